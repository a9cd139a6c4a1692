"""The words of ironwatch as types: frozen values that every room may hand to another.

All times are aware UTC. All texts are plain: markup was taken out at the door, and spans index the text as shown.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta, tzinfo
from enum import StrEnum

from bot.account import Account

# ── what is watched ──────────────────────────────────────────────────────────────────────────────────────────────────


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


# ── what comes in ────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Feed:
    """An address that is polled. `language` is the primary subtag that the OPML claims, empty when it claims none."""

    url: str
    title: str = ""
    group: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave us to ask "changed since?" with, and the digests of the body it gave last and of its items."""

    etag: str = ""
    modified: str = ""
    body: str = ""
    items: bytes = b""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Since when a feed brought nothing, at first since it was read, and how long it usually does; None: unknown."""

    newest: datetime | None = None
    habit: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """A feed's bytes as served: decoded from transfer and content encoding, not yet read.

    `url` is where they came from after redirects; `moved_to` is set when every redirect on the way was permanent.
    `fresh_for` is how long they stay good by the server's word, zero when it gave none.
    """

    url: str
    body: bytes
    content_type: str = ""
    etag: str = ""
    modified: str = ""
    moved_to: str = ""
    fresh_for: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True)
class NotModified:
    """The server says that nothing changed since the validators it gave; the rest as in Response."""

    moved_to: str = ""
    fresh_for: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as its feed says it, markup taken out. `source` is the outlet the item itself names, if it does."""

    title: str
    summary: str = ""
    link: str = ""
    guid: str = ""
    published: datetime | None = None
    source: str = ""
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """What a body holds.

    `version` is the parser's name of the format, `left_out` how many items stood beyond the limit. `items` are digests
    of all items, by which those are known that need not be parsed next time; empty when all must be.
    """

    version: str
    title: str = ""
    language: str = ""
    entries: tuple[Entry, ...] = ()
    left_out: int = 0
    items: bytes = b""


@dataclass(frozen=True, slots=True)
class Article:
    """An entry made ours.

    `key` is the canonical key (from the link, else from guid or title), `id` the hex BLAKE2b-128 of it. `also` are
    ids of other keys under which the same article may come back. `published` is the entry's own date, clamped to
    `seen` when it lies in the future; None when it has none.
    """

    id: str
    key: str
    title: str
    text: str = ""
    url: str = ""
    outlet: str = ""
    host: str = ""
    feed: str = ""
    feed_title: str = ""
    language: str = ""
    published: datetime | None = None
    seen: datetime | None = None
    also: tuple[str, ...] = ()

    @property
    def at(self) -> datetime:
        """When it happened as far as we know: its own date, else when it was seen."""
        moment = self.published or self.seen
        if moment is None:
            raise ValueError(f"article {self.id} has neither date nor time of sight")
        return moment


@dataclass(frozen=True, slots=True)
class Claim:
    """A feed that we are about to ask. `known` is false until it was read once; `failures` count in a row.

    `moved_to` is where permanent redirects led last time.
    """

    feed: Feed
    validators: Validators = Validators()
    known: bool = False
    failures: int = 0
    moved_to: str = ""
    rhythm: Rhythm = Rhythm()

    @property
    def address(self) -> str:
        """Where to ask: the feed's own address, until it said that it moved."""
        return self.moved_to or self.feed.url


@dataclass(frozen=True, slots=True)
class Visit:
    """What asking a feed came to: an `error`, or `validators` and `articles` (neither when nothing had changed).

    `permanent` and `unheard` say of the error what FetchError says. It is not `counted` while we are offline ourselves.
    """

    claim: Claim
    at: datetime
    next_poll: datetime
    error: str = ""
    permanent: bool = False
    unheard: bool = False
    counted: bool = True
    moved_to: str = ""
    validators: Validators | None = None
    articles: tuple[Article, ...] = ()
    rhythm: Rhythm = Rhythm()


# ── what is noticed ──────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Match:
    """Where an alias stands: `article.<field>[start:end] == quote`; `field` is "title" or "text"."""

    alias: str
    field: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Hit:
    """An article × a term, with the reasons.

    `decided` is false when only ambiguous aliases stand there without their context. `context` are the matches that
    satisfied `with`; `vetoes` those of `without`.
    """

    watchlist: str
    term: str
    decided: bool
    matches: tuple[Match, ...]
    context: tuple[Match, ...] = ()
    vetoes: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """An article with all that was noticed in it.

    `sentence` is the sentence of the article's page that decided what title and summary had left open.
    """

    article: Article
    hits: tuple[Hit, ...]
    sentence: str = ""


class Held(StrEnum):
    """Why an article with hits alerted nobody. `page`: not yet, its page is to be read first."""

    LATE = "late"
    PAGE = "page"
    UNDECIDED = "undecided"
    DIGEST = "digest"
    BACKLOG = "backlog"


@dataclass(frozen=True, slots=True)
class Telling:
    """An article's place in a story: its headline (folded, without the outlet's name), who told it and when.

    `title` and `text` are the article's own; what happened is read from them again after a restart. `origin` is the
    newsroom behind it, the same for all copies of a report.
    """

    story: str
    headline: str
    outlet: str
    at: datetime
    title: str = ""
    text: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class News:
    """A new article with hits, in its story: whether it opened it, why it stands there, and why it is held back.

    Where the story that it joined turned out to be another one, it `continues` there.
    """

    found: Found
    telling: Telling
    opened: bool
    why: str
    held: Held | None = None
    continues: str = ""

    @property
    def story(self) -> str:
        """The id of the story that it tells."""
        return self.continues or self.telling.story


@dataclass(frozen=True, slots=True)
class Growth:
    """Stories as they stand now, and such as turned out to be one: that one, then what continues in it."""

    accounts: Mapping[str, Account] = field(default_factory=dict)
    merges: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PageRead:
    """What reading an article's page came to: its news as it stands now, and in one word or phrase, how that went."""

    news: News
    outcome: str
    at: datetime


# ── what people say ──────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Heard:
    """Something a person said or pressed, by Telegram's number, in Telegram's JSON.

    `done`: what it asked for was written by a process that died before it could answer.
    """

    number: int
    body: str
    done: bool = False


# ── who is told ──────────────────────────────────────────────────────────────────────────────────────────────────────


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
    summary; urgent alerts pass, unless `quiet_for_all`.
    """

    zone: tzinfo | None = None
    quiet: Hours | None = None
    quiet_for_all: bool = False


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


Facts = Card | Notice | Summary


class Kind(StrEnum):
    """What a delivery is."""

    ALERT = "alert"
    REVISION = "revision"
    UPDATE = "update"
    DIGEST = "digest"
    SUMMARY = "summary"
    SAMPLE = "sample"
    NOTICE = "notice"


class State(StrEnum):
    """Where a delivery stands.

    `ambiguous`: it may have arrived; it is sent once more and says so. `held`: it is delivered later, in a summary.
    `muted`: its destination does not want to hear of it.
    """

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    AMBIGUOUS = "ambiguous"
    HELD = "held"
    MUTED = "muted"
    DEAD = "dead"


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
Turn = Callable[[str], timedelta | None]


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
