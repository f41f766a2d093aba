#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds that cannot go on: full disks, folders in the way, other builds, signals, dying children.
# Afterwards nothing is half written, and the next build makes the same bytes as if nothing had been.
. "$(dirname "$0")/../lib/tap.sh"
. "$ROOT/tests/lib/edition.sh"
need jq

# A build that takes long enough to be caught: two articles of twenty paragraphs in a real voice.
new_edition start
for name in one two; do
    {
        printf '# Article %s\n\n' $name
        for i in {1..20}; do
            printf 'Paragraph %s %d tells of the harbour, of the pier, and of the tide that comes in ' $name "$i"
            printf 'twice a day, whether anybody has asked it to or not.\n\n'
        done
    } > start/articles/$name.md
done
sed -i 's/^engine: .*/engine: espeak/; s/^rate: .*/rate: 450/' start/voices/quick.yaml
cp -r start whole
"$NARRATOR" build -q -C whole 2> /dev/null

again() { # a folder as it was before any build
    rm -rf e
    cp -r start e
}

# All that is published is whole, whenever a build was stopped.
is_whole() { # DIR
    local manifest folder
    for manifest in "$1"/output/episodes/*/manifest.json; do
        [ -e "$manifest" ] || continue
        folder=$(dirname "$manifest")
        jq -r '.files[] | "\(.sha256)  \(.name)"' "$manifest" |
            (cd "$folder" && sha256sum --check --quiet) || return 1
    done
    [ -e "$1/output/feed.xml" ] || return 0
    grep -oE '(url|href)="https://post.example/audio/[^"]+' "$1/output/feed.xml" |
        sed 's|.*/audio/||' | while read -r path; do
        [ -e "$1/output/$path" ] || { echo "the feed names $path"; return 1; }
    done
}

# The build afterwards makes the same bytes, and cleans up.
completes() { # NAME
    narrator build -q -C e
    is "$1: the next build is done" "$code" 0
    ok "$1: with the same bytes" diff -r e/output whole/output
    is "$1: no half-written file is left" "$(find e -name '*.part')" ""
}

until_spoken() { # DIR COUNT: waits until so many segments are in the store
    while kill -0 "$pid" 2> /dev/null &&
        [ "$(find "$1/.narrator/store" -type f 2> /dev/null | wc -l)" -lt "$2" ]; do :; done
}

# Files of at most so many kB: as on a disk that fills up, at one place after another.
for limit in 4 16 64; do
    again
    (
        trap '' XFSZ
        ulimit -f $limit
        exec "$NARRATOR" build -C e > out 2> err
    )
    is "files of at most $limit kB: exit 1" $? 1
    like "files of at most $limit kB: a message" "$(cat err)" 'error: .*File too large'
    is "files of at most $limit kB: nothing half written is left" "$(find e -name '*.part')" ""
    ok "files of at most $limit kB: what there is, is whole" is_whole e
    completes "files of at most $limit kB"
done

