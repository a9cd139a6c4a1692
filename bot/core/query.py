"""The query language, and what a term of a watchlist comes to in it.

    BLA                  a word; in capitals (up to six letters) it matches capitals only, and BLAs, BLA's
    liberation army      words side by side are a phrase, as in quotes: "liberation army"
    Baloch*              the beginning of a word; of a phrase, of its last word
    =Hub                 minds the case of every letter
    a AND b, a OR b      also a NOT b and a AND NOT b; NOT binds first, then AND, then OR; ( ) group
    a NEAR/4 b           in one field, at most four words apart (neighbours are 1 apart; a Chinese character is a word)
    a ONEAR/4 b          the same, a first
    a NOT NEAR/4 b       a, at least once without b near
    ATLEAST/3 a          at three places or more
    title:a source:dawn.com lang:ur

Operators are written in capitals. There are no regular expressions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.core.atoms import alias_of
from bot.core.tree import Not, Tree, all_of, any_of, show, triggers
from bot.errors import QueryError
from bot.model import Term

__all__ = ["MAX_CHARS", "NO_PLANS", "Plan", "Plans", "as_query", "compile_term", "parse", "show"]

MAX_CHARS = 20_000  # the longest query that is read; longer ones are generated, and better split into terms


@dataclass(frozen=True, slots=True)
class Plan:
    """A term as trees. `sure` counts always; `doubtful` only with `context`, if there is one, and never with `veto`."""

    sure: Tree | None = None
    doubtful: Tree | None = None
    context: Tree | None = None
    veto: Tree | None = None


Plans = Mapping[Term, Plan]
NO_PLANS: Plans = {}


def parse(query: str) -> Tree:
    """The tree of a query. Raises QueryError with the column and what to write instead."""
    from bot.core.grammar import read

    if not query.strip():
        raise QueryError(query, 1, "the query is empty: write a word to look for")
    if len(query) > MAX_CHARS:
        what = f"the query is longer than {MAX_CHARS} characters: split it into several terms"
        raise QueryError(query, MAX_CHARS + 1, what)
    tree = read(query)
    if not triggers(tree):
        what = (
            "this fits texts without any of its words: NOT, source: and lang: only narrow down, so AND a word to each"
        )
        raise QueryError(query, 1, what)
    return tree


@lru_cache(maxsize=1 << 15)
def compile_term(term: Term) -> Plan:
    """The trees of a term: aliases and query come to the same nodes.

    Raises QueryError for a query that cannot be read or an alias with nothing to look for.
    """
    always = [*map(alias_of, term.any), *([parse(term.query)] if term.query else [])]
    return Plan(
        sure=any_of(always) if always else None,
        doubtful=_one_of(term.ambiguous),
        context=_one_of(term.with_),
        veto=_one_of(term.without),
    )


def as_query(term: Term) -> str:
    """The term as one query: what counts always, or an ambiguous alias with its context and without its vetoes.

    No page is read for it: without its context an ambiguous alias is no match. Raises QueryError as `compile_term`.
    """
    if not (term.any or term.ambiguous):
        return " ".join(term.query.split())
    plan = compile_term(term)
    doubtful = [tree for tree in (plan.doubtful, plan.context, plan.veto and Not(plan.veto)) if tree]
    ways = [plan.sure, all_of(doubtful) if plan.doubtful else None]
    return show(any_of(way for way in ways if way))


def _one_of(aliases: tuple[str, ...]) -> Tree | None:
    return any_of(map(alias_of, aliases)) if aliases else None
