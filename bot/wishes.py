"""What a person wishes of how a chat is told: its zone, its quiet hours, its mutes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, tzinfo
from difflib import get_close_matches
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from bot.changes import Change
from bot.core.health import FeedHealth
from bot.core.sight import Gap
from bot.core.text import fold
from bot.errors import WordsError
from bot.model import Card, Daily, Destination, Habits, Hours, Mode, Mute, Scope, Shift, Taken
from bot.store.store import Store
from bot.store.thread import StoreThread

_SUGGESTED = 3


class Wishes:
    """How destinations want to be told. `zone` is always that of the settings, for those that chose none."""

    def __init__(self, store: StoreThread, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    async def habits(self, here: Destination) -> Habits:
        """How a destination wants to be told."""
        return await self._store.ask(Store.habits, here)

    async def modes(self, here: Destination) -> dict[str, Mode]:
        """When each list that is followed here is told, by its name."""
        found = await self._store.ask(Store.subscriptions)
        return {each.watchlist: each.mode for each in found if each.destination == here}

    async def set_zone(self, here: Destination, name: str, zone: tzinfo) -> ZoneInfo:
        """Gives a destination a time zone, by its name or its city's. Raises WordsError with the nearest names."""
        chosen = zone_called(name)
        await self._change(here, replace(await self.habits(here), zone=chosen), zone)
        return chosen

    async def set_quiet(self, here: Destination, quiet: Hours | None, zone: tzinfo, *, for_all: bool = False) -> Habits:
        """Gives a destination quiet hours (`for_all`: for urgent alerts too), or none. Hours of no length are none."""
        hours = quiet if quiet and quiet.start != quiet.end else None
        habits = replace(await self.habits(here), quiet=hours, quiet_for_all=bool(hours and for_all))
        await self._change(here, habits, zone)
        return habits

    async def set_digest(self, here: Destination, daily: Daily | None, zone: tzinfo) -> None:
        """Lets a destination have a digest at this time of day, or none; what is held for it is timed by that."""
        await self._store.ask(Store.set_digest, here, daily)
        await self.time_anew(here, zone)

    async def next_digest(self, here: Destination, zone: tzinfo) -> tuple[Daily, datetime] | None:
        """When a destination's digest comes, and when the next one does; None where none does."""
        wanted = await self._store.ask(Store.digest_wanted, here)
        return (wanted.daily, wanted.next_after(self._clock(), zone)) if wanted else None

    async def time_anew(self, here: Destination, zone: tzinfo) -> None:
        """Times what is held for a destination by what it wishes now."""
        await self._store.ask(Store.time_anew, here, zone, self._clock())

    async def put_back(self, change: Change, zone: tzinfo) -> bool:
        """Takes the change of a setting back; False when it was set otherwise since."""
        return await self._store.ask(Store.put_back, change, zone, self._clock())

    # ── mutes ────────────────────────────────────────────────────────────────────────────────────────────────────────

    async def mutes(self, here: Destination) -> tuple[Mute, ...]:
        """What is muted here."""
        found = await self._store.ask(Store.mutes, self._clock())
        return tuple(mute for mute in found if mute.destination == here)

    async def mute(self, mute: Mute) -> None:
        """Keeps a destination from hearing of something for a while."""
        await self._store.ask(Store.mute, mute)

    async def unmute(self, mute: Mute) -> bool:
        """Ends a mute; False when it had ended."""
        return await self._store.ask(Store.unmute, mute)

    async def story(self, here: Destination, *, message: int = 0, story: str = "") -> Card | None:
        """The story that a message here told, or the one of that name, if this place was told of it."""
        return await self._store.ask(Store.card_told, here, message=message, story=story)

    async def take_on(self, here: Destination, story: str, by: str, user: int) -> Taken | None:
        """Says in a story's message who is on it; who was before. Raises LookupError if it cannot be edited."""
        return await self._store.ask(Store.take_on, here, story, Taken(by, user, self._clock()))

    async def let_go(self, here: Destination, story: str, user: int) -> Taken | None:
        """Says there that this person is not on it any more; who was until now. Raises LookupError likewise."""
        return await self._store.ask(Store.let_go, here, story, user, self._clock())

    async def shift(self, here: Destination) -> Shift:
        """What happened here since the last hand-over."""
        return await self._store.ask(Store.shift, here, self._clock())

    async def hand_over(self, here: Destination) -> None:
        """Begins a new shift."""
        await self._store.ask(Store.hand_over, here, self._clock())

    async def blind(self, since: datetime) -> tuple[tuple[Gap, ...], tuple[FeedHealth, ...]]:
        """When nothing was seen since then, the last time until now if that lasts; and the feeds that do not answer."""
        now, health = self._clock(), await self._store.ask(Store.feed_health)
        sight = (await self._store.ask(Store.sight, since)).at(now, None)
        failing = sorted((each for each in health if each.failing_since), key=lambda each: each.failing_since or now)
        return sight.gaps, tuple(failing)

    async def scope_of(self, said: str, terms: Iterable[str]) -> tuple[Scope, str]:
        """The term or the source that somebody names. Raises WordsError with the nearest ones."""
        known = {fold(term).text: (Scope.TERM, term) for term in terms}
        for outlet in await self._store.ask(Store.outlets):
            known.setdefault(fold(outlet).text, (Scope.SOURCE, outlet))
        wanted = fold(said).text
        if wanted in known:
            return known[wanted]
        near = [known[each][1] for each in get_close_matches(wanted, known, _SUGGESTED)]
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        raise WordsError(f"No term or source here is called “{said[:40]}”.{hint}")

    async def _change(self, here: Destination, habits: Habits, zone: tzinfo) -> None:
        await self._store.ask(Store.set_habits, here, habits, zone, self._clock())


def zone_called(name: str) -> ZoneInfo:
    """The time zone of this name or city. Raises WordsError with the nearest names."""
    said = "_".join(name.split()).lower()
    if said in _zones():
        return ZoneInfo(_zones()[said])
    near = [_zones()[each] for each in get_close_matches(said, _zones(), 2 * _SUGGESTED, cutoff=0.7)]
    suggested = list(dict.fromkeys(near))[:_SUGGESTED]
    example = f"Did you mean {' or '.join(suggested)}?" if suggested else "Write one such as Asia/Karachi."
    raise WordsError(f"I know no time zone called “{name[:40]}”. {example}")


@cache
def _zones() -> dict[str, str]:
    """Every zone by its name and, where no other has it, by its city, in small letters."""
    names = sorted(available_timezones() - {"localtime", "Factory"})
    cities: dict[str, list[str]] = {}
    for name in names:
        if name.split("/")[0] not in {"Etc", "US", "posix", "right"}:
            cities.setdefault(name.rpartition("/")[2].lower(), []).append(name)
    return {city: found[0] for city, found in cities.items() if len(found) == 1} | {
        each.lower(): each for each in names
    }
