"""What people set for a chat, written down as it was before and is after, so that it can be told and taken back.

A setting is one row, or a few columns of one: its state is their JSON, empty while there is no such row.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.changes import Change, Deed
from bot.model import Destination
from bot.store import rows

UNDOABLE = 20
_REMEMBERED = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Behalf:
    """For whom something is written: the update that asked for it, who said it (0: a chat itself), and when."""

    update: int
    user: int
    at: datetime


behalf: ContextVar[Behalf | None] = ContextVar("behalf", default=None)


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a setting's state is read, and how it is put back: the statements in order, `put` only for a state."""

    read: str
    clear: str
    put: str
    after: str = ""


_SETTINGS = {
    Deed.FOLLOW: _Setting(
        "SELECT json_object('mode', mode, 'since', since) FROM subscriptions"
        " WHERE destination = :place AND watchlist = :what",
        "DELETE FROM subscriptions WHERE destination = :place AND watchlist = :what",
        "INSERT INTO subscriptions (destination, watchlist, since, mode)"
        " VALUES (:place, :what, json_extract(:state, '$.since'), json_extract(:state, '$.mode'))",
    ),
    Deed.MUTE: _Setting(
        "SELECT json_object('until', until, 'by', by, 'user', user) FROM mutes"
        " WHERE destination = :place AND scope || ':' || what = :what",
        "DELETE FROM mutes WHERE destination = :place AND scope || ':' || what = :what",
        "INSERT INTO mutes (destination, scope, what, until, by, user)"
        " VALUES (:place, substr(:what, 1, instr(:what, ':') - 1), substr(:what, instr(:what, ':') + 1),"
        " json_extract(:state, '$.until'), json_extract(:state, '$.by'), json_extract(:state, '$.user'))",
    ),
    Deed.ZONE: _Setting(
        "SELECT json_object('zone', zone) FROM destinations WHERE id = :place AND zone != ''",
        "UPDATE destinations SET zone = '' WHERE id = :place",
        "UPDATE destinations SET zone = json_extract(:state, '$.zone') WHERE id = :place",
    ),
    Deed.QUIET: _Setting(
        "SELECT json_object('quiet', quiet, 'for_all', quiet_for_all) FROM destinations"
        " WHERE id = :place AND quiet != ''",
        "UPDATE destinations SET quiet = '', quiet_for_all = 0 WHERE id = :place",
        "UPDATE destinations SET quiet = json_extract(:state, '$.quiet'),"
        " quiet_for_all = json_extract(:state, '$.for_all') WHERE id = :place",
    ),
    Deed.DIGEST: _Setting(
        "SELECT json_object('at', at, 'days', days) FROM digests WHERE destination = :place AND at != ''",
        "UPDATE digests SET at = '', next = 0 WHERE destination = :place",
        "UPDATE digests SET at = json_extract(:state, '$.at'), days = json_extract(:state, '$.days'), next = 0"
        " WHERE destination = :place",
    ),
    Deed.FEED: _Setting(
        "SELECT json_object('user', user, 'added', added) FROM chat_feeds WHERE chat = :chat AND url = :what",
        "DELETE FROM chat_feeds WHERE chat = :chat AND url = :what",
        "INSERT INTO chat_feeds (chat, url, user, added)"
        " VALUES (:chat, :what, json_extract(:state, '$.user'), json_extract(:state, '$.added'))",
        "UPDATE feeds SET active = listed OR url IN (SELECT url FROM chat_feeds) WHERE url = :what",
    ),
}


@contextmanager
def noted(connection: sqlite3.Connection, deed: Deed, here: Destination, what: str = "") -> Iterator[None]:
    """Writes down what is changed inside, if it is and a person asked for it. Call it inside a transaction."""
    before = _state(connection, deed, here, what)
    yield
    who, after = behalf.get(), _state(connection, deed, here, what)
    if who and after != before:
        change = Change(here.chat, who.user, who.at, "", deed, what, "", "", before, after, topic=here.topic)
        write(connection, change)


def put_back(connection: sqlite3.Connection, change: Change) -> bool:
    """Makes a setting be what it was before a change; False when it is neither that nor what the change made it."""
    here, setting = Destination(change.chat, change.topic), _SETTINGS[change.deed]
    known = {change.before, change.after, *([""] if change.deed is Deed.MUTE else [])}  # a mute ends by itself
    if _state(connection, change.deed, here, change.term) not in known:
        return False
    given = _given(connection, here, change.term) | {"state": change.before}
    for statement in filter(None, (setting.clear, setting.put if change.before else "", setting.after)):
        connection.execute(statement, given)
    return True


def write(connection: sqlite3.Connection, change: Change) -> int:
    """Writes down what was done, and forgets what is too old to be taken back or told; the number of the change."""
    fields = (change.chat, change.topic, change.user, rows.seconds(change.at), change.watchlist, change.deed)
    number = connection.execute(
        "INSERT INTO changes (chat, topic, user, at, watchlist, deed, term, was, now, before, after)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [*fields, change.term, change.was, change.now, change.before, change.after],
    ).lastrowid
    connection.execute(
        "DELETE FROM changes WHERE at < ? OR (chat = ? AND id <="
        " (SELECT id FROM changes WHERE chat = ? ORDER BY id DESC LIMIT 1 OFFSET ?))",
        [rows.seconds(change.at - _REMEMBERED), change.chat, change.chat, UNDOABLE],
    )
    return number or 0


def _state(connection: sqlite3.Connection, deed: Deed, here: Destination, what: str) -> str:
    found = connection.execute(_SETTINGS[deed].read, _given(connection, here, what)).fetchone()
    return found[0] if found else ""


def _given(connection: sqlite3.Connection, here: Destination, what: str) -> dict[str, object]:
    place = connection.execute("SELECT id FROM destinations WHERE chat = ? AND topic = ?", [here.chat, here.topic])
    found = place.fetchone()
    return {"place": found[0] if found else None, "chat": here.chat, "what": what}
