#!/usr/bin/env python3
"""What leaves a community and what comes back, by the real program and by readers that
are not ours.

usage: test_exchange.py PROGRAM FIXTURE DATA [TEST…]
"""
import collections
import csv
import io
import json
import os
import pathlib
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM, FIXTURE, DATA = (os.path.abspath(sys.argv.pop(1)) for _ in range(3))
SANITIZED = b"__asan_init" in pathlib.Path(PROGRAM).read_bytes()
MOST_KB = 96 * 1024
SEED = int(os.environ.get("TERREAU_SEED", random.randrange(1, 10**9)))
LISTS = ["csv", "vcard"]
EVERY_ROW = ["csv", "vcard", "geojson", "gogocarto", "brevo", "decidim", "labels", "letters",
             "badges"]


def optional(name):
    try:
        return __import__(name)
    except ImportError:
        return None


class Home(unittest.TestCase):
    """A home of its own, with one invented community."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="terreau-exchange-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.env = {"PATH": os.environ["PATH"], "HOME": str(self.folder),
                    "LANG": "C.UTF-8", "TZ": "Europe/Paris"}
        for name in ("ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS"):
            if name in os.environ:
                self.env[name] = os.environ[name]

    def run_program(self, *args, **options):
        return subprocess.run([PROGRAM, *map(str, args)], cwd=self.folder, env=self.env,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=120,
                              check=False, **options)

    def good(self, *args):
        done = self.run_program(*args)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return done.stdout.decode()

    def refused(self, *args):
        done = self.run_program(*args)
        self.assertEqual(done.returncode, 1, done.stdout.decode() + done.stderr.decode())
        said = done.stderr.decode()
        self.assertEqual(said.count("\n"), 1, said)
        self.assertRegex(said, r"^terreau : .")
        return said

    def garden(self, seed=SEED, count=30, name="jardin.terreau"):
        self.good("new", name, "--from", "demo")
        subprocess.run([FIXTURE, self.folder / name, str(seed), str(count)], check=True,
                       env=self.env)
        return self.folder / name

    def export(self, *args):
        return self.good("export", *args)

    def whole(self, name="jardin.terreau"):
        return self.export("json", name)

    def write(self, name, content):
        data = content if isinstance(content, bytes) else content.encode()
        (self.folder / name).write_bytes(data)
        return name


def calendar(*parts):
    return ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//FR\r\n" + "".join(parts) +
            "END:VCALENDAR\r\n")


def todo(uid, summary, more=""):
    return (f"BEGIN:VTODO\r\nUID:{uid}\r\nDTSTAMP:20261101T080000Z\r\nSUMMARY:{summary}\r\n"
            f"{more}END:VTODO\r\n")


class Comes_back(Home):
    """Our own exports change nothing, whatever the base."""

    def test_json_into_a_new_file_is_the_same_to_the_byte(self):
        for seed in (SEED, SEED + 1, SEED + 2):
            with self.subTest(seed=seed):
                name = f"a{seed}.terreau"
                self.garden(seed, 25, name)
                before = self.whole(name)
                self.write("tout.json", before)
                self.good("import", "json", f"b{seed}.terreau", "tout.json")
                self.assertEqual(self.whole(f"b{seed}.terreau"), before)
                self.assertIn("sain", self.good("check", f"b{seed}.terreau"))

    def test_json_into_its_own_file_changes_nothing(self):
        self.garden()
        before = self.whole()
        self.write("tout.json", before)
        self.assertIn("0 élément repris", self.good("import", "json", "jardin.terreau",
                                                    "tout.json"))
        self.assertEqual(self.whole(), before)

    def test_json_brings_back_what_is_missing_and_leaves_what_differs(self):
        self.garden()
        before = json.loads(self.whole())
        changed = json.loads(json.dumps(before))
        changed["persons"][0]["note"] = "autre chose"
        extra = dict(changed["persons"][1], id="018f3c7e-5a1b-7c2d-9e3f-001122334455")
        changed["persons"].append(extra)
        self.write("tout.json", json.dumps(changed))
        said = self.good("import", "--format", "json", "jardin.terreau", "tout.json")
        self.assertIn("1 élément repris", said)
        self.assertIn("différents : 1", said)
        before["persons"].append(extra)
        self.assertEqual(json.loads(self.whole()), before)

    def test_json_of_another_community_is_refused(self):
        self.garden()
        self.good("new", "autre.terreau", "--from", "vide")
        self.write("tout.json", self.whole())
        before = self.whole("autre.terreau")
        self.assertIn("autre communauté", self.refused("import", "json", "autre.terreau",
                                                       "tout.json"))
        self.assertEqual(self.whole("autre.terreau"), before)

    def test_rows_change_nothing(self):
        for seed in (SEED, SEED + 1, SEED + 2):
            name = f"a{seed}.terreau"
            self.garden(seed, 30, name)
            before = self.whole(name)
            for shape in LISTS:
                for what in ("membres", "acteurs"):
                    with self.subTest(seed=seed, shape=shape, what=what):
                        out = f"{what}{seed}.{'vcf' if shape == 'vcard' else 'csv'}"
                        self.export(shape, name, "--what", what, "--level", "binome", "-o", out)
                        said = self.good("import", name, out)
                        self.assertIn("Rien n’a changé", said)
                        self.assertEqual(self.whole(name), before)

    def test_calendar_changes_nothing(self):
        self.good("new", "jardin.terreau", "--from", "demo")
        self.write("deroule.txt", "Samedi 12 décembre 2026\n9h00 Accueil\n9h30 Échanges\n")
        self.good("import", "agenda", "jardin.terreau", "deroule.txt")
        self.write("taches.ics", calendar(todo("t1", "Appeler Nadia Benali",
                                               "DUE;VALUE=DATE:20261210\r\n"),
                                          todo("t2", "Louer la salle", "STATUS:COMPLETED\r\n")))
        self.good("import", "jardin.terreau", "taches.ics")
        before = self.whole()
        self.assertEqual(len(json.loads(before)["items"]), 2)
        self.export("ics", "jardin.terreau", "-o", "a.ics")
        self.assertIn("Rien n’a changé", self.good("import", "ics", "jardin.terreau", "a.ics"))
        self.assertEqual(self.whole(), before)


class Dry_run(Home):
    """A dry run says what the run says, row by row, and leaves no byte."""

    def verdicts(self, *args):
        report = self.folder / "rapport.csv"
        report.unlink(missing_ok=True)
        said = self.good("import", *args, "--report", report)
        rows = list(csv.reader(io.StringIO(report.read_text(encoding="utf-8-sig")), delimiter=";"))
        self.assertEqual(len({len(row) for row in rows}), 1)
        counts = json.loads(self.good("import", "--dry-run", "--json", *args[-2:]))
        self.assertEqual(counts["rows"], sum(counts["verdicts"].values()))
        return rows, said

    def check(self, name, wanted):
        before = self.whole()
        tried, said = self.verdicts("--dry-run", "jardin.terreau", name)
        self.assertIn("Essai : rien n’est écrit.", said)
        self.assertEqual(self.whole(), before)
        report = self.folder / "vrai.csv"
        self.good("import", "--report", report, "jardin.terreau", name)
        rows = list(csv.reader(io.StringIO(report.read_text(encoding="utf-8-sig")), delimiter=";"))
        self.assertEqual(rows, tried)
        self.assertNotEqual(self.whole(), before)
        self.assertEqual([row[1] for row in rows[1:]], wanted)

    def test_a_calendar(self):
        self.good("new", "jardin.terreau", "--from", "vide")
        self.good("import", "jardin.terreau", self.write("a.ics", calendar(todo("t1", "Appeler"))))
        event = ("BEGIN:VEVENT\r\nUID:a\r\nDTSTART:20261203T180000Z\r\nSUMMARY:Réunion\r\n"
                 "END:VEVENT\r\n")
        self.write("b.ics", calendar(todo("t1", "Appeler la mairie"), todo("t2", "Louer"),
                                     todo("t3", "Rien", "STATUS:CANCELLED\r\n"), event,
                                     "BEGIN:VEVENT\r\nUID:b\r\nSUMMARY:Jamais\r\nEND:VEVENT\r\n"))
        self.check("b.ics", ["nouvelle", "refusée", "mise à jour", "nouvelle", "refusée"])

    def test_an_export(self):
        self.garden(count=5)
        rows = json.loads(self.whole())
        rows["persons"][0]["note"] = "autre chose"
        rows["persons"].append(dict(rows["persons"][1], id="018f3c7e-5a1b-7c2d-9e3f-001122334455"))
        self.write("b.json", json.dumps(rows))
        total = sum(len(table) for table in rows.values())
        tried, _ = self.verdicts("--dry-run", "jardin.terreau", "b.json")
        verdicts = [row[1] for row in tried[1:]]
        self.assertEqual(len(verdicts), total)
        self.assertEqual((verdicts.count("nouvelle"), verdicts.count("tenue")), (1, 1))
        self.check("b.json", verdicts)

    def test_an_export_into_a_file_that_is_not_there(self):
        self.garden(count=5)
        self.write("tout.json", self.whole())
        said = self.good("import", "json", "neuf.terreau", "tout.json", "--dry-run")
        self.assertIn("Essai : rien n’est écrit.", said)
        self.assertEqual(list(self.folder.glob("neuf*")), [])
        bad = json.loads(self.whole())
        bad["persons"].append(bad["persons"][0])
        self.write("faux.json", json.dumps(bad))
        for more in (["--dry-run"], []):
            self.refused("import", "json", "neuf.terreau", "faux.json", *more)
            self.assertEqual(list(self.folder.glob("neuf*")), [])

    def test_cards(self):
        self.good("new", "jardin.terreau", "--from", "vide")
        self.write("c.vcf", CARD % "FN:Nadia Benali\r\nEMAIL:nadia@example.org\r\n" +
                   CARD % "NOTE:personne\r\n")
        self.check("c.vcf", ["nouvelle", "refusée"])


class Levels(Home):
    """Nobody reads above their level, in any export."""

    def test_planted_words_never_leave(self):
        self.garden(count=60)
        for level in ("public", "membres"):
            for shape in EVERY_ROW:
                for what in ("membres", "acteurs"):
                    with self.subTest(level=level, shape=shape, what=what):
                        done = self.run_program("export", shape, "jardin.terreau", "--level",
                                                level, "--what", what)
                        self.assertIn(done.returncode, (0, 2))
                        self.assertNotIn(b"secretpair", done.stdout)
                        self.assertNotIn(b"secretnever", done.stdout)

    def test_the_pair_reads_its_own_and_never_the_rest(self):
        self.garden(count=60)
        for shape in LISTS:
            text = self.export(shape, "jardin.terreau", "--level", "binome")
            self.assertIn("secretpair", text)
            self.assertNotIn("secretnever", text)

    def test_who_said_no_is_not_there(self):
        self.garden(count=60)
        rows = json.loads(self.whole())
        agreed = sum(p["consent"] == "yes" for p in rows["persons"])
        refused = sum(a["consent"] == "no" for a in rows["actors"])
        self.assertGreater(refused, 0)
        cards = self.export("vcard", "jardin.terreau", "--level", "membres")
        self.assertEqual(cards.count("BEGIN:VCARD"), agreed)
        self.assertEqual(self.export("vcard", "jardin.terreau", "--level", "public"), "")
        places = json.loads(self.export("geojson", "jardin.terreau", "--level", "public"))
        self.assertEqual(len(places["features"]), len(rows["actors"]) - refused)


class Files(Home):
    def test_never_overwritten_and_for_their_owner_alone(self):
        self.garden(count=3)
        for shape in EVERY_ROW:
            with self.subTest(shape=shape):
                out = self.folder / f"sortie.{shape}"
                self.export(shape, "jardin.terreau", "-o", out)
                self.assertEqual(out.stat().st_mode & 0o777, 0o600)
                out.write_text("à moi")
                self.refused("export", shape, "jardin.terreau", "-o", out)
                self.assertEqual(out.read_text(), "à moi")
                self.export(shape, "jardin.terreau", "-o", out, "--force")
                self.assertNotEqual(out.read_text(), "à moi")

    def test_a_list_is_exported_in_its_order(self):
        self.garden(count=20)
        rows = json.loads(self.whole())
        engaged = {p["id"] for p in rows["persons"] if p["circle"] == "engages"}
        name = "Engagé·e·s du jardin"
        text = self.export("csv", "jardin.terreau", "--level", "binome", "--list", name)
        some = list(csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=";"))
        self.assertEqual({row[0] for row in some[1:]}, engaged)
        self.assertLess(len(engaged), len(rows["persons"]))
        found = json.loads(self.good("find", "jardin.terreau", "--list", name, "--json",
                                     "--most", 1000))
        order = [f["id"] for f in found["found"] if f["kind"] == "person"]
        self.assertEqual([row[0] for row in some[1:]], order)
        self.refused("export", "csv", "jardin.terreau", "--list", "inconnue")

    def test_a_list_of_actors_is_its_answers_and_no_more(self):
        """Rows and order are those of « find »; what is of another sort is said."""
        self.garden(count=40)
        whole = json.loads(self.whole())
        themes = collections.Counter(
            word for actor in whole["actors"] for word in (actor["themes"] or "").split())
        theme = themes.most_common(1)[0][0]
        person = next(p for p in whole["persons"] if (p["family"] or "").split())
        whole["lists"] = [{"id": f"018f3c7e-5a1b-7c2d-9e3f-00112233449{n}", "name": name,
                           "query": query, "created": person["created"], "state": "live"}
                          for n, (name, query) in enumerate(
                              [("Thème", f"theme:{theme} type:acteur"),
                               ("Tout", person["family"].split()[0])])]
        self.write("listes.json", json.dumps(whole))
        self.good("import", "json", "b.terreau", "listes.json")

        def found(name, kind):
            answers = json.loads(self.good("find", "b.terreau", "--list", name, "--json",
                                           "--most", 1000))["found"]
            return [a["id"] for a in answers if a["kind"] == kind], answers

        wanted, _ = found("Thème", "actor")
        self.assertGreater(len(wanted), 1)
        self.assertLess(len(wanted), len(whole["actors"]))
        text = self.good("export", "csv", "b.terreau", "--list", "Thème", "--level", "binome")
        rows = list(csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=";"))
        self.assertEqual([row[0] for row in rows[1:]], wanted)
        places = json.loads(self.good("export", "geojson", "b.terreau", "--list", "Thème",
                                      "--level", "binome"))
        self.assertEqual([f["properties"]["id"] for f in places["features"]], wanted)
        wanted, answers = found("Tout", "person")
        done = self.run_program("export", "csv", "b.terreau", "--list", "Tout", "--level", "binome")
        rows = list(csv.reader(io.StringIO(done.stdout.decode().lstrip("\ufeff")), delimiter=";"))
        self.assertEqual([row[0] for row in rows[1:]], wanted)
        others = len(answers) - len(wanted)
        self.assertEqual(f"d’une autre sorte : {others}." in done.stderr.decode(), others > 0)


class Shapes(Home):
    """What other programs find in the files."""

    def test_csv_for_spreadsheets(self):
        self.garden(count=40)
        text = self.export("csv", "jardin.terreau", "--level", "binome")
        self.assertTrue(text.startswith("\ufeffidentifiant terreau;"))
        self.assertTrue(text.endswith("\r\n"))
        rows = list(csv.reader(io.StringIO(text[1:]), delimiter=";"))
        self.assertEqual(len({len(row) for row in rows}), 1)
        for row in rows:
            for cell in row:
                self.assertNotRegex(cell, r"^[=+\-@\t\r＝＋－＠]")

    @unittest.skipUnless(optional("vobject"), "python3-vobject is missing")
    def test_vcards_by_another_reader(self):
        import vobject
        self.garden(count=40)
        rows = json.loads(self.whole())
        text = self.export("vcard", "jardin.terreau", "--level", "binome")
        for line in text.encode().split(b"\r\n"):
            self.assertLessEqual(len(line), 75)
            line.decode()
        cards = list(vobject.readComponents(text))
        self.assertEqual(len(cards), len(rows["persons"]))
        persons = {p["id"]: p for p in rows["persons"]}
        for card in cards:
            person = persons[card.uid.value.removeprefix("urn:uuid:")]
            self.assertEqual(card.n.value.family, person["family"])
            self.assertEqual(card.n.value.given, person["given"])
            self.assertEqual(card.note.value, person["note"])
            self.assertEqual(card.kind.value, "individual")
        self.assertIn("RELATED", text)
        self.assertIn("CATEGORIES:Engagé·e·s,", text)

    def test_geojson_by_the_rules(self):
        self.garden(count=30)
        places = json.loads(self.export("geojson", "jardin.terreau"))
        self.assertEqual(places["type"], "FeatureCollection")
        self.assertNotIn("crs", places)
        placed = 0
        for feature in places["features"]:
            self.assertEqual(set(feature), {"type", "geometry", "properties"})
            self.assertEqual(feature["type"], "Feature")
            self.assertIn("name", feature["properties"])
            if feature["geometry"] is not None:
                placed += 1
                lon, lat = feature["geometry"]["coordinates"]
                self.assertEqual(feature["geometry"]["type"], "Point")
                self.assertTrue(-180 <= lon <= 180 and -90 <= lat <= 90)
        self.assertGreater(placed, 0)

    @unittest.skipUnless(shutil.which("jq"), "jq is missing")
    def test_geojson_by_another_reader(self):
        """RFC 7946 as jq reads it: one collection, no crs, positions of two numbers, rings
        closed and turning as the norm asks."""
        rules = pathlib.Path(DATA, "rfc7946.jq")
        self.garden(count=30)
        for name, args in {"export": ("export", "geojson", "jardin.terreau"),
                           "for the pair": ("export", "geojson", "jardin.terreau", "--level",
                                            "binome"),
                           "map": ("map", "jardin.terreau", "--geojson")}.items():
            with self.subTest(name):
                done = subprocess.run(["jq", "-r", "-f", rules], input=self.good(*args),
                                      capture_output=True, text=True, check=False)
                self.assertEqual((done.returncode, done.stdout.split("\n")[:-1]), (0, []),
                                 done.stderr)

    @unittest.skipUnless(shutil.which("jq"), "jq is missing")
    def test_the_rules_find_what_is_wrong(self):
        rules = pathlib.Path(DATA, "rfc7946.jq")
        ring = [[0, 0], [0, 1], [1, 1], [0, 0]]
        wrong = {"type": "FeatureCollection", "crs": {}, "features": [
            {"type": "Feature", "geometry": {"type": "Point", "coordinates": [2, 95]},
             "properties": {}},
            {"type": "Feature", "geometry": {"type": "Point", "coordinates": [2, 45, 0]},
             "properties": {}},
            {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [ring]},
             "properties": {}},
            {"type": "Feature", "properties": {}},
            {"type": "Point", "coordinates": [1, 2]}]}
        done = subprocess.run(["jq", "-r", "-f", rules], input=json.dumps(wrong),
                              capture_output=True, text=True, check=True)
        self.assertEqual(len(done.stdout.split("\n")) - 1, 6, done.stdout)

    @unittest.skipUnless(shutil.which("soffice"), "LibreOffice is missing")
    def test_csv_opened_in_a_spreadsheet(self):
        """Told back by LibreOffice: as many rows and columns, each in its place, and no cell
        run as a formula."""
        self.garden(count=30)
        self.export("csv", "jardin.terreau", "--level", "binome", "-o", "a.csv")
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{self.folder}/profile", "--headless",
             "--infilter=CSV:59,34,76,1", "--convert-to",
             "csv:Text - txt - csv (StarCalc):59,34,76,1", "--outdir", self.folder / "b",
             self.folder / "a.csv"],
            check=True, capture_output=True, timeout=120, env=self.env)
        before, after = (
            list(csv.reader(io.StringIO((self.folder / name).read_text(encoding="utf-8-sig")),
                            delimiter=";")) for name in ("a.csv", "b/a.csv"))
        self.assertEqual(after[0], before[0])
        self.assertEqual([row[0] for row in after], [row[0] for row in before])
        for row in after:
            for cell in row:
                self.assertNotRegex(cell, "^(Err:|#)")

    def test_columns_of_others(self):
        self.garden(count=20)
        for shape in ("gogocarto", "decidim", "brevo"):
            with self.subTest(shape=shape):
                sample = pathlib.Path(DATA, f"{shape}.csv").read_text(encoding="utf-8")
                text = self.export(shape, "jardin.terreau")
                separator = ";" if shape == "brevo" else ","
                wanted = list(csv.reader(io.StringIO(sample), delimiter=separator))
                found = list(csv.reader(io.StringIO(text), delimiter=separator))
                if shape != "decidim":
                    self.assertEqual(found[0], wanted[0])
                self.assertEqual({len(row) for row in found}, {len(wanted[0])})
                self.assertFalse(text.startswith("\ufeff"))

    def test_brevo_writes_to_those_who_agreed_once(self):
        self.garden(count=60)
        rows = json.loads(self.whole())
        agreed = {p["id"] for p in rows["persons"] if p["consent"] == "yes"}
        dead = {c["value"] for c in rows["contacts"] if c["status"]}
        wanted = {p for p in agreed for c in rows["contacts"]
                  if c["owner"] == p and c["kind"] == "email" and c["value"] not in dead and
                  c["level"] != "never"}
        done = self.run_program("export", "brevo", "jardin.terreau")
        lines = done.stdout.decode().split("\r\n")
        self.assertEqual(lines[0], "EMAIL;NOM;PRENOM")
        mails = [line.split(";")[0] for line in lines[1:-1]]
        self.assertEqual(len(mails), len(set(mails)))
        self.assertFalse(set(mails) & dead)
        self.assertEqual(len(mails), len(wanted))
        self.assertIn(f"{len(mails)} fiches écrites", done.stderr.decode())

    def test_brevo_comes_back_and_sticks(self):
        self.garden(count=60)
        lines = self.export("brevo", "jardin.terreau").split("\r\n")[1:-1]
        gone, dead = lines[0].split(";")[0], lines[1].split(";")[0]
        self.write("retour.csv", "EMAIL;EMAIL_BLACKLISTED;HARD_BOUNCE\r\n"
                   f"{gone};1;0\r\n{dead};0;1\r\n")
        self.good("import", "jardin.terreau", "retour.csv", "--source", "brevo")
        states = {c["value"]: c["status"] for c in json.loads(self.whole())["contacts"]}
        self.assertEqual(states[gone], "unsubscribed")
        self.assertEqual(states[dead], "bounced")
        after = self.export("brevo", "jardin.terreau")
        self.assertNotIn(gone, after)
        self.assertNotIn(dead, after)
        self.export("csv", "jardin.terreau", "--level", "binome", "-o", "tout.csv")
        self.good("import", "jardin.terreau", "tout.csv")
        self.assertEqual(self.export("brevo", "jardin.terreau"), after)

    def test_labels_in_the_order_of_the_post(self):
        self.garden(count=40)
        text = self.export("labels", "jardin.terreau")
        rows = list(csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=";"))
        self.assertEqual(rows[0], [f"ligne {n}" for n in range(1, 7)])
        self.assertGreater(len(rows), 1)
        for row in rows[1:]:
            self.assertEqual(row[2:], ["Bâtiment B", "12 rue des Lilas", "", "34000 MONTPELLIER"])

    @unittest.skipUnless(optional("icalendar"), "python3-icalendar is missing")
    def test_calendar_by_another_reader(self):
        import icalendar
        self.good("new", "jardin.terreau", "--from", "demo")
        self.write("deroule.txt", "Samedi 12 décembre 2026\n9h00 Accueil\n9h30 Échanges\n")
        self.good("import", "agenda", "jardin.terreau", "deroule.txt")
        text = self.export("ics", "jardin.terreau")
        calendar = icalendar.Calendar.from_ical(text)
        events = calendar.walk("VEVENT")
        self.assertEqual(len(events), 1)
        self.assertEqual(events[0].decoded("dtstart").hour, 9)
        self.assertEqual(len(calendar.walk("VTIMEZONE")), 1)

    def test_json_is_what_its_schema_says(self):
        jsonschema = optional("jsonschema")
        if not jsonschema:
            self.skipTest("python3-jsonschema is missing")
        root = pathlib.Path(__file__).resolve().parents[2]
        schema = json.loads((root / "docs/terreau.schema.json").read_text(encoding="utf-8"))
        self.garden(count=20)
        jsonschema.validate(json.loads(self.whole()), schema)


class Cards(Home):
    """Cards as phones and address books write them."""

    def setUp(self):
        super().setUp()
        self.good("new", "jardin.terreau", "--from", "vide")

    def take(self, text):
        self.write("carnet.vcf", text)
        self.good("import", "jardin.terreau", "carnet.vcf")
        return json.loads(self.whole())

    def test_an_old_phone(self):
        rows = self.take("BEGIN:VCARD\r\nVERSION:2.1\r\n"
                         "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Lef=C3=A8vre;Ma=C3=AB=\r\nlle;;;\r\n"
                         "TEL;CELL:0600000012\r\nEMAIL;HOME:maelle@example.org\r\nEND:VCARD\r\n")
        self.assertEqual((rows["persons"][0]["given"], rows["persons"][0]["family"]),
                         ("Maëlle", "Lefèvre"))
        self.assertEqual({(c["kind"], c["label"]) for c in rows["contacts"]},
                         {("phone", "portable"), ("email", "domicile")})

    def test_windows_without_a_charset(self):
        rows = self.take("BEGIN:VCARD\nVERSION:3.0\nN:Prévôt;Zoé;;;\nFN:Zoé Prévôt\n"
                         "END:VCARD\n".encode("cp1252"))
        self.assertEqual(rows["persons"][0]["family"], "Prévôt")

    def test_an_apple_group_and_what_nobody_knows(self):
        rows = self.take("BEGIN:VCARD\r\nVERSION:3.0\r\nN:Benali;Nadia;;;\r\nFN:Nadia Benali\r\n"
                         "item1.EMAIL;type=INTERNET;type=pref:nadia@example.org\r\n"
                         "item1.X-ABLabel:_$!<Work>!$_\r\n"
                         "X-SOCIALPROFILE;type=mastodon:https://example.org/@nadia\r\n"
                         "BDAY:1980-02-03\r\nUID:carnet-42\r\nEND:VCARD\r\n")
        mail = [c for c in rows["contacts"] if c["kind"] == "email"][0]
        self.assertEqual((mail["label"], mail["preferred"]), ("travail", True))
        text = self.export("vcard", "jardin.terreau", "--level", "binome").replace("\r\n ", "")
        self.assertIn("X-SOCIALPROFILE;type=mastodon:https://example.org/@nadia\r\n", text)
        self.assertIn("BDAY:1980-02-03\r\n", text)

    def test_a_mark_that_begins_a_line_stays_on_it(self):
        note = "un\n\u0301deux"
        rows = self.take(CARD % f"FN:Nadia Benali\r\nNOTE:un\\n\u0301deux\r\n")
        self.assertEqual(rows["persons"][0]["note"], note)
        self.export("vcard", "jardin.terreau", "--level", "binome", "-o", "sortie.vcf")
        self.assertIn("Rien n’a changé", self.good("import", "jardin.terreau", "sortie.vcf"))

    def test_a_company_is_an_actor(self):
        rows = self.take("BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:org\r\nFN:Le Fournil\r\n"
                         "URL:https://fournil.example.org\r\nEND:VCARD\r\n")
        self.assertEqual([a["name"] for a in rows["actors"]], ["Le Fournil"])
        self.assertEqual(rows["persons"], [])


class Relations(Home):
    """What a card is to another, both ways, whichever comes first."""
    NADIA, MARC, LISE, NOBODY = (f"018f3c7e-5a1b-7c2d-9e3f-00112233440{n}" for n in range(4))
    CARDS = (
        "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Nadia Benali\r\nN:Benali;Nadia;;;\r\n"
        f"UID:urn:uuid:{NADIA}\r\n"
        f"RELATED;TYPE=colleague:urn:uuid:{MARC}\r\n"
        f"RELATED;X-TERREAU-LABEL=\"parraine\";VALUE=uri:urn:uuid:{LISE}\r\n"
        f"RELATED;TYPE=friend:urn:uuid:{NOBODY}\r\n"
        "RELATED;TYPE=spouse;VALUE=text:Quelqu’un\r\nEND:VCARD\r\n"
        "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Marc Olivier\r\nN:Olivier;Marc;;;\r\n"
        f"UID:urn:uuid:{MARC}\r\nRELATED;TYPE=co-worker:urn:uuid:{NADIA}\r\nEND:VCARD\r\n"
        "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Lise Roche\r\nN:Roche;Lise;;;\r\n"
        f"UID:urn:uuid:{LISE}\r\nEND:VCARD\r\n")

    def setUp(self):
        super().setUp()
        self.good("new", "jardin.terreau", "--from", "engagement")
        self.write("carnet.vcf", self.CARDS)

    def cards(self):
        """The RELATED lines of each card that goes out, unfolded, by its UID."""
        text = self.export("vcard", "jardin.terreau", "--level", "binome")
        found = {}
        for card in text.replace("\r\n ", "").split("END:VCARD"):
            uid = re.search("UID:urn:uuid:(.*)\r", card)
            if uid:
                found[uid[1]] = re.findall("RELATED.*(?=\r)", card)
        return found

    def test_one_row_is_told_as_one(self):
        (self.folder / "une.csv").write_text("Nom;Courriel\nDurand;lise@example.org\n")
        for words, sentence in (["--dry-run"], "1 ligne changerait quelque"), ([], "1 ligne a"):
            self.assertIn(sentence, self.good("import", *words, "jardin.terreau", "une.csv"))

    def test_they_are_links_with_their_inverse(self):
        self.good("import", "jardin.terreau", "carnet.vcf")
        links = {(link["kind"], link["subject"], link["object"])
                 for link in json.loads(self.whole())["links"]}
        self.assertIn(("sponsors", self.NADIA, self.LISE), links)
        self.assertEqual(len(links), 2)
        cards = self.cards()
        self.assertEqual(cards[self.MARC], [
            'RELATED;TYPE=colleague;X-TERREAU-LABEL="travaille avec";VALUE=uri:urn:uuid:' +
            self.NADIA])
        self.assertEqual(cards[self.LISE], [
            'RELATED;X-TERREAU-LABEL="parrainé·e par";VALUE=uri:urn:uuid:' + self.NADIA])

    def test_whom_nobody_knows_is_given_back(self):
        self.good("import", "jardin.terreau", "carnet.vcf")
        given = self.cards()[self.NADIA]
        self.assertIn(f"RELATED;TYPE=friend:urn:uuid:{self.NOBODY}", given)
        self.assertIn("RELATED;TYPE=spouse;VALUE=text:Quelqu’un", given)

    def test_again_changes_nothing_nor_does_what_goes_out(self):
        said = self.good("import", "--dry-run", "jardin.terreau", "carnet.vcf")
        self.assertIn("3 lignes changeraient", said)
        self.assertIn("3 lignes ont changé", self.good("import", "jardin.terreau", "carnet.vcf"))
        before = self.whole()
        for name in ("carnet.vcf", "sortie.vcf"):
            if name != "carnet.vcf":
                self.export("vcard", "jardin.terreau", "--level", "binome", "-o", name)
            self.assertIn("Rien n’a changé", self.good("import", "jardin.terreau", name))
            self.assertEqual(self.whole(), before)

    def test_a_link_alone_is_a_change(self):
        bare = re.sub("RELATED.*\r\n", "", self.CARDS)
        self.write("avant.vcf", bare)
        self.good("import", "jardin.terreau", "avant.vcf")
        said = self.good("import", "jardin.terreau", "carnet.vcf")
        self.assertIn("1 ligne", said)
        self.assertEqual(len(json.loads(self.whole())["links"]), 2)


class Calendars(Home):
    EVENT = ("BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20261101T080000Z\r\nSEQUENCE:{sequence}\r\n"
             "DTSTART;TZID=Europe/Paris:20261203T180000\r\nDTEND;TZID=Europe/Paris:20261203T200000"
             "\r\nSUMMARY:{title}\r\nLOCATION:Salle des fêtes\r\n{more}END:VEVENT\r\n")

    def setUp(self):
        super().setUp()
        self.good("new", "jardin.terreau", "--from", "vide")
        self.env["TERREAU_CLOCK"] = str(self.folder / "clock")
        (self.folder / "clock").write_text("2026-11-28T10:00")

    def take(self, *parts):
        self.write("a.ics", calendar(*parts))
        said = self.good("import", "jardin.terreau", "a.ics")
        return said, json.loads(self.whole())

    def event(self, uid="a@example.org", sequence=0, title="Réunion", more=""):
        return self.EVENT.format(uid=uid, sequence=sequence, title=title, more=more)

    def test_a_meeting_enters_once_and_follows_its_calendar(self):
        said, rows = self.take(self.event())
        self.assertEqual([(m["title"], m["place"], m["start"]) for m in rows["meetings"]],
                         [("Réunion", "Salle des fêtes", "2026-12-03T18:00:00+01:00")])
        said, again = self.take(self.event())
        self.assertIn("Rien n’a changé", said)
        self.assertEqual(again, rows)
        said, rows = self.take(self.event(sequence=1, title="Réunion déplacée"))
        self.assertEqual([m["title"] for m in rows["meetings"]], ["Réunion déplacée"])
        said, rows = self.take(self.event(sequence=0, title="Réunion"))
        self.assertEqual([m["title"] for m in rows["meetings"]], ["Réunion déplacée"])

    def test_what_repeats_by_day(self):
        _, rows = self.take(self.event(
            more="RRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=4\r\n"
                 "EXDATE;TZID=Europe/Paris:20261210T180000\r\n"))
        days = sorted(m["start"][:10] for m in rows["meetings"])
        self.assertEqual(days, ["2026-12-03", "2026-12-17", "2026-12-24"])
        said, again = self.take(self.event(
            more="RRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=4\r\n"
                 "EXDATE;TZID=Europe/Paris:20261210T180000\r\n"))
        self.assertIn("Rien n’a changé", said)

    def test_what_repeats_by_the_hour_is_told_once(self):
        """libical may look for centuries for an hour that suits: it is not asked to."""
        rules = ["FREQ=HOURLY;BYMONTH=2;BYDAY=-1SU", "FREQ=SECONDLY", "FREQ=MINUTELY;INTERVAL=7",
                 "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31;BYHOUR=0,1,2;BYMINUTE=0,1,2;BYSECOND=0,1"]
        said, rows = self.take(*(self.event(uid=f"{n}@example.org", more=f"RRULE:{rule}\r\n")
                                 for n, rule in enumerate(rules)))
        self.assertEqual([m["start"][:10] for m in rows["meetings"]], ["2026-12-03"] * 4)
        self.assertIn("Répétées plusieurs fois par jour, la première seule reprise : 4.", said)
        self.assertNotIn("Répétitions à plus d’un an", said)

    def test_a_task_is_an_action(self):
        _, rows = self.take("BEGIN:VTODO\r\nUID:t1\r\nSUMMARY:Appeler la mairie\r\n"
                            "DUE;VALUE=DATE:20261210\r\nSTATUS:COMPLETED\r\nEND:VTODO\r\n")
        self.assertEqual([(i["kind"], i["text"], i["done"], i["due"][:10])
                          for i in rows["items"]],
                         [("action", "Appeler la mairie", True, "2026-12-10")])

    def tasks(self):
        """Our tasks as another reader has them, by their words."""
        import icalendar
        read = icalendar.Calendar.from_ical(self.export("ics", "jardin.terreau"))
        return {str(task["summary"]): task for task in read.walk("VTODO")}

    @unittest.skipUnless(optional("icalendar"), "python3-icalendar is missing")
    def test_actions_are_tasks_by_another_reader(self):
        import datetime
        self.good("import", "agenda", "jardin.terreau", self.write(
            "deroule.txt", "Samedi 12 décembre 2026\n9h00 Accueil\n"))
        self.take(todo("t1", "Appeler la mairie", "DUE;VALUE=DATE:20261210\r\n"),
                  todo("t2", "Louer la salle",
                       "DUE;TZID=Europe/Paris:20260703T183000\r\nSTATUS:COMPLETED\r\n"),
                  todo("t3", "Un jour, peut-être"))
        found = self.tasks()
        self.assertEqual(set(found), {"Appeler la mairie", "Louer la salle", "Un jour, peut-être"})
        call = found["Appeler la mairie"]
        self.assertEqual(call.decoded("due"), datetime.date(2026, 12, 10))
        self.assertEqual((call["status"], call["sequence"]), ("NEEDS-ACTION", 0))
        self.assertNotIn("attendee", call)
        room = found["Louer la salle"]
        self.assertEqual(room["due"].params["TZID"], "Europe/Paris")
        self.assertEqual((room.decoded("due").hour, room["status"]), (18, "COMPLETED"))
        self.assertNotIn("due", found["Un jour, peut-être"])
        again = self.tasks()
        self.assertEqual({name: task["uid"] for name, task in again.items()},
                         {name: task["uid"] for name, task in found.items()})

    @unittest.skipUnless(optional("icalendar"), "python3-icalendar is missing")
    def test_a_task_is_ticked_elsewhere_and_keeps_its_words(self):
        rows = self.take(todo("t1", "Appeler Nadia", "DUE;VALUE=DATE:20261210\r\n"))[1]
        uid = str(self.tasks()["Appeler Nadia"]["uid"])
        elsewhere = todo(uid, "Appeler [nom]", "STATUS:COMPLETED\r\n")
        said, after = self.take(elsewhere)
        self.assertIn("Changées : 1.", said)
        rows["items"][0] |= {"done": True, "due": None}
        self.assertEqual(after["items"], rows["items"])
        self.assertEqual(self.tasks()["Appeler Nadia"]["sequence"], 2)
        self.assertIn("Rien n’a changé", self.take(elsewhere)[0])
        # an older word of it, opened again there: what was done here since stays
        said, again = self.take(todo(uid, "Appeler [nom]"))
        self.assertIn("Laissées", said)
        self.assertEqual(again, after)

    def test_no_name_is_in_a_calendar_unless_its_level_says_so(self):
        self.good("import", "jardin.terreau", self.write(
            "c.csv", "Prénom;Nom;Courriel\r\nNadia;Benali;nadia@example.org\r\n"))
        self.take(todo("t1", "Appeler Nadia Benali au 06 00 00 00 01"))
        text = self.export("ics", "jardin.terreau")
        self.assertIn("Appeler", text)
        self.assertNotIn("Benali", text)
        self.assertNotIn("06 00", text)
        self.assertEqual(self.export("ics", "jardin.terreau", "--level", "public"), text)
        members = self.export("ics", "jardin.terreau", "--level", "membres")
        self.assertIn("Benali", members)
        self.assertNotIn("06 00", members)
        pair = self.export("ics", "jardin.terreau", "--level", "binome")
        self.assertIn("Appeler Nadia Benali au 06 00 00 00 01", pair)

    ALL_DAY = ("BEGIN:VEVENT\r\nUID:j@example.org\r\nDTSTART;VALUE=DATE:20261213\r\n"
               "SUMMARY:Fête\r\nEND:VEVENT\r\n"
               "BEGIN:VEVENT\r\nUID:k@example.org\r\nDTSTART;VALUE=DATE:20261214\r\n"
               "DTEND;VALUE=DATE:20261216\r\nSUMMARY:Séminaire\r\nEND:VEVENT\r\n"
               "BEGIN:VEVENT\r\nUID:l@example.org\r\nDTSTART;VALUE=DATE:20270320\r\n"
               "RRULE:FREQ=WEEKLY;COUNT=3\r\nSUMMARY:Marché\r\nEND:VEVENT\r\n"
               "BEGIN:VEVENT\r\nUID:m@example.org\r\nDTSTART:20261217T180000\r\n"
               "DTEND:20261217T193000\r\nSUMMARY:Bureau\r\nEND:VEVENT\r\n")

    def test_a_day_and_an_hour_without_a_zone_are_those_of_this_computer(self):
        for zone in ("UTC", "America/Martinique", "Europe/Paris", "Pacific/Auckland"):
            with self.subTest(zone=zone):
                self.env["TZ"] = zone
                name = zone.replace("/", "-")
                self.good("new", f"{name}.terreau", "--from", "vide")
                self.write("a.ics", calendar(self.ALL_DAY, todo("t", "Louer",
                                                                "DUE;VALUE=DATE:20261212\r\n")))
                report = self.folder / f"{name}.csv"
                self.good("import", f"{name}.terreau", "a.ics", "--report", report)
                said = report.read_text(encoding="utf-8-sig")
                self.assertIn("le 13/12/2026", said)
                self.assertNotIn("00:00", said)
                rows = json.loads(self.good("export", "json", f"{name}.terreau"))
                spans = sorted((m["title"], m["start"][:16], m["end"][:16])
                               for m in rows["meetings"])
                self.assertEqual(spans, [
                    ("Bureau", "2026-12-17T18:00", "2026-12-17T19:30"),
                    ("Fête", "2026-12-13T00:00", "2026-12-14T00:00"),
                    ("Marché", "2027-03-20T00:00", "2027-03-21T00:00"),
                    ("Marché", "2027-03-27T00:00", "2027-03-28T00:00"),
                    ("Marché", "2027-04-03T00:00", "2027-04-04T00:00"),
                    ("Séminaire", "2026-12-14T00:00", "2026-12-16T00:00")])
                self.assertEqual([i["due"][:16] for i in rows["items"]], ["2026-12-12T00:00"])
                back = self.export("ics", f"{name}.terreau")
                for line in ("DTSTART;VALUE=DATE:20261213", "DTEND;VALUE=DATE:20261214",
                             "DTSTART;VALUE=DATE:20261214", "DTEND;VALUE=DATE:20261216",
                             "DTSTART;VALUE=DATE:20270327", "DTEND;VALUE=DATE:20270328",
                             "DUE;VALUE=DATE:20261212"):
                    self.assertIn(line + "\r\n", back)
                again = self.good("import", f"{name}.terreau", self.write("b.ics", back))
                self.assertIn("Rien n’a changé", again)

    def test_a_universal_hour(self):
        _, rows = self.take(self.event().replace(
            "DTSTART;TZID=Europe/Paris:20261203T180000", "DTSTART:20260703T160000Z").replace(
            "DTEND;TZID=Europe/Paris:20261203T200000", "DTEND:20260703T180000Z"))
        self.assertEqual(rows["meetings"][0]["start"], "2026-07-03T18:00:00+02:00")


COMMUNITY = '{"communities": [{"id": "018f3c7e-5a1b-7c2d-9e3f-001122334455", "name": "x"}]'
NOT_JSON = "« {name} » n’est pas un export JSON de terreau : il devrait commencer par « { »."
NO_COMMUNITY = ("Cet export ne dit pas de quelle communauté il est (la table « communities » est "
                "vide). Rien n’a été écrit.")
OTHER = ("Cet export est d’une autre communauté : il n’entre que dans un fichier neuf, par "
         "« terreau import NEUF.terreau EXPORT.json ».")
SHAPE = "Ligne 1 : ce n’est pas la forme d’un export JSON de terreau (docs/json.md la décrit)."
CUT = ("Le fichier s’arrête au milieu, ligne 1 : il est coupé. Exportez de nouveau, ou "
       "recopiez-le.")
NESTED = "Ligne 1 : un élément en contient un autre, ce qu’aucun export de terreau ne fait."
GIANT = ("Ligne 1 : cet élément fait plus de 4 Mo, plus qu’aucun de terreau : le fichier vient "
         "d’ailleurs, ou il est abîmé.")
NO_JSON = "Ligne 1 : ce n’est pas du JSON. Exportez de nouveau, ou corrigez cette ligne."
NEWER = "L’export vient peut-être d’une version plus récente."
EMPTY = "« {name} » est vide."
NO_CARD = ("Ce fichier n’a aucune fiche vCard (« BEGIN:VCARD ») : choisissez l’export « .vcf » du "
           "carnet d’adresses.")
NO_ICS = ("Ce fichier n’est pas un agenda iCalendar (« BEGIN:VCALENDAR ») : choisissez l’export "
          "« .ics » du calendrier.")
ICS_END = ("Cet agenda n’a pas de fin (« END:VCALENDAR ») : le fichier est coupé. Exportez-le de "
           "nouveau.")
ICS_DEEP = ("Ce fichier n’est pas un agenda qui se lit : des lignes sans fin, ou des éléments les "
            "uns dans les autres.")
TOO_BIG = "Ce fichier fait plus de 64 Mo : coupez-le en plusieurs, chacun avec sa ligne de titres."


def bad_value(field):
    return f"Ligne 1 : « {field} » n’a pas une valeur que « persons » accepte (docs/json.md)."


# name: what is in it (a number: a hole of so many bytes), the sentence of the program.
HOSTILE = {
    "vide.json": (b"", NOT_JSON),
    "nul.json": (b"\0" * 64, NOT_JSON),
    "liste.json": (b"[]", NOT_JSON),
    "texte.json": (b'"bonjour"', NOT_JSON),
    "binaire.json": (bytes(range(128, 256)), NOT_JSON),
    "marque-deux-fois.json": (b"\xef\xbb\xbf\xef\xbb\xbf{}", NOT_JSON),
    "vide-objet.json": (b"{}", NO_COMMUNITY),
    "coupe.json": (b'{"persons": [', CUT),
    "coupe-texte.json": (b'{"persons": [{"id": "018', CUT),
    "coupe-nom.json": (b'{"pers', CUT),
    "guillemet.json": (b'{"persons": [{"id": "a}]}', CUT),
    "profond.json": (b'{"persons": ' + b"[" * 100000, SHAPE),
    "profond-objet.json": (b'{"persons": [{"id": ' + b"{" * 100000, NESTED),
    "profond-liste.json": (b'{"persons": [{"id": [1]}]}', NESTED),
    "virgule.json": (b'{"persons": [,]}', SHAPE),
    "virgule-fin.json": (b'{"persons": [],}', SHAPE),
    "suite.json": (COMMUNITY.encode() + b"} {}", OTHER),
    "nom-long.json": (b'{"' + b"a" * 100000 + b'": []}', SHAPE),
    "nom-echappe.json": (b'{"pers\\u006fns": []}', SHAPE),
    "element-geant.json": (b'{"persons": [{"note": "' + b"a" * 5000000 + b'"}]}', GIANT),
    "double-cle.json": (b'{"persons": [{"id": "a", "id": "b"}]}', NO_JSON),
    "nombre-geant.json": (b'{"persons": [{"id": 99999999999999999999999999}]}', NO_JSON),
    "nul-echappe.json": (b'{"persons": [{"id": "a\\u0000b"}]}', NO_JSON),
    "demi-paire.json": (b'{"persons": [{"id": "\\ud800"}]}', NO_JSON),
    "octets.json": (b'{"persons": [{"id": "\xff\xfe"}]}', NO_JSON),
    "sans-id.json": (b'{"persons": [{"given": "x"}]}', "Ligne 1 : cet élément de « persons » n’a pas d’« id »."),
    "id-faux.json": (b'{"persons": [{"id": "../../etc"}]}', bad_value("id")),
    "table.json": (b'{"secrets": [{"id": "018f3c7e-5a1b-7c2d-9e3f-001122334455"}]}',
                   "Ligne 1 : « secrets » n’est pas une table de terreau. " + NEWER),
    "champ.json": (b'{"persons": [{"id": "018f3c7e-5a1b-7c2d-9e3f-001122334455", "x": 1}]}',
                   "Ligne 1 : « x » n’est pas un champ de « persons ». " + NEWER),
    "type.json": (b'{"persons": [{"id": "018f3c7e-5a1b-7c2d-9e3f-001122334455", "given": 1}]}',
                  bad_value("given")),
    "date.json": (b'{"persons": [{"id": "018f3c7e-5a1b-7c2d-9e3f-001122334455", '
                  b'"created": "2026-13-45T99:99:99Z"}]}', bad_value("created")),
    "etat.json": (b'{"persons": [{"id": "018f3c7e-5a1b-7c2d-9e3f-001122334455", '
                  b'"state": "withdrawn"}]}', bad_value("state")),
    "sans-communaute.json": (b'{"persons": [{"id": "018f3c7e-5a1b-7c2d-9e3f-001122334455"}]}',
                             OTHER),
    "un-teraoctet.json": (1 << 40, NOT_JSON),
    "vide.vcf": (b"", EMPTY),
    "texte.vcf": (b"bonjour\r\n", NO_CARD),
    "nul.vcf": (b"\0" * 4096, NO_CARD),
    "binaire.vcf": (bytes(range(128, 256)) * 10, NO_CARD),
    "utf16.vcf": ("BEGIN:VCARD\r\nEND:VCARD\r\n".encode("utf-16"),
                  "Ce fichier vCard est en UTF-16 : enregistrez-le en UTF-8."),
    "soixante-cinq-mo.vcf": (65 << 20, TOO_BIG),
    "un-teraoctet.vcf": (1 << 40, TOO_BIG),
    "vide.ics": (b"", EMPTY),
    "texte.ics": (b"bonjour\r\n", NO_ICS),
    "coupe.ics": (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:x\r\n", ICS_END),
    "profond.ics": (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 100000, ICS_DEEP),
    "fin-seule.ics": (b"END:VCALENDAR\r\n", ICS_DEEP),
    "ligne-sans-fin.ics": (b"BEGIN:VCALENDAR\r\nSUMMARY:" + b"a" * 1000000, ICS_DEEP),
    "nul.ics": (b"BEGIN:VCALENDAR\r\nSUMMARY:a\0b\r\nEND:VCALENDAR\r\n", ICS_DEEP),
    "dix-sept-mo.ics": (17 << 20, "Ce fichier d’agenda fait plus de 16 Mo : exportez-en une partie "
                                  "seulement."),
    "un-teraoctet.ics": (1 << 40, TOO_BIG),
}

CARD = "BEGIN:VCARD\r\nVERSION:4.0\r\n%sEND:VCARD\r\n"
EVENT = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n%sEND:VCALENDAR\r\n"
NO_END = ("Cette fiche vCard n’a pas de fin (« END:VCARD ») : le fichier est coupé. Exportez-le "
          "de nouveau.")
MANY_LINES = ("Cette fiche vCard a plus de 2 000 lignes : ce n’est pas une adresse. Elle est "
              "laissée de côté.")
NAMELESS = "La ligne ne donne ni nom, ni structure, ni adresse."
NO_LETTER = "Le nom n’a ni lettre ni chiffre."
UNKNOWN = "La ligne ne donne ni nom ni structure, et aucune fiche n’a cette adresse."
NO_DATE = "Sans titre, ou sans date qui existe."
CANCELLED = "Annulée dans son calendrier."
# These are read, and leave nothing: the reason of each row ("": an empty card).
HARMLESS = {
    "sans-fin.vcf": ("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Nadia\r\n", NO_END),
    "sans-nom.vcf": (CARD % "", ""),
    "que-des-notes.vcf": (CARD % "NOTE:x\r\n" * 500, NAMELESS),
    "deux-mille-lignes.vcf": (CARD % ("NOTE:x\r\n" * 3000), MANY_LINES),
    "photo.vcf": (CARD % ("PHOTO;ENCODING=b:" + "A" * 2000000 + "\r\n"), ""),
    "photo-de-dix-mo.vcf": (CARD % ("PHOTO;ENCODING=b:" + "A" * 10000000 + "\r\n"), ""),
    "sans-deux-points.vcf": (CARD % "FN Nadia\r\n;;;\r\n...\r\n", ""),
    "guillemets.vcf": (CARD % 'FN;X="a:Nadia\r\n', ""),
    "carte-dans-carte.vcf": (CARD % ("BEGIN:VCARD\r\n" * 50000), NO_END),
    "nom-de-points.vcf": (CARD % "FN:../..\r\n", NO_LETTER),
    "nom-bidi.vcf": (CARD % "FN:\u202e\u2066\r\n", NO_LETTER),
    "nom-d-echappements.vcf": (CARD % "FN:\x1b\x07\r\n", NO_LETTER),
    "nom-de-formule.vcf": (CARD % "FN:=+-@\r\n", NO_LETTER),
    "adresse-inconnue.vcf": (CARD % "EMAIL:personne@example.org\r\n", UNKNOWN),
    "marque-deux-fois.vcf": ("\ufeff\ufeff" + CARD % "", ""),
    "liee-a-elle-meme.vcf": (CARD % ("UID:urn:uuid:018f3c7e-5a1b-7c2d-9e3f-001122334455\r\n"
                                     "RELATED;TYPE=friend:urn:uuid:"
                                     "018f3c7e-5a1b-7c2d-9e3f-001122334455\r\n"), NAMELESS),
    "sans-titre.ics": (EVENT % "BEGIN:VEVENT\r\nDTSTART:20261203T180000Z\r\nEND:VEVENT\r\n",
                       NO_DATE),
    "sans-date.ics": (EVENT % "BEGIN:VEVENT\r\nSUMMARY:x\r\nEND:VEVENT\r\n", NO_DATE),
    "an-mille.ics": (EVENT % "BEGIN:VEVENT\r\nSUMMARY:x\r\nDTSTART:00010101T000000Z\r\n"
                     "END:VEVENT\r\n", NO_DATE),
    "date-fausse.ics": (EVENT % "BEGIN:VEVENT\r\nSUMMARY:x\r\nDTSTART:20261399T990000\r\n"
                        "END:VEVENT\r\n", NO_DATE),
    "mois-80.ics": (EVENT % "BEGIN:VEVENT\r\nSUMMARY:x\r\nDTSTART:2026802T711100Z\r\n"
                    "END:VEVENT\r\n", NO_DATE),
    "annulee.ics": (EVENT % ("BEGIN:VEVENT\r\nSUMMARY:x\r\nDTSTART:20261203T180000Z\r\n"
                             "STATUS:CANCELLED\r\nEND:VEVENT\r\n"), CANCELLED),
    "sans-fin-repete.ics": (EVENT % ("BEGIN:VEVENT\r\nSUMMARY:x\r\nDTSTART:19700101T000000Z\r\n"
                                     "RRULE:FREQ=SECONDLY\r\nEND:VEVENT\r\n"), NO_DATE),
    "titre-d-espaces.ics": (EVENT % ("BEGIN:VEVENT\r\nSUMMARY: \\n \r\nDTSTART:20261203T180000Z"
                                     "\r\nEND:VEVENT\r\n"), NO_DATE),
    "taches-annulees.ics": (calendar(todo("t", "x", "STATUS:CANCELLED\r\n") * 1000), CANCELLED),
}


class Hostile(Home):
    """One second of processor and 96 MiB at most, a sentence, and not a byte written."""

    def setUp(self):
        super().setUp()
        self.good("new", "jardin.terreau", "--from", "vide")
        self.before = self.whole()

    def place(self, name, content):
        if not isinstance(content, int):
            return self.write(name, content)
        with (self.folder / name).open("wb") as file:
            file.truncate(content)
        return name

    def take(self, *args):
        """Runs it under the bounds, which the sanitizers would not fit in."""
        bound = None if SANITIZED else lambda: resource.setrlimit(resource.RLIMIT_CPU, (1, 1))
        done = self.run_program("import", *args, preexec_fn=bound)
        self.assertGreaterEqual(done.returncode, 0, "more than a second, or a crash")
        self.assertNotRegex(done.stdout.decode() + done.stderr.decode(),
                            "[\x00-\x09\x0b-\x1f\x7f\u0080-\u009f\u202a-\u202e]")
        return done

    def spent(self):
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        if not SANITIZED:
            self.assertLess(most, MOST_KB)

    def test_refused_with_a_sentence_and_nothing_written(self):
        self.assertGreaterEqual(len(HOSTILE) + len(HARMLESS), 70)
        for name, (content, sentence) in HOSTILE.items():
            with self.subTest(name=name):
                self.place(name, content)
                done = self.take("jardin.terreau", name)
                self.assertEqual(done.returncode, 1, done.stdout.decode())
                self.assertEqual(done.stderr.decode(),
                                 f"terreau : {sentence.replace('{name}', name)}\n")
                self.assertEqual(self.whole(), self.before)
        self.spent()

    def test_refused_for_a_new_file_too(self):
        for name, (content, _) in HOSTILE.items():
            if name.endswith(".json"):
                self.place(name, content)
                with self.subTest(name=name):
                    self.refused("import", "json", "neuf.terreau", name)
                    self.assertFalse((self.folder / "neuf.terreau").exists())
                    self.assertEqual(list(self.folder.glob("neuf.terreau*")), [])

    def test_read_and_leaves_nothing(self):
        report = self.folder / "rapport.csv"
        for name, (content, reason) in HARMLESS.items():
            with self.subTest(name=name):
                self.write(name, content)
                done = self.take("--report", report, "--force", "jardin.terreau", name)
                self.assertEqual(done.returncode, 0, done.stderr.decode())
                with report.open(encoding="utf-8-sig", newline="") as lines:
                    rows = list(csv.DictReader(lines, delimiter=";"))
                self.assertEqual({row["Raison"] for row in rows}, {reason})
                self.assertEqual({row["Change"] for row in rows}, {"non"})
                self.assertEqual(self.whole(), self.before)
        self.spent()


if __name__ == "__main__":
    print(f"seed {SEED} (TERREAU_SEED)", file=sys.stderr)
    unittest.main()
