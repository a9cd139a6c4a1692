"""What sending at Telegram's pace costs: the service empties an outbox of thousands of chats into the emulator.

It takes a minute; `IRONWATCH_SECONDS=600` makes it ten.
"""

from __future__ import annotations

import asyncio
import os
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from botapi import Emulator
from make import NOW, card, delivery
from program import Program

from benchmarks.table import cpu_seconds, resident_mb, row
from bot.store.store import Store

SECONDS = int(os.environ.get("IRONWATCH_SECONDS", "60"))
CHATS, FIRST, A_SECOND = 2_000, 10_000, 30
GROUPS = 10  # every tenth chat is one


@dataclass(frozen=True, slots=True)
class Course:
    """How it went: messages, seconds, CPU seconds, megabytes more, and how often Telegram said "too many requests"."""

    sent: int
    took: float
    cpu: float
    grown: float
    refused: int
    thousand: float


def sending() -> None:
    """Prints the rows."""
    with TemporaryDirectory() as folder:
        went = asyncio.run(_sending(Path(folder) / "sending"))
    share, each = f"{went.cpu / went.took:.1%}", f"{went.cpu / went.sent * 1000:.2f} CPU ms each"
    row("a thousand chats, groups too, know of an incident", f"{went.thousand:.1f} s", "34 s")
    row("messages sent a second", f"{went.sent / went.took:.1f}", "30", f"over {went.took:.0f} s")
    row('of them "too many requests"', str(went.refused), "0")
    row("a core's share while they are sent", share, "< 8 %", each)
    row("memory grown while they are sent", f"{went.grown:+.1f} MB", "flat")


async def _sending(folder: Path) -> Course:
    folder.mkdir()  # noqa: ASYNC240 - nothing else runs yet
    async with Emulator() as emulator:
        telegram = {"BOT_TELEGRAM_TOKEN": emulator.token, "BOT_TELEGRAM_API": emulator.base_url, "BOT_OWNERS": "1"}
        program = Program(folder, telegram)
        (folder / "state").mkdir(0o700)
        with closing(Store(folder / "state")) as store:
            _fill(store, emulator)
        process = await program.start("run")
        await emulator.wait_for(lambda: emulator.calls("sendMessage"), 60)
        await asyncio.sleep(5)
        before, began, cpu = len(emulator.calls("sendMessage")), time.monotonic(), cpu_seconds(process.pid)
        memory = resident_mb(process.pid)
        await asyncio.sleep(SECONDS)
        calls, took, cpu = emulator.calls("sendMessage"), time.monotonic() - began, cpu_seconds(process.pid) - cpu
        grown = resident_mb(process.pid) - memory
        process.terminate()
        await process.communicate()
        refused = sum(call.status == 429 for call in calls)
        return Course(len(calls) - before, took, cpu, grown, refused, calls[999].at - calls[0].at)


def _fill(store: Store, emulator: Emulator) -> None:
    """Puts more into the outbox than can leave meanwhile, chat after chat."""
    chats = [FIRST + number if number % GROUPS else -FIRST - number for number in range(CHATS)]
    for chat in chats:
        emulator.add_chat(chat, "private" if chat > 0 else "supergroup")
    each = A_SECOND * (SECONDS + 30) // CHATS + 1
    for story in range(each):
        facts = card(story=f"story{story:05}")
        key = f"alert:{facts.story}"
        rows = [delivery(key, chat=str(chat), facts=facts) for chat in chats]
        store.finish_polls([], [], rows, NOW)
