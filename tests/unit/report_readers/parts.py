"""What every reader of a report gives, and the model too: a list of parts.

  ("heading", level, spans) ("paragraph", spans) ("break",)
  ("open", kind) ("item", done or None, spans) ("close",)
  ("head", [spans…]) ("row", [spans…]) ("end",)

spans is [(style, text)…], style "", "b" or "i". Facts are one paragraph, a line each.
The lines at the top and at the bottom of the document are paragraphs in italics.
"""
import re

KINDS = ("bullets", "numbers", "checks")


class Bad(Exception):
    """What a reader says of a document that is not as it should be."""


def need(good, *what):
    if not good:
        raise Bad(" ".join(map(str, what)))


def merge(spans):
    """Neighbours of one style are one; gaps between two words have none."""
    out = []
    for style, text in spans:
        for piece in re.split(r"([ \n]+)", text):
            mine = "" if re.fullmatch(r"[ \n]*", piece) else style
            if piece and out and (out[-1][0] == mine):
                out[-1] = (mine, out[-1][1] + piece)
            elif piece:
                out.append((mine, piece))
    return out


def strip(spans):
    """Without the spaces at either end, which a reader of HTML does not show."""
    spans = [("", "")] + merge(spans)
    if not spans[-1][1].strip(" \n"):
        spans.pop()
    if len(spans) > 1 and not spans[1][1].strip(" \n"):
        spans.pop(1)
    if len(spans) > 1:
        spans[1] = (spans[1][0], spans[1][1].lstrip(" \n"))
        spans[-1] = (spans[-1][0], spans[-1][1].rstrip(" \n"))
    return spans[1:]
