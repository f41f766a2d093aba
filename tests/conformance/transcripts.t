#!/usr/bin/python3 -B
# SPDX-License-Identifier: GPL-3.0-or-later
"""The transcripts and pages of a built edition, read by software that nobody here wrote: items 30
to 35 of the checklist in README.md."""

import html
import html.parser
import json
import re
import urllib.parse
import xml.etree.ElementTree as ElementTree

from conformance import EDITION, NARRATOR, OUTPUT, load_episodes, node, run, run_tests, test

EPISODES = load_episodes()
TYPES = ["text/vtt", "application/x-subrip", "application/json", "text/html"]
CUES = node("cues", *[e.file(t) for e in EPISODES for t in TYPES[:2]])
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
        "track", "wbr"}


def words(text):
    return text.split()


def vtt_cues(episode):
    """Start, end and plain text of each cue."""
    found = CUES[str(episode.file("text/vtt"))]["webvttParser"]["cues"]
    return [(s, e, html.unescape(re.sub(r"<[^>]*>", "", t))) for s, e, t in found]


def srt_cues(episode):
    return CUES[str(episode.file("text/vtt"))]["plussubSrt"]


def segments(episode):
    return json.loads(episode.file("application/json").read_text(encoding="utf-8"))["segments"]


class Page(html.parser.HTMLParser):
    """What a page shows of the transcript, where its words begin, and what it refers to."""

    def __init__(self, path):
        super().__init__()
        self.lines, self.loads, self.links = [], [], []
        self.depth, self.inside = 0, None
        self.feed(path.read_text(encoding="utf-8"))
        self.close()

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "a":
            self.links.append(attributes["href"])
        else:
            self.loads += [attributes[n] for n in ("src", "href", "srcset") if n in attributes]
        self.loads += re.findall(r"url\(([^)]*)\)", attributes.get("style", ""))
        self.depth += tag not in VOID
        if "data-t" in attributes:
            self.inside = self.depth
            self.lines.append(["", attributes["data-t"]])

    def handle_endtag(self, tag):
        if self.depth == self.inside:
            self.inside = None
        self.depth -= tag not in VOID

    def handle_data(self, data):
        if self.inside is not None:
            self.lines[-1][0] += data
        self.loads += re.findall(r"@import|url\([^)]*\)|https?://\S+", data) if (
            self.lasttag in ("style", "script")) else []


@test(30, "webvtt-parser and node-webvtt find no error in the VTT; no time stamps inside cues")
def _():
    for episode in EPISODES:
        read = CUES[str(episode.file("text/vtt"))]
        if read["webvttParser"]["errors"] or not read["nodeWebvtt"]["valid"]:
            yield f"{episode.slug}: {read['webvttParser']['errors']}"
        if read["webvttParser"]["cues"] != read["nodeWebvtt"]["cues"]:
            yield f"{episode.slug}: the two read different cues"
        voice = f"<v {episode.manifest['speaker']}>"
        for _, _, text in read["webvttParser"]["cues"]:
            if not text.startswith(voice) or re.search(r"<\d", text):
                yield f"{episode.slug}: '{text}'"


@test(31, "SRT, VTT, JSON and page carry the same words at the same times")
def _():
    for episode in EPISODES:
        vtt, srt = vtt_cues(episode), srt_cues(episode)
        if [c[:2] for c in vtt] != [tuple(c[:2]) for c in srt]:
            yield f"{episode.slug}: cue times of SRT and VTT differ"
        probe = run("ffprobe", "-v", "error", "-of", "csv=p=0", "-show_entries",
                    "packet=pts_time,duration_time", episode.file("application/x-subrip"))
        times = [tuple(round(float(n) * 1000) for n in line.split(",")[:2])
                 for line in probe.stdout.split()]
        if times != [(start, end - start) for start, end, _ in vtt]:
            yield f"{episode.slug}: ffprobe reads other times from the SRT"
        spoken = [(round(s["startTime"] * 1000), s["body"]) for s in segments(episode)]
        page = Page(episode.file("text/html"))
        texts = {
            "VTT": words(" ".join(text for _, _, text in vtt)),
            "SRT": words(" ".join(text for _, _, text in srt)),
            "JSON": words(" ".join(body for _, body in spoken)),
            "HTML": words(" ".join(line for line, _ in page.lines)),
        }
        for form, found in texts.items():
            # SubRip has no escapes.
            expected = [w.replace("-->", "->") if form == "SRT" else w for w in texts["JSON"]]
            if found != expected:
                pair = next((p for p in zip(found, expected) if p[0] != p[1]), "the length")
                yield f"{episode.slug}: {form} and JSON differ: {pair}"
        starts = {start for start, _ in spoken}
        yield from (f"{episode.slug}: no word begins with the cue at {start} ms"
                    for start, _, _ in vtt if start not in starts)
        stamps = []
        for _, steps in page.lines:
            at = 0
            for step in filter(None, steps.split(",")):
                at += int(step)
                stamps.append(at)
        if stamps != sorted(starts):
            yield f"{episode.slug}: words on the page begin at other times"


