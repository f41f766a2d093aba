#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# clang-tidy with the project's .clang-tidy.
. "$(dirname "$0")/../lib/tap.sh"
. "$ROOT/tests/lib/sources.sh"
need clang-tidy

flags=$(make_variable ALL_CFLAGS | sed 's/ -fsanitize=[^ ]*//; s/ -fno-sanitize[^ ]*//')

tracked 'narrator/*.c' |
    for_each "clang-tidy --quiet {} -- $flags" |
    grep -E '(error|warning): ' | sed "s|^$ROOT/||" | sort -u | findings "clang-tidy finds nothing"
done_testing
