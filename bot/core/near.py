"""What nearly matched: the same terms with less demanded, and the query that would have found the article.

First without the context or the veto, then with other capitals or a longer word, then with the words of a name apart,
then without NOT, NEAR, title: and the like, at last without one of three or more parts of an AND.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce

from bot.core.atoms import alias_of
from bot.core.match import Matcher
from bot.core.query import MAX_CHARS, parse
from bot.core.text import fold, is_wordless
from bot.core.tree import (
    And,
    AtLeast,
    Atom,
    Field,
    Near,
    NotNear,
    Or,
    Phrase,
    Prefix,
    Tree,
    all_of,
    any_of,
    children,
    show,
    triggers,
)
from bot.model import Article, Hit, Match, Term, Watchlist

SHOWN = 5

_LONG_STEM = 5  # letters from which on a word that begins alike is worth telling: bla* finds black and blame
_APART = 5  # words at most from one word of a name to the next


class Lack(StrEnum):
    """What an article lacked for a term, the least first."""

    CONTEXT = "context"
    VETOED = "vetoed"
    SPELLING = "spelling"
    APART = "apart"
    LOOSE = "loose"
    PART = "part"


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A term that an article nearly matched: `words` stand in it, `vetoes` forbid it, `query` would have matched."""

    watchlist: str
    term: str
    lack: Lack
    query: str
    words: tuple[str, ...]
    vetoes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Attempt:
    watchlist: str
    term: str
    lack: Lack
    tree: Tree
    without: tuple[str, ...] = ()


def near_misses(article: Article, watchlists: Sequence[Watchlist]) -> tuple[NearMiss, ...]:
    """The terms that the article matched undecidedly or nearly, each at its nearest, the nearest first; at most 5."""
    hits = Matcher(watchlists).match(article)
    noticed = {(hit.watchlist, hit.term) for hit in hits}
    attempts = [
        attempt
        for watchlist in watchlists
        for term in watchlist.terms
        if (watchlist.name, term.name) not in noticed
        for attempt in _attempts(watchlist.name, term)
    ]
    queries = ((str(number), show(each.tree), each.without) for number, each in enumerate(attempts))
    terms = tuple(Term(name, query=query, without=vetoes) for name, query, vetoes in queries if len(query) <= MAX_CHARS)
    found = ((attempts[int(hit.term)], hit) for hit in Matcher([Watchlist("near", terms)]).match(article))
    ranked = sorted(found, key=lambda pair: tuple(Lack).index(pair[0].lack))
    nearest = {(hit.watchlist, hit.term): _undecided(hit) for hit in hits if not hit.decided}
    for attempt, hit in ranked:
        nearest.setdefault((attempt.watchlist, attempt.term), _miss(attempt, hit))
    return tuple(nearest.values())[:SHOWN]


def _undecided(hit: Hit) -> NearMiss:
    query = show(any_of(dict.fromkeys(alias_of(match.alias) for match in hit.matches)))
    return NearMiss(hit.watchlist, hit.term, Lack.CONTEXT, query, _words(hit.matches))


def _miss(attempt: _Attempt, hit: Hit) -> NearMiss:
    vetoes = _words(hit.vetoes) if attempt.lack is Lack.VETOED else ()
    return NearMiss(attempt.watchlist, attempt.term, attempt.lack, show(attempt.tree), _words(hit.matches), vetoes)


def _words(matches: Iterable[Match]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(match.quote for match in matches))


def _attempts(watchlist: str, term: Term) -> Iterator[_Attempt]:
    for alias in term.ambiguous:
        yield _Attempt(watchlist, term.name, Lack.VETOED, alias_of(alias), term.without)
    for alias in (*term.any, *term.ambiguous):
        atom = alias_of(alias)
        yield _Attempt(watchlist, term.name, Lack.SPELLING, _looser(atom))
        words = [word for word in atom.text.split() if not is_wordless(fold(word).text)]
        if len(words) > 1:
            yield _Attempt(watchlist, term.name, Lack.APART, reduce(_beside, map(_whole, words)))
    if term.query:
        tree = parse(term.query)
        for lack, less in ((Lack.LOOSE, _loose(tree)), *((Lack.PART, part) for part in _parts(tree))):
            if less and triggers(less):
                yield _Attempt(watchlist, term.name, lack, less)


def _looser(atom: Atom) -> Atom:
    """The atom whatever the case of its letters, and if it is long, whatever follows."""
    text = atom.text.lower()
    is_long = sum(map(str.isalpha, text)) >= _LONG_STEM
    return Prefix(text) if is_long or isinstance(atom, Prefix) else Phrase(text)


def _whole(word: str) -> Tree:
    return _looser(Phrase(word))


def _beside(left: Tree, right: Tree) -> Tree:
    return Near(left, right, _APART)


def _loose(tree: Tree) -> Tree | None:
    """The tree without anything but AND, OR and words in any case; None where nothing is left."""
    match tree:
        case Phrase() | Prefix():
            return _looser(tree)
        case And() | Near() | Or():
            left = [less for part in children(tree) if (less := _loose(part))]
            joined = any_of if isinstance(tree, Or) else all_of
            return joined(left) if left else None
        case NotNear(part) | AtLeast(_, part) | Field(_, part):
            return _loose(part)
    return None


def _parts(tree: Tree) -> Iterator[Tree]:
    """What is left of each AND without one of its parts, where several that name words are left."""
    for each in tree.parts if isinstance(tree, Or) else (tree,):
        parts = each.parts if isinstance(each, And) else ()
        for number in range(len(parts)):
            rest = (*parts[:number], *parts[number + 1 :])
            if sum(1 for part in rest if triggers(part)) > 1:
                yield all_of(rest)
