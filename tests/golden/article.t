#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What `narrator show article` makes of tests/golden/article-NAME/input.* is expected.txt.
# To accept what it makes now: UPDATE=1 tests/golden/article.t
set -u
cd "$(dirname "$0")/../.." || exit 1
NARRATOR=${NARRATOR:-build/narrator}
number=0
for folder in tests/golden/article-*; do
    number=$((number + 1))
    input=$(echo "$folder"/input.*)
    if [ -n "${UPDATE-}" ]; then
        "$NARRATOR" show article "$input" >"$folder/expected.txt" 2>&1
    fi
    if difference=$("$NARRATOR" show article "$input" 2>&1 | diff "$folder/expected.txt" - 2>&1); then
        echo "ok $number - ${folder#tests/golden/}"
    else
        echo "not ok $number - ${folder#tests/golden/}"
        echo "$difference" | sed 's/^/# /'
    fi
done
echo "1..$number"
