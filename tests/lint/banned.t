#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Functions that are not called: the unsafe ones anywhere, those that print or end the program outside
# command/.
. "$(dirname "$0")/../lib/tap.sh"
. "$ROOT/tests/lib/sources.sh"

calls() { # NAMES FILE...: where one of them is called, comments and strings left out
    local names=$1
    shift
    awk -v names="(^|[^A-Za-z0-9_.>])($names)[[:blank:]]*\\\\(" '
        FNR == 1 { inside = 0 }
        { line = $0
          gsub(/"([^"\\]|\\.)*"/, "\"\"", line)
          if (inside) { if (!sub(/^.*\*\//, "", line)) next; inside = 0 }
          gsub(/\/\*([^*]|\*[^\/])*\*\//, "", line)
          if (sub(/\/\*.*$/, "", line)) inside = 1
          if (match(line, names)) print FILENAME ":" FNR ": " $0 }' "$@"
}

mapfile -t all < <(tracked 'narrator/*.c' 'narrator/*.h')
mapfile -t quiet < <(printf '%s\n' "${all[@]}" | grep -v '^narrator/command/')

calls 'sprintf|vsprintf|strcpy|strcat|strncpy|strncat|gets|scanf|fscanf|atoi|atol|atof|system|popen|tmpnam|mktemp|strtok|alloca|g_alloca|g_newa|rand|random|srand|setjmp|longjmp|signal' \
    "${all[@]}" | findings "no function with known traps is called"
calls 'printf|puts|putchar|vprintf|g_print|g_printerr|g_message|g_warning|g_critical|perror|exit|abort|g_error|g_abort' \
    "${quiet[@]}" | grep -v 'g_error("out of memory")' |
    findings "only command/ prints, and nothing ends the program but its return"
calls 'time|gettimeofday|localtime|g_date_time_new_now|g_date_time_new_now_utc|g_date_time_new_now_local|g_random_int|g_random_double|g_uuid_string_random' \
    "${quiet[@]}" | grep -v -e '^narrator/fetch/' |
    findings "neither clock nor chance below command/"

done_testing
