#!/usr/bin/env python3
"""Contact files from anywhere, through the real program.

usage: test_import.py PROGRAM UNDO-LAST DATA [TEST…]
"""
import csv
import os
import pathlib
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM, UNDO, DATA = (os.path.abspath(sys.argv.pop(1)) for _ in range(3))
DATA = pathlib.Path(DATA)
ENCODINGS = {"cp1252": "Windows-1252", "utf-8-sig": "UTF-8", "utf-16-le": "UTF-16LE",
             "mac_roman": "MacRoman"}
SANITIZED = b"__asan_init" in pathlib.Path(PROGRAM).read_bytes()
MOST_KB = 96 * 1024


class Home(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="terreau-import-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.env = {"PATH": os.environ["PATH"], "HOME": str(self.folder),
                    "LANG": "C.UTF-8", "TZ": "Europe/Paris"}
        self.env |= {k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}
        self.base = self.folder / "a.terreau"
        self.run_program("new", self.base, "--from", "engagement")

    def run_program(self, *args, status=0, program=PROGRAM, **options):
        done = subprocess.run([program, *map(str, args)], env=self.env, timeout=60,
                              capture_output=True, cwd=self.folder, **options)
        self.assertEqual(done.returncode, status, done.stderr.decode() + done.stdout.decode())
        return done.stdout.decode() + done.stderr.decode()

    def export(self):
        return self.run_program("export", "json", self.base)

    def write(self, name, content, encoding="utf-8"):
        path = self.folder / name
        if isinstance(content, str):
            content = content.encode(encoding)
        path.write_bytes(content)
        return path

    def verdicts(self, path, *options):
        report = self.folder / "rapport.csv"
        report.unlink(missing_ok=True)
        said = self.run_program("import", *options, "--report", report, self.base, path)
        with report.open(encoding="utf-8-sig", newline="") as lines:
            return list(csv.DictReader(lines, delimiter=";")), said


