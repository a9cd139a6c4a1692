"""Looking after the state folder, as real processes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from builders import item, rss
from program import Program
from web import FeedServer

from bot.store.database import DATABASE

NOW = datetime.now(UTC)


@pytest.fixture
async def server() -> AsyncIterator[FeedServer]:
    async with FeedServer() as running:
        yield running


@pytest.fixture
def ironwatch(tmp_path: Path, server: FeedServer) -> Program:
    """The program with one feed that brings one alert."""
    program = Program(tmp_path)
    news = item(title="Bus attacked on the road to Dasu", link="https://paper.example/1", published=NOW)
    program.poll(server.put("/feed", rss(news)))
    return program


async def test_a_damaged_database_is_set_aside_and_the_round_goes_on(ironwatch: Program) -> None:
    (ironwatch.folder / "state").mkdir()
    (ironwatch.folder / "state" / DATABASE).write_bytes(bytes(9_000))
    ended = await ironwatch("once")
    assert (ended.code, "Bus attacked" in ended.out) == (0, True)
    (aside,) = (ironwatch.folder / "state").glob("*.damaged-*")
    assert aside.read_bytes() == bytes(9_000)
    assert ended.err.count("event=damaged") == 1
    assert "The database was damaged" in ended.out
    assert "ironwatch restore" in ended.out
    assert "Traceback" not in ended.err
