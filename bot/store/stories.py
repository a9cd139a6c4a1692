"""Stories as they stand: by what they are told, how their accounts grew, who was told. Called by the Store only."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from bot.account import Account
from bot.model import Destination, Hit, Kind, News, State, Told
from bot.store import rows

_FIRST_READ, _LAST_READ = 50, 250  # of a story's articles


def read_news(connection: sqlite3.Connection, story: str) -> Iterator[News]:
    """What a story was told by, with its hits."""
    hits: dict[str, list[Hit]] = {}
    for article, *hit in connection.execute(
        "SELECT hits.article, watchlist, term, decided, reasons FROM tellings JOIN hits USING (article)"
        " WHERE story = ? ORDER BY watchlist, term",
        [story],
    ):
        hits.setdefault(article, []).append(rows.hit_of(*hit))
    told = connection.execute(
        f"SELECT {rows.ARTICLE}, {rows.TELLING} FROM tellings JOIN articles ON articles.id = tellings.article"  # noqa: S608
        " LEFT JOIN pages USING (article) WHERE story = ? ORDER BY at, tellings.article",
        [story],
    ).fetchall()
    middle = slice(_FIRST_READ, -_LAST_READ) if len(told) > _FIRST_READ + _LAST_READ else slice(0)
    del told[middle]
    yield from (rows.news_of(row, tuple(hits.get(row[0], ()))) for row in told)


def read_words(connection: sqlite3.Connection, feeds: Collection[str]) -> set[tuple[str, str, str]]:
    """Feed, title and text of all that these feeds told stories by. Reads every telling: for what is rare."""
    return set(
        connection.execute(
            "SELECT feed, title, text FROM tellings JOIN articles ON articles.id = article"
            " WHERE feed IN (SELECT value FROM json_each(?))",
            [json.dumps([*feeds])],
        )
    )


def write_accounts(connection: sqlite3.Connection, accounts: Mapping[str, Account], now: datetime) -> None:
    """The stories as they stand now: a revision more for each that has changed."""
    connection.executemany(
        "INSERT INTO revisions SELECT ?1, (SELECT coalesce(max(n), 0) + 1 FROM revisions WHERE story = ?1), ?2, ?3"
        " WHERE ?3 IS NOT (SELECT facts FROM revisions WHERE story = ?1 ORDER BY n DESC LIMIT 1)",
        [(story, rows.seconds(now), rows.facts_json(account)) for story, account in accounts.items()],
    )


def told(connection: sqlite3.Connection, stories: Collection[str]) -> dict[tuple[Destination, str], Told]:
    """What every destination was told of these stories, or is about to be; those who were not are left out."""
    heard = {}
    for story in stories:
        found = connection.execute(
            "SELECT chat, topic, key, kind, state, facts, created, changed, message FROM deliveries"
            " JOIN destinations ON destinations.id = destination WHERE story = ? ORDER BY destination, created, key",
            [story],
        )
        for (chat, topic), lines in groupby(found, key=lambda row: row[:2]):
            heard[Destination(chat, topic), story] = _told([row[2:] for row in lines])
    return heard


def _told(lines: Sequence[tuple[Any, ...]]) -> Told:
    """What one destination was told of one story, from its rows in the order in which their facts were made."""
    cards = [(row[1], rows.card_of_json(row[3])) for row in lines]
    alert = next((row for row in lines if row[1] == Kind.ALERT), None)
    edits = [row for row in lines if row[1] == Kind.REVISION]
    waiting = [_number(row) for row in edits if row[2] == State.PENDING]
    left = [rows.moment(changed) for _, _, state, _, _, changed, _ in edits if state != State.PENDING]
    return Told(
        card=[card for kind, card in cards if kind != Kind.UPDATE][-1],
        account=cards[-1][1].account,
        since=rows.moment(lines[-1][4]),
        terms=frozenset(term for _, card in cards for term in card.terms),
        waits=alert is not None and alert[2] in {State.PENDING, State.HELD, State.MUTED},
        ended=alert is None or alert[2] == State.DEAD or (alert[2] == State.SENT and alert[6] is None),
        revision=waiting[0] if waiting else 1 + max(map(_number, edits), default=0),
        update=1 + max((_number(row) for row in lines if row[1] == Kind.UPDATE), default=0),
        edited=max(left, default=None),
    )


def _number(row: tuple[Any, ...]) -> int:
    return int(row[0].rpartition(":")[2])
