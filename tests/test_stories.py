"""Which hits tell the same event."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from make import HOUR, MINUTE, NOW, article, table

from bot.core.places import Gazetteer
from bot.core.stories import StoryIndex, headline_of, telling_of
from bot.model import Article

GAZETTEER = Gazetteer.read((Path(__file__).parents[1] / "bot/data/gazetteer.tsv").read_text())
LONG = "Five engineers killed as bomber rams bus near dam"


def index_of(*told: Article) -> StoryIndex:
    return StoryIndex.of((telling_of(each, f"story-{number}") for number, each in enumerate(told)), GAZETTEER)


def stories_of(*told: Article) -> list[str]:
    """The story of each, placed one after the other."""
    index, stories = StoryIndex(GAZETTEER), []
    for each in told:
        telling = telling_of(each, index.place(each).story)
        index = index.add(telling)
        stories.append(telling.story)
    return stories


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


# ── one alert for one attack ─────────────────────────────────────────────────────────────────────────────────────────


class Told(NamedTuple):
    """An invented headline, the incident that it is about, and its article."""

    incident: str
    article: Article


def told_day() -> list[Told]:
    """Seven incidents, four hours apart, told by many outlets in four languages."""
    starts: dict[str, int] = {}
    told = []
    for number, (incident, minutes, title, text) in enumerate(table("incidents.tsv")):
        start = starts.setdefault(incident, len(starts))
        at = NOW + start * 4 * HOUR + int(minutes) * MINUTE
        outlet, url = f"Outlet {number}", f"https://outlet{number}.example/1"
        told.append(Told(incident, article(title, text=text, outlet=outlet, url=url, published=at, seen=at)))
    return sorted(told, key=lambda each: each.article.at)


def test_a_days_incidents_are_told_apart_and_each_together() -> None:
    told = told_day()
    stories = stories_of(*(each.article for each in told))
    pairs = list(combinations(zip(told, stories, strict=True), 2))
    joined = [(one, two) for (one, story), (two, other) in pairs if story == other]
    right = [pair for pair in joined if pair[0].incident == pair[1].incident]
    same = sum(one.incident == two.incident for (one, _), (two, _) in pairs)
    assert len(told) >= 60
    assert len(right) / len(joined) >= 0.98
    assert len(right) / same >= 0.75


def test_an_incident_takes_few_alerts() -> None:
    told = told_day()
    stories = stories_of(*(each.article for each in told))
    assert len(set(stories)) / len({each.incident for each in told}) <= 1.3


@pytest.mark.parametrize(("hours", "differs", "one", "other"), table("attacks_apart.tsv"))
def test_two_attacks_are_never_melted_into_one(hours: str, differs: str, one: str, other: str) -> None:
    first = article(one, outlet="One", url="https://one.example/1")
    at = NOW + int(hours) * HOUR
    second = article(other, outlet="Other", url="https://other.example/1", published=at, seen=at)
    assert index_of(first).place(second).opened, differs
    assert index_of(second).place(first).opened, differs


DISTRICTS = ("Gwadar", "Karachi", "Quetta", "Besham", "Peshawar", "Turbat", "Kabul", "瓜达尔", "کراچی", "बेशाम")
SAME = ({"Gwadar", "瓜达尔"}, {"Karachi", "کراچی"}, {"Besham", "बेशाम"})
ATTACKS = (
    "Gunmen attack convoy of Chinese engineers in {}",
    "Five Chinese engineers killed in {} convoy attack",
    "Suicide bomber hits convoy of Chinese workers near {}",
    "BLA claims attack on Chinese convoy in {}",
    "Toll rises to six in attack on Chinese convoy in {}",
)
BUSINESS = (
    "CPEC loan for {} signed",
    "Stocks fall after attack in {}",
    "{} port: trading resumes",
    "{} financing talks",
)
places, attacks, business = st.sampled_from(DISTRICTS), st.sampled_from(ATTACKS), st.sampled_from(BUSINESS)
headlines = st.builds(str.format, attacks | business, places)


def from_outlets(*headlines: str) -> list[Article]:
    """The headlines as articles of as many outlets, ten minutes apart."""
    return [
        article(
            title, outlet=f"Outlet {number}", url=f"https://o{number}.example/", published=NOW + number * 10 * MINUTE
        )
        for number, title in enumerate(headlines)
    ]


@given(st.lists(headlines, max_size=12))
def test_placing_is_the_same_every_time_and_after_a_restart(titles: list[str]) -> None:
    told = from_outlets(*titles)
    stories = stories_of(*told)
    assert stories == stories_of(*told)
    restarted = StoryIndex.of(map(telling_of, told[:-1], stories[:-1]), GAZETTEER)
    assert [restarted.place(each).story for each in told[-1:]] == stories[-1:]


@given(attacks, attacks, places, places)
def test_no_attack_joins_one_in_another_place(one: str, other: str, here: str, there: str) -> None:
    assume(here != there and {here, there} not in SAME)
    told, new = from_outlets(one.format(here), other.format(there))
    assert index_of(told).place(new).opened


@given(st.lists(headlines, max_size=12))
def test_a_story_never_holds_two_places(titles: list[str]) -> None:
    for story, titled in told_together(titles).items():
        named = {place for title in titled for place in DISTRICTS if place in title}
        assert len(named) == 1 or named in SAME, story


@given(st.lists(headlines, max_size=12))
def test_business_never_joins_an_attack(titles: list[str]) -> None:
    is_business = {form.format(place) for form in BUSINESS for place in DISTRICTS}
    for story, titled in told_together(titles).items():
        assert len({title in is_business for title in titled}) == 1, story


def told_together(titles: list[str]) -> dict[str, set[str]]:
    """The headlines of each story, placed in this order."""
    together: dict[str, set[str]] = {}
    for title, story in zip(titles, stories_of(*from_outlets(*titles)), strict=True):
        together.setdefault(story, set()).add(title)
    return together


# ── why it joined, or did not ────────────────────────────────────────────────────────────────────────────────────────


def why(one: Article, other: Article) -> str:
    return index_of(one).place(other).why


def test_an_incident_says_what_both_tell() -> None:
    one, other = from_outlets("Gunmen attack convoy of Chinese engineers in Gwadar", "瓜达尔中国工程师车队遭枪击")
    assert why(one, other) == "same incident: Gwadar, chinese, vehicle, workers, by gun"


def test_a_like_attack_elsewhere_says_what_kept_it_apart() -> None:
    one, other = from_outlets("Blast hits convoy near Hub town", "Blast hits convoy in Quetta")
    assert why(one, other) == "unlike what Outlet 0 tells: another place (Quetta, not Hub)"


def test_the_place_that_a_convoy_was_going_to_is_not_where_it_was_attacked() -> None:
    one, other = from_outlets(
        "Suicide attack on bus of Chinese engineers on road to Dasu", "Bus of Chinese engineers hit in Besham"
    )
    near = article(
        "Chinese engineers' bus attacked near Besham", text="It was going to Dasu.", url="https://third.example/"
    )
    assert index_of(one).place(other).opened
    assert why(one, near).startswith("same incident: Dasu, chinese")


def test_a_wire_copy_under_another_headline_joins() -> None:
    text = " ".join(f"Sentence {number} of the report tells more of what officers found." for number in range(20))
    copy = article("What we know", text=f"By our reporter. {text[:900]}", outlet="Other", url="https://other.example/")
    assert why(article("A report", text=text), copy) == "mostly the same text as The Paper"


def test_alike_business_news_of_two_outlets_is_one_story() -> None:
    one, other = from_outlets(
        "ML-1 rail loan: Beijing ministers approve first tranche", "Beijing ministers approve ML-1 rail loan tranche"
    )
    assert why(one, other) == "words much like those of Outlet 0"


def test_likeness_alone_never_joins_two_attacks() -> None:
    one, other = from_outlets(
        "Gunmen kill four labourers sleeping in their quarters at road site in Ninewells",
        "Gunmen kill four labourers sleeping in their quarters at road site in Tenwells",
    )
    assert index_of(one).place(other).opened


def test_an_attack_joins_no_story_that_only_echoes_an_earlier_one() -> None:
    echo, attack = from_outlets("Inquiry ordered into Besham bus attack", "Bus attacked in Besham, four dead")
    assert index_of(echo).place(attack).opened


def test_what_comes_after_joins_until_two_days_after_the_last_telling() -> None:
    attack = article("Bus of Chinese engineers attacked in Besham")
    title = "Bodies of Chinese engineers killed in Besham flown home"
    soon, late = (article(title, url=f"https://o.example/{hours}", published=NOW + hours * HOUR) for hours in (47, 49))
    assert not index_of(attack).place(soon).opened
    assert index_of(attack).place(late).opened
