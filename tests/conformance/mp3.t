#!/usr/bin/python3 -B
# SPDX-License-Identifier: GPL-3.0-or-later
"""The MP3 files of a built edition, read by software that nobody here wrote: items 1 to 15 of the
checklist in README.md."""

import json
import logging
import re
import tempfile
from contextlib import contextmanager

import eyed3
from mutagen.id3 import ID3

import mp3_frames
from conformance import OUTPUT, WORK, load_episodes, node, run, run_tests, same_trees, test

EPISODES = load_episodes() + load_episodes(WORK / "sounds" / "output")
READERS = node("audio", *[episode.mp3 for episode in EPISODES])
MAX_TAG_BYTES = 512 * 1024
# The encoder's and decoder's delay, which every decoder drops, and the zero samples that make a
# place to cut at: the last of them in whole frames.
DELAY = 576 + 529
SILENCE = 2304


def mutagen_chapters(tag):
    """Chapters in the order of the table of contents."""
    contents = tag.getall("CTOC")[0]
    frames = [tag[f"CHAP:{element}"] for element in contents.child_element_ids]
    return [(f.start_time, f.end_time, f.sub_frames["TIT2"].text[0]) for f in frames]


def ffprobe_chapters(path):
    done = run(
        "ffprobe", "-v", "warning", "-of", "json",
        "-show_entries", "chapter=start_time,end_time:chapter_tags=title", path,
    )
    if done.stderr.strip():
        raise RuntimeError(f"ffprobe: {done.stderr.strip()}")
    return [
        (round(float(c["start_time"]) * 1000), round(float(c["end_time"]) * 1000),
         c["tags"]["title"])
        for c in json.loads(done.stdout)["chapters"]
    ]


def taglib_chapters(path):
    lines = run(WORK / "taglib_chapters", path).stdout.splitlines()
    rows = [line.split("\t", 3) for line in lines]
    return [(int(start), int(end), title) for _, start, end, title in rows]


# It looks for the checksum where a stereo file has it, in LAME's own mono files too, and takes the
# day and month in TDAT for a year.
EYED3_IS_WRONG = re.compile(r"Lame tag CRC check failed|Invalid date: \d{4}$")


@contextmanager
def complaints_of_eyed3():
    """The warnings that eyeD3 logs meanwhile."""
    found = []
    handler = logging.Handler()
    handler.emit = lambda record: found.append(record.getMessage())
    logger = logging.getLogger("eyed3")
    logger.addHandler(handler)
    logger.propagate = False
    yield found
    logger.removeHandler(handler)
    found[:] = [message for message in found if not EYED3_IS_WRONG.match(message)]


def eyed3_chapters(path):
    with complaints_of_eyed3():
        chapters = eyed3.load(path).tag.chapters
    rows = [(c.times.start, c.times.end, c.title) for c in chapters]
    return sorted(rows)


def all_chapters(episode):
    """What each reader says the chapters are, by its name."""
    read = READERS[str(episode.mp3)]
    return {
        "ffprobe": ffprobe_chapters(episode.mp3),
        "mutagen": mutagen_chapters(ID3(episode.mp3)),
        "eyeD3": eyed3_chapters(episode.mp3),
        "TagLib": taglib_chapters(episode.mp3),
        "music-metadata": [tuple(c) for c in read["musicMetadata"]["chapters"]],
        "node-id3": [tuple(c) for c in read["nodeId3"]["chapters"]],
    }


def decode(command, path):
    return run(*[path if word == "FILE" else word for word in command], text=False).stdout


DECODERS = {
    "ffmpeg": ["ffmpeg", "-v", "error", "-i", "FILE", "-map", "0:a", "-f", "s16le", "-ac", "1",
               "-"],
    "mpg123": ["mpg123", "-q", "-s", "FILE"],
    "lame": ["lame", "--quiet", "--decode", "-t", "FILE", "-"],
}


@test(1, "the file begins with ID3v2.3, without flags, and its size leads to the first frame")
def _():
    for episode in EPISODES:
        data = episode.mp3.read_bytes()
        if data[:6] != b"ID3\x03\x00\x00":
            yield f"{episode.slug}: begins with {data[:6]!r}"
        mp3_frames.read_frame(data, mp3_frames.tag_size(data))


@test(2, "ffprobe, mutagen, eyeD3, TagLib, music-metadata and node-id3 list the same chapters")
def _():
    for episode in EPISODES:
        for reader, chapters in all_chapters(episode).items():
            if chapters != episode.chapters:
                yield f"{episode.slug}: {reader}: {chapters} instead of {episode.chapters}"


