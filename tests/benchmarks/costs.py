"""What a command costs with all that it starts: wall and CPU seconds, and memory."""

from __future__ import annotations

import asyncio
import ctypes
import os
import resource
import time
from asyncio.subprocess import Process
from collections.abc import Awaitable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_ADOPT = 36  # PR_SET_CHILD_SUBREAPER: what our children leave behind becomes ours, and its CPU time is counted


@dataclass(frozen=True, slots=True)
class Cost:
    """Wall and CPU seconds from start to end, and the most memory that the processes held together."""

    wall: float
    cpu: float
    memory_mb: float


def adopt() -> None:
    """Lets us wait for what commands leave behind."""
    ctypes.CDLL(None).prctl(_ADOPT, 1, 0, 0, 0)


async def cost(starting: Awaitable[Process]) -> Cost:
    """What a command costs until the last of the processes has ended. Raises RuntimeError if it fails."""
    before, begun, most = _used(), time.perf_counter(), 0.0
    process = await starting
    ended = asyncio.create_task(process.communicate())
    while not ended.done():
        most = max(most, held_mb(process.pid))
        await asyncio.wait([ended], timeout=0.05)
    wall = time.perf_counter() - begun
    if process.returncode:
        raise RuntimeError(f"it ended with {process.returncode}")
    with suppress(ChildProcessError):
        while True:  # until there is no child left
            if os.waitpid(-1, os.WNOHANG) == (0, 0):  # noqa: ASYNC222 - it does not wait
                await asyncio.sleep(0.02)
    return Cost(wall, _used() - before, most)


def _used() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def held_mb(pid: int) -> float:
    """Memory of a process and its descendants; what several share counts once."""
    held = 0.0
    with suppress(OSError):  # it ended meanwhile
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                held += int(line.split()[1]) / 1024
        for listed in Path(f"/proc/{pid}/task").glob("*/children"):
            held += sum(held_mb(int(child)) for child in listed.read_text().split())
    return held
