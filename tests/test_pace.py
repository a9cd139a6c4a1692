"""How fast messages leave: as fast as Telegram takes them, and never so that it says 429. On a clock moved by hand."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from botapi import Emulator, ManualClock, faults
from hypothesis import given
from hypothesis import strategies as st
from lines import OWNER, Talk, bot, emulator, sender, until
from make import NOW, delivery
from staff import office

from bot.feeds.wire import Wire
from bot.model import Carrier
from bot.outbox import Outbox, Owners
from bot.store.store import Store
from bot.store.thread import StoreThread
from bot.telegram.pace import CHAT, GROUP, LATE, OVERALL, REPLIES, Limit, Pace
from bot.telegram.service import Connection, TelegramService

__all__ = ["bot", "emulator", "sender"]

PERSON, DESK = 501, -601


# ── the windows ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("chat", "limits"), [(PERSON, (CHAT,)), (DESK, (CHAT, GROUP))])
@given(steps=st.lists(st.sampled_from([0.0, 0.1, 0.3, 1.0, 5.0, 40.0]), max_size=200))
def test_no_window_of_any_length_holds_more_than_its_limit_but_for_a_late_turn(
    chat: int, limits: tuple[Limit, ...], steps: list[float]
) -> None:
    clock, left = ManualClock(0.0), list[float]()
    pace = Pace(clock)
    for step in steps:
        clock.advance(step)
        if not pace.take(chat):
            left.append(clock.now)
    for limit in (*OVERALL, *limits):
        least = limit.seconds - LATE - 1e-9
        assert all(later - first > least for first, later in zip(left, left[limit.most :], strict=False))


def test_turns_taken_late_lose_nothing_in_the_long_run() -> None:
    clock, left = ManualClock(0.0), 0
    pace = Pace(clock)
    while clock.now < 100:
        clock.advance(0.03)
        while not pace.take(1000 + left):
            left += 1
    assert 2990 <= left <= 3030


def test_a_chat_that_waited_may_be_told_three_things_at_once() -> None:
    clock = ManualClock()
    pace = Pace(clock)
    assert [bool(pace.take(PERSON)) for _ in range(4)] == [False, False, False, True]
    assert timedelta(seconds=3) < pace.wait(PERSON) < timedelta(seconds=4)


def test_a_chat_on_hold_holds_up_no_other() -> None:
    pace = Pace(ManualClock())
    pace.hold(PERSON, timedelta(seconds=43_838))
    assert pace.wait(PERSON) == timedelta(seconds=43_838)
    assert not pace.take(DESK)


async def test_what_members_ask_leaves_room_for_what_happens() -> None:
    clock = ManualClock()
    pace = Pace(clock)
    for _ in range(REPLIES.most):
        clock.advance(4)
        assert await pace.reply(DESK)
    assert pace.wait(DESK, REPLIES) > pace.wait(DESK) == timedelta(0)


async def test_an_answer_whose_turn_is_too_far_away_is_dropped() -> None:
    pace = Pace(ManualClock())
    pace.hold(PERSON, timedelta(minutes=1))
    assert not await pace.reply(PERSON)


def test_what_left_long_ago_is_forgotten() -> None:
    clock = ManualClock()
    pace = Pace(clock)
    for chat in range(1, 12_000):
        pace.take(chat)
        clock.advance(1)
    assert len(pace._windows) <= 10_002


# ── against the service's own patience ───────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class Office:
    """An outbox whose messages go to a strict Telegram, both on one clock."""

    clock: ManualClock
    emulator: Emulator
    store: StoreThread
    service: TelegramService

    async def put(self, *chats: int, each: int = 1) -> None:
        for chat in chats:
            self.emulator.add_chat(chat, "private" if chat > 0 else "supergroup")
        rows = [delivery(f"alert:{number}", chat=str(chat)) for number in range(each) for chat in chats]
        await self.store.ask(Store.finish_polls, [], [], rows, NOW)

    async def deliver(self, step: float) -> float:
        """Looks every so many seconds until all is sent; the seconds that took on the clock."""
        start, outbox = self.clock.now, Outbox(self.store, Owners(), lambda: self.time)
        carrier = Carrier(self.service.send, self.service.turn, terminal=False)
        while (await self.store.ask(Store.status)).waiting:
            await outbox.deliver(carrier)
            if outbox._sends:
                await asyncio.wait(outbox._sends)
            self.clock.advance(step)
        return self.clock.now - start

    @property
    def time(self) -> datetime:
        return datetime.fromtimestamp(self.clock.now, UTC)


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Office]:
    clock = ManualClock(NOW.timestamp())
    async with Emulator(clock=clock) as emulator, opened(tmp_path) as store, Wire() as wire:
        staff = (await office(store, tmp_path)).staff
        connection = Connection(emulator.token, wire.ask, wire.ask, emulator.base_url)
        service = TelegramService(connection, staff, UTC, lambda: NOW, Pace(clock))
        await service.start(listen=False)
        yield Office(clock, emulator, store, service)
        await service.stop()
        staff.librarian.close()


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[StoreThread]:
    store = await StoreThread.open(folder)
    yield store
    await store.close()


async def test_a_burst_of_a_hundred_alerts_into_one_group_loses_none_and_is_never_told_to_wait(place: Office) -> None:
    await place.put(DESK, each=100)
    seconds = await place.deliver(0.5)
    assert len(place.emulator.sent(DESK)) == 100
    assert place.emulator.violations == []
    assert seconds < 320  # 20 a minute


async def test_subscribers_are_told_at_thirty_a_second(place: Office) -> None:
    await place.put(*range(1, 121))
    seconds = await place.deliver(0.04)
    assert all(len(place.emulator.sent(chat)) == 1 for chat in range(1, 121))
    assert place.emulator.violations == []
    assert seconds < 4.2


# ── the line ─────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_after_a_broken_answer_nothing_leaves_until_the_service_answers(sender: Talk) -> None:
    sender.emulator.faults.add(faults.page(502), "sendMessage")
    down = sender.emulator.faults.add(faults.page(502), "getMe")
    await sender.service.send(delivery(chat=str(OWNER)))
    assert sender.service.turn(str(OWNER)) is None
    await sender.emulator.wait_for(lambda: down.struck)

    async def turn() -> timedelta | None:
        return sender.service.turn(str(OWNER))

    await until(turn, timedelta(0))


async def test_a_refusal_of_one_message_breaks_no_line(sender: Talk) -> None:
    sender.emulator.faults.add(faults.refuse(400, "Bad Request: BUTTON_DATA_INVALID"), "sendMessage")
    await sender.service.send(delivery(chat=str(OWNER)))
    assert sender.service.turn(str(OWNER)) == timedelta(0)
