# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# TAP for tests written in bash; to be sourced.  A test calls some of
#
#   ok NAME COMMAND...       passes where the command succeeds; shows its output where not
#   is NAME GOT WANTED       passes where two texts are equal
#   like NAME TEXT PATTERN   passes where an extended regular expression occurs in a text
#   unlike NAME TEXT PATTERN passes where it does not
#   findings NAME            passes where standard input is empty, else shows its lines
#   skip NAME REASON         counts as passed, and says why
#
# begins with need PROGRAM... where it uses what may not be installed, and ends with done_testing.

# Tests stand at the end of pipes, and count themselves there.
shopt -s lastpipe
TAP_COUNT=0
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

pass() {
    TAP_COUNT=$((TAP_COUNT + 1))
    echo "ok $TAP_COUNT - $1"
}

fail() { # NAME [EXPLANATION]
    TAP_COUNT=$((TAP_COUNT + 1))
    echo "not ok $TAP_COUNT - $1"
    if [ -n "${2-}" ]; then printf '%s\n' "${2:0:6000}" | sed 's/^/# /'; fi
}

ok() {
    local name=$1 output
    shift
    if output=$("$@" 2>&1); then pass "$name"; else fail "$name" "$* : ${output:-failed}"; fi
}

is() {
    if [ "$2" = "$3" ]; then
        pass "$1"
    else
        fail "$1" "got:
$2
wanted:
$3"
    fi
}

like() {
    if grep -qE -e "$3" <<< "$2"; then
        pass "$1"
    else
        fail "$1" "got:
$2
wanted what matches: $3"
    fi
}

unlike() {
    if grep -qE -e "$3" <<< "$2"; then
        fail "$1" "got:
$2
wanted nothing that matches: $3"
    else
        pass "$1"
    fi
}

findings() {
    local lines
    lines=$(cat)
    if [ -z "$lines" ]; then pass "$1"; else fail "$1" "$lines"; fi
}

skip() {
    TAP_COUNT=$((TAP_COUNT + 1))
    echo "ok $TAP_COUNT - $1 # SKIP $2"
}

need() {
    local program
    for program; do
        command -v "$program" > /dev/null || { echo "Bail out!  no program '$program'"; exit 1; }
    done
}

done_testing() {
    echo "1..$TAP_COUNT"
}
