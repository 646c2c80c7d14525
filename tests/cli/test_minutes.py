#!/usr/bin/env python3
"""Minutes, calendars and agendas through the real program.

usage: test_minutes.py PROGRAM FIXTURE PROGRAMMES [TEST…]

FIXTURE is minutes-fixture: it plants thirty people, with mail and phone, in every field
of a meeting. PROGRAMMES is the folder of programmes as people paste them.
"""
import collections
import html
import json
import os
import pathlib
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import unicodedata
import unittest
import zipfile

PROGRAM, FIXTURE, PROGRAMMES = (os.path.abspath(sys.argv.pop(1)) for _ in range(3))
LEVELS = ["public", "membres", "binome"]
FORMATS = {"markdown": "md", "html": "html", "odt": "odt"}
GIVEN = ["Nadia", "Yvon", "Élodie", "Jean-Pierre", "Rose", "Maëlle", "Zoé", "Théo", "Aïcha",
         "Bérénice", "Corentin", "Djamila", "Enzo", "Fatou", "Gaëtan", "Hélène", "Inès",
         "Jérôme", "Katell", "Loïc", "Malika", "Noé", "Ophélie", "Pierre", "Quentin",
         "Raphaël", "Solène", "Tiphaine", "Ugo", "Valérie"]
FAMILY = ["Benali", "Le Goff", "d’Ormesson-Test", "de La Tournelle", "Petit", "Kermadec",
          "O’Lannec", "Abadiou", "Ben Youssouf", "Cazalbou", "Dambrezat", "Escoubès",
          "Fourcaderie", "Gimazane", "Hourcastagné", "Ibarboure", "Jaurrey", "Kerbrat",
          "Lacœuilhe", "Mazaudoux", "Nougarède", "Oustaloup", "Puechmaille", "Quérelou",
          "Rouquayrolle", "Sarrabezolles", "Trémoulet", "Urrutibehety", "Vidaillac",
          "Ywanne"]
PHONES = ["06 00 00 00 {:02}", "06000000{:02}", "+33 6 00 00 00 {:02}", "06.00.00.00.{:02}",
          "(+33)600-00-00-{:02}"]
TOKEN = re.compile(r"(?:note|decision|action|question|slot|expectation|line|prompt|"
                   r"objective|description|feeling|group|place)-\d\d")


def fold(text):
    text = text.replace("œ", "oe").replace("Œ", "oe").replace("’", " ").replace("-", " ")
    text = unicodedata.normalize("NFD", text)
    return "".join(c for c in text if not unicodedata.combining(c)).casefold()


def people():
    for number, (given, family) in enumerate(zip(GIVEN, FAMILY)):
        mail = re.sub("[^a-z.]", "", fold(given) + "." + fold(family)) + "@example.org"
        phone = PHONES[number % len(PHONES)].format(number + 10)
        yield given, family, mail, phone


def document_bytes(path):
    """All the text a reader could find in the file: of a package, of each part."""
    if path.suffix != ".odt":
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as package:
        return "\n".join(package.read(name).decode("utf-8", "replace")
                         for name in package.namelist())


def plain(path):
    text = document_bytes(path).replace("\u00a0", " ")
    if path.suffix == ".md":
        return re.sub(r"[\\*]", "", text)
    return html.unescape(re.sub(r"<[^>]*>", "\n", text)).replace("\u00a0", " ")


# By a reader that is not the program's, in whatever Python has it.
READ_CALENDAR = """
import json, sys
import icalendar
with open(sys.argv[1], "rb") as file:
    calendar = icalendar.Calendar.from_ical(file.read())
def say(value):
    if not hasattr(value, "dt"):
        return str(value)
    zone = value.params.get("TZID")
    return value.dt.isoformat() + (" " + zone if zone else "")
print(json.dumps({
    "zones": [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")],
    "events": [{name: say(value) for name, value in event.items()}
               for event in calendar.walk("VEVENT")]}))
"""


def can_import(python, module):
    return os.path.exists(python) and subprocess.run(
        [python, "-c", f"import {module}"], capture_output=True, check=False).returncode == 0


