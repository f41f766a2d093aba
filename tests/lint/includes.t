#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Which folder may include which, where each library is met, and the order of includes: the tables of
# docs/architecture.md.
. "$(dirname "$0")/../lib/tap.sh"
. "$ROOT/tests/lib/sources.sh"

# A folder, and what it stands on beside itself.
readonly STANDS_ON='
base:
edition:    base
fetch:      base
article:    base
lexicon:    base
script:     base article lexicon
speech:     base
audio:      base
episode:    base edition article script speech audio
feed:       base edition episode
curation:   base edition article lexicon script speech episode
command:    base edition fetch article lexicon script speech audio episode feed curation
'

# A library's header, and the folders that meet it.
readonly LIBRARIES='
yaml.h:                base
cmark:                 article
libxml/(HTML|xpath|tree|parser): article fetch
libxml/xmlwriter:      feed
espeak-ng:             speech
lame:                  audio
ebur128:               audio
samplerate:            audio
sndfile:               audio
libsoup:               fetch command
json-glib:             article episode curation fetch command
unicode/:              base article lexicon script episode curation
'

includes() { # of all sources: "path:line folder included"
    grep -nE '^#include' $(tracked 'narrator/*.c' 'narrator/*.h') |
        sed -E 's/^([^:]*:[0-9]+):#include *["<]([^">]*)[">].*/\1 \2/' |
        awk '{ split($1, part, "/"); folder = part[2]
               if (folder ~ /\.c:/) folder = "main"
               print $1, folder, $2 }'
}
included=$(includes)

awk 'NR == FNR { if ($1 != "") { folder = $1; sub(":", "", folder)
                   known[folder] = 1; allowed[folder, folder] = 1
                   for (i = 2; i <= NF; i++) allowed[folder, $i] = 1 }
                 next }
     { split($3, part, "/"); to = part[1] }
     $2 == "main" { if (to in known && to != "command")
                      print $1 ": main.c may include command/ alone, not " $3
                    next }
     !($2 in known) { if (!(($2, "told") in known)) print $1 ": no row for the folder " $2 "/"
                      known[$2, "told"] = 1; next }
     to in known && !(($2, to) in allowed) { print $1 ": " $2 "/ may not include " $3 }' \
    <(echo "$STANDS_ON") <(echo "$included") |
    findings "folders include only what they stand on"

grep . <<< "$LIBRARIES" | while IFS=: read -r header folders; do
    awk -v header="^<?$header" -v folders=" $folders " '
        $3 ~ header && index(folders, " " $2 " ") == 0 {
            print $1 ": " $3 " is met in" folders "only" }' <<< "$included"
done | findings "a library is met in its own folder"

# The file's own header first, or that of the module it is a part of; then groups apart by empty lines: system and libraries in <>, project in "".
awk '
    FNR == 1 { previous = ""; kind = ""; groups = 0; own = FILENAME; sub(/^narrator\//, "", own)
               sub(/\.c$/, ".h", own); first = 1; gap = 1; seen_project = 0 }
    /^#include/ {
        match($0, /["<][^">]*/); name = substr($0, RSTART + 1, RLENGTH - 1)
        now = substr($0, RSTART, 1) == "<" ? "system" : "project"
        if (first && (name == own || now == "project")) { first = 0; previous = ""; kind = ""; gap = 0; next }
        if (name == own) print FILENAME ":" FNR ": its own header comes first"
        if (now == "system" && seen_project && gap)
            print FILENAME ":" FNR ": system headers come before the project'"'"'s"
        if (!gap && kind == now && name < previous)
            print FILENAME ":" FNR ": " name " is to stand before " previous
        if (now == "project") seen_project = 1
        previous = name; kind = now; gap = 0; first = 0; next }
    /^$/ { gap = 1 }' $(tracked 'narrator/*.c') |
    findings "includes stand in order"

done_testing
