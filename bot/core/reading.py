"""One article while it is matched: its folded fields, and where atoms stand in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bot.core.atoms import Rule, is_shouted
from bot.core.distance import Places, place_of, places_of
from bot.core.text import Folded, fold, tokens
from bot.model import Article, Match

FIELDS = ("title", "text")
MATCHES_KEPT = 100  # of one kind in one hit: more than a person reads, less than a hostile page could repeat

Spans = Sequence[tuple[int, int]]


class Spot(NamedTuple):
    """Where an alias stands: a span of the folded field `FIELDS[order]`. Spots sort in reading order."""

    order: int
    start: int
    end: int
    alias: str


class FoldedField(NamedTuple):
    """A field of an article, and the spans where the spelling of an atom was found to begin a word."""

    folded: Folded
    found: Mapping[Rule, Spans]


class Reading:
    """An article and what was found in it. Places and words are worked out when a term first asks for them."""

    def __init__(self, article: Article, fields: tuple[FoldedField, ...]) -> None:
        self.article = article
        self.fields = fields
        self.present: Mapping[Rule, object] = {**fields[0].found, **fields[1].found}
        self._spans: dict[tuple[Rule, int], Spans] = {}
        self._spots: dict[tuple[Rule, int], list[Spot]] = {}
        self._places: dict[tuple[Rule, int], Places] = {}
        self._words: dict[int, list[int]] = {}
        self._shown: dict[Spot, Match] = {}
        self._names: str | None = None
        self._shouted: bool | None = None

    def spans(self, rule: Rule, order: int) -> Spans:
        """Where in the folded field an atom stands, in order, each once."""
        key = rule, order
        spans = self._spans.get(key)
        if spans is None:
            folded, found = self.fields[order]
            places = [rule.place_from(folded, start, end) for start, end in found.get(rule, ())]
            stands = [place for place in places if place]
            spans = self._spans[key] = sorted(set(stands)) if len(stands) > 1 else stands
        return spans

    def spots(self, rule: Rule, order: int) -> list[Spot]:
        """The first spots of an atom in a field, as many as a hit keeps."""
        key = rule, order
        if key not in self._spots:
            self._spots[key] = [Spot(order, *span, rule.alias) for span in self.spans(rule, order)[:MATCHES_KEPT]]
        return self._spots[key]

    def places(self, rule: Rule, order: int) -> Places:
        """The places of an atom in a field, counted in words."""
        key = rule, order
        if key not in self._places:
            self._places[key] = places_of(self.spans(rule, order), self.words(order))
        return self._places[key]

    def spots_within(self, rule: Rule, order: int, within: Places) -> list[Spot]:
        """The first spots of an atom at these places of a field, as many as a hit keeps."""
        spots: list[Spot] = []
        for start, end in self.spans(rule, order):
            first, length = place_of(start, end, self.words(order))
            if within.get(length, 0) >> first & 1:
                spots.append(Spot(order, start, end, rule.alias))
                if len(spots) == MATCHES_KEPT:
                    break
        return spots

    def words(self, order: int) -> list[int]:
        """Where the words of a field start. The s of a possessive is no word of its own."""
        if order not in self._words:
            text = self.fields[order].folded.text
            starts = (start for start, end in tokens(text) if text[max(0, start - 1) : end] != "'s")
            self._words[order] = list(starts)
        return self._words[order]

    def shown(self, spot: Spot) -> Match:
        """A spot as a span of the text as shown."""
        if spot not in self._shown:
            start, end = self.fields[spot.order].folded.span(spot.start, spot.end)
            field = FIELDS[spot.order]
            self._shown[spot] = Match(spot.alias, field, start, end, getattr(self.article, field)[start:end])
        return self._shown[spot]

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