again
mkdir disk
if mount -t tmpfs -o size=200k tmpfs disk 2> /dev/null; then
    cp -r start/* disk/
    narrator build -C disk
    is "a full disk: exit 1" "$code" 1
    like "a full disk: a message" "$err" 'error: .*No space left on device'
    is "a full disk: nothing half written is left" "$(find disk -name '*.part')" ""
    ok "a full disk: what there is, is whole" is_whole disk
    mount -o remount,size=50m disk
    narrator build -q -C disk
    is "a full disk: with more room the build is done" "$code" 0
    ok "a full disk: with the same bytes" diff -r disk/output whole/output
    umount disk
else
    skip "a full disk" "cannot mount one here"
fi

again
echo mine > e/output
narrator build -C e
is "a file in the place of output/: exit 1" "$code" 1
like "a file in the place of output/: a message" "$err" "error: .*output"
is "a file in the place of output/: it stays" "$(cat e/output)" mine
rm e/output
completes "a file in the place of output/"

again
echo mine > e/.narrator
narrator build -C e
is "a file in the place of the store: exit 1" "$code" 1
like "a file in the place of the store: a message" "$err" 'error: .*\.narrator'
rm e/.narrator
completes "a file in the place of the store"

again
"$NARRATOR" build -q -C e 2> /dev/null &
pid=$!
until_spoken e 3
kill -STOP $pid
narrator build -C e
is "two builds at once: the second's exit code is 1" "$code" 1
like "two builds at once: it says who is first" "$err" "error: .*$pid"
narrator clean -C e
is "two builds at once: clean waits for none either" "$code" 1
kill -CONT $pid
wait $pid
is "two builds at once: the first is done" $? 0
ok "two builds at once: with the same bytes" diff -r e/output whole/output

for signal in INT TERM HUP; do
    again
    env --default-signal=$signal "$NARRATOR" build -C e > out 2> err &
    pid=$!
    until_spoken e 5
    kill -$signal $pid
    wait $pid
    is "SIG$signal: exit 130" $? 130
    like "SIG$signal: a message" "$(cat err)" 'interrupted'
    is "SIG$signal: nothing half written is left" "$(find e -name '*.part')" ""
    ok "SIG$signal: what there is, is whole" is_whole e
    completes "SIG$signal"
done

# Whoever has nohup ignore a signal wants the build to go on.
again
(
    trap '' HUP
    exec "$NARRATOR" build -q -C e 2> err
) &
pid=$!
until_spoken e 5
kill -HUP $pid
wait $pid
is "an ignored SIGHUP: the build is done" $? 0
ok "an ignored SIGHUP: with the same bytes" diff -r e/output whole/output

mkdir bin temporary
printf '#!/bin/sh\ntouch playing\nexec sleep 60\n' > bin/pw-play
chmod +x bin/pw-play
PATH=$PWD/bin:$PATH TMPDIR=$PWD/temporary env --default-signal=INT "$NARRATOR" say hello &
pid=$!
while [ ! -e playing ] && kill -0 $pid; do sleep 0.02; done
kill -INT $pid
wait $pid
is "say, interrupted while it plays: exit 130" $? 130
is "say, interrupted while it plays: nothing is left" "$(ls temporary)" ""

# When so many segments are there, and when an article is being corrected, which replaces files.
moments=0
whole=0
for count in {1..12}; do
    again
    "$NARRATOR" build -q -C e 2> /dev/null &
    pid=$!
    until_spoken e $((count * 4))
    kill -KILL $pid 2> /dev/null
    wait $pid 2> /dev/null
    moments=$((moments + 1))
    is_whole e > /dev/null && whole=$((whole + 1))
    "$NARRATOR" build -q -C e 2> /dev/null &&
        diff -r e/output whole/output > /dev/null &&
        [ -z "$(find e -name '*.part')" ] || { fail "SIGKILL at $((count * 4)) segments: it completes"; }
done
is "SIGKILL at $moments moments of a build: what is there is whole" $whole $moments

cp -r whole corrected
sed -i 's/tide/water/' corrected/articles/one.md
cp -r corrected changed
"$NARRATOR" build -q -C corrected 2> /dev/null
whole=0
moments=0
for delay in 0.01 0.02 0.04 0.06 0.08 0.1 0.13 0.16; do
    rm -rf e
    cp -r changed e
    "$NARRATOR" build -q -C e 2> /dev/null &
    pid=$!
    sleep $delay
    kill -KILL $pid 2> /dev/null
    wait $pid 2> /dev/null
    moments=$((moments + 1))
    is_whole e > /dev/null && whole=$((whole + 1))
    "$NARRATOR" build -q -C e 2> /dev/null &&
        diff -r e/output corrected/output > /dev/null &&
        [ -z "$(find e -name '*.part')" ] || { fail "SIGKILL while replacing, after $delay s: it completes"; }
done
is "SIGKILL at $moments moments of a correction: what is there is whole" $whole $moments

# What a killed build may leave, wherever it was killed.
again
"$NARRATOR" build -q -C e 2> /dev/null
sed -i 's/tide/water/' e/articles/one.md
for folder in .narrator/store .narrator/notes output output/episodes/one; do
    echo half > "e/$folder/.narrator-killed.part"
done
"$NARRATOR" build -q -C e 2> /dev/null
is "what a killed build left half written is removed by the next" "$(find e -name '*.part')" ""

mkdir e/masters
echo half > e/masters/.narrator-killed.part
"$NARRATOR" build -q --format wav -C e 2> /dev/null
is "nor does it leave half a master" "$(ls -A e/masters)" $'ferry.wav\nlamp.wav\none.wav\ntwo.wav'

# A child that dies, or hangs, is replaced.
strike() { # SIGNAL: one child of the build $pid gets it; fails where the build ended before
    local children
    until_spoken e 2
    while kill -0 "$pid" 2> /dev/null; do
        children=$(cat "/proc/$pid/task/$pid/children" 2> /dev/null)
        # shellcheck disable=SC2086
        set -- "$1" $children
        if [ $# -gt 1 ] && kill -"$1" "$2" 2> /dev/null; then return 0; fi
        set -- "$1"
    done
    return 1
}
for signal in KILL SEGV STOP; do
    for _ in {1..10}; do
        again
        "$NARRATOR" build -q --time-limit 2 -C e 2> err &
        pid=$!
        if strike $signal; then break; fi
        wait $pid
    done
    wait $pid
    is "a child that gets SIG$signal: the build is done" $? 0
    ok "a child that gets SIG$signal: with the same bytes" diff -r e/output whole/output
done

done_testing
