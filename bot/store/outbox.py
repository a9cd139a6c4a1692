"""The rows of the outbox: which may leave next, and what becomes of them. Called inside a transaction, by the Store."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.model import (
    TERMINAL,
    Closed,
    Delivery,
    Destination,
    Kind,
    Outcome,
    Refused,
    Sent,
    State,
    TryAgain,
    Unknown,
)
from bot.store import rows, writes

# A time to wait for that lies farther ahead was written under a wrong clock, and holds up nothing.
LONGEST_WAIT = timedelta(days=3)

# Chats that are looked at together. A hundred groups alone may get 33 messages a second, and all chats together 30, so
# that those behind lose nothing by it.
MOST_WAITING = 200

# The oldest row of each chat that waits; none of a chat where one is under way or that the service told to wait. Alerts
# overtake digests. Edits come last, and only to a message that is there. What was never tried, and every edit, lets
# others pass while it waits.
# Rows are looked at in the order in which they may leave, by an index of its own, and each is asked whether another one
# of its chat comes before it: two hundred are found at once, however many wait. Where chats are named, their rows alone
# are looked at.
# The conditions on the state are written so that SQLite sees that the indexes on the rows at work serve them.
_AT_WORK = "{0}.state IN ('pending', 'sending', 'ambiguous')"
_WAITS = """
    {0}.state <> 'sending'
    AND ({0}.not_before <= :now OR {0}.not_before > :far OR {0}.attempts AND {0}.kind <> 'revision')
    AND ({0}.kind <> 'revision' OR EXISTS (
        SELECT 1 FROM deliveries alert
        WHERE alert.destination = {0}.destination AND alert.key = 'alert:' || {0}.story AND alert.message IS NOT NULL
    ))
"""
_HEADS = f"""
    SELECT d.id, d.state, destinations.chat FROM {{rows}}
    WHERE {_AT_WORK.format("d")} AND {_WAITS.format("d")} AND (d.not_before <= :now OR d.not_before > :far)
    AND closed = '' AND (destinations.chat = :terminal) = :to_terminal
    AND destinations.chat NOT IN (SELECT chat FROM pauses WHERE until > :now AND until < :far)
    AND NOT EXISTS (
        SELECT 1 FROM destinations topic JOIN deliveries first ON first.destination = topic.id
        WHERE topic.chat = destinations.chat AND {_AT_WORK.format("first")}
        AND (first.state = 'sending' OR topic.closed = '' AND {_WAITS.format("first")}
            AND (first.kind = 'revision', first.kind IN ('digest', 'chart'), first.id)
                < (d.kind = 'revision', d.kind IN ('digest', 'chart'), d.id))
    )
    ORDER BY d.kind = 'revision', d.priority, d.id LIMIT :most
