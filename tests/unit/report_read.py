#!/usr/bin/env python3
"""Read back what report-sample wrote in three formats, and hold it to what was asked.

usage: report_read.py REPORT_SAMPLE FOLDER_OF_SCRIPTS [SEED…]

Every script (*.script) and many documents made by chance are written, then read again
by a reader of each format; each must find exactly the parts, texts and emphasis of a
model computed from the script. Other tools judge too where they are installed:
cmark-gfm reads the Markdown, tidy the HTML, soffice turns the ODT into PDF.
"""
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True

from report_readers.chance import some_script
from report_readers.markdown import markdown_parts
from report_readers.model import Model, line
from report_readers.odt import name, odt_package, odt_whole
from report_readers.page import Html, html_parts, tidy_parts
from report_readers.parts import Bad, need
from report_readers.script import read_script, write_script

MADE_BY_CHANCE = 120


def check_cmark(path, wanted):
    done = subprocess.run(["cmark-gfm", "--unsafe", "-e", "table", "-e", "tasklist",
                           "-e", "strikethrough", path], capture_output=True, check=True)
    found = list(tidy_parts(Html(done.stdout.decode("utf-8")).parts))
    differ("cmark-gfm", found, wanted)


def check_tidy(path, _):
    done = subprocess.run(
        ["tidy", "-e", "-q", "-utf8", "--drop-empty-elements", "no", path],
        capture_output=True, text=True, check=False)
    need(not done.stderr, "tidy:", done.stderr)


def check_meta(folder, model):
    page = Html((folder / "report.html").read_text(encoding="utf-8"))
    meta = odt_package(folder / "report.odt")["meta.xml"]
    title = line(model.meta["title"])
    need(page.meta["title"] == (title or "Sans titre"), "title", page.meta["title"])
    need((meta.findtext(".//" + name("dc:title")) or "") == title, "title of ODT")
    need((page.meta.get("description") or "") == line(model.meta["subject"]), "subject")
    need((meta.findtext(".//" + name("dc:subject")) or "") ==
         line(model.meta["subject"]), "subject of ODT")
    need(meta.findtext(".//" + name("dc:language")) ==
         ("en-GB" if model.meta["language"] == "en" else "fr-FR"), "language")


def check_pdf(path, _):
    folder = path.parent
    done = subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
         "--convert-to", "pdf", "--outdir", folder, path],
        capture_output=True, text=True, check=False, timeout=120)
    pdf = path.with_suffix(".pdf")
    need(pdf.is_file() and pdf.read_bytes()[:5] == b"%PDF-", done.stdout, done.stderr)


# tool: what it reads, how, and whether it is quick enough for documents made by chance
JUDGES = {
    "cmark-gfm": ("report.md", check_cmark, True),
    "tidy": ("report.html", check_tidy, True),
    "soffice": ("report.odt", check_pdf, False),
}


def differ(name_of_format, found, wanted):
    for at, (one, other) in enumerate(zip(found + [None], wanted + [None])):
        need(one == other,
             f"{name_of_format}, part {at}:\n  found  {one}\n  wanted {other}")


def check(sample, script, folder, judges):
    subprocess.run([sample, folder / "script", folder], check=True)
    model = Model(script)
    wanted = model.whole()
    differ("Markdown", list(markdown_parts(folder / "report.md")), wanted)
    differ("HTML", html_parts(folder / "report.html"), wanted)
    differ("ODT", odt_whole(folder / "report.odt"), wanted)
    check_meta(folder, model)
    for file, judge, _ in judges:
        judge(folder / file, wanted)


def run(sample, what, script, judges):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        write_script(folder / "script", script)
        try:
            check(sample, script, folder, judges)
        except Bad as bad:
            shown = (folder / "script").read_text(encoding="utf-8")
            sys.exit(f"{what}: {bad}\n--- script\n{shown}")


def main():
    sample, scripts = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    judges = []
    for tool, judge in JUDGES.items():
        if shutil.which(tool):
            judges.append(judge)
        else:
            print(f"{tool} is not installed: skipped, nothing else reads {judge[0]}")
    found = sorted(scripts.glob("*.script"))
    need(found, "no script in", scripts)
    for path in found:
        run(sample, path.name, read_script(path), judges)
    quick = [judge for judge in judges if judge[2]]
    for seed in map(int, sys.argv[3:] or range(MADE_BY_CHANCE)):
        script = list(some_script(random.Random(seed)))
        run(sample, f"chance {seed}", script, quick)


if __name__ == "__main__":
    main()
