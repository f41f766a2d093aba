#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What a lexicon of 100,000 entries costs: loading it, finding its words in text, and a cold build,
# each against the same edition without it, in turns, medians.
set -eu
cd "$(dirname "$0")/../.."
exec /usr/bin/python3 -B - "${NARRATOR:-$PWD/build/narrator}" <<'PYTHON'
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

NARRATOR = Path(sys.argv[1]).resolve()
RUNS = 7
BUILDS = 3
ENTRIES = 100_000
ARTICLES = ["two-bridges.md", "breathing-lake.md", "sound-path.md", "slow-queue.txt"]
SYLLABLES = "ka lo mi ren tas vu shi gor el an dru pek zo bri".split()
SETTINGS = """title: Bench
author: Bench
description: Bench.
base_url: http://localhost/
category: News
voice: british-low
"""


def names(n):
    """Made-up names, each once, a tenth of two words."""
    dice = random.Random(4)
    for i in range(n):
        name = "".join(dice.choice(SYLLABLES) for _ in range(3)).capitalize()
        tail = format(i, "x").translate(str.maketrans("0123456789", "ghijklmnop"))
        yield f"New {name}{tail}" if i % 10 == 0 else name + tail


def write_lexicon(path):
    with path.open("w") as out:
        out.write("entries:\n")
        for i, name in enumerate(names(ENTRIES)):
            said = "ipa: ˈkaːləmɪ" if i % 3 else "letters: true\n  note: a note"
            out.write(f"- write: {name}\n  {said}\n  source: bench\n")


def edition(folder, full):
    (folder / "articles").mkdir(parents=True)
    (folder / "narrator.yaml").write_text(SETTINGS)
    for name in ARTICLES:
        shutil.copy(Path("articles", name), folder / "articles")
    if full:
        lexicon = folder / "pronunciations" / "en"
        lexicon.mkdir(parents=True)
        write_lexicon(lexicon / "large.yaml")
    return folder


def timed(folder, arguments, text=None):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run([NARRATOR, *arguments], cwd=folder, input=text, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, check=True)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare(full, plain, arguments, text=None, runs=RUNS):
    """Median CPU seconds with and without the lexicon, run in turns."""
    times = {full: [], plain: []}
    for _ in range(runs):
        for folder, list_ in times.items():
            if "build" in arguments:
                shutil.rmtree(folder / "output", ignore_errors=True)
                shutil.rmtree(folder / ".narrator", ignore_errors=True)
            list_.append(timed(folder, arguments, text)[1])
    return statistics.median(times[full]), statistics.median(times[plain])


with tempfile.TemporaryDirectory() as parent:
    full, plain = edition(Path(parent, "full"), True), edition(Path(parent, "plain"), False)
    with_it, without = compare(full, plain, ["normalize"], b"Kyiv.\n")
    load = 1000 * (with_it - without)
    print(f"lexicon of {ENTRIES} entries: loaded in {load:.0f} ms (at most 150)")
    text = (plain / "articles" / ARTICLES[0]).read_bytes() * 200
    with_text, without_text = compare(full, plain, ["normalize"], text)
    words = len(text.split())
    cost = (with_text - with_it - (without_text - without)) / words
    print(f"finding words in text: {1e9 * cost:.0f} ns a word beside those that ship")
    with_build, without_build = compare(full, plain, ["build", "-q", "-j", "1"], runs=BUILDS)
    print(f"cold build of {len(ARTICLES)} articles: {without_build:.2f} s of CPU, "
          f"with the lexicon {with_build:.2f} s: "
          f"{100 * (with_build / without_build - 1):.1f} % (at most 5)")
PYTHON
