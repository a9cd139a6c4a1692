"""Which texts are copies of one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.copies import is_copy, sketch_of

ANIMALS = ["otter", "heron", "badger", "lynx", "marten", "osprey", "beaver", "stork", "viper", "falcon"]
REPORT = [
    f"The {animal} of valley {number} was counted {number + 3} times by wardens near the {ANIMALS[-1 - number]} lake."
    for number, animal in enumerate(ANIMALS)
]
TEXT = " ".join(REPORT)


def copies(one: str, other: str) -> bool:
    return is_copy(sketch_of("", one), sketch_of("", other))


@pytest.mark.parametrize(
    "edited",
    [
        f"UPDATE 1 — By our reporter\n{TEXT}\n(Reporting by A. Nobody)",
        " ".join(REPORT[:5]),
        " ".join(REPORT[:2] + REPORT[4:7] + REPORT[8:]),
        f"Something else entirely led the page of this paper today. {TEXT}",
        TEXT.upper(),
        TEXT.replace("lake", "pond", 3),
    ],
    ids=["signed", "cut", "sentences dropped", "led anew", "capitals", "words changed"],
)
def test_an_edited_report_is_a_copy(edited: str) -> None:
    assert copies(TEXT, edited)


def test_reports_in_the_same_words_are_no_copies() -> None:
    words = TEXT.split()
    assert not copies(TEXT, " ".join(sorted(words)))


def test_two_texts_that_share_a_paragraph_are_no_copies() -> None:
    background = " ".join(REPORT[:4])
    one, other = (f"{background} {' '.join(f'{word}{n}' for n in range(80))}" for word in ("river", "hill"))
    assert not copies(one, other)


def test_a_phrase_of_a_few_words_copies_nothing() -> None:
    assert not copies("Read the full story here", "Read the full story here")


def test_a_short_report_is_a_copy_only_when_nothing_is_changed() -> None:
    short = "The council of the valley said that it would count the otters again in spring."
    assert copies(short, short)
    assert not copies(short, short.replace("otters", "herons"))


def test_chinese_is_read_by_characters() -> None:
    report = "瓜达尔港务局周二宣布新的集装箱码头将于下月投入使用预计每年可处理一百万个标准箱"
    assert copies(report, f"本报讯 {report}")
    assert not copies(report, "俾路支省政府周三表示将在山区修建三座水库以缓解连年干旱给农民带来的困难")


def test_a_title_stands_for_a_missing_text() -> None:
    assert is_copy(sketch_of(TEXT, ""), sketch_of("Other headline", TEXT))


@given(st.text(max_size=400), st.text(max_size=400))
def test_copying_goes_both_ways(one: str, other: str) -> None:
    assert copies(one, other) == copies(other, one)


@given(st.lists(st.sampled_from(ANIMALS), min_size=300, max_size=600))
def test_a_long_text_is_a_copy_of_its_first_half_and_the_other_way_round(words: list[str]) -> None:
    numbered = [f"{word}{number}" for number, word in enumerate(words)]
    assert copies(" ".join(numbered), " ".join(numbered[: len(numbered) // 2]))
