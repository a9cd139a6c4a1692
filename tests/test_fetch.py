"""The fetcher, against a real server on loopback."""

from __future__ import annotations

import asyncio
import gzip
import socket
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from web import LOOPBACK, FeedServer, Names, Nobody

from bot.errors import FetchError
from bot.feeds.fetch import BODY_BYTES, Fetcher
from bot.model import NotModified, Response, Validators


async def refusal(fetcher: Fetcher, url: str, *, seconds: float = 10) -> FetchError:
    """The error that fetching an address ends in."""
    with pytest.raises(FetchError) as caught:
        await fetcher.fetch(url, seconds=seconds)
    return caught.value


async def test_a_body_comes_with_its_type_and_validators(server: FeedServer, fetcher: Fetcher) -> None:
    headers = {"Content-Type": "text/xml; charset=gb18030", "ETag": '"v1"', "Last-Modified": "Tue, 03 Mar 2026"}
    url = server.put("/feed", b"<rss/>", headers=headers)
    assert await fetcher.fetch(url) == Response(
        url, b"<rss/>", "text/xml; charset=gb18030", etag='"v1"', modified="Tue, 03 Mar 2026"
    )


async def test_a_feed_that_did_not_change_is_not_sent_again(server: FeedServer, fetcher: Fetcher) -> None:
    url = server.put("/feed", b"<rss/>", headers={"ETag": '"v1"'})
    assert await fetcher.fetch(url, Validators(etag='"v1"')) == NotModified()


async def test_both_validators_are_sent_and_no_empty_ones(server: FeedServer, fetcher: Fetcher) -> None:
    url = server.put("/feed")
    await fetcher.fetch(url, Validators(etag='"v1"', modified="Tue, 03 Mar 2026"))
    asked = server.asked["/feed"]
    await fetcher.fetch(url)
    assert (asked["If-None-Match"], asked["If-Modified-Since"]) == ('"v1"', "Tue, 03 Mar 2026")
    assert not {"If-None-Match", "If-Modified-Since"} & set(server.asked["/feed"])


async def test_not_modified_without_being_asked_is_an_error(server: FeedServer, fetcher: Fetcher) -> None:
    assert str(await refusal(fetcher, server.put("/feed", status=304))) == "HTTP 304 Not Modified"


async def test_it_says_who_asks(server: FeedServer) -> None:
    async with Fetcher(LOOPBACK, user_agent="watcher/1") as fetcher:
        await fetcher.fetch(server.put("/feed"))
    assert server.asked["/feed"]["User-Agent"] == "watcher/1"


@pytest.mark.parametrize("odd", ["é" * 3, "x" * 2000])
async def test_a_validator_that_could_not_be_sent_back_is_dropped(
    server: FeedServer, fetcher: Fetcher, odd: str
) -> None:
    answer = await fetcher.fetch(server.put("/feed", headers={"ETag": odd}))
    assert isinstance(answer, Response)
    assert answer.etag == ""


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, 0),
        ({"Cache-Control": "public, max-age=900"}, 900),
        ({"Cache-Control": 'MAX-AGE="60", private'}, 60),
        ({"Cache-Control": "s-maxage=900"}, 0),
        ({"Cache-Control": "max-age=900, no-cache"}, 0),
        ({"Cache-Control": "no-store"}, 0),
        ({"Cache-Control": "max-age=soon"}, 0),
        ({"Cache-Control": "max-age=999999999"}, 86_400),
        ({"Expires": "Wed, 21 Oct 2015 07:28:00 GMT"}, 0),
        ({"Expires": "Fri, 31 Dec 2199 23:59:59 GMT"}, 86_400),
        ({"Expires": "0"}, 0),
        ({"Cache-Control": "max-age=60", "Expires": "Fri, 31 Dec 2199 23:59:59 GMT"}, 60),
    ],
)
@pytest.mark.parametrize("known", [True, False])
async def test_a_server_may_say_how_long_its_answer_stays_good(
    server: FeedServer, fetcher: Fetcher, headers: dict[str, str], seconds: int, known: bool
) -> None:
    url = server.put("/feed", b"<rss/>", headers=headers | {"ETag": '"v1"'})
    answer = await fetcher.fetch(url, Validators(etag='"v1"' if known else ""))
    assert (type(answer), answer.fresh_for) == (NotModified if known else Response, timedelta(seconds=seconds))


# ── redirects ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_is_followed_and_only_a_permanent_one_moves_the_feed(
    server: FeedServer, fetcher: Fetcher, status: int
) -> None:
    new = server.put("/new", b"<rss/>")
    answer = await fetcher.fetch(server.redirect("/old", "/new", status))
    assert isinstance(answer, Response)
    assert (answer.url, answer.moved_to) == (new, new if status in {301, 308} else "")


