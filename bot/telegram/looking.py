"""Looking back: /history and /undo."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.changes import Change
from bot.editor import NotEdited
from bot.telegram import sayings
from bot.telegram.editing import refused
from bot.telegram.talk import Call, Feature, Reply, Service, Staff, Times

_EXAMPLE = "/add Gwadar port = gwadar NEAR/5 port"


@dataclass(frozen=True, slots=True)
class Looking:
    """What was changed from a chat, and taking it back step by step. `name` tells what people call a member."""

    staff: Staff
    times: Times
    name: Callable[[int, int], Awaitable[str]]

    @property
    def service(self) -> Service:
        """Its commands."""
        return Service(
            (
                Feature("history", "Who changed what, and when", self.history),
                Feature("undo", "Take back the last change made here", self.undo, admins=True),
            )
        )

    async def history(self, call: Call) -> Reply:
        """The last changes, the newest first."""
        changes = await self._changes(call)
        zone = (await self.staff.actions.wishes.habits(call.here)).zone or self.times.zone
        names = {each.user: await self.name(call.caller.chat, each.user) for each in changes}
        return Reply.of(*(sayings.past(each, names[each.user], zone) for each in changes), sayings.UNDO)

    async def undo(self, call: Call) -> Reply:
        """Takes back the last change that stands."""
        last = next((each for each in await self._changes(call) if not each.undone), None)
        if last is None:
            raise NotEdited("Everything that can be taken back is taken back. /history shows it.")
        if refusal := refused(last.watchlist, call.standing):
            return Reply(refusal)
        return Reply.of(*sayings.undone(await self.staff.editor.undo(last, call.person)))

    async def _changes(self, call: Call) -> tuple[Change, ...]:
        changes = await self.staff.editor.history(call.here.chat)
        if not changes:
            raise NotEdited("Nothing was changed from here yet.", _EXAMPLE)
        return changes
