"""The one place that joins the rooms: what starts, in which order, and how it stops."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple
from zoneinfo import ZoneInfo

from bot import doctor
from bot.actions import Access, Actions, Checked, check_feed
from bot.backtest import Ground
from bot.changes import OwnList
from bot.config import Secret, Settings
from bot.core.likeness import WordCounts
from bot.core.match import Matcher
from bot.core.places import Gazetteer
from bot.core.tables import Tables
from bot.core.timetable import share_of
from bot.core.urls import Tracking
from bot.doctor import Finding, Place
from bot.editor import Editor
from bot.errors import ConfigError, FetchError, StateError, WorkerStopped
from bot.feeds.discover import discovering
from bot.feeds.guard import Networks
from bot.feeds.heartbeat import Heartbeat
from bot.feeds.opml import read_opml
from bot.feeds.page import read_page
from bot.feeds.parse import PRELOAD, parse
from bot.librarian import Librarian
from bot.model import TERMINAL, Carrier, Feed, Notice, Response, Send, Subscription, Validators, Watchlist
from bot.pipeline import IN_FLIGHT, Pipeline, Rules, Tally
from bot.replay import Recording, VirtualClock, play, read_recording
from bot.scout import Scout
from bot.shelf import Shelf, read_own
from bot.store.archive import Archive
from bot.store.backups import Restored, restore
from bot.store.damage import Rescue, rescue
from bot.store.database import DATABASE
from bot.store.files import read_watchlists
from bot.store.folder import hold
from bot.store.shared import SharedLists, Stamp, read_shared, stamp
from bot.store.store import HeldBack, Store
from bot.store.thread import StoreThread
from bot.supervisor import Supervisor
from bot.terminal import say
from bot.visits import Clock, Reader
from bot.workers import Workers

if TYPE_CHECKING:
    from bot.telegram.talk import Staff

DELIVER_SECONDS = 0.25
_SPREAD = timedelta(minutes=1)
_HELD_SHOWN = 8
_PAGE_PATIENCE = 10.0
_READ_SECONDS = 10.0  # for a changed file; 1 MiB of YAML takes about two

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

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
                yield Desk(settings, store, rules, pipeline, Shelf(pipeline.watch))
            finally:
                await pipeline.stop()
        finally:
            await store.close()


async def _tell_rescue(pipeline: Pipeline, rescued: Rescue) -> None:
    log.error("event=damaged set_aside=%s reason=%s", rescued.aside, rescued.why)
    saved = f"What could be read goes on (articles: {rescued.articles}, subscriptions: {rescued.subscriptions})."
    remedy = f"If more is missed: stop, then `ironwatch restore BACKUP`. The damaged one is {rescued.aside.name}."
    await pipeline.outbox.tell_owners("damaged", "database", Notice("The database was damaged", (saved, remedy)))


# ── the files that people edit ───────────────────────────────────────────────────────────────────────────────────────


class Files:
    """The watchlist files and the OPML: read at the start, and again when they change."""

    def __init__(self, settings: Settings, workers: Workers) -> None:
        self._settings = settings
        self._workers = workers
        self._stamp: Stamp = ()
        self._kept: dict[str, str] = {}

    def check(self) -> None:
        """Raises the first ConfigError before anything is made, unless an earlier run may have kept a good version."""
        if not (self._settings.state / DATABASE).exists():
            read_opml(self._settings.feeds)
            _raise_lost(read_shared(self._settings.watchlists, {}))

    async def load(self, desk: Desk) -> None:
        """Puts the files in force. Raises ConfigError when a watchlist is broken and no good version was kept."""
        self._stamp = self._now()
        feeds = read_opml(self._settings.feeds)
        shared = read_shared(self._settings.watchlists, await desk.store.ask(Store.kept_watchlists))
        _raise_lost(shared)
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

    async def _in_worker(self, read: Callable[[*Ts], T], *args: *Ts) -> T:
        """Reads a changed file in another process: a file of thousands of terms would hold up matching for seconds."""
        return await self._workers.run(read, *args, seconds=_READ_SECONDS)

    async def _put_in_force(self, desk: Desk, shared: SharedLists, feeds: tuple[Feed, ...]) -> None:
        now = utc_now()
        await desk.shelf.put_shared(shared.lists)
        for name, text in shared.texts.items():
            if self._kept.get(name) != text:
                await desk.store.ask(Store.keep_watchlist, name, text, now)
        self._kept = dict(shared.texts)
        await desk.store.ask(Store.sync_feeds, feeds, now)
        await _subscribe_terminal(desk, now)
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


def _raise_lost(shared: SharedLists) -> None:
    if shared.lost:
        raise shared.lost[0]


async def _subscribe_terminal(desk: Desk, now: datetime) -> None:
    """Without Telegram the terminal gets every list; with it the terminal is paused."""
    if desk.settings.telegram_token:
        await desk.store.ask(Store.close_destination, TERMINAL, "Telegram is connected")
        return
    for watchlist in desk.shelf.shared:
        await desk.store.ask(Store.subscribe, Subscription(TERMINAL, watchlist.name), now)


# ── the world outside ────────────────────────────────────────────────────────────────────────────────────────────────


@asynccontextmanager
async def open_feeds(networks: Networks, workers: Workers) -> AsyncIterator[Reader]:
    """The way to the feeds: one HTTP session behind the address guard, and worker processes that parse."""
    from bot.feeds.fetch import Fetcher

    async with Fetcher(networks) as fetcher:
        yield Reader(
            fetcher.fetch, partial(parse, workers), partial(read_page, fetcher, workers), discovering(fetcher, workers)
        )


@asynccontextmanager
async def open_carrier(desk: Desk, reader: Reader, *, listen: bool, json_lines: bool = False) -> AsyncIterator[Carrier]:
    """Telegram when there is a token, else the terminal. `listen` also answers commands."""
    settings = desk.settings
    if not settings.telegram_token:
        from bot.terminal import Terminal

        yield Carrier(Terminal(settings.timezone, utc_now, json_lines=json_lines).send)
        return
    from bot.telegram.service import Connection, TelegramService

    staff = _staff(desk, reader)
    service = TelegramService(
        Connection(settings.telegram_token, settings.telegram_api), staff, settings.timezone, utc_now
    )
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


def _staff(desk: Desk, reader: Reader) -> Staff:
    """Those who do what people in chats ask for."""
    from bot.telegram.talk import Staff

    settings = desk.settings
    return Staff(
        Actions(desk.store, lambda: desk.pipeline.watched, Access(settings.access, settings.owners), utc_now),
        Editor(desk.store, desk.shelf, settings.watchlists, utc_now),
        Librarian(settings.state, desk.rules, lambda: desk.pipeline.matcher, utc_now),
        Scout(desk.store, reader.discover, utc_now),
    )


# ── what people start ────────────────────────────────────────────────────────────────────────────────────────────────


async def run(settings: Settings, supervisor: Supervisor) -> None:
    """The service: polls, matches and delivers until it is told to stop (SIGINT or SIGTERM)."""
    stop = _stop_signal()
    async with _at_work(settings, watches=True) as (desk, files, reader):
        await _spread_first_polls(desk)
        async with open_carrier(desk, reader, listen=True) as carrier:
            _greet(desk, carrier)
            await desk.pipeline.poll(utc_now(), reader)
            async with _ticking(desk, files, reader, carrier, supervisor):
                await stop.wait()
            say("Stopping.")


async def once(settings: Settings, *, everything: bool, json_lines: bool) -> Tally:
    """One round over the feeds that are due (`everything`: over all), sends what may be sent now, and ends."""
    async with (
        _at_work(settings, watches=False) as (desk, _, reader),
        open_carrier(desk, reader, listen=False, json_lines=json_lines) as carrier,
    ):
        await desk.pipeline.mend(utc_now())
        await desk.pipeline.poll(utc_now(), reader, everything=everything)
        await desk.pipeline.settle()
        await _read_pages(desk, reader)
        if desk.pipeline.good_round():
            await desk.store.ask(Store.see, utc_now())
            await Heartbeat(settings.heartbeat_url).beat(utc_now())
        await desk.pipeline.outbox.report_feeds()
        await desk.pipeline.outbox.deliver_all(carrier)
        await desk.pipeline.tidy(utc_now())
        return desk.pipeline.tally


@asynccontextmanager
async def _at_work(settings: Settings, *, watches: bool) -> AsyncIterator[tuple[Desk, Files, Reader]]:
    """The desk with the files in force and the way to the feeds open. Raises ConfigError before anything is made."""
    with closing(Workers(preload=PRELOAD)) as workers:
        files, networks = Files(settings, workers), Networks.parse(settings.allow_networks)
        files.check()
        async with (
            open_desk(settings, utc_now, pages=True, watches=watches) as desk,
            open_feeds(networks, workers) as reader,
        ):
            await files.load(desk)
            yield desk, files, reader


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
    """Lets everything happen that happens by the clock, and tells the supervisor as long as loop and store answer."""
    from bot.scheduler import Scheduler, Tick

    pipeline, heart = desk.pipeline, Heartbeat(desk.settings.heartbeat_url)

    async def poll() -> None:
        await pipeline.poll(utc_now(), reader)

    async def deliver() -> None:
        await pipeline.outbox.deliver(utc_now(), carrier)

    async def read_pages() -> None:
        await pipeline.read_pages(reader.page)

    async def mend() -> None:
        await pipeline.mend(utc_now())

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

    scheduler = Scheduler(
        [
            Tick("poll", 1, poll),
            Tick("deliver", DELIVER_SECONDS, deliver),
            Tick("pages", 1, read_pages),
            Tick("reload", 2, reload),
            Tick("mend", 1, mend),
            Tick("tidy", 10, tidy),
            Tick("heartbeat", 5, beat),
            Tick("feeds", 1800, pipeline.outbox.report_feeds),
            Tick("live", supervisor.every_seconds, live),
        ]
    )
    scheduler.start()
    supervisor.tell("READY=1")
    try:
        yield
    finally:
        supervisor.tell("STOPPING=1")
        await scheduler.stop()


async def check_feeds(settings: Settings) -> None:
    """Asks every feed of the OPML once and prints how it answers; a bad one never ends the round."""
    from bot.terminal import show_checked

    feeds, networks = read_opml(settings.feeds), Networks.parse(settings.allow_networks)
    with closing(Workers(preload=PRELOAD)) as workers:
        async with open_feeds(networks, workers) as reader:
            checked = await _check_all(feeds, reader)
    show_checked(checked, utc_now())


async def find_feed(settings: Settings, url: str) -> Feed:
    """The feed at an address, or the one that the page there names. Raises ParseError when there is none."""
    with closing(Workers(preload=PRELOAD)) as workers:
        async with open_feeds(Networks.parse(settings.allow_networks), workers) as reader:
            return await reader.discover(url)


async def _check_all(feeds: Sequence[Feed], reader: Reader) -> list[Checked]:
    from bot.terminal import progress

    clock, slots = asyncio.get_running_loop().time, asyncio.Semaphore(IN_FLIGHT)
    with progress("Asking feeds", len(feeds)) as step:

        async def check(feed: Feed) -> Checked:
            async with slots:
                checked = await check_feed(feed, reader.fetch, reader.parse, clock)
            step()
            return checked

        return await asyncio.gather(*map(check, feeds))


# ── the archive ──────────────────────────────────────────────────────────────────────────────────────────────────────


@contextmanager
def open_ground(settings: Settings) -> Iterator[Ground]:
    """What questions to the archive stand on, beside a running `run`. Raises StateError, ConfigError."""
    with closing(Archive(settings.state)) as archive:
        shared = read_shared(settings.watchlists, archive.kept_watchlists())
        _raise_lost(shared)
        yield Ground(archive, shared.lists, Matcher(shared.lists), tables(), settings.fresh, utc_now())


def examine(settings: Settings, home: Path) -> tuple[Finding, ...]:
    """What may be wrong with this installation; `home` is where `.env` lies."""
    place = Place(settings.state, settings.watchlists, settings.feeds, home / ".env")
    return tuple(doctor.examine(place, utc_now()))


def bring_back(settings: Settings, backup: Path) -> Restored:
    """Puts a backup in the place of the database. Raises StateLocked, ConfigError, StateError."""
    with hold(settings.state):
        return restore(settings.state, backup, utc_now())


# ── recorded days ────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Played:
    """What a replay came to; `held` names some of what was held back, `failed` feeds with the reason."""

    tally: Tally
    feeds: int
    broken_lines: int
    held: tuple[HeldBack, ...]
    failed: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """What a recording is played on: the desk's settings, what is watched, the clock, and who is told."""

    settings: Settings
    watchlists: Sequence[Watchlist]
    clock: VirtualClock
    send: Send


