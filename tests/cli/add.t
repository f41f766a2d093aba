#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`narrator add` as a user types it, against a site on the loopback."""
import json
import os
import signal
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import add_server  # noqa: E402

NARRATOR = os.environ.get("NARRATOR", "build/narrator")
count = 0


def check(truth, name, detail=""):
    global count
    count += 1
    print(f"{'ok' if truth else 'not ok'} {count} - {name}")
    if not truth:
        print("# " + str(detail).replace("\n", "\n# "))


class Edition:
    """A new edition in a folder of its own."""

    def __init__(self, folder):
        self.folder = folder
        os.makedirs(os.path.join(folder, "articles"))
        with open(os.path.join(folder, "narrator.yaml"), "w") as file:
            file.write(
                "title: Test\nauthor: Ann Lee\ndescription: A test\nlanguage: en\n"
                "base_url: https://example.org/\n"
            )

    def add(self, *arguments, stdin=None):
        return subprocess.run(
            [NARRATOR, "add", "-C", self.folder, *arguments],
            input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=120,
        )

    def files(self):
        return sorted(f for f in os.listdir(os.path.join(self.folder, "articles")) if f[0] != ".")

    def read(self, name):
        with open(os.path.join(self.folder, "articles", name)) as file:
            return file.read()


def test_pages(new, site):
    edition = new()
    run = edition.add("--allow-private", site + "/page.html")
    check(run.returncode == 0, "a page is added", run.stderr)
    names = edition.files()
    check(len(names) == 2 and names[0].endswith("-the-harbour-reopens.html.orig")
          and names[1].endswith("-the-harbour-reopens.md"), "named by date and slug", names)
    text = edition.read(names[-1])
    check(f'url: "{site}/page.html"' in text and add_server.TEXT[3] in text
          and "rights reserved" not in text, "address and text are kept, furniture is not", text)
    again = edition.add("--allow-private", site + "/page.html")
    check(again.returncode == 0 and again.stdout.startswith("known")
          and edition.files() == names, "the same page is not added twice", again.stdout)
    forced = edition.add("--allow-private", "--force", site + "/page.html")
    check(len(edition.files()) == 4, "but with --force", forced.stderr)
    run = new().add("--allow-private", site + "/")
    check(run.returncode == 0 and "warning: this is a site's front page" in run.stderr,
          "a front page is added with a warning", run.stderr)
    dry = new()
    run = dry.add("--allow-private", "--dry-run", site + "/page.html")
    check("would add" in run.stdout and dry.files() == [] and
          not os.path.exists(os.path.join(dry.folder, "articles", ".sources.json")),
          "--dry-run writes nothing", run.stdout)
    run = new().add("--allow-private", "--json", site + "/hop", site + "/gone")
    answer = json.loads(run.stdout)
    check([a["outcome"] for a in answer] == ["added", "failed"] and
          answer[0]["title"] == "Behind two hops", "--json tells each outcome", run.stdout)
    check(run.returncode == 1, "what failed shows in the exit code", run.returncode)


FAILURES = [
    ("/loop", "redirects more than 10 times", []),
    ("/file", "no address of the web", []),
    ("/drip", "more than 1 seconds", ["--time-limit", "1"]),
    ("/silent", "more than 1 seconds", ["--time-limit", "1"]),
    ("/endless", "more than 16384 KB", []),
    ("/bomb", "more than 16384 KB", []),
    ("/broken-gzip", "binary file", []),
    ("/short", "cannot get it", []),
    ("/close", "cannot get it", []),
    ("/garbage", "cannot get it", []),
    ("/picture", "binary file", []),
    ("/gone", "answers 404", []),
    ("/error", "answers 500", []),
    ("/secret/page.html", "robots.txt does not allow", []),
    ("/bad.xml", "no feed", []),
]


def test_failures(new, site):
    for path, message, options in FAILURES:
        edition = new()
        run = edition.add("--allow-private", *options, site + path)
        check(run.returncode == 1 and message in run.stderr and edition.files() == []
              and run.stderr.startswith("http"),
              f"{path}: {message}", (run.returncode, run.stderr, edition.files()))
    for address in (site + "/page.html", "http://localhost/", "http://[::1]:81/", "http://0.0.0.0/",
                    "http://10.0.0.1/", "http://169.254.169.254/"):
        add_server.Site.requests.clear()
        run = new().add(address)
        check(run.returncode == 1 and "private address" in run.stderr
              and add_server.Site.requests == [], f"{address} is refused, unasked", run.stderr)
    for address in ("https://", "http:///x"):
        run = new().add(address)
        check(run.returncode == 1 and run.stderr == f"{address}: error: it is no address of the web\n",
              f"{address} is no address", run.stderr)
    for source in ("ftp://example.org/a", "www.example.org/a.html"):
        run = new().add(source)
        check(run.returncode == 1 and "addresses begin with" in run.stderr,
              f"{source}: how addresses begin is told", run.stderr)
    run = new().add("--allow-private", site + "/negative")
    check(run.returncode == 1 and "GLib" not in run.stderr, "a length below nothing", run.stderr)
    run = new().add("--allow-private", site + "/secret/open.html")
    check(run.returncode == 0, "robots.txt: the longer rule allows", run.stderr)
    run = new().add("--allow-private", "http://127.0.0.1:1/x")
    check(run.returncode == 1, "nobody listens", run.stderr)


