"""Why a link alerted or did not: every stage that is remembered of it, and for what missed, what would have matched."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.backtest import BackTest, Ground, back_test
from bot.core.articles import article_id
from bot.core.near import NearMiss, near_misses
from bot.core.records import utc
from bot.core.urls import Tracking, canonical_key, host_of
from bot.errors import ConfigError
from bot.model import Article, Hit, Match
from bot.store.archive import Archive, FeedState, Outage, Page, Place, Record, Sending

_LOOKED_BACK = timedelta(days=7)
_TRIED = 3
_EVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A term that nearly matched, and what the query that would have would also have caught."""

    miss: NearMiss
    tested: BackTest


@dataclass(frozen=True, slots=True)
class Why:
    """What became of a link; `record` is None when it was never seen, or when it is `forgotten` (it matched nothing).

    `feeds` are those that brought it, or bring such links; `outages` say when these failed in the last week of the
    archive (without such feeds: when any did). Where nothing certain was noticed, `now` is what the watchlists in force
    notice, and `near` what they nearly do.
    """

    url: str
    key: str
    record: Record | None
    feeds: tuple[FeedState, ...]
    outages: tuple[Outage, ...]
    now: tuple[Hit, ...] = ()
    near: tuple[Suggestion, ...] = ()
    forgotten: bool = False


def why(url: str, ground: Ground, tracking: Tracking) -> Why:
    """Everything that is known of a link, in whichever form it is given. Raises ConfigError for what is no link."""
    key = canonical_key(url, tracking)
    if not key:
        raise ConfigError("URL", "this is no web address: give an article's link, from https:// on")
    record = ground.archive.record(article_id(key), url.strip())
    feeds = _feeds(host_of(f"https://{key}"), record, ground)
    forgotten = record is None and ground.archive.knew(article_id(key))
    answer = Why(url, key, record, feeds, _outages(feeds, ground), forgotten=forgotten)
    return answer if record is None or any(hit.decided for hit in record.hits) else _with_near(answer, record, ground)


def known_article(given: str, archive: Archive, tracking: Tracking) -> Article:
    """The article that is meant, by its link or its key. Raises ConfigError when it is not known."""
    for key in filter(None, (canonical_key(given, tracking), given)):
        if record := archive.record(article_id(key), given.strip()):
            return record.article
    raise ConfigError("ARTICLE", "no such article is known: give its link, from https:// on")


def _with_near(answer: Why, record: Record, ground: Ground) -> Why:
    now = ground.noticed(record.article)
    near = near_misses(record.article, ground.watchlists)[:_TRIED]
    tested = tuple(Suggestion(miss, back_test(miss.query, ground)) for miss in near)
    return replace(answer, now=now, near=tested)


def _feeds(host: str, record: Record | None, ground: Ground) -> tuple[FeedState, ...]:
    """The feed that brought the article; for an unknown link the feeds of its host, and those that brought its like."""
    feeds = ground.archive.feeds()
    if record:
        return tuple(feed for feed in feeds if feed.url == record.article.feed)
    brought = ground.archive.sources(host)
    return tuple(feed for feed in feeds if feed.url in brought or host_of(feed.url) == host)


def _outages(feeds: tuple[FeedState, ...], ground: Ground) -> tuple[Outage, ...]:
    span = ground.archive.span()
    lately = ground.archive.outages(span[1] - _LOOKED_BACK if span else _EVER)
    urls = {feed.url for feed in feeds}
    return tuple(outage for outage in lately if outage.url in urls or not urls)


# ── as JSON ──────────────────────────────────────────────────────────────────────────────────────────────────────────

Row = dict[str, Any]


def why_row(answer: Why) -> Row:
    """The stages as a JSON object; what did not happen is null or empty."""
    record = answer.record
    place = record.place if record else None
    return {
        "url": answer.url,
        "key": answer.key,
        "seen": _seen_row(record) if record else None,
        "forgotten": answer.forgotten,
        "matched": [_hit_row(hit) for hit in record.hits] if record else [],
        "page": _page_row(record.page) if record and record.page else None,
        "story": _place_row(place) if place else None,
        "held": place.held.value if place and place.held else None,
        "deliveries": [_sending_row(sending) for sending in record.sendings] if record else [],
        "now": [_hit_row(hit) for hit in answer.now],
        "near": [_suggestion_row(each) for each in answer.near],
        "feeds": [_feed_row(feed) for feed in answer.feeds],
        "outages": [_outage_row(outage) for outage in answer.outages],
    }


def _time(moment: datetime | None) -> str | None:
    return utc(moment) if moment else None


def _seen_row(record: Record) -> Row:
    article = record.article
    return {
        "at": _time(article.seen),
        "feed": article.feed,
        "feed_title": article.feed_title,
        "source": article.outlet,
        "title": article.title,
        "published": _time(article.published),
        "language": article.language,
    }


def _hit_row(hit: Hit) -> Row:
    return {
        "watchlist": hit.watchlist,
        "term": hit.term,
        "decided": hit.decided,
        "matches": [_match_row(match) for match in hit.matches],
        "with": [_match_row(match) for match in hit.context],
        "vetoes": [_match_row(match) for match in hit.vetoes],
    }


def _match_row(match: Match) -> Row:
    return {"alias": match.alias, "field": match.field, "quote": match.quote}


def _page_row(page: Page) -> Row:
    asked, read = _time(page.asked), _time(page.read)
    return {"asked": asked, "read": read, "outcome": page.outcome, "sentence": page.sentence}


def _place_row(place: Place) -> Row:
    return {
        "story": place.story,
        "why": place.why,
        "opened": utc(place.opened),
        "articles": place.articles,
        "corrections": [asdict(each) | {"at": utc(each.at)} for each in place.corrections],
    }


def _sending_row(sending: Sending) -> Row:
    return {
        "chat": sending.destination.chat,
        "topic": sending.destination.topic,
        "kind": sending.kind.value,
        "state": sending.state.value,
        "queued": utc(sending.created),
        "at": utc(sending.changed),
        "attempts": sending.attempts,
        "error": sending.error,
    }


def _suggestion_row(suggestion: Suggestion) -> Row:
    miss, tested = suggestion.miss, suggestion.tested
    return {
        "watchlist": miss.watchlist,
        "term": miss.term,
        "lack": miss.lack.value,
        "words": list(miss.words),
        "vetoes": list(miss.vetoes),
        "query": miss.query,
        "hits": tested.hits,
        "stories": tested.stories,
        "per_day": round(tested.per_day, 2),
    }


def _feed_row(feed: FeedState) -> Row:
    last, since = _time(feed.last_ok), _time(feed.failing_since)
    return {"feed": feed.url, "title": feed.title, "last_ok": last, "failing_since": since, "error": feed.error}


def _outage_row(outage: Outage) -> Row:
    since, until = utc(outage.since), _time(outage.until)
    return {"feed": outage.url, "title": outage.title, "since": since, "until": until, "error": outage.error}
