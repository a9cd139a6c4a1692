"""When destinations want a digest, what of it is due, and what became of it. A part of the Store."""

from __future__ import annotations

import sqlite3
from abc import abstractmethod
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from zoneinfo import ZoneInfo

from sqlite_utils import Database

from bot.changes import Deed
from bot.core.attention import DAILY
from bot.core.timetable import daily_of, next_daily
from bot.model import Daily, Delivery, Destination, Digest, Kind
from bot.store import notes, rows, writes

# Whoever chose a time, or waits with a list for the digest.
WANTED = (
    "(at <> '' OR EXISTS (SELECT 1 FROM subscriptions s"
    " WHERE s.destination = digests.destination AND s.mode = 'digest'))"
)


# The key of the newest digest that was due; those that somebody asked for are called digest:now.
_LAST = (
    "(SELECT max(key) FROM deliveries d"
    " WHERE d.destination = destinations.id AND key BETWEEN 'digest:' AND 'digest:9~')"
)


@dataclass(frozen=True, slots=True)
class DigestDue:
    """A destination whose digest is due: when it wants one, in which zone (None: that of the settings).

    `covered` is until when the last one was about, None before the first, and `last` its day. `is_timed` is false while
    nothing says when it comes next: then only that is to be said.
    """

    destination: Destination
    daily: Daily
    zone: ZoneInfo | None
    covered: datetime | None
    last: date | None
    is_timed: bool

    def next_after(self, now: datetime, zone: tzinfo) -> datetime:
        """When the next one is due, by a zone for those that chose none: one a day, also where the time was changed."""
        here = self.zone or zone
        following = next_daily(now, self.daily, here)
        is_told = following.astimezone(here).date() == self.last
        return next_daily(following, self.daily, here) if is_told else following


@dataclass(frozen=True, slots=True)
class DigestMade:
    """What became of a digest that was due: its messages (none: it was too late), and the held ones that they tell.

    `covered` is until when they are about, `next` when the next one is due.
    """

    destination: Destination
    next: datetime
    covered: datetime
    deliveries: tuple[Delivery, ...] = ()
    told: tuple[int, ...] = ()


class Digests:
    """The methods of the Store that are about digests."""

    _db: Database

    @abstractmethod
    def _transaction(self) -> AbstractContextManager[sqlite3.Connection]: ...

    def set_digest(self, here: Destination, daily: Daily | None) -> None:
        """Lets a destination have a digest at this time of day, or none. It is timed by the next look for due ones."""
        at = f"{daily.at:%H:%M}" if daily else ""
        days = "".join(map(str, sorted(daily.days))) if daily else ""
        with self._transaction() as connection, notes.noted(connection, Deed.DIGEST, here):
            connection.execute(  # what lies before a digest that was not wanted is not told by the next one
                "INSERT INTO digests (destination, at, days, next) VALUES (?, ?, ?, 0) ON CONFLICT DO UPDATE"
                " SET at = excluded.at, days = excluded.days, next = 0, until = CASE at WHEN '' THEN 0 ELSE until END",
                [writes.destination_number(connection, here), at, days],
            )

    def digests_due(self, now: datetime) -> tuple[DigestDue, ...]:
        """The destinations that follow something and whose digest is due, or not timed yet."""
        return self._digests("closed = '' AND coalesce(next, 0) <= ?", rows.seconds(now))

    def digest_wanted(self, here: Destination) -> DigestDue | None:
        """When a destination's digest comes, due or not; None where it follows nothing or wants none."""
        return next(iter(self._digests("chat = ? AND topic = ?", here.chat, here.topic)), None)

    def _digests(self, condition: str, *values: object) -> tuple[DigestDue, ...]:
        found = self._db.execute(
            "SELECT chat, topic, zone, coalesce(at, ''), coalesce(days, ''), coalesce(next, 0), coalesce(until, 0),"  # noqa: S608
            f" {_LAST} FROM destinations LEFT JOIN digests ON digests.destination = id WHERE {condition}"
            " AND EXISTS (SELECT 1 FROM subscriptions s WHERE s.destination = id AND (at <> '' OR s.mode = 'digest'))"
            " ORDER BY next, id",
            values,
        )
        return tuple(
            DigestDue(
                Destination(chat, topic),
                daily_of(at, days) if at else DAILY,
                ZoneInfo(zone) if zone else None,
                rows.moment(until) if until else None,
                date.fromisoformat(last[len("digest:") :][:10]) if last else None,
                next_ > 0,
            )
            for chat, topic, zone, at, days, next_, until, last in found
        )

    def last_digest(self, here: Destination) -> tuple[str, Digest, int] | None:
        """The last digest that was made for a destination: its name in keys, its first part, how often more was asked.

        None before the first.
        """
        newest = self._db.execute(
            "SELECT key, facts FROM deliveries JOIN destinations ON destinations.id = destination"
            " WHERE chat = ? AND topic = ? AND kind = 'digest' AND json_extract(facts, '$.part') = 1"
            " AND json_extract(facts, '$.skipped') = 0 ORDER BY deliveries.created DESC, deliveries.id DESC LIMIT 1",
            [here.chat, here.topic],
        ).fetchone()
        if not newest:
            return None
        key, facts = newest
        pages = self._db.execute(
            "SELECT count(*) FROM deliveries JOIN destinations ON destinations.id = destination"
            " WHERE chat = ? AND topic = ? AND key BETWEEN ? AND ? AND json_extract(facts, '$.part') = 1",
            [here.chat, here.topic, f"{key}:more", f"{key}:more~"],
        ).fetchone()
        digest = rows.facts_of_json(Kind.DIGEST, facts)
        if not isinstance(digest, Digest):
            raise TypeError(f"{key} is no digest")
        return key.removeprefix("digest:"), digest, pages[0]

    def put_all(self, deliveries: Iterable[Delivery]) -> int:
        """Puts messages into the outbox; returns how many are new."""
        with self._transaction() as connection:
            return sum(writes.write_delivery(connection, each) for each in deliveries)

    def put_digests(self, made: Iterable[DigestMade], now: datetime) -> int:
        """Puts digests into the outbox, once a destination and day, marks what they tell as told, and times the next.

        Returns how many messages that makes.
        """
        with self._transaction() as connection:
            return sum(_put(connection, each, now) for each in made)


def _put(connection: sqlite3.Connection, made: DigestMade, now: datetime) -> int:
    number = writes.destination_number(connection, made.destination)
    added = sum(writes.write_delivery(connection, each) for each in made.deliveries)
    if made.deliveries and not added:  # the clock was set back: that day had its digest
        connection.execute("UPDATE digests SET next = ? WHERE destination = ?", [rows.seconds(made.next), number])
        return 0
    connection.executemany(
        "UPDATE deliveries SET state = 'sent', changed = ? WHERE id = ? AND state = 'held'",
        [(rows.seconds(now), each) for each in made.told],
    )
    connection.execute(
        "INSERT INTO digests (destination, at, days, next, until) VALUES (?1, '', '', ?2, ?3)"
        " ON CONFLICT DO UPDATE SET next = ?2, until = ?3",
        [number, rows.seconds(made.next), rows.seconds(made.covered)],
    )
    return added
