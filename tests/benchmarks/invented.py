"""An invented language with its articles and queries, so that matching is timed on nobody's texts.

A few short words are common and most are rare, as in every language. The terms are what people write: names with
aliases, ambiguous ones with context and vetoes, AND OR NOT, NEAR, now and then a prefix. Equal seeds give equal texts.
"""

from __future__ import annotations

from functools import cache
from itertools import accumulate
from random import Random

from bot.model import Article, Term, Watchlist

COMMON = 2_000  # words that nobody watches, so that a thousand terms hit an article once or twice, as on real news
WORDS_IN_TEXT, WORDS_IN_TITLE = 150, 9  # about 880 characters, the mean of Reuters-21578
_ONSETS = (
    "b",
    "d",
    "f",
    "g",
    "h",
    "k",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "t",
    "v",
    "z",
    "dr",
    "gh",
    "kh",
    "pr",
    "sh",
    "st",
)
_VOWELS = ("a", "e", "i", "o", "u", "ai")
_CODAS = ("", "", "", "n", "r", "s", "t", "l")
_KINDS = ("name", "ambiguous", "groups", "near", "narrow", "prefix")
_SHARES = (40, 15, 20, 15, 7, 3)


@cache
def words() -> tuple[str, ...]:
    """The words of the language, the most common first."""
    chance = Random(1)  # noqa: S311  # figures must repeat
    pool = dict.fromkeys(
        "".join(chance.choice(part) for _ in range(syllables) for part in (_ONSETS, _VOWELS, _CODAS))
        for syllables in chance.choices((1, 2, 3, 4), (2, 8, 8, 3), k=30_000)
    )
    return tuple(sorted(pool, key=lambda word: len(word) + chance.random() * 6))


def articles(seed: int, count: int) -> tuple[Article, ...]:
    """Articles with few common and many rare words; every tenth has accents."""
    chance = Random(seed)  # noqa: S311
    return tuple(_article(chance, number) for number in range(count))


def terms(seed: int, count: int, mark: str = "") -> tuple[Term, ...]:
    """Mixed terms. With a `mark` before each of its words none of them stands in any article."""
    chance = Random(seed)  # noqa: S311
    return tuple(_term(chance, f"{mark or 'term '}{number}", mark) for number in range(count))


def names(seed: int, count: int) -> tuple[Term, ...]:
    """Terms of one name each, all different."""
    chance = Random(seed)  # noqa: S311
    return tuple(Term(name, any=(name,)) for name in chance.sample(words()[COMMON:], count))


def watchlist(*watched: Term) -> Watchlist:
    """A watchlist of these terms."""
    return Watchlist("invented", watched)


def _article(chance: Random, number: int) -> Article:
    text = _prose(chance, WORDS_IN_TEXT)
    return Article(
        str(number), str(number), _prose(chance, WORDS_IN_TITLE), text if number % 10 else text.replace("a", "á", 3)
    )


@cache
def _weights() -> tuple[float, ...]:
    return tuple(accumulate(1 / (rank + 2) for rank in range(len(words()))))


def _prose(chance: Random, count: int) -> str:
    return " ".join(_dressed(chance, word) for word in chance.choices(words(), cum_weights=_weights(), k=count))


def _dressed(chance: Random, word: str) -> str:
    return (word.capitalize() if chance.random() < 0.1 else word) + ("." if chance.random() < 0.06 else "")


def _term(chance: Random, name: str, mark: str) -> Term:
    def word() -> str:
        return mark + chance.choice(words()[COMMON:])

    def alias() -> str:
        return " ".join(word() for _ in range(chance.choices((1, 2, 3), (5, 3, 1))[0]))

    def group(count: int) -> str:
        return "(" + " OR ".join(word() for _ in range(count)) + ")"

    match chance.choices(_KINDS, _SHARES)[0]:
        case "name":
            return Term(name, any=tuple(alias() for _ in range(chance.randint(1, 4))))
        case "ambiguous":
            context = tuple(word() for _ in range(chance.randint(2, 6)))
            return Term(name, ambiguous=(alias(),), with_=context, without=(word(),))
        case "groups":
            return Term(name, query=f"{group(2)} AND {group(3)} NOT {word()}")
        case "near":
            return Term(name, query=f"{group(2)} NEAR/10 {word()}")
        case "narrow":
            return Term(name, query=f'"{alias()}" AND (title:{word()} OR lang:ur OR source:paper)')
        case _:
            return Term(name, query=f"{word()[: len(mark) + 7]}*")
