#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# gcc and clang build everything, tests too, without a warning.
. "$(dirname "$0")/../lib/tap.sh"
. "$ROOT/tests/lib/sources.sh"
need gcc clang

flags=$(make_variable ALL_CFLAGS)
sources=$(tracked 'narrator/*.c' 'tests/unit/*.c' 'tests/bench/*.c')

for_each "clang -fsyntax-only -Werror $flags {}" \
    <<< "$sources" | grep -E '(error|warning):' | findings "clang has no warning"

# gcc warns of some things only when it optimizes.
for_each "gcc -O2 -Werror $flags -c -o /dev/null {}" \
    <<< "$sources" | grep -E '(error|warning):' | findings "gcc has no warning"

tracked 'tests/fuzz/fuzz_*.c' |
    for_each "clang -fsyntax-only -Werror $flags {}" |
    grep -E '(error|warning):' | findings "clang has no warning in the fuzz targets"
done_testing
