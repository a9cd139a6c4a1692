"""From a body to entries. The parser is imported by the worker process alone: hostile input may stall or bloat it."""

from __future__ import annotations

import asyncio
import io
import re
from calendar import timegm
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from bot.errors import ParseError, WorkerStopped
from bot.feeds.delta import Pieces, cut, lean, unveiled
from bot.feeds.text import plain
from bot.model import Entry, ParsedFeed, Response
from bot.workers import Workers

PARSE_SECONDS = 5.0
MAX_ENTRIES = 5_000
FIELD_CHARS = 64 * 2**10  # of markup; what stripping costs grows with the square of its nesting
PRELOAD = ("feedparser", "selectolax.lexbor", __name__)  # what a worker should have before its first job
_NAME_CHARS = 4_096  # of a link or guid: browsers and servers give up earlier
_PLAUSIBLE_YEARS = range(1990, 2100)  # no news is older than the web; 1970 is what a clock at zero gives
_LATEST = datetime.max.replace(tzinfo=UTC)
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff]")  # what neither a database nor a terminal should get

_PIECE = re.compile(rb"<(item|entry)[\s>].*?</\1\s*>", re.DOTALL)
_STUMBLES = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)

_Item = dict[str, Any]
_Asked = tuple[bytes, str, str, bytes]
_TOGETHER = 16  # bodies in one job
_BYTES_TOGETHER = 2**20
_ALL_OF_IT = 8  # times as long takes a body of which nothing is known


async def parse(workers: Workers, response: Response, known: bytes, *, seconds: float = PARSE_SECONDS) -> ParsedFeed:
    """The feed in a response, parsed in a worker within 5 s, but for its `known` items (`ParsedFeed.items` last time).

    Raises ParseError with the reason if there is none.
    """
    return await _alone(workers, _asked(response, known), seconds)


@dataclass(frozen=True, slots=True, eq=False)
class _Waiting:
    asked: _Asked
    outcome: asyncio.Future[ParsedFeed | ParseError | None] = field(default_factory=asyncio.Future)

    @property
    def is_new(self) -> bool:
        return not self.asked[-1]


class Parser:
    """Parses like `parse`; small bodies share a job, for handing one over may cost half as much again.

    When one of them spoils the job, each is parsed alone. Feeds that were read before without complaint, as their known
    items tell, share none with others.
    """

    def __init__(self, workers: Workers, *, seconds: float = PARSE_SECONDS) -> None:
        self._workers = workers
        self._seconds = seconds
        self._turn = asyncio.Semaphore(workers.count)
        self._waiting: list[_Waiting] = []

    async def parse(self, response: Response, known: bytes) -> ParsedFeed:
        """The feed in a response, but for its known items. Raises ParseError with the reason if there is none."""
        waiting = _Waiting(_asked(response, known))
        self._waiting.append(waiting)
        async with self._turn:
            if waiting in self._waiting:  # else another one took it along
                await self._work(self._taken())
        outcome = await waiting.outcome or await _alone(self._workers, waiting.asked, self._seconds)
        if isinstance(outcome, ParseError):
            raise outcome
        return outcome

    def _taken(self) -> list[_Waiting]:
        """What has waited longest, at least one, and not too much for one job."""
        taken, left, is_new = list[_Waiting](), _BYTES_TOGETHER, self._waiting[0].is_new
        while self._waiting and len(taken) < _TOGETHER and left > 0 and self._waiting[0].is_new == is_new:
            taken.append(self._waiting.pop(0))
            left -= len(taken[-1].asked[0]) * (_ALL_OF_IT if is_new else 1)
        return taken

    async def _work(self, taken: Sequence[_Waiting]) -> None:
        outcomes: Sequence[ParsedFeed | ParseError | None] = [None] * len(taken)
        bodies, limit = [each.asked for each in taken], self._workers.quick_seconds
        try:
            outcomes = await self._workers.run(parse_feeds, bodies, seconds=limit)
        except WorkerStopped:
            pass  # nobody knows by whose fault
        finally:
            for each, outcome in zip(taken, outcomes, strict=True):
                if not each.outcome.done():  # who was cancelled waits no longer
                    each.outcome.set_result(outcome)


def _asked(response: Response, known: bytes) -> _Asked:
    return response.body, response.content_type, response.url, known


