"""Reads addresses: one session, guarded at each hop, bounded in time and size, one request at a time for each host."""

from __future__ import annotations

import asyncio
import re
import socket
import time
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache
from http import HTTPStatus
from types import TracebackType
from typing import Self
from weakref import WeakValueDictionary

import aiohttp
from aiohttp.abc import AbstractResolver
from aiohttp.http_exceptions import ContentEncodingError
from yarl import URL

from bot.errors import FetchError
from bot.feeds.guard import REFUSED, Networks, checked, guarded_sockets
from bot.model import NotModified, Response, Validators

FETCH_SECONDS = 30.0
BODY_BYTES = 10 * 2**20
REDIRECTS = 5
_CONNECT_SECONDS = 10.0
_AT_ONCE = 64  # requests in flight: as many as feeds are visited at once, so that none of them waits here too
_HEADER_BYTES = 64 * 2**10
_LONGEST_WAIT = timedelta(days=1)
_USER_AGENT = "Mozilla/5.0 (compatible; ironwatch; feed reader)"
_ACCEPT = "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
_REMEMBERED = 4096  # hosts
_NO_TURN = nullcontext()
_NOTHING_KNOWN = Validators()
_MOVED_FOR_GOOD = {301, 308}
_MOVED = {301, 302, 303, 307, 308}
_PHRASES = {status.value: status.phrase for status in HTTPStatus}
_MAX_AGE = re.compile(r"(?<![\w-])max-age=\"?(\d{1,9})")
_DECODED = {"", "identity", "gzip", "x-gzip", "deflate"}


class Fetcher:
    """Fetches feeds and pages. An async context manager: leaving it closes every connection.

    `resolver` looks names up instead of the system; what it answers is guarded all the same.
    """

    def __init__(
        self, networks: Networks, *, user_agent: str = _USER_AGENT, resolver: AbstractResolver | None = None
    ) -> None:
        self._networks = networks
        self._is_ours = lru_cache(_REMEMBERED)(networks.spare_politeness)
        self._resolver = resolver
        self._headers = {"User-Agent": user_agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate"}
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._slots = asyncio.Semaphore(_AT_ONCE)

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                socket_factory=guarded_sockets(self._networks),
                resolver=self._resolver,
                use_dns_cache=False,  # or a name would keep an old address past its time
                limit=_AT_ONCE,
            ),
            headers=self._headers,
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=False,  # a proxy would dial in our place, behind the guard's back
            max_line_size=_HEADER_BYTES,
            max_field_size=_HEADER_BYTES,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()

    async def fetch(
        self, url: str, validators: Validators = _NOTHING_KNOWN, *, seconds: float = FETCH_SECONDS
    ) -> Response | NotModified:
        """The body at an address, or NotModified if it is still what the validators stand for.

        Follows redirects. `seconds` count while a request is under way, not while it waits for its host's turn.
        Raises FetchError, whose text is a short phrase fit for a list of feeds.
        """
        trip = _Trip(checked(_url_of(url)), _asking(validators), seconds)
        try:
            while True:
                async with self._turn(trip.url), self._slots:
                    outcome = await self._hop(trip)
                if outcome is not None:
                    return outcome
        except TimeoutError as error:
            raise FetchError(_late(error, seconds), unheard=not trip.heard) from None
        except (aiohttp.ClientError, ValueError) as error:
            raise _fetch_error(error) from None

    async def _hop(self, trip: _Trip) -> Response | NotModified | None:
        """Asks once. None when the server sent us on; the trip then knows where to."""
        started = time.monotonic()
        limits = aiohttp.ClientTimeout(total=trip.seconds_left, sock_connect=_CONNECT_SECONDS)
        async with self._session.get(trip.url, headers=trip.asking, allow_redirects=False, timeout=limits) as answer:
            trip.heard = True
            if answer.status in _MOVED:
                trip.follow(answer)
                trip.seconds_left = max(trip.seconds_left - (time.monotonic() - started), 0.001)
                return None
            if answer.status == HTTPStatus.NOT_MODIFIED and trip.asking:
                return NotModified(trip.moved_to, _fresh_for(answer))
            if answer.status != HTTPStatus.OK:
                raise _refusal(answer)
            return Response(
                url=str(trip.url),
                body=await _body(answer),
                content_type=_header(answer, "Content-Type"),
                etag=_header(answer, "ETag"),
                modified=_header(answer, "Last-Modified"),
                moved_to=trip.moved_to,
                fresh_for=_fresh_for(answer),
            )

    def _turn(self, url: URL) -> AbstractAsyncContextManager[None]:
        """The turn of a host, of which one request at a time is made unless it is our own."""
        host = url.host or ""
        return _NO_TURN if self._is_ours(host) else self._turns.setdefault(host, asyncio.Lock())


