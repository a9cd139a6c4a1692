"""The first watchlist: what an analyst would call a hit, in the words of outlets that nobody read before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from make import article, table

from bot.core.match import Matcher
from bot.feeds.text import plain
from bot.store.files import read_watchlist

TERMS = ("CPEC", "Dasu", "BLA", "ISIS-K", "Chinese nationals Pakistan")
MATCHER = Matcher([read_watchlist(Path(__file__).parents[1] / "watchlists" / "iron-brother.yaml")])


class Score(NamedTuple):
    """Of some terms: right hits, wrong ones and those that were missed."""

    right: int
    wrong: int
    missed: int

    def is_at_least(self, precision: float, recall: float) -> bool:
        return self.right >= precision * (self.right + self.wrong) and self.right >= recall * (self.right + self.missed)


def judged() -> Iterator[tuple[set[str], set[str]]]:
    """For each invented article the terms that should hit, and those that did."""
    for expected, language, outlet, title, text in table("articles.tsv"):
        told = article(plain(title), text=plain(text), language=language, outlet=outlet, feed_title=outlet, host="")
        hits = {hit.term for hit in MATCHER.match(told) if hit.decided}
        yield {*expected.split(", ")} & {*TERMS}, hits & {*TERMS}


def score(*terms: str) -> Score:
    pairs = [(term in expected, term in hits) for expected, hits in judged() for term in terms]
    return Score(pairs.count((True, True)), pairs.count((False, True)), pairs.count((True, False)))


def test_hits_are_those_of_a_careful_reader() -> None:
    assert len(table("articles.tsv")) >= 200
    assert score(*TERMS).is_at_least(precision=0.98, recall=0.97)


@pytest.mark.parametrize("term", TERMS)
def test_every_term_is_found_and_nothing_silly(term: str) -> None:
    assert score(term).is_at_least(precision=0.95, recall=0.93)


@pytest.mark.parametrize(
    "word", ["bland", "oblation", "crisis", "basis", "diskette", "chisel", "China", "isis", "dasyure", "speck"]
)
def test_no_word_of_the_dictionary_is_a_hit(word: str) -> None:
    for written in (word, word.upper(), word.title()):
        assert MATCHER.match(article(f"{written} {written}.", outlet="x", feed_title="x", host="")) == ()
