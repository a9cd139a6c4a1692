"""What may be wrong with an installation, looked for from outside, beside a running `run`; and what to do about it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.core.rhythm import is_silent
from bot.errors import ConfigError, StateError
from bot.feeds.opml import read_opml
from bot.model import State
from bot.store.care import Care, Stuck
from bot.store.database import DATABASE, beside
from bot.store.shared import read_shared

_LEAST_FREE = 200 * 1024**2
_CLOCK_SLACK = timedelta(minutes=5)
_STUCK_AFTER = timedelta(minutes=15)
_DEAD_SHOWN = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an installation keeps its things; `secrets` is the `.env` file, which need not be there."""

    state: Path
    watchlists: Path
    feeds: Path
    secrets: Path


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at, how it is, and what to do about it; without a remedy it is fine."""

    check: str
    says: str
    remedy: str = ""


def examine(place: Place, now: datetime) -> Iterator[Finding]:
    """Looks at everything and tells of each thing how it is. Changes nothing and raises nothing of ours."""
    yield from _access(place)
    yield disk(_free(place.state))
    yield from _files(place)
    yield from _set_aside(place.state)
    if not (place.state / DATABASE).exists():
        yield Finding("database", f"none in {place.state} yet: `ironwatch once` begins it")
        return
    try:
        with closing(Care(place.state)) as care:
            yield from _remembered(care, now)
    except StateError as error:
        yield Finding("database", str(error), "Do what this line says, or bring a backup back: `ironwatch restore`.")


# ── the machine ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _access(place: Place) -> Iterator[Finding]:
    """Who else can reach what is ours, and whether we can."""
    database = place.state / DATABASE
    ours = [place.state, *beside(database)] if database.exists() else []
    found = [
        Finding("access", f"other users of this machine can reach {path}", f"chmod {mode & 0o700:o} {path}")
        for path in (place.secrets, *ours)
        if path.exists() and (mode := path.stat().st_mode) & 0o077
    ]
    found += [
        Finding("access", f"{path} cannot be written", "Give it to the user that runs ironwatch (chown), mode 600.")
        for path in ours
        if path.exists() and not os.access(path, os.W_OK)
    ]
    yield from found or [Finding("access", "only its owner reaches the state folder and .env")]


def _free(folder: Path) -> int:
    there = next(path for path in (folder.absolute(), *folder.absolute().parents) if path.exists())
    return shutil.disk_usage(there).free


def disk(free: int) -> Finding:
    """Whether so many free bytes are enough."""
    remedy = "" if free >= _LEAST_FREE else "Make room: without it nothing new is remembered."
    return Finding("disk", f"{_megabytes(free)} free", remedy)


def _files(place: Place) -> Iterator[Finding]:
    """The files that people edit."""
    try:
        feeds = read_opml(place.feeds)
        yield Finding("feed list", f"{len(feeds)} feeds in {place.feeds}")
    except ConfigError as error:
        yield Finding("feed list", str(error), "Mend that line; until then the feeds stay as they were.")
    try:
        shared = read_shared(place.watchlists, {})
    except ConfigError as error:
        yield Finding("watchlists", str(error), "Put a watchlist there, or name its folder with --watchlists.")
        return
    for mistake in shared.lost:
        yield Finding("watchlists", str(mistake), "Mend that line; until then its last good version is in force.")
    if not shared.lost:
        yield Finding("watchlists", f"{len(shared.lists)} in {place.watchlists}")


def _set_aside(state: Path) -> Iterator[Finding]:
    for path in sorted(state.glob(f"{DATABASE}.damaged-*Z")):
        remedy = "`ironwatch restore` brings a backup back; delete this file when nothing is missed."
        yield Finding("damage", f"{path} was set aside, and what could be read of it went on", remedy)


# ── what is remembered ───────────────────────────────────────────────────────────────────────────────────────────────


def _remembered(care: Care, now: datetime) -> Iterator[Finding]:
    faults = care.faults()
    for fault in faults:
        remedy = "Stop ironwatch and start it again: it sets a damaged database aside and saves what can be read."
        yield Finding("database", fault, remedy)
    if not faults:
        yield Finding("database", f"{care.path}, {_megabytes(care.bytes())}, whole")
        yield _clock(care.newest(), now)
        yield from _outbox(care, now)
        yield from _feeds(care, now)


def _clock(newest: datetime | None, now: datetime) -> Finding:
    if newest and newest > now + _CLOCK_SLACK:
        says = f"it is {now:%-d %b %Y %H:%M} UTC, but something was stored at {newest:%-d %b %Y %H:%M}"
        return Finding("clock", says, "Set this machine's clock (timedatectl).")
    return Finding("clock", f"{now:%-d %b %Y %H:%M:%S} UTC")


def _outbox(care: Care, now: datetime) -> Iterator[Finding]:
    stuck = care.stuck(now - _STUCK_AFTER)
    for each in stuck:
        yield Finding("outbox", _waits(each), _REMEDIES[each.state])
    if dead := care.dead(now - _DEAD_SHOWN):
        says = f"{_count(dead.count, 'message')} given up in the last week: {dead.error}"
        yield Finding("outbox", says, "`ironwatch why LINK` tells of each; the reason says what Telegram wants.")
    for chat, why in care.closed():
        yield Finding("outbox", f"chat {chat} takes no messages: {why}", "Send /start there: what waits is sent then.")
    if not stuck:
        yield Finding("outbox", "nothing waits too long")


_REMEDIES = {
    State.PENDING: "Start `ironwatch run`; if it runs, its log says what keeps them back.",
    State.SENDING: "Start `ironwatch run` anew: it sends them again, marked “may repeat”.",
    State.AMBIGUOUS: "Start `ironwatch run`: it sends them again, marked “may repeat”.",
}


def _waits(stuck: Stuck) -> str:
    error = f": {stuck.error}" if stuck.error else ""
    return f"{_count(stuck.count, 'message')} {stuck.state.value} since {stuck.since:%-d %b %H:%M} UTC{error}"


_MEND = {"address not allowed": "Only public addresses are asked; BOT_ALLOW_NETWORKS lets others in."}


def _feeds(care: Care, now: datetime) -> Iterator[Finding]:
    feeds = care.feeds()
    failing = [feed for feed in feeds if feed.failing_since]
    silent = [feed for feed in feeds if not feed.failing_since and is_silent(feed.rhythm, now)]
    for feed in failing:
        says = f"{feed.title or feed.url} failing since {feed.failing_since:%-d %b %H:%M} UTC: {feed.error}"
        yield Finding("feeds", says, _MEND.get(feed.error, f"Open {feed.url}; if it moved, change the feed list."))
    for feed in silent:
        says = f"{feed.title or feed.url} brings nothing new since {feed.rhythm.newest:%-d %b %H:%M} UTC"
        yield Finding("feeds", says, f"Open {feed.url}; if it was given up, take it off the feed list.")
    if not failing and not silent:
        yield Finding("feeds", f"all {len(feeds)} answer")


def _megabytes(size: int) -> str:
    return f"{size / 1024**2:,.1f} MB"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
