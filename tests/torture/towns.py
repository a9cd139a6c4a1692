"""A town: its own Telegram, its own feeds, its own state folder, and the program that lives and dies there."""

from __future__ import annotations

import asyncio
import shutil
import signal
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from botapi import Emulator, faults
from sqlite_utils import Database
from web import FeedServer

from bot.store.database import DATABASE
from bot.store.schema import migrations
from bot.store.store import Store
from torture.chats import Edits, Menus, Moves
from torture.kills import Kill, first_kills
from torture.nursery import LOG, begin, ended
from torture.promises import Alerts, Commands, Digests, Merges, Promise

QUARRY = """\
watchlist: quarry
terms:
  - {term: Zorvex, any: [Zorvex]}
"""
CAVES = """\
watchlist: caves
undecided: silent
terms:
  - {term: Morbex, ambiguous: [Morbex], with: [Quetta]}
"""
ROADS = """\
watchlist: roads
terms:
  - {term: attack on bus, query: (attack OR explosion OR bomber) AND (bus OR road)}
"""
OWN = "watchlist: {}\nterms:\n  - term: Nothingever\n    any: [Nothingever]\n"
DAMAGE = "a damaged database"
SETTINGS = {"BOT_ACCESS": "open", "BOT_POLL_EVERY": "0.5s", "BOT_ALLOW_NETWORKS": "127.0.0.0/8"}
PATIENCE = 40.0  # seconds until a life that does not reach its end is ended all the same
LAST_PATIENCE = 300.0


@dataclass(slots=True)
class Town:
    """One place. `kills` counts the ends of lives by where they came, `missed` those that came elsewhere."""

    folder: Path
    emulator: Emulator
    feeds: FeedServer
    settings: dict[str, str]
    promises: tuple[Promise, ...]
    kills: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)
    looks: int = 0

    async def begin(self) -> None:
        """First lives, in which the tables are made; then the feed is known, and every reader follows it."""
        for kill in first_kills():
            await self._live(kill)
        process = begin(self.folder, self.settings)
        async with asyncio.timeout(PATIENCE):
            await self.feeds.asked_again("/feed", 2)
        process.kill()
        await ended(process)
        with closing(Store(self.folder / "state")) as store:
            for reader in (*Alerts.READERS, Merges.READER, *Moves.READERS, Menus.READER):
                store.subscribe(reader, datetime.now(UTC))

    async def live(self, kill: Kill) -> None:
        """One life of the program: something to do, the end that was chosen, and a look at what it left behind."""
        for promise in self.promises:
            promise.ask(kill)
        await self._live(kill)

    async def live_on(self) -> None:
        """A last life, until everything that was promised arrived."""
        process = begin(self.folder, self.settings)
        with suppress(TimeoutError):
            await self.emulator.wait_for(lambda: not self.unkept(), LAST_PATIENCE)
        process.terminate()
        await ended(process)
        self.broken += self.unkept()
        if process.exitcode or self.broken:
            self.broken.append(f"the last life ended with {process.exitcode}: {self._log()}")
        self._look()

    def unkept(self) -> list[str]:
        """What is still owed."""
        return [what for promise in self.promises for what in promise.unkept()]

    async def _live(self, kill: Kill) -> None:
        self.emulator.faults.clear()
        process = begin(self.folder, self.settings, kill.crash_at)
        reached = await self._end(process, kill)
        process.kill()
        await ended(process)
        (self.kills if reached else self.missed)[kill.name] += 1
        if process.exitcode != -signal.SIGKILL:
            self.broken.append(f"a life ended by itself with {process.exitcode}: {self._log()}")
        self._look()

    async def _end(self, process: BaseProcess, kill: Kill) -> bool:
        """Waits for the moment of the kill, or for the kill itself; False when it did not come."""
        if kill.step:
            return await ended(process, PATIENCE) and process.exitcode == -signal.SIGKILL
        if kill.seconds:
            return not await ended(process, kill.seconds)
        rule = self.emulator.faults.add(faults.hang(accepted=True), "sendMessage")
        with suppress(TimeoutError):
            await self.emulator.wait_for(lambda: rule.struck, PATIENCE)
        return bool(rule.struck)

    def _log(self) -> str:
        return (self.folder / LOG).read_text()[-2000:]

    def _look(self) -> None:
        """Opens a copy of the database as the life left it: is it whole, and does it hold what was promised?"""
        state = self.folder / "state"
        if not (state / DATABASE).exists():
            return
        with TemporaryDirectory() as folder:
            for path in state.glob(f"{DATABASE}*"):
                if not path.name.endswith("-shm"):
                    shutil.copy(path, folder)
            with closing(sqlite3.connect(Path(folder) / DATABASE)) as database:
                self.looks += 1
                self.broken += _damage(database)
                self.broken += [what for promise in self.promises for what in promise.broken(database)]


def _damage(database: sqlite3.Connection) -> list[str]:
    whole = database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    loose = database.execute("PRAGMA foreign_key_check").fetchall()
    return [] if whole and not loose else [DAMAGE]


@asynccontextmanager
async def found(folder: Path, seed: int) -> AsyncIterator[Town]:
    """A new town. Every second one starts with the tables of the first version."""
    async with Emulator(paced=False) as emulator, FeedServer() as feeds:
        alerts = Alerts(emulator, feeds, Random(seed))
        merges = Merges(emulator, feeds)
        _build(folder, alerts.url, merges.url)
        if seed % 2:
            _make_first_version(folder / "state")
        telegram = {"BOT_TELEGRAM_TOKEN": emulator.token, "BOT_TELEGRAM_API": emulator.base_url, "BOT_OWNERS": "1"}
        chats = Commands(emulator), Menus(emulator), Edits(emulator, folder / "watchlists"), Moves(emulator)
        promises = (alerts, merges, Digests(emulator, folder / "state"), *chats)
        yield Town(folder, emulator, feeds, SETTINGS | telegram, promises)


def _build(folder: Path, *urls: str) -> None:
    """The files that people write: watchlists, and the feeds."""
    lists = folder / "watchlists"
    lists.mkdir(parents=True)
    (folder / "state").mkdir(mode=0o700)
    own = {name: OWN.format(name) for name in (*Commands.LISTS, Menus.LIST, Moves.LIST)}
    for name, text in {"quarry": QUARRY, "caves": CAVES, "roads": ROADS, Edits.LIST: Edits.TEXT, **own}.items():
        (lists / f"{name}.yaml").write_text(text)
    outlines = "".join(f'<outline text="Paper {number}" xmlUrl="{url}"/>' for number, url in enumerate(urls))
    (lists / "feeds.opml").write_text(f'<opml version="2.0"><body>{outlines}</body></opml>')


def _make_first_version(state: Path) -> None:
    with closing(Database(state / DATABASE)) as database:
        migrations.apply(database, stop_before=migrations.pending(database)[1].name)
