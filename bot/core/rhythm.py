"""A feed's own rhythm: how much it brings at which hour, so when to ask it again, and whether it fell silent.

A question costs the same whatever it brings, and an item waits half an interval on average. For a number of questions
people wait least when each feed is asked as often as the square root of its rate tells (the least sum of rate x
interval for a given sum of 1 / interval): four times the items, twice the questions. The rate is that of the hour of
the day, so that the night of a newsroom costs little and its morning is not missed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from math import inf, sqrt

from bot.model import Rhythm

SHORTEST = timedelta(minutes=2)
SHORTEST_URGENT = timedelta(minutes=1)
LONGEST = timedelta(hours=6)
_PACE = 1 / 8  # hours between two questions to a feed that brings an item an hour
_URGENT_PACE = _PACE / 2
_STAYS_URGENT = timedelta(days=14)
_ALIKE = 3.0  # items that tell an hour of the day from the feed's average as much as they follow it
_LOOKS_BACK = timedelta(
    days=7
)  # at the first reading: what a feed still shows of older times is a choice, not its rate
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
_FADES = timedelta(days=14)  # in this time what was counts half: a holiday is forgotten, a weekend is not
_NONE = (0.0,) * 24
_FEWEST = 3  # dates that make a rhythm
_FAR_LONGER = 3
_FAR_MORE = 3
_AT_ONCE = 20  # stories: more than anybody reads one by one, and than a newsroom brings between two questions
_AT_ONCE_YOUNG = 100
_YOUNG = timedelta(minutes=10)  # a feed whose past is shorter has shown nothing yet


def after(rhythm: Rhythm, dates: Iterable[datetime], now: datetime) -> Rhythm:
    """The rhythm after items of these dates were read, some of them perhaps before."""
    past = sorted(set(dates))
    old = rhythm.newest
    if old is None:
        recent = [date for date in past if date > now - _LOOKS_BACK]
        seen = now - recent[0] if len(recent) >= _FEWEST else timedelta()
        habit = _longest(past) if len(past) >= _FEWEST else None
        return replace(rhythm, newest=now, habit=habit, hours=_counted(_NONE, recent, 1.0) if seen else (), seen=seen)
    new = [date for date in past if date > old]
    if not new:
        return rhythm
    faded = 0.5 ** ((new[-1] - old) / _FADES)
    return replace(
        rhythm,
        newest=new[-1],
        habit=max(_longest([old, *new]), (rhythm.habit or timedelta()) * faded),
        hours=_counted(rhythm.hours or _NONE, new, faded),
        seen=rhythm.seen * faded + (new[-1] - old),
    )


def urged(rhythm: Rhythm, now: datetime) -> Rhythm:
    """The rhythm of a feed that brought something urgent now."""
    return replace(rhythm, urgent=now)


def wait(rhythm: Rhythm, now: datetime) -> timedelta | None:
    """How long to wait before a feed is asked again; None as long as it has no rhythm.

    From two minutes to six hours; feeds that brought something urgent within a fortnight are asked twice as often, and
    every minute at most.
    """
    if rhythm.newest is None or not rhythm.hours:
        return None
    urgent = rhythm.urgent is not None and now - rhythm.urgent < _STAYS_URGENT
    shortest = SHORTEST_URGENT if urgent else SHORTEST
    left, moment = _URGENT_PACE if urgent else _PACE, now
    while moment - now < LONGEST:
        rest = _HOUR - timedelta(minutes=moment.minute, seconds=moment.second, microseconds=moment.microsecond)
        covered = sqrt(_rate(rhythm, moment, now)) * (rest / _HOUR)
        if covered >= left:
            moment += rest * (left / covered)
            break
        left, moment = left - covered, moment + rest
    return min(max(moment - now, shortest), LONGEST)


def is_silent(rhythm: Rhythm, now: datetime) -> bool:
    """Whether a feed has brought nothing for far longer than it usually does, and for more than a day."""
    if rhythm.newest is None or rhythm.habit is None:
        return False
    return now - rhythm.newest > max(_DAY, _FAR_LONGER * rhythm.habit)


def most_at_once(rhythm: Rhythm, now: datetime) -> float:
    """How many stories may be news that a feed brings now: three times its usual number since its newest item.

    So all passes that it brings after hours in which nobody could look. It is twenty at least, a hundred for a feed
    that is known for less than ten minutes, and any number where nothing is known.
    """
    if rhythm.newest is None:
        return inf
    if max(rhythm.seen, rhythm.habit or timedelta()) < _YOUNG:
        return _AT_ONCE_YOUNG
    since = max(now - rhythm.newest, timedelta())
    share = since / (rhythm.seen + since) if since else 0.0
    return max(_AT_ONCE, _FAR_MORE * sum(rhythm.hours) * share)


def _rate(rhythm: Rhythm, moment: datetime, now: datetime) -> float:
    """Items an hour at that moment's hour of the day, as far as is known now."""
    days = (rhythm.seen + max(now - (rhythm.newest or now), timedelta())) / _DAY
    items = sum(rhythm.hours)
    if not items or not days:
        return 0.0
    return (rhythm.hours[moment.astimezone(UTC).hour] + _ALIKE) / (days + _ALIKE * days * 24 / items)


def _counted(hours: Sequence[float], dates: Iterable[datetime], faded: float) -> tuple[float, ...]:
    counts = [count * faded for count in hours]
    for date in dates:
        counts[date.astimezone(UTC).hour] += 1
    return tuple(counts)


def _longest(dates: Sequence[datetime]) -> timedelta:
    return max((later - earlier for earlier, later in pairwise(dates)), default=timedelta())
