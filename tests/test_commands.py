"""The commands that people script against, as real processes."""

from __future__ import annotations

import asyncio
import json
import signal
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from builders import Item, item, rss
from program import Program
from web import FeedServer

NOW = datetime.now(UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def ironwatch(tmp_path: Path) -> Program:
    return Program(tmp_path)


def news(title: str, number: int = 1, published: datetime = NOW) -> Item:
    return item(title=title, link=f"https://paper.example/{number}", published=published)


# ── once ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_round_tells_each_incident_once_as_json(ironwatch: Program, server: FeedServer) -> None:
    ironwatch.poll(server.put("/feed", rss(news("Bus attacked on the road to Dasu"), news("Cricket", 2))))
    first = await ironwatch("once", "--all", "--json")
    (told,) = first.json
    assert (first.code, told["kind"], told["chat"], told["terms"]) == (0, "alert", "terminal", ["Dasu"])
    assert (told["source"], told["sources"], told["origins"]) == ("Paper 0", ["Paper 0"], 1)
    assert told["context_url"] == "https://review.example/?p=1#:~:text=bus%20near%20the%20dam"
    assert (await ironwatch("once", "--all", "--json")).out == ""


async def test_one_new_item_is_exactly_one_line_more(ironwatch: Program, server: FeedServer) -> None:
    old, new = news("Bus attacked on the road to Dasu"), news("Gwadar port closed", 2)
    ironwatch.poll(server.put("/feed", rss(old)))
    await ironwatch("once", "--all", "--json")
    server.put("/feed", rss(new, old))
    (told,) = (await ironwatch("once", "--all", "--json")).json
    assert told["title"] == "Gwadar port closed"


async def test_a_round_ends_well_though_feeds_fail(ironwatch: Program, server: FeedServer) -> None:
    html, broken = server.put("/html", b"<!doctype html><html><body>No feed"), server.put("/gone", status=503)
    ironwatch.poll(html, broken, server.put("/feed", rss(news("Dasu dam closed"))), "http://127.0.0.1:1/refused")
    ended = await ironwatch("once", "--all", "--json")
    assert (ended.code, len(ended.json)) == (0, 1)
    assert all(line in ended.err for line in ("HTML page", "HTTP 503"))
    assert "Traceback" not in ended.err


async def test_only_due_feeds_are_asked_without_all(ironwatch: Program, server: FeedServer) -> None:
    ironwatch.poll(server.put("/feed", rss(news("Dasu"))))
    await ironwatch("once")
    assert "0 feeds polled" in (await ironwatch("once")).out
    assert server.requests["/feed"] == 1


async def test_news_older_than_fresh_alerts_only_if_asked_for(ironwatch: Program, server: FeedServer) -> None:
    url = server.put("/feed", rss(news("Dasu history", published=NOW - timedelta(days=900))))
    ironwatch.poll(url)
    assert (await ironwatch("once", "--json")).out == ""
    assert len((await ironwatch("--state", "other", "once", "--json", "--fresh", "100y")).json) == 1


async def test_a_private_address_is_not_asked_unless_allowed(ironwatch: Program, server: FeedServer) -> None:
    ironwatch.settings["BOT_ALLOW_NETWORKS"] = ""
    ironwatch.poll(server.put("/feed", rss(news("Dasu"))))
    ended = await ironwatch("once", "--json")
    assert (ended.code, ended.out) == (0, "")
    assert "address not allowed" in ended.err
    assert server.requests.total() == 0


async def test_cards_in_a_pipe_are_plain_lines(ironwatch: Program, server: FeedServer) -> None:
    ironwatch.poll(server.put("/feed", rss(news("Bus attacked\non the road to Dasu"))))
    lines = (await ironwatch("once")).out.splitlines()
    assert lines[:2] == ["🔴 ATTACK", "Bus attacked on the road to Dasu <https://paper.example/1>"]
    assert "\x1b" not in "".join(lines)
    counts = "1 feeds polled: 0 unchanged, 0 failed. 1 new articles, 1 with hits, 1 alerts, 0 updates."
    assert lines[-1] == counts


async def test_a_round_reads_the_page_behind_an_ambiguous_headline(ironwatch: Program, server: FeedServer) -> None:
    (ironwatch.folder / "watchlists" / "iron.yaml").write_text(
        "watchlist: iron\nterms:\n  - term: BLA\n    ambiguous: [BLA]\n    with: [Quetta]\n"
    )
    story = "<p>Gunmen fired at a police post. Officers in Quetta said that five were hurt in the attack.</p>" * 3
    page = server.put("/story", f"<html><body><article>{story}</article></body></html>".encode())
    ironwatch.poll(server.put("/feed", rss(item(title="BLA hits post, five hurt", link=page, published=NOW))))
    (told,) = (await ironwatch("once", "--json")).json
    assert told["terms"] == ["BLA"]
    assert "Officers in Quetta said that five were hurt in the attack." in told["text"]
    assert server.requests["/story"] == 1


# ── run ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_the_service_polls_at_once_and_stops_when_told(
    ironwatch: Program, server: FeedServer, number: signal.Signals
) -> None:
    ironwatch.poll(server.put("/feed", rss(news("Bus attacked on the road to Dasu"))))
    process = await ironwatch.start("run")
    assert process.stdout
    assert process.stderr
    seen = [await process.stdout.readline() for _ in range(4)]
    assert b"BOT_TELEGRAM_TOKEN" in seen[1]
    assert b"Bus attacked" in seen[3]
    process.send_signal(number)
    async with asyncio.timeout(5):
        assert await process.wait() == 0
    assert b"Traceback" not in await process.stderr.read()


