"""`ironwatch digest`, as a real process on the state that a replay left."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from markup import Seen
from program import Program

DAY = ("--until", "2026-03-02")
TOLD = "noticed >= ? AND noticed < ? AND (held IS NULL OR held IN ('digest', 'backlog'))"


def row(title: str, at: str, feed: str = "paper", **more: str) -> dict[str, Any]:
    link = f"https://{feed}.example/{title.replace(' ', '-')}"
    return {"feed": f"https://{feed}.example/feed", "title": title, "link": link, "published": at, "seen": at} | more


ROWS = [
    row("Bomb kills three near Dasu", "2026-03-01T18:00:00Z"),
    row("Bomb near Dasu kills five", "2026-03-01T20:00:00Z", "wire"),
    row("Gwadar port loan signed", "2026-03-02T08:00:00Z"),
    row("Dasu tunnel opens early", "2026-03-02T11:00:00Z", published="2026-02-10T11:00:00Z"),
    row("Gwadar airport reopens", "2026-03-03T08:00:00Z"),
]


@pytest.fixture(scope="module")
def ironwatch(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The program with three days of news: an attack and what came of it, business, a late find."""
    folder = tmp_path_factory.mktemp("digest")
    program = Program(folder)
    program.poll("https://paper.example/feed", "https://wire.example/feed")
    (folder / "days.jsonl").write_text("".join(f"{json.dumps(each)}\n" for each in ROWS))
    assert asyncio.run(program("replay", "days.jsonl", "--into", "state", "--json")).code == 0
    return program


async def digest(program: Program, *words: str) -> dict[str, Any]:
    (record,) = (await program("digest", "--json", *words)).json
    return record


def counted(folder: Path, query: str, *values: object) -> Any:
    with closing(sqlite3.connect(folder / "state" / "ironwatch.db")) as database:
        return database.execute(query, values).fetchall()


async def test_a_digest_is_one_json_object_with_the_promised_fields(ironwatch: Program) -> None:
    told = await digest(ironwatch, *DAY)
    assert " ".join(told) == (
        "from to stories articles origins killed wounded alerts delivered pending held late by_term"
        " feeds_failing feeds_silent items"
    )
    assert (told["from"], told["to"]) == ("2026-03-01T19:00:00Z", "2026-03-02T19:00:00Z")
    assert " ".join(told["items"][0]) == "story title url terms sources origins"
    assert (told["stories"], told["alerts"], told["delivered"], told["late"]) == (2, 1, 1, 1)


async def test_its_numbers_are_those_of_the_database(ironwatch: Program) -> None:
    told = await digest(ironwatch, "--days", "3", "--until", "2026-03-03")
    span = (1772305200, 1772564400)
    ((alerts,),) = counted(ironwatch.folder, "SELECT count(*) FROM deliveries WHERE kind = 'alert'")
    stories = f"SELECT count(DISTINCT story), count(*) FROM tellings WHERE {TOLD}"  # noqa: S608
    by_term = f"SELECT term, count(DISTINCT story) FROM hits JOIN tellings USING (article) WHERE {TOLD} GROUP BY 1"  # noqa: S608
    assert told["alerts"] == alerts == 3
    assert [(told["stories"], told["articles"])] == counted(ironwatch.folder, stories, *span)
    assert told["by_term"] == dict(counted(ironwatch.folder, by_term, *span))
    assert told["killed"] == {"low": 5, "high": 5}


async def test_the_day_is_read_line_by_line(ironwatch: Program) -> None:
    lines = (await ironwatch("digest", *DAY)).out.splitlines()
    assert lines[0] == "Digest · Mon 2 Mar · PKT"
    assert lines[1:3] == ["No new attack seen", "2 stories · 2 articles · 3 origins"]
    assert any(line.startswith("Told before") for line in lines)
    assert any("5 killed, was 3" in line and "2 outlets" in line for line in lines)
    assert "Came late, not alerted:" in lines
    assert "2 matched: 2 delivered, 0 pending" in lines


async def test_several_days_come_with_the_ledger_and_what_each_sum_is_made_of(ironwatch: Program) -> None:
    said = (await ironwatch("digest", "--days", "7", "--until", "2026-03-03")).out
    assert "Digest · Wed 25 Feb to Tue 3 Mar · PKT · 2/2" in said
    assert "Ledger since 25 Feb: 1 incident, 5 killed" in said
    assert "By province: Khyber Pakhtunkhwa 1 incident, 5 killed (1)" in said


async def test_a_day_without_news_is_one_line_with_the_account(ironwatch: Program) -> None:
    said = (await ironwatch("digest", "--until", "2026-03-09")).out.strip()
    assert said.startswith("Digest · Mon 9 Mar · PKT · No story seen · ")
    assert said.endswith("0 matched: 0 delivered, 0 pending")
    assert "\n" not in said


async def test_without_a_day_a_recording_ends_with_its_newest_article(ironwatch: Program) -> None:
    assert (await digest(ironwatch))["to"] == "2026-03-03T19:00:00Z"


async def test_a_chat_is_told_what_it_follows(ironwatch: Program) -> None:
    assert (await digest(ironwatch, *DAY, "--chat", "terminal"))["stories"] == 2


async def test_a_page_and_a_picture_are_written_beside_what_is_printed(ironwatch: Program) -> None:
    said = await ironwatch("digest", "--until", "2026-03-03", "--html", "new/day.html", "--png", "new/day.png")
    assert (said.code, said.out.splitlines()[0]) == (0, "Digest · Tue 3 Mar · PKT")
    picture = (ironwatch.folder / "new" / "day.png").read_bytes()
    assert (picture[:8], int.from_bytes(picture[16:20])) == (b"\x89PNG\r\n\x1a\n", 1080)
    seen = Seen((ironwatch.folder / "new" / "day.html").read_text())
    for told in ("Digest · Tue 3 Mar · PKT", "3 Mar: 1 story", "Asia/Karachi (PKT)", "2026-03-01", "(5 killed)"):
        assert told in seen.said
    assert "https://wire.example/Bomb-near-Dasu-kills-five" in seen.links


async def test_where_no_picture_can_be_drawn_the_digest_is_printed_and_the_reason_said(
    ironwatch: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "resvg_py.py").write_text("raise ImportError('no library that draws')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    ended = await ironwatch("digest", *DAY, "--png", "none.png")
    assert (ended.code, ended.out.splitlines()[0]) == (1, "Digest · Mon 2 Mar · PKT")
    assert "no library that draws" in ended.err
    assert "ironwatch: no picture could be drawn" in ended.err
    assert not (ironwatch.folder / "none.png").exists()


async def test_a_file_that_cannot_be_written_is_named_with_its_option(ironwatch: Program) -> None:
    ended = await ironwatch("digest", *DAY, "--html", "days.jsonl/day.html")
    assert ended.code == 2
    assert "--html" in ended.err
    assert "Traceback" not in ended.err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--until", "yesterday"), "--until"),
        (("--chat", "12345"), "known are terminal"),
        (("--chat", "12345/x"), "CHAT/TOPIC"),
        (("--days", "0"), "--days"),
    ],
)
async def test_what_cannot_be_summed_up_is_wrong_usage(ironwatch: Program, words: tuple[str, ...], says: str) -> None:
    ended = await ironwatch("digest", *words)
    assert (ended.code, ended.out) == (2, "")
    assert says in ended.err
    assert "Traceback" not in ended.err
