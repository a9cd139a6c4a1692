"""The watchlists in force: the shared files, and each chat's own list."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import replace

from bot.changes import OWN, OwnList, is_own
from bot.core.query import NO_PLANS, Plans
from bot.model import Watchlist
from bot.store.files import parse_watchlist

Watch = Callable[[Sequence[Watchlist], Plans], Awaitable[None]]


def read_own(own: OwnList) -> Watchlist:
    """A chat's own list as it is matched: under the name that tells it from those of other chats."""
    return replace(parse_watchlist(own.text, OWN), name=own.name)


class Shelf:
    """Puts lists in force, one change after the other, all through `watch`."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self._shared: tuple[Watchlist, ...] = ()
        self._own: dict[str, Watchlist] = {}
        self._turn = asyncio.Lock()

    @property
    def shared(self) -> tuple[Watchlist, ...]:
        """The shared lists."""
        return self._shared

    async def put_shared(self, lists: Iterable[Watchlist], plans: Plans = NO_PLANS) -> None:
        """Makes the shared lists be these; terms that have no plan are compiled.

        Raises QueryError, and changes nothing, when one cannot be read.
        """
        async with self._turn:
            shared = tuple(lists)
            await self._watch((*shared, *self._own.values()), plans)
            self._shared = shared

    async def put_own(self, *lists: Watchlist) -> None:
        """Puts own lists in force, in place of those of the same names; one without terms leaves."""
        async with self._turn:
            own = self._own | {each.name: each for each in lists if is_own(each.name)}
            own = {name: each for name, each in own.items() if each.terms}
            await self._watch((*self._shared, *own.values()), NO_PLANS)
            self._own = own
