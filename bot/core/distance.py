"""Places in a text counted in words, and which of them are near one another.

A set of places is kept as bits, one a word: nearness then costs a few shifts of whole numbers, however often a word is
repeated, and a million characters get as right an answer as a headline.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import or_

Places = Mapping[int, int]  # for each length in words: the numbers of the first words, as the bits of one integer


def place_of(start: int, end: int, words: Sequence[int]) -> tuple[int, int]:
    """The first word of a span and how many words it touches, given where the words of the text start."""
    first = bisect_right(words, start)
    return first, bisect_left(words, end) - first + 1


def places_of(spans: Iterable[tuple[int, int]], words: Sequence[int]) -> Places:
    """The places of these spans. Takes time in proportion to the spans and to the words."""
    firsts: dict[int, bytearray] = {}
    for start, end in spans:
        first, length = place_of(start, end, words)
        bits = firsts.setdefault(length, bytearray(len(words) // 8 + 1))
        bits[first >> 3] |= 1 << (first & 7)
    return {length: int.from_bytes(bits, "little") for length, bits in firsts.items()}


def union(sets: Iterable[Places]) -> Places:
    """The places that are in any of the sets."""
    joined: dict[int, int] = {}
    for places in sets:
        for length, firsts in places.items():
            joined[length] = joined.get(length, 0) | firsts
    return joined


def common(one: Places, other: Places) -> Places:
    """The places that are in both sets."""
    return _filled({length: firsts & other.get(length, 0) for length, firsts in one.items()})


def without(places: Places, others: Places) -> Places:
    """The places that are not among the others."""
    return _filled({length: firsts & ~others.get(length, 0) for length, firsts in places.items()})


def beside(places: Places, others: Places, before: int, after: int) -> Places:
    """The places with one of the others at most `before` words ahead of them or `after` behind, never overlapping.

    Neighbours are one word apart.
    """
    ends = _any_bit(firsts << length - 1 for length, firsts in others.items())
    follows = _spread_up(ends << 1, before)
    leads = _spread_down(_any_bit(others.values()) >> 1, after)
    return _filled({length: firsts & (follows | leads >> length - 1) for length, firsts in places.items()})


def count_apart(places: Places, enough: int) -> int:
    """How many of the places do not overlap; counts no further than `enough`."""
    count, reached = 0, 0
    while count < enough:
        ends = [end for length, firsts in places.items() if (end := _next_end(firsts, length, reached))]
        if not ends:
            break
        count, reached = count + 1, min(ends)
    return count


def _next_end(firsts: int, length: int, reached: int) -> int:
    """The word behind the first place from here on; 0 when there is none."""
    left = firsts >> reached
    return reached + (left & -left).bit_length() - 1 + length if left else 0


def _any_bit(sets: Iterable[int]) -> int:
    return reduce(or_, sets, 0)


def _filled(places: dict[int, int]) -> Places:
    return {length: firsts for length, firsts in places.items() if firsts}


def _spread_up(bits: int, width: int) -> int:
    """Each bit and those above it, `width` in all."""
    reached = min(width, 1)
    bits *= reached
    while reached < width:
        step = min(reached, width - reached)
        bits |= bits << step
        reached += step
    return bits


def _spread_down(bits: int, width: int) -> int:
    """Each bit and those below it, `width` in all."""
    reached = min(width, 1)
    bits *= reached
    while reached < width:
        step = min(reached, width - reached)
        bits |= bits >> step
        reached += step
    return bits
