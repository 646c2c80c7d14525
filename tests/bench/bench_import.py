#!/usr/bin/env python3
"""Contacts into a community, against `sqlite3 .import` of the same file, in one run.

usage: bench_import.py PROGRAM [ROWS]

Ratios are what is judged; milliseconds are printed to be read. The second import brings
other people into the community that the first one filled; a tenth of them is there
already.
"""
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

PROGRAM = os.path.abspath(sys.argv[1])
ROWS = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
HEADER = "Civilité;Prénom;Nom;Courriel;Téléphone;Code postal;Commune;Accord;Accord le;Remarques\n"
PLACES = [("09000", "Foix"), ("11000", "Carcassonne"), ("34200", "Sète"), ("31000", "Toulouse"),
          ("66000", "Perpignan"), ("30000", "Nîmes"), ("12000", "Rodez"), ("46000", "Cahors")]
SYLLABLES = "ba be bo da de di fa fi ga go la le li lo ma me mi na ne ni pa ra re ri sa ta va".split()


def word(rng, least, most):
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(least, most))).capitalize()


def people(seed, count):
    rng = random.Random(seed)
    given = [word(rng, 2, 3) for _ in range(800)]
    family = [word(rng, 2, 4) for _ in range(20_000)]
    for i in range(count):
        code, commune = rng.choice(PLACES)
        yield (f"{rng.choice(['M.', 'Mme'])};{rng.choice(given)};{rng.choice(family)};p{seed}.{i}@example.org;"
               f"0{600000000 + seed * 10_000_000 + i:09};{code};{commune};oui;"
               f"2025-{rng.randint(1, 12):02}-{rng.randint(1, 28):02};rencontré lors de la journée "
               f"des communautés, souhaite être rappelé {i}\n")


def spaced(line):
    cells = line.split(";")
    cells[4] = " ".join(cells[4][i:i + 2] for i in range(0, 10, 2))
    return ";".join(cells)


def write(path, lines):
    with path.open("w", encoding="utf-8") as out:
        out.write(HEADER)
        out.writelines(map(spaced, lines))


def run(*args):
    begun = time.monotonic()
    child = subprocess.Popen([str(arg) for arg in args], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = status
    if status:
        sys.exit(f"bench_import: {args[0]} failed")
    return time.monotonic() - begun, usage.ru_maxrss


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        os.environ |= {"HOME": name, "XDG_DATA_HOME": name, "XDG_STATE_HOME": name}
        base, first, second = (folder / n for n in ("a.terreau", "1.csv", "2.csv"))
        # Nothing is held in memory: a child's peak counts that of its parent at the fork.
        write(first, people(1, ROWS))
        write(second, (known if i % 10 == 0 else fresh for i, (known, fresh) in
                       enumerate(zip(people(1, ROWS), people(2, ROWS)))))
        floor = min(run("sqlite3", folder / f"floor{i}.db", "-cmd", ".mode csv",
                        "-cmd", '.separator ;', f".import {first} t")[0] for i in range(3))
        run(PROGRAM, "new", base, "--from", "engagement")
        empty, empty_kb = run(PROGRAM, "import", base, first)
        full, full_kb = run(PROGRAM, "import", base, second)
        again, again_kb = run(PROGRAM, "import", "--dry-run", base, second)
    print(f"sqlite3 .import of {ROWS} rows      {floor * 1000:8.0f} ms")
    print(f"into an empty base              {empty * 1000:8.0f} ms  {empty_kb // 1024:4} MiB")
    print(f"into a base of {ROWS:<8}          {full * 1000:8.0f} ms  {full_kb // 1024:4} MiB")
    print(f"the same again                  {again * 1000:8.0f} ms  {again_kb // 1024:4} MiB")
    print(f"empty base: {empty / floor:.1f} × .import (12 allowed)")
    print(f"full base: {full / empty:.1f} × the first (3 allowed)")


main()
