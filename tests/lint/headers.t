#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Every header compiles alone, and so does what includes it twice.
. "$(dirname "$0")/../lib/tap.sh"
. "$ROOT/tests/lib/sources.sh"

flags=$(make_variable ALL_CFLAGS)

tracked 'narrator/*.h' | sed 's|^narrator/||' |
    for_each "printf '#include \"%s\"\n' {} {} | gcc -fsyntax-only -Werror $flags -x c -" |
    grep -E '(error|warning):' | findings "headers compile alone"
done_testing
