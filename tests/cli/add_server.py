# SPDX-License-Identifier: GPL-3.0-or-later
"""A site on the loopback for tests/cli/add.t: what addresses answer is a table of functions.

It stops by itself with the process that made it.
"""
import gzip
import http.server
import ssl
import threading
import time

TEXT = [
    "The harbour opened again on Monday, two winters after a storm had broken its outer wall.",
    "The first ship to enter carried timber, and some three hundred people stood on the pier.",
    "The council wants the old crane kept, although nobody has said who would pay for its paint.",
    "Fishing boats may come back in May, when the deeper channel has been marked with buoys.",
]


def page(title, paragraphs=TEXT, charset=None, head=""):
    meta = f'<meta charset="{charset}">' if charset else ""
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    return (
        f"<!DOCTYPE html><html lang=en><head>{meta}<title>{title} | The Coast</title>{head}</head>"
        f"<body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1>{body}</article>"
        f"<footer>All rights reserved</footer></body></html>"
    )


def feed_item(n, content=""):
    encoded = f"<content:encoded><![CDATA[{content}]]></content:encoded>" if content else ""
    return (
        f"<item><title>Item {n}</title><link>/item{n}.html</link><guid>item-{n}</guid>"
        f"<pubDate>Sun, 24 Mar 2024 0{n}:00:00 GMT</pubDate>{encoded}</item>"
    )


def rss(items):
    return (
        '<?xml version="1.0"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        "<title>The Coast</title>" + "".join(items) + "</channel></rss>"
    )


class Site(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    agents = set()
    requests = []

    def log_message(self, *arguments):
        pass

    def answer(self, body, kind="text/html; charset=utf-8", status=200, **headers):
        body = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        self.send_header("Content-Type", kind)
        headers.setdefault("Content_Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def redirect(self, target):
        self.answer("", status=302, Location=target)

    def drip(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        for _ in range(200):
            self.wfile.write(b"<p>drop</p>")
            self.wfile.flush()
            time.sleep(0.1)

    def endless(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        for _ in range(400):
            self.wfile.write(b"<p>" + b"word " * 20000)

    def conditional_feed(self):
        if self.headers.get("If-None-Match") == '"v1"':
            self.answer("", status=304, ETag='"v1"')
        else:
            self.answer(rss([feed_item(3)]), "application/rss+xml", ETag='"v1"')

    def do_GET(self):
        Site.agents.add(self.headers.get("User-Agent"))
        Site.requests.append(self.path)
        full = "".join(f"<p>{p} Number {n}.</p>" for n in range(8) for p in TEXT)
        routes = {
            "/robots.txt": lambda: self.answer(
                "User-agent: *\nDisallow: /secret\nAllow: /secret/open\n", "text/plain"
            ),
            "/page.html": lambda: self.answer(page("The harbour reopens")),
            "/secret/page.html": lambda: self.answer(page("A secret")),
            "/secret/open.html": lambda: self.answer(page("An open secret")),
            "/hop": lambda: self.redirect("/hop2"),
            "/hop2": lambda: self.redirect("page2.html"),
            "/page2.html": lambda: self.answer(page("Behind two hops")),
            "/loop": lambda: self.redirect("/loop"),
            "/file": lambda: self.redirect("file:///etc/hostname"),
            "/drip": self.drip,
            "/endless": self.endless,
            "/silent": lambda: time.sleep(30),
            "/short": lambda: self.answer(page("Cut"), Content_Length="100000"),
            "/close": lambda: self.wfile.write(b""),
            "/garbage": lambda: self.wfile.write(b"\x00\x01\x02 not http\r\n\r\n"),
            "/gzip": lambda: self.answer(
                gzip.compress(page("Packed").encode()), Content_Encoding="gzip"
            ),
            "/bomb": lambda: self.answer(
                gzip.compress(b"<p>" + b"a" * (64 << 20)), Content_Encoding="gzip"
            ),
            "/broken-gzip": lambda: self.answer(b"\x1f\x8bnonsense", Content_Encoding="gzip"),
            "/latin": lambda: self.answer(
                page("Café society").encode("windows-1252"), "text/html; charset=utf-8"
            ),
            "/meta": lambda: self.answer(
                page("Пристань", charset="windows-1251").encode("windows-1251"), "text/html"
            ),
            "/says-latin": lambda: self.answer(
                page("Café by meta", charset="utf-8"), "text/html; charset=iso-8859-1"
            ),
            "/says-utf16": lambda: self.answer(page("Café by bytes"), "text/html; charset=utf-16"),
            "/says-nothing": lambda: self.answer(page("Café by mark").encode("utf-16"), "text/html"),
            "/says-nonsense": lambda: self.answer(page("Café anyway"), "text/html; charset=x-moon"),
            "/negative": lambda: self.answer(page("Less than none"), Content_Length="-5"),
            "/": lambda: self.answer(page("Front page of it")),
            "/feed.html": lambda: self.answer(rss([feed_item(2)])),
            "/picture": lambda: self.answer(b"\x89PNG\r\n\x1a\n\0\0", "image/png"),
            "/gone": lambda: self.answer("gone", status=404),
            "/error": lambda: self.answer("error", status=500),
            "/feed.xml": lambda: self.answer(
                rss([feed_item(1, full), feed_item(2)]), "application/rss+xml"
            ),
            "/item2.html": lambda: self.answer(page("Item 2 in full")),
            "/item3.html": lambda: self.answer(page("Item 3 in full")),
            "/news.xml": self.conditional_feed,
            "/atom.xml": lambda: self.answer(
                '<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><title>Entry</title>'
                '<id>urn:x</id><link rel="alternate" href="page3.html"/>'
                "<updated>2024-03-25T00:00:00Z</updated></entry></feed>",
                "text/xml",
            ),
            "/page3.html": lambda: self.answer(page("Entry")),
            "/bad.xml": lambda: self.answer(
                '<!DOCTYPE rss [<!ENTITY a "aaaa">]><rss><channel/></rss>', "application/rss+xml"
            ),
        }
        try:
            routes.get(self.path, routes["/gone"])()
        except (BrokenPipeError, ConnectionResetError):
            pass
        if self.path in ("/close", "/garbage", "/short", "/silent", "/drip", "/endless"):
            self.close_connection = True


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True


def start(certificate=None):
    """Starts a site on a free port; the port."""
    server = Server(("127.0.0.1", 0), Site)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.handle_error = lambda *arguments: None
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]
