"""Values to rows and back: times as Unix seconds, facts and reasons as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from bot.account import Account
from bot.model import (
    Article,
    Card,
    Chart,
    Correction,
    Digest,
    Facts,
    Found,
    Held,
    Hit,
    Kind,
    Match,
    News,
    Notice,
    Rhythm,
    Summary,
    Telling,
)

_REMEMBERED = 256  # the cards of one story are alike for every destination

_KINDS: Mapping[Kind, type[Facts]] = {
    Kind.NOTICE: Notice,
    Kind.SUMMARY: Summary,
    Kind.SAMPLE: Summary,
    Kind.DIGEST: Digest,
    Kind.CHART: Chart,
}

# The columns of a telling, a correction and an article as `news_of`, `correction_of` and `article_of` read them.
TELLING = "tellings.story, part, headline, tellings.at, why, origin, held, sentence"
CORRECTION = "at, deed, story, other, by"
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


RHYTHM = "newest, habit, hours, rhythm_seen, urgent"  # its columns, in the order of rhythm_of


def rhythm_of(newest: float | None, habit: float | None, hours: str, seen: float, urgent: float | None) -> Rhythm:
    """A feed's rhythm as stored: Unix seconds, spans in seconds, counts as text."""
    return Rhythm(
        moment_or_none(newest),
        None if habit is None else timedelta(seconds=habit),
        tuple(map(float, hours.split())),
        timedelta(seconds=seen),
        moment_or_none(urgent),
    )


def rhythm_row(rhythm: Rhythm) -> tuple[float | str | None, ...]:
    """A feed's rhythm as it is stored."""
    return (
        None if rhythm.newest is None else seconds(rhythm.newest),
        None if rhythm.habit is None else rhythm.habit.total_seconds(),
        " ".join(f"{count:.6g}" for count in rhythm.hours),
        rhythm.seen.total_seconds(),
        None if rhythm.urgent is None else seconds(rhythm.urgent),
    )


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


def facts_json(facts: Facts | Account) -> str:
    """The facts of a delivery, or the account of a story, as they are stored."""
    return _json(facts)


def facts_of_json(kind: Kind, text: str) -> Facts:
    """The facts of a delivery of this kind as stored, made values again."""
    if kind in _KINDS:
        facts: Facts = _value(_KINDS[kind], json.loads(text))
        return facts
    return card_of_json(text)


@lru_cache(maxsize=_REMEMBERED)
def card_of_json(text: str) -> Card:
    """The facts of a story as stored, made values again."""
    card: Card = _value(Card, json.loads(text))
    return card


def account_of_json(text: str) -> Account:
    """The account of a story as stored, made a value again."""
    account: Account = _value(Account, json.loads(text))
    return account


def _value(kind: Any, said: Any) -> Any:  # noqa: ANN401 - any type of ours, any JSON
    """What was stored, as a value of this type again; what an earlier version did not know has its default."""
    if isinstance(kind, UnionType):
        return None if said is None else _value(next(part for part in get_args(kind) if part is not NoneType), said)
    if get_origin(kind) is tuple:
        kinds = get_args(kind)
        return tuple(_value(each, part) for each, part in zip(_repeated(kinds, len(said)), said, strict=True))
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: _value(hints[name], part) for name, part in said.items() if name in hints})
    return kind.fromisoformat(said) if kind in (datetime, date) else kind(said)


@lru_cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))


def _repeated(kinds: tuple[Any, ...], length: int) -> Iterable[Any]:
    return [kinds[0]] * length if kinds[-1] is Ellipsis else kinds


@lru_cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


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


def news_of(row: Sequence[Any], hits: tuple[Hit, ...] = ()) -> News:
    """A told article as stored: the columns of an article, then of TELLING."""
    *columns, story, part, headline, at, why, origin, held, sentence = row
    article = article_of(columns)
    telling = Telling(part or story, headline, article.outlet, moment(at), article.title, article.text, origin)
    reason = Held(held) if held else None
    continues = story if part else ""
    return News(Found(article, hits, sentence or ""), telling, opened=False, why=why, held=reason, continues=continues)


def correction_of(at: float, deed: str, story: str, other: str, by: str) -> Correction:
    """A correction as stored, made a value again."""
    return Correction(moment(at), deed, story, other, by)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_text)


def _text(value: object) -> object:
    """What JSON does not know: a value of ours as an object of its fields, a time as text.

    A thousand digests are written at once: `dataclasses.asdict`, which copies all first, takes four times as long.
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {name: getattr(value, name) for name in _names(type(value))}
    if isinstance(value, date):  # a datetime is one too
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a row")
