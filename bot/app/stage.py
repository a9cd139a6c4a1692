"""Recorded days on a virtual clock: replay and demo."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from bot.app.desk import Desk, open_desk, subscribe_terminal, utc_now
from bot.config import Secret, Settings
from bot.errors import FetchError
from bot.feeds.opml import read_opml
from bot.feeds.parse import PRELOAD, parse
from bot.model import Feed, Response, Send, Validators, Watchlist
from bot.replay import Recording, VirtualClock, play, read_recording
from bot.store.files import read_watchlists
from bot.store.store import HeldBack, Store
from bot.tally import Tally
from bot.visits import Reader
from bot.workers import Workers

_HELD_SHOWN = 8


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
        await subscribe_terminal(desk, stage.clock())
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
