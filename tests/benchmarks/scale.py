"""What a long life costs: the database a million articles on, a hit in it, and thirty keys looked up among ten million.

It takes a quarter of an hour and 4 GB where temporary files go.
"""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from make import FEED, NOW, claim, term, watchlist

from benchmarks.invented import articles
from benchmarks.table import row
from bot.app.desk import tables
from bot.core.articles import article_id
from bot.model import TERMINAL, Article, Entry, ParsedFeed, Subscription, Validators, Visit
from bot.pipeline import Pipeline, Rules
from bot.store.database import DATABASE
from bot.store.store import Store
from bot.store.thread import StoreThread

SIZES = (10_000, 100_000, 1_000_000)
KEYS, LOOKED_UP, LOOKUPS = 10_000_000, 30, 500
OPEN, TIMED, RUNS = 500, 200, 3
BATCH = 2_000
WORD = "Zorvexhit"


def scale() -> None:
    """Prints the rows."""
    with TemporaryDirectory() as name:
        folders = _filled(Path(name))
        took = defaultdict[int, list[float]](list)
        for run, size in product(range(RUNS), SIZES):  # in turn, so that what else the machine does is everybody's
            took[size].append(asyncio.run(_hits(folders[size], NOW + run * timedelta(days=30))))
        for size, each in took.items():
            beside = f"{median(each) / median(took[SIZES[0]]):.2f} x that among {SIZES[0]:,}"
            row(f"a poll with a hit among {size:,} articles", f"{median(each) * 1000:.1f} ms", "+- 15 %", beside)
        folder = folders[SIZES[-1]]
        row("database, a million articles of 880 characters", f"{_bytes(folder) / 1e9:.2f} GB", "")
        _add_keys(folder)
        took_keys = _lookup(folder)
        row(f"{LOOKED_UP} keys looked up among {KEYS:,}", f"{took_keys * 1000:.2f} ms", "<= 0.2 ms", "CPU, median")


def _filled(folder: Path) -> dict[int, Path]:
    """A state folder of each size."""
    folders, fill = {size: folder / str(size) for size in SIZES}, folder / str(SIZES[-1])
    fill.mkdir()
    filled = _fill(fill)
    for size, copy in folders.items():
        while next(filled) < size:
            pass
        if copy != fill:
            shutil.copytree(fill, copy)
    return folders


def _fill(folder: Path) -> Iterator[int]:
    """Stores invented articles without end, and says how many there are by now."""
    written = 0
    while True:
        made = articles(written, BATCH)
        told = tuple(replace(each, id=article_id(f"{written}.{each.key}"), seen=NOW) for each in made)
        with closing(Store(folder)) as store:
            visit = Visit(claim(FEED), NOW, NOW, validators=Validators(), articles=told)
            store.finish_polls([visit], [], [], NOW)
        written += BATCH
        yield written


async def _hits(folder: Path, start: datetime) -> float:
    """CPU seconds from an entry with a hit to its commit, as the median, with as many stories open."""
    now = start

    def clock() -> datetime:
        return now

    store = await StoreThread.open(folder)
    await store.ask(Store.subscribe, Subscription(TERMINAL, "iron"), now)
    pipeline = Pipeline(store, Rules(tables=tables()), clock)
    await pipeline.start(now)
    await pipeline.watch([watchlist(term(WORD))])
    took = []
    for number, each in enumerate(articles(int(start.timestamp()), OPEN + TIMED)):
        now += timedelta(minutes=1)
        entry = Entry(f"{WORD} {each.title}", each.text, f"https://o.example/{now:%j}/{number}", published=now)
        begun = time.process_time()
        await pipeline.take([(claim(FEED), ParsedFeed("recorded", entries=(entry,)))], now)
        took.append(time.process_time() - begun)
    await pipeline.stop()
    await store.close()
    return median(took[OPEN:])


def _bytes(folder: Path) -> int:
    with closing(sqlite3.connect(folder / DATABASE)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return (folder / DATABASE).stat().st_size


def _add_keys(folder: Path) -> None:
    """Fills the table of keys up, in the order of the digests, so that it takes minutes and not hours."""
    step, chance = 2**128 // KEYS, Random(5)  # noqa: S311 - figures must repeat
    digests = ((number * step + chance.randrange(step)).to_bytes(16, "big") for number in range(KEYS))
    with closing(sqlite3.connect(folder / DATABASE, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("BEGIN")
        database.executemany("INSERT OR IGNORE INTO keys VALUES (?, ?)", ((each, each.hex()) for each in digests))
        database.execute("COMMIT")


def _lookup(folder: Path) -> float:
    """CPU seconds of one question for unknown articles and some known ones, as the median."""
    chance, took = Random(7), []  # noqa: S311 - figures must repeat
    with closing(Store(folder)) as store:
        known = [digest.hex() for (digest,) in store._db.execute("SELECT digest FROM keys LIMIT 10000 OFFSET 5000000")]
        for _ in range(LOOKUPS):
            new = [f"{chance.getrandbits(128):032x}" for _ in range(LOOKED_UP - 10)]
            asked = [Article(each, each, "") for each in (*new, *chance.sample(known, 10))]
            begun = time.process_time()
            found = store.unseen(asked)
            took.append(time.process_time() - begun)
            assert len(found) == len(new)
    return median(took)
