"""No address leads us inward: a listener on every address of this machine counts who connects."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from web import LOOPBACK, FeedServer, Names

from bot.errors import FetchError
from bot.feeds.fetch import Fetcher
from bot.feeds.guard import Networks
from bot.feeds.page import read_page
from bot.workers import Workers

NAMES = ["localhost", "LOCALHOST", "localhost.", "ip6-localhost", socket.gethostname()]
NUMBERS = ["127.0.0.1", "127.0.0.1.", "127.1", "127.0.1", "127.255.255.254", "0", "0.0.0.0"]
OTHER_BASES = ["0177.0.0.1", "0177.1", "017700000001", "0x7f.0.0.1", "0x7f.1", "0x7f000001", "2130706433"]
OTHER_DIGITS = ["１２７.0.0.1", "127。0。0。1", "①②⑦.0.0.1", "%31%32%37.0.0.1", "127%2E0.0.1", "１２７．１"]
IPV6 = ["[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[::1%25lo]"]
WRAPPED = ["[::ffff:0:127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[2001:0:7f00:1::80ff:fffe]"]
DISGUISED = ["paper.example@127.0.0.1", "127.0.0.1\\@paper.example", "127.0.0.1#@paper.example", "127.0.0.1\t"]
INWARD = [
    *("127.0.0.1", "::1", "::ffff:127.0.0.1", "0.0.0.0", "::", "10.0.0.1", "172.16.0.1", "192.168.0.1"),
    *("169.254.169.254", "100.64.0.1", "224.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "fe80::1", "fd00::1"),
]


@dataclass(slots=True)
class Listener:
    """Takes connections on every address of this machine, and counts them."""

    port: int = 0
    accepted: int = 0

    async def take(self, _: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.accepted += 1
        writer.close()


@pytest.fixture
async def listener() -> AsyncIterator[Listener]:
    listener = Listener()
    dual = socket.has_dualstack_ipv6()
    both = socket.create_server(("", 0), family=socket.AF_INET6 if dual else socket.AF_INET, dualstack_ipv6=dual)
    listener.port = both.getsockname()[1]
    async with await asyncio.start_server(listener.take, sock=both):
        yield listener


@pytest.fixture
async def guarded() -> AsyncIterator[Fetcher]:
    async with Fetcher(Networks()) as fetcher:
        yield fetcher


async def reason(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(FetchError) as caught:
        await fetcher.fetch(url, seconds=10)
    return str(caught.value)


async def test_the_listener_counts_who_connects(listener: Listener) -> None:
    async with Fetcher(LOOPBACK) as fetcher:
        await reason(fetcher, f"http://127.0.0.1:{listener.port}/")
    assert listener.accepted


@pytest.mark.parametrize(
    "host", [*NAMES, *NUMBERS, *OTHER_BASES, *OTHER_DIGITS, *IPV6, *WRAPPED, *DISGUISED], ids=ascii
)
async def test_no_way_to_write_this_machine_reaches_it(guarded: Fetcher, listener: Listener, host: str) -> None:
    told = await reason(guarded, f"http://{host}:{listener.port}/")
    assert told in {"address not allowed", "name not found", "not a valid address", "name look-up failed"}
    assert listener.accepted == 0


@pytest.mark.parametrize("address", INWARD)
async def test_a_name_that_leads_inward_is_refused(listener: Listener, address: str) -> None:
    async with Fetcher(Networks(), resolver=Names(address)) as fetcher:
        assert await reason(fetcher, f"http://paper.example:{listener.port}/") == "address not allowed"
    assert listener.accepted == 0


async def test_a_name_with_several_inward_addresses_reaches_none(listener: Listener) -> None:
    async with Fetcher(Networks(), resolver=Names(("127.0.0.1", "::1", "10.0.0.1"))) as fetcher:
        assert await reason(fetcher, f"http://paper.example:{listener.port}/") == "address not allowed"
    assert listener.accepted == 0


async def test_a_name_that_leads_inward_at_the_second_look_is_refused(server: FeedServer, listener: Listener) -> None:
    first = server.put("/a", b"<rss/>").replace("127.0.0.1", "paper.example")
    async with Fetcher(LOOPBACK, resolver=Names("127.0.0.1", "::1")) as fetcher:
        await fetcher.fetch(first)
        assert await reason(fetcher, f"http://paper.example:{listener.port}/") == "address not allowed"
    assert listener.accepted == 0


@pytest.mark.parametrize("host", ["[::1]", "[::ffff:10.0.0.1]", "paper.example", "192.168.0.1", "user@127.0.0.1"])
async def test_a_redirect_leads_no_further_inward_than_the_address_itself(
    server: FeedServer, listener: Listener, host: str
) -> None:
    server.redirect("/b", f"http://{host}:{listener.port}/")
    async with Fetcher(LOOPBACK, resolver=Names("::1")) as fetcher:
        assert await reason(fetcher, server.redirect("/a", "/b")) == "address not allowed"
    assert listener.accepted == 0


@pytest.mark.parametrize("port", [1, 22, 25, 81, 442, 444, 1023])
async def test_a_redirect_to_a_port_that_serves_no_web_is_refused(server: FeedServer, port: int) -> None:
    async with Fetcher(LOOPBACK) as fetcher:
        assert await reason(fetcher, server.redirect("/a", f"http://127.0.0.1:{port}/")) == "address not allowed"


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://paper.example/", "http://[", "javascript:alert(1)"])
async def test_a_redirect_to_what_is_no_web_address_is_refused(server: FeedServer, target: str) -> None:
    async with Fetcher(LOOPBACK) as fetcher:
        assert "address" in await reason(fetcher, server.redirect("/a", target))


async def test_a_page_is_guarded_like_a_feed(guarded: Fetcher, listener: Listener, workers: Workers) -> None:
    with pytest.raises(FetchError, match=r"^address not allowed$"):
        await read_page(guarded, workers, f"http://127.0.0.1:{listener.port}/")
    assert listener.accepted == 0


async def test_what_is_allowed_is_the_address_that_is_dialled_not_the_name(listener: Listener) -> None:
    async with Fetcher(Networks.parse("10.0.0.0/8"), resolver=Names("127.0.0.1")) as fetcher:
        assert await reason(fetcher, f"http://10.0.0.1.paper.example:{listener.port}/") == "address not allowed"
    assert listener.accepted == 0


async def test_a_refused_address_is_refused_for_good(guarded: Fetcher) -> None:
    with pytest.raises(FetchError) as caught:
        await guarded.fetch("http://127.0.0.1:8080/")
    assert (str(caught.value), caught.value.permanent, caught.value.unheard) == ("address not allowed", True, False)


async def test_a_proxy_of_the_environment_is_not_used(server: FeedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    async with FeedServer() as proxy:
        monkeypatch.setenv("http_proxy", proxy.url("/"))
        async with Fetcher(LOOPBACK, resolver=Names()) as fetcher:
            await fetcher.fetch(server.put("/feed").replace("127.0.0.1", "paper.example"))
    assert not proxy.requests


@pytest.mark.parametrize("url", ["", "feed", "paper.example/feed", "http://", "http://[", "http://a:99999/"])
async def test_what_is_no_address_is_refused_for_good(guarded: Fetcher, url: str) -> None:
    with pytest.raises(FetchError) as caught:
        await guarded.fetch(url)
    assert caught.value.permanent
