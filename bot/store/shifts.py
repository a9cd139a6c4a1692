"""Who is on which story in a chat, and what a shift leaves to the next. A part of the Store."""

from __future__ import annotations

import sqlite3
from abc import abstractmethod
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime, timedelta

from sqlite_utils import Database

from bot.model import Card, Delivery, Destination, Kind, Shift, Taken, Told
from bot.store import rows, stories, writes

_FIRST_SHIFT = timedelta(days=1)  # how far back the first hand-over of a chat looks
_HERE = "(SELECT id FROM destinations WHERE chat = ? AND topic = ?)"


class Shifts:
    """The methods of the Store that are about the people at work in a chat."""

    _db: Database

    @abstractmethod
    def _transaction(self) -> AbstractContextManager[sqlite3.Connection]: ...

    def take_on(self, here: Destination, story: str, taken: Taken) -> Taken | None:
        """Writes into a story's message who is on it; who was before. Raises LookupError if it cannot be edited."""
        with self._transaction() as connection:
            told = _told(connection, here, story)
            before = told.card.taken
            if before is None or before.user != taken.user:
                _revise(connection, here, told, replace(told.card, taken=taken), taken.at)
            return before

    def let_go(self, here: Destination, story: str, user: int, now: datetime) -> Taken | None:
        """Takes a person out of a story's message; who was on it. Raises LookupError if it cannot be edited."""
        with self._transaction() as connection:
            told = _told(connection, here, story)
            before = told.card.taken
            if before and before.user == user:
                _revise(connection, here, told, replace(told.card, taken=None), now)
            return before

    def shift(self, here: Destination, now: datetime) -> Shift:
        """What happened in a chat since the last hand-over."""
        last = f"SELECT max(handed_over) FROM destinations WHERE id = {_HERE}"  # noqa: S608
        found = self._db.execute(last, _of(here)).fetchone()
        since = rows.moment(found[0]) if found[0] else now - _FIRST_SHIFT
        told = self._db.execute(
            "SELECT story, kind, facts FROM deliveries WHERE story IN (SELECT story FROM deliveries"  # noqa: S608
            f" WHERE destination = {_HERE} AND created > ?) AND destination = {_HERE} AND state != 'muted' ORDER BY id",
            [*_of(here), rows.seconds(since), *_of(here)],
        ).fetchall()
        cards: dict[str, Card] = {}
        changed: dict[str, tuple[str, ...]] = {}
        for story, kind, facts in told:
            card = rows.card_of_json(facts)
            if kind == Kind.UPDATE:
                changed[story] = card.changes
            else:
                cards[story] = card
        return Shift(since, tuple(cards.values()), changed)

    def hand_over(self, here: Destination, now: datetime) -> None:
        """Begins a new shift in a chat."""
        with self._transaction() as connection:
            number = writes.destination_number(connection, here)
            connection.execute("UPDATE destinations SET handed_over = ? WHERE id = ?", [rows.seconds(now), number])


def _told(connection: sqlite3.Connection, here: Destination, story: str) -> Told:
    """What a chat was told of a story, or of the one that it continues in. Raises LookupError if that stands fast."""
    found = connection.execute("SELECT coalesce(continues, id) FROM stories WHERE id = ?", [story]).fetchone()
    current = found[0] if found else story
    told = stories.told(connection, [current]).get((here, current))
    if told is None or told.ended or told.waits:
        raise LookupError(story)
    return told


def _revise(connection: sqlite3.Connection, here: Destination, told: Told, card: Card, now: datetime) -> None:
    key = f"revision:{card.story}:{told.revision}"
    writes.write_delivery(connection, Delivery(here, key, Kind.REVISION, card, created=now))


def _of(here: Destination) -> tuple[str, int]:
    return here.chat, here.topic
