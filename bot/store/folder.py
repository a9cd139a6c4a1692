"""The state folder: made private, held by one process at a time."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bot.errors import StateError, StateLocked
from bot.store.database import DATABASE

_LOCK = "lock"
_PID_CHARS = 10
_OURS = (_LOCK, DATABASE, ".gitignore")


def make_folder(folder: Path) -> None:
    """Makes the folder if it is not there, for its owner only. Raises StateError when that is impossible.

    A folder that is there and holds nothing else is made private too; one that also serves others is left as it is.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if folder.stat().st_mode & 0o077 and all(each.name.startswith(_OURS) for each in folder.iterdir()):
            with suppress(PermissionError):  # somebody else's: `ironwatch doctor` names it
                folder.chmod(0o700)
    except OSError as error:
        raise StateError(f"{folder}: {error.strerror}; name another folder with --state or BOT_STATE") from error


@contextmanager
def hold(folder: Path) -> Iterator[None]:
    """Holds the folder while the block runs.

    Raises StateLocked at once when another process holds it. The kernel lets go when a process ends, however it ends.
    """
    make_folder(folder)
    try:
        handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    except OSError as error:
        raise StateError(f"{folder}: {error.strerror}; name another folder with --state or BOT_STATE") from error
    try:
        _lock(handle, folder)
        yield
    finally:
        os.close(handle)


def _lock(handle: int, folder: Path) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.pread(handle, _PID_CHARS, 0).decode("ascii", "replace").strip()
        raise StateLocked(str(folder), int(holder) if holder.isdecimal() else 0) from None
    with suppress(OSError):  # on a full disk it holds all the same, only it cannot name us
        os.pwrite(handle, f"{os.getpid():<{_PID_CHARS}}".encode(), 0)
