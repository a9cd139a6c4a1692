"""SIGTERM: a real process ends within ten seconds whatever hangs, and finishes what it is sending."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime
from pathlib import Path

from botapi import Emulator, faults
from builders import item, rss
from make import NOW, delivery
from program import Program
from web import FeedServer

from bot.store.database import DATABASE
from bot.store.store import Store

ANN = 501


def states(folder: Path) -> list[tuple[str, str]]:
    query = "SELECT chat, state FROM deliveries JOIN destinations d ON d.id = destination WHERE kind = 'alert'"
    with closing(sqlite3.connect(folder / "state" / DATABASE)) as database:
        return database.execute(query).fetchall()


@asynccontextmanager
async def running(folder: Path, emulator: Emulator, *feeds: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """The service with one subscriber."""
    emulator.add_chat(ANN)
    settings = {"BOT_TELEGRAM_TOKEN": emulator.token, "BOT_TELEGRAM_API": emulator.base_url, "BOT_OWNERS": str(ANN)}
    ironwatch = Program(folder, settings | {"BOT_POLL_EVERY": "1s"})
    ironwatch.poll(*feeds)
    process = await ironwatch.start("run")
    emulator.say(ANN, ANN, "/subscribe iron")
    await emulator.wait_for(lambda: emulator.sent(ANN), 30)
    yield process
    process.terminate()
    async with asyncio.timeout(10):
        _, err = await process.communicate()
    assert process.returncode == 0, err.decode()


async def alert(emulator: Emulator, feeds: FeedServer, fault: faults.Fault) -> None:
    """News comes, and its message is under way when the fault strikes."""
    emulator.faults.add(fault, "sendMessage", times=None)
    feeds.put("/feed", rss(item("Dasu bus attacked", link="https://p.example/2", published=datetime.now(UTC))))
    await emulator.wait_for(lambda: [each for each in emulator.calls("sendMessage") if each.fault], 30)


async def test_a_stop_in_time_though_telegram_hangs(tmp_path: Path) -> None:
    async with Emulator() as emulator, FeedServer() as feeds:
        feed = feeds.put("/feed", rss(item("Cricket", link="https://p.example/1")))
        async with running(tmp_path, emulator, feed):
            await alert(emulator, feeds, faults.hang())
            emulator.faults.add(faults.hang(), times=None)
    assert states(tmp_path) == [(str(ANN), "sending")]


async def test_what_is_being_sent_is_finished(tmp_path: Path) -> None:
    async with Emulator() as emulator, FeedServer() as feeds:
        feed = feeds.put("/feed", rss(item("Cricket", link="https://p.example/1")))
        async with running(tmp_path, emulator, feed):
            await alert(emulator, feeds, faults.slow(1.5))
        assert "Dasu bus attacked" in emulator.sent(ANN)[-1].text
    assert states(tmp_path) == [(str(ANN), "sent")]


async def test_a_stop_in_time_though_feeds_hang(tmp_path: Path) -> None:
    async with Emulator() as emulator, FeedServer() as feeds:
        slow = feeds.put("/slow", b"<rss/>", delay=60)
        async with running(tmp_path, emulator, slow):
            await feeds.asked_again("/slow", 1 - feeds.requests["/slow"])


async def test_a_stop_in_the_midst_of_a_broadcast_leaves_the_rest_for_the_next_start(tmp_path: Path) -> None:
    chats = range(1000, 1400)
    async with Emulator() as emulator:
        settings = {"BOT_TELEGRAM_TOKEN": emulator.token, "BOT_TELEGRAM_API": emulator.base_url, "BOT_OWNERS": "1"}
        ironwatch = Program(tmp_path, settings)
        (tmp_path / "state").mkdir(0o700)
        with closing(Store(tmp_path / "state")) as store:
            store.finish_polls([], [], [delivery(chat=str(chat)) for chat in chats], NOW)
        for chat in chats:
            emulator.add_chat(chat)
        process = await ironwatch.start("run")
        await emulator.wait_for(lambda: emulator.calls("sendMessage"), 30)
        process.terminate()
        async with asyncio.timeout(10):
            await process.communicate()
        arrived = [str(chat) for chat in chats if emulator.sent(chat)]
    assert 0 < len(arrived) < len(chats)
    assert sorted(states(tmp_path)) == [(str(chat), "sent" if str(chat) in arrived else "pending") for chat in chats]
