"""How soon news is seen for how many questions: the learnt rhythm on recorded periods, beside a fixed ten minutes."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from benchmarks.stories import CORPUS
from benchmarks.table import row
from bot.core import rhythm
from bot.core.timetable import UNLEARNT, share_of
from bot.model import Rhythm

Dates = Mapping[str, Sequence[datetime]]
Wait = Callable[[Rhythm, datetime], timedelta]


def recorded(path: Path) -> Dates:
    """When each feed's items were published, in order."""
    found: dict[str, set[datetime]] = defaultdict(set)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            if entry.get("published"):
                found[entry["feed"]].add(datetime.fromisoformat(entry["published"]).astimezone(UTC))
    return {feed: sorted(dates) for feed, dates in found.items()}


def asked(dates: Dates, wait: Wait) -> tuple[timedelta, int]:
    """The median time from publication to the question that sees it, and how many questions it takes."""
    first, last = (find(each for feed in dates.values() for each in feed) for find in (min, max))
    delays: list[timedelta] = []
    questions = 0
    for feed, published in dates.items():
        now, learnt, left = first + UNLEARNT * share_of(feed), Rhythm(newest=first), list(reversed(published))
        while now < last:
            questions += 1
            new = []
            while left and left[-1] <= now:
                new.append(left.pop())
            delays += [now - date for date in new]
            learnt = rhythm.after(learnt, new, now)
            now += wait(learnt, now)
    return timedelta(seconds=median(delay.total_seconds() for delay in delays)), questions


def slowed(by: float) -> Wait:
    """The learnt waits, so many times as long."""
    return lambda learnt, now: (rhythm.wait(learnt, now) or UNLEARNT) * by


def asking() -> None:
    """Prints a row for each recorded period, and the curve of delay against questions."""
    for path in sorted(CORPUS.glob("replay/*.jsonl.gz")):
        dates = recorded(path)
        fixed, questions = asked(dates, lambda _learnt, _now: UNLEARNT)
        learnt, fewer = asked(dates, slowed(1))
        name = path.name.partition(".")[0]
        row(f"median delay, {name}", shown(learnt), ">= 2 x", f"{fixed / learnt:.2f} x sooner than every 10 min")
        row(f"questions, {name}", f"{fewer:,}", "<= 1 x", f"{fewer / questions:.2f} x those of every 10 min")
        for by in (0.5, 1.5, 3.0):
            delay, count = asked(dates, slowed(by))
            row(f"  waits x {by}", shown(delay), "", f"{count / questions:.2f} x the questions")


def shown(delay: timedelta) -> str:
    return f"{delay / timedelta(minutes=1):.1f} min"
