"""How long people wait for an answer: a thousand chats, a hundred thousand articles, and rounds over 500 feeds."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from botapi import Emulator
from builders import item, rss
from program import Program
from web import FeedServer

from benchmarks.archive import END, STORED, fill
from benchmarks.table import row
from bot.model import Destination, Subscription
from bot.store.store import Store

CHATS, FEEDS, FIRST = 1_000, 500, 10_000
SAID = (
    *("/status", "/help", "/quiet 23:00-06:00", "/settings", "/mute Dasu 2h", "/search dasu"),
    *("/subscribe iron-brother hourly", "/history", "/handover", "/why https://paper.example/1"),
)
ASKED = 210

Make = Callable[[Path, Sequence[str], dict[str, str]], Program]


def chat(make: Make) -> None:
    """Prints the row."""
    with TemporaryDirectory() as folder:
        waits = sorted(asyncio.run(_waits(Path(folder) / "chat", make)))
    p95, middle = (f"{waits[int(len(waits) * share)] * 1000:.0f} ms" for share in (0.95, 0.5))
    what = f"an answer, {CHATS:,} chats, {FEEDS} feeds polled, p95"
    row(what, p95, "<= 300 ms", f"median {middle}, {len(waits)} commands, {STORED:,} articles")


async def _waits(folder: Path, make: Make) -> list[float]:
    async with FeedServer() as server, Emulator(paced=False) as emulator:
        body = [rss(*(item(title=f"Item {n} {each}") for each in range(20))) for n in range(FEEDS)]
        urls = [server.put(f"/f{n}", body[n]) for n in range(FEEDS)]
        telegram = {"BOT_TELEGRAM_TOKEN": emulator.token, "BOT_TELEGRAM_API": emulator.base_url}
        others = {"BOT_ACCESS": "open", "BOT_OWNERS": "1", "BOT_POLL_EVERY": "1s", "BOT_LOG_LEVEL": "ERROR"}
        made = make(folder, urls, telegram | others)
        (folder / "state").mkdir(0o700)
        fill(folder / "state")
        with closing(Store(folder / "state")) as store:
            for number in range(CHATS):
                emulator.add_chat(FIRST + number)
                store.subscribe(Subscription(Destination(str(FIRST + number)), "iron-brother"), END)
        process = await made.start("run")
        await emulator.wait_for(lambda: emulator.calls("getUpdates"), 60)
        await server.asked_again("/f0", 1)
        waits = [await _wait(emulator, FIRST + number, SAID[number % len(SAID)]) for number in range(ASKED)]
        process.terminate()
        await process.communicate()
        return waits


async def _wait(emulator: Emulator, person: int, text: str) -> float:
    """Seconds until somebody has the answer."""
    start = time.perf_counter()
    emulator.say(person, person, text)
    await emulator.wait_for(lambda: emulator.sent(person), 60)
    return time.perf_counter() - start
