"""Chats' own watchlists, what was changed in any, and what buttons offer. A part of the Store."""

from __future__ import annotations

import json
import sqlite3
from abc import abstractmethod
from contextlib import AbstractContextManager
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import Any

from sqlite_utils import Database

from bot.changes import OWN, Change, Deed, Draft, Offer, OwnList, Unwanted
from bot.model import Destination
from bot.store import notes, rows, writes

OFFERED = timedelta(days=1)
_CHANGE = "chat, user, at, watchlist, deed, term, was, now, before, after, id, undone, topic"


class Lists:
    """The methods of the Store that are about lists."""

    _db: Database

    @abstractmethod
    def _transaction(self) -> AbstractContextManager[sqlite3.Connection]: ...

    def own_lists(self) -> tuple[OwnList, ...]:
        """The own lists of all chats that have one."""
        return own_lists(self._db.conn)

    def own_list(self, chat: str) -> OwnList:
        """A chat's own list."""
        found = self._db.execute("SELECT id, text FROM lists WHERE chat = ?", [chat]).fetchone()
        return OwnList(f"{OWN}:{found[0]}", found[1]) if found else OwnList()

    # ── offers ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def offer(self, offer: Offer) -> None:
        """Remembers what buttons offer, or what they offer from now on; forgets what is more than a day old."""
        here, at = offer.destination, rows.seconds(offer.at)
        body = json.dumps(asdict(offer.draft), ensure_ascii=False)
        with self._transaction() as connection:
            connection.execute("DELETE FROM offers WHERE at < ?", [at - OFFERED.total_seconds()])
            connection.execute(
                "INSERT INTO offers (id, chat, topic, user, at, body) VALUES (?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET body = excluded.body WHERE done = ''",
                [offer.id, here.chat, here.topic, offer.user, at, body],
            )

    def offered(self, number: str, chat: str, now: datetime) -> Offer | None:
        """What a button offers in this chat; None when it offers nothing there, or no longer."""
        found = self._db.execute(
            "SELECT id, chat, topic, user, at, body, done FROM offers WHERE id = ? AND chat = ? AND at >= ?",
            [number, chat, rows.seconds(now - OFFERED)],
        ).fetchone()
        return _offer(found) if found else None

    def end_offer(self, number: str, how: str) -> bool:
        """Ends an offer that stands; False when it was ended before."""
        with self._transaction() as connection:
            return _end(connection, number, how)

    # ── what a chat does not want ────────────────────────────────────────────────────────────────────────────────────

    def refuse(self, chat: str, unwanted: Unwanted, now: datetime) -> tuple[Unwanted, ...]:
        """Remembers that an article was not for a chat; what else was not of the same term, the last first."""
        fields = (chat, unwanted.article, unwanted.term, unwanted.outlet, unwanted.title, rows.seconds(now))
        with self._transaction() as connection:
            connection.execute("INSERT INTO unwanted VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", fields)
        found = self._db.execute(
            "SELECT article, term, outlet, title FROM unwanted WHERE chat = ? AND term = ? ORDER BY at DESC LIMIT ?",
            [chat, unwanted.term, notes.UNDOABLE],
        )
        return tuple(Unwanted(*row) for row in found)

    def want(self, chat: str, article: str) -> bool:
        """Takes back that an article was not for a chat; False when that is not remembered."""
        with self._transaction() as connection:
            taken = connection.execute("DELETE FROM unwanted WHERE chat = ? AND article = ?", [chat, article])
            return taken.rowcount > 0

    # ── changes ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def change(self, change: Change, offer: str = "", topic: int = 0) -> int:
        """Writes a change, and ends the offer that it came from; 0 when that was ended or the own list is another.

        A chat's first own list is subscribed, where it was made. That of a shared list is `owed` until it is `paid`.
        Returns the number of the change.
        """
        with self._transaction() as connection:
            if offer and not connection.execute("SELECT 1 FROM offers WHERE id = ? AND done = ''", [offer]).fetchone():
                return 0
            if change.watchlist == OWN and not _put_own(connection, change, topic):
                return 0
            _end(connection, offer, "saved")
            number = notes.write(connection, change)
            _owe(connection, number, "" if change.watchlist == OWN else change.after)
            return number

    def undo(self, change: Change, *, topic: int = 0) -> bool:
        """Takes a change back; False when the own list is no longer as the change left it. A file is owed as above."""
        back = replace(change, before=change.after, after=change.before)
        with self._transaction() as connection:
            if change.watchlist == OWN and not _put_own(connection, back, topic):
                return False
            connection.execute("UPDATE changes SET undone = 1 WHERE id = ?", [change.id])
            _owe(connection, change.id, "" if change.watchlist == OWN else change.before)
        return True

    def owed(self) -> tuple[tuple[Change, str], ...]:
        """The changes whose file is not known to be written, each with the text that it shall have."""
        found = self._db.execute(f"SELECT {_CHANGE}, owed FROM changes WHERE owed <> '' ORDER BY id")  # noqa: S608
        return tuple((_change(row[:-1]), row[-1]) for row in found)

    def paid(self, number: int) -> None:
        """Notes that the file of a change is written."""
        with self._transaction() as connection:
            _owe(connection, number, "")

    def withdraw(self, number: int, offer: str = "") -> None:
        """Makes as if a change were not made, or not taken back: its file cannot be written. Its offer stands again."""
        with self._transaction() as connection:
            connection.execute("DELETE FROM changes WHERE id = ? AND NOT undone", [number])
            connection.execute("UPDATE changes SET undone = 0, owed = '' WHERE id = ?", [number])
            connection.execute("UPDATE offers SET done = '' WHERE id = ? AND done = 'saved'", [offer])

    def changes(self, chat: str) -> tuple[Change, ...]:
        """What was changed from a chat, the last first, as far back as it can be undone."""
        found = self._db.execute(
            f"SELECT {_CHANGE} FROM changes WHERE chat = ? ORDER BY id DESC LIMIT ?",  # noqa: S608 - a constant
            [chat, notes.UNDOABLE],
        )
        return tuple(map(_change, found))


