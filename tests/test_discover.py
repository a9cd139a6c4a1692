"""From an address that somebody gives to the feed behind it; and feeds that chats add."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from builders import item, rss
from make import FEED, NOW
from staff import office
from web import LOOPBACK, FeedServer

from bot.actions import Access
from bot.editor import NotEdited, Person
from bot.errors import ParseError
from bot.feeds.discover import discover
from bot.feeds.fetch import Fetcher
from bot.model import Destination, Feed
from bot.scout import MAX_FEEDS, Scout
from bot.store.store import Store
from bot.store.thread import StoreThread
from bot.workers import Workers

ANN, BOB = Person(Destination("501"), 501), Person(Destination("-601"), 502)
BODY = rss(item("Port opens", link="https://paper.example/1"), title="The Paper")


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[StoreThread]:
    opened = await StoreThread.open(tmp_path)
    yield opened
    await opened.close()


def linking(*links: str) -> bytes:
    return f"<html><head>{''.join(links)}</head><body>Home</body></html>".encode()


async def test_a_feed_is_taken_as_it_is(fetcher: Fetcher, workers: Workers, server: FeedServer) -> None:
    url = server.put("/feed", BODY)
    assert await discover(fetcher, workers, url) == Feed(url, "The Paper")


async def test_a_page_leads_to_the_first_of_its_feeds_that_can_be_read(
    fetcher: Fetcher, workers: Workers, server: FeedServer
) -> None:
    url = server.put("/feed", BODY)
    page = linking(
        '<link rel="stylesheet" href="/style.css">',
        '<link rel="alternate" hreflang="ur" href="/ur">',
        '<link rel="alternate" type="application/atom+xml" href="/home">',
        '<link rel="alternate" type="application/rss+xml" href=" /feed ">',
    )
    assert await discover(fetcher, workers, server.put("/home", page)) == Feed(url, "The Paper")


@pytest.mark.parametrize("body", [b"", b"<html>nothing</html>", b"\0\xff", linking('<link rel="alternate" href="/x">')])
async def test_where_there_is_no_feed_nothing_more_is_said(
    fetcher: Fetcher, workers: Workers, server: FeedServer, body: bytes
) -> None:
    with pytest.raises(ParseError, match=r"^no feed could be read there$"):
        await discover(fetcher, workers, server.put("/home", body))


@pytest.mark.parametrize("link", ["file:///etc/passwd", "javascript:1", "http://10.0.0.1/", "http://[::1", "/gone"])
async def test_a_page_cannot_lead_into_networks_that_are_not_for_it(
    workers: Workers, fetcher: Fetcher, server: FeedServer, link: str
) -> None:
    page = linking(f'<link rel="alternate" type="application/rss+xml" href="{link}">')
    with pytest.raises(ParseError, match=r"^no feed could be read there$"):
        await discover(fetcher, workers, server.put("/home", page))


async def test_what_the_guard_refuses_is_told_like_everything_else(workers: Workers, server: FeedServer) -> None:
    url = server.put("/feed", BODY)
    async with Fetcher(LOOPBACK.parse("")) as guarded:
        for address in (url, "http://127.0.0.1:1/", "ftp://paper.example/", "https://"):
            with pytest.raises(ParseError, match=r"^no feed could be read there$"):
                await discover(guarded, workers, address)
    assert server.requests["/feed"] == 0


# ── feeds of a chat ──────────────────────────────────────────────────────────────────────────────────────────────────


async def found(url: str) -> Feed:
    if "nothing" in url:
        raise ParseError("no feed could be read there")
    return Feed(url, "The Paper")


@pytest.fixture
async def scout(store: StoreThread, tmp_path: Path) -> Scout:
    return (await office(store, tmp_path, Access(), discover=found)).staff.scout


async def polled(store: StoreThread) -> set[str]:
    """The feeds that are due."""
    claims = await store.ask(Store.claim_feeds, NOW, 1000)
    await store.ask(Store.give_back, claims)
    return {claim.feed.url for claim in claims}


async def test_an_added_feed_is_polled_and_stays_so_whatever_the_opml_says(scout: Scout, store: StoreThread) -> None:
    assert (await scout.add("paper.example/new", ANN))[1]
    assert not (await scout.add("https://paper.example/new", ANN))[1]
    await store.ask(Store.sync_feeds, [FEED], NOW)
    assert await polled(store) == {FEED.url, "https://paper.example/new"}
    assert [each.feed.title for each in await scout.feeds("501")] == ["The Paper"]


async def test_a_feed_is_taken_off_once_nobody_wants_it(scout: Scout, store: StoreThread) -> None:
    await store.ask(Store.sync_feeds, [replace(FEED, url="https://both.example")], NOW)
    for person, url in ((ANN, "shared.example"), (BOB, "shared.example"), (ANN, "both.example")):
        await scout.add(url, person)
    for said, left in (("1", 3), ("https://shared.example", 3)):
        await scout.remove(said, ANN)
        assert len(await polled(store)) == left - 1
    await scout.remove("the paper", BOB)
    assert await polled(store) == {"https://both.example"}


@pytest.mark.parametrize(
    ("said", "hint"), [("", "address"), ("two words", "address"), ("nothing.example", "could not read a feed")]
)
async def test_an_address_without_a_feed_gets_an_example(scout: Scout, said: str, hint: str) -> None:
    with pytest.raises(NotEdited, match=hint) as refused:
        await scout.add(said, ANN)
    assert refused.value.example.startswith("/addfeed https://")


async def test_what_was_not_added_here_cannot_be_taken_off_here(scout: Scout, store: StoreThread) -> None:
    await store.ask(Store.sync_feeds, [FEED], NOW)
    for wanted in (FEED.url, "1", ""):
        with pytest.raises(NotEdited, match="OPML"):
            await scout.remove(wanted, ANN)
    await scout.add("paper.example", BOB)
    with pytest.raises(NotEdited, match="OPML"):
        await scout.remove("https://paper.example", ANN)
    with pytest.raises(NotEdited, match="by its number"):
        await scout.remove("2", BOB)
    assert len(await polled(store)) == 2


async def test_a_chat_adds_a_hundred_feeds_at_most(scout: Scout) -> None:
    for number in range(MAX_FEEDS):
        await scout.add(f"paper.example/{number}", ANN)
    with pytest.raises(NotEdited, match="100 feeds at most"):
        await scout.add("paper.example/more", ANN)
    assert (await scout.add("paper.example/more", BOB))[1]
