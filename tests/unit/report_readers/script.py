"""Scripts of report_sample.c, read and written."""
import re


def escape(text):
    text = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")
    return text.replace("\r", "\\x0d")


def write_script(path, script):
    path.write_bytes("".join("\t".join(map(escape, row)) + "\n" for row in script)
                     .encode("utf-8"))


def unescape(text):
    raw = re.sub(rb"\\(x..|.)", lambda found: bytes([int(found[1][1:], 16)])
                 if found[1][:1] == b"x" else {b"n": b"\n", b"t": b"\t"}.get(
                     found[1], found[1]), text)
    return raw.decode("utf-8")


def read_script(path):
    return [[unescape(text) for text in row.split(b"\t")]
            for row in path.read_bytes().splitlines()]
