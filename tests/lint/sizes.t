#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The sizes of functions, and how many parameters they have.
. "$(dirname "$0")/../lib/tap.sh"
. "$ROOT/tests/lib/sources.sh"
need ctags jq

readonly MAX_LINES=80
readonly MAX_PARAMETERS=6

# file, first line, lines, parameters, name: of every function
functions() {
    tracked 'narrator/*.c' |
        ctags -L - -f - --languages=C --kinds-C=f --fields=+neS --output-format=json |
        jq -r '[.path, .line, .end - .line + 1,
                (.signature // "" | split(",") | length), .name] | @tsv'
}
all=$(functions)

awk -F '\t' -v max=$MAX_LINES '$3 > max {
    print $1 ":" $2 ": " $5 "() has " $3 " lines; at most " max }' <<< "$all" |
    findings "no function has more than $MAX_LINES lines"
awk -F '\t' -v max=$MAX_PARAMETERS '$4 > max {
    print $1 ":" $2 ": " $5 "() has " $4 " parameters; at most " max }' <<< "$all" |
    findings "no function has more than $MAX_PARAMETERS parameters"
awk -F '\t' '$5 == "main" && $3 > 40 { print $1 ":" $2 ": main() has " $3 " lines" }' <<< "$all" |
    findings "main() is short"

sort -t "$(printf '\t')" -k 3n <<< "$all" | awk -F '\t' '{ lines[NR] = $3; total += $3 }
    END { print "# " NR " functions: median " lines[int((NR + 1) / 2)] \
                " lines, a tenth have " lines[int(NR * 0.9)] " or more, the longest " lines[NR] }'
done_testing
