"""The inserts and updates of one poll's transaction. Called inside it, by the Store only."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import astuple
from datetime import datetime

from bot.model import Article, Delivery, Destination, Found, Held, Kind, News, Notice, PageRead, Visit
from bot.store import rows
from bot.store.words import words_of

_OF_STORIES = frozenset({Kind.ALERT, Kind.REVISION, Kind.UPDATE})


def write_feeds(connection: sqlite3.Connection, visits: Sequence[Visit]) -> None:
    """The feeds' new state, validators included, and the outages that ended."""
    heard = [visit for visit in visits if not visit.error]
    connection.executemany(
        "INSERT INTO outages SELECT url, failing_since, ?, error FROM feeds"
        " WHERE url = ? AND failing_since IS NOT NULL ON CONFLICT DO NOTHING",
        [(rows.seconds(visit.at), visit.claim.feed.url) for visit in heard],
    )
    connection.executemany(
        "UPDATE feeds SET next_poll = ?2, asked = ?3, last_ok = ?3, moved_to = ?4, known = 1, failures = 0,"
        " failing_since = NULL, error = '', permanent = 0 WHERE url = ?1",
        [(*_asked(visit), visit.moved_to) for visit in heard],
    )
    connection.executemany(
        "UPDATE feeds SET newest = ?, habit = ?, hours = ?, rhythm_seen = ?, urgent = ? WHERE url = ?",
        [
            (*rows.rhythm_row(visit.rhythm), visit.claim.feed.url)
            for visit in heard
            if visit.rhythm is not visit.claim.rhythm
        ],
    )
    connection.executemany(
        "UPDATE feeds SET etag = ?, modified = ?, body = ?, items = ? WHERE url = ?",
        [(*astuple(new), visit.claim.feed.url) for visit in heard if (new := visit.validators)],
    )
    connection.executemany(  # an address that failed is forgotten: the feed's own one may know a better one
        "UPDATE feeds SET next_poll = ?2, asked = ?3, failures = failures + 1, error = ?4, permanent = ?5,"
        " failing_since = coalesce(failing_since, ?3), moved_to = '' WHERE url = ?1",
        [(*_asked(visit), visit.error, visit.permanent) for visit in visits if visit.error and visit.counted],
    )
    connection.executemany(
        "UPDATE feeds SET next_poll = ?2, asked = ?3 WHERE url = ?1",
        [_asked(visit) for visit in visits if not visit.counted],
    )


def _asked(visit: Visit) -> tuple[object, ...]:
    return visit.claim.feed.url, rows.seconds(visit.next_poll), rows.seconds(visit.at)


def write_articles(connection: sqlite3.Connection, articles: Sequence[Article], now: datetime) -> None:
    """New articles, every key they came under, and their words."""
    if not articles:
        return
    last = connection.execute("SELECT coalesce(max(number), 0) FROM articles").fetchone()[0]
    connection.executemany(
        "INSERT INTO articles (id, key, feed, feed_title, outlet, host, title, text, url, language, published, seen)"
        " VALUES (?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING",
        [rows.article_row(article, now) for article in articles],
    )
    connection.executemany(
        "INSERT INTO keys VALUES (?, ?) ON CONFLICT DO NOTHING",
        [row for article in articles for row in rows.key_rows(article)],
    )
    told = {article.id: article for article in articles}
    new = connection.execute("SELECT number, id FROM articles WHERE number > ?", [last]).fetchall()
    connection.executemany(  # plain values: what it selects itself costs the index five times as much
        "INSERT INTO words (rowid, said) VALUES (?, ?)",
        [(number, words_of(told[id_].title, told[id_].text)) for number, id_ in new],
    )


def forget_texts(connection: sqlite3.Connection, before: datetime, limit: int) -> int:
    """Forgets the texts of at most `limit` indexed articles seen before then; returns how many.

    An article with hits keeps its title and link, for their record; of others nothing stays but the keys.
    """
    old = connection.execute(
        "SELECT number, title, text FROM articles WHERE seen < ? AND number >= (SELECT rowid FROM words ORDER BY rowid"
        " LIMIT 1) AND EXISTS (SELECT 1 FROM words WHERE rowid = number) ORDER BY seen, number LIMIT ?",
        [rows.seconds(before), limit],
    ).fetchall()
    # An index without texts has to be told what it forgets; contentless_delete came with SQLite 3.43.
    connection.executemany(
        "INSERT INTO words (words, rowid, said) VALUES ('delete', ?, ?)",
        [(number, words_of(title, text)) for number, title, text in old],
    )
    if old:  # and to clear up after it: left to itself it grows to four times its size before it does
        for command, value in (("usermerge", 2), ("merge", 256)):
            connection.execute("INSERT INTO words (words, rank) VALUES (?, ?)", [command, value])
    numbers = [(number,) for number, _, _ in old]
    connection.executemany("UPDATE articles SET text = '' WHERE number = ?", numbers)
    connection.executemany(
        "DELETE FROM articles WHERE number = ? AND NOT EXISTS (SELECT 1 FROM hits WHERE article = articles.id)", numbers
    )
    return len(old)


