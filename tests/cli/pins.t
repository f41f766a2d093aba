#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Pins: readings that an article's author fixed, in front matter and by marks in the text; what is
# shown to people has no marks, and what is wrong with a pin is said with its place.
. "$(dirname "$0")/../lib/tap.sh"
. "$ROOT/tests/lib/edition.sh"

new_edition e
rm e/articles/*
article e/articles/pins.md << 'END'
---
date: 2026-11-20
summary: What the {{lead|metal}} cost.
pins:
  lead: guide
  "1984": cardinal
  IT: word
  GCHQ: word
  Nato: letters
  Llandale: /ɬanˈdeil/
  Ste: saint
---

# The {{lead|metal}} roof

The lead of 1984 fell. IT was over in Llandale, near Ste Marie, said GCHQ and Nato.

## On {{read|past}} books

A {{1984|digits}} and {{3|ordinal}} row, or {{row|quarrel}}, and {{FAO|letters}}; {{Crewe|/kruː/}}.
END
narrator show -C e script articles/pins.md
is "show script: exit 0" "$code" 0
for wanted in 'lead +/lɛd/ +word, pin' 'lead +/liːd/ +word, pin' 'fell. it was over' \
    '1984 +one thousand nine hundred and eighty-four +word, pin' 'said gchq and N A T O' \
    'Nato +N A T O +word, pin' 'Llandale +/ɬanˈdeil/ +word, pin' 'Ste +saint +word, pin' \
    'read +/ɹɛd/ +word, pin' '1984 +one nine eight four +word, pin' '3 +third +word, pin' \
    'row +/ɹaʊ/ +word, pin' 'FAO +F A O +word, pin' 'Crewe +/kruː/ +word, pin' \
    '== The lead roof' '== On read books'; do
    like "said: $wanted" "$out" "$wanted"
done
narrator build -q -C e
is "build: exit 0" "$code" 0
is "what is published shows no mark" "$(grep -rlE '\{\{|\|(metal|past)' e/output | head)" ""
ok "the title" grep -q '"title": *"The lead roof"' e/output/episodes/pins/manifest.json
ok "the summary" grep -q 'What the lead cost' e/output/feed.xml

article e/articles/bad.md << 'END'
---
title: Bad pins
date: 2026-11-20
pins:
  read: [a, b]
  "12": ordinall
  row: /ɹ?/
  lead: /ljd/
---

The lead in 12 read a row.

See the {{lead|mettal}} there.

A {{lead | half}. And more.

Its {{wind|/wyn/}} blew.
END
sed -i 's/^voice: .*/voice: british-low/' e/narrator.yaml
narrator check -C e
is "bad pins: exit 1" "$code" 1
while IFS= read -r wanted; do
    like "bad pins: $wanted" "$err" "^articles/bad.md:$wanted"
done << 'END'
5:9: warning: the pin of 'read' should be text$
6:9: warning: '12' is said as 'ordinall', did you mean 'ordinal'\?$
7:8: error: the pin of 'row':
13:1: warning: '\{\{lead\|mettal\}\}' is said as 'mettal', did you mean 'metal'\?$
15:1: warning: '\{\{lead' is read as text: a pin is '\{\{written\|reading\}\}'$
17:1: error: 'wind': the voice has no sound 'y'
END
done_testing
