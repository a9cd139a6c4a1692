"""The address guard: which addresses we connect to."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yarl import URL

from bot.errors import ConfigError, FetchError
from bot.feeds.guard import AddressRefused, Networks, checked, guarded_sockets, is_public


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "127.1.2.3",
        "169.254.169.254",
        "172.16.0.1",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:0:7f00:1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:0:808:808::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "2002:a00:1::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fe80::1%1",
        "fec0::1",
        "ff02::1",
    ],
)
def test_an_address_that_is_not_of_the_public_internet_is_told_apart(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "93.184.215.14", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"],
)
def test_a_public_address_is_told_apart(address: str) -> None:
    assert is_public(ip_address(address))


@given(st.ip_addresses(v=4))
def test_wrapping_an_address_never_makes_it_public(address: IPv4Address) -> None:
    number = int(address)
    wrapped = (0xFFFF << 32 | number, 0x64FF9B << 96 | number, 0x2002 << 112 | number << 80, number)
    assert all(is_public(address) or not is_public(IPv6Address(each)) for each in wrapped)


@given(st.ip_addresses())
def test_without_networks_only_public_addresses_are_let_through(address: IPv4Address | IPv6Address) -> None:
    assert Networks().let_through(address) == is_public(address)


@pytest.mark.parametrize("address", ["127.0.0.1", "127.9.9.9", "::ffff:127.0.0.1", "fd00::7"])
def test_an_allowed_network_is_let_through(address: str) -> None:
    assert Networks.parse("127.0.0.0/8, fd00::/8,").let_through(ip_address(address))


@pytest.mark.parametrize("address", ["10.0.0.1", "::1", "2002:7f00:1::", "64:ff9b::7f00:1"])
def test_allowing_one_network_allows_no_other(address: str) -> None:
    assert not Networks.parse("127.0.0.0/8").let_through(ip_address(address))


@pytest.mark.parametrize("text", ["localhost", "10.1.2.3/8", "10.0.0.0/33", "10.0.0.0/8 127.0.0.0/8", "*"])
def test_a_wrong_network_is_refused_by_the_name_of_its_setting(text: str) -> None:
    with pytest.raises(ConfigError, match=r"^BOT_ALLOW_NETWORKS: "):
        Networks.parse(text)


def test_no_networks_are_allowed_unless_told() -> None:
    assert Networks.parse("") == Networks.parse(" , ") == Networks()


@pytest.mark.parametrize(
    ("host", "spared"),
    [("127.0.0.1", True), ("localhost", True), ("10.0.0.1", False), ("paper.example", False), ("8.8.8.8", False)],
)
def test_only_hosts_in_allowed_networks_are_spared_politeness(host: str, spared: bool) -> None:
    assert Networks.parse("127.0.0.0/8").spare_politeness(host) is spared


def test_localhost_is_nobody_special_unless_loopback_is_allowed() -> None:
    assert not Networks.parse("10.0.0.0/8").spare_politeness("localhost")


def test_a_socket_is_made_for_an_allowed_address() -> None:
    make = guarded_sockets(Networks.parse("127.0.0.0/8"))
    with make((socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 80))) as made:
        assert made.family == socket.AF_INET


def test_no_socket_is_made_for_another_address() -> None:
    make = guarded_sockets(Networks())
    with pytest.raises(AddressRefused, match=r"^address not allowed$"):
        make((socket.AF_INET6, socket.SOCK_STREAM, 6, "", ("::1", 80, 0, 0)))


@pytest.mark.parametrize(
    "url",
    [
        "http://paper.example:22/",
        "http://paper.example:0/",
        "https://paper.example:1023/",
        "https://user@paper.example/",
        "https://user:word@paper.example/",
        "https://:word@paper.example/",
        "ftp://paper.example/",
        "file:///etc/passwd",
        "//paper.example/",
        "paper.example",
    ],
)
def test_an_address_of_a_form_that_we_do_not_dial_is_refused_for_good(url: str) -> None:
    with pytest.raises(FetchError) as refused:
        checked(URL(url))
    assert refused.value.permanent


@pytest.mark.parametrize(
    "url", ["http://paper.example/a", "https://paper.example", "http://paper.example:8080/", "https://[2606::1]:1024/"]
)
def test_an_address_of_the_usual_form_is_taken(url: str) -> None:
    assert checked(URL(url)) == URL(url)


@pytest.mark.parametrize(
    ("old", "new", "taken"), [("https", "http", False), ("https", "https", True), ("http", "https", True)]
)
def test_a_redirect_never_leads_to_a_less_safe_address(old: str, new: str, taken: bool) -> None:
    before, url = URL(f"{old}://paper.example/"), URL(f"{new}://paper.example/a")
    if taken:
        assert checked(url, after=before) == url
    else:
        with pytest.raises(FetchError, match=r"^redirected from https to http$"):
            checked(url, after=before)
