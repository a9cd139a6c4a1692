"""Disks that are full or break, and power that fails: nothing is lost, and work goes on by itself."""

from __future__ import annotations

import asyncio
import resource
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from botapi import Emulator
from builders import Item, item, rss
from make import FEED, NOW, article, claim
from program import Program
from web import FeedServer

from bot.errors import StateError
from bot.model import Visit
from bot.store.database import DATABASE
from bot.store.store import Store

ANN = 501


def news(title: str, number: int = 1) -> Item:
    return item(title=title, link=f"https://paper.example/{number}", published=datetime.now(UTC))


def visit(number: int) -> Visit:
    return Visit(claim(), NOW, NOW, articles=(article(f"Dasu story {number}", text="A long text. " * 300),))


async def test_a_service_whose_disk_is_full_stays_up_and_goes_on_when_there_is_room(
    tmp_path: Path, server: FeedServer
) -> None:
    program = Program(tmp_path, {"BOT_POLL_EVERY": "1s"})
    program.poll(server.put("/feed", rss(news("Cricket"))))
    running = await program.start("run")
    assert running.stdout
    assert running.stderr
    await server.asked_again("/feed")
    _, most = resource.prlimit(running.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(running.pid, resource.RLIMIT_FSIZE, (1, most))  # from now on no file may grow or change
    server.put("/feed", rss(news("Bus attacked on the road to Dasu", 2)))
    async with asyncio.timeout(20):
        while b"event=not_written" not in (line := await running.stderr.readline()):
            pass
        assert b"check the disk and its space" in line
        resource.prlimit(running.pid, resource.RLIMIT_FSIZE, (most, most))
        while b"Bus attacked" not in await running.stdout.readline():
            pass
    running.terminate()
    _, err = await running.communicate()
    assert running.returncode == 0
    assert b"Traceback" not in err


async def test_people_hear_of_a_full_disk_and_get_their_alert_once_there_is_room(
    tmp_path: Path, server: FeedServer, emulator: Emulator
) -> None:
    settings = {"BOT_TELEGRAM_TOKEN": emulator.token, "BOT_TELEGRAM_API": emulator.base_url, "BOT_OWNERS": str(ANN)}
    program = Program(tmp_path, settings | {"BOT_POLL_EVERY": "1s"})
    program.poll(server.put("/feed", rss(news("Cricket"))))
    running = await program.start("run")
    assert running.stderr
    emulator.say(ANN, ANN, "/subscribe iron")
    await emulator.wait_for(lambda: emulator.sent(ANN), 20)
    _, most = resource.prlimit(running.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(running.pid, resource.RLIMIT_FSIZE, (1, most))
    server.put("/feed", rss(news("Bus attacked on the road to Dasu", 2)))
    emulator.say(ANN, ANN, "/unsubscribe iron")
    await emulator.wait_for(lambda: "disk is full" in emulator.sent(ANN)[-1].text, 20)
    resource.prlimit(running.pid, resource.RLIMIT_FSIZE, (most, most))
    await emulator.wait_for(lambda: "Bus attacked" in emulator.sent(ANN)[-1].text, 20)
    running.terminate()
    _, err = await running.communicate()
    assert (running.returncode, b"Traceback" in err) == (0, False)
    assert sum("Bus attacked" in sent.text for sent in emulator.sent(ANN)) == 1


async def test_a_round_on_a_full_disk_says_so_and_the_next_one_loses_nothing(
    tmp_path: Path, server: FeedServer
) -> None:
    program = Program(tmp_path)
    program.poll(server.put("/feed", rss(news("Cricket"))))
    await program("once")
    server.put("/feed", rss(news("Bus attacked on the road to Dasu", 2)))
    process = await program.start("once", "--all", "--json")
    resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))
    out, err = await process.communicate()
    assert (process.returncode, out) == (1, b"")
    assert b"Traceback" not in err
    assert [told["title"] for told in (await program("once", "--all", "--json")).json] == [
        "Bus attacked on the road to Dasu"
    ]


async def test_a_folder_that_may_not_be_written_is_one_line(tmp_path: Path, server: FeedServer) -> None:
    program = Program(tmp_path, obeys_rights=True)
    program.poll(server.put("/feed", rss(news("Cricket"))))
    await program("once")
    (tmp_path / "state").chmod(0o500)
    ended = await program("once")
    (tmp_path / "state").chmod(0o700)
    assert (ended.code, ended.err.count("\n"), ended.out) == (1, 1, "")
    assert ended.err.startswith("ironwatch: state")
    assert (await program("once")).code == 0


def test_a_store_that_is_full_takes_nothing_by_halves_and_more_when_there_is_room(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.sync_feeds([FEED], NOW)
    pages = store._db.execute("PRAGMA page_count").fetchone()[0]
    store._db.execute(f"PRAGMA max_page_count={pages + 2}").fetchall()
    with pytest.raises(StateError, match="make room on the disk"):
        store.finish_polls([visit(number) for number in range(9)], [], [], NOW)
    assert store.status().articles == 0
    store._db.execute("PRAGMA max_page_count=100000").fetchall()
    store.finish_polls([visit(number) for number in range(9)], [], [], NOW)
    assert store.status().articles == 9
    store.close()


def test_whatever_the_power_leaves_of_the_log_is_a_whole_past(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.sync_feeds([FEED], NOW)
    for number in range(5):
        store.finish_polls([visit(number)], [], [], NOW)
    log = (tmp_path / f"{DATABASE}-wal").read_bytes()
    database = (tmp_path / DATABASE).read_bytes()
    store.close()
    counts = []
    for step in range(50):
        (folder := tmp_path / str(step)).mkdir()
        cut = len(log) * step // 50
        torn = (
            log[:cut] if step % 2 else log[:cut] + bytes(byte ^ 0x5A for byte in log[cut : cut + 64]) + log[cut + 64 :]
        )
        (folder / DATABASE).write_bytes(database)
        (folder / f"{DATABASE}-wal").write_bytes(torn)
        with closing(sqlite3.connect(folder / DATABASE)) as left:
            assert left.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            there = left.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'articles'").fetchone()[0]
            counts.append(left.execute("SELECT count(*) FROM articles").fetchone()[0] if there else 0)
    assert counts == sorted(counts)
    assert {0, 4} <= set(counts)
