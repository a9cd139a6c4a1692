"""A delivery becomes a message that Telegram takes, that reads right, and in which nothing foreign can be clicked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import accumulate

import pytest
from botapi.rules import check_link
from botapi.texts import covered, format_text, utf16
from hypothesis import given
from hypothesis import strategies as st

from bot.account import CHINESE, Account, Harm, Said, Severity, Sighting, Toll
from bot.core.spans import Span, Style
from bot.model import Card, Delivery, Destination, Kind, Link, Notice, Priority, State, Summary, Taken
from bot.telegram.links import inert, is_linkable, joints
from bot.telegram.render import LIMIT_ENTITIES, LIMIT_UNITS, Text, clean, message, page, units
from bot.telegram.sayings import theirs

AT = datetime(2026, 3, 2, 15, 31, tzinfo=UTC)
CARD = Card(
    story="k3f7",
    priority=Priority.URGENT,
    terms=("Dasu", "CPEC"),
    title="Bus hit near Dasu dam",
    url="https://news.example/bus",
    outlet="Morning Post",
    article="news.example/bus",
    published=AT,
    seen=AT,
    account=Account(Severity.ATTACK, sightings=(Sighting("Morning Post", AT, "https://news.example/bus"),)),
    snippet="A bus was hit on its way to Dasu today",
    marks=((28, 32),),
    title_marks=((13, 17),),
    context_title="A Working Title: With More",
    context_url="https://context.example/?p=1#:~:text=dam",
    context_term="Dasu",
)


def rendered(state: State = State.PENDING, **changes: object) -> Text:
    card = replace(CARD, **changes)  # type: ignore[arg-type]  # any field of a card
    delivery = Delivery(Destination("1"), "alert:k3f7", Kind.ALERT, card, AT, state=state)
    return message(delivery, AT, UTC)


def under(text: Text, kind: str) -> list[str]:
    return [covered(text.text, each.to_dict()) for each in text.entities if each.type == kind]


def test_what_many_chats_are_told_in_one_minute_is_set_once_and_differs_where_it_must() -> None:
    here = Delivery(Destination("1"), "alert:k3f7", Kind.ALERT, CARD, AT)
    there = replace(here, destination=Destination("2", 7), id=5, attempts=2, created=AT - timedelta(days=1), zone=UTC)
    text = message(here, AT, UTC)
    assert message(there, AT.replace(second=59), UTC) is text
    again, edited = replace(here, state=State.AMBIGUOUS), replace(here, key="revision:k3f7:2", kind=Kind.REVISION)
    zone, later = timezone(timedelta(hours=5)), AT + timedelta(minutes=1)
    others = message(again, AT, UTC), message(edited, AT, UTC), message(here, AT, zone), message(here, later, UTC)
    assert len({text.text, *(other.text for other in others)}) == 5


def test_the_headline_stands_on_the_second_line_and_links_to_the_article() -> None:
    text = rendered()
    assert text.text.splitlines()[1] == CARD.title
    assert next((each.url, covered(text.text, each.to_dict())) for each in text.entities if each.url) == (
        CARD.url,
        CARD.title,
    )


def test_matched_words_are_underlined_in_the_headline_and_bold_in_the_quote() -> None:
    text = rendered()
    assert under(text, "underline") == ["Dasu"]
    assert under(text, "bold") == ["🔴 ATTACK", CARD.title, "Dasu"]


def test_a_message_that_may_repeat_says_so_first() -> None:
    assert rendered(State.AMBIGUOUS).text.startswith("May repeat")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "tg://resolve?domain=x",
        "ftp://files.example/x",
        "/relative",
        "http://localhost/x",
        "https://good.example@evil.example/",
        "https://news.example/a b",
        "https://news.example:0/",
        "https://news.example:99999/",
        "http://[bad",
        "https://news.example/\u202egpj.exe",
        "https://news.example/" + "x" * 2048,
        "",
    ],
)
def test_an_address_that_is_no_plain_web_address_is_not_linked(url: str) -> None:
    assert CARD.title in rendered(url=url).text
    assert under(rendered(url=url), "text_link") == ["A Working Title ↗"]


@given(st.text() | st.from_regex(r"https?://[\w.@:-]{1,20}/\w*"))
def test_the_service_takes_every_address_that_we_link(url: str) -> None:
    if is_linkable(url):
        assert check_link(url)


@pytest.mark.parametrize(
    ("foreign", "clickable"),
    [
        ("ask @someone now", "@someone"),
        ("press /start now", "/start"),
        ("see evil.example/x", "evil.example"),
        ("see https://evil.example/x", "https://e"),
        ("open tg://resolve", "tg://r"),
        ("tag #war and $USD", "#war"),
        ("cash $USD", "$USD"),
        ("host 10.1.2.3 up", "10.1.2.3"),
        ("odd 😀.com", "😀.com"),
        ("odd #\u200ctag", "#\u200ctag"),
    ],
)
def test_what_a_feed_says_cannot_be_clicked(foreign: str, clickable: str) -> None:
    text = rendered(snippet=foreign, marks=()).text
    assert clickable not in text
    assert foreign in text.replace("\u2060", "")


def test_a_mention_that_a_mark_cuts_in_two_cannot_be_clicked() -> None:
    assert "@\u2060someone" in rendered(snippet="ask @someone now", marks=((5, 12),)).text


@pytest.mark.parametrize(
    "said", ["CPEC 2.0 begins", "5/6 killed and/or hurt", "The U.S. says Rs 2.5bn", "Mr. Khan. Then"]
)
def test_ordinary_punctuation_stays_as_it_is(said: str) -> None:
    assert inert(said) == said


def test_a_linked_headline_stays_letter_for_letter() -> None:
    title = "Ask @someone at evil.example"
    assert title in rendered(title=title, title_marks=()).text


@pytest.mark.parametrize("hidden", ["\u202e", "\u2066", "\u200b", "\x1b", "\x00", "\ufeff"])
def test_characters_that_turn_or_hide_text_are_taken_out(hidden: str) -> None:
    text = rendered(title=f"Bus{hidden} hit", title_marks=((0, 3),), snippet=f"A{hidden} bus", marks=())
    assert hidden not in text.text
    assert "Bus hit" in text.text
    assert under(text, "underline") == ["Bus"]


def test_a_line_break_in_a_headline_makes_no_new_line() -> None:
    assert "Bus Opinion: forged" in rendered(title="Bus\nOpinion: forged", title_marks=()).text


def test_a_right_to_left_headline_is_fenced_off_from_what_stands_beside_it() -> None:
    text = rendered(title="داسو ڈیم CPEC", title_marks=((0, 4),))
    assert text.text.splitlines()[1] == "\u2068داسو ڈیم CPEC\u2069"
    assert under(text, "underline") == ["داسو"]


def test_a_right_to_left_name_keeps_the_time_behind_it() -> None:
    assert "On it: \u2068سارہ\u2069, 15:31" in rendered(taken=Taken("سارہ", 1, AT)).text


def test_a_right_to_left_outlet_keeps_its_time_behind_it() -> None:
    assert "\u2068جنگ\u2069 15:31" in rendered(account=Account(sightings=(Sighting("جنگ", AT, ""),))).text


def test_offsets_count_utf16_units() -> None:
    assert under(rendered(snippet="😀😀 Dasu 😀", marks=((3, 7),)), "bold")[-1] == "Dasu"


def test_a_quote_that_is_too_long_gives_way_before_anything_else() -> None:
    text = rendered(snippet="x" * 5000, marks=(), title="T" * 290, title_marks=()).text
    assert "T" * 290 in text
    assert "Opinion: A Working Title ↗ on Dasu" in text
    assert text.splitlines()[-1] == "As of 15:31 UTC"


def test_absurdly_long_names_are_cut_and_the_last_line_stays() -> None:
    text = rendered(terms=("term " * 1000,), account=replace(CARD.account, place="place " * 1000))
    assert utf16(text.text) <= LIMIT_UNITS
    assert text.text.splitlines()[-1] == "As of 15:31 UTC"
    assert under(text, "bold")[0] == text.text.splitlines()[0].removesuffix("…")


def test_with_too_many_marks_the_links_are_kept() -> None:
    text = rendered(snippet="a " * 300, marks=tuple((each, each + 1) for each in range(0, 600, 2)))
    assert len(text.entities) == LIMIT_ENTITIES
    assert under(text, "text_link") == [CARD.title, "A Working Title ↗"]


texts = st.text(st.characters(categories=["L", "M", "N", "P", "S", "Z", "C"]), max_size=600) | st.sampled_from(
    ["😀" * 300, "خبر " * 80, "a.bc " * 60, "@a/b#c$d" * 40, "\u202e" * 50, "中" * 400]
)


@st.composite
def spans(draw: st.DrawFn, text: str) -> tuple[tuple[int, int], ...]:
    places = sorted(draw(st.sets(st.integers(0, len(text)), max_size=120)))
    return tuple(zip(places[::2], places[1::2], strict=False))


def test_a_notice_is_its_sentence_and_its_lines_without_what_feeds_may_smuggle_in() -> None:
    notice = Notice("2 feeds fail", ("Geo\nsince 22:10", "APP \u202e503"))
    text = message(Delivery(Destination("1"), "notice:feeds:all:2026-03-03", Kind.NOTICE, notice, AT), AT, UTC)
    assert text.text == "2 feeds fail\nGeo since 22:10\nAPP 503"
    assert under(text, "bold") == ["2 feeds fail"]


@given(st.builds(Notice, st.text(min_size=1), st.lists(st.text(max_size=3000)).map(tuple)))
def test_whatever_a_notice_says_fits_into_a_message(notice: Notice) -> None:
    text = message(Delivery(Destination("1"), "notice:a:b:c", Kind.NOTICE, notice, AT), AT, UTC)
    assert units(text.text) <= LIMIT_UNITS


names = st.text(max_size=20) | st.sampled_from(["😀" * 300, "خبر " * 80, "a.bc " * 60, "@a/b#c$d" * 40])
outlets = st.builds(Sighting, names, st.just(AT) | st.just(AT - timedelta(days=400)), st.just(CARD.url))
said = st.builds(Said, names, outlets)
tolls = st.builds(Toll, st.sampled_from(Harm), st.integers(0, 10**9), outlets, st.sampled_from(["", CHINESE]) | names)


@st.composite
def accounts(draw: st.DrawFn) -> Account:
    """A story of any kind, told by anybody in any words."""
    return Account(
        severity=draw(st.sampled_from(Severity)),
        place=draw(names),
        province=draw(names),
        target=draw(names),
        tolls=tuple(draw(st.lists(tolls, max_size=6))),
        was=draw(st.none() | tolls),
        claims=tuple(draw(st.lists(said, max_size=3))),
        confirmed=tuple(draw(st.lists(said, max_size=3))),
        retracted=tuple(draw(st.lists(outlets, max_size=3))),
        sightings=tuple(draw(st.lists(outlets, min_size=1, max_size=6))),
        origins=draw(st.integers(1, 100)),
    )


@st.composite
def cards(draw: st.DrawFn) -> Card:
    title, snippet = draw(texts), draw(texts)
    return replace(
        CARD,
        title=title,
        snippet=snippet,
        marks=draw(spans(snippet)),
        title_marks=draw(spans(title)),
        terms=tuple(draw(st.lists(names, min_size=1, max_size=6))),
        remarks=tuple(draw(st.lists(names, max_size=12))),
        context_title=draw(names),
        account=draw(accounts()),
        taken=draw(st.none() | st.builds(Taken, names, st.just(1), st.just(AT))),
    )


def taken_whole(text: Text) -> bool:
    """Whether the service takes a message as it is, and drops nothing of it in silence."""
    entities = [each.to_dict() for each in text.entities]
    starts = {0, *accumulate(map(utf16, text.text))}
    fits = utf16(text.text) <= LIMIT_UNITS and len(entities) <= LIMIT_ENTITIES
    whole = all({each.offset, each.offset + each.length} <= starts for each in text.entities)
    return fits and whole and not format_text(text.text, entities).faults


@given(cards(), st.sampled_from([State.PENDING, State.AMBIGUOUS]), st.integers(0, 40))
def test_whatever_a_card_says_the_service_takes_the_message_whole(card: Card, state: State, edit: int) -> None:
    key, kind = (f"revision:k:{edit}", Kind.REVISION) if edit else ("alert:k", Kind.ALERT)
    text = message(Delivery(Destination("1"), key, kind, card, AT, state=state), AT, UTC)
    assert taken_whole(text)
    assert card.context_url in [each.url for each in text.entities]


@given(cards(), st.lists(names, min_size=1, max_size=8), names)
def test_whatever_an_update_or_a_pointer_says_the_service_takes_it_whole(
    card: Card, changes: list[str], other: str
) -> None:
    update = Delivery(Destination("1"), "update:k:1", Kind.UPDATE, replace(card, changes=tuple(changes)), AT)
    assert taken_whole(message(update, AT, UTC))
    pointer = replace(card, continues=Link(other, CARD.url))
    assert taken_whole(message(Delivery(Destination("1"), "revision:k:1", Kind.REVISION, pointer, AT), AT, UTC))


runs = st.builds(Span, names, st.sampled_from(Style)) | st.builds(Span, names, url=st.just(CARD.url))


@given(st.lists(texts | st.lists(runs, max_size=8), max_size=30))
def test_whatever_a_reply_says_the_service_takes_it_whole(lines: list[str | list[Span]]) -> None:
    made = (inert(clean(line)) if isinstance(line, str) else tuple(line) for line in lines)
    assert taken_whole(page(["x", *made]))


@given(texts)
def test_somebodys_words_in_a_line_of_ours_stay_in_it_and_link_nothing(words: str) -> None:
    shown = theirs(words)
    assert len(shown.splitlines()) <= 1
    assert shown.count("\u2068") == shown.count("\u2069") <= 1
    assert not joints(shown.replace("\u2060", "")) or "\u2060" in shown


@given(st.lists(cards(), min_size=1, max_size=3).map(lambda some: some * 5), st.booleans())
def test_whatever_a_summary_says_the_service_takes_the_message_whole(told: list[Card], is_sample: bool) -> None:
    facts = Summary(tuple(told), AT, "Iron", is_sample=is_sample)
    text = message(Delivery(Destination("1"), "summary:x", Kind.SUMMARY, facts, AT), AT, UTC)
    assert taken_whole(text)
