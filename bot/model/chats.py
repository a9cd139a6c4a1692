"""Who is told: destinations, what they wish, and what people say there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, tzinfo
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Heard:
    """Something a person said or pressed, by Telegram's number, in Telegram's JSON.

    `done`: what it asked for was written by a process that died before it could answer.
    """

    number: int
    body: str
    done: bool = False


@dataclass(frozen=True, slots=True)
class Destination:
    """A chat, or one topic of a forum. The terminal is the chat "terminal"."""

    chat: str
    topic: int = 0


TERMINAL = Destination("terminal")


class Mode(StrEnum):
    """When a subscription's alerts are delivered: at once, each full hour in one message, or once a day in one."""

    INSTANT = "instant"
    HOURLY = "hourly"
    DIGEST = "digest"


@dataclass(frozen=True, slots=True)
class Subscription:
    """A destination that wants a watchlist, and when it wants to hear of it."""

    destination: Destination
    watchlist: str
    mode: Mode = Mode.INSTANT


EVERY_DAY = frozenset(range(7))


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours of every day, in local time, from `start` until before `end`, over midnight if that is earlier."""

    start: time
    end: time


@dataclass(frozen=True, slots=True)
class Daily:
    """A local time of day, on these days of the week (0 is Monday)."""

    at: time
    days: frozenset[int] = EVERY_DAY


@dataclass(frozen=True, slots=True)
class Habits:
    """How a destination wants to be told.

    `zone` None is the zone of the settings. In its `quiet` hours what comes is held and delivered afterwards in one
    summary; urgent alerts pass, unless `quiet_for_all`. `digest` is when it wants one, None for never.
    """

    zone: tzinfo | None = None
    quiet: Hours | None = None
    quiet_for_all: bool = False
    digest: Daily | None = None


class Scope(StrEnum):
    """What a mute silences."""

    STORY = "story"
    TERM = "term"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Mute:
    """A destination's wish not to hear of a story, a term or a source until then; `by` is who wished it, by name."""

    destination: Destination
    scope: Scope
    what: str
    until: datetime
    by: str = ""
    user: int = 0

    @property
    def name(self) -> str:
        """What tells it from a destination's other mutes."""
        return f"{self.scope}:{self.what}"


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a chat: how much, and the messages that Telegram lets us take back, the newest first."""

    subscriptions: int
    mutes: int
    deliveries: int
    messages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """Who looks after a story in a chat, by name and id, and since when."""

    by: str
    user: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Link:
    """A headline and its address."""

    title: str
    url: str
