"""What a person sets off. Every action says what it came to as a value; words for it are found at the edge."""

from __future__ import annotations

import json
import secrets
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from email.utils import parsedate_to_datetime
from typing import Any

from bot import crash
from bot.changes import is_own
from bot.core.articles import HEADLINE_CHARS, article_id
from bot.core.attention import SAMPLE_STORIES, sample
from bot.core.match import Matcher
from bot.core.stories import WINDOW, StoryIndex, telling_of
from bot.core.tables import Tables
from bot.core.watched import Watched
from bot.doors import Doors
from bot.errors import FetchError, IronwatchError, ParseError, WorkerStopped
from bot.feeds.text import plain
from bot.model import (
    Article,
    Destination,
    Feed,
    Heard,
    Mode,
    NotModified,
    ParsedFeed,
    Response,
    Subscription,
    Telling,
    Validators,
    Watchlist,
)
from bot.store.notes import Behalf, behalf
from bot.store.store import Status, Store
from bot.store.thread import StoreThread
from bot.wishes import Wishes


class UnknownList(IronwatchError):
    """Nobody has a watchlist of this name; `near` is the closest one there is, or empty."""

    def __init__(self, name: str, near: str) -> None:
        super().__init__(f"There is no watchlist called “{name[:40]}”{f'; did you mean “{near}”?' if near else '.'}")
        self.near = near


@dataclass(frozen=True, slots=True)
class Access:
    """Who may talk to us: `mode` is "open", "invite" or "closed"; `owners` are user ids from the settings."""

    mode: str = "invite"
    owners: frozenset[int] = frozenset()


