"""Processes for work that hostile input could stall: each job has a time limit, each process a memory limit.

Threads would not do: a regular expression or a C parser that runs away holds the interpreter, and cannot be stopped.
"""

from __future__ import annotations

import asyncio
import fcntl
import multiprocessing
import os
import resource
import signal
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import forkserver, resource_tracker
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar, TypeVarTuple

from pebble import ProcessExpired, ProcessPool

from bot.errors import WorkerStopped

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

MEMORY_BYTES = 512 * 2**20  # what a job may take on top of what its process starts with
QUICK_SECONDS = 0.75  # many times what a usual feed takes, and few enough that ten hostile ones hold up nobody for long
_JOBS_A_PROCESS = 1000  # then it is replaced, so that one huge feed does not keep its memory for good
_START_SECONDS = 30.0  # for a new process on a busy machine; past it the pool is taken for broken


class _Late(WorkerStopped):
    """A job ran out of its time."""


class Workers:
    """A pool of processes, one a core and at least two unless told otherwise, started at the first job.

    `preload` names modules that every job needs: they are imported once, and a process that was stopped is replaced in
    milliseconds. The workers end with this process, however it ends.
    """

    def __init__(self, count: int = 0, *, preload: Sequence[str] = (), quick_seconds: float = QUICK_SECONDS) -> None:
        self.count = count or max(2, os.cpu_count() or 1)
        self._preload = list(preload)
        self.quick_seconds = quick_seconds
        self._free = asyncio.Semaphore(self.count)
        self._free_for_long = asyncio.Semaphore(max(1, self.count - 1))
        self._running: set[Future[Any]] = set()
        self._opening = Lock()
        self._pool: ProcessPool | None = None
        self._closed = False

    async def run(self, function: Callable[[*Ts], T], *args: *Ts, seconds: float) -> T:
        """What the function returns; it and its arguments must pickle. Time counts from when a process takes it.

        A job that is not done quickly starts anew among those that take long, which always leave a process to others.
        Raises WorkerStopped when the job ran out of time or memory, took its process down or cannot hand over its
        outcome; raises what the function raises otherwise. Cancelling stops the process.
        """
        quick = min(seconds, self.quick_seconds)
        try:
            return await self._turn(function, *args, seconds=quick)
        except _Late:
            if quick == seconds:
                raise
        async with self._free_for_long:
            return await self._turn(function, *args, seconds=seconds)

    async def _turn(self, function: Callable[[*Ts], T], *args: *Ts, seconds: float) -> T:
        async with self._free:
            pool = await asyncio.to_thread(self._open) if self._pool is None else self._pool
            future = pool.schedule(_spared, args=(function, *args), timeout=seconds)
            self._running.add(future)
            try:
                return await self._outcome(future, seconds)
            except BrokenProcessPool:
                await asyncio.to_thread(self._discard, pool)
                raise WorkerStopped("broke the worker pool") from None
            finally:
                self._running.discard(future)

    async def _outcome(self, future: Future[T], seconds: float) -> T:
        # The pool measures by the wall clock, which may be set back; this limit does not follow it.
        limit = asyncio.timeout(seconds + _START_SECONDS)
        try:
            async with limit:
                return await asyncio.wrap_future(future)
        except TimeoutError:
            if limit.expired():
                raise BrokenProcessPool from None
            raise _Late(f"took longer than {seconds:g} s") from None
        except MemoryError:
            raise WorkerStopped(f"took more than {MEMORY_BYTES >> 20} MiB of memory") from None
        except ProcessExpired as expired:
            raise WorkerStopped(f"took its process down (exit code {expired.exitcode})") from None

    def _open(self) -> ProcessPool:
        with self._opening:
            if self._closed:
                raise WorkerStopped("was not started: the workers are closed")
            if self._pool is None:
                self._pool = _started(self.count, self._preload)
            return self._pool

    def _discard(self, pool: ProcessPool) -> None:
        with self._opening:
            if self._pool is pool:
                self._pool = None
        pool.stop()  # type: ignore[no-untyped-call]  # pebble annotates only half of its methods
        pool.join()

    def close(self) -> None:
        """Ends all processes within two seconds; jobs that still run are cancelled. Calling it again does nothing."""
        self._closed = True
        for future in tuple(self._running):
            future.cancel()
        with self._opening:
            pool = self._pool
        if pool is not None:
            self._discard(pool)


def _spared(function: Callable[[*Ts], T], *args: *Ts) -> T:
    """What the function returns. When memory runs out, what filled it goes before the news is sent home."""
    try:
        return function(*args)
    except MemoryError:
        pass  # its frames hold what filled the memory
    raise MemoryError


def _started(count: int, preload: list[str]) -> ProcessPool:
    """A pool whose processes never hear Ctrl-C: the server that forks them starts with SIGINT blocked."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(preload)
    pool = ProcessPool(count, max_tasks=_JOBS_A_PROCESS, initializer=_settle, context=context)
    resource_tracker.ensure_running()  # before the mask: its start unblocks SIGINT in the calling thread
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
        if not pool.active:
            raise WorkerStopped("was not started: no process could be made")
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
    return pool


def _settle() -> None:
    """Makes a new worker stop at once when told, end with the main process, and stay within its memory."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    parent = multiprocessing.parent_process()
    if parent is None or sys.platform != "linux":
        return
    # The kernel itself ends us (SIGIO) when the main process and with it the far end of this pipe is gone: a thread
    # that watches would never run while a C loop holds the interpreter, and our parent by number is the fork server.
    fcntl.fcntl(parent.sentinel, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(parent.sentinel, fcntl.F_SETFL, fcntl.fcntl(parent.sentinel, fcntl.F_GETFL) | os.O_ASYNC)
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    limit = pages * resource.getpagesize() + MEMORY_BYTES
    resource.setrlimit(resource.RLIMIT_AS, (limit, resource.getrlimit(resource.RLIMIT_AS)[1]))
