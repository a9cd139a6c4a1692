"""Values to rows and back: times as Unix seconds, facts and reasons as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.model import (
    Article,
    Card,
    Facts,
    Found,
    Hit,
    Kind,
    Match,
    News,
    Notice,
    Priority,
    Rhythm,
    Sighting,
    Summary,
    Telling,
)

# The columns of an article as `article_of` reads them.
ARTICLE = "articles.id, key, title, text, url, articles.outlet, host, feed, feed_title, language, published, seen"


def seconds(moment: datetime) -> float:
    """Unix seconds of an aware time."""
    return moment.timestamp()


def moment(seconds: float) -> datetime:
    """The aware UTC time of Unix seconds."""
    return datetime.fromtimestamp(seconds, UTC)


def moment_or_none(seconds: float | None) -> datetime | None:
    """The aware UTC time of Unix seconds; None where there are none."""
    return None if seconds is None else moment(seconds)


def rhythm_of(newest: float | None, habit: float | None) -> Rhythm:
    """A feed's rhythm as stored: Unix seconds, and a span in seconds."""
    return Rhythm(moment_or_none(newest), None if habit is None else timedelta(seconds=habit))


def rhythm_row(rhythm: Rhythm) -> tuple[float | None, float | None]:
    """A feed's rhythm as it is stored."""
    newest = None if rhythm.newest is None else seconds(rhythm.newest)
    return newest, None if rhythm.habit is None else rhythm.habit.total_seconds()


def article_row(article: Article, now: datetime) -> tuple[Any, ...]:
    """An article as the columns of table `articles`, without its number."""
    published = seconds(article.published) if article.published else None
    return (
        *(article.id, article.key, article.feed, article.feed_title, article.outlet, article.host),
        *(article.title, article.text, article.url, article.language),
        *(published, seconds(article.seen or now)),
    )


def key_rows(article: Article) -> Iterable[tuple[bytes, str]]:
    """Every key of an article as the columns of table `keys`."""
    return [(bytes.fromhex(digest), article.id) for digest in (article.id, *article.also)]


def reasons_json(hit: Hit) -> str:
    """Why a hit is one: which aliases stand where, what gave the context, what vetoed."""
    parts = {"matches": hit.matches, "context": hit.context, "vetoes": hit.vetoes}
    return _json({name: [asdict(match) for match in matches] for name, matches in parts.items()})


def facts_json(facts: Facts) -> str:
    """The facts of a delivery as they are stored."""
    return _json(asdict(facts))


def facts_of_json(kind: Kind, text: str) -> Facts:
    """The facts of a delivery of this kind as stored, made values again."""
    if kind is Kind.NOTICE:
        said = json.loads(text)
        return Notice(said["title"], tuple(said["lines"]), Priority(said["priority"]))
    if kind in {Kind.SUMMARY, Kind.SAMPLE}:
        said = json.loads(text)
        cards = tuple(map(_card_of, said["cards"]))
        return Summary(cards, datetime.fromisoformat(said["since"]), said["title"], said["is_sample"])
    return card_of_json(text)


def card_of_json(text: str) -> Card:
    """The facts of a story as stored, made values again."""
    return _card_of(json.loads(text))


def _card_of(facts: dict[str, Any]) -> Card:
    facts["priority"] = Priority(facts["priority"])
    facts["published"] = _time(facts["published"])
    facts["seen"] = datetime.fromisoformat(facts["seen"])
    facts["sightings"] = tuple(
        Sighting(**sighting | {"at": datetime.fromisoformat(sighting["at"])}) for sighting in facts["sightings"]
    )
    for name in ("terms", "remarks"):
        facts[name] = tuple(facts[name])
    for name in ("marks", "title_marks"):
        facts[name] = tuple((start, end) for start, end in facts[name])
    return Card(**facts)


def hit_of(watchlist: str, term: str, decided: int, reasons: str) -> Hit:
    """A hit as stored, made a value again."""
    parts = {name: tuple(Match(**match) for match in matches) for name, matches in json.loads(reasons).items()}
    return Hit(watchlist, term, bool(decided), **parts)


def article_of(row: Sequence[Any]) -> Article:
    """An article as stored: the columns named in ARTICLE."""
    *texts, published, seen = row
    names = ("id", "key", "title", "text", "url", "outlet", "host", "feed", "feed_title", "language")
    return Article(
        **dict(zip(names, texts, strict=True)),
        published=None if published is None else moment(published),
        seen=moment(seen),
    )


def news_of(row: Sequence[Any]) -> News:
    """A told article as stored, without its hits: the columns of an article, then story, headline, at, why, origin."""
    *columns, story, headline, at, why, origin = row
    article = article_of(columns)
    telling = Telling(story, headline, article.outlet, moment(at), article.title, article.text, origin)
    return News(Found(article, ()), telling, opened=False, why=why)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_text)


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a row")


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
