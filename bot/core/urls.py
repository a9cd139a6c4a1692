"""Which two addresses are one article: the canonical key of a link.

The key is for comparing only; readers always get the link as the feed gave it. Rules, in order:

1. an address wrapped by AMP caches or by google.com/url is unwrapped;
2. scheme, user, default port, fragment, `www.`, `m.`, `mobile.`, `amp.` and a trailing slash or `/amp` say nothing;
3. query parameters that only track (bot/data/tracking.txt) go, the others stay, sorted;
4. percent-encoding is normalised and dot segments are resolved, the path's case stays.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

_SAME_HOST = ("www.", "m.", "mobile.", "amp.")
_AMP = ("/amp", "/amp.html")
_DEFAULT_PORTS = {80, 443}
_UNWRAPS = 3  # an AMP link in a redirect link in a redirect link: nobody wraps deeper


class _Parts(NamedTuple):
    """An address taken apart once: the library works out host and port at each question."""

    host: str
    port: int | None
    path: str
    query: str


@dataclass(frozen=True, slots=True)
class Tracking:
    """The query parameters that only track: exact `names`, and `prefixes` of whole families. Lower case."""

    names: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()

    @classmethod
    def read(cls, table: str) -> Tracking:
        """Reads the table's lines: a name, or a prefix with `*`; `#` starts a comment."""
        words = [word for line in table.splitlines() if (word := line.partition("#")[0].strip().lower())]
        return cls(
            frozenset(word for word in words if not word.endswith("*")),
            tuple(word[:-1] for word in words if word.endswith("*")),
        )

    def covers(self, name: str) -> bool:
        """Whether a parameter of this name only tracks."""
        name = name.lower()
        return name in self.names or name.startswith(self.prefixes)


def canonical_key(url: str, tracking: Tracking) -> str:
    """The key under which two links to one article are equal, such as `dawn.example/news/1?id=2`.

    Empty for what is no http(s) address. A key keys to itself: `canonical_key("https://" + key) == key`.
    """
    parts = _split(url.strip())
    for _ in range(_UNWRAPS):
        if parts is None or (inner := _wrapped(parts)) is None:
            break
        parts = _split(inner)
    if parts is None:
        return ""
    query = _query(parts.query, tracking)
    return f"{_host(parts)}{_port(parts)}{_path(parts.path)}{'?' if query else ''}{query}"


def host_of(url: str) -> str:
    """The host of a link without `www.` and its mobile kin, lower case; empty for what is no http(s) address."""
    parts = _split(url)
    return _host(parts) if parts else ""


def _host(parts: _Parts) -> str:
    host = parts.host.rstrip(".")
    while (shorter := _without_prefix(host)) != host:
        host = shorter
    return f"[{host}]" if ":" in host else host


def _without_prefix(host: str) -> str:
    """Takes `www.` and the like off while a domain with a dot remains: m.example.org, but not m.org."""
    for prefix in _SAME_HOST:
        if host.startswith(prefix) and "." in host[len(prefix) :]:
            return host[len(prefix) :]
    return host


@lru_cache(maxsize=8)  # an article's link is asked for its key and for its host
def _split(url: str) -> _Parts | None:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    return _Parts(host, port, parts.path, parts.query) if host and parts.scheme in ("http", "https") else None


def _wrapped(parts: _Parts) -> str | None:
    """The address inside a redirect or an AMP cache, if this is one."""
    host = parts.host.removeprefix("www.")
    if host.startswith("google.") and parts.path == "/url":
        given = dict(parse_qsl(parts.query))
        return given.get("q") or given.get("url")
    if host.endswith(".cdn.ampproject.org") or (host.startswith("google.") and parts.path.startswith("/amp/")):
        for marker, scheme in (("/s/", "https://"), ("/c/", "http://"), ("/amp/", "https://")):
            before, found, rest = parts.path.partition(marker)
            if found and rest and before in ("", "/amp", "/v", "/i"):
                return f"{scheme}{rest.removeprefix('s/')}?{parts.query}"
    return None


def _port(parts: _Parts) -> str:
    return f":{parts.port}" if parts.port and parts.port not in _DEFAULT_PORTS else ""


def _path(path: str) -> str:
    plain = unquote(path, errors="surrogateescape")
    encoded = quote(plain, safe="/:@!$&'()*+,;=~", errors="surrogateescape")
    resolved = posixpath.normpath(f"/{encoded.strip('/')}")
    while resolved.endswith(_AMP):
        resolved = resolved.rpartition("/")[0]
    return resolved.rstrip("/")


def _query(query: str, tracking: Tracking) -> str:
    kept = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if not tracking.covers(name)]
    return urlencode(sorted(kept))