class Home(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="terreau-minutes-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        clock = self.folder / "clock"
        clock.write_text("2026-03-12T12:00:00", encoding="utf-8")
        self.env = {"PATH": os.environ["PATH"], "HOME": str(self.folder),
                    "LANG": "C.UTF-8", "TZ": "Europe/Paris", "TERREAU_CLOCK": str(clock)}
        for name in ("ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS"):
            if name in os.environ:
                self.env[name] = os.environ[name]
        self.file = self.folder / "lilas.terreau"
        self.good("new", str(self.file), "--from", "engagement")

    def run_program(self, *args, **options):
        return subprocess.run([PROGRAM, *args], cwd=self.folder, env=self.env,
                              capture_output=True, encoding="utf-8", timeout=60,
                              check=False, **options)

    def good(self, *args, **options):
        done = self.run_program(*args, **options)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def refused(self, *args, status=2, says=""):
        done = self.run_program(*args)
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
        self.assertIn(says, done.stderr)

    def fill(self):
        names = self.folder / "names"
        names.write_text("\n".join(";".join(one) for one in people()) + "\n",
                         encoding="utf-8")
        subprocess.run([FIXTURE, str(self.file), str(names)], env=self.env, check=True,
                       timeout=60)

    def minutes(self, level, form):
        path = self.folder / f"{level}.{FORMATS[form]}"
        self.good("export", "minutes", str(self.file), "--meeting", "1", "--level", level,
                  "--format", form, "-o", str(path), "--force")
        return path

    def rows(self, table):
        return json.loads(self.good("export", "json", str(self.file)))[table]


class Minutes(Home):
    def setUp(self):
        super().setUp()
        self.fill()

    def test_the_three_formats_hold_the_same(self):
        wanted = {"note": 65, "decision": 3, "action": 5, "question": 2, "slot": 10,
                  "expectation": 2, "line": 10, "objective": 2, "group": 1, "feeling": 18}
        for level in LEVELS:
            found = [collections.Counter(TOKEN.findall(plain(self.minutes(level, form))))
                     for form in FORMATS]
            self.assertEqual(found[0], found[1], level)
            self.assertEqual(found[0], found[2], level)
            counts = collections.Counter(token.split("-")[0] for token in found[0])
            for what, count in wanted.items():
                self.assertEqual(counts[what], count, (level, what))
            for token in found[0]:  # once in its slot, once in the table
                if token.startswith(("decision", "action")):
                    self.assertEqual(found[0][token], 2, token)

    def test_the_public_files_name_and_reach_nobody(self):
        for form in FORMATS:
            path = self.minutes("public", form)
            text, digits = fold(plain(path)), re.sub(r"\D", "", plain(path))
            raw = document_bytes(path)
            for given, family, mail, phone in people():
                for name in (given, family):
                    self.assertNotRegex(text, r"\b" + re.escape(fold(name)) + r"\b", path)
                    self.assertNotIn(name, raw, path)
                self.assertNotIn(mail, raw)
                self.assertNotIn(phone, raw)
                self.assertNotIn(re.sub(r"\D", "", phone)[-9:], digits)
            self.assertNotIn("@example", text)
            self.assertNotIn("+33", plain(path))
            self.assertNotIn("private-", text)
            self.assertIn("quelqu’un", plain(path))
            self.assertIn("[nom]", plain(path))

    def test_the_public_level_warns(self):
        done = self.run_program("export", "minutes", str(self.file), "--level", "public")
        self.assertRegex(done.stderr, r"^\d+ textes citaient un nom ou une adresse")
        self.assertEqual(done.stderr.count("«"), 5, done.stderr)
        done = self.run_program("export", "minutes", str(self.file), "--level", "binome")
        self.assertEqual(done.stderr, "")

    def test_members_read_names_but_reach_nobody(self):
        text = plain(self.minutes("membres", "markdown"))
        self.assertRegex(text, r"Présent·e·s : 18\b")
        self.assertRegex(text, r"Noms : .*Nadia Benali")
        self.assertNotIn("Noms des excusé·e·s", text)
        self.assertNotIn("private-", text)
        self.assertNotRegex(text, r"note-\d\d.*— ")  # no author
        for _, _, mail, phone in people():
            self.assertNotIn(mail, text)
            self.assertNotIn(phone, text)

    def test_the_pair_reads_everything_but_whose_feelings(self):
        text = plain(self.minutes("binome", "markdown"))
        for given, family, mail, phone in people():
            for planted in (given, family, mail, phone):
                self.assertIn(planted, text)
        self.assertIn("Noms des excusé·e·s", text)
        self.assertRegex(text, r"note-\d\d.*— \w")
        self.assertIn("private-10", text)
        self.assertIn("18 ressentis", text)
        self.assertIn("Annexe : temps prévus et réels", text)

    def test_the_level_and_the_format_have_defaults(self):
        path = self.folder / "cr.html"
        self.good("export", "minutes", str(self.file), "-o", str(path))
        self.assertIn("pour les membres", plain(path))
        self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o600)
        self.assertIn("\n# ", self.good("export", "minutes", str(self.file)))
        self.refused("export", "minutes", str(self.file), "-o", str(path), status=1)
        self.refused("export", "minutes", str(self.file), "-o", "cr.txt", says="cr.txt")

    def test_a_meeting_is_named_by_its_rank_or_its_id(self):
        first = self.rows("meetings")[0]["id"]
        self.good("import", "agenda", str(self.file),
                  os.path.join(PROGRAMMES, "lilas.txt"))
        for rank in (first, "1", "2"):
            self.good("export", "minutes", str(self.file), "--meeting", rank)
        for rank in ("0", "3", "premier", "-1", "1.5", "99999999999999999999"):
            self.refused("export", "minutes", str(self.file), f"--meeting={rank}",
                         says=rank[:20])
        self.refused("export", "minutes", str(self.file), says="--meeting")

    def test_sheets_to_print(self):
        sheet = self.good("export", "emargement", str(self.file), "--meeting", "1")
        self.assertIn("Benali", sheet)
        boards = len(self.rows("boards"))
        wall = self.good("export", "postits", str(self.file), "--board", str(boards))
        self.assertEqual(len(set(re.findall(r"note-\d\d", wall))), 65)
        blank = self.good("export", "postits", str(self.file), "--board", str(boards),
                          "--blank")
        self.assertNotIn("note-", blank)
        self.refused("export", "postits", str(self.file), "--board", str(boards + 1),
                     says=str(boards + 1))

    def test_another_reader_opens_the_odt(self):
        if not shutil.which("soffice"):
            self.skipTest("soffice is not installed: nothing else opens the ODT")
        path = self.minutes("membres", "odt")
        subprocess.run(["soffice", f"-env:UserInstallation=file://{self.folder}/profile",
                        "--headless", "--convert-to", "pdf", "--outdir", self.folder,
                        path], capture_output=True, check=False, timeout=120)
        self.assertEqual(path.with_suffix(".pdf").read_bytes()[:5], b"%PDF-")

    def test_the_program_loads_no_library_of_documents(self):
        if not shutil.which("ldd"):
            self.skipTest("no ldd here")
        linked = subprocess.run(["ldd", PROGRAM], capture_output=True, text=True,
                                check=True).stdout
        for library in ("libical", "libicu", "libzip", "libgnutls", "libcrypto"):
            self.assertNotIn(library, linked)


