"""Which hits tell the same event."""

from __future__ import annotations

from make import HOUR, NOW, article

from bot.core.stories import StoryIndex, headline_of, telling_of
from bot.model import Article

LONG = "Five engineers killed as bomber rams bus near dam"


def index_of(*told: Article) -> StoryIndex:
    return StoryIndex.of(telling_of(each, f"story-{number}") for number, each in enumerate(told))


def test_a_headline_not_told_before_opens_a_story() -> None:
    placement = index_of(article(LONG)).place(article("Rail loan agreed in Beijing"))
    assert placement.opened


def test_a_wire_copy_in_another_outlet_joins_the_story() -> None:
    copy = article(LONG.upper(), outlet="Other Paper", url="https://other.example/1")
    placement = index_of(article(LONG)).place(copy)
    assert (placement.story, placement.opened) == ("story-0", False)


def test_the_outlets_name_behind_the_headline_says_nothing() -> None:
    assert headline_of(article(f"{LONG} - Other Paper", outlet="Other Paper")) == headline_of(article(LONG))
    assert headline_of(article(f"{LONG} | Other Paper", outlet="Other Paper")) == headline_of(article(LONG))


def test_a_headline_that_is_only_the_outlets_name_stays() -> None:
    assert headline_of(article("The Paper", outlet="The Paper")) == "the paper"


def test_a_rubric_of_two_outlets_is_two_stories() -> None:
    placement = index_of(article("Morning briefing")).place(article("Morning briefing", outlet="Other Paper"))
    assert placement.opened


def test_the_same_outlet_may_repeat_its_headline_within_three_days() -> None:
    index = index_of(article("Dasu bus attack"))
    again = article("Dasu bus attack", url="https://paper.example/again", published=NOW + 71 * HOUR)
    late = article("Dasu bus attack", url="https://paper.example/late", published=NOW + 73 * HOUR)
    assert not index.place(again).opened
    assert index.place(late).opened


def test_another_outlet_must_tell_it_within_a_day() -> None:
    index = index_of(article(LONG))
    soon = article(LONG, outlet="Other Paper", published=NOW + 23 * HOUR)
    late = article(LONG, outlet="Other Paper", published=NOW + 25 * HOUR)
    assert not index.place(soon).opened
    assert index.place(late).opened


def test_other_words_never_join_however_alike() -> None:
    placement = index_of(article("Two engineers killed in Gwadar blast")).place(
        article("Two engineers killed in Karachi blast", outlet="Other Paper")
    )
    assert placement.opened


def test_adding_a_telling_leaves_the_old_index_as_it_was() -> None:
    index = StoryIndex()
    index.add(telling_of(article(LONG), "story"))
    assert index.place(article(LONG)).opened


def test_tellings_that_left_the_window_are_forgotten() -> None:
    index = index_of(article(LONG)).since(NOW + HOUR)
    assert index.tellings == ()
