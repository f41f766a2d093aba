# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What the benchmarks share; to be sourced.  They print figures measured side by side, medians of
# BENCH_RUNS (5), and judge nothing: what a machine takes is no test.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
NARRATOR=$(realpath "${NARRATOR:-$ROOT/build/narrator}")
BENCH_RUNS=${BENCH_RUNS:-5}
WORK=$(mktemp -d "${TMPDIR:-/tmp}/narrator-bench-XXXXXX")
trap 'cd /; rm -rf "$WORK"' EXIT
cd "$WORK" || exit 1
TIMEFORMAT='%R %U %S'

# Runs a command; what it took is a line of FILE: seconds by the clock, seconds of the processors.
timed() { # FILE COMMAND...
    local into=$1
    shift
    { time "$@" > /dev/null 2>> errors; } 2> taken || { cat errors; exit 1; }
    awk '{ print $1, $2 + $3 }' taken >> "$into"
}

median() { # FILE COLUMN
    awk -v column="$2" '{ print $column }' "$1" | sort -g |
        awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'
}

calculate() { # EXPRESSION [DECIMALS]
    awk "BEGIN { printf \"%.${2:-2}f\", $1 }"
}

row() { # NAME FIGURE
    printf '%-66s %s\n' "$1" "$2"
}

# An article of about 25 words a paragraph, no two paragraphs alike.
write_article() { # FILE SEED PARAGRAPHS
    local i
    {
        printf '# Report %s from the harbour\n\n' "$2"
        for ((i = 1; i <= $3; i++)); do
            case $(((i + $2) % 4)) in
            0) echo "The ferry of day $i left pier $2 at noon with forty passengers, two crates of lemons and a letter that nobody had asked for." ;;
            1) echo "Those who waited, $((i * 7 + $2)) of them, were given tea by the harbour master, who keeps a kettle for such days and a list of who took sugar." ;;
            2) echo "On the mole the lamp was lit at $((i % 12 + 1)) o'clock; its keeper, in her year $((1900 + i + $2)), still climbs all of the steps by herself." ;;
            3) echo "Nobody was hurt. The company said that it would look into matter $((i * $2)), as it does, and that the timetable of the winter would stay as it was." ;;
            esac
            echo
        done
    } > "$1"
}

write_edition() { # DIR
    mkdir -p "$1/articles"
    cat > "$1/narrator.yaml" << 'YAML'
title: The Harbour Post
author: The Harbour Post
description: News from a harbour, read aloud.
language: en-GB
base_url: https://post.example/audio/
voice: british-low
YAML
}

# What british-low is, to espeak-ng.
VOICE=en+m7 RATE=155 PITCH=42 RANGE=55 VOLUME=80
export VOICE RATE PITCH RANGE VOLUME

# The libraries alone, see bare.c.
build_bare() {
    # shellcheck disable=SC2046
    cc -O2 -o bare "$ROOT/tests/bench/bare.c" $(pkg-config --cflags --libs espeak-ng) -lmp3lame
}
