"""Times and durations as people type them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import spoken
from bot.core.timetable import moment_of, next_daily, next_hour, quiet_end
from bot.errors import WordsError
from bot.model import EVERY_DAY, Daily, Hours

KARACHI, ATHENS, KATHMANDU = ZoneInfo("Asia/Karachi"), ZoneInfo("Europe/Athens"), ZoneInfo("Asia/Kathmandu")
NOW = datetime(2026, 11, 26, 13, 0, tzinfo=UTC)  # a Thursday, 18:00 in Karachi

# Zones with and without summer time, with odd offsets, with changes at midnight, of half an hour, of a whole day.
ZONES = st.sampled_from(
    ["Asia/Karachi", "Europe/Athens", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "America/Santiago"]
    + ["Pacific/Apia", "Asia/Tehran", "America/St_Johns", "UTC"]
).map(ZoneInfo)
MOMENTS = st.integers(1_100_000_000, 2_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
CLOCKS = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        *[("2h", 120), ("2 hours", 120), ("90 min", 90), ("90m", 90), ("1.5d", 2160), ("3 days", 4320)],
        *[("2 h 30 min", 150), ("2h30min", 150), ("for an hour", 60), ("a week", 10_080), ("1,5 h", 90)],
    ],
)
def test_a_duration_begins_now(said: str, minutes: int) -> None:
    assert spoken.until(said, NOW, KARACHI) == NOW + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("said", "local"),
    [
        *[("until Monday", "2026-11-30 00:00"), ("Monday 9am", "2026-11-30 09:00"), ("7.30pm", "2026-11-26 19:30")],
        *[("until 18:00", "2026-11-27 18:00"), ("until tomorrow", "2026-11-27 00:00"), ("noon", "2026-11-27 12:00")],
        *[
            ("tomorrow at 7:30 p.m.", "2026-11-27 19:30"),
            ("Thursday", "2026-12-03 00:00"),
            ("7 PM", "2026-11-26 19:00"),
        ],
        *[("until thu 18:01", "2026-11-26 18:01"), ("next tues", "2026-12-01 00:00"), ("24:00", "2026-11-27 00:00")],
    ],
)
def test_a_moment_is_the_next_one_of_that_name_where_the_chat_is(said: str, local: str) -> None:
    assert f"{spoken.until(said, NOW, KARACHI).astimezone(KARACHI):%Y-%m-%d %H:%M}" == local


@pytest.mark.parametrize(
    "said",
    [
        "",
        "2",
        "may",
        "until foo",
        "5 lightyears",
        "0h",
        "999999w",
        "today",
        "13pm",
        "25:00",
        "7:60",
        "2h or so",
        "9" * 200,
    ],
)
def test_what_is_no_time_within_a_year_is_told_with_an_example(said: str) -> None:
    with pytest.raises(WordsError, match="until Monday"):
        spoken.until(said, NOW, KARACHI)


@pytest.mark.parametrize("said", ["23:00-06:00", "11pm to 6am", "2300–0600", "23-6", "from 23:00 until 6.00"])
def test_hours_are_a_beginning_and_an_end(said: str) -> None:
    assert spoken.hours(said) == Hours(time(23), time(6))


@pytest.mark.parametrize("said", ["23:00", "midnight", "off", "23:00-", "23:00-25:00", "a-b", "23:00-06:00-07:00"])
def test_what_is_no_span_of_hours_is_told_with_an_example(said: str) -> None:
    with pytest.raises(WordsError, match="23:00-06:00"):
        spoken.hours(said)


@pytest.mark.parametrize(
    ("said", "days"),
    [
        *[("7:30", EVERY_DAY), ("daily 7.30am", EVERY_DAY), ("every day at 07:30", EVERY_DAY)],
        *[("7:30 weekdays", {0, 1, 2, 3, 4}), ("mon-fri 0730", {0, 1, 2, 3, 4}), ("7:30 on weekends", {5, 6})],
        *[("7:30 Sat, Sun", {5, 6}), ("7:30 mon and thu", {0, 3}), ("fri to mon 7:30", {4, 5, 6, 0})],
    ],
)
def test_a_time_of_day_counts_on_all_days_or_some(said: str, days: set[int]) -> None:
    assert spoken.daily(said) == Daily(time(7, 30), frozenset(days))


@given(st.text(max_size=30), MOMENTS, ZONES)
def test_any_words_are_a_time_within_a_year_or_refused(said: str, now: datetime, zone: ZoneInfo) -> None:
    try:
        end = spoken.until(said, now, zone)
    except WordsError:
        return
    assert now < end <= now + spoken.LONGEST


@given(st.integers(0, 23), st.integers(0, 59), MOMENTS, ZONES)
def test_a_time_of_day_comes_within_a_day_or_two(hour: int, minute: int, now: datetime, zone: ZoneInfo) -> None:
    end = spoken.until(f"until {hour}:{minute:02}", now, zone)
    assert now < end <= now + timedelta(hours=49)
    if not is_skipped(end.astimezone(zone).date(), time(hour, minute), zone):
        assert (end.astimezone(zone).hour, end.astimezone(zone).minute) == (hour, minute)


def is_skipped(day: date, clock: time, zone: ZoneInfo) -> bool:
    """Whether the clock never shows this time on that day or the one before."""
    days = (day, day - timedelta(days=1))
    return any(moment_of(each, clock, zone).astimezone(zone).time() != clock for each in days)


# ── local times ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_of_a_time_that_comes_twice_it_is_the_first() -> None:
    assert moment_of(date(2026, 10, 25), time(3, 30), ATHENS) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_time_that_is_skipped_comes_as_much_later_as_the_clock_jumps() -> None:
    assert moment_of(date(2026, 3, 29), time(3, 30), ATHENS).astimezone(ATHENS).time() == time(4, 30)


def test_quiet_hours_over_midnight_end_in_the_morning() -> None:
    night = Hours(time(23), time(6))
    ends = datetime(2026, 3, 4, 1, 0, tzinfo=UTC)  # 06:00 in Karachi
    assert quiet_end(ends - timedelta(hours=7), night, KARACHI) == ends
    assert quiet_end(ends - timedelta(seconds=1), night, KARACHI) == ends
    assert quiet_end(ends, night, KARACHI) is None
    assert quiet_end(ends - timedelta(hours=7, seconds=1), night, KARACHI) is None


def test_quiet_hours_last_an_hour_less_in_the_night_when_summer_time_begins() -> None:
    start = datetime(2026, 3, 28, 21, 0, tzinfo=UTC)  # 23:00 in Athens
    assert quiet_end(start, Hours(time(23), time(6)), ATHENS) == start + timedelta(hours=6)


@given(CLOCKS, CLOCKS, MOMENTS, ZONES)
def test_quiet_hours_end_later_than_now_within_a_day_and_are_over_then(
    start: time, end: time, now: datetime, zone: ZoneInfo
) -> None:
    until = quiet_end(now, Hours(start, end), zone)
    if start == end:
        assert until is None
    elif until:
        assert now < until <= now + timedelta(hours=25)
        assert quiet_end(until, Hours(start, end), zone) is None


@given(CLOCKS, st.frozensets(st.integers(0, 6), min_size=1), MOMENTS, ZONES)
def test_a_daily_time_comes_within_a_week_on_one_of_its_days(
    at: time, days: frozenset[int], now: datetime, zone: ZoneInfo
) -> None:
    moment = next_daily(now, Daily(at, days), zone)
    assert now < moment <= now + timedelta(days=9)
    if moment.astimezone(zone).time() == at:
        assert moment.astimezone(zone).weekday() in days


def test_the_next_full_hour_is_that_of_the_local_clock() -> None:
    assert next_hour(NOW, KATHMANDU) == NOW + timedelta(minutes=15)
    assert next_hour(NOW, KARACHI) == NOW + timedelta(hours=1)
