"""Hostile feeds and pages: each is cut off with its reason, or read for what it is; what comes next is read."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from functools import partial

import pytest
from builders import item, rss
from hostile import FEEDS, PAGES, Attack
from web import FeedServer

from bot.actions import Checked, check_feed
from bot.errors import FetchError, ParseError
from bot.feeds.fetch import Fetcher
from bot.feeds.page import read_page
from bot.feeds.parse import PRELOAD, parse
from bot.model import Feed, Response
from bot.workers import Workers

SECONDS = 0.7  # for what takes 5 s or 30 s in earnest
PAGE = (
    b"<!doctype html><html><body><article>"
    + b"<p>Gunmen opened fire on a police post near Turbat on Tuesday evening, residents said.</p>" * 4
)


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    made = Workers(2, preload=PRELOAD)
    yield made
    made.close()


async def checked(fetcher: Fetcher, workers: Workers, url: str) -> Checked:
    fetch, stopwatch = partial(fetcher.fetch, seconds=SECONDS), asyncio.get_running_loop().time
    return await check_feed(Feed(url), fetch, partial(parse, workers, seconds=SECONDS), stopwatch)


@pytest.mark.parametrize("name", FEEDS)
async def test_a_hostile_feed_is_cut_off_with_its_reason(
    server: FeedServer, fetcher: Fetcher, workers: Workers, name: str
) -> None:
    attack = FEEDS[name]()
    answer = await checked(fetcher, workers, attack.serve(server, "/hostile"))
    assert answer.error.startswith(attack.reason or ("", "its parser took longer")[name == "10,000 items"])
    assert bool(answer.error) or not attack.reason
    healthy = await checked(fetcher, workers, server.put("/healthy", rss(item("one"))))
    assert (healthy.error, healthy.entries) == ("", 1)


async def test_a_document_type_that_lies_elsewhere_is_not_fetched(
    server: FeedServer, fetcher: Fetcher, workers: Workers
) -> None:
    doctype = f'<!DOCTYPE rss SYSTEM "{server.put("/dtd")}">'.encode()
    await checked(fetcher, workers, server.put("/feed", doctype + rss(item("one"))[21:]))
    assert set(server.requests) == {"/feed"}


async def test_what_a_file_holds_never_becomes_an_entry(server: FeedServer, fetcher: Fetcher, workers: Workers) -> None:
    response = await fetcher.fetch(FEEDS["a file's DTD"]().serve(server, "/hostile"))
    assert isinstance(response, Response)
    assert "root:" not in repr(await parse(workers, response, b""))


@pytest.mark.parametrize("name", PAGES)
async def test_a_hostile_page_is_given_up_with_its_reason(
    server: FeedServer, fetcher: Fetcher, workers: Workers, name: str
) -> None:
    attack: Attack = PAGES[name]()
    with pytest.raises((FetchError, ParseError)) as caught:
        await read_page(fetcher, workers, attack.serve(server, "/hostile"), fetch_seconds=SECONDS, read_seconds=SECONDS)
    assert str(caught.value).startswith((attack.reason, "its reader took"))
    assert "near Turbat" in await read_page(fetcher, workers, server.put("/healthy", PAGE))
