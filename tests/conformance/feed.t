#!/usr/bin/python3 -B
# SPDX-License-Identifier: GPL-3.0-or-later
"""The feed of a built edition, read by software that nobody here wrote: items 16 to 29 of the
checklist in README.md, but for 26, which is clients/clients.t."""

import html.parser
import json
import re
import urllib.parse
import uuid
import xml.etree.ElementTree as ElementTree
from datetime import datetime, timezone

import feedparser
import podcastparser

from conformance import (EDITION, HERE, OUTPUT, WORK, load_episodes, node, run, run_tests, test)

NAMESPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "psc": "http://podlove.org/simple-chapters",
}
FEED = OUTPUT / "feed.xml"
CHANNEL = ElementTree.parse(FEED).getroot().find("channel")
ITEMS = CHANNEL.findall("item")
EPISODES = {episode.manifest["guid"]: episode for episode in load_episodes()}
BASE = re.search(r"^base_url: (\S+)$", (EDITION / "narrator.yaml").read_text(), re.MULTILINE)[1]
# In jq: version, chapters in order, each ending where the next begins.
CHAPTERS_JSON = """.version == "1.2.0" and (.chapters | length > 0) and
    ([.chapters[].startTime] == ([.chapters[].startTime] | sort)) and
    ([.chapters[].startTime][1:] == [.chapters[].endTime][:-1])"""
PODCAST_NAMESPACE = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
TRANSCRIPTS = {"text/vtt", "application/x-subrip", "application/json", "text/html"}


def text(element, path):
    return element.findtext(path, namespaces=NAMESPACES)


def attribute(element, path, name):
    found = element.find(path, NAMESPACES)
    return None if found is None else found.get(name)


def episode_of(item):
    return EPISODES[text(item, "guid")]


def local(url):
    """The file that an address of the edition leads to."""
    if not url.startswith(BASE):
        raise ValueError(f"{url} is not below {BASE}")
    return OUTPUT / urllib.parse.unquote(url[len(BASE):])


def clock(ms):
    return f"{ms // 3600000:02}:{ms // 60000 % 60:02}:{ms // 1000 % 60:02}"


def feed_guid(address):
    """The podcast namespace's guid of a feed at an address."""
    bare = re.sub(r"^[a-z]+://", "", address).rstrip("/")
    return str(uuid.uuid5(PODCAST_NAMESPACE, bare))


@test(16, "the feed is well-formed UTF-8 XML and fits the schema")
def _():
    run("xmllint", "--noout", "--nonet", FEED)
    run("xmllint", "--noout", "--nonet", "--relaxng", HERE / "feed.rng", FEED)
    first = FEED.read_bytes().split(b"\n", 1)[0]
    if first != b'<?xml version="1.0" encoding="UTF-8"?>':
        yield f"begins with {first}"


@test(17, "the channel says all that directories ask for")
def _():
    required = ["title", "link", "description", "language", "itunes:explicit", "itunes:author",
                "podcast:guid", "podcast:locked"]
    yield from (f"no {name}" for name in required if not text(CHANNEL, name))
    attributes = {
        ("atom:link[@rel='self']", "href"): BASE + "feed.xml",
        ("atom:link[@rel='self']", "type"): "application/rss+xml",
        ("itunes:category", "text"): "News",
        ("itunes:category/itunes:category", "text"): "Daily News",
    }
    for (path, name), expected in attributes.items():
        if attribute(CHANNEL, path, name) != expected:
            yield f"{path}: {attribute(CHANNEL, path, name)}"
    if not local(attribute(CHANNEL, "itunes:image", "href")).is_file():
        yield "the cover is missing"
    for parent in [CHANNEL, *ITEMS]:
        if text(parent, "podcast:txt[@purpose='ai-content']") != "true":
            yield "does not say that the voice is synthetic"


