"""What a digest's picture takes, in a worker that has drawn one before: six terms, two of them in other scripts."""

from __future__ import annotations

import asyncio
import time
from contextlib import closing
from datetime import date, timedelta
from statistics import median
from zoneinfo import ZoneInfo

from benchmarks.table import RUNS, row
from bot.model import Chart, TermDays
from bot.picture import draw
from bot.workers import Workers

ZONE = ZoneInfo("Asia/Karachi")
TERMS = ("CPEC", "Dasu", "BLA", "بلوچ لبریشن آرمی", "俾路支解放军", "Chinese nationals Pakistan")


def picture() -> None:
    """Prints the row."""
    (first, _), *warm = asyncio.run(_drawn())
    cpu, until = (median(each) * 1000 for each in zip(*warm, strict=True))
    beside = f"{until:.0f} ms until it is there; the first one takes {first * 1000:.0f} ms of CPU"
    row("a digest's picture, in a warm worker", f"{cpu:.0f} CPU ms", "<= 300 ms", beside)


async def _drawn() -> list[tuple[float, float]]:
    """Seconds that a picture takes the worker, and until it is there; each after the other, by one process."""
    days = tuple(date(2026, 3, 3) - timedelta(days=13 - n) for n in range(14))
    counts = tuple(n * 7 % 11 for n in range(14))
    chart = Chart(days, tuple(TermDays(term, counts) for term in TERMS), (0, 1) * 7, counts)
    took = []

    with closing(Workers(1)) as workers:
        for _ in range(2 * RUNS):
            before, start = await workers.run(time.process_time, seconds=20), time.perf_counter()
            assert await draw(workers, chart, ZONE)
            until = time.perf_counter() - start
            took.append((await workers.run(time.process_time, seconds=20) - before, until))
    return took
