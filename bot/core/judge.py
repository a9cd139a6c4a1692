"""Tells whether a tree fits an article, and which places make it fit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from bot.core.atoms import Rule
from bot.core.distance import Places, beside, common, count_apart, union, without
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
    Triggers,
    children,
    triggers_among,
)

BOTH = (0, 1)  # the fields, by their order in a reading
MANY = 8  # parts of an Or: asking fewer one by one is quicker than finding out which to ask


class Judge:
    """Tells whether trees fit one reading. `trusting`: capitals count as such even in a title set in capitals."""

    def __init__(self, reading: Reading, *, trusting: bool) -> None:
        self.reading = reading
        self.trusting = trusting
        self._places: dict[tuple[Branch, int], Places] = {}

    def find(self, branch: Branch | None) -> list[Spot] | None:
        """The spots that make the tree fit, in no order; None when it does not fit or there is none.

        Of an atom, the first of its spots in a field stand for all.
        """
        return branch.find(self, BOTH) if branch else None

    def places(self, branch: Branch, order: int) -> Places:
        """Where in a field the tree stands. Only trees that have places are asked: the parser sees to it."""
        key = branch, order
        if key not in self._places:
            self._places[key] = branch.places(self, order)
        return self._places[key]

    def present(self, rule: Rule, order: int) -> bool:
        """Whether an atom counts in a field, if it stands there."""
        if order or self.trusting or not rule.capitals:
            return rule in self.reading.fields[order].found
        return rule in self.reading.fields[order].found and not self.reading.is_shouted()


class Branch:
    """A tree made ready, once for all articles."""

    __slots__ = ()

    def find(self, judge: Judge, fields: tuple[int, ...]) -> list[Spot] | None:
        """The spots in these fields that make the tree fit; None when it does not fit."""
        spots = [spot for order in fields for spot in self.spots(judge, order, judge.places(self, order))]
        return spots or None

    def places(self, judge: Judge, order: int) -> Places:
        """Where in a field the tree stands."""
        raise NotImplementedError

    def spots(self, judge: Judge, order: int, within: Places) -> list[Spot]:
        """The spots of the tree's atoms at those of its places in a field."""
        raise NotImplementedError


def ready(tree: Tree, rules: Mapping[Atom, Rule]) -> tuple[Branch, Triggers]:
    """A tree made ready, and its triggers."""
    if isinstance(tree, Phrase | Prefix):
        return _Words(rules[tree]), frozenset((tree,))
    made = [ready(part, rules) for part in children(tree)]
    parts, calling = tuple(part for part, _ in made), tuple(triggers for _, triggers in made)
    return _branch(tree, parts, calling, rules), triggers_among(tree, calling)


def _branch(tree: Tree, parts: tuple[Branch, ...], calling: Sequence[Triggers], rules: Mapping[Atom, Rule]) -> Branch:
    match tree:
        case And():
            return _All(parts)
        case Or():
            return _Any(parts, _calls(parts, calling, rules))
        case Not():
            return _None(parts[0])
        case Near(_, _, distance, ordered):
            return _Near(parts[0], parts[1], 0 if ordered else distance, distance)
        case NotNear(_, _, distance):
            return _Lonely(parts[0], parts[1], distance)
        case AtLeast(count):
            return _Many(parts[0], count)
        case Field():
            return _InTitle(parts[0])
        case Source(text):
            return _From(fold(text).text)
        case Lang(tag):
            return _Written(tag)
    raise TypeError(tree)


def _calls(
    parts: Sequence[Branch], calling: Iterable[Triggers], rules: Mapping[Atom, Rule]
) -> Mapping[Rule, tuple[Branch, ...]] | None:
    if len(parts) < MANY:
        return None
    calls: dict[Rule, tuple[Branch, ...]] = {}
    for part, called_by in zip(parts, calling, strict=True):
        if not called_by:
            return None
        for rule in (rules[atom] for atom in called_by):
            calls[rule] = (*calls.get(rule, ()), part)
    return calls


# ── the kinds of branches ────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, eq=False)
class _Words(Branch):
    rule: Rule

    def find(self, judge: Judge, fields: tuple[int, ...]) -> list[Spot] | None:
        if self.rule not in judge.reading.present:
            return None
        spots = [
            spot
            for order in fields
            if judge.present(self.rule, order)
            for spot in judge.reading.spots(self.rule, order)
        ]
        return spots or None

    def places(self, judge: Judge, order: int) -> Places:
        return judge.reading.places(self.rule, order) if judge.present(self.rule, order) else {}

    def spots(self, judge: Judge, order: int, within: Places) -> list[Spot]:
        return judge.reading.spots_within(self.rule, order, within) if within else []


