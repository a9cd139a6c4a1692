"""What is counted and checked in the database for the people who look after it, beside a running `run`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.model import TERMINAL, State
from bot.store import rows
from bot.store.archive import Archive
from bot.store.database import beside, said

_FAULTS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class TermCount:
    """How many articles a term was found in, and how many stories they tell."""

    watchlist: str
    term: str
    hits: int
    stories: int


@dataclass(frozen=True, slots=True)
class FeedCount:
    """What a polled feed brought: articles that came by it first, and when the last of them did."""

    url: str
    title: str
    articles: int
    newest: datetime | None


@dataclass(frozen=True, slots=True)
class Stats:
    """What a state folder holds; `start` and `end` are when its first and last article were seen."""

    start: datetime | None
    end: datetime | None
    articles: int
    hits: int
    stories: int
    subscriptions: int
    deliveries: tuple[tuple[State, int], ...]
    terms: tuple[TermCount, ...]
    feeds: tuple[FeedCount, ...]
    bytes: int


@dataclass(frozen=True, slots=True)
class Stuck:
    """Messages that stand in one state for too long: how many, since when the first does, and an error of theirs."""

    state: State
    count: int
    since: datetime
    error: str


class Care(Archive):
    """Counts and checks of one state folder. Raises StateError when it holds no database of ours that can be read."""

    def stats(self) -> Stats:
        """Everything that is counted."""
        [(articles, start, end)] = self._all("SELECT count(*), min(seen), max(seen) FROM articles")
        states = self._all("SELECT state, count(*) FROM deliveries GROUP BY state ORDER BY state")
        return Stats(
            start=rows.moment_or_none(start),
            end=rows.moment_or_none(end),
            articles=articles,
            hits=self._count("hits"),
            stories=self._count("stories"),
            subscriptions=self._count("subscriptions"),
            deliveries=tuple((State(state), count) for state, count in states),
            terms=self._terms(),
            feeds=self._feeds(),
            bytes=self.bytes(),
        )

    def _count(self, table: str) -> int:
        [(count,)] = self._all(f"SELECT count(*) FROM {table}")  # noqa: S608 - our own tables
        return int(count)

    def _terms(self) -> tuple[TermCount, ...]:
        found = self._all(
            "SELECT watchlist, term, count(*), count(DISTINCT story) FROM hits LEFT JOIN tellings USING (article)"
            " GROUP BY watchlist, term ORDER BY count(*) DESC, watchlist, term"
        )
        return tuple(TermCount(*row) for row in found)

    def _feeds(self) -> tuple[FeedCount, ...]:
        found = self._all(
            "SELECT feeds.url, feeds.title, count(number), max(seen) FROM feeds LEFT JOIN articles ON feed = feeds.url"
            " WHERE active GROUP BY feeds.url ORDER BY count(number) DESC, feeds.url"
        )
        return tuple(
            FeedCount(url, title, articles, rows.moment_or_none(newest)) for url, title, articles, newest in found
        )

    def bytes(self) -> int:
        """How much room the database takes on the disk, its log included."""
        return sum(each.stat().st_size for each in beside(self.path) if each.exists())

    # ── checks ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def faults(self) -> tuple[str, ...]:
        """What is broken in the file or between its tables, at most five of each; empty when nothing is."""
        with said(self.path):
            found = self._db.execute(f"PRAGMA integrity_check({_FAULTS_SHOWN})").fetchall()
            orphans = self._db.execute("PRAGMA foreign_key_check").fetchmany(_FAULTS_SHOWN)
        broken = [" ".join(text.split()) for (text,) in found if text != "ok"]
        return (*broken, *(f"a row of {table} points to nothing in {parent}" for table, _, parent, _ in orphans))

    def newest(self) -> datetime | None:
        """The latest time that anything here was written at, by the clock as it stood then."""
        [(latest,)] = self._all(
            "SELECT max(at) FROM (SELECT max(seen) AS at FROM articles UNION ALL SELECT max(changed) FROM deliveries"
            " UNION ALL SELECT max(last_ok) FROM feeds)"
        )
        return rows.moment_or_none(latest)

    def stuck(self, before: datetime) -> tuple[Stuck, ...]:
        """Messages to open chats that might have been sent before then and were not, by state."""
        found = self._all(
            "SELECT state, count(*), min(changed), max(error) FROM deliveries"
            " JOIN destinations ON destinations.id = destination"
            " WHERE state IN ('pending', 'sending', 'ambiguous') AND closed = '' AND max(changed, not_before) < ?"
            " GROUP BY state ORDER BY state",
            rows.seconds(before),
        )
        return tuple(_stuck(row) for row in found)

    def dead(self, since: datetime) -> Stuck | None:
        """Messages that were given up since then."""
        found = self._one(
            "SELECT state, count(*), min(changed), max(error) FROM deliveries WHERE state = 'dead' AND changed >= ?"
            " GROUP BY state",
            rows.seconds(since),
        )
        return _stuck(found) if found else None

    def closed(self) -> tuple[tuple[str, str], ...]:
        """Chats that take no messages though some wait for them, with the reason; the terminal is none."""
        return tuple(
            self._all(
                "SELECT DISTINCT chat, closed FROM destinations JOIN deliveries ON destination = destinations.id"
                " WHERE closed != '' AND state IN ('pending', 'ambiguous') AND chat != ? ORDER BY chat",
                TERMINAL.chat,
            )
        )


def _stuck(row: Sequence[Any]) -> Stuck:
    state, count, since, error = row
    return Stuck(State(state), count, rows.moment(since), error)
