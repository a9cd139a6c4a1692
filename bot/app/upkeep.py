"""Questions to the archive, and care of the state folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import tzinfo
from pathlib import Path

from bot import doctor
from bot.app.desk import tables, utc_now
from bot.app.files import raise_lost
from bot.backtest import Ground
from bot.config import Settings
from bot.core.match import Matcher
from bot.digests import Press
from bot.doctor import Finding, Place
from bot.errors import WorkerStopped
from bot.model import Chart
from bot.picture import draw
from bot.store.archive import Archive
from bot.store.backups import Restored, restore
from bot.store.chronicles import Chronicles
from bot.store.folder import hold
from bot.store.shared import read_shared
from bot.workers import Workers


@contextmanager
def open_ground(settings: Settings) -> Iterator[Ground]:
    """What questions to the archive stand on, beside a running `run`. Raises StateError, ConfigError."""
    with closing(Archive(settings.state)) as archive:
        shared = read_shared(settings.watchlists, archive.kept_watchlists())
        raise_lost(shared)
        yield Ground(archive, shared.lists, Matcher(shared.lists), tables(), settings.fresh, utc_now())


@contextmanager
def open_press(settings: Settings) -> Iterator[Press]:
    """What digests are made on, beside a running `run`. Raises StateError, ConfigError."""
    with closing(Chronicles(settings.state)) as archive:
        shared = read_shared(settings.watchlists, archive.kept_watchlists())
        raise_lost(shared)
        yield Press.of(archive, shared.lists, settings.timezone)


async def draw_chart(chart: Chart, zone: tzinfo) -> bytes:
    """The chart of days in this zone as PNG. Raises WorkerStopped when it cannot be drawn; the log says why."""
    with closing(Workers(1)) as workers:
        drawn = await draw(workers, chart, zone)
    if drawn is None:
        raise WorkerStopped("no picture could be drawn")
    return drawn


def examine(settings: Settings, home: Path) -> tuple[Finding, ...]:
    """What may be wrong with this installation; `home` is where `.env` lies."""
    place = Place(settings.state, settings.watchlists, settings.feeds, home / ".env")
    return tuple(doctor.examine(place, utc_now()))


def bring_back(settings: Settings, backup: Path) -> Restored:
    """Puts a backup in the place of the database. Raises StateLocked, ConfigError, StateError."""
    with hold(settings.state):
        return restore(settings.state, backup, utc_now())
