"""When a feed is asked again, by what it brought so far."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make import HOUR, MINUTE, NOW

from bot.core import rhythm
from bot.model import Rhythm

DAY = timedelta(days=1)


def steady(apart: timedelta, days: int = 7) -> Rhythm:
    """Of a feed that brought an item so often until now."""
    return rhythm.after(Rhythm(), [NOW - n * apart for n in range(int(days * DAY / apart))], NOW)


def waits(learnt: Rhythm) -> timedelta:
    wait = rhythm.wait(learnt, NOW)
    assert wait is not None
    return wait


def test_a_feed_that_was_never_read_or_shows_too_little_has_no_rhythm() -> None:
    assert rhythm.wait(Rhythm(), NOW) is None
    assert rhythm.wait(rhythm.after(Rhythm(), [NOW - HOUR, NOW], NOW), NOW) is None


@pytest.mark.parametrize(
    ("apart", "least", "most"),
    [
        (MINUTE, 2 * MINUTE, 2 * MINUTE),
        (HOUR, 7 * MINUTE, 8 * MINUTE),
        (4 * HOUR + MINUTE, 13 * MINUTE, 17 * MINUTE),
        (25 * HOUR, 30 * MINUTE, 45 * MINUTE),
    ],
)
def test_four_times_the_items_are_asked_for_twice_as_often(apart: timedelta, least: timedelta, most: timedelta) -> None:
    assert least <= waits(steady(apart)) <= most


def test_a_feed_that_fell_asleep_is_asked_less_and_less_but_every_six_hours() -> None:
    feed = steady(HOUR)
    later = [rhythm.wait(feed, NOW + days * DAY) or DAY for days in (0, 7, 70, 70_000)]
    assert later == sorted(later)
    assert later[-1] == 6 * HOUR


def test_the_busy_hours_of_a_day_are_asked_in_more_often() -> None:
    morning = [NOW - day * DAY + minute * MINUTE for day in range(1, 7) for minute in range(0, 180, 10)]
    feed = rhythm.after(Rhythm(), morning, NOW)
    assert 3 * waits(feed) < (rhythm.wait(feed, NOW + 8 * HOUR) or MINUTE)


def test_the_wait_ends_when_the_busy_hour_begins() -> None:
    noon = [NOW - day * DAY + minute * MINUTE for day in range(1, 7) for minute in range(0, 50, 10)]
    feed = rhythm.after(Rhythm(), noon, NOW)
    assert (rhythm.wait(feed, NOW - 10 * HOUR) or DAY) > 15 * MINUTE
    assert 5 * MINUTE < (rhythm.wait(feed, NOW - 5 * MINUTE) or DAY) < 10 * MINUTE


def test_new_items_make_it_faster() -> None:
    feed = steady(25 * HOUR)
    awake = rhythm.after(feed, [NOW + n * MINUTE for n in range(60)], NOW + HOUR)
    assert (rhythm.wait(awake, NOW + HOUR) or DAY) < waits(feed)


def test_what_was_urgent_is_asked_for_twice_as_often_for_a_fortnight() -> None:
    feed = steady(HOUR)
    urgent = rhythm.urged(feed, NOW)
    assert waits(feed) / waits(urgent) == pytest.approx(2, rel=0.1)
    assert rhythm.wait(rhythm.urged(steady(MINUTE / 4), NOW), NOW) == MINUTE
    assert rhythm.wait(urgent, NOW + 15 * DAY) == rhythm.wait(feed, NOW + 15 * DAY)


@given(
    st.lists(st.floats(0, 1e6), min_size=24, max_size=24),
    st.timedeltas(timedelta(), timedelta(days=400)),
    st.timedeltas(timedelta(days=-1), timedelta(days=4000)),
    st.booleans(),
)
def test_whatever_was_learnt_the_wait_is_within_its_bounds(
    hours: list[float], seen: timedelta, silent: timedelta, urgent: bool
) -> None:
    feed = Rhythm(NOW, HOUR, tuple(hours), seen, NOW + silent if urgent else None)
    wait = rhythm.wait(feed, NOW + silent)
    assert wait is not None
    assert (MINUTE if urgent else 2 * MINUTE) <= wait <= 6 * HOUR
