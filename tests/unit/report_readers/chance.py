"""Documents made by chance, of all that could be taken for something else than text."""

PIECES = ("a", "é", "Z", "1", "12", ".", ")", "-", "+", "*", "**", "_", "__", "`", "```",
          "~~~", "#", "##", "|", "\\", "\\\\", "&", "&amp;", "&#65;", "<", ">", "<b>",
          "<!--", "-->", "]]>", "[", "]", "(", "[x]", "![a](b)", "=", "===", "---", ":",
          ":-:", "\"", "'", "« mot »", "«\u00a0mot\u00a0»", "\u202f!", "œ", "engagé·e·s",
          "🌱", "👩\u200d🌾", "e\u0301", "n\u0303", "\u202e", "\x1b[31m", "\x85", "\r",
          "\r\n", "\n", "\n", "\n\n", " ", " ", " ", " ", "  ", "\t", "http://a_b.example",
          "x@example.org", "$a$", "^", "{", "}", "!", "?", "@", "%", "…", "—", "☐", "中",
          "mot", "deux mots", "1. ", "- ", "> ", "# ", "* ", "+ ")


def some_text(chance, most=8):
    return "".join(chance.choice(PIECES) for _ in range(chance.randrange(most)))


def some_runs(chance):
    for _ in range(chance.choice((0, 0, 1, 2, 4))):
        if chance.random() < 0.15:
            yield ("label", str(chance.randrange(5)), chance.choice("+!*?"),
                   some_text(chance, 3))
        else:
            yield (chance.choice(("plain", "bold", "italic")), some_text(chance, 4))


def some_list(chance):
    for number in range(chance.randrange(1, 13)):
        level = str(chance.choice((1, 1, 2)) if number else 1)
        if chance.random() < 0.3:
            yield ("check", level, str(chance.randrange(2)), some_text(chance))
        else:
            yield ("item", str(chance.randrange(2)), level, some_text(chance))
        yield from some_runs(chance)


def some_table(chance):
    columns = chance.randrange(1, 5)
    spec = [str(chance.choice((0, 12)))]
    for _ in range(columns):
        spec += [some_text(chance, 4), str(chance.randrange(9)), str(chance.randrange(3)),
                 str(chance.randrange(2))]
    yield ("table", *spec)
    for _ in range(chance.randrange(4)):
        yield ("row",)
        for _ in range(chance.randrange(columns + 1)):
            yield ("cell", some_text(chance))
            yield from some_runs(chance)


def some_script(chance):
    yield ("meta", some_text(chance), some_text(chance), chance.choice(("fr", "en")),
           some_text(chance), some_text(chance))
    for _ in range(chance.randrange(12)):
        kind = chance.randrange(6)
        if kind == 0:
            yield ("heading", str(chance.randrange(1, 5)), some_text(chance))
            yield from some_runs(chance)
        elif kind == 1:
            yield ("paragraph", some_text(chance))
            yield from some_runs(chance)
        elif kind == 2:
            yield from some_list(chance)
        elif kind == 3:
            yield ("fact", some_text(chance, 4), some_text(chance))
            yield from some_runs(chance)
        elif kind == 4:
            yield from some_table(chance)
        else:
            yield ("break",)
