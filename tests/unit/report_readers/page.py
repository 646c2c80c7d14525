"""A strict reader of HTML: that of a report, and what cmark-gfm makes of its Markdown."""
import html.parser
import re

from report_readers.parts import merge, need, strip

VOID = {"meta", "col", "br", "hr", "input"}
ACTIVE = {"script", "link", "img", "iframe", "a", "href", "src", "onload", "onclick"}
HOLDS_TEXT = {"p", "li", "td", "th", "h1", "h2", "h3", "h4", "title", "dt", "dd"}


class Html(html.parser.HTMLParser):
    """Parts of a page, and a stack that must be empty at the end. Reads what cmark-gfm
    writes too: boxes are inputs there, and facts a paragraph."""

    def __init__(self, text):
        super().__init__()
        self.parts, self.stack, self.spans, self.cells = [], [], None, None
        self.lists = []
        self.facts, self.meta = None, {}
        self.feed(text)
        self.close()
        need(not self.stack, "not closed:", self.stack)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        need(tag not in ACTIVE and not ACTIVE & set(attrs), "active:", tag, attrs)
        if tag == "input":
            self.lists[-1][1] = "checks"
            self.spans.append(("", "☑" if "checked" in attrs else "☐"))
        elif tag == "br":
            self.spans.append(("", "\n"))
        elif tag == "hr":
            self.parts.append(("break",))
        elif tag == "meta":
            self.meta[attrs.get("name")] = attrs.get("content")
        elif tag in ("ul", "ol"):
            self.flush_item()
            kind = "numbers" if tag == "ol" else attrs.get("class", "bullets")
            self.lists.append(["open", kind])
            self.parts.append(self.lists[-1])
        elif tag == "tr":
            self.cells = []
        elif tag == "dl":
            self.facts = []
        elif tag in HOLDS_TEXT:
            self.spans = []
        if tag not in VOID:
            self.stack.append(tag)

    def handle_data(self, text):
        styles = {"strong": "b", "em": "i"}
        style = next((styles[tag] for tag in self.stack if tag in styles), "")
        if self.spans is not None:
            self.spans.append((style, text))

    def flush_item(self):
        """The text of the item is known: at its end, or where a list in it begins."""
        if not self.lists or self.spans is None:
            return
        text = "".join(text for _, text in self.spans)
        done = None
        if self.lists[-1][1] == "checks":
            need(text[:1] in tuple("☐☑"), "no box:", text)
            done = text[0] == "☑"
            self.spans[0] = ("", self.spans[0][1][1:])
            self.spans = strip(self.spans)
        self.parts.append(("item", done, strip(self.spans)))
        self.spans = None

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        need(self.stack and self.stack[-1] == tag, "closed out of order:", tag)
        if tag == "li":
            self.flush_item()
        self.stack.pop()
        if tag == "p":
            around = [("i", text) for _, text in self.spans] \
                if {"header", "footer"} & set(self.stack) else self.spans
            self.parts.append(("paragraph", merge(around)))
        elif tag in ("h1", "h2", "h3", "h4"):
            self.parts.append(("heading", int(tag[1]), merge(self.spans)))
        elif tag in ("ul", "ol"):
            self.lists.pop()
            self.parts.append(("close",))
        elif tag in ("td", "th"):
            self.cells.append(merge(self.spans))
        elif tag == "tr":
            self.parts.append(("head" if "thead" in self.stack else "row", self.cells))
        elif tag == "table":
            self.parts.append(("end",))
        elif tag == "title":
            self.meta["title"] = "".join(text for _, text in self.spans)
        elif tag == "dt":
            self.facts += [("", "\n")] * bool(self.facts)
            self.facts += [("b", text) for _, text in self.spans]
        elif tag == "dd":
            self.facts += [("", " ")] * bool(self.spans) + self.spans
        elif tag == "dl":
            self.parts.append(("paragraph", merge(self.facts)))
        if tag in HOLDS_TEXT:
            self.spans = None


def tidy_parts(parts):
    """Paragraphs of soft breaks (cmark-gfm) have a newline after <br>: one is enough."""
    def one(spans):
        return merge([(style, re.sub("\n+", "\n", text)) for style, text in spans])
    for part in parts:
        if part[0] in ("head", "row"):
            yield (part[0], [one(cell) for cell in part[1]])
        elif isinstance(part[-1], list):
            yield (*part[:-1], one(part[-1]))
        else:
            yield tuple(part)


def html_parts(path):
    text = path.read_bytes().decode("utf-8")
    need(text.startswith("<!DOCTYPE html>\n"), "no doctype")
    style = re.search(r"<style>(.*?)</style>", text, re.S)[1]
    need(not re.search(r"url\(|@import", style), "the style fetches something")
    return list(tidy_parts(Html(text).parts))
