"""What may be clicked: addresses fit for a link, and text in which the client finds nothing to link by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from urllib.parse import urlsplit

_URL_CHARS = 2048
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+")
WORD_JOINER = "\u2060"  # invisible, and no client takes it for a part of a name, a command or an address
_CLICKABLE = re.compile(
    r"""[@#](?=\S)                              # mentions and tags
    | \$(?=[A-Za-z])                            # cashtags
    | (?<![\w<>/]) /+ (?=[\w-])                  # commands, and what follows a scheme
    | (?<=\S) \. (?=[^\W\d_]{2})                # host names: two letters at least end them
    | (?<=\d) \. (?=\d{1,3}\.\d{1,3}\.\d)       # IPv4 addresses
    """,
    re.VERBOSE,
)


def is_linkable(url: str) -> bool:
    """Whether an address is http or https, with a dotted host, no user name and nothing hidden in it."""
    if not url.isprintable() or " " in url or len(url) > _URL_CHARS:
        return False
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    plain_host = parts.hostname is not None and _HOST.fullmatch(parts.hostname) is not None
    return parts.scheme in {"http", "https"} and plain_host and "@" not in parts.netloc and port != 0


def joints(text: str) -> tuple[int, ...]:
    """Where an invisible joint keeps the client from making a mention, tag, command or address of what stands there."""
    return tuple(found.end() for found in _CLICKABLE.finditer(text))


def inert(text: str) -> str:
    """The text with its joints set: what somebody else wrote stays plain text."""
    return joined(text, joints(text))


def joined(text: str, places: Iterable[int]) -> str:
    """The text with invisible joints at these places."""
    cuts = (0, *places, len(text))
    return WORD_JOINER.join(text[start:end] for start, end in pairwise(cuts))
