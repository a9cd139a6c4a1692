"""Asking one feed: fetch, compare, parse. What it comes to is a Visit; nothing is written here."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from hashlib import blake2b

from bot import crash
from bot.core import rhythm, timetable
from bot.core.articles import articles_of
from bot.core.line import PROBE, Line
from bot.core.urls import Tracking
from bot.errors import FetchError, ParseError, WorkerStopped
from bot.model import Claim, Feed, NotModified, ParsedFeed, Response, Rhythm, Validators, Visit

Clock = Callable[[], datetime]
Fetch = Callable[[str, Validators], Awaitable[Response | NotModified]]
Parse = Callable[[Response, bytes], Awaitable[ParsedFeed]]
ReadPage = Callable[[str], Awaitable[str]]

Discover = Callable[[str], Awaitable[Feed]]

MANY = 100  # entries: what is done with more of them is done in a thread, so that people are answered meanwhile

_RECORDED = NotModified()  # nobody answered: what a feed brought was read from a recording

log = logging.getLogger(__name__)


async def no_feed(_url: str) -> Feed:
    """For where nothing is looked for."""
    raise ParseError("no feed is looked for here")


@dataclass(frozen=True, slots=True)
class Reader:
    """The way to the feeds: `fetch` gives a feed's bytes, `parse` what they say, `page` the text behind a link.

    `parse` leaves out known items (`Validators.items`), `discover` finds the feed at an address. All of them raise our
    errors only.
    """

    fetch: Fetch
    parse: Parse
    page: ReadPage
    discover: Discover = no_feed


@dataclass(frozen=True, slots=True)
class Visitor:
    """Asks feeds. `every` is a fixed interval (BOT_POLL_EVERY) instead of the learnt one."""

    every: timedelta | None
    tracking: Tracking
    clock: Clock

    async def ask(self, claim: Claim, reader: Reader) -> Visit:
        """What asking a feed comes to; a failure is an outcome too."""
        try:
            answer = await reader.fetch(claim.address, claim.validators)
            crash.passing(crash.Step.POLL_FETCHED)
            if isinstance(answer, NotModified):
                return self._answered(claim, answer, self.clock(), claim.rhythm)
            return await self._heard(claim, answer, reader.parse)
        except (FetchError, ParseError, WorkerStopped) as error:
            return self.failed(claim, error)

    async def _heard(self, claim: Claim, answer: Response, parse: Parse) -> Visit:
        """What a body comes to: nothing if it is the one of last time."""
        before = claim.validators
        body = blake2b(answer.body, digest_size=16).hexdigest()
        validators = Validators(answer.etag, answer.modified, body, before.items)
        if body == before.body:
            visit = self._answered(claim, answer, self.clock(), claim.rhythm)
            return visit if validators == before else replace(visit, validators=validators)
        parsed = await parse(answer, before.items)
        read = partial(self.read, claim, parsed, self.clock(), answer, replace(validators, items=parsed.items))
        return read() if len(parsed.entries) <= MANY else await asyncio.to_thread(read)

    def read(
        self,
        claim: Claim,
        parsed: ParsedFeed,
        now: datetime,
        answer: Response | NotModified = _RECORDED,
        validators: Validators | None = None,
    ) -> Visit:
        """A visit that brought a feed."""
        if parsed.left_out:
            log.warning("event=cut feed=%s left_out=%d", claim.feed.url, parsed.left_out)
        articles = articles_of(parsed, claim.feed, now, self.tracking)
        learnt = rhythm.after(claim.rhythm, (article.at for article in articles), now)
        return replace(self._answered(claim, answer, now, learnt), validators=validators, articles=articles)

    def _answered(self, claim: Claim, answer: Response | NotModified, now: datetime, learnt: Rhythm) -> Visit:
        """A visit that was answered; what it brought comes on top."""
        following = timetable.next_poll(now, self.every, learnt, fresh_for=answer.fresh_for)
        return Visit(claim, now, following, moved_to=answer.moved_to or claim.moved_to, rhythm=learnt)

    def failed(self, claim: Claim, error: FetchError | ParseError | WorkerStopped) -> Visit:
        """A visit that brought nothing but an error."""
        now, url = self.clock(), claim.feed.url
        log.warning("event=failed feed=%s reason=%s", url, error)
        told = error if isinstance(error, FetchError) else FetchError(str(error))
        following = timetable.next_try(now, url, claim.failures + 1, every=self.every, retry_after=told.retry_after)
        return Visit(claim, now, following, error=str(error), permanent=told.permanent, unheard=told.unheard)

    def judged(self, visit: Visit, line: Line) -> Visit:
        """The visit as it counts: while we are offline ourselves, a feed that was not heard is not blamed."""
        if not (visit.unheard and line.down_since):
            return visit
        return replace(visit, counted=False, next_poll=visit.at + self.probe_every)

    def urged(self, visit: Visit) -> Visit:
        """The visit to a feed that brought something urgent: it is asked again sooner."""
        learnt = rhythm.urged(visit.rhythm, visit.at)
        sooner = timetable.next_poll(visit.at, self.every, learnt)
        return replace(visit, rhythm=learnt, next_poll=min(visit.next_poll, sooner))

    @property
    def probe_every(self) -> timedelta:
        """How far apart feeds are tried while we are offline."""
        return min(PROBE, self.every or PROBE)