@test(18, "podcast:guid is that of the feed's address, and stays when the edition moves with it")
def _():
    vectors = {
        "https://podnews.net/rss": "9b024349-ccf0-5f69-a609-6b82873eab3c",
        "https://mp3s.nashownotes.com/pc20rss.xml": "917393e3-1b1e-5cef-ace4-edaa54e1f810",
    }
    yield from (f"{a}: {feed_guid(a)}" for a, guid in vectors.items() if feed_guid(a) != guid)
    guid = text(CHANNEL, "podcast:guid")
    if guid != feed_guid(BASE + "feed.xml"):
        yield f"{guid} for {BASE}feed.xml"
    moved = ElementTree.parse(WORK / "moved" / "output" / "feed.xml").getroot().find("channel")
    if attribute(moved, "atom:link", "href") == attribute(CHANNEL, "atom:link", "href"):
        yield "the edition did not move"
    if text(moved, "podcast:guid") != guid:
        yield f"{text(moved, 'podcast:guid')} after the move"


@test(19, "enclosures are the files they name; guids outlive new audio")
def _():
    urls = [attribute(item, "enclosure", "url") for item in ITEMS]
    if len(set(urls)) != len(urls) or len({text(i, "guid") for i in ITEMS}) != len(ITEMS):
        yield "an address or a guid occurs twice"
    for item, url in zip(ITEMS, urls):
        if not re.fullmatch(r"[A-Za-z0-9:/._~%-]+\.mp3", url) or len(item.findall("enclosure")) > 1:
            yield f"{url}: not plain"
        if attribute(item, "enclosure", "length") != str(local(url).stat().st_size):
            yield f"{url}: length {attribute(item, 'enclosure', 'length')}"
        if attribute(item, "enclosure", "type") != "audio/mpeg":
            yield f"{url}: {attribute(item, 'enclosure', 'type')}"
    changed = load_episodes(WORK / "changed" / "output")
    fresh = [e for e in changed if e.mp3.name != EPISODES[e.manifest["guid"]].mp3.name]
    if {e.manifest["guid"] for e in changed} != set(EPISODES):
        yield "guids changed with an article"
    if len(fresh) != 1:
        yield f"{len(fresh)} episodes have new audio after one was changed"


