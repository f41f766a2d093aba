#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# `narrator build`: what is made, and what is made again.
. "$(dirname "$0")/../lib/tap.sh"
. "$ROOT/tests/lib/edition.sh"
need jq python3

spoken() { # DIR: how many paragraphs a build speaks
    narrator build --json -C "$1"
    jq '[.[].spoken] | add' <<< "$out"
}
guid() { jq -r .guid "$1/output/episodes/$2/manifest.json"; }

new_edition e
narrator build -C e
is "a first build is done" "$code" 0
like "it says what an episode is" "$out" \
    '^ferry: 0:0[0-9], 2 chapters, [0-9]+ words, -[0-9.]+ LUFS, [0-9]+ of [0-9]+ paragraphs spoken$'
like "and sums up" "$out" '^2 published, 0 unchanged'
is "all the files are there" "$(published e)" "./episodes/ferry/ferry.chapters.json
./episodes/ferry/ferry.json
./episodes/ferry/ferry.mp3
./episodes/ferry/ferry.srt
./episodes/ferry/ferry.vtt
./episodes/ferry/index.html
./episodes/ferry/manifest.json
./episodes/lamp/index.html
./episodes/lamp/lamp.chapters.json
./episodes/lamp/lamp.json
./episodes/lamp/lamp.mp3
./episodes/lamp/lamp.srt
./episodes/lamp/lamp.vtt
./episodes/lamp/manifest.json
./feed.xml
./index.html
./playlist.m3u"
cp -a e first

before=$(states e/output e/.narrator)
narrator build -C e
is "a second build is done" "$code" 0
is "it changes no byte and no date" "$(states e/output e/.narrator)" "$before"
like "it says so" "$out" '^0 published, 2 unchanged$'
narrator build --json -C e
is "also as JSON" "$(jq -r '.[] | "\(.slug) \(.outcome) \(.spoken)"' <<< "$out")" \
    "ferry unchanged 0
lamp unchanged 0"

cp -a first plain
narrator build -C plain/
is "a copy elsewhere has nothing to do either" "$code:$out" "0:0 published, 2 unchanged"
(cd plain && "$NARRATOR" build) > log 2>&1
is "nor from inside it" "$(tail -n 1 log)" "0 published, 2 unchanged"

touch e/articles/*
narrator build -C e
like "a new date of an article's file is no change" "$out" '^0 published, 2 unchanged$'

old=$(audio e ferry)
old_guid=$(guid e ferry)
sed -i 's/crate of lemons/crate of oranges/' e/articles/ferry.md
narrator build --json -C e
is "one changed word: one paragraph is spoken" "$(jq '[.[].spoken] | add' <<< "$out")" 1
is "of one episode" "$(jq -r '.[] | select(.outcome == "published") | .slug' <<< "$out")" ferry
is "whose identity stays" "$(guid e ferry)" "$old_guid"
ok "whose audio has a new name" test "$(audio e ferry)" != "$old"
ok "whose old files are gone" test ! -e "$old"
ok "which the feed names" grep -q "$(basename "$(audio e ferry)")" e/output/feed.xml

narrator build -C e
like "then there is nothing to do" "$out" '^0 published, 2 unchanged$'
sed -i 's/crate of oranges/crate of lemons/' e/articles/ferry.md
is "the word changed back: nothing is spoken" "$(spoken e)" 0
ok "and the files are those of before, byte for byte" diff -r e/output first/output

mkdir e/pronunciations
mkdir e/pronunciations/en
printf 'entries:\n  - write: lemons\n    say: limes\n' > e/pronunciations/en/names.yaml
is "a new pronunciation: the paragraphs with the word are spoken" "$(spoken e)" 2
like "and the text stays as written" "$(cat e/output/episodes/ferry/*.vtt)" 'lemons'
printf 'entries:\n  - write: cucumbers\n    say: oranges\n' > e/pronunciations/en/names.yaml
is "without it, they are in the store" "$(spoken e)" 0
rm -r e/pronunciations
narrator build -C e
ok "all is as before" diff -r e/output first/output

narrator build --force -C e
like "--force publishes again" "$out" '^2 published, 0 unchanged'
like "but speaks nothing" "$out" 'ferry: .* 0 of [0-9]+ paragraphs spoken'
ok "with the same bytes" diff -r e/output first/output

new_edition dry
narrator build --dry-run -C dry
like "--dry-run says what would be done" "$code:$out" 'ferry: ([0-9]+) of \1 paragraphs to speak'
like "and how much" "$out" '^2 to publish, 0 unchanged$'
ok "it publishes nothing" test ! -e dry/output
is "and keeps nothing but a lock and the gain of the voice" \
    "$(find dry/.narrator -type f 2> /dev/null | grep -cv -e '/lock$' -e '/gain-')" 0

narrator build -C e articles/lamp.txt
like "an article by its path in the edition" "$code:$out" '^0:0 published, 1 unchanged'
narrator build -C e e/articles/lamp.txt
like "or by its path from here" "$code:$out" '^0:0 published, 1 unchanged'
narrator build -C e articles/lump.txt
is "an article that is not there: exit 1" "$code" 1
like "and a message that names it" "$err" "articles/lump.txt"

narrator build -C e --voice tone
like "another voice: all is spoken" "$code:$(tail -n 1 <<< "$out")" '^0:2 published'
ok "and the audio is another" test "$(sha256sum < "$(audio e ferry)")" != \
    "$(sha256sum < "$(audio first ferry)")"
narrator build -C e
ok "without it, all is as before" diff -r e/output first/output

sed 's/^rate: .*/rate: 5000/' e/voices/quick.yaml > e/voices/slower.yaml
sed -i 's/^author: .*/&\nvoice: slower/' e/articles/ferry.md
is "front matter's voice speaks that article" "$(spoken e)" \
    "$(jq '.segments | length' e/output/episodes/ferry/manifest.json)"
