"""Edits an OPML file: a feed more, a feed less. Every other line stays byte for byte, or nothing is changed."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from bot.errors import ConfigError
from bot.feeds.opml import outline_of, read_opml, write_opml
from bot.model import Feed

_BY_HAND = "cannot be edited safely: edit it by hand"
_LEAF = re.compile(rb"""[ \t]*<outline\b(?:[^>"']|"[^"]*"|'[^']*')*?(?:/>|>\s*</outline\s*>)[ \t]*\r?\n?""")
_URL = re.compile(rb"""\bxmlUrl\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def add_feeds(path: Path, feeds: Sequence[Feed]) -> int:
    """Adds the feeds that the file does not hold yet, at its end, and returns how many; makes the file if need be.

    Raises ConfigError when the file cannot be read or edited.
    """
    if not path.exists():
        _replace(path, write_opml(feeds).encode())
        return len(feeds)
    before, content = read_opml(path), path.read_bytes()
    known = {feed.url for feed in before}
    new = [feed for feed in {feed.url: feed for feed in feeds}.values() if feed.url not in known]
    place = content.rfind(b"</body")
    start = content.rfind(b"\n", 0, place) + 1
    place = place if content[start:place].strip() else start
    lines = "".join(f"{outline_of(feed)}\n" for feed in new)
    _replace(path, content[:place] + lines.encode() + content[place:], tuple(feed.url for feed in (*before, *new)))
    return len(new)


def remove_feed(path: Path, url: str) -> Feed:
    """Takes a feed out and returns it. Raises ConfigError when it is not there, or the file cannot be edited."""
    before, content = read_opml(path), path.read_bytes()
    gone = next((feed for feed in before if feed.url == url), None)
    if gone is None:
        raise ConfigError(str(path), f"holds no feed {url}: ironwatch feeds list shows all")
    quoted = re.search(r'xmlUrl="([^"]*)"', outline_of(gone))
    names = {url.encode(), quoted[1].encode() if quoted else b""}
    left = _LEAF.sub(lambda found: b"" if _url_in(found[0]) in names else found[0], content)
    _replace(path, left, tuple(feed.url for feed in before if feed.url != url))
    return gone


def _url_in(outline: bytes) -> bytes:
    found = _URL.search(outline)
    return (found[1] or found[2] or b"").strip() if found else b""


def _replace(path: Path, content: bytes, expected: tuple[str, ...] | None = None) -> None:
    """Puts new content in the file's place at once, if it reads back as expected."""
    new = path.with_name(f".{path.name}.new")
    try:
        with new.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if expected is not None:
            if tuple(feed.url for feed in _read_back(new, path)) != expected:
                raise ConfigError(str(path), _BY_HAND)
            new.chmod(path.stat().st_mode)
        new.replace(path)
    except OSError as error:
        raise ConfigError(str(path), f"cannot be written: {error.strerror}") from error
    finally:
        new.unlink(missing_ok=True)


def _read_back(new: Path, path: Path) -> tuple[Feed, ...]:
    try:
        return read_opml(new)
    except ConfigError:
        raise ConfigError(str(path), _BY_HAND) from None
