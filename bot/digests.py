"""Digests made from the archive: what many chats share is read and weighed once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta, tzinfo

from bot.core.digest import Chronicle, Reader, chart_of, digest_of, ledger_of, read_by
from bot.core.timetable import moment_of
from bot.core.watched import Watched
from bot.model import Chart, Destination, Digest, Incident, Watchlist
from bot.shelf import read_own
from bot.store.chronicles import Chronicles


@dataclass(frozen=True, slots=True)
class Edition:
    """A digest, with what its picture shows and the incidents of all the days in it."""

    digest: Digest
    chart: Chart
    ledger: tuple[Incident, ...]


@dataclass(frozen=True, slots=True)
class Press:
    """Makes digests of one archive as it stands now; `zone` is that of chats that chose none. Not for long use."""

    archive: Chronicles
    watched: Watched
    zone: tzinfo
    _chronicles: dict[tuple[datetime, datetime], Chronicle] = field(default_factory=dict)
    _editions: dict[tuple[datetime, datetime, tuple[str, ...], tzinfo], Edition] = field(default_factory=dict)

    @classmethod
    def of(cls, archive: Chronicles, shared: Iterable[Watchlist], zone: tzinfo) -> Press:
        """One that knows the shared lists, and each chat's own."""
        return cls(archive, Watched.of((*shared, *map(read_own, archive.own_lists()))), zone)

    def edition(self, reader: Reader, since: datetime, until: datetime, *, due: datetime | None = None) -> Edition:
        """The digest of a time for these readers; `due` is when it should come, None when somebody asks for it."""
        key = since, until, reader.lists, reader.zone
        if key not in self._editions:
            self._editions[key] = self._edition(*key)
        edition = self._editions[key]
        return replace(edition, digest=replace(read_by(edition.digest, reader), due=due))

    def _edition(self, since: datetime, until: datetime, lists: tuple[str, ...], zone: tzinfo) -> Edition:
        if (since, until) not in self._chronicles:
            self._chronicles[since, until] = self.archive.chronicle(since, until, self.watched)
        chronicle = self._chronicles[since, until]
        digest = digest_of(chronicle, self.watched, lists, zone)
        return Edition(digest, chart_of(chronicle, lists, zone), ledger_of(chronicle, lists, zone))

    def asked(self, here: Destination | None, days: int, last: date | None, now: datetime) -> Edition:
        """The digest of so many days for a destination, or of all lists for everybody.

        `last` is the last day that counts; None: today, or in a recording the day of its newest article. Days are those
        of the destination's zone.
        """
        zone = self.zone_of(here)
        if last is None:
            newest = self.archive.span() if self.archive.is_recording() else None
            last = (newest[1] if newest else now).astimezone(zone).date()
        since = moment_of(last - timedelta(days=days - 1), time(), zone)
        until = moment_of(last + timedelta(days=1), time(), zone)
        if here:
            reader = self.archive.reader(here, self.zone, since, until)
        else:
            reader = self.archive.everybody(self._shared(), zone, since, until)
        return self.edition(reader, since, until)

    def zone_of(self, here: Destination | None) -> tzinfo:
        """In which zone a destination reads; of everybody in that of the settings. Raises ConfigError if unknown."""
        return (self.archive.zone_of(here) if here else None) or self.zone

    def _shared(self) -> tuple[str, ...]:
        return tuple(sorted(self.watched.lists))
