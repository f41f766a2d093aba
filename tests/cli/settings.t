#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# narrator.yaml: what is wrong in it is named with its place, and nothing is built.
. "$(dirname "$0")/../lib/tap.sh"
. "$ROOT/tests/lib/edition.sh"

new_edition e
cp e/narrator.yaml good.yaml

# Rows: what is tried | lines put behind those of a good edition | line:column | the message
bad() { # NAME LINES PLACE MESSAGE
    { cat good.yaml; printf '%b\n' "$2"; } > e/narrator.yaml
    narrator check -C e
    is "$1: exit 2" "$code" 2
    like "$1: the place" "$err" "^e/narrator.yaml:$3: error: "
    like "$1: the message" "$err" "$4"
}
bad "an unknown key" 'copyrigth: nobody' 7:1 "'copyrigth'.*'copyright'"
bad "an unknown key that is near to none" 'zzzzzz: 1' 7:1 "'zzzzzz'"
bad "an unknown key in a section" 'audio:\n  bit_rate: 64' 8:3 "'bit_rate'.*'bitrate'"
bad "a word for a number" 'audio:\n  bitrate: fast' 8:12 "'bitrate'|'fast'"
bad "a number out of range" 'audio:\n  bitrate: 1000' 8:12 '320|1000'
bad "a real out of range" 'audio:\n  loudness: 3' 8:13 '(-31|-9|3)'
bad "a list for a text" 'copyright: [a, b]' 7:12 "copyright"
bad "a text for a section" 'audio: loud' 7:8 "keys with values"
bad "no truth value" 'explicit: perhaps' 7:11 "'?(explicit|perhaps)'?"
bad "a category in small letters" 'category: news' 7:11 "'news'.*'News'"
bad "a category of nobody" 'category: Gossip' 7:11 "'Gossip'"
bad "a sub-category of another category" 'category: News\nsubcategory: Careers' 8:14 "'Careers'"
bad "a key twice" 'title: Twice' 7:1 "'title'"
bad "no choice of the list" 'type: weekly' 7:7 "'weekly'"
bad "a guid that is none" 'guid: 1234' 7:7 "guid|1234"
bad "an anchor" 'copyright: &a x' '7:[0-9]+' 'anchor'
bad "bad YAML" 'copyright: "x' '[0-9]+:[0-9]+' '.'
bad "two errors" 'copyrigth: x\ntype: weekly' 7:1 "'copyright'"
like "two errors: the second too" "$err" '^e/narrator.yaml:8:7: error: '

bad "a name that begins like one" 'category: new' 7:11 "'new'.*'News'"
bad "a part of a sub-category's name" 'category: News\nsubcategory: Daily' 8:14 "'Daily'.*'Daily News'"
bad "an e-mail address that is none" 'owner:\n  email: nobody' 8:10 "'nobody'"
bad "a control character" 'copyright: a\x01b' 7:13 'control characters'
bad "an unknown name in a template" 'script:\n  introduction: By {author}.' 8:17 "'\{author\}'.*\{authors\}"
bad "a bitrate that MPEG has not" 'audio:\n  bitrate: 65' 8:12 "'65'"
bad "a sample rate that MPEG has not" 'audio:\n  sample_rate: 23000' 8:16 "'23000'"
bad "the output among the articles" 'articles: .\noutput: output' 8:9 "'output' is 'output', inside"
bad "the output in the place of the articles" 'output: ./articles/' 7:9 "inside the folder of articles"

# Rows likewise; a line of the good edition is replaced.
instead() { # NAME LINE PLACE MESSAGE
    sed "s|^${2%%:*}: .*|$2|" good.yaml > e/narrator.yaml
    narrator check -C e
    is "$1: exit 2" "$code" 2
    like "$1: the place" "$err" "^e/narrator.yaml:$3: error: "
    like "$1: the message" "$err" "$4"
}
instead "a language that is none" 'language: klingon!' 4:11 "'klingon!'"
instead "a language as in a locale" 'language: en_GB' 4:11 "'en_GB'.*en-GB"
instead "a voice that is not there" 'voice: quik' 6:8 "'quik'.*'quick'"

sed 's/^language: .*/language: zz/' good.yaml > e/narrator.yaml
narrator build -C e
is "a language without data: exit 2" "$code" 2
like "a language without data: the place" "$err" "^e/narrator.yaml:4:11: error: .*'zz'"
{ cat good.yaml; printf 'articles: nowhere\n'; } > e/narrator.yaml
narrator build -C e
is "no folder of articles: exit 1" "$code" 1
like "no folder of articles: the place" "$err" "^e/narrator.yaml:7:11: error: .*nowhere"
{ cat good.yaml; printf 'audio:\n  outro: nowhere.wav\n'; } > e/narrator.yaml
narrator build -C e
is "no outro: exit 2" "$code" 2
like "no outro: the place" "$err" "^e/narrator.yaml:8:10: error: .*nowhere.wav"

{ cat good.yaml; printf 'audio:\n  bitrate: 65\n'; } > e/narrator.yaml
narrator build -C e
is "a bitrate that MPEG has not: a build's exit 2" "$code" 2
like "a bitrate that MPEG has not: those it has are named" "$err" "error: .*'65'.* 56, 64, 80"

drop() { # NAME KEY
    grep -v "^$2:" good.yaml > e/narrator.yaml
    narrator build -C e
    is "$1: exit 2" "$code" 2
    like "$1: the message" "$err" "^e/narrator.yaml(:[0-9]+)*: error: .*'?$2'?"
}
drop "no title" title
drop "no author" author
drop "no address" base_url
ok "nothing was built" test ! -e e/output

cp good.yaml e/narrator.yaml
printf 'engine: tone\nlanguage: en-GB\nrate: 7000\n' > e/voices/quick.yaml
narrator build -C e
is "a voice's rate out of range: exit 2" "$code" 2
like "with its place" "$err" 'voices/quick.yaml:3:7: error: '
printf 'engine: tune\nlanguage: en-GB\n' > e/voices/quick.yaml
narrator build -C e
is "an engine that is not there: exit 2" "$code" 2
like "an engine that is not there: the message" "$err" "voices/quick.yaml:1:9: error: .*'tune'"

printf '\xff\xfe' > e/narrator.yaml
narrator build -C e
like "settings that are not UTF-8" "$code:$err" '^2:.*narrator.yaml.*error: .*UTF-8'
: > e/narrator.yaml
narrator build -C e
like "empty settings" "$code:$err" '^2:.*narrator.yaml.*error: '
narrator build -C nowhere
is "no edition: exit 2" "$code" 2
like "and the user learns how to make one" "$err" "nowhere/narrator.yaml.*(narrator init|No such file)|narrator init"
done_testing
