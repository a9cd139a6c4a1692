"""A few ticks, no logic: what is due stands in our tables, the scheduler only says that time has passed."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.errors import IronwatchError

_LOOK_SECONDS = 1.0  # between two looks at the clock
_STEP_SECONDS = 2.0  # what a clock may drift in one look without having been set

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Tick:
    """Something to call again and again, `seconds` apart; never twice at once, missed calls are not made up for."""

    name: str
    seconds: float
    call: Callable[[], Awaitable[None]]


class Scheduler:
    """Runs ticks on the event loop from `start` to `stop`. `wall` is the time of day in seconds, which may be set."""

    def __init__(self, ticks: Sequence[Tick], *, wall: Callable[[], float] = time.time) -> None:
        logging.getLogger("apscheduler").setLevel(logging.ERROR)  # that a tick still runs when the next is due is fine
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._wall = wall
        self._watch: asyncio.Task[None] | None = None
        self._running: set[asyncio.Task[None]] = set()
        self._troubles: dict[str, str] = {}
        for tick in ticks:
            # The default grace of one second would drop a late tick for good (APScheduler 3.11).
            self._scheduler.add_job(
                self._run,
                "interval",
                args=(tick,),
                seconds=tick.seconds,
                id=tick.name,
                coalesce=True,
                max_instances=1,
                misfire_grace_time=None,
            )

    def start(self) -> None:
        """Starts ticking; the first tick of each comes after its interval."""
        self._scheduler.start()
        self._watch = asyncio.create_task(self._watch_clock())

    async def stop(self) -> None:
        """Stops ticking, and waits for the ticks that are running."""
        if self._watch:
            self._watch.cancel()
        self._scheduler.pause()
        await asyncio.sleep(0)  # what was set off a moment ago begins
        await asyncio.gather(*self._running, return_exceptions=True)
        await asyncio.sleep(0)  # the library hears of a job's end one turn later; earlier, it would cancel it
        self._scheduler.shutdown(wait=False)

    async def _watch_clock(self) -> None:
        """Sets the ticks going again after the clock was set: the library would sleep through an hour set back."""
        loop = asyncio.get_running_loop()
        ahead = self._wall() - loop.time()
        while True:
            await asyncio.sleep(_LOOK_SECONDS)
            step = self._wall() - loop.time() - ahead
            if abs(step) > _STEP_SECONDS:
                log.warning("event=clock_set seconds=%+.0f", step)
                for job in self._scheduler.get_jobs():
                    job.modify(next_run_time=datetime.now(UTC))
            ahead += step

    async def _run(self, tick: Tick) -> None:
        """Calls a tick. What it cannot do it tries again at its next call; what keeps it from that is said once."""
        task = asyncio.ensure_future(tick.call())
        self._running.add(task)
        try:
            await task
            self._troubles.pop(tick.name, None)
        except IronwatchError as error:
            if str(error) not in self._troubles.values():
                log.error("event=tick_failed tick=%s reason=%s", tick.name, error)  # noqa: TRY400 - the text says it all
            self._troubles[tick.name] = str(error)
        finally:
            self._running.discard(task)
