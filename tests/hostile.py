"""Feeds and pages that attack their reader, made when they are asked for: some are tens of megabytes."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import dataclass, field

from builders import item, rss
from web import FeedServer


@dataclass(frozen=True, slots=True)
class Attack:
    """What a server answers, and the start of the reason with which it is cut off; empty: it is read all the same."""

    body: bytes
    reason: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    status: int = 200
    drip: float = 0.0

    def serve(self, server: FeedServer, path: str) -> str:
        """Serves it and gives its address."""
        return server.put(path, self.body, headers=self.headers, status=self.status, drip=self.drip)


LATE = "its parser took longer than"
_GZIP = {"Content-Encoding": "gzip"}


def _feed(inside: bytes) -> bytes:
    return b'<rss version="2.0"><channel><title>t</title><item><title>x</title>' + inside + b"</item></channel></rss>"


def _text(inside: bytes) -> bytes:
    return _feed(b"<description><![CDATA[" + inside + b"]]></description>")


def _declared(what: str) -> bytes:
    return f"<!DOCTYPE rss [{what}]>".encode() + _feed(b"<description>&a9;</description>")


def _laughs() -> bytes:
    return _declared('<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9)))


def _many() -> bytes:
    return rss(*(item(f"Item {number}", link=f"https://paper.example/{number}") for number in range(10_000)))


FEEDS: dict[str, Callable[[], Attack]] = {
    "addresses": lambda: Attack(_feed(b"<webMaster>a@" + b"a." * 40_000 + b"!</webMaster>"), LATE),
    "nesting": lambda: Attack(_feed(b"<a>" * 500_000 + b"</a>" * 500_000), LATE),
    "attributes": lambda: Attack(_feed(b"<a " + b"".join(b'a%d="" ' % n for n in range(200_000)) + b"/>"), LATE),
    "comments": lambda: Attack(_text(b"<!--" * 50_000)),
    "unclosed": lambda: Attack(_text(b"<div>" * 200_000)),
    "laughs": lambda: Attack(_laughs(), "declares entities"),
    "a file": lambda: Attack(_declared('<!ENTITY a9 SYSTEM "file:///etc/passwd">'), "declares entities"),
    "a file's DTD": lambda: Attack(b'<!DOCTYPE rss SYSTEM "file:///etc/passwd">' + _feed(b"")),
    "a bomb": lambda: Attack(gzip.compress(bytes(50 * 2**20), 1), "larger than 10 MiB", _GZIP),
    "a bomb in a bomb": lambda: Attack(
        gzip.compress(gzip.compress(bytes(2**20))), "compressed in a way", {"Content-Encoding": "gzip, gzip"}
    ),
    "no gzip": lambda: Attack(b"this is no gzip", "compression damaged", _GZIP),
    "50 MB": lambda: Attack(_text(b"x" * 50_000_000), "larger than 10 MiB"),
    "a drip": lambda: Attack(_text(b"x" * 100_000), "timed out after", drip=0.05),
    "a loop": lambda: Attack(b"", "too many redirects", {"Location": "?again"}, status=301),
    "an endless header": lambda: Attack(b"", "no valid HTTP answer", {"X": "x" * 100_000}),
    "10,000 items": lambda: Attack(_many()),
    "a wrong charset": lambda: Attack(_text("达苏".encode("gb18030")), headers={"Content-Type": "text/xml; charset=x"}),
    "no charset": lambda: Attack(_text(b""), headers={"Content-Type": "text/xml; charset=zlib_codec"}),
    "a path": lambda: Attack(b"/etc/passwd", "not a feed"),
    "an address": lambda: Attack(b"http://127.0.0.1/feed", "not a feed"),
    "a page": lambda: Attack(b"<!doctype html><html><body>Just a moment...</body></html>", "an HTML page, not a feed"),
    "nothing": lambda: Attack(b"", "empty"),
    "half a feed": lambda: Attack(_text(b"x")[:-30]),
    "control characters": lambda: Attack(_text(b"\x00\x01\x1b[2J\xff\xfe")),
}


def _page(inside: bytes) -> bytes:
    return b"<!doctype html><html><body><article>" + inside


PAGES: dict[str, Callable[[], Attack]] = {
    "nesting": lambda: Attack(_page(b"<div>" * 1_500_000), "holds no text"),
    "paragraphs": lambda: Attack(_page(b"<p>word " * 300_000), "its reader took longer than"),
    "attributes": lambda: Attack(
        _page(b"<p " + b"".join(b'a%d="" ' % n for n in range(300_000)) + b">x"), "its reader took longer than"
    ),
    "comments": lambda: Attack(_page(b"<!--" * 1_000_000), "holds no text"),
    "a bomb": FEEDS["a bomb"],
    "a loop": FEEDS["a loop"],
    "a drip": FEEDS["a drip"],
    "nothing": lambda: Attack(b"", "holds no text"),
}
