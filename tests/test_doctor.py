"""What doctor finds, each with a remedy, and that it finds nothing where nothing is wrong."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from make import FEED, HOUR, MINUTE, NOW, article, claim, delivery, news
from program import LIST

from bot.doctor import Finding, Place, disk, examine
from bot.model import Destination, Refused, Rhythm, TryAgain, Visit
from bot.store.damage import set_aside
from bot.store.database import DATABASE
from bot.store.store import Store

OPML = '<opml version="2.0"><body><outline text="The Paper" xmlUrl="https://paper.example/feed"/></body></opml>'


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """An installation in which nothing is wrong, before its first run."""
    (tmp_path / "iron.yaml").write_text(LIST)
    (tmp_path / "feeds.opml").write_text(OPML)
    (tmp_path / "state").mkdir(0o700)
    return Place(tmp_path / "state", tmp_path, tmp_path / "feeds.opml", tmp_path / ".env")


@pytest.fixture
def store(place: Place) -> Iterator[Store]:
    """Its store after a poll."""
    opened = Store(place.state)
    opened.sync_feeds([FEED], NOW)
    opened.finish_polls([Visit(claim(), NOW, NOW, articles=(article(),))], [news(article())], [], NOW)
    yield opened
    opened.close()


def wrong(place: Place) -> list[Finding]:
    return [finding for finding in examine(place, NOW + HOUR) if finding.remedy]


def the_wrong_one(place: Place) -> Finding:
    (finding,) = wrong(place)
    return finding


def test_nothing_is_wrong_before_the_first_run(place: Place) -> None:
    place.state.chmod(0o755)  # as a checkout has it
    assert wrong(place) == []


@pytest.mark.usefixtures("store")
def test_nothing_is_wrong_after_a_poll_and_the_store_may_be_open(place: Place) -> None:
    assert wrong(place) == []
    assert {each.check for each in examine(place, NOW)} == {
        *("access", "disk", "feed list", "watchlists", "database", "clock", "outbox", "feeds")
    }


@pytest.mark.usefixtures("store")
def test_what_others_can_read_is_named_with_its_cure(place: Place) -> None:
    place.secrets.touch(0o644)
    place.state.chmod(0o750)
    assert {each.remedy for each in wrong(place)} == {f"chmod 600 {place.secrets}", f"chmod 700 {place.state}"}


@pytest.mark.parametrize("file", ["iron.yaml", "feeds.opml"])
def test_a_broken_file_is_named_with_its_line(place: Place, file: str) -> None:
    (place.watchlists / file).write_text("<opml>\n  - [")
    assert f"{file}:" in the_wrong_one(place).says


def test_a_folder_without_watchlists_is_wrong(place: Place) -> None:
    (place.watchlists / "iron.yaml").unlink()
    assert the_wrong_one(place).check == "watchlists"


def test_a_damaged_database_is_told_of_and_left_as_it_is(place: Place, store: Store) -> None:
    store.close()
    path = place.state / DATABASE
    spoiled = path.read_bytes()[:8_192] + bytes(range(256)) * 32 + path.read_bytes()[16_384:]
    path.write_bytes(spoiled)
    assert {each.check for each in wrong(place)} == {"database"}
    assert path.read_bytes() == spoiled


@pytest.mark.parametrize("bytes_", [b"no database " * 999, bytes(9_000)])
def test_a_file_that_is_no_database_is_told_of(place: Place, bytes_: bytes) -> None:
    (place.state / DATABASE).touch(0o600)
    (place.state / DATABASE).write_bytes(bytes_)
    assert "damaged" in the_wrong_one(place).says


@pytest.mark.usefixtures("store")
def test_a_row_that_points_to_nothing_is_told_of(place: Place) -> None:
    with closing(sqlite3.connect(place.state / DATABASE)) as loose, loose:
        loose.execute("INSERT INTO subscriptions (destination, watchlist, since) VALUES (99, 'nobody', 0)")
    assert "subscriptions points to nothing in destinations" in the_wrong_one(place).says


def test_a_database_that_was_set_aside_is_told_of_until_it_is_deleted(place: Place, store: Store) -> None:
    store.close()
    aside = set_aside(place.state / DATABASE, "damaged", NOW)
    assert the_wrong_one(place).says.startswith(str(aside))
    aside.unlink()
    assert wrong(place) == []


def test_a_clock_that_was_ahead_is_told_of(place: Place, store: Store) -> None:
    store.finish_polls([Visit(claim(), NOW + 2 * HOUR, NOW)], [], [], NOW)
    assert the_wrong_one(place).check == "clock"


def test_a_message_that_nobody_sends_is_told_of_with_its_error(place: Place, store: Store) -> None:
    store.finish_polls([], [], [delivery()], NOW)
    store.settle(store.take_deliveries(NOW, terminal=True)[0], TryAgain("no line to Telegram"), NOW, retry_at=NOW)
    found = the_wrong_one(place)
    assert "1 message pending since 3 Mar 12:00 UTC: no line to Telegram" in found.says
    assert "ironwatch run" in found.remedy


def test_a_message_that_waits_by_order_is_no_fault(place: Place, store: Store) -> None:
    store.finish_polls([], [], [delivery()], NOW)
    taken = store.take_deliveries(NOW, terminal=True)[0]
    store.settle(taken, TryAgain("flood"), NOW, retry_at=NOW + HOUR - MINUTE)
    assert wrong(place) == []


def test_a_message_that_stayed_under_way_is_told_of(place: Place, store: Store) -> None:
    store.finish_polls([], [], [delivery()], NOW)
    store.take_deliveries(NOW, terminal=True)
    assert "1 message sending" in the_wrong_one(place).says


def test_a_message_that_was_given_up_is_told_of_for_a_week(place: Place, store: Store) -> None:
    store.finish_polls([], [], [delivery()], NOW)
    store.settle(store.take_deliveries(NOW, terminal=True)[0], Refused("message is too long"), NOW)
    assert "message is too long" in the_wrong_one(place).says
    assert [each for each in examine(place, NOW + 200 * HOUR) if each.remedy] == []


def test_a_chat_that_takes_nothing_is_told_of_while_something_waits_for_it(place: Place, store: Store) -> None:
    store.close_destination(Destination("5"), "blocked by the user")
    assert wrong(place) == []
    store.finish_polls([], [], [delivery(chat="5")], NOW)
    assert "chat 5 takes no messages: blocked by the user" in the_wrong_one(place).says


def test_a_disk_that_is_nearly_full_is_told_of() -> None:
    assert disk(100 * 1024**2).remedy
    assert not disk(10 * 1024**3).remedy


def test_a_feed_that_is_silent_for_far_longer_than_usual_is_told_of(place: Place, store: Store) -> None:
    usual = Rhythm(newest=NOW - 90 * HOUR, habit=4 * HOUR)
    store.finish_polls([Visit(claim(), NOW, NOW, rhythm=usual)], [], [], NOW)
    assert "brings nothing new since 27 Feb 18:00 UTC" in the_wrong_one(place).says


def test_a_failing_feed_is_told_of_with_its_reason(place: Place, store: Store) -> None:
    store.finish_polls([Visit(claim(), NOW, NOW, error="HTTP 503")], [], [], NOW)
    assert "failing since 3 Mar 12:00 UTC: HTTP 503" in the_wrong_one(place).says