class Calendar(Home):
    def setUp(self):
        super().setUp()
        self.fill()

    def test_the_calendar_is_read_by_others(self):
        reader = next((python for python in (sys.executable, "/usr/bin/python3")
                       if can_import(python, "icalendar")), None)
        if not reader:
            self.skipTest("python3-icalendar is not installed: nothing else reads it")
        path = self.folder / "a.ics"
        self.good("export", "ics", str(self.file), "-o", str(path))
        read = json.loads(subprocess.run([reader, "-c", READ_CALENDAR, str(path)],
                                         capture_output=True, check=True).stdout)
        event, = read["events"]
        meeting = self.rows("meetings")[0]
        self.assertEqual(read["zones"], ["Europe/Paris"])
        self.assertEqual(event["UID"], meeting["id"])
        self.assertEqual(event["SEQUENCE"], str(meeting["sequence"]))
        self.assertEqual(event["SUMMARY"], meeting["title"])
        self.assertEqual(event["LOCATION"], meeting["place"])
        self.assertEqual(event["DTSTART"], "2026-03-12T09:00:00+01:00 Europe/Paris")
        self.assertEqual(event["DTEND"], "2026-03-12T12:00:00+01:00 Europe/Paris")
        self.assertEqual(event["DTSTAMP"], "2026-03-12T11:00:00+00:00")
        self.assertIn("slot-10", event["DESCRIPTION"])
        self.assertNotIn("private-", event["DESCRIPTION"])
        for given, family, mail, _ in people():
            for planted in (given, family, mail):
                self.assertNotIn(planted, event["DESCRIPTION"])

    def test_the_calendar_is_the_same_wherever_the_computer_is(self):
        path = self.folder / "a.ics"
        self.good("export", "ics", str(self.file), "-o", str(path))
        for line in path.read_bytes().split(b"\r\n"):
            self.assertLessEqual(len(line), 75)
            self.assertNotIn(b"\n", line)
        here = path.read_text(encoding="utf-8")
        self.env["TZ"] = "America/Martinique"
        there = self.good("export", "ics", str(self.file))
        pick = re.compile("^DT(?:START|END);.*$", re.M)
        self.assertEqual(len(pick.findall(here)), 2)
        self.assertEqual(pick.findall(here), pick.findall(there))


