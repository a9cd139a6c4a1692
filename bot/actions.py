"""What a person sets off. Every action says what it came to as a value; words for it are found at the edge."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches

from bot.core.watched import Watched
from bot.errors import IronwatchError
from bot.model import Destination, Subscription, Watchlist
from bot.store.store import Status, Store
from bot.store.thread import StoreThread


class UnknownList(IronwatchError):
    """Nobody has a watchlist of this name; `near` is the closest one there is, or empty."""

    def __init__(self, name: str, near: str) -> None:
        super().__init__(f"There is no watchlist called “{name[:40]}”{f'; did you mean “{near}”?' if near else ''}")
        self.near = near


@dataclass(frozen=True, slots=True)
class Access:
    """Who may talk to us: `mode` is "open", "invite" or "closed"; `owners` are user ids from the settings."""

    mode: str = "invite"
    owners: frozenset[int] = frozenset()


class Actions:
    """Everything a person may ask for. Safe to ask from many chats at once."""

    def __init__(
        self, store: StoreThread, watched: Callable[[], Watched], access: Access, clock: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._watched = watched
        self._access = access
        self._clock = clock
        self._code = ""

    # ── who may ──────────────────────────────────────────────────────────────────────────────────────────────────────

    async def owners(self) -> frozenset[int]:
        """The user ids of all owners: those of the settings and those who opened the one-time link."""
        return self._access.owners | await self._store.ask(Store.owners)

    async def may_talk(self, user: int) -> bool:
        """Whether a person may use the bot. A stranger may only where access is open."""
        return self._access.mode == "open" or user in await self.owners()

    async def first_owner_code(self) -> str:
        """A code that makes whoever brings it first an owner; empty when there is an owner. It works once."""
        if not self._code and not await self.owners():
            self._code = secrets.token_urlsafe(18)
        return self._code

    async def become_owner(self, user: int, code: str) -> bool:
        """Makes the person an owner if the code is the one that `first_owner_code` gave; a code works once."""
        if not self._code or not secrets.compare_digest(code.encode(), self._code.encode()):
            return False
        self._code = ""
        await self._store.ask(Store.add_owner, user, self._clock())
        return True

    # ── subscriptions ────────────────────────────────────────────────────────────────────────────────────────────────

    def lists(self) -> tuple[Watchlist, ...]:
        """The watchlists that can be subscribed to."""
        return tuple(self._watched().lists.values())

    async def subscribed(self, destination: Destination) -> tuple[str, ...]:
        """The names of the watchlists that a destination gets."""
        subscriptions = await self._store.ask(Store.subscriptions)
        return tuple(each.watchlist for each in subscriptions if each.destination == destination)

    async def subscribe(self, destination: Destination, name: str) -> bool:
        """Subscribes a destination to a watchlist; False when it was. Raises UnknownList."""
        subscription = Subscription(destination, self._known(name))
        return await self._store.ask(Store.subscribe, subscription, self._clock())

    async def unsubscribe(self, destination: Destination, name: str) -> bool:
        """Ends a subscription; False when there was none. Raises UnknownList, unless it is subscribed all the same."""
        held = await self.subscribed(destination)
        known = name if name in held else self._known(name)
        return await self._store.ask(Store.unsubscribe, Subscription(destination, known))

    async def open_chat(self, destination: Destination) -> None:
        """Takes up sending to a destination again, with what waited for it."""
        await self._store.ask(Store.open_destination, destination)

    async def close_chat(self, destination: Destination, why: str) -> None:
        """Stops sending to a destination; its subscriptions and what waits for it are kept."""
        await self._store.ask(Store.close_destination, destination, why)

    async def move_chat(self, old: str, new: str) -> None:
        """Gives everything of a chat to the chat that it was turned into."""
        await self._store.ask(Store.move_chat, old, new)

    async def status(self) -> Status:
        """How things stand."""
        return await self._store.ask(Store.status)

    def _known(self, name: str) -> str:
        """The watchlist's name as its file writes it."""
        names = {each.lower(): each for each in self._watched().lists}
        if found := names.get(name.strip().lower()):
            return found
        near = get_close_matches(name.strip().lower(), names, 1)
        raise UnknownList(name.strip(), names[near[0]] if near else "")
