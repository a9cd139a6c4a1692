"""Files for people outside of the state folder: whole or not there at all, and for their owner only."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import mkstemp

from bot.errors import ConfigError


def write_papers(folder: Path, texts: Mapping[str, str]) -> None:
    """Writes texts by file name, in the place of older ones; makes the folder. Raises ConfigError when it cannot."""
    for name, text in texts.items():
        write_paper(folder / name, text.encode(), "--out")


def write_paper(path: Path, content: bytes, option: str) -> None:
    """Writes a file that this option names, in the place of an older one; makes its folder. Raises ConfigError."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(path, content)
    except OSError as error:
        raise ConfigError(str(path), f"cannot be written: {error.strerror}; name another one with {option}") from error


def _write(path: Path, content: bytes) -> None:
    handle, name = mkstemp(prefix=f".{path.name}.", dir=path.parent)  # is 0600 from the start
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(handle)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
