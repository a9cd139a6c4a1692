"""What destinations want: their habits, their mutes, what is held for them. A part of the Store."""

from __future__ import annotations

import sqlite3
from abc import abstractmethod
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from sqlite_utils import Database

from bot.changes import Change, Deed
from bot.core.attention import Attention, Batch
from bot.core.timetable import daily_of
from bot.model import (
    Article,
    Card,
    Delivery,
    Destination,
    Found,
    Habits,
    Hit,
    Hours,
    Kind,
    Mode,
    Mute,
    Priority,
    Scope,
    State,
    Subscription,
)
from bot.store import notes, rows, writes
from bot.store.digests import WANTED

_AWAITED = timedelta(minutes=15)  # how long what was held waits for a digest that is due
_DUE = 500  # held deliveries that are summed up at once
_HABITS = "zone, quiet, quiet_for_all, coalesce(at, ''), coalesce(days, '')"
_KNOWN = "destinations LEFT JOIN digests ON destination = id"


class Chats:
    """The methods of the Store that are about destinations and their wishes."""

    _db: Database

    @abstractmethod
    def _transaction(self) -> AbstractContextManager[sqlite3.Connection]: ...

    def attention(self, zone: tzinfo, now: datetime) -> Attention:
        """What all destinations want; `zone` is that of those that chose none."""
        modes: dict[Destination, dict[str, Mode]] = {}
        for each in self.subscriptions():
            modes.setdefault(each.destination, {})[each.watchlist] = each.mode
        mutes: dict[Destination, list[Mute]] = {}
        for mute in self.mutes(now):
            mutes.setdefault(mute.destination, []).append(mute)
        found = self._db.execute(
            f"SELECT chat, topic, {_HABITS} FROM {_KNOWN} WHERE zone != '' OR quiet != '' OR at != ''"  # noqa: S608
        )
        habits = {Destination(chat, topic): _habits(*said) for chat, topic, *said in found}
        return Attention(zone, modes, habits, mutes)

    # ── subscriptions ────────────────────────────────────────────────────────────────────────────────────────────────

    def subscribe(self, subscription: Subscription, now: datetime) -> bool:
        """Subscribes a destination to a watchlist, or changes when it hears of it; False when it was so already.

        Opens the destination again.
        """
        here = subscription.destination
        with self._transaction() as connection, notes.noted(connection, Deed.FOLLOW, here, subscription.watchlist):
            number = writes.destination_number(connection, here)
            connection.execute("UPDATE destinations SET closed = '' WHERE id = ?", [number])
            added = connection.execute(
                "INSERT INTO subscriptions (destination, watchlist, since, mode) VALUES (?, ?, ?, ?)"
                " ON CONFLICT DO UPDATE SET mode = excluded.mode WHERE mode != excluded.mode",
                [number, subscription.watchlist, rows.seconds(now), subscription.mode],
            )
            return added.rowcount > 0

    def unsubscribe(self, subscription: Subscription) -> bool:
        """Ends a subscription; False when there was none."""
        here = subscription.destination
        with self._transaction() as connection, notes.noted(connection, Deed.FOLLOW, here, subscription.watchlist):
            removed = connection.execute(
                "DELETE FROM subscriptions WHERE watchlist = ?"
                " AND destination = (SELECT id FROM destinations WHERE chat = ? AND topic = ?)",
                [subscription.watchlist, here.chat, here.topic],
            )
            return removed.rowcount > 0

    def subscriptions(self) -> tuple[Subscription, ...]:
        """Every subscription of a destination that takes messages."""
        found = self._db.execute(
            "SELECT chat, topic, watchlist, mode FROM subscriptions JOIN destinations ON destinations.id = destination"
            " WHERE closed = '' ORDER BY destination, watchlist"
        )
        return tuple(Subscription(Destination(chat, topic), name, Mode(mode)) for chat, topic, name, mode in found)

    # ── habits ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def habits(self, destination: Destination) -> Habits:
        """How a destination wants to be told."""
        said = self._db.execute(
            f"SELECT {_HABITS} FROM {_KNOWN} WHERE chat = ? AND topic = ?",  # noqa: S608 - constants
            [destination.chat, destination.topic],
        ).fetchone()
        return _habits(*said) if said else Habits()

    def set_habits(self, destination: Destination, habits: Habits, zone: tzinfo, now: datetime) -> None:
        """Changes how a destination wants to be told, and when what is held for it is due; `zone` as in `attention`."""
        chosen = getattr(habits.zone, "key", "")
        quiet = f"{habits.quiet.start:%H:%M}-{habits.quiet.end:%H:%M}" if habits.quiet else ""
        with (
            self._transaction() as connection,
            notes.noted(connection, Deed.ZONE, destination),
            notes.noted(connection, Deed.QUIET, destination),
        ):
            number = writes.destination_number(connection, destination)
            connection.execute(
                "UPDATE destinations SET zone = ?, quiet = ?, quiet_for_all = ? WHERE id = ?",
                [chosen, quiet, habits.quiet_for_all, number],
            )
            connection.execute(
                "UPDATE digests SET next = 0 WHERE destination = ? AND next > ?", [number, rows.seconds(now)]
            )
            self._time_anew(connection, destination, zone, now)

    def time_anew(self, destination: Destination, zone: tzinfo, now: datetime) -> None:
        """What is held for a destination is due when it would be if it came now."""
        with self._transaction() as connection:
            self._time_anew(connection, destination, zone, now)

    def _time_anew(self, connection: sqlite3.Connection, here: Destination, zone: tzinfo, now: datetime) -> None:
        attention = self.attention(zone, now)
        held = connection.execute(
            "SELECT deliveries.id, story, priority FROM deliveries JOIN destinations ON destinations.id = destination"
            " WHERE chat = ? AND topic = ? AND state = 'held' AND not_before > ?",
            [here.chat, here.topic, rows.seconds(now)],
        ).fetchall()
        for number, story, priority in held:
            lists = connection.execute(
                "SELECT DISTINCT watchlist FROM tellings JOIN hits USING (article) WHERE story = ?", [story]
            )
            urgent = priority == Priority.URGENT.rank
            until = attention.held_until(here, {name for (name,) in lists}, now, urgent=urgent) or now
            connection.execute("UPDATE deliveries SET not_before = ? WHERE id = ?", [rows.seconds(until), number])

    def put_back(self, change: Change, zone: tzinfo, now: datetime) -> bool:
        """Takes the change of a setting back; False when it was set otherwise since. What is held is timed anew."""
        with self._transaction() as connection:
            if not notes.put_back(connection, change):
                return False
            connection.execute("UPDATE changes SET undone = 1 WHERE id = ?", [change.id])
            self._time_anew(connection, Destination(change.chat, change.topic), zone, now)
            return True

    # ── mutes ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def mutes(self, now: datetime) -> tuple[Mute, ...]:
        """The mutes that hold now."""
        found = self._db.execute(
            "SELECT chat, topic, scope, what, until, by, user FROM mutes"
            " JOIN destinations ON destinations.id = destination WHERE until > ? ORDER BY destination, scope, what",
            [rows.seconds(now)],
        )
        return tuple(
            Mute(Destination(chat, topic), Scope(scope), what, rows.moment(until), by, user)
            for chat, topic, scope, what, until, by, user in found
        )

    def mute(self, mute: Mute) -> None:
        """Makes a mute hold, anew if it did."""
        with self._transaction() as connection, notes.noted(connection, Deed.MUTE, mute.destination, mute.name):
            number = writes.destination_number(connection, mute.destination)
            connection.execute(
                "INSERT OR REPLACE INTO mutes VALUES (?, ?, ?, ?, ?, ?)",
                [number, mute.scope, mute.what, rows.seconds(mute.until), mute.by, mute.user],
            )

    def unmute(self, mute: Mute) -> bool:
        """Ends a mute; False when it does not hold any more."""
        with self._transaction() as connection, notes.noted(connection, Deed.MUTE, mute.destination, mute.name):
            ended = connection.execute(
                "DELETE FROM mutes WHERE scope = ? AND what = ?"
                " AND destination = (SELECT id FROM destinations WHERE chat = ? AND topic = ?)",
                [mute.scope, mute.what, mute.destination.chat, mute.destination.topic],
            )
            return ended.rowcount > 0

    # ── stories ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def card_told(self, destination: Destination, *, message: int = 0, story: str = "") -> Card | None:
        """The newest facts of a story that this place was told of: of the one in that message, or of that name."""
        number = self._db.execute(
            "SELECT id FROM destinations WHERE chat = ? AND topic = ?", [destination.chat, destination.topic]
        ).fetchone()
        if not number:
            return None
        found = self._db.execute(
            "SELECT facts FROM deliveries WHERE kind IN ('alert', 'update', 'revision')"
            " AND destination = ?1 AND story = CASE WHEN ?2"
            " THEN (SELECT story FROM deliveries WHERE destination = ?1 AND message = ?2 AND story IS NOT NULL)"
            " ELSE coalesce((SELECT continues FROM stories WHERE id = ?3), ?3) END"
            " ORDER BY kind = 'update', id DESC LIMIT 1",
            [number[0], message, story],
        ).fetchone()
        return rows.card_of_json(found[0]) if found else None

    def outlets(self) -> tuple[str, ...]:
        """Every outlet that ever told of a story."""
        return tuple(outlet for (outlet,) in self._db.execute("SELECT DISTINCT outlet FROM tellings ORDER BY outlet"))

    def newest_stories(self, watchlist: str, limit: int) -> tuple[tuple[str, tuple[Found, ...]], ...]:
        """The stories that a watchlist noticed last, the newest first, each with its articles, the earliest first."""
        stories = self._db.execute(
            "SELECT story FROM tellings JOIN hits ON hits.article = tellings.article"
            " WHERE watchlist = ? AND (held IS NULL OR held IN ('late', 'backlog', 'flood'))"
            " GROUP BY story ORDER BY max(at) DESC LIMIT ?",
            [watchlist, limit],
        )
        return tuple((story, self._found(story, watchlist)) for (story,) in stories.fetchall())

    def _found(self, story: str, watchlist: str) -> tuple[Found, ...]:
        hits: dict[Article, list[Hit]] = {}
        for *article, name, decided, reasons in self._db.execute(
            f"SELECT {rows.ARTICLE}, term, decided, reasons FROM tellings"  # noqa: S608 - a constant
            " JOIN articles ON articles.id = tellings.article JOIN hits ON hits.article = tellings.article"
            " WHERE story = ? AND watchlist = ? ORDER BY at, articles.number, term",
            [story, watchlist],
        ):
            hits.setdefault(rows.article_of(article), []).append(rows.hit_of(watchlist, name, decided, reasons))
        return tuple(Found(article, tuple(own)) for article, own in hits.items())

    def put(self, delivery: Delivery) -> bool:
        """Puts a message into the outbox; False when its destination had one of that key."""
        with self._transaction() as connection:
            return writes.write_delivery(connection, delivery) > 0

    # ── what is held ─────────────────────────────────────────────────────────────────────────────────────────────────

    def due_held(self, now: datetime) -> tuple[Delivery, ...]:
        """What was held and is to be delivered now, where messages are taken and no digest is about to tell it."""
        found = self._db.execute(
            "SELECT deliveries.id, chat, topic, key, kind, facts, created, not_before"  # noqa: S608
            " FROM deliveries INDEXED BY deliveries_held"  # or SQLite reads all that was ever told, in order of id
            " JOIN destinations ON destinations.id = destination"
            " WHERE state = 'held' AND not_before <= ? AND closed = '' AND destinations.id NOT IN ("
            f"SELECT destination FROM digests WHERE next BETWEEN ? AND ? AND {WANTED})"
            " ORDER BY deliveries.id LIMIT ?",
            [rows.seconds(now), rows.seconds(now - _AWAITED), rows.seconds(now), _DUE],
        )
        return tuple(
            Delivery(
                *(Destination(chat, topic), key, Kind(kind), rows.card_of_json(facts), rows.moment(created)),
                id=number,
                state=State.HELD,
                not_before=rows.moment(due),
            )
            for number, chat, topic, key, kind, facts, created, due in found
        )

    def deliver_batches(self, batches: Iterable[Batch], now: datetime) -> None:
        """Puts summaries into the outbox, and marks what they tell as told."""
        with self._transaction() as connection:
            for batch in batches:
                _write_anew(connection, batch.delivery)
                connection.executemany(
                    "UPDATE deliveries SET state = 'sent', changed = ? WHERE id = ? AND state = 'held'",
                    [(rows.seconds(now), number) for number in batch.told],
                )


def _write_anew(connection: sqlite3.Connection, delivery: Delivery) -> None:
    """Writes a summary under the first key that is free: after a clock was set back its slot may have come before."""
    number = 1
    while not writes.write_delivery(connection, delivery):
        number += 1
        delivery = replace(delivery, key=f"{delivery.key.partition('+')[0]}+{number}")


def _habits(zone: str, quiet: str, quiet_for_all: int, at: str, days: str) -> Habits:
    start, _, end = quiet.partition("-")
    hours = Hours(time.fromisoformat(start), time.fromisoformat(end)) if quiet else None
    return Habits(ZoneInfo(zone) if zone else None, hours, bool(quiet_for_all), daily_of(at, days) if at else None)
