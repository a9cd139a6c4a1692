"""What polling came to since the start, counted for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.deciding import Decision
from bot.model import Article, Kind, News, Visit


@dataclass(frozen=True, slots=True)
class Tally:
    """What polling came to since the start, for people."""

    polled: int = 0
    unchanged: int = 0
    failed: int = 0
    entries: int = 0
    new: int = 0
    with_hits: int = 0
    stories: int = 0
    alerts: int = 0
    revisions: int = 0
    updates: int = 0
    held: Counter[str] = field(default_factory=Counter)

    def told(self, decided: Decision) -> Tally:
        """This with these messages; an alert that waited and is told anew is no second one."""
        alerts = (each for each in decided.deliveries if each.kind is Kind.ALERT)
        kinds = Counter(each.kind for each in decided.deliveries)
        return replace(
            self,
            alerts=self.alerts + sum((each.destination, each.card.story) not in decided.told for each in alerts),
            revisions=self.revisions + kinds[Kind.REVISION],
            updates=self.updates + kinds[Kind.UPDATE],
        )

    def brought(self, batch: Sequence[Visit], new: Sequence[Article], news: Sequence[News]) -> Tally:
        """This with these visits, the new articles among what they brought, and the news among those."""
        return replace(
            self,
            polled=self.polled + len(batch),
            unchanged=self.unchanged + sum(not visit.error and not visit.articles for visit in batch),
            failed=self.failed + sum(bool(visit.error) for visit in batch),
            entries=self.entries + sum(len(visit.articles) for visit in batch),
            new=self.new + len(new),
            with_hits=self.with_hits + len(news),
            stories=self.stories + sum(item.opens for item in news),
            held=self.held + Counter(item.held.value for item in news if item.held),
        )
