"""Changes to watchlists that people make from a chat: looked at first, made once, taken back step by step."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import get_close_matches
from functools import partial
from pathlib import Path

from bot import crash
from bot.changes import OWN, Change, Deed, Draft, Offer, Unwanted
from bot.core.difference import Difference, difference
from bot.core.query import compile_term
from bot.errors import IronwatchError
from bot.model import Destination, Term, Watchlist
from bot.shelf import Shelf, read_own
from bot.store.edits import rewrite, with_term, without_term
from bot.store.files import parse_watchlist
from bot.store.shared import find_shared
from bot.store.store import Store
from bot.store.thread import StoreThread
from bot.store.written import watchlist_text

MAX_TERMS = 200
OWN_TITLE = "Own list"
log = logging.getLogger(__name__)

_DONE_ALREADY = "That was done already, or the list changed meanwhile. /lists shows how it stands."


class NotEdited(IronwatchError):
    """A change that cannot be made; the text says why and what to do. `example` is a command that would work.

    `what` is our sentence, in which `words` that somebody else wrote stand in the place of {}.
    """

    def __init__(self, what: str, example: str = "", *words: str) -> None:
        super().__init__(what.format(*words))
        self.what = what
        self.words = words
        self.example = example


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks, and where."""

    here: Destination
    user: int


@dataclass(frozen=True, slots=True)
class _Text:
    """A list's text as it stands, and where: the file of a shared list, else the chat's own list."""

    text: str
    path: Path | None = None

    @property
    def where(self) -> str:
        return self.path.name if self.path else OWN


