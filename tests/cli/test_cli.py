#!/usr/bin/env python3
"""The command line of the real program: what it makes, what it refuses, what it says.

usage: test_cli.py PROGRAM [TEST…]
"""
import json
import os
import pathlib
import re
import shutil
import signal
import sqlite3
import stat
import struct
import subprocess
import sys
import tempfile
import unittest

import terminal

PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "terreau"
TABLES = ["communities", "boards", "groups", "notes", "ballots"]
NOBODY = 65534

# What is typed, the word the sentence must name.
BAD_ARGUMENTS = [
    (["--keybord", "azerty"], "--keybord"), (["--langue", "fr"], "--langue"),
    (["--lnag"], "--lnag"), (["--asci"], "--asci"), (["--halp"], "--halp"),
    (["--verson"], "--verson"), (["--dmeo"], "--dmeo"), (["--zzz"], "--zzz"),
    (["-z"], "-z"), (["-"], "-"), (["--formt", "vide"], "--formt"), (["--lang"], "--lang"),
    (["--lang", "de"], "de"), (["--lang="], "--lang"), (["--lang", ""], "--lang"),
    (["--lang", "FR"], "FR"), (["--keyboard", "azerti"], "azerti"),
    (["--keyboard", "dvorak"], "dvorak"), (["--keyboard"], "--keyboard"),
    (["--keyboard", "--ascii"], "--ascii"), (["--ascii=oui"], "--ascii"),
    (["--demo=1"], "--demo"), (["--help=tout"], "--help"),
    (["--ascii", "--ascii"], "--ascii"), (["neww", "a.terreau"], "neww"),
    (["chekc", "a.terreau"], "chekc"), (["exprot", "json"], "exprot"),
    (["jardin"], "jardin"), ([""], "« »"), (["new"], "new"), (["new", "a.terreau"], "new"),
    (["new", "a.terreau", "--from"], "--from"), (["new", "--from", "vide"], "new"),
    (["new", "a.terreau", "--from", "videe"], "videe"),
    (["new", "a.terreau", "--from", "inconnu"], "inconnu"),
    (["new", "a.txt", "--from", "vide"], "a.txt"),
    (["new", ".terreau", "--from", "vide"], ".terreau"),
    (["new", "a.terreau", "b.terreau", "--from", "vide"], "b.terreau"),
    (["new", "a.terreau", "--from", "vide", "--force"], "--force"),
    (["new", "a.terreau", "--from", "vide", "-o", "x"], "-o"),
    (["new", "a.terreau", "--from", "vide", "--demo"], "--demo"),
    (["export"], "export"), (["export", "json"], "export"),
    (["export", "jsno", "a.terreau"], "jsno"), (["export", "xml", "a.terreau"], "xml"),
    (["export", "a.terreau"], "a.terreau"),
    (["export", "json", "a.terreau", "b.terreau"], "b.terreau"),
    (["export", "json", "a.terreau", "-o"], "-o"),
    (["export", "json", "a.terreau", "--force"], "--force"),
    (["export", "json", "a.terreau", "--from", "vide"], "--from"),
    (["check"], "check"), (["check", "a.terreau", "b.terreau"], "b.terreau"),
    (["check", "a.terreau", "--keyboard", "bepo"], "--keyboard"),
    (["a.terreau", "b.terreau"], "b.terreau"), (["a.terreau", "--from", "vide"], "--from"),
    (["--demo", "a.terreau"], "a.terreau"), (["a", "b", "c", "d"], "d"),
    (["commune"], "commune"), (["commune", "Lunel", "Gard"], "Gard"),
    (["commune", "Lunel", "--region", "Gaule"], "Gaule"), (["check", "--json", "a"], "--json"),
    (["\x1b[2J\u202e"], "⟨001B⟩"), (["é" * 9000], "é"), (["--" + "x" * 100000], "--xxx"),
]


