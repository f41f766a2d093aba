#!/usr/bin/python3 -B
# SPDX-License-Identifier: GPL-3.0-or-later
"""serve.py FOLDER: serves a folder on a free port of 127.0.0.1, byte ranges included, which
Python's own server lacks, and entity tags of what the files hold: a date counts whole seconds, and
an edition is corrected and built again within one.  Prints the port; stops when its standard input
is closed."""

import functools
import hashlib
import http.server
import io
import re
import sys
import threading


class Handler(http.server.SimpleHTTPRequestHandler):
    extensions_map = {"": "application/octet-stream", ".mp3": "audio/mpeg", ".vtt": "text/vtt",
                      ".xml": "application/rss+xml", ".html": "text/html", ".png": "image/png",
                      ".json": "application/json"}

    tag = None

    def send_head(self):
        self.tag = None
        try:
            with open(self.translate_path(self.path), "rb") as file:
                data = file.read()
        except OSError:
            return super().send_head()
        self.tag = f'"{hashlib.sha256(data).hexdigest()}"'
        del self.headers["If-Modified-Since"]
        if self.headers.get("If-None-Match") == self.tag:
            self.send_response(304)
            self.end_headers()
            return None
        wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        if wanted is None:
            return super().send_head()
        first = int(wanted[1])
        last = min(int(wanted[2] or len(data) - 1), len(data) - 1)
        if first > last:
            self.send_error(416)
            return None
        self.send_response(206)
        self.send_header("Content-Type", self.guess_type(self.path))
        self.send_header("Content-Range", f"bytes {first}-{last}/{len(data)}")
        self.send_header("Content-Length", str(last + 1 - first))
        self.end_headers()
        return io.BytesIO(data[first : last + 1])

    def end_headers(self):
        self.send_header("Accept-Ranges", "bytes")
        if self.tag:
            self.send_header("ETag", self.tag)
        super().end_headers()

    def log_message(self, *_):
        pass


def main():
    handler = functools.partial(Handler, directory=sys.argv[1])
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_address[1], flush=True)
    sys.stdin.read()


main()