class Contacts(Home):
    WORDS = {"new": "nouvelle", "merged": "réunie", "update": "mise à jour",
             "held": "tenue", "refused": "refusée", "blank": "vide", "header": "titres"}

    def setUp(self):
        super().setUp()
        self.run_program("import", self.base, DATA / "known.csv")
        self.text = (DATA / "contacts.csv").read_text(encoding="utf-8")
        self.expected = [line.split("\t") for line in
                         (DATA / "contacts.verdicts").read_text(encoding="utf-8").splitlines()]

    def check(self, rows):
        self.assertEqual(len(rows), len(self.expected))
        for row, (line, verdict, other) in zip(rows, self.expected):
            with self.subTest(line=line):
                self.assertEqual(row["Ligne"], line)
                self.assertEqual(row["Verdict"], self.WORDS[verdict], row)
                told = f"(ligne {other})" if other.isdigit() else other
                self.assertIn(told, row["Avec"])

    def test_every_encoding_gives_the_same_verdicts(self):
        for encoding, name in ENCODINGS.items():
            text = self.text
            if encoding in ("cp1252", "mac_roman"):
                text.encode(encoding)
            path = self.write(f"{encoding}.csv", text, encoding)
            rows, said = self.verdicts(path, "--dry-run")
            with self.subTest(encoding):
                self.assertTrue(said.startswith(name), said)
                self.check(rows)

    def test_dry_run_is_the_run(self):
        path = self.write("c.csv", self.text, "cp1252")
        before = self.export()
        tried, said_then = self.verdicts(path, "--dry-run", "--source", "région")
        self.assertEqual(self.export(), before)
        done, _ = self.verdicts(path, "--source", "région")
        self.assertEqual(tried, done)
        self.assertIn("Essai", said_then)
        self.assertNotEqual(self.export(), before)

    def test_again_changes_nothing(self):
        path = self.write("c.csv", self.text)
        self.verdicts(path, "--source", "région")
        before = self.export()
        rows, said = self.verdicts(path, "--source", "région")
        self.assertEqual(self.export(), before)
        self.assertEqual({row["Change"] for row in rows}, {"non"})
        self.assertNotIn("nouvelle", {row["Verdict"] for row in rows})
        self.assertIn("Rien n’est écrit", said)

    def test_one_undo_one_redo(self):
        before = self.export()
        path = self.write("c.csv", self.text)
        self.verdicts(path, "--source", "région")
        after = self.export()
        self.run_program(self.base, "undo", program=UNDO)
        self.assertEqual(self.export(), before)
        self.run_program(self.base, "redo", program=UNDO)
        self.assertEqual(self.export(), after)
        self.run_program(self.base, "undo", program=UNDO)
        self.assertEqual(self.export(), before)

    def test_held_rows_come_back_decided(self):
        path = self.write("c.csv", self.text)
        held = self.folder / "tenues.csv"
        self.run_program("import", "--held", held, self.base, path)
        with held.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.reader(lines, delimiter=";"))
        waiting = sum(row[1] in ("held", "refused") for row in self.expected)
        self.assertEqual(len(rows), waiting + 1)
        for row in rows[1:]:
            row[0] = "même" if "Awa" in row else "nouvelle"
        with held.open("w", encoding="utf-8-sig", newline="") as lines:
            csv.writer(lines, delimiter=";").writerows(rows)
        decided, _ = self.verdicts(held)
        by_name = {row["Nom"]: row["Verdict"] for row in decided}
        self.assertEqual(by_name["Diallo Awa"], "mise à jour")
        self.assertEqual(by_name["Karim Benali"], "nouvelle")
        before = self.export()
        self.assertIn('"aparts": [\n    {', before)
        again, _ = self.verdicts(path)
        self.assertEqual([row for row in again if row["Change"] != "non"], [])
        self.assertEqual(self.export(), before)
        self.assertEqual(
            [row["Nom"] for row in again if row["Verdict"] == "tenue"], ["Diallo Awa"])

    def test_who_left_stays_out(self):
        path = self.write("c.csv", self.text)
        self.run_program("import", self.base, path)
        self.write("d.csv", "EMAIL;NOM;PRENOM\nrose@example.org;Blanc;Rose\n"
                            "rose@example.org;Blanche;Rosa\n")
        self.run_program("import", self.base, self.folder / "d.csv")
        found = self.export().split('"value": "rose@example.org"')
        self.assertNotIn('"email": "rose@example.org"', self.export())
        self.assertGreater(len(found), 1)
        self.assertTrue(all('"status": "unsubscribed"' in after[:200]
                            for after in found[1:]))

    def test_a_row_far_below_is_the_same_person(self):
        rows = [f"p{i}@example.org;Nom{chr(97 + i % 26)}{chr(97 + i // 26)};Lise\n"
                for i in range(300)]
        rows[200] = rows[5]
        path = self.write("h.csv", "EMAIL;NOM;PRENOM\n" + "".join(rows))
        found, _ = self.verdicts(path)
        self.assertEqual([i for i, row in enumerate(found) if row["Verdict"] != "nouvelle"],
                         [200])
        self.assertEqual(found[200]["Verdict"], "réunie")

    def test_a_plain_mail_that_leaves_gets_a_state(self):
        path = self.write("f.csv", "EMAIL;NOM;PRENOM\nana@example.org;Sud;Ana\n")
        self.run_program("import", self.base, path)
        self.assertIn('"email": "ana@example.org"', self.export())
        path = self.write("g.csv", "EMAIL;Désinscrit\nANA@example.org;oui\n")
        self.run_program("import", self.base, path)
        self.assertNotIn('"email": "ana@example.org"', self.export())
        after = self.export().split('"value": "ana@example.org"')[1]
        self.assertIn('"status": "unsubscribed"', after[:200])

    def test_columns_are_remembered_and_kept(self):
        path = self.write("e.csv", "Qui;Où écrire;Taille\nAda Nord;ada@example.org;=1+1\n")
        self.run_program("import", "--source", "club", "--map", "Qui=name",
                         "--map", "Où écrire=email", self.base, path)
        said = self.run_program("import", "--source", "club", "--dry-run", self.base, path)
        self.assertIn("Qui → nom complet (comme la fois d’avant)", said)
        self.assertIn('"key": "Taille"', self.export())
        self.assertIn('"value": "=1+1"', self.export())


