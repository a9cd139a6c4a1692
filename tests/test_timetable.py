"""When feeds and messages are tried again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make import HOUR, MINUTE, NOW

from bot.core import rhythm
from bot.core.timetable import LONGEST, next_poll, next_send, next_try, share_of
from bot.model import Rhythm

URL = "https://paper.example/feed"
HOURLY = rhythm.after(Rhythm(), [NOW - n * HOUR for n in range(24 * 7)], NOW)


def wait_after(failures: int, retry_after: timedelta | None = None, every: timedelta | None = None) -> timedelta:
    return next_try(NOW, URL, failures, every=every, retry_after=retry_after) - NOW


def test_a_feed_without_a_rhythm_is_asked_again_in_ten_minutes() -> None:
    assert next_poll(NOW, None, Rhythm()) == NOW + 10 * MINUTE


def test_a_feed_with_a_rhythm_is_asked_by_it() -> None:
    assert next_poll(NOW, None, HOURLY) == NOW + (rhythm.wait(HOURLY, NOW) or MINUTE) < NOW + 9 * MINUTE


def test_a_fixed_interval_replaces_the_learnt_one_and_the_back_off() -> None:
    every = timedelta(seconds=5)
    assert next_poll(NOW, every, HOURLY) == NOW + every
    assert wait_after(9, every=every, retry_after=HOUR) == every


@given(st.integers(1, 10_000))
def test_a_feed_is_never_given_up_on(failures: int) -> None:
    assert timedelta(0) < wait_after(failures) <= LONGEST


def test_the_wait_grows_with_each_failure_until_six_hours() -> None:
    waits = [wait_after(failures) for failures in range(1, 6)]
    assert waits == sorted(waits)
    assert waits[0] <= 10 * MINUTE
    assert wait_after(12) > 0.8 * LONGEST - MINUTE


@pytest.mark.parametrize(
    ("asked", "granted"),
    [(timedelta(seconds=1), MINUTE), (30 * MINUTE, 30 * MINUTE), (timedelta(days=9), LONGEST)],
)
def test_what_a_server_asks_for_is_honoured_within_bounds(asked: timedelta, granted: timedelta) -> None:
    assert granted <= wait_after(1, retry_after=asked) <= min(1.2 * granted, LONGEST)


@pytest.mark.parametrize(
    ("fresh_for", "wait"), [(5 * MINUTE, 10 * MINUTE), (25 * MINUTE, 25 * MINUTE), (timedelta(days=1), HOUR)]
)
def test_an_answer_that_stays_good_is_waited_for_an_hour_at_most(fresh_for: timedelta, wait: timedelta) -> None:
    assert next_poll(NOW, None, Rhythm(), fresh_for=fresh_for) == NOW + wait
    assert next_poll(NOW, MINUTE, Rhythm(), fresh_for=fresh_for) == NOW + MINUTE


@given(st.text(max_size=40))
def test_a_share_is_a_fixed_number_from_zero_to_one(url: str) -> None:
    assert 0 <= share_of(url) == share_of(url) < 1


def test_a_message_waits_as_long_as_the_service_asked_else_twice_as_long_each_time() -> None:
    waits = [(next_send(NOW, attempts) - NOW).total_seconds() for attempts in (1, 2, 3, 9, 50)]
    assert waits == [1, 2, 4, 256, 256]
