"""What people change in watchlists, as values: what they asked for, what a button offers, what was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model import Destination, Feed

OWN = "own"
"""What a chat calls the watchlist that is its own."""


class Deed(StrEnum):
    """What is done to a watchlist, and below that to a setting of a chat."""

    ADD = "add"
    EDIT = "edit"
    REMOVE = "remove"
    IMPORT = "import"
    FOLLOW = "follow"
    MUTE = "mute"
    ZONE = "zone"
    QUIET = "quiet"
    DIGEST = "digest"
    FEED = "feed"

    @property
    def is_setting(self) -> bool:
        """Whether a setting is changed, and no watchlist."""
        return self not in {Deed.ADD, Deed.EDIT, Deed.REMOVE, Deed.IMPORT}


@dataclass(frozen=True, slots=True)
class Draft:
    """A change that somebody asked for and nobody has made yet.

    `watchlist` is "own" or a shared list's name. A term comes with its `query`, an import with the list's new `text`.
    `tried` counts the ways to tighten the `asked` query that were shown. `by` names a member who proposes it to admins.
    """

    deed: Deed
    watchlist: str
    term: str = ""
    query: str = ""
    text: str = ""
    asked: str = ""
    tried: int = 0
    by: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A draft behind buttons, until the day after: `id` is in their codes, `done` says how it ended, empty if not."""

    id: str
    destination: Destination
    user: int
    at: datetime
    draft: Draft
    done: str = ""


@dataclass(frozen=True, slots=True)
class OwnList:
    """A chat's own list: the `name` that tells it from those of other chats, and its YAML; empty before the first."""

    name: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What was done, by whom and when: how the term read `was` and `now`, and the list's texts `before` and `after`.

    Of a setting, `term` is what was set (a list, an address, what is muted), `before` and `after` are JSON or empty.
    """

    chat: str
    user: int
    at: datetime
    watchlist: str
    deed: Deed
    term: str
    was: str
    now: str
    before: str
    after: str
    id: int = 0
    undone: bool = False
    topic: int = 0


@dataclass(frozen=True, slots=True)
class Unwanted:
    """An article that a chat was told of and does not want: its key, the term that brought it, who told it and how."""

    article: str
    term: str
    outlet: str
    title: str


@dataclass(frozen=True, slots=True)
class ChatFeed:
    """A feed that was added from a chat, and why it failed last, if it did."""

    feed: Feed
    error: str = ""


def is_own(name: str) -> bool:
    """Whether a watchlist in force is the own list of some chat."""
    return name.startswith(f"{OWN}:")


def called(name: str) -> str:
    """What people call a list by: its name, `own` for a chat's own."""
    return OWN if is_own(name) else name