async def test_a_feed_that_moved_and_did_not_change_tells_where_it_moved(server: FeedServer, fetcher: Fetcher) -> None:
    new = server.put("/new", b"<rss/>", headers={"ETag": '"v1"'})
    answer = await fetcher.fetch(server.redirect("/old", "/new", 301), Validators(etag='"v1"'))
    assert answer == NotModified(moved_to=new)


@pytest.mark.parametrize(("first", "second"), [(301, 302), (302, 301)])
async def test_one_temporary_redirect_on_the_way_moves_nothing(
    server: FeedServer, fetcher: Fetcher, first: int, second: int
) -> None:
    server.put("/c", b"<rss/>")
    server.redirect("/b", "/c", second)
    answer = await fetcher.fetch(server.redirect("/a", "/b", first))
    assert isinstance(answer, Response)
    assert answer.moved_to == ""


@pytest.mark.parametrize(("hops", "followed"), [(5, True), (6, False)])
async def test_five_redirects_are_followed(server: FeedServer, fetcher: Fetcher, hops: int, followed: bool) -> None:
    server.put("/0", b"<rss/>")
    for hop in range(hops):
        server.redirect(f"/{hop + 1}", f"/{hop}")
    if followed:
        assert isinstance(await fetcher.fetch(server.url(f"/{hops}")), Response)
    else:
        assert str(await refusal(fetcher, server.url(f"/{hops}"))) == "too many redirects"


async def test_a_redirect_to_itself_ends(server: FeedServer, fetcher: Fetcher) -> None:
    assert str(await refusal(fetcher, server.redirect("/loop", "/loop", 301))) == "too many redirects"
    assert server.requests["/loop"] == 6


async def test_a_redirect_without_an_address_is_an_error(server: FeedServer, fetcher: Fetcher) -> None:
    assert str(await refusal(fetcher, server.put("/odd", status=302))) == "HTTP 302 without an address"


# ── limits ───────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_compressed_body_is_read(server: FeedServer, fetcher: Fetcher) -> None:
    url = server.put("/feed", gzip.compress(b"<rss/>"), headers={"Content-Encoding": "gzip"})
    answer = await fetcher.fetch(url)
    assert isinstance(answer, Response)
    assert answer.body == b"<rss/>"


@pytest.mark.parametrize("size", [BODY_BYTES, BODY_BYTES + 1])
@pytest.mark.parametrize("packed", [True, False])
async def test_a_body_is_limited_by_its_size_unpacked(
    server: FeedServer, fetcher: Fetcher, size: int, packed: bool
) -> None:
    body = gzip.compress(bytes(size), 1) if packed else bytes(size)
    url = server.put("/feed", body, headers={"Content-Encoding": "gzip"} if packed else {})
    if size > BODY_BYTES:
        assert str(await refusal(fetcher, url)) == "larger than 10 MiB"
    else:
        assert isinstance(await fetcher.fetch(url), Response)


async def test_a_body_compressed_twice_is_refused(server: FeedServer, fetcher: Fetcher) -> None:
    body = gzip.compress(gzip.compress(bytes(1000)))
    url = server.put("/bomb", body, headers={"Content-Encoding": "gzip, gzip"})
    assert str(await refusal(fetcher, url)) == "compressed in a way we cannot read"


async def test_damaged_compression_is_an_error(server: FeedServer, fetcher: Fetcher) -> None:
    url = server.put("/feed", b"this is no gzip", headers={"Content-Encoding": "gzip"})
    assert str(await refusal(fetcher, url)) == "compression damaged"


async def test_a_server_that_does_not_answer_is_given_up(server: FeedServer, fetcher: Fetcher) -> None:
    url = server.put("/slow", delay=30)
    assert str(await refusal(fetcher, url, seconds=0.2)) == "timed out after 0.2 s"


async def test_a_server_that_drips_is_given_up(server: FeedServer, fetcher: Fetcher) -> None:
    url = server.put("/drip", b"x" * 1000, drip=0.05)
    assert str(await refusal(fetcher, url, seconds=0.3)) == "timed out after 0.3 s"


async def test_redirects_share_one_limit(server: FeedServer, fetcher: Fetcher) -> None:
    for hop in range(5):
        server.put(f"/{hop}", status=302, headers={"Location": f"/{hop + 1}"}, delay=0.2)
    server.put("/5")
    assert str(await refusal(fetcher, server.url("/0"), seconds=0.5)) == "timed out after 0.5 s"


async def test_a_body_that_is_announced_too_large_is_not_waited_for(server: FeedServer, fetcher: Fetcher) -> None:
    url = server.put("/huge", b"xx", headers={"Content-Length": str(BODY_BYTES + 1)}, drip=30)
    assert str(await refusal(fetcher, url, seconds=5)) == "larger than 10 MiB"


async def test_a_large_header_is_read(server: FeedServer, fetcher: Fetcher) -> None:
    url = server.put("/feed", b"<rss/>", headers={"Content-Security-Policy": "x" * 20_000})
    assert isinstance(await fetcher.fetch(url), Response)


