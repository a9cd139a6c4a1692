"""Notices watched terms: one pass over an article for the words of every term, then only what these words call for.

An ambiguous alias counts with its context and without a veto. Without its context the hit is undecided, and the page
behind the article may tell. A title in capitals makes every name in capitals ambiguous, if its term names a context.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain

from bot.core.atoms import Rule
from bot.core.judge import Branch, Judge, ready
from bot.core.query import NO_PLANS, Plan, Plans, compile_term
from bot.core.reading import FIELDS, MATCHES_KEPT, FoldedField, Reading, Spot
from bot.core.spellings import CHANGES_KEPT, Index
from bot.core.text import fold, without_addresses
from bot.core.tree import Atom, Tree, any_of, atoms
from bot.model import Article, Hit, Match, Term, Watchlist


@dataclass(frozen=True, slots=True, eq=False)
class _Watch:
    """A term of a list, ready. `noticed` is what can make a hit; `sure`, `context` and `veto` are as in its plan.

    `calling` are the rules of which one holds wherever the term may hit, `rules` those of all its atoms.
    """

    watchlist: str
    term: str
    noticed: Branch
    sure: Branch | None
    context: Branch | None
    veto: Branch | None
    calling: tuple[Rule, ...]
    rules: tuple[Rule, ...]


class _Rules(dict[Atom, Rule]):
    """One rule for each atom, made when it is first asked for."""

    def __missing__(self, atom: Atom) -> Rule:
        rule = self[atom] = Rule.of(atom)
        return rule


@dataclass(frozen=True, slots=True)
class _Tables:
    """Compiled watchlists. `order` gives each watch its place, `called` the watches that a rule calls for."""

    known: Mapping[str, Mapping[Term, _Watch]] = field(default_factory=dict)
    rules: Mapping[Atom, Rule] = field(default_factory=dict)
    order: Mapping[_Watch, int] = field(default_factory=dict)
    called: Mapping[Rule, tuple[_Watch, ...]] = field(default_factory=dict)
    index: Index = field(default_factory=Index)


class Matcher:
    """All terms of some watchlists, ready to match. A value: to change a term, make another matcher.

    Given the `previous` matcher that takes milliseconds, for it takes over the terms that did not change. The previous
    one goes on working.
    """

    def __init__(
        self, watchlists: Iterable[Watchlist], previous: Matcher | None = None, plans: Plans = NO_PLANS
    ) -> None:
        """Compile the terms, those that have no plan yet. Raises QueryError for a query that cannot be read."""
        self._tables: _Tables = _compile(watchlists, previous._tables if previous else _Tables(), plans)

    def match(self, article: Article) -> tuple[Hit, ...]:
        """The hits of an article, in the order of the lists and their terms."""
        reading = Reading(article, (self._search(article.title), self._search(article.text)))
        called = self._called(reading)
        if not called:
            return ()
        judges = Judge(reading, trusting=True), Judge(reading, trusting=False)
        hits = (_decide(watch, judges) for watch in sorted(called, key=self._tables.order.__getitem__))
        return tuple(hit for hit in hits if hit)

    def _search(self, raw: str) -> FoldedField:
        folded = fold(without_addresses(raw))
        return FoldedField(folded, self._tables.index.find(folded.text))

    def _called(self, reading: Reading) -> set[_Watch]:
        """The watches that may hit, by the words that stand in the article."""
        called: set[_Watch] = set()
        for order, found in enumerate(reading.fields):
            for rule in found.found:
                watches = self._tables.called.get(rule)
                if watches and not called.issuperset(watches) and reading.spans(rule, order):
                    called.update(watches)
        return called


# ── compiling ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _compile(watchlists: Iterable[Watchlist], before: _Tables, plans: Plans) -> _Tables:
    """The tables of these watchlists, with all that can be taken over from those before."""
    rules = _Rules(before.rules)
    known = _known(watchlists, before.known, rules, plans)
    order = {watch: place for place, watch in enumerate(chain.from_iterable(each.values() for each in known.values()))}
    added, gone = _lacking(order, before.order), _lacking(before.order, order)
    called = _called(before.called, added, gone)
    changes = sum(len(watch.rules) for watch in chain(added, gone))
    if before.index.changes + changes <= CHANGES_KEPT:
        index = before.index.with_rules(chain.from_iterable(watch.rules for watch in added), changes)
        return _Tables(known, rules, order, called, index)
    live = dict.fromkeys(chain.from_iterable(watch.rules for watch in order))
    return _Tables(
        known,
        rules={rule.atom: rule for rule in live},
        order=order,
        called={rule: watches for rule, watches in called.items() if watches},
        index=before.index.renewed(live),
    )


def _known(
    watchlists: Iterable[Watchlist],
    before: Mapping[str, Mapping[Term, _Watch]],
    rules: _Rules,
    plans: Plans,
) -> dict[str, dict[Term, _Watch]]:
    known: dict[str, dict[Term, _Watch]] = {}
    for each in watchlists:
        watches, old = known.setdefault(each.name, {}), before.get(each.name, {})
        for term in each.terms:
            watches[term] = old.get(term) or _watch(each.name, term.name, plans.get(term) or compile_term(term), rules)
    return known


def _lacking(watches: Mapping[_Watch, int], others: Mapping[_Watch, int]) -> list[_Watch]:
    return [watch for watch in watches if watch not in others]


def _called(
    before: Mapping[Rule, tuple[_Watch, ...]], added: Iterable[_Watch], gone: Iterable[_Watch]
) -> dict[Rule, tuple[_Watch, ...]]:
    called, dropped = dict(before), set(gone)
    for rule in {rule for watch in dropped for rule in watch.calling}:
        called[rule] = tuple(watch for watch in called[rule] if watch not in dropped)
    for watch in added:
        for rule in watch.calling:
            called[rule] = (*called.get(rule, ()), watch)
    return called


def _watch(watchlist: str, term: str, plan: Plan, rules: _Rules) -> _Watch:
    noticed = any_of(tree for tree in (plan.sure, plan.doubtful) if tree)
    branch, calling = ready(noticed, rules)
    is_plain = plan.doubtful is None and plan.context is None
    trees = [tree for tree in (noticed, plan.context, plan.veto) if tree]
    return _Watch(
        watchlist,
        term,
        noticed=branch,
        sure=branch if is_plain else _ready(plan.sure, rules),
        context=_ready(plan.context, rules),
        veto=_ready(plan.veto, rules),
        calling=tuple(rules[atom] for atom in calling),
        rules=tuple(dict.fromkeys(rules[atom] for tree in trees for atom in atoms(tree))),
    )


def _ready(tree: Tree | None, rules: _Rules) -> Branch | None:
    return ready(tree, rules)[0] if tree else None


# ── deciding ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _decide(watch: _Watch, judges: tuple[Judge, Judge]) -> Hit | None:
    """The hit of a watch, if it is one. The judges: one that trusts capitals, and one that doubts them."""
    trusting, doubting = judges
    noticed = trusting.find(watch.noticed)
    sure = noticed if watch.sure is watch.noticed else (doubting if watch.context else trusting).find(watch.sure)
    if noticed is None and sure is None:
        return None
    context, vetoes = trusting.find(watch.context) or [], trusting.find(watch.veto) or []
    doubtful = None if vetoes else noticed
    if sure is None and doubtful is None:
        return None
    has_context = watch.context is None or bool(context)
    spots = [*(sure or ()), *((doubtful or ()) if has_context or sure is None else ())]
    return Hit(
        watchlist=watch.watchlist,
        term=watch.term,
        decided=sure is not None or has_context,
        matches=_matches(trusting.reading, spots),
        context=_matches(trusting.reading, context),
        vetoes=_matches(trusting.reading, vetoes),
    )


def _matches(reading: Reading, spots: list[Spot]) -> tuple[Match, ...]:
    """The first spots as spans of the text as shown, in reading order, each once."""
    if len(spots) < 2:
        return tuple(map(reading.shown, spots))
    first = sorted(set(spots))[:MATCHES_KEPT]
    return tuple(sorted({reading.shown(spot) for spot in first}, key=_reading_order))


def _reading_order(match: Match) -> tuple[int, int, int, str]:
    return FIELDS.index(match.field), match.start, match.end, match.alias
