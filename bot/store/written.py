"""A watchlist as the YAML text that a person would write: short lists in brackets, long queries folded."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from textwrap import wrap

from bot.model import Context, Priority, Term, Undecided, Watchlist
from bot.store.files import CONTEXT_KEYS, TERM_KEYS

Value = str | tuple[str, ...]

_WIDTH = 120
_INDENT = 2

# What YAML takes for text as it stands: alone on its line, and in a list in brackets
_PLAIN = re.compile(r"[\w(=“‘«](?:[^\s:#]|:(?=\S)|(?<=\S)#| (?=\S))*")
_PLAIN_ITEM = re.compile(r"[\w=“‘«(](?:[^\s:#,\[\]{}\"]| (?=\S))*")


def watchlist_text(watchlist: Watchlist) -> str:
    """The text of a file that reads back as this list."""
    head = {"watchlist": watchlist.name, "title": watchlist.title, "about": watchlist.about}
    lines = [*_fields(head, 0), *_context_lines(watchlist.context)]
    undecided = "" if watchlist.undecided is Undecided.TRUSTED else watchlist.undecided.value
    lines += _fields({"undecided": undecided, "trusted": watchlist.trusted}, 0)
    lines.append("terms:")
    for term in watchlist.terms:
        lines += term_lines(term, _INDENT)
    return "\n".join(lines) + "\n"


def term_lines(term: Term, column: int) -> list[str]:
    """The lines of a term among others, its dash in this column."""
    lines = _fields({key: value_of(term, key) for key in TERM_KEYS}, column + _INDENT)
    return [" " * column + "- " + lines[0].lstrip(), *lines[1:]]


def value_of(term: Term, key: str) -> Value:
    """What stands at a key of a term; empty when that may be left out."""
    if key == "term":
        return term.name
    if key == "priority":
        return "" if term.priority is Priority.NORMAL else term.priority.value
    if key == "undecided":
        return term.undecided.value if term.undecided else ""
    value: Value = getattr(term, "with_" if key == "with" else key)
    return value


def field_lines(key: str, value: Value, column: int) -> list[str]:
    """The lines of a key and its value, the key in this column."""
    head, inner = f"{' ' * column}{key}: ", " " * (column + _INDENT)
    if isinstance(value, tuple):
        items = [f"{_scalar(item, _PLAIN_ITEM)}," for item in value]
        return list(_filled([*items[:-1], items[-1].removesuffix(",") + "]"], head + "[", inner))
    line = head + _scalar(value, _PLAIN)
    if len(line) <= _WIDTH or " ".join(value.split()) != value:
        return [line]
    return [
        f"{head}>-",
        *(inner + part for part in wrap(value, _WIDTH - len(inner), break_long_words=False, break_on_hyphens=False)),
    ]


def _fields(values: Mapping[str, Value], column: int) -> list[str]:
    return [line for key, value in values.items() if value for line in field_lines(key, value, column)]


def _context_lines(context: Context) -> list[str]:
    lines = _fields({key: getattr(context, key) for key in CONTEXT_KEYS}, _INDENT)
    return ["context:", *lines] if lines else []


def _scalar(text: str, plain: re.Pattern[str]) -> str:
    return text if plain.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _filled(words: Iterable[str], head: str, inner: str) -> Iterator[str]:
    line, is_empty = head, True
    for word in words:
        if not is_empty and len(line) + 1 + len(word) > _WIDTH:
            yield line
            line, is_empty = inner, True
        line, is_empty = line + ("" if is_empty else " ") + word, False
    yield line
