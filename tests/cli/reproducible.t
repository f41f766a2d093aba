#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The same articles, settings and pronunciations give the same bytes: whatever -j is, wherever the
# edition lies, whatever was built before, in any locale and time zone.
. "$(dirname "$0")/../lib/tap.sh"
. "$ROOT/tests/lib/edition.sh"

new_edition one
article one/articles/long.md < <(
    printf '# A long story\n\n'
    for i in {1..12}; do printf 'Paragraph %d tells of the harbour, the pier and the tide.\n\n' "$i"; done
)
sed 's/^engine: .*/engine: espeak/; s/^rate: .*/rate: 400/' one/voices/quick.yaml > one/voices/real.yaml
article one/articles/real.txt <<< 'In a real voice

The tide comes in twice a day. Nobody has asked it to.

It goes out again as often, and takes with it what was left on the steps.'
sed -i '1i---\nvoice: real\n---\n' one/articles/real.txt
mkdir -p "two/deeper folder"
cp -r one three
cp -r one "two/deeper folder/four"
cp -r one five

narrator build -q -j 1 -C one
is "a build with one child" "$code" 0
narrator build -q -j 4 -C three
is "a build with four" "$code" 0
ok "one child and four give the same bytes" diff -r one/output three/output

LC_ALL=C TZ=Asia/Tokyo LANGUAGE=fr narrator build -q -C "two/deeper folder/four"
ok "in another folder, locale and time zone" diff -r one/output "two/deeper folder/four/output"

touch -d '1999-12-31' five/articles/* five/narrator.yaml
chmod 600 five/articles/*
narrator build -q -C five articles/real.txt
narrator build -q -C five articles/long.md
narrator build -q -C five
ok "article by article, with old dates" diff -r one/output five/output

rm -rf one/output
narrator build -q -C one
ok "from the store" diff -r one/output three/output
rm -rf one/.narrator
narrator build -q -f -C one
ok "over what was published, without a store" diff -r one/output three/output
find one/.narrator/store -type f | head -n 4 | xargs rm
find one/.narrator/store -type f | tail -n 2 | while read -r segment; do
    truncate -s -7 "$segment"
done
narrator build -q -f -C one
is "with a damaged store the build is done" "$code" 0
ok "with the same bytes" diff -r one/output three/output
find one/.narrator/store -type f | while read -r segment; do
    printf 'x' | dd of="$segment" bs=1 seek=$(($(stat -c %s "$segment") / 2)) conv=notrunc status=none
done
narrator build -q -f -C one
ok "with bytes changed in each segment" diff -r one/output three/output

done_testing
