"""The shared watchlist files together: a broken one never silences, its last good version stays in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.core.query import Plans, compile_term
from bot.errors import ConfigError
from bot.model import Watchlist
from bot.store.files import check_shared, parse_watchlist, read_text, watchlist_paths, yaml_files

Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class SharedLists:
    """What a folder of watchlists came to: the `lists` in force and their `texts` by file name.

    `plans` are the trees of their terms. `kept` says what was wrong with files whose last good version stays, `lost`
    with those that have none.
    """

    lists: tuple[Watchlist, ...]
    texts: Mapping[str, str]
    plans: Plans
    kept: tuple[ConfigError, ...] = ()
    lost: tuple[ConfigError, ...] = ()


def read_shared(folder: Path, kept: Mapping[str, str]) -> SharedLists:
    """Reads every watchlist of a folder; for a broken one its text in `kept` (by file name) is taken, if it is there.

    Raises ConfigError when the folder cannot be read or holds no watchlist.
    """
    lists: dict[str, Watchlist] = {}
    texts: dict[str, str] = {}
    mended: list[ConfigError] = []
    lost: list[ConfigError] = []
    for path in watchlist_paths(folder):
        try:
            text = read_text(path)
            watchlist = _named_anew(parse_watchlist(text, str(path)), lists, path)
        except ConfigError as error:
            (mended if path.name in kept else lost).append(error)
            if path.name not in kept:
                continue
            text = kept[path.name]
            watchlist = parse_watchlist(text, f"{path} (kept)")
        lists.setdefault(watchlist.name, watchlist)
        texts[path.name] = text
    plans = {term: compile_term(term) for watchlist in lists.values() for term in watchlist.terms}
    return SharedLists(tuple(lists.values()), texts, plans, tuple(mended), tuple(lost))


def find_shared(folder: Path, name: str) -> tuple[Path, str]:
    """The file of a shared watchlist and its text. Raises ConfigError when there is none that can be read."""
    if found := shared_file(folder, name):
        return found
    raise ConfigError(name, "no file holds this watchlist now")


def shared_file(folder: Path, name: str) -> tuple[Path, str] | None:
    """The same, None when there is none. Raises ConfigError for a file that cannot be read and may be it."""
    for path in yaml_files(folder):
        text = read_text(path)
        if name in text and parse_watchlist(text, str(path)).name == name:
            return path.resolve(), text
    return None


def _named_anew(watchlist: Watchlist, known: Mapping[str, Watchlist], path: Path) -> Watchlist:
    check_shared(watchlist, str(path))
    if watchlist.name in known:
        raise ConfigError(str(path), f"another file is called {watchlist.name} already: choose another name")
    return watchlist


def stamp(*places: Path) -> Stamp:
    """When files and the watchlists of folders were changed last: equal stamps, nothing to read again."""
    paths = [path for place in places for path in (sorted(place.glob("*.yaml")) if place.is_dir() else [place])]
    return tuple((str(path), *_changed(path)) for path in paths)


def _changed(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        return (0, 0)
    return (status.st_mtime_ns, status.st_size)
