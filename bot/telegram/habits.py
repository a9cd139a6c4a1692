"""When a chat is told: /timezone, /quiet."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import time, tzinfo

from telegram import InlineKeyboardButton

from bot.actions import Actions
from bot.core import spoken
from bot.core.attention import DAILY
from bot.errors import WordsError
from bot.model import Destination, Habits, Hours, Mode
from bot.telegram import menus, replies
from bot.telegram.links import inert
from bot.telegram.render import clean
from bot.telegram.talk import Call, Feature, Press, Pressed, Reply, Service, Times, button, menu

_QUIET_EXAMPLE = "Example: /quiet 23:00-06:00. /quiet 23:00-06:00 all holds urgent alerts too, /quiet off ends it."

_LETTER = "h"
_NIGHT = Hours(time(23), time(6))
_QUIET = frozenset("nqa")  # none; while urgent passes; for all
_MODES = {mode.value[0]: mode for mode in Mode}
_ROWS = 40
_LABEL_CHARS = 40


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
                Feature("settings", "How this chat is told, to be changed by buttons", self.settings, admins=True),
            ),
            {_LETTER: self.on_press},
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

    # ── the menu ─────────────────────────────────────────────────────────────────────────────────────────────────────

    async def settings(self, call: Call) -> Reply:
        """How this chat is told, with buttons that change it."""
        return await self._menu(call.here)

    async def on_press(self, press: Press) -> Pressed:
        """Makes true what the button says, and shows how things stand then."""
        if not press.standing.may_change:
            return Pressed(replies.ONLY_ADMINS)
        wishes, here, deed, rest = self.actions.wishes, press.here, press.code[:1], press.code[1:]
        if deed in _QUIET:
            hours = None if deed == "n" else (await wishes.habits(here)).quiet or _NIGHT
            await wishes.set_quiet(here, hours, self.times.zone, for_all=deed == "a")
        else:
            mode = _MODES.get(deed)
            name = next((name for name in await wishes.modes(here) if menus.tag(name) == rest), "")
            if mode is None or not name:
                return Pressed(replies.OLD_BUTTON)
            await self.actions.subscribe(here, name, mode)
            await wishes.time_anew(here, self.times.zone)
        return Pressed("So it is.", await self._menu(here))

    async def _menu(self, here: Destination) -> Reply:
        wishes = self.actions.wishes
        habits, modes = await wishes.habits(here), await wishes.modes(here)
        titles = {each.name: menus.title_of(each) for each in await self.actions.lists(here.chat)}
        lines = [self._time(habits), self._quiet(habits), _digest(habits, modes.values())]
        lines += [f"{inert(titles.get(name, name))}: {replies.WHEN[mode]}." for name, mode in modes.items()]
        muted = len(await wishes.mutes(here))
        lines.append(f"Muted: {muted}; /unmute shows them." if muted else "Nothing is muted.")
        lines += [] if modes else [replies.NOTHING_HELD]
        rows = [_quiet_buttons(habits)]
        for name in modes:
            rows += [[_mode_button(titles.get(name, name), name, mode) for mode in Mode if mode is not modes[name]]]
        return Reply("\n".join(lines), menu(*rows[:_ROWS]))

    def _time(self, habits: Habits) -> str:
        zone = self._zone(habits)
        return f"Times here are those of {zone}; it is {self.times.clock().astimezone(zone):%H:%M} now."

    def _zone(self, habits: Habits) -> tzinfo:
        return habits.zone or self.times.zone

    def _quiet(self, habits: Habits) -> str:
        if not habits.quiet:
            return "No quiet hours here: alerts come at any time."
        hours = f"{habits.quiet.start:%H:%M}–{habits.quiet.end:%H:%M} ({self._zone(habits)})"
        urgent = "urgent alerts too" if habits.quiet_for_all else "urgent alerts come all the same"
        return f"Quiet here {hours}: what comes is held for one summary afterwards; {urgent}."


def _digest(habits: Habits, modes: Collection[Mode]) -> str:
    if habits.digest is None and Mode.DIGEST not in modes:
        return "No digest comes here; /digest 07:30 brings one a day."
    return f"The digest comes at {spoken.daily_said(habits.digest or DAILY)}; /digest changes that."


def _quiet_buttons(habits: Habits) -> list[InlineKeyboardButton]:
    """What the quiet hours can be instead."""
    if not habits.quiet:
        return [button("Quiet 23:00–06:00", _LETTER, "q")]
    urgent = ("Let urgent pass", "q") if habits.quiet_for_all else ("Hold urgent too", "a")
    return [button("No quiet hours", _LETTER, "n"), button(urgent[0], _LETTER, urgent[1])]


def _mode_button(title: str, name: str, mode: Mode) -> InlineKeyboardButton:
    return button(f"{title[:_LABEL_CHARS]}: {replies.WHEN[mode]}", _LETTER, f"{mode.value[0]}{menus.tag(name)}")
