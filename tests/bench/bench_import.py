#!/usr/bin/env python3
"""Contacts into a community, against `sqlite3 .import` of the same file, in one run.

usage: bench_import.py PROGRAM [ROWS]

Ratios are what is judged; milliseconds are printed to be read. The second import brings
other people into the community that the first one filled; a tenth of them is there
already. Skipped (77) without the sqlite3 shell.
"""
import itertools
import os
import pathlib
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

PROGRAM = os.path.abspath(sys.argv[1])
ROWS = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
ROUNDS = 3
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
    """(wall s, processor s, peak KiB) of a program that must succeed."""
    begun = time.monotonic()
    child = subprocess.Popen([str(arg) for arg in args], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = status
    if status:
        sys.exit(f"bench_import: {args[0]} failed")
    return time.monotonic() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


class Bench:
    def __init__(self, folder):
        self.folder = folder
        self.missed = False
        self.first, self.few, self.second = (folder / n for n in ("1.csv", "few.csv", "2.csv"))
        # Nothing is held in memory: a child's peak counts that of its parent at the fork.
        write(self.first, people(1, ROWS))
        write(self.few, itertools.islice(people(1, ROWS), ROWS // 10))
        write(self.second, (known if i % 10 == 0 else fresh for i, (known, fresh) in
                            enumerate(zip(people(1, ROWS), people(2, ROWS)))))

    def floor(self):
        plain = self.folder / "floor.db"
        plain.unlink(missing_ok=True)
        return run("sqlite3", plain, "-cmd", ".mode csv", "-cmd", ".separator ;",
                   f".import {self.first} t")

    def base(self):
        for left in self.folder.glob("a.*"):
            left.unlink()
        base = self.folder / "a.terreau"
        run(PROGRAM, "new", base, "--from", "engagement")
        return base

    def round(self):
        few = run(PROGRAM, "import", self.base(), self.few)
        floor = self.floor()
        base = self.base()
        empty = run(PROGRAM, "import", base, self.first)
        full = run(PROGRAM, "import", base, self.second)
        return floor, few, empty, full

    def judge(self, name, value, limit, aim):
        verdict = "aim" if value <= aim else "good" if value <= limit else "MISSED"
        self.missed |= value > limit
        print(f"{name:44} {value:7.2f} {limit:7.1f} {aim:7.1f}  {verdict}", flush=True)


def main():
    if shutil.which("sqlite3") is None:
        print("bench_import: no sqlite3 shell to compare with: skipped")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as name:
        os.environ |= {"HOME": name, "XDG_DATA_HOME": name, "XDG_STATE_HOME": name}
        bench = Bench(pathlib.Path(name))
        rounds = [bench.round() for _ in range(ROUNDS)]

        def median(value):
            return statistics.median(map(value, rounds))
        print(f"{ROWS} rows, {ROUNDS} rounds          wall ms   processor ms   peak MiB")
        for i, what in enumerate(("sqlite3 .import", f"{ROWS // 10} rows, empty base",
                                  "into an empty base", f"into a base of {ROWS}")):
            print(f"{what:28} {median(lambda r: r[i][0]) * 1000:10.0f} "
                  f"{median(lambda r: r[i][1]) * 1000:14.0f} {median(lambda r: r[i][2]) / 1024:10.1f}")
        # Processor time is judged: that of a tenth of a second of floor is in one slice
        # of a busy machine, that of an import in a hundred.
        print(f"{'medians of the ratios of a round':44}   value   limit     aim")
        bench.judge("empty base × .import, processor", median(lambda r: r[2][1] / r[0][1]), 12, 6)
        print(f"{'  the same by the clock':44} {median(lambda r: r[2][0] / r[0][0]):7.2f}")
        bench.judge("full base × empty base, processor", median(lambda r: r[3][1] / r[2][1]), 3, 1.5)
        bench.judge("peak MiB", median(lambda r: max(r[2][2], r[3][2]) / 1024), 96, 48)
        bench.judge(f"peak × that of {ROWS // 10} rows", median(lambda r: r[2][2] / r[1][2]), 1.2, 1.1)
    sys.exit(bench.missed)


main()
