"""A feed's own rhythm: how long it is usually silent, and whether it has been silent for far longer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from bot.model import Rhythm

_FADES = timedelta(days=14)  # in this time a long silence counts half: a holiday is forgotten, a weekend is not
_FEWEST = 3  # dates that make a rhythm
_FAR_LONGER = 3
_LEAST = timedelta(days=1)


def after(rhythm: Rhythm, dates: Iterable[datetime], now: datetime) -> Rhythm:
    """The rhythm after items of these dates were read, some of them perhaps before."""
    old = rhythm.newest
    if old is None:
        past = sorted(set(dates))
        return Rhythm(now, _longest(past) if len(past) >= _FEWEST else None)
    new = sorted({date for date in dates if date > old})
    if not new:
        return rhythm
    faded = (rhythm.habit or timedelta()) * 0.5 ** ((new[-1] - old) / _FADES)
    return Rhythm(new[-1], max(_longest([old, *new]), faded))


def _longest(dates: Sequence[datetime]) -> timedelta:
    return max(later - earlier for earlier, later in pairwise(dates))


def is_silent(rhythm: Rhythm, now: datetime) -> bool:
    """Whether a feed has brought nothing for far longer than it usually does, and for more than a day."""
    if rhythm.newest is None or rhythm.habit is None:
        return False
    return now - rhythm.newest > max(_LEAST, _FAR_LONGER * rhythm.habit)
