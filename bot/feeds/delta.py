"""Only what is new of a body: items that stood in the last body, byte for byte, are cut out before the parser sees it.

The parser takes nine tenths of what a changed feed costs, and most of its items are those of the last time. Cutting is
only worth having if nothing else changes, so wherever there is a doubt the whole body is parsed:

- the body is cut by one scan that swallows CDATA, comments and processing instructions whole, and is given up when an
  item stands within an item, never ends, or the document declares a type or entities;
- the body must be UTF-8 as a whole and not claim to be anything else, for the parser guesses from all of it;
- an item is only known if the last body was parsed whole without complaint (but for what its server calls it) and gave
  as many entries as the scan found, under the same root element (with its namespaces) and content type: a digest stands
  for all of these.

What nobody reads of an item, such as its categories, is cut out too, and with the same care. Of long texts the parser
gets to see ASCII alone, for it looks up every character of a text that holds others, which takes a third of its time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from bot.core.text import foreign

DIGEST_BYTES = 16
# What is swallowed whole: tags in it are none. What never ends swallows the rest, so that a scan takes linear time.
# Patterns have their `<` in front, for a scan is five times as fast when it knows the first character.
_CDATA = rb"!\[CDATA\[(?:[^\]]++|\](?!\]>))*+"
_QUOTED = _CDATA + rb"(?:\]\]>)?+|!--(?:[^-]++|-(?!->))*+(?:-->)?+|\?(?:[^?]++|\?(?!>))*+(?:\?>)?+"
_TOKEN = re.compile(
    rb"<(?:(?P<end>/?+)(?P<name>(?:[A-Za-z_][\w.-]*+:)?+(?:item|entry))(?=[\s/>])[^>]*+>?+|" + _QUOTED + rb")"
)


def _leaves(names: bytes) -> re.Pattern[bytes]:
    """Elements of these names that hold nothing but text, or what is said of people."""
    return re.compile(
        rb"<(?:" + _QUOTED + rb"|(?P<name>" + names + rb")(?=[\s/>])"
        rb"(?:[^<>\"'/]++|\"[^\"<]*+\"|'[^'<]*+'|/(?!>))*+"
        rb"(?:/>|>(?:[^<]++|</?+(?:name|email|uri)>|<" + _CDATA + rb"\]\]>)*+</(?P=name)\s*+>))"
    )


# Nothing is ever read of these, and of the others nothing before the first item.
_UNREAD = _leaves(
    rb"category|author|comments|enclosure|dc:(?:creator|subject)|post-id|thr:total|slash:comments|wfw:commentRss"
    rb"|media:(?:content|thumbnail|credit|keywords|category|rating)"
)
_UNREAD_BEFORE = _leaves(
    rb"description|subtitle|lastBuildDate|pubDate|updated|generator|docs|ttl|copyright|rights|sy:update(?:Period|Frequency)"
)
# Long texts as they are mostly written: no attributes, no entities but XML's own.
_TEXT = re.compile(
    rb"<(?:" + _QUOTED + rb"|(?P<name>description|content:encoded)>"
    rb"(?:[^<&]++|&(?:lt|gt|amp|quot|apos);|<" + _CDATA + rb"\]\]>)*+</(?P=name)\s*+>)"
)
# What the parser mends, it has to see: control characters that stand for others, and UTF-8 that was encoded twice. It
# takes no text for the latter in which a character stands beyond the first 256, but for blanks at its ends.
_CONTROL = re.compile(r"[\x80-\x9f]")
_BEYOND = re.compile(r"[^\x00-\xff\s]")
_VEIL = "\x7f\x7f"  # DEL, which no text needs
_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)""")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_UTF8 = {"", "utf-8", "utf8", "us-ascii"}

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pieces:
    """A body and where its items stand in it; `digests` are one for each of them, in their order."""

    body: bytes
    spans: tuple[Span, ...]
    digests: tuple[bytes, ...]

    def without(self, known: bytes) -> Pieces:
        """The body without its known items. `known` is what `joined` gave for an earlier body."""
        seen = {known[at : at + DIGEST_BYTES] for at in range(0, len(known), DIGEST_BYTES)}
        kept = [place for place, digest in enumerate(self.digests) if digest not in seen]
        if len(kept) == len(self.spans):
            return self
        parts, at, spans = list[bytes](), 0, list[Span]()
        length = 0
        for place, (start, end) in enumerate(self.spans):
            parts.append(self.body[at:start])
            length += start - at
            if self.digests[place] not in seen:
                parts.append(self.body[start:end])
                spans.append((length, length + end - start))
                length += end - start
            at = end
        parts.append(self.body[at:])
        return Pieces(b"".join(parts), tuple(spans), tuple(self.digests[place] for place in kept))

    @property
    def joined(self) -> bytes:
        """The digests as one value, to be kept until the next poll."""
        return b"".join(self.digests)


