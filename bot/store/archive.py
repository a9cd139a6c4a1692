"""What is remembered, to be read by people: a second, read-only look at the database, beside a running `run`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.account import Account
from bot.core.tree import Tree
from bot.errors import ConfigError, StateError
from bot.model import Article, Correction, Destination, Held, Hit, Incident, Kind, Rhythm, Source, State
from bot.store import rows
from bot.store.database import ReadOnly, is_current, said
from bot.store.words import needed


@dataclass(frozen=True, slots=True)
class Page:
    """The page behind an article: when it was asked for, and what it decided by which sentence.

    `outcome` is empty until it was read; then yes, no, undecided, or why it could not be read.
    """

    asked: datetime
    outcome: str = ""
    sentence: str = ""
    read: datetime | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """An article's place in a story: why it stands there, how many articles tell it, and why this one was held back."""

    story: str
    why: str
    opened: datetime
    articles: int
    held: Held | None
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Sending:
    """A row of the outbox as it stands; `changed` is when it came to that."""

    destination: Destination
    kind: Kind
    state: State
    created: datetime
    changed: datetime
    attempts: int
    error: str


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that is remembered of one article."""

    article: Article
    hits: tuple[Hit, ...] = ()
    page: Page | None = None
    place: Place | None = None
    sendings: tuple[Sending, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedState:
    """How a polled feed does: when it last answered, since when and why it fails, and how often it brings something."""

    url: str
    title: str
    last_ok: datetime | None
    failing_since: datetime | None
    error: str
    rhythm: Rhythm


@dataclass(frozen=True, slots=True)
class Outage:
    """A time in which a feed failed; `until` is None while it still does."""

    url: str
    title: str
    since: datetime
    until: datetime | None
    error: str


@dataclass(frozen=True, slots=True)
class Revision:
    """What was told of a story from then on; the first is what its first article told."""

    number: int
    at: datetime
    account: Account


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that is remembered of one story; `incident` is None when it is neither attack nor kidnapping."""

    story: str
    incident: Incident | None
    records: tuple[Record, ...]
    revisions: tuple[Revision, ...]
    sendings: tuple[Sending, ...]
    corrections: tuple[Correction, ...]


