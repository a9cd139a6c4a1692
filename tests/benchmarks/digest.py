"""A thousand chats whose digests are due in the same minute: what making and rendering them costs."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta
from datetime import time as clock
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from make import FEED, claim, term, watchlist

from benchmarks.table import row
from bot.core.places import Gazetteer
from bot.core.tables import Tables
from bot.digests import Digests
from bot.model import Carrier, Daily, Delivery, Destination, Entry, Mode, Outcome, ParsedFeed, Sent, Subscription
from bot.pipeline import Pipeline, Rules
from bot.shelf import Shelf
from bot.store.store import Store
from bot.store.thread import StoreThread
from bot.telegram.render import message

CHATS, DAYS, A_DAY = 1_000, 30, 15
START = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
LISTS = ("iron", "rivers", "ports")
_LOOKS = 20
TERMS = ("Dasu", "Gwadar", "Besham", "Turbat", "Quetta", "Hub")


def digest() -> None:
    """Prints the rows."""
    with TemporaryDirectory() as folder:
        asyncio.run(_digest(Path(folder)))


async def _digest(folder: Path) -> None:
    store = await StoreThread.open(folder)
    pipeline = Pipeline(store, Rules(tables=Tables(Gazetteer())), lambda: START)
    await Shelf(pipeline.watch).put_shared([watchlist(*map(term, TERMS), name=name, title=name) for name in LISTS])
    await pipeline.start(START)
    numbers = count()
    for day in range(DAYS):
        if day == DAYS - 1:
            await _subscribe(store)
        now = START + timedelta(days=day)
        entries = tuple(_entry(next(numbers), now) for _ in range(A_DAY))
        await pipeline.take([(claim(FEED), ParsedFeed("rss20", entries=entries))], now)
    await pipeline.outbox.deliver_all(Carrier(_arrives, terminal=False))
    digests = Digests(store, folder, lambda: pipeline.watched, UTC, pipeline.written)
    due = START.replace(hour=7, minute=30) + timedelta(days=DAYS)
    await digests.look(due - timedelta(hours=12))
    start, began = time.process_time(), time.perf_counter()
    messages = await digests.look(due)
    made, took = time.process_time() - start, time.perf_counter() - began
    row(f"{CHATS:,} digests due at once, made", f"{made:.2f} CPU s", "<= 6", f"{messages:,} messages, {took:.1f} s")
    start = time.process_time()
    for _ in range(_LOOKS):
        await store.ask(Store.chats_waiting, due, terminal=False)
    row(
        "a look at the outbox with all of them in it", f"{(time.process_time() - start) / _LOOKS * 1000:.1f} CPU ms", ""
    )
    waiting = await store.ask(Store.take_deliveries, due, terminal=False)
    start = time.process_time()
    for each in waiting:
        message(each, due, UTC)
    row("one of them, rendered", f"{(time.process_time() - start) / len(waiting) * 1000:.1f} CPU ms", "")
    await pipeline.stop()
    await store.close()


async def _arrives(_: Delivery) -> Outcome:
    return Sent(1)


async def _subscribe(store: StoreThread) -> None:
    for number in range(CHATS):
        here = Destination(str(number) if number % 2 else f"-100{number:010}")
        for name in LISTS[: 1 + number % 3]:
            await store.ask(Store.subscribe, Subscription(here, name, tuple(Mode)[number % 2 * 2]), START)
        await store.ask(Store.set_digest, here, Daily(clock(7, 30)))


def _entry(number: int, now: datetime) -> Entry:
    name = TERMS[number % len(TERMS)]
    text = f"Report {number} from {name}: {'bomb kills' if number % 5 == 0 else 'road opens near'} {number % 9 + 1}"
    return Entry(text, link=f"{FEED.url}/{number}", published=now - timedelta(minutes=number % 60))
