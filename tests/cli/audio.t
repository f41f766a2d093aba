#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What is heard: masters, sample rates and bitrates, intro and outro.
. "$(dirname "$0")/../lib/tap.sh"
. "$ROOT/tests/lib/edition.sh"
need jq ffmpeg ffprobe

samples_of() { # FILE: as ffmpeg decodes it
    ffmpeg -v error -i "$1" -map 0:a -f s16le -ac 1 - | wc -c | awk '{ print $1 / 2 }'
}
planned() { jq .samples "$1/output/episodes/$2/manifest.json"; }

new_edition e
narrator build -q -C e
is "the audio has as many samples as its manifest says" "$(samples_of "$(audio e ferry)")" \
    "$(planned e ferry)"

for format in wav flac; do
    narrator build --format $format --masters masters-$format -C e
    is "--format $format: exit 0" "$code" 0
    is "--format $format: two files" "$(ls masters-$format)" "ferry.$format
lamp.$format"
done
is "masters are the same in both forms" \
    "$(ffmpeg -v error -i masters-wav/ferry.wav -f md5 -)" \
    "$(ffmpeg -v error -i masters-flac/ferry.flac -f md5 -)"
is "masters have the voice's rate, mono" \
    "$(ffprobe -v error -show_entries stream=sample_rate,channels -of csv=p=0 masters-wav/ferry.wav)" \
    22050,1
# Paragraphs are whole frames in an MP3, and as long as they are in a master.
length=$(samples_of masters-wav/ferry.wav)
ok "masters are as long as episodes, but for what frames round up" \
    test $((length - $(planned e ferry))) -lt 22050 -a $(($(planned e ferry) - length)) -lt 22050
narrator build -C e
like "masters leave the episodes alone" "$out" '^0 published, 2 unchanged$'
cp masters-wav/ferry.wav before.wav
narrator build --format wav --masters masters-wav -C e
ok "masters made again are the same" cmp before.wav masters-wav/ferry.wav
narrator build --format wav -C e
ok "masters go into masters/ of the edition" test -s e/masters/lamp.wav

sound() { # FILE SECONDS HZ: a tone
    ffmpeg -v error -f lavfi -i "sine=frequency=$3:duration=$2:sample_rate=44100" -ac 2 "$1"
}
sound e/opening.wav 2 440
sound e/closing.flac 1.5 330
cp -r e plain
printf 'audio:\n  intro: opening.wav\n  outro: closing.flac\n' >> e/narrator.yaml
narrator build --json -C e
is "intro and outro: exit 0" "$code" 0
is "intro and outro: no paragraph is spoken again" "$(jq '[.[].spoken] | add' <<< "$out")" 0
is "intro and outro: the length is the planned one" "$(samples_of "$(audio e ferry)")" "$(planned e ferry)"
longer=$(($(planned e ferry) - $(planned plain ferry)))
ok "intro and outro: the episode is longer by both" test $longer -ge $((35 * 2205)) -a $longer -lt $((60 * 2205))
is "intro and outro: chapters begin at 0 all the same" \
    "$(jq '.chapters[0].start_ms' e/output/episodes/ferry/manifest.json)" 0
like "intro and outro: the first cue comes behind the intro" "$(grep -m 1 -e '-->' e/output/episodes/ferry/*.vtt)" \
    '^00:00:0[2-4]\.'
narrator build -C e
like "intro and outro: then there is nothing to do" "$out" '^0 published, 2 unchanged$'
narrator clean -q -C e
narrator build --force --json -C e
is "intro and outro: clean keeps them" "$code" 0
sound other.wav 3 440
mv other.wav e/opening.wav
narrator build -C e
like "another intro: all is published again" "$out" '^2 published'
rm e/opening.wav
narrator build -C e
is "an intro that is not there: exit 1 or 2" "$((code == 1 || code == 2))" 1
like "an intro that is not there: the message" "$err" 'opening.wav'
echo text > e/opening.wav
narrator build -C e
like "an intro that is no audio: the message" "$err" 'error: .*opening.wav'

rate() { # HERTZ KBPS
    rm -rf r
    cp -r plain r
    rm -rf r/output r/.narrator
    printf 'audio:\n  sample_rate: %s\n  bitrate: %s\n' "$1" "$2" >> r/narrator.yaml
    narrator build -q -C r
    is "$1 Hz, $2 kb/s: the stream" "$(ffprobe -v error -select_streams a \
        -show_entries stream=sample_rate,bit_rate,channels -of csv=p=0 "$(audio r ferry)")" "$1,1,${2}000"
    is "$1 Hz, $2 kb/s: the length is the planned one" "$(samples_of "$(audio r ferry)")" "$(planned r ferry)"
}
rate 44100 96
rate 24000 64
rate 16000 56
rate 48000 128

sed 's/^engine: .*/engine: espeak/; s/^rate: .*/rate: 200/' plain/voices/quick.yaml > r/voices/quick.yaml
cp plain/narrator.yaml r/
narrator build -q -C r
loudness() { # FILE: integrated, counted as dual mono, and true peak
    ffmpeg -hide_banner -nostats -i "$1" -map 0:a \
        -af ebur128=framelog=verbose:peak=true:dualmono=true -f null - 2>&1 |
        sed -nE 's/^ +(I|Peak): +(-?[0-9.]+) .*/\2/p' | tail -n 2 | tr '\n' ' '
}
read -r integrated peak < <(loudness "$(audio r lamp)")
ok "speech has -16 LUFS, here $integrated" awk "BEGIN { exit !($integrated > -17.5 && $integrated < -14.5) }"
ok "its true peak is at most -1 dBTP, here $peak" awk "BEGIN { exit !($peak <= -1) }"
done_testing
