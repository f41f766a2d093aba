#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Articles that are none, and oddities in those that are: each has its message, its article fails or
# not, and the others are published.
. "$(dirname "$0")/../lib/tap.sh"
. "$ROOT/tests/lib/edition.sh"
need jq python3

new_edition e

# Rows: the article's name | what must happen | the message, behind "articles/NAME"
refused() { # NAME FILE PATTERN < ARTICLE
    article "e/articles/$2"
    narrator build -C e
    is "$1: exit 1" "$code" 1
    like "$1: the message" "$err" "^articles/$2$3"
    like "$1: the account" "$out" "^${2%.*}: failed"
    is "$1: nothing of it is published" "$(ls "e/output/episodes/${2%.*}" 2> /dev/null)" ""
    ok "$1: the others are published" test -s "$(audio e ferry)" -a -s "$(audio e lamp)"
    ok "$1: and listed" grep -q ferry e/output/feed.xml
    rm -r e/articles e/output
    mkdir e/articles
    restore
}
accepted() { # NAME FILE PATTERN < ARTICLE
    article "e/articles/$2"
    narrator build -C e
    is "$1: exit 0" "$code" 0
    if [ -n "$3" ]; then like "$1: the message" "$err" "^articles/$2$3"; fi
    like "$1: published" "$out" "^${2%.*}: [0-9]+:"
    text=$(grep -hv -e '^$' -e '-->' -e WEBVTT "e/output/episodes/${2%.*}"/*.vtt)
    rm "e/articles/$2"
}
cp -r e/articles kept
restore() { cp kept/* e/articles/; }

refused "an empty article" empty.txt ': error: it is empty' < /dev/null
refused "blanks alone" blank.txt ': error: it is empty' <<< $' \n\n\t\n'
refused "front matter alone" matter.md ': error: it is empty' <<< $'---\ntitle: Alone\n---'
refused "only furniture" furniture.txt ": error: nothing is left to be read; 'narrator show article'" \
    <<< $'Advertisement\n\nSubscribe to our newsletter\n\nShare this article\n\nAll rights reserved'
refused "a picture" picture.txt ': error: it is a binary file' < <(printf '\x89PNG\r\n\x1a\n\0\0\0\r')
refused "a program" program.md ': error: it is a binary file' < "$NARRATOR"
refused "bad front matter" matter.md ':[23]:[0-9]+: error: ' \
    <<< $'---\ntitle: "open\n---\nThe harbour is open.'
refused "a date that is none" date.md ":3:7: error: .*'2025-13-45'" \
    <<< $'---\ntitle: A date\ndate: 2025-13-45\n---\nThe harbour is open.'
refused "a voice that is not there" voice.md ":.*'nobody'" \
    <<< $'---\ntitle: A voice\nvoice: nobody\n---\nThe harbour is open.'
refused "a pronunciation that cannot be" ipa.md ':[4-6]:[0-9]+: error: ' \
    <<< $'---\ntitle: IPA\npronunciations:\n  - write: harbour\n    ipa: ʘʘ7\nvoice: british-low\n---\nThe harbour is open.'

refused "a control character in front matter" control.md ":2:8: error: .*U\+0008" \
    <<< $'---\ntitle: "An\\bchor"\n---\nThe harbour is open.'
refused "front matter that nothing ends" open.md ":1:1: error: front matter begins here" \
    <<< $'---\ntitle: Open\n\nThe harbour is open.'
refused "an unknown key in front matter" key.md ":3:1: error: .*'autor'.*'author'" \
    <<< $'---\ntitle: A key\nautor: Me\n---\nThe harbour is open.'
# Books: "lost" names a document that it does not have, "cut" ends within one, "odd" has a file whose
# name is in no alphabet between two.
python3 - << 'PYTHON'
import zipfile


def book(path, files, spine):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", "<container><rootfiles>"
                         "<rootfile full-path='OPS/package.opf'/></rootfiles></container>")
        archive.writestr("OPS/package.opf", "<package><manifest>" + "".join(
            f"<item id='{n}' href='../text/{n}.XHTML'/>" for n in spine) + "</manifest><spine>" +
            "".join(f"<itemref idref='{n}'/>" for n in spine) + "</spine></package>")
        for name, text in files:
            archive.writestr(name, f"<html><body><p>{text}</p></body></html>")


one = ("text/one.XHTML", "The first part tells of the harbour.")
two = ("text/two.XHTML", "The second part tells of the pier.")
book("lost.epub", [one], ["one", "two"])
book("cut.epub", [one, two], ["one", "two"])
book("odd.epub", [one, ("XX\u00e9.png", ""), two], ["one", "two"])
with open("cut.epub", "r+b") as file:
    file.truncate(file.read().index(b"pier."))
with open("odd.epub", "r+b") as file:
    bytes = file.read().replace(b"XX", b"\xff\xe9")
    file.seek(0)
    file.write(bytes)
PYTHON
refused "a book without one of its documents" lost.epub ": error: .*'text/two.XHTML' is missing" < lost.epub
refused "a book that is cut" cut.epub ': error: it is damaged' < cut.epub
accepted "a book with a name in no alphabet" odd.epub '' < odd.epub
like "a book with a name in no alphabet: all its text" "$(tr '\n' ' ' <<< "$text")" 'first part.*second part'

cp e/articles/lamp.txt "e/articles/caf"$'\xe9'.txt
narrator build -C e
is "a name that is not UTF-8: exit 1" "$code" 1
like "a name that is not UTF-8: the message" "$err" "articles/caf.*\.txt: error: .*not UTF-8"
ok "a name that is not UTF-8: it is not published" test ! -e e/output/episodes/article -a ! -e e/output/episodes/caf
rm e/articles/caf*
accepted "Windows-1252" latin.txt ':3:8: warning: byte 0xE9 at offset 19 is not UTF-8; .*Windows-1252' \
    < <(printf 'In the old\n\nThe caf\xe9 \x93opened\x94.\n')
is "Windows-1252: its letters" "$(tail -n 1 <<< "$text")" "<v Quick>The café “opened”."
accepted "a byte order mark and CRLF" bom.txt '' < <(printf '\xef\xbb\xbfWith a mark\r\n\r\nThe harbour is open today,\r\nand the pier is too.\r\n')
is "a byte order mark and CRLF: the text" "$(tr "\n" " " <<< "$text")" \
    "<v Quick>With a mark <v Quick>The harbour is open today, <v Quick>and the pier is too. "
accepted "control characters" control.txt ':3:8: warning: control character U\+0001 is left out' \
    < <(printf 'Control\n\nThe har\x01bour is \x1b[31mred\x07.\n')
unlike "control characters: none is published" \
    "$(LC_ALL=C grep -l $'[\x01-\x08\x0b-\x1f]' -r e/output --include=*.vtt --include=*.html \
        --include=*.xml --include=*.json)" .
accepted "text from right to left" hebrew.txt '' <<< $'שלום\n\nהספינה איחרה היום בנמל.'
is "text from right to left: kept as written" "$(tail -n 1 <<< "$text")" \
    "<v Quick>הספינה איחרה היום בנמל."
accepted "direction marks" marks.txt '' < <(printf 'Marks\n\nThe \u202eharbour\u202c is \u200bopen.\n')
accepted "markup as text" markup.txt '' \
    <<< $'<b>Marks & [[signs]]\n\nThe </speak> harbour <break/> & pier --> are ]]> open.'
ok "markup as text: the feed is XML" python3 -c 'import sys, xml.dom.minidom as m; m.parse(sys.argv[1])' \
    e/output/feed.xml
is "markup as text: cues keep their form" "$(grep -c -e '-->' e/output/episodes/markup/*.vtt)" \
    "$(grep -c '^<v Quick>' e/output/episodes/markup/*.vtt)"

printf '\nimage: nowhere.png\n' >> e/narrator.yaml
narrator build -C e
is "a cover that is not there: exit 1" "$code" 1
like "a cover that is not there: the message" "$err" '^e/nowhere.png: error: the cover: '
ok "a cover that is not there: the episodes are published" test -s "$(audio e ferry)"
ok "a cover that is not there: the feed too" test -s e/output/feed.xml
echo text > e/nowhere.png
narrator build -C e
like "a cover that is no picture" "$code:$err" 'nowhere.png: error: the cover: '
sed -i '/^image:/d' e/narrator.yaml

article e/articles/undated.txt <<< $'The undated gull\n\nNobody saw when the gull came.'
narrator build -C e
built=$(grep -E "no date|cover" <<< "$err" | sort)
narrator check -C e
is "check warns of no cover and no date in the words of a build" \
    "$(grep -E "no date|cover" <<< "$err" | sort)" "$built"
like "and says which article has none" "$built" 'articles/undated.txt: warning: no date'
rm e/articles/undated.txt

if [ "$(id -u)" -eq 0 ]; then
    skip "an article that may not be read" "root may read everything"
else
    chmod 000 e/articles/lamp.txt
    narrator build -C e --force
    like "an article that may not be read" "$code:$err" '^1:.*articles/lamp.txt: error: .*ermission'
    chmod 600 e/articles/lamp.txt
fi
mkdir e/articles/folder.md
ln -s nowhere e/articles/broken.txt
narrator build -C e
like "a link to nowhere: the message" "$err" '^articles/broken.txt: error: '
unlike "a folder named as an article is none" "$err" 'folder.md'
rm -r e/articles/folder.md e/articles/broken.txt

# 2 MB on one line; sanitizers take their time and memory.
size=2000000
[[ ${BUILD-} == *san* ]] && size=100000
{
    printf 'A long line\n\n'
    yes 'The harbour was open on Monday and the pier was closed, said the master of the mole.' |
        tr '\n' ' ' | head -c $size
} > e/articles/line.txt
cat > peak.py << 'PYTHON'
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
# Of the program and of every child that it waited for, the largest.
print(code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
PYTHON
read -r code peak < <(python3 peak.py "$NARRATOR" build -q -C e)
is "2 MB on one line: exit 0" "$code" 0
if [[ ${BUILD-} == *san* ]]; then
    skip "2 MB on one line: at most 64 MB a process" "sanitizers take more"
else
    ok "2 MB on one line: at most 64 MB a process, here $((peak / 1024))" test "$peak" -le 65536
fi
is "2 MB on one line: all of it is spoken" "$(jq .words e/output/episodes/line/manifest.json)" \
    "$(wc -w < e/articles/line.txt)"
rm e/articles/line.txt

# The same in many paragraphs, of few words that are spoken anew.
{
    printf '# Many paragraphs\n\n'
    yes 'The harbour was open on Monday and the pier was closed, said the master of the mole, who
had seen ships of 3 owners go by.

Nobody was hurt. The company said that it would look into the matter, and that no 2 timetables of
the winter are alike.
' | head -c $size
} > e/articles/many.md
read -r code peak < <(python3 peak.py "$NARRATOR" build -q -C e)
is "2 MB in 16,000 paragraphs: exit 0" "$code" 0
if [[ ${BUILD-} == *san* ]]; then
    skip "2 MB in 16,000 paragraphs: at most 64 MB a process" "sanitizers take more"
else
    ok "2 MB in 16,000 paragraphs: at most 64 MB a process, here $((peak / 1024))" \
        test "$peak" -le 65536
fi
done_testing
