"""A damaged database: set aside as it is, and what can still be read of it saved into a new one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.errors import StateError
from bot.store.database import (
    DATABASE,
    UNREADABLE,
    applied,
    beside,
    check_ours,
    connect_read_only,
    is_damage,
    open_own,
    said,
)
from bot.store.words import fill

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Rescue:
    """A damaged database that was set aside, what was wrong with it, and what the new one holds of it."""

    aside: Path
    why: str
    articles: int
    subscriptions: int


def rescue(folder: Path, now: datetime) -> Rescue | None:
    """Looks whether the database of a folder is damaged; if so sets it aside and begins a new one with what it held.

    Call it while the folder is held and before the store is opened. Raises StateError as opening the store does.
    """
    path = folder / DATABASE
    why = damage(path) if path.exists() else ""
    if not why:
        return None
    aside = set_aside(path, "damaged", now)
    with said(path), closing(connect_read_only(aside)) as old, closing(open_own(folder, like=_applied(old))) as new:
        _save(old, new.conn)
        counts = [new.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("articles", "subscriptions")]  # noqa: S608
    return Rescue(aside, why, *counts)


def damage(path: Path) -> str:
    """What is wrong with a database file, in SQLite's words; empty when nothing is. Raises StateError."""
    with said(path), closing(sqlite3.connect(path)) as connection:
        try:
            check_ours(connection, path)
            found: str = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        except UNREADABLE as error:
            if is_damage(error):
                return str(error)
            raise
    return "" if found == "ok" else " ".join(found.split())


def set_aside(path: Path, why: str, now: datetime) -> Path:
    """Renames a database with all that belongs to it, and says to what. Nothing is ever overwritten."""
    aside = path.with_name(f"{path.name}.{why}-{now:%Y%m%dT%H%M%SZ}")
    if aside.exists():
        raise StateError(f"{aside} is there already; move it away")
    for each, target in zip(beside(path), beside(aside), strict=True):
        if each.exists():
            each.rename(target)
    return aside


def _applied(old: sqlite3.Connection) -> tuple[str, ...]:
    """The migrations that a damaged database has had, as far as it still knows."""
    with suppress(*UNREADABLE):
        return applied(old)
    return ()


def _save(old: sqlite3.Connection, new: sqlite3.Connection) -> None:
    """Copies every row that can be read and keeps the rules of its table; then makes the full-text index."""
    old.text_factory = lambda raw: raw.decode("utf-8", "replace")
    # in the order in which they were made, so that what a row points to is there before it
    tables = new.execute(
        "SELECT list.name, wr FROM pragma_table_list AS list JOIN sqlite_master AS made USING (name)"
        " WHERE list.type = 'table' AND list.name NOT GLOB '*sqlite_*' ORDER BY made.rowid"
    ).fetchall()
    with new:
        for table, without_rowid in tables:
            _save_table(old, new, table, "1" if without_rowid else "rowid")
        fill(new)


def _save_table(old: sqlite3.Connection, new: sqlite3.Connection, table: str, order: str) -> None:
    columns = [name for (name,) in new.execute("SELECT name FROM pragma_table_info(?)", [table])]
    into = f"INSERT OR IGNORE INTO {table} VALUES ({','.join('?' * len(columns))})"  # noqa: S608 - our own tables
    for row in _readable(old, f"SELECT {','.join(columns)} FROM {table} ORDER BY {order}"):  # noqa: S608
        with suppress(sqlite3.IntegrityError):
            new.execute(into, row)


def _readable(old: sqlite3.Connection, query: str) -> Iterator[Row]:
    """The rows before the first damage, and those behind the last, which are found from the other end."""
    for end in (" ASC", " DESC"):
        try:
            yield from old.execute(query + end)
        except UNREADABLE:
            continue
        return