def made_rows(random_, count):
    given = ["Nadia", "Jean", "Élodie", "Jean-Pierre", "Awa", "Zoé"]
    family = ["Benali", "Martin", "de La Tour", "O’Neil", "Roux", ""]
    for _ in range(count):
        name, last = random_.choice(given), random_.choice(family)
        mail = random_.choice(["", f"{random_.choice('abcd')}@example.org",
                               f"{random_.choice('ABCD')}@example.org"])
        phone = random_.choice(["", f"0600000{random_.randrange(5):03}", "+33 6 00 00 00 01"])
        place = random_.choice([("", ""), ("9000", "Foix"), ("34200", "Sète"), ("", "Lyon")])
        note = random_.choice(["", "à rappeler", "« oui » ; peut-être", "=1+1"])
        yield [name, last, random_.choice(["", "", "Le Fournil", "ASSO Le Fournil"]), mail,
               phone, *place, note, random_.choice(["", "rouge", "vert"])]


class Generated(Home):
    HEADER = ["Prénom", "Nom", "Structure", "Courriel", "Tél", "CP", "Ville", "Note", "Couleur"]

    def test_any_file_twice_is_once(self):
        for seed in range(4 if SANITIZED else 12):
            with self.subTest(seed=seed):
                rows = list(made_rows(random.Random(seed), 60))
                path = self.folder / "g.csv"
                with path.open("w", encoding="utf-8", newline="") as lines:
                    csv.writer(lines, delimiter=";").writerows([self.HEADER, *rows])
                before = self.export()
                first, _ = self.verdicts(path)
                after = self.export()
                second, _ = self.verdicts(path)
                self.assertEqual(len(first), len(rows))
                self.assertEqual(self.export(), after)
                self.assertEqual({row["Change"] for row in second}, {"non"})
                if after != before:
                    self.run_program(self.base, "undo", program=UNDO)
                    self.assertEqual(self.export(), before)
                    self.run_program(self.base, "redo", program=UNDO)
                    self.assertEqual(self.export(), after)
        self.run_program("check", self.base)


NUL = "Ce fichier contient des octets nuls : ce n’est pas un texte. Depuis un tableur, enregistrez-le en « CSV UTF-8 »."
WIDE = "Ce fichier est en UTF-32, que terreau ne lit pas : enregistrez-le en « CSV UTF-8 »."
NOBODY = "Aucune colonne ne dit qui : ni nom, ni structure, ni courriel. Dites-le avec « --map TITRE=CHAMP »."
EMPTY = "Ce fichier n’a aucune ligne remplie."
NAMELESS = "La ligne ne donne ni nom, ni structure, ni adresse."
UNKNOWN = "La ligne ne donne ni nom ni structure, et aucune fiche n’a cette adresse."
NO_LETTER = "Le nom n’a ni lettre ni chiffre."
CELL = "La case 3 de cette ligne dépasse 64 Ko : coupez son texte."
BIG = "Ce fichier fait plus de 64 Mo : coupez-le en plusieurs, chacun avec sa ligne de titres."


def open_quote(line):
    return (f"Ligne {line} : un guillemet s’ouvre et ne se referme pas. Rien n’est lu : "
            "corrigez cette ligne dans un tableur.")


def long_line(line):
    return (f"Ligne {line} : cette ligne dépasse un mégaoctet. Un guillemet n’est sans doute "
            "pas refermé : corrigez-la dans un tableur.")


