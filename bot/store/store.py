"""What ironwatch remembers, behind one class. Every method does one whole thing in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot import crash
from bot.model import (
    TERMINAL,
    Article,
    Delivery,
    Destination,
    Growth,
    Heard,
    Held,
    News,
    Notice,
    Outcome,
    PageRead,
    Telling,
    Told,
    Visit,
)
from bot.store import corrections, outbox, rows, writes
from bot.store import stories as stories_
from bot.store.chats import Chats
from bot.store.corrections import Corrections
from bot.store.database import DATABASE, open_own, said
from bot.store.digests import Digests
from bot.store.feeds import Feeds
from bot.store.lists import Lists
from bot.store.notes import behalf
from bot.store.outbox import Ending
from bot.store.people import People
from bot.store.shifts import Shifts

_REMEMBERED = timedelta(days=2)
_NONE = Growth()
_SEEN = (  # of digests in one value: a list of them would be sorted and copied first
    "WITH RECURSIVE asked (start) AS (VALUES (1) UNION ALL SELECT start + 16 FROM asked WHERE start + 16 < length(?1))"
    " SELECT digest FROM asked CROSS JOIN keys ON digest = substr(?1, start, 16)"
)


@dataclass(frozen=True, slots=True)
class Status:
    """How things stand: feeds that are polled, those failing, and what the outbox holds."""

    feeds: int
    failing: int
    articles: int
    stories: int
    waiting: int
    sent: int
    last_poll: datetime | None


@dataclass(frozen=True, slots=True)
class HeldBack:
    """An article that was noticed and told to nobody, and why."""

    title: str
    outlet: str
    at: datetime
    reason: Held


class Store(Feeds, Chats, Digests, Lists, People, Shifts, Corrections):
    """The memory of one state folder. Belongs to the thread that opened it.

    Raises StateError when the folder holds no database of ours, or one that cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._pages: set[str] = set()
        self.path = folder / DATABASE
        self._db = open_own(folder)

    def close(self) -> None:
        """Lets go of the database. Nothing may be asked afterwards."""
        self._db.close()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """The one place where writing begins: at once, so that no second writer can come between."""
        connection: sqlite3.Connection = self._db.conn
        with said(self.path):
            connection.execute("BEGIN IMMEDIATE")
            with connection:  # commits, or rolls back what failed half-way
                yield connection
                self._note_behalf(connection)
                crash.passing(crash.Step.STORE_WRITING)
            crash.passing(crash.Step.STORE_WRITTEN)

    @staticmethod
    def _note_behalf(connection: sqlite3.Connection) -> None:
        if who := behalf.get():
            connection.execute("UPDATE updates SET done = 1 WHERE id = ?", [who.update])

    # ── polls ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def unseen(self, articles: Sequence[Article]) -> tuple[Article, ...]:
        """Those that never came before under any of their keys, each once, in their order."""
        digests = bytes.fromhex("".join([key for article in articles for key in (article.id, *article.also)]))
        seen = {digest.hex() for (digest,) in self._db.conn.execute(_SEEN, [digests])}
        new = []
        for article in articles:
            if article.id not in seen and seen.isdisjoint(article.also):
                new.append(article)
            seen.update((article.id, *article.also))
        return tuple(new)

    def finish_polls(
        self,
        visits: Sequence[Visit],
        news: Sequence[News],
        deliveries: Sequence[Delivery],
        now: datetime,
        growth: Growth = _NONE,
    ) -> int:
        """Writes what a round of polls came to: feed states, articles, hits, stories and the outbox, or nothing at all.

        Returns how many of the deliveries are new, or say something newer than what waited under their key: what was
        told to a destination is not told again.
        """
        with self._transaction() as connection:
            writes.write_feeds(connection, visits)
            articles = [article for visit in visits for article in visit.articles]
            writes.write_articles(connection, articles, now)
            writes.write_news(connection, news, now)
            for into, gone in growth.merges:
                corrections.merge(connection, into, gone, now, corrections.ARTICLE)
            writes.write_pages(connection, news, now)
            stories_.write_accounts(connection, growth.accounts, now)
            added = sum(writes.write_delivery(connection, delivery) for delivery in deliveries)
        self.give_back(visit.claim for visit in visits)
        return added

    # ── stories ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def tellings(self, since: datetime) -> tuple[Telling, ...]:
        """What stories were told since then, oldest first: enough to build the story index again."""
        found = self._db.execute(
            "SELECT CASE part WHEN '' THEN story ELSE part END, headline, tellings.outlet, at,"
            " coalesce(title, ''), coalesce(text, ''), origin FROM tellings"
            " LEFT JOIN articles ON articles.id = article WHERE at >= ? ORDER BY at, tellings.rowid",
            [rows.seconds(since)],
        )
        return tuple(
            Telling(story, headline, outlet, rows.moment(at), title, text, origin)
            for story, headline, outlet, at, title, text, origin in found
        )

    def retold(self, articles: Collection[Article]) -> frozenset[str]:
        """The ids of those that say word for word what their feed told of a story before, with other keys."""
        told = stories_.read_words(self._db.conn, {article.feed for article in articles})
        return frozenset(each.id for each in articles if not told.isdisjoint(_words_of(each)))

    def held_back(self, limit: int) -> tuple[HeldBack, ...]:
        """Articles with hits that alerted nobody, oldest first, at most `limit`."""
        found = self._db.execute(
            "SELECT title, tellings.outlet, at, held FROM tellings JOIN articles ON articles.id = article"
            " WHERE held IS NOT NULL ORDER BY at LIMIT ?",
            [limit],
        )
        return tuple(HeldBack(title, outlet, rows.moment(at), Held(held)) for title, outlet, at, held in found)

    def news(self, stories: Collection[str]) -> tuple[News, ...]:
        """What these stories were told by, with its hits; of a story with very many articles the first and the last."""
        return tuple(item for story in stories for item in stories_.read_news(self._db.conn, story))

    def take_pages(self, limit: int) -> tuple[News, ...]:
        """Articles that wait for their page, the longest waiting first; none twice until `finish_page`.

        Their hits are to be found again: the watchlists may have changed.
        """
        found = self._db.execute(
            f"SELECT {rows.ARTICLE}, {rows.TELLING} FROM pages JOIN articles ON articles.id = pages.article"  # noqa: S608
            " JOIN tellings ON tellings.article = pages.article WHERE outcome = '' ORDER BY asked, number LIMIT ?",
            [limit + len(self._pages)],
        )
        waiting = [rows.news_of(row) for row in found]
        taken = tuple(item for item in waiting if item.found.article.id not in self._pages)[:limit]
        self._pages.update(item.found.article.id for item in taken)
        return taken

    def finish_page(self, page: PageRead, deliveries: Sequence[Delivery], growth: Growth = _NONE) -> int:
        """Writes what a page decided and who is told; the rest as in `finish_polls`."""
        try:
            with self._transaction() as connection:
                writes.write_page(connection, page)
                stories_.write_accounts(connection, growth.accounts, page.at)
                return sum(writes.write_delivery(connection, delivery) for delivery in deliveries)
        finally:
            self._pages.discard(page.news.found.article.id)

    # ── destinations and subscriptions ───────────────────────────────────────────────────────────────────────────────

    def close_destination(self, destination: Destination, why: str) -> None:
        """Stops sending there; what waits for it stays until it is opened again."""
        with self._transaction() as connection:
            outbox.close(connection, destination, why)

    def open_destination(self, destination: Destination) -> None:
        """Takes up sending there again; makes the destination when it is new."""
        self.close_destination(destination, why="")

    def move_chat(self, old: str, new: str) -> None:
        """Gives everything of a chat to the chat that it was turned into (a group became a supergroup).

        What was written there before cannot be edited or answered from the new one.
        """
        with self._transaction() as connection:
            outbox.move(connection, old, new)

    # ── what was told ────────────────────────────────────────────────────────────────────────────────────────────────

    def told(self, stories: Collection[str]) -> dict[tuple[Destination, str], Told]:
        """What every destination was told of these stories, or is about to be; those who were not are left out."""
        return stories_.told(self._db.conn, stories)

    def notify(self, destinations: Iterable[Destination], key: str, notice: Notice, now: datetime) -> int:
        """Puts a notice into the outbox, once a destination and key; returns how many are new."""
        with self._transaction() as connection:
            return writes.write_notice(connection, destinations, key, notice, now)

    # ── what people say ──────────────────────────────────────────────────────────────────────────────────────────────

    def hear(self, updates: Mapping[int, str], now: datetime) -> tuple[int, ...]:
        """Keeps what people said until it is answered; returns the numbers of those that never came before, in order.

        Telegram repeats what was not confirmed for a day; numbers are remembered for two.
        """
        with self._transaction() as connection:
            connection.execute("DELETE FROM updates WHERE at < ? AND body = ''", [rows.seconds(now - _REMEMBERED)])
            new = "INSERT INTO updates (id, at, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
            return tuple(
                number
                for number, body in updates.items()
                if connection.execute(new, [number, rows.seconds(now), body]).rowcount
            )

    def unanswered(self) -> tuple[Heard, ...]:
        """What people said that is not answered yet, in the order in which it came."""
        found = self._db.execute("SELECT id, body, done FROM updates WHERE body <> '' ORDER BY at, id")
        return tuple(Heard(number, body, bool(done)) for number, body, done in found)

    def answered(self, number: int) -> None:
        """Forgets what was said in an update, and remembers that it came."""
        with self._transaction() as connection:
            connection.execute("UPDATE updates SET body = '' WHERE id = ?", [number])

    # ── outbox ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def recover(self, now: datetime) -> int:
        """Marks what was being sent when the process died: it may have arrived. Returns how many messages may have."""
        with self._transaction() as connection:
            return outbox.recover(connection, now)

    def chats_waiting(self, now: datetime, *, terminal: bool) -> tuple[str, ...]:
        """Two hundred chats to which something may be sent now, the one with the most urgent message first.

        None where a message is under way, or that the service told to wait. `terminal` chooses between the terminal and
        everybody else.
        """
        return tuple(chat for _, _, chat in outbox.waiting(self._db.conn, now, terminal=terminal))

    def take_deliveries(
        self, now: datetime, *, terminal: bool, chats: Collection[str] | None = None
    ) -> tuple[Delivery, ...]:
        """The oldest message of each chat to which something may be sent now, or of these `chats` only; urgent first.

        Marks them as being sent.
        """
        with self._transaction() as connection:
            heads = outbox.waiting(connection, now, terminal=terminal, chats=chats)
            taken = [outbox.take(connection, number, state, now) for number, state, _ in heads]
        return tuple(filter(None, taken))

    def settle(self, delivery: Delivery, outcome: Outcome, now: datetime, *, retry_at: datetime | None = None) -> None:
        """Writes how sending went, and what that means for the chat. What waits is tried again from `retry_at` on."""
        self.settle_all([Ending(delivery, outcome, now, retry_at or now)])

    def settle_all(self, endings: Iterable[Ending]) -> None:
        """The same for several messages at once."""
        with self._transaction() as connection:
            for ending in endings:
                outbox.settle(connection, ending)

    def next_delivery(self, *, terminal: bool) -> datetime | None:
        """When the next message may leave that waits for its time; None when none does."""
        (first,) = self._db.execute(
            "SELECT min(not_before) FROM deliveries JOIN destinations ON destinations.id = destination"
            " WHERE state IN ('pending', 'ambiguous', 'held') AND closed = '' AND (chat = ?) = ?",
            [TERMINAL.chat, terminal],
        ).fetchone()
        return rows.moment_or_none(first)

    def pause_chat(self, chat: str, until: datetime, why: str) -> None:
        """Lets nothing leave to a chat until then."""
        with self._transaction() as connection:
            outbox.pause(connection, chat, until, why)

    # ── watchlists ───────────────────────────────────────────────────────────────────────────────────────────────────

    def keep_watchlist(self, name: str, text: str, now: datetime) -> None:
        """Keeps the last good version of a shared watchlist file."""
        with self._transaction() as connection:
            connection.execute(
                "INSERT INTO watchlists VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET text = ?, read = ?",
                [name, text, rows.seconds(now), text, rows.seconds(now)],
            )

    def kept_watchlists(self) -> dict[str, str]:
        """The last good versions, by the file's name."""
        return dict(self._db.execute("SELECT name, text FROM watchlists"))

    # ── care ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    def forget_texts(self, before: datetime, limit: int) -> int:
        """Forgets the texts of at most `limit` articles seen before then; returns how many. Keys and hits stay."""
        with self._transaction() as connection:
            return writes.forget_texts(connection, before, limit)

    def status(self) -> Status:
        """Counts for people."""
        feeds, failing, last = self._db.execute(
            "SELECT count(*), count(failing_since), max(last_ok) FROM feeds WHERE active"
        ).fetchone()
        articles = self._db.execute("SELECT count(*) FROM articles").fetchone()[0]
        stories = self._db.execute("SELECT count(*) FROM stories").fetchone()[0]
        waiting, sent = self._db.execute(
            "SELECT count(*) FILTER (WHERE state IN ('pending', 'sending', 'ambiguous')),"
            " count(*) FILTER (WHERE state = 'sent') FROM deliveries"
        ).fetchone()
        return Status(feeds, failing, articles, stories, waiting, sent, rows.moment(last) if last else None)


def _words_of(article: Article) -> tuple[tuple[str, str, str], ...]:
    """What an article says, and what is left of that once its text was forgotten."""
    return (article.feed, article.title, article.text), (article.feed, article.title, "")
