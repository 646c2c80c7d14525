#!/usr/bin/env python3
"""Copies, copies brought back, damaged files and the state of the computer, through the
real program.

usage: test_rescue.py PROGRAM [TEST…]
"""
import contextlib
import json
import os
import pathlib
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
import unittest

from terminal import Session

PROGRAM = os.path.abspath(sys.argv.pop(1))
PAGE = 2048


class Rescue(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="terreau-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.environment = {"PATH": os.environ["PATH"], "HOME": str(self.folder),
                            "LC_ALL": "C.UTF-8", "TERM": "xterm", "TZ": "Europe/Paris",
                            "XDG_DATA_HOME": str(self.folder / "data")}
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"):
            if name in os.environ:
                self.environment[name] = os.environ[name]
        self.file = self.folder / "jardin.terreau"
        self.good("new", "jardin.terreau", "--from", "vide")

    def run_program(self, *words):
        return subprocess.run([PROGRAM, *words], cwd=self.folder, env=self.environment,
                              capture_output=True, text=True, timeout=60)

    def good(self, *words):
        done = self.run_program(*words)
        self.assertEqual(done.returncode, 0, done.stderr + done.stdout)
        return done.stdout

    def bad(self, *words):
        done = self.run_program(*words)
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertTrue(done.stderr.startswith("terreau : "), done.stderr)
        return done.stderr

    def agenda(self, title):
        (self.folder / "texte.txt").write_text(
            f"{title}\n12 mars 2026, de 9h à 10h\n9h-9h30 Accueil\n9h30-10h Suite\n")
        self.good("import", "agenda", "jardin.terreau", "texte.txt")

    def titles(self, name="jardin.terreau"):
        rows = json.loads(self.good("export", "json", name))["meetings"]
        return [row["title"] for row in rows]

    def backups(self):
        return sorted((self.folder / "data/terreau/sauvegardes").iterdir())

    def aside(self, word):
        return list(self.folder.glob(f"jardin.{word}-*.terreau"))

    def test_a_backup_is_private_and_never_replaced(self):
        said = self.good("backup", "jardin.terreau")
        (first,) = self.backups()
        self.assertIn(str(first), said)
        self.assertEqual(stat.S_IMODE(first.stat().st_mode), 0o600)
        before = first.read_bytes()
        self.good("backup", "jardin.terreau")
        self.assertEqual(len(self.backups()), 2)
        self.assertEqual(first.read_bytes(), before)
        self.good("backup", "jardin.terreau", "-o", "copie.terreau")
        self.assertIn("existe déjà", self.bad("backup", "jardin.terreau", "-o",
                                              "copie.terreau"))

    def test_a_backup_comes_back_and_the_file_stays_aside(self):
        self.agenda("Avant")
        self.good("backup", "jardin.terreau", "-o", "copie.terreau")
        self.agenda("Après")
        said = self.good("restore", "jardin.terreau", "copie.terreau")
        (aside,) = self.aside("avant")
        self.assertIn(aside.name, said)
        self.assertEqual(self.titles(), ["Avant"])
        self.assertEqual(self.titles(aside.name), ["Avant", "Après"])
        self.agenda("Encore")
        self.assertIn("sain", self.good("check", "jardin.terreau"))

    def test_what_is_left_of_a_lost_file_never_mixes_with_its_backup(self):
        self.agenda("Avant")
        self.good("backup", "jardin.terreau", "-o", "copie.terreau")
        self.agenda("Après")
        wal = self.folder / "jardin.terreau-wal"
        with contextlib.closing(sqlite3.connect(self.file)) as other:
            other.execute("PRAGMA journal_mode = WAL")
            other.execute("UPDATE meetings SET title = 'Ailleurs'")
            other.commit()
            left = wal.read_bytes()
        self.assertGreater(len(left), PAGE)
        self.file.unlink()
        wal.write_bytes(left)
        self.assertIn("jardin.terreau-wal",
                      self.bad("backup", "copie.terreau", "-o", "jardin.terreau"))
        self.good("restore", "jardin.terreau", "copie.terreau")
        self.assertEqual(self.titles(), ["Avant"])
        self.assertIn("sain", self.good("check", "jardin.terreau"))
        (aside,) = self.folder.glob("jardin.avant-*.terreau-wal")
        self.assertEqual(aside.read_bytes(), left)

    def test_what_is_no_backup_changes_nothing(self):
        before = self.file.read_bytes()
        (self.folder / "lettre.txt").write_text("Chère Nadia,\n" * 200)
        self.assertIn("n’est pas une sauvegarde de terreau",
                      self.bad("restore", "jardin.terreau", "lettre.txt"))
        self.assertIn("« absent.terreau » n’existe pas",
                      self.bad("restore", "jardin.terreau", "absent.terreau"))
        self.assertIn("ne se lit pas", self.bad("restore", "jardin.terreau", "."))
        whole = bytearray(before)
        whole[2 * PAGE:] = os.urandom(len(whole) - 2 * PAGE)
        (self.folder / "abimee.terreau").write_bytes(whole)
        said = self.bad("restore", "jardin.terreau", "abimee.terreau")
        self.assertIn("Cette sauvegarde est abîmée", said)
        self.assertNotIn("quittez", said)
        self.assertEqual(self.file.read_bytes(), before)
        self.assertEqual(self.aside("avant"), [])

    def test_a_damaged_file_is_salvaged_and_kept(self):
        for number in range(4):
            self.agenda(f"Rencontre {number}")
        before = self.titles()
        whole = bytearray(self.file.read_bytes())
        for page in range(3, len(whole) // PAGE, 9):
            whole[page * PAGE:(page + 1) * PAGE] = os.urandom(PAGE)
        self.file.write_bytes(whole)
        said = self.good("salvage", "jardin.terreau")
        (aside,) = self.aside("abîmé")
        self.assertEqual(aside.read_bytes(), bytes(whole))
        self.assertIn(aside.name, said)
        found = self.titles()
        self.assertTrue(found and set(found) <= set(before), found)
        self.assertIn("sain", self.good("check", "jardin.terreau"))

    def test_a_damaged_file_is_refused_with_what_to_do(self):
        self.file.write_bytes(self.file.read_bytes()[:5000])
        kept = self.file.read_bytes()
        for verb in ("check", "backup"):
            self.assertIn("« terreau salvage »", self.bad(verb, "jardin.terreau"))
        self.assertEqual(self.file.read_bytes(), kept)

    def test_what_the_file_lost_comes_from_the_backup(self):
        self.agenda("Rencontre")
        self.good("backup", "jardin.terreau")
        self.file.write_bytes(os.urandom(40 * PAGE))
        said = self.good("salvage", "jardin.terreau", "-o", "sauve.terreau")
        self.assertRegex(said, r"vien(t|nent) de la sauvegarde")
        self.assertEqual(self.titles("sauve.terreau"), ["Rencontre"])

    def test_nothing_left_to_read_is_said(self):
        rubbish = os.urandom(10 * PAGE)
        self.file.write_bytes(rubbish)
        self.assertIn("Rien n’a pu être lu", self.bad("salvage", "jardin.terreau"))
        self.assertEqual(self.file.read_bytes(), rubbish)
        self.assertEqual(self.aside("abîmé"), [])

    def test_the_doctor_names_what_to_do(self):
        os.chmod(self.file, 0o644)
        done = self.run_program("doctor", "jardin.terreau")
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stdout, r"(?m)^! D’autres personnes peuvent lire")
        self.assertRegex(done.stdout, r"(?m)^! Pas encore de sauvegarde")
        os.chmod(self.file, 0o600)
        self.good("backup", "jardin.terreau")
        done = self.run_program("doctor", "jardin.terreau")
        self.assertNotIn("D’autres personnes", done.stdout)
        self.assertRegex(done.stdout, r"Dernière sauvegarde : .*\.terreau")
        self.assertIn("SQLite 3.", done.stdout)

    def test_the_doctor_needs_no_file(self):
        said = self.run_program("doctor").stdout
        self.assertIn("Place libre", said)
        self.assertRegex(said, r"Système de fichiers : |en mémoire \(tmpfs\)|sur le réseau")
        self.assertIn("Dossier des communautés : ", said)

    def test_a_disk_that_fills_up_is_said_before_it_is_full(self):
        small = self.folder / "petit"
        small.mkdir()
        place = f"mount -t tmpfs -o size=24m,mode=700 tmpfs '{small}'"
        if subprocess.run(["unshare", "-Urm", "sh", "-c", place], check=False,
                          capture_output=True).returncode:
            self.skipTest("this system lets nobody mount a small disk")
        script = (f"{place} && cp jardin.terreau petit/ && exec '{PROGRAM}' "
                  "petit/jardin.terreau --keyboard azerty")
        session = Session("unshare", ["-Urm", "sh", "-c", script], self.environment,
                          self.folder)
        self.addCleanup(session.close)
        session.wait_text("Il ne reste que ")
        session.type("aune idée\r")
        session.wait_acks(1)  # said, it hinders nothing


if __name__ == "__main__":
    unittest.main(verbosity=1)
