#!/usr/bin/python3 -B
# SPDX-License-Identifier: GPL-3.0-or-later
"""What ships: enough entries, none of them faulty, by a British and an American voice."""

import json
import os
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
NARRATOR = os.environ.get("NARRATOR", ROOT / "build/narrator")
LEAST_ENTRIES = 2500
LEAST_ACRONYMS = 600
count = 0


def check(truth, name, detail=""):
    global count
    count += 1
    print(f"{'ok' if truth else 'not ok'} {count} - {name}")
    if not truth:
        print("# " + str(detail).strip().replace("\n", "\n# "))


def run(*arguments):
    return subprocess.run([NARRATOR, *arguments, "-C", "/"],
                          capture_output=True, text=True, check=False)


entries = json.loads(run("lexicon", "list", "--json").stdout)
places = {(entry["path"], entry["line"]) for entry in entries}
acronyms = {(entry["path"], entry["line"]) for entry in entries
            if entry["kind"] in ("letters", "word")}
check(len(places) >= LEAST_ENTRIES, f"at least {LEAST_ENTRIES} entries", len(places))
check(len(acronyms) >= LEAST_ACRONYMS, f"at least {LEAST_ACRONYMS} acronyms", len(acronyms))
without_test = [item.split("\n")[0] for path in sorted((ROOT / "pronunciations").glob("*/*.yaml"))
                for item in re.split(r"\n *- write: ", path.read_text())[1:]
                if re.search(r"\n +(before|after|near):", item) and "\n    test:" not in item]
check(not without_test, "what depends on its context has a test", "\n".join(without_test))
for voice in ("british-low", "american-low"):
    lint = run("lexicon", "lint", "--strict", "--voice", voice)
    check(lint.returncode == 0, f"lint finds nothing, {voice}", lint.stderr + lint.stdout)
    tests = run("lexicon", "test", "--voice", voice)
    check(tests.returncode == 0, f"the entries' own tests pass, {voice}", tests.stdout)
print(f"1..{count}")
