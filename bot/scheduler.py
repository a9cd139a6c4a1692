"""A few ticks, no logic: what is due stands in our tables, the scheduler only says that time has passed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.errors import IronwatchError

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Tick:
    """Something to call again and again, `seconds` apart; never twice at once, missed calls are not made up for."""

    name: str
    seconds: float
    call: Callable[[], Awaitable[None]]


class Scheduler:
    """Runs ticks on the event loop from `start` to `stop`."""

    def __init__(self, ticks: Sequence[Tick]) -> None:
        self._scheduler = AsyncIOScheduler(timezone=UTC)
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

    async def stop(self) -> None:
        """Stops ticking, and waits for the ticks that are running."""
        self._scheduler.pause()
        await asyncio.gather(*self._running, return_exceptions=True)
        await asyncio.sleep(0)  # the library hears of a job's end one turn later; earlier, it would cancel it
        self._scheduler.shutdown(wait=False)

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
