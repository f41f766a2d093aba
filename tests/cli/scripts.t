#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Text in other scripts: put into Latin letters, or spoken by another voice where the edition says so.
. "$(dirname "$0")/../lib/tap.sh"
. "$ROOT/tests/lib/edition.sh"

new_edition e
echo 'He met Владимир in Αθήνα.' > line
said() { # OPTION...
    INPUT=line narrator normalize -C e "$@"
}
said
is "in Latin letters" "$code:$out" "0:He met vladimir in athena."
said --engine --voice british-low
is "the engine is sent Latin letters" "$out" "He met vladimir in athena."

mkdir -p e/languages/en
printf 'terms:\n  script-Cyrl: ru\n' > e/languages/en/scripts.yaml
said
is "a script that the edition has a voice for is left as it is" "$out" "He met Владимир in athena."
said --engine --voice british-low
is "the engine is told to change its voice" "$out" \
    'He met <voice xml:lang="ru">Владимир</voice> in athena.'
said --ipa --voice british-low
like "and it says Russian" "$out" 'vɭadʲ'
article e/articles/abroad.txt << 'END'
A meeting

She met Владимир in Αθήνα.
END
narrator check -C e
like "check: what was put into Latin letters" "$err" \
    "^articles/abroad.txt:3:1: warning: 'Αθήνα' is in another script, said as 'athena'"
unlike "check: not what has a voice" "$err" Владимир

article e/articles/ligatures.txt <<< $'From a page\n\nThe oﬃce is on the ﬁrst ﬂoor.'
narrator show article -C e articles/ligatures.txt
like "ligatures are letters" "$out" 'The office is on the first floor'
done_testing
