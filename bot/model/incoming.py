"""What comes in: feeds, what they say, and articles made of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta


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
    """Since when a feed brought nothing, at first since it was read, and how long it usually does; None: unknown.

    `hours` are its items by hour of the day (UTC, 24 of them or none), old ones counting less, in all the time that was
    `seen`, which counts less alike. `urgent` is when it last brought something about an urgent term.
    """

    newest: datetime | None = None
    habit: timedelta | None = None
    hours: tuple[float, ...] = ()
    seen: timedelta = timedelta(0)
    urgent: datetime | None = None


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
