"""When destinations are told: at once, in a summary, or not at all."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make import HOUR, MINUTE, NOW, account, article, card, delivery, news, sighting

from bot.account import Severity
from bot.core.attention import DAILY, SUMMARY_STORIES, Attention, batches
from bot.core.layout import layout
from bot.core.spans import plain_text
from bot.core.timetable import next_daily
from bot.model import (
    Daily,
    Delivery,
    Destination,
    Habits,
    Hours,
    Kind,
    Mode,
    Mute,
    Notice,
    Priority,
    Scope,
    State,
    Summary,
)

KARACHI = ZoneInfo("Asia/Karachi")
CHAT = Destination("501")
NIGHT = Hours(time(16), time(6))  # NOW is 17:00 in Karachi
STORY = news(article()).story
MORNING = datetime(2026, 3, 4, 1, 0, tzinfo=UTC)


def alert(
    priority: Priority = Priority.NORMAL, kind: Kind = Kind.ALERT, chat: str = "501", **facts: object
) -> Delivery:
    facts = {"story": STORY} | facts
    return delivery(f"{kind}:{STORY}", chat, kind=kind, facts=card(priority=priority, **facts))


def told(
    what: Delivery,
    *mutes: Mute,
    habits: Habits = Habits(),  # noqa: B008 - a frozen value
    modes: dict[str, Mode] | None = None,
    now: datetime = NOW,
) -> tuple[State, datetime | None]:
    """What becomes of an alert of the list iron."""
    attention = Attention(KARACHI, {CHAT: modes or {"iron": Mode.INSTANT}}, {CHAT: habits}, {CHAT: mutes})
    (after,) = attention.attend([what], [news(article())], now)
    return after.state, after.not_before


AT_ONCE = (State.PENDING, None)
MUTED = (State.MUTED, None)


def test_without_wishes_an_alert_leaves_at_once() -> None:
    assert told(alert()) == AT_ONCE


def test_quiet_hours_hold_until_they_end_where_the_chat_is() -> None:
    assert told(alert(), habits=Habits(quiet=NIGHT)) == (State.HELD, MORNING)
    assert told(alert(), habits=Habits(UTC, NIGHT)) == AT_ONCE


def test_urgent_passes_quiet_hours_unless_the_chat_says_otherwise() -> None:
    assert told(alert(Priority.URGENT), habits=Habits(quiet=NIGHT)) == AT_ONCE
    assert told(alert(Priority.URGENT), habits=Habits(quiet=NIGHT, quiet_for_all=True)) == (State.HELD, MORNING)


def test_hourly_waits_for_the_full_hour_and_urgent_does_not() -> None:
    hourly = {"iron": Mode.HOURLY}
    assert told(alert(), modes=hourly, now=NOW + MINUTE) == (State.HELD, NOW + HOUR)
    assert told(alert(Priority.URGENT), modes=hourly) == AT_ONCE


def test_a_note_about_lists_that_are_read_in_the_digest_waits_for_it() -> None:
    attention = Attention(KARACHI, {CHAT: {"iron": Mode.DIGEST, "own": Mode.INSTANT}})
    note = delivery("notice:flood:x", "501", kind=Kind.NOTICE, facts=Notice("Held back"))
    assert attention.put_off(note, {"iron"}, NOW).not_before == next_daily(NOW, DAILY, KARACHI)
    assert attention.put_off(note, {"iron", "own"}, NOW).not_before is None


def test_an_hour_that_ends_in_quiet_hours_is_told_after_them() -> None:
    soon = Hours(time(18), time(6))
    assert told(alert(), modes={"iron": Mode.HOURLY}, habits=Habits(quiet=soon)) == (State.HELD, MORNING)


def test_digest_waits_for_the_morning_whatever_the_urgency() -> None:
    held = (State.HELD, MORNING + 90 * MINUTE)
    assert told(alert(Priority.URGENT), modes={"iron": Mode.DIGEST}) == held


def test_digest_waits_for_the_time_that_its_chat_chose() -> None:
    evening = Habits(digest=Daily(time(18)))
    assert told(alert(), modes={"iron": Mode.DIGEST}, habits=evening) == (State.HELD, NOW + HOUR)


def test_the_promptest_of_the_subscriptions_that_a_story_concerns_counts() -> None:
    assert told(alert(), modes={"iron": Mode.DIGEST, "rivers": Mode.INSTANT})[0] is State.HELD
    assert told(alert(), modes={"iron": Mode.INSTANT, "rivers": Mode.DIGEST}) == AT_ONCE


def test_notices_and_edits_are_never_held() -> None:
    assert told(alert(kind=Kind.REVISION), habits=Habits(quiet=NIGHT)) == AT_ONCE


# ── mutes ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def mute(scope: Scope, what: str, chat: str = "501", until: datetime = NOW + HOUR) -> Mute:
    return Mute(Destination(chat), scope, what, until, "Ann")


@pytest.mark.parametrize(
    ("one", "state"),
    [
        (mute(Scope.STORY, STORY), MUTED),
        (mute(Scope.STORY, "other"), AT_ONCE),
        (mute(Scope.TERM, "dasu"), MUTED),
        (mute(Scope.TERM, "CPEC"), AT_ONCE),
        (mute(Scope.SOURCE, "the paper"), MUTED),
        (mute(Scope.SOURCE, "Geo"), AT_ONCE),
        (mute(Scope.TERM, "Dasu", until=NOW), AT_ONCE),
    ],
)
def test_a_mute_covers_its_story_term_or_source_while_it_lasts(one: Mute, state: tuple[State, None]) -> None:
    assert told(alert(Priority.URGENT), one) == state


def test_what_another_term_or_source_tells_is_heard() -> None:
    both = alert(terms=("Dasu", "CPEC"), account=account(sightings=(sighting(), sighting("Geo"))))
    assert told(both, mute(Scope.TERM, "Dasu"), mute(Scope.SOURCE, "Geo")) == AT_ONCE


def test_an_update_breaks_the_mute_of_its_story_but_not_that_of_its_term() -> None:
    update = alert(kind=Kind.UPDATE)
    assert told(update, mute(Scope.STORY, STORY)) == AT_ONCE
    assert told(update, mute(Scope.TERM, "Dasu")) == MUTED


# ── summaries ────────────────────────────────────────────────────────────────────────────────────────────────────────


def held(number: int, chat: str = "501", story: str = "", **facts: object) -> Delivery:
    facts |= {"story": story or f"story{number:05}", "title": f"Story {number}"}
    created, due = NOW + number * MINUTE, NOW + HOUR
    what = alert(chat=chat, **facts)  # type: ignore[arg-type]
    return Delivery(what.destination, f"alert:{number}", what.kind, what.facts, created, number, State.HELD, 0, due)


def titles(facts: object) -> list[str]:
    assert isinstance(facts, Summary)
    return [card.title for card in facts.cards]


def test_what_was_held_for_a_chat_is_one_summary_urgent_first() -> None:
    (one, other) = batches([held(1), held(2, priority=Priority.URGENT), held(3, chat="7")], NOW + HOUR)
    assert titles(one.delivery.facts) == ["Story 2", "Story 1"]
    assert (one.delivery.key, sorted(one.told)) == ("summary:2026-03-03T13:00", [1, 2])
    assert one.delivery.facts.priority is Priority.URGENT
    assert other.delivery.destination == Destination("7")


def test_a_story_that_was_held_twice_is_told_once_as_it_is_now() -> None:
    (one,) = batches([held(1, story="x"), held(2, story="x")], NOW + HOUR)
    assert (titles(one.delivery.facts), one.told) == (["Story 2"], (1, 2))


@given(st.lists(st.integers(1, 60), unique=True), st.integers(1, 3))
def test_everything_held_is_told_exactly_once_in_messages_of_their_own_keys(numbers: list[int], chats: int) -> None:
    found = list(batches([held(number, chat=str(number % chats)) for number in numbers], NOW + HOUR))
    assert sorted(number for batch in found for number in batch.told) == sorted(numbers)
    assert len({(batch.delivery.destination, batch.delivery.key) for batch in found}) == len(found)
    assert all(len(titles(batch.delivery.facts)) <= SUMMARY_STORIES for batch in found)


def summary_text(facts: Summary) -> list[str]:
    return plain_text(layout(delivery(kind=Kind.SUMMARY, facts=facts), NOW, KARACHI)).splitlines()


def test_a_summary_reads_as_a_list_of_headlines_with_their_sources() -> None:
    quiet = card(title="Road reopened", account=account(severity=Severity.NEWS), published=NOW - timedelta(days=1))
    lines = summary_text(Summary((card(account=account(place="Dasu")), quiet), NOW - HOUR))
    assert lines == [
        "Held since 16:00 PKT: 2 stories",
        "🔴 Bus attacked on the road to Dasu",
        "Dasu · The Paper 17:00 · Dasu",
        "Road reopened",
        "The Paper 17:00 · Dasu",
    ]


def test_a_sample_says_that_it_is_one_and_dates_every_story() -> None:
    sample = Summary((card(published=NOW - timedelta(days=2)),), NOW, "Iron", is_sample=True)
    lines = summary_text(sample)
    assert lines[:2] == ["SAMPLE, no news · Iron: the last story", "🔴 1 Mar · Bus attacked on the road to Dasu"]
    assert sample.priority is Priority.NORMAL
