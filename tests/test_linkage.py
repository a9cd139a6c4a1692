"""What speaks for it that two reports tell of one incident, aspect by aspect."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make import HOUR, MINUTE, NOW
from test_stories import TABLES

from bot.core.facts import Event, event_of
from bot.core.incident import Incident, veto
from bot.core.linkage import POINTS, compare, weigh

BUS = "Suicide bomber hits bus of Chinese engineers in Besham, five killed"


def event(title: str) -> Event:
    return event_of(title, "", TABLES.gazetteer)


def incident(title: str) -> Incident:
    return Incident.of("story", event(title), NOW)


def aspects(one: str, other: str) -> set[str]:
    return {each.aspect for each in compare(event(other), NOW + HOUR, incident(one))}


def speaks_for(one: str, other: str, at: datetime = NOW + HOUR) -> float:
    return weigh(event(other), at, incident(one)).points


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("Five Chinese engineers killed in Besham", {"place", "nation", "people of a sort", "as many"}),
        ("Chinese engineers killed in Pakistan", {"country"}),
        ("Chinese engineers killed in northwest Pakistan", {"province"}),
        ("Engineers of Chinese company killed by bomb", {"place open"}),
        ("Foreigners killed by suicide bomber in Besham", {"nation not stated"}),
        ("Two killed by suicide bomber in Besham", {"nation of one", "fewer"}),
        ("Nine killed by suicide bomber in Besham", {"more"}),
        ("Chinese teachers killed by bomb in Besham", {"people may be"}),
        ("Beijing condemns attack in Besham, demands inquiry", {"told later", "nation concerned"}),
    ],
)
def test_each_aspect_says_how_two_reports_stand_to_each_other(other: str, found: set[str]) -> None:
    assert found <= aspects(BUS, other)


def test_a_toll_that_rises_is_no_other_attack() -> None:
    assert speaks_for("Bomb kills three near Dasu", "Bomb near Dasu kills five", NOW + 2 * HOUR) > 0
    assert speaks_for("Bomb kills five near Dasu", "Bomb near Dasu kills three", NOW + 2 * HOUR) < 0


def test_things_that_no_list_knows_are_the_same_or_each_its_own() -> None:
    bakery = "Gunmen attack bakery in Khuzdar"
    assert "words" in aspects(bakery, "Bakery in Khuzdar attacked by gunmen")
    assert "other things" in aspects(bakery, "Gunmen attack aquarium in Khuzdar")


def test_a_word_where_a_place_stands_that_no_list_knows_may_be_another_place() -> None:
    assert "strange place" in aspects(BUS, "Suicide bomber hits bus of Chinese engineers in Zzyzx")


@pytest.mark.parametrize(
    "other",
    [
        "Five killed by suicide bomber, scores hurt",
        "Engineers killed by suicide bomber",
        "Tourists, foreigners hurt in attack",
    ],
)
def test_what_any_two_attacks_may_share_is_nothing_in_common(other: str) -> None:
    assert speaks_for(BUS, other) == float("-inf")


def test_what_parts_two_reports_is_told_and_may_be_outweighed_by_nothing_else_they_share() -> None:
    weighed = weigh(event("Bus of Chinese engineers overturns in Besham, five dead"), NOW + HOUR, incident(BUS))
    assert weighed.against == ("another kind of event",)
    assert weighed.points < 0 < weighed.else_points


def test_a_report_too_late_or_of_no_violence_says_nothing() -> None:
    assert speaks_for(BUS, BUS, NOW + 49 * HOUR) < speaks_for(BUS, BUS, NOW + 47 * HOUR)
    assert speaks_for(BUS, BUS, NOW + 49 * HOUR) == float("-inf")
    assert speaks_for(BUS, "Minister of China visits Besham") < 0


@given(st.integers(0, 2_800), st.integers(0, 2_800))
def test_the_later_a_report_comes_the_less_speaks_for_it(one: int, other: int) -> None:
    sooner, later = (speaks_for(BUS, BUS, NOW + minutes * MINUTE) for minutes in sorted((one, other)))
    assert sooner >= later


def test_what_agrees_never_counts_less_than_what_differs() -> None:
    pairs = [
        ("place", "strange place"),
        ("targets", "other targets"),
        ("people", "other people"),
        ("words", "own things"),
    ]
    assert all(POINTS[agrees] > POINTS[differs] for agrees, differs in pairs)
    assert POINTS["hours"] < 0


def test_a_mine_and_the_village_by_it_may_be_one_place_two_villages_are_not() -> None:
    assert "place nearby" in aspects("Gunmen attack Dudher zinc mine", "BLF claims attack on zinc mine in Kanraj")
    assert "place nearby" not in aspects("Gunmen attack camp in Jiwani", "Gunmen attack camp in Pasni")


def test_what_came_after_may_be_told_from_elsewhere() -> None:
    kidnapped = "Two Chinese engineers kidnapped in Balakot"
    assert "place spoken from" in aspects(kidnapped, "Kidnapped Chinese engineers recovered in Battagram")
    assert speaks_for(kidnapped, "Kidnapped Chinese engineers recovered in Battagram") > 0
    assert "other place mentioned" in aspects(kidnapped, "Two Chinese engineers kidnapped in Battagram")


def test_advice_and_what_is_done_for_security_join_an_attack_only_where_they_name_it() -> None:
    for news in ("中国驻巴基斯坦使馆提醒在巴中国公民加强安全防范", "Chinese engineers in Pakistan to get more guards"):
        assert speaks_for(BUS, news) == float("-inf")
    assert speaks_for(BUS, "Embassy urges Chinese citizens to leave Besham after attack") > 0


def test_what_came_after_an_attack_in_another_country_is_of_that_one() -> None:
    later = event("Kabul offers help after killing of Chinese in Tajikistan")
    assert veto(later, NOW + HOUR, incident("Blast hits Chinese restaurant in Kabul")).startswith("another place")
