"""The outbox at work: what is to be told leaves in order, and every message ends as sent, held or dead, never lost.

A row is marked as being sent, sent, and marked with what became of it, in that order: a process that dies in between
leaves a row that may have arrived, and the next process sends it again and says so.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot import crash
from bot.core import timetable
from bot.core.attention import batches
from bot.core.health import report
from bot.errors import StateError
from bot.model import (
    TERMINAL,
    Carrier,
    Closed,
    Delivery,
    Destination,
    Kind,
    Notice,
    Outcome,
    Refused,
    Sent,
    TryAgain,
)
from bot.store.outbox import Ending
from bot.store.store import Store
from bot.store.thread import StoreThread

STOP_PATIENCE = timedelta(seconds=4)
_NOW = timedelta(0)
_TRIES = 3
_DISK_PAUSE = timedelta(seconds=1)
_AT_ONCE = 15  # messages under way: more would arrive in one burst after a pause of the line, or twice after a crash
_SOON = timedelta(milliseconds=50)
_TOGETHER = timedelta(milliseconds=20)  # within which messages that left in one turn are answered
_LONG_WAIT = timedelta(minutes=10)  # of a chat, about which the owners are told

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Owners:
    """Who is told about ourselves: in their chats (these, and those who opened the one-time link), else the terminal.

    `telegram` says whether there are chats at all.
    """

    telegram: bool = False
    users: frozenset[int] = frozenset()


class Outbox:
    """Sends what waits, one message a chat at a time. Call `start` once before anything else."""

    def __init__(self, store: StoreThread, owners: Owners, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._owners = owners
        self._clock = clock
        self._sends: set[asyncio.Task[None]] = set()
        self._endings: list[Ending] = []
        self._pen = asyncio.Lock()
        self._stopped = False

    async def start(self, now: datetime) -> None:
        """Takes up the deliveries that were under way when the last process ended."""
        if stuck := await self._store.ask(Store.recover, now):
            log.warning("event=resend deliveries=%d reason=interrupted", stuck)

    def finish(self) -> None:
        """Begins nothing more, however much waits."""
        self._stopped = True

    async def stop(self) -> None:
        """Begins nothing more and lets what is being sent arrive. What takes too long counts as perhaps arrived."""
        self.finish()
        if self._sends:
            _, late = await asyncio.wait(self._sends, timeout=STOP_PATIENCE.total_seconds())
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    # ── the owners ───────────────────────────────────────────────────────────────────────────────────────────────────

    async def tell_owners(self, what: str, which: str, notice: Notice) -> bool:
        """Tells the owners something about ourselves, once a day for the same `what` and `which`; False if told."""
        now = self._clock()
        key = f"notice:{what}:{which}:{now:%Y-%m-%d}"
        return await self._store.ask(Store.notify, await self._owner_chats(), key, notice, now) > 0

    async def report_feeds(self) -> None:
        """Tells the owners, once each and together, which feeds fail, are silent, or are well again."""
        now, owners = self._clock(), await self._owner_chats()
        if owners and (news := report(await self._store.ask(Store.feed_health), now)):
            await self._store.ask(Store.tell_feeds, news, owners, now)
            log.info("event=feeds_reported feeds=%d", len(news.told))

    async def _owner_chats(self) -> list[Destination]:
        if not self._owners.telegram:
            return [TERMINAL]
        owners = self._owners.users | await self._store.ask(Store.owners)
        return [Destination(str(owner)) for owner in sorted(owners)]

    # ── delivering ───────────────────────────────────────────────────────────────────────────────────────────────────

    async def deliver(self, carrier: Carrier, patience: timedelta = _NOW) -> int:
        """Sets off the sending of what may leave now, one message a chat, and returns how many.

        Goes on as long as the next has its turn within `patience`.
        """
        total, wait = await self._set_off(carrier)
        while wait is not None and wait <= patience:
            await asyncio.sleep(wait.total_seconds())
            count, wait = await self._set_off(carrier)
            total += count
        return total

    async def deliver_all(self, carrier: Carrier) -> int:
        """Sends until nothing is left that may be sent now, each in its turn; returns how many messages that took."""
        total = 0
        while True:
            count, wait = await self._set_off(carrier)
            total += count
            if self._sends:
                await asyncio.wait(self._sends, return_when=asyncio.FIRST_COMPLETED)
            elif wait is None:
                return total
            else:
                await asyncio.sleep(wait.total_seconds())

    async def _set_off(self, carrier: Carrier) -> tuple[int, timedelta | None]:
        """How many messages set off, and when the next has its turn; None when none waits, or none can leave."""
        if self._stopped:
            return 0, None
        now = self._clock()
        await self._sum_up(now)
        waiting = await self._store.ask(Store.chats_waiting, now, terminal=carrier.terminal)
        ready, wait = self._turns(waiting, carrier)
        if ready:
            deliveries = await self._store.ask(Store.take_deliveries, now, terminal=carrier.terminal, chats=ready)
        else:
            deliveries = ()
        for delivery in deliveries:
            task = asyncio.create_task(self._send(delivery, carrier))
            self._sends.add(task)
            task.add_done_callback(self._sends.discard)
        return len(deliveries), wait

    def _turns(self, waiting: Iterable[str], carrier: Carrier) -> tuple[list[str], timedelta | None]:
        """The chats whose turn it is while there is room, and when the next has its turn."""
        ready, waits = list[str](), list[timedelta]()
        for chat in waiting:
            if len(self._sends) + len(ready) >= _AT_ONCE:
                return ready, _SOON
            if (wait := carrier.turn(chat)) == _NOW:
                ready.append(chat)
            elif wait:
                waits.append(wait)
        return ready, min(waits, default=None)

    async def _sum_up(self, now: datetime) -> None:
        """Puts into summaries what was held and is due."""
        while held := await self._store.ask(Store.due_held, now):
            await self._store.ask(Store.deliver_batches, tuple(batches(held, now)), now)

    async def next_time(self, *, terminal: bool) -> datetime | None:
        """When the next message may leave; None when none waits."""
        return await self._store.ask(Store.next_delivery, terminal=terminal)

    async def _send(self, delivery: Delivery, carrier: Carrier) -> None:
        """Takes a message from marked to settled. What cannot even be rendered holds up nothing behind it."""
        crash.passing(crash.Step.SEND_POSTING)
        try:
            outcome = await carrier.send(delivery)
        except Exception as error:  # dead after three tries, so that the queue goes on
            log.exception("event=surprise key=%s", delivery.key)
            why = f"internal error: {type(error).__name__}"
            outcome = Refused(why) if delivery.attempts >= _TRIES else TryAgain(why)
        crash.passing(crash.Step.SEND_ANSWERED)
        if not isinstance(outcome, Sent):
            log.warning("event=unsent key=%s outcome=%s reason=%s", delivery.key, type(outcome).__name__, outcome.why)
        await self._write(delivery, outcome)
        if notice := _notice_of(delivery, outcome):
            await self._tell(type(outcome).__name__.lower(), delivery.destination.chat, notice)

    async def _tell(self, what: str, which: str, notice: Notice) -> None:
        try:
            await self.tell_owners(what, which, notice)
        except StateError as error:
            log.error("event=owners_not_told notice=%s reason=%s", notice.title, error)  # noqa: TRY400 - it says it all

    async def _write(self, delivery: Delivery, outcome: Outcome) -> None:
        """Writes what became of a message, and of those answered with it, since each commit waits for the disk.

        While the disk refuses it is tried again: only we know that it was sent.
        """
        now = self._clock()
        ending = Ending(delivery, outcome, now, timetable.next_send(now, delivery.attempts))
        self._endings.append(ending)
        if len(self._sends) > 1:
            await asyncio.sleep(_TOGETHER.total_seconds())
        async with self._pen:
            while ending in self._endings:
                endings, self._endings = self._endings, []
                await self._write_endings(endings)

    async def _write_endings(self, endings: list[Ending]) -> None:
        try:
            await self._store.ask(Store.settle_all, endings)
        except StateError as error:
            self._endings = [*endings, *self._endings]
            keys = ",".join(each.delivery.key for each in endings)
            log.error("event=not_written keys=%s reason=%s", keys, error)  # noqa: TRY400 - it says it all
            await asyncio.sleep(_DISK_PAUSE.total_seconds())
        except Exception:  # what our own code trips over with one of them must not take the others along
            if len(endings) == 1:
                log.exception("event=not_settled key=%s", endings[0].delivery.key)
                return
            for each in endings:
                await self._write_endings([each])


def _notice_of(delivery: Delivery, outcome: Outcome) -> Notice | None:
    """What the owners should know of how sending went."""
    chat = delivery.destination.chat
    match outcome:
        case TryAgain(after=after) if after and after >= _LONG_WAIT:
            hours = f"{after / timedelta(hours=1):.1f}"
            return Notice(f"Telegram lets nothing into chat {chat} for {hours} hours", ("Other chats go on.",))
        case Closed(why=why, moved_to=""):
            topic = delivery.destination.topic
            place = f"Topic {topic} of chat {chat}" if topic else f"Chat {chat}"
            kept = "Its subscriptions are kept; /start there takes them up again."
            gone = ("If the topic was deleted: /subscribe in another one.",) if topic else ()
            return Notice(f"{place} takes no messages any more", (why, kept, *gone))
        case Refused(why=why) if delivery.kind not in {Kind.NOTICE, Kind.REVISION, Kind.CHART}:
            return Notice(f"A message to chat {chat} was refused for good", (f"{delivery.key}: {why}",))
        case _:
            return None