# ── refusals ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("status", "words", "permanent"),
    [
        (404, "HTTP 404 Not Found", False),
        (403, "HTTP 403 Forbidden", False),
        (410, "HTTP 410 Gone", True),
        (500, "HTTP 500 Internal Server Error", False),
        (520, "HTTP 520", False),
        (204, "HTTP 204 No Content", False),
    ],
)
async def test_a_status_is_told_in_words(
    server: FeedServer, fetcher: Fetcher, status: int, words: str, permanent: bool
) -> None:
    error = await refusal(fetcher, server.put("/feed", status=status))
    assert (str(error), error.permanent, error.retry_after) == (words, permanent, None)


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("asked", "wait"),
    [
        ("120", timedelta(minutes=2)),
        ("0", timedelta(0)),
        ("9" * 40, timedelta(days=1)),
        ("Wed, 21 Oct 2015 07:28:00 GMT", timedelta(0)),
        ("Fri, 31 Dec 2199 23:59:59 GMT", timedelta(days=1)),
        ("soon", None),
        ("-5", None),
        ("", None),
    ],
)
async def test_a_server_may_say_when_to_come_back(
    server: FeedServer, fetcher: Fetcher, status: int, asked: str, wait: timedelta | None
) -> None:
    url = server.put("/feed", status=status, headers={"Retry-After": asked})
    assert (await refusal(fetcher, url)).retry_after == wait


async def test_a_date_to_come_back_at_becomes_a_wait(server: FeedServer, fetcher: Fetcher) -> None:
    date = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    wait = (await refusal(fetcher, server.put("/feed", status=429, headers={"Retry-After": date}))).retry_after
    assert wait is not None
    assert timedelta(minutes=59) < wait <= timedelta(hours=1)


async def test_a_closed_port_is_named(fetcher: Fetcher) -> None:
    with socket.socket() as unheard:
        unheard.bind(("127.0.0.1", 0))
        error = await refusal(fetcher, f"http://127.0.0.1:{unheard.getsockname()[1]}/")
    assert (str(error), error.unheard) == ("connection refused", False)


@pytest.mark.parametrize(("route", "unheard"), [({"delay": 30}, True), ({"body": b"x" * 1000, "drip": 0.05}, False)])
async def test_only_a_server_that_stayed_silent_was_not_heard(
    server: FeedServer, fetcher: Fetcher, route: dict[str, Any], unheard: bool
) -> None:
    assert (await refusal(fetcher, server.put("/slow", **route), seconds=0.3)).unheard is unheard


async def test_a_name_without_an_address_was_not_heard() -> None:
    async with Fetcher(LOOPBACK, resolver=Nobody()) as fetcher:
        error = await refusal(fetcher, "https://paper.example/feed")
    assert (str(error), error.unheard) == ("name look-up failed", True)


async def test_a_server_that_does_not_speak_http_is_named(fetcher: Fetcher) -> None:
    async def babble(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"SSH-2.0-x\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(babble, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        assert str(await refusal(fetcher, f"http://127.0.0.1:{port}/")) == "no valid HTTP answer"


async def test_a_line_that_breaks_off_is_named(fetcher: Fetcher) -> None:
    async def half(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<rss>")
        writer.close()

    async with await asyncio.start_server(half, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        assert str(await refusal(fetcher, f"http://127.0.0.1:{port}/")) == "connection broke off"


async def test_a_plain_server_asked_for_https_is_named(server: FeedServer, fetcher: Fetcher) -> None:
    url = server.put("/feed").replace("http:", "https:")
    assert str(await refusal(fetcher, url)) == "no secure connection"


# ── politeness ───────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_host_is_asked_one_thing_at_a_time(server: FeedServer) -> None:
    urls = [server.put(f"/{number}", delay=0.02).replace("127.0.0.1", "paper.example") for number in range(4)]
    async with Fetcher(LOOPBACK, resolver=Names()) as fetcher:
        await asyncio.gather(*(fetcher.fetch(url) for url in urls))
    assert server.most_at_once == 1


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
async def test_hosts_in_allowed_networks_are_asked_many_things_at_once(server: FeedServer, host: str) -> None:
    for number in range(4):
        server.put(f"/{number}", delay=0.1)
    async with Fetcher(LOOPBACK) as fetcher:
        await asyncio.gather(*(fetcher.fetch(server.url(f"/{number}", host)) for number in range(4)))
    assert server.most_at_once > 1


async def test_waiting_for_a_turn_is_not_counted_as_the_servers_time(server: FeedServer) -> None:
    urls = [server.put(f"/{number}", delay=0.2).replace("127.0.0.1", "paper.example") for number in range(4)]
    async with Fetcher(LOOPBACK, resolver=Names()) as fetcher:
        answers = await asyncio.gather(*(fetcher.fetch(url, seconds=0.6) for url in urls))
    assert all(isinstance(answer, Response) for answer in answers)
