"""A story's record, written by the real program from a real archive."""

from __future__ import annotations

import asyncio
import csv
import json
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markup import HOSTILE_PARTS, Seen
from program import Program

from bot.evidence import evidence_html
from bot.model import Article
from bot.store.archive import Evidence, Record

HOSTILE = '<script>alert(1)</script> Gwadar port & "more"'
LONG = f"{'slow ' * 60}near Dasu{' late' * 60}"


def row(number: int, title: str, summary: str = "") -> dict[str, Any]:
    link, at = f"https://paper.example/{number}", f"2026-03-0{number}T12:00:00Z"
    return {"feed": "https://paper.example/feed", "title": title, "summary": summary, "link": link, "published": at}


@pytest.fixture(scope="module")
def ironwatch(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The program with an archive that no test changes."""
    return with_archive(tmp_path_factory.mktemp("evidence"))


def with_archive(folder: Path) -> Program:
    """The program with an archive of an attack that grew, and of news that a spreadsheet would compute."""
    program = Program(folder)
    program.poll("https://paper.example/feed")
    told = [
        row(1, "Bomb kills nine near Dasu", LONG),
        row(2, "Gwadar port grows"),
        row(3, "=Dasu loan agreement signed"),
    ]
    again = row(1, "Bomb kills eleven near Dasu") | {
        "link": "https://daily.example/a",
        "feed": "https://daily.example/f",
    }
    again["published"] = "2026-03-01T13:00:00Z"
    (folder / "days.jsonl").write_text("".join(f"{json.dumps(each)}\n" for each in (told[0], again, *told[1:])))
    assert asyncio.run(program("replay", "days.jsonl", "--into", "state", "--json")).code == 0
    return program


async def written(program: Program, link: str) -> tuple[Path, Path]:
    """The files of the story that an article tells."""
    (told,) = (await program("why", link, "--json")).json
    story = told["story"]["story"]
    ended = await program("evidence", story, "--out", "new/record")
    folder = program.folder / "new" / "record"
    assert (ended.code, ended.out) == (0, f"wrote {story}.csv and {story}.html to new/record\n")
    return folder / f"{story}.csv", folder / f"{story}.html"


def lines_of(table: Path, kind: str) -> list[dict[str, str]]:
    with table.open(newline="") as file:
        return [line for line in csv.DictReader(file) if line["kind"] == kind]


async def test_a_record_holds_articles_quotes_tolls_revisions_and_messages(ironwatch: Program) -> None:
    table, _ = await written(ironwatch, "https://paper.example/1")
    first, second = lines_of(table, "article")
    assert first["article"] == "paper.example/1"
    assert (first["url"], first["published"]) == ("https://paper.example/1", "2026-03-01T12:00:00Z")
    assert first["sha256"] == sha256(f"Bomb kills nine near Dasu\n{LONG}".encode()).hexdigest()
    assert "near Dasu" in first["quote"]
    assert len(first["quote"]) <= 200
    tolls = [(toll["number"], toll["what"], toll["url"], toll["revision"]) for toll in lines_of(table, "toll")]
    assert tolls == [("9", "9 killed", first["url"], "1"), ("11", "11 killed", second["url"], "2")]
    assert [each["revision"] for each in lines_of(table, "revision")] == ["1", "2"]
    assert lines_of(table, "match")[0]["what"] == "Dasu (iron): Dasu in the title"
    assert lines_of(table, "message")[0]["what"] == "alert: sent 2026-03-01T12:00:00Z"
    assert "killed: 11" in lines_of(table, "incident")[0]["what"]


async def test_the_page_names_the_hash_of_the_table_and_no_chat(ironwatch: Program) -> None:
    table, page = await written(ironwatch, "https://paper.example/1")
    text = page.read_text()
    assert sha256(table.read_bytes()).hexdigest() in text
    assert '<a href="https://paper.example/1" rel=' in text
    assert "terminal" not in text + table.read_text()
    assert "slow " * 60 not in text


async def test_a_record_is_for_its_owner_and_leaves_other_files_alone(ironwatch: Program) -> None:
    files = await written(ironwatch, "https://paper.example/1")
    other = files[0].with_name("note.txt")
    other.write_text("ours")
    files[0].chmod(0o644)
    assert await written(ironwatch, "https://paper.example/1") == files
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    assert other.read_text() == "ours"
    assert not list(files[0].parent.glob(".*"))


def telling(title: str, url: str) -> Evidence:
    at = datetime(2026, 3, 1, tzinfo=UTC)
    article = Article("ab", "key", title, "", url, "Paper", "paper.example", "https://paper.example/feed", seen=at)
    return Evidence("aaaaaaaaaa", None, (Record(article),), (), (), ())


@given(st.lists(HOSTILE_PARTS).map("".join), st.sampled_from(["https://a.example/", "javascript:x", "data:,x", ""]))
def test_what_outlets_say_stays_text_and_leads_to_the_web_only(hostile: str, start: str) -> None:
    at = datetime(2026, 3, 2, tzinfo=UTC)
    seen = Seen(evidence_html(telling(hostile, start + hostile), at))
    assert seen.tags <= Seen(evidence_html(telling("x", "https://a.example/"), at)).tags
    assert seen.links == ([start + hostile] if start.startswith("https://") else [])
    assert hostile in seen.said


async def test_a_formula_is_quoted_as_text(ironwatch: Program) -> None:
    table, _ = await written(ironwatch, "https://paper.example/3")
    assert [line["what"] for line in lines_of(table, "article")] == ["'=Dasu loan agreement signed"]
    assert lines_of(table, "incident") == []


async def test_a_merged_story_has_its_record_in_the_one_that_it_continues_in(tmp_path: Path) -> None:
    ironwatch = await asyncio.to_thread(with_archive, tmp_path)
    gone, kept = [(await written(ironwatch, f"https://paper.example/{number}"))[0] for number in (3, 2)]
    assert (await ironwatch("merge", kept.stem, gone.stem)).code == 0
    assert (await ironwatch("evidence", gone.stem, "--out", "merged")).code == 0
    table = ironwatch.folder / "merged" / kept.name
    assert len(lines_of(table, "article")) == 2
    assert lines_of(table, "correction")[0]["what"] == f"merge: {kept.stem}, {gone.stem}, by person"


@pytest.mark.parametrize("story", ["nosuchone2", "../../etc/", "abc", "NOSUCHONE2"])
async def test_an_unknown_story_is_one_line_that_says_where_to_find_one(ironwatch: Program, story: str) -> None:
    ended = await ironwatch("evidence", story, "--out", "nothing")
    assert (ended.code, ended.out, len(ended.err.splitlines())) == (2, "", 1)
    assert "`ironwatch ledger --json`" in ended.err
    assert not (ironwatch.folder / "nothing").exists()


async def test_a_folder_that_cannot_be_made_is_one_line(ironwatch: Program) -> None:
    table, _ = await written(ironwatch, "https://paper.example/1")
    ended = await ironwatch("evidence", table.stem, "--out", "days.jsonl")
    assert (ended.code, ended.out, len(ended.err.splitlines())) == (2, "", 1)
    assert "--out" in ended.err
