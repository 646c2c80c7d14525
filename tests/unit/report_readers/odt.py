"""A reader of ODT: the package, its styles, its content."""
import xml.etree.ElementTree
import zipfile

from report_readers.parts import merge, need

SPACES = {"text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
          "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
          "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
          "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
          "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
          "dc": "http://purl.org/dc/elements/1.1/"}


def name(text):
    prefix, _, local = text.partition(":")
    return f"{{{SPACES[prefix]}}}{local}"


def odt_spans(element, style=""):
    spans = [(style, element.text or "")]
    for child in element:
        if child.tag == name("text:line-break"):
            spans.append((style, "\n"))
        else:
            need(child.tag == name("text:span"), "unknown", child.tag)
            emphasis_of = "i" if child.get(name("text:style-name")) == "Emphasis" else "b"
            spans += odt_spans(child, emphasis_of)
        spans.append((style, child.tail or ""))
    return spans


def odt_list(element):
    kind = element.get(name("text:style-name")).lower()
    yield ("open", kind)
    for item in element:
        spans, done = odt_spans(item[0]), None
        if kind == "checks":
            text = "".join(text for _, text in spans)
            need(text[:2] in ("☐ ", "☑ "), "no box:", text)
            done = text[0] == "☑"
            first = next(at for at, (_, text) in enumerate(spans) if text)
            spans[first] = (spans[first][0], spans[first][1][2:])
        yield ("item", done, merge(spans))
        for below in item[1:]:
            yield from odt_list(below)
    yield ("close",)


def odt_table(element):
    rows = element.findall(".//" + name("table:table-row"))
    columns = element.findall(name("table:table-column"))
    need(rows[0] in list(element.find(name("table:table-header-rows"))), "no head")
    for number, row in enumerate(rows):
        need(len(row) == len(columns), "cells of a row")
        yield ("row" if number else "head", [merge(odt_spans(cell[0])) for cell in row])
    yield ("end",)


def odt_parts(root):
    facts = []
    for element in root.find(name("office:body")).find(name("office:text")):
        style = element.get(name("text:style-name"))
        if style == "Fact":
            facts += [("", "\n")] * bool(facts) + odt_spans(element)
            continue
        if facts:
            yield ("paragraph", merge(facts))
            facts = []
        if style == "Page_20_Break":
            yield ("break",)
        elif element.tag == name("text:h"):
            yield ("heading", int(element.get(name("text:outline-level"))),
                   merge(odt_spans(element)))
        elif element.tag == name("text:p"):
            yield ("paragraph", merge(odt_spans(element)))
        elif element.tag == name("text:list"):
            yield from odt_list(element)
        else:
            yield from odt_table(element)
    if facts:
        yield ("paragraph", merge(facts))


def styles_named(root):
    return {element.get(name("style:name")) for element in root.iter()
            if element.get(name("style:name"))}


def styles_used(root):
    for element in root.iter():
        for key, value in element.attrib.items():
            if key.endswith("}style-name") or key.endswith("}parent-style-name"):
                yield value


def odt_package(path):
    """The XML parts of a package that is as OpenDocument wants it."""
    raw = path.read_bytes()
    need(raw[:4] == b"PK\3\4" and raw[30:38] == b"mimetype"
         and raw[38:77] == b"application/vnd.oasis.opendocument.text", "mimetype")
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        need(package.testzip() is None, "a bad sum")
        need(package.infolist()[0].compress_type == zipfile.ZIP_STORED, "compressed type")
        need(not package.infolist()[0].extra, "the type has an extra field")
        parts = {name: xml.etree.ElementTree.fromstring(package.read(name))
                 for name in names if name.endswith(".xml")}
    entries = {entry.get(name("manifest:full-path"))
               for entry in parts["META-INF/manifest.xml"]}
    need(entries == {"/"} | set(names) - {"mimetype", "META-INF/manifest.xml"}, entries)
    named = styles_named(parts["styles.xml"]) | styles_named(parts["content.xml"])
    for root in parts.values():
        need(not set(styles_used(root)) - named, set(styles_used(root)) - named)
    return parts


def odt_whole(path):
    parts = odt_package(path)
    master = parts["styles.xml"].find(".//" + name("style:master-page"))

    def around(what):
        element = master.find(name("style:" + what))
        text = "" if element is None else element[0].text or ""
        return [("paragraph", merge([("i", text)]))] if text else []
    footer = master.find(name("style:footer"))
    need(footer.find(".//" + name("text:page-number")) is not None, "no page number")
    return around("header") + list(odt_parts(parts["content.xml"])) + around("footer")
