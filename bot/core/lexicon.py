"""Many words looked for in one pass, each standing for something: a place, an event, a people."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick

from bot.core.atoms import Rule, alias_of, spellings
from bot.core.text import Folded

Meaning = TypeVar("Meaning")


class Named(NamedTuple, Generic[Meaning]):
    """What a span of a folded text stands for."""

    start: int
    end: int
    meaning: Meaning


class Lexicon(Generic[Meaning]):
    """Words with their meanings, spelt as the aliases of a watchlist: BLA minds case, `=Hub` too, `attack*` goes on.

    It gets ready at the first look, which raises QueryError for a word that holds nothing to look for.
    """

    def __init__(self, words: Iterable[tuple[str, Meaning]]) -> None:
        self._given = tuple(words)

    @cached_property
    def _ready(self) -> tuple[AhoCorasick, tuple[tuple[tuple[Rule, Meaning], ...], ...]]:
        """What finds the spellings, and what each of them may be."""
        spelt: dict[str, list[tuple[Rule, Meaning]]] = {}
        for word, meaning in self._given:
            rule = Rule.of(alias_of(word))
            for spelling in spellings(rule.atom):
                spelt.setdefault(spelling, []).append((rule, meaning))
        return AhoCorasick(list(spelt), store_patterns=False), tuple(map(tuple, spelt.values()))

    def find(self, folded: Folded) -> list[Named[Meaning]]:
        """Where its words stand, in reading order. A word inside a longer one is found too."""
        automaton, words = self._ready
        found: set[Named[Meaning]] = set()
        for pattern, start, end in automaton.find_matches_as_indexes(folded.text, overlapping=True):
            for rule, meaning in words[pattern]:
                place = rule.place(folded, start, end)
                if place:
                    found.add(Named(*place, meaning))
        return sorted(found, key=lambda named: named[:2])


def outermost(found: Iterable[Named[Meaning]]) -> list[Named[Meaning]]:
    """These without the ones that stand inside a longer one, or run into it; in reading order."""
    kept: list[Named[Meaning]] = []
    for named in sorted(found, key=lambda named: (named.start, -named.end)):
        while kept and named.start < kept[-1].end < named.end and _length(kept[-1]) < _length(named):
            kept.pop()
        if not kept or named.end > kept[-1].end or named[:2] == kept[-1][:2]:
            kept.append(named)
    return kept


def _length(named: Named[Meaning]) -> int:
    return named.end - named.start
