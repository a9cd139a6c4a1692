"""How many were killed, wounded or kidnapped, as a text says it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.account import Harm
from bot.core.quantities import quantities
from bot.core.text import fold
from bot.core.tolls import ATTACKERS, Stated, tolls

PHRASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "data/tolls.tsv").read_text().splitlines()
    if not line.startswith("#")
]


def told(text: str) -> tuple[Stated, ...]:
    return tolls(fold(text).text)


def shown(toll: Stated) -> str:
    """A toll as the table writes it: `killed 5-6 chinese by police`."""
    span = f"-{toll.high}" if toll.low == 0 and toll.high else f"{toll.low}-{toll.high}"
    number = f"{toll.low}+" if toll.high is None else str(toll.low) if toll.low == toll.high else span
    return " ".join(filter(None, [toll.harm, number, toll.of, toll.by and f"by {toll.by}"]))


def is_right(text: str, expected: str) -> bool:
    return {shown(toll) for toll in told(text)} == {each for each in expected.split("; ") if each}


def test_nearly_all_phrases_are_read_exactly() -> None:
    wrong = [text for text, expected in PHRASES if not is_right(text, expected)]
    assert len(PHRASES) >= 180
    assert len(wrong) <= len(PHRASES) * 0.02, wrong


def test_a_nationality_is_kept_apart_from_the_whole() -> None:
    assert told("Six people, among them five Chinese, were killed") == (
        Stated(Harm.KILLED, 6, 6),
        Stated(Harm.KILLED, 5, 5, "chinese"),
    )


def test_attackers_are_no_victims() -> None:
    assert [toll.of for toll in told("Four gunmen killed")] == [ATTACKERS]


def test_what_comes_on_top_of_a_toll_that_is_not_told_is_none() -> None:
    assert told("Two more died") == ()


def test_the_toll_of_another_attack_is_left_out() -> None:
    text = "Three were wounded. Last year five people were killed in a similar attack."
    assert told(text) == (Stated(Harm.WOUNDED, 3, 3),)


def test_each_sentence_has_its_own_speaker() -> None:
    assert [(toll.low, toll.by) for toll in told("Police said five died. Six died, the army said.")] == [
        (5, "police"),
        (6, "army"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("twenty-three", [23]),
        ("1,200 and 12", [1200, 12]),
        ("In 2026, 3.5 per cent of 7pm", []),
        ("two dozen", [24]),
        ("۱۲ افراد", [12]),
        ("آٹھ", [8]),
        ("二十三名", [23]),
        ("两人", [2]),
        ("十二人", [12]),
        ("二月", []),
        ("तेरह", [13]),
    ],
)
def test_numbers_are_read_in_words_and_digits(text: str, expected: list[int]) -> None:
    assert [number.low for number in quantities(fold(text).text)] == expected


def test_dozens_are_at_least_two() -> None:
    assert [(number.low, number.high) for number in quantities("dozens")] == [(24, None)]


WORDS = ["five", "12", "killed", "wounded", "and", "including", "chinese", "more", "of them", ",", "at least", "toll"]
WORDS += ["no", "up to", "militants", "as many", "a driver", "to", "another", "hostage", "ہلاک", "سمیت", "3人", "遇难"]


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_any_row_of_words_gives_sound_tolls(words: list[str]) -> None:
    for toll in told(" ".join(words)):
        assert toll.low >= 0
        assert toll.high is None or toll.high >= toll.low


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    told(text)
