#!/usr/bin/env python3
"""« terreau map » on the real program: every form of the same counts, and refusals.

usage: test_map.py PROGRAM [TEST…]
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.dom.minidom

import terminal

PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "terreau"
ACTORS = [
    "Régie de quartier / Montpellier / entraide",
    "La Serre partagée / Sète / serre",
    "Les Composteurs / Toulouse / compost, entraide",
    "Collectif sans adresse / compost / note: à ne pas répéter",
]


class Map(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="terreau-map-"))
        cls.env = dict(os.environ, HOME=str(cls.folder), LANG="C.UTF-8", TZ="UTC")
        cls.run_program("new", "jardin.terreau", "--from", "demo")
        session = terminal.Session(
            PROGRAM, ["--keyboard", "azerty", "jardin.terreau"], cls.env, cls.folder)
        session.wait_text("palette")
        session.type("&a")
        session.wait_text("Atelier")
        for line in ACTORS:
            name = line.split(" / ")[0]
            session.type(line + "\r")
            session.wait_text(name)
            session.settle()
        session.settle()
        session.type("\x1b")
        session.settle()
        session.type("q\r")
        session.end()
        session.close()

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder, ignore_errors=True)

    @classmethod
    def run_program(cls, *args):
        return subprocess.run(
            [PROGRAM, *args], cwd=cls.folder, env=cls.env, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", timeout=60,
            check=False)

    def map(self, *args):
        done = self.run_program("map", "jardin.terreau", *args)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def refused(self, *args, says):
        done = self.run_program("map", "jardin.terreau", *args)
        self.assertNotEqual(done.returncode, 0, done.stdout)
        self.assertIn(says, done.stderr)

    def test_in_words(self):
        text = self.map("--text")
        self.assertIn("4 acteurs en tout\n", text)
        self.assertIn("Hérault : 2 acteurs, 0,2 pour 100 000 habitants : ", text)
        self.assertIn("Sans lieu : 1 acteur : Compost 1\n", text)

    def test_levels(self):
        everyone = self.map("--text", "--level", "binome")
        self.assertIn("4 acteurs en tout\n", everyone)
        self.refused("--text", "--level", "voisins", says="voisins")

    def test_drawn(self):
        text = self.map("--width", "60", "--height", "20", "--layer", "nombre")
        self.assertIn("Occitanie : nombre d’acteurs par département", text)
        for code in "09 11 12 30 31 32 34 46 48 65 66 81 82".split():
            self.assertIn(code + ":", text)
        self.assertIn("34:B", text)
        self.assertIn("Natural Earth", text)
        self.assertTrue(self.map("--ascii").split("Natural")[0].count("|") > 10)

    def test_finer_than_departements(self):
        text = self.map("--text", "--by", "epci")
        self.assertIn("Montpellier Méditerranée Métropole (34) : 1 acteur, 0,2", text)
        self.assertIn("Toulouse Métropole (31) : 1 acteur", text)
        self.assertIn(" EPCI sans personne\n", text)
        text = self.map("--text", "--by", "commune")
        self.assertIn("Sète (34) : 1 acteur, ", text)
        self.assertIn("Occitanie : 3 acteurs", self.map("--text", "--by", "region"))
        drawn = self.map("--by", "epci", "--width", "60", "--height", "20")
        self.assertIn("nombre d’acteurs par EPCI (approché)", drawn)
        picture = xml.dom.minidom.parseString(self.map("--svg", "--by", "commune"))
        words = [text.firstChild.data for text in picture.getElementsByTagName("text")
                 if text.firstChild]
        self.assertIn("Occitanie : nombre d’acteurs par commune (approché)", words)
        self.assertIn("6-10", words)

    def test_grid(self):
        rows = [row.split(";") for row in self.map("--csv").splitlines()]
        head, total = rows[0], rows[-1]
        self.assertEqual(head[0], "thème")
        self.assertEqual(total[-1], "4")
        # each actor once in the totals, in every cell of its themes
        self.assertEqual(sum(map(int, total[1:-1])), 4)
        self.assertEqual(total[head.index("34")], "2")
        compost = next(row for row in rows if row[0] == "Compost")
        self.assertEqual(compost[head.index("31")], "1")
        self.assertEqual(compost[-1], "2")

    def test_geojson(self):
        text = self.map("--geojson")
        found = json.loads(text)
        self.assertEqual(found["type"], "FeatureCollection")
        self.assertEqual(len(found["features"]), 4)
        placed = [f for f in found["features"] if f["geometry"]]
        self.assertEqual(len(placed), 3)
        lon, lat = placed[0]["geometry"]["coordinates"]
        self.assertTrue(0 < lon < 5 and 42 < lat < 45)
        self.assertNotIn("répéter", text)

    def test_svg(self):
        xml.dom.minidom.parseString(self.map("--svg"))

    def test_never_over_another(self):
        self.map("--text", "-o", "carte.txt")
        self.refused("--text", "-o", "carte.txt", says="existe déjà")
        self.map("--text", "-o", "carte.txt", "--force")

    def test_another_region(self):
        self.assertIn("Bretagne : ", self.map("--region", "53"))
        self.assertIn("France : ", self.map("--region", "France"))
        self.refused("--region", "Narnia", says="Narnia")

    def test_refusals(self):
        self.refused("--width", "3", says="--width")
        self.refused("--height", "beaucoup", says="beaucoup")
        self.refused("--svg", "--csv", says="--csv")
        self.refused("--layer", "popints", says="points")


if __name__ == "__main__":
    unittest.main()
