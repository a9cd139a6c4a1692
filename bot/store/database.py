"""The database file: whose it is, how it is opened, and what to say when SQLite cannot use it."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlite_utils import Database

from bot.errors import StateError
from bot.store.schema import migrations

DATABASE = "ironwatch.db"
UNREADABLE = (sqlite3.DatabaseError, UnicodeDecodeError)  # the second where damage reached the words of an error
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000")
_DAMAGED = "it is damaged: `ironwatch once` or `run` sets it aside and saves what can be read"
_UNREACHED = "check who may write there with `ironwatch doctor`, or name another folder with --state"
_REMEDIES = {
    sqlite3.SQLITE_FULL: "make room on the disk",
    sqlite3.SQLITE_IOERR: "check the disk and its space",
    sqlite3.SQLITE_READONLY: _UNREACHED,
    sqlite3.SQLITE_CANTOPEN: _UNREACHED,
    sqlite3.SQLITE_PERM: _UNREACHED,
    sqlite3.SQLITE_BUSY: "end the program that holds it",
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
}


@contextmanager
def said(where: object) -> Iterator[None]:
    """Makes what the disk or the file does not let SQLite do a StateError that names `where` and what to do about it.

    A mistake of our own, such as a broken rule of a table, passes as it is: trying it again would not help.
    """
    try:
        yield
    except UNREADABLE as error:
        if _code(error) not in _REMEDIES:
            raise
        raise StateError(f"{where}: {error}; {_REMEDIES[_code(error)]}") from error


def beside(path: Path) -> tuple[Path, ...]:
    """The database file and what SQLite keeps beside it: they are moved and guarded together."""
    return tuple(path.with_name(path.name + end) for end in ("", "-wal", "-shm"))


def is_damage(error: Exception) -> bool:
    """Whether the file itself is broken, and not the disk, its space or who may use it."""
    return _code(error) in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def _code(error: Exception) -> int:
    """SQLite's primary result code; 0 for what Python's module says itself."""
    if isinstance(error, UnicodeDecodeError):
        return sqlite3.SQLITE_CORRUPT
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def open_own(folder: Path, like: Collection[str] = ()) -> Database:
    """Opens the database of a state folder for writing, private and brought up to date; makes it when there is none.

    `like` names the only migrations that it shall have, so that it fits the rows of an older one.
    Raises StateError, before anything is changed, for a file of another program or of a newer version.
    """
    path = folder / DATABASE
    with said(path):
        _touch(path)
        db = Database(path, execute_plugins=False)
        try:
            check_ours(db.conn, path)
            _make_private(path)
            for pragma in _PRAGMAS:
                db.execute(f"PRAGMA {pragma}").fetchall()
            migrations.apply(db, stop_before=_known().difference(like) if like else None)
        except (*UNREADABLE, StateError):
            db.close()
            raise
        return db


def _touch(path: Path) -> None:
    """Makes the file before SQLite does, for its owner only; what SQLite puts beside it gets the same rights."""
    if not path.exists():
        try:
            path.touch(0o600)
        except OSError as error:
            raise StateError(f"{path}: {error.strerror}; {_UNREACHED}") from error


def _make_private(path: Path) -> None:
    for each in beside(path):
        if each.exists() and each.stat().st_mode & 0o077:
            with suppress(PermissionError):  # somebody else's: `ironwatch doctor` names it
                each.chmod(0o600)


def applied(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The names of our migrations that a database has had; none for a database that is not ours."""
    known = connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = '_sqlite_migrations'").fetchone()[0]
    query = "SELECT name FROM _sqlite_migrations WHERE migration_set = ?"
    return tuple(name for (name,) in connection.execute(query, [migrations.name])) if known else ()


def check_ours(connection: sqlite3.Connection, path: Path) -> None:
    """Raises StateError unless the database is empty or was made by this version of ironwatch or an earlier one."""
    # A process that was killed at its first start leaves nothing but the list of its migrations.
    if not connection.execute("SELECT count(*) FROM sqlite_schema WHERE tbl_name <> '_sqlite_migrations'").fetchone()[
        0
    ]:
        return
    had = applied(connection)
    if not had:
        raise StateError(f"{path} belongs to another program and was left alone; name another folder with --state")
    if not _known().issuperset(had):
        raise StateError(
            f"{path} was written by a newer version of ironwatch and was left alone; install that version again,"
            " or restore a backup from before the upgrade"
        )


def is_current(connection: sqlite3.Connection) -> bool:
    """Whether a database of ours has had every migration of this version."""
    return _known().issubset(applied(connection))


def _known() -> frozenset[str]:
    """The names of all migrations of this version."""
    with closing(Database(memory=True, execute_plugins=False)) as empty:
        return frozenset(each.name for each in migrations.pending(empty))


class ReadOnly:
    """A look at the database of a state folder, beside a running `run`. Belongs to the thread that opened it.

    Raises StateError when the folder holds no database of ours, or one that cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / DATABASE
        if not self.path.exists():
            raise StateError(f"{folder} holds no news yet: `ironwatch once` brings some, --state names another folder")
        with said(self.path):
            self._db = connect_read_only(self.path)
            try:
                check_ours(self._db, self.path)
            except (*UNREADABLE, StateError):
                self._db.close()
                raise

    def close(self) -> None:
        """Lets go of the database. Nothing may be asked afterwards."""
        self._db.close()

    def _all(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with said(self.path):
            return self._db.execute(query, values).fetchall()

    def _one(self, query: str, *values: object) -> tuple[Any, ...] | None:
        return next(iter(self._all(query, *values)), None)


def connect_read_only(path: Path) -> sqlite3.Connection:
    """A connection that can change nothing, whatever it is asked to do."""
    connection = sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=ro", uri=True, isolation_level=None)
    connection.execute("PRAGMA busy_timeout=5000")
    return connection
