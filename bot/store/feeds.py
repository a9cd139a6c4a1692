"""The feeds that are polled: what is due, what fails and what their owner was told of it. A part of the Store."""

from __future__ import annotations

import json
import sqlite3
from abc import abstractmethod
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from bot.changes import ChatFeed, Deed
from bot.core.health import FeedHealth, Report, Trouble
from bot.core.sight import Gap, Sight
from bot.model import Claim, Destination, Feed, Validators
from bot.store import notes, rows, writes

_CLAIM = "url, title, grp, language, known, failures, moved_to, etag, modified, body, items"
_CLOCK_SLACK = 5.0  # seconds by which a clock may be put right without a round of polls


class Feeds:
    """The methods of the Store that are about feeds."""

    _db: Database

    def __init__(self) -> None:
        self._claimed: set[str] = set()

    @abstractmethod
    def _transaction(self) -> AbstractContextManager[sqlite3.Connection]: ...

    def sync_feeds(self, feeds: Iterable[Feed], now: datetime) -> None:
        """Makes the polled feeds be these. New ones are due at once; what left keeps its state and rests."""
        listed = [(feed.url, feed.title, feed.group, feed.language, rows.seconds(now)) for feed in feeds]
        with self._transaction() as connection:
            connection.execute(
                "UPDATE feeds SET active = url IN (SELECT url FROM chat_feeds), listed = 0"
                " WHERE listed AND url NOT IN (SELECT value FROM json_each(?))",
                [json.dumps([url for url, *_ in listed])],
            )
            connection.executemany(  # it happens at every start, so what did not change is not written
                "INSERT INTO feeds (url, title, grp, language, next_poll) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (url) DO UPDATE SET"
                " title = excluded.title, grp = excluded.grp, language = excluded.language,"
                " active = 1, listed = 1"
                " WHERE (title, grp, language, active, listed)"
                " <> (excluded.title, excluded.grp, excluded.language, 1, 1)",
                listed,
            )

    # ── feeds from chats ─────────────────────────────────────────────────────────────────────────────────────────────

    def chat_feeds(self, chat: str) -> tuple[ChatFeed, ...]:
        """The feeds that were added from a chat, in that order."""
        found = self._db.execute(
            "SELECT url, title, language, error FROM chat_feeds JOIN feeds USING (url) WHERE chat = ?"
            " ORDER BY added, url",
            [chat],
        )
        return tuple(ChatFeed(Feed(url, title, "", language), error) for url, title, language, error in found)

    def add_feed(self, chat: str, feed: Feed, user: int, now: datetime) -> bool:
        """Adds a feed from a chat, due at once; False when it was added from there before."""
        with self._transaction() as connection, notes.noted(connection, Deed.FEED, Destination(chat), feed.url):
            connection.execute(
                "INSERT INTO feeds (url, title, grp, language, next_poll, listed) VALUES (?, ?, '', ?, ?, 0)"
                " ON CONFLICT (url) DO UPDATE SET active = 1",
                [feed.url, feed.title, feed.language, rows.seconds(now)],
            )
            added = connection.execute(
                "INSERT INTO chat_feeds VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                [chat, feed.url, user, rows.seconds(now)],
            )
            return added.rowcount == 1

    def remove_feed(self, chat: str, url: str) -> None:
        """Takes a feed off that was added from a chat; it rests unless the OPML or another chat wants it."""
        with self._transaction() as connection, notes.noted(connection, Deed.FEED, Destination(chat), url):
            connection.execute("DELETE FROM chat_feeds WHERE chat = ? AND url = ?", [chat, url])
            connection.execute(
                "UPDATE feeds SET active = 0 WHERE url = ? AND NOT listed AND url NOT IN (SELECT url FROM chat_feeds)",
                [url],
            )

    def postpone(self, starts: Iterable[tuple[str, datetime]]) -> None:
        """Sets when feeds that were never read are asked first; others stay as they are."""
        with self._transaction() as connection:
            connection.executemany(
                "UPDATE feeds SET next_poll = ? WHERE url = ? AND NOT known AND failures = 0",
                [(rows.seconds(start), url) for url, start in starts],
            )

    def claim_feeds(self, now: datetime, limit: int, *, everything: bool = False) -> tuple[Claim, ...]:
        """At most `limit` feeds that are due, healthy and long waiting ones first; none twice until it is finished.

        `everything` takes them whatever their time. A feed that was asked in the future is due: the clock was set back.
        """
        found = self._db.execute(
            f"SELECT {_CLAIM}, {rows.RHYTHM} FROM feeds WHERE active AND (next_poll <= ? OR asked > ? OR ?)"  # noqa: S608 - a constant
            " ORDER BY failures > 0, next_poll, url LIMIT ?",
            [rows.seconds(now), rows.seconds(now) + _CLOCK_SLACK, everything, limit + len(self._claimed)],
        )
        claims = tuple(claim for claim in map(_claim, found) if claim.feed.url not in self._claimed)[:limit]
        self._claimed.update(claim.feed.url for claim in claims)
        return claims

    def give_back(self, claims: Iterable[Claim]) -> None:
        """Makes feeds claimable again that were not asked after all."""
        self._claimed.difference_update(claim.feed.url for claim in claims)

    def forgive(self, urls: Iterable[str], now: datetime) -> None:
        """Takes back the last failure of these feeds and makes them due: it was we who were offline."""
        with self._transaction() as connection:
            connection.executemany(
                "UPDATE feeds SET next_poll = ?, failures = failures - 1,"
                " failing_since = CASE WHEN failures > 1 THEN failing_since END,"
                " error = CASE WHEN failures > 1 THEN error ELSE '' END WHERE url = ? AND failures > 0",
                [(rows.seconds(now), url) for url in urls],
            )

    def failing(self) -> tuple[tuple[str, str], ...]:
        """The feeds that did not answer last time, with the reason, the longest failing first."""
        return tuple(
            self._db.execute("SELECT url, error FROM feeds WHERE failing_since IS NOT NULL ORDER BY failing_since, url")
        )

    # ── what their owner is told ─────────────────────────────────────────────────────────────────────────────────────

    def feed_health(self) -> tuple[FeedHealth, ...]:
        """How every polled feed does, and what its owner was told of it, by address."""
        found = self._db.execute(
            f"SELECT url, title, failing_since, error, permanent, moved_to, told, {rows.RHYTHM} FROM feeds"  # noqa: S608
            " WHERE active ORDER BY url"
        )
        return tuple(map(_health, found))

    def tell_feeds(self, report: Report, destinations: Iterable[Destination], now: datetime) -> None:
        """Puts a report into the outbox for these destinations and remembers what it told, or does neither."""
        with self._transaction() as connection:
            connection.executemany("UPDATE feeds SET told = ? WHERE url = ?", [told[::-1] for told in report.told])
            writes.write_notice(connection, destinations, f"notice:feeds:{now:%H%M}:{now:%Y-%m-%d}", report.notice, now)

    # ── sight ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def sight(self, since: datetime) -> Sight:
        """Until when we saw what the feeds say, and the gaps in it that ended since then."""
        seen = self._db.execute("SELECT seen FROM sight").fetchone()
        gaps = self._db.execute("SELECT since, until FROM gaps WHERE until >= ? ORDER BY since", [rows.seconds(since)])
        times = (Gap(rows.moment(start), rows.moment(end)) for start, end in gaps)
        return Sight(rows.moment(seen[0]) if seen else None, tuple(times))

    def see(self, seen: datetime) -> None:
        """Remembers until when we saw."""
        with self._transaction() as connection:
            _see(connection, seen)

    def tell_gap(self, gap: Gap, now: datetime) -> int:
        """Remembers a gap, and that we see again, and tells every subscribed destination; returns how many are told."""
        with self._transaction() as connection:
            _see(connection, gap.until)
            times = rows.seconds(gap.since), rows.seconds(gap.until)
            connection.execute("INSERT INTO gaps VALUES (?, ?) ON CONFLICT DO NOTHING", times)
            found = connection.execute(
                "SELECT DISTINCT chat, topic FROM subscriptions JOIN destinations ON destinations.id = destination"
                " WHERE closed = '' ORDER BY destination"
            ).fetchall()
            key = f"notice:blind:{rows.seconds(gap.since):.0f}:{now:%Y-%m-%d}"
            return writes.write_notice(connection, [Destination(*one) for one in found], key, gap.notice, now)


def _see(connection: sqlite3.Connection, seen: datetime) -> None:
    connection.execute(
        "INSERT INTO sight VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET seen = excluded.seen", [rows.seconds(seen)]
    )


def _claim(row: Sequence[Any]) -> Claim:
    url, title, group, language, known, failures, moved_to, etag, modified, body, items, *rhythm = row
    feed, validators = Feed(url, title, group, language), Validators(etag, modified, body, items)
    return Claim(feed, validators, bool(known), failures, moved_to, rows.rhythm_of(*rhythm))


def _health(row: Sequence[Any]) -> FeedHealth:
    url, title, failing_since, error, permanent, moved_to, told, *rhythm = row
    since = rows.moment_or_none(failing_since)
    return FeedHealth(url, title, since, error, bool(permanent), moved_to, rows.rhythm_of(*rhythm), Trouble(told))