async def _alone(workers: Workers, asked: _Asked, seconds: float) -> ParsedFeed:
    try:
        return await workers.run(parse_feed, *asked, seconds=seconds)
    except WorkerStopped as stopped:
        raise ParseError(f"its parser {stopped}") from stopped


def parse_feeds(asked: Sequence[_Asked]) -> list[ParsedFeed | ParseError | None]:
    """What `parse_feed` makes of several bodies; None of one that it has to be asked about alone."""
    return [_outcome(each) for each in asked]


def _outcome(asked: _Asked) -> ParsedFeed | ParseError | None:
    try:
        return parse_feed(*asked)
    except ParseError as error:
        return error
    except _STUMBLES:  # must not spoil the others; alone it is told
        return None


def parse_feed(body: bytes, content_type: str, url: str, known: bytes = b"") -> ParsedFeed:
    """The feed in a body, but for its known items; to be run where it can be stopped.

    Raises ParseError with the reason if there is none.
    """
    if not body.strip():
        raise ParseError("empty")
    if b"<!ENTITY" in body.replace(b"\0", b""):  # in UTF-16 every other byte is zero
        raise ParseError("declares entities, which no feed needs")
    pieces = cut(body, content_type)
    if pieces and known and (found := _news(pieces, known, content_type)) is not None:
        return _feed(found, url, pieces.joined)
    found = _parsed(lean(pieces) if pieces else body, content_type)
    # The parser's own verdict counts for little: a good eighth of real feeds is ill-formed, and error pages pass.
    if not found.get("version") and not found["entries"]:
        raise ParseError(_what_it_is(body))
    return _feed(found, url, pieces.joined if pieces and _agrees(found, pieces) else b"")


def _news(pieces: Pieces, known: bytes, content_type: str) -> _Item | None:
    """What the parser makes of the unknown items alone; None when they must be seen within the whole body."""
    fewer = pieces.without(known)
    if fewer is pieces or len(pieces.spans) > MAX_ENTRIES:
        return None
    if not fewer.spans:
        return {"entries": [], "feed": {}}
    try:
        found = _fed(lean(fewer), content_type)
    except _STUMBLES:
        return None
    return found if _agrees(found, fewer) else None


def _agrees(found: _Item, pieces: Pieces) -> bool:
    """Whether the parser had nothing to complain about and saw the same items as we."""
    from feedparser import CharacterEncodingOverride, NonXMLContentType

    # What a server calls a body that is UTF-8 all the same changes nothing of how it is read.
    misnamed = isinstance(found.get("bozo_exception"), (CharacterEncodingOverride, NonXMLContentType))
    complains = found.get("bozo") and not (misnamed and found["encoding"] in {"utf-8", "us-ascii"})
    return not complains and len(found["entries"]) == len(pieces.spans) <= MAX_ENTRIES


def _feed(found: _Item, url: str, digests: bytes) -> ParsedFeed:
    items, feed = found["entries"], found["feed"]
    base = _link(_text(feed, "link"), url) or url
    entries = (_entry(item, base) for item in _newest(items))
    return ParsedFeed(
        version=found.get("version") or "",
        title=_plain(feed, "title"),
        language=_text(feed, "language")[:35],  # RFC 5646: the longest tag that must be supported
        entries=tuple(entry for entry in entries if entry.title or entry.link or entry.summary),
        left_out=max(0, len(items) - MAX_ENTRIES),
        items=digests,
    )


def _newest(items: list[_Item]) -> list[_Item]:
    """At most 5,000 items, in their order: those with the latest dates; one without a date may be the latest of all."""
    if len(items) <= MAX_ENTRIES:
        return items
    ranked = sorted(range(len(items)), key=lambda place: _moment(items[place]) or _LATEST, reverse=True)
    return [items[place] for place in sorted(ranked[:MAX_ENTRIES])]


def _parsed(body: bytes, content_type: str) -> _Item:
    try:
        return _fed(body, content_type)
    except _STUMBLES:
        return _salvaged(body, content_type)


