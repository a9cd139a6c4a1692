"""What the clock sets off: polling feeds, reading pages, and putting into the outbox whom that concerns.

A poll goes through fixed phases: claim, fetch, parse, make articles, keep the unseen ones, match, place in stories,
decide on alerts, and one transaction that writes all of it. A crash before that transaction repeats the poll; after
it the outbox remembers. Fetching and parsing overlap across feeds; the rest runs one batch at a time.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter, deque
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, tzinfo

from bot import crash
from bot.core.alerts import View, hold
from bot.core.floods import Weighing, crowds, flood_name, flood_notice, floods, hold_backlog, hold_flood, hold_retold
from bot.core.line import Line
from bot.core.match import Matcher
from bot.core.pages import decide
from bot.core.query import NO_PLANS, Plans
from bot.core.rhythm import most_at_once
from bot.core.sight import Sight
from bot.core.stories import WINDOW, StoryIndex
from bot.core.tables import Tables
from bot.core.urls import Tracking
from bot.core.watched import Watched
from bot.deciding import Decider, Placed
from bot.errors import FetchError, ParseError, StateError
from bot.model import (
    Article,
    Claim,
    Found,
    Growth,
    Held,
    News,
    Notice,
    PageRead,
    ParsedFeed,
    Visit,
    Watchlist,
)
from bot.outbox import Outbox, Owners
from bot.store.store import Store
from bot.store.thread import StoreThread
from bot.tally import Tally
from bot.visits import MANY, Clock, Reader, ReadPage, Visitor

_DISK_REST = timedelta(seconds=2)  # before what the disk refused is tried again
IN_FLIGHT = 64  # feeds being fetched or parsed at once
_GATHER_SECONDS = 0.1  # a write of its own costs a feed as much as five that share one
PAGES_AT_ONCE = 16
TIDIED_AT_ONCE = 100
_ALL = 1_000_000
_NOTE = timedelta(minutes=1)  # how often it is written down that we see

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Rules:
    """What the owner set: how old news may be to alert, and a fixed polling interval instead of the learnt one.

    `keep` is how long the texts of articles are kept. `pages` says whether pages are read, so that what an entry leaves
    open waits for them, `watches` whether we look all the time, so that people hear when we did not, `telegram` whether
    the owners are told in their chats (these `owners`, and those who opened the one-time link) or in the terminal.
    `zone` is that of chats that chose none, `settle` how long an alert that is not urgent waits for more sources.
    """

    fresh: timedelta = timedelta(hours=48)
    poll_every: timedelta | None = None
    keep: timedelta = timedelta(days=365)
    tracking: Tracking = field(default_factory=Tracking)
    tables: Tables = field(default_factory=Tables)
    pages: bool = False
    watches: bool = False
    telegram: bool = False
    owners: frozenset[int] = frozenset()
    zone: tzinfo = UTC
    settle: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True)
class Refusal:
    """That the disk did not take what was to be written, when, and why."""

    at: datetime
    error: StateError


class Pipeline:
    """Polls, and fills the `outbox`. Call `start` once before anything else; `now` is always an aware UTC time."""

    def __init__(self, store: StoreThread, rules: Rules, clock: Clock) -> None:
        self.tally = Tally()
        self.outbox = Outbox(store, Owners(telegram=rules.telegram, users=rules.owners), clock)
        self._store = store
        self._rules = rules
        self._clock = clock
        self._visitor = Visitor(rules.poll_every, rules.tracking, clock)
        self._told = self.tally
        self._line = Line()
        self._sight = Sight()
        self._probed = self._noted = datetime.min.replace(tzinfo=UTC)
        self._watched = Watched()
        self._matcher = Matcher(())
        self._index = StoryIndex.of(tables=rules.tables)
        self._continued: Mapping[str, str] = {}
        self._decider = Decider(store, rules.tables.gazetteer, rules.zone, rules.fresh)
        self._finished: list[Visit] = []
        self._refused: Refusal | None = None
        self._committing = asyncio.Lock()
        self._due: deque[tuple[Claim, Reader]] = deque()
        self._asking = 0
        self._visits: set[asyncio.Task[None]] = set()
        self._readings: set[asyncio.Task[None]] = set()

    @property
    def watched(self) -> Watched:
        """The watchlists in force."""
        return self._watched

    @property
    def matcher(self) -> Matcher:
        """What matches the watchlists in force."""
        return self._matcher

    @property
    def _view(self) -> View:
        return View(self._watched, self._sight, self._rules.settle)

    async def watch(self, watchlists: Sequence[Watchlist], plans: Plans = NO_PLANS) -> None:
        """Puts these watchlists in force, from the next article on. Polling goes on while thousands of terms compile.

        Terms that have no plan are compiled. Raises QueryError for a query that cannot be read, and changes nothing.
        """
        self._matcher = await asyncio.to_thread(Matcher, watchlists, self._matcher, plans)
        self._watched = Watched.of(watchlists)

    async def start(self, now: datetime) -> None:
        """Takes up where the last process ended: the story index, and deliveries that were under way."""
        await self._remember(now)
        self._sight = await self._store.ask(Store.sight, now - self._rules.fresh)
        await self.outbox.start(now)

    async def stop(self) -> None:
        """Gives back the feeds under way, writes what others brought and waits for the messages that are being sent."""
        unasked = [claim for claim, _ in self._due]
        self._due.clear()
        for task in (under_way := [*self._visits, *self._readings]):
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)
        await self._store.ask(Store.give_back, unasked)
        await self._write_finished()
        await self.outbox.stop()

    # ── polling ──────────────────────────────────────────────────────────────────────────────────────────────────────

    async def poll(self, now: datetime, reader: Reader, *, everything: bool = False) -> int:
        """Sets off a visit to every feed that is due (`everything`: to all) and returns how many; `settle` waits.

        While we are offline it is one feed now and then, until one answers. While the disk refuses what was brought
        nothing is asked: that is tried again now and then, so that nothing is lost or asked for twice.
        """
        if self._rests(now) or not await self._write_finished():
            return 0
        await self._look(now, self._line)
        limit = _ALL if everything or not self._line.down_since else self._probes(now)
        claims = await self._store.ask(Store.claim_feeds, now, limit, everything=everything)
        crash.passing(crash.Step.POLL_CLAIMED)
        self._due.extend((claim, reader) for claim in claims)
        free = IN_FLIGHT - sum(not task.done() for task in self._visits)
        for _ in range(min(free, len(self._due))):
            task = asyncio.create_task(self._visit_due())
            self._visits.add(task)
            task.add_done_callback(self._visits.discard)
        return len(claims)

    def _probes(self, now: datetime) -> int:
        """How many feeds may be tried now to see whether we are back: one, or none if the last try was just now."""
        if abs(now - self._probed) < self._visitor.probe_every:
            return 0
        self._probed = now
        return 1

    def good_round(self) -> bool:
        """Whether since the last call some feed answered, or none was to be asked, and all of it was written."""
        before, self._told = self._told, self.tally
        asked, failed = self.tally.polled - before.polled, self.tally.failed - before.failed
        answered = failed < asked or not (asked or self._visits)
        return answered and not self._refused and not self._line.down_since

    async def settle(self) -> None:
        """Waits until every visit that was set off is finished and written. Raises StateError if the disk refuses."""
        while self._visits:
            await asyncio.wait(self._visits)
        if not await self._write_finished() and self._refused:
            raise self._refused.error

    async def take(self, brought: Sequence[tuple[Claim, ParsedFeed]], now: datetime) -> None:
        """Works through what feeds brought, as if it had been fetched and parsed at `now`."""
        await self._commit([self._visitor.read(claim, parsed, now) for claim, parsed in brought], now)

    async def _visit_due(self) -> None:
        """Asks one feed after the other until none is due: a task for each would cost more than it asks."""
        while self._due:
            await self._visit(*self._due.popleft())

    async def _visit(self, claim: Claim, reader: Reader) -> None:
        self._asking += 1
        try:
            visit = await self._visitor.ask(claim, reader)
        except asyncio.CancelledError:
            await self._store.ask(Store.give_back, [claim])
            raise
        except Exception as error:  # one feed's surprise must not end the polling of the others
            log.exception("event=surprise feed=%s", claim.feed.url)
            visit = self._visitor.failed(claim, ParseError(f"internal error: {type(error).__name__}"))
        finally:
            self._asking -= 1
        await self._finish(visit)

    async def written(self) -> None:
        """Waits until what is being decided and written now is written."""
        async with self._committing:
            return

    # ── deciding and writing ─────────────────────────────────────────────────────────────────────────────────────────

    async def _finish(self, visit: Visit) -> None:
        """Writes the visit with all that finish about the same time; those others need not wait for it."""
        self._finished.append(visit)
        if len(self._finished) == 1:
            await self._write_finished()

    async def _write_finished(self) -> bool:
        """Writes what finished, and what the disk refused before; False when it still refuses."""
        async with self._committing:
            if self._finished and (self._due or self._asking):
                await asyncio.sleep(_GATHER_SECONDS)
            batch, self._finished = self._finished, []
            if batch:
                await self._write(batch)
            return not self._finished or not self._refused

    def _rests(self, now: datetime) -> bool:
        """Whether the disk refused something just now."""
        return self._refused is not None and abs(now - self._refused.at) < _DISK_REST

    def _refuse(self, error: StateError, now: datetime) -> None:
        """Remembers that the disk refuses, and says so once."""
        if self._refused is None or str(self._refused.error) != str(error):
            log.error("event=not_written reason=%s; it is kept and tried again", error)
        self._refused = Refusal(now, error)

    async def _write(self, batch: Sequence[Visit]) -> None:
        """Commits a batch. What the disk refuses is kept for another try; a feed that spoils it is left out."""
        try:
            await self._commit(batch, self._clock())
        except StateError as error:
            self._finished[:0] = batch
            self._refuse(error, self._clock())
        except Exception as error:  # one feed's surprise must not lose what the others brought
            log.exception("event=surprise feeds=%d", len(batch))
            if len(batch) > 1:
                for visit in batch:
                    await self._write([visit])
            elif not batch[0].error:
                surprise = ParseError(f"internal error: {type(error).__name__}")
                await self._write([self._visitor.failed(batch[0].claim, surprise)])

    async def _commit(self, batch: Sequence[Visit], now: datetime) -> None:
        if self._refused:  # what was refused may be written all the same: a disk can fail after the fact
            await self._remember(now)
        line = self._line.after(batch)
        batch = [self._visitor.judged(visit, line) for visit in batch]
        await self._look(now, line)
        articles = [article for visit in batch for article in visit.articles]
        unseen = await self._store.ask(Store.unseen, articles) if articles else ()
        if len(unseen) > MANY:
            placed = await asyncio.to_thread(self._place, unseen, now)
        else:
            placed = self._place(unseen, now)
        news = await self._not_too_many(placed.news, batch, now)
        decided = await self._decider.decide(news, self._view, now)
        written = self._urged(_only(batch, {article.id for article in unseen}), news)
        crash.passing(crash.Step.POLL_PLACED)
        await self._store.ask(
            Store.finish_polls, written, news, decided.deliveries, now, Growth(decided.accounts, placed.merges)
        )
        self._index, self._continued = placed.index, placed.continued
        if self._refused:
            log.warning("event=written_again")
            self._refused = None
        self.tally = self.tally.told(decided).brought(batch, unseen, news)
        for feed, held in floods(news).items():
            await self.tell_owners("flood", flood_name(feed, now), flood_notice(held))
        await self._take_over(line, now)

    async def _not_too_many(self, news: Sequence[News], batch: Sequence[Visit], now: datetime) -> tuple[News, ...]:
        """The news, holding back what feeds bring that is no news any more, or beyond what may be news."""
        if not news:
            return ()
        came = [visit.claim for visit in batch if visit.articles]
        news = hold_backlog(news, frozenset(claim.feed.url for claim in came if not claim.known))
        if crowded := crowds(news):
            news = hold_retold(news, await self._store.ask(Store.retold, crowded))
        most = {claim.feed.url: most_at_once(claim.rhythm, now) for claim in came}
        return hold_flood(news, most, Weighing(self._watched, self._rules.tables.gazetteer))

    def _urged(self, visits: Sequence[Visit], news: Sequence[News]) -> list[Visit]:
        """These visits; feeds that brought something about an urgent term are asked again sooner."""
        urgent = {
            item.found.article.feed
            for item in news
            if any(self._watched.is_urgent(hit, item.found.article) for hit in item.found.hits)
        }
        return [self._visitor.urged(visit) if visit.claim.feed.url in urgent else visit for visit in visits]

    async def _take_over(self, line: Line, now: datetime) -> None:
        """Says when we went offline or came back; what failed before we knew is no feed's fault."""
        before, self._line = self._line, line
        if line.down_since and not before.down_since:
            log.warning("event=offline since=%s unheard=%d", line.down_since.isoformat(), len(line.unheard))
            with suppress(StateError):  # the visits are written; a failure too many is not worth writing them again
                await self._store.ask(Store.forgive, before.unheard & line.unheard, now)
        elif before.down_since and not line.down_since:
            log.warning("event=online offline_since=%s", before.down_since.isoformat())

    async def _look(self, now: datetime, line: Line) -> None:
        """Notes that we see, once a minute, or tells everybody when from and to we did not."""
        if not self._rules.watches:
            return
        before, sight = self._sight, self._sight.at(now, line.down_since)
        if len(sight.gaps) > len(before.gaps):
            told = await self._store.ask(Store.tell_gap, sight.gaps[-1], now)
            log.warning("event=blind since=%s chats=%d", sight.gaps[-1].since.isoformat(), told)
            self._noted = now
        elif sight.seen and not timedelta() <= sight.seen - self._noted < _NOTE:
            await self._store.ask(Store.see, sight.seen)
            self._noted = sight.seen
        self._sight = sight

    async def _remember(self, now: datetime) -> None:
        """Fills the story index from the store."""
        tellings = await self._store.ask(Store.tellings, self._horizon(now))
        corrections = await self._store.ask(Store.corrections)
        self._index = await asyncio.to_thread(StoryIndex.of, tellings, self._rules.tables, corrections)
        self._continued = await self._store.ask(Store.continued)

    def _horizon(self, now: datetime) -> datetime:
        """How far back stories are remembered: news as old as may alert still finds what was told around its time."""
        return now - self._rules.fresh - WINDOW

    def _place(self, articles: Sequence[Article], now: datetime) -> Placed:
        placed = Placed((), self._index.since(self._horizon(now)), self._continued)
        for article in sorted(articles, key=lambda article: article.at):
            hits = self._matcher.match(article)
            if hits:
                found = Found(article, hits)
                held = hold(found, self._watched, now=now, fresh=self._rules.fresh, pages=self._rules.pages)
                placed = placed.after(found, held)
        return placed

    # ── what was one, what was two ───────────────────────────────────────────────────────────────────────────────────

    async def mend(self, now: datetime) -> int:
        """Lets the messages of stories that were taken apart or put together say so; returns how many stories."""
        async with self._committing:
            if not (stale := await self._store.ask(Store.stale)):
                return 0
            await self._remember(now)
            decided = await self._decider.anew(stale, self._view, now)
            crash.passing(crash.Step.STORY_MENDING)
            await self._store.ask(Store.mend, stale, decided.accounts, decided.deliveries, now)
            self.tally = self.tally.told(decided)
        log.info("event=corrected stories=%d", len(stale))
        return len(stale)

    async def tidy(self, now: datetime) -> int:
        """Forgets texts that were kept long enough, a few at a time so that nothing waits; returns how many."""
        await self._store.ask(Store.forget_ended, now)
        before = min(now - self._rules.keep, self._horizon(now))
        return await self._store.ask(Store.forget_texts, before, TIDIED_AT_ONCE)

    # ── pages ────────────────────────────────────────────────────────────────────────────────────────────────────────

    async def read_pages(self, page: ReadPage) -> int:
        """Sets off the reading of pages that articles wait for, and returns how many; `pages_read` waits for them."""
        if self._rests(self._clock()):
            return 0
        waiting = await self._store.ask(Store.take_pages, PAGES_AT_ONCE)
        crash.passing(crash.Step.PAGE_TAKEN)
        for item in waiting:
            task = asyncio.create_task(self._read_page(item, page))
            self._readings.add(task)
            task.add_done_callback(self._readings.discard)
        return len(waiting)

    async def pages_read(self) -> None:
        """Waits until every page that was set off is read, or given up on."""
        while self._readings:
            await asyncio.wait(self._readings)

    async def _read_page(self, item: News, page: ReadPage) -> None:
        """Reads the page once and decides. A page that cannot be had leaves it to the watchlist's rule."""
        article = item.found.article
        found = Found(article, self._matcher.match(article))
        try:
            found, outcome = decide(found, await page(article.url), self._matcher.match)
        except (FetchError, ParseError) as error:
            outcome = str(error)
        crash.passing(crash.Step.PAGE_READ)
        try:
            async with self._committing:
                await self._finish_page(replace(item, found=found), outcome, self._clock())
        except StateError as error:  # it still waits for its page, and is taken again
            self._refuse(error, self._clock())

    async def _finish_page(self, item: News, outcome: str, now: datetime) -> None:
        item = replace(item, held=hold(item.found, self._watched, now=now, fresh=self._rules.fresh))
        decided = await self._decider.decide([item], self._view, now)
        read = PageRead(item, outcome, now)
        await self._store.ask(Store.finish_page, read, decided.deliveries, Growth(decided.accounts))
        log.info("event=page article=%s outcome=%s", item.found.article.key, outcome)
        held = self.tally.held - Counter([Held.PAGE.value]) + Counter([item.held.value] if item.held else [])
        self.tally = replace(self.tally.told(decided), held=held)

    # ── the owners ───────────────────────────────────────────────────────────────────────────────────────────────────

    async def tell_owners(self, what: str, which: str, notice: Notice) -> bool:
        """Tells the owners something about ourselves, once a day for the same `what` and `which`; False if told."""
        return await self.outbox.tell_owners(what, which, notice)


def _only(batch: Sequence[Visit], new: set[str]) -> list[Visit]:
    """The visits with each new article once, where it came first."""
    left = set(new)
    visits = []
    for visit in batch:
        articles = tuple(article for article in visit.articles if article.id in left)
        left -= {article.id for article in articles}
        visits.append(replace(visit, articles=articles) if visit.articles else visit)
    return visits
