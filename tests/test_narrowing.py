"""Words by which a query that catches too much would catch less."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from make import article

from bot.core.likeness import WordCounts
from bot.core.match import Matcher
from bot.core.narrowing import Caught, narrower
from bot.core.query import parse
from bot.model import Term, Watchlist

NEWS = WordCounts(1000, {"said": 900, "team": 20})
STRIKES = [f"Strike at the Gwadar harbour, day {day}" for day in ("one", "two", "three")]
MATCHES = [f"Gwadar cricketers win match {number}" for number in ("nine", "ten")]


def hits(*titles: str, already: bool = False) -> list[Caught]:
    return [Caught(article(title), already) for title in titles]


def test_the_word_of_a_part_that_no_term_knows_is_left_out_first() -> None:
    ways = narrower("gwadar", hits(*STRIKES, already=True) + hits(*MATCHES), NEWS)
    assert ways[0] in {"gwadar NOT cricketers", "gwadar NOT match"}
    assert "gwadar AND strike" in ways
    assert "gwadar NOT strike" not in ways


def test_a_query_of_several_parts_is_fenced() -> None:
    ways = narrower("gwadar OR turbat", hits(*STRIKES, *MATCHES), NEWS)
    assert all(way.startswith("(gwadar OR turbat) ") for way in ways)


def test_words_that_are_common_in_the_news_are_not_suggested() -> None:
    assert not any(
        "said" in way for way in narrower("gwadar", hits("Gwadar said so", "Gwadar said no", *MATCHES), NEWS)
    )


def test_a_single_hit_cannot_be_narrowed() -> None:
    assert narrower("gwadar", hits(STRIKES[0]), NEWS) == ()


TITLES = st.lists(st.text("abcde gwadar爆بم-", max_size=30).map(lambda text: f"gwadar {text}"), max_size=8)


@given(TITLES, st.booleans())
def test_every_way_can_be_read_and_catches_less_but_something(titles: list[str], already: bool) -> None:
    told = hits(*titles, already=already)
    for way in narrower("gwadar", told, NEWS):
        parse(way)
        matcher = Matcher([Watchlist("x", (Term("x", query=way),))])
        left = [hit for hit in told if matcher.match(hit.article)]
        assert 0 < len(left) < len(told)
