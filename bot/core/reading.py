"""One article while it is matched: its folded fields, and where atoms stand in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.core.atoms import Rule, is_shouted
from bot.core.text import Folded, fold, tokens
from bot.core.tree import label
from bot.model import Article

FIELDS = ("title", "text")


class Spot(NamedTuple):
    """Where an alias stands: a span of the folded field `FIELDS[order]`. Spots sort in reading order."""

    order: int
    start: int
    end: int
    alias: str


@dataclass(frozen=True, slots=True)
class FoldedField:
    """A field of an article, and the spans where the spelling of an atom was found, by the atom's number."""

    folded: Folded
    found: Mapping[int, Sequence[tuple[int, int]]]


class Reading:
    """An article and what was found in it. Places and words are worked out when a term first asks for them."""

    def __init__(self, article: Article, fields: tuple[FoldedField, ...], rules: Sequence[Rule]) -> None:
        self.article = article
        self.fields = fields
        self.rules = rules
        self._spots: dict[tuple[int, int], list[Spot]] = {}
        self._words: dict[int, list[int]] = {}
        self._names: str | None = None
        self._shouted: bool | None = None
        self.present = frozenset(number for field in fields for number in field.found)

    def spots(self, number: int, order: int) -> list[Spot]:
        """The places in a field where the atom with this number stands, in order, each once."""
        key = number, order
        if key not in self._spots:
            self._spots[key] = self._check(number, order)
        return self._spots[key]

    def _check(self, number: int, order: int) -> list[Spot]:
        field, rule = self.fields[order], self.rules[number]
        places = (rule.place(field.folded, start, end) for start, end in field.found.get(number, ()))
        alias = label(rule.atom)
        return sorted({Spot(order, *place, alias) for place in places if place})

    def words(self, order: int) -> list[int]:
        """Where the words of a field start. The s of a possessive is no word of its own."""
        if order not in self._words:
            text = self.fields[order].folded.text
            starts = (start for start, end in tokens(text) if text[max(0, start - 1) : end] != "'s")
            self._words[order] = list(starts)
        return self._words[order]

    def is_shouted(self) -> bool:
        """Whether the title is set in capitals."""
        if self._shouted is None:
            self._shouted = is_shouted(self.fields[0].folded.raw)
        return self._shouted

    def names(self) -> str:
        """The folded names of whoever published the article."""
        if self._names is None:
            article = self.article
            self._names = fold(" | ".join((article.outlet, article.feed_title, article.host))).text
        return self._names
