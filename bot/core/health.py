"""What the owner is told about the feeds, once each: which fail, are silent or moved, and which are well again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.core.rhythm import is_silent
from bot.model import Notice, Rhythm

PATIENCE = timedelta(hours=1)  # a feed that mends itself within it is nobody's business
_LINES = 25


class Trouble(StrEnum):
    """What is wrong with a feed; NONE is well."""

    NONE = ""
    FAILING = "failing"
    BROKEN = "broken"  # fails until somebody does something
    SILENT = "silent"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class FeedHealth:
    """How a polled feed does, and what its owner was told last."""

    url: str
    title: str = ""
    failing_since: datetime | None = None
    error: str = ""
    permanent: bool = False
    moved_to: str = ""
    rhythm: Rhythm = field(default_factory=Rhythm)
    told: Trouble = Trouble.NONE


@dataclass(frozen=True, slots=True)
class Report:
    """What has changed since the owner was told: the notice, and by feed what that tells."""

    notice: Notice
    told: tuple[tuple[str, Trouble], ...]


def report(feeds: Sequence[FeedHealth], now: datetime) -> Report | None:
    """One notice of everything that has changed; None when nothing has."""
    changed = [(feed, trouble) for feed in feeds if (trouble := _trouble(feed, now)) is not feed.told]
    if not changed:
        return None
    lines = [_line(feed, trouble, now) for feed, trouble in changed]
    if len(lines) > _LINES:
        lines[_LINES - 1 :] = [f"… and {len(lines) - _LINES + 1} more: ironwatch feeds check shows all"]
    counts = Counter(trouble or "well again" for _, trouble in changed)
    title = f"Feeds: {', '.join(f'{count} {what}' for what, count in counts.items())}"
    return Report(Notice(title, tuple(lines)), tuple((feed.url, trouble) for feed, trouble in changed))


def _trouble(feed: FeedHealth, now: datetime) -> Trouble:
    if feed.failing_since and now - feed.failing_since < PATIENCE:
        return feed.told
    if feed.failing_since:
        return Trouble.BROKEN if feed.permanent else Trouble.FAILING
    if is_silent(feed.rhythm, now):
        return Trouble.SILENT
    return Trouble.MOVED if feed.moved_to else Trouble.NONE


def _line(feed: FeedHealth, trouble: Trouble, now: datetime) -> str:
    name = feed.title or feed.url
    match trouble:
        case Trouble.FAILING:
            return f"{name}: failing for {_age(now, feed.failing_since)}: {feed.error}"
        case Trouble.BROKEN:
            return f"{name}: {feed.error}, which will not mend itself. To drop it: ironwatch feeds remove {feed.url}"
        case Trouble.SILENT:
            habit = _span(feed.rhythm.habit or timedelta())
            return f"{name}: nothing new for {_age(now, feed.rhythm.newest)}, usually never longer than {habit}"
        case Trouble.MOVED:
            return f"{name}: moved for good and is followed to {feed.moved_to}. Note that in the OPML"
        case Trouble.NONE:
            return f"{name}: {'has news' if feed.told is Trouble.SILENT else 'answers'} again"


def _age(now: datetime, since: datetime | None) -> str:
    return _span(now - since) if since else ""


def _span(span: timedelta) -> str:
    hours = span / timedelta(hours=1)
    if hours < 2:
        return f"{round(hours * 60)} min"
    return f"{round(hours)} h" if hours < 48 else f"{round(hours / 24)} days"