class Agenda(Home):
    def read(self, name, *more):
        return self.good("import", "agenda", str(self.file),
                         os.path.join(PROGRAMMES, name), *more)

    def test_a_programme_becomes_an_agenda(self):
        said = self.read("lilas.txt")
        self.assertIn("point : 09:15 – 09:30  Café d’accueil", said)
        self.assertRegex(said, r"point : 10:30 – 10:45  Pause \(heures déduites\)")
        self.assertRegex(said, r"Repas.*\(après la fin annoncée\)")
        self.assertIn("10 points dans l’agenda.", said)
        slots = self.rows("slots")
        self.assertEqual(len(slots), 10)
        self.assertEqual(slots[0]["start"], "2026-03-12T09:15:00+01:00")
        self.assertEqual(slots[0]["end"], "2026-03-12T09:30:00+01:00")
        for column in ("meeting", "title", "description", "kind", "inferred", "outside"):
            self.assertIn(column, slots[0])
        self.assertEqual([slot["inferred"] for slot in slots].count(True), 1)
        self.assertEqual([slot["outside"] for slot in slots].count(True), 2)

    def test_every_line_is_told(self):
        for path in sorted(pathlib.Path(PROGRAMMES).glob("*.txt")):
            said = fold(self.read(path.name))
            for line in path.read_text(encoding="utf-8").split("\n"):
                for word in re.findall(r"[^\W\d_]{4,}", fold(line)):
                    if word not in ("heure", "heures", "minutes", "midi", "partir", "vers"):
                        self.assertIn(word, said, (path.name, line))

    def test_a_text_without_hours_is_kept_as_notes(self):
        text = "Penser au café.\nVoir avec la mairie.\n"
        said = self.good("import", "agenda", str(self.file), "-", input=text)
        self.assertIn("Aucun horaire reconnu", said)
        self.assertEqual(len(self.rows("slots")), 0)
        self.assertEqual([item["text"] for item in self.rows("items")],
                         text.strip().split("\n"))

    def test_it_goes_where_it_is_asked(self):
        self.read("lilas.txt")
        self.read("word.txt", "--meeting", "1")
        self.assertEqual(len(self.rows("meetings")), 1)
        self.refused("import", "agenda", str(self.file),
                     os.path.join(PROGRAMMES, "word.txt"), "--meeting", "7", says="7")

    def test_bad_arguments_are_named(self):
        text = os.path.join(PROGRAMMES, "lilas.txt")
        for args, word in (
                (["import"], "import"), (["import", "agenda"], "import"),
                (["import", "agenda", "lilas.terreau"], "import"),
                (["import", "agneda", "lilas.terreau", text], "agneda"),
                (["import", "json", "lilas.terreau"], "json"),
                (["import", "agenda", "lilas.terreau", text, "z"], "z"),
                (["export", "minute", "lilas.terreau"], "minute"),
                (["export", "minutes", "lilas.terreau", "--level", "secret"], "secret"),
                (["export", "minutes", "lilas.terreau", "--format", "pdf"], "pdf"),
                (["export", "json", "lilas.terreau", "--level", "public"],
                 "« --level » ne va qu’avec « export minutes, annuaire, ics, csv, vcard, geojson, "
                 "gogocarto, brevo, decidim, labels, letters, badges, map »."),
                (["export", "json", "lilas.terreau", "--format", "odt"], "--format"),
                (["check", "lilas.terreau", "--meeting", "1"], "--meeting"),
                (["export", "ics", "lilas.terreau", "--force"], "--force")):
            with self.subTest(args=args):
                self.refused(*args, says=word)
        self.refused("import", "agenda", "lilas.terreau", "absent.txt", status=1,
                     says="absent.txt")


if __name__ == "__main__":
    unittest.main()