def _fed(body: bytes, content_type: str) -> _Item:
    import feedparser.api

    feedparser.api.PREFERRED_XML_PARSERS = []  # it looks for a parser of Python 2 first, in every folder and each time
    headers = {"content-type": content_type} if content_type else {}
    # Only ever a stream: bytes or str could be taken for a path or an address, and opened.
    parsed: _Item = feedparser.parse(
        io.BytesIO(body), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )
    return parsed


def _salvaged(body: bytes, content_type: str) -> _Item:
    """The feed without the items that the parser stumbles over, such as one with an impossible character number."""
    spans = [match.span() for match in _PIECE.finditer(body)]
    if not spans:
        raise ParseError("its parser stumbled over it")
    head, tail = body[: spans[0][0]], body[spans[-1][1] :]

    def sound(pieces: list[bytes]) -> list[_Item]:
        try:
            found: list[_Item] = _fed(head + b"".join(pieces) + tail, content_type)["entries"]
        except _STUMBLES:
            half = len(pieces) // 2
            return sound(pieces[:half]) + sound(pieces[half:]) if half else []
        return found

    try:
        envelope = _fed(head + tail, content_type)
    except _STUMBLES:
        raise ParseError("its parser stumbled over it") from None
    return {**envelope, "entries": sound([body[start:end] for start, end in spans])}


def _what_it_is(body: bytes) -> str:
    head = body[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"<!doctype html" in head or b"<html" in head:
        return "an HTML page, not a feed"
    if head.startswith((b"{", b"[")):
        return "JSON, not a feed"
    return "not a feed"


# ── an entry ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _entry(item: _Item, base: str) -> Entry:
    outlet = _mapping(item, "source")
    source = _plain(outlet, "title")
    return Entry(
        title=_without_suffix(_plain(item, "title"), source),
        summary=_longest(item),
        link=_link(_name(item, "link"), base),
        guid=_name(item, "id"),
        published=_moment(item),
        source=source,
        source_url=_link(_name(outlet, "href") or _name(outlet, "link"), base),
    )


def _without_suffix(title: str, source: str) -> str:
    """Google News ends each title with the outlet, which it also names as the item's source."""
    suffix = f" - {source}".casefold()
    return title[: -len(suffix)].rstrip() if source and title.casefold().endswith(suffix) else title


def _longest(item: _Item) -> str:
    """The longest text among the item's summary and its contents, as feeds differ in which holds the article."""
    contents = dict.get(item, "content") or ()
    markups = [_text(item, "summary"), *(_text(content, "value") for content in contents)]
    return max((_stripped(unveiled(markup)) for markup in dict.fromkeys(markups)), key=len)


def _moment(item: _Item) -> datetime | None:
    """When it was published, else updated, in UTC; None for no date and for an implausible one."""
    parts = dict.get(item, "published_parsed") or dict.get(item, "updated_parsed")
    if not parts or parts[0] not in _PLAUSIBLE_YEARS:
        return None
    try:
        return datetime.fromtimestamp(timegm(parts), UTC)
    except (ValueError, OverflowError):
        return None


def _link(href: str, base: str) -> str:
    """An absolute http(s) address; empty if there is none."""
    if not href:
        return ""
    try:
        link = href if href.startswith(("https://", "http://")) else urljoin(base, href)  # most are whole already
        parts = urlsplit(link)
    except ValueError:
        return ""
    return link if parts.scheme in {"http", "https"} and parts.hostname else ""


# ── fields, whatever the parser made of them: it warns at keys that it guesses, so they are read as a plain dict's ───


def _text(item: _Item, key: str) -> str:
    value = dict.get(item, key)
    return value if isinstance(value, str) else ""


def _mapping(item: _Item, key: str) -> _Item:
    value = dict.get(item, key)
    return value if isinstance(value, dict) else {}


def _plain(item: _Item, key: str) -> str:
    return _stripped(_text(item, key))


def _stripped(markup: str) -> str:
    text = plain(markup := markup[:FIELD_CHARS])
    if text is not markup and text.isprintable():  # it has been made single spaces already, and nothing else is left
        return text
    return " ".join(_UNPRINTABLE.sub("", text).split())


def _name(item: _Item, key: str) -> str:
    """A link or a guid; empty if it is longer than any real one. Line breaks and blanks are the feed's layout."""
    name = "".join(_UNPRINTABLE.sub("", _text(item, key)).split())
    return name if len(name) <= _NAME_CHARS else ""
