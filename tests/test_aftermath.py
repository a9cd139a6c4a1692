"""What came after an attack, told from the attack itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make import HOUR, NOW, article, table
from test_stories import TABLES, index_of, stories_of

from bot.account import Severity
from bot.core.facts import event_of
from bot.core.report import report_of

ROWS = [(kind, title, "".join(text)) for kind, title, *text in table("follow_ups.tsv")]


def severities(title: str, text: str = "") -> frozenset[Severity]:
    return report_of(article(title, text=text, language="en"), "origin", TABLES.gazetteer).severities


@pytest.mark.parametrize(("title", "text"), [each[1:] for each in ROWS if each[0] == "first"])
def test_no_attack_is_taken_for_what_came_after_it(title: str, text: str) -> None:
    assert not event_of(title, text, TABLES.gazetteer).is_follow_up


def test_what_came_after_an_attack_is_seldom_taken_for_one() -> None:
    told = [severities(title, text) for kind, title, text in ROWS if kind == "after"]
    assert len(told) >= 60
    assert sum(any(each.is_violent for each in said) for said in told) <= len(told) / 10


def test_what_came_after_an_attack_is_news_or_what_else_it_tells() -> None:
    assert severities("Port trading normally", "Ships are unloaded after the attack.") == {Severity.BUSINESS}
    assert severities("Highway reopens after blast") == {Severity.NEWS}


def test_a_lead_that_tells_the_attack_makes_a_calm_headline_an_attack() -> None:
    assert severities("Work goes on", "Gunmen attacked the port. It opened after the attack.") == {Severity.ATTACK}


ATTACK = "Bomber rams bus of Chinese engineers near Besham"
LEAD = "They were on their way to the Dasu dam."


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Traders sell after Besham attack", ""),
        ("Work on dam halted for a day after attack", "Chinese staff at Dasu stay in camp, the contractor said."),
        ("Highway reopens after blast", "Trucks wait on both sides of Besham."),
        ("Embassy advises citizens to stay indoors", "The advisory came a day after the attack on a bus in Besham."),
        ("بشام حملے کے بعد تعمیراتی کام بحال", ""),
        ("贝沙姆袭击后工程恢复", ""),
        ("बेशाम हमले के बाद काम फिर शुरू", ""),
    ],
)
def test_what_came_after_an_attack_joins_its_story(title: str, text: str) -> None:
    later = article(title, text=text, outlet="Other", url="https://other.example/", published=NOW + HOUR)
    placement = index_of(article(ATTACK, text=LEAD)).place(later)
    assert (placement.opened, "what came after" in placement.why or "alike in words" in placement.why) == (False, True)


@pytest.mark.parametrize("title", ["Traders sell after Quetta attack", "Work resumes in Hub after blast"])
def test_what_came_after_another_attack_does_not(title: str) -> None:
    later = article(title, outlet="Other", url="https://other.example/", published=NOW + HOUR)
    assert index_of(article(ATTACK, text=LEAD)).place(later).opened


AFTER = st.sampled_from([title for kind, title, _ in ROWS if kind == "after"])
FIRST = st.sampled_from(
    ["Gunmen attack bus in Besham", "Blast in Gwadar, two dead", "瓜达尔港遇袭", "کوئٹہ میں دھماکہ", "दासू में हमला"]
)


@given(st.lists(AFTER, max_size=6), FIRST)
def test_no_attack_joins_what_came_after_others(before: list[str], title: str) -> None:
    told = [
        article(each, outlet=f"O{number}", url=f"https://o{number}.example/")
        for number, each in enumerate([*before, title])
    ]
    *_, last = stories = stories_of(*told)
    assert last not in stories[:-1]
