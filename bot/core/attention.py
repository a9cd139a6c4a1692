"""When a destination is told: at once, later in a summary, or not at all while it has muted what it is about.

An alert or update goes through these in order:

1. muted: its story, all of its terms or all of its sources are muted. A mute of a term or source leaves the others
   their voice; that of a story is broken by an update, since only what changes a story makes one;
2. held to the full hour (hourly) or to the day's time (digest), as its subscription wants, the promptest of several;
   urgent does not wait for the hour;
3. held through quiet hours; urgent passes them unless the destination says otherwise.

What is held is delivered in one summary, and never expires.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time, tzinfo

from bot.core.account import account_of
from bot.core.card import card_of
from bot.core.places import Gazetteer
from bot.core.report import report_of
from bot.core.text import fold
from bot.core.timetable import next_daily, next_hour, quiet_end
from bot.core.watched import Watched
from bot.model import (
    Daily,
    Delivery,
    Destination,
    Found,
    Habits,
    Kind,
    Mode,
    Mute,
    News,
    Priority,
    Scope,
    State,
    Subscription,
    Summary,
)

SAMPLE_STORIES = 3
DAILY = Daily(time(7, 30))  # when the digest comes where a subscription waits for it and nobody chose a time
SUMMARY_STORIES = 15  # in one message; more come in several

_PROMPTEST = (Mode.INSTANT, Mode.HOURLY, Mode.DIGEST)

_NOWHERE = Gazetteer()  # a sample names no places

Lists = Mapping[str, set[str]]


@dataclass(frozen=True, slots=True)
class Attention:
    """What all destinations want. `zone` is that of those that chose none."""

    zone: tzinfo
    modes: Mapping[Destination, Mapping[str, Mode]] = field(default_factory=dict)
    habits: Mapping[Destination, Habits] = field(default_factory=dict)
    mutes: Mapping[Destination, Sequence[Mute]] = field(default_factory=dict)

    def attend(self, deliveries: Sequence[Delivery], news: Iterable[News], now: datetime) -> tuple[Delivery, ...]:
        """The same deliveries, each with the state and the time that its destination's wishes give it."""
        lists: dict[str, set[str]] = {}
        for item in news:
            lists.setdefault(item.story, set()).update(hit.watchlist for hit in item.found.hits)
        return tuple(self._attended(delivery, lists, now) for delivery in deliveries)

    def _attended(self, delivery: Delivery, lists: Lists, now: datetime) -> Delivery:
        if delivery.kind not in {Kind.ALERT, Kind.UPDATE}:
            return delivery
        if any(silences(mute, delivery, now) for mute in self.mutes.get(delivery.destination, ())):
            return replace(delivery, state=State.MUTED)
        of, urgent = lists.get(delivery.card.story, set()), delivery.card.priority is Priority.URGENT
        until = self.held_until(delivery.destination, of, now, urgent=urgent)
        return replace(delivery, state=State.HELD, not_before=until) if until else delivery

    def put_off(self, notice: Delivery, lists: set[str], now: datetime) -> Delivery:
        """The same notice, at the time at which its destination wants to read about these lists."""
        return replace(notice, not_before=self.held_until(notice.destination, lists, now, urgent=False))

    def held_until(self, here: Destination, lists: set[str], now: datetime, *, urgent: bool) -> datetime | None:
        """Until when a destination's news of these lists is held that comes now; None when it may leave at once."""
        return held_until(self.habits.get(here, Habits()), self._mode(here, lists), self.zone, now, urgent=urgent)

    def _mode(self, destination: Destination, lists: set[str]) -> Mode:
        """How the destination wants news of these lists, the promptest first."""
        own = self.modes.get(destination, {})
        modes = {mode for name, mode in own.items() if name in lists} or set(own.values())
        return next((mode for mode in _PROMPTEST if mode in modes), Mode.INSTANT)


def held_until(habits: Habits, mode: Mode, zone: tzinfo, now: datetime, *, urgent: bool = False) -> datetime | None:
    """Until when something that comes now is held; None when it may leave at once."""
    zone = habits.zone or zone
    until = now
    if mode is Mode.DIGEST:
        until = next_daily(now, habits.digest or DAILY, zone)
    elif mode is Mode.HOURLY and not urgent:
        until = next_hour(now, zone)
    if habits.quiet and (habits.quiet_for_all or not urgent):
        until = quiet_end(until, habits.quiet, zone) or until
    return until if until > now else None


def silences(mute: Mute, delivery: Delivery, now: datetime) -> bool:
    """Whether a mute of its destination covers this alert or update."""
    card = delivery.card
    if mute.until <= now:
        return False
    match mute.scope:
        case Scope.STORY:
            return mute.what == card.story and delivery.kind is not Kind.UPDATE
        case Scope.TERM:
            return {fold(term).text for term in card.terms} == {fold(mute.what).text}
        case Scope.SOURCE:
            return {fold(sighting.outlet).text for sighting in card.account.sightings} == {fold(mute.what).text}


def sample(
    subscription: Subscription, stories: Iterable[tuple[str, Sequence[Found]]], watched: Watched, now: datetime
) -> Delivery | None:
    """What a watchlist brought last, in one message for who follows it newly; None when that is nothing."""
    cards = []
    for story, told in stories:
        own = [replace(each, hits=tuple(h for h in each.hits if watched.alerting(h, each.article))) for each in told]
        if alerting := [each for each in own if each.hits and each.article.title]:
            account = account_of(report_of(each.article, each.article.id, _NOWHERE) for each in alerting)
            cards.append(card_of(story, alerting, watched, account))
    if not cards:
        return None
    watchlist = watched.lists[subscription.watchlist]
    facts = Summary(tuple(cards[:SAMPLE_STORIES]), now, watchlist.title or watchlist.name, is_sample=True)
    key = f"sample:{subscription.watchlist}"
    return Delivery(subscription.destination, key, Kind.SAMPLE, facts, created=now)


# ── summaries ────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Batch:
    """A summary, and the numbers of the held deliveries that it tells."""

    delivery: Delivery
    told: tuple[int, ...]


def batches(held: Iterable[Delivery], now: datetime) -> Iterator[Batch]:
    """What was held and is due, a destination after the other, in as few messages as hold it; urgent first.

    Of a story that was held more than once the newest facts are told.
    """
    chats: dict[Destination, dict[str, list[Delivery]]] = {}
    for each in held:
        chats.setdefault(each.destination, {}).setdefault(each.card.story, []).append(each)
    for destination, stories in chats.items():
        last = max(each.not_before or now for told in stories.values() for each in told)
        inside = sorted(stories.values(), key=lambda told: (told[-1].card.priority.rank, told[0].created))
        for start in range(0, len(inside), SUMMARY_STORIES):
            part = inside[start : start + SUMMARY_STORIES]
            facts = Summary(tuple(told[-1].card for told in part), min(told[0].created for told in part))
            key = f"summary:{last:%Y-%m-%dT%H:%M}" + (f":{start // SUMMARY_STORIES + 1}" if start else "")
            delivery = Delivery(destination, key, Kind.SUMMARY, facts, created=now)
            yield Batch(delivery, tuple(each.id for told in part for each in told))
