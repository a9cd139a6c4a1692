"""Asking one feed: fetch, compare, parse. What it comes to is a Visit; nothing is written here."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import blake2b

from bot import crash
from bot.core import rhythm, timetable
from bot.core.articles import articles_of
from bot.core.line import PROBE, Line
from bot.core.urls import Tracking
from bot.errors import FetchError, ParseError, WorkerStopped
from bot.model import Claim, Feed, NotModified, ParsedFeed, Response, Validators, Visit

Clock = Callable[[], datetime]
Fetch = Callable[[str, Validators], Awaitable[Response | NotModified]]
Parse = Callable[[Response, bytes], Awaitable[ParsedFeed]]
ReadPage = Callable[[str], Awaitable[str]]

Discover = Callable[[str], Awaitable[Feed]]

MANY = 100  # entries: what is done with more of them is done in a thread, so that people are answered meanwhile

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
            response = await reader.fetch(claim.address, claim.validators)
            crash.passing(crash.Step.POLL_FETCHED)
            visit = await self._heard(claim, response, reader.parse)
        except (FetchError, ParseError, WorkerStopped) as error:
            return self.failed(claim, error)
        following = timetable.next_poll(visit.at, self.every, visit.rhythm, fresh_for=response.fresh_for)
        return replace(visit, next_poll=following, moved_to=response.moved_to or claim.moved_to)

    async def _heard(self, claim: Claim, response: Response | NotModified, parse: Parse) -> Visit:
        """What an answer comes to; when to ask next is worked out for all of them by who asked."""
        if isinstance(response, NotModified):
            return Visit(claim, now := self.clock(), now, rhythm=claim.rhythm)
        body = blake2b(response.body, digest_size=16).hexdigest()
        validators = Validators(response.etag, response.modified, body, claim.validators.items)
        if body == claim.validators.body:
            return Visit(claim, now := self.clock(), now, validators=validators, rhythm=claim.rhythm)
        parsed = await parse(response, claim.validators.items)
        validators = replace(validators, items=parsed.items)
        if len(parsed.entries) <= MANY:
            return self.read(claim, parsed, validators, self.clock())
        return await asyncio.to_thread(self.read, claim, parsed, validators, self.clock())

    def read(self, claim: Claim, parsed: ParsedFeed, validators: Validators, now: datetime) -> Visit:
        """A visit that brought a feed."""
        if parsed.left_out:
            log.warning("event=cut feed=%s left_out=%d", claim.feed.url, parsed.left_out)
        articles = articles_of(parsed, claim.feed, now, self.tracking)
        learnt = rhythm.after(claim.rhythm, (article.at for article in articles), now)
        following = timetable.next_poll(now, self.every, learnt)
        return Visit(claim, now, following, validators=validators, articles=articles, rhythm=learnt)

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