class Archive(ReadOnly):
    """The articles of one state folder and what became of them. Writes nothing.

    Raises StateError when the folder holds no database, or one that cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        if not is_current(self._db):
            self.close()
            raise StateError(f"{self.path} is of an earlier version: `ironwatch once` brings it up to date")

    def span(self) -> tuple[datetime, datetime] | None:
        """When the first and the last article whose text is kept were seen; None when there is none."""
        [(first, last)] = self._all(
            "SELECT (SELECT min(seen) FROM articles WHERE number >= (SELECT rowid FROM words ORDER BY rowid LIMIT 1)),"
            " (SELECT max(seen) FROM articles)"  # two selects, each of which takes few steps in the index
        )
        return (rows.moment(first), rows.moment(last)) if first is not None else None

    def candidates(self, tree: Tree, since: datetime) -> Iterator[Article]:
        """Every article seen since then that the tree can possibly fit, and others; what came last comes first."""
        start = rows.seconds(since)
        with said(self.path):
            oldest = self._db.execute("SELECT min(number) FROM articles WHERE seen >= ?", [start]).fetchone()[0]
            found = self._db.execute(
                f"SELECT {rows.ARTICLE} FROM words JOIN articles ON number = words.rowid"  # noqa: S608 - a constant
                " WHERE words MATCH ? AND words.rowid >= ? AND seen >= ? ORDER BY words.rowid DESC",
                [needed(tree), oldest, start],
            )
            yield from map(rows.article_of, found)

    # ── one article ──────────────────────────────────────────────────────────────────────────────────────────────────

    def record(self, digest: str, url: str) -> Record | None:
        """What became of the article that came under the key with this digest, or else under exactly this address."""
        article = self._by_key(digest) or self._by_url(url)
        if article is None:
            return None
        place = self._place(article)
        sendings = self._sendings(place.story) if place else ()
        return Record(article, self._hits(article), self._page(article), place, sendings)

    def knew(self, digest: str) -> bool:
        """Whether an article came under the key with this digest, even if nothing else of it is kept any more."""
        return bool(self._all("SELECT 1 FROM keys WHERE digest = ?", bytes.fromhex(digest)))

    def decided(self, article: str) -> frozenset[tuple[str, str]]:
        """The hits of an article that were certain when it came or once its page was read, as (watchlist, term)."""
        return frozenset(self._all("SELECT watchlist, term FROM hits WHERE article = ? AND decided", article))

    def told(self, chat: str, message: int) -> str:
        """The link that a message of ours told of in a chat; empty for any other message."""
        found = self._one(
            "SELECT facts FROM deliveries JOIN destinations ON destinations.id = destination"
            " WHERE chat = ? AND message = ? AND kind IN ('alert', 'update', 'revision')",
            *(chat, message),
        )
        return rows.card_of_json(found[0]).url if found else ""

    def _by_key(self, digest: str) -> Article | None:
        return self._article("id = (SELECT article FROM keys WHERE digest = ?)", bytes.fromhex(digest))

    def _by_url(self, url: str) -> Article | None:
        """Aggregators' links are no keys, so this one is looked for in all articles, the last first."""
        return self._article("url = ? ORDER BY number DESC LIMIT 1", url)

    def _article(self, condition: str, value: object) -> Article | None:
        query = f"SELECT {rows.ARTICLE} FROM articles WHERE {condition}"  # noqa: S608 - only our own two conditions
        found = self._one(query, value)
        return rows.article_of(found) if found else None

    def _hits(self, article: Article) -> tuple[Hit, ...]:
        found = self._all(
            "SELECT watchlist, term, decided, reasons FROM hits WHERE article = ? ORDER BY watchlist, term",
            article.id,
        )
        return tuple(rows.hit_of(*row) for row in found)

    def _page(self, article: Article) -> Page | None:
        found = self._one("SELECT asked, outcome, sentence, read FROM pages WHERE article = ?", article.id)
        if not found:
            return None
        asked, outcome, sentence, read = found
        return Page(rows.moment(asked), outcome, sentence, rows.moment_or_none(read))

    def _place(self, article: Article) -> Place | None:
        found = self._one(
            "SELECT story, why, opened, (SELECT count(*) FROM tellings AS all_ WHERE all_.story = tellings.story), held"
            " FROM tellings JOIN stories ON stories.id = story WHERE article = ?",
            article.id,
        )
        if not found:
            return None
        story, why, opened, articles, held = found
        held = Held(held) if held else None
        return Place(story, why, rows.moment(opened), articles, held, self._corrections(story))

    def _corrections(self, story: str) -> tuple[Correction, ...]:
        found = self._all(f"SELECT {rows.CORRECTION} FROM decisions WHERE ? IN (story, other) ORDER BY id", story)  # noqa: S608
        return tuple(rows.correction_of(*row) for row in found)

    def _sendings(self, story: str) -> tuple[Sending, ...]:
        """What was sent of a story: its alert, and what followed it under keys such as `update:STORY:2`."""
        found = self._all(
            "SELECT chat, topic, kind, state, created, changed, attempts, error FROM deliveries"
            " JOIN destinations ON destinations.id = destination"
            " WHERE story = ? ORDER BY created, deliveries.id",
            story,
        )
        return tuple(map(_sending, found))

    # ── incidents ────────────────────────────────────────────────────────────────────────────────────────────────────

    def ledger(self) -> tuple[Incident, ...]:
        """Every attack and kidnapping that stories tell of, the earliest first."""
        return tuple(incident_of(*row) for row in self._all("SELECT * FROM ledger ORDER BY date, story"))

    def evidence(self, story: str) -> Evidence:
        """What is remembered of a story, or of the one that it continues in. Raises ConfigError for an unknown one."""
        found = self._one("SELECT coalesce(continues, id) FROM stories WHERE id = ?", story)
        if not found:
            raise ConfigError("STORY", "no such story is known: `ironwatch ledger --json` lists those of incidents")
        (current,) = found
        incident = self._one("SELECT * FROM ledger WHERE story = ?", current)
        told = self._all(
            f"SELECT {rows.ARTICLE} FROM tellings JOIN articles ON articles.id = article"  # noqa: S608 - a constant
            " WHERE story = ? ORDER BY at, number",
            current,
        )
        grown = self._all("SELECT n, at, facts FROM revisions WHERE story = ? ORDER BY n", current)
        return Evidence(
            current,
            incident_of(*incident) if incident else None,
            tuple(Record(article, self._hits(article)) for article in map(rows.article_of, told)),
            tuple(Revision(number, rows.moment(at), rows.account_of_json(facts)) for number, at, facts in grown),
            self._sendings(current),
            self._corrections(current),
        )

    # ── feeds and lists ──────────────────────────────────────────────────────────────────────────────────────────────

    def feeds(self) -> tuple[FeedState, ...]:
        """The feeds that are polled, by address."""
        found = self._all(
            f"SELECT url, title, error, last_ok, failing_since, {rows.RHYTHM} FROM feeds WHERE active ORDER BY url"  # noqa: S608
        )
        return tuple(map(_feed, found))

    def sources(self, host: str) -> frozenset[str]:
        """The feeds that ever brought an article of this host."""
        return frozenset(feed for (feed,) in self._all("SELECT DISTINCT feed FROM articles WHERE host = ?", host))

    def outages(self, since: datetime) -> tuple[Outage, ...]:
        """When polled feeds failed, as far as that lasted beyond `since`; the earliest first."""
        found = self._all(
            "SELECT feed, title, since, until, outages.error FROM outages JOIN feeds ON url = feed"
            " WHERE active AND until >= ?"
            " UNION ALL SELECT url, title, failing_since, NULL, error FROM feeds"
            " WHERE active AND failing_since IS NOT NULL ORDER BY 3, 1",
            rows.seconds(since),
        )
        return tuple(
            Outage(url, title, rows.moment(start), rows.moment_or_none(until), error)
            for url, title, start, until, error in found
        )

    def kept_watchlists(self) -> dict[str, str]:
        """The last good versions of the shared watchlists, by the file's name."""
        return dict(self._all("SELECT name, text FROM watchlists"))


