#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# How many pages a second narrator reads: generated pages of three sizes, medians of five runs, the
# start of the program included.
set -eu
cd "$(dirname "$0")/../.."
NARRATOR=${NARRATOR:-build/narrator}
RUNS=5
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# page NAME PARAGRAPHS LINKS: an article of so many paragraphs among so many links
page() {
    awk -v paragraphs="$2" -v links="$3" 'BEGIN {
        sentence = "The harbour opened again on Monday, two winters after a storm had broken it. "
        printf "<!DOCTYPE html><html lang=en><head><title>A page | Bench</title></head><body><nav><ul>"
        for (i = 0; i < links; i++)
            printf "<li class=\"menu__item-%d\"><a href=\"/%d\">A link to number %d</a></li>\n", i, i, i
        printf "</ul></nav><main><article class=\"post\"><h1>A page</h1>"
        for (i = 0; i < paragraphs; i++)
            printf "<p>%s<a href=\"/x\">Link.</a> %s%s</p>\n", sentence, sentence, sentence
        printf "</article></main><footer>All rights reserved</footer></body></html>\n"
    }' >"$scratch/$1.html"
}

# median COMMAND...: the median time of RUNS runs in milliseconds
median() {
    for _ in $(seq "$RUNS"); do
        local begin end
        begin=$(date +%s%N)
        "$@" >/dev/null 2>&1
        end=$(date +%s%N)
        echo $(((end - begin) / 1000))
    done | sort -n | awk '{ t[NR] = $1 } END { printf "%.1f", t[int((NR + 1) / 2)] / 1000 }'
}

page small 12 300
page usual 40 1500
page large 6000 40000
printf '%-8s %10s %10s %12s\n' page KB ms pages/s
for name in small usual large; do
    ms=$(median "$NARRATOR" show article --body "$scratch/$name.html")
    size=$(($(stat -c %s "$scratch/$name.html") / 1024))
    awk -v n="$name" -v kb="$size" -v ms="$ms" \
        'BEGIN { printf "%-8s %10d %10.1f %12.1f\n", n, kb, ms, 1000 / ms }'
done
