"""What a query finds in the archive: all that it would have caught, by story, or just the newest articles.

The index proposes, the live matcher decides, and stories are told apart as a replay of the same rows would.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby, islice
from typing import Any

from bot.core.card import snippet_of
from bot.core.match import Matcher
from bot.core.narrowing import Caught, narrower
from bot.core.query import parse
from bot.core.records import utc
from bot.core.stories import WINDOW, StoryIndex, telling_of
from bot.core.tables import Tables
from bot.model import Article, Found, Hit, Term, Watchlist
from bot.store.archive import Archive

DAYS = 30
FOUND = 20
SAMPLES = 5
_WEIGHED = 500  # hits whose words are looked at

_DAY = timedelta(days=1)
_EVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a back-test stands on: the archive, the watchlists in force, known places, how old news may be, the time.

    `matcher` is that of the watchlists, made once for many questions; it may know more lists than who asks may see.
    """

    archive: Archive
    watchlists: Sequence[Watchlist]
    matcher: Matcher
    tables: Tables
    fresh: timedelta
    now: datetime

    def noticed(self, article: Article) -> tuple[Hit, ...]:
        """What the watchlists in force notice in an article."""
        names = {watchlist.name for watchlist in self.watchlists}
        return tuple(hit for hit in self.matcher.match(article) if hit.watchlist in names)


@dataclass(frozen=True, slots=True)
class Sample:
    """An article that a query matches: the `words` that it matched, and at most 200 characters around the first."""

    title: str
    url: str
    source: str
    published: datetime | None
    quote: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BackTest:
    """What a query would have caught between two times: `hits` are articles, `stories` the alerts that they come to.

    `already_caught` says for how many of the hits a watched term stands for certain, the most first; `noisiest` is the
    outlet with the most hits, and how many those are. `samples` are the newest stories, each by its first article.
    `seen` says whether there was any article to test it on.
    """

    query: str
    start: datetime
    end: datetime
    hits: int = 0
    stories: int = 0
    already_caught: tuple[tuple[str, int], ...] = ()
    noisiest: tuple[str, int] | None = None
    samples: tuple[Sample, ...] = ()
    seen: bool = True

    @property
    def per_day(self) -> float:
        """Stories a day; a span of less than a day counts as one."""
        return self.stories / max(1.0, (self.end - self.start) / _DAY)


def back_test(query: str, ground: Ground, days: int = DAYS) -> BackTest:
    """What a query would have caught in the last days of the archive. Raises QueryError.

    The days are counted back from the newest article, so that a replayed archive is tested like a live one.
    """
    parse(query)
    span = ground.archive.span()
    first, end = span or (ground.now, ground.now)
    start = max(first, end - days * _DAY)
    caught = list(_matching(query, ground.archive, start))[::-1]
    stories = _stories(caught, ground)
    outlets = Counter(found.article.outlet for found in caught).most_common(1)
    return BackTest(
        query,
        *(start, end, len(caught), len(stories)),
        already_caught=_already_caught(caught, ground),
        noisiest=outlets[0] if outlets else None,
        samples=tuple(sample_of(told[0]) for told in stories[: -SAMPLES - 1 : -1]),
        seen=span is not None,
    )


def narrowings(query: str, ground: Ground, days: int = DAYS) -> tuple[str, ...]:
    """Queries that would have caught less than this one, the most telling first. Raises QueryError."""
    span = ground.archive.span()
    start = max(span[0], span[1] - days * _DAY) if span else ground.now
    hits = [
        Caught(found.article, any(_is_certain(hit, found.article, ground) for hit in ground.noticed(found.article)))
        for found in islice(_matching(query, ground.archive, start), _WEIGHED)
    ]
    return narrower(query, hits, ground.tables.words)


def search(query: str, archive: Archive, days: int | None = None) -> tuple[Sample, ...]:
    """The newest articles that a query matches, at most 20; `days` count as in a back-test. Raises QueryError."""
    span = archive.span()
    start = span[1] - days * _DAY if span and days else _EVER
    return tuple(map(sample_of, islice(_matching(query, archive, start), FOUND)))


def sample_of(found: Found) -> Sample:
    """An article with hits as people are shown it."""
    article, matches = found.article, [match for hit in found.hits for match in hit.matches]
    in_text = any(match.field == "text" for match in matches)
    quote = snippet_of(article, matches).text if in_text else article.title
    words = tuple(dict.fromkeys(match.quote for match in matches))
    return Sample(article.title, article.url, article.outlet, article.published, quote, words)


def _matching(query: str, archive: Archive, since: datetime) -> Iterator[Found]:
    """The articles that the query matches, the last seen first."""
    matcher = Matcher([Watchlist("asked", (Term("asked", query=query),))])
    for article in archive.candidates(parse(query), since):
        if hits := matcher.match(article):
            yield Found(article, hits)


def _stories(caught: Sequence[Found], ground: Ground) -> list[list[Found]]:
    """The hits by story, as a replay tells them apart: a minute is a batch, and what is long past is forgotten."""
    index, stories = StoryIndex.of(tables=ground.tables), dict[str, list[Found]]()
    in_order = sorted(caught, key=lambda found: _minute(found.article))
    for _, batch in groupby(in_order, key=lambda found: _minute(found.article)):
        told = sorted(batch, key=lambda found: found.article.at)
        now = max(_seen(found.article) for found in told)
        index = index.since(now - ground.fresh - WINDOW)
        for found in told:
            story = index.place(found.article).story
            index = index.add(telling_of(found.article, story))
            stories.setdefault(story, []).append(found)
    return list(stories.values())


def _minute(article: Article) -> datetime:
    return _seen(article).replace(second=0, microsecond=0)


def _seen(article: Article) -> datetime:
    return article.seen or article.at


def _already_caught(caught: Sequence[Found], ground: Ground) -> tuple[tuple[str, int], ...]:
    counts = Counter[str]()
    for article in (found.article for found in caught):
        counts.update({hit.term for hit in ground.noticed(article) if _is_certain(hit, article, ground)})
    return tuple(counts.most_common())


def _is_certain(hit: Hit, article: Article, ground: Ground) -> bool:
    """Whether a hit stands by the entry itself, or by the page that was read when it came."""
    return hit.decided or (hit.watchlist, hit.term) in ground.archive.decided(article.id)


# ── as JSON ──────────────────────────────────────────────────────────────────────────────────────────────────────────

Row = dict[str, Any]


def back_test_row(test: BackTest) -> Row:
    """A back-test as a JSON object."""
    noisiest = {"outlet": test.noisiest[0], "hits": test.noisiest[1]} if test.noisiest else None
    return {
        "query": test.query,
        "from": utc(test.start),
        "to": utc(test.end),
        "hits": test.hits,
        "stories": test.stories,
        "per_day": round(test.per_day, 2),
        "already_caught": dict(test.already_caught),
        "noisiest": noisiest,
        "samples": [sample_row(sample) for sample in test.samples],
    }


def sample_row(sample: Sample) -> Row:
    """A sample as a JSON object."""
    return {
        "title": sample.title,
        "url": sample.url,
        "source": sample.source,
        "published": utc(sample.published) if sample.published else None,
        "quote": sample.quote,
        "words": list(sample.words),
    }
