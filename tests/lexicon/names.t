#!/usr/bin/python3 -B
# SPDX-License-Identifier: GPL-3.0-or-later
"""names-300.tsv through the real engine: each name in its sentence, by a British and by an American
voice, phoneme by phoneme."""

import json
import os
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
NARRATOR = os.environ.get("NARRATOR", HERE.parent.parent / "build/narrator")
VOICES = ["british-low", "american-low"]


def load_names():
    """(name, sentence, IPA) of each line."""
    for line in (HERE / "names-300.tsv").read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            name, sentence, ipa = line.split("\t")[:3]
            yield name, sentence, ipa


def said(names, voice):
    with tempfile.TemporaryDirectory() as folder:
        tests = Path(folder, "names.tests")
        tests.write_text("".join(f"{sentence} => /{ipa}/\n" for _, sentence, ipa in names))
        run = subprocess.run(
            [NARRATOR, "lexicon", "test", "--json", "--voice", voice, "-C", folder, tests],
            capture_output=True, text=True, check=False)
        if run.returncode not in (0, 1) or not run.stdout:
            raise SystemExit(f"Bail out! {run.stderr}")
        return json.loads(run.stdout)


names = list(load_names())
print(f"1..{len(names) * len(VOICES)}")
for voice in VOICES:
    results = said(names, voice)
    assert len(results) == len(names)
    for (name, _, ipa), result in zip(names, results):
        print(f"{'ok' if result['passed'] else 'not ok'} - {voice}: {name} is said /{ipa}/")
        if not result["passed"]:
            print(f"#   {result['sentence']}\n#   /{result['said']}/")
