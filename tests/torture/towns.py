"""A town: its own Telegram, its own feeds, its own state folder, and the program that lives and dies there."""

from __future__ import annotations

import asyncio
import shutil
import signal
import sqlite3
from asyncio.subprocess import Process
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from botapi import Emulator, faults
from program import Program
from sqlite_utils import Database
from web import FeedServer

from bot.store.database import DATABASE
from bot.store.schema import migrations
from bot.store.store import Store
from torture.kills import Kill, first_kills
from torture.promises import Alerts, Commands, Promise

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
OWN = "watchlist: own\nterms:\n  - {term: Nothing, any: [Nothingever]}\n"
DAMAGE = "a damaged database"
PATIENCE = 20.0  # seconds until a life that does not reach its end is ended all the same
LAST_PATIENCE = 120.0


@dataclass(slots=True)
class Town:
    """One place. `kills` counts the ends of lives by where they came, `missed` those that came elsewhere."""

    emulator: Emulator
    feeds: FeedServer
    program: Program
    promises: tuple[Promise, ...]
    kills: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)
    looks: int = 0

    async def begin(self) -> None:
        """First lives, in which the tables are made; then the feed is known, and every reader follows it."""
        for kill in first_kills():
            await self._live(kill)
        self.program.settings["BOT_CRASH_AT"] = ""
        process = await self.program.start("run")
        await self.feeds.asked_again("/feed", 2)
        process.kill()
        await process.communicate()
        with closing(Store(self.program.folder / "state")) as store:
            for reader in Alerts.READERS:
                store.subscribe(reader, datetime.now(UTC))

    async def live(self, kill: Kill) -> None:
        """One life of the program: something to do, the end that was chosen, and a look at what it left behind."""
        for promise in self.promises:
            promise.ask(kill)
        await self._live(kill)

    async def _live(self, kill: Kill) -> None:
        self.program.settings["BOT_CRASH_AT"] = kill.crash_at
        process = await self.program.start("run")
        reached = await self._end(process, kill)
        (self.kills if reached else self.missed)[kill.name] += 1
        self._look()

    async def live_on(self) -> None:
        """A last life, until everything that was promised arrived."""
        self.program.settings.pop("BOT_CRASH_AT", None)
        process = await self.program.start("run")
        with suppress(TimeoutError):
            await self.emulator.wait_for(lambda: not self.unkept(), LAST_PATIENCE)
        process.send_signal(signal.SIGTERM)
        _, err = await process.communicate()
        self.broken += self.unkept()
        if process.returncode or self.broken:
            self.broken.append(f"the last life ended with {process.returncode}: {err.decode()[-2000:]}")
        self._look()

    def unkept(self) -> list[str]:
        """What is still owed."""
        return [what for promise in self.promises for what in promise.unkept()]

    async def _end(self, process: Process, kill: Kill) -> bool:
        """Waits for the end and brings it about where it has to come from outside; False when it came elsewhere."""
        self.emulator.faults.clear()
        reading = asyncio.create_task(process.communicate())
        if kill.step or kill.seconds:
            await asyncio.wait({reading}, timeout=kill.seconds or PATIENCE)
            reached = bool(kill.seconds) or process.returncode == -signal.SIGKILL
        else:
            rule = self.emulator.faults.add(faults.hang(accepted=True), "sendMessage")
            with suppress(TimeoutError):
                await self.emulator.wait_for(lambda: rule.struck, PATIENCE)
            reached = bool(rule.struck)
        if process.returncode is None:
            process.kill()
        _, err = await reading
        if process.returncode != -signal.SIGKILL:
            self.broken.append(f"a life ended by itself with {process.returncode}: {err.decode()[-2000:]}")
        return reached

    def _look(self) -> None:
        """Opens a copy of the database as the life left it: is it whole, and does it hold what was promised?"""
        state = self.program.folder / "state"
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
    folder.mkdir()
    async with Emulator(paced=False) as emulator, FeedServer() as feeds:
        alerts = Alerts(emulator, feeds, Random(seed))
        settings = {"BOT_TELEGRAM_TOKEN": emulator.token, "BOT_TELEGRAM_API": emulator.base_url}
        program = Program(folder, settings | {"BOT_ACCESS": "open", "BOT_POLL_EVERY": "0.5s", "BOT_OWNERS": "1"})
        for name, text in {"iron": QUARRY, "caves": CAVES, "own": OWN}.items():
            (folder / "watchlists" / f"{name}.yaml").write_text(text)
        program.poll(alerts.url)
        (folder / "state").mkdir(mode=0o700)
        if seed % 2:
            _make_first_version(folder / "state")
        yield Town(emulator, feeds, program, (alerts, Commands(emulator)))


def _make_first_version(state: Path) -> None:
    with closing(Database(state / DATABASE)) as database:
        migrations.apply(database, stop_before=migrations.pending(database)[1].name)
