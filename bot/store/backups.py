"""Copies of the database for bad days: made and checked beside a running `run`, and brought back in its place."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import mkstemp

from bot.errors import ConfigError, StateError
from bot.store import rows
from bot.store.damage import damage, set_aside
from bot.store.database import DATABASE, UNREADABLE, ReadOnly, applied, check_ours, connect_read_only, said


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back: how many articles, the last of them seen when; `aside` is what the database before is called."""

    articles: int
    newest: datetime | None
    aside: Path | None


def back_up(folder: Path, target: Path) -> int:
    """Copies the database as it stands at one moment to a file of its own, and says how many bytes that took.

    The file appears whole and checked, or not at all; an older backup of that name is replaced. Raises ConfigError for
    a name that holds anything else, StateError when there is nothing to copy, or what there is is damaged.
    """
    if target.exists():
        _check_replaceable(target, folder / DATABASE)
    with closing(ReadOnly(folder)) as source, _copied(source.path, target) as copy:
        copy.replace(target)
        _sync(target.parent)
    return target.stat().st_size


def restore(folder: Path, source: Path, now: datetime) -> Restored:
    """Puts a backup in the place of the database, which is set aside. Call it while the folder is held.

    What was still to be sent when the backup was made may have been sent since: it is marked so. Raises ConfigError
    for a file that is no backup, StateError for one that is damaged, before anything is changed.
    """
    path = folder / DATABASE
    _check_ours(source, "no backup of ironwatch; name a file that `ironwatch backup` wrote")
    if path.exists() and path.samefile(source):
        raise ConfigError(str(source), "this is the database itself; name a backup")
    with _copied(source, path) as copy:
        articles, newest = _mark(copy)
        aside = set_aside(path, "replaced", now) if path.exists() else None
        copy.rename(path)
        _sync(folder)
    return Restored(articles, rows.moment_or_none(newest), aside)


def _check_replaceable(target: Path, live: Path) -> None:
    if live.exists() and target.samefile(live):
        raise ConfigError(str(target), "this is the database itself; name another file")
    _check_ours(target, "there is something else already; name another file")


def _check_ours(path: Path, otherwise: str) -> None:
    """Raises ConfigError for what is no database of ours, StateError for one of a newer version."""
    try:
        with closing(connect_read_only(path)) as connection:
            had = applied(connection)
            check_ours(connection, path)
    except UNREADABLE:
        had = ()
    if not had:
        raise ConfigError(str(path), otherwise)


@contextmanager
def _copied(source: Path, target: Path) -> Iterator[Path]:
    """A checked, private copy beside the target under another name, gone after the block unless it was renamed."""
    try:
        handle, name = mkstemp(dir=target.parent, prefix=f"{target.name}.partial-")
    except OSError as error:
        raise ConfigError(str(target), f"{error.strerror}; name another file") from error
    os.close(handle)
    copy = Path(name)
    try:
        with said(target), closing(connect_read_only(source)) as old, closing(sqlite3.connect(copy)) as new:
            old.backup(new)
            new.execute("PRAGMA journal_mode=DELETE")  # one file, which can be read where nothing may be written
        if fault := damage(copy):
            raise StateError(f"{source} is damaged and was not copied: {fault}")
        yield copy
    finally:
        copy.unlink(missing_ok=True)


def _mark(copy: Path) -> tuple[int, float | None]:
    """Marks what may have been sent since, and counts what there is."""
    with said(copy), closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute(  # edits repeat, so they are never in doubt
            "UPDATE deliveries SET state = 'ambiguous' WHERE state IN ('pending', 'sending') AND kind != 'revision'"
        )
        found: tuple[int, float | None] = connection.execute("SELECT count(*), max(seen) FROM articles").fetchone()
    return found


def _sync(folder: Path) -> None:
    """Makes the renaming last, whatever happens to the power."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
