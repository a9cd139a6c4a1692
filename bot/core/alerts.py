"""Who is told what: articles with hits × subscriptions → deliveries, or the reason why nobody is told.

An article is held back for exactly one of these reasons, the first that applies:

1. late: its own date (without one: when it was seen) is older than the freshness limit;
2. page: only an ambiguous alias stands there, without its context, and its page can be read to decide;
3. undecided: the page could not be had or decided nothing, and the watchlist says to be silent then;
4. digest: all its terms are for the digest only;
5. rubric: its short headline stands over many articles of these days, and it tells of no incident;
6. backlog: its feed was polled for the first time, and three newer stories came with it;
7. flood: its feed brought far more at once than it ever does, which is rather its archive told anew than news.

The last two are in `bot.core.floods`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.account import Account
from bot.core.account import account_of, is_outdated
from bot.core.card import card_of
from bot.core.changes import Change, changes
from bot.core.layout import shown
from bot.core.places import Gazetteer
from bot.core.report import report_of
from bot.core.sight import Sight
from bot.core.watched import Watched
from bot.model import Article, Card, Delivery, Destination, Found, Held, Kind, Link, News, Priority, Subscription, Told

EDIT_EVERY = timedelta(minutes=1)  # of one message: Telegram counts edits as messages
QUIET = timedelta(hours=48)  # after so long without news a message is history, and stays as it is
_UNTOLD = frozenset({Held.UNDECIDED, Held.PAGE})  # what may be about something else altogether

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


@dataclass(frozen=True, slots=True)
class View:
    """What is watched, when we were blind, and how long an alert that is not urgent waits for more sources."""

    watched: Watched
    sight: Sight = field(default_factory=Sight)
    settle: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True)
class Tale:
    """A story with everything that is told of it, the earliest first.

    `new` are the ids of the articles that are new, `outdated` of those that tell of fewer killed than are known of.
    """

    story: str
    news: tuple[News, ...]
    account: Account
    new: frozenset[str]
    outdated: frozenset[str]

    @classmethod
    def of(cls, story: str, known: Iterable[News], new: Iterable[News], gazetteer: Gazetteer) -> Tale:
        """The story that new articles make of what was known. An article that was known may be told anew."""
        fresh = {item.found.article.id: item for item in new}
        told = [item for item in known if item.found.article.id not in fresh] + list(fresh.values())
        told.sort(key=lambda item: _order(item.found.article))
        counted = [item for item in told if item.held not in _UNTOLD]
        reports = {
            item.found.article.id: report_of(item.found.article, item.telling.origin, gazetteer) for item in counted
        }
        account = account_of(reports.values())
        outdated = frozenset(key for key, report in reports.items() if is_outdated(report, account))
        return cls(story, tuple(told), account, frozenset(fresh), outdated)


def alerts(
    tales: Sequence[Tale], wishes: Wishes, view: View, told: Mapping[tuple[Destination, str], Told], now: datetime
) -> tuple[Delivery, ...]:
    """The messages that new articles make, urgent first, then by publication.

    A story is one alert a destination. Where it was `told` already its message is edited, and what has changed the
    story (or shown it to be about an urgent term that no message named) is told in a reply too.
    """
    deliveries: list[Delivery] = []
    for destination, lists in wishes.items():
        for tale in tales:
            found = _alerting(tale, view.watched, lists)
            before = told.get((destination, tale.story))
            if found and (before or any(each.article.id in tale.new for each in found)):
                version = _Version.of(destination, tale, found, view).taken_by(before)
                deliveries += version.followed(before, now) if before else [version.alert(now)]
    return tuple(sorted(deliveries, key=lambda d: (d.card.priority.rank, d.card.published or d.card.seen)))


def farewells(
    gone: Mapping[str, str], told: Mapping[tuple[Destination, str], Told], now: datetime
) -> tuple[Delivery, ...]:
    """The last edits of messages whose stories turned out to be others: `gone` says in which these continue."""
    made = []
    for (destination, story), before in told.items():
        into = told.get((destination, gone.get(story, "")))
        if into and not before.ended:
            card = replace(before.card, continues=Link(into.card.title, into.card.url))
            key = f"revision:{story}:{before.revision}"
            made.append(Delivery(destination, key, Kind.REVISION, card, created=now))
    return tuple(made)


def _order(article: Article) -> tuple[datetime, datetime, str]:
    """The earliest first; of those of one time the one that we saw first, so that later ones never take its place."""
    return article.at, article.seen or article.at, article.id


def wishes_of(subscriptions: Sequence[Subscription]) -> Wishes:
    """Which lists each destination wants."""
    wishes: dict[Destination, set[str]] = {}
    for subscription in subscriptions:
        wishes.setdefault(subscription.destination, set()).add(subscription.watchlist)
    return wishes


@dataclass(frozen=True, slots=True)
class _Version:
    """A story as one destination gets it: its card, the card of what is new alone, and the urgent terms it is about.

    `settle` is how long its first message waits for more.
    """

    destination: Destination
    card: Card
    news: Card
    urgent: frozenset[str]
    settle: timedelta

    @classmethod
    def of(cls, destination: Destination, tale: Tale, found: Sequence[Found], view: View) -> _Version:
        new = [each for each in found if each.article.id in tale.new][-1:]
        urgent = {hit.term for each in found for hit in each.hits if view.watched.priority(hit) is Priority.URGENT}
        card = view.sight.marked(card_of(tale.story, found, view.watched, tale.account, tale.outdated))
        news = card_of(tale.story, new, view.watched, tale.account) if new else card
        settle = timedelta(0) if card.priority is Priority.URGENT else view.settle
        return cls(destination, card, news, frozenset(urgent), settle)

    def taken_by(self, before: Told | None) -> _Version:
        """The same, in the hands of who took the story on before."""
        return replace(self, card=replace(self.card, taken=before.card.taken)) if before else self

    def alert(self, now: datetime) -> Delivery:
        """The first message. One that waits takes newer facts and leaves at once when they are urgent."""
        key, leaves = f"alert:{self.card.story}", now + self.settle if self.settle else None
        return Delivery(self.destination, key, Kind.ALERT, self.card, created=now, not_before=leaves)

    def followed(self, before: Told, now: datetime) -> Iterator[Delivery]:
        """What follows what was told before: the alert anew while it waits, else an edit, and a reply if it matters."""
        if before.waits:
            yield self.alert(now)
            return
        if not before.ended and now - before.since <= QUIET and shown(self.card) != shown(before.card):
            yield self._revision(before, now)
        new = list(changes(before.account, self.card.account))
        if louder := [term for term in self.card.terms if term in self.urgent - before.terms]:
            new.append(Change(f"Also watched: {' · '.join(louder)}", self.card.sounds))
        if new:
            yield self._update(before, new, now)

    def _revision(self, before: Told, now: datetime) -> Delivery:
        key = f"revision:{self.card.story}:{before.revision}"
        not_before = before.edited + EDIT_EVERY if before.edited else None
        return Delivery(self.destination, key, Kind.REVISION, self.card, created=now, not_before=not_before)

    def _update(self, before: Told, new: Sequence[Change], now: datetime) -> Delivery:
        """The changes, above the article that brought them."""
        sounds = self.card.priority is Priority.URGENT and any(change.sounds for change in new)
        texts, key = tuple(change.text for change in new), f"update:{self.card.story}:{before.update}"
        card = replace(self.news, priority=self.card.priority, terms=self.card.terms, changes=texts, sounds=sounds)
        return Delivery(self.destination, key, Kind.UPDATE, card, created=now)


def _asks_for_its_page(found: Found, watched: Watched) -> bool:
    """Whether only undecided hits could alert, and there is a page that may decide them."""
    loud = [hit for hit in found.hits if watched.priority(hit) is not Priority.DIGEST]
    return bool(found.article.url and loud) and not any(hit.decided for hit in loud)


def _alerting(tale: Tale, watched: Watched, lists: set[str]) -> list[Found]:
    """What may alert of these lists in a story, the earliest first, only with the hits that may alert."""
    told = []
    for found in (item.found for item in tale.news if item.held is None):
        hits = tuple(hit for hit in found.hits if hit.watchlist in lists and watched.alerting(hit, found.article))
        if hits:
            told.append(replace(found, hits=hits))
    return told
