"""Notices watched terms: one pass over an article for the words of every term, then only what these words call for.

An ambiguous alias counts with its context and without a veto. Without its context the hit is undecided, and the page
behind the article may tell. A title in capitals makes every name in capitals ambiguous, if its term names a context.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from bot.core.atoms import Rule, spellings
from bot.core.judge import Branch, Judge
from bot.core.query import Plan, compile_term
from bot.core.reading import FIELDS, FoldedField, Reading, Spot
from bot.core.text import fold, without_addresses
from bot.core.tree import Atom, Tree, any_of, atoms, triggers
from bot.model import Article, Hit, Match, Watchlist

MATCHES_KEPT = 100  # of one kind in one hit: more than a person reads, less than a hostile page could repeat


@dataclass(frozen=True, slots=True)
class _Watch:
    """A term of a list, ready. `noticed` is what can make a hit; `sure`, `context` and `veto` are as in its plan."""

    watchlist: str
    term: str
    noticed: Branch
    sure: Branch | None
    context: Branch | None
    veto: Branch | None


class Matcher:
    """All terms of some watchlists, ready to match. A value: to change a term, make another matcher."""

    def __init__(self, watchlists: Iterable[Watchlist]) -> None:
        """Compile the terms. Raises QueryError for a query or alias that cannot be read."""
        plans = [(each.name, term.name, compile_term(term)) for each in watchlists for term in each.terms]
        wanted = dict.fromkeys(atom for _, _, plan in plans for tree in _trees(plan) for atom in atoms(tree))
        numbers = {atom: number for number, atom in enumerate(wanted)}
        self._rules = tuple(map(Rule.of, numbers))
        self._watches = tuple(_watch(watchlist, term, plan, numbers) for watchlist, term, plan in plans)
        called: list[list[int]] = [[] for _ in numbers]
        for index, watch in enumerate(self._watches):
            for atom in triggers(watch.noticed.tree):
                called[numbers[atom]].append(index)
        self._called = tuple(map(tuple, called))
        spelt: dict[str, list[int]] = {}
        for atom, number in numbers.items():
            for spelling in spellings(atom):
                spelt.setdefault(spelling, []).append(number)
        self._spelt = tuple(map(tuple, spelt.values()))
        self._automaton = AhoCorasick(list(spelt), store_patterns=False)

    def match(self, article: Article) -> tuple[Hit, ...]:
        """The hits of an article, in the order of the lists and their terms."""
        reading = Reading(article, tuple(self._search(getattr(article, name)) for name in FIELDS), self._rules)
        called: set[int] = set()
        for order, field in enumerate(reading.fields):
            for number in field.found:
                watches = self._called[number]
                if watches and not called.issuperset(watches) and reading.spots(number, order):
                    called.update(watches)
        hits = (_decide(self._watches[watch], reading) for watch in sorted(called))
        return tuple(hit for hit in hits if hit)

    def _search(self, raw: str) -> FoldedField:
        folded = fold(without_addresses(raw))
        found: dict[int, list[tuple[int, int]]] = {}
        for pattern, start, end in self._automaton.find_matches_as_indexes(folded.text, overlapping=True):
            for number in self._spelt[pattern]:
                found.setdefault(number, []).append((start, end))
        return FoldedField(folded, found)


def _trees(plan: Plan) -> tuple[Tree, ...]:
    return tuple(tree for tree in (plan.sure, plan.doubtful, plan.context, plan.veto) if tree)


def _watch(watchlist: str, term: str, plan: Plan, numbers: Mapping[Atom, int]) -> _Watch:
    sure, context, veto = (Branch.of(tree, numbers) if tree else None for tree in (plan.sure, plan.context, plan.veto))
    noticed = Branch.of(any_of(tree for tree in (plan.sure, plan.doubtful) if tree), numbers)
    return _Watch(watchlist, term, noticed, sure, context, veto)


def _decide(watch: _Watch, reading: Reading) -> Hit | None:
    trusting = Judge(reading, trusting=True)
    context, vetoes = _found(trusting, watch.context), _found(trusting, watch.veto)
    sure = Judge(reading, trusting=watch.context is None).find(watch.sure) if watch.sure else None
    doubtful = None if vetoes else trusting.find(watch.noticed)
    if sure is None and doubtful is None:
        return None
    has_context = watch.context is None or bool(context)
    spots = [*(sure or ()), *((doubtful or ()) if has_context or sure is None else ())]
    return Hit(
        watchlist=watch.watchlist,
        term=watch.term,
        decided=sure is not None or has_context,
        matches=_matches(reading, spots),
        context=_matches(reading, context),
        vetoes=_matches(reading, vetoes),
    )


def _found(judge: Judge, branch: Branch | None) -> list[Spot]:
    return (judge.find(branch) if branch else None) or []


def _matches(reading: Reading, spots: Iterable[Spot]) -> tuple[Match, ...]:
    """The spots as spans of the text as shown, in reading order, each once."""
    first = sorted(set(spots))[:MATCHES_KEPT]
    return tuple(sorted({_match(reading, spot) for spot in first}, key=_reading_order))


def _match(reading: Reading, spot: Spot) -> Match:
    start, end = reading.fields[spot.order].folded.span(spot.start, spot.end)
    field = FIELDS[spot.order]
    return Match(spot.alias, field, start, end, getattr(reading.article, field)[start:end])


def _reading_order(match: Match) -> tuple[int, int, int, str]:
    return FIELDS.index(match.field), match.start, match.end, match.alias
