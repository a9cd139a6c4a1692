"""Times and durations in the words people type: `2h`, `until Monday`, `7.30pm`, `23:00-06:00`, `7:30 weekdays`.

    2h · 90 min · 1.5 days · 2 h 30 min · for an hour             a duration; a day is 24 hours
    until Monday · Monday 9am · until 18:00 · tomorrow 7.30pm     the next such moment; a day alone is its beginning
    23:00-06:00 · 11pm to 6am · 2300-0600                         hours of every day
    7:30 · 7.30am weekdays · mon-fri 7:30 · 18:00 Sat, Sun        a time of day, on all days or some

Libraries that read dates guess: one takes `23:00-06:00` for a time zone, another “until Foo” for now.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from functools import cache
from typing import Any

from lark import Lark, Token, Transformer, UnexpectedInput

from bot.core.timetable import moment_of
from bot.errors import WordsError
from bot.model import EVERY_DAY, Daily, Hours

LONGEST = timedelta(days=366)
_MAX_CHARS = 100
_SHOWN_CHARS = 40
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SETS = {"weekday": frozenset(range(5)), "weekend": frozenset({5, 6})}
_RELATIVE = {"today": 0, "tomorrow": 1}
_NAMED = {"noon": time(12), "midnight": time(0)}
_CLOCK = re.compile(r"(\d\d?)[:.]?(\d\d)?\s*(?:([ap])\.?m\.?)?")
_NAMES = {"until": "time", "hours": "span of hours", "daily": "time of day"}
_EXAMPLES = {
    "until": "Write 2h, 3 days, until Monday or until 7.30pm.",
    "hours": "Write a beginning and an end: 23:00-06:00.",
    "daily": "Write 07:30, 7.30am or 7:30 weekdays.",
}

_GRAMMAR = r"""
until: _FOR? amount+ -> span
    | _UNTIL? _NEXT? (day (_AT? clock)? | clock) -> moment
hours: _FROM? any_clock _TO any_clock
daily: _AT? any_clock (_AT? days)? | days _AT? any_clock

amount: (NUMBER | HOUR | ONE) UNIT
?any_clock: clock | HOUR -> clock
clock: CLOCK
?day: DAY | RELATIVE
days: DAY (_COMMA DAY)* | DAY _TO DAY -> row | SET

