"""What a person sees in the terminal, and what a pipe gets."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stdout
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from make import FEED, HOUR, MINUTE, NOW, card, delivery
from rich.console import Console

from bot.actions import Checked
from bot.core.layout import layout
from bot.model import Kind, Notice, Sent
from bot.terminal import Terminal, card_panel, progress, say, show_checked, show_pairs, show_table

KARACHI = ZoneInfo("Asia/Karachi")


def terminal(*, json_lines: bool = False) -> Terminal:
    return Terminal(KARACHI, lambda: NOW, json_lines=json_lines)


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard output as if a person looked at it."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "100")


async def test_a_pipe_gets_plain_lines_with_the_addresses(capsys: pytest.CaptureFixture[str]) -> None:
    assert await terminal().send(delivery()) == Sent()
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "Bus attacked on the road to Dasu <https://paper.example/1>"
    assert lines[-2] == "As of 17:00 PKT"
    assert lines[-1] == ""


async def test_a_program_gets_one_json_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    await terminal(json_lines=True).send(delivery(facts=card(title="بس پر\nحملہ")))
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["title"] == "بس پر\nحملہ"


async def test_a_program_is_not_told_what_happens_to_us(
    capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    notice = delivery("notice:feeds:all:2026-03-03", kind=Kind.NOTICE, facts=Notice("2 feeds fail", ("Geo", "APP")))
    assert await terminal(json_lines=True).send(notice) == Sent()
    assert capsys.readouterr().out == ""
    assert "title=2 feeds fail lines=Geo / APP" in caplog.text


@pytest.mark.usefixtures("screen")
async def test_a_person_gets_a_card_whose_headline_is_a_link(capsys: pytest.CaptureFixture[str]) -> None:
    await terminal().send(delivery())
    shown = capsys.readouterr().out
    assert "\x1b]8;" in shown
    assert "https://paper.example/1" in shown
    assert "╭" in shown


async def test_what_a_feed_sends_cannot_move_the_cursor_or_forge_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    await terminal().send(delivery(facts=card(title="Calm\r\n🔴 URGENT\x1b[2J\u202eevil", title_marks=())))
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith("Calm 🔴 URGENT [2J evil <")


@pytest.mark.parametrize("width", [20, 60, 92, 300])
def test_a_card_fits_its_terminal(width: int) -> None:
    plain = Console(file=io.StringIO(), width=width)
    plain.print(card_panel(layout(delivery(), NOW, KARACHI), width, sounds=True))
    assert isinstance(plain.file, io.StringIO)
    assert max(map(len, plain.file.getvalue().splitlines())) <= min(width, 92)


def test_what_the_encoding_cannot_hold_is_shown_as_escapes() -> None:
    raw = io.BytesIO()
    with redirect_stdout(io.TextIOWrapper(raw, encoding="ascii", write_through=True)) as out:
        say("达苏")
        assert raw.getvalue() == b"\\u8fbe\\u82cf\n"
        out.detach()


def test_a_table_in_a_pipe_is_tab_separated(capsys: pytest.CaptureFixture[str]) -> None:
    show_table(("A", "B"), [("one\ttwo", "three")])
    assert capsys.readouterr().out == "one two\tthree\n"


@pytest.mark.usefixtures("screen")
def test_a_table_on_a_screen_has_headings(capsys: pytest.CaptureFixture[str]) -> None:
    show_table(("Feed", "Status"), [("Paper", "fine")])
    assert "Feed" in capsys.readouterr().out


@pytest.mark.parametrize(("age", "shown"), [(5 * MINUTE, "5 min"), (3 * HOUR, "3 h"), (timedelta(days=4), "4 d")])
def test_a_checked_feed_shows_the_age_of_its_newest_entry(
    capsys: pytest.CaptureFixture[str], age: timedelta, shown: str
) -> None:
    show_checked([Checked(FEED, 0.25, "", "rss20", 3, NOW - age)], NOW)
    assert capsys.readouterr().out.splitlines()[0].split("\t") == [FEED.title, "fine", "rss20", "3", shown, "0.2 s"]


def test_checked_feeds_are_summed_up(capsys: pytest.CaptureFixture[str]) -> None:
    show_checked(
        [Checked(FEED, 1, error="HTTP 503"), Checked(FEED, 1, "", "rss20"), Checked(FEED, 1, "", "rss20", 1)], NOW
    )
    assert capsys.readouterr().out.splitlines()[-1] == "3 feeds: 2 answer, 1 of them empty; 1 failed"


def test_pairs_in_a_pipe_are_lines(capsys: pytest.CaptureFixture[str]) -> None:
    show_pairs("The day", [("alerts", "3")])
    assert capsys.readouterr().out == "The day\nalerts: 3\n"


@pytest.mark.usefixtures("screen")
def test_pairs_on_a_screen_are_framed(capsys: pytest.CaptureFixture[str]) -> None:
    show_pairs("The day", [("alerts", "3")])
    assert "The day" in capsys.readouterr().out


def test_progress_is_silent_when_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("Asking feeds", 2) as step:
        step()
    assert capsys.readouterr() == ("", "")