async def test_good_rounds_are_pinged_and_a_time_in_which_we_were_blind_is_told(
    ironwatch: Program, server: FeedServer
) -> None:
    ironwatch.settings |= {"BOT_HEARTBEAT_URL": server.put("/ping/key"), "BOT_LOG_LEVEL": "DEBUG"}
    ironwatch.poll(server.put("/feed", rss(news("Cricket"))))
    ended = await ironwatch("once", "--all")
    assert server.requests["/ping/key"] == 1
    assert "/ping/key" not in ended.err
    with closing(sqlite3.connect(ironwatch.folder / "state" / "ironwatch.db")) as database, database:
        database.execute("UPDATE sight SET seen = seen - 7200")
    process = await ironwatch.start("run")
    assert process.stdout
    while not (line := await process.stdout.readline()).startswith(b"Blind "):
        assert line
    await server.asked_again("/ping/key")
    process.terminate()
    await process.communicate()


async def test_a_round_in_which_no_feed_answers_is_not_pinged(ironwatch: Program, server: FeedServer) -> None:
    ironwatch.settings["BOT_HEARTBEAT_URL"] = server.put("/ping")
    ironwatch.poll(server.put("/feed", status=503))
    await ironwatch("once", "--all")
    assert not server.requests["/ping"]


async def test_a_changed_watchlist_is_in_force_without_a_restart(ironwatch: Program, server: FeedServer) -> None:
    ironwatch.settings["BOT_POLL_EVERY"] = "1s"
    ironwatch.poll(server.put("/feed", rss(news("Turbat market reopens"))))
    process = await ironwatch.start("run")
    assert process.stdout
    assert process.stderr
    await process.stdout.readline()
    file = ironwatch.folder / "watchlists" / "iron.yaml"
    file.write_text(file.read_text() + "  - term: Turbat\n    any: [Turbat]\n")
    while b"reloaded" not in await process.stderr.readline():
        pass
    server.put("/feed", rss(news("Turbat road closed", 2)))
    while b"Turbat road closed" not in await process.stdout.readline():
        pass
    process.terminate()
    await process.communicate()


async def test_a_watchlist_broken_while_we_run_stays_in_force(ironwatch: Program, server: FeedServer) -> None:
    ironwatch.settings["BOT_POLL_EVERY"] = "1s"
    ironwatch.poll(server.put("/feed", rss(news("Cricket"))))
    process = await ironwatch.start("run")
    assert process.stdout
    assert process.stderr
    await process.stdout.readline()
    (ironwatch.folder / "watchlists" / "iron.yaml").write_text("watchlist: [")
    while b"iron.yaml:1" not in await process.stderr.readline():
        pass
    server.put("/feed", rss(news("Dasu bus attacked", 2)))
    told = [await process.stdout.readline()]
    while b"Dasu bus attacked" not in told[-1]:
        told.append(await process.stdout.readline())
    assert sum(b"Mistake in iron.yaml:1" in line for line in told) == 1
    process.terminate()
    await process.communicate()


