"""What is not for a chat: /notforus in reply to an alert, or its button; when it repeats, the word to leave out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.changes import OWN, Deed, Draft, Unwanted, is_own
from bot.core.narrowing import without
from bot.core.query import as_query
from bot.editor import NotEdited
from bot.model import Card, Term
from bot.telegram import replies
from bot.telegram.below import NOT_FOR_US
from bot.telegram.editing import Editing, refused
from bot.telegram.sayings import theirs
from bot.telegram.talk import Asked, Call, Feature, Press, Pressed, Reply, Service, Staff, button, menu

_OFTEN = 3
_UNDO = "-"  # behind the letter, before the story: it was wanted after all


@dataclass(frozen=True, slots=True)
class Refusing:
    """Alerts that were not wanted. Three of one term that share a word suggest to leave that word out."""

    staff: Staff
    editing: Editing

    @property
    def service(self) -> Service:
        """Its command and button."""
        feature = Feature("notforus", "Reply to an alert that was not for you", self.refuse, admins=True)
        return Service((feature,), {NOT_FOR_US: self.on_press})

    async def refuse(self, call: Call) -> Reply:
        """Remembers it, and says what would keep its like away."""
        answered = call.message.reply_to_message
        card = await self.staff.actions.wishes.story(call.here, message=answered.message_id) if answered else None
        if card is None:
            raise NotEdited("Reply with /notforus to an alert that was not for you.")
        return await self._noted(call, card)

    async def on_press(self, press: Press) -> Pressed:
        """The same for the story of the message with the button."""
        if not press.standing.may_change:
            return Pressed(replies.ONLY_ADMINS)
        card = await self.staff.actions.wishes.story(press.here, story=press.code.removeprefix(_UNDO))
        if card is None:
            return Pressed(replies.OLD_BUTTON)
        if not press.code.startswith(_UNDO):
            return Pressed("Noted.", tells=await self._noted(press, card))
        if not await self.staff.editor.want(card.article, press.here):
            return Pressed("That is taken back already.")
        return Pressed("Taken back.", Reply(f"Taken back: “{theirs(card.title, 200)}” counts as wanted."))

    async def _noted(self, asked: Asked, card: Card) -> Reply:
        unwanted = Unwanted(card.article, card.terms[0], card.outlet, card.title)
        alike = await self.staff.editor.refuse(unwanted, asked.here)
        if len(alike) < _OFTEN:
            term = theirs(unwanted.term, 64)
            noted = f"Noted: {len(alike)} of {_OFTEN} before I suggest what to leave out of “{term}”."
            undo = menu([button("Undo", NOT_FOR_US, f"{_UNDO}{card.story}")])
            return Reply(f"{noted}\nAt once: /mute {term} 3 days{await self._edit(asked, unwanted.term)}", undo)
        return await self._suggestion(asked, alike[:_OFTEN])

    async def _suggestion(self, asked: Asked, alike: Sequence[Unwanted]) -> Reply:
        watchlist, term = await self._term(asked, alike[0].term)
        titles = [each.title for each in alike]
        query = as_query(term) if term.any or term.ambiguous or term.query else ""
        if query and (word := self.staff.librarian.word_against(titles, query)):
            return await self.editing.propose(asked, Draft(Deed.EDIT, watchlist, term.name, without(query, word)))
        if len({each.outlet for each in alike}) == 1 and alike[0].outlet:
            return Reply(f"Noted. All of them came from one source: /mute {theirs(alike[0].outlet, 64)} 30 days")
        return Reply(f"Noted, but they share no word that others lack. /lists shows what “{theirs(term.name)}” is.")

    async def _edit(self, asked: Asked, name: str) -> str:
        """The way to change a term, for who may."""
        watchlist, _ = await self._term(asked, name)
        if refused(watchlist, asked.standing):
            return ""
        return f", or /edit {'' if watchlist == OWN else f'{theirs(watchlist)}: '}{theirs(name, 64)} = QUERY"

    async def _term(self, asked: Asked, name: str) -> tuple[str, Term]:
        """The term that brought an alert, and the list that it is on; an empty one when it is gone."""
        for each in await self.staff.actions.lists(asked.here.chat):
            for term in each.terms:
                if term.name == name:
                    return OWN if is_own(each.name) else each.name, term
        return OWN, Term(name)
