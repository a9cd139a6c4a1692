"""Changes to a watchlist file that leave every other line as it is, byte for byte."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from stat import S_IMODE
from tempfile import mkstemp

from bot.errors import ConfigError
from bot.model import Term, Watchlist
from bot.store.files import TERM_KEYS, check_shared, parse_watchlist, read_text
from bot.store.nodes import Items, Node, Pairs, Text, shown
from bot.store.shared import shared_file
from bot.store.written import field_lines, term_lines, value_of, watchlist_text

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_FILE_NAME = re.compile(r"[^\W_][\w-]*")
_NEW_MODE = 0o644
_OPENED = re.compile(r"\s*-\s+$")


def rewrite(path: Path, edit: Callable[[str], str]) -> Watchlist:
    """Changes a watchlist file, wholly or not at all, and gives the new list; a link goes on pointing to the file.

    Raises ConfigError for what `edit` refuses or makes wrong, and when somebody else changed the file meanwhile.
    """
    real = path.resolve()
    before = read_text(real)
    after = edit(before)
    watchlist = parse_watchlist(after, str(path))
    _replace(real, before.encode(), after.encode())
    return watchlist


@dataclass(frozen=True, slots=True)
class Saved:
    """A watchlist that was brought in: the file that holds it now, and what that held before."""

    path: Path
    before: Watchlist | None
    after: Watchlist


def save_watchlist(folder: Path, text: str, where: str) -> Saved:
    """Puts a watchlist into a folder: over the file of the list of that name, else into a new one called after it.

    Raises ConfigError for a mistake in the text or in the file that it would replace, and when it fits no file.
    """
    after = parse_watchlist(text, where)
    check_shared(after, where)
    if found := shared_file(folder, after.name):
        path, old = found
        rewrite(path, lambda _: text)
        return Saved(path, parse_watchlist(old, str(path)), after)
    if not _FILE_NAME.fullmatch(after.name):
        raise ConfigError(where, "a list can be a file only if its name is letters, digits, - and _: rename it")
    path = folder / f"{after.name}.yaml"
    if path.exists():
        raise ConfigError(str(path), "is there already and holds another list: rename one of them")
    _replace(path, None, text.encode())
    return Saved(path, None, after)


def with_term(text: str, where: str, term: Term, instead: str = "") -> str:
    """The text of a watchlist file with a term for the one called `instead`, else for its namesake, else at the end.

    Of a term that was there only the keys that change are written anew. Raises ConfigError at `where` when the file is
    wrong or laid out so that only a person can change it, and one about the term when that is wrong.
    """
    before, term = parse_watchlist(text, where), _read_back(term)
    old, layout = _named(before, instead or term.name), _Layout(text, where)
    if old is None:
        return _first_right(layout.added(term), replace(before, terms=(*before.terms, term)), where)
    terms = tuple(term if each is old else each for each in before.terms)
    return _first_right(layout.changed(old, term), replace(before, terms=terms), where)


def without_term(text: str, where: str, name: str) -> str:
    """The text of a watchlist file without a term.

    Raises ConfigError as `with_term` does, and when there is no such term or no other.
    """
    before = parse_watchlist(text, where)
    old = _named(before, name)
    if old is None:
        raise ConfigError(where, f"there is no term called {shown(name)}")
    if len(before.terms) == 1:
        raise ConfigError(where, f"{old.name} is the only term, and a watchlist needs one: delete the file instead")
    terms = tuple(each for each in before.terms if each is not old)
    return _first_right(_Layout(text, where).removed(old), replace(before, terms=terms), where)


def _read_back(term: Term) -> Term:
    """The term as a file would hold it. Raises ConfigError when no file could."""
    try:
        return parse_watchlist(watchlist_text(Watchlist("one", (term,))), "").terms[0]
    except ConfigError as error:
        raise ConfigError(f"the term {shown(term.name)}", error.what) from None


def _named(watchlist: Watchlist, name: str) -> Term | None:
    return next((term for term in watchlist.terms if term.name.casefold() == name.casefold()), None)


def _first_right(texts: Iterator[str], wanted: Watchlist, where: str) -> str:
    """The first text that reads back as what is wanted: nothing else is ever written."""
    for text in texts:
        with suppress(ConfigError):
            if parse_watchlist(text, where) == wanted:
                return text
    raise ConfigError(where, "the lines of this term are laid out so that only a person can change them: edit the file")


class _Layout:
    """Where the terms of a watchlist text stand in its lines."""

    def __init__(self, text: str, where: str) -> None:
        from bot.store.yamltext import read_nodes  # late, as in `files`

        self._lines = _LINE.findall(text)
        self._end = "\r\n" if self._lines[0].endswith("\r\n") else "\n"
        self._is_open = not text.endswith(("\r", "\n"))
        if self._is_open:
            self._lines[-1] += self._end
        self._terms = [each for each in _terms(read_nodes("".join(self._lines), where)) if isinstance(each, Pairs)]

    def changed(self, old: Term, new: Term) -> Iterator[str]:
        """The text with a term changed: key by key, else as a whole."""
        node = self._node(old)
        lines, place = [], 0
        edits = [edit for key in TERM_KEYS for edit in self._key(node, key, old, new)]
        for first, last, written in sorted(edits, key=lambda edit: edit[:2]):
            lines += [*self._lines[place:first], *written]
            place = last
        yield self._joined([*lines, *self._lines[place:]])
        yield self._spliced(node.line - 1, self._after(node), term_lines(new, self._dash(node)))

    def added(self, term: Term) -> Iterator[str]:
        """The text with a term behind the last, parted from it as that one is from the one before."""
        last = self._terms[-1]
        place = self._after(last)
        is_apart = len(self._terms) > 1 and not self._lines[last.line - 2].strip()
        yield self._spliced(place, place, [*([""] if is_apart else []), *term_lines(term, self._dash(last))])

    def removed(self, term: Term) -> Iterator[str]:
        """The text without a term."""
        node = self._node(term)
        yield self._spliced(node.line - 1, self._after(node), [])

    def _node(self, term: Term) -> Pairs:
        names = ((node, value) for node in self._terms for key, value in node.pairs if key.text == "term")
        return next(node for node, value in names if isinstance(value, Text) and value.text.strip() == term.name)

    def _key(self, node: Pairs, key: str, old: Term, new: Term) -> Iterator[tuple[int, int, list[str]]]:
        """What to write over which lines so that a key has its new value; nothing if it has."""
        value = value_of(new, key)
        if value == value_of(old, key):
            return
        column = node.pairs[0][0].column
        places = {each.text: (each, inner) for each, inner in node.pairs}
        written = self._ended(field_lines(key, value, column)) if value else []
        if key in places:
            name, inner = places[key]
            before = self._lines[name.line - 1][: name.column]
            if written and _OPENED.match(before):
                written[0] = before + written[0].lstrip()
            yield name.line - 1, self._after(inner), written
            return
        earlier = [places[each] for each in TERM_KEYS[: TERM_KEYS.index(key)] if each in places]
        place = max((self._after(inner) for _, inner in earlier), default=node.line - 1)
        yield place, place, written

    def _dash(self, node: Pairs) -> int:
        line = self._lines[node.line - 1]
        return len(line) - len(line.lstrip())

    def _after(self, node: Node) -> int:
        """How many lines there are up to the last one of a node."""
        end = node.end
        while not self._lines[end - 1].strip():
            end -= 1
        return end

    def _spliced(self, first: int, last: int, lines: list[str]) -> str:
        return self._joined([*self._lines[:first], *self._ended(lines), *self._lines[last:]])

    def _joined(self, lines: list[str]) -> str:
        """The lines as one text, which ends without a line end if it did and its last line is the same."""
        text = "".join(lines)
        return text.removesuffix(self._end) if self._is_open and lines[-1] is self._lines[-1] else text

    def _ended(self, lines: list[str]) -> list[str]:
        return [line + self._end for line in lines]


def _terms(node: Node) -> tuple[Node, ...]:
    pairs = node.pairs if isinstance(node, Pairs) else ()
    return next((value.items for key, value in pairs if key.text == "terms" and isinstance(value, Items)), ())


def _replace(path: Path, before: bytes | None, after: bytes) -> None:
    """Puts new bytes in the place of those that were read (None: where no file was), unless that changed meanwhile."""
    try:
        handle, name = mkstemp(prefix=f".{path.name}.", dir=path.parent)
        new = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(after)
                file.flush()
                os.fsync(handle)
            new.chmod(_NEW_MODE if before is None else S_IMODE(path.stat().st_mode))
            if (path.read_bytes() if path.exists() else None) != before:
                raise ConfigError(str(path), "was changed meanwhile: look at it and make your change again")
            new.replace(path)
        finally:
            new.unlink(missing_ok=True)
    except OSError as error:
        raise ConfigError(str(path), f"cannot be written: {error.strerror}") from error
