"""A watchlist that changes while it is matched."""

from __future__ import annotations

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make import article

from bot.core.match import Matcher
from bot.core.spellings import CHANGES_KEPT, SHARD
from bot.errors import QueryError
from bot.model import Term, Watchlist

WORDS = ["aa", "bb", "cc", "BLA", "aab", "苏", "dd ee", "bb*", "=Hub"]
QUERIES = ["aa AND bb", "aa NEAR/2 bb", "(aa OR cc) NOT BLA", "ATLEAST/2 (aa OR 苏)", "aa NOT NEAR/1 bb", "title:aa"]
ALIASES = st.lists(st.sampled_from(WORDS), max_size=2).map(tuple)
TERMS = st.builds(
    Term,
    st.sampled_from("klmn"),
    any=ALIASES,
    ambiguous=ALIASES,
    with_=ALIASES,
    without=ALIASES,
    query=st.sampled_from(["", *QUERIES]),
).filter(lambda term: bool(term.any or term.ambiguous or term.query))
LISTS = st.lists(
    st.builds(Watchlist, st.sampled_from("xyz"), st.lists(TERMS, max_size=4, unique=True).map(tuple)),
    max_size=3,
    unique_by=lambda each: each.name,
)
TEXTS = st.lists(st.sampled_from(["aa", "bb", "cc", "BLA", "aab", "苏", "dd-ee", "Hub", "x"]), max_size=12).map(
    " ".join
)


def _edited(histories: list[list[Watchlist]]) -> Matcher:
    return reduce(lambda matcher, lists: Matcher(lists, matcher), histories, Matcher([]))


def _many(count: int, mark: str = "") -> tuple[Term, ...]:
    return tuple(Term(f"t{number}", any=(f"word{mark}{number}",)) for number in range(count))


def _hits(matcher: Matcher, text: str) -> list[str]:
    return [hit.term for hit in matcher.match(article(text))]


@given(st.lists(LISTS, min_size=1, max_size=5), TEXTS, TEXTS)
def test_an_edited_matcher_answers_as_a_new_one(histories: list[list[Watchlist]], title: str, text: str) -> None:
    told = article(title, text=text)

    assert _edited(histories).match(told) == Matcher(histories[-1]).match(told)


@given(LISTS, LISTS, TEXTS)
def test_the_matcher_before_an_edit_goes_on_as_it_was(old: list[Watchlist], new: list[Watchlist], text: str) -> None:
    before = Matcher(old)
    told = article(text)
    answers = before.match(told)

    Matcher(new, before)

    assert before.match(told) == answers


def test_terms_that_change_again_and_again_are_in_force_each_time() -> None:
    matcher = Matcher([Watchlist("x", _many(SHARD + 1000))])

    for number in range(0, CHANGES_KEPT * 3, CHANGES_KEPT // 4):
        changed = (*_many(SHARD), *_many(CHANGES_KEPT // 2, f"new{number}x"))
        matcher = Matcher([Watchlist("x", changed)], matcher)
        assert _hits(matcher, f"word5, wordnew{number}x7") == ["t5", "t7"]

    assert _hits(matcher, "wordnew0x7") == []


def test_most_terms_of_a_list_may_go() -> None:
    matcher = Matcher([Watchlist("x", _many(SHARD * 2))])

    edited = Matcher([Watchlist("x", _many(10))], matcher)

    assert _hits(edited, "word3 word5000 word9") == ["t3", "t9"]


def test_a_term_that_comes_back_hits_again() -> None:
    here, gone = [Watchlist("x", (Term("t", any=("aa",)),))], [Watchlist("x", ())]

    matcher = _edited([here, gone, here])

    assert _hits(matcher, "aa") == ["t"]


def test_a_term_that_moves_hits_in_its_new_order() -> None:
    one, two = Term("one", any=("aa",)), Term("two", any=("aa",))

    matcher = _edited([[Watchlist("x", (one, two))], [Watchlist("x", (two, one))]])

    assert _hits(matcher, "aa") == ["two", "one"]


def test_a_list_that_cannot_be_read_leaves_the_matcher_before_it_in_force() -> None:
    before = Matcher([Watchlist("x", (Term("t", any=("aa",)),))])

    with pytest.raises(QueryError):
        Matcher([Watchlist("x", (Term("u", any=("bb",)), Term("t", query="aa AND")))], before)

    assert _hits(before, "aa bb") == ["t"]
