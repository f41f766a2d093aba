#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A cold build of an article of the sample edition, whose paragraphs are as long as its articles' are
# on average, against what a user would write in a shell, and against the libraries alone.
set -u
. "$(dirname "$0")/common.sh"

write_edition e
cp "$ROOT/articles/slow-queue.txt" e/articles/report.txt
"$NARRATOR" build -q -C e 2> /dev/null
"$NARRATOR" show -C e speech articles/report.txt > lowered
"$NARRATOR" show -C e --json script articles/report.txt | jq -r '.paragraphs[].spoken' > spoken
build_bare

pipeline() {
    espeak-ng --stdout -v $VOICE -s $RATE -p $PITCH -a $VOLUME -f spoken |
        lame --quiet -m m -b 64 -q 2 - pipeline.mp3
}
bare() {
    ./bare $VOICE $RATE $PITCH $RANGE $VOLUME bare.mp3 < lowered
}
next() {
    rm -rf e/output e/.narrator/store e/.narrator/notes/stamp-*
}
nothing() {
    rm -rf e/output e/.narrator
}
for ((run = 0; run < BENCH_RUNS; run++)); do
    timed pipeline.times pipeline
    timed bare.times bare
    next
    timed next.times "$NARRATOR" build -q -C e
    nothing
    timed first.times "$NARRATOR" build -q -C e
    next
    timed single.times "$NARRATOR" build -q -j 1 -C e
done

audio=$(jq '.duration_ms / 1000' e/output/episodes/report/manifest.json)
echo "An article of $(jq .words e/output/episodes/report/manifest.json) words, $(calculate "$audio / 60" 1) minutes, on $(nproc) cores ($BENCH_RUNS runs, medians)"
row "espeak-ng | lame -q 2" "$(median pipeline.times 1) s"
row "build, the first of an edition: its voice is measured too" "$(median first.times 1) s, $(calculate "$(median pipeline.times 1) / $(median first.times 1)") times as fast"
row "build, a new article" "$(median next.times 1) s, $(calculate "$(median pipeline.times 1) / $(median next.times 1)") times as fast"
row "  the same with one child" "$(median single.times 1) s, $(calculate "$(median pipeline.times 1) / $(median single.times 1)") times as fast"
row "  in real time" "$(calculate "$audio / $(median next.times 1)" 0) times"
row "processor time of the libraries alone, the same text in one go" "$(median bare.times 2) s"
row "processor time of the build" "$(median next.times 2) s, $(calculate "$(median next.times 2) / $(median bare.times 2)") times that"
