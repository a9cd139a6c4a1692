"""Digests made from the archive: what many chats share is read and weighed once.

Every few seconds it is looked which are due. Their messages go into the outbox in the transaction that times the next
ones, so that a crash makes none twice and loses none.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from bot import crash
from bot.core.bulletin import parts_of
from bot.core.digest import SHOWN, Chronicle, Reader, chart_of, digest_of, ledger_of, read_by, told_here
from bot.core.timetable import Slot, digest_slot, last_daily, moment_of
from bot.core.watched import Watched
from bot.model import Chart, Delivery, Destination, Digest, Incident, Kind, Watchlist
from bot.shelf import read_own
from bot.store.digests import DigestDue, DigestMade
from bot.store.store import Store
from bot.store.thread import StoreThread

if TYPE_CHECKING:
    from bot.store.chronicles import Chronicles

AT_ONCE = 50  # made and written together: between them others come to the store

log = logging.getLogger(__name__)


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

    def all_made(self, due: Sequence[DigestDue], now: datetime) -> list[DigestMade]:
        """What becomes of digests that are due. One that cannot be made holds up nobody's, and is left to the next."""
        return [self._made_if_readable(each, now) for each in due]

    def _made_if_readable(self, due: DigestDue, now: datetime) -> DigestMade:
        try:
            return self._made(due, now)
        except (ValueError, TypeError, KeyError, AttributeError):  # as of an outbox row that cannot be read
            log.exception("event=no_digest chat=%s", due.destination.chat)
            covered = due.covered or last_daily(now, due.daily, due.zone or self.zone)
            return DigestMade(due.destination, due.next_after(now, self.zone), covered)

    def _made(self, due: DigestDue, now: datetime) -> DigestMade:
        """One that only has to be timed begins where the last time of day was."""
        zone = due.zone or self.zone
        following, covered = due.next_after(now, self.zone), due.covered or last_daily(now, due.daily, zone)
        slot = digest_slot(now, due.daily, zone, covered) if due.is_timed else None
        if slot is None or slot.day == due.last:
            return DigestMade(due.destination, following, covered)
        return self._issue(due.destination, slot, now, following)

    def _issue(self, here: Destination, slot: Slot, now: datetime, following: datetime) -> DigestMade:
        """The messages of a digest, and what was held and is told by them: what is due, and what they show."""
        reader = self.archive.reader(here, self.zone, slot.since, slot.until, now)
        edition = self.edition(reader, slot.since, slot.until, due=slot.until)
        messages = tuple(Order(here, slot.since, slot.until, f"{slot.day}").messages(edition, reader.zone, now))
        return DigestMade(here, following, slot.until, messages, told_here(edition.digest, reader))

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


@dataclass(frozen=True, slots=True)
class Order:
    """A digest about a time that a destination is to get, its name in keys, and how many stories were told before."""

    here: Destination
    since: datetime
    until: datetime
    name: str
    skip: int = 0

    def messages(self, edition: Edition, zone: tzinfo, now: datetime) -> Iterable[Delivery]:
        """The parts of it, then its picture."""
        for part in parts_of(edition.digest, zone, self.skip):
            key = f"digest:{self.name}" + (f":{part.part}" if part.part > 1 else "")
            yield Delivery(self.here, key, Kind.DIGEST, part, created=now)
        if edition.digest.stories and edition.chart.terms and not self.skip:
            yield Delivery(self.here, f"chart:{self.name}", Kind.CHART, edition.chart, created=now)


class Digests:
    """Puts the digests that are due into the outbox. `written` waits until nothing that was noticed is unwritten."""

    def __init__(
        self,
        store: StoreThread,
        folder: Path,
        watched: Callable[[], Watched],
        zone: tzinfo,
        written: Callable[[], Awaitable[None]],
    ) -> None:
        self._store = store
        self._folder = folder
        self._watched = watched
        self._zone = zone
        self._written = written

    async def look(self, now: datetime) -> int:
        """Makes the digests that are due; returns how many messages they have."""
        due = await self._store.ask(Store.digests_due, now)
        if not due:
            return 0
        await self._written()
        messages, loop = 0, asyncio.get_running_loop()
        with ThreadPoolExecutor(1, thread_name_prefix="digests") as thread:
            press = await loop.run_in_executor(thread, self._press)
            try:
                for start in range(0, len(due), AT_ONCE):
                    made = await loop.run_in_executor(thread, press.all_made, due[start : start + AT_ONCE], now)
                    crash.passing(crash.Step.DIGEST_MADE)
                    messages += await self._store.ask(Store.put_digests, made, now)
            finally:
                await loop.run_in_executor(thread, press.archive.close)
        if messages:
            log.info("event=digests messages=%d", messages)
        return messages

    async def now(self, here: Destination, days: int, now: datetime) -> bool:
        """Sends the digest of the last so many times 24 hours, at most one a minute; False for a second one."""
        since = now - timedelta(days=days)
        return await self._send(Order(here, since, now, f"now:{now:%Y-%m-%dT%H:%M}"), now)

    async def more(self, here: Destination, now: datetime) -> bool:
        """Sends the next stories of the last digest there; False when it told all, or none was sent."""
        if not (last := await self._store.ask(Store.last_digest, here)):
            return False
        name, digest, pages = last
        skip = SHOWN * (pages + 1)
        if digest.stories <= skip:
            return False
        return await self._send(Order(here, digest.since, digest.until, f"{name}:more{pages + 1}", skip), now)

    async def _send(self, order: Order, now: datetime) -> bool:
        await self._written()

        def make() -> tuple[Delivery, ...]:
            press = self._press()
            with closing(press.archive) as archive:
                reader = archive.reader(order.here, self._zone, order.since, order.until)
                edition = press.edition(reader, order.since, order.until)
                return tuple(order.messages(edition, reader.zone, now))

        return await self._store.ask(Store.put_all, await asyncio.to_thread(make)) > 0

    def _press(self) -> Press:
        from bot.store.chronicles import Chronicles

        return Press(Chronicles(self._folder), self._watched(), self._zone)
