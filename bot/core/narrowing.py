"""How a query that catches too much could catch less: words to leave out, or to ask for, read off its hits.

A word is worth leaving out that stands in a good part of the hits, in none that a watched term caught already, and
seldom in other news; one is worth asking for that stands in most hits, and in all that were caught already.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from math import log

from bot.core.likeness import WordCounts, words_of
from bot.core.text import fold, tokens
from bot.model import Article

_LEAST_HITS = 2
_LEAST_CHARS = 4
_EXCLUDED = 0.1, 0.7  # the share of the hits that a word to leave out may stand in
_DEMANDED = 0.4, 0.95
_COMMON = 0.05  # of the news: a word that stands in more of it says nothing
_EACH = 3


@dataclass(frozen=True, slots=True)
class Caught:
    """A hit of the query, and whether a watched term caught it already."""

    article: Article
    already: bool = False


def narrower(query: str, hits: Sequence[Caught], news: WordCounts) -> tuple[str, ...]:
    """The query with one word less or one more to it, the best first: at most six ways, none for a single hit."""
    if len(hits) < _LEAST_HITS:
        return ()
    said = [frozenset(_words(f"{hit.article.title}\n{hit.article.text}")) for hit in hits]
    known = [words for words, hit in zip(said, hits, strict=True) if hit.already]
    counts, own = Counter(chain.from_iterable(said)), set(_words(query))
    words = [word for word in counts if _is_telling(word, news) and word not in own]
    unwanted = [word for word in words if not any(word in each for each in known)]
    demanded = [word for word in words if all(word in each for each in known)]
    inner = query if query.isalnum() else f"({query})"
    pairs = zip_longest(
        (without(query, word) for word in _best(unwanted, counts, _EXCLUDED, len(hits), news)),
        (f"{inner} AND {word}" for word in _best(demanded, counts, _DEMANDED, len(hits), news)),
    )
    return tuple(each for pair in pairs for each in pair if each)


def word_against(titles: Sequence[str], query: str, news: WordCounts) -> str:
    """The word to leave out so that none of these headlines, which a query caught, comes again; empty without one."""
    own = set(_words(query))
    shared = frozenset.intersection(*(frozenset(_words(title)) for title in titles)) - own
    telling = [word for word in shared if _is_telling(word, news)]
    return min(telling, key=lambda word: (_frequency(word, news), word), default="")


def without(query: str, word: str) -> str:
    """The query, but not beside this word."""
    return f"{query if query.isalnum() else f'({query})'} NOT {word}"


def _words(text: str) -> Iterator[str]:
    """Its words as a query would find them: whole, not the stems that articles are compared by."""
    folded = fold(text).text
    return (folded[start:end] for start, end in tokens(folded))


def _is_telling(word: str, news: WordCounts) -> bool:
    return word.isalpha() and len(word) >= _LEAST_CHARS and _frequency(word, news) <= _COMMON * news.articles


def _frequency(word: str, news: WordCounts) -> int:
    return max((news.counts.get(stem, 0) for stem in words_of(word)), default=0)


def _best(
    words: Sequence[str], counts: Counter[str], shares: tuple[float, float], hits: int, news: WordCounts
) -> list[str]:
    """The words that stand in a fitting share of the hits, first those that say most: often here, seldom elsewhere."""
    least, most = shares
    fitting = [word for word in words if least * hits <= counts[word] <= most * hits]

    def weight(word: str) -> tuple[float, str]:
        return -counts[word] * log((news.articles + 1) / (_frequency(word, news) + 1)), word

    return sorted(fitting, key=weight)[:_EACH]