@test(20, "dates are what `date` writes, not to come, and strictly decreasing")
def _():
    dates = [text(item, "pubDate") for item in ITEMS]
    dated = [date for date in dates if date]
    if dates[: len(dated)] != dated or not dated:
        yield f"{dates}: episodes without a date must come last"
    seconds = []
    for date in dated:
        done = run("date", "-u", "-d", date, "+%s %a, %d %b %Y %H:%M:%S +0000",
                   env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"})
        stamp, again = done.stdout.strip().split(" ", 1)
        seconds.append(int(stamp))
        if again != date:
            yield f"{date}: {again}"
    now = datetime.now(timezone.utc).timestamp()
    if any(a <= b for a, b in zip(seconds, seconds[1:])) or max(seconds) > now:
        yield f"{dates}"
    if text(CHANNEL, "lastBuildDate") != dates[0]:
        yield f"lastBuildDate {text(CHANNEL, 'lastBuildDate')}"


@test(21, "durations, numbers and flags are in their ranges")
def _():
    for item in ITEMS:
        manifest = episode_of(item).manifest
        seconds = int(manifest["samples"] / manifest["sample_rate_hz"] + 0.5)
        if text(item, "itunes:duration") != str(seconds):
            yield f"{manifest['slug']}: {text(item, 'itunes:duration')} instead of {seconds}"
        if text(item, "itunes:explicit") not in ("true", "false"):
            yield f"{manifest['slug']}: explicit {text(item, 'itunes:explicit')}"
        for name in ("itunes:episode", "itunes:season"):
            if int(text(item, name) or 1) < 1:
                yield f"{manifest['slug']}: {name} {text(item, name)}"


class Tags(html.parser.HTMLParser):
    """The tags of a piece of HTML, and whether they are closed in order."""

    def __init__(self, piece):
        super().__init__()
        self.names, self.open, self.broken = set(), [], False
        self.feed(piece)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.names.add(tag)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.broken = True


@test(22, "descriptions are short, clean and of allowed tags")
def _():
    for item in ITEMS:
        slug = episode_of(item).slug
        for name in ("description", "content:encoded"):
            piece = text(item, name)
            tags = Tags(piece)
            if tags.broken or tags.open:
                yield f"{slug}: {name}: tags are not closed in order"
            if not tags.names <= {"p", "br", "ul", "ol", "li", "a", "b", "i", "strong", "em"}:
                yield f"{slug}: {name}: {tags.names}"
            if re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", piece):
                yield f"{slug}: {name}: control characters"
        if len(text(item, "description").encode()) > 4000:
            yield f"{slug}: {len(text(item, 'description').encode())} bytes of description"


def note_chapters(item):
    lines = re.findall(r"(?:^<p>|^)(\d\d:\d\d:\d\d) (.*?)(?:<br>|</p>)$",
                       text(item, "content:encoded"), re.MULTILINE)
    return [(start, html.unescape(title)) for start, title in lines]


@test(23, "chapters in the notes begin at 00:00:00 and are three or more, or none")
def _():
    some = 0
    for item in ITEMS:
        lines = note_chapters(item)
        expected = len(episode_of(item).chapters)
        if len(lines) != (expected if expected >= 3 else 0):
            yield f"{episode_of(item).slug}: {len(lines)} lines for {expected} chapters"
        if lines and lines[0][0] != "00:00:00":
            yield f"{episode_of(item).slug}: {lines[0]}"
        some += bool(lines)
    if not some:
        yield "no episode of the edition has three chapters"


@test(24, "tag, JSON, feed and notes have the same chapters")
def _():
    for item in ITEMS:
        episode = episode_of(item)
        expected = [(clock(start), title) for start, _, title in episode.chapters]
        file = json.loads(local(attribute(item, "podcast:chapters", "url")).read_text())
        found = {
            "JSON": [(clock(round(c["startTime"] * 1000)), c["title"]) for c in file["chapters"]],
            "feed": [(c.get("start")[:8], c.get("title"))
                     for c in item.findall("psc:chapters/psc:chapter", NAMESPACES)],
        }
        if len(expected) >= 3:
            found["notes"] = note_chapters(item)
        for where, chapters in found.items():
            if chapters != expected:
                yield f"{episode.slug}: {where}: {chapters} instead of {expected}"
        run("jq", "-e", CHAPTERS_JSON, local(attribute(item, "podcast:chapters", "url")))
        if attribute(item, "podcast:chapters", "type") != "application/json+chapters":
            yield f"{episode.slug}: {attribute(item, 'podcast:chapters', 'type')}"


def own_reading():
    """What the feed says, as the JavaScript readers are asked for it."""
    rows = []
    for item in ITEMS:
        date = text(item, "pubDate")
        stamp = date and datetime.strptime(date, "%a, %d %b %Y %H:%M:%S %z").timestamp()
        rows.append({
            "guid": text(item, "guid"),
            "title": text(item, "title"),
            "url": attribute(item, "enclosure", "url"),
            "length": int(attribute(item, "enclosure", "length")),
            "type": attribute(item, "enclosure", "type"),
            "duration": int(text(item, "itunes:duration")),
            "date": stamp and int(stamp),
            "transcripts": [t.get("url") for t in item.findall("podcast:transcript", NAMESPACES)],
            "chapters": attribute(item, "podcast:chapters", "url"),
            "people": [[p.text, p.get("role")] for p in item.findall("podcast:person", NAMESPACES)],
            "notes": text(item, "content:encoded"),
        })
    return rows


@test(25, "podcast-partytime, feedsmith, feedparser and podcastparser agree on every episode")
def _():
    expected = own_reading()
    for reader, read in node("feed", FEED).items():
        if read["guid"] != text(CHANNEL, "podcast:guid") or read["self"] != BASE + "feed.xml":
            yield f"{reader}: {read['guid']} {read['self']}"
        if len(read["items"]) != len(expected):
            yield f"{reader}: {len(read['items'])} episodes"
        for item, row in zip(read["items"], expected):
            for key, value in row.items():
                if reader == "partytime" and key == "notes":  # it takes escapes off, once too often
                    value = html.unescape(value)
                if (item.get(key) or None) != (value or None):
                    yield f"{reader}: {row['guid']}: {key}: {item.get(key)} instead of {value}"
    parsed = feedparser.parse(str(FEED))
    if parsed.bozo or parsed.version != "rss20":
        yield f"feedparser: {parsed.version} {parsed.get('bozo_exception')}"
    for entry, row in zip(parsed.entries, expected, strict=True):
        found = (entry.id, entry.enclosures[0].href, int(entry.enclosures[0].length),
                 int(entry.itunes_duration), entry.title)
        if found != tuple(row[k] for k in ("guid", "url", "length", "duration", "title")):
            yield f"feedparser: {found}"
    with FEED.open("rb") as stream:
        podcast = podcastparser.parse(BASE + "feed.xml", stream)
    for episode, row in zip(podcast["episodes"], expected, strict=True):
        enclosure = episode["enclosures"][0]
        found = (episode["guid"], enclosure["url"], enclosure["file_size"], episode["total_time"],
                 episode["title"], episode["published"] or None)
        if found != tuple(row[k] for k in ("guid", "url", "length", "duration", "title", "date")):
            yield f"podcastparser: {found}"
        chapters = [(c["start"], c["title"]) for c in episode["chapters"]]
        if chapters != [(s / 1000, t) for s, _, t in EPISODES[row["guid"]].chapters]:
            yield f"podcastparser: {row['guid']}: {chapters}"


@test(27, "the cover is a square that Apple takes")
def _():
    cover = local(attribute(CHANNEL, "itunes:image", "href"))
    codec, width, height, pixels = run(
        "ffprobe", "-v", "error", "-of", "csv=p=0", "-show_entries",
        "stream=codec_name,width,height,pix_fmt", cover).stdout.strip().split(",")
    if width != height or not 1400 <= int(width) <= 3000:
        yield f"{width} by {height}"
    if codec not in {".jpg": ["mjpeg"], ".png": ["png"]}[cover.suffix]:
        yield f"{cover.name} is {codec}"
    if not re.fullmatch(r"rgb24|pal8|yuvj?4\d\dp", pixels):
        yield f"pixels are {pixels}"


@test(28, "nothing is published that was not asked for, and nothing is missing")
def _():
    for name in ("itunes:new-feed-url", "itunes:owner", "itunes:block"):
        if CHANNEL.find(name, NAMESPACES) is not None:
            yield f"{name} is there"
    urls = re.findall(re.escape(BASE) + r'[^"<\s]+', FEED.read_text(encoding="utf-8"))
    yield from (f"{url} leads nowhere" for url in urls if not local(html.unescape(url)).is_file())
    if len({text(i, "guid") for i in ITEMS} ^ set(EPISODES)):
        yield "feed and folder hold different episodes"
    for line in (OUTPUT / "playlist.m3u").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#") and not (OUTPUT / urllib.parse.unquote(line)).is_file():
            yield f"playlist: {line} leads nowhere"
    parts = [str(path) for path in OUTPUT.rglob("*.part")]
    yield from (f"{path} was left behind" for path in parts)


@test(29, "the rules of the W3C feed validator that can be told without it")
def _():
    for name in ("title", "link", "description", "language", "lastBuildDate", "generator",
                 "copyright", "image", "itunes:author", "itunes:explicit", "itunes:image",
                 "itunes:type", "podcast:guid", "podcast:medium", "podcast:locked"):
        if len(CHANNEL.findall(name, NAMESPACES)) > 1:
            yield f"{name} is there twice"
    if not re.fullmatch(r"[a-z]{2,3}(-[a-z]{2})?", text(CHANNEL, "language")):
        yield f"language {text(CHANNEL, 'language')}"
    for item in ITEMS:
        if attribute(item, "guid", "isPermaLink") != "false":
            yield f"{text(item, 'guid')}: isPermaLink {attribute(item, 'guid', 'isPermaLink')}"
        if not re.fullmatch(r"\d+", text(item, "itunes:duration")):
            yield f"{text(item, 'guid')}: duration {text(item, 'itunes:duration')}"
        for name in ("title", "guid", "pubDate", "description", "enclosure", "itunes:duration"):
            if len(item.findall(name, NAMESPACES)) > 1:
                yield f"{text(item, 'guid')}: {name} is there twice"
    for value in CHANNEL.iter():
        if value.text and not len(value) and value.text != value.text.strip():
            yield f"{value.tag}: blanks around '{value.text}'"
    for url in re.findall(r'(?:href|url)="([^"]*)"', FEED.read_text(encoding="utf-8")):
        if not re.fullmatch(r"https?://[\x21-\x7e]+", url):
            yield f"'{url}' is no full address"


run_tests()