@test(32, "cues are in order, of some length, two short lines at most, and end with the audio")
def _():
    for episode in EPISODES:
        duration = episode.manifest["duration_ms"]
        spoken = [(round(s["startTime"] * 1000), round(s["endTime"] * 1000), s["body"])
                  for s in segments(episode)]
        for form, cues in (("VTT", vtt_cues(episode)), ("JSON", spoken)):
            last = 0
            for start, end, text in cues:
                if not (last <= start < end <= duration and text.strip()):
                    yield f"{episode.slug}: {form}: {start} to {end}: '{text}'"
                last = end
        for _, _, text in srt_cues(episode):
            lines = text.split("\n")
            longest = max(len(word) for word in text.split())
            if len(lines) > 2 or max(map(len, lines)) > max(32, longest):
                yield f"{episode.slug}: '{text}'"
        for _, _, text in vtt_cues(episode):
            if len(text) > max(65, max(map(len, text.split()))):
                yield f"{episode.slug}: '{text}'"
        if not all(s["speaker"] == episode.manifest["speaker"] for s in segments(episode)):
            yield f"{episode.slug}: a segment of another speaker"


@test(33, "the feed lists all four forms, and each is UTF-8")
def _():
    space = {"podcast": "https://podcastindex.org/namespace/1.0"}
    items = ElementTree.parse(OUTPUT / "feed.xml").getroot().findall("channel/item")
    for item in items:
        found = item.findall("podcast:transcript", space)
        if sorted(t.get("type") for t in found) != sorted(TYPES):
            yield f"{item.findtext('guid')}: {[t.get('type') for t in found]}"
        for transcript in found:
            name = urllib.parse.unquote(transcript.get("url")).split("/episodes/", 1)[1]
            run("iconv", "-f", "utf-8", "-t", "utf-8", "-o", "/dev/null",
                OUTPUT / "episodes" / name)


@test(34, "the transcript is the article: every block that is read, in its order, as written")
def _():
    for episode in EPISODES:
        article = json.loads(run(NARRATOR, "show", "article", "-C", EDITION, "--json",
                                 episode.manifest["article"]).stdout)
        transcript = " ".join(words(" ".join(s["body"] for s in segments(episode))))
        at = 0
        for block in article["blocks"]:
            if block["skipped"] or block["kind"] in ("byline", "dateline"):
                continue
            text = " ".join(words(block["text"]))
            found = transcript.find(text, at)
            if found < 0:
                yield f"{episode.slug}: line {block['line']} is missing: '{text[:80]}'"
            else:
                at = found + len(text)
        spoken = [b for b in episode.manifest["blocks"] if not b["skipped"]]
        if any(b["end_ms"] <= b["start_ms"] for b in spoken) or not spoken:
            yield f"{episode.slug}: a block is read in no time"
        if len(episode.manifest["blocks"]) != len(article["blocks"]):
            yield f"{episode.slug}: the account does not close"


@test(35, "pages are valid, accessible, and load nothing from elsewhere")
def _():
    pages = [OUTPUT / "index.html", *[e.file("text/html") for e in EPISODES]]
    yield from node("html", *pages)
    for path in pages:
        page = Page(path)
        if not page.loads:
            yield f"{path}: plays nothing"
        for name in page.loads:
            parts = urllib.parse.urlsplit(name)
            if parts.scheme or parts.netloc or not (path.parent / urllib.parse.unquote(
                    parts.path)).resolve().is_file():
                yield f"{path}: loads {name}"
        for name in page.links:
            parts = urllib.parse.urlsplit(name)
            if parts.scheme not in ("", "http", "https"):
                yield f"{path}: links to {name}"
            elif not parts.scheme and not (path.parent / urllib.parse.unquote(
                    parts.path)).resolve().is_file():
                yield f"{path}: {name} leads nowhere"


run_tests()
