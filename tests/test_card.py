"""An alert's facts and how they read."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make import HOUR, MINUTE, NOW, OP_ED, account, article, card, delivery, found, hit, sighting, term, watchlist

from bot.account import Severity
from bot.core.account import account_of
from bot.core.card import SNIPPET_CHARS, card_of, context_url, snippet_of
from bot.core.facts import leaves_nationality_open
from bot.core.layout import layout
from bot.core.places import Gazetteer
from bot.core.records import delivery_record
from bot.core.report import report_of
from bot.core.spans import Style, plain_text
from bot.core.watched import Watched
from bot.model import Card, Found, Match, State, Term

KARACHI = ZoneInfo("Asia/Karachi")


def made(*told: Found, terms: tuple[Term, ...] = ()) -> Card:
    told_of = account_of(report_of(each.article, each.article.id, Gazetteer()) for each in told)
    return card_of("story", told, Watched.of([watchlist(*terms)]), told_of)


def text_of(facts: Card, **given: Any) -> str:
    return plain_text(layout(delivery(facts=facts, **given), NOW, KARACHI))


# ── facts ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_link_of_a_passage_is_a_text_fragment_with_its_hyphens_encoded() -> None:
    assert context_url(OP_ED, "a cross-border, threat") == f"{OP_ED.url}#:~:text=a%20cross%2Dborder%2C%20threat"


def test_a_term_without_passage_links_to_the_top() -> None:
    assert context_url(OP_ED, "") == OP_ED.url


def test_the_context_is_that_of_the_loudest_term_with_a_passage() -> None:
    told = found(article("BLA at Dasu"), "BLA", "Dasu")
    facts = made(told, terms=(term("BLA"), term("Dasu", passage="the dam")))
    assert facts.context_term == "Dasu"
    assert facts.context_url.endswith("#:~:text=the%20dam")


def test_each_outlet_is_named_once_at_its_first_telling() -> None:
    told = [
        found(article("Dasu one")),
        found(article("Dasu two", published=NOW + HOUR)),
        found(article("Dasu three", outlet="Other", published=NOW + 2 * HOUR)),
    ]
    assert [(each.outlet, each.at) for each in made(*told).account.sightings] == [
        ("The Paper", NOW),
        ("Other", NOW + 2 * HOUR),
    ]


def test_the_first_article_with_the_loudest_term_leads() -> None:
    told = [found(article("Blast near Dasu"), "Dasu"), found(article("BLA named"), "BLA")]
    facts = made(*told, terms=(term("BLA"), term("Dasu")))
    assert (facts.title, facts.outlet) == ("BLA named", "The Paper")


def test_an_alert_on_an_undecided_hit_says_unconfirmed() -> None:
    told = article()
    facts = made(Found(told, (hit(told, decided=False),)))
    assert facts.remarks[0].startswith("Unconfirmed")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Five foreigners killed in Besham", True),
        ("Five foreign nationals killed", True),
        ("بشام میں پانچ غیر ملکی ہلاک", True),
        ("Five foreigners, all Chinese, killed", False),
        ("Three Japanese among foreigners hurt", False),
        ("The foreign ministry condemned the attack", False),
    ],
)
def test_foreigners_without_a_country_leave_the_nationality_open(text: str, *, expected: bool) -> None:
    assert leaves_nationality_open(article(text)) is expected


def test_the_card_says_when_no_telling_states_the_nationality() -> None:
    open_ = found(article("Foreigners killed near Dasu"))
    stated = found(article("Chinese engineers killed near Dasu", outlet="Other"))
    assert made(open_).remarks == ("Nationality not stated",)
    assert made(open_, stated).remarks == ()


# ── snippet ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_short_text_is_quoted_whole() -> None:
    told = article(text="Engineers of the Dasu dam.")
    snippet = snippet_of(told, hit(told, field="text").matches)
    assert (snippet.text, snippet.marks) == ("Engineers of the Dasu dam.", ((17, 21),))


def test_a_long_text_is_quoted_around_its_first_match_between_words() -> None:
    told = article(text=f"{'before ' * 60}Dasu{' after' * 60}")
    snippet = snippet_of(told, hit(told, field="text").matches)
    assert snippet.text.startswith("…before ")
    assert snippet.text.endswith(" after…")


def test_without_a_match_in_it_the_text_is_quoted_from_its_start() -> None:
    snippet = snippet_of(article(text="word " * 100), ())
    assert snippet.text.startswith("word word")
    assert snippet.marks == ()


def test_overlapping_matches_are_one_mark() -> None:
    told = article(text="the Dasu dam")
    spans = [Match("a", "text", 4, 8, "Dasu"), Match("b", "text", 4, 12, "Dasu dam")]
    assert snippet_of(told, spans).marks == ((4, 12),)


@given(
    before=st.text("ab 大壩\u200f", max_size=600),
    word=st.sampled_from(["Dasu", "达苏水电站"]),
    after=st.text("xy ", max_size=600),
)
def test_a_snippet_is_short_and_its_marks_are_what_matched(before: str, word: str, after: str) -> None:
    told = article(text=f"{before}{word}{after}")
    span = Match(word, "text", len(before), len(before) + len(word), word)
    snippet = snippet_of(told, [span])
    assert len(snippet.text) <= SNIPPET_CHARS
    assert [snippet.text[start:end] for start, end in snippet.marks] == [word]


# ── layout ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_card_reads_from_banner_to_as_of() -> None:
    assert text_of(card()).splitlines() == [
        "🔴 ATTACK",
        "Bus attacked on the road to Dasu",
        "Claim: none seen",
        "The Paper 17:00",
        "“The bus was taking engineers to the Dasu dam.”",
        "Watched: Dasu",
        "Opinion: When Iron Bends ↗ on Dasu",
        "As of 17:00 PKT",
    ]


def test_news_that_is_no_event_is_its_term_and_its_kind() -> None:
    quiet = card(account=account(severity=Severity.BUSINESS))
    assert text_of(quiet).splitlines()[0] == "Dasu · business"
    assert "Claim" not in text_of(quiet)


def test_the_headline_links_to_the_article_and_the_opinion_to_its_passage() -> None:
    links = {span.text: span.url for line in layout(delivery(), NOW, KARACHI) for span in line if span.url}
    assert links["Bus attacked on the road to Dasu"] == "https://paper.example/1"
    assert links["When Iron Bends ↗"] == OP_ED.url


def test_matched_words_are_marked_in_headline_and_quote() -> None:
    lines = layout(delivery(facts=card(title_marks=((28, 32),))), NOW, KARACHI)
    marked = [span.text for line in lines for span in line if span.style is Style.MARK]
    assert marked == ["Dasu", "Dasu"]


@pytest.mark.parametrize(
    ("lag", "shown"),
    [(4 * MINUTE, "+4 min"), (59 * MINUTE, "+59 min"), (3 * HOUR, "+3 h"), (timedelta(days=3), "+3 d")],
)
def test_later_outlets_are_named_with_their_lag(lag: timedelta, shown: str) -> None:
    both = (sighting(), sighting("Wire", NOW + lag))
    line = f"The Paper 17:00 · Wire {shown} · 2 outlets, 2 origins"
    assert line in text_of(card(account=account(sightings=both, origins=2)))


def test_more_outlets_than_fit_are_counted() -> None:
    many = tuple(sighting(f"Paper {number}", NOW + number * MINUTE) for number in range(9))
    line = text_of(card(account=account(sightings=many))).splitlines()[3]
    assert line == "Paper 0 17:00 · Paper 1 +1 min · Paper 2 +2 · 9 outlets, 1 origin"


def test_a_day_that_is_not_today_is_named() -> None:
    old = (sighting(at=NOW - timedelta(days=1)),)
    older = (sighting(at=NOW.replace(year=2025)),)
    assert "The Paper 2 Mar 17:00" in text_of(card(account=account(sightings=old)))
    assert "The Paper 3 Mar 2025 17:00" in text_of(card(account=account(sightings=older)))


def test_a_quote_that_repeats_the_headline_is_left_out() -> None:
    facts = card()
    assert "“" not in text_of(replace(facts, snippet=facts.title, marks=()))


def test_a_list_without_context_has_no_opinion_line() -> None:
    assert "Opinion" not in text_of(card(context_url="", context_title=""))


def test_a_message_that_may_be_a_repeat_says_so_first() -> None:
    assert text_of(card(), state=State.AMBIGUOUS).startswith("May repeat")


# ── record ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_delivery_in_json_has_the_promised_keys() -> None:
    record = delivery_record(delivery(), NOW, KARACHI)
    assert list(record) == (
        ["kind", "chat", "story", "article", "terms", "title", "url", "source", "published", "at"]
        + ["sources", "origins", "text", "context_url"]
    )
    assert record["published"] == "2026-03-03T12:00:00Z"


def test_an_unknown_date_is_null_in_json_and_a_repeat_is_told() -> None:
    unsure = delivery(facts=card(published=None), state=State.AMBIGUOUS)
    record = delivery_record(unsure, NOW, KARACHI)
    assert record["published"] is None
    assert record["text"].startswith("May repeat")


GROUPS = ("BLA", "TTP", "ISIS-K")
SAID = (
    "{} blamed for attack on Besham bus, police say",
    "{} militants suspected in Besham blast",
    "Two {} fighters killed in attack on Besham camp",
    "Besham blast: no claim, {} denies role",
    "{} claims responsibility for Besham attack",
)


@given(st.lists(st.tuples(st.sampled_from(SAID), st.sampled_from(GROUPS)), min_size=1, max_size=5))
def test_no_group_is_named_as_the_author_outside_of_the_claim(said: list[tuple[str, str]]) -> None:
    titles = {form.format(group): group for form, group in said}
    told = [found(article(title, url=f"https://o.example/{group}"), group) for title, group in titles.items()]
    _, *lines = text_of(made(*told, terms=tuple(map(term, GROUPS)))).splitlines()
    claim = next(line for line in lines if line.startswith("Claim: "))
    others = [line for line in lines if line not in titles and not line.startswith(("Claim:", "Watched:", "Opinion:"))]
    assert not any(group in line for line in others for group in GROUPS)
    claimed = {group for form, group in said if form == SAID[-1]}
    assert {group for group in GROUPS if group in claim} == claimed
