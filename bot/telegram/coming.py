"""Who is let in and what is forgotten: /invite, /forget."""

from __future__ import annotations

from dataclasses import dataclass

from telegram.helpers import create_deep_linked_url

from bot.actions import Actions
from bot.core import spoken
from bot.errors import WordsError
from bot.model import Kept
from bot.telegram import replies
from bot.telegram.access import Caller, Standing
from bot.telegram.links import inert
from bot.telegram.render import clean
from bot.telegram.talk import Call, Feature, Press, Pressed, Reply, Service, Times, button, menu

_LETTER = "f"
_ERASE, _CANCEL = "e", "c"
_A_DAY = "1 day"
_EXAMPLE = "Example: /invite 3 days; /invite alone lasts a day."
_TOO = "its own list with its history, feeds that were added here, quiet hours, time zone"
_STAYS = "Messages older than 48 hours stay with Telegram; only you can delete them there."
_IN_PRIVATE = "Ask me in our private chat: whoever brings the link first is let in."


@dataclass(frozen=True, slots=True)
class Coming:
    """Invitations, and the way out."""

    actions: Actions
    times: Times

    @property
    def service(self) -> Service:
        """Its commands and buttons."""
        features = (
            Feature("invite", "A link that lets one person in", self.invite, owners=True),
            Feature("forget", "Erase what I know of this chat", self.forget, admins=True),
        )
        return Service(features, {_LETTER: self.on_press})

    async def invite(self, call: Call) -> Reply:
        """A link that lets one person in, once, for a day or as long as is said."""
        if not call.caller.is_private:
            return Reply(_IN_PRIVATE)
        zone = (await self.actions.wishes.habits(call.here)).zone or self.times.zone
        try:
            until = spoken.until(call.said or _A_DAY, self.times.clock(), zone)
        except WordsError as error:
            return Reply(f"{inert(clean(str(error)))}\n{_EXAMPLE}")
        link = create_deep_linked_url(call.message.get_bot().username, await self.actions.doors.invite(until))
        return Reply(f"Lets one person in, once, until {replies.date_and_time(until, zone)}:\n{link}")

    async def forget(self, call: Call) -> Reply:
        """Says what would be erased, and asks."""
        kept = await self.actions.doors.kept(call.here.chat)
        buttons = [button("Erase", _LETTER, _ERASE), button("Cancel", _LETTER, _CANCEL)]
        lines = (
            f"This erases what I know of {_of(call.caller)}: {_counted(kept)}, {_TOO}.",
            f"{len(kept.messages)} of my messages of the last 48 hours are deleted here. {_STAYS}",
            self._ownership(call),
        )
        return Reply("\n".join(filter(None, lines)), menu(buttons))

    async def on_press(self, press: Press) -> Pressed:
        """Erases, or lets it be."""
        if not press.standing.may_change:
            return Pressed(replies.ONLY_ADMINS)
        if press.code != _ERASE:
            return Pressed("Nothing was erased.", Reply("Nothing was erased."))
        user = press.caller.user if press.caller.is_private else 0
        kept = await self.actions.doors.forget(press.here.chat, user)
        said = f"Erased: {_counted(kept)}, {_TOO}. {_STAYS} /start begins anew."
        return Pressed("Erased.", Reply(said), deletes=kept.messages)

    def _ownership(self, call: Call) -> str:
        if call.standing is not Standing.OWNER or not call.caller.is_private:
            return ""
        if self.actions.is_set_owner(call.caller.user):
            return "You stay an owner: the setting BOT_OWNERS names you."
        return "You stop being an owner of this bot."


def _of(caller: Caller) -> str:
    return "you and this chat" if caller.is_private else "this chat"


def _counted(kept: Kept) -> str:
    counts = ((kept.subscriptions, "subscription"), (kept.mutes, "mute"), (kept.deliveries, "record"))
    named = [f"{count} {name}{'' if count == 1 else 's'}" for count, name in counts]
    return f"{named[0]}, {named[1]}, {named[2]} of messages"