async def test_a_new_watchlist_or_opml_with_a_mistake_is_told_and_the_rest_stays_in_force(
    ironwatch: Program, server: FeedServer
) -> None:
    ironwatch.settings["BOT_POLL_EVERY"] = "1s"
    ironwatch.poll(server.put("/feed", rss(news("Cricket"))))
    process = await ironwatch.start("run")
    assert process.stdout
    await process.stdout.readline()
    (ironwatch.folder / "watchlists" / "new.yaml").write_text("watchlist: new\nterms:\n  - anny: [x]\n")
    while b"Mistake in new.yaml:3" not in await process.stdout.readline():
        pass
    (ironwatch.folder / "watchlists" / "feeds.opml").write_text("<opml>\n</body>")
    while b"Mistake in feeds.opml:2" not in await process.stdout.readline():
        pass
    server.put("/feed", rss(news("Dasu bus attacked", 2)))
    while b"Dasu bus attacked" not in await process.stdout.readline():
        pass
    process.terminate()
    await process.communicate()


async def test_a_second_instance_is_refused_with_the_pid_of_the_first(ironwatch: Program) -> None:
    process = await ironwatch.start("run")
    assert process.stdout
    await process.stdout.readline()
    second = await ironwatch("once")
    assert second.code == 3
    assert f"process {process.pid}" in second.err
    assert second.err.count("\n") == 1
    process.terminate()
    await process.communicate()


# ── watchlists as files ──────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_watchlist_goes_out_and_comes_back_as_it_is(ironwatch: Program) -> None:
    file = ironwatch.folder / "watchlists" / "iron.yaml"
    file.write_text(text := "# ours\n" + file.read_text())
    assert (await ironwatch("watchlists", "export", "iron")).out == text
    (ironwatch.folder / "mine.yaml").write_text(text + "  - term: Hail\n    any: [hail]\n")
    ended = await ironwatch("watchlists", "import", "mine.yaml")
    assert ended.out.splitlines() == [f"wrote {file.resolve()}: 1 added, 0 changed, 0 gone"]
    ended = await ironwatch("watchlists", "import", "-", given=text)
    assert ended.out.splitlines() == [f"wrote {file.resolve()}: 0 added, 0 changed, 1 gone"]
    assert file.read_text() == text


async def test_a_watchlist_that_is_not_there_or_wrong_is_named(ironwatch: Program) -> None:
    ended = await ironwatch("watchlists", "export", "steel")
    assert (ended.code, ended.err) == (2, "ironwatch: steel: no file holds this watchlist now\n")
    (ironwatch.folder / "mine.yaml").write_text("watchlist: w\nterms:\n  - anny: [x]\n")
    ended = await ironwatch("watchlists", "import", "mine.yaml")
    assert (ended.code, ended.err[:25]) == (2, "ironwatch: mine.yaml:3: '")


# ── bad input ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("file", "text", "where"),
    [
        ("watchlists/iron.yaml", "watchlist: iron\nterms:\n  - term: Dasu\n    anny: [x]\n", "watchlists/iron.yaml:4"),
        ("watchlists/iron.yaml", None, "watchlists"),
        ("watchlists/feeds.opml", "<opml>\n<body>\n</opml>", "watchlists/feeds.opml:3"),
        ("watchlists/feeds.opml", None, "watchlists/feeds.opml"),
        (".env", "BOT_FRESH=soon\n", "BOT_FRESH"),
        (".env", "BOT_TELEGRAM_TOKEN=hello\n", "BOT_TELEGRAM_TOKEN"),
        (".env", "BOT_POLL_EVERY=10\n", "BOT_POLL_EVERY"),
    ],
)
@pytest.mark.parametrize("command", ["run", "once"])
async def test_a_wrong_file_or_setting_is_one_line_and_changes_nothing(
    ironwatch: Program, command: str, file: str, text: str | None, where: str
) -> None:
    path = ironwatch.folder / file
    path.unlink() if text is None else path.write_text(text)
    ended = await ironwatch(command)
    assert ended.code == 2
    assert ended.err.startswith(f"ironwatch: {where}: ")
    assert ended.err.count("\n") == 1
    assert not (ironwatch.folder / "state").exists()


