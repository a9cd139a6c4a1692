"""Answers from the archive for people in chats, in a thread of its own, so that nobody else waits for them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from bot.backtest import BackTest, Ground, Sample, back_test, narrowings, search
from bot.core.match import Matcher
from bot.core.narrowing import word_against
from bot.errors import ConfigError
from bot.evidence import papers
from bot.model import Destination, Watchlist
from bot.pipeline import Rules
from bot.store.archive import Archive, Record
from bot.visits import Clock
from bot.why import Why, why

T = TypeVar("T")


class Librarian:
    """Reads the archive for one question after the other. `lists` are always those that who asks may see."""

    def __init__(self, folder: Path, rules: Rules, matcher: Callable[[], Matcher], clock: Clock) -> None:
        self._folder = folder
        self._rules = rules
        self._matcher = matcher
        self._clock = clock
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="archive")

    async def test(self, query: str, lists: Sequence[Watchlist]) -> BackTest:
        """What a query would have caught in the last 30 days. Raises QueryError."""
        return await self._ask(lists, lambda ground: back_test(query, ground))

    async def narrowings(self, query: str, lists: Sequence[Watchlist]) -> tuple[str, ...]:
        """Queries that would have caught less than this one, the most telling first. Raises QueryError."""
        return await self._ask(lists, lambda ground: narrowings(query, ground))

    def word_against(self, titles: Sequence[str], query: str) -> str:
        """A word that all these headlines share and other news seldom has; empty without one."""
        return word_against(titles, query, self._rules.tables.words)

    async def search(self, query: str) -> tuple[Sample, ...]:
        """The newest articles that a query matches. Raises QueryError."""
        return await self._ask((), lambda ground: search(query, ground.archive))

    async def why(self, url: str, lists: Sequence[Watchlist], here: Destination) -> Why:
        """What became of a link, as far as it concerns this place. Raises ConfigError for what is no link."""
        answer = await self._ask(lists, lambda ground: why(url, ground, self._rules.tracking))
        names = {each.name for each in lists}
        return replace(answer, record=_seen_from(here, names, answer.record)) if answer.record else answer

    async def told(self, chat: str, message: int) -> str:
        """The link that a message of ours told of in a chat; empty for any other message."""
        return await self._ask((), lambda ground: ground.archive.told(chat, message))

    async def told_in(self, url: str) -> tuple[str, str]:
        """The id of a link's article and the story that it tells. Raises ConfigError for what tells none."""
        record = (await self._ask((), lambda ground: why(url, ground, self._rules.tracking))).record
        if record is None or record.place is None:
            raise ConfigError("URL", "no article of this link tells a story")
        return record.article.id, record.place.story

    async def papers(self, story: str, lists: Sequence[Watchlist], here: Destination) -> dict[str, str]:
        """A story's record as files by their names, as far as it concerns this place. Raises ConfigError."""
        names = {each.name for each in lists}

        def answer(ground: Ground) -> dict[str, str]:
            found = ground.archive.evidence(story)
            records = tuple(_seen_from(here, names, each) for each in found.records)
            sendings = tuple(each for each in found.sendings if each.destination == here)
            return papers(replace(found, records=records, sendings=sendings), ground.now)

        return await self._ask(lists, answer)

    def close(self) -> None:
        """Takes no more questions; what is being looked up is not waited for."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def _ask(self, lists: Sequence[Watchlist], question: Callable[[Ground], T]) -> T:
        rules, matcher, now = self._rules, self._matcher(), self._clock()

        def answer() -> T:
            with closing(Archive(self._folder)) as archive:
                return question(Ground(archive, lists, matcher, rules.tables, rules.fresh, now))

        return await asyncio.get_running_loop().run_in_executor(self._thread, answer)


def _seen_from(here: Destination, names: set[str], record: Record) -> Record:
    """The record without what is noticed by other chats' lists and sent to them."""
    hits = tuple(hit for hit in record.hits if hit.watchlist in names)
    return replace(record, hits=hits, sendings=tuple(each for each in record.sendings if each.destination == here))
