#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# How much text a second `narrator normalize` works out, in CPU time with the start of the program
# included: news text of three sizes, which shows that it is linear, and 1 MB each of what could be
# dear.  Medians of five runs.
set -eu
cd "$(dirname "$0")/../.."
NARRATOR=$(realpath "${NARRATOR:-build/narrator}")
RUNS=5
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# news FILE MB: paragraphs of news with the figures and names that news has
news() {
    awk -v bytes="$(($2 * 1000000))" 'BEGIN {
        while (length(line) < 20000) {
            line = "The harbour opened again on Monday, 3 March, two winters after the storm of 2021 " \
                "had broken its wall. Ministers said the work, which took 14 months and cost about " \
                "£3.5m, was the largest that the town had seen since the 1950s.\n\n" \
                "“We never thought of leaving,” said Dr. Ann Low of the port office, “but the sea " \
                "decides.” The UN and the EU paid 40% of it. Ships of up to 120m can land again at " \
                "6 a.m. every day, and the first is due on 12 April.\n\n" line
        }
        for (n = 0; n < bytes; n += length(line))
            printf "%s", line
    }' | head -c "$(($2 * 1000000))" >"$1"
}

# seconds FILE: the median CPU time of normalizing it
seconds() {
    for _ in $(seq "$RUNS"); do
        (cd / && TIMEFORMAT='%U %S' && time "$NARRATOR" normalize <"$1" >/dev/null) 2>&1 |
            awk '{ print $1 + $2 }'
    done | sort -n | awk '{ t[NR] = $1 } END { printf "%.3f", t[int((NR + 1) / 2)] }'
}

row() {
    local spent
    spent=$(seconds "$2")
    awk -v n="$1" -v b="$(stat -c %s "$2")" -v s="$spent" \
        'BEGIN { printf "%-14s %8.2f %8.3f %8.1f\n", n, b / 1e6, s, b / 1e6 / s }'
}

# repeat NAME TEXT: 1 MB of it on one line
repeat() {
    awk -v text="$2" 'BEGIN { for (n = 0; n < 1000000; n += length(text)) printf "%s", text }' |
        head -c 1000000 | { iconv -c -t UTF-8 2>/dev/null || true; } >"$scratch/$1" # the last may be cut
    row "$1" "$scratch/$1"
}

printf '%-14s %8s %8s %8s\n' text MB seconds MB/s
for size in 1 5 20; do
    news "$scratch/news" "$size"
    row "news" "$scratch/news"
done
repeat digits 7
repeat brackets '('
repeat capitals Q
repeat emoji 🚀
repeat dots .
repeat initials A.
repeat hyphens a-
repeat marks '{{'
repeat han 中
repeat greek Ω
repeat fives 5-
repeat ones 1+