def write_news(connection: sqlite3.Connection, news: Sequence[News], now: datetime) -> None:
    """Stories that opened, the articles that tell them, and the hits with their reasons."""
    connection.executemany(
        "INSERT INTO stories (id, opened) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(item.telling.story, rows.seconds(item.found.article.at)) for item in news if item.opened],
    )
    connection.executemany(
        "INSERT INTO tellings (article, story, part, headline, outlet, at, why, held, origin, noticed)"
        " VALUES (?2, coalesce((SELECT continues FROM stories WHERE id = ?1), ?1),"
        " CASE WHEN EXISTS (SELECT 1 FROM stories WHERE id = ?1 AND continues <> '') THEN ?1 ELSE '' END,"
        " ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
        " ON CONFLICT DO NOTHING",
        [(*_telling_row(item), rows.seconds(now)) for item in news],
    )
    connection.executemany(
        "INSERT INTO hits VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        [row for item in news for row in _hit_rows(item.found)],
    )


def _telling_row(item: News) -> tuple[object, ...]:
    telling = item.telling
    return (
        *(telling.story, item.found.article.id, telling.headline, telling.outlet),
        *(rows.seconds(telling.at), item.why, item.held, telling.origin),
    )


def _hit_rows(found: Found) -> list[tuple[object, ...]]:
    return [(found.article.id, hit.watchlist, hit.term, hit.decided, rows.reasons_json(hit)) for hit in found.hits]


def write_pages(connection: sqlite3.Connection, news: Sequence[News], now: datetime) -> None:
    """A job for every article that waits for its page."""
    connection.executemany(
        "INSERT INTO pages (article, asked) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(item.found.article.id, rows.seconds(now)) for item in news if item.held is Held.PAGE],
    )


def write_page(connection: sqlite3.Connection, page: PageRead) -> None:
    """What a page decided: the hits as they stand now, and why their article is still held back, if it is."""
    article = page.news.found.article.id
    connection.execute(
        "UPDATE pages SET outcome = ?, sentence = ?, read = ? WHERE article = ?",
        [page.outcome, page.news.found.sentence, rows.seconds(page.at), article],
    )
    connection.execute(
        "UPDATE tellings SET held = ?, noticed = ? WHERE article = ?", [page.news.held, rows.seconds(page.at), article]
    )
    connection.execute("DELETE FROM hits WHERE article = ?", [article])
    connection.executemany("INSERT INTO hits VALUES (?, ?, ?, ?, ?)", _hit_rows(page.news.found))


def write_delivery(connection: sqlite3.Connection, delivery: Delivery) -> int:
    """A row of the outbox; 0 when its destination has that key already. One that has not left takes the newer facts.

    No story is alerted that was found to continue in another one meanwhile: that one's message is to tell it.
    """
    number = destination_number(connection, delivery.destination)
    story = delivery.card.story if delivery.kind in _OF_STORIES else None
    added = connection.execute(
        "INSERT INTO deliveries (destination, key, kind, priority, facts, state, created, changed, not_before, story)"
        " SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10"
        " WHERE ?3 <> 'alert' OR NOT EXISTS (SELECT 1 FROM stories WHERE id = ?10 AND continues IS NOT NULL)"
        " ON CONFLICT (destination, key) DO UPDATE"
        " SET facts = excluded.facts, priority = excluded.priority, created = excluded.created,"
        " state = CASE state WHEN 'pending' THEN state ELSE excluded.state END,"
        " not_before = CASE WHEN state = 'muted' THEN excluded.not_before WHEN attempts THEN not_before"
        " ELSE min(not_before, excluded.not_before) END"
        " WHERE state IN ('pending', 'held', 'muted') AND story IS NOT NULL AND facts != excluded.facts",
        [
            *(number, delivery.key, delivery.kind, delivery.facts.priority.rank, rows.facts_json(delivery.facts)),
            *(delivery.state, rows.seconds(delivery.created), rows.seconds(delivery.created)),
            *(rows.seconds(delivery.not_before or delivery.created), story),
        ],
    )
    return added.rowcount


def write_notice(
    connection: sqlite3.Connection, destinations: Iterable[Destination], key: str, notice: Notice, now: datetime
) -> int:
    """A notice for each of these destinations; returns for how many it is new."""
    each = (Delivery(destination, key, Kind.NOTICE, notice, created=now) for destination in destinations)
    return sum(write_delivery(connection, delivery) for delivery in each)


def destination_number(connection: sqlite3.Connection, destination: Destination) -> int:
    """The number of a destination, made when it is new."""
    connection.execute(
        "INSERT INTO destinations (chat, topic) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [destination.chat, destination.topic],
    )
    number: int = connection.execute(
        "SELECT id FROM destinations WHERE chat = ? AND topic = ?", [destination.chat, destination.topic]
    ).fetchone()[0]
    return number
