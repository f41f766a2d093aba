#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The form of source files: clang-format, the licence's line, the size, blanks.
. "$(dirname "$0")/../lib/tap.sh"
. "$ROOT/tests/lib/sources.sh"
need clang-format

readonly MAX_LINES=600

tracked '*.c' '*.h' | xargs clang-format --dry-run -Werror 2>&1 | grep 'error:' |
    findings "clang-format would change nothing"

tracked '*.c' '*.h' '*.cc' '*.py' '*.sh' '*.t' '*.mjs' '*.rng' 'tools/*' 'completions/*' Makefile |
    while read -r file; do
        head -n 3 "$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' ||
            echo "$file:1: the licence's SPDX line is missing"
    done | findings "source files name their licence at their head"

tracked '*.c' '*.h' '*.py' '*.sh' '*.t' '*.mjs' | xargs wc -l |
    awk -v max=$MAX_LINES '$2 != "total" && $1 > max {
        print $2 ":" $1 ": a file has at most " max " lines" }' |
    findings "no source file has more than $MAX_LINES lines"

tracked '*.c' '*.h' '*.py' '*.sh' '*.t' '*.mjs' '*.yaml' Makefile '*.md' |
    grep -v -e /corpus/ -e '^tests/golden/' -e '^articles/' |
    xargs grep -nE '[[:blank:]]+$' | sed 's/:[^:]*$/: blanks at the end of a line/' |
    findings "no line ends in blanks"

tracked 'narrator/*.h' | while read -r file; do
    grep -q '^#pragma once' "$file" || echo "$file:1: no '#pragma once'"
    sed -n 2p "$file" | grep -q '^/\*' || echo "$file:2: no comment on what the module is"
done | findings "headers say what they are, and are read once"

grep -rnwE 'TODO|FIXME|XXX|HACK' narrator tests --include='*.[ch]' --include='*.sh' --include='*.t' |
    grep -v '^tests/lint/format.t' | findings "nothing is left for later"

done_testing
