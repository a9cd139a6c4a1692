"""What is watched."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Priority(StrEnum):
    """How loud a term may be. A ceiling, not a promise: quiet news of an urgent term still arrives silently."""

    URGENT = "urgent"
    NORMAL = "normal"
    DIGEST = "digest"

    @property
    def rank(self) -> int:
        """0 for the most urgent, so that it sorts first."""
        return tuple(Priority).index(self)


class Undecided(StrEnum):
    """What follows when an ambiguous alias stands without its context and no page can decide."""

    TRUSTED = "trusted"
    ALERT = "alert"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Context:
    """The published piece that a watchlist came from; every alert of the list links to it."""

    title: str = ""
    author: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """One watched thing. `any` and `query` always count; `ambiguous` only with `with_` and without `without`."""

    name: str
    priority: Priority = Priority.NORMAL
    any: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    with_: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    query: str = ""
    note: str = ""
    passage: str = ""
    undecided: Undecided | None = None


@dataclass(frozen=True, slots=True)
class Watchlist:
    """A named set of terms with one context. `trusted` are parts of outlets or hosts whose undecided hits alert."""

    name: str
    terms: tuple[Term, ...]
    title: str = ""
    about: str = ""
    context: Context = Context()
    undecided: Undecided = Undecided.TRUSTED
    trusted: tuple[str, ...] = ()
