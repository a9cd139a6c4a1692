"""The page behind an entry, read in a worker."""

from __future__ import annotations

import pytest
from web import LOOPBACK, FeedServer

from bot.errors import FetchError, ParseError
from bot.feeds.fetch import Fetcher
from bot.feeds.page import PAGE_CHARS, main_text, read_page
from bot.workers import Workers

STORY = "Gunmen on motorcycles opened fire on a police post near Turbat on Tuesday evening, residents said. " * 4


def page(story: str = STORY, head: str = "") -> str:
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Baloch football</a></li></ul></nav>"
    body = f"<article><h1>Post attacked</h1><p>{story}</p></article><footer>All rights reserved</footer>"
    return f"<!doctype html><html><head><title>Post</title>{head}</head><body>{menu}{body}</body></html>"


def test_the_main_text_leaves_menus_and_footers_out() -> None:
    text = main_text(page().encode(), "text/html; charset=utf-8")
    assert STORY.strip() in text
    assert "football" not in text
    assert "rights reserved" not in text


def test_the_server_knows_the_encoding_better_than_the_page() -> None:
    body = page("Стрельба у поста полиции в Турбате, сообщили жители города вечером. " * 5).encode("windows-1251")
    assert "Турбате" in main_text(body, "text/html; charset=windows-1251")


@pytest.mark.parametrize("content_type", ["", "text/html", "text/html; charset=nonsense", "text/html; charset=ascii"])
def test_a_page_whose_encoding_is_not_named_rightly_is_read_all_the_same(content_type: str) -> None:
    body = page("تربت کے قریب پولیس چوکی پر حملہ ہوا، رہائشیوں نے بتایا۔ " * 6, '<meta charset="utf-8">').encode()
    assert "تربت" in main_text(body, content_type)


@pytest.mark.parametrize("body", [b"", b"<html></html>", b"\x00" * 50, b"%PDF-1.7 nothing"])
def test_a_page_without_text_says_so(body: bytes) -> None:
    with pytest.raises(ParseError, match="no text"):
        main_text(body, "text/html")


def test_an_endless_page_is_cut() -> None:
    assert len(main_text(page("Shots were heard in the bazaar again. " * 9000).encode(), "text/html")) <= PAGE_CHARS


async def test_a_page_is_fetched_and_read(fetcher: Fetcher, workers: Workers, server: FeedServer) -> None:
    url = server.put("/page", page().encode(), headers={"Content-Type": "text/html; charset=utf-8"})
    assert "police post near Turbat" in await read_page(fetcher, workers, url)


async def test_a_page_that_cannot_be_had_says_why(fetcher: Fetcher, workers: Workers, server: FeedServer) -> None:
    with pytest.raises(FetchError, match="HTTP 403"):
        await read_page(fetcher, workers, server.put("/page", status=403))


async def test_a_private_page_is_refused(workers: Workers, server: FeedServer) -> None:
    async with Fetcher(LOOPBACK.parse("")) as guarded:
        with pytest.raises(FetchError, match="address not allowed"):
            await read_page(guarded, workers, server.put("/page", page().encode()))
    assert server.requests.total() == 0


async def test_a_page_that_stalls_its_reader_is_given_up(
    fetcher: Fetcher, workers: Workers, server: FeedServer
) -> None:
    url = server.put("/page", b"<div>" * 1_500_000, headers={"Content-Type": "text/html; charset=utf-8"})
    with pytest.raises(ParseError):
        await read_page(fetcher, workers, url)
