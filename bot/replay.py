"""Recorded days through the real pipeline, on their own clock.

A recording is JSON lines, one entry each, plain or .gz: feed, title, summary, link, published, seen, language, and
source where an aggregator names the outlet. The clock stands at `seen`, without it at `published`.
"""

from __future__ import annotations

import gzip
import json
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from bot.core.urls import host_of
from bot.errors import ConfigError
from bot.feeds.text import plain
from bot.model import Carrier, Claim, Entry, Feed, ParsedFeed, Send
from bot.outbox import Outbox
from bot.pipeline import Pipeline

MAX_FIELD_CHARS = 64 * 1024
_END = datetime.max.replace(tzinfo=UTC)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Recorded:
    """An entry as a crawler saw it: when, in which feed."""

    at: datetime
    feed: Feed
    entry: Entry


@dataclass(frozen=True, slots=True)
class Recording:
    """Entries in the order of their clock, and how many lines could not be read."""

    entries: tuple[Recorded, ...]
    broken: int

    @property
    def feeds(self) -> tuple[Feed, ...]:
        """The feeds that it has entries of, each once."""
        return tuple({recorded.feed.url: recorded.feed for recorded in self.entries}.values())


class VirtualClock:
    """A clock that stands where it is put."""

    def __init__(self) -> None:
        self.now = datetime.fromtimestamp(0, UTC)

    def __call__(self) -> datetime:
        """The time it stands at."""
        return self.now


def read_recording(paths: Sequence[Path], titles: dict[str, Feed]) -> Recording:
    """Reads recordings into one. `titles` gives feeds that are known by address; broken lines are logged and counted.

    Raises ConfigError for a file that cannot be read.
    """
    entries, broken = [], 0
    for path in paths:
        for number, line in _lines(path):
            try:
                entries.append(_recorded(line, titles))
            except (ValueError, TypeError, OverflowError) as error:
                broken += 1
                log.warning("event=skipped line=%s:%d reason=%s", path, number, error)
    return Recording(tuple(sorted(entries, key=lambda recorded: recorded.at)), broken)


async def play(
    recording: Recording, pipeline: Pipeline, clock: VirtualClock, send: Send, step: Callable[[], None]
) -> None:
    """Takes the recording through the pipeline minute by minute and sends what comes of it. Calls `step` an entry.

    What waits for its time is sent when the clock has come to it, at the end too; nobody waits for that.
    """
    outbox = pipeline.outbox
    for _, group in groupby(recording.entries, key=lambda recorded: recorded.at.replace(second=0, microsecond=0)):
        minute = list(group)
        await _send_until(minute[-1].at, outbox, clock, send)
        await pipeline.take(_by_feed(minute), clock.now)
        for _ in minute:
            step()
    await _send_until(_END, outbox, clock, send)


async def _send_until(end: datetime, outbox: Outbox, clock: VirtualClock, send: Send) -> None:
    """Sends all that may leave until `end`, each message at its own time, and puts the clock there."""
    while (due := await outbox.next_time(terminal=True)) and due < end:
        clock.now = max(clock.now, due)
        if not await outbox.deliver_all(Carrier(send)):
            break
    if end is not _END:
        clock.now = end


def _by_feed(entries: Sequence[Recorded]) -> list[tuple[Claim, ParsedFeed]]:
    feeds: dict[str, list[Recorded]] = {}
    for recorded in entries:
        feeds.setdefault(recorded.feed.url, []).append(recorded)
    return [
        (Claim(group[0].feed, known=True), ParsedFeed("recorded", entries=tuple(recorded.entry for recorded in group)))
        for group in feeds.values()
    ]


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8", errors="replace") as file:
            yield from ((number, line) for number, line in enumerate(file, 1) if line.strip())
    except (OSError, EOFError) as error:
        raise ConfigError(str(path), f"cannot be read: {error}") from error


def _recorded(line: str, titles: dict[str, Feed]) -> Recorded:
    said = json.loads(line)
    if not isinstance(said, dict):
        raise TypeError("is no JSON object")
    url = _text(said, "feed")
    published, seen = _time(said.get("published")), _time(said.get("seen"))
    at = seen or published
    if not url or at is None:
        raise ValueError("has no feed" if not url else "has no time: neither seen nor published")
    entry = Entry(
        title=plain(_text(said, "title")).strip(),
        summary=plain(_text(said, "summary")).strip(),
        link=_text(said, "link"),
        guid=_text(said, "guid"),
        published=published,
        source=_text(said, "source"),
    )
    return Recorded(at, titles.get(url) or Feed(url, host_of(url), language=_text(said, "language")), entry)


def _text(said: dict[str, Any], name: str) -> str:
    value = said.get(name)
    if value is not None and not isinstance(value, str):
        raise TypeError(f"{name} is no text")
    return (value or "")[:MAX_FIELD_CHARS].encode("utf-8", "replace").decode()


def _time(text: object) -> datetime | None:
    if text is None or text == "":
        return None
    if not isinstance(text, str):
        raise TypeError("a time is no text")
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = parsedate_to_datetime(text)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