async def test_networks_that_cannot_be_read_are_named(ironwatch: Program) -> None:
    ironwatch.settings["BOT_ALLOW_NETWORKS"] = "10.0.0.0/99"
    ended = await ironwatch("once")
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert ended.err.startswith("ironwatch: BOT_ALLOW_NETWORKS: ")
    assert not (ironwatch.folder / "state").exists()


async def test_a_watchlist_broken_at_the_start_runs_in_its_last_good_version(
    ironwatch: Program, server: FeedServer
) -> None:
    ironwatch.poll(server.put("/feed", rss(news("Dasu bus attacked"))))
    await ironwatch("once")
    (ironwatch.folder / "watchlists" / "iron.yaml").write_text("watchlist: [")
    server.put("/feed", rss(news("Dasu road closed", 2)))
    ended = await ironwatch("once", "--all", "--json")
    assert [told["title"] for told in ended.json] == ["Dasu road closed"]
    assert "last good version" in ended.err
    assert "event=notice title=Mistake in iron.yaml:1 " in ended.err


@pytest.mark.parametrize("words", [["--nonsense"], ["replay"], ["nonsense"], ["once", "extra"]])
async def test_wrong_usage_is_exit_code_two(ironwatch: Program, words: list[str]) -> None:
    assert (await ironwatch(*words)).code == 2


async def test_a_state_folder_that_is_no_folder_is_named(ironwatch: Program) -> None:
    (ironwatch.folder / "state").write_text("")
    ended = await ironwatch("once")
    assert ended.code == 1
    assert ended.err.startswith("ironwatch: state: ")


# ── replay and demo ──────────────────────────────────────────────────────────────────────────────────────────────────


def recorded(title: str, minute: int, **given: object) -> dict[str, object]:
    at = f"2026-03-03T05:{minute:02}:30+00:00"
    link = f"https://paper.example/{abs(hash(title))}"
    return {"feed": "https://paper.example/feed", "title": title, "link": link, "published": at} | given


