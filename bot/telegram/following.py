"""What is followed in a chat: /start, /subscribe, /unsubscribe, /status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.actions import Actions, UnknownList
from bot.changes import called
from bot.model import Destination, Mode, Watchlist
from bot.telegram import menus, replies
from bot.telegram.menus import Choice, title_of
from bot.telegram.talk import Call, Feature, Press, Pressed, Reply, Service, Times


@dataclass(frozen=True, slots=True)
class Following:
    """Subscriptions, by name or by a menu whose buttons say what they make true."""

    actions: Actions
    times: Times

    @property
    def service(self) -> Service:
        """Its commands and buttons."""
        return Service(
            (
                Feature("start", "What this is, and open the chat again", self.start),
                Feature("subscribe", "Choose what to follow here", self.subscribe, admins=True),
                Feature("unsubscribe", "Stop following something here", self.unsubscribe, admins=True),
                Feature("status", "How things stand", self.status),
            ),
            {menus.LETTER: self.on_press},
        )

    async def start(self, call: Call) -> Reply:
        """What this is and what comes next; a chat that was closed is open again."""
        if call.standing.may_change:
            await self.actions.doors.open(call.here.chat)
        titles = await self._titles_held(call.here)
        following = f"{replies.followed(titles)}. /status shows how things stand." if titles else replies.NEXT
        return Reply(f"{replies.ABOUT}\n{following}")

    async def status(self, call: Call) -> Reply:
        """How things stand."""
        counts, titles = await self.actions.status(), await self._titles_held(call.here)
        zone = (await self.actions.wishes.habits(call.here)).zone or self.times.zone
        return Reply(replies.status(counts, titles, self.times.clock(), zone))

    async def subscribe(self, call: Call) -> Reply:
        """A list by its name or title, or a menu of all."""
        if not call.said:
            return await self._menu(Choice("all", subscribe=True, watchlist=""), call.here)
        return await self._named(call, subscribe=True)

    async def unsubscribe(self, call: Call) -> Reply:
        """A list by its name or title, or a menu of those that are followed."""
        if not call.said:
            return await self._menu(Choice("held", subscribe=False, watchlist=""), call.here)
        return await self._named(call, subscribe=False)

    async def on_press(self, press: Press) -> Pressed:
        """Does what the button says, and shows how things stand then."""
        if not press.standing.may_change:
            return Pressed(replies.ONLY_ADMINS)
        choice = menus.read_choice(press.code, await self.actions.lists(press.here.chat))
        if choice is None:
            return Pressed(replies.OLD_BUTTON)
        said = await self._change(press.here, choice.watchlist, subscribe=choice.subscribe)
        return Pressed(said, await self._menu(choice, press.here))

    async def _named(self, call: Call, *, subscribe: bool) -> Reply:
        try:
            name, mode = _wanted(call.said, await self.actions.lists(call.here.chat))
            return Reply(await self._change(call.here, name, subscribe=subscribe, mode=mode))
        except UnknownList as error:
            lists = await self.actions.lists(call.here.chat)
            near = error.near or next((called(each.name) for each in lists), "")
            first, _, last = call.said.rpartition(" ")
            if subscribe and menus.named(first, lists) in {each.name for each in lists}:
                return Reply(replies.unknown_mode(last, first))
            return Reply(replies.unknown_list(str(error), near, call.command.name))

    async def _change(self, here: Destination, name: str, *, subscribe: bool, mode: Mode = Mode.INSTANT) -> str:
        """Makes a subscription be, or not be, and says what came of it. Raises UnknownList."""
        if not subscribe:
            return replies.unsubscribed(called(name), was=await self.actions.unsubscribe(here, name))
        new = await self.actions.subscribe(here, name, mode)
        await self.actions.wishes.time_anew(here, self.times.zone)
        lists = await self.actions.lists(here.chat)
        return replies.subscribed(
            next(each for each in lists if each.name.casefold() == name.casefold()), mode, new=new
        )

    async def _titles_held(self, here: Destination) -> list[str]:
        titles = {each.name: title_of(each) for each in await self.actions.lists(here.chat)}
        return [titles.get(name, called(name)) for name in await self.actions.subscribed(here)]

    async def _menu(self, choice: Choice, here: Destination) -> Reply:
        """The menu that a choice belongs to, as things stand now."""
        lists, held = await self.actions.lists(here.chat), await self.actions.subscribed(here)
        if not lists:
            return Reply(replies.NO_LISTS)
        buttons = menus.menu(lists, held, choice.which)
        if buttons is None:
            return Reply(replies.NOTHING_HELD)
        return Reply(replies.CHOOSE if choice.which == "all" else replies.CHOOSE_END, buttons)


def _wanted(said: str, lists: Sequence[Watchlist]) -> tuple[str, Mode]:
    """The watchlist that somebody names, and when it shall be told of: “iron-brother hourly”."""
    name, _, last = said.rpartition(" ")
    mode = last.lower()
    with_mode = name and mode in set(Mode)
    return (menus.named(name, lists), Mode(mode)) if with_mode else (menus.named(said, lists), Mode.INSTANT)
