"""Who may talk to us, and what is kept of people and chats. A part of the Store."""

from __future__ import annotations

import sqlite3
from abc import abstractmethod
from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

from sqlite_utils import Database

from bot.changes import OWN
from bot.model import Delivery, Kept
from bot.store import rows, writes

DELETABLE = timedelta(hours=48)  # how long a bot may take its messages back: https://core.telegram.org/bots/api
_HERE = "destination IN (SELECT id FROM destinations WHERE chat = ?)"
_NOBODY = "somebody"


class People:
    """The methods of the Store that are about people, and about chats as a whole."""

    _db: Database

    @abstractmethod
    def _transaction(self) -> AbstractContextManager[sqlite3.Connection]: ...

    def owners(self) -> frozenset[int]:
        """The user ids of those who became owners by the one-time link."""
        return self._people("owner")

    def guests(self) -> frozenset[int]:
        """The user ids of those who were invited."""
        return self._people("guest")

    def _people(self, role: str) -> frozenset[int]:
        return frozenset(number for (number,) in self._db.execute("SELECT id FROM people WHERE role = ?", [role]))

    def add_owner(self, user: int, now: datetime) -> None:
        """Makes a user an owner."""
        with self._transaction() as connection:
            connection.execute(
                "INSERT INTO people VALUES (?, 'owner', ?) ON CONFLICT (id) DO UPDATE SET role = 'owner'",
                [user, rows.seconds(now)],
            )

    # ── invitations ──────────────────────────────────────────────────────────────────────────────────────────────────

    def add_invite(self, digest: bytes, expires: datetime) -> None:
        """Keeps an invitation until it is taken or expires; only its code's digest."""
        with self._transaction() as connection:
            connection.execute("INSERT INTO invites VALUES (?, ?)", [digest, rows.seconds(expires)])

    def take_invite(self, digest: bytes, user: int, now: datetime) -> bool:
        """Lets a user in if the invitation stands; nobody can take it again."""
        with self._transaction() as connection:
            taken = connection.execute(
                "DELETE FROM invites WHERE digest = ? AND expires > ?", [digest, rows.seconds(now)]
            )
            if taken.rowcount:
                connection.execute(
                    "INSERT INTO people VALUES (?, 'guest', ?) ON CONFLICT DO NOTHING", [user, rows.seconds(now)]
                )
            return taken.rowcount > 0

    def forget_ended(self, now: datetime) -> None:
        """Forgets the mutes and invitations whose time is over."""
        with self._transaction() as connection:
            connection.execute("DELETE FROM invites WHERE expires <= ?", [rows.seconds(now)])
            connection.execute("DELETE FROM mutes WHERE until <= ?", [rows.seconds(now)])

    # ── chats as a whole ─────────────────────────────────────────────────────────────────────────────────────────────

    def close_chat(self, chat: str, why: str, notices: Iterable[Delivery]) -> None:
        """Stops sending to a chat and all its topics, and says so, unless nothing was to be sent there anyhow."""
        with self._transaction() as connection:
            closed = connection.execute(
                "UPDATE destinations SET closed = ? WHERE chat = ? AND closed = ''"
                " AND id IN (SELECT destination FROM subscriptions)",
                [why, chat],
            )
            for notice in notices if closed.rowcount else ():
                writes.write_delivery(connection, notice)

    def open_chat(self, chat: str, *, closed: str = "") -> bool:
        """Takes up sending to a chat and its topics again, if need be only where it was `closed` for that reason."""
        with self._transaction() as connection:
            opened = connection.execute(
                "UPDATE destinations SET closed = '' WHERE chat = ? AND closed != '' AND ? IN ('', closed)",
                [chat, closed],
            )
            return opened.rowcount > 0

    # ── forgetting ───────────────────────────────────────────────────────────────────────────────────────────────────

    def kept(self, chat: str, now: datetime) -> Kept:
        """What is kept of a chat, and which of its messages can still be taken back."""
        subscriptions, mutes, deliveries = (
            self._db.execute(f"SELECT count(*) FROM {table} WHERE {_HERE}", [chat]).fetchone()[0]  # noqa: S608
            for table in ("subscriptions", "mutes", "deliveries")
        )
        recent = self._db.execute(
            f"SELECT message FROM deliveries WHERE {_HERE} AND message > 0 AND changed > ? ORDER BY message DESC",  # noqa: S608
            [chat, rows.seconds(now - DELETABLE)],
        )
        return Kept(subscriptions, mutes, deliveries, tuple(message for (message,) in recent))

    def forget(self, chat: str, user: int) -> None:
        """Erases a chat and all that was for it, and of a person (0: of nobody) the id and the name everywhere."""
        with self._transaction() as connection:
            for table in ("deliveries", "subscriptions", "mutes"):
                connection.execute(f"DELETE FROM {table} WHERE {_HERE}", [chat])  # noqa: S608
            for table in ("destinations", "pauses", "chat_feeds", "unwanted"):
                connection.execute(f"DELETE FROM {table} WHERE chat = ?", [chat])  # noqa: S608
            _forget_lists(connection, chat)
            if user:
                connection.execute("DELETE FROM people WHERE id = ?", [user])
                connection.execute("UPDATE mutes SET user = 0, by = ? WHERE user = ?", [_NOBODY, user])
                connection.execute("UPDATE changes SET user = 0 WHERE user = ?", [user])
                for state in ("before", "after"):
                    connection.execute(
                        f"UPDATE changes SET {state} = json_replace({state}, '$.user', 0, '$.by', ?)"  # noqa: S608
                        f" WHERE deed IN ('mute', 'feed') AND {state} <> '' AND json_extract({state}, '$.user') = ?",
                        [_NOBODY, user],
                    )
                connection.execute(
                    "UPDATE deliveries SET facts = json_set(facts, '$.taken.by', ?, '$.taken.user', 0)"
                    " WHERE json_extract(facts, '$.taken.user') = ?",
                    [_NOBODY, user],
                )
                connection.execute("UPDATE chat_feeds SET user = 0 WHERE user = ?", [user])
                _forget_in_digests(connection, user)


def _forget_in_digests(connection: sqlite3.Connection, user: int) -> None:
    """Erases a person from what digests said of mutes."""
    found = connection.execute(
        "SELECT deliveries.id, '$.muted[' || json_each.key || ']' FROM deliveries, json_each(facts, '$.muted')"
        " WHERE kind = 'digest' AND json_extract(value, '$.user') = ?",
        [user],
    ).fetchall()
    for number, path in found:
        connection.execute(
            "UPDATE deliveries SET facts = json_set(facts, ? || '.by', ?, ? || '.user', 0) WHERE id = ?",
            [path, _NOBODY, path, number],
        )


def _forget_lists(connection: sqlite3.Connection, chat: str) -> None:
    """Erases a chat's own list and what it noticed. Its number stays taken, so that no other list is ever called so."""
    connection.execute(
        "DELETE FROM hits WHERE watchlist IN (SELECT ? || ':' || id FROM lists WHERE chat = ?)", [OWN, chat]
    )
    connection.execute("UPDATE lists SET text = '', chat = 'forgotten ' || id WHERE chat = ?", [chat])
    for table in ("changes", "offers"):
        connection.execute(f"DELETE FROM {table} WHERE chat = ?", [chat])  # noqa: S608
