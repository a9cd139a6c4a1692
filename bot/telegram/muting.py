"""What a chat does not want to hear of for a while: /mute, /unmute, and the button below alerts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo
from hashlib import blake2b

from bot.actions import Actions
from bot.core import spoken
from bot.errors import WordsError
from bot.model import Card, Destination, Mute, Scope
from bot.telegram import replies
from bot.telegram.below import MUTE, story_buttons
from bot.telegram.links import inert
from bot.telegram.render import clean
from bot.telegram.sayings import theirs
from bot.telegram.talk import Call, Feature, Press, Pressed, Reply, Service, Times, button, menu

TERM, SOURCE = "t", "s"
_BROADER = {TERM, SOURCE}
BROADER_FOR = "1 day"
_LENGTHS = {"1": "2 h", "2": "1 day", "3": "until Monday"}
_TITLE_CHARS = 80
_LABEL_CHARS = 60
_LISTED = 20
_TIME_WORDS = 8  # at the end of a command, among which a time is looked for
_EXAMPLE = "Reply to an alert with /mute 2h, or name a term or a source: /mute Dasu 3 days, /mute Geo until Monday."


@dataclass(frozen=True, slots=True)
class Muting:
    """Mutes of a story, a term or a source, each with its end and a button that takes it back."""

    actions: Actions
    times: Times

    @property
    def service(self) -> Service:
        """Its commands and buttons."""
        features = (
            Feature("mute", "Not hear of a story, term or source for a while", self.mute, admins=True),
            Feature("unmute", "What is muted, and end it", self.unmute, admins=True),
        )
        return Service(features, {MUTE: self.on_press})

    async def mute(self, call: Call) -> Reply:
        """Mutes the story of the alert that is answered, or the term or source that is named."""
        try:
            what, until = _split(call.said, self.times.clock(), await self._zone(call.here))
            scope, name = await self._meant(call, what)
        except WordsError as error:
            return _mistaken(error)
        return await self._muted(Mute(call.here, scope, name, until, call.caller.name, call.caller.user))

    async def unmute(self, call: Call) -> Reply:
        """Ends the mute of what is named or answered; alone, a menu of what is muted."""
        if not call.said and not call.message.reply_to_message:
            return await self._menu(call.here)
        try:
            wanted = await self._meant(call, call.said)
        except WordsError as error:
            return _mistaken(error)
        for mute in await self.actions.wishes.mutes(call.here):
            if (mute.scope, mute.what) == wanted:
                await self.actions.wishes.unmute(mute)
                return Reply(f"{await self._name(mute)} is heard here again.")
        return Reply("That is not muted here. /unmute shows what is.")

    async def on_press(self, press: Press) -> Pressed:
        """Below an alert: for how long; below the answer or the menu: end it."""
        if not press.standing.may_change:
            return Pressed(replies.ONLY_ADMINS)
        deed, rest = press.code[:1], press.code[1:]
        if deed in {"u", "e"}:
            return await self._end(press, rest, in_menu=deed == "e")
        card = await self.actions.wishes.story(press.here, story=rest)
        if card is None:
            return Pressed(replies.OLD_BUTTON)
        if deed in _BROADER:
            return Pressed("Muted.", tells=await self._muted(await self._broader(press, deed, card)))
        if deed == "?":
            lengths = [button(label, MUTE, f"{digit}{rest}") for digit, label in _LENGTHS.items()]
            return Pressed("For how long?", buttons=menu(lengths, [button("Back", MUTE, f"0{rest}")]))
        if deed not in _LENGTHS:
            return Pressed("", buttons=story_buttons(card))
        until = spoken.until(_LENGTHS[deed], self.times.clock(), await self._zone(press.here))
        mute = Mute(press.here, Scope.STORY, card.story, until, press.caller.name, press.caller.user)
        return Pressed("Muted.", buttons=story_buttons(card), tells=await self._muted(mute))

    async def _broader(self, press: Press, deed: str, card: Card) -> Mute:
        """A mute of what brought a story: its loudest term, or its outlet."""
        scope, what = (Scope.TERM, card.terms[0]) if deed == TERM else (Scope.SOURCE, card.outlet)
        until = spoken.until(BROADER_FOR, self.times.clock(), await self._zone(press.here))
        return Mute(press.here, scope, what, until, press.caller.name, press.caller.user)

    # ── what is meant ────────────────────────────────────────────────────────────────────────────────────────────────

    async def _meant(self, call: Call, what: str) -> tuple[Scope, str]:
        """What is to be muted. Raises WordsError."""
        if what:
            terms = [term.name for each in await self.actions.lists(call.here.chat) for term in each.terms]
            return await self.actions.wishes.scope_of(what, terms)
        answered = call.message.reply_to_message
        if answered is None:
            raise WordsError("Which story, term or source?")
        card = await self.actions.wishes.story(call.here, message=answered.message_id)
        if card is None:
            raise WordsError("That message is about no story that was told here.")
        return Scope.STORY, card.story

    async def _zone(self, here: Destination) -> tzinfo:
        return (await self.actions.wishes.habits(here)).zone or self.times.zone

    # ── what is said ─────────────────────────────────────────────────────────────────────────────────────────────────

    async def _muted(self, mute: Mute) -> Reply:
        await self.actions.wishes.mute(mute)
        change = " A material change is told all the same." if mute.scope is Scope.STORY else ""
        said = f"{theirs(mute.by)} muted {await self._name(mute)} here until {await self._until(mute)}.{change}"
        return Reply(said, menu([button("Undo", MUTE, f"u{_tag(mute)}")]))

    async def _end(self, press: Press, tag: str, *, in_menu: bool) -> Pressed:
        held = await self.actions.wishes.mutes(press.here)
        mute = next((mute for mute in held if _tag(mute) == tag), None)
        if mute is None:
            return Pressed("That is not muted any more.")
        await self.actions.wishes.unmute(mute)
        said = f"{await self._name(mute)} is heard here again."
        shows = await self._menu(press.here) if in_menu else Reply(f"{said} ({theirs(press.caller.name)})")
        return Pressed(said, shows)

    async def _menu(self, here: Destination) -> Reply:
        held = (await self.actions.wishes.mutes(here))[:_LISTED]
        if not held:
            return Reply(f"Nothing is muted here. {_EXAMPLE}")
        lines, buttons = ["Muted here:"], []
        for mute in held:
            name = await self._name(mute)
            lines.append(f"{name}: until {await self._until(mute)} ({theirs(mute.by)})")
            buttons.append([button(f"End: {name}"[:_LABEL_CHARS], MUTE, f"e{_tag(mute)}")])
        return Reply("\n".join(lines), menu(*buttons))

    async def _name(self, mute: Mute) -> str:
        if mute.scope is not Scope.STORY:
            return theirs(mute.what)
        card = await self.actions.wishes.story(mute.destination, story=mute.what)
        title = card.title if card else "a story"
        return f"“{theirs(title, _TITLE_CHARS)}”"

    async def _until(self, mute: Mute) -> str:
        return replies.date_and_time(mute.until, await self._zone(mute.destination))


def _split(said: str, now: datetime, zone: tzinfo) -> tuple[str, datetime]:
    """What is muted, and until when: the end of the words that is a time. Raises WordsError when none is."""
    words = said.split()
    for place in range(max(0, len(words) - _TIME_WORDS), len(words)):
        try:
            return " ".join(words[:place]), spoken.until(" ".join(words[place:]), now, zone)
        except WordsError:
            continue
    raise WordsError("For how long?")


def _mistaken(error: WordsError) -> Reply:
    return Reply(f"{inert(clean(str(error)))}\n{_EXAMPLE}")


def _tag(mute: Mute) -> str:
    """A mute of any name in 16 letters."""
    return blake2b(f"{mute.scope}:{mute.what}".encode(), digest_size=8).hexdigest()
