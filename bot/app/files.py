"""The watchlist files and the OPML: read at the start, and again when they change."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeVar, TypeVarTuple

from bot.app.desk import Desk, subscribe_terminal, utc_now
from bot.changes import OwnList
from bot.config import Settings
from bot.errors import ConfigError, StateError, WorkerStopped
from bot.feeds.opml import read_opml
from bot.model import Feed, Notice, Watchlist
from bot.shelf import read_own
from bot.store.database import DATABASE
from bot.store.shared import SharedLists, Stamp, read_shared, stamp
from bot.store.store import Store
from bot.workers import Workers

_PATIENCE_SECONDS = 5.0
_READ_SECONDS = 10.0  # 1 MiB of YAML takes about two

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

log = logging.getLogger(__name__)


class Files:
    """The watchlist files and the OPML: read at the start, and again when they change."""

    def __init__(self, settings: Settings, workers: Workers) -> None:
        self._settings = settings
        self._workers = workers
        self._stamp: Stamp = ()
        self._kept: dict[str, str] = {}

    async def check(self) -> SharedLists | None:
        """The lists, or the first ConfigError before anything is made; None where a good version may be kept."""
        if (self._settings.state / DATABASE).exists():
            return None
        read_opml(self._settings.feeds)
        shared = await self._read_first({})
        raise_lost(shared)
        return shared

    async def load(self, desk: Desk, checked: SharedLists | None) -> None:
        """Puts the files in force. Raises ConfigError when a watchlist is broken and no good version was kept."""
        self._stamp = self._now()
        feeds = read_opml(self._settings.feeds)
        shared = checked or await self._read_first(await desk.store.ask(Store.kept_watchlists))
        raise_lost(shared)
        await self._put_in_force(desk, shared, feeds)
        own = await desk.store.ask(Store.own_lists)
        await desk.shelf.put_own(*await asyncio.to_thread(_read_own, own))

    async def reload(self, desk: Desk) -> None:
        """Puts changed files in force. What is broken is reported and stays as it was."""
        if self._now() == self._stamp:
            return
        self._stamp = self._now()
        try:
            shared = await self._in_worker(read_shared, self._settings.watchlists, self._kept)
            feeds = await self._in_worker(read_opml, self._settings.feeds)
        except ConfigError as error:
            await _tell_mistake(desk, error, "All stays in force as it was.")
            return
        except WorkerStopped as error:
            log.error("event=not_reloaded reason=%s", error)  # noqa: TRY400 - the text says it all
            return
        try:
            await self._put_in_force(desk, shared, feeds)
        except StateError:
            self._stamp = ()  # the disk refuses: they are read again until it does not
            raise
        log.info("event=reloaded lists=%d feeds=%d", len(shared.lists), len(feeds))

    async def _read_first(self, kept: Mapping[str, str]) -> SharedLists:
        """Reads the lists at the start, for which no worker is waited for long: without them nothing is watched."""
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                return await self._in_worker(read_shared, self._settings.watchlists, kept)
        except (TimeoutError, WorkerStopped) as error:
            log.warning("event=read_here reason=%s", str(error) or "no worker answers")
            return await asyncio.to_thread(read_shared, self._settings.watchlists, kept)

    async def _in_worker(self, read: Callable[[*Ts], T], *args: *Ts) -> T:
        """Reads a file in another process: one of thousands of terms would hold up all else for seconds."""
        return await self._workers.run(read, *args, seconds=_READ_SECONDS)

    async def _put_in_force(self, desk: Desk, shared: SharedLists, feeds: tuple[Feed, ...]) -> None:
        now = utc_now()
        await desk.shelf.put_shared(shared.lists, shared.plans)
        for name, text in shared.texts.items():
            if self._kept.get(name) != text:
                await desk.store.ask(Store.keep_watchlist, name, text, now)
        self._kept = dict(shared.texts)
        await desk.store.ask(Store.sync_feeds, feeds, now)
        await subscribe_terminal(desk, now)
        for problem in shared.kept:
            await _tell_mistake(desk, problem, "The last good version stays in force.")
        for problem in shared.lost:
            await _tell_mistake(desk, problem, "Nothing in it is watched until it is mended.")

    def _now(self) -> Stamp:
        return stamp(self._settings.watchlists, self._settings.feeds)


async def _tell_mistake(desk: Desk, mistake: ConfigError, then: str) -> None:
    """Tells the owners of a mistake in a file, each once a day."""
    log.error("event=mistake reason=%s; %s", mistake, then)
    place = Path(mistake.where).name
    await desk.pipeline.outbox.tell_owners("mistake", place, Notice(f"Mistake in {place}", (mistake.what, then)))


def _read_own(own: Iterable[OwnList]) -> list[Watchlist]:
    """Chats' own lists; one that this version cannot read is reported and stays out of force."""
    lists = []
    for each in own:
        try:
            lists.append(read_own(each))
        except ConfigError as error:
            log.error("event=broken_watchlist list=%s reason=%s", each.name, error)  # noqa: TRY400 - it says it all
    return lists


def raise_lost(shared: SharedLists) -> None:
    """Raises the first mistake in a watchlist of which no good version is kept."""
    if shared.lost:
        raise shared.lost[0]
