#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Covers: the edition's, and an article's own in its place.
. "$(dirname "$0")/../lib/tap.sh"
. "$ROOT/tests/lib/edition.sh"
need jq ffmpeg xmllint

picture() { # FILE COLOUR SIZE
    ffmpeg -v error -f lavfi -i "color=c=$2:s=$3" -frames:v 1 -pix_fmt rgb24 -y "$1"
}
picture_in() { # MP3: the hash of what its tag carries
    ffmpeg -v error -i "$1" -map 0:v -c copy -f image2pipe - | sha256sum | cut -c1-64
}
image_of() { # TITLE: what the feed says of an item's picture
    xmllint --xpath "string(//item[title='$1']/*[local-name()='image']/@href)" e/output/feed.xml
}
sha() { sha256sum "$1" | cut -c1-64; }

new_edition e
picture e/cover.png red 1400x1400
echo 'image: cover.png' >> e/narrator.yaml
article e/articles/own.md << 'MD'
---
title: A picture of its own
date: 2026-03-01
image: pictures/own.png
---

The lighthouse has a picture, and this is what is said of it.
MD
mkdir e/pictures
picture e/pictures/own.png blue 1500x1500
narrator build -C e
is "a picture of its own: exit 0" "$code:$err" 0:
is "the MP3 carries it" "$(picture_in "$(audio e own)")" "$(sha e/pictures/own.png)"
is "the others carry the edition's" "$(picture_in "$(audio e ferry)")" "$(sha e/cover.png)"
like "the feed names it" "$(image_of 'A picture of its own')" '/episodes/own/own-[0-9a-f]{8}\.png$'
published=e/output/episodes/own/$(basename "$(image_of 'A picture of its own')")
is "it is published as it is" "$(sha "$published")" "$(sha e/pictures/own.png)"
is "the manifest lists it" \
    "$(jq -r '.files[] | select(.type == "image/png").sha256' e/output/episodes/own/manifest.json)" \
    "$(sha e/pictures/own.png)"
narrator build -C e
like "then there is nothing to do" "$out" '^0 published, 3 unchanged$'

picture e/pictures/own.png green 1500x1500
narrator build -C e
like "another picture: this episode alone is published again" "$out" '^1 published, 2 unchanged'
like "nothing is spoken for it" "$out" ' 0 of [0-9]+ paragraphs spoken'
is "the MP3 carries the new one" "$(picture_in "$(audio e own)")" "$(sha e/pictures/own.png)"
ok "the old one is gone" test ! -e "$published"

picture e/pictures/own.png green 600x300
narrator build -C e
is "a picture that no app takes: exit 0" "$code" 0
like "a warning says so" "$err" '^e/pictures/own.png: warning: the article.s picture is 600 by 300 pixels; '
is "the edition's stands in" "$(picture_in "$(audio e own)")" "$(sha e/cover.png)"
is "the feed names none" "$(image_of 'A picture of its own')" ''
narrator check -C e
like "check says so too" "$err" 'own.png: warning: the article.s picture is 600 by 300 pixels; '

rm e/pictures/own.png
narrator build -C e
like "a picture that is not there: a warning" "$code:$err" '^0:e/pictures/own.png: warning: the article.s picture: '
sed -i 's|^image: .*|image: https://post.example/own.png|' e/articles/own.md
narrator build -C e
is "an address is left to the pages that give it" "$code:$err" 0:
done_testing
