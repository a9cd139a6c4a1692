"""A digest: what happened in a time, what of it was told, and what could not be seen."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from bot.account import Severity
from bot.model.states import State
from bot.model.watching import Priority


@dataclass(frozen=True, slots=True)
class Range:
    """How many people: the lowest and the highest numbers that stand, each summed over the incidents."""

    low: int = 0
    high: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """A story that had news in the time of a digest, as it stood at its end.

    `watchlist` is the title of the list that noticed it, `terms` the loudest first. `place` and `tolls` are as its card
    says them ("Besham, KP"; "6 killed, 5–6 Chinese"), `claims` who claims it and who reports that. `outlets` are in the
    order in which they told it, `first` is when the first one did, `lag_minutes` how long it took until we saw that;
    None when it gave no time. `articles` are those of this time. It `is_new` when the first of all is one of them; else
    `changes` is what changed. `is_unconfirmed`: only an ambiguous name stands there.

    `told` is what became of its alert in the digest's chat, None where it had none; `link` is that message's address,
    where messages have one.
    """

    story: str
    watchlist: str
    terms: tuple[str, ...]
    priority: Priority
    title: str
    url: str
    severity: Severity
    first: datetime
    outlets: tuple[str, ...]
    origins: int = 1
    articles: int = 1
    lag_minutes: int | None = None
    place: str = ""
    tolls: str = ""
    claims: str = ""
    killed: Range = Range()
    wounded: Range = Range()
    is_new: bool = True
    is_unconfirmed: bool = False
    changes: tuple[str, ...] = ()
    told: State | None = None
    link: str = ""


@dataclass(frozen=True, slots=True)
class TermDays:
    """A term and in how many stories it was noticed on each of the chart's days."""

    term: str
    stories: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """What the picture shows: stories a day, those of each term, the busiest first, and how many incidents began.

    A day is the 24 hours of local time that end when the digest does, named by the date of its end; the last is today.
    A story counts on every day on which it had news: once in `stories`, and for each of its terms. Terms without any
    are left out; the last of many stands for all others, and a story of several of those counts once there too. On the
    first `unwatched` days nothing was read yet.
    """

    days: tuple[date, ...] = ()
    terms: tuple[TermDays, ...] = ()
    incidents: tuple[int, ...] = ()
    stories: tuple[int, ...] = ()
    unwatched: int = 0

    priority = Priority.DIGEST
    sounds = False


@dataclass(frozen=True, slots=True)
class Surge:
    """A term far above its own baseline: stories a day now, and on the usual day before."""

    term: str
    stories: float
    usual: float


@dataclass(frozen=True, slots=True)
class LateFind:
    """An article that came too late to alert, by its own date."""

    title: str
    url: str
    outlet: str
    published: datetime


@dataclass(frozen=True, slots=True)
class Muted:
    """A mute that holds at the end of the digest: what, by whom (empty: the chat), until when; `user` is their id."""

    what: str
    by: str
    until: datetime
    user: int = 0


@dataclass(frozen=True, slots=True)
class Blind:
    """A time of which something was not seen: a feed's name, or empty where nothing was; `until` None: still so."""

    feed: str
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What could not be seen.

    `failing` are feeds that fail still, `failed` those that did for more than an hour, `silent` those that brought
    nothing for far longer than they usually do, `gaps` the times in which nothing was seen at all. `unread` are pages
    that could not be read, `waiting` those that are still to be read, `undecided` articles left out because an
    ambiguous name was all that stood there, `unconfirmed` stories that were told on one. `flooded` are articles that
    their feed brought too many of at once.
    """

    feeds: int = 0
    failing: tuple[Blind, ...] = ()
    failed: tuple[Blind, ...] = ()
    silent: tuple[Blind, ...] = ()
    gaps: tuple[Blind, ...] = ()
    unread: int = 0
    waiting: int = 0
    undecided: int = 0
    unconfirmed: int = 0
    flooded: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the stories: `matched` is the sum of what follows it.

    `here` are told by this digest, because they were held for it; `quiet` have no alert: terms that are for the digest
    only, and what came before a chat followed the list; `refused` are those that Telegram took in no form.
    """

    matched: int = 0
    delivered: int = 0
    here: int = 0
    muted: int = 0
    held: int = 0
    pending: int = 0
    quiet: int = 0
    refused: int = 0


@dataclass(frozen=True, slots=True)
class Alerts:
    """The alerts that were made in a time, and what became of them; a story that goes on has none."""

    made: int = 0
    delivered: int = 0
    pending: int = 0
    held: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """The published piece that a list came from, at the passage about the leading term."""

    title: str
    url: str
    term: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Who tells of an incident, where to read it, and the numbers it gives."""

    outlet: str
    url: str
    killed: int | None = None
    wounded: int | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """A line of the ledger: an attack or kidnapping as its story stands; `actor` claims it, numbers are the highest."""

    story: str
    date: str
    place: str
    province: str
    target: str
    actor: str
    killed: int | None
    wounded: int | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """One message, or one part of it, about the time from `since` until before `until`.

    `day` is the local date that names it; `due` is when it should have come, None when somebody asked for it now.
    `lists` are titles. `stories`, `articles` and `origins` count all of that time; `killed` and `wounded` those of the
    incidents that began in it, of which there are `attacks`. `items` are the stories shown, by weight: `skipped` were
    told by earlier messages, `more` are not told yet. `by_term` counts stories, the most first; `unseen` are watched
    terms without any. `ledger` are the incidents of these lists in this time, where it is longer than a day.

    In one of several parts `items` are those of that part. The headline stands in the first; the account of what was
    not seen, and what follows it, in the one with the `coverage`; the ledger in a part of its own.
    """

    day: date
    since: datetime
    until: datetime
    lists: tuple[str, ...]
    stories: int = 0
    articles: int = 0
    origins: int = 0
    attacks: int = 0
    killed: Range = Range()
    wounded: Range = Range()
    items: tuple[Item, ...] = ()
    more: int = 0
    skipped: int = 0
    by_term: tuple[tuple[str, int], ...] = ()
    unseen: tuple[str, ...] = ()
    surges: tuple[Surge, ...] = ()
    late: tuple[LateFind, ...] = ()
    muted: tuple[Muted, ...] = ()
    coverage: Coverage | None = None
    tally: Tally = field(default_factory=Tally)
    alerts: Alerts = field(default_factory=Alerts)
    context: Passage | None = None
    ledger: tuple[Incident, ...] = ()
    due: datetime | None = None
    part: int = 1
    parts: int = 1

    priority = Priority.DIGEST
    sounds = False