def own_lists(connection: sqlite3.Connection) -> tuple[OwnList, ...]:
    """The own lists of all chats that have one."""
    found = connection.execute("SELECT id, text FROM lists WHERE text <> '' ORDER BY id")
    return tuple(OwnList(f"{OWN}:{number}", text) for number, text in found)


def _offer(row: tuple[Any, ...]) -> Offer:
    number, chat, topic, user, at, body, done = row
    draft = json.loads(body)
    return Offer(
        number, Destination(chat, topic), user, rows.moment(at), Draft(**draft | {"deed": Deed(draft["deed"])}), done
    )


def _change(row: tuple[Any, ...]) -> Change:
    chat, user, at, watchlist, deed, *rest, undone, topic = row
    term, was, now, before, after, number = rest
    return Change(
        *(chat, user, rows.moment(at), watchlist, Deed(deed), term, was, now, before, after, number, bool(undone)),
        topic=topic,
    )


def _end(connection: sqlite3.Connection, number: str, how: str) -> bool:
    ended = connection.execute("UPDATE offers SET done = ? WHERE id = ? AND done = ''", [how, number])
    return ended.rowcount == 1


def _owe(connection: sqlite3.Connection, number: int, text: str) -> None:
    connection.execute("UPDATE changes SET owed = ? WHERE id = ?", [text, number])


def _put_own(connection: sqlite3.Connection, change: Change, topic: int) -> bool:
    """Makes the chat's own list be the text after the change, if it is the text before it."""
    connection.execute("INSERT INTO lists (chat, text) VALUES (?, '') ON CONFLICT DO NOTHING", [change.chat])
    put = connection.execute(
        "UPDATE lists SET text = ? WHERE chat = ? AND text = ?", [change.after, change.chat, change.before]
    )
    if put.rowcount and not change.before:
        _subscribe_first(connection, change, topic)
    return put.rowcount == 1


def _subscribe_first(connection: sqlite3.Connection, change: Change, topic: int) -> None:
    number = writes.destination_number(connection, Destination(change.chat, topic))
    connection.execute("UPDATE destinations SET closed = '' WHERE id = ?", [number])
    connection.execute(
        "INSERT INTO subscriptions (destination, watchlist, since)"
        " SELECT ?1, 'own:' || lists.id, ?2 FROM lists WHERE lists.chat = ?3"
        " AND NOT EXISTS (SELECT 1 FROM subscriptions WHERE watchlist = 'own:' || lists.id)",
        [number, rows.seconds(change.at), change.chat],
    )
