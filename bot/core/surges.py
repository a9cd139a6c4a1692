"""Surges: a term that is told of far more than it usually is.

The rule is that of the Early Aberration Reporting System (EARS) of the US Centers for Disease Control, which watches
for outbreaks in daily counts: a day is out of the ordinary when it lies more than three standard deviations above the
mean of a baseline that ends two days earlier, so that a surge does not hide its own beginning (method C2; L. Hutwagner
et al., Journal of Urban Health 80, 2003, Suppl. 1, i89–i96). Differing from it,

- the baseline is four weeks and at least two, not one: news has weekends;
- the deviation is never taken for less than that of a Poisson count of the same mean, nor the mean for less than a
  story a fortnight: a term that is quiet for weeks must not alarm by its second story;
- fewer than five stories are never a surge, and neither is less than twice the usual.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from statistics import fmean, pstdev

BASELINE_DAYS = 28
LEAST_DAYS = 14
GUARD_DAYS = 2
LEAST_STORIES = 5
_LEAST_USUAL = 1 / 14
_DEVIATIONS = 3
_TIMES = 2


def usual(days: Sequence[int]) -> float | None:
    """The usual number of stories a day if the last of `days` is a surge, else None.

    `days` are stories a day, the oldest first, as far back as the term was watched; the last is the one that is judged.
    """
    past, today = days[-1 - GUARD_DAYS - BASELINE_DAYS : -1 - GUARD_DAYS], days[-1]
    if len(past) < LEAST_DAYS or today < LEAST_STORIES:
        return None
    mean = max(fmean(past), _LEAST_USUAL)
    deviation = max(pstdev(past), sqrt(mean))
    is_surge = today > mean + _DEVIATIONS * deviation and today >= _TIMES * mean
    return fmean(past) if is_surge else None
