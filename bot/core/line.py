"""Our own way to the internet: when hardly any feed can be reached, the fault is ours, and no feed is blamed for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.model import Visit

PROBE = timedelta(seconds=45)  # between two feeds that are tried while we are offline: back within a minute
_REMEMBERED = 20  # of the feeds asked last
_FEWEST = 3
_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class Line:
    """What the feeds asked last came to, each once, the latest last: its address, when, whether its server was heard.

    `down_since` is set while we are offline: more than four fifths of them, at least three, were not heard.
    """

    asked: tuple[tuple[str, datetime, bool], ...] = ()
    down_since: datetime | None = None

    def after(self, visits: Sequence[Visit]) -> Line:
        """The line after more feeds were asked. A single answer ends an outage."""
        line = self
        if not any(visit.unheard for visit in visits):
            visits = visits[-_REMEMBERED - 1 :]  # where all were heard no outage begins, and the last are remembered
        for visit in visits:
            line = line._after(visit)
        return line

    def _after(self, visit: Visit) -> Line:
        if self.down_since and not visit.unheard:
            return Line()
        url = visit.claim.feed.url
        others = tuple(one for one in self.asked if one[0] != url)
        asked = (*others[1 - _REMEMBERED :], (url, visit.at, not visit.unheard))
        unheard = sum(not heard for _, _, heard in asked)
        if not self.down_since and len(asked) >= _FEWEST and unheard > _SHARE * len(asked):
            return Line(asked, min(at for _, at in _in_a_row(asked)))
        return Line(asked, self.down_since)

    @property
    def unheard(self) -> frozenset[str]:
        """The feeds that were not heard since the last answer."""
        return frozenset(url for url, _ in _in_a_row(self.asked))


def _in_a_row(asked: tuple[tuple[str, datetime, bool], ...]) -> list[tuple[str, datetime]]:
    row: list[tuple[str, datetime]] = []
    for url, at, heard in reversed(asked):
        if heard:
            break
        row.append((url, at))
    return row
