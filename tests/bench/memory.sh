#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The most memory that the program and each of its children take.
set -u
. "$(dirname "$0")/common.sh"

write_edition e
for ((i = 1; i <= 6; i++)); do
    write_article "e/articles/report-$i.md" $i 20
done

# Articles of 2 MB, spoken in short tones: what is heard is not the point.
write_edition long
mkdir long/voices
printf 'engine: tone\nlanguage: en-GB\nrate: 6000\n' > long/voices/quick.yaml
sed -i 's/^voice: .*/voice: quick/' long/narrator.yaml
cp -r long line
write_article long.md 1 16000
head -c 2000000 long.md > long/articles/long.md
{
    printf 'A long line\n\n'
    grep -v '^#' long.md | tr '\n' ' ' | head -c 2000000
} > line/articles/line.txt

# The highest resident sizes, in MB: of the program, and of the largest of its children.
peaks() { # DIR
    "$NARRATOR" build -q -C "$1" 2> /dev/null &
    local pid=$! own=0 child=0 value process
    while kill -0 $pid 2> /dev/null; do
        value=$(awk '/^VmHWM/ { print $2 }' /proc/$pid/status 2> /dev/null)
        ((${value:-0} > own)) && own=$value
        for process in $(cat /proc/$pid/task/$pid/children 2> /dev/null); do
            value=$(awk '/^VmHWM/ { print $2 }' "/proc/$process/status" 2> /dev/null)
            ((${value:-0} > child)) && child=$value
        done
        sleep 0.005
    done
    wait $pid
    echo "$((own / 1024)) MB, a child $((child / 1024)) MB"
}
echo "Memory, at most resident"
row "build of six articles" "$(peaks e)"
row "build of an article of 2 MB in 16,000 paragraphs" "$(peaks long)"
row "build of an article of 2 MB on one line" "$(peaks line)"
