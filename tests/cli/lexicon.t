#!/usr/bin/python3 -B
# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands about pronunciations as an editor types them: lexicon, review, explain.

What they print is held against lexicon/NAME.expected; UPDATE=1 writes these anew, for reading the
difference."""

import os
import random
import re
import shutil
import subprocess
import tempfile
from difflib import unified_diff
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).resolve().parent / "lexicon"
NARRATOR = Path(os.environ.get("NARRATOR", HERE.parent.parent.parent / "build/narrator")).resolve()
NAMES = "pronunciations/en/names.yaml"
count = 0


def check(truth, name, detail=""):
    global count
    count += 1
    print(f"{'ok' if truth else 'not ok'} {count} - {name}")
    if not truth:
        print("# " + str(detail).replace("\n", "\n# "))


def run(folder, *arguments):
    """stdout, then stderr, then the exit code unless it is 0."""
    done = subprocess.run([NARRATOR, *arguments], cwd=folder, capture_output=True, text=True,
                          check=False, timeout=120)
    code = f"exit {done.returncode}\n" if done.returncode else ""
    return done.stdout + done.stderr + code


def expect(name, got):
    path = HERE / f"{name}.expected"
    if os.environ.get("UPDATE"):
        path.write_text(got)
    wanted = path.read_text() if path.exists() else ""
    check(got == wanted, name, f"got:\n{got}\nwanted:\n{wanted}")


def copy_edition(parent):
    folder = Path(parent, "edition")
    shutil.copytree(HERE / "edition", folder)
    for file in HERE.iterdir():
        if file.is_file():
            shutil.copy(file, folder)
    return folder


def golden(folder):
    dictionary = ["--dictionary", "names.dict"]
    expect("list", run(folder, "lexicon", "list", "Zharkovo", "drell", "Nowhere"))
    expect("list-json", run(folder, "lexicon", "list", "--json", "Zharkovo"))
    expect("lint", run(folder, "lexicon", "lint", "-v"))
    expect("lint-faulty", run(folder, "lexicon", "lint", "-v", "faulty.yaml"))
    expect("lint-unsayable", run(folder, "lexicon", "lint", "unsayable.yaml"))
    expect("test", run(folder, "lexicon", "test"))
    expect("impact", run(folder, "lexicon", "impact", "changed.yaml"))
    expect("impact-json", run(folder, "lexicon", "impact", "--json", "changed.yaml"))
    expect("explain", run(folder, "explain", "Zharkovo's", "--in", "articles/harbour.md"))
    expect("explain-none", run(folder, "explain", "QXR"))
    expect("explain-json", run(folder, "explain", "drell", "--json", "--in",
                               "articles/harbour.md"))
    expect("review", run(folder, "review", *dictionary))
    expect("review-json", run(folder, "review", "--json", "-n", "2", *dictionary))
    expect("review-yaml", run(folder, "review", "--yaml", *dictionary))
    expect("import-pls", run(folder, "lexicon", "import", "names.pls"))
    expect("import-bomb", run(folder, "lexicon", "import", "bomb.pls"))
    expect("import-cmudict", run(folder, "lexicon", "import", "names.dict", "--proposed"))
    expect("export", run(folder, "lexicon", "export", "--format", "tsv") +
           run(folder, "lexicon", "export", "--format", "cmudict"))
    expect("usage", run(folder, "lexicon") + run(folder, "lexicon", "lnt") +
           run(folder, "lexicon", "add", "X") + run(folder, "lexicon", "import", "x.doc") +
           run(folder, "lexicon", "add", "X", "--word", "--letters") +
           run(folder, "lexicon", "list", "--status", "new"))


def pls_round_trip(folder):
    run(folder, "lexicon", "import", "names.pls", "-o", "names.yaml")
    got = run(folder, "lexicon", "import", "names.dict", "-o", "names.yaml")
    check("is there already" in got and "exit 2" in got, "import overwrites nothing unasked", got)
    run(folder, "lexicon", "export", "names.yaml", "-o", "again.pls")
    check((folder / "again.pls").read_text() == (folder / "names.pls").read_text(),
          "PLS comes back as it was", (folder / "again.pls").read_text())


SPELLINGS = ["Kyiv", "true", "null", "a: b", "x #y", "São Paulo", "1.0", "yes", "q\\w", "AT&T",
             "O’Brien", "St. Ives", "x,y", "日本", "e\u0301", "12:30", "key:", 'ab"c', ".NET"]
SOUNDS = [("ipa", "ˈkiːɪv"), ("ipa", "ˈwʊstə(r)"), ("ipa", "/t͡ʃɛk/"), ("ipa", "ˈʘʘ7"),
          ("x-sampa", '"ki:v'), ("x-arpabet", "true"), ("x-y", "a: b")]
EXAMPLES = ["Go: now.", "#x", "true", "He said <hi> & left", "- a"]
HEAD = ('<?xml version="1.0" encoding="UTF-8"?>\n<lexicon version="1.0" xmlns="http://www.w3.org/'
        '2005/01/pronunciation-lexicon" alphabet="%s" xml:lang="%s">\n')


def random_lexeme(dice, alphabet):
    def element(name, attributes, text):
        return f"    <{name}{attributes}>{escape(text, {chr(34): '&quot;'})}</{name}>\n"

    text = dice.choice(["  <lexeme>\n", '  <lexeme role="claws:VVI pos:verb">\n'])
    for spelling in dice.sample(SPELLINGS, dice.randint(1, 4)):
        text += element("grapheme", "", spelling)
    for _ in range(dice.randint(1, 4)):
        prefer = dice.choice(["", ' prefer="true"'])
        kind, sound = dice.choice(SOUNDS)
        if dice.random() < 0.4:
            text += element("alias", prefer, dice.choice(SPELLINGS))
        else:
            text += element("phoneme",
                            prefer + ("" if kind == alphabet else f' alphabet="{kind}"'), sound)
    for example in dice.sample(EXAMPLES, dice.randint(0, 3)):
        text += element("example", "", example)
    return text + "  </lexeme>\n"


def pls_of_any_kind(folder):
    """Forty lexicons by chance, always the same ones: each comes back byte for byte."""
    dice = random.Random(4)
    for i in range(40):
        alphabet = dice.choice(["ipa", "x-sampa"])
        text = HEAD % (alphabet, dice.choice(["en-GB", "de"]))
        text += "".join(random_lexeme(dice, alphabet) for _ in range(dice.randint(1, 12)))
        (folder / "chance.pls").write_text(text + "</lexicon>\n")
        run(folder, "lexicon", "import", "chance.pls", "-o", "chance.yaml", "--replace")
        run(folder, "lexicon", "export", "chance.yaml", "-o", "again.pls")
        again = (folder / "again.pls").read_text()
        if again != text + "</lexicon>\n":
            check(False, "PLS of any kind comes back as it was",
                  "\n".join(unified_diff(text.split("\n"), again.split("\n"), f"lexicon {i}")))
            return
    check(True, "PLS of any kind comes back as it was")


def large_pls(folder):
    path = folder / "large.pls"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    got = run(folder, "lexicon", "import", "large.pls")
    check("larger than" in got and "exit 1" in got, "a file of 100 MB is refused unread", got)
    path.unlink()


def add(folder):
    path = folder / NAMES
    before = path.read_text()
    into = ["-o", NAMES]
    got = run(folder, "lexicon", "add", "Brzeska", "--say", "BZHES-kuh", "--note", "the mayor",
              *into)
    check(got == f"{NAMES}: 'Brzeska' has say: BZHES-kuh\n  read as /ˈbʒɛskə/\n",
          "add says what it did", got)
    added = "- write: Brzeska\n  say: BZHES-kuh\n  note: the mayor\n"
    check(path.read_text() == before + added, "add keeps comments and order", path.read_text())
    got = run(folder, "lexicon", "add", "Brzeska", "--word", *into)
    check("already; use --replace" in got and "exit 1" in got, "add does not overwrite", got)
    run(folder, "lexicon", "add", "Brzeska", "--arpabet", "B ZH EH1 S K AH0", "--replace", *into)
    check("  ipa: ˈbʒɛskə\n" in path.read_text(), "add --replace, in ARPAbet", path.read_text())
    got = run(folder, "lexicon", "add", "Bruno", "--ipa", "ˈbʁyno")
    check("no sound 'ʁ' (character 3 of 'ˈbʁyno'); the nearest it has is 'ɹ'" in got and
          "exit 2" in got, "add refuses what the voice cannot say", got)
    got = run(folder, "lexicon", "add", "Bruno", "--language", "xx")
    check("has no language 'xx'" in got and "exit 2" in got, "nor a language that it has not", got)
    got = run(folder, "lexicon", "add", "?!", "--say", "x", *into)
    check("never applies" in got and "left as it was" in got and "exit 1" in got and
          "?!" not in path.read_text(), "nor a spelling that is none", got)
    run(folder, "lexicon", "add", "Ilja", "--espeak", "'i:lj@")
    own = folder / "pronunciations/en/edition.yaml"
    check("  ipa: ˈiːljə\n" in own.read_text(), "add --espeak, into the edition's own file",
          own.read_text())
    got = run(folder, "explain", "Ilja")
    check(got.startswith("Ilja: said /ˈiːljə/  EE-lyuh\n"), "what was added is said", got)


def say_word(folder):
    for name, arguments in (("now.mp3", []), ("new.mp3", ["--say", "QUICKS-er"])):
        run(folder, "say", "--word", "QXR", *arguments, "-o", name)
    now, new = ((folder / name).read_bytes() for name in ("now.mp3", "new.mp3"))
    check(len(now) > 10000 and now != new, "say --word writes a clip, said as is asked",
          (len(now), len(new)))
    got = run(folder, "say", "--word", "QXR", "--language", "xx", "-o", "x.mp3")
    check("has no language 'xx'" in got and "exit 1" in got, "say in a language of nobody", got)
    got = run(folder, "say", "--ipa", "a", "x", "-o", "x.mp3")
    check("name the word with --word" in got and "exit 2" in got, "say --ipa without a word", got)


FAULTY = """entries:
- write: Zharkovo
  ipa: ˈʒXk
