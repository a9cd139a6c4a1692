"""The service and its single round: what starts, in which order, and how it stops."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, suppress
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.app.desk import Desk, open_desk, utc_now
from bot.app.files import Files
from bot.app.reading import open_feeds
from bot.config import Settings
from bot.core.timetable import share_of
from bot.feeds.guard import Networks
from bot.feeds.heartbeat import Heartbeat
from bot.feeds.opml import read_opml
from bot.feeds.parse import PRELOAD
from bot.feeds.wire import Wire
from bot.model import Carrier, Draw
from bot.picture import draw
from bot.store.store import Store
from bot.supervisor import Supervisor
from bot.tally import Tally
from bot.terminal import say
from bot.visits import Reader
from bot.workers import Workers

if TYPE_CHECKING:
    from bot.scheduler import Tick
    from bot.telegram.service import Connection
    from bot.telegram.talk import Staff

_CLOSELY = timedelta(seconds=0.5)  # within which messages that wait for their turn follow each other
_SPREAD = timedelta(minutes=1)
_PAGE_PATIENCE = 10.0


async def run(settings: Settings, supervisor: Supervisor) -> None:
    """The service: polls, matches and delivers until it is told to stop (SIGINT or SIGTERM)."""
    stop = _stop_signal()
    async with _at_work(settings, watches=True) as (desk, files, reader, draw):
        await _spread_first_polls(desk)
        async with open_carrier(desk, reader, draw, listen=True) as carrier:
            _greet(desk, carrier)
            await desk.pipeline.poll(utc_now(), reader)
            async with _ticking(desk, files, reader, carrier, supervisor):
                await stop.wait()
            say("Stopping.")


async def once(settings: Settings, *, everything: bool, json_lines: bool) -> Tally:
    """One round over the feeds that are due (`everything`: over all), sends what may be sent now, and ends."""
    async with (
        _at_work(settings, watches=False) as (desk, _, reader, draw),
        open_carrier(desk, reader, draw, listen=False, json_lines=json_lines) as carrier,
    ):
        await desk.pipeline.mend(utc_now())
        await desk.pipeline.poll(utc_now(), reader, everything=everything)
        await desk.pipeline.settle()
        await _read_pages(desk, reader)
        if desk.pipeline.good_round():
            await desk.store.ask(Store.see, utc_now())
            await Heartbeat(settings.heartbeat_url).beat(utc_now())
        await desk.pipeline.outbox.report_feeds()
        await desk.digests.look(utc_now())
        await desk.pipeline.outbox.deliver_all(carrier)
        await desk.pipeline.tidy(utc_now())
        return desk.pipeline.tally


@asynccontextmanager
async def _at_work(settings: Settings, *, watches: bool) -> AsyncIterator[tuple[Desk, Files, Reader, Draw]]:
    """The desk with the files in force and the way to the feeds open. Raises ConfigError before anything is made."""
    with closing(Workers(preload=PRELOAD)) as workers:
        files, networks = Files(settings, workers), Networks.parse(settings.allow_networks)
        checked = await files.check()
        async with (
            open_desk(settings, utc_now, pages=True, watches=watches) as desk,
            open_feeds(networks, workers) as reader,
        ):
            await files.load(desk, checked)
            yield desk, files, reader, partial(draw, workers)


async def _read_pages(desk: Desk, reader: Reader) -> None:
    """Reads the pages that articles wait for, as long as patience lasts; the rest wait for the next round."""
    with suppress(TimeoutError):
        async with asyncio.timeout(_PAGE_PATIENCE):
            while await desk.pipeline.read_pages(reader.page):
                await desk.pipeline.pages_read()


def _stop_signal() -> asyncio.Event:
    """An event that the first SIGINT or SIGTERM sets."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop


async def _spread_first_polls(desk: Desk) -> None:
    """Spreads what was never polled over a minute at most, a second apart at most, feeds of one host far apart."""
    if desk.settings.poll_every is not None:
        return
    now, feeds = utc_now(), read_opml(desk.settings.feeds)
    apart = min(timedelta(seconds=1), _SPREAD / max(1, len(feeds)))
    mixed = sorted(feed.url for feed in feeds)
    mixed.sort(key=share_of)
    await desk.store.ask(Store.postpone, [(url, now + apart * place) for place, url in enumerate(mixed)])


def _greet(desk: Desk, carrier: Carrier) -> None:
    lists = ", ".join(watchlist.name for watchlist in desk.shelf.shared)
    say(f"Watching {lists}. State in {desk.settings.state}. Ctrl-C stops.")
    if carrier.terminal:
        say("Alerts appear here. For Telegram put BOT_TELEGRAM_TOKEN=… (from @BotFather) into .env and start again.")


