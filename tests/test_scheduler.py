"""Ticks: again and again, never twice at once, and a quiet end."""

from __future__ import annotations

import asyncio
import time

import pytest

from bot.errors import StateError
from bot.scheduler import Scheduler, Tick


async def test_a_tick_comes_again_and_again() -> None:
    came, wanted = 0, asyncio.Event()

    async def tick() -> None:
        nonlocal came
        came += 1
        if came == 3:
            wanted.set()

    scheduler = Scheduler([Tick("poll", 0.01, tick)])
    scheduler.start()
    async with asyncio.timeout(5):
        await wanted.wait()
    await scheduler.stop()


async def test_a_tick_that_cannot_work_is_called_again_and_says_so_once(caplog: pytest.LogCaptureFixture) -> None:
    came, wanted = 0, asyncio.Event()

    async def tick() -> None:
        nonlocal came
        came += 1
        if came < 4:
            raise StateError("the disk is full")
        wanted.set()

    scheduler = Scheduler([Tick("poll", 0.01, tick)])
    scheduler.start()
    async with asyncio.timeout(5):
        await wanted.wait()
    await scheduler.stop()
    assert [line.message for line in caplog.records] == ["event=tick_failed tick=poll reason=the disk is full"]


@pytest.mark.parametrize("step", [-3600, 3600])
async def test_after_the_clock_was_set_every_tick_comes_at_once(step: float) -> None:
    """The library waits for a time of day, here an hour ahead, as it would after the clock was set back an hour."""
    came, ahead = asyncio.Event(), 0.0

    async def tick() -> None:
        came.set()

    scheduler = Scheduler([Tick("hourly", 3600, tick)], wall=lambda: time.time() + ahead)
    scheduler.start()
    await asyncio.sleep(0)
    ahead = step
    async with asyncio.timeout(10):
        await came.wait()
    await scheduler.stop()


async def test_stopping_waits_for_the_tick_that_runs_and_says_nothing(caplog: pytest.LogCaptureFixture) -> None:
    started, may_end, ended = asyncio.Event(), asyncio.Event(), False

    async def tick() -> None:
        nonlocal ended
        started.set()
        await may_end.wait()
        ended = True

    scheduler = Scheduler([Tick("poll", 0.01, tick)])
    scheduler.start()
    await started.wait()
    stopping = asyncio.create_task(scheduler.stop())
    await asyncio.sleep(0)
    assert not stopping.done()
    may_end.set()
    await stopping
    await asyncio.sleep(0)
    assert ended
    assert caplog.records == []


async def test_a_tick_that_begins_as_we_stop_ends_in_peace(caplog: pytest.LogCaptureFixture) -> None:
    async def tick() -> None:
        await asyncio.sleep(0.002)

    for turns in range(40):
        scheduler = Scheduler([Tick("poll", 0.001, tick)])
        scheduler.start()
        for _ in range(turns):
            await asyncio.sleep(0.0001)
        await scheduler.stop()
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


async def test_nothing_ticks_after_the_stop() -> None:
    came = 0

    async def tick() -> None:
        nonlocal came
        came += 1

    scheduler = Scheduler([Tick("poll", 0.01, tick)])
    scheduler.start()
    await scheduler.stop()
    before = came
    await asyncio.sleep(0.05)
    assert came == before
