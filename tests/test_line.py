"""Whether the fault is ours or the feeds'."""

from __future__ import annotations

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make import MINUTE, NOW, claim

from bot.core.line import Line
from bot.model import Feed, Visit


def asked(*heard: bool, feeds: int = 1_000, start: int = 0) -> list[Visit]:
    """Visits a minute apart to one feed after the other, each heard or not."""
    return [
        Visit(claim(Feed(f"https://{n % feeds}.example/")), NOW + n * MINUTE, NOW, unheard=not one)
        for n, one in enumerate(heard, start)
    ]


@pytest.mark.parametrize(
    ("heard", "down"),
    [
        ([False, False], False),
        ([False] * 3, True),
        ([True, False, False, False, False], False),
        ([True, False, False, False, False, False], True),
        ([True] * 20 + [False] * 16, False),
        ([True] * 20 + [False] * 17, True),
        ([False, True] * 10, False),
    ],
)
def test_we_are_offline_when_hardly_any_feed_was_heard(heard: list[bool], down: bool) -> None:
    assert bool(Line().after(asked(*heard)).down_since) is down


def test_one_feed_that_is_never_heard_is_no_outage() -> None:
    assert Line().after(asked(*[False] * 50, feeds=1)).down_since is None


def test_an_outage_began_with_the_first_feed_that_was_not_heard_since_the_last_answer() -> None:
    line = Line().after(asked(False, True, False, False, False, False, False, False, False, False, False))
    assert line.down_since == NOW + 2 * MINUTE
    assert line.after(asked(False, start=11)).down_since == line.down_since


def test_the_feeds_not_heard_since_the_last_answer_are_known() -> None:
    assert Line().after(asked(False, True, False, False)).unheard == {"https://2.example/", "https://3.example/"}


@given(st.lists(st.booleans()))
def test_one_answer_ends_any_outage(heard: list[bool]) -> None:
    assert Line().after(asked(*heard, True)).down_since is None


@given(st.lists(st.booleans()), st.integers(0, 40), st.integers(0, 40))
def test_visits_count_the_same_one_by_one_and_together(before: list[bool], unheard: int, heard: int) -> None:
    visits = asked(*before, *[False] * unheard, *[True] * heard)
    line = Line().after(visits[: len(visits) - heard])
    assert line.after(visits[len(visits) - heard :]) == reduce(lambda one, each: one.after([each]), visits, Line())
