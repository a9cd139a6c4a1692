"""Who is told what: articles with hits × subscriptions → deliveries, or the reason why nobody is told.

An article is held back for exactly one of these reasons, the first that applies:

1. late: its own date (without one: when it was seen) is older than the freshness limit;
2. page: only an ambiguous alias stands there, without its context, and its page can be read to decide;
3. undecided: the page could not be had or decided nothing, and the watchlist says to be silent then;
4. digest: all its terms are for the digest only;
5. backlog: its feed was polled for the first time, and three newer stories came with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.core.card import card_of
from bot.core.watched import Watched
from bot.model import Card, Delivery, Destination, Found, Held, Kind, News, Priority, Subscription, Told

FIRST_POLL_STORIES = 3

Wishes = Mapping[Destination, set[str]]


def hold(found: Found, watched: Watched, *, now: datetime, fresh: timedelta, pages: bool = False) -> Held | None:
    """Why this article alerts nobody, as far as it alone tells; None when it may alert.

    `pages` says whether a page can still be read to decide what its entry leaves open.
    """
    if now - found.article.at > fresh:
        return Held.LATE
    if pages and _asks_for_its_page(found, watched):
        return Held.PAGE
    if not any(watched.counts(hit, found.article) for hit in found.hits):
        return Held.UNDECIDED
    if not any(watched.alerting(hit, found.article) for hit in found.hits):
        return Held.DIGEST
    return None


def hold_backlog(news: Sequence[News], first_polls: frozenset[str]) -> tuple[News, ...]:
    """The same news, holding back what the first poll of a feed brings beyond its three newest stories."""
    held: set[str] = set()
    for feed in first_polls:
        own = [item for item in news if item.found.article.feed == feed and item.held in (None, Held.PAGE)]
        newest_first = sorted(own, key=lambda item: item.found.article.at, reverse=True)
        allowed = list(dict.fromkeys(item.story for item in newest_first))[:FIRST_POLL_STORIES]
        held.update(item.found.article.id for item in own if item.story not in allowed)
    return tuple(replace(item, held=Held.BACKLOG) if item.found.article.id in held else item for item in news)


def alerts(
    news: Sequence[News], wishes: Wishes, watched: Watched, told: Mapping[tuple[Destination, str], Told], now: datetime
) -> tuple[Delivery, ...]:
    """The messages that this news makes, urgent first, then by publication.

    A story is one alert a destination. Where it was `told` already, it is told again only when it turns out to be about
    an urgent term that no message named: a blast near a town becomes an attack on Chinese engineers.
    """
    deliveries = []
    for destination, lists in wishes.items():
        for story, items in _stories(news, watched, lists).items():
            before = told.get((destination, story))
            if before is None:
                card = _card(items, watched)
                deliveries.append(Delivery(destination, f"alert:{story}", Kind.ALERT, card, created=now))
            elif louder := [item for item in items if _urgent_terms(item.found, watched) - before.terms]:
                deliveries.append(_update(destination, _card(louder, watched), before, now))
    return tuple(sorted(deliveries, key=lambda d: (d.card.priority.rank, d.card.published or d.card.seen)))


def wishes_of(subscriptions: Sequence[Subscription]) -> Wishes:
    """Which lists each destination wants."""
    wishes: dict[Destination, set[str]] = {}
    for subscription in subscriptions:
        wishes.setdefault(subscription.destination, set()).add(subscription.watchlist)
    return wishes


def _update(destination: Destination, card: Card, before: Told, now: datetime) -> Delivery:
    new = " · ".join(term for term in card.terms if term not in before.terms)
    card = replace(card, remarks=(f"Update to an earlier message: now also {new}", *card.remarks))
    return Delivery(destination, f"update:{card.story}:{before.updates + 1}", Kind.UPDATE, card, created=now)


def _urgent_terms(found: Found, watched: Watched) -> set[str]:
    return {hit.term for hit in found.hits if watched.priority(hit) is Priority.URGENT}


def _asks_for_its_page(found: Found, watched: Watched) -> bool:
    """Whether only undecided hits could alert, and there is a page that may decide them."""
    loud = [hit for hit in found.hits if watched.priority(hit) is not Priority.DIGEST]
    return bool(found.article.url and loud) and not any(hit.decided for hit in loud)


def _card(items: Sequence[News], watched: Watched) -> Card:
    card = card_of(items[0].story, [item.found for item in items], watched)
    return replace(card, origins=len({item.telling.origin for item in items}))


def _stories(news: Sequence[News], watched: Watched, lists: set[str]) -> dict[str, list[News]]:
    """What may alert of these lists, by story, the earliest telling first, only with the hits that may alert."""
    stories: dict[str, list[News]] = {}
    for item in sorted(news, key=lambda item: item.found.article.at):
        article = item.found.article
        hits = tuple(hit for hit in item.found.hits if hit.watchlist in lists and watched.alerting(hit, article))
        if hits and item.held is None:
            stories.setdefault(item.story, []).append(replace(item, found=replace(item.found, hits=hits)))
    return stories