is "and is named" "$(jq -r .voice e/output/episodes/ferry/manifest.json)" slower
cp first/articles/ferry.md e/articles/

sed -i 's|^base_url: .*|base_url: https://elsewhere.example/p/|' e/narrator.yaml
podcast_guid() { grep -o '<podcast:guid>[^<]*' "$1/output/feed.xml"; }
narrator build -C e
is "another address: the podcast stays itself" "$(podcast_guid e)" "$(podcast_guid first)"
is "and so do its episodes" "$(guid e ferry)" "$(guid first ferry)"
like "the user is told how to keep it" "$err" "write 'guid: [0-9a-f-]{36}' into narrator.yaml"
unlike "no file is left under the old address" "$(cat e/output/feed.xml)" 'post\.example'
rm -rf e/.narrator
sed -i "\$a guid: $(podcast_guid first | sed 's/.*>//')" e/narrator.yaml
narrator build -C e
is "with the guid written down, also without the store" "$(podcast_guid e)" "$(podcast_guid first)"

cp first/narrator.yaml e/
narrator build -q -C e
rm e/articles/lamp.txt
narrator build -C e
is "a removed article fails nothing" "$code" 0
like "it is reported" "$err" "the article 'articles/lamp.txt' has gone"
unlike "it is no longer listed" "$(cat e/output/feed.xml e/output/index.html e/output/playlist.m3u)" \
    'episodes/lamp'
ok "its files stay" test -e "$(audio e lamp)"

cp first/articles/lamp.txt e/articles/lamp.md
article e/articles/lamp.txt < first/articles/lamp.txt
narrator build -C e
is "two articles of one name: exit 1" "$code" 1
like "and the one that comes second is named" "$err" \
    "^articles/lamp.md: error: it would be published as 'lamp', and so would 'articles/lamp.txt'"
like "check names it too" "$(narrator check -C e; echo "$err")" "^articles/lamp.md: error: it would"

narrator build -C e articles
like "a folder is no article" "$code:$err" "^1:articles: error: it is a folder"

rm e/articles/lamp.md
before=$(tree e/output)
article e/articles/2025/lamp.txt < first/articles/ferry.md
narrator build -C e articles/2025/lamp.txt
is "another article does not take a published one's name: exit 1" "$code" 1
like "which is said" "$err" "2025/lamp.txt: error: .*'lamp', and so would 'articles/lamp.txt'"
is "nor its identity and place" "$(tree e/output)" "$before"
rm -r e/articles/2025
narrator build --force -C e articles/lamp.txt e/articles/lamp.txt
is "an article that is named twice is built once" "$code:$(grep -c ^lamp <<< "$out")" 0:1
narrator -q -C e build
is "options may stand before the command" "$code:$out:$err" "0::"

# On a terminal, which a script has not: what is drawn there, a line for each time.
on_terminal() { # COMMAND...
    python3 -c 'import os, pty, sys
sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))' "$@" < /dev/null > drawn
    code=$?
    out=$(tr '\r' '\n' < drawn | sed 's/\x1b\[K//g; /^$/d')
}
new_edition bar
rm bar/articles/*
for i in {10..33}; do
    article "bar/articles/$i.txt" <<< "Day $i

The tide of day $i comes in at noon, and goes out again as often."
done
on_terminal "$NARRATOR" build -j 1 -C bar
is "a build on a terminal is done" "$code:$(ls bar/output/episodes | wc -l)" "0:24"
like "it shows a bar" "$out" '^\[[#.]{24}\] +[0-9]+%  [0-9]+x real time.*  [0-9]+$'
like "which counts what is still to be read" "$(grep -A 1 '^13: ' <<< "$out" | tail -n 1)" \
    '^\[[#.]{24}\] +(1[0-9]|2[0-9])%'
like "and is gone when an episode is told" "$out" '^33: [0-9]+:[0-9]+, 1 chapter,'

ok "no half-written file is left" test -z "$(find . -name '*.part')"
done_testing
