#!/usr/bin/env python3
"""Actors through the real program: the export, the check, the directory.

usage: test_actors.py PROGRAM FIXTURE [TEST…]
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile

PROGRAM, FIXTURE = (os.path.abspath(sys.argv.pop(1)) for _ in range(2))
NETWORK = {"socket", "connect", "bind", "listen", "send", "sendto", "sendmsg", "recvfrom",
           "getaddrinfo", "gethostbyname", "res_query"}


class Actors(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.file = self.folder / "lilas.terreau"
        subprocess.run([FIXTURE, self.file], check=True)

    def run_terreau(self, *arguments, status=0):
        environment = {"HOME": str(self.folder), "PATH": os.environ["PATH"],
                       "LC_ALL": "C.UTF-8"}
        done = subprocess.run([PROGRAM, *map(str, arguments)], env=environment,
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, status, done.stderr)
        return done.stdout if status == 0 else done.stderr

    def test_the_export_knows_places_and_their_absence(self):
        actors = json.loads(self.run_terreau("export", "json", self.file))["actors"]
        self.assertEqual(len(actors), 41)
        by_name = {actor["name"]: actor for actor in actors}
        nowhere = by_name["Fédération des haies"]
        self.assertIsNone(nowhere["latitude"])
        self.assertIsNone(nowhere["longitude"])
        somewhere = by_name["Recyclerie du Vidourle"]
        self.assertEqual(somewhere["commune"], "30321")
        self.assertAlmostEqual(somewhere["latitude"], 43.78, 1)

    def test_a_search_that_finds_nothing_says_so_by_its_status(self):
        self.assertIn("Rien ne répond", self.run_terreau("find", self.file, "zzzz", status=1))
        self.run_terreau("find", "--json", self.file, "zzzz", status=1)
        for place in range(3):
            words = [self.file, "recyclerie"]
            words.insert(place, "--json")
            found = json.loads(self.run_terreau("find", *words))["found"]
            self.assertEqual(found[0]["name"], "Recyclerie du Vidourle")
        self.assertIn("« xx: »", self.run_terreau("find", "--json", self.file, "xx:zz",
                                                  status=1))

    def test_a_reader_that_leaves_is_no_disk(self):
        environment = {"HOME": str(self.folder), "PATH": os.environ["PATH"],
                       "LC_ALL": "C.UTF-8"}
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.run([PROGRAM, "map", self.file], env=environment, text=True,
                              stdout=writer, stderr=subprocess.PIPE)
        os.close(writer)
        self.assertEqual(done.returncode, 1)
        self.assertIn("lecteur est parti", done.stderr)

    def test_works_with_no_network(self):
        alone = ["unshare", "-Urn"]
        if subprocess.run([*alone, "true"], capture_output=True).returncode != 0:
            self.skipTest("unshare is not permitted here")
        environment = {"HOME": str(self.folder), "PATH": os.environ["PATH"],
                       "LC_ALL": "C.UTF-8"}
        for words in (["commune", "Foix"], ["map", self.file],
                      ["find", self.file, "recyclerie"]):
            done = subprocess.run([*alone, PROGRAM, *map(str, words)], env=environment,
                                  capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertTrue(done.stdout)

    def test_no_word_of_a_network_is_linked(self):
        if not shutil.which("nm"):
            self.skipTest("nm is missing (package binutils)")
        done = subprocess.run(["nm", "-D", "--undefined-only", PROGRAM], text=True,
                              capture_output=True, check=True)
        linked = {line.split()[-1].split("@")[0] for line in done.stdout.splitlines()}
        self.assertIn("open", {name.removesuffix("64") for name in linked})
        self.assertEqual(linked & NETWORK, set())

    def test_what_is_derived_is_sound(self):
        self.run_terreau("check", self.file)

    def test_a_directory_for_each_reader(self):
        public = self.run_terreau("export", "annuaire", self.file, "--level", "public")
        members = self.run_terreau("export", "annuaire", self.file)
        pair = self.run_terreau("export", "annuaire", self.file, "--level", "binome")
        for text in public, members, pair:
            self.assertIn("Recyclerie du Vidourle", text)
        for text in public, members:
            self.assertNotIn("Benali", text)  # she was not asked
            self.assertNotIn("06 00 00 00 11", text)
        self.assertIn("Engagé·e·s", members)
        self.assertNotIn("Engagé·e·s", public)
        self.assertIn("Benali", pair)
        self.assertIn("06 00 00 00 11", pair)

    def test_every_format(self):
        for ending in "md", "html", "odt":
            out = self.folder / f"annuaire.{ending}"
            self.run_terreau("export", "annuaire", self.file, "-o", out)
            if ending == "odt":
                with zipfile.ZipFile(out) as package:
                    text = package.read("content.xml").decode()
            else:
                text = out.read_text()
            self.assertIn("Recyclerie du Vidourle", text)
            self.run_terreau("export", "annuaire", self.file, "-o", out, status=1)
        wrong = self.run_terreau("export", "annuaire", self.file, "--level", "tous",
                                 status=2)
        self.assertIn("tous", wrong)


if __name__ == "__main__":
    unittest.main()