async def test_a_replay_runs_on_the_clock_of_its_entries(ironwatch: Program) -> None:
    rows = [recorded("Gwadar port closed", 9), recorded("Dasu bus attacked", 7, summary="<p>By a <b>bomber</b></p>")]
    (ironwatch.folder / "day.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    told = (await ironwatch("replay", "day.jsonl", "--json")).json
    assert [(each["title"], each["at"]) for each in told] == [
        ("Dasu bus attacked", "2026-03-03T05:07:30Z"),
        ("Gwadar port closed", "2026-03-03T05:09:30Z"),
    ]
    assert "By a bomber" in told[0]["text"]


async def test_an_entry_counts_from_when_it_was_seen(ironwatch: Program) -> None:
    row = recorded("Dasu bus attacked", 7, seen="2026-03-03T06:00:00Z")
    (ironwatch.folder / "day.jsonl").write_text(json.dumps(row))
    (told,) = (await ironwatch("replay", "day.jsonl", "--json")).json
    assert (told["at"], told["published"]) == ("2026-03-03T06:00:00Z", "2026-03-03T05:07:30Z")


async def test_broken_lines_of_a_replay_are_counted_and_skipped(ironwatch: Program) -> None:
    lines = ["{", "[]", '{"feed": 5}', json.dumps({"feed": "x", "title": "no time"}), json.dumps(recorded("Dasu", 1))]
    (ironwatch.folder / "day.jsonl").write_text("\n".join(lines))
    ended = await ironwatch("replay", "day.jsonl")
    assert ended.code == 0
    assert "broken lines: 4" in ended.out
    assert "day.jsonl:4" in ended.err


async def test_a_replay_into_a_folder_can_be_gone_on_with(ironwatch: Program) -> None:
    (ironwatch.folder / "day.jsonl").write_text(json.dumps(recorded("Dasu bus attacked", 1)))
    assert len((await ironwatch("replay", "day.jsonl", "--json", "--into", "kept")).json) == 1
    assert (await ironwatch("replay", "day.jsonl", "--json", "--into", "kept")).out == ""


async def test_a_recording_that_is_not_there_is_named(ironwatch: Program) -> None:
    ended = await ironwatch("replay", "nowhere.jsonl")
    assert (ended.code, ended.err.count("\n")) == (2, 1)


async def test_the_demo_needs_nothing_of_the_users(ironwatch: Program) -> None:
    (ironwatch.folder / "watchlists" / "iron.yaml").unlink()
    ended = await ironwatch("demo")
    assert ended.code == 0
    assert "Watched: " in ended.out
    assert "held back" in ended.out


# ── match and stories ────────────────────────────────────────────────────────────────────────────────────────────────


async def test_match_says_which_terms_stand_where(ironwatch: Program) -> None:
    rows: list[dict[str, Any]] = [
        {"id": 1, "title": "Road to <b>Dasu</b> closed", "text": "Near Gwadar &amp; Dasu"},
        {"id": "two", "title": "x"},
    ]
    one, two = (await ironwatch("match", given=rows)).json
    assert (one["id"], set(one["terms"]), one["undecided"]) == (1, {"Dasu", "Gwadar"}, [])
    shown = {"title": "Road to Dasu closed", "text": "Near Gwadar & Dasu"}
    assert all(shown[each["field"]][each["start"] : each["end"]] == each["quote"] for each in one["matches"])
    assert two == {"id": "two", "terms": [], "undecided": [], "matches": []}


async def test_match_skips_bad_lines_and_counts_them(ironwatch: Program) -> None:
    ended = await ironwatch("match", given='{"id": 1, "title": "Dasu"}\nnonsense\n[1]\n{"id": 2, "title": 5}\n')
    assert [row["id"] for row in ended.json] == [1]
    assert (ended.code, "3 lines skipped" in ended.err) == (0, True)


async def test_stories_answers_in_the_order_it_was_asked(ironwatch: Program) -> None:
    title = "Five engineers killed as bomber rams bus near dam"
    rows: list[dict[str, Any]] = [
        {"id": "b", "title": title, "published": "2026-03-03T08:00:00Z", "source": "Other"},
        {"id": "a", "title": title, "published": "2026-03-03T07:00:00Z", "source": "Paper"},
        {"id": "c", "title": "Rail loan agreed", "published": None, "source": "Paper"},
    ]
    b, a, c = (await ironwatch("stories", given=rows)).json
    assert (b["id"], a["id"], c["id"]) == ("b", "a", "c")
    assert a["story"] == b["story"] != c["story"]
    assert a["origin"] == b["origin"] != c["origin"]


async def test_stories_joins_one_attack_across_languages(ironwatch: Program) -> None:
    rows: list[dict[str, Any]] = [
        {"id": 1, "title": "Gunmen attack Chinese convoy in Gwadar", "published": "2026-03-03T07:00:00Z"},
        {"id": 2, "title": "瓜达尔中国工程师车队遭袭", "published": "2026-03-03T07:10:00Z"},
        {"id": 3, "title": "卡拉奇中国工程师车队遭袭", "published": "2026-03-03T07:20:00Z"},
    ]
    one, two, three = (row["story"] for row in (await ironwatch("stories", given=rows)).json)
    assert one == two != three


# ── upkeep ───────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_feeds_check_reports_every_feed(ironwatch: Program, server: FeedServer) -> None:
    good = server.put("/feed", rss(news("Dasu", published=NOW - 3 * HOUR), news("Cricket", 2, NOW - 9 * HOUR)))
    ironwatch.poll(good, server.put("/html", b"<html><p>No feed</html>"))
    ended = await ironwatch("feeds", "check")
    first, second, summary = ended.out.splitlines()
    assert first.split("\t")[:5] == ["Paper 0 - Latest", "fine", "rss20", "2", "3 h"]
    assert "HTML page" in second
    assert (ended.code, summary) == (0, "2 feeds: 1 answer, 0 of them empty; 1 failed")


async def test_lists_of_feeds_and_watchlists_are_printed(ironwatch: Program) -> None:
    ironwatch.poll("https://paper.example/feed")
    assert "https://paper.example/feed" in (await ironwatch("feeds", "list")).out
    assert "iron\tDasu\turgent" in (await ironwatch("watchlists", "list")).out
    assert (await ironwatch("watchlists", "check")).out == "iron: 2 terms, fine\n"
