"""Nearness, counted in words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.core.distance import Places, beside, common, count_apart, place_of, places_of, union, without

SPANS = st.sets(st.tuples(st.integers(0, 30), st.integers(1, 3)), max_size=8)  # (first word, length in words)
REACH = st.integers(0, 9)


def _places(spans: set[tuple[int, int]]) -> Places:
    return union({length: 1 << first} for first, length in spans)


def _spans(places: Places) -> set[tuple[int, int]]:
    return {(first, length) for length, firsts in places.items() for first in range(40) if firsts >> first & 1}


def _is_near(span: tuple[int, int], other: tuple[int, int], before: int, after: int) -> bool:
    (first, length), (other_first, other_length) = span, other
    ahead, behind = first - (other_first + other_length - 1), other_first - (first + length - 1)
    return 1 <= ahead <= before or 1 <= behind <= after


@given(SPANS, SPANS, REACH, REACH)
def test_what_is_beside_is_what_a_plain_count_of_words_says(
    spans: set[tuple[int, int]], others: set[tuple[int, int]], before: int, after: int
) -> None:
    found = _spans(beside(_places(spans), _places(others), before, after))

    assert found == {span for span in spans if any(_is_near(span, other, before, after) for other in others)}


@given(SPANS, SPANS)
def test_sets_of_places_join_meet_and_part_as_sets_do(one: set[tuple[int, int]], other: set[tuple[int, int]]) -> None:
    assert _spans(union([_places(one), _places(other)])) == one | other
    assert _spans(common(_places(one), _places(other))) == one & other
    assert _spans(without(_places(one), _places(other))) == one - other


@given(SPANS, st.integers(1, 5))
def test_places_apart_are_as_many_as_can_be_chosen_without_overlap(spans: set[tuple[int, int]], enough: int) -> None:
    taken: list[int] = []
    for first, length in sorted(spans, key=sum):
        if not taken or first >= taken[-1]:
            taken.append(first + length)

    assert count_apart(_places(spans), enough) == min(len(taken), enough)


@given(st.lists(st.integers(1, 4), min_size=1, max_size=9), st.data())
def test_a_span_of_text_is_placed_by_the_words_it_touches(lengths: list[int], data: st.DataObject) -> None:
    starts = [sum(lengths[:at]) + at for at in range(len(lengths))]
    first = data.draw(st.integers(0, len(lengths) - 1))
    last = data.draw(st.integers(first, len(lengths) - 1))

    placed = place_of(starts[first], starts[last] + lengths[last], starts)

    assert placed == (first + 1, last - first + 1)
    assert _spans(places_of([(starts[first], starts[last] + lengths[last])], starts)) == {placed}
