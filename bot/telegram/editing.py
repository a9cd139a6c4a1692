"""Changes to watchlists from the chat: /add, /edit, /remove, and the buttons below what they would do."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from telegram import InlineKeyboardMarkup

from bot.changes import OWN, Deed, Draft, Offer
from bot.editor import NotEdited
from bot.telegram import replies, sayings
from bot.telegram.access import Standing
from bot.telegram.talk import Asked, Call, Feature, Press, Pressed, Reply, Service, Staff, button, menu

_ASKED = re.compile(r"(?:(?P<watchlist>[^=:]+):\s+)?(?P<term>[^=]*[^=\s])\s*=\s*(?P<query>\S.*)")
_NAMED = re.compile(r"(?:(?P<watchlist>[^:]+):\s+)?(?P<term>.+)")
_EXAMPLES = {
    Deed.ADD: "/add Gwadar port = gwadar NEAR/5 (port OR harbour)",
    Deed.EDIT: "/edit Gwadar port = gwadar AND port*",
    Deed.REMOVE: "/remove Gwadar port",
}


@dataclass(frozen=True, slots=True)
class Editing:
    """Drafts that are looked at before they are saved. Members propose, admins save; shared lists are the owners'."""

    staff: Staff

    @property
    def service(self) -> Service:
        """Its commands and buttons."""
        return Service(
            (
                Feature("add", "Watch a term here: /add TERM = QUERY", self.add),
                Feature("edit", "Change a term: /edit TERM = QUERY", self.edit),
                Feature("remove", "Stop watching a term: /remove TERM", self.remove, admins=True),
            ),
            {"s": self.save, "t": self.tighten, "c": self.cancel},
        )

    async def add(self, call: Call) -> Reply:
        """Shows what a new term would have caught, to be saved."""
        return await self.propose(call, self._read(call.said, Deed.ADD, _ASKED))

    async def edit(self, call: Call) -> Reply:
        """Shows what a term would have caught with another query, to be saved."""
        return await self.propose(call, self._read(call.said, Deed.EDIT, _ASKED))

    async def remove(self, call: Call) -> Reply:
        """Takes a term off at once; /undo brings it back."""
        draft = self._read(call.said, Deed.REMOVE, _NAMED)
        if refusal := refused(draft.watchlist, call.standing):
            return Reply(refusal)
        return Reply.of(*sayings.changed(await self.staff.editor.make(draft, call.person)))

    def _read(self, said: str, deed: Deed, shape: re.Pattern[str]) -> Draft:
        """The draft that somebody's words ask for. Raises NotEdited for words that ask for none."""
        found = shape.fullmatch(said)
        if found is None:
            raise NotEdited(sayings.USAGE[deed], _EXAMPLES[deed])
        fields = found.groupdict()
        watchlist = self.staff.editor.shared((fields["watchlist"] or "").strip())
        if not watchlist:  # the colon is a part of the term's name
            own = f"{OWN}:" == said[: len(OWN) + 1].casefold()
            fields["term"] = fields["term"] if own or not fields["watchlist"] else _behind(found)
        return Draft(deed, watchlist or OWN, fields["term"].strip(), (fields.get("query") or "").strip())

    async def propose(self, asked: Asked, draft: Draft) -> Reply:
        """Shows what a draft would have caught, to be saved by who may. Raises what keeps it from being saved."""
        by = "" if asked.standing.may_change else asked.caller.name
        draft = replace(draft, asked=draft.query, by=by)
        if draft.watchlist != OWN and asked.standing is not Standing.OWNER:
            return Reply(refused(draft.watchlist, asked.standing))
        await self.staff.editor.check(draft, asked.here.chat)
        offer = await self.staff.editor.offer(draft, asked.person)
        return await self._shown(offer)

    async def _shown(self, offer: Offer) -> Reply:
        """What is offered, with what it would have caught."""
        lists = await self.staff.actions.lists(offer.destination.chat)
        test = await self.staff.librarian.test(offer.draft.query, lists)
        buttons = _buttons(offer, can_tighten=test.hits > 1 or offer.draft.tried > 0)
        return Reply.of(*sayings.proposed(offer.draft, test), menu=buttons)

    # ── buttons ──────────────────────────────────────────────────────────────────────────────────────────────────────

    async def save(self, press: Press) -> Pressed:
        """Makes what was offered, once, if who presses may."""
        offer = await self._standing(press)
        if isinstance(offer, Pressed):
            return offer
        if refusal := refused(offer.draft.watchlist, press.standing):
            return Pressed(refusal)
        change = await self.staff.editor.save(offer, press.person)
        return Pressed("Applied." if change.deed is Deed.IMPORT else "Saved.", Reply.of(*sayings.changed(change)))

    async def tighten(self, press: Press) -> Pressed:
        """Shows the query narrowed by one word, another at each press, with what it would have caught then."""
        offer = await self._standing(press)
        if isinstance(offer, Pressed):
            return offer
        if not self._is_theirs(offer, press):
            return Pressed(replies.ONLY_ADMINS)
        draft, lists = offer.draft, await self.staff.actions.lists(press.here.chat)
        ways = await self.staff.librarian.narrowings(draft.asked, lists)
        if not ways:
            return Pressed("No word stands out in what it catches. Send the command again with words of your own.")
        draft = replace(draft, query=ways[draft.tried % len(ways)], tried=draft.tried + 1)
        await self.staff.editor.check(draft, press.here.chat)
        offer = await self.staff.editor.offer(draft, replace(press.person, user=offer.user), offer.id)
        return Pressed(f"Tighter, way {(draft.tried - 1) % len(ways) + 1} of {len(ways)}.", await self._shown(offer))

    async def cancel(self, press: Press) -> Pressed:
        """Takes an offer back: who made it may, and who may save it."""
        offer = await self._standing(press)
        if isinstance(offer, Pressed):
            return offer
        if not self._is_theirs(offer, press):
            return Pressed(replies.ONLY_ADMINS)
        await self.staff.editor.cancel(offer.id)
        return Pressed("Cancelled.", Reply.of(*sayings.cancelled(offer.draft)))

    async def _standing(self, press: Press) -> Offer | Pressed:
        """What a button offers if that stands, else what to say to who pressed it."""
        offer = await self.staff.editor.offered(press.code, press.here.chat)
        if offer is None:
            return Pressed(replies.OLD_OFFER)
        return Pressed(f"That was {offer.done} already.") if offer.done else offer

    def _is_theirs(self, offer: Offer, press: Press) -> bool:
        return offer.user == press.caller.user or not refused(offer.draft.watchlist, press.standing)


def refused(watchlist: str, standing: Standing) -> str:
    """Why somebody may not change a list; empty when they may."""
    if watchlist == OWN:
        return "" if standing.may_change else replies.ONLY_ADMINS
    return "" if standing is Standing.OWNER else sayings.only_owners(watchlist)


def _behind(found: re.Match[str]) -> str:
    """The term with what stands before its colon."""
    return found.string[: found.end("term")]


def _buttons(offer: Offer, *, can_tighten: bool) -> InlineKeyboardMarkup:
    tighten = [button("Tighten", "t", offer.id)] if can_tighten else []
    return menu([button("Save", "s", offer.id), *tighten, button("Cancel", "c", offer.id)])
