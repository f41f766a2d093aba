#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# show, say, check, voices, init, clean: each as text and, where it has it, as JSON.
. "$(dirname "$0")/../lib/tap.sh"
. "$ROOT/tests/lib/edition.sh"
need jq

json() { # NAME FILTER WANTED: what jq makes of $out
    is "$1" "$(jq -rc "$2" <<< "$out" 2>&1)" "$3"
}

new_edition e
narrator build -q -C e

narrator show -C e article articles/ferry.md
is "show article: exit 0" "$code" 0
like "show article: metadata" "$out" 'Nora Tennick'
like "show article: blocks" "$out" 'The ferry left the harbour at noon'
narrator show -C e --json article articles/ferry.md
json "show article --json" '.title' 'The ferry is late'
narrator show -C e --body article articles/lamp.txt
like "show --body: the text" "$out" '^The lamp at the end of the mole'
narrator show -C e article - --text < /dev/null
is "show of nothing at standard input" "$code" 1
printf -- '# %0201d\n\nA text under a title without end.\n' 0 > e/articles/endless.md
narrator check -C e
like "check: a title without end" "$code:$err" \
    'articles/endless.md: warning: the title has 201 characters'
rm e/articles/endless.md
INPUT=e/articles/lamp.txt narrator show -C e article -
like "show of standard input" "$code:$out" 'The lamp is lit again'
INPUT=e/articles/lamp.txt narrator show -C e script -
like "and of a later stage" "$code:$out" '^0:== The lamp is lit again'
narrator show -C e script e/articles/lamp.txt
like "show of a file that is named from here" "$code:$out" '^0:== The lamp is lit again'
article outside.txt <<< 'Outside of it

An article that lies beside the edition is shown too.'
narrator show -C e article outside.txt
like "show of one outside the edition" "$code:$out" '^0:title: Outside of it'
article e/languages/en/furniture.yaml <<< 'rules: [{rule: promotion, starts: ["nobody was hurt"]}]'
narrator show -C e article articles/ferry.md --text
like "show article: the edition's own phrases" "$out" 'skipped:promotion.Nobody was hurt'
rm -r e/languages
touch e/articles/notes.doc
narrator build -v -C e
like "a file that is no article is a note" "$code:$err" 'articles/notes.doc: note: not an article'
rm e/articles/notes.doc

narrator show -C e script articles/ferry.md
like "show script: chapters" "$code:$out" '== At the pier'
narrator show -C e --json script articles/ferry.md
json "show script --json: chapters" '[.paragraphs[].chapter // empty] | join("|")' 'The ferry is late|At the pier'
narrator show -C e speech articles/ferry.md
like "show speech: what the voice is sent" "$code:$out" $'[0-9]+\tferry'
narrator show -C e --voice british-low speech articles/ferry.md
like "show speech --voice: in its own notation" "$code:$out" '<mark'
narrator show -C e --json speech articles/ferry.md
is "show speech --json: exit 0" "$code" 0
ok "show speech --json: it is JSON" jq -e . <<< "$out"
narrator show -C e timeline articles/ferry.md
like "show timeline: chapters" "$code:$out" '^ *[0-9]+\.[0-9]{3}  == At the pier'
like "show timeline: the end" "$out" '^ *[0-9]+\.[0-9]{3}  end$'
narrator show -C e --json timeline articles/ferry.md
ok "show timeline --json: it is JSON" jq -e . <<< "$out"
duration=$(jq .duration_ms e/output/episodes/ferry/manifest.json)
like "show timeline: the end is the episode's" "$("$NARRATOR" show -C e timeline articles/ferry.md)" \
    "^ *${duration:0:-3}\.${duration: -3}  end$"
narrator show -C e script articles/nothing.md
is "show of an article that is not there: exit 1" "$code" 1
like "show of an article that is not there: the message" "$err" 'articles/nothing.md'
article e/articles/unbuilt.txt <<< 'Unbuilt

It was never built, and so nobody knows when it is heard.'
narrator show -C e timeline articles/unbuilt.txt
is "show timeline of what was not built: exit 1" "$code" 1
like "show timeline of what was not built: the message" "$err" 'narrator build|built'
rm e/articles/unbuilt.txt

for kind in wav flac mp3; do
    narrator say -C e -o "x.$kind" The tide is in.
    is "say -o x.$kind: exit 0" "$code" 0
    ok "say -o x.$kind: a file" test -s "x.$kind"
done
is "say -o x.wav begins as one" "$(head -c 4 x.wav)" RIFF
is "say -o x.flac begins as one" "$(head -c 4 x.flac)" fLaC
if command -v ffprobe > /dev/null; then
    lengths=$(for file in x.wav x.flac; do
        ffprobe -v error -show_entries stream=duration_ts -of csv=p=0 $file; done | sort -u | wc -l)
    is "say gives as many samples in WAV and in FLAC" "$lengths" 1
fi
"$NARRATOR" say -C e -o y.wav <<< 'The tide is in.'
ok "say of standard input is the same" cmp x.wav y.wav
mkdir elsewhere
(cd elsewhere && "$NARRATOR" say --voice tone -o z.wav The tide is in. )
ok "say without an edition" test -s elsewhere/z.wav
is "and leaves nothing else" "$(ls -A elsewhere)" z.wav
narrator say -C e -o x.wav ''
is "say of nothing: exit 1" "$code" 1
like "say of nothing: the message" "$err" 'nothing to say'