@dataclass(frozen=True, slots=True, eq=False)
class _All(Branch):
    parts: tuple[Branch, ...]

    def find(self, judge: Judge, fields: tuple[int, ...]) -> list[Spot] | None:
        spots: list[Spot] = []
        for part in self.parts:
            found = part.find(judge, fields)
            if found is None:
                return None
            spots += found
        return spots


@dataclass(frozen=True, slots=True, eq=False)
class _Any(Branch):
    """`calls` are the atoms that call for each part, so that a thousand names cost as much as those that are there.

    It is None when the parts are few, or one of them may fit without any atom.
    """

    parts: tuple[Branch, ...]
    calls: Mapping[Rule, tuple[Branch, ...]] | None

    def live(self, present: Mapping[Rule, object]) -> Iterable[Branch]:
        """The parts that may fit where only these atoms are present."""
        calls = self.calls
        if calls is None:
            return self.parts
        if len(present) < len(calls):
            return dict.fromkeys(chain.from_iterable(calls[rule] for rule in present if rule in calls))
        return dict.fromkeys(chain.from_iterable(parts for rule, parts in calls.items() if rule in present))

    def find(self, judge: Judge, fields: tuple[int, ...]) -> list[Spot] | None:
        live = self.live(judge.reading.present)
        found = [spots for part in live if (spots := part.find(judge, fields)) is not None]
        return [spot for spots in found for spot in spots] if found else None

    def places(self, judge: Judge, order: int) -> Places:
        return union(judge.places(part, order) for part in self.live(judge.reading.fields[order].found))

    def spots(self, judge: Judge, order: int, within: Places) -> list[Spot]:
        live = self.live(judge.reading.fields[order].found)
        return [spot for part in live for spot in part.spots(judge, order, common(judge.places(part, order), within))]


@dataclass(frozen=True, slots=True, eq=False)
class _None(Branch):
    part: Branch

    def find(self, judge: Judge, fields: tuple[int, ...]) -> list[Spot] | None:
        return [] if self.part.find(judge, fields) is None else None


@dataclass(frozen=True, slots=True, eq=False)
class _Near(Branch):
    """`before`, `after`: how many words the right side may stand ahead of the left, and how many behind it."""

    left: Branch
    right: Branch
    before: int
    after: int

    def places(self, judge: Judge, order: int) -> Places:
        return union(self._sides(judge, order))

    def spots(self, judge: Judge, order: int, within: Places) -> list[Spot]:
        left, right = self._sides(judge, order)
        first = self.left.spots(judge, order, common(left, within))
        return first + self.right.spots(judge, order, common(right, within))

    def _sides(self, judge: Judge, order: int) -> tuple[Places, Places]:
        left = judge.places(self.left, order)
        right = judge.places(self.right, order) if left else {}
        if not right:
            return {}, {}
        return beside(left, right, self.before, self.after), beside(right, left, self.after, self.before)


@dataclass(frozen=True, slots=True, eq=False)
class _Lonely(Branch):
    left: Branch
    right: Branch
    distance: int

    def places(self, judge: Judge, order: int) -> Places:
        left = judge.places(self.left, order)
        right = judge.places(self.right, order) if left else {}
        return without(left, beside(left, right, self.distance, self.distance)) if right else left

    def spots(self, judge: Judge, order: int, within: Places) -> list[Spot]:
        return self.left.spots(judge, order, within)


@dataclass(frozen=True, slots=True, eq=False)
class _Many(Branch):
    part: Branch
    count: int

    def find(self, judge: Judge, fields: tuple[int, ...]) -> list[Spot] | None:
        count = sum(count_apart(judge.places(self.part, order), self.count) for order in fields)
        return self.part.find(judge, fields) if count >= self.count else None


@dataclass(frozen=True, slots=True, eq=False)
class _InTitle(Branch):
    part: Branch

    def find(self, judge: Judge, fields: tuple[int, ...]) -> list[Spot] | None:
        return self.part.find(judge, tuple(order for order in fields if order == 0))


@dataclass(frozen=True, slots=True, eq=False)
class _From(Branch):
    """`name` is folded."""

    name: str

    def find(self, judge: Judge, fields: tuple[int, ...]) -> list[Spot] | None:
        return [] if holds(judge.reading.names(), self.name) else None


@dataclass(frozen=True, slots=True, eq=False)
class _Written(Branch):
    language: str

    def find(self, judge: Judge, fields: tuple[int, ...]) -> list[Spot] | None:
        return [] if _primary(judge.reading.article.language) == self.language else None


def _primary(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()
