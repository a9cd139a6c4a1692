"""Lives that begin in milliseconds: each is a process of its own, forked from one that has imported the service."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
from multiprocessing.process import BaseProcess
from pathlib import Path

from bot import crash

LOG = "life.log"
_WARM = ["bot.app.serving", "bot.cli", "bot.feeds.fetch", "bot.scheduler", "bot.telegram.service", "bot.terminal"]

_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(_WARM)


def begin(folder: Path, settings: dict[str, str], crash_at: str = "") -> BaseProcess:
    """`ironwatch run` in a folder, with these settings only. What it writes is in the folder's LOG."""
    process = _context.Process(target=_live, args=(folder, settings, crash_at))
    process.start()
    return process


async def ended(process: BaseProcess, seconds: float | None = None) -> bool:
    """Waits for a life's end, so long at most; whether it came."""
    end, loop = asyncio.Event(), asyncio.get_running_loop()
    loop.add_reader(process.sentinel, end.set)
    try:
        async with asyncio.timeout(seconds):
            await end.wait()
    except TimeoutError:
        return False
    finally:
        loop.remove_reader(process.sentinel)
    process.join()
    return True


def _live(folder: Path, settings: dict[str, str], crash_at: str) -> None:
    from bot.cli import cli

    os.chdir(folder)
    log = os.open(LOG, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.environ.update(settings)
    crash.arm(crash_at)
    cli(["run"], standalone_mode=False)
