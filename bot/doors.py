"""Who comes in, and how chats go: invitations, chats that close and open, and what is forgotten on request."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from datetime import datetime
from hashlib import blake2b

from bot.model import Delivery, Destination, Kept, Kind, Notice
from bot.store.store import Store
from bot.store.thread import StoreThread


class Doors:
    """Lets people in, closes and opens chats, and forgets. `owners` gives the user ids of all owners."""

    def __init__(
        self, store: StoreThread, owners: Callable[[], Awaitable[frozenset[int]]], clock: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._owners = owners
        self._clock = clock

    # ── invitations ──────────────────────────────────────────────────────────────────────────────────────────────────

    async def invite(self, until: datetime) -> str:
        """A code that lets one person in, once, until then. It is kept as a digest only."""
        code = secrets.token_urlsafe(18)
        await self._store.ask(Store.add_invite, _digest(code), until)
        return code

    async def come_in(self, user: int, code: str) -> bool:
        """Lets a person in who brings a code that stands."""
        return await self._store.ask(Store.take_invite, _digest(code), user, self._clock())

    # ── chats ────────────────────────────────────────────────────────────────────────────────────────────────────────

    async def close(self, chat: str, called: str, why: str) -> None:
        """Stops sending to a chat that takes nothing any more, and tells the owners once a day. All it has is kept."""
        now = self._clock()
        kept = "Its subscriptions and what waits for it are kept; /start there takes them up again."
        notice, key = (
            Notice(f"{called} takes no messages any more", (why, kept)),
            f"notice:closed:{chat}:{now:%Y-%m-%d}",
        )
        chats = [Destination(str(owner)) for owner in sorted(await self._owners())]
        notices = [Delivery(each, key, Kind.NOTICE, notice, created=now) for each in chats]
        await self._store.ask(Store.close_chat, chat, why, notices)

    async def open(self, chat: str, *, closed: str = "") -> bool:
        """Takes up sending to a chat again, with what waited for it (`closed`: only if that was the reason)."""
        return await self._store.ask(Store.open_chat, chat, closed=closed)

    # ── forgetting ───────────────────────────────────────────────────────────────────────────────────────────────────

    async def kept(self, chat: str) -> Kept:
        """What is kept of a chat."""
        return await self._store.ask(Store.kept, chat, self._clock())

    async def forget(self, chat: str, user: int) -> Kept:
        """Erases a chat, and a person (0: nobody); what was kept of the chat until now."""
        kept = await self.kept(chat)
        await self._store.ask(Store.forget, chat, user)
        return kept


def _digest(code: str) -> bytes:
    return blake2b(code.encode(errors="replace"), digest_size=16).digest()
