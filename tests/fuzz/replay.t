#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Each fuzz target runs over its corpus.
set -u
cd "$(dirname "$0")/../.." || exit 1
BUILD=${BUILD:-build}
number=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT
for target in tests/fuzz/fuzz_*.c; do
    name=${target#tests/fuzz/fuzz_}
    name=${name%.c}
    number=$((number + 1))
    if "$BUILD/tests/replay_$name" tests/fuzz/corpus/"$name"/* >/dev/null 2>"$log"; then
        echo "ok $number - $name"
    else
        echo "not ok $number - $name"
        sed "s/^/# /" "$log"
    fi
done
echo "1..$number"