- write: Orla
  say: OR-luh
"""


def faulty_entry(parent):
    """A typo in one entry stops the articles that have its word, and nothing else."""
    folder = Path(parent, "typo")
    shutil.copytree(HERE / "edition", folder)
    run(folder, "build", "-q", "articles/harbour.md")
    (folder / "pronunciations/en/a.yaml").write_text(FAULTY)
    (folder / "articles/other.md").write_text("---\ntitle: Bread\n---\n\nOrla sells bread.\n")
    got = run(folder, "build")
    check("harbour: failed" in got and "other: 0:0" in got and "exit 1" in got,
          "a faulty entry fails the articles with its word", got)
    check("articles/harbour.md:" in got and "the entry for 'Zharkovo' is faulty" in got,
          "and says in which", got)
    got = run(folder, "lexicon", "impact")
    check("the edition is not kept in git" in got and "exit 2" in got,
          "impact without git asks for a file", got)
    with (folder / "pronunciations/en/a.yaml").open("a") as file:
        file.write("- write: Bruno\n  ipa: ˈbʁyno\n")
    got = run(folder, "explain", "Bruno")
    check("fault     'Bruno': the voice has no sound 'ʁ'" in got, "explain says what is wrong", got)
    check("Orla: said /ˈɔːlə/" in run(folder, "explain", "Orla"),
          "the other entries can still be asked about")
    got = run(folder, "lexicon", "lint")
    check("error: 'X' (character 3" in got and "2 errors," in got, "lint goes on", got)
    run(folder, "lexicon", "add", "Bree", "--say", "bree", "-o", "pronunciations/en/a.yaml")
    check("- write: Bree" in (folder / "pronunciations/en/a.yaml").read_text(),
          "another entry can be added beside it")


def other_language(parent):
    """What is not English is not taken for names; only a large dictionary can tell."""
    folder = Path(parent, "languages")
    shutil.copytree(HERE / "edition", folder)
    large = "".join(f"word{i} W ER D\n" for i in range(20000))
    english = "the boat left when storm came and nobody on quay had seen it go"
    large += "".join(f"{word} AH N\n" for word in english.split())
    (folder / "large.dict").write_text(large)
    (folder / "articles/harbour.md").write_text(
        "The boat left when the storm came, and Orsk had seen it go.\n\n" * 3 +
        "Das Boot von Brunnow fuhr ab, als der Sturm kam, und niemand hat es gesehen.\n")
    (folder / "articles/market.txt").write_text(
        "Das Boot von Tilsen fuhr ab, als der Sturm kam, und niemand am Kai hat es gesehen.\n")
    got = run(folder, "review", "--dictionary", "large.dict")
    check("Orsk" in got and "Brunnow" not in got and "Tilsen" not in got and
          "market.txt: warning: left out" in got and "harbour.md: warning" not in got,
          "review leaves out what is in another language, and says so", got)


def accept(folder):
    tests = folder / "pronunciations/en/harbour.tests"
    tests.write_text("# kept\nZharkovo sleeps. =>\nThey drell. => /driːl/\nQXR => Q X R\n"
                     "Zharkovo wakes. => Zharkovo wakes\nZharkovo wakes. => Zharkovo naps\n")
    got = run(folder, "lexicon", "test")
    check("8 tests, 3 failed" in got and "exit 1" in got, "tests fail", got)
    run(folder, "lexicon", "test", "--accept")
    text = tests.read_text()
    check(text.startswith("# kept\nZharkovo sleeps. => /ʒ") and "They drell. => /ð" in text and
          "\nQXR => Q X R\nZharkovo wakes. => Zharkovo wakes\nZharkovo wakes. => Zharkovo wakes" in
          text, "--accept records what is said", text)
    got = run(folder, "lexicon", "test")
    check(got == "8 tests, 0 failed\n", "and then they pass", got)
    got = run(folder, "lexicon", "test", "--all")
    check(int(got.split()[0]) > 8 and ", 0 failed" in got, "--all runs those that ship too", got)


def impact_since(folder):
    git = ["git", "-c", "user.name=t", "-c", "user.email=t@localhost"]
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", "first"]):
        subprocess.run([*git, *arguments], cwd=folder, check=True)
    got = run(folder, "lexicon", "impact")
    check(got == "nothing in the edition would be said otherwise\n", "impact without a change", got)
    run(folder, "lexicon", "add", "iHaven", "--say", "eye haven")
    got = run(folder, "lexicon", "impact", "--since", "HEAD")
    check("0 words are said otherwise, in 1 paragraph of 1 episode" in got and
          re.search(r"iHaven .*as before", got), "impact of what sounds as before", got)
    run(folder, "lexicon", "add", "iHaven", "--say", "ih-HAH-ven", "--replace")
    got = run(folder, "lexicon", "impact", "--since", "HEAD")
    check("1 word is said otherwise, in 1 paragraph of 1 episode" in got and "iHaven" in got,
          "impact since a revision", got)
    got = run(folder, "lexicon", "impact", "--since", "nowhere")
    check("git: " in got and "exit 2" in got, "impact since no revision", got)


def explain_built(folder):
    run(folder, "build", "-q", "articles/harbour.md")
    got = run(folder, "explain", "Tsvetska", "--in", "articles/harbour.md")
    check(re.search(r"articles/harbour.md:13 at 0:\d\d\.\d{3}, by articles/harbour.md:\d+: A drell",
                    got), "explain says when a word is heard", got)
    expect("explain-article", re.sub(r" at \d:[\d.]+", " at TIME", got))


with tempfile.TemporaryDirectory() as parent:
    edition = copy_edition(parent)
    golden(edition)
    pls_round_trip(edition)
    pls_of_any_kind(edition)
    large_pls(edition)
    add(edition)
    say_word(edition)
    accept(edition)
    impact_since(edition)
    explain_built(edition)
    faulty_entry(parent)
    other_language(parent)
print(f"1..{count}")
