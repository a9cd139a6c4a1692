"""Processes that can be stopped. The jobs are functions of the standard library: what pickles by name."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from make import fail_unspeakably

from bot.errors import WorkerStopped
from bot.workers import MEMORY_BYTES, Workers

ENDLESS = ("(a+)+$", "a" * 60 + "b")  # a regular expression that holds the interpreter until it is killed


@pytest.fixture
def gate(tmp_path: Path) -> Path:
    """A pipe: a job that reads it waits until it is opened for writing and closed again."""
    path = tmp_path / "gate"
    os.mkfifo(path)
    return path


async def test_a_job_runs_in_another_process(workers: Workers) -> None:
    assert await workers.run(os.getpid, seconds=20) != os.getpid()


async def test_a_job_gets_its_arguments(workers: Workers) -> None:
    assert await workers.run(divmod, 7, 2, seconds=20) == (3, 1)


async def test_a_process_is_kept_for_the_next_job(workers: Workers) -> None:
    assert await workers.run(os.getpid, seconds=20) == await workers.run(os.getpid, seconds=20)


async def test_more_jobs_than_processes_are_all_done(workers: Workers) -> None:
    answers = await asyncio.gather(*(workers.run(abs, -number, seconds=20) for number in range(20)))
    assert answers == list(range(20))


async def test_what_a_job_raises_is_raised_here(workers: Workers) -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        await workers.run(int, "seven", seconds=20)


async def test_a_job_past_its_time_is_stopped(workers: Workers) -> None:
    with pytest.raises(WorkerStopped, match=r"^took longer than 0.3 s$"):
        await workers.run(re.search, *ENDLESS, seconds=0.3)


async def test_a_job_that_takes_its_time_is_done_all_the_same() -> None:
    workers = Workers(1, quick_seconds=0.2)
    assert await workers.run(subprocess.call, ("sleep", "0.6"), seconds=60) == 0
    workers.close()


async def test_jobs_that_take_long_leave_a_process_to_others() -> None:
    workers = Workers(2, quick_seconds=0.2)
    endless = [asyncio.create_task(workers.run(re.search, *ENDLESS, seconds=60)) for _ in range(4)]
    await asyncio.wait(endless, timeout=1.5)
    assert await workers.run(abs, -1, seconds=20) == 1
    assert not any(job.done() for job in endless)
    workers.close()
    await asyncio.gather(*endless, return_exceptions=True)


async def test_a_job_that_wants_too_much_memory_is_stopped(workers: Workers) -> None:
    with pytest.raises(WorkerStopped, match=r"^took more than 512 MiB of memory$"):
        await workers.run(bytearray, 2 * MEMORY_BYTES, seconds=20)


async def test_a_job_may_use_memory_below_the_limit(workers: Workers) -> None:
    assert len(await workers.run(bytearray, 2**20, seconds=20)) == 2**20


async def test_a_job_that_takes_its_process_down_is_reported(workers: Workers) -> None:
    with pytest.raises(WorkerStopped, match=rf"^took its process down \(exit code {-signal.SIGABRT}\)$"):
        await workers.run(os.abort, seconds=20)


@pytest.mark.parametrize(("job", "argument"), [(os._exit, 3), (time.sleep, 60), (bytearray, MEMORY_BYTES)])
async def test_after_a_stopped_job_the_next_one_is_done(
    workers: Workers, job: Callable[[int], object], argument: int
) -> None:
    with pytest.raises(WorkerStopped):
        await workers.run(job, argument, seconds=0.5)
    assert await workers.run(abs, -1, seconds=20) == 1


async def test_after_an_error_that_cannot_be_handed_over_the_next_job_is_done(workers: Workers) -> None:
    with pytest.raises(WorkerStopped, match=r"^broke the worker pool$"):
        await workers.run(fail_unspeakably, seconds=20)
    assert await workers.run(abs, -1, seconds=20) == 1


async def test_a_cancelled_job_frees_its_process(workers: Workers, gate: Path) -> None:
    job = asyncio.create_task(workers.run(gate.read_bytes, seconds=60))
    with await asyncio.to_thread(gate.open, "wb"):  # opens when the job does
        job.cancel()
        assert await workers.run(abs, -1, seconds=20) == 1


async def test_closing_cancels_what_runs_and_ends_the_processes(workers: Workers, gate: Path) -> None:
    pid = await workers.run(os.getpid, seconds=20)
    job = asyncio.create_task(workers.run(gate.read_bytes, seconds=60))
    with await asyncio.to_thread(gate.open, "wb"):
        started = time.monotonic()
        workers.close()
        assert time.monotonic() - started < 2
        assert not is_running(pid)
    with pytest.raises(asyncio.CancelledError):
        await job


async def test_closing_twice_or_unused_does_nothing() -> None:
    workers = Workers(1)
    workers.close()
    workers.close()
    with pytest.raises(WorkerStopped, match="closed"):
        await workers.run(abs, 1, seconds=20)


# ── together with the main process ───────────────────────────────────────────────────────────────────────────────────

BUSY = f"""
import asyncio, os, re
from bot.workers import Workers

async def main():
    workers = Workers(2, quick_seconds=60)
    print(await workers.run(os.getpid, seconds=20), await workers.run(os.getpid, seconds=20), flush=True)
    jobs = [asyncio.create_task(workers.run(re.search, *{ENDLESS!r}, seconds=60)) for _ in range(2)]
    try:
        await asyncio.gather(*jobs)
    finally:
        workers.close()

if __name__ == "__main__":
    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        pass
"""


@pytest.fixture
def busy(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A main process in a session of its own, whose workers are busy, and the process id of one of them."""
    script = tmp_path / "busy.py"
    script.write_text(BUSY)
    pipe = subprocess.PIPE
    root = str(Path(__file__).parents[1])
    with subprocess.Popen(
        [sys.executable, script], stdout=pipe, stderr=pipe, text=True, start_new_session=True, env={"PYTHONPATH": root}
    ) as main:
        assert main.stdout is not None
        pid = int(main.stdout.readline().split()[0])
        while is_running(pid) and processor_ticks(pid) < 10:
            time.sleep(0.01)
        yield main, pid
        main.kill()


def processor_ticks(pid: int) -> int:
    """How long a process has been computing."""
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11])


def is_running(pid: int) -> bool:
    """Whether a process exists and is more than a zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in {"Z", "X"}
    except FileNotFoundError:
        return False


def ends_within(pid: int, seconds: float) -> bool:
    """Whether a process ends in time."""
    deadline = time.monotonic() + seconds
    while is_running(pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not is_running(pid)


def test_workers_end_with_a_main_process_that_is_killed(busy: tuple[subprocess.Popen[str], int]) -> None:
    main, worker = busy
    assert is_running(worker)
    main.kill()
    assert ends_within(worker, 2)


def test_ctrl_c_in_the_terminal_ends_everything_without_a_word(busy: tuple[subprocess.Popen[str], int]) -> None:
    main, worker = busy
    os.killpg(main.pid, signal.SIGINT)
    _, complaints = main.communicate(timeout=10)
    assert (main.returncode, complaints) == (0, "")
    assert ends_within(worker, 2)
