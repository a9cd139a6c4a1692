"""The page behind an entry: its main text, to decide what title and summary leave open. Pages are never kept."""

from __future__ import annotations

import re

from bot.errors import FetchError, ParseError, WorkerStopped
from bot.feeds.fetch import Fetcher
from bot.model import NotModified
from bot.workers import Workers

FETCH_SECONDS = 10.0
READ_SECONDS = 3.0
PAGE_CHARS = 100_000  # of main text: several times the longest news article
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]+)", re.IGNORECASE)


async def read_page(
    fetcher: Fetcher,
    workers: Workers,
    url: str,
    *,
    fetch_seconds: float = FETCH_SECONDS,
    read_seconds: float = READ_SECONDS,
) -> str:
    """The main text of the page at an address: fetched within 10 s, read in a worker within 3 s.

    Raises FetchError when the page cannot be had, ParseError when it holds no text or its reader had to be stopped.
    """
    response = await fetcher.fetch(url, seconds=fetch_seconds)
    if isinstance(response, NotModified):
        raise FetchError("says that nothing changed, though we asked for everything")
    try:
        return await workers.run(main_text, response.body, response.content_type, seconds=read_seconds)
    except WorkerStopped as stopped:
        raise ParseError(f"its reader {stopped}") from stopped


def main_text(body: bytes, content_type: str) -> str:
    """The main text of an HTML page, without menus, comments and tables; to be run where it can be stopped.

    Raises ParseError when there is none.
    """
    from trafilatura import extract

    text = extract(_decoded(body, content_type), fast=True, include_comments=False, include_tables=False)
    if not text:
        raise ParseError("holds no text that could be read")
    return " ".join(text.split())[:PAGE_CHARS].encode("utf-8", "replace").decode()


def _decoded(body: bytes, content_type: str) -> str | bytes:
    """The page as text when the server names its encoding rightly; else bytes, for the reader to find out."""
    named = _CHARSET.search(content_type)
    if not named:
        return body
    try:
        return body.decode(named[1])
    except (LookupError, UnicodeDecodeError):
        return body
