"""How alike articles are by the words they use.

A word says the more the rarer it is in the news (a table that ships) and the fewer of the articles at hand use it: what
is watched stands in nearly all of them and tells none apart. A story is the sum of its articles: the words that many of
them share weigh most. Scripts without spaces are read in pairs of characters.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from heapq import nlargest
from itertools import pairwise
from math import log, sqrt
from typing import NamedTuple

from bot.core.text import fold, is_boundary, tokens

_TEXT_CHARS = 600
_TITLE = 1.5  # how much more a word of the title weighs
_UNLISTED = 4  # articles of the table that a word is taken to stand in when the table leaves it out
_ORDINARY = 2.5  # a word this light stands in one of twelve articles: it costs time and says nothing
_LEAST_WEIGHT = 0.25  # of a word that half of the articles at hand use
_AT_HAND = 2  # articles that the share of a word is smoothed by, so that the first ones are not all told apart by it
_LEAST_WORDS = 4  # a rubric has fewer: "Morning briefing"
_LEAST_SHARED = 2
_MOST_WORDS = 32  # the lightest of a long text cost most time and say least
_SHOWN = 3
_NEAREST = 8  # stories that are looked at closely
_NOBODY: Mapping[str, float] = {}

Vector = Mapping[str, float]
Wording = tuple[frozenset[str], frozenset[str]]  # the words of a title, and those of the text that are not in it


@dataclass(frozen=True, slots=True)
class WordCounts:
    """In how many of `articles` news articles each word stands, as `words_of` reads them."""

    articles: int = 1_000
    counts: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def read(cls, table: str) -> WordCounts:
        """Counts from their table: the number of articles, then a line for each count with the words that have it."""
        first, *lines = [line for line in table.splitlines() if line and not line.startswith("#")]
        counted = (line.split() for line in lines)
        return cls(int(first), {word: int(count) for count, *words in counted for word in words})


class Alike(NamedTuple):
    """A story that uses the words of an article: how alike they are, from 0 to 1, and the words that say most."""

    story: str
    likeness: float
    words: tuple[str, ...]


@dataclass(slots=True)
class _Sum:
    """The words of a story's articles, and the length of the sum of their vectors."""

    words: set[str] = field(default_factory=set)
    square: float = 0.0

    @property
    def length(self) -> float:
        return sqrt(self.square)


class Wordings:
    """The words of the stories at hand. Changes in place."""

    def __init__(self, news: WordCounts) -> None:
        self._news = news
        self._articles = 0
        self._told: Counter[str] = Counter()
        self._stories: dict[str, _Sum] = {}
        self._weights: dict[str, dict[str, float]] = {}  # by word, then by story

    def count(self, wording: Wording, articles: int = 1) -> None:
        """Counts an article in, or out again with -1."""
        self._articles += articles
        for word in (*wording[0], *wording[1]):
            self._told[word] += articles
            if not self._told[word]:
                del self._told[word]

    def vector(self, wording: Wording) -> Vector:
        """What each word of an article says of it, by its weight; a vector of length 1, or nothing."""
        title, text = wording
        weights = {word: weight * _TITLE for word in title if (weight := self._weight(word))}
        weights |= {word: weight for word in text if (weight := self._weight(word))}
        if len(weights) < _LEAST_WORDS:
            return {}
        said = dict(sorted(weights.items(), key=lambda each: (-each[1], each[0]))[:_MOST_WORDS])
        length = sqrt(sum(weight * weight for weight in said.values()))
        return {word: weight / length for word, weight in said.items()}

    def add(self, story: str, vector: Vector) -> None:
        """Adds an article to a story."""
        known = self._stories.setdefault(story, _Sum())
        known.words.update(vector)
        for word, weight in vector.items():
            weights = self._weights.setdefault(word, {})
            before = weights.get(story, 0.0)
            weights[story] = before + weight
            known.square += weight * (2 * before + weight)

    def forget(self, story: str) -> None:
        """Takes a story away."""
        for word in self._stories.pop(story).words:
            del self._weights[word][story]
            if not self._weights[word]:
                del self._weights[word]

    def knows(self, story: str, word: str) -> bool:
        """Whether a story uses a word."""
        return story in self._weights.get(word, {})

    def is_rare(self, word: str) -> bool:
        """Whether the news hardly use a word: a name, as a rule."""
        return word not in self._news.counts

    def alike(self, vector: Vector, least: float) -> tuple[Alike, ...]:
        """The stories most like an article, at least so much and by more than one word, the most alike first."""
        sums: dict[str, float] = defaultdict(float)
        for word, weight in vector.items():
            for story, of_story in self._weights.get(word, _NOBODY).items():
                sums[story] += weight * of_story
        near = ((total / self._stories[story].length, story) for story, total in sums.items())
        best = nlargest(_NEAREST, (found for found in near if found[0] >= least))
        found = (Alike(story, like, self._shared(vector, story)) for like, story in best)
        return tuple(alike for alike in found if len(alike.words) >= _LEAST_SHARED)

    def likeness(self, story: str, other: str) -> float:
        """How alike two stories are, from 0 to 1."""
        one, two = self._stories[story], self._stories[other]
        both = sum(self._weights[word][story] * self._weights[word][other] for word in one.words & two.words)
        return both / (one.length * two.length) if both else 0.0

    def _shared(self, vector: Vector, story: str) -> tuple[str, ...]:
        """The words in common, those first that say most."""
        said = {word: vector[word] * self._weights[word][story] for word in vector if self.knows(story, word)}
        return tuple(sorted(said, key=lambda word: (-said[word], word))[:_SHOWN])

    def _weight(self, word: str) -> float:
        """What a word says; nothing when it is an ordinary one."""
        articles, told = self._news.articles + self._articles, self._told[word]
        weight = log((articles + 1) / (self._news.counts.get(word, _UNLISTED) + told + 1))
        if weight < _ORDINARY:
            return 0.0
        weight *= (1 - told / (self._articles + _AT_HAND)) ** 3
        return weight if weight >= _LEAST_WEIGHT else 0.0


def wording_of(title: str, text: str) -> Wording:
    """The words that an article is compared by: those of its title and of the beginning of its text."""
    said = frozenset(words_of(title))
    return said, frozenset(words_of(text[:_TEXT_CHARS])) - said


def words_of(raw: str) -> Iterable[str]:
    """The words of a text, folded and without a plural's s; pairs of characters where there are no spaces."""
    folded = fold(raw).text
    spans = tokens(folded)
    words = {_singular(folded[start:end]) for start, end in spans if end - start > 1}
    return words | {folded[one[0] : two[1]] for one, two in pairwise(spans) if _is_pair(folded, one, two)}


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("is", "ss", "us")) else word


def _is_pair(folded: str, one: tuple[int, int], two: tuple[int, int]) -> bool:
    return one[1] == two[0] and is_boundary(folded, two[0])
