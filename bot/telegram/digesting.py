"""The digest of a chat: /digest."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from bot.core import spoken
from bot.core.attention import DAILY
from bot.errors import WordsError
from bot.model import Daily
from bot.telegram import replies
from bot.telegram.links import inert
from bot.telegram.render import clean
from bot.telegram.talk import Call, Feature, Reply, Service, Staff, Times

_EXAMPLE = (
    "Example: /digest 07:30 weekdays. /digest 09:00 weekly comes on Mondays, with the ledger of the week; /digest off"
    " ends it; /digest now sums up the last 24 hours, /digest now 30 the last 30 days."
)
_MOST_DAYS = 366


@dataclass(frozen=True, slots=True)
class Digesting:
    """When a chat has its digest, and what of it somebody wants at once."""

    staff: Staff
    times: Times

    @property
    def service(self) -> Service:
        """Its command."""
        return Service((Feature("digest", "The day in one message: 07:30 weekdays, off, now, more", self.digest),))

    async def digest(self, call: Call) -> Reply:
        """Says when it comes, or does what is said: a time of day, off, now, more."""
        first, _, rest = call.said.lower().partition(" ")
        match first:
            case "":
                return Reply(f"{await self._standing(call)}\n{_EXAMPLE}")
            case "now":
                return await self._now(call, rest)
            case "more":
                return await self._more(call)
        if not call.standing.may_change:
            return Reply(replies.ONLY_ADMINS)
        try:
            daily = None if first == "off" else _daily(call.said.lower().replace("weekly", "mon"))
        except WordsError as error:
            return Reply(f"{inert(clean(str(error)))}\n{_EXAMPLE}")
        await self.staff.actions.wishes.set_digest(call.here, daily, self.times.zone)
        return Reply(await self._standing(call))

    async def _standing(self, call: Call) -> str:
        """When the digest comes here, and why."""
        wishes = self.staff.actions.wishes
        habits, coming = await wishes.habits(call.here), await wishes.next_digest(call.here, self.times.zone)
        if coming is None:
            return "No digest comes here." if await self.staff.actions.subscribed(call.here) else replies.NOTHING_HELD
        daily, following = coming
        zone = habits.zone or self.times.zone
        why = "" if habits.digest else " because a list here is told once a day"
        return (
            f"The digest comes here at {spoken.daily_said(daily)} ({zone}){why},"
            f" next on {replies.date_and_time(following, zone)}."
        )

    async def _now(self, call: Call, days: str) -> Reply:
        if days and not (days.isdecimal() and 0 < int(days) <= _MOST_DAYS):
            return Reply(f"Write how many days, {_MOST_DAYS} at most. Example: /digest now 7")
        if not await self.staff.actions.subscribed(call.here):
            return Reply(replies.NOTHING_HELD)
        is_new = await self.staff.digests.now(call.here, int(days or 1), self.times.clock())
        return Reply("Here it comes." if is_new else "It came just now; ask again in a minute.")

    async def _more(self, call: Call) -> Reply:
        is_more = await self.staff.digests.more(call.here, self.times.clock())
        return Reply("Here they come." if is_more else "That is all: the last digest here told every story.")


def _daily(said: str) -> Daily:
    """The time of day that somebody says; of days alone, or of “on”, the usual one. Raises WordsError."""
    try:
        return spoken.daily(f"{DAILY.at:%H:%M}" if said == "on" else said)
    except WordsError:
        with suppress(WordsError):
            return spoken.daily(f"{DAILY.at:%H:%M} {said}")
        raise
