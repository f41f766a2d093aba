# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Editions to try commands on; to be sourced after tap.sh.  The test runs in a folder of its own,
# which is removed at its end.
#
#   new_edition DIR        a small edition that speaks tones, 60 times as fast as a person
#   article FILE           an article from standard input
#   narrator ARGUMENT...   runs the program: $code, $out and $err are what came of it
#   tree DIR...            every file with the hash of its bytes
#   states DIR...          every file with its inode and time of change too
#   published DIR          the names of what is published, hashes left out
#   audio DIR SLUG         the path of an episode's MP3

NARRATOR=$(realpath "${NARRATOR:-$ROOT/build/narrator}")
# Before the tests change folder, and out of the way of an edition that the user may have here.
WORK=$(mktemp -d "${TMPDIR:-/tmp}/narrator-test-XXXXXX")
trap 'cd /; rm -rf "$WORK"' EXIT
cd "$WORK" || exit 1
code='' out='' err=''

narrator() {
    "$NARRATOR" "$@" > "$WORK/.out" 2> "$WORK/.err" < "${INPUT:-/dev/null}"
    code=$?
    out=$(tr -d '\000' < "$WORK/.out")
    err=$(tr -d '\000' < "$WORK/.err")
}

article() {
    mkdir -p "$(dirname "$1")"
    cat > "$1"
}

# Shorter than people write, and of three paragraphs: enough for chapters, pauses and cues.
new_edition() {
    mkdir -p "$1/articles" "$1/voices"
    cat > "$1/narrator.yaml" << 'YAML'
title: The Harbour Post
author: The Harbour Post
description: News from a harbour, read aloud.
language: en-GB
base_url: https://post.example/audio/
voice: quick
YAML
    cat > "$1/voices/quick.yaml" << 'YAML'
engine: tone
language: en-GB
summary: short tones
speaker: Quick
rate: 6000
YAML
    article "$1/articles/ferry.md" << 'TEXT'
---
title: The ferry is late
author: Nora Tennick
date: 2025-09-04
---

The ferry left the harbour at noon with forty passengers and a crate of lemons.

## At the pier

Those who waited at the pier were given tea by the harbour master.

Nobody was hurt, and the lemons were sold by the evening.
TEXT
    article "$1/articles/lamp.txt" << 'TEXT'
The lamp is lit again

By Edda Marlow

3 September 2025

The lamp at the end of the mole was lit last night for the first time in a year.

Its keeper said that she had missed the sound of the clockwork.
TEXT
}

tree() {
    find "$@" -type f -print0 | LC_ALL=C sort -z | xargs -0r sha256sum
}

states() {
    find "$@" -type f -printf '%p %i %T@ %s\n' | LC_ALL=C sort
    tree "$@"
}

published() {
    (cd "$1/output" && find . -type f | sed -E 's/-[0-9a-f]{8}\././' | LC_ALL=C sort)
}

audio() {
    echo "$1/output/episodes/$2/$2"-*.mp3
}
