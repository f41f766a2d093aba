#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Documents: their links lead somewhere, and they name every command, option and key.
. "$(dirname "$0")/../lib/tap.sh"
. "$ROOT/tests/lib/sources.sh"

tracked '*.md' | grep -v -e '^articles/' -e '^tests/.*/articles/' -e '^tests/golden/' -e '^tests/fuzz/' |
    while read -r file; do
        grep -noE '\]\([^)]+\)' "$file" | while IFS=: read -r line link; do
            target=${link#](}
            target=${target%)}
            case $target in http://* | https://* | mailto:* | '#'*) continue ;; esac
            [ -e "$(dirname "$file")/${target%%#*}" ] ||
                echo "$file:$line: there is no '$target'"
        done
    done | findings "links lead to files that are there"

grep -oE '^ *\{"[a-z0-9_]+", YAML_FIELD' narrator/edition/edition.c | grep -oE '[a-z0-9_]+"' |
    tr -d '"' | sort -u | while read -r key; do
    grep -qE "(^###? .*\b$key\b|^\| \`$key\`)" docs/narrator.yaml.md ||
        echo "docs/narrator.yaml.md: nothing on the key '$key'"
done | findings "every key of narrator.yaml is described"

grep -ohE '^ +\{"[a-z-]+", .*COMMAND_(FLAG|TEXT|FILE|INTEGER)' narrator/command/*.c |
    grep -oE '"[a-z-]+"' | tr -d '"' | sort -u | while read -r option; do
    grep -qE "Fl (. , )?-$option( |=|\$)" docs/narrator.1 ||
        echo "docs/narrator.1: nothing on the option --$option"
done | findings "every option is described"

# Paths of one machine say nothing to a reader elsewhere.
tracked | xargs grep -nIE '(^|[^[:alnum:]_.-])/(home|root)/[[:alnum:]]' |
    findings "files name no place of the machine where they were written"

done_testing