CLOCK.4: /(?:\d\d?[:.]\d\d(?:\s*[ap]\.?m)?|\d\d?\s*[ap]\.?m|noon|midnight)(?![\w:])\.?/
HOUR.3: /\d\d?(?:\d\d)?(?![\w.,:])/
NUMBER.2: /\d{1,6}(?:[.,]\d{1,3})?/
UNIT.2: /(?:s(?:ec(?:ond)?s?)?|m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?)?|d(?:ays?)?|w(?:(?:ee)?ks?)?)(?![^\W\d])/
DAY.3: /(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?(?!\w)/
RELATIVE.3: /(?:today|tomorrow)(?!\w)/
SET.3: /(?:daily|(?:every|each)\s*day|week\s*(?:days?|ends?))(?!\w)/
ONE.2: /an?(?!\w)/
_FOR.3: /for(?!\w)/
_FROM.3: /from(?!\w)/
_AT.3: /(?:at|on)(?!\w)/
_NEXT.3: /(?:next|this)(?!\w)/
_UNTIL.3: /(?:until|till?)(?!\w)/
_TO.3: /(?:to|until|till?)(?!\w)|[-–—]/
_COMMA.3: /,|and(?!\w)/
%ignore /\s+/
"""


def until(text: str, now: datetime, zone: tzinfo) -> datetime:
    """The end of a time that begins now: a duration's, or the next moment that is called so. Raises WordsError."""
    said = _read("until", text)
    end = now + said if isinstance(said, timedelta) else _next(said, now, zone)
    if not now < end <= now + LONGEST:
        raise WordsError(f"“{shown(text)}” does not end within a year from now. {_EXAMPLES['until']}")
    return end


def hours(text: str) -> Hours:
    """Hours of every day. Raises WordsError."""
    said: Hours = _read("hours", text)
    return said


def daily(text: str) -> Daily:
    """A time of day, and the days of the week on which it counts. Raises WordsError."""
    said: Daily = _read("daily", text)
    return said


def daily_said(daily: Daily) -> str:
    """A time of day in words that `daily` reads: "07:30 every day", "07:30 weekdays", "18:00 Mon, Thu"."""
    named = {EVERY_DAY: "every day", _SETS["weekday"]: "weekdays", _SETS["weekend"]: "weekends"}
    days = named.get(daily.days) or ", ".join(_DAYS[day].capitalize() for day in sorted(daily.days))
    return f"{daily.at:%H:%M} {days}"


def shown(text: str) -> str:
    """The beginning of what somebody typed, fit for a sentence."""
    return " ".join(text.split())[:_SHOWN_CHARS]


@dataclass(frozen=True, slots=True)
class _Moment:
    """A day (of the week; today, tomorrow) and a time of day; None for what was not said."""

    day: str | None = None
    clock: time | None = None


def _next(said: _Moment, now: datetime, zone: tzinfo) -> datetime:
    """The first such moment after now."""
    today = now.astimezone(zone).date()
    days = [today + timedelta(days=ahead) for ahead in range(9) if _is_day(said.day, today, ahead)]
    moments = (moment_of(day, said.clock or time(), zone) for day in days)
    return next((moment for moment in moments if moment > now), now)


def _is_day(wanted: str | None, today: date, ahead: int) -> bool:
    if wanted in _RELATIVE:
        return ahead == _RELATIVE[wanted]
    return wanted is None or (today.weekday() + ahead) % 7 == _DAYS.index(wanted)


def _read(start: str, text: str) -> Any:  # noqa: ANN401 - what each start makes is said by the callers
    words = text.strip(" \t\n.!").lower() if len(text) <= _MAX_CHARS else ""
    try:
        return _parser().parse(words, start=start)
    except (UnexpectedInput, WordsError):
        raise WordsError(f"“{shown(text)}” is no {_NAMES[start]} that I know. {_EXAMPLES[start]}") from None


class _Reader(Transformer[Token, Any]):
    """Makes values while the words are read, one method a rule."""

    def span(self, amounts: list[timedelta]) -> timedelta:
        return min(sum(amounts, timedelta(0)), 2 * LONGEST)

    def amount(self, parts: tuple[Token, Token]) -> timedelta:
        number = 1.0 if parts[0].type == "ONE" else float(parts[0].replace(",", "."))
        return timedelta(seconds=number * _UNITS[parts[1][0]])

    def moment(self, parts: list[Token | time]) -> _Moment:
        day = next((str(part) for part in parts if isinstance(part, Token)), None)
        clock = next((part for part in parts if isinstance(part, time)), None)
        return _Moment(day if day in _RELATIVE else day and day[:3], clock)

    def hours(self, ends: tuple[time, time]) -> Hours:
        return Hours(*ends)

    def daily(self, parts: list[time | frozenset[int]]) -> Daily:
        clock = next(part for part in parts if isinstance(part, time))
        return Daily(clock, next((part for part in parts if isinstance(part, frozenset)), EVERY_DAY))

    def days(self, said: list[Token]) -> frozenset[int]:
        if said[0].type == "SET":
            return next((days for name, days in _SETS.items() if name in said[0].replace(" ", "")), EVERY_DAY)
        return frozenset(_DAYS.index(day[:3]) for day in said)

    def row(self, ends: tuple[Token, Token]) -> frozenset[int]:
        first, last = (_DAYS.index(day[:3]) for day in ends)
        return frozenset((first + ahead) % 7 for ahead in range((last - first) % 7 + 1))

    def clock(self, parts: list[Token]) -> time:
        return _NAMED.get(parts[0]) or _time(parts[0])


def _time(said: str) -> time:
    """The time of day that is written so. Raises WordsError for one that no day has."""
    found = _CLOCK.fullmatch(said)
    if found is None:
        raise WordsError(said)
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if minute > 59 or hour > 24 or (half and not 1 <= hour <= 12) or (hour == 24 and minute):
        raise WordsError(said)
    return time((hour % 12 + 12 * (half == "p")) if half else hour % 24, minute)


@cache
def _parser() -> Lark:
    return Lark(_GRAMMAR, start=list(_EXAMPLES), parser="lalr", transformer=_Reader())
