"""What people and articles showed to be one story, or two. A part of the Store, also beside a running `run`.

A merged story's articles keep its id as their part: what comes later is still compared with them alone, and what joins
them is told in the story that it continues in.
"""

from __future__ import annotations

import sqlite3
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from itertools import count

from sqlite_utils import Database

from bot.account import Account
from bot.core.articles import article_id, story_id
from bot.errors import ConfigError
from bot.model import Correction, Delivery, State
from bot.store import rows, stories, writes

PERSON = "person"
ARTICLE = "article"
_WAITING = frozenset({State.PENDING, State.HELD, State.MUTED})


class Corrections:
    """The methods of the Store that take stories apart and put them together."""

    _db: Database

    @abstractmethod
    def _transaction(self) -> AbstractContextManager[sqlite3.Connection]: ...

    def merge(self, story: str, other: str, now: datetime) -> str:
        """Lets another story continue in this one, and gives the id under which both go on.

        Raises ConfigError when one of them is not known, or both are one.
        """
        with self._transaction() as connection:
            into, gone = _current(connection, story), _current(connection, other)
            if into == gone:
                raise ConfigError("STORY", f"{story} and {other} are one story already")
            merge(connection, into, gone, now, PERSON)
            return into

    def split(self, story: str, article: str, now: datetime) -> tuple[str, int]:
        """Makes an article, with the copies of it, a story of its own; gives that story's id and how many they are.

        An article of a merged story takes that story out again. Raises ConfigError when it does not stand in the story
        together with others.
        """
        with self._transaction() as connection:
            whole = _current(connection, story)
            part, parted = _parted(connection, whole, article)
            new = part or _unused(connection, whole, article)
            connection.execute(
                "INSERT INTO stories (id, opened) VALUES (?, ?) ON CONFLICT DO UPDATE SET continues = NULL",
                [new, rows.seconds(now)],
            )
            connection.executemany(
                "UPDATE tellings SET story = ?, part = '' WHERE article = ?", [(new, each) for each in parted]
            )
            connection.execute(
                "UPDATE stories SET opened = (SELECT min(at) FROM tellings WHERE story = id) WHERE id = ?", [new]
            )
            _decided(connection, rows.seconds(now), "split", whole, new, PERSON)
            _mark_stale(connection, whole, new)
            return new, len(parted)

    def corrections(self) -> tuple[Correction, ...]:
        """What was found to be one story, or two, in the order in which it was."""
        found = self._db.execute(f"SELECT {rows.CORRECTION} FROM decisions ORDER BY id")  # noqa: S608
        return tuple(rows.correction_of(*row) for row in found)

    # ── what follows of it ───────────────────────────────────────────────────────────────────────────────────────────

    def continued(self) -> dict[str, str]:
        """The stories that continue in another one, with that one."""
        return dict(self._db.execute("SELECT id, continues FROM stories WHERE continues IS NOT NULL"))

    def stale(self) -> dict[str, int]:
        """The stories whose messages are to be told anew, with how often that was said."""
        return dict(self._db.execute("SELECT id, stale FROM stories WHERE stale"))

    def mend(
        self,
        stale: Mapping[str, int],
        accounts: Mapping[str, Account],
        deliveries: Sequence[Delivery],
        now: datetime,
    ) -> None:
        """Writes what stale stories came to; one that was corrected meanwhile stays stale."""
        with self._transaction() as connection:
            stories.write_accounts(connection, accounts, now)
            for delivery in deliveries:
                writes.write_delivery(connection, delivery)
            connection.executemany("UPDATE stories SET stale = 0 WHERE id = ? AND stale = ?", list(stale.items()))


def merge(connection: sqlite3.Connection, into: str, gone: str, now: datetime, by: str) -> None:
    """Lets a story continue in another one, with its articles and with the messages of those who know only it."""
    connection.execute(
        "UPDATE tellings SET part = CASE part WHEN '' THEN story ELSE part END, story = ? WHERE story = ?",
        [into, gone],
    )
    connection.execute("UPDATE stories SET continues = ? WHERE id = ? OR continues = ?", [into, gone, gone])
    _decided(connection, rows.seconds(now), "merge", into, gone, by)
    _hand_over(connection, gone, into)
    _mark_stale(connection, into, gone)


def _current(connection: sqlite3.Connection, story: str) -> str:
    """The story itself, or the one that it continues in."""
    found = connection.execute("SELECT coalesce(continues, id) FROM stories WHERE id = ?", [story]).fetchone()
    if not found:
        raise ConfigError("STORY", f"there is no story {story[:20]!r}; `ironwatch why LINK` names an article's story")
    current: str = found[0]
    return current


def _parted(connection: sqlite3.Connection, story: str, article: str) -> tuple[str, list[str]]:
    """What leaves a story with one of its articles: the merged story that it is part of, else its copies, else itself.

    Gives the id of that part (empty for the others), and the articles.
    """
    told = connection.execute("SELECT article, part, origin FROM tellings WHERE story = ?", [story]).fetchall()
    own = next((each for each in told if each[0] == article), None)
    if own is None:
        raise ConfigError("ARTICLE", f"it does not stand in story {story}; `ironwatch why LINK` names its story")
    _, part, origin = own
    wholes = (
        (part, [each for each, of, _ in told if part and of == part]),
        ("", [each for each, of, from_ in told if origin and (of, from_) == (part, origin)]),
        ("", [article]),
    )
    for whole, articles in wholes:
        if articles and len(articles) < len(told):
            return whole, articles
    raise ConfigError("ARTICLE", f"it tells story {story} alone; there is nothing to take apart")


def _unused(connection: sqlite3.Connection, story: str, article: str) -> str:
    """An id for a story that an article opens anew: not chance, and nobody's yet."""
    ids = (story_id(article_id(f"{story} {article} {number}")) for number in count())
    taken = "SELECT count(*) FROM stories WHERE id = ?"
    return next(each for each in ids if not connection.execute(taken, [each]).fetchone()[0])


def _decided(connection: sqlite3.Connection, *decision: object) -> None:
    connection.execute("INSERT INTO decisions (at, deed, story, other, by) VALUES (?, ?, ?, ?, ?)", decision)


def _mark_stale(connection: sqlite3.Connection, *stories: str) -> None:
    connection.executemany("UPDATE stories SET stale = stale + 1 WHERE id = ?", [(story,) for story in stories])


def _hand_over(connection: sqlite3.Connection, gone: str, into: str) -> None:
    """Makes the message of a story that continues in another one that one's message, where that has none.

    Where both have one, what still waits is not told any more.
    """
    told = {number for (number,) in connection.execute("SELECT destination FROM deliveries WHERE story = ?", [into])}
    rows_ = connection.execute("SELECT id, destination, state FROM deliveries WHERE story = ?", [gone]).fetchall()
    connection.executemany(
        "UPDATE deliveries SET story = ?1, key = replace(key, ?2, ?1) WHERE id = ?3",
        [(into, gone, number) for number, destination, _ in rows_ if destination not in told],
    )
    connection.executemany(
        "DELETE FROM deliveries WHERE id = ?",
        [(number,) for number, destination, state in rows_ if destination in told and state in _WAITING],
    )