class Home(unittest.TestCase):
    """A home of its own, and no umask to help."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="terreau-cli-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.env = {"PATH": os.environ["PATH"], "HOME": str(self.folder),
                    "LANG": "C.UTF-8", "TZ": "Europe/Paris"}
        for name in ("ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS"):
            if name in os.environ:
                self.env[name] = os.environ[name]
        os.umask(0)

    def run_program(self, *args, **options):
        options.setdefault("stdout", subprocess.PIPE)
        return subprocess.run(
            [PROGRAM, *args], cwd=self.folder, env=self.env, stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE, encoding="utf-8", timeout=60, check=False, **options)

    def good(self, *args, **options):
        done = self.run_program(*args, **options)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def refused(self, *args, status=1, says="", **options):
        """One sentence on stderr, and nothing that could act on a terminal."""
        done = self.run_program(*args, **options)
        self.assertEqual(done.returncode, status, done.stdout or "" + done.stderr)
        self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
        self.assertRegex(done.stderr, r"^terreau : .")
        self.assertNotRegex(done.stderr, "[\x00-\x09\x0b-\x1f\x7f\u0080-\u009f\u202a-\u202e]")
        self.assertIn(says, done.stderr)
        return done.stderr

    def new(self, name="jardin.terreau", model="vide"):
        self.good("new", name, "--from", model)
        return self.folder / name

    def session(self, *args):
        session = terminal.Session(PROGRAM, ["--keyboard", "azerty", *args], self.env,
                                   self.folder)
        self.addCleanup(session.close)
        return session

    def session_on(self, *args):
        """A session that has painted its first screen."""
        session = self.session(*args)
        session.wait_text("palette")
        return session

    def capture(self, session, *lines):
        session.type("a")
        for number, line in enumerate(lines, 1):
            session.type(line + "\r")
            session.wait_acks(number)

    def files(self):
        return sorted(str(path.relative_to(self.folder)) for path in
                      self.folder.rglob("*") if path.is_file())

    def assert_private(self):
        for path in self.folder.rglob("*"):
            mode = stat.S_IMODE(path.lstat().st_mode)
            self.assertEqual(mode, 0o700 if path.is_dir() else 0o600, path)


class Arguments(Home):
    def test_bad_arguments_are_named(self):
        self.assertGreaterEqual(len(BAD_ARGUMENTS), 40)
        for args, word in BAD_ARGUMENTS:
            with self.subTest(args=[arg[:40] for arg in args]):
                self.assertIn(word, self.refused(*args, status=2))
        self.assertEqual(self.files(), [])

    def test_help_and_version(self):
        self.assertRegex(self.good("--version"), r"^terreau \d+\.\d+\.\d+\n$")
        page = self.good("--help")
        for word in ("new", "export json", "check", "--demo", "--keyboard", "vide"):
            self.assertIn(word, page)
        for line in page.splitlines():
            self.assertLessEqual(len(line), 100)
        self.assertEqual(self.good("new", "-h"), page)
        self.assertIn("community", self.good("--help", "--lang", "en"))

    def test_a_full_or_closed_output_is_said(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full here")
        with open("/dev/full", "w", encoding="utf-8") as full:
            self.refused("--help", stdout=full)
            self.new()
            self.refused("export", "json", "jardin.terreau", stdout=full, says="plein")

    def test_no_terminal_is_said(self):
        self.new()
        self.refused(says="terminal")
        self.refused("jardin.terreau", says="terminal")
        self.refused("--demo", says="terminal")
        self.assertEqual(self.files(), ["jardin.terreau", "jardin.yaml"])


class New(Home):
    def test_every_model(self):
        for name in ("engagement", "biodiversite", "Biodiversité", "vide", "demo"):
            with self.subTest(name=name):
                self.new(f"{name}.terreau", name)
                self.assertIn("sain", self.good("check", f"{name}.terreau"))
                self.good("check", f"{name}.yaml")
        self.assert_private()

    def test_its_own_configuration(self):
        (self.folder / "a.yaml").write_text("nom: Jardin\n", encoding="utf-8")
        self.good("new", "a.terreau", "--from", "a.yaml")
        self.good("new", "b.terreau", "--from", "./a.yaml")
        self.assertEqual((self.folder / "b.yaml").read_text(encoding="utf-8"),
                         "nom: Jardin\n")
        self.assertIn('"name": "Jardin"', self.good("export", "json", "b.terreau"))

    def test_made_without_its_copy(self):
        (self.folder / "a.yaml").symlink_to("nowhere/at/all")
        done = self.run_program("new", "a.terreau", "--from", "vide")
        self.assertEqual(done.returncode, 0)
        self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)
        self.assertIn("sans sa copie", done.stderr)
        self.assertIn("Communauté créée", done.stdout)
        self.assertNotIn("a.yaml", done.stdout)

    def test_every_error_at_once_and_nothing_made(self):
        (self.folder / "a.yaml").write_text(
            "nom: Jardin\ncercle: []\ntypes: oui\nnom: Verger\n", encoding="utf-8")
        done = self.run_program("new", "a.terreau", "--from", "a.yaml")
        self.assertEqual(done.returncode, 1)
        lines = done.stderr.splitlines()
        self.assertGreaterEqual(len(lines), 3)
        for line in lines:
            self.assertRegex(line, r"^a\.yaml:\d+:\d+: .")
        self.assertEqual([int(line.split(":")[1]) for line in lines],
                         sorted(int(line.split(":")[1]) for line in lines))
        self.assertEqual(self.files(), ["a.yaml"])

    def test_hostile_yaml(self):
        texts = {"brackets": b"[" * 100_000, "braces": b"{" * 20_000, "empty": b"",
                 "nul": b"nom: a\x00b\n", "latin1": "nom: été\n".encode("latin-1"),
                 "alias": b"nom: &a x\nregion: *a\n", "huge": b"# " + b"x" * 300_000,
                 "escape": b"nom: \x1b[2J\n", "list": b"- a\n- b\n"}
        for name, text in texts.items():
            with self.subTest(name=name):
                (self.folder / "a.yaml").write_bytes(text)
                done = self.run_program("new", "a.terreau", "--from", "a.yaml")
                self.assertEqual(done.returncode, 1, done.stderr)
                self.assertIn("a.yaml", done.stderr)
                self.assertNotRegex(done.stderr, "[\x1b\u202e]")
                self.assertEqual(self.files(), ["a.yaml"])

    def test_nothing_is_overwritten(self):
        path = self.new()
        before = path.read_bytes()
        self.refused("new", "jardin.terreau", "--from", "engagement")
        self.assertEqual(path.read_bytes(), before)
        (self.folder / "b.yaml").write_text("nom: À moi\n", encoding="utf-8")
        self.refused("new", "b.terreau", "--from", "vide", says="b.yaml")
        self.assertFalse((self.folder / "b.terreau").exists())
        self.good("new", "b.terreau", "--from", "b.yaml")

    def test_missing_places(self):
        self.refused("new", "absent/a.terreau", "--from", "vide")
        self.refused("new", "a.terreau", "--from", "absent.yaml", says="absent.yaml")
        self.refused("new", "a.terreau", "--from", "./")
        self.assertEqual(self.files(), [])


class Export(Home):
    def exported(self, name="jardin.terreau"):
        return json.loads(self.good("export", "json", name))

    def test_tables_and_keys(self):
        self.new(model="engagement")
        data = self.exported()
        self.assertEqual(list(data)[:len(TABLES)], TABLES)
        self.assertEqual(len(data["communities"]), 1)
        self.assertEqual(data["notes"], [])
        for board in data["boards"]:
            self.assertEqual(list(board), ["id", "key", "name", "question", "dots", "voters",
                                           "position", "created", "state"])
            self.assertRegex(board["id"], r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
            self.assertRegex(board["created"],
                             r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$")
            self.assertEqual(board["state"], "live")

    def test_notes_as_typed(self):
        self.new()
        session = self.session_on("jardin.terreau")
        self.capture(session, "Élu·e·s « œuvrent » @Nadia #serre", "!Peur", "*Besoin",
                     "?Question \\ \" fin")
        self.assertEqual(session.quit(), 0)
        data = self.exported()
        notes = data["notes"]
        self.assertEqual([note["kind"] for note in notes],
                         ["idea", "fear", "need", "question"])
        self.assertEqual(notes[0]["text"], "Élu·e·s « œuvrent »")
        self.assertEqual(notes[0]["author"], "Nadia")
        self.assertEqual(notes[0]["tags"], "serre")
        self.assertEqual(notes[3]["text"], "Question \\ \" fin")
        self.assertEqual(notes[0]["votes"], 0)
        for note in notes[1:]:
            self.assertIsNone(note["author"])
            self.assertIsNone(note["category"])
            self.assertIsNone(note["group"])
            self.assertIsNone(note["merged_into"])
        boards = {board["id"] for board in data["boards"]}
        self.assertTrue(all(note["board"] in boards for note in notes))
        acks = session.acks.decode().split()
        self.assertEqual(acks, [note["id"] for note in notes])

    def test_twice_the_same(self):
        self.new(model="demo")
        once = self.good("export", "json", "jardin.terreau")
        self.assertEqual(once, self.good("export", "json", "jardin.terreau", "-o", "-"))

    def test_to_a_file(self):
        path = self.new()
        self.good("export", "json", "jardin.terreau", "-o", "a.json")
        self.assertEqual(json.loads((self.folder / "a.json").read_text("utf-8")),
                         self.exported())
        (self.folder / "a.json").write_text("à moi", "utf-8")
        self.refused("export", "json", "jardin.terreau", "-o", "a.json", says="a.json")
        self.assertEqual((self.folder / "a.json").read_text("utf-8"), "à moi")
        self.good("export", "json", "jardin.terreau", "-o", "a.json", "--force")
        json.loads((self.folder / "a.json").read_text("utf-8"))
        self.refused("export", "json", "jardin.terreau", "-o", "absent/a.json")
        before = path.read_bytes()
        self.refused("export", "json", "jardin.terreau", "-o", "jardin.terreau", "--force",
                     status=2)
        os.symlink("jardin.terreau", self.folder / "lien.json")
        self.refused("export", "json", "jardin.terreau", "-o", "lien.json", "--force",
                     status=2)
        self.assertEqual(path.read_bytes(), before)
        os.unlink(self.folder / "lien.json")
        self.assertEqual(self.files(), ["a.json", "jardin.terreau", "jardin.yaml"])
        self.assertEqual(stat.S_IMODE((self.folder / "a.json").stat().st_mode), 0o600)


class Communes(Home):
    def test_the_best_is_first(self):
        lines = self.good("commune", "st michel", "--region", "occitanie").splitlines()
        self.assertGreaterEqual(len(lines), 5)
        self.assertEqual(lines[0], "Saint-Michel (31) 31220 · 306 hab.")
        self.assertIn("(09)", self.good("commune", "9000").splitlines()[0])
        self.assertIn("inhabitants", self.good("commune", "lunel", "--lang", "en"))
        self.assertEqual(self.files(), [])

    def test_json_is_for_programs(self):
        found = json.loads(self.good("commune", "bellegarde-sur-valserine", "--json"))
        self.assertEqual(found[0]["code"], "01033")
        self.assertEqual(found[0]["name"], "Valserhône")
        self.assertEqual(found[0]["found_by"], "Bellegarde-sur-Valserine")
        self.assertEqual(found[0]["departement"], "01")
        self.assertAlmostEqual(found[0]["latitude"], 46.11, delta=0.1)

    def test_nothing_is_said(self):
        said = self.refused("commune", "xyzzy\x1b[2J\u202e", says="code postal")
        self.assertIn("⟨001B⟩", said)
        done = self.run_program("commune", "xyzzy", "--json")
        self.assertEqual((done.returncode, json.loads(done.stdout)), (1, []))


class BadFiles(Home):
    def every_verb(self, name, says=""):
        """Refused by all three, and left as it was."""
        path = self.folder / name
        before = path.read_bytes() if path.is_file() else None
        self.refused("check", name, says=says)
        self.refused("export", "json", name, says=says)
        self.refused(name, says=says)
        if before is not None:
            self.assertEqual(path.read_bytes(), before)

    def test_not_ours(self):
        (self.folder / "texte.terreau").write_text("Bonjour", "utf-8")
        (self.folder / "vide.terreau").write_bytes(b"")
        (self.folder / "zero.terreau").write_bytes(b"\0" * 8192)
        (self.folder / "dossier.terreau").mkdir()
        other = sqlite3.connect(self.folder / "autre.terreau")
        other.execute("CREATE TABLE t(x)")
        other.commit()
        other.close()
        for name in ("texte", "vide", "zero", "autre", "dossier"):
            with self.subTest(name=name):
                self.every_verb(f"{name}.terreau", says="communauté")

    def test_missing(self):
        self.every_verb("absent.terreau", says="existe pas")
        self.every_verb("absent/jardin.terreau")
        self.assertEqual(self.files(), [])

    def test_cut_short(self):
        path = self.new(model="demo")
        whole = path.read_bytes()
        for size in (1, 99, 100, 4096, 8192, len(whole) // 2):
            with self.subTest(size=size):
                path.write_bytes(whole[:size])
                done = self.run_program("check", "jardin.terreau")
                self.assertEqual(done.returncode, 1, done.stdout)
                self.assertTrue((done.stdout + done.stderr).strip())

    def test_damaged_text_is_found(self):
        path = self.new()
        session = self.session_on("jardin.terreau")
        self.capture(session, "Composteur au pied du tilleul")
        self.assertEqual(session.quit(), 0)
        whole = path.read_bytes()
        at = whole.index(b"pied du tilleul")
        path.write_bytes(whole[:at] + b"P" + whole[at + 1:])
        done = self.run_program("check", "jardin.terreau")
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertIn("problème", done.stdout)

    def test_newer_opens_for_reading(self):
        path = self.new()
        with open(path, "r+b") as file:
            file.seek(60)  # user_version, in the header of every SQLite file
            file.write(struct.pack(">I", 9999))
        before = path.read_bytes()
        self.assertIn('"boards"', self.good("export", "json", "jardin.terreau"))
        session = self.session("jardin.terreau")
        session.wait_text("version plus récente")
        self.assertEqual(session.quit(), 0)
        self.assertEqual(path.read_bytes(), before)

    def test_locked_by_another(self):
        self.new()
        session = self.session_on("jardin.terreau")
        self.every_verb("jardin.terreau", says=str(session.process.pid))
        self.capture(session, "Toujours là")
        self.assertEqual(session.quit(), 0)
        self.assertIn("Toujours là", self.good("export", "json", "jardin.terreau"))

    def test_protected_folder(self):
        self.new()
        if os.geteuid() == 0:  # root is above permissions
            as_other = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
            subprocess.run(["chown", "-R", str(NOBODY), self.folder], check=True)
        else:
            as_other = {}
        os.chmod(self.folder, 0o500)
        try:
            try:
                reached = self.run_program("--version", **as_other).returncode == 0
            except PermissionError:  # the tree is in a folder of root's own
                reached = False
            if not reached:
                self.skipTest("the program cannot be run by another user")
            self.assertIn('"boards"',
                          self.good("export", "json", "jardin.terreau", **as_other))
            self.refused("new", "a.terreau", "--from", "vide", **as_other)
            self.refused("export", "json", "jardin.terreau", "-o", "a.json",
                         says="protégé", **as_other)
        finally:
            os.chmod(self.folder, 0o700)
        self.assertEqual(self.files(), ["jardin.terreau", "jardin.yaml"])

    def test_full_disk(self):
        self.new(model="demo")
        small = self.folder / "petit"
        small.mkdir()
        script = ('mount -t tmpfs -o size=48k tmpfs petit || exit 77\n'
                  f'"{PROGRAM}" new petit/a.terreau --from vide; echo "new $?"\n'
                  'ls -A petit\n'
                  'dd if=/dev/zero of=petit/x bs=1k count=44 2>/dev/null\n'
                  f'"{PROGRAM}" export json jardin.terreau -o petit/a.json; echo "export $?"\n'
                  'rm petit/x; ls -A petit\n')
        done = subprocess.run(["unshare", "-Urm", "sh", "-c", script], cwd=self.folder,
                              env=self.env, capture_output=True, encoding="utf-8",
                              timeout=60, check=False)
        if done.returncode == 77 or "unshare" in done.stderr:
            self.skipTest("no private mounts here")
        self.assertEqual(done.stdout, "new 1\nexport 1\n", done.stderr)
        self.assertEqual(done.stderr.count("plein"), 2, done.stderr)


class Sessions(Home):
    def test_files_are_private(self):
        self.new()
        session = self.session_on("jardin.terreau")
        self.capture(session, "Un")
        self.assertEqual(session.quit(), 0)
        session = self.session_on()
        session.wait("backup", lambda: list(self.folder.rglob("sauvegardes/*.terreau")))
        self.assertEqual(session.quit(), 0)
        self.assert_private()

    def test_the_last_community_comes_back(self):
        self.new()
        self.assertEqual(self.session_on("jardin.terreau").quit(), 0)
        session = self.session_on()
        self.capture(session, "Retrouvé")
        self.assertEqual(session.quit(), 0)
        self.assertIn("Retrouvé", self.good("export", "json", "jardin.terreau"))
        os.rename(self.folder / "jardin.terreau", self.folder / "ailleurs.terreau")
        session = self.session()
        session.wait_text("plus à sa place")

    def test_a_first_community(self):
        session = self.session()
        session.wait_text("Aucun réseau")
        session.type("\x1b")
        session.settle()
        session.type("\r")
        session.wait_text("Nom de la communauté")
        session.type("Mer d’Élodie\r")
        session.wait_text("Idées et peurs")
        self.capture(session, "Première idée")
        self.assertEqual(session.quit(), 0)
        path = ".local/share/terreau/mer-d-elodie.terreau"
        self.assertIn(path, session.text())
        self.assertIn("Première idée", self.good("export", "json", path))
        self.assert_private()

    def test_the_demonstration_leaves_nothing(self):
        session = self.session_on("--demo")
        self.assertTrue(list(self.folder.rglob("essai-*")))
        self.assertEqual(session.quit(), 0)
        self.assertEqual(list(self.folder.rglob("essai-*")), [])

    def leaves_with(self, status, end):
        self.new()
        session = self.session_on("jardin.terreau")
        self.capture(session, "Dit")
        session.type("Pas encore di")
        session.wait("echo", lambda: "encore" in session.text())
        end(session)
        self.assertEqual(session.end(), status)
        self.assertIn("Dit", self.good("export", "json", "jardin.terreau"))
        session = self.session("jardin.terreau")
        session.wait_text("Pas encore di")

    def test_hang_up(self):
        self.leaves_with(129, lambda session: session.hang_up())

    def test_terminated(self):
        self.leaves_with(143, lambda session: session.signal(signal.SIGTERM))

    def test_configuration_beside(self):
        self.new()
        beside = self.folder / "jardin.yaml"
        text = beside.read_text("utf-8")
        beside.write_text(re.sub(r"(?m)^nom:.*$", "nom: Verger neuf", text), "utf-8")
        session = self.session("jardin.terreau")
        session.wait_text("Verger neuf")
        self.assertEqual(session.quit(), 0)
        beside.write_text("nom: [\n", "utf-8")
        session = self.session("jardin.terreau")
        session.wait_text("jardin.yaml:")
        session.wait_text("Verger neuf")
        self.assertEqual(session.quit(), 0)


if __name__ == "__main__":
    unittest.main()