def test_interrupt(new, site):
    """A server that keeps silent does not keep the user waiting."""
    edition = new()
    run = subprocess.Popen(
        [NARRATOR, "add", "-C", edition.folder, "--allow-private", site + "/silent"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )
    while "/silent" not in add_server.Site.requests:
        time.sleep(0.01)
    began = time.monotonic()
    run.send_signal(signal.SIGINT)
    out, err = run.communicate(timeout=60)
    check(run.returncode == 130 and out == "" and err == "", "a download is interrupted", out + err)
    check(time.monotonic() - began < 5, "at once")


def test_charsets(new, site):
    for path, title in (("/latin", "Caf\u00e9 society"), ("/meta", "\u041f\u0440\u0438\u0441\u0442\u0430\u043d\u044c"), ("/gzip", "Packed"),
                        ("/says-latin", "Caf\u00e9 by meta"), ("/says-utf16", "Caf\u00e9 by bytes"),
                        ("/says-nothing", "Caf\u00e9 by mark"), ("/says-nonsense", "Caf\u00e9 anyway")):
        edition = new()
        edition.add("--allow-private", site + path)
        texts = [edition.read(f) for f in edition.files() if f.endswith(".md")]
        check(len(texts) == 1 and f"# {title}\n" in texts[0], f"{path}: {title}", texts)


def test_feeds(new, site):
    edition = new()
    add_server.Site.requests.clear()
    run = edition.add("--allow-private", site + "/feed.xml")
    names = [f for f in edition.files() if f.endswith(".md")]
    check(names == ["2024-03-24-item-1.md", "2024-03-24-item-2.md"],
          "a feed's items become articles", (names, run.stderr))
    check("/item1.html" not in add_server.Site.requests and "Number 7" in edition.read(names[0]),
          "full text is taken from the feed", add_server.Site.requests)
    check(add_server.TEXT[0] in edition.read(names[1]), "else from the page")
    check('guid: "item-2"' in edition.read(names[1]), "the feed's guid is kept")
    run = edition.add("--allow-private", site + "/feed.xml")
    check(run.returncode == 0 and [f for f in edition.files() if f.endswith(".md")] == names
          and run.stdout == f"unchanged  {site}/feed.xml\n",
          "the next time nothing is new, and it says so", run.stdout)
    edition = new()
    run = edition.add("--allow-private", site + "/feed.html")
    check("2024-03-24-item-2.md" in edition.files(), "a feed that its server calls a page",
          (edition.files(), run.stderr))
    edition = new()
    saved = os.path.join(edition.folder, "saved.xml")
    full = "".join(f"<p>{p} Number {n}.</p>" for n in range(8) for p in add_server.TEXT)
    with open(saved, "w") as file:
        file.write(add_server.rss([add_server.feed_item(1, full)]))
    run = edition.add(saved)
    check("2024-03-24-item-1.md" in edition.files(), "a feed in a file",
          (edition.files(), run.stderr))
    edition = new()
    edition.add("--allow-private", site + "/news.xml")
    add_server.Site.requests.clear()
    run = edition.add("--allow-private", "--json", site + "/news.xml")
    check(json.loads(run.stdout)[0]["outcome"] == "unchanged", "an unchanged feed is not sent again",
          run.stdout)
    edition = new()
    run = edition.add("--allow-private", "-v", "--limit", "1", site + "/feed.xml")
    check(len(edition.files()) == 2 and "it has more" in run.stderr, "--limit",
          (edition.files(), run.stderr))
    edition.add("--allow-private", "--limit", "1", site + "/feed.xml")
    check(len(edition.files()) == 4, "and the rest the next time", edition.files())
    edition = new()
    edition.add("--allow-private", site + "/atom.xml")
    check("2024-03-25-entry.md" in edition.files(), "Atom", edition.files())


def test_files(new):
    edition = new()
    source = os.path.join(edition.folder, "note.md")
    with open(source, "w") as file:
        file.write("---\ntitle: A note\ndate: 2024-03-24\n---\n\nA line of it.\n")
    run = edition.add(source)
    check(edition.files() == ["2024-03-24-a-note.md"] and
          edition.read("2024-03-24-a-note.md").endswith("A line of it.\n"),
          "Markdown stays as it is", (edition.files(), run.stderr))
    run = edition.add("-", stdin="A title from the pipe\n\nA sentence that is long enough to be text.\n")
    check(run.returncode == 0 and any("a-title-from-the-pipe" in f for f in edition.files()),
          "standard input", (run.stdout, run.stderr))
    run = edition.add(os.path.join(edition.folder, "none.txt"))
    check(run.returncode == 1 and "cannot read it" in run.stderr, "a file that is not there", run.stderr)
    check(edition.add().returncode == 2, "no source is bad usage")
    run = edition.add("--format", "pdf", source)
    check(run.returncode == 2, "an unknown form is bad usage", run.stderr)


def test_tls(new, folder):
    certificate = os.path.join(folder, "certificate.pem")
    made = subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
         "/CN=localhost", "-keyout", certificate, "-out", certificate + ".crt"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) if any(os.access(os.path.join(d, "openssl"), os.X_OK)
             for d in os.environ["PATH"].split(":")) else None
    if made is None or made.returncode != 0:
        print("# openssl is not there: TLS is not tried")
        return
    with open(certificate, "a") as file, open(certificate + ".crt") as more:
        file.write(more.read())
    port = add_server.start(certificate)
    run = new().add("--allow-private", f"https://localhost:{port}/page.html")
    check(run.returncode == 1, "a certificate that nobody signed is refused", run.stderr)


def main():
    with tempfile.TemporaryDirectory() as scratch:
        numbers = iter(range(1000))

        def new():
            return Edition(os.path.join(scratch, str(next(numbers))))

        site = f"http://127.0.0.1:{add_server.start()}"
        test_pages(new, site)
        test_interrupt(new, site)
        test_failures(new, site)
        test_charsets(new, site)
        test_feeds(new, site)
        test_files(new)
        test_tls(new, scratch)
        agents = add_server.Site.agents
        check(all(a.startswith("narrator/") for a in agents), "the User-Agent says who asks", agents)
    print(f"1..{count}")


main()
