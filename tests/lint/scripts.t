#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Scripts, the man page, data files.
. "$(dirname "$0")/../lib/tap.sh"
. "$ROOT/tests/lib/sources.sh"
need mandoc

scripts() { # those for a shell
    tracked | while read -r file; do
        if head -n 1 "$file" | grep -qaE '^#!.*/(ba)?sh$' || [[ $file == *.sh ]]; then
            echo "$file"
        fi
    done
}

if command -v shellcheck > /dev/null; then
    scripts | xargs shellcheck -x -f gcc -S warning -e SC1090,SC1091,SC1111,SC2034,SC2046,SC2154 |
        findings "shellcheck finds nothing in the scripts"
else
    skip "shellcheck finds nothing in the scripts" "no shellcheck here"
fi

tracked '*.t' 'tests/run' 'tests/bench/run' 'tools/*' .ci/run | while read -r file; do
    [ -x "$file" ] || echo "$file:1: is not executable"
done | findings "what is run is executable"

mandoc -Tlint -Wwarning docs/narrator.1 2>&1 | findings "the man page is well formed"

tracked '*.py' | while read -r file; do
    /usr/bin/python3 -c 'import ast, sys; ast.parse(open(sys.argv[1]).read(), sys.argv[1])' \
        "$file" 2>&1 | tail -n 3
done | findings "Python files parse"
done_testing
