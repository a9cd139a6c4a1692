"""Entries made ours: who says it, in which language, and under which keys it may come back.

An article's key is the canonical key of its link. Aggregators re-encode link and guid at every fetch, so what comes
through one (the item names another site as its source) is keyed by that source, the folded title and the day. Without
a link the guid serves, without a guid the title. A guid is a second key, unless the feed gives it to several items.
"""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b

from bot.core.text import fold, foreign
from bot.core.urls import Tracking, canonical_key, host_of
from bot.model import Article, Entry, Feed, ParsedFeed

HEADLINE_CHARS = 120  # of a text that stands for a missing title


def article_id(key: str) -> str:
    """The hex BLAKE2b-128 of a key: the same key gives the same id, everywhere and for ever."""
    return blake2b(key.encode(errors="replace"), digest_size=16).hexdigest()


def story_id(article: str) -> str:
    """The id of the story that this article id opens: 10 base32 characters, fit for a button and for a phone call."""
    return base64.b32encode(bytes.fromhex(article))[:10].decode().lower()


def articles_of(parsed: ParsedFeed, feed: Feed, seen: datetime, tracking: Tracking) -> tuple[Article, ...]:
    """The articles of a feed's body, in its order, each key once."""
    guids = Counter(entry.guid for entry in parsed.entries)
    unshared = (entry if guids[entry.guid] == 1 else replace(entry, guid="") for entry in parsed.entries)
    named = replace(feed, language=feed.language or parsed.language)
    feed_title = feed.title or parsed.title
    articles: dict[str, Article] = {}
    for entry in unshared:
        article = _article(entry, named, feed_title, seen, tracking)
        articles.setdefault(article.id, article)
    return tuple(articles.values())


def _article(entry: Entry, feed: Feed, feed_title: str, seen: datetime, tracking: Tracking) -> Article:
    published = min(entry.published, seen) if entry.published else None
    keys = _keys(entry, feed, published or seen, tracking)
    title = entry.title or entry.summary[:HEADLINE_CHARS]
    return Article(
        id=article_id(keys[0]),
        key=keys[0],
        also=tuple(article_id(key) for key in keys[1:]),
        title=title,
        text=entry.summary,
        url=entry.link,
        outlet=outlet_of(entry.source, feed.title, entry.link or feed.url),
        host=host_of(entry.source_url or entry.link or feed.url),
        feed=feed.url,
        feed_title=feed_title,
        language=language_of(title + entry.summary[:500], feed.language),
        published=published,
        seen=seen,
    )


def outlet_of(source: str, feed_title: str, url: str) -> str:
    """Who tells it: the item's own source, else the feed's title before " - ", else the host."""
    return source or feed_title.partition(" - ")[0].strip() or host_of(url)


def _keys(entry: Entry, feed: Feed, at: datetime, tracking: Tracking) -> tuple[str, ...]:
    """The keys of an entry, the canonical one first; never none."""
    link = canonical_key(entry.link, tracking)
    guid = f"guid:{feed.url}:{entry.guid}" if entry.guid else ""
    source = host_of(entry.source_url)
    if source and source != host_of(entry.link):
        day = f"{at:%Y-%m-%d}" if entry.published else f"{at:%Y-%m}"  # undated, it would be new again every day
        return (f"title:{source}:{fold(entry.title).text}:{day}",)
    return tuple(filter(None, (link, guid))) or (f"title:{feed.url}:{fold(entry.title or entry.summary).text}",)


# ── language ─────────────────────────────────────────────────────────────────────────────────────────────────────────

_SCRIPTS: tuple[tuple[str, str, tuple[tuple[int, int], ...]], ...] = (
    # script, its language unless the feed claims another one of the same script, blocks
    ("kana", "ja", ((0x3040, 0x30FF),)),
    ("han", "zh", ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x2FA1F))),
    ("hangul", "ko", ((0xAC00, 0xD7AF),)),
    ("arabic", "ur", ((0x0600, 0x06FF), (0x0750, 0x077F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF))),
    ("devanagari", "hi", ((0x0900, 0x097F),)),
    ("bengali", "bn", ((0x0980, 0x09FF),)),
    ("gurmukhi", "pa", ((0x0A00, 0x0A7F),)),
    ("tamil", "ta", ((0x0B80, 0x0BFF),)),
    ("telugu", "te", ((0x0C00, 0x0C7F),)),
    ("cyrillic", "ru", ((0x0400, 0x04FF),)),
    ("greek", "el", ((0x0370, 0x03FF),)),
    ("hebrew", "he", ((0x0590, 0x05FF),)),
    ("thai", "th", ((0x0E00, 0x0E7F),)),
)
_SHARED = {
    "han": {"zh", "yue", "wuu"},
    "arabic": {"ur", "ar", "fa", "ps", "sd", "ckb", "ug", "bal"},
    "devanagari": {"hi", "mr", "ne"},
    "cyrillic": {"ru", "uk", "bg", "sr", "mk", "be", "kk", "ky", "tg", "mn"},
}
_NO_ASCII_LETTERS = bytes(code for code in range(256) if code > 127 or not chr(code).isalpha())
_KANA_SHARE = 0.1  # Japanese mixes both; a tenth of kana already tells it from Chinese


def language_of(text: str, claimed: str) -> str:
    """The primary language subtag: what the script says, else what is claimed (by the OPML, then by the feed)."""
    claim = claimed.replace("_", "-").partition("-")[0].lower()
    if text.isascii():
        return claim
    counts = _script_counts(text)
    letters = sum(counts.values())
    if not letters:
        return claim
    if counts["kana"] > letters * _KANA_SHARE:
        return "ja"
    script, most = counts.most_common(1)[0]
    if script == "latin" or most * 2 < letters:
        return claim
    usual = next(language for name, language, _ in _SCRIPTS if name == script)
    return claim if claim in _SHARED.get(script, ()) else usual


def _script_counts(text: str) -> Counter[str]:
    counts = Counter(latin=len(text.encode("utf-8", "surrogatepass").translate(None, _NO_ASCII_LETTERS)))
    for letter in foreign(text):
        if letter.isalpha():
            counts[_script(letter)] += 1
    return counts


@lru_cache(maxsize=1 << 13)
def _script(letter: str) -> str:
    code = ord(letter)
    if code < 0x370:
        return "latin"
    return next((name for name, _, blocks in _SCRIPTS if _within(code, blocks)), "latin")


def _within(code: int, blocks: Iterable[tuple[int, int]]) -> bool:
    return any(first <= code <= last for first, last in blocks)
