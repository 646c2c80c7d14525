#!/usr/bin/env python3
"""Read back what geo-sample wrote: GeoJSON by RFC 7946, and SVG.

usage: geo_read.py GEO_SAMPLE
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree

SVG = "{http://www.w3.org/2000/svg}"


def need(held, *what):
    if not held:
        sys.exit(" ".join(map(str, what)))


def no_twins(pairs):
    need(len({key for key, _ in pairs}) == len(pairs), "a key twice:", pairs)
    return dict(pairs)


def refuse(word):
    sys.exit(f"{word} is not JSON")


def read_json(path):
    text = path.read_text(encoding="utf-8")
    need(not re.search(r"[\x00-\x09\x0b-\x1f\u202e]", text), "a control in", path)
    return json.loads(text, object_pairs_hook=no_twins, parse_constant=refuse)


def check_points(folder):
    found = read_json(folder / "points.geojson")
    need(found["type"] == "FeatureCollection" and found["attribution"] == "Source & co")
    features = found["features"]
    need(len(features) == 6 and all(f["type"] == "Feature" for f in features))
    need([f["geometry"] and f["geometry"]["coordinates"] for f in features] ==
         [[4.1329, 43.678], [55.4481, -20.8789], [0, 43.1234568], None, None, None],
         "places", features)
    need(features[0]["properties"] ==
         {"nom": "L’« Étoile » \"du\" \\ Vidourle\n\t\x01\u202e", "vide": "", "rien": None},
         "properties", features[0])
    need(features[2]["properties"] == {}, "no properties")
    none = read_json(folder / "none.geojson")
    need(none == {"type": "FeatureCollection", "features": []}, "none", none)


def check_map(path, departements):
    root = tree.parse(path).getroot()
    need(root.tag == SVG + "svg", root.tag)
    need(root.find(SVG + "title").text == "Qui fait quoi <ici> & là, « où » ? ", "title")
    names = [one.text for one in root.iter(SVG + "title")][1:]
    need(len(names) == departements, path, names)
    text = " ".join("".join(one.itertext()) for one in root.iter(SVG + "text"))
    for source in ("INSEE", "IGN", "GeoNames", "Natural Earth"):
        need(source in text, "no attribution to", source)
    for one in root.iter(SVG + "path"):
        need(re.fullmatch(r"(?:[ML]-?\d+\.\d -?\d+\.\d|Z)*", one.get("d")), one.get("d"))
    return text, len(list(root.iter(SVG + "circle")))


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run([sys.argv[1], name], check=True)
        check_points(folder)
        text, circles = check_map(folder / "occitanie.svg", 13)
        need("34:" in text and "66:" in text and circles == 3, "map", text, circles)
        text, circles = check_map(folder / "reunion.svg", 1)
        need("974" in text and circles == 0, "La Réunion", text, circles)


main()
