"""What is told, and what became of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import IO

from bot.account import Account, Severity
from bot.model.chats import (
    Destination,
    Link,
    Taken,
)
from bot.model.digest import Chart, Digest
from bot.model.states import Kind, State
from bot.model.watching import Priority


@dataclass(frozen=True, slots=True)
class Card:
    """The facts of a message about a story. They are stored; the text is rendered from them when it is sent.

    `title`, `url`, `outlet` and `article` are those of the article that leads. `marks` are spans of `snippet`. `terms`
    are term names, the loudest first. `remarks` are caveats the reader must see, such as an unconfirmed hit. `changes`
    make it an update: what is new since the last message. `sounds` says whether it may make a noise. `taken` is who
    said in its chat to be on it. Where its story turned out to be another one, it `continues` there.
    """

    story: str
    priority: Priority
    terms: tuple[str, ...]
    title: str
    url: str
    outlet: str
    article: str
    published: datetime | None
    seen: datetime
    account: Account
    snippet: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    title_marks: tuple[tuple[int, int], ...] = ()
    remarks: tuple[str, ...] = ()
    context_title: str = ""
    context_url: str = ""
    context_term: str = ""
    changes: tuple[str, ...] = ()
    sounds: bool = False
    taken: Taken | None = None
    continues: Link | None = None

    @property
    def is_alarm(self) -> bool:
        """Whether it tells of an event, or urgently of something that cannot be read."""
        severity = self.account.severity
        return severity.is_event or (severity is Severity.UNREAD and self.priority is Priority.URGENT)


@dataclass(frozen=True, slots=True)
class Shift:
    """What a chat was told since a time: its stories as they stand, and by story what changed last."""

    since: datetime
    cards: tuple[Card, ...]
    changed: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Notice:
    """What ironwatch has to say of itself: a sentence, and a line for each thing it is about. Arrives silently.

    `since` and `until` are the time it is about, if it is about one.
    """

    title: str
    lines: tuple[str, ...] = ()
    priority: Priority = Priority.NORMAL
    sounds: bool = False
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """Several stories in one message: what was held `since` then, or a sample of what a watchlist (`title`) brings."""

    cards: tuple[Card, ...]
    since: datetime
    title: str = ""
    is_sample: bool = False

    @property
    def priority(self) -> Priority:
        """That of its loudest story. A sample arrives silently."""
        if self.is_sample:
            return Priority.NORMAL
        return min((card.priority for card in self.cards), key=lambda priority: priority.rank)

    @property
    def sounds(self) -> bool:
        """Whether one of its stories may make a noise."""
        return not self.is_sample and any(card.sounds for card in self.cards)


Facts = Card | Notice | Summary | Digest | Chart


@dataclass(frozen=True, slots=True)
class Delivery:
    """One row of the outbox: these facts to that destination, once (`key` is unique per destination).

    It waits until `not_before`; while it has not left, newer facts under its key replace it. `zone` is that of its
    destination, None where that of the settings holds. `message` is the number of the message that a revision edits and
    an update answers, 0 where there is none.
    """

    destination: Destination
    key: str
    kind: Kind
    facts: Facts
    created: datetime
    id: int = 0
    state: State = State.PENDING
    attempts: int = 0
    not_before: datetime | None = None
    zone: tzinfo | None = None
    message: int = 0

    @property
    def edit(self) -> int:
        """The how manieth edit of its message it is; 0 for what is no edit."""
        return int(self.key.rpartition(":")[2]) if self.kind is Kind.REVISION else 0

    @property
    def sounds(self) -> bool:
        """Whether it may make a noise where it arrives."""
        return self.facts.sounds

    @property
    def card(self) -> Card:
        """The facts of a delivery that tells of a story."""
        if isinstance(self.facts, Card):
            return self.facts
        raise TypeError(f"{self.key} tells of no story")


@dataclass(frozen=True, slots=True)
class Told:
    """What a destination was told of a story, or is about to be.

    `card` is what its message shows once nothing waits any more, `account` the last one it was told of, since `since`;
    `terms` are all that its messages named. `waits` is true while the alert itself has not left, `ended` once its
    message cannot be edited any more. `revision` and `update` are the numbers of the next ones; `edited` says when the
    last revision left.
    """

    card: Card
    account: Account
    since: datetime
    terms: frozenset[str]
    waits: bool = False
    ended: bool = False
    revision: int = 1
    update: int = 1
    edited: datetime | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """The message is with the reader. `message_id` is the service's own number, 0 where there is none."""

    message_id: int = 0


@dataclass(frozen=True, slots=True)
class TryAgain:
    """It was certainly not delivered; `after` is how long to wait, None for our own back-off."""

    why: str
    after: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """It may have been delivered: the line died before the answer came."""

    why: str


@dataclass(frozen=True, slots=True)
class Refused:
    """This message will never be accepted, though others may be."""

    why: str


@dataclass(frozen=True, slots=True)
class Closed:
    """The chat does not take messages from us any more; `moved_to` is its new id when it was upgraded."""

    why: str
    moved_to: str = ""


Outcome = Sent | TryAgain | Unknown | Refused | Closed
Send = Callable[[Delivery], Awaitable[Outcome]]
Draw = Callable[[Chart, tzinfo], Awaitable[bytes | None]]
Turn = Callable[[str], timedelta | None]
Upload = tuple[str, bytes | IO[bytes], str]
"""A file's name, content and media type."""
Ask = Callable[[str, Mapping[str, str] | None, Mapping[str, Upload], float], Awaitable[tuple[int, bytes]]]
"""Sends a form with files to an address, so many seconds at most, and gives the answer's status and body."""


def at_once(_chat: str) -> timedelta:
    """The turn of a chat that never has to wait."""
    return timedelta(0)


@dataclass(frozen=True, slots=True)
class Carrier:
    """What brings messages to readers: Telegram or the terminal.

    `turn` tells how long a message to a chat would have to wait; zero is a yes, and counts. None: there is no way now.
    """

    send: Send
    turn: Turn = at_once
    terminal: bool = True