async def replay(settings: Settings, paths: Sequence[Path], *, into: Path | None, json_lines: bool) -> Played:
    """Plays recordings through the pipeline into a state folder (`into`, else a temporary one)."""
    from bot.terminal import Terminal

    watchlists = read_watchlists(settings.watchlists)
    titles = {feed.url: feed for feed in read_opml(settings.feeds)} if settings.feeds.exists() else {}
    recording, clock = read_recording(paths, titles), VirtualClock()
    send = Terminal(settings.timezone, clock, json_lines=json_lines).send
    with _state_folder(into) as folder:
        silent = replace(settings, state=folder, telegram_token=Secret(""))
        return await _play(recording, Stage(silent, watchlists, clock, send))


async def demo(send: Send | None = None) -> Played:
    """Plays the bundled, invented news day in the terminal (or to `send`); needs no network, no token and no files."""
    from bot.terminal import Terminal

    data, clock, zone = Path(str(resources.files("bot") / "data")), VirtualClock(), ZoneInfo("Asia/Karachi")
    titles = {feed.url: feed for feed in read_opml(data / "demo.opml")}
    recording = read_recording([data / "demo.jsonl"], titles)
    broken = Response("https://echovalley.example/feed", (data / "demo-broken.xml").read_bytes())
    with _state_folder(None) as folder:
        settings, watchlists = Settings(state=folder, timezone=zone), read_watchlists(bundled_watchlists())
        return await _play(recording, Stage(settings, watchlists, clock, send or Terminal(zone, clock).send), broken)


