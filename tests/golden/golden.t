#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What each stage makes of the articles beside this file, and what is published of them, in tones:
# compared with the files that stand with each.  UPDATE=1 records what is made now; look at the
# difference before it is committed.
. "$(dirname "$0")/../lib/tap.sh"
GOLDEN=$(cd "$(dirname "$0")" && pwd)
. "$ROOT/tests/lib/edition.sh"

new_edition e
rm e/articles/*
rmdir e/articles
mkdir e/articles
sed -i '/^voice:/d' e/narrator.yaml
cat >> e/narrator.yaml << 'YAML'
voice: quick
script:
  closing: That was {title}, from {edition}.
YAML
# One word a tenth of a second, so that times can be counted on fingers.
sed -i 's/^rate: .*/rate: 600/' e/voices/quick.yaml
names=
for folder in "$GOLDEN"/*/; do
    name=$(basename "$folder")
    for article in "$folder"article.{txt,md}; do
        [[ $name == article-* ]] || [ ! -e "$article" ] && continue
        cp "$article" "e/articles/$name.${article##*.}"
        names="$names $name.${article##*.}"
    done
done
narrator build -C e
is "the articles are built" "$code" 0

stages() { # ARTICLE INTO
    local stage episode=e/output/episodes/${1%.*}
    mkdir -p "$2"
    for stage in article script speech timeline; do
        narrator show -C e $stage "articles/$1"
        echo "$out" > "$2/$stage.out"
    done
    # Hashes and sizes follow from the rest, and from the versions of libraries.
    sed -E 's/-[0-9a-f]{8}\./-HASH./g; s/[0-9a-f]{40,64}/HASH/g; s/"bytes": [0-9]+/"bytes": N/' \
        "$episode/manifest.json" |
        grep -vE '"(narrator|engine|encoder|loudness_lufs|true_peak_dbtp)":' > "$2/manifest.out"
    cp "$episode"/*.vtt "$2/vtt.out"
    cp "$episode"/*.chapters.json "$2/chapters.out"
}

for article in $names; do
    name=${article%.*}
    stages "$article" "made/$name"
    for file in "made/$name"/*.out; do
        wanted=$GOLDEN/$name/$(basename "$file")
        if [ -n "${UPDATE-}" ]; then cp "$file" "$wanted"; fi
        ok "$name: $(basename "$file" .out)" diff -u --label wanted "$wanted" --label made "$file"
    done
done
done_testing
