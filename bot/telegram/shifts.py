"""Who is on what: the button On it below alerts, and /handover between shifts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo

from bot.actions import Actions
from bot.core.spans import Line, Span, Style
from bot.model import Card, Destination, Scope, Shift
from bot.telegram import replies
from bot.telegram.below import LET_GO, ON_IT
from bot.telegram.sayings import theirs
from bot.telegram.talk import Call, Feature, Press, Pressed, Reply, Service, Times

_LISTED = 15
_TITLE_CHARS = 120
_FIXED = "This message cannot be changed any more."
_BEGUN = "The next shift begins now."


@dataclass(frozen=True, slots=True)
class Shifts:
    """The people at work in a chat."""

    actions: Actions
    times: Times

    @property
    def service(self) -> Service:
        """Its commands and buttons."""
        handover = Feature("handover", "What the next shift should know", self.handover)
        return Service((handover,), {ON_IT: self.on_it, LET_GO: self.let_go})

    async def on_it(self, press: Press) -> Pressed:
        """Writes who pressed and when into the story's message."""
        here, caller = press.here, press.caller
        try:
            before = await self.actions.wishes.take_on(here, press.code, caller.name, caller.user)
        except LookupError:
            return Pressed(_FIXED)
        if before and before.user == caller.user:
            return Pressed("You are on it already. More, then Let go, ends that.")
        said = f"You are on it, after {before.by}." if before else "You are on it."
        return Pressed(f"{said} More, then Let go, ends that.")

    async def let_go(self, press: Press) -> Pressed:
        """Takes who pressed out of the story's message."""
        try:
            before = await self.actions.wishes.let_go(press.here, press.code, press.caller.user)
        except LookupError:
            return Pressed(_FIXED)
        if before is None:
            return Pressed("Nobody is on it.")
        if before.user != press.caller.user:
            return Pressed(f"{before.by} is on it. On it takes it over.")
        return Pressed("You are not on it any more.")

    async def handover(self, call: Call) -> Reply:
        """What is open, changed, muted and blind since the last hand-over; by an admin it begins a new shift."""
        zone = (await self.actions.wishes.habits(call.here)).zone or self.times.zone
        shift = await self.actions.wishes.shift(call.here)
        lines = [*_told(shift, zone), *await self._muted(call.here, zone), *await self._blind(shift.since, zone)]
        if call.standing.may_change:
            await self.actions.wishes.hand_over(call.here)
            lines.append(_BEGUN)
        return Reply.of(f"Hand-over, since {replies.date_and_time(shift.since, zone)}", *lines)

    async def _muted(self, here: Destination, zone: tzinfo) -> list[str]:
        lines = []
        for mute in (await self.actions.wishes.mutes(here))[:_LISTED]:
            card = await self.actions.wishes.story(here, story=mute.what) if mute.scope is Scope.STORY else None
            what = theirs(card.title if card else mute.what, _TITLE_CHARS)
            lines.append(f"Muted: {what}, until {replies.date_and_time(mute.until, zone)} ({theirs(mute.by)})")
        return lines

    async def _blind(self, since: datetime, zone: tzinfo) -> list[str]:
        """When we saw nothing at all, then the feeds that do not answer."""
        gaps, failing = await self.actions.wishes.blind(since)
        lines = [
            f"Blind: everything, {replies.date_and_time(gap.since, zone)} – {replies.date_and_time(gap.until, zone)}"
            for gap in gaps[-_LISTED:]
        ]
        for feed in failing[:_LISTED]:
            start = f" since {replies.date_and_time(feed.failing_since, zone)}" if feed.failing_since else ""
            lines.append(
                f"Blind: {theirs(feed.title or feed.url, _TITLE_CHARS)}{start}: {theirs(feed.error, _TITLE_CHARS)}"
            )
        more = len(failing) - _LISTED
        return [*lines, f"… and {more} more feeds; /feeds counts them"] if more > 0 else lines


def _told(shift: Shift, zone: tzinfo) -> Iterator[str | Line]:
    """The stories that nobody is on, then those that somebody is on, each with what changed."""
    if not shift.cards:
        yield "No story was told here."
    open_first = sorted(shift.cards, key=lambda card: card.taken is not None)
    for card in open_first[:_LISTED]:
        who = f"{card.taken.by} since {card.taken.at.astimezone(zone):%H:%M}" if card.taken else "Nobody on it"
        yield (Span(f"{who}: "), _headline(card))
        if changes := shift.changed.get(card.story):
            yield (Span(f"  changed: {' · '.join(changes)}"),)
    if len(open_first) > _LISTED:
        yield f"… and {len(open_first) - _LISTED} more"


def _headline(card: Card) -> Span:
    return Span(card.title[:_TITLE_CHARS], Style.STRONG, card.url)