class Actions:
    """Everything a person may ask for. Safe to ask from many chats at once."""

    def __init__(
        self, store: StoreThread, watched: Callable[[], Watched], access: Access, clock: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._watched = watched
        self._access = access
        self._clock = clock
        self._code = ""
        self.wishes = Wishes(store, clock)
        self.doors = Doors(store, self.owners, clock)

    # ── who may ──────────────────────────────────────────────────────────────────────────────────────────────────────

    async def owners(self) -> frozenset[int]:
        """The user ids of all owners: those of the settings and those who opened the one-time link."""
        return self._access.owners | await self._store.ask(Store.owners)

    def is_set_owner(self, user: int) -> bool:
        """Whether the settings name a person an owner."""
        return user in self._access.owners

    @property
    def is_open(self) -> bool:
        """Whether everybody may use the bot."""
        return self._access.mode == "open"

    async def may_talk(self, user: int) -> bool:
        """Whether a person may use the bot: an owner, who was invited, or where access is open everybody."""
        if self._access.mode == "open" or user in await self.owners():
            return True
        return self._access.mode == "invite" and user in await self._store.ask(Store.guests)

    @property
    def owners_only(self) -> bool:
        """Whether nobody but owners may use the bot, not even in a group that an owner is in."""
        return self._access.mode == "closed"

    async def first_owner_code(self) -> str:
        """A code that makes whoever brings it first an owner; empty when there is an owner. It works once."""
        if not self._code and not await self.owners():
            self._code = secrets.token_urlsafe(18)
        return self._code

    async def become_owner(self, user: int, code: str) -> bool:
        """Makes the person an owner if the code is the one that `first_owner_code` gave; a code works once."""
        if not self._code or not secrets.compare_digest(code.encode(), self._code.encode()):
            return False
        self._code = ""
        await self._store.ask(Store.add_owner, user, self._clock())
        return True

    # ── subscriptions ────────────────────────────────────────────────────────────────────────────────────────────────

    async def lists(self, chat: str) -> tuple[Watchlist, ...]:
        """The watchlists that a chat can subscribe to: the shared ones, and its own."""
        own = (await self._store.ask(Store.own_list, chat)).name
        return tuple(each for name, each in self._watched().lists.items() if not is_own(name) or name == own)

    async def subscribed(self, destination: Destination) -> tuple[str, ...]:
        """The names of the watchlists that a destination gets."""
        subscriptions = await self._store.ask(Store.subscriptions)
        return tuple(each.watchlist for each in subscriptions if each.destination == destination)

    async def subscribe(self, destination: Destination, name: str, mode: Mode = Mode.INSTANT) -> bool:
        """Subscribes a destination to a watchlist, to be told so; False when it was like that. Raises UnknownList."""
        subscription = Subscription(destination, await self._known(destination, name), mode)
        changed = await self._store.ask(Store.subscribe, subscription, self._clock())
        if changed:
            await self._show_sample(subscription)
        return changed

    async def _show_sample(self, subscription: Subscription) -> None:
        """Shows who follows a list for the first time what it brought last. Some of it may be for the digest only."""
        stories = await self._store.ask(Store.newest_stories, subscription.watchlist, 5 * SAMPLE_STORIES)
        if message := sample(subscription, stories, self._watched(), self._clock()):
            await self._store.ask(Store.put, message)

    async def unsubscribe(self, destination: Destination, name: str) -> bool:
        """Ends a subscription; False when there was none. Raises UnknownList, unless it is subscribed all the same."""
        held = await self.subscribed(destination)
        known = name if name in held else await self._known(destination, name)
        return await self._store.ask(Store.unsubscribe, Subscription(destination, known))

    async def open_chat(self, destination: Destination) -> None:
        """Takes up sending to a destination again, with what waited for it."""
        await self._store.ask(Store.open_destination, destination)

    async def close_chat(self, destination: Destination, why: str) -> None:
        """Stops sending to a destination; its subscriptions and what waits for it are kept."""
        await self._store.ask(Store.close_destination, destination, why)

    async def move_chat(self, old: str, new: str) -> None:
        """Gives everything of a chat to the chat that it was turned into."""
        crash.passing(crash.Step.CHAT_MOVING)
        await self._store.ask(Store.move_chat, old, new)

    async def pause_chat(self, chat: str, pause: timedelta, why: str) -> None:
        """Lets no message leave to a chat for so long."""
        await self._store.ask(Store.pause_chat, chat, self._clock() + pause, why)

    async def merge(self, story: str, other: str) -> str:
        """Lets another story continue in this one; the id under which both go on. Raises ConfigError."""
        return await self._store.ask(Store.merge, story, other, self._clock())

    async def split(self, story: str, article: str) -> tuple[str, int]:
        """Makes an article, with its copies, a story; its id and how many they are. Raises ConfigError."""
        return await self._store.ask(Store.split, story, article, self._clock())

    # ── what people say ──────────────────────────────────────────────────────────────────────────────────────────────

    async def hear(self, updates: Mapping[int, str]) -> tuple[int, ...]:
        """Writes down what came, by its number, until it is `answered`; gives the numbers that are new, in order."""
        return await self._store.ask(Store.hear, updates, self._clock()) if updates else ()

    async def unanswered(self) -> tuple[Heard, ...]:
        """What came and was not answered, in order."""
        return await self._store.ask(Store.unanswered)

    async def answered(self, number: int) -> None:
        """Notes that an update was answered, and forgets what it said."""
        await self._store.ask(Store.answered, number)

    @contextmanager
    def on_behalf_of(self, number: int, user: int) -> Iterator[None]:
        """What is written inside is what a person's update asked for: one transaction writes both, or neither."""
        token = behalf.set(Behalf(number, user, self._clock()))
        try:
            yield
        finally:
            behalf.reset(token)

    async def status(self) -> Status:
        """How things stand."""
        return await self._store.ask(Store.status)

    async def _known(self, here: Destination, name: str) -> str:
        """The name under which a list that this place may see is in force."""
        names = {each.name.lower(): each.name for each in await self.lists(here.chat)}
        if found := names.get(name.strip().lower()):
            return found
        near = get_close_matches(name.strip().lower(), names, 1)
        raise UnknownList(name.strip(), names[near[0]] if near else "")


# ── articles on standard input ───────────────────────────────────────────────────────────────────────────────────────

Row = dict[str, Any]
_REMEMBERED = WINDOW + timedelta(hours=48)  # as far back as the pipeline by default


def match_rows(lines: Iterable[str], watchlists: Sequence[Watchlist]) -> Iterator[Row | None]:
    """For each article (id,title,text,source,language) what it matched; None for a line that cannot be read.

    `terms` are the plain yes, `undecided` those whose ambiguous alias lacks its context; no policy is applied. Spans
    index the text as shown: markup taken out.
    """
    matcher = Matcher(watchlists)
    for line in lines:
        row = _row(line)
        yield None if row is None else _matched(row, matcher)


def _matched(row: Row, matcher: Matcher) -> Row:
    source = plain(_said(row, "source"))
    article = Article(
        id="",
        key="",
        title=plain(_said(row, "title")),
        text=plain(_said(row, "text")),
        outlet=source,
        feed_title=source,
        language=_said(row, "language"),
    )
    hits = matcher.match(article)
    return {
        "id": row.get("id"),
        "terms": list(dict.fromkeys(hit.term for hit in hits if hit.decided)),
        "undecided": list(dict.fromkeys(hit.term for hit in hits if not hit.decided)),
        "matches": [{"term": hit.term} | asdict(match) for hit in hits for match in hit.matches],
    }


def story_rows(lines: Iterable[str], tables: Tables | None = None) -> list[Row | None]:
    """For each article (id,title,summary,published,source) its story and origin; None for a line that cannot be read.

    All are taken as hits and worked through by their time; those without one come first, as they stand.
    """
    rows = [_row(line) for line in lines]
    articles = [None if row is None else _told(row, number) for number, row in enumerate(rows)]
    tellings, became = _tellings(sorted(filter(None, articles), key=lambda article: article.at), tables)
    placed = {key: (became.get(telling.story, telling.story), telling.origin) for key, telling in tellings.items()}
    return [
        None
        if row is None or article is None
        else {"id": row.get("id")} | dict(zip(("story", "origin"), placed[article.id], strict=True))
        for row, article in zip(rows, articles, strict=True)
    ]


def _tellings(articles: Iterable[Article], tables: Tables | None) -> tuple[dict[str, Telling], dict[str, str]]:
    """Each article in the story that it joined, and what became of stories that turned out to be another one."""
    index, tellings, became = StoryIndex.of(tables=tables), dict[str, Telling](), dict[str, str]()
    for article in articles:
        index = index.since(article.at - _REMEMBERED)
        placement = index.place(article)
        tellings[article.id] = telling_of(article, placement.story, placement.origin)
        index = index.add(tellings[article.id])
        for story in placement.also:
            became = {old: placement.story if new == story else new for old, new in became.items()}
            became[story] = placement.story
    return tellings, became


def _told(row: Row, number: int) -> Article:
    key = f"row:{number}"
    at = _moment(_said(row, "published")) or datetime.fromtimestamp(0, UTC)
    title, text = plain(_said(row, "title")), plain(_said(row, "summary"))
    title = title or text[:HEADLINE_CHARS]
    return Article(id=article_id(key), key=key, title=title, text=text, outlet=_said(row, "source"), seen=at)


def _row(line: str) -> Row | None:
    try:
        row = json.loads(line)
    except ValueError:
        return None
    fine = isinstance(row, dict) and all(isinstance(row.get(name, ""), str | None) for name in ("title", "text"))
    return row if fine else None


def _said(row: Row, name: str) -> str:
    """A text of the row, fit to be stored and printed; empty when it has none."""
    value = row.get(name)
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def _moment(text: str) -> datetime | None:
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(text)
        except (ValueError, TypeError):
            continue
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None


# ── feeds ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Checked:
    """How a feed answers: an `error`, or its format, entries and the date of its newest one; and how long it took."""

    feed: Feed
    seconds: float
    error: str = ""
    version: str = ""
    entries: int = 0
    newest: datetime | None = None


async def check_feed(
    feed: Feed,
    fetch: Callable[[str, Validators], Awaitable[Response | NotModified]],
    parse: Callable[[Response, bytes], Awaitable[ParsedFeed]],
    stopwatch: Callable[[], float],
) -> Checked:
    """Asks a feed once and says how it answers; a bad feed is an answer too. Remembers nothing."""
    start = stopwatch()
    try:
        response = await fetch(feed.url, Validators())
        parsed = ParsedFeed("") if isinstance(response, NotModified) else await parse(response, b"")
    except (FetchError, ParseError, WorkerStopped) as error:
        return Checked(feed, stopwatch() - start, error=str(error))
    newest = max((entry.published for entry in parsed.entries if entry.published), default=None)
    return Checked(feed, stopwatch() - start, "", parsed.version, len(parsed.entries), newest)
