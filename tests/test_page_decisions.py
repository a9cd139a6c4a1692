"""What a page decides of the hits that its entry leaves open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make import article, term, watchlist

from bot.core.match import Matcher
from bot.core.pages import NO, SENTENCE_CHARS, UNDECIDED, YES, decide
from bot.model import Found

MATCHER = Matcher([watchlist(term("BLA", any=(), ambiguous=("BLA",), with_=("Quetta", "Baloch*"), without=("FDA",)))])
ENTRY = article("BLA statement", text="More to come.")


def found() -> Found:
    return Found(ENTRY, MATCHER.match(ENTRY))


@pytest.mark.parametrize(
    ("page", "outcome"),
    [
        ("Police in Quetta said so.", YES),
        ("The Baloch group said so.", YES),
        ("The FDA and a plant in Quetta.", NO),
        ("Nothing about it.", UNDECIDED),
        ("", UNDECIDED),
    ],
)
def test_the_page_may_decide(page: str, outcome: str) -> None:
    after, said = decide(found(), page, MATCHER.match)
    assert said == outcome
    assert [hit.decided for hit in after.hits] == {YES: [True], NO: [], UNDECIDED: [False]}[outcome]


def test_a_decided_hit_still_points_into_the_entry() -> None:
    after, _ = decide(found(), "Police in Quetta said so.", MATCHER.match)
    (match,) = after.hits[0].matches
    assert (match.field, match.quote) == ("title", "BLA")


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        ("It rained. Police in Quetta said so! It cleared.", "Police in Quetta said so!"),
        ("Quetta", "Quetta"),
        ("بارش ہوئی۔ Quetta میں پولیس نے کہا۔ ختم", "Quetta میں پولیس نے کہا۔"),
        ("Kalt.\nQuetta meldete Regen\nEnde", "Quetta meldete Regen"),
    ],
)
def test_the_sentence_that_decided_is_kept(page: str, sentence: str) -> None:
    after, _ = decide(found(), page, MATCHER.match)
    assert after.sentence == sentence


def test_terms_that_only_the_page_names_are_no_hits() -> None:
    both = Matcher([watchlist(term("BLA", any=(), ambiguous=("BLA",), with_=("Quetta",)), term("Dasu"))])
    after, _ = decide(Found(ENTRY, both.match(ENTRY)), "Quetta and Dasu.", both.match)
    assert [hit.term for hit in after.hits] == ["BLA"]


@given(st.text(max_size=300), st.text(max_size=300))
def test_the_sentence_is_short_and_stands_on_the_page(before: str, after: str) -> None:
    page = f"{before} Quetta {after}"
    decided, _ = decide(found(), page, MATCHER.match)
    assert len(decided.sentence) <= SENTENCE_CHARS
    assert decided.sentence in page
