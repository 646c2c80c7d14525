"""A strict reader of the Markdown of a report: what is not escaped is a fault."""
import re
import unicodedata

from report_readers.parts import KINDS, merge, need

BLOCK_START = re.compile(r" {0,3}([-+*]( |$)|\d{1,9}[.)]( |$)|#{1,6}( |$)|>|```|~~~|=+ *$"
                         r"|-+ *$|<|\||:-| {4})")
ITEM = re.compile(r"( *)(- |\* |(\d+)\. )(?:\[([ x])\] )?(.*)", re.S)


def is_space(character):
    return character in "\n" or unicodedata.category(character) == "Zs"


def is_sign(character):
    return unicodedata.category(character)[0] in "PS"


def flanks(text, start, end):
    """(left, right)-flanking, of CommonMark 6.2, for the delimiter text[start:end]."""
    before, after = text[start - 1:start] or "\n", text[end:end + 1] or "\n"
    left = not is_space(after) and (not is_sign(after) or is_space(before)
                                    or is_sign(before))
    right = not is_space(before) and (not is_sign(before) or is_space(after)
                                      or is_sign(after))
    return left and (text[start] == "*" or not right or is_sign(before)), \
        right and (text[start] == "*" or not left or is_sign(after))


def emphasis(style, mark, source, at):
    opens, closes = flanks(source, at, at + len(mark))
    wanted = "b" if mark == "**" else "i"
    need(style in ("", wanted), "emphasis inside another:", source)
    need(closes if style else opens, "no emphasis at", at, "of", source)
    return "" if style else wanted


TOKEN = re.compile(r"\\\n *|\\[!-/:-@\[-`{-~]|&#?\w+;|<br>|<!-- -->|\*\*|_|.|\n", re.S)


def markdown_spans(source):
    style, spans = "", []
    for token in TOKEN.finditer(source):
        text = token.group()
        if text in ("**", "_"):
            style = emphasis(style, text, source, token.start())
            continue
        need(text not in tuple("*`<>[]|~\n"), "not escaped:", text, "in", source)
        if text == "<br>" or text.startswith("\\\n"):
            text = "\n"
        elif text[0] == "\\" and len(text) == 2:
            text = text[1]
        elif text[0] == "&" and len(text) > 1:
            need(text[1] == "#", "a name of a character:", text)
            text = chr(int(text[2:-1]))
        elif text == "<!-- -->":
            text = ""
        spans.append((style, text))
    need(not style, "emphasis that does not end:", source)
    return merge(spans)


def read_items(lines):
    """(indent, kind, number, done, text) of each item of a block."""
    items, goes_on = [], False
    for text in lines:
        if goes_on:
            start = text[items[-1][5]:]
            need(text[:items[-1][5]].strip() == "" and not BLOCK_START.match(start),
                 "a line of an item is not its text:", text)
            items[-1][4] += "\n" + text
        else:
            indent, sign, number, done, rest = ITEM.fullmatch(text).groups()
            kind = KINDS[0] if sign == "- " else KINDS[2] if sign == "* " else KINDS[1]
            need((kind == "checks") == (done is not None), "a box is missing:", text)
            need(not BLOCK_START.match(rest) or rest == "<!-- -->", "a block:", text)
            items.append([len(indent), kind, number, done, rest, len(indent + sign)])
        goes_on = ends_by_break(text)
    return items


def ends_by_break(text):
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1


def markdown_list(lines):
    stack = []  # (indent, kind, items so far, column of the text)
    for indent, kind, number, done, text, column in read_items(lines):
        while stack and (indent, kind) != (stack[-1][0], stack[-1][1]) \
                and indent <= stack[-1][0]:
            stack.pop()
            yield ("close",)
        if not stack or indent > stack[-1][0]:
            need(indent == (stack[-1][3] if stack else 0), "indented by", indent, text)
            stack.append([indent, kind, 0, column])
            yield ("open", kind)
        stack[-1][2:] = [stack[-1][2] + 1, column]
        need(kind != "numbers" or int(number) == stack[-1][2], "number", number)
        yield ("item", done == "x" if done else None, markdown_spans(text))
    for _ in stack:
        yield ("close",)


def markdown_table(lines):
    rows = []
    for text in lines:
        cells = re.findall(r"((?:\\.|[^|\\])*)\|", text[1:])
        need(text[0] == "|" and "".join(cell + "|" for cell in cells) == text[1:], text)
        rows.append([cell.strip(" ") for cell in cells])
        need(len(rows[-1]) == len(rows[0]), "cells:", text)
    need(all(re.fullmatch(":?-+:?", cell) for cell in rows.pop(1)), "no rule", lines)
    for number, row in enumerate(rows):
        yield ("row" if number else "head", [markdown_spans(cell) for cell in row])
    yield ("end",)


def markdown_parts(path):
    text = path.read_bytes().decode("utf-8")
    need(text.endswith("\n") or not text, "no end of line")
    for block in text[:-1].split("\n\n") if text else ():
        lines = block.split("\n")
        heading = re.fullmatch(r"(#{1,4}) (.*)", block)
        if heading:
            yield ("heading", len(heading[1]), markdown_spans(heading[2]))
        elif block == "---":
            yield ("break",)
        elif block[0] == "|":
            yield from markdown_table(lines)
        elif ITEM.match(block):
            yield from markdown_list(lines)
        else:
            for text in lines:
                need(not BLOCK_START.match(text), "a line begins a block:", text)
            yield ("paragraph", markdown_spans(block))
