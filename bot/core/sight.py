"""Until when we saw what the feeds say, and the times in which we did not: down, suspended or offline."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.model import Card, Notice

BLIND = timedelta(minutes=15)  # a shorter absence is no more than a feed's usual wait
_LATE = "Comes late: it was published while we were blind"


@dataclass(frozen=True, slots=True)
class Gap:
    """A time in which we were blind."""

    since: datetime
    until: datetime

    @property
    def notice(self) -> Notice:
        """What every chat reads of it."""
        line = "ironwatch was down or offline. What was published meanwhile comes late and says so."
        return Notice("Blind", (line,), since=self.since, until=self.until)


@dataclass(frozen=True, slots=True)
class Sight:
    """`seen` is until when we saw, None before the first time; `gaps` are those that may still make news late."""

    seen: datetime | None = None
    gaps: tuple[Gap, ...] = ()

    def at(self, now: datetime, offline_since: datetime | None) -> Sight:
        """The sight now that we look. A gap ends with the first look after it; offline we see nothing."""
        if offline_since:
            return replace(self, seen=min(self.seen or offline_since, offline_since))
        if self.seen and now - self.seen > BLIND:
            return Sight(now, (*self.gaps, Gap(self.seen, now)))
        return replace(self, seen=now)

    def marked(self, card: Card) -> Card:
        """The card, with a remark if its news was published in a gap."""
        return replace(card, remarks=(_LATE, *card.remarks)) if self._makes_late(card) else card

    def _makes_late(self, card: Card) -> bool:
        at = card.published
        if at is None or card.seen - at < BLIND:
            return False
        return any(gap.since <= at < gap.until for gap in self.gaps)