@test(3, "one table of contents: top-level, ordered, with a title and all chapters")
def _():
    for episode in EPISODES:
        tag = ID3(episode.mp3)
        contents = tag.getall("CTOC")
        ids = [chapter.element_id for chapter in tag.getall("CHAP")]
        names = ids + [c.element_id for c in contents]
        if len(contents) != 1 or int(contents[0].flags) != 3:
            yield f"{episode.slug}: {contents}"
        if sorted(contents[0].child_element_ids) != sorted(ids) or len(ids) > 255:
            yield f"{episode.slug}: {contents[0].child_element_ids} for {ids}"
        if not contents[0].sub_frames["TIT2"].text[0]:
            yield f"{episode.slug}: the contents have no title"
        if len(set(names)) != len(names) or any(not n.isascii() or len(n) > 99 for n in names):
            yield f"{episode.slug}: element ids {names}"


@test(4, "chapters follow one another from 0 to the end, on whole seconds")
def _():
    for episode in EPISODES:
        chapters = episode.chapters
        starts = [start for start, _, _ in chapters]
        ends = [end for _, end, _ in chapters]
        if starts[0] != 0 or starts[1:] != ends[:-1]:
            yield f"{episode.slug}: {chapters}"
        if any(end <= start for start, end, _ in chapters) or any(s % 1000 for s in starts):
            yield f"{episode.slug}: {chapters}"
        if ends[-1] > episode.manifest["duration_ms"]:
            yield f"{episode.slug}: ends at {ends[-1]} of {episode.manifest['duration_ms']} ms"


@test(5, "chapters hold titles, links and pictures only, and no byte offsets")
def _():
    for episode in EPISODES:
        for chapter in ID3(episode.mp3).getall("CHAP"):
            extra = {key.split(":")[0] for key in chapter.sub_frames} - {"TIT2", "WXXX", "APIC"}
            if extra or {chapter.start_offset, chapter.end_offset} != {0xFFFFFFFF}:
                yield f"{episode.slug}: {chapter.element_id}: {extra}"


@test(6, "no reader has anything to complain of in the tag")
def _():
    for episode in EPISODES:
        warnings = READERS[str(episode.mp3)]["musicMetadata"]["warnings"]
        if warnings:
            yield f"{episode.slug}: music-metadata: {warnings}"
        if ID3(episode.mp3).unknown_frames:
            yield f"{episode.slug}: mutagen does not know {ID3(episode.mp3).unknown_frames}"
        with complaints_of_eyed3() as found:
            eyed3.load(episode.mp3)
        if found:
            yield f"{episode.slug}: eyeD3: {found}"


@test(7, "titles with CJK, emoji, quotes, ampersands and angle brackets come through")
def _():
    awkward = [e for e in EPISODES if "\U0001F6A2" in e.manifest["title"]]
    if len(awkward) != 1:
        yield f"{len(awkward)} episodes with a ship in the title"
    for episode in awkward:
        title = episode.manifest["title"]
        if any(sign not in title for sign in '渡&<>"'):
            yield f"the title '{title}' tests too little"
        if max(len(name) for _, _, name in episode.chapters) < 130:
            yield "no chapter title is long enough to test ID3v2.3's sizes"
        found = {
            "mutagen": ID3(episode.mp3)["TIT2"].text[0],
            "node-id3": READERS[str(episode.mp3)]["nodeId3"]["title"],
            "ffprobe": run("ffprobe", "-v", "error", "-of", "csv=p=0", "-show_entries",
                           "format_tags=title", episode.mp3).stdout.strip().strip('"')
                       .replace('""', '"'),
        }
        yield from (f"{k}: {v} instead of {title}" for k, v in found.items() if v != title)


@test(8, "the Info frame is one that players trust: ffprobe finds its checksum right")
def _():
    for episode in EPISODES:
        seen = run("ffprobe", "-v", "error", "-select_streams", "a:0", "-of",
                   "default=noprint_wrappers=1:nokey=1", "-show_entries", "stream_tags=encoder",
                   episode.mp3)
        encoder = seen.stdout.strip()
        if not re.fullmatch(r"LAME3\.\d+", encoder):
            yield f"{episode.slug}: '{encoder}'"


@test(9, "ffmpeg, mpg123 and lame decode exactly the planned number of samples")
def _():
    for episode in EPISODES:
        for name, command in DECODERS.items():
            samples = len(decode(command, episode.mp3)) // 2
            if samples != episode.manifest["samples"]:
                yield f"{episode.slug}: {name}: {samples}, not {episode.manifest['samples']}"


@test(10, "every frame stands by itself, and the Info frame counts and sums them right")
def _():
    for number, episode in enumerate(EPISODES):
        data = episode.mp3.read_bytes()
        frames = mp3_frames.read_frames(data)
        info = mp3_frames.read_info(data, frames[0])
        tag = mp3_frames.tag_size(data)
        samples = episode.manifest["samples"]
        settings = {frame.settings for frame in frames}
        facts = {
            "settings": (settings, {frames[0].settings}),
            "rate": (frames[0].rate, episode.manifest["sample_rate_hz"]),
            "bitrate": (frames[0].bitrate, episode.manifest["bitrate_kbps"]),
            "reservoir": (max(frame.main_data_begin for frame in frames), 0),
            "name": (info.name, b"Info"),
            "frames": (info.frames, len(frames) - 1),
            "bytes": (info.bytes, len(data) - tag),
            "encoder": (info.encoder[:4], b"LAME"),
            "delay": (info.delay, 576),
            "padding": (info.padding, (len(frames) - 1) * frames[0].samples - 576 - samples),
            "length": (info.music_length, len(data) - tag),
            "tag checksum": (info.tag_crc, info.tag_crc_found),
        }
        if number == 0:  # slow in Python
            music = mp3_frames.crc16(data[frames[1].offset :])
            facts["music checksum"] = (info.music_crc, music)
        for name, (found, expected) in facts.items():
            if found != expected:
                yield f"{episode.slug}: {name}: {found} instead of {expected}"


