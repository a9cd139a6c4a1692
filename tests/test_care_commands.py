"""Looking after the state folder, as real processes."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from builders import item, rss
from program import Program
from web import FeedServer

from bot.store.database import DATABASE

NOW = datetime.now(UTC)


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


# ── doctor and stats ─────────────────────────────────────────────────────────────────────────────────────────────────


async def test_doctor_is_content_beside_a_running_service(ironwatch: Program) -> None:
    running = await ironwatch.start("run")
    assert running.stdout
    while b"Bus attacked" not in await running.stdout.readline():
        pass
    ended = await ironwatch("doctor", "--json")
    running.terminate()
    await running.communicate()
    assert (ended.code, ended.err) == (0, "")
    assert all(found["fine"] and not found["remedy"] for found in ended.json)


async def test_doctor_ends_with_one_when_something_is_wrong(ironwatch: Program, server: FeedServer) -> None:
    ironwatch.poll(server.put("/feed", status=503))
    await ironwatch("once")
    ended = await ironwatch("doctor")
    assert (ended.code, ended.err) == (1, "")
    (line,) = [line for line in ended.out.splitlines() if line.startswith("WRONG")]
    assert "HTTP 503" in line


async def test_doctor_names_what_it_may_not_write(ironwatch: Program) -> None:
    await ironwatch("once")
    (ironwatch.folder / "state").chmod(0o500)
    ironwatch.obeys_rights = True
    ended = await ironwatch("doctor")
    (ironwatch.folder / "state").chmod(0o700)
    assert (ended.code, "state cannot be written" in ended.out) == (1, True)


async def test_stats_count_what_is_remembered(ironwatch: Program) -> None:
    await ironwatch("once")
    (told,) = (await ironwatch("stats", "--json")).json
    assert (told["articles"], told["hits"], told["stories"], told["deliveries"]) == (1, 1, 1, {"sent": 1})
    assert told["terms"] == [{"watchlist": "iron", "term": "Dasu", "hits": 1, "stories": 1}]
    assert [feed["articles"] for feed in told["feeds"]] == [1]
    assert told["bytes"] > 10_000


async def test_stats_read_for_people(ironwatch: Program) -> None:
    await ironwatch("once")
    ended = await ironwatch("stats")
    assert (ended.code, ended.err) == (0, "")
    assert {"articles: 1", "messages: 1 sent", "term Dasu: articles 1, stories 1"} <= set(ended.out.splitlines())


# ── backup and restore ───────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_backup_made_beside_the_service_comes_back_after_it(ironwatch: Program) -> None:
    running = await ironwatch.start("run")
    assert running.stdout
    while b"Bus attacked" not in await running.stdout.readline():
        pass
    made = await ironwatch("backup", "copy.db")
    refused = await ironwatch("restore", "copy.db")
    running.kill()
    await running.communicate()
    assert (made.code, made.err) == (0, "")
    assert (refused.code, f"process {running.pid}" in refused.err) == (3, True)
    ended = await ironwatch("restore", "copy.db")
    assert (ended.code, ended.err) == (0, "")
    assert "restored copy.db: 1 articles" in ended.out
    assert len(list((ironwatch.folder / "state").glob("*.replaced-*Z"))) == 1
    assert (await ironwatch("stats", "--json")).json[0]["articles"] == 1
    assert (await ironwatch("once", "--all", "--json")).out == ""


async def test_a_backup_of_nothing_says_what_to_do(ironwatch: Program) -> None:
    ended = await ironwatch("backup", "copy.db")
    assert (ended.code, ended.err.count("\n"), ended.out) == (1, 1, "")
    assert "ironwatch once" in ended.err


@pytest.mark.parametrize("command", ["backup", "restore"])
async def test_a_file_that_is_something_else_is_left_alone(ironwatch: Program, command: str) -> None:
    await ironwatch("once")
    (ironwatch.folder / "letter.txt").write_text("precious")
    ended = await ironwatch(command, "letter.txt")
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert ended.err.startswith("ironwatch: letter.txt: ")
    assert (ironwatch.folder / "letter.txt").read_text() == "precious"
