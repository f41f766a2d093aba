#!/usr/bin/python3 -B
# SPDX-License-Identifier: GPL-3.0-or-later
"""Players and podcast clients with a built edition: mpv's chapters; newsboat and gPodder subscribe
to it from a server on this machine, download, and see nothing new after a rebuild: item 26 of the
checklist in README.md."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from conformance import EDITION, HERE, WORK, Episode, build, load_episodes, run, run_tests, test

EPISODES = load_episodes()
CLIENTS = WORK / "clients"
SITE = CLIENTS / "site"


@contextmanager
def server(folder):
    """The port of a server of folder."""
    with subprocess.Popen([HERE / "serve.py", folder], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, text=True) as process:
        try:
            yield int(process.stdout.readline())
        finally:
            process.stdin.close()


def set_address(port):
    """Makes the site's edition one that is published at a port of this machine."""
    settings = SITE / "narrator.yaml"
    text = settings.read_text(encoding="utf-8")
    address = f"base_url: http://127.0.0.1:{port}/"
    settings.write_text(re.sub(r"^base_url: .*$", address, text, flags=re.MULTILINE),
                        encoding="utf-8")


def correct_article():
    """Changes a word of one article, as an editor would."""
    path = sorted((SITE / "articles").glob("*.md"))[0]
    path.write_text(path.read_text(encoding="utf-8").rstrip() + " Corrected.\n", encoding="utf-8")


def home(name):
    folder = CLIENTS / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def with_home(folder):
    return {**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder / ".config"),
            "XDG_DATA_HOME": str(folder / ".local"), "XDG_CACHE_HOME": str(folder / ".cache")}


def newsboat(folder, *commands):
    """Runs newsboat's commands, which ask for no terminal; what it prints."""
    return run("newsboat", "-x", *commands, env=with_home(folder), timeout=120).stdout.strip()


def gpo(folder, *words):
    return run("gpo", *words, env=with_home(folder), timeout=300).stdout


def gpodder_rows(folder):
    with sqlite3.connect(folder / "gPodder" / "Database") as database:
        return database.execute("select guid, url, file_size, total_time, title from episode"
                                " order by guid").fetchall()


@test(0, "mpv lists the chapters of every episode, and opens the playlist")
def _():
    for episode in EPISODES:
        seen = run("mpv", "--no-config", "--vo=null", "--ao=null", "--no-video", "--length=0.1",
                   "--term-playing-msg=${chapters}|${chapter-list}", episode.mp3, timeout=60)
        match = re.search(r"^(\d+)\|(.*)", seen.stdout, re.MULTILINE)
        if match is None or int(match[1]) != len(episode.chapters):
            yield f"{episode.slug}: {match and match[1]} chapters of {len(episode.chapters)}"
        yield from (f"{episode.slug}: '{title}' is missing"
                    for _, _, title in episode.chapters if title not in seen.stdout)
    seen = run("mpv", "--no-config", "--vo=null", "--ao=null", "--no-video", "--length=0.1",
               "--playlist-start=0", "--term-playing-msg=${playlist-count}",
               EDITION / "output" / "playlist.m3u", timeout=60)
    if not re.search(rf"^{len(EPISODES)}$", seen.stdout, re.MULTILINE):
        yield f"the playlist: {seen.stdout[:200]}"


@test(26, "newsboat takes every episode once, queues its audio, and sees nothing new after")
def _():
    with server(SITE / "output") as port:
        set_address(port)
        build(SITE)
        folder = home("newsboat")
        (folder / ".newsboat").mkdir(exist_ok=True)
        (folder / ".newsboat" / "urls").write_text(f"http://127.0.0.1:{port}/feed.xml\n")
        (folder / ".newsboat" / "config").write_text("podcast-auto-enqueue yes\n")
        expected = f"{len(EPISODES)} unread articles"
        counts = []
        for step in ("first", "again", "corrected", "forced"):
            if step == "corrected":
                correct_article()
                build(SITE)
            elif step == "forced":
                build(SITE, "--force")
            newsboat(folder, "reload")
            counts.append(newsboat(folder, "print-unread"))
        yield from (f"{count} instead of {expected}" for count in counts if count != expected)
        queue = (folder / ".newsboat" / "queue").read_text(encoding="utf-8")
        yield from (f"{episode.slug} is not in the queue"
                    for episode in EPISODES if f"/episodes/{episode.slug}/" not in queue)


@test(26, "gPodder takes every episode once, downloads it whole, and sees nothing new after")
def _():
    with server(SITE / "output") as port:
        set_address(port)
        build(SITE)
        folder = home("gpodder")
        gpo(folder, "subscribe", f"http://127.0.0.1:{port}/feed.xml", "Edition")
        gpo(folder, "download")
        site = {e.manifest["guid"]: e for e in load_episodes(SITE / "output")}
        sizes = sorted(path.stat().st_size for path in
                       (folder / "gPodder" / "Downloads").rglob("*.mp3"))
        if sizes != sorted(e.mp3.stat().st_size for e in site.values()):
            yield f"{len(sizes)} files of {len(site)}: {sizes}"
        published = {e.mp3.read_bytes() for e in site.values()}
        for path in (folder / "gPodder" / "Downloads").rglob("*.mp3"):
            if path.read_bytes() not in published:
                yield f"{path.name} is not what is published"
        rows = gpodder_rows(folder)
        for guid, _, size, seconds, title in rows:
            manifest = site[guid].manifest
            audio = site[guid].mp3
            if size != audio.stat().st_size or abs(seconds * 1000 - manifest["duration_ms"]) > 500:
                yield f"{title}: {size} bytes, {seconds} s"
        correct_article()
        build(SITE)
        gpo(folder, "update")
        after = gpodder_rows(folder)
        if [row[0] for row in after] != sorted(site) or len(rows) != len(site):
            yield f"{len(rows)} episodes, after a rebuild {len(after)}"
        if sum(a[1] != b[1] for a, b in zip(rows, after)) != 1:
            yield "the corrected episode's new audio has not reached gPodder"


shutil.rmtree(CLIENTS, ignore_errors=True)
shutil.copytree(EDITION, SITE, symlinks=True)
run_tests()
