#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# An edition of 200 articles: nothing to do, and one changed word.
set -u
. "$(dirname "$0")/common.sh"

write_edition e
for ((i = 1; i <= 200; i++)); do
    write_article "e/articles/report-$i.md" $i 3
done
"$NARRATOR" build -q -C e 2> /dev/null
build_bare

paragraph() {
    ./bare $VOICE $RATE $PITCH $RANGE $VOLUME bare.mp3 < paragraph.ssml
}
for ((run = 0; run < BENCH_RUNS; run++)); do
    timed noop.times "$NARRATOR" build -q -C e
    sed -i "0,/the harbour master[^,]*/s//the harbour master $run$run$run/" e/articles/report-100.md
    "$NARRATOR" show -C e speech articles/report-100.md | grep -m 1 "master" > paragraph.ssml
    timed paragraph.times paragraph
    timed changed.times "$NARRATOR" build -q -C e
done
echo "An edition of 200 articles ($BENCH_RUNS runs, medians)"
row "build with nothing to do" "$(median noop.times 1) s"
row "build after one changed word" "$(median changed.times 1) s"
row "that paragraph by the libraries alone" "$(median paragraph.times 1) s"
row "what the change costs beyond both" "$(calculate "$(median changed.times 1) - $(median noop.times 1) - $(median paragraph.times 1)") s"