def bundled_watchlists() -> Path:
    """The watchlists that ship with ironwatch: inside the installed package, or beside it in a checkout."""
    package = Path(str(resources.files("bot")))
    inside = package / "data" / "watchlists"
    return inside if inside.is_dir() else package.parent / "watchlists"


@contextmanager
def _state_folder(into: Path | None) -> Iterator[Path]:
    if into:
        yield into
        return
    with TemporaryDirectory(prefix="ironwatch-") as folder:
        yield Path(folder)


async def _play(recording: Recording, stage: Stage, first: Response | None = None) -> Played:
    """Plays a recording; before it, `first` is polled as the body of one more feed."""
    from bot.terminal import progress

    async with open_desk(stage.settings, stage.clock) as desk:
        await desk.shelf.put_shared(stage.watchlists)
        await _subscribe_terminal(desk, stage.clock())
        if first:
            await _poll_body(desk, first)
        await desk.store.ask(Store.sync_feeds, recording.feeds, stage.clock())
        with progress("Replaying", len(recording.entries)) as step:
            await play(recording, desk.pipeline, stage.clock, stage.send, step)
        held = await desk.store.ask(Store.held_back, _HELD_SHOWN)
        failed = await desk.store.ask(Store.failing)
        return Played(desk.pipeline.tally, len(recording.feeds), recording.broken, held, failed)


async def _no_page(_url: str) -> str:
    raise FetchError("a recording has no pages")


async def _poll_body(desk: Desk, response: Response) -> None:
    """Polls a feed whose server would answer with this response."""

    async def fetch(_url: str, _validators: Validators) -> Response:
        return response

    with closing(Workers(preload=PRELOAD)) as workers:
        await desk.store.ask(Store.sync_feeds, [Feed(response.url)], utc_now())
        await desk.pipeline.poll(utc_now(), Reader(fetch, partial(parse, workers), _no_page), everything=True)
        await desk.pipeline.settle()
