"""Looking back: /history and /undo, and the buttons below what was changed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardMarkup

from bot.changes import Change, Deed
from bot.editor import NotEdited
from bot.model import Destination, Scope
from bot.telegram import replies
from bot.telegram.access import Standing
from bot.telegram.editing import refused
from bot.telegram.menus import title_of
from bot.telegram.past import Past
from bot.telegram.talk import Asked, Call, Feature, Press, Pressed, Reply, Service, Staff, Times, button, menu

_LETTER = "u"
_IN_A_ROW = 4
_UNDO = "/undo takes back the newest that stands, /undo 3 the third here."
_NOTHING = "Everything that can be taken back is taken back. /history shows it."


@dataclass(frozen=True, slots=True)
class Looking:
    """What was changed from a chat, and taking any of it back. `name` tells what people call a member."""

    staff: Staff
    times: Times
    name: Callable[[int, int], Awaitable[str]]

    @property
    def service(self) -> Service:
        """Its commands and buttons."""
        return Service(
            (
                Feature("history", "Who changed what, and when", self.history),
                Feature("undo", "Take back the last change made here, or that of a number", self.undo, admins=True),
            ),
            {_LETTER: self.on_press},
        )

    async def history(self, call: Call) -> Reply:
        """The last changes, the newest first."""
        changes = await self.staff.editor.history(call.here.chat)
        if not changes:
            raise NotEdited("Nothing was changed from here yet.", "/add Gwadar port = gwadar NEAR/5 port")
        return await self._told(call, changes)

    async def undo(self, call: Call) -> Reply:
        """Takes back the last change that stands, or the one of that number in /history."""
        changes = await self.staff.editor.history(call.here.chat)
        numbered = dict(enumerate(changes, start=1))
        if call.said and not (call.said.isdecimal() and int(call.said) in numbered):
            raise NotEdited("Give the number that a change has in /history.", "/undo 3")
        change = numbered[int(call.said)] if call.said else next((each for each in changes if not each.undone), None)
        if change is None:
            raise NotEdited(_NOTHING, "" if changes else "/add Gwadar port = gwadar NEAR/5 port")
        if change.undone:
            raise NotEdited("That is taken back already. /history shows it.")
        if refusal := self._refused(call, change):
            return Reply(refusal)
        past = await self._past(call.here, changes)
        back = await self._take_back(call, change)
        return Reply.of(*past.undone(back))

    async def on_press(self, press: Press) -> Pressed:
        """Takes back the change of a button, once, and shows how things stand then."""
        if not press.standing.may_change:
            return Pressed(replies.ONLY_ADMINS)
        changes = await self.staff.editor.history(press.here.chat)
        change = next((each for each in changes if str(each.id) == press.code), None)
        if change is None:
            return Pressed("That is too long ago to be taken back." if press.code.isdecimal() else replies.OLD_BUTTON)
        if change.undone:
            return Pressed("That is taken back already.")
        if refusal := self._refused(press, change):
            return Pressed(refusal)
        await self._take_back(press, change)
        return Pressed("Taken back.", await self._told(press, await self.staff.editor.history(press.here.chat)))

    def _refused(self, asked: Asked, change: Change) -> str:
        """Why somebody may not take a change back; empty when they may."""
        if change.deed is Deed.FEED and self.staff.actions.is_open and asked.standing is not Standing.OWNER:
            return replies.ONLY_OWNERS_ADD
        if change.deed.is_setting:
            return "" if asked.standing.may_change else replies.ONLY_ADMINS
        return refused(change.watchlist, asked.standing)

    async def _take_back(self, asked: Asked, change: Change) -> Change:
        if not change.deed.is_setting:
            return await self.staff.editor.undo(change, asked.person)
        if not await self.staff.actions.wishes.put_back(change, self.times.zone):
            raise NotEdited("That was set in another way since. /history shows how, /settings how it is.")
        return change

    async def _told(self, asked: Asked, changes: Sequence[Change]) -> Reply:
        past = await self._past(asked.here, changes)
        names = {each.user: await self.name(asked.caller.chat, each.user) for each in changes}
        lines = (past.told(number, each, names[each.user]) for number, each in enumerate(changes, start=1))
        return Reply.of(*lines, _UNDO, menu=_buttons(changes) if asked.standing.may_change else None)

    async def _past(self, here: Destination, changes: Sequence[Change]) -> Past:
        wishes = self.staff.actions.wishes
        titles = {each.name: title_of(each) for each in await self.staff.actions.lists(here.chat)}
        for each in changes:
            scope, _, story = each.term.partition(":")
            if each.deed is Deed.MUTE and scope == Scope.STORY:
                card = await wishes.story(Destination(each.chat, each.topic), story=story)
                titles |= {story: card.title} if card else {}
        return Past((await wishes.habits(here)).zone or self.times.zone, titles)


def _buttons(changes: Sequence[Change]) -> InlineKeyboardMarkup | None:
    """A button for each change that stands."""
    standing = [(number, each) for number, each in enumerate(changes, start=1) if not each.undone]
    buttons = [button(f"Undo {number}", _LETTER, str(each.id)) for number, each in standing]
    rows = [buttons[start : start + _IN_A_ROW] for start in range(0, len(buttons), _IN_A_ROW)]
    return menu(*rows) if rows else None
