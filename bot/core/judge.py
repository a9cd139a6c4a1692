"""Tells whether a tree fits an article, and which places make it fit."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from bot.core.reading import Reading, Spot
from bot.core.text import fold, holds
from bot.core.tree import (
    And,
    AtLeast,
    Atom,
    Field,
    Lang,
    Near,
    Not,
    NotNear,
    Or,
    Phrase,
    Prefix,
    Source,
    Tree,
    children,
    triggers,
)

_BOTH = (0, 1)  # the fields, by their order in a reading


@dataclass(frozen=True, slots=True, eq=False)
class Branch:
    """A tree made ready: an atom knows its `number`, an Or the atoms that `call` for each of its parts.

    So an Or of a thousand names costs as much as those of them that stand in the article. `call` is None when a part
    may fit without any atom.
    """

    tree: Tree
    number: int
    parts: tuple[Branch, ...]
    call: Mapping[int, tuple[Branch, ...]] | None

    @classmethod
    def of(cls, tree: Tree, numbers: Mapping[Atom, int]) -> Branch:
        """A tree made ready, all of whose atoms have numbers."""
        if isinstance(tree, Phrase | Prefix):
            return cls(tree, numbers[tree], (), None)
        parts = tuple(cls.of(part, numbers) for part in children(tree))
        return cls(tree, -1, parts, _calls(parts, numbers) if isinstance(tree, Or) else None)

    def live_parts(self, present: Collection[int]) -> Iterable[Branch]:
        """The parts that may fit where only these atoms are present."""
        call = self.call
        if call is None:
            return self.parts
        if len(present) < len(call):
            return dict.fromkeys(chain.from_iterable(call[number] for number in present if number in call))
        return dict.fromkeys(chain.from_iterable(parts for number, parts in call.items() if number in present))


def _calls(parts: Iterable[Branch], numbers: Mapping[Atom, int]) -> Mapping[int, tuple[Branch, ...]] | None:
    calls: dict[int, tuple[Branch, ...]] = {}
    for part in parts:
        called_by = triggers(part.tree)
        if not called_by:
            return None
        for atom in called_by:
            calls[numbers[atom]] = (*calls.get(numbers[atom], ()), part)
    return calls


@dataclass(frozen=True, slots=True)
class Judge:
    """Tells whether a tree fits a reading. `trusting`: capitals count as such even in a title set in capitals."""

    reading: Reading
    trusting: bool

    def find(self, branch: Branch, fields: tuple[int, ...] = _BOTH) -> list[Spot] | None:
        """The spots that make the tree fit, in no order; None when it does not fit."""
        match branch.tree:
            case And():
                return self._find_all(branch.parts, fields)
            case Or():
                live = branch.live_parts(self.reading.present)
                found = [spots for part in live if (spots := self.find(part, fields)) is not None]
                return [spot for spots in found for spot in spots] if found else None
            case Not():
                return [] if self.find(branch.parts[0], fields) is None else None
            case Field():
                return self.find(branch.parts[0], tuple(order for order in fields if order == 0))
            case Source(text):
                return [] if holds(self.reading.names(), fold(text).text) else None
            case Lang(tag):
                return [] if _primary(self.reading.article.language) == tag else None
            case AtLeast(count):
                places = self._places_in(branch.parts[0], fields)
                return places if _count_apart(places) >= count else None
        return self._places_in(branch, fields) or None

    def _find_all(self, parts: Iterable[Branch], fields: tuple[int, ...]) -> list[Spot] | None:
        spots: list[Spot] = []
        for part in parts:
            found = self.find(part, fields)
            if found is None:
                return None
            spots += found
        return spots

    def _places_in(self, branch: Branch, fields: tuple[int, ...]) -> list[Spot]:
        return [spot for order in fields for spot in self._places(branch, order)]

    def _places(self, branch: Branch, order: int) -> list[Spot]:
        """Where in a field the tree stands, sorted. Only trees that have places get here: the parser sees to it."""
        match branch.tree:
            case Or():
                live = branch.live_parts(self.reading.fields[order].found)
                return sorted({spot for part in live for spot in self._places(part, order)})
            case Near(_, _, distance, ordered):
                return self._near_places(branch.parts, order, (0 if ordered else distance, distance))
            case NotNear(_, _, distance):
                return self._lonely_places(branch.parts, order, distance)
        return self._atom_places(branch.number, order)

    def _atom_places(self, number: int, order: int) -> list[Spot]:
        if number not in self.reading.fields[order].found:
            return []
        doubted = order == 0 and not self.trusting and self.reading.rules[number].capitals and self.reading.is_shouted()
        return [] if doubted else self.reading.spots(number, order)

    def _near_places(self, sides: tuple[Branch, ...], order: int, reach: tuple[int, int]) -> list[Spot]:
        left = self._places(sides[0], order)
        right = self._places(sides[1], order) if left else []
        if not right:
            return []
        words = self.reading.words(order)
        return sorted({*_beside(left, right, words, reach), *_beside(right, left, words, reach[::-1])})

    def _lonely_places(self, sides: tuple[Branch, ...], order: int, distance: int) -> list[Spot]:
        left = self._places(sides[0], order)
        right = self._places(sides[1], order) if left else []
        beside = set(_beside(left, right, self.reading.words(order), (distance, distance))) if right else ()
        return [spot for spot in left if spot not in beside]


def _beside(spots: list[Spot], others: list[Spot], words: list[int], reach: tuple[int, int]) -> list[Spot]:
    """The spots with one of the others within reach: so many words before it, so many after it, never overlapping."""
    before, after = reach
    firsts = sorted(bisect_right(words, other.start) for other in others)
    lasts = sorted(bisect_left(words, other.end) for other in others)
    found = []
    for spot in spots:
        first, last = bisect_right(words, spot.start), bisect_left(words, spot.end)
        is_followed = bisect_right(firsts, last + after) > bisect_right(firsts, last)
        if is_followed or bisect_left(lasts, first) > bisect_left(lasts, first - before):
            found.append(spot)
    return found


def _count_apart(spots: list[Spot]) -> int:
    """How many of the spots do not overlap."""
    count, reached = 0, (-1, 0)
    for spot in sorted(spots, key=lambda spot: (spot.order, spot.end)):
        if (spot.order, spot.start) >= reached:
            count, reached = count + 1, (spot.order, spot.end)
    return count


def _primary(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()
