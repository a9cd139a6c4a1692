"""What a feed brings at once and is no news: its backlog when it is read first, later its archive when that comes anew.

Such an archive comes under new addresses and with today's dates, so only its size tells it from news, and that it says
word for word what was told before. What of the rest is likeliest to be news is told all the same, and what is held back
is named in one message, so that nothing is lost in silence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from math import inf

from bot.core.places import Gazetteer
from bot.core.report import report_of
from bot.core.watched import Watched
from bot.model import Article, Delivery, Destination, Held, Kind, News, Notice

FIRST_POLL_STORIES = 3
_FEW = 5  # stories in the very words of earlier ones that may come at once by chance
_NAMED = 15  # headlines in a message
_LIKELY = "Far more than it usually brings, likely its archive told anew. Of what is new the weightiest were told."
_STILL = "The others are in the digest, and /search finds them. What another outlet tells too is told."
_TELLING = (None, Held.PAGE)
_TITLE_CHARS = 120
_NAME_CHARS = 60


def hold_backlog(news: Sequence[News], first_polls: frozenset[str]) -> tuple[News, ...]:
    """The same news, holding back what the first poll of a feed brings beyond its three newest stories."""
    held: set[str] = set()
    for feed, own in _by_feed(news).items():
        if feed in first_polls:
            newest_first = sorted(own, key=lambda item: item.found.article.at, reverse=True)
            held |= _beyond(own, newest_first, FIRST_POLL_STORIES)
    return _holding(news, held, Held.BACKLOG)


def crowds(news: Sequence[News]) -> tuple[Article, ...]:
    """What opens stories in feeds that open several at once: what may have been told before, word for word."""
    by_feed = _by_feed(item for item in news if item.opens)
    return tuple(item.found.article for own in by_feed.values() if len(own) > _FEW for item in own)


def hold_retold(news: Sequence[News], retold: Collection[str]) -> tuple[News, ...]:
    """The same news, holding back what was told before in the same words (`retold`, by article), if that is much."""
    by_feed = _by_feed(item for item in news if item.found.article.id in retold)
    held = {item.found.article.id for own in by_feed.values() if len(own) > _FEW for item in own}
    return _holding(news, held, Held.FLOOD)


@dataclass(frozen=True, slots=True)
class Weighing:
    """What tells which of very many articles are likeliest to be news."""

    watched: Watched
    gazetteer: Gazetteer

    def __call__(self, item: News) -> tuple[bool, bool, datetime]:
        """An incident before anything else, then what is urgent, then the newest."""
        article = item.found.article
        tells = report_of(article, "", self.gazetteer).severities
        urgent = any(self.watched.is_urgent(hit, article) for hit in item.found.hits)
        return any(kind.is_event for kind in tells), urgent, article.at


def hold_flood(news: Sequence[News], most: Mapping[str, float], weigh: Weighing) -> tuple[News, ...]:
    """The same news, holding back what a feed brings beyond the stories that it may tell at once (`most`, by feed).

    Only new stories are told then. What was told before is edited all the same.
    """
    held: set[str] = set()
    for feed, own in _by_feed(news).items():
        limit = most.get(feed, inf)
        if len({item.story for item in own}) > limit:
            weightiest_first = sorted((item for item in own if item.opens), key=weigh, reverse=True)
            held |= _beyond(own, weightiest_first, int(limit))
    return _holding(news, held, Held.FLOOD)


def floods(news: Iterable[News]) -> Mapping[str, Sequence[News]]:
    """What new stories were held back as a flood, by the feed that brought it."""
    return _by_feed((item for item in news if item.opens), Held.FLOOD)


def flood_name(feed: str, now: datetime) -> str:
    """The name of what a feed brought now: whoever is told of it under this name is told once."""
    return f"{feed}:{now:%H%M}"


def flood_notice(held: Sequence[News], titles: int = 0) -> Notice:
    """What is said of a flood, with so many of its headlines."""
    article = held[0].found.article
    stories = "1 story" if len(held) == 1 else f"{len(held):,} stories"
    named = [f"· {item.found.article.title[:_TITLE_CHARS]}" for item in held[:titles]]
    more = [f"… and {len(held) - len(named):,} more"] if named and len(named) < len(held) else []
    return Notice(
        f"Held back: {stories} that {(article.feed_title or article.outlet)[:_NAME_CHARS]} brought at once",
        (_LIKELY, *named, *more, _STILL),
    )


def tell_floods(
    news: Sequence[News], wishes: Mapping[Destination, set[str]], weigh: Weighing, now: datetime
) -> Iterator[Delivery]:
    """One message a flood and destination: what is held back of its lists, the likeliest news first."""
    for feed, held in floods(news).items():
        weightiest_first = sorted(held, key=weigh, reverse=True)
        for destination, lists in wishes.items():
            own = [item for item in weightiest_first if any(hit.watchlist in lists for hit in item.found.hits)]
            if own:
                key = f"notice:flood:{flood_name(feed, now)}:{now:%Y-%m-%d}"
                yield Delivery(destination, key, Kind.NOTICE, flood_notice(own, _NAMED), created=now)


def _by_feed(news: Iterable[News], *held: Held | None) -> Mapping[str, list[News]]:
    """What would be told (or is held for one of these reasons), by the feed that brought it."""
    brought = defaultdict[str, list[News]](list)
    for item in news:
        if item.held in (held or _TELLING):
            brought[item.found.article.feed].append(item)
    return brought


def _beyond(own: Iterable[News], first: Iterable[News], most: int) -> set[str]:
    """The articles of none of the stories that come first."""
    told = list(dict.fromkeys(item.story for item in first))[:most]
    return {item.found.article.id for item in own if item.story not in told}


def _holding(news: Sequence[News], held: Collection[str], why: Held) -> tuple[News, ...]:
    return tuple(replace(item, held=why) if item.found.article.id in held else item for item in news)