@asynccontextmanager
async def _ticking(
    desk: Desk, files: Files, reader: Reader, carrier: Carrier, supervisor: Supervisor
) -> AsyncIterator[None]:
    """Lets everything happen that happens by the clock, and tells the supervisor when that begins and ends."""
    from bot.scheduler import Scheduler

    scheduler = Scheduler(_ticks(desk, files, reader, carrier, supervisor))
    scheduler.start()
    supervisor.tell("READY=1")
    try:
        yield
    finally:
        supervisor.tell("STOPPING=1")
        desk.pipeline.outbox.finish()
        await scheduler.stop()


def _ticks(desk: Desk, files: Files, reader: Reader, carrier: Carrier, supervisor: Supervisor) -> list[Tick]:
    """What happens how often. The supervisor hears of it as long as loop and store answer."""
    from bot.scheduler import Tick

    pipeline, heart = desk.pipeline, Heartbeat(desk.settings.heartbeat_url)

    async def poll() -> None:
        await pipeline.poll(utc_now(), reader)

    async def deliver() -> None:
        await pipeline.outbox.deliver(carrier, _CLOSELY)

    async def read_pages() -> None:
        await pipeline.read_pages(reader.page)

    async def mend() -> None:
        await pipeline.mend(utc_now())

    async def digests() -> None:
        await desk.digests.look(utc_now())

    async def reload() -> None:
        await files.reload(desk)

    async def tidy() -> None:
        await pipeline.tidy(utc_now())

    async def beat() -> None:
        if heart.is_due(utc_now()) and pipeline.good_round():
            await heart.beat(utc_now())

    async def live() -> None:
        await desk.store.ask(Store.owners)
        supervisor.tell("WATCHDOG=1")

    return [
        Tick("poll", 1, poll),
        Tick("deliver", 0.25, deliver),
        Tick("pages", 1, read_pages),
        Tick("digests", 1, digests),
        Tick("reload", 2, reload),
        Tick("mend", 1, mend),
        Tick("tidy", 10, tidy),
        Tick("heartbeat", 5, beat),
        Tick("feeds", 1800, pipeline.outbox.report_feeds),
        Tick("live", supervisor.every_seconds, live),
    ]


@asynccontextmanager
async def open_carrier(
    desk: Desk, reader: Reader, draw: Draw, *, listen: bool, json_lines: bool = False
) -> AsyncIterator[Carrier]:
    """Telegram when there is a token, else the terminal. `listen` also answers commands."""
    settings = desk.settings
    if not settings.telegram_token:
        from bot.terminal import Terminal

        yield Carrier(Terminal(settings.timezone, utc_now, json_lines=json_lines).send)
        return
    from bot.telegram.service import Connection

    async with Wire() as wire, Wire() as ear:
        connection = Connection(settings.telegram_token, wire.ask, ear.ask, settings.telegram_api)
        async with _telegram(desk, _staff(desk, reader, draw), connection, listen=listen) as carrier:
            yield carrier


@asynccontextmanager
async def _telegram(desk: Desk, staff: Staff, connection: Connection, *, listen: bool) -> AsyncIterator[Carrier]:
    from bot.telegram.service import TelegramService

    service = TelegramService(connection, staff, desk.settings.timezone, utc_now)
    await staff.editor.settle()
    await service.start(listen=listen)
    try:
        if listen and (code := await staff.actions.first_owner_code()):
            link = f"open https://t.me/{service.username}?start={code}"
            say(f"To become this bot's owner, {link if service.username else f'send it /start {code}'} in Telegram.")
        yield Carrier(service.send, service.turn, terminal=False)
    finally:
        await desk.pipeline.outbox.stop()
        await service.stop()
        staff.librarian.close()


def _staff(desk: Desk, reader: Reader, draw: Draw) -> Staff:
    """Those who do what people in chats ask for."""
    from bot.actions import Access, Actions
    from bot.editor import Editor
    from bot.librarian import Librarian
    from bot.scout import Scout
    from bot.telegram.talk import Staff

    settings = desk.settings
    return Staff(
        Actions(desk.store, lambda: desk.pipeline.watched, Access(settings.access, settings.owners), utc_now),
        Editor(desk.store, desk.shelf, settings.watchlists, utc_now),
        Librarian(settings.state, desk.rules, lambda: desk.pipeline.matcher, utc_now),
        Scout(desk.store, reader.discover, utc_now),
        desk.digests,
        draw,
    )
