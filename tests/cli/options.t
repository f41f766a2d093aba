#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The command line itself: help, unknown commands and options, completion.
. "$(dirname "$0")/../lib/tap.sh"
. "$ROOT/tests/lib/edition.sh"

new_edition e
narrator
is "without a command: exit 2" "$code" 2
like "and the commands on standard error" "$err" '^  build '
narrator --help
like "--help prints them" "$code:$out" '^0:usage: narrator COMMAND'
commands=$(sed -n 's/^  \([a-z]*\)  *[a-z].*/\1/p' <<< "$out")
for command in build show say check voices init clean normalize explain lexicon review; do
    like "--help lists $command" "$commands" "^$command$"
done
narrator --version
like "--version" "$code:$out" '^0:narrator [0-9]+\.[0-9]+\.[0-9]+$'

for command in $commands; do
    narrator "$command" --help
    is "$command --help: exit 0" "$code" 0
    like "$command --help: usage" "$out" "^ *narrator $command "
    # The rows of the command's table.
    missing=$(grep -ohE '^ +\{"[a-z-]+", .*COMMAND_(FLAG|TEXT|FILE|INTEGER)' \
        "$ROOT/narrator/command/$command.c" | grep -oE '"[a-z-]+"' | tr -d '"' |
        while read -r option; do grep -qE -- "--$option( |=|\$)" <<< "$out" || echo "$option"; done)
    is "$command --help: every option" "$missing" ""
    like "$command --help: -C" "$out" ' -C, --directory=DIR'
    narrator "$command" --no-such-option
    is "$command --no-such-option: exit 2" "$code" 2
    like "$command --no-such-option: the message" "$err" \
        "^narrator $command: .*--no-such-option"
done

usage() { # NAME PATTERN ARGUMENT...
    local name=$1 pattern=$2
    shift 2
    narrator "$@"
    is "$name: exit 2" "$code" 2
    like "$name: the message" "$err" "$pattern"
    is "$name: nothing on standard output" "$out" ""
}
narrator help build
like "help of a command" "$code:$out" "--dry-run"
usage "an unknown command" "no command 'bild'; did you mean 'build'" bild
usage "options alone" "^narrator: no command behind '-q'" -q
usage "-j of no number" "^narrator build: .*many" build -C e -j many
usage "-j too high" "^narrator build: --jobs" build -C e -j 1000
usage "-j below nothing" "^narrator build: --jobs" build -C e -j -3
usage "a time limit too high" "^narrator build: --time-limit" build -C e --time-limit 99999
usage "a format that is none" "^narrator build: .*'ogg'" build -C e --format ogg
usage "an option without its value" "^narrator build: .*voice" build -C e --voice
usage "an argument too many" "^narrator clean: takes no arguments: 'x'" clean x
usage "show without a stage" "^narrator show: " show
usage "show of a stage that is none" "^narrator show: .*'spech'" show -C e spech articles/ferry.md
usage "show without an article" "^narrator show: " show -C e script
usage "init without a folder" "^narrator init: takes one folder" init
usage "say into a file of no known kind" "^narrator say: .*'x.ogg'" say -o x.ogg hello
head -c 1050000 /dev/zero | tr '\0' x > long
INPUT=long usage "say of too long a text" '^narrator say: the text has more than 1024 kB' say -o x.wav
usage "say of what is not UTF-8" "^narrator say: the text is not UTF-8" say -o x.wav "$(printf 'a\xffb')"

narrator voices > /dev/full 2>&1
"$NARRATOR" voices > /dev/full 2> err
is "an output that is full: exit 1" $? 1
like "and a message" "$(cat err)" "^narrator: cannot write to standard output$"

complete_words() { # WORD...: what completion offers for the last one
    bash -c '. "$1"; shift
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
        compopt() { :; }
        _narrator "$1" "${COMP_WORDS[-1]}" "${COMP_WORDS[-2]}"
        printf "%s\n" "${COMPREPLY[@]}"' bash "$ROOT/completions/narrator.bash" "$@"
}
is "completion of commands" "$(complete_words "$NARRATOR" bu)" build
is "completion of options" "$(complete_words "$NARRATOR" build --dry)" --dry-run
like "completion of voices" "$(complete_words "$NARRATOR" say --voice brit)" '^british-low$'
done_testing
