"""OPML, the format in which feed readers hand each other their lists of feeds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.sax.saxutils import quoteattr

from bot.errors import ConfigError
from bot.model import Feed

MAX_BYTES = 2**20
_NOT_XML = r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"  # XML 1.0, section 2.2

_Outline = Any  # xml.etree's Element, which the checked parser hands out untyped


def read_opml(path: Path) -> tuple[Feed, ...]:
    """The feeds of an OPML file, in its order, each address once; a feed's group is the outline above it.

    Raises ConfigError naming the file, and the line or the outline, if it cannot be read, is no OPML or holds an
    address that is not http(s).
    """
    feeds: dict[str, Feed] = {}
    for outline, group in _outlines(_root(path), path):
        feed = _feed(outline, group, path)
        if feed is not None:
            feeds.setdefault(feed.url, feed)
    return tuple(feeds.values())


def _root(path: Path) -> _Outline:
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError as XmlError
    from defusedxml.ElementTree import fromstring

    try:
        return fromstring(_content(path), forbid_dtd=True)
    except XmlError as error:
        line, column = error.position
        raise ConfigError(f"{path}:{line}", f"broken XML at column {column + 1}") from None
    except DefusedXmlException:
        raise ConfigError(str(path), "has a DOCTYPE, which we do not read: take it out") from None
    except (ValueError, LookupError):
        raise ConfigError(str(path), "is in an encoding that cannot be read: save it as UTF-8") from None


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise ConfigError(str(path), f"cannot be read: {error.strerror}") from None
    if len(content) > MAX_BYTES:
        raise ConfigError(str(path), "is larger than 1 MiB")
    return content


def _outlines(root: _Outline, path: Path) -> Iterator[tuple[_Outline, str]]:
    """Every outline with the name of the one above it, in the file's order; without recursion, for any depth."""
    body = root.find("body") if root.tag == "opml" else None
    if body is None:
        raise ConfigError(str(path), "is no OPML: it has no <opml> with a <body>")
    waiting = [(outline, "") for outline in reversed(body.findall("outline"))]
    while waiting:
        outline, group = waiting.pop()
        yield outline, group
        below = group if outline.get("xmlUrl") else _title(outline)
        waiting += [(child, below) for child in reversed(outline.findall("outline"))]


def _feed(outline: _Outline, group: str, path: Path) -> Feed | None:
    url = (outline.get("xmlUrl") or "").strip()
    title = _title(outline)
    if not url:
        if outline.get("type") == "rss":
            raise ConfigError(str(path), f'outline "{title}": has no xmlUrl')
        return None
    if not _is_web(url):
        raise ConfigError(str(path), f'outline "{title}": {url!r} is not an http(s) address')
    language = (outline.get("language") or "").strip().lower()
    return Feed(url, title, group, language.replace("_", "-").partition("-")[0])


def _title(outline: _Outline) -> str:
    return " ".join((outline.get("text") or outline.get("title") or "").split())


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def write_opml(feeds: Iterable[Feed]) -> str:
    """An OPML document of these feeds, their groups in the order in which they first appear; it reads back the same."""
    groups: dict[str, list[str]] = {}
    for feed in feeds:
        groups.setdefault(feed.group, []).append(outline_of(feed))
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        "  <head><title>ironwatch</title></head>",
    ]
    lines.append("  <body>")
    for group, outlines in groups.items():
        if group:
            lines += [
                f"    <outline text={_quoted(group)}>",
                *(f"  {outline}" for outline in outlines),
                "    </outline>",
            ]
        else:
            lines += outlines
    return "\n".join([*lines, "  </body>", "</opml>", ""])


def outline_of(feed: Feed) -> str:
    """The line of an OPML document that names a feed."""
    language = f" language={_quoted(feed.language)}" if feed.language else ""
    return f'    <outline type="rss" text={_quoted(feed.title)} xmlUrl={_quoted(feed.url)}{language}/>'


def _quoted(text: str) -> str:
    return quoteattr(re.sub(_NOT_XML, "", text))
