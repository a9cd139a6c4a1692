"""From the address that somebody gives to a feed: the feed itself, or what a page names as its own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from urllib.parse import urljoin

from bot.errors import FetchError, ParseError, WorkerStopped
from bot.feeds.fetch import Fetcher
from bot.feeds.parse import parse
from bot.model import Feed, NotModified, Response
from bot.workers import Workers

_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json")
_TRIED = 3
_READ_SECONDS = 3.0
_TITLE_CHARS = 120


async def discover(fetcher: Fetcher, workers: Workers, url: str) -> Feed:
    """The feed at an address or named by the page there, tried out. Raises ParseError when there is none.

    Every address goes through the same guard, and whatever went wrong is told alike: an answer must not tell strangers
    what stands in networks that we reach and they do not.
    """
    try:
        response = await _fetched(fetcher, url)
        if found := await _feed(workers, response, url):
            return found
        for link in await workers.run(links_of, response.body, response.url, seconds=_READ_SECONDS):
            if found := await _feed(workers, await _fetched(fetcher, link), link):
                return found
    except (FetchError, WorkerStopped):
        pass
    raise ParseError("no feed could be read there")


def links_of(body: bytes, base: str) -> tuple[str, ...]:
    """The addresses that a page names as its feeds, the first few; to be run where it can be stopped."""
    from selectolax.lexbor import LexborHTMLParser

    links = LexborHTMLParser(body).css("link[rel~=alternate][href]")
    hrefs = [link.attributes.get("href") or "" for link in links if link.attributes.get("type") in _FEED_TYPES]
    return tuple(dict.fromkeys(filter(None, (_joined(base, href.strip()) for href in hrefs))))[:_TRIED]


def _joined(base: str, href: str) -> str:
    """The address that a link leads to; empty when it leads nowhere."""
    try:
        return urljoin(base, href)
    except ValueError:
        return ""


async def _fetched(fetcher: Fetcher, url: str) -> Response:
    response = await fetcher.fetch(url)
    if isinstance(response, NotModified):
        raise FetchError("says that nothing changed, though we asked for everything")
    return response


async def _feed(workers: Workers, response: Response, url: str) -> Feed | None:
    """The feed that a response is, under the address where it will be asked; None when it is none."""
    try:
        parsed = await parse(workers, response, b"")
    except ParseError:
        return None
    return Feed(response.moved_to or url, parsed.title[:_TITLE_CHARS], language=parsed.language)


def discovering(fetcher: Fetcher, workers: Workers) -> Callable[[str], Awaitable[Feed]]:
    """A way to discover feeds."""
    return partial(discover, fetcher, workers)