def raw_decode(data):
    """All samples of bare frames, none skipped, by ffmpeg."""
    with tempfile.NamedTemporaryFile(suffix=".mp3") as file:
        file.write(data)
        file.flush()
        return decode(DECODERS["ffmpeg"], file.name)


def places_to_cut(frames, samples):
    """Indices of frames before which the voice has been silent for long enough, a few of them."""
    size = frames[0].samples
    zeros = b"\0" * 2 * (SILENCE + DELAY)
    silent = [
        index
        for index in range(SILENCE // size + 2, len(frames) - 50)
        if samples[2 * (index * size - SILENCE) : 2 * (index * size + DELAY)] == zeros
    ]
    return silent[:: max(1, len(silent) // 5)]


@test(11, "cut at a pause, the rest decodes to the very samples it had in the whole")
def _():
    cuts = 0
    for episode in EPISODES[::3]:
        data = episode.mp3.read_bytes()
        frames = mp3_frames.read_frames(data)[1:]
        whole = raw_decode(data[frames[0].offset :])
        for index in places_to_cut(frames, whole):
            cuts += 1
            rest = raw_decode(data[frames[index].offset :])
            expected = whole[2 * index * frames[0].samples :]
            if rest != expected:
                yield f"{episode.slug}: differs from frame {index} on"
    if cuts < 4:
        yield f"only {cuts} places to cut were found"


@test(12, "mp3val and mp3check find no fault; mediainfo sees a constant bitrate")
def _():
    for episode in EPISODES:
        faults = [
            line for line in run("mp3val", episode.mp3).stdout.splitlines()
            if re.search("WARNING|ERROR", line)
        ]
        data = episode.mp3.read_bytes()
        with tempfile.NamedTemporaryFile(suffix=".mp3") as bare:  # it takes tags for junk
            bare.write(data[mp3_frames.tag_size(data) :])
            bare.flush()
            checked = run("mp3check", "-e", bare.name, check=False)
            faults += [line for line in checked.stdout.splitlines() if bare.name not in line]
        mode = run("mediainfo", "--Output=Audio;%BitRate_Mode%", episode.mp3).stdout.strip()
        if faults or mode != "CBR":
            yield f"{episode.slug}: {mode} {faults}"


@test(13, "after decoding, loudness is -16 LUFS in dual mono, and peaks are below -1 dBTP")
def _():
    for episode in EPISODES:
        seen = run("ffmpeg", "-hide_banner", "-nostats", "-i", episode.mp3, "-map", "0:a", "-af",
                   "ebur128=framelog=verbose:peak=true:dualmono=true", "-f", "null", "-").stderr
        loudness = float(re.findall(r"^ +I: +(\S+) LUFS", seen, re.MULTILINE)[-1])
        peak = float(re.findall(r"^ +Peak: +(\S+) dBFS", seen, re.MULTILINE)[-1])
        if not -17 <= loudness <= -15 or peak > -1:
            yield f"{episode.slug}: {loudness} LUFS, {peak} dBTP"
        if abs(loudness - episode.manifest["loudness_lufs"]) > 0.5:
            yield f"{episode.slug}: {loudness}, in the manifest {episode.manifest['loudness_lufs']}"


@test(14, "the tag is small enough to be fetched first, and its cover decodes")
def _():
    for episode in EPISODES:
        size = mp3_frames.tag_size(episode.mp3.read_bytes())
        if size > MAX_TAG_BYTES:
            yield f"{episode.slug}: {size} bytes of tag"
        seen = run("ffprobe", "-v", "warning", "-select_streams", "v", "-of", "csv=p=0",
                   "-show_entries", "stream=codec_name:stream_disposition=attached_pic",
                   episode.mp3)
        if seen.stdout.strip() not in ("png,1", "mjpeg,1") or seen.stderr.strip():
            yield f"{episode.slug}: {seen.stdout.strip()} {seen.stderr.strip()}"
        run("ffmpeg", "-v", "error", "-xerror", "-i", episode.mp3, "-map", "0:v", "-f", "null",
            "-")


@test(15, "the same edition in another folder, with one job instead of two, gives the same bytes")
def _():
    yield from same_trees(OUTPUT, WORK / "again" / "output")


run_tests()