"""  # noqa: S608 - made of constants
_OF_ALL = "deliveries d JOIN destinations ON destinations.id = d.destination"
_OF_CHATS = (
    "json_each(:chats) named CROSS JOIN destinations ON destinations.chat = named.value"
    " CROSS JOIN deliveries d ON d.destination = destinations.id"
)
_NEWER = (
    "EXISTS (SELECT 1 FROM deliveries newer WHERE newer.destination = deliveries.destination"
    " AND newer.story = deliveries.story AND newer.kind = 'revision' AND newer.state = 'pending')"
)

log = logging.getLogger(__name__)


def recover(connection: sqlite3.Connection, now: datetime) -> int:
    """Marks what was being sent when the process died: it may have arrived; edits are just made again. How many may."""
    connection.execute(f"DELETE FROM deliveries WHERE state = 'sending' AND kind = 'revision' AND {_NEWER}")  # noqa: S608
    connection.execute("UPDATE deliveries SET state = 'pending' WHERE state = 'sending' AND kind = 'revision'")
    stuck = connection.execute(
        "UPDATE deliveries SET state = 'ambiguous', changed = ? WHERE state = 'sending'", [rows.seconds(now)]
    )
    return stuck.rowcount


def waiting(
    connection: sqlite3.Connection, now: datetime, *, terminal: bool, chats: Collection[str] | None = None
) -> tuple[tuple[int, str, str], ...]:
    """The number, state and chat of each row that may leave now (to these chats), urgent first, 200 at most."""
    found = connection.execute(
        _HEADS.format(rows=_OF_ALL if chats is None else _OF_CHATS),
        {
            "now": rows.seconds(now),
            "far": rows.seconds(now + LONGEST_WAIT),
            "terminal": TERMINAL.chat,
            "to_terminal": terminal,
            "chats": None if chats is None else json.dumps(list(chats)),
            "most": MOST_WAITING,
        },
    )
    return tuple(found)


def take(connection: sqlite3.Connection, number: int, state: str, now: datetime) -> Delivery | None:
    """Marks a row as being sent. None when its facts cannot be read: then it is dead, and holds up nothing."""
    chat, topic, zone, key, kind, facts, created, attempts, message = connection.execute(
        "SELECT chat, topic, zone, d.key, d.kind, d.facts, d.created, d.attempts, alert.message FROM deliveries d"
        " JOIN destinations ON destinations.id = d.destination"
        " LEFT JOIN deliveries alert ON alert.destination = d.destination AND alert.key = 'alert:' || d.story"
        " WHERE d.id = ?",
        [number],
    ).fetchone()
    try:
        told = rows.facts_of_json(Kind(kind), facts)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        log.error("event=dead key=%s reason=facts cannot be read: %s", key, error)  # noqa: TRY400 - the text says it all
        connection.execute(
            "UPDATE deliveries SET state = 'dead', error = 'its facts cannot be read', changed = ? WHERE id = ?",
            [rows.seconds(now), number],
        )
        return None
    connection.execute(
        "UPDATE deliveries SET state = 'sending', attempts = attempts + 1, changed = ? WHERE id = ?",
        [rows.seconds(now), number],
    )
    to, made, local = Destination(chat, topic), rows.moment(created), ZoneInfo(zone) if zone else None
    return Delivery(
        *(to, key, Kind(kind), told, made, number, State(state), attempts + 1), zone=local, message=message or 0
    )


@dataclass(frozen=True, slots=True)
class Ending:
    """What became of a message at a time; if it waits, it is tried again from `retry_at` on."""

    delivery: Delivery
    outcome: Outcome
    now: datetime
    retry_at: datetime


def settle(connection: sqlite3.Connection, ending: Ending) -> None:
    """Writes what became of a message, and what that means for its chat."""
    delivery, outcome, now, retry_at = ending.delivery, ending.outcome, ending.now, ending.retry_at
    state = _state_after(outcome, delivery)
    message = outcome.message_id if isinstance(outcome, Sent) else None
    why = "" if isinstance(outcome, Sent) else outcome.why
    overtaken = 0
    if delivery.kind is Kind.REVISION and state is State.PENDING:
        overtaken = connection.execute(
            f"DELETE FROM deliveries WHERE id = ? AND state = 'sending' AND attempts = ? AND {_NEWER}",  # noqa: S608
            [delivery.id, delivery.attempts],
        ).rowcount
    changed = connection.execute(
        "UPDATE deliveries SET state = ?, message = ?, error = ?, not_before = ?, changed = ?"
        " WHERE id = ? AND state = 'sending' AND attempts = ?",
        [state, message, why, rows.seconds(retry_at), rows.seconds(now), delivery.id, delivery.attempts],
    )
    if not overtaken and not changed.rowcount:
        return  # written before, though the disk said that it was not
    match outcome:
        case Sent() if delivery.kind in {Kind.DIGEST, Kind.CHART}:
            _shorten(connection, delivery)
        case Closed(moved_to=moved_to) if moved_to:
            move(connection, delivery.destination.chat, moved_to)
        case Closed(why=why):
            close(connection, delivery.destination, why)
        case TryAgain(why=why, after=after) if after:
            pause(connection, delivery.destination.chat, now + after, why)
        case Refused() if delivery.kind in {Kind.ALERT, Kind.REVISION}:
            _end_edits(connection, delivery)


def _shorten(connection: sqlite3.Connection, delivery: Delivery) -> None:
    """Keeps of a digest that arrived what it was about: with all that it told, a thousand chats are 10 MB a day."""
    connection.execute(
        "UPDATE deliveries SET facts = json_remove(facts, '$.items', '$.ledger', '$.late', '$.muted', '$.terms')"
        " WHERE id = ?",
        [delivery.id],
    )


def _end_edits(connection: sqlite3.Connection, delivery: Delivery) -> None:
    """There is no message that could be edited: none will be, and updates answer nothing any more."""
    place = [writes.destination_number(connection, delivery.destination), delivery.card.story]
    connection.execute(
        "DELETE FROM deliveries WHERE destination = ? AND story = ? AND kind = 'revision' AND state = 'pending'", place
    )
    connection.execute("UPDATE deliveries SET message = NULL WHERE destination = ? AND key = 'alert:' || ?", place)


def pause(connection: sqlite3.Connection, chat: str, until: datetime, why: str) -> None:
    """Lets nothing leave to a chat until then."""
    connection.execute(
        "INSERT INTO pauses VALUES (?, ?, ?) ON CONFLICT (chat) DO UPDATE SET until = excluded.until,"
        " why = excluded.why",
        [chat, rows.seconds(until), why],
    )


def close(connection: sqlite3.Connection, destination: Destination, why: str) -> None:
    """Sends nothing more to a destination; without a reason it takes that up again."""
    number = writes.destination_number(connection, destination)
    connection.execute("UPDATE destinations SET closed = ? WHERE id = ?", [why, number])


def move(connection: sqlite3.Connection, old: str, new: str) -> None:
    """Gives all that a chat has to the chat it became. What both have, such as a subscription, is kept once.

    What was written in the old one cannot be edited or answered from the new one.
    """
    inside = "destination IN (SELECT id FROM destinations WHERE chat = ?)"
    connection.execute(f"DELETE FROM deliveries WHERE {inside} AND kind = 'revision' AND state = 'pending'", [old])  # noqa: S608
    connection.execute(f"UPDATE deliveries SET message = NULL WHERE {inside}", [old])  # noqa: S608 - a constant
    connection.execute(
        "UPDATE destinations SET chat = ?, closed = ''"
        " WHERE chat = ? AND topic NOT IN (SELECT topic FROM destinations WHERE chat = ?)",
        [new, old, new],
    )
    found = connection.execute("SELECT id, topic FROM destinations WHERE chat = ? AND chat <> ?", [old, new])
    for number, topic in found.fetchall():
        close(connection, Destination(new, topic), why="")
        target = writes.destination_number(connection, Destination(new, topic))
        for table in ("subscriptions", "mutes", "digests", "deliveries"):
            moving = f"UPDATE OR IGNORE {table} SET destination = ? WHERE destination = ?"  # noqa: S608
            connection.execute(moving, [target, number])
            connection.execute(f"DELETE FROM {table} WHERE destination = ?", [number])  # noqa: S608
        connection.execute("DELETE FROM destinations WHERE id = ?", [number])
    connection.execute("UPDATE OR REPLACE pauses SET chat = ? WHERE chat = ?", [new, old])
    for table in ("lists", "changes", "offers", "chat_feeds", "unwanted"):
        connection.execute(f"UPDATE OR IGNORE {table} SET chat = ? WHERE chat = ?", [new, old])  # noqa: S608


def _state_after(outcome: Outcome, delivery: Delivery) -> State:
    """What a row becomes. What may have arrived once stays ambiguous until it is sent for certain; edits repeat."""
    match outcome:
        case Sent():
            return State.SENT
        case Refused():
            return State.DEAD
        case Unknown() if delivery.kind is not Kind.REVISION:
            return State.AMBIGUOUS
        case _:
            return State.AMBIGUOUS if delivery.state is State.AMBIGUOUS else State.PENDING
