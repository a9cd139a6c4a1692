"""What the owner is told about the feeds, and when a feed is silent."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make import HOUR, MINUTE, NOW

from bot.core import rhythm
from bot.core.health import FeedHealth, Trouble, report
from bot.model import Rhythm

DAY = timedelta(days=1)
WELL = FeedHealth("https://geo.example/feed", "Geo")
DROP = f"To drop it: ironwatch feeds remove {WELL.url}"
GONE = {"error": "HTTP 410 Gone", "permanent": True}
QUIET = Rhythm(NOW - 3 * DAY, 8 * HOUR)


def told(**given: Any) -> tuple[str, tuple[str, ...]] | None:
    """The title and lines of the report on one feed."""
    made = report([replace(WELL, **given)], NOW)
    return (made.notice.title, made.notice.lines) if made else None


def test_of_a_feed_that_is_well_nothing_is_told() -> None:
    assert told() is None


@pytest.mark.parametrize(
    ("given", "title", "line"),
    [
        ({"error": "HTTP 503"}, "Feeds: 1 failing", "Geo: failing for 3 h: HTTP 503"),
        (GONE, "Feeds: 1 broken", f"Geo: HTTP 410 Gone, which will not mend itself. {DROP}"),
    ],
)
def test_a_feed_that_fails_is_told_with_the_reason(given: dict[str, Any], title: str, line: str) -> None:
    assert told(failing_since=NOW - 3 * HOUR, **given) == (title, (line,))


@pytest.mark.parametrize("given", [{"error": "HTTP 503"}, GONE])
def test_a_failure_may_mend_itself_for_an_hour(given: dict[str, Any]) -> None:
    assert told(failing_since=NOW - 59 * MINUTE, **given) is None


def test_a_feed_that_is_silent_for_far_longer_than_usual_is_told() -> None:
    assert told(rhythm=QUIET) == ("Feeds: 1 silent", ("Geo: nothing new for 3 days, usually never longer than 8 h",))


def test_a_feed_that_moved_is_told_for_the_opml() -> None:
    line = "Geo: moved for good and is followed to https://new.example/. Note that in the OPML"
    assert told(moved_to="https://new.example/") == ("Feeds: 1 moved", (line,))


@pytest.mark.parametrize(
    ("before", "line"),
    [
        (Trouble.FAILING, "Geo: answers again"),
        (Trouble.BROKEN, "Geo: answers again"),
        (Trouble.SILENT, "Geo: has news again"),
    ],
)
def test_a_feed_that_is_well_again_is_told(before: Trouble, line: str) -> None:
    assert told(told=before) == ("Feeds: 1 well again", (line,))


@pytest.mark.parametrize(
    "given",
    [
        {"failing_since": NOW - DAY, "told": Trouble.FAILING},
        {"failing_since": NOW - DAY, "told": Trouble.BROKEN, **GONE},
        {"failing_since": NOW - MINUTE, "told": Trouble.SILENT, "rhythm": QUIET},
        {"rhythm": QUIET, "told": Trouble.SILENT},
        {"moved_to": "https://new.example/", "told": Trouble.MOVED},
    ],
)
def test_nothing_is_told_twice(given: dict[str, Any]) -> None:
    assert told(**given) is None


def test_all_news_come_together_and_a_flood_is_cut() -> None:
    feeds = [replace(WELL, title=f"Feed {n}", failing_since=NOW - DAY, error="HTTP 503") for n in range(40)]
    made = report([*feeds, replace(WELL, told=Trouble.FAILING)], NOW)
    assert made is not None
    assert made.notice.title == "Feeds: 40 failing, 1 well again"
    assert len(made.notice.lines) == 25
    assert made.notice.lines[-1] == "… and 17 more: ironwatch feeds check shows all"
    assert len(made.told) == 41


# ── rhythm ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def every(hours: float, count: int) -> list[Any]:
    return [NOW - n * hours * HOUR for n in range(count)]


def test_a_rhythm_is_read_off_the_first_body() -> None:
    learnt = rhythm.after(Rhythm(), every(8, 5), NOW)
    assert (learnt.newest, learnt.habit) == (NOW, 8 * HOUR)
    assert not rhythm.is_silent(learnt, NOW + 24 * HOUR)
    assert rhythm.is_silent(learnt, NOW + 25 * HOUR)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_few_items_make_no_rhythm(count: int) -> None:
    assert not rhythm.is_silent(rhythm.after(Rhythm(), every(1, count), NOW), NOW + 365 * DAY)


def test_a_feed_that_was_silent_before_we_came_is_given_its_time() -> None:
    learnt = rhythm.after(Rhythm(), [NOW - n * DAY for n in range(90, 95)], NOW)
    assert not rhythm.is_silent(learnt, NOW + 3 * DAY)
    assert rhythm.is_silent(learnt, NOW + 4 * DAY)


def test_a_long_silence_becomes_a_habit_that_fades() -> None:
    weekend = rhythm.after(Rhythm(NOW, 12 * HOUR), [NOW + 64 * HOUR], NOW)
    assert weekend.habit == 64 * HOUR
    for day in range(1, 60):
        weekend = rhythm.after(weekend, [NOW + 64 * HOUR + day * DAY], NOW)
    assert weekend.habit == DAY


def test_items_seen_before_are_no_news() -> None:
    assert rhythm.after(Rhythm(NOW, HOUR), every(1, 5), NOW) == Rhythm(NOW, HOUR)


@given(st.lists(st.lists(st.datetimes(timezones=st.just(NOW.tzinfo or None), allow_imaginary=False), max_size=5)))
def test_a_rhythm_never_goes_back_and_never_grows_beyond_the_longest_gap(bodies: list[list[Any]]) -> None:
    learnt = Rhythm()
    for body in bodies:
        before, learnt = learnt, rhythm.after(learnt, body, NOW)
        assert before.newest is None or (learnt.newest is not None and learnt.newest >= before.newest)
        assert learnt.habit is None or learnt.habit >= timedelta()