before=$(states e)
narrator check -C e
is "check of a good edition: exit 0" "$code" 0
like "check: a summary" "$out" '^2 articles: [0-9]+ words to speak'
narrator check --hashes --json -C e
json "check --hashes --json" '[.articles, .episodes, .errors] | @csv' '2,2,0'
is "check writes nothing" "$(states e)" "$before"
printf x >> "$(audio e ferry)"
narrator check --hashes -C e
is "check --hashes of a changed file: exit 1" "$code" 1
like "check --hashes of a changed file: it is named" "$err" 'ferry-[0-9a-f]*.mp3: error'
rm "$(audio e ferry)"
narrator check -C e
is "check of an episode that lacks a file: exit 1" "$code" 1
like "check of an episode that lacks a file: it is named" "$err" "'ferry' lacks files"
narrator build -C e
like "a build makes it again" "$code:$out" '^0:ferry'
narrator check --hashes -C e
is "and then all is well" "$code" 0

narrator voices
like "voices: the default one" "$code:$out" 'british-low +espeak +en-GB'
like "voices: engines" "$out" '^engines:'
narrator voices --json
json "voices --json" '[.[] | select(.name == "tone").engine] | first' tone
narrator voices --names -C e
like "voices --names: the edition's own too" "$out" '^quick$'
for voice in $("$NARRATOR" voices --names); do
    narrator say --voice "$voice" -o voice.wav One two three.
    is "the voice '$voice' speaks" "$code:$err" "0:"
done

narrator init new --title "It's: a \"test\"" --author 'A & B' --base-url https://x.example/a
is "init: exit 0" "$code" 0
like "init says what is next" "$out" 'narrator build -C new'
sed -i 's/^voice: .*/voice: tone/' new/narrator.yaml
narrator build -C new
is "what init made builds" "$code" 0
like "with its title" "$(cat new/output/feed.xml)" "<title>It's: a &quot;test&quot;|<title>It's: a \"test\""
before=$(tree new)
narrator init new
is "init of an edition: exit 2" "$code" 2
like "init of an edition: the message" "$err" 'new/narrator.yaml: error: there is an edition'
is "init of an edition changes nothing" "$(tree new)" "$before"
mkdir kept
echo mine > kept/notes
narrator init kept
is "init keeps what is there" "$code:$(cat kept/notes)" "0:mine"
mkdir -p own/articles
echo mine | tee own/.gitignore > own/articles/first-episode.md
narrator init own
is "init keeps files of its own names too" "$code:$(cat own/.gitignore own/articles/*)" $'0:mine\nmine'
narrator init -C own "it's one"
like "init goes into the folder of -C, and quotes it for a shell" "$code:$out" \
    "narrator build -C 'own/it'\\\\''s one'"
narrator init ''
like "init of no name" "$code:$err" '^2:.*takes one folder'
for bad in "--base-url=no-address" "--title=" "--language=en_GB"; do
    narrator init "$bad" none
    like "init $bad: the message" "$code:$err" "^2:none/narrator.yaml:[0-9]+:[0-9]+: error: .*${bad:2:3}"
    ok "init $bad: nothing is made" test ! -e none
done
narrator init --language en-AU australian
like "init: another region's voice" "$(cat australian/narrator.yaml)" '^voice: british-low$'
narrator init --language de german
is "init in another language: exit 0" "$code" 0
like "init in another language: its voice" "$(cat german/narrator.yaml)" '^voice: .*german'
narrator init --language xx none
like "init in a language without a voice" "$code:$err" "^2:.*no voice for the language 'xx'"
narrator init --voice nobody none
like "init with a voice that is not there" "$code:$err" "^2:.*'nobody'"
ok "and no folder is made" test ! -e none

narrator build -q -C e
before=$(tree e)
narrator clean -C e
is "clean with nothing to do: exit 0" "$code" 0
like "clean with nothing to do says so" "$out" '^removed 0 episodes and 0 segments'
is "clean with nothing to do does nothing" "$(tree e)" "$before"
rm e/articles/lamp.txt
sed -i 's/lemons/pears/' e/articles/ferry.md
mkdir e/output/episodes/foreign
echo mine > e/output/episodes/foreign/file
echo mine > e/output/robots.txt
narrator build -q -C e
kept=$(tree e/output/episodes/ferry e/articles e/output/feed.xml)
narrator clean --dry-run -C e
like "clean --dry-run says what would go" "$out" '^would remove 1 episode and [1-9][0-9]* segments'
ok "clean --dry-run removes nothing" test -e e/output/episodes/lamp/manifest.json
narrator clean -C e
like "clean removes the orphan" "$code:$out" '^0:removed .*episodes/lamp: its article has gone'
ok "it is gone" test ! -e e/output/episodes/lamp
is "the rest is as it was" "$(tree e/output/episodes/ferry e/articles e/output/feed.xml)" "$kept"
is "what is not narrator's stays" "$(cat e/output/episodes/foreign/file e/output/robots.txt)" "mine
mine"
narrator build --json --force -C e
json "a build after it speaks nothing" '[.[].spoken] | add' 0
echo '{' > e/output/episodes/ferry/manifest.json
narrator clean -C e
ok "a manifest that cannot be read: clean leaves the episode" test -e "$(audio e ferry)"
like "a manifest that cannot be read: it is reported" "$err" "warning: '.*ferry/manifest.json'"
narrator build -q -C e

# What an engine would read as the article is sent as the letter.
engine() { # WRITTEN SENT
    INPUT=written narrator normalize --no-lexicon --engine
    is "normalize --engine: $1" "$code:$out" "0:$2"
}
written() { printf '%s\n' "$1" > written && engine "$@"; }
written 'A-level results' "[['eI]] level results."
written 'hepatitis A virus' "hepatitis [['eI]] virus."
written 'A list of names' 'A list of names.'
done_testing
