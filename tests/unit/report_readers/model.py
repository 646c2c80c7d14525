"""What a script of report_sample.c asks for, as parts: no reader, but its own count."""
import re
import unicodedata

from report_readers.parts import KINDS, merge


def displayable(text):
    def shown(character):
        code = ord(character)
        if character in "\t":
            return " "
        if code in (0x200D, 0xFE0E, 0xFE0F):
            return ""
        if unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp", "Cs"):
            return character if character == "\n" else f"⟨{code:04X}⟩"
        return character
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    return "".join(map(shown, text))


class Rich:
    def __init__(self, one_line=False):
        self.spans, self.gap, self.one_line = [], "", one_line

    def add(self, style, text):
        text = displayable(text)
        if self.one_line:
            text = text.replace("\n", " ")
        for piece in re.findall(r"[ \n]+|[^ \n]+", text):
            if piece.strip(" \n"):
                gap = "\n" if "\n" in self.gap else " " if self.gap else ""
                if gap and self.spans:
                    self.spans.append(("", gap))
                self.spans.append((style, piece))
                self.gap = ""
            else:
                self.gap += piece


def line(text):
    rich = Rich(one_line=True)
    rich.add("", text)
    return "".join(text for _, text in rich.spans)


class Model:
    """Obeys a script as report-sample does, and tells the parts it makes."""

    def __init__(self, script):
        self.blocks, self.open, self.meta = [], None, None
        for verb, *texts in script:
            getattr(self, "do_" + verb)(*texts)
        self.blocks = [block for block in self.blocks
                       if block[0] not in ("heading", "paragraph") or block[1].spans]

    def block(self, kind, *more, one_line=False):
        self.open = Rich(one_line)
        self.blocks.append((kind, self.open, *more))

    def do_meta(self, *texts):
        self.meta = dict(zip(("title", "subject", "language", "header", "footer"), texts))

    def do_heading(self, level, text):
        self.block("heading", int(level), one_line=True)
        self.open.add("", text)

    def do_paragraph(self, text):
        self.block("paragraph")
        self.open.add("", text)

    def do_plain(self, text):
        self.open.add("", text)

    def do_bold(self, text):
        self.open.add("b", text)

    def do_italic(self, text):
        self.open.add("i", text)

    def do_label(self, _, sign, word):
        self.open.add("b", f"{sign} {word}")
        self.open.add("", " ")

    def do_item(self, kind, level, text):
        self.block("item", KINDS[int(kind)], int(level), False)
        self.open.add("", text)

    def do_check(self, level, done, text):
        self.block("item", "checks", int(level), done != "0")
        self.open.add("", text)

    def do_fact(self, term, text):
        self.block("fact", term)
        self.open.add("", text)

    def do_table(self, _, *columns):
        self.blocks.append(("table", None, [line(title) for title in columns[::4]], []))

    def do_row(self):
        self.blocks[-1][3].append([])

    def do_cell(self, text):
        self.open = Rich()
        self.blocks[-1][3][-1].append(self.open)
        self.open.add("", text)

    def do_break(self):
        self.blocks.append(("break", None))

    def list_parts(self, at):
        _, _, kind, level, _ = self.blocks[at]
        yield at, ("open", kind)
        while at < len(self.blocks) and self.blocks[at][0] == "item" \
                and self.blocks[at][2:4] == (kind, level):
            rich, done = self.blocks[at][1], self.blocks[at][4]
            at += 1
            yield at, ("item", done if kind == "checks" else None, merge(rich.spans))
            while at < len(self.blocks) and self.blocks[at][0] == "item" \
                    and self.blocks[at][3] > level:
                for at, part in self.list_parts(at):
                    yield at, part
        yield at, ("close",)

    def fact_parts(self, at):
        colon = ":" if self.meta["language"] == "en" else "\u00a0:"
        spans = []
        while at < len(self.blocks) and self.blocks[at][0] == "fact":
            _, rich, term = self.blocks[at]
            spans += [("", "\n")] * bool(spans) + [("b", line(term) + colon)]
            spans += [("", " ")] * bool(rich.spans) + rich.spans
            at += 1
        yield at, ("paragraph", merge(spans))

    def table_parts(self, at):
        _, _, titles, rows = self.blocks[at]
        yield at, ("head", [merge([("", title)]) for title in titles])
        for row in rows:
            cells = [merge(rich.spans) for rich in row]
            yield at, ("row", cells + [[]] * (len(titles) - len(row)))
        yield at + 1, ("end",)

    def parts(self):
        at = 0
        while at < len(self.blocks):
            kind, rich, *more = self.blocks[at]
            if kind in ("item", "fact", "table"):
                walk = {"item": self.list_parts, "fact": self.fact_parts,
                        "table": self.table_parts}[kind]
                for at, part in walk(at):
                    yield part
                continue
            at += 1
            if kind == "break":
                yield ("break",)
            else:
                yield (kind, *more, merge(rich.spans))

    def whole(self):
        """The parts, with the lines of the top and of the bottom around them."""
        around = [[("paragraph", merge([("i", text)]))] if text else []
                  for text in (line(self.meta["header"]), line(self.meta["footer"]))]
        return around[0] + list(self.parts()) + around[1]
