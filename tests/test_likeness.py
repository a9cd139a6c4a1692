"""How alike articles are by their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.likeness import WordCounts, Wordings, wording_of, words_of

TABLE = """\
# counts
1000
900 the of
40 bridge river
"""
NEWS = WordCounts.read(TABLE)
BRIDGE = wording_of("New bridge over the river opened by mayor", "")


def wordings(*told: tuple[str, str]) -> Wordings:
    """The words of stories, each told by one headline."""
    made = Wordings(NEWS)
    for story, headline in told:
        wording = wording_of(headline, "")
        made.add(story, made.vector(wording))
        made.count(wording)
    return made


def test_counts_are_read_from_their_table() -> None:
    assert (NEWS.articles, dict(NEWS.counts)) == (1000, {"the": 900, "of": 900, "bridge": 40, "river": 40})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Bridges open", {"bridge", "open"}),
        ("Glass, bus and basis", {"glass", "bus", "and", "basis"}),
        ("A ML-1 B", {"ml"}),
        ("瓜达尔港", {"瓜达", "达尔", "尔港"}),
        ("پل کھل گیا", {"پل", "کہل", "گیا"}),
    ],
)
def test_words_are_folded_and_without_plural(text: str, words: set[str]) -> None:
    assert set(words_of(text)) == words


def test_a_story_that_uses_the_same_rare_words_is_alike_and_says_which() -> None:
    (found,) = wordings(("s", "Mayor opened new bridge over river")).alike(wordings().vector(BRIDGE), 0.12)
    assert found.story == "s"
    assert found.likeness > 0.9
    assert set(found.words) < {"mayor", "opened", "new", "over"}


def test_the_most_alike_story_comes_first() -> None:
    known = wordings(("far", "River bridge toll falls by half"), ("near", "Mayor opened bridge over river"))
    assert next(found.story for found in known.alike(known.vector(BRIDGE), 0.0)) == "near"


def test_one_word_in_common_is_too_little() -> None:
    known = wordings(("s", "Bridge players meet in autumn"))
    assert known.alike(known.vector(BRIDGE), 0.0) == ()


def test_a_rubric_is_like_nothing() -> None:
    assert wordings().vector(wording_of("Morning briefing", "")) == {}


def test_ordinary_words_say_nothing() -> None:
    assert "the" not in wordings().vector(BRIDGE)


def test_a_word_that_all_articles_at_hand_use_says_less_and_less() -> None:
    alone = wordings().vector(BRIDGE)["mayor"]
    told = wordings(*((f"s{number}", f"Mayor number{number} speaks") for number in range(20)))
    assert told.vector(BRIDGE).get("mayor", 0.0) < alone / 10


def test_a_word_of_the_title_weighs_more_than_one_of_the_text() -> None:
    vector = wordings().vector(wording_of("Otters counted again", "Herons were seen"))
    assert vector["otter"] > vector["heron"]


def test_stories_that_use_the_same_words_are_alike() -> None:
    known = wordings(("a", "Mayor opened new bridge over river"), ("b", "New river bridge: mayor opened it"))
    assert known.likeness("a", "b") == pytest.approx(known.likeness("b", "a"))
    assert known.likeness("a", "b") > 0.4


HEADLINES = st.lists(
    st.sampled_from(["mayor", "bridge", "river", "otter", "heron", "lake", "toll", "spring"]), min_size=4, max_size=6
)


@given(st.lists(HEADLINES, max_size=8))
def test_what_was_added_and_taken_away_again_leaves_nothing(headlines: list[list[str]]) -> None:
    known = wordings(*((f"s{number}", " ".join(words)) for number, words in enumerate(headlines)))
    for number, words in enumerate(headlines):
        known.forget(f"s{number}")
        known.count(wording_of(" ".join(words), ""), -1)
    assert known.vector(BRIDGE) == wordings().vector(BRIDGE)
    assert known.alike(known.vector(BRIDGE), 0.0) == ()


@given(st.lists(HEADLINES, min_size=1, max_size=8))
def test_likeness_is_between_nothing_and_one(headlines: list[list[str]]) -> None:
    known = wordings(*((f"s{number % 3}", " ".join(words)) for number, words in enumerate(headlines)))
    for found in known.alike(known.vector(BRIDGE), 0.0):
        assert 0 <= found.likeness <= 1 + 1e-9
