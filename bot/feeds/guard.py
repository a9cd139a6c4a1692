"""The address guard: which addresses we connect to, judged on the very address that is dialled.

A check of the name before the fetch is no guard: a literal address skips the resolver, and a second look-up may answer
differently. So the rule stands where the socket is made, and holds for redirects as for the first request.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from aiohttp import AddrInfoType
from yarl import URL

from bot.errors import ConfigError, FetchError

REFUSED = "address not allowed"
_SETTING = "BOT_ALLOW_NETWORKS"
_GLOBAL_UNICAST = IPv6Network("2000::/3")  # all that IANA hands out; the rest is local, reserved or retired
_TEREDO = IPv6Network("2001::/32")
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address
_LOCALHOST = IPv4Address("127.0.0.1")

Address = IPv4Address | IPv6Address


class AddressRefused(OSError):
    """The guard did not let a socket be made. An OSError, because the connector gathers those of several addresses."""

    def __init__(self) -> None:
        super().__init__(REFUSED)


@dataclass(frozen=True, slots=True)
class Networks:
    """The networks that the guard lets through besides the public internet."""

    allowed: tuple[IPv4Network | IPv6Network, ...] = ()

    @classmethod
    def parse(cls, text: str) -> Networks:
        """Reads CIDRs parted by commas, such as `127.0.0.0/8, fd00::/8`. Raises ConfigError for anything else."""
        try:
            return cls(tuple(ip_network(part.strip()) for part in text.split(",") if part.strip()))
        except ValueError as error:
            raise ConfigError(_SETTING, f"{error}: write networks as 10.0.0.0/8, parted by commas") from None

    def let_through(self, address: Address) -> bool:
        """Whether a connection to this address may be made."""
        return is_public(address) or self._holds(address)

    def spare_politeness(self, host: str) -> bool:
        """Whether a host of a URL is our own by its looks: a literal address in these networks, or localhost."""
        if host == "localhost":
            return self._holds(_LOCALHOST)
        try:
            return self._holds(ip_address(host))
        except ValueError:
            return False

    def _holds(self, address: Address) -> bool:
        if isinstance(address, IPv6Address) and address.ipv4_mapped:
            address = address.ipv4_mapped
        return any(address in network for network in self.allowed)


def is_public(address: Address) -> bool:
    """Whether an address belongs to the public internet, also when it wraps an IPv4 address (mapped, 6to4, NAT64)."""
    inner = _unwrapped(address)
    if isinstance(inner, IPv6Address) and (inner not in _GLOBAL_UNICAST or inner in _TEREDO):
        return False
    return inner.is_global and not inner.is_multicast


def _unwrapped(address: Address) -> Address:
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address


def guarded_sockets(networks: Networks) -> Callable[[AddrInfoType], socket.socket]:
    """A `socket_factory` for aiohttp that makes sockets for allowed addresses only, and raises AddressRefused else."""

    def make(info: AddrInfoType) -> socket.socket:
        family, kind, protocol, _, target = info
        if not networks.let_through(ip_address(target[0])):
            raise AddressRefused
        return socket.socket(family, kind, protocol)

    return make


def checked(url: URL, *, after: URL | None = None) -> URL:
    """The same URL if its form is one that we dial: http or https, no user, port 80, 443 or from 1024 up.

    `after` is the address that redirected to it, which must not have been a safer one. Raises FetchError otherwise.
    """
    if url.scheme not in {"http", "https"} or not url.host:
        raise FetchError("not an http(s) address", permanent=True)
    if url.user is not None or url.password is not None:
        raise FetchError(REFUSED, permanent=True)
    if url.port not in {80, 443} and not (url.port or 0) >= 1024:
        raise FetchError(REFUSED, permanent=True)
    if after is not None and after.scheme == "https" and url.scheme == "http":
        raise FetchError("redirected from https to http")
    return url