H = b"Nom;Courriel;Note\n"
# name: bytes, the sentence of the program; those that begin a row are that row's reason.
HOSTILE = {
    "vide": (b"", "« vide.csv » est vide."),
    "une-ligne-vide": (b"\n", EMPTY),
    "que-des-retours": (b"\r\n" * 500, EMPTY),
    "que-des-points-virgules": (b";" * 200 + b"\n", EMPTY),
    "que-des-espaces": (b" \t \n" * 50, EMPTY),
    "que-la-marque": (b"\xef\xbb\xbf", EMPTY),
    "marque-deux-fois-sans-rien": (b"\xef\xbb\xbf\xef\xbb\xbf\n", EMPTY),
    "un-octet-nul": (b"\0", NUL),
    "nul-dans-une-case": (H + b"Ada\0;a@example.org;\n", NUL),
    "nul-a-la-fin": (H + b"Ada;a@example.org;\n\0", NUL),
    "nul-derriere-la-marque": (b"\xef\xbb\xbfNom\0;Note\n", NUL),
    "que-des-nuls": (b"\0" * 4096, NUL),
    "base-sqlite": (b"SQLite format 3\0" + bytes(range(256)) * 16, NUL),
    "elf": (b"\x7fELF\x02\x01\x01\0" + b"\0\x01\x02" * 999, NUL),
    "image": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0\1" * 9, NUL),
    "xlsx": (b"PK\x03\x04\x14\0\x06\0\x08\0" + b"a" * 300, NUL),
    "utf-32-le": ("Nom;Note\nAda;1\n".encode("utf-32"), WIDE),
    "utf-32-be": (b"\0\0\xfe\xff" + "Nom;Note\n".encode("utf-32-be"), WIDE),
    "guillemet-seul": (b'"', open_quote(1)),
    "guillemet-au-titre": (b'"Nom;Courriel\nAda;a@example.org\n', open_quote(1)),
    "guillemet-jamais-ferme": (H + b'Ada;"a@example.org;\nBob;b@example.org;\n', open_quote(2)),
    "guillemet-ouvert-a-la-fin": (H + b'Ada;a@example.org;"', open_quote(2)),
    "guillemets-impairs": (H + b'Ada;a@example.org;"""\n', open_quote(2)),
    "guillemet-et-mille-lignes": (H + b'Ada;a@example.org;"\n' + b"x;y;z\n" * 1000, open_quote(2)),
    "guillemet-avale-tout": (H + b'Ada;"' + b"b;c\n" * 400000, long_line(2)),
    "case-de-dix-mo": (H + b"Ada;a@example.org;" + b"x" * 10_000_000 + b"\n", long_line(2)),
    "titre-de-dix-mo": (b"x" * 10_000_000, long_line(1)),
    "dix-mo-entre-guillemets": (H + b'Ada;;"' + b"x" * 10_000_000 + b'"\n', long_line(2)),
    "dix-mo-de-guillemets": (H + b'Ada;;' + b'"' * 10_000_000 + b"\n", long_line(2)),
    "dix-mo-de-separateurs": (H + b";" * 10_000_000 + b"\n", long_line(2)),
    "soixante-cinq-mo": (("trou", 65 << 20), BIG),
    "un-teraoctet-annonce": (("trou", 1 << 40), BIG),
    "trois-cents-colonnes": (b";".join([b"Nom"] * 300) + b"\n",
                             "Ligne 1 : 300 colonnes, c’est plus que 256. Le séparateur est-il le bon ?"),
    "sans-titres": (b"1;2;3\n4;5;6\n", NOBODY),
    "titres-inconnus": (b"Foo;Bar\nAda;a\n", NOBODY),
    "titres-en-html": (b"<html><body>Erreur 404</body></html>\n", NOBODY),
    "du-json": (b'{"nom": ["Ada"]}\n', NOBODY),
    "du-xml": (b"<?xml version='1.0'?><a/>\n", NOBODY),
    "des-crochets": (b"[" * 100000 + b"\n", NOBODY),
    "titre-bidi": ("\u202emon\u202c;\u2066x\u2069\n".encode(), NOBODY),
    "titre-echappement": (b"\x1b]0;pwn\x07;\x1b[2J\n", NOBODY),
    "titre-zero-largeur": ("\u200b;\u200bx\n".encode(), NOBODY),
    "binaire-sans-nul": (bytes(range(1, 256)).replace(b'"', b"") * 40, NOBODY),
    "que-des-ff": (b"\xff" * 3000, NOBODY),
    "utf-16-tronque": (b"\xff\xfeN", NOBODY),
    "utf-16-demi-couple": (b"\xff\xfe\x00\xd8;\x00\n\x00", NOBODY),
    "ligne-sans-nom": (H + b";;perdu\n", NAMELESS),
    "que-des-notes": (H + b";;x\n" * 100, NAMELESS),
    "nom-de-tirets": (H + b"---;;x\n", NO_LETTER),
    "nom-d-echappements": (H + b"\x1b\x1b\x07;;x\n", NO_LETTER),
    "nom-bidi": (H + "\u202e\u2066;;x\n".encode(), NO_LETTER),
    "nom-de-formule": (H + b"'=+-@;;x\n", NO_LETTER),
    "nom-de-points": (H + b"../..;;x\n", NO_LETTER),
    "nom-d-emoji": (H + "🙂;;x\n".encode(), NO_LETTER),
    "adresse-inconnue": (H + b";personne@example.org;\n", UNKNOWN),
    "adresses-a-la-chaine": (H + b";a@example.org b@example.org;\n", UNKNOWN),
    "adresse-doublee": (H + b";a@@example.org;\n", NAMELESS),
    "adresse-d-echappement": (H + b";a@\x1b[31mexample.org;\n", NAMELESS),
    "adresse-masquee": (H + ";[email\u00a0protected];\n".encode(), NAMELESS),
    "adresse-de-soixante-ko": (H + b";" + b"a" * 60000 + b"@@example.org;\n", NAMELESS),
    "note-de-cent-ko": (H + b"Ada;;" + b"x" * 100_000 + b"\n", CELL),
    "note-de-cent-ko-citee": (H + b'Ada;;"' + b"x\n" * 50_000 + b'"\n', CELL),
    "trois-cents-cases": (H + b"Ada;" * 300 + b"\n", "Cette ligne a 301 cases : 256 au plus."),
    "pas-un-fichier": (("dossier", 0),
                       "« pas-un-fichier.csv » n’est pas un fichier : donnez le nom d’un fichier."),
    "absent": (("absent", 0), "« absent.csv » n’existe pas : vérifiez le nom du fichier."),
}


