#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# An edition's own data of a language: what it adds, and what check says of its faults.
. "$(dirname "$0")/../lib/tap.sh"
. "$ROOT/tests/lib/edition.sh"

new_edition e
mkdir -p e/languages/en
echo 'a FOPD ward of the LBHQ' > line
said() {
    INPUT=line narrator normalize -C e
}
said
is "letters that no word ends in are spelled" "$out" "a F O P D ward of the L B H Q"
printf 'acronym-words: [LBHQ]\nword-endings: [pd]\n' > e/languages/en/own.yaml
said
is "the edition says what is a word, and how words end" "$out" "a Fopd ward of the Lbhq"

# Rows: what is wrong | the data | the message
while IFS='|' read -r name data message; do
    printf '%b' "$data" > e/languages/en/own.yaml
    narrator check -C e
    is "$name: exit 1" "$code" 1
    like "$name: the message" "$err" "languages/en/own.yaml:$message"
done << 'ROWS'
an unknown section|word-ending: [pd]\n|1:1: error: unknown section 'word-ending', did you mean 'word-endings'?
a list that is none|word-endings: pd\n|1:15: error: this should be a list
a pair that is none|word-endings:\n  - nd\n  - schl\n|3:5: error: this should be two letters from a to z: 'schl'
ROWS
done_testing
