"""The commands that read the archive, as real processes."""

from __future__ import annotations

import asyncio
import json
import signal
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from builders import item, rss
from program import Ended, Program
from web import FeedServer

URDU = "کراچی میں چینی شہری پر حملہ"
CHINESE = "俾路支解放军袭击瓜达尔港"


@pytest.fixture(scope="module")
def ironwatch(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The program with an archive of five articles of March 2026, which no test changes."""
    folder = tmp_path_factory.mktemp("archive")
    program = Program(folder)
    program.poll("https://paper.example/feed")
    rows = [
        row("Bus attacked on the road to Dasu", "A bus was hit near the Dasu dam.", 1),
        row("Mayor of Dasu opens a school", "Lessons begin after the rain.", 2),
        row(URDU, "", 3),
        row("Port closed", CHINESE, 4),
        row("Cricket in 100% rain", "A star* was born_in the rain.", 5),
    ]
    (folder / "days.jsonl").write_text("".join(f"{json.dumps(each)}\n" for each in rows))
    assert asyncio.run(program("replay", "days.jsonl", "--into", "state", "--json")).code == 0
    return program


def row(title: str, summary: str, day: int) -> dict[str, Any]:
    at = f"2026-03-0{day}T12:00:00Z"
    link = f"https://paper.example/{day}?utm_source=feed"
    return {"feed": "https://paper.example/feed", "title": title, "summary": summary, "link": link, "published": at}


def is_clean(ended: Ended, lines: int) -> bool:
    """Whether it said what is wrong, or found, without a stack."""
    return "Traceback" not in ended.err and len(ended.err.splitlines()) == lines


# ── test ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_back_test_is_one_json_object(ironwatch: Program) -> None:
    (told,) = (await ironwatch("test", "dasu OR 瓜达尔", "--json")).json
    assert (told["query"], told["hits"], told["stories"], told["per_day"]) == ("dasu OR 瓜达尔", 3, 3, 0.75)
    assert (told["from"], told["to"]) == ("2026-03-01T12:00:00Z", "2026-03-05T12:00:00Z")
    assert (told["already_caught"], told["noisiest"]) == ({"Dasu": 2}, {"outlet": "Paper 0", "hits": 3})
    assert told["samples"][0] == {
        "title": "Port closed",
        "url": "https://paper.example/4?utm_source=feed",
        "source": "Paper 0",
        "published": "2026-03-04T12:00:00Z",
        "quote": CHINESE,
        "words": ["瓜达尔"],
    }


async def test_a_back_test_looks_back_as_many_days_as_asked(ironwatch: Program) -> None:
    (told,) = (await ironwatch("test", "dasu", "--days", "3", "--json")).json
    assert (told["hits"], told["from"]) == (1, "2026-03-02T12:00:00Z")


async def test_a_back_test_reads_for_people(ironwatch: Program) -> None:
    ended = await ironwatch("test", "Dasu")
    assert (ended.code, ended.err) == (0, "")
    assert "hits: 2 articles in 2 stories, 0.5 stories a day" in ended.out
    assert "already caught: Dasu 2 (of 2)" in ended.out


async def test_a_query_may_come_on_standard_input(ironwatch: Program) -> None:
    (told,) = (await ironwatch("test", "-", "--json", given=f"{URDU.split()[2]}\n")).json
    assert (told["query"], told["hits"]) == ("چینی", 1)


WRONG = [("Dasu AND (Kech", 10), ('a "b', 3), ("", 1), ("NOT Dasu", 1), ("Dasu OR", 6), ("a\0?b^c", 1)]
HOSTILE = [
    '"star*"',
    "100%",
    "born_in",
    '"rain\\" OR words MATCH x"',
    "rain'; DROP TABLE words;--",
    "rain\0",
    "NEAR rain",
]


@pytest.mark.parametrize(("query", "column"), WRONG)
async def test_a_bad_query_is_one_line_with_its_column(ironwatch: Program, query: str, column: int) -> None:
    ended = await ironwatch("test", "-", given=query)
    assert (ended.code, ended.out) == (2, "")
    assert is_clean(ended, 1)
    assert f"column {column}" in ended.err


@pytest.mark.parametrize("query", HOSTILE)
async def test_no_query_breaks_anything(ironwatch: Program, query: str) -> None:
    ended = await ironwatch("test", "-", "--json", given=query)
    assert ended.code in (0, 2)
    assert is_clean(ended, 0 if ended.code == 0 else 1)


# ── search ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("dasu", ["Mayor of Dasu opens a school", "Bus attacked on the road to Dasu"]),
        ("چینی NEAR/2 کراچی", [URDU]),
        ("解放军", ["Port closed"]),
        ("rain AND NOT title:cricket", ["Mayor of Dasu opens a school"]),
        ("source:paper AND lesso*", ["Mayor of Dasu opens a school"]),
        ("Gwadar", []),
    ],
)
async def test_a_search_gives_what_matches_the_newest_first(ironwatch: Program, query: str, titles: list[str]) -> None:
    ended = await ironwatch("search", query, "--json")
    assert (ended.code, [found["title"] for found in ended.json]) == (0, titles)


async def test_a_search_without_an_archive_says_what_to_do(tmp_path: Path) -> None:
    ended = await Program(tmp_path)("search", "Dasu")
    assert (ended.code, ended.out) == (1, "")
    assert is_clean(ended, 1)
    assert "ironwatch once" in ended.err


# ── why ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_why_tells_the_way_of_an_alert(ironwatch: Program) -> None:
    (told,) = (await ironwatch("why", "http://www.paper.example/1/", "--json")).json
    assert (told["key"], told["seen"]["at"], told["seen"]["source"]) == (
        "paper.example/1",
        "2026-03-01T12:00:00Z",
        "Paper 0",
    )
    assert [hit["term"] for hit in told["matched"]] == ["Dasu"]
    (sent,) = told["deliveries"]
    assert (sent["chat"], sent["kind"], sent["state"], sent["at"]) == (
        "terminal",
        "alert",
        "sent",
        "2026-03-01T12:00:00Z",
    )
    assert told["story"]["articles"] == 1


async def test_why_reads_for_people(ironwatch: Program) -> None:
    ended = await ironwatch("why", "https://paper.example/1")
    assert "matched: Dasu (iron): “Dasu” in the title (alias Dasu)" in ended.out
    assert "alert: to terminal, queued 1 Mar 2026 17:00 PKT, sent 1 Mar 2026 17:00 PKT" in ended.out


async def test_why_of_a_link_that_matched_nothing(ironwatch: Program) -> None:
    (told,) = (await ironwatch("why", "https://paper.example/5", "--json")).json
    assert (told["matched"], told["story"], told["deliveries"]) == ([], None, [])
    assert told["seen"]["title"] == "Cricket in 100% rain"


async def test_why_of_an_unknown_link_tells_which_feeds_failed(tmp_path: Path, server: FeedServer) -> None:
    program = Program(tmp_path)
    program.poll(server.put("/broken", status=503))
    await program("once", "--all")
    ended = await program("why", "https://paper.example/77")
    assert ended.code == 0
    assert "seen: never" in ended.out
    assert "failed: Paper 0 - Latest from" in ended.out
    assert "HTTP 503" in ended.out


async def test_why_of_a_link_that_is_no_longer_kept(tmp_path: Path) -> None:
    program = Program(tmp_path, {"BOT_KEEP": "1d"})
    day = row("Cricket in the rain", "", 1)
    (tmp_path / "day.jsonl").write_text(json.dumps(day))
    await program("replay", "day.jsonl", "--into", "state")
    await program("once")
    (told,) = (await program("why", "https://paper.example/1", "--json")).json
    assert (told["seen"], told["forgotten"]) == (None, True)
    assert "BOT_KEEP" in (await program("why", "https://paper.example/1")).out


async def test_why_of_what_is_no_link_is_wrong_usage(ironwatch: Program) -> None:
    ended = await ironwatch("why", "Dasu dam")
    assert (ended.code, ended.out) == (2, "")
    assert is_clean(ended, 1)


UNKNOWN = [
    ("split", "nosuchone1", "https://paper.example/1"),
    ("merge", "nosuchone1", "nosuchone2"),
    ("split", "a", "b"),
]


@pytest.mark.parametrize("words", UNKNOWN)
async def test_a_correction_of_what_is_not_known_is_wrong_usage(ironwatch: Program, words: tuple[str, ...]) -> None:
    ended = await ironwatch(*words)
    assert (ended.code, ended.out) == (2, "")
    assert is_clean(ended, 1)


async def test_the_ledger_lists_incidents_with_the_source_of_every_number(tmp_path: Path) -> None:
    program = Program(tmp_path)
    told = [row("Bomb kills nine near Dasu", "", 1), row("Dasu loan agreement signed", "", 2)]
    (tmp_path / "day.jsonl").write_text("\n".join(map(json.dumps, told)))
    await program("replay", "day.jsonl", "--into", "state")
    (incident,) = (await program("ledger", "--json")).json
    assert list(incident) == ["story", "date", "place", "province", "target", "actor", "killed", "wounded", "sources"]
    assert (incident["place"], incident["killed"], incident["sources"][0]["killed"]) == ("Dasu", 9, 9)
    heading, line = (await program("ledger", "--csv")).out.splitlines()
    assert heading == "story,date,place,province,target,actor,killed,wounded,sources"
    assert "(9 killed) https://paper.example/1" in line


async def test_the_day_of_an_incident_is_the_day_where_it_happened(tmp_path: Path) -> None:
    program = Program(tmp_path)
    night = {"published": "2026-03-01T19:15:00Z"}
    here = row("Bomb kills nine near Dasu", "", 1) | night
    there = row("Blast hits restaurant in Kabul", "Staff of the Dasu dam ate there.", 2) | night
    (tmp_path / "day.jsonl").write_text("\n".join(map(json.dumps, (here, there))))
    await program("replay", "day.jsonl", "--into", "state")
    told = (await program("ledger", "--json")).json
    assert sorted((each["place"], each["date"]) for each in told) == [("Dasu", "2026-03-02"), ("Kabul", "2026-03-01")]


# ── beside a running program ─────────────────────────────────────────────────────────────────────────────────────────


async def test_the_archive_can_be_asked_while_the_service_runs(tmp_path: Path, server: FeedServer) -> None:
    program = Program(tmp_path, {"BOT_POLL_EVERY": "1s"})
    news = item("Bus attacked on the road to Dasu", link="https://paper.example/9", published=datetime.now(UTC))
    program.poll(server.put("/feed", rss(news)))
    running = await program.start("run")
    try:
        assert running.stdout is not None
        async with asyncio.timeout(30):
            while b"Dasu" not in await running.stdout.readline():
                pass
        (told,) = (await program("why", "https://paper.example/9", "--json")).json
        assert [found["title"] for found in (await program("search", "Dasu", "--json")).json] == [told["seen"]["title"]]
        assert (await program("test", "Dasu", "--json")).json[0]["hits"] == 1
    finally:
        running.send_signal(signal.SIGTERM)
        await running.communicate()
    assert running.returncode == 0
