"""When a chat is told: /timezone, /quiet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo

from bot.actions import Actions
from bot.core import spoken
from bot.errors import WordsError
from bot.model import Habits
from bot.telegram.links import inert
from bot.telegram.render import clean
from bot.telegram.talk import Call, Feature, Reply, Service, Times

_QUIET_EXAMPLE = "Example: /quiet 23:00-06:00. /quiet 23:00-06:00 all holds urgent alerts too, /quiet off ends it."


@dataclass(frozen=True, slots=True)
class Habitual:
    """The chat's zone and its quiet hours."""

    actions: Actions
    times: Times

    @property
    def service(self) -> Service:
        """Its commands."""
        return Service(
            (
                Feature("quiet", "Quiet hours, such as 23:00-06:00", self.quiet, admins=True),
                Feature("timezone", "The time zone here, such as Asia/Karachi", self.timezone, admins=True),
            )
        )

    async def timezone(self, call: Call) -> Reply:
        """Which zone it is, or which it shall be."""
        if not call.said:
            habits = await self.actions.wishes.habits(call.here)
            return Reply(f"{self._time(habits)} Example: /timezone Asia/Karachi")
        try:
            zone = await self.actions.wishes.set_zone(call.here, call.said, self.times.zone)
        except WordsError as error:
            return Reply(inert(clean(str(error))))
        return Reply(f"{self._time(Habits(zone))} /quiet sets hours in which nothing disturbs.")

    async def quiet(self, call: Call) -> Reply:
        """Which hours are quiet, or which shall be."""
        wishes = self.actions.wishes
        if not call.said:
            return Reply(f"{self._quiet(await wishes.habits(call.here))}\n{_QUIET_EXAMPLE}")
        said = call.said.lower()
        for_all = said.endswith(" all")
        try:
            hours = None if said == "off" else spoken.hours(said.removesuffix(" all"))
        except WordsError as error:
            return Reply(f"{inert(clean(str(error)))}\n{_QUIET_EXAMPLE}")
        habits = await wishes.set_quiet(call.here, hours, self.times.zone, for_all=for_all)
        return Reply(f"{self._quiet(habits)} /settings shows all.")

    def _time(self, habits: Habits) -> str:
        zone = self._zone(habits)
        return f"Times here are those of {zone}; it is {self.times.clock().astimezone(zone):%H:%M} now."

    def _zone(self, habits: Habits) -> tzinfo:
        return habits.zone or self.times.zone

    def _quiet(self, habits: Habits) -> str:
        if not habits.quiet:
            return "No quiet hours here: alerts come at any time; what was held comes now."
        hours = f"{habits.quiet.start:%H:%M}–{habits.quiet.end:%H:%M} ({self._zone(habits)})"
        urgent = "urgent alerts too" if habits.quiet_for_all else "urgent alerts come all the same"
        return f"Quiet here {hours}: what comes is held for one summary afterwards; {urgent}."
