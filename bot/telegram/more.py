"""More of a story: who told it and where, its record as files, what else can be done. /more, /evidence, the button."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from telegram import InlineKeyboardMarkup

from bot.account import Sighting
from bot.core.spans import Line, Span, Style
from bot.editor import NotEdited
from bot.errors import ConfigError
from bot.model import Card, Destination
from bot.telegram import replies
from bot.telegram.below import LET_GO, MORE, MUTE, NOT_FOR_US, ON_IT
from bot.telegram.muting import BROADER_FOR, SOURCE, TERM
from bot.telegram.render import clean
from bot.telegram.sayings import theirs
from bot.telegram.talk import Call, Feature, Press, Pressed, Reply, Service, Staff, Times, button, menu

_URL = re.compile(r"https?://\S+")
_SIGHTINGS = 20
_TITLE_CHARS = 200
_LABEL_CHARS = 24
_RECORD = "="  # behind the letter, before the story: its record is wanted


@dataclass(frozen=True, slots=True)
class More:
    """What a card has no room for. Everybody may ask, of stories that were told here."""

    staff: Staff
    times: Times

    @property
    def service(self) -> Service:
        """Its commands and buttons."""
        return Service(
            (
                Feature("more", "All sources of a story, and what can be done: reply to an alert", self.more),
                Feature("evidence", "A story's record as files: reply to an alert", self.evidence),
            ),
            {MORE: self.on_press},
        )

    async def more(self, call: Call) -> Reply:
        """Who told the story of the alert replied to, with the choices that its card has no room for."""
        return await self._told(await self._meant(call), call.here)

    async def evidence(self, call: Call) -> Reply:
        """The record of the story of the alert replied to, or of a story or link that is given."""
        return await self._record(await self._meant(call), call.here)

    async def on_press(self, press: Press) -> Pressed:
        """The same for the story of the message with the button."""
        card = await self.staff.actions.wishes.story(press.here, story=press.code.removeprefix(_RECORD))
        if card is None:
            return Pressed(replies.OLD_BUTTON)
        if press.code.startswith(_RECORD):
            return Pressed("The files come below.", tells=await self._record(card, press.here))
        return Pressed("", tells=await self._told(card, press.here))

    async def _meant(self, call: Call) -> Card:
        """The story that is meant. Raises NotEdited for one that was not told here."""
        answered, said, wishes = call.message.reply_to_message, call.said, self.staff.actions.wishes
        card = None
        if said:
            card = await wishes.story(call.here, story=await self._story(said))
        elif answered:
            card = await wishes.story(call.here, message=answered.message_id)
        if card is None:
            name = call.command.name
            what = f"Reply with /{name} to an alert, or give the link of an article that was told here."
            raise NotEdited(what, f"/{name} https://www.dawn.com/news/1")
        return card

    async def _story(self, said: str) -> str:
        if not _URL.match(said):
            return said
        try:
            return (await self.staff.librarian.told_in(said))[1]
        except ConfigError:
            return ""

    async def _record(self, card: Card, here: Destination) -> Reply:
        lists = await self.staff.actions.lists(here.chat)
        files = await self.staff.librarian.papers(card.story, lists, here)
        said = f"The record of “{theirs(card.title, _TITLE_CHARS)}”: as a table, and as a page to read and print."
        return Reply(said, files=tuple((name, text.encode()) for name, text in files.items()))

    async def _told(self, card: Card, here: Destination) -> Reply:
        zone = (await self.staff.actions.wishes.habits(here)).zone or self.times.zone

        def told(sighting: Sighting) -> Line:
            when = replies.date_and_time(sighting.at, zone)
            return (Span(f"{when} · "), Span(sighting.outlet or "a source", url=sighting.url))

        return Reply.of(*_lines(card, map(told, card.account.sightings[:_SIGHTINGS])), menu=_buttons(card))


def _lines(card: Card, sightings: Iterator[Line]) -> Iterator[str | Line]:
    yield (Span(card.title[:_TITLE_CHARS], Style.STRONG, card.url),)
    yield from sightings
    left = len(card.account.sightings) - _SIGHTINGS
    yield f"… and {left} more; Evidence has all" if left > 0 else ""
    yield (Span(f"Watched: {' · '.join(card.terms)}"),)
    yield f"Story {card.story}"


def _buttons(card: Card) -> InlineKeyboardMarkup:
    """What can be done besides what stands below the card itself."""
    other = button("Not for us", NOT_FOR_US, card.story) if card.is_alarm else button("On it", ON_IT, card.story)
    let_go = [button("Let go", LET_GO, card.story)] if card.taken else []
    mutes = [
        [button(f"Mute {what[:_LABEL_CHARS]} {BROADER_FOR}", MUTE, f"{scope}{card.story}")]
        for scope, what in ((TERM, clean(card.terms[0])), (SOURCE, clean(card.outlet)))
        if what
    ]
    return menu([button("Evidence", MORE, f"{_RECORD}{card.story}"), other, *let_go], *mutes)