def _feed(row: tuple[Any, ...]) -> FeedState:
    url, title, error, last_ok, failing, *rhythm = row
    last_ok, failing = rows.moment_or_none(last_ok), rows.moment_or_none(failing)
    return FeedState(url, title, last_ok, failing, error, rows.rhythm_of(*rhythm))


def incident_of(*row: Any) -> Incident:  # noqa: ANN401 - a row of the ledger
    """A line of the ledger as its view has it."""
    story, date, place, province, target, actor, killed, wounded, sightings, tolls = row
    return Incident(*(story, date, place, province, target, actor or ""), killed, wounded, _sources(sightings, tolls))


def _sources(sightings: str, tolls: str) -> tuple[Source, ...]:
    """Each article that gives a number, and each outlet's first one."""
    found = {each["url"]: Source(each["outlet"], each["url"]) for each in json.loads(sightings)}
    for toll in json.loads(tolls):
        told, harm = toll["told"], toll["harm"]
        known = found.get(told["url"], Source(told["outlet"], told["url"]))
        if harm in {"killed", "wounded"}:
            number = max(toll["number"], getattr(known, harm) or 0)
            found[told["url"]] = replace(known, **{harm: number})
    return tuple(found.values())


def _sending(row: tuple[Any, ...]) -> Sending:
    chat, topic, kind, state, created, changed, attempts, error = row
    created, changed = rows.moment(created), rows.moment(changed)
    return Sending(Destination(chat, topic), Kind(kind), State(state), created, changed, attempts, error)