def cut(body: bytes, content_type: str) -> Pieces | None:
    """The body in pieces; None when it cannot be cut for certain, or is not surely UTF-8."""
    spans = _spans(body) if _is_utf8(body, content_type) else ()
    if not spans or b"xml:base" in body[spans[0][0] :]:
        return None
    root = blake2b(content_type.encode() + b"\0" + _head(body, spans[0][0]), digest_size=DIGEST_BYTES).digest()
    digests = (blake2b(body[start:end], digest_size=DIGEST_BYTES, key=root).digest() for start, end in spans)
    return Pieces(body, tuple(spans), tuple(digests))


def lean(pieces: Pieces) -> bytes:
    """The body without elements that nobody reads, a third of what the parser would work on, and with texts veiled."""
    first = pieces.spans[0][0]
    head, items = _cleared(_UNREAD_BEFORE, pieces.body[:first]), _cleared(_UNREAD, pieces.body[first:])
    return head + _TEXT.sub(_veil, items.replace(b"\x7f", b""))


def _veil(text: re.Match[bytes]) -> bytes:
    """A text in ASCII, and marked as such: other characters stand as Python would escape them."""
    said = text[0].decode() if text["name"] else ""
    others = foreign(said)
    if "\\" in said or _CONTROL.search(others) or not _BEYOND.search(others):
        return text[0]
    return said.replace(">", f">{_VEIL}", 1).encode("ascii", "backslashreplace")


def unveiled(text: str) -> str:
    """What the parser made of a text, as if it had seen the text as it is."""
    if not text.startswith(_VEIL):
        return text
    said = text.removeprefix(_VEIL).encode().decode("unicode_escape", "replace")
    return said.encode(errors="replace").decode()  # a feed may send the mark itself, and then anything


def _cleared(unread: re.Pattern[bytes], body: bytes) -> bytes:
    return unread.sub(lambda found: b"" if found["name"] else found[0], body)


def _spans(body: bytes) -> Sequence[Span]:
    """Where items stand; empty when the scan cannot be trusted."""
    spans: list[Span] = []
    name, start = b"", 0
    for token in _TOKEN.finditer(body):
        if token["name"] is None or token[0].endswith(b"/>"):
            continue
        if token["end"]:
            if token["name"] != name:
                return ()
            spans.append((start, token.end()))
            name = b""
        elif name:
            return ()
        else:
            name, start = token["name"], token.start()
    return () if name else spans


def _head(body: bytes, first: int) -> bytes:
    """Everything up to the end of the root element's start tag: XML declaration, namespaces, base address."""
    root = re.search(rb"<[A-Za-z_][^>]*(?:>|\Z)", body[:first])
    return body[: root.end()] if root else body[:first]


def _is_utf8(body: bytes, content_type: str) -> bool:
    """Whether the body is UTF-8 for certain; one that declares a type or entities is not looked at."""
    if b"<!DOCTYPE" in body or b"<!ENTITY" in body or b"\0" in body:
        return False
    declared, named = _DECLARED.search(body[:1024]), _CHARSET.search(content_type)
    claims = {declared[1].decode("ascii", "replace").lower() if declared else "", named[1].lower() if named else ""}
    if not claims <= _UTF8:
        return False
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return "us-ascii" not in claims or body.isascii()
