"""What reports of one story add up to, what is new in it, and how its numbers read."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make import HOUR, MINUTE, NOW, account, article, sighting

from bot.account import CHINESE, Account, Harm, Said, Severity, Sighting, Toll
from bot.core.account import account_of, is_outdated
from bot.core.changes import changes
from bot.core.phrases import disputes, tolls
from bot.core.places import Gazetteer, Place, PlaceKind
from bot.core.report import Report, report_of

PAKISTAN = Place("Pakistan", PlaceKind.COUNTRY)
KP = Place("Khyber Pakhtunkhwa", PlaceKind.PROVINCE, (PAKISTAN,))
SHANGLA = Place("Shangla", PlaceKind.DISTRICT, (KP, PAKISTAN))
BESHAM = Place("Besham", PlaceKind.TOWN, (SHANGLA, KP, PAKISTAN))
DASU = Place("Dasu", PlaceKind.TOWN, (KP, PAKISTAN))
HIGHWAY = Place("Karakoram Highway", PlaceKind.ROAD, (PAKISTAN,))


def report(outlet: str = "APP", minutes: int = 0, killed: int = 0, **given: Any) -> Report:
    """What an outlet says so many minutes after the first one."""
    at = sighting(outlet, NOW + minutes * MINUTE, f"{outlet}/{minutes}")
    tolls = (Toll(Harm.KILLED, killed, at),) if killed else ()
    usual: dict[str, Any] = {"origin": outlet, "severities": frozenset({Severity.ATTACK}), "tolls": tolls}
    return Report(at, **usual | given)


def told(*reports: Report) -> Account:
    return account_of(reports)


def standing(of: Account) -> dict[str, int]:
    return {toll.told.outlet: toll.number for toll in of.tolls}


# ── tolls ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_numbers_of_one_hour_stand_beside_each_other() -> None:
    both = told(report("Reuters", 0, 5), report("Geo", 9, 6))
    assert standing(both) == {"Reuters": 5, "Geo": 6}
    assert both.numbers(Harm.KILLED) == (5, 6)


def test_a_number_that_was_only_early_is_what_it_was_before() -> None:
    grown = told(report("APP", 0, 3), report("Geo", 45, 6))
    assert standing(grown) == {"Geo": 6}
    assert grown.was == Toll(Harm.KILLED, 3, sighting("APP", NOW, "APP/0"))


def test_an_outlet_that_gives_a_new_number_takes_its_old_one_back() -> None:
    lower = told(report("APP", 0, 6), report("APP", 5, 5))
    assert standing(lower) == {"APP": 5}
    assert lower.was
    assert lower.was.number == 6


def test_a_lower_number_of_another_outlet_takes_nothing_back() -> None:
    assert told(report("APP", 0, 6), report("Geo", 120, 3)).numbers(Harm.KILLED) == (3, 6)


def test_an_article_whose_number_was_overtaken_is_outdated() -> None:
    early, late, silent = report("APP", 0, 3), report("Geo", 45, 6), report("Dawn", 50)
    grown = told(early, late, silent)
    assert [is_outdated(each, grown) for each in (early, late, silent)] == [True, False, False]


# ── the rest ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_place_is_the_narrowest_that_most_agree_with() -> None:
    where = told(report(scene=(SHANGLA,)), report("Geo", scene=(BESHAM,)), report("Dawn", scene=(DASU,)))
    assert (where.place, where.province) == ("Besham", "Khyber Pakhtunkhwa")
    assert where.around == ("Shangla", "Khyber Pakhtunkhwa", "Pakistan")


def test_a_road_is_the_place_only_where_there_is_no_other() -> None:
    assert told(report(scene=(HIGHWAY,))).place == "Karakoram Highway"
    assert told(report(scene=(HIGHWAY, BESHAM))).place == "Besham"


def test_an_attack_stays_one_when_most_tell_of_its_aftermath() -> None:
    arrests = [report(name, 60, severities=frozenset({Severity.RAID})) for name in ("Geo", "Dawn", "ARY")]
    assert told(report(), *arrests).severity is Severity.ATTACK


def test_news_in_a_language_that_is_not_read_is_unread() -> None:
    assert told(report(severities=frozenset(), is_read=False)).severity is Severity.UNREAD
    assert told(report(severities=frozenset())).severity is Severity.NEWS


def test_the_own_later_reports_of_a_newsroom_are_no_second_one() -> None:
    copies = [report("APP", 0), report("APP", 5, origin="x"), report("Geo", 6, origin="x")]
    assert told(*copies).origins == 1


def test_the_first_outlet_of_each_claim_is_named() -> None:
    claimed = told(report("APP", 9, claims=("BLA",)), report("Geo", 4, claims=("BLA",)))
    assert [(said.what, said.told.outlet) for said in claimed.claims] == [("BLA", "Geo")]


numbers = st.integers(0, 3)
reports = st.builds(
    report,
    st.sampled_from(["APP", "Geo", "Dawn"]),
    st.integers(0, 200),
    numbers,
    scene=st.sampled_from([(), (BESHAM,), (SHANGLA,), (DASU,), (HIGHWAY,)]),
    claims=st.sampled_from([(), ("BLA",), ("TTP",)]),
)


@given(st.lists(reports, min_size=1, max_size=8).flatmap(lambda each: st.tuples(st.just(each), st.permutations(each))))
def test_the_same_reports_give_the_same_account_in_any_order(two: tuple[list[Report], list[Report]]) -> None:
    some, others = two
    assert account_of(some) == account_of(others)


@given(st.lists(reports, min_size=1, max_size=8))
def test_an_account_does_not_differ_from_itself(some: list[Report]) -> None:
    assert changes(account_of(some), account_of(some)) == ()


# ── one article ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("title", "severity"),
    [
        ("Bomb kills nine in Besham", Severity.ATTACK),
        ("Two Chinese engineers kidnapped", Severity.KIDNAPPING),
        ("Embassy warns of attacks", Severity.THREAT),
        ("Bus plunges into river", Severity.ACCIDENT),
        ("Loan agreement signed", Severity.BUSINESS),
        ("Dasu attack: five years on", Severity.PAST),
        ("Delegation arrives", None),
    ],
)
def test_an_article_reports_its_kind_of_event(title: str, severity: Severity | None) -> None:
    found = report_of(article(title), "o", Gazetteer()).severities
    assert (severity in found) if severity else not found


@pytest.mark.parametrize(
    ("title", "claims"),
    [
        ("BLA claims responsibility for Gwadar attack", ("BLA",)),
        ("No group has claimed the attack, BLA suspected", ()),
        ("BLA blamed for attack", ()),
    ],
)
def test_only_a_claim_is_a_claim(title: str, claims: tuple[str, ...]) -> None:
    assert report_of(article(title), "o", Gazetteer()).claims == claims


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("At least five killed in Besham blast", "at least 5 killed"),
        ("Five to seven killed in Besham blast", "5–7 killed"),
        ("Up to 7 killed in Besham blast", "up to 7 killed"),
        ("More than 20 wounded in Besham blast", "at least 21 wounded"),
        ("Seven killed, at least five of them Chinese, in Besham blast", "7 killed, at least 5 Chinese"),
        ("بشام دھماکے میں کم از کم پانچ افراد جاں بحق", "at least 5 killed"),
        ("贝沙姆爆炸至少五人死亡", "at least 5 killed"),
    ],
)
def test_a_number_is_told_with_what_qualifies_it(title: str, read: str) -> None:
    assert tolls(told(report_of(article(title), "o", Gazetteer()))) == read


# ── what is new ──────────────────────────────────────────────────────────────────────────────────────────────────────


def toll(
    number: int, of: str = "", harm: Harm = Harm.KILLED, outlet: str = "APP", at: datetime = NOW, **given: Any
) -> Toll:
    return Toll(harm, number, sighting(outlet, at), of, **given)


def known(*tolls: Toll, **given: Any) -> Account:
    return account(tolls=tolls, **given)


def of_app(what: str) -> tuple[Said, ...]:
    return (Said(what, sighting("APP")),)


APP: Sighting = sighting("APP")


@pytest.mark.parametrize(
    ("before", "now", "said", "sounds"),
    [
        (known(), known(toll(3)), "3 killed", True),
        (known(toll(3)), known(toll(6)), "6 killed, was 3", False),
        (known(toll(6)), known(toll(5)), "5 killed, was 6", False),
        (known(toll(6)), known(toll(6), toll(5, CHINESE)), "5 Chinese killed", True),
        (known(toll(2, CHINESE, Harm.WOUNDED)), known(toll(1, CHINESE)), "1 Chinese killed", False),
        (known(), known(toll(2, CHINESE, Harm.WOUNDED)), "2 Chinese wounded", True),
        (known(toll(3)), known(toll(5, is_least=True)), "at least 5 killed, was 3", False),
        (known(), known(severity=Severity.KIDNAPPING), "Now told as kidnapping, not attack", True),
        (known(severity=Severity.ACCIDENT), known(), "Now told as attack, not accident", True),
        (known(severity=Severity.NEWS), known(), "Now told as attack", True),
        (known(), known(claims=of_app("BLA")), "Claim: BLA (APP)", False),
        (known(), known(retracted=(APP,)), "APP takes its report back", False),
        (known(place="Besham"), known(place="Dasu"), "Place: Dasu, not Besham", False),
        (known(), known(confirmed=of_app("police")), "Confirmed by police (APP)", True),
    ],
)
def test_what_changes_a_story_is_said_and_may_sound(before: Account, now: Account, said: str, *, sounds: bool) -> None:
    (change,) = changes(before, now)
    assert (change.text, change.sounds) == (said, sounds)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (known(), known(sightings=(APP, sighting("Geo")), origins=2)),
        (known(toll(5)), known(toll(5), toll(4, outlet="Geo"))),
        (known(toll(5)), known(toll(5, is_least=True))),
        (known(place="Shangla"), known(place="Besham", around=("Shangla",))),
        (known(place="Besham", around=("Shangla",)), known(place="Shangla")),
        (known(severity=Severity.NEWS), known(severity=Severity.BUSINESS)),
        (known(confirmed=of_app("police")), known(confirmed=of_app("embassy"))),
        (known(severity=Severity.NEWS, place="Dasu"), known(severity=Severity.NEWS, place="Besham")),
    ],
)
def test_what_only_an_edit_shows_is_no_change(before: Account, now: Account) -> None:
    assert changes(before, now) == ()


# ── how it reads ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("of", "read"),
    [
        (known(), ""),
        (known(toll(6), toll(5, CHINESE), toll(6, CHINESE, outlet="Geo")), "6 killed, 5–6 Chinese"),
        (known(toll(3), toll(3, CHINESE)), "3 Chinese killed"),
        (known(toll(3, CHINESE)), "3 Chinese killed"),
        (known(toll(3), toll(5, outlet="Geo")), "3–5 killed"),
        (known(toll(3), toll(12, harm=Harm.WOUNDED)), "3 killed · 12 wounded"),
        (known(toll(2, harm=Harm.KIDNAPPED)), "2 kidnapped"),
        (known(toll(5, is_least=True)), "at least 5 killed"),
        (known(toll(5, CHINESE, is_least=True), toll(5, is_least=True)), "at least 5 Chinese killed"),
        (known(toll(7, spread=2)), "5–7 killed"),
        (known(toll(7, spread=7)), "up to 7 killed"),
        (known(toll(5, is_least=True), toll(6, outlet="Geo")), "6 killed"),
        (known(toll(5), toll(6, outlet="Geo", is_least=True)), "5–6+ killed"),
        (known(toll(6), toll(6, outlet="Geo", is_least=True)), "6 killed"),
    ],
)
def test_people_are_kept_apart_in_one_glance(of: Account, read: str) -> None:
    assert tolls(of) == read


@pytest.mark.parametrize(
    ("of", "read"),
    [
        (known(toll(6)), []),
        (known(toll(5, is_least=True), toll(6, outlet="Geo")), []),
        (known(toll(5, is_least=True), toll(4, outlet="Geo")), ["4 (Geo) / at least 5 (APP)"]),
        (known(toll(7, spread=2)), ["5–7 (APP)"]),
        (known(toll(5), toll(6, outlet="Geo")), ["5 (APP) / 6 (Geo)"]),
        (known(toll(5), toll(5, outlet="Dawn"), toll(6, outlet="Geo")), ["5 (APP, Dawn) / 6 (Geo)"]),
        (known(toll(6), was=toll(3, at=NOW - HOUR)), ["6 (APP) · was 3 at 11:00"]),
        (
            known(toll(5, CHINESE), toll(1, "driver"), toll(6, CHINESE, outlet="Geo"), was=toll(3)),
            ["5 Chinese + 1 driver (APP) / 6 Chinese (Geo) · was 3 at 12:00"],
        ),
        (known(toll(6), toll(5, CHINESE), toll(4, CHINESE, outlet="Geo")), ["4 Chinese (Geo) / 6, 5 Chinese (APP)"]),
        (known(*(toll(5, outlet=name) for name in "ABCDE"), toll(6)), ["5 (A, B, C +2) / 6 (APP)"]),
    ],
)
def test_a_dispute_says_who_gives_which_number(of: Account, read: list[str]) -> None:
    assert list(disputes(of, lambda moment: f"{moment:%H:%M}")) == read
