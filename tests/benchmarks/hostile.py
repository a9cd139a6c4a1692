"""Ten hostile feeds among a hundred, and ten thousand polls: what they cost the others, the chat and the memory."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from botapi import Emulator
from builders import item, rss
from hostile import FEEDS
from program import Program
from web import FeedServer

from benchmarks.table import resident_mb, row

HEALTHY, WATCHED_SECONDS = 90, 30.0
ATTACKS = (
    "addresses",
    "nesting",
    "attributes",
    "comments",
    "laughs",
    "a bomb",
    "50 MB",
    "a drip",
    "a loop",
    "10,000 items",
)
POLLS, WARM, SOAKED = 10_000, 1_000, 50


@dataclass(slots=True)
class Seen:
    """What a run came to: seconds until the last healthy feed was read, of each command, and the most memory."""

    last: float
    commands: list[float]
    memory: float


async def watched(folder: Path, attacks: tuple[str, ...]) -> Seen:
    """Starts the service on healthy feeds and attacks, all due at once, and asks it things meanwhile."""
    async with FeedServer() as server, Emulator() as emulator:
        telegram = {"BOT_TELEGRAM_TOKEN": emulator.token, "BOT_TELEGRAM_API": emulator.base_url, "BOT_ACCESS": "open"}
        made = Program(folder, {**telegram, "BOT_POLL_EVERY": "10s"})
        hostile = [FEEDS[name]().serve(server, f"/hostile/{n}") for n, name in enumerate(attacks)]
        calm = [item("Calm", link=f"https://paper.example/{n}", published=datetime.now(UTC)) for n in range(HEALTHY)]
        made.poll(*hostile, *(server.put(f"/healthy/{n}", rss(one)) for n, one in enumerate(calm)))
        process = await made.start("run")
        while not server.requests:
            await asyncio.sleep(0.01)
        start, commands, memory = time.time(), [], 0.0
        for user in range(10_000):
            memory = max(memory, resident_mb(process.pid))
            emulator.add_chat(user + 1, title=f"User {user}")
            asked = time.monotonic()
            emulator.say(user + 1, user + 1, "/status")
            await emulator.wait_for(lambda chat=user + 1: emulator.sent(chat), 60)  # type: ignore[misc]
            commands.append(time.monotonic() - asked)
            await asyncio.sleep(0.2)
            if time.time() - start > WATCHED_SECONDS:
                break
        process.terminate()
        await process.communicate()
    with closing(sqlite3.connect(folder / "state" / "ironwatch.db")) as database:
        read, last = database.execute("SELECT count(*), max(seen) FROM articles WHERE title = 'Calm'").fetchone()
    return Seen(last - start if read == HEALTHY else float("inf"), sorted(commands), memory)


async def _hostile() -> None:
    with TemporaryDirectory() as quiet, TemporaryDirectory() as loud:
        alone = await watched(Path(quiet), ())
        among = await watched(Path(loud), ATTACKS)
    late = among.last - alone.last
    row("healthy feeds late by, 10 hostile of 100", f"{late:.1f} s", "<= 6 s", f"{alone.last:.1f} s without them")
    for name, seen in (("with them", among), ("without", alone)):
        p99 = seen.commands[int(len(seen.commands) * 0.99)]
        row(f"a command answered, p99, {name}", f"{p99:.2f} s", "< 1 s", f"{len(seen.commands)} commands")
    row("memory of the service, beyond that without", f"{among.memory - alone.memory:+.0f} MB", "< 128 MB")


def hostile() -> None:
    """Prints what ten hostile feeds of a hundred cost the others."""
    asyncio.run(_hostile())


async def _soak() -> None:
    with TemporaryDirectory() as folder:
        async with FeedServer() as server:
            made = Program(Path(folder), {"BOT_POLL_EVERY": "0.5s"})
            made.poll(*(server.put(f"/{n}", _body(n, 0)) for n in range(SOAKED)))
            process = await made.start("run")
            assert process.stdout
            drain = asyncio.create_task(process.communicate())
            warm = turn = 0
            before = 0.0
            while (polls := server.requests.total()) < POLLS:
                if not warm and polls >= WARM:
                    warm, before = polls, resident_mb(process.pid)
                turn += 1
                server.put(f"/{turn % SOAKED}", _body(turn % SOAKED, turn // SOAKED))
                await asyncio.sleep(0.05)
            after = resident_mb(process.pid)
            process.terminate()
            await drain
    row(
        f"memory after {POLLS} polls",
        f"{100 * (after / before - 1):+.1f} %",
        "<= 10 %",
        f"{before:.0f} to {after:.0f} MB",
    )


def _body(feed: int, turn: int) -> bytes:
    """A feed whose items move on by one with each turn; one in forty is about something watched, as in a real day."""
    numbers = range(turn, turn + 20)
    return rss(
        *(
            item(
                f"{'Dasu' if number % 40 == 0 else 'Calm'} report {feed}-{number}",
                summary="Nothing much was seen in the valley on that day. " * 5,
                link=f"https://paper{feed}.example/{number}",
                published=datetime.now(UTC),
            )
            for number in numbers
        )
    )


def soak() -> None:
    """Prints how memory grows from the thousandth poll to the ten-thousandth."""
    asyncio.run(_soak())
