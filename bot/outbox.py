"""The outbox at work: what is to be told leaves in order, and every message ends as sent, held or dead, never lost.

A row is marked as being sent, sent, and marked with what became of it, in that order: a process that dies in between
leaves a row that may have arrived, and the next process sends it again and says so.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.core import timetable
from bot.core.attention import batches
from bot.model import (
    TERMINAL,
    Closed,
    Delivery,
    Destination,
    Notice,
    Outcome,
    Refused,
    Send,
    Sent,
    TryAgain,
    Unknown,
)
from bot.store.store import Store
from bot.store.thread import StoreThread

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Owners:
    """Who is told about ourselves: in their chats (these, and those who opened the one-time link), else the terminal.

    `telegram` says whether there are chats at all.
    """

    telegram: bool = False
    users: frozenset[int] = frozenset()


class Outbox:
    """Sends what waits, one message a destination at a time. Call `start` once before anything else."""

    def __init__(self, store: StoreThread, owners: Owners, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._owners = owners
        self._clock = clock
        self._sends: set[asyncio.Task[None]] = set()

    async def start(self, now: datetime) -> None:
        """Takes up the deliveries that were under way when the last process ended."""
        if stuck := await self._store.ask(Store.recover, now):
            log.warning("event=resend deliveries=%d reason=interrupted", stuck)

    async def stop(self) -> None:
        """Waits for the messages that are being sent."""
        await asyncio.gather(*self._sends, return_exceptions=True)

    # ── the owners ───────────────────────────────────────────────────────────────────────────────────────────────────

    async def tell_owners(self, what: str, which: str, notice: Notice) -> bool:
        """Tells the owners something about ourselves, once a day for the same `what` and `which`; False if told."""
        now = self._clock()
        key = f"notice:{what}:{which}:{now:%Y-%m-%d}"
        return await self._store.ask(Store.notify, await self._owner_chats(), key, notice, now) > 0

    async def _owner_chats(self) -> list[Destination]:
        if not self._owners.telegram:
            return [TERMINAL]
        owners = self._owners.users | await self._store.ask(Store.owners)
        return [Destination(str(owner)) for owner in sorted(owners)]

    # ── delivering ───────────────────────────────────────────────────────────────────────────────────────────────────

    async def deliver(self, now: datetime, send: Send, *, terminal: bool) -> int:
        """Sets off the sending of what may be sent now, one message a destination, and returns how many."""
        await self._sum_up(now)
        deliveries = await self._store.ask(Store.take_deliveries, now, terminal=terminal)
        for delivery in deliveries:
            task = asyncio.create_task(self._send(delivery, send))
            self._sends.add(task)
            task.add_done_callback(self._sends.discard)
        return len(deliveries)

    async def _sum_up(self, now: datetime) -> None:
        """Puts into summaries what was held and is due."""
        while held := await self._store.ask(Store.due_held, now):
            await self._store.ask(Store.deliver_batches, tuple(batches(held, now)), now)

    async def deliver_all(self, send: Send, *, terminal: bool) -> int:
        """Sends until nothing is left that may be sent now; returns how many messages that took."""
        total = 0
        while count := await self.deliver(self._clock(), send, terminal=terminal):
            total += count
            await asyncio.gather(*self._sends)
        return total

    async def _send(self, delivery: Delivery, send: Send) -> None:
        outcome = await send(delivery)
        now = self._clock()
        retry_at = None
        if not isinstance(outcome, Sent):
            log.warning("event=unsent key=%s outcome=%s reason=%s", delivery.key, type(outcome).__name__, outcome.why)
            retry_at = _retry_at(outcome, delivery, now)
        if isinstance(outcome, Closed):
            await self._close(delivery, outcome)
        await self._store.ask(Store.settle, delivery, outcome, now, retry_at=retry_at)

    async def _close(self, delivery: Delivery, outcome: Closed) -> None:
        if outcome.moved_to:
            await self._store.ask(Store.move_chat, delivery.destination.chat, outcome.moved_to)
        else:
            await self._store.ask(Store.close_destination, delivery.destination, outcome.why)


def _retry_at(outcome: Outcome, delivery: Delivery, now: datetime) -> datetime | None:
    match outcome:
        case TryAgain():
            return timetable.next_send(now, delivery.attempts, outcome.after)
        case Unknown() | Closed():
            return timetable.next_send(now, delivery.attempts, None)
        case Sent() | Refused():
            return None