@dataclass(slots=True)
class _Trip:
    """One fetch on its way through redirects. `heard` is whether any server has answered yet."""

    url: URL
    asking: dict[str, str]
    seconds_left: float
    hops: int = 0
    for_good: bool = True
    heard: bool = False

    @property
    def moved_to(self) -> str:
        """Where every redirect so far led for good; empty if there was none, or one for the time being."""
        return str(self.url) if self.hops and self.for_good else ""

    def follow(self, answer: aiohttp.ClientResponse) -> None:
        """Turns to where the answer points. Raises FetchError for a loop, for no address, and from https to http."""
        target = answer.headers.get("Location", "").strip()
        if not target:
            raise FetchError(f"HTTP {answer.status} without an address")
        self.hops += 1
        if self.hops > REDIRECTS:
            raise FetchError("too many redirects")
        self.url = checked(self.url.join(_url_of(target)).with_fragment(None), after=self.url)
        self.for_good = self.for_good and answer.status in _MOVED_FOR_GOOD


def _url_of(text: str) -> URL:
    try:
        return URL(text.strip())
    except ValueError:
        raise FetchError("not a valid address", permanent=True) from None


def _asking(validators: Validators) -> dict[str, str]:
    known = {"If-None-Match": validators.etag, "If-Modified-Since": validators.modified}
    return {name: value for name, value in known.items() if value}


def _header(answer: aiohttp.ClientResponse, name: str) -> str:
    """A header that can be stored and sent back as it is; empty if it is absent, odd or longer than 1,024."""
    value = answer.headers.get(name, "")
    return value if value.isascii() and value.isprintable() and len(value) <= 1024 else ""


async def _body(answer: aiohttp.ClientResponse) -> bytes:
    if answer.headers.get("Content-Encoding", "").strip().lower() not in _DECODED:
        raise FetchError("compressed in a way we cannot read")
    if (answer.content_length or 0) > BODY_BYTES:
        raise _too_large(answer)
    chunks, size = [], 0
    async for chunk in answer.content.iter_any():
        size += len(chunk)
        if size > BODY_BYTES:
            raise _too_large(answer)
        chunks.append(chunk)
    return b"".join(chunks)


def _fresh_for(answer: aiohttp.ClientResponse) -> timedelta:
    """How long the answer stays good: by Cache-Control, else by Expires, a day at most; nothing if neither says so."""
    control = answer.headers.get("Cache-Control", "").lower()
    if "no-cache" in control or "no-store" in control:
        return timedelta()
    if age := _MAX_AGE.search(control):
        return min(timedelta(seconds=int(age[1])), _LONGEST_WAIT)
    expires = answer.headers.get("Expires", "")
    return (_until(expires) if expires else None) or timedelta()


def _until(date: str) -> timedelta | None:
    """How long it is until a date of HTTP, between nothing and a day; None when it is no date."""
    try:
        moment = parsedate_to_datetime(date)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max(moment - datetime.now(UTC), timedelta()), _LONGEST_WAIT)


def _too_large(answer: aiohttp.ClientResponse) -> FetchError:
    answer.close()  # or leaving would read the rest
    return FetchError(f"larger than {BODY_BYTES >> 20} MiB")


# ── what went wrong, in words ────────────────────────────────────────────────────────────────────────────────────────


def _refusal(answer: aiohttp.ClientResponse) -> FetchError:
    status = answer.status
    words = _PHRASES.get(status, "")  # never the server's own words
    wait = _wait(answer) if status in {429, 503} else None
    return FetchError(f"HTTP {status} {words}".strip(), permanent=status == HTTPStatus.GONE, retry_after=wait)


def _wait(answer: aiohttp.ClientResponse) -> timedelta | None:
    """What Retry-After asks for, in seconds or as a date, between nothing and a day."""
    asked = answer.headers.get("Retry-After", "").strip()
    if asked.isascii() and asked.isdigit():
        return min(timedelta(seconds=int(asked[:9])), _LONGEST_WAIT)
    return _until(asked)


def _late(error: TimeoutError, seconds: float) -> str:
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        return f"no connection after {_CONNECT_SECONDS:g} s"
    return f"timed out after {seconds:g} s"


def _fetch_error(error: aiohttp.ClientError | ValueError) -> FetchError:
    match error:
        case aiohttp.ClientConnectorDNSError():
            return FetchError(_lookup(error.os_error), unheard=True)
        case aiohttp.ClientConnectorCertificateError():
            return FetchError("certificate not valid")
        case aiohttp.ClientConnectorSSLError():
            return FetchError("no secure connection")
        case aiohttp.ClientConnectorError():
            return _no_connection(error.os_error)
        case aiohttp.InvalidURL() | ValueError():
            return FetchError("not a valid address", permanent=True)
        case aiohttp.ClientPayloadError() if isinstance(error.__cause__, ContentEncodingError):
            return FetchError("compression damaged")
        case aiohttp.ClientPayloadError() | aiohttp.ClientOSError() | aiohttp.ServerDisconnectedError():
            return FetchError("connection broke off")
    return FetchError("no valid HTTP answer")


def _lookup(error: OSError) -> str:
    gone = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
    return "name not found" if error.errno in gone else "name look-up failed"


def _no_connection(error: OSError) -> FetchError:
    # The text is asked too: of several addresses' failures the connector makes one that only lists them.
    if REFUSED in str(error):
        return FetchError(REFUSED, permanent=True)
    if isinstance(error, ConnectionRefusedError):
        return FetchError("connection refused")
    return FetchError("no connection", unheard=True)
