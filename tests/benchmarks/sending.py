"""What sending at Telegram's pace costs: the service empties an outbox of thousands of chats into the emulator.

It takes a minute; `IRONWATCH_SECONDS=600` makes it ten.
"""

from __future__ import annotations

import asyncio
import os
import time
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from botapi import Emulator
from make import NOW, card, delivery
from program import Program

from benchmarks.table import cpu_seconds, row
from bot.store.store import Store

SECONDS = int(os.environ.get("IRONWATCH_SECONDS", "60"))
CHATS, FIRST, A_SECOND = 2_000, 10_000, 30


def sending() -> None:
    """Prints the rows."""
    with TemporaryDirectory() as folder:
        sent, cpu, took, refused = asyncio.run(_sending(Path(folder) / "sending"))
    row("messages sent a second", f"{sent / took:.1f}", "30", f"over {took:.0f} s, {refused} x 429 (asked: 0)")
    row("a core's share while they are sent", f"{cpu / took:.1%}", "< 8 %", f"{cpu / sent * 1000:.2f} CPU ms each")


async def _sending(folder: Path) -> tuple[int, float, float, int]:
    """Messages, CPU seconds, seconds, and how often Telegram said "too many requests"."""
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
        await asyncio.sleep(SECONDS)
        sent, took = len(emulator.calls("sendMessage")) - before, time.monotonic() - began
        cpu = cpu_seconds(process.pid) - cpu
        refused = sum(call.status == 429 for call in emulator.calls("sendMessage"))
        process.terminate()
        await process.communicate()
        return sent, cpu, took, refused


def _fill(store: Store, emulator: Emulator) -> None:
    """Puts more into the outbox than can leave meanwhile, chat after chat."""
    for number in range(CHATS):
        emulator.add_chat(FIRST + number)
    each = A_SECOND * (SECONDS + 30) // CHATS + 1
    for story in range(each):
        facts = card(story=f"story{story:05}")
        key = f"alert:{facts.story}"
        rows = [delivery(key, chat=str(FIRST + number), facts=facts) for number in range(CHATS)]
        store.finish_polls([], [], rows, NOW)
