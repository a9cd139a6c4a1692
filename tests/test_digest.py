"""What a digest says: ten shapes of day, word for word, and what holds for every day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make import HOUR, MINUTE, account, article, delivery, news, sighting, term, watchlist

from bot.account import CHINESE, Account, Harm, Said, Severity, Toll
from bot.core.bulletin import bulletin, parts_of
from bot.core.digest import (
    SHOWN,
    Chronicle,
    Mention,
    Noted,
    Reader,
    Waiting,
    chart_of,
    digest_of,
    message_link,
    read_by,
)
from bot.core.records import delivery_record
from bot.core.spans import plain_text
from bot.core.surges import usual
from bot.core.watched import Watched
from bot.model import (
    TERMINAL,
    Blind,
    Coverage,
    Delivery,
    Destination,
    Held,
    Incident,
    Kind,
    Mute,
    Priority,
    Scope,
    Source,
    State,
)
from bot.telegram.render import LIMIT_UNITS, message, units

KARACHI = ZoneInfo("Asia/Karachi")
DUE = datetime(2026, 3, 4, 2, 30, tzinfo=UTC)  # 07:30 in Karachi
DAY = timedelta(days=1)
TERMS = ("Dasu", "Gwadar", "CPEC", "BLA")
WATCHED = Watched.of(
    [
        watchlist(
            *(term(name, priority=Priority.URGENT if name in {"Dasu", "BLA"} else Priority.NORMAL) for name in TERMS),
            title="Iron",
        )
    ]
)
FORUM = Destination("-1001000000701", 9)


def noted(
    title: str,
    *words: str,
    hours: float = 5,
    outlet: str = "The Paper",
    before: Account | None = None,
    held: Held | None = None,
    language: str = "en",
    **facts: object,
) -> Noted:
    """A story that one article told so many hours before the digest, with a hit on each word."""
    at = DUE - hours * HOUR
    told = article(title, outlet=outlet, published=at, seen=at + 3 * MINUTE, language=language)
    item = news(told, *words, held=held)
    facts = {"severity": Severity.NEWS, "sightings": (sighting(outlet, at),)} | facts
    return Noted((item,), frozenset({told.id}), Account(**facts), before)  # type: ignore[arg-type]


def killed(number: int, outlet: str, of: str = "", harm: Harm = Harm.KILLED) -> Toll:
    return Toll(harm, number, sighting(outlet, DUE - 6 * HOUR), of)


def day(*stories: Noted, before: int = 0, **given: object) -> Chronicle:
    """A day of these stories; `before` is how many mentions of each term a day the weeks before had."""
    today = [
        Mention(each.news[0].story, "iron", hit.term, each.news[0].found.article.at)
        for each in stories
        for hit in each.news[0].found.hits
        if each.news[0].held is not Held.LATE
    ]
    past = [
        Mention(f"past{n} {m}", "iron", name, DUE - n * DAY - HOUR)
        for n in range(1, 31)
        for m in range(before)
        for name in TERMS
    ]
    fine = Coverage(feeds=69)
    usual = {"mentions": tuple(today + past), "began": DUE - 60 * DAY, "coverage": fine}
    return Chronicle(**usual | {"since": DUE - DAY, "until": DUE, "noted": stories} | given)  # type: ignore[arg-type]


def text(chronicle: Chronicle, reader: Reader | None = None, as_of: datetime = DUE) -> str:
    """The digest as its readers in Karachi get it, a blank line between its parts."""
    digest = replace(digest_of(chronicle, WATCHED, ("iron",), KARACHI), due=DUE)
    digest = read_by(digest, reader) if reader else digest
    return "\n\n".join(plain_text(list(bulletin(part, as_of, KARACHI))) for part in parts_of(digest, KARACHI))


_FIRST = noted(
    "Bomber rams bus of Chinese engineers near Dasu",
    "Dasu",
    severity=Severity.ATTACK,
    place="Besham",
    province="Khyber Pakhtunkhwa",
    tolls=(killed(6, "APP"), killed(5, "APP", CHINESE), killed(5, "Geo"), killed(9, "APP", harm=Harm.WOUNDED)),
    sightings=(sighting("APP", DUE - 6 * HOUR), sighting("Geo", DUE - 5 * HOUR)),
    origins=2,
)
_SECOND = noted("Five killed as bomber hits engineers' bus near Dasu", "Dasu", outlet="Geo")
BESHAM = replace(_FIRST, news=_FIRST.news + _SECOND.news, new=_FIRST.new | _SECOND.new)
LOAN = noted("Gwadar port loan signed", "Gwadar", hours=3)
CPEC = noted("CPEC ministers meet", "CPEC", hours=14)


def everyone(*stories: Noted, state: State = State.SENT, destination: Destination = FORUM, **given: object) -> Reader:
    """Readers in a forum who were told of these stories."""
    told = {each.news[0].story: (state, 40 + n) for n, each in enumerate(stories)}
    return Reader(("iron",), KARACHI, destination, told, **given)  # type: ignore[arg-type]


def quiet() -> str:
    return text(day(), everyone())


def attack() -> str:
    return text(day(CPEC, LOAN, BESHAM), everyone(CPEC, LOAN, BESHAM))


def surge() -> str:
    rising = [noted(f"Gwadar port strike, day {n}", "Gwadar", hours=n + 1) for n in range(7)]
    return text(day(*rising, before=1), everyone(*rising))


def outage() -> str:
    coverage = Coverage(
        feeds=69,
        failing=(Blind("Geo", DUE - 9 * HOUR),),
        failed=(Blind("Dawn", DUE - 20 * HOUR, DUE - 17 * HOUR),),
        silent=(Blind("Gwadar Pro", DUE - 4 * DAY),),
        gaps=(Blind("", DUE - 5 * HOUR, DUE - 3 * HOUR),),
        unread=3,
        waiting=1,
        undecided=2,
        flooded=280,
    )
    return text(day(LOAN, coverage=coverage), everyone(LOAN))


def many() -> str:
    stories = [noted(f"Report {n} about CPEC", "CPEC", hours=1 + n / 40) for n in range(500)]
    return text(day(*stories), everyone(*stories))


def all_muted() -> str:
    mutes = (Mute(FORUM, Scope.TERM, "Gwadar", DUE + 5 * HOUR, "Ali"), Mute(FORUM, Scope.TERM, "CPEC", DUE + 2 * DAY))
    return text(day(LOAN, CPEC), everyone(LOAN, CPEC, state=State.MUTED, mutes=mutes))


def urdu() -> str:
    told = noted("گوادر بندرگاہ پر کام شروع", "گوادر", outlet="ایکسپریس", language="ur")
    hit = told.news[0].found.hits[0]
    renamed = [type(hit)("iron", "Gwadar", True, hit.matches)]
    found = type(told.news[0].found)(told.news[0].found.article, tuple(renamed))
    item = news(found.article, "گوادر")
    item = type(item)(found, item.telling, True, "because")
    told = Noted((item,), told.new, told.account)
    return text(day(told), everyone(told))


def changed() -> str:
    before = account(severity=Severity.ATTACK, tolls=(killed(3, "APP"),))
    grown = noted(
        "Dasu bus toll rises to six",
        "Dasu",
        before=before,
        severity=Severity.ATTACK,
        place="Besham",
        tolls=(killed(6, "APP"),),
        claims=(Said("BLA", sighting("Reuters")),),
        sightings=(sighting("APP", DUE - 30 * HOUR), sighting("Reuters", DUE - 29 * HOUR)),
        origins=2,
    )
    same = noted("Gwadar port loan praised", "Gwadar", before=Account(), sightings=(sighting(at=DUE - 40 * HOUR),))
    return text(day(grown, same), everyone(grown, same))


def late() -> str:
    old = noted("Dasu tunnel opened in winter", "Dasu", hours=100, held=Held.LATE)
    return text(day(late=old.news), everyone(), DUE + 3 * HOUR)


def held() -> str:
    waiting = (Waiting(1, LOAN.news[0].story, is_due=True),)
    return text(day(LOAN, CPEC), everyone(LOAN, CPEC, state=State.HELD, held=waiting, destination=Destination("501")))


def week() -> str:
    incidents = tuple(
        (
            Incident(f"story{n}", f"2026-02-{25 + n}", place, province, target, actor, dead, None, (source,)),
            DUE - (6 - n) * DAY,
        )
        for n, (place, province, target, actor, dead, source) in enumerate(
            [
                ("Gwadar", "Balochistan", "convoy", "BLA", 2, Source("Geo", "https://geo.example/1", 2)),
                ("Besham", "Khyber Pakhtunkhwa", "bus, engineers", "", 6, Source("APP", "https://app.example/1", 6)),
                ("Turbat", "Balochistan", "convoy", "", None, Source("Dawn", "https://dawn.example/1")),
            ]
        )
    )
    mentions = tuple(Mention(incident.story, "iron", "BLA", at) for incident, at in incidents)
    return text(day(LOAN, since=DUE - 7 * DAY, incidents=incidents, mentions=mentions))


SHAPES = {each.__name__: each for each in (quiet, attack, surge, outage, all_muted, urdu, changed, late, held, week)}
GOLDEN = Path(__file__).parent / "data" / "digests.txt"


def golden() -> dict[str, str]:
    """The texts of the shapes by name."""
    parts = GOLDEN.read_text("utf-8").split("== ")[1:]
    return {name: said.strip("\n") for name, _, said in (part.partition("\n") for part in parts)}


@pytest.mark.parametrize("name", SHAPES)
def test_a_day_reads_as_it_was_looked_at(name: str) -> None:
    assert SHAPES[name]() == golden()[name]


def test_a_day_of_500_stories_shows_the_top_and_says_how_many_more() -> None:
    said = many()
    assert said.count("· Report ") == SHOWN
    assert "… and 470 more: /digest more" in said
    assert "500 matched: 500 delivered" in said
    assert "Digest · Wed 4 Mar · 07:30 PKT · 2/2" in said


# ── what holds for every day ─────────────────────────────────────────────────────────────────────────────────────────


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Dasu", "Gwadar", "CPEC", "BLA"]),
            st.text(max_size=300),
            st.sampled_from(["News", "اخبار", "x" * 200, "a.example @who #tag /cmd 1.2.3.4"]),
            st.booleans(),
        ),
        max_size=70,
    ),
    st.integers(0, 60),
)
def test_no_part_passes_the_limits_and_every_story_is_in_one(told: list[tuple[str, str, str, bool]], skip: int) -> None:
    stories = [
        noted(f"{word} {n} {rest}", word, hours=1 + n / 9, outlet=outlet, before=Account() if old else None)
        for n, (word, rest, outlet, old) in enumerate(told)
    ]
    digest = read_by(digest_of(day(*stories), WATCHED, ("iron",), KARACHI), everyone(*stories))
    parts = parts_of(digest, KARACHI, skip)
    shown = [item.story for part in parts for item in part.items]
    assert sorted(shown) == sorted(item.story for item in digest.items[skip : skip + SHOWN])
    assert [part.part for part in parts] == list(range(1, len(parts) + 1))
    for part in parts:
        made = message(Delivery(FORUM, "digest:2026-03-04", Kind.DIGEST, part, created=DUE, zone=KARACHI), DUE, KARACHI)
        assert units(made.text) <= LIMIT_UNITS
        assert "…\n" not in made.text.replace("… and", "")  # no line had to be cut
        assert len(made.entities) < 100
        assert sum(each.url is not None for each in made.entities) >= len(part.items)


@given(st.lists(st.sampled_from([*State, None]), min_size=1, max_size=12), st.booleans(), st.data())
def test_the_account_adds_up_whatever_became_of_the_stories(
    states: list[State | None], waits: bool, data: st.DataObject
) -> None:
    stories = [noted(f"Gwadar report {n}", "Gwadar", hours=n + 1) for n in range(len(states))]
    told = {each.news[0].story: (state, 0) for each, state in zip(stories, states, strict=True) if state}
    held = tuple(
        Waiting(n, story, data.draw(st.booleans()))
        for n, (story, (state, _)) in enumerate(told.items())
        if state is State.HELD
    )
    reader = Reader(("iron",), KARACHI, FORUM, told, held=held, waits=waits)
    tally = read_by(digest_of(day(*stories), WATCHED, ("iron",), KARACHI), reader).tally
    counts = (tally.delivered, tally.here, tally.muted, tally.held, tally.pending, tally.quiet, tally.refused)
    assert tally.matched == sum(counts) == len(states)
    assert tally.here == len(held)


@given(st.lists(st.tuples(st.sampled_from(TERMS), st.integers(0, 40)), max_size=60))
def test_the_last_day_of_the_chart_is_the_digests_count(told: list[tuple[str, int]]) -> None:
    stories = [noted(f"{word} report {n}", word, hours=1 + hours / 2) for n, (word, hours) in enumerate(told)]
    chronicle = day(*stories, before=2)
    digest, chart = digest_of(chronicle, WATCHED, ("iron",), KARACHI), chart_of(chronicle, ("iron",), KARACHI)
    assert {row.term: row.stories[-1] for row in chart.terms if row.stories[-1]} == dict(digest.by_term)
    assert len(chart.days) == 14
    assert chart.days[-1] == digest.day == date(2026, 3, 4)


def test_harm_is_summed_over_what_began_with_its_low_and_high_numbers() -> None:
    other = noted("Gwadar blast kills two", "Gwadar", severity=Severity.ATTACK, tolls=(killed(2, "Geo"),))
    past = noted("BLA attack anniversary", "BLA", severity=Severity.PAST)
    old = noted("Dasu toll rises", "Dasu", before=account(), severity=Severity.ATTACK, tolls=(killed(40, "APP"),))
    digest = digest_of(day(BESHAM, other, past, old), WATCHED, ("iron",), KARACHI)
    assert (digest.attacks, digest.killed.low, digest.killed.high, digest.wounded.high) == (2, 7, 8, 9)


@pytest.mark.parametrize("name", [Held.LATE, Held.UNDECIDED, Held.PAGE])
def test_what_was_held_back_for_a_reason_is_no_story(name: Held) -> None:
    assert digest_of(day(noted("Dasu tunnel opens", "Dasu", held=name)), WATCHED, ("iron",), KARACHI).stories == 0


def test_a_list_that_is_not_followed_is_not_told() -> None:
    assert digest_of(day(BESHAM), WATCHED, ("rivers",), KARACHI).stories == 0


@pytest.mark.parametrize(
    ("chat", "topic", "message", "link"),
    [
        ("-1001234567890", 0, 7, "https://t.me/c/1234567890/7"),
        ("-1001234567890", 9, 7, "https://t.me/c/1234567890/9/7"),
        ("-1001234567890", 0, 0, ""),
        ("-601", 0, 7, ""),
        ("501", 0, 7, ""),
        ("terminal", 0, 7, ""),
    ],
)
def test_messages_have_addresses_in_supergroups_and_channels_only(
    chat: str, topic: int, message: int, link: str
) -> None:
    assert message_link(Destination(chat, topic), message) == link


# ── surges ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("past", "today", "is_surge"),
    [
        ([0] * 28, 4, False),  # a tiny count
        ([0] * 28, 5, True),
        ([1] * 28, 5, True),
        ([4] * 28, 9, False),
        ([4] * 28, 11, True),
        ([0, 0, 0, 0, 0, 20, 20] * 4, 25, False),  # weekends are loud here
        ([30] * 28, 50, False),  # not twice the usual
        ([1] * 13, 50, False),  # watched for too short a time
    ],
)
def test_a_surge_is_far_above_a_terms_own_baseline(past: list[int], today: int, is_surge: bool) -> None:
    assert (usual([*past, 0, 0, today]) is not None) is is_surge


def test_the_two_days_before_do_not_hide_a_surge() -> None:
    assert usual([*[1] * 28, 30, 30, 30]) == 1


@given(st.lists(st.integers(0, 9), max_size=40))
def test_fewer_than_five_stories_are_never_a_surge(past: list[int]) -> None:
    assert all(usual([*past, today]) is None for today in range(5))


def test_a_term_has_no_baseline_before_it_was_watched_for_two_weeks() -> None:
    rising = [noted(f"Gwadar port strike, day {n}", "Gwadar", hours=n + 1) for n in range(7)]
    for days, count in ((10, 0), (20, 1)):
        new = day(*rising, first={("iron", "Gwadar"): DUE - days * DAY})
        assert len(digest_of(new, WATCHED, ("iron",), KARACHI).surges) == count


def test_a_digest_that_is_delivered_is_a_record_of_a_delivery_and_of_a_digest() -> None:
    (part,) = parts_of(digest_of(day(LOAN), WATCHED, ("iron",), KARACHI), KARACHI)
    made = delivery_record(Delivery(TERMINAL, "digest:2026-03-04", Kind.DIGEST, part, created=DUE), DUE, KARACHI)
    card = delivery_record(delivery(), DUE, KARACHI)
    assert set(card) <= set(made)
    assert (made["kind"], made["chat"], made["terms"], made["stories"]) == ("digest", "terminal", ["Gwadar"], 1)
    assert made["title"] == "Digest · Wed 4 Mar · 07:30 PKT"
