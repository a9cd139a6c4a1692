"""The rooms, joined on one state folder."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib import resources

from bot.config import Settings
from bot.core.likeness import WordCounts
from bot.core.places import Gazetteer
from bot.core.tables import Tables
from bot.core.urls import Tracking
from bot.digests import Digests
from bot.model import TERMINAL, Notice, Subscription
from bot.pipeline import Pipeline, Rules
from bot.shelf import Shelf
from bot.store.damage import Rescue, rescue
from bot.store.folder import hold
from bot.store.store import Store
from bot.store.thread import StoreThread
from bot.visits import Clock

log = logging.getLogger(__name__)


def utc_now() -> datetime:
    """The time it is."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Desk:
    """The rooms, joined on one state folder."""

    settings: Settings
    store: StoreThread
    rules: Rules
    pipeline: Pipeline
    shelf: Shelf
    digests: Digests


def data_text(name: str) -> str:
    """A table that ships with ironwatch."""
    return resources.files("bot").joinpath("data", name).read_text(encoding="utf-8")


def rules_of(settings: Settings, *, pages: bool, watches: bool) -> Rules:
    """The pipeline's rules that these settings make: whether pages can be read, and whether we look all the time."""
    return Rules(
        settings.fresh,
        settings.poll_every,
        settings.keep,
        tracking(),
        tables(),
        pages,
        watches,
        telegram=bool(settings.telegram_token),
        owners=settings.owners,
        zone=settings.timezone,
        settle=settings.settle if watches else timedelta(0),  # a single round and a replay wait for nothing
    )


def tracking() -> Tracking:
    """The query parameters that only track."""
    return Tracking.read(data_text("tracking.txt"))


def tables() -> Tables:
    """The places that ironwatch knows, and how common words are."""
    return Tables(Gazetteer.read(data_text("gazetteer.tsv")), WordCounts.read(data_text("words.txt")))


@asynccontextmanager
async def open_desk(
    settings: Settings, clock: Clock, *, pages: bool = False, watches: bool = False
) -> AsyncIterator[Desk]:
    """Holds the state folder and opens its store while the block runs. Raises StateLocked, StateError."""
    with hold(settings.state):
        rescued = await asyncio.to_thread(rescue, settings.state, utc_now())
        store = await StoreThread.open(settings.state)
        try:
            rules = rules_of(settings, pages=pages, watches=watches)
            pipeline = Pipeline(store, rules, clock)
            await pipeline.start(clock())
            if rescued:
                await _tell_rescue(pipeline, rescued)
            try:
                digests = Digests(store, settings.state, lambda: pipeline.watched, settings.timezone, pipeline.written)
                yield Desk(settings, store, rules, pipeline, Shelf(pipeline.watch), digests)
            finally:
                await pipeline.stop()
        finally:
            await store.close()


async def _tell_rescue(pipeline: Pipeline, rescued: Rescue) -> None:
    log.error("event=damaged set_aside=%s reason=%s", rescued.aside, rescued.why)
    saved = f"What could be read goes on (articles: {rescued.articles}, subscriptions: {rescued.subscriptions})."
    remedy = f"If more is missed: stop, then `ironwatch restore BACKUP`. The damaged one is {rescued.aside.name}."
    await pipeline.outbox.tell_owners("damaged", "database", Notice("The database was damaged", (saved, remedy)))


async def subscribe_terminal(desk: Desk, now: datetime) -> None:
    """Without Telegram the terminal gets every list; with it the terminal is paused."""
    if desk.settings.telegram_token:
        await desk.store.ask(Store.close_destination, TERMINAL, "Telegram is connected")
        return
    for watchlist in desk.shelf.shared:
        await desk.store.ask(Store.subscribe, Subscription(TERMINAL, watchlist.name), now)
