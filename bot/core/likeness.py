"""How alike two texts are: as copies of one text, and by the rare words they share.

A copy keeps runs of three words even when it is cut, re-led or signed; a sketch keeps a quarter of their hashes.
Scripts without spaces are read in pairs of characters.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import pairwise
from math import log
from zlib import crc32

from bot.core.text import fold, is_boundary, tokens

_COPY_CHARS = 6_000  # of a text: more says nothing new about a copy
_COPY_SHARE = 0.4  # on wire texts of 1987 and their edits: all that were signed or led anew, 98 % of those cut to half
_COPY_SHINGLES = 6  # of a sketch, from a text of about 25 words; fewer agree by chance
_KEPT_OF = 4  # one in so many hashes is kept
_WORDS_CHARS = 600
_FLOOR = 1_000  # articles that the word counts are taken to stand on, so that a young index knows no rare words
_ORDINARY_WORDS = (
    "a an the of in on at to for from by with and or as is are was were be been has have had it its his her their"
    " that this after over into out up not no new more than who will would can could he she they we you i but about"
    " says say said against amid near two three four five six seven killed kill kills dead attack attacks pakistan"
    " pakistani china chinese police security forces army officials people news report reports update 's s"
    " کے کی کا میں نے سے کو پر اور ہے ہیں تہا گیا گئے کر کہ یہ وہ ایک پاکستان چینی"
    " पाकिस्तान के की का में ने से को पर और है हैं था गया एक यह वह"
)
_ORDINARY = frozenset(_ORDINARY_WORDS.split())


def words_of(title: str, text: str) -> frozenset[str]:
    """The words that an article is compared by: those of its title and the beginning of its text."""
    folded = fold(f"{title} {text[:_WORDS_CHARS]}").text
    spans = tokens(folded)
    words = {folded[start:end] for start, end in spans} - _ORDINARY
    pairs = {folded[one[0] : two[1]] for one, two in pairwise(spans) if _is_pair(folded, one, two)}
    return frozenset(word for word in words if len(word) > 1 and not word.isdigit()) | pairs


def likeness(some: frozenset[str], others: frozenset[str], weights: Mapping[str, float]) -> float:
    """The cosine of two sets of words under these weights, from 0 to 1."""
    if not some or not others:
        return 0.0
    both = sum(weights[word] ** 2 for word in some & others)
    return float(both / (_square(some, weights) * _square(others, weights)) ** 0.5)


def weight(told: int, articles: int) -> float:
    """How much a word says that `told` of so many articles use: more the rarer it is."""
    return log((articles + _FLOOR) / (told + 1))


def sketch_of(text: str) -> frozenset[int]:
    """The sketch of a text for `is_copy`: hashes of a quarter of its runs of three words."""
    folded = fold(text[:_COPY_CHARS]).text
    words = [folded[start:end] for start, end in tokens(folded)]
    if len(words) < _COPY_SHINGLES * 2:
        return frozenset()
    runs = zip(words, words[1:], words[2:], strict=False)
    hashes = (crc32(" ".join(run).encode(errors="replace")) for run in runs)
    return frozenset(number for number in hashes if number % _KEPT_OF == 0)


def is_copy(some: Collection[int], others: Collection[int]) -> bool:
    """Whether half of the shorter text stands in the other; never true for texts of a few sentences."""
    shorter = min(len(some), len(others))
    return shorter >= _COPY_SHINGLES and len(frozenset(some) & frozenset(others)) >= shorter * _COPY_SHARE


def _square(words: frozenset[str], weights: Mapping[str, float]) -> float:
    return sum(weights[word] ** 2 for word in words)


def _is_pair(folded: str, one: tuple[int, int], two: tuple[int, int]) -> bool:
    return one[1] == two[0] and is_boundary(folded, two[0])