class Hostile(Home):
    def place(self, name, content):
        path = self.folder / f"{name}.csv"
        if isinstance(content, bytes):
            path.write_bytes(content)
        elif content[0] == "dossier":
            path.mkdir()
        elif content[0] == "trou":
            with path.open("wb") as file:
                file.truncate(content[1])
        return path

    def test_each_has_its_sentence_and_writes_nothing(self):
        self.assertGreaterEqual(len(HOSTILE), 60)
        self.run_program("import", self.base, DATA / "known.csv")
        before = self.export()
        report = self.folder / "r.csv"
        limit = None if SANITIZED else lambda: resource.setrlimit(resource.RLIMIT_CPU, (1, 1))
        for name, (content, sentence) in HOSTILE.items():
            with self.subTest(name):
                path = self.place(name, content)
                done = subprocess.run(
                    [PROGRAM, "import", "--report", report, "--force", self.base, path.name],
                    env=self.env, cwd=self.folder, capture_output=True, preexec_fn=limit,
                    timeout=60)
                said = done.stderr.decode()
                if done.returncode == 0:
                    reasons = report.read_text(encoding="utf-8-sig")
                    self.assertIn(sentence, reasons)
                    self.assertIn("Rien n’est écrit", done.stdout.decode())
                else:
                    self.assertEqual(done.returncode, 1, said)
                    self.assertEqual(said, f"terreau : {sentence}\n")
                self.assertNotIn("\x1b", said + done.stdout.decode())
                now = self.export()
                self.assertTrue(now == before, "something was written")
        if not SANITIZED:
            most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
            self.assertLess(most, MOST_KB)


if __name__ == "__main__":
    unittest.main()
