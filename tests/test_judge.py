"""What the operators of the query language find in an article."""

from __future__ import annotations

import pytest

from bot.core.match import Matcher
from bot.model import Article, Hit, Term, Watchlist


def _hits(query: str, text: str, title: str = "", **about: str) -> tuple[Hit, ...]:
    article = Article(id="1", key="k", title=title, text=text, **about)  # type: ignore[arg-type] # only texts are given
    return Matcher([Watchlist("list", (Term("t", query=query),))]).match(article)


def _answers(query: str, text: str, title: str = "", **about: str) -> bool:
    return bool(_hits(query, text, title, **about))


@pytest.mark.parametrize(
    ("query", "text", "answer"),
    [
        ("aa AND bb", "aa bb", True),
        ("aa AND bb", "aa", False),
        ("aa OR bb", "bb", True),
        ("aa NOT bb", "aa", True),
        ("aa NOT bb", "aa bb", False),
        ("aa NOT (bb AND cc)", "aa bb", True),
        ("aa bb", "aa bb", True),
        ("aa bb", "aa cc bb", False),
        ("aa NEAR/2 bb", "aa x bb", True),
        ("aa NEAR/2 bb", "bb x aa", True),
        ("aa NEAR/2 bb", "aa x x bb", False),
        ("aa NEAR/1 bb", "aa. Bb", True),
        ("aa NEAR/1 aa", "aa", False),
        ("aa NEAR/1 aa", "aa aa", True),
        ("aa* NEAR/3 aab", "aab", False),
        ('"aa bb" NEAR/1 cc', "aa bb cc", True),
        ('"aa bb" NEAR/1 cc', "cc aa bb", True),
        ('"aa bb" NEAR/1 bb', "aa bb", False),
        ("aa NEAR/2 bb", "aa's x bb", True),
        ("aa ONEAR/2 bb", "aa x bb", True),
        ("aa ONEAR/2 bb", "bb x aa", False),
        ("aa NEAR/2 (bb OR cc)", "aa x cc", True),
        ("(aa NEAR/1 bb) NEAR/2 cc", "aa bb x cc", True),
        ("(aa NEAR/1 bb) NEAR/2 cc", "aa x bb cc", False),
        ("(aa NEAR/1 bb) NEAR/2 cc", "aa bb x x cc", False),
        ("aa NOT NEAR/1 bb", "aa bb", False),
        ("aa NOT NEAR/1 bb", "aa bb, then aa alone", True),
        ("aa NOT NEAR/1 bb", "aa", True),
        ("(aa NOT NEAR/1 bb) NEAR/1 cc", "aa bb x x cc aa", True),
        ("ATLEAST/2 aa", "aa x aa", True),
        ("ATLEAST/2 aa", "aa", False),
        ("ATLEAST/2(aa OR bb)", "aa bb", True),
        ('ATLEAST/2(aa OR "aa bb")', "aa bb", False),
        ("中国 NEAR/3 工人", "中国籍工人", True),
        ("中国 NEAR/2 工人", "中国籍的工人", False),
        ("(aa OR bb) AND (cc OR dd)", "bb dd", True),
        ("aa AND (bb OR NOT cc)", "aa", True),
        ("aa AND (bb OR NOT cc)", "aa cc", False),
        ("aa NOT (cc OR lang:ur)", "aa", True),
    ],
)
def test_operators(query: str, text: str, *, answer: bool) -> None:
    assert _answers(query, text) is answer


def test_near_does_not_reach_from_title_to_text() -> None:
    assert not _answers("aa NEAR/3 bb", "bb", title="aa")


def test_and_does_reach_from_title_to_text() -> None:
    assert _answers("aa AND bb", "bb", title="aa")


def test_places_are_counted_over_both_fields() -> None:
    assert _answers("ATLEAST/2 aa", "aa", title="aa")


@pytest.mark.parametrize(
    ("query", "answer"),
    [("title:aa", True), ("title:bb", False), ("title:(aa NOT bb)", True), ("title:aa AND bb", True)],
)
def test_title_looks_at_the_title_alone(query: str, *, answer: bool) -> None:
    assert _answers(query, "bb", title="aa") is answer


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ("dawn", True),
        ("dawn.com", True),
        ('"THE DAWN"', True),
        ("world", True),
        ("daw", False),
        ("news", False),
    ],
)
def test_source_tests_outlet_feed_and_host(source: str, *, answer: bool) -> None:
    about = {"outlet": "The Dawn", "feed_title": "Dawn – World", "host": "dawn.com"}

    assert _answers(f"aa AND source:{source}", "aa", **about) is answer


@pytest.mark.parametrize(
    ("language", "answer"), [("ur", True), ("ur-PK", True), ("UR_pk", True), ("en", False), ("", False)]
)
def test_lang_compares_primary_subtags(language: str, *, answer: bool) -> None:
    assert _answers("aa AND lang:ur", "aa", language=language) is answer


def test_a_query_shows_the_places_that_made_it_fit() -> None:
    (hit,) = _hits("(aa NEAR/1 bb) AND cc NOT dd", "aa then aa bb, cc")

    assert [(match.start, match.quote) for match in hit.matches] == [(8, "aa"), (11, "bb"), (15, "cc")]
