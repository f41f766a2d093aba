# SPDX-License-Identifier: GPL-3.0-or-later
"""What the conformance tests share: an edition that has been built, and tests that print TAP.

A test is a function that yields a line for each fault it finds, listed with @test(number, name);
number is that of the checklist in README.md.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
NARRATOR = os.environ.get("NARRATOR", ROOT / "build" / "narrator")
WORK = Path(os.environ.get("BUILD", ROOT / "build")) / "conformance"
EDITION = WORK / "edition"
TIMES = "TIMES" in os.environ
OUTPUT = EDITION / "output"

_tests = []


def test(number, name):
    """Lists a generator of faults as a test."""

    def add(function):
        _tests.append((number, name, function))
        return function

    return add


def run_tests():
    """Runs what was listed and exits: 0 where no test found a fault."""
    print(f"1..{len(_tests)}")
    failed = 0
    for count, (number, name, function) in enumerate(_tests, 1):
        begun = time.monotonic()
        try:
            faults = list(function())
        except Exception as error:  # a reader that fails is a fault of the file it reads
            faults = [f"{type(error).__name__}: {error}"]
        failed += bool(faults)
        label = f"{number}: {name}" if number else name
        label += f" # {time.monotonic() - begun:.1f} s" if TIMES else ""
        print(f"{'not ok' if faults else 'ok'} {count} - {label}")
        for fault in faults[:20]:
            for line in str(fault).splitlines():
                print(f"#   {line}")
        sys.stdout.flush()
    sys.exit(1 if failed else 0)


def run(*command, check=True, text=True, **options):
    """Runs a command; its standard output, with standard error apart in .stderr."""
    errors = "replace" if text else None  # mpv mixes codes of its own into UTF-8
    done = subprocess.run([str(word) for word in command], capture_output=True, text=text,
                          errors=errors, check=False, **options)
    if check and done.returncode != 0:
        tail = done.stderr if text else done.stderr.decode(errors="replace")
        raise RuntimeError(f"{command[0]} ended with {done.returncode}: {tail.strip()[-400:]}")
    return done


def node(what, *files):
    """What the JavaScript readers make of files."""
    return json.loads(run("node", HERE / "readers.mjs", what, *files).stdout)


class Episode:
    """A folder of output/episodes with its manifest."""

    def __init__(self, folder):
        self.folder = folder
        self.slug = folder.name
        self.manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        self.chapters = [
            (chapter["start_ms"], chapter["end_ms"], chapter["title"])
            for chapter in self.manifest["chapters"]
        ]

    def file(self, media_type):
        names = [f["name"] for f in self.manifest["files"] if f["type"] == media_type]
        if len(names) != 1:
            raise RuntimeError(f"{self.slug}: {len(names)} files of type {media_type}")
        return self.folder / names[0]

    @property
    def mp3(self):
        return self.file("audio/mpeg")


def prepare():
    """Builds the editions, unless another test has already."""
    done = subprocess.run([HERE / "prepare", NARRATOR, WORK], stdin=subprocess.DEVNULL,
                          stdout=sys.stderr, check=False)
    if done.returncode != 0:
        print(f"Bail out!  {HERE / 'prepare'} ended with {done.returncode}")
        sys.exit(1)


def load_episodes(output=OUTPUT):
    episodes = [Episode(path.parent) for path in sorted(output.glob("episodes/*/manifest.json"))]
    if not episodes:
        print(f"Bail out!  no episodes in {output}")
        sys.exit(1)
    return episodes


def tree(folder):
    """The bytes of every file below folder, by its relative name."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def same_trees(first, second):
    """Yields what two folders differ in."""
    a, b = tree(first), tree(second)
    for name in sorted(a.keys() | b.keys()):
        if name not in a or name not in b:
            yield f"{name} is only in {first if name in a else second}"
        elif a[name] != b[name]:
            yield f"{name} differs"


def build(edition, *options):
    """Builds an edition."""
    return run(NARRATOR, "build", "-C", edition, *options)


prepare()
