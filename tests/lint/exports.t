#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What the objects export: names that a header of the same folder declares, and that begin with the
# header's, the file's or the folder's own name (or what that begins with: lexicon_parts.h declares
# lexicon_...); nothing that can be changed.
. "$(dirname "$0")/../lib/tap.sh"
. "$ROOT/tests/lib/sources.sh"
need nm objdump

if [ -z "${BUILD-}" ]; then
    make -s > /dev/null || exit 1
    BUILD=build
fi

symbols() { # of all objects, main.c's left out: "source section name", g for those exported
    tracked 'narrator/*.c' | grep -v '^narrator/main.c$' | sed "s|^|$BUILD/obj/|; s|c\$|o|" |
        xargs objdump -t |
        awk -v prefix="$BUILD/obj/" '
            /file format/ { source = $1; sub(prefix, "", source); sub(/\.o:$/, ".c", source) }
            $NF !~ /^(__|\.)/ && / (\.text|\.data|\.bss|\.rodata|\*COM\*)/ {
                split($0, part, "\t"); split(part[1], field, " +")
                print source, field[length(field)], substr($0, 18, 1), $NF }'
}
all=$(symbols)

declared() { # "folder module name" of all words that stand in headers
    tracked 'narrator/*.h' | while read -r header; do
        module=$(basename "$header" .h)
        grep -oE '\b[a-z][a-z0-9_]+\b' "$header" | sort -u | sed "s|^|$(dirname "$header") $module |"
    done
}

awk 'NR == FNR { modules[$1, $3] = modules[$1, $3] " " $2; next }
     $3 != "g" || $4 ~ /_quark$/ { next }
     { folder = $1; sub(/\/[^\/]*$/, "", folder); above = folder; sub(/\/[^\/]*$/, "", above)
       file = $1; sub(/.*\//, "", file); sub(/\.c$/, "", file)
       stage = folder; sub(/.*\//, "", stage)
       list = modules[folder, $4] modules[above, $4]
       if (list == "") { print $1 ": no header of its folder declares " $4; next }
       n = split(list " " file " " stage, module, " ")
       for (i = 1; i <= n; i++) {
           one = module[i]; sub(/s$/, "", one); part = module[i]; sub(/_.*/, "", part)
           if (index($4, module[i] "_") == 1 || index($4, one "_") == 1 ||
               index($4, part "_") == 1 || $4 == module[i]) next }
       print $1 ": exports " $4 ", which begins with no module'"'"'s name" }' \
    <(declared) <(echo "$all") | findings "exports begin with their module's name"

if [[ $BUILD == *san* ]]; then
    skip "there are no global variables" "sanitizers put constants among variables"
else
    awk '$2 ~ /^(\.data|\.bss|\*COM\*)$/ && $4 !~ /^(q|quark|once|static_g_define.*)\.[0-9]+$/ &&
         !($1 == "narrator/base/interrupt.c" && $4 == "requested") &&
         !($1 == "narrator/speech/espeak.c" && $4 == "prepared") {
             print $1 ": " $4 " is a variable that outlives its function" }' <<< "$all" |
        findings "no global variables but the flag of signals and what libespeak-ng is set to"
fi
done_testing