class Editor:
    """Makes the changes that people ask for, one after the other. Who may is decided before."""

    def __init__(self, store: StoreThread, shelf: Shelf, folder: Path, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._shelf = shelf
        self._folder = folder
        self._clock = clock
        self._turn = asyncio.Lock()

    def shared(self, said: str) -> str:
        """The shared list that somebody names, whatever the case; empty when there is none."""
        return next((each.name for each in self._shelf.shared if each.name.casefold() == said.casefold()), "")

    # ── drafts and offers ────────────────────────────────────────────────────────────────────────────────────────────

    async def check(self, draft: Draft, chat: str) -> None:
        """Raises NotEdited, QueryError or ConfigError when a draft could not be saved as things stand."""
        await self._made(draft, await self._text(draft.watchlist, chat))

    async def offer(self, draft: Draft, person: Person, number: str = "") -> Offer:
        """Remembers a draft for a day, so that a button can save it; under a number that it had, if it had one."""
        made = Offer(number or secrets.token_urlsafe(9), person.here, person.user, self._clock(), draft)
        await self._store.ask(Store.offer, made)
        return made

    async def offered(self, number: str, chat: str) -> Offer | None:
        """What a button of a chat offers; None when that was more than a day ago, or in another chat."""
        return await self._store.ask(Store.offered, number, chat, self._clock())

    async def cancel(self, number: str) -> bool:
        """Takes an offer back; False when it was saved or taken back before."""
        return await self._store.ask(Store.end_offer, number, "cancelled")

    # ── changes ──────────────────────────────────────────────────────────────────────────────────────────────────────

    async def save(self, offer: Offer, person: Person) -> Change:
        """Makes the change that was offered, in force from the next article on. Raises as `make` does."""
        return await self.make(offer.draft, person, offer.id)

    async def make(self, draft: Draft, person: Person, offer: str = "") -> Change:
        """Makes a change; raises NotEdited, QueryError or ConfigError, and changes nothing, when that cannot be."""
        async with self._turn:
            text = await self._text(draft.watchlist, person.here.chat)
            after = await self._made(draft, text)
            was, now = await asyncio.to_thread(_read, draft, text, after)
            change = Change(
                *(person.here.chat, person.user, self._clock(), draft.watchlist, draft.deed, draft.term),
                *(was, now, text.text, after),
            )
            number = await self._store.ask(Store.change, change, offer, person.here.topic)
            if not number:
                raise NotEdited(_DONE_ALREADY)
            if text.path:
                await self._write(text.path, text.text, after, (number, offer))
            await self._put_in_force(draft.watchlist, person.here.chat, after, text)
            return change

    async def refuse(self, unwanted: Unwanted, here: Destination) -> tuple[Unwanted, ...]:
        """Remembers that an article was not for a chat; what else was not of the same term, the last first."""
        return await self._store.ask(Store.refuse, here.chat, unwanted, self._clock())

    async def want(self, article: str, here: Destination) -> bool:
        """Takes back that an article was not for a chat; False when that is not remembered."""
        return await self._store.ask(Store.want, here.chat, article)

    async def history(self, chat: str) -> tuple[Change, ...]:
        """What was changed from a chat, the last first, as far back as it can be taken back."""
        return await self._store.ask(Store.changes, chat)

    async def undo(self, change: Change, person: Person) -> Change:
        """Takes a change back: the list says again what it said before. Raises NotEdited when it is another by now."""
        async with self._turn:
            text = await self._text(change.watchlist, person.here.chat)
            back = replace(change, after=text.text, before=await asyncio.to_thread(_reverted, change, text))
            if not await self._store.ask(Store.undo, back, topic=person.here.topic):
                raise NotEdited(_DONE_ALREADY)
            if text.path:
                await self._write(text.path, text.text, back.before, (change.id, ""))
            await self._put_in_force(change.watchlist, person.here.chat, back.before, text)
            return back

    async def settle(self) -> None:
        """Makes shared files say what the history says, where the last process died between the two."""
        for change, owed in await self._store.ask(Store.owed):
            still = change.after if change.undone else change.before
            try:
                path, text = await asyncio.to_thread(find_shared, self._folder, change.watchlist)
            except IronwatchError:
                await self._store.ask(Store.withdraw, change.id)
                continue
            with suppress(IronwatchError):
                await self._write(path, owed if text == owed else still, owed, (change.id, ""))

    async def _write(self, path: Path, before: str, after: str, made: tuple[int, str]) -> None:
        """Writes the file of a change that stands in the history; `made` are the change's number and its offer."""
        try:
            await asyncio.to_thread(rewrite, path, partial(_if_still, before, after))
        except IronwatchError as error:
            log.warning("event=change_withdrawn file=%s reason=%s", path.name, error)
            await self._store.ask(Store.withdraw, *made)
            raise
        crash.passing(crash.Step.FILE_WRITTEN)
        await self._store.ask(Store.paid, made[0])

    async def text(self, watchlist: str, chat: str) -> str:
        """The YAML of a list; empty for an own list that has no terms. Raises ConfigError."""
        return (await self._text(watchlist, chat)).text

    async def difference(self, draft: Draft, chat: str) -> Difference:
        """What an import would change. Raises NotEdited or ConfigError for a text that cannot be taken."""
        text = await self._text(draft.watchlist, chat)
        return await asyncio.to_thread(_difference, draft, text)

    async def _made(self, draft: Draft, text: _Text) -> str:
        """The list's text after a draft."""
        return await asyncio.to_thread(_after, draft, text.text, text.where)

    async def _text(self, watchlist: str, chat: str) -> _Text:
        if watchlist == OWN:
            return _Text((await self._store.ask(Store.own_list, chat)).text)
        path, text = await asyncio.to_thread(find_shared, self._folder, watchlist)
        return _Text(text, path=path)

    async def _put_in_force(self, watchlist: str, chat: str, after: str, before: _Text) -> None:
        if before.path:
            changed = await asyncio.to_thread(parse_watchlist, after, before.where)
            await self._shelf.put_shared(changed if each.name == watchlist else each for each in self._shelf.shared)
            return
        own = await self._store.ask(Store.own_list, chat)
        await self._shelf.put_own(await asyncio.to_thread(read_own, own) if own.text else Watchlist(own.name, ()))


# ── what comes of a draft ────────────────────────────────────────────────────────────────────────────────────────────


def _after(draft: Draft, text: str, where: str) -> str:
    """The list's text after a draft. Raises NotEdited, QueryError or ConfigError when there can be none."""
    before = parse_watchlist(text, where) if text else Watchlist(OWN, ())
    known = next((term for term in before.terms if term.name.casefold() == draft.term.casefold()), None)
    match draft.deed:
        case Deed.ADD:
            compile_term(Term(draft.term, query=draft.query))  # for its own error, which names the column
            _check_new(draft, before, known)
            return _with(text, Term(draft.term, query=draft.query), where)
        case Deed.EDIT:
            compile_term(Term(draft.term, query=draft.query))
            return _with(text, _redefined(known or _missing(draft, before.terms), draft.query), where)
        case Deed.REMOVE:
            known = known or _missing(draft, before.terms)
            is_last = before.terms == (known,) and draft.watchlist == OWN
            return "" if is_last else without_term(text, where, known.name)
        case Deed.IMPORT:
            _check_import(draft, parse_watchlist(draft.text, where))
            return draft.text
        case _:
            raise TypeError(f"{draft.deed} changes no watchlist")


def _with(text: str, term: Term, where: str) -> str:
    if text:
        return with_term(text, where, term)
    return with_term(watchlist_text(Watchlist(OWN, (term,), OWN_TITLE)), where, term)


def _if_still(before: str, after: str, text: str) -> str:
    """The text after a change to the one before. Raises NotEdited when that is no longer how it stands."""
    if text != before:
        raise NotEdited("The file was changed by somebody else just now: look again, and repeat it.")
    return after


def _check_import(draft: Draft, new: Watchlist) -> None:
    """Raises NotEdited for an own list that is too long, and for a shared list under another name."""
    if draft.watchlist == OWN and len(new.terms) > MAX_TERMS:
        raise NotEdited(f"A chat's own list holds {MAX_TERMS} terms at most; the file has {len(new.terms)}.")
    if draft.watchlist not in {OWN, new.name}:
        what = "The file says `watchlist: {}`; write `watchlist: {}` to replace that."
        raise NotEdited(what, "", new.name, draft.watchlist)


def _difference(draft: Draft, text: _Text) -> Difference:
    new = parse_watchlist(draft.text, draft.term)
    _check_import(draft, new)
    return difference(parse_watchlist(text.text, text.where) if text.text else None, new)


def _reverted(change: Change, text: _Text) -> str:
    """The text without a change. Where more was changed since, only its own term is put back."""
    if text.text == change.after:
        return change.before
    now, then, before = (_find(each, change.term, text.where) for each in (text.text, change.after, change.before))
    is_whole = change.deed is Deed.IMPORT
    if is_whole or now != then:
        what = "“{}” was changed since in another way. /history shows how; /export has all of it."
        raise NotEdited(what, "", change.watchlist if is_whole else change.term)
    if before:
        return with_term(text.text, text.where, before)
    return without_term(text.text, text.where, change.term)


def _redefined(term: Term, query: str) -> Term:
    """The term with this query in place of all that defined it; how loud it is and what is said of it stay."""
    return replace(term, query=query, any=(), ambiguous=(), with_=(), without=())


def _check_new(draft: Draft, before: Watchlist, known: Term | None) -> None:
    if known:
        raise NotEdited("“{}” is watched already.", f"/edit {known.name} = {draft.query}", known.name)
    if len(before.terms) >= MAX_TERMS and draft.watchlist == OWN:
        raise NotEdited(
            f"A list holds {MAX_TERMS} terms at most: take one off first.", f"/remove {before.terms[0].name}"
        )


def _missing(draft: Draft, terms: Iterable[Term]) -> Term:
    """Raises NotEdited for a term that is not on the list, with the nearest that is."""
    names = [term.name for term in terms]
    near = get_close_matches(draft.term, names, 1, 0.5) or names[:1]
    example = (
        f"/{draft.deed} {near[0]}{f' = {draft.query}' if draft.query else ''}" if near else f"/add {draft.term} = …"
    )
    what = "“{}” is not on the list. Did you mean “{}”?" if near else "“{}” is not on the list."
    raise NotEdited(what, example, draft.term, *near)


def _read(draft: Draft, text: _Text, after: str) -> tuple[str, str]:
    """How what a draft changes read before and reads after, for people."""
    if draft.deed is Deed.IMPORT:
        return "", str(_difference(draft, text))
    was, now = (_find(each, draft.term, text.where) for each in (text.text, after))
    return definition(was) if was else "", definition(now) if now else ""


def _find(text: str, name: str, where: str) -> Term | None:
    terms = parse_watchlist(text, where).terms if text and name else ()
    return next((term for term in terms if term.name.casefold() == name.casefold()), None)


def definition(term: Term) -> str:
    """What a term looks for, on one line."""
    parts = [
        ", ".join(term.any),
        f"{', '.join(term.ambiguous)} (ambiguous)" if term.ambiguous else "",
        f"with {', '.join(term.with_)}" if term.with_ else "",
        f"without {', '.join(term.without)}" if term.without else "",
        " ".join(term.query.split()),
    ]
    return "; ".join(filter(None, parts))
