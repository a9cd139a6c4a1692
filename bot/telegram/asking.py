"""Questions: /test, /search, /why with its button, /lists. Everybody may ask."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import tzinfo

from bot.actions import UnknownList
from bot.answers import why_pairs
from bot.changes import OWN, called
from bot.core.spans import Line, Span, Style, counted
from bot.editor import NotEdited, definition
from bot.model import Destination, Priority, Watchlist
from bot.telegram import replies
from bot.telegram.below import WHY
from bot.telegram.menus import named, title_of
from bot.telegram.sayings import Lines, found, tested, theirs
from bot.telegram.talk import Call, Feature, Press, Pressed, Reply, Service, Staff, Times

_URL = re.compile(r"https?://\S+")
_TERMS_SHOWN = 40
_DEFINITION_CHARS = 100


@dataclass(frozen=True, slots=True)
class Asking:
    """Answers from the archive and from the lists in force, as far as they concern the chat."""

    staff: Staff
    times: Times

    @property
    def service(self) -> Service:
        """Its commands."""
        return Service(
            (
                Feature("test", "What a query would have caught: /test QUERY", self.test),
                Feature("search", "Find articles: /search QUERY", self.search),
                Feature("why", "Why a link alerted or did not: reply to an alert, or /why LINK", self.why),
                Feature("lists", "What is watched: /lists, or /lists NAME", self.lists),
            ),
            {WHY: self.on_why},
        )

    async def test(self, call: Call) -> Reply:
        """What a query would have caught."""
        if not call.said:
            raise NotEdited("Write what to look for behind it.", "/test dasu AND (bus OR dam)")
        test = await self.staff.librarian.test(call.said, await self.staff.actions.lists(call.here.chat))
        return Reply.of(*tested(test), f"To watch it here: /add NAME = {theirs(call.said)}")

    async def search(self, call: Call) -> Reply:
        """The newest articles that a query matches."""
        if not call.said:
            raise NotEdited("Write what to look for behind it.", "/search gwadar NEAR/5 port")
        return Reply.of(*found(call.said, await self.staff.librarian.search(call.said), await self._zone(call.here)))

    async def why(self, call: Call) -> Reply:
        """The stages of one link: that of the alert replied to, or one that is given."""
        url = await self._link(call)
        if not url:
            raise NotEdited("Reply to an alert with /why, or give a link.", "/why https://www.dawn.com/news/1")
        return await self._stages(url, call.here)

    async def on_why(self, press: Press) -> Pressed:
        """The same for the story of the message with the button."""
        card = await self.staff.actions.wishes.story(press.here, story=press.code)
        if card is None:
            return Pressed(replies.OLD_BUTTON)
        return Pressed("", tells=await self._stages(card.url, press.here))

    async def _stages(self, url: str, here: Destination) -> Reply:
        lists = await self.staff.actions.lists(here.chat)
        answer = await self.staff.librarian.why(url, lists, here)
        pairs = why_pairs(answer, await self._zone(here), in_chat=True)
        return Reply.of(*(_stage(name, text) for name, text in pairs))

    async def _zone(self, here: Destination) -> tzinfo:
        return (await self.staff.actions.wishes.habits(here)).zone or self.times.zone

    async def _link(self, call: Call) -> str:
        if given := _URL.search(call.said):
            return given[0]
        answered = call.message.reply_to_message
        return await self.staff.librarian.told(call.here.chat, answered.message_id) if answered else ""

    async def lists(self, call: Call) -> Reply:
        """All lists that can be followed here, or the terms of one."""
        lists = await self.staff.actions.lists(call.here.chat)
        if not call.said:
            return Reply.of(*_overview(lists, await self.staff.actions.subscribed(call.here)))
        name = named(call.said, lists)
        watchlist = next((each for each in lists if each.name == name), None)
        if watchlist:
            return Reply.of(*_terms(watchlist))
        if name.casefold() == OWN:
            raise NotEdited("This chat has no list of its own yet.", "/add Gwadar port = gwadar NEAR/5 port")
        raise UnknownList(call.said, "")


def _stage(name: str, text: str) -> str | Line:
    """A line of an answer. A command of ours in it can be pressed."""
    command, _, rest = text.partition(" ")
    if command == "/test":
        return f"{name}: {command} {theirs(rest)}"
    return (Span(f"{name}: ", Style.STRONG), Span(text))


def _overview(lists: tuple[Watchlist, ...], held: tuple[str, ...]) -> Lines:
    for each in lists:
        mark = "✓ " if each.name in held else ""
        terms = counted(len(each.terms), "term")
        yield f"{mark}{theirs(title_of(each), 64)}: {terms}. /lists {theirs(called(each.name))}"
    yield "✓ is followed here. /subscribe chooses; /add TERM = QUERY watches something of your own."


def _terms(watchlist: Watchlist) -> Lines:
    yield (Span(title_of(watchlist), Style.STRONG),)
    for term in watchlist.terms[:_TERMS_SHOWN]:
        loud = "" if term.priority is Priority.NORMAL else f" [{term.priority}]"
        told = term.note or definition(term)
        told = told if len(told) <= _DEFINITION_CHARS else f"{told[: _DEFINITION_CHARS - 1]}…"
        yield (Span(f"{term.name}{loud}", Style.STRONG), Span(f": {told}"))
    if more := len(watchlist.terms) - _TERMS_SHOWN:
        yield f"… and {more} more: /export {theirs(called(watchlist.name))}" if more > 0 else ""
    yield "/edit TERM = QUERY changes one, /remove TERM takes one off, /test QUERY tries one."
