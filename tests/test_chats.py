"""What destinations want, as the store remembers it, and what is held for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from make import HOUR, MINUTE, NOW, card, delivery

from bot.core.attention import batches
from bot.model import Destination, Habits, Hours, Kind, Mode, Mute, Priority, Scope, Sent, State, Subscription, Summary
from bot.store.store import Store

CHAT, TOPIC = Destination("501"), Destination("501", 9)
NIGHT = Habits(ZoneInfo("Asia/Karachi"), Hours(time(23), time(6)), quiet_for_all=True)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path)
    yield opened
    opened.close()


def hold(store: Store, *stories: str, chat: str = "501", priority: Priority = Priority.URGENT) -> None:
    """Puts alerts into the outbox that are held for an hour."""
    held = [
        delivery(
            f"alert:{story}", chat, facts=card(story=story, priority=priority), state=State.HELD, not_before=NOW + HOUR
        )
        for story in stories
    ]
    store.finish_polls([], [], held, NOW)


def test_habits_are_kept_for_each_topic_by_itself(store: Store) -> None:
    assert store.habits(CHAT) == Habits()
    store.set_habits(CHAT, NIGHT, UTC, NOW)
    assert store.habits(CHAT) == NIGHT
    assert store.habits(TOPIC) == Habits()
    assert store.attention(UTC, NOW).habits == {CHAT: NIGHT}


def test_a_subscription_that_is_taken_again_changes_when_it_is_told(store: Store) -> None:
    assert store.subscribe(Subscription(CHAT, "iron"), NOW)
    assert store.subscribe(Subscription(CHAT, "iron", Mode.HOURLY), NOW)
    assert not store.subscribe(Subscription(CHAT, "iron", Mode.HOURLY), NOW)
    assert store.attention(UTC, NOW).modes == {CHAT: {"iron": Mode.HOURLY}}


def test_who_subscribes_again_is_told_again(store: Store) -> None:
    store.subscribe(Subscription(CHAT, "iron"), NOW)
    store.close_destination(CHAT, "blocked")
    store.subscribe(Subscription(CHAT, "iron"), NOW)
    assert len(store.subscriptions()) == 1


def test_a_mute_holds_until_its_time_or_its_end(store: Store) -> None:
    mute = Mute(CHAT, Scope.TERM, "Dasu", NOW + HOUR, "Ann")
    store.mute(replace(mute, until=NOW + MINUTE))
    store.mute(mute)
    assert store.mutes(NOW) == (mute,)
    assert store.attention(UTC, NOW).mutes == {CHAT: [mute]}
    assert store.mutes(NOW + HOUR) == ()
    assert store.unmute(mute)
    assert not store.unmute(mute)


def test_what_is_held_leaves_only_in_a_summary_once_it_is_due(store: Store) -> None:
    hold(store, "a", "b")
    assert store.take_deliveries(NOW + 2 * HOUR, terminal=False) == ()
    assert store.due_held(NOW + HOUR - MINUTE) == ()
    held = store.due_held(NOW + HOUR)
    assert [each.key for each in held] == ["alert:a", "alert:b"]
    store.deliver_batches(batches(held, NOW + HOUR), NOW + HOUR)
    (summary,) = store.take_deliveries(NOW + HOUR, terminal=False)
    assert (summary.kind, summary.key) == (Kind.SUMMARY, "summary:2026-03-03T13:00")
    assert summary.facts == Summary((card(story="a"), card(story="b")), NOW)
    assert store.due_held(NOW + 9 * HOUR) == ()


def test_a_summary_whose_slot_came_before_gets_a_key_of_its_own(store: Store) -> None:
    for story in ("a", "b", "c"):
        hold(store, story)
        store.deliver_batches(batches(store.due_held(NOW + HOUR), NOW), NOW)
    keys = []
    while found := store.take_deliveries(NOW + HOUR, terminal=False):
        keys.append(found[0].key)
        store.settle(found[0], Sent(), NOW)
    assert keys == ["summary:2026-03-03T13:00" + end for end in ("", "+2", "+3")]


def test_a_closed_chat_gets_its_summary_when_it_opens(store: Store) -> None:
    hold(store, "a")
    store.close_destination(CHAT, "blocked")
    assert store.due_held(NOW + HOUR) == ()
    store.open_destination(CHAT)
    assert len(store.due_held(NOW + HOUR)) == 1


def test_a_change_of_habits_lets_go_of_what_was_held(store: Store) -> None:
    hold(store, "a")
    hold(store, "b", chat="7")
    store.set_habits(CHAT, Habits(), UTC, NOW)
    assert [each.key for each in store.due_held(NOW)] == ["alert:a"]


def due(store: Store) -> list[datetime | None]:
    """When what is held is due."""
    return [each.not_before for each in store.due_held(NOW + 30 * HOUR)]


def test_what_is_held_is_timed_anew_by_what_its_subscription_still_wants(store: Store) -> None:
    hold(store, "a", priority=Priority.NORMAL)
    store.subscribe(Subscription(CHAT, "iron", Mode.HOURLY), NOW)
    later = NOW + timedelta(minutes=10)
    store.set_habits(CHAT, Habits(), UTC, later)
    assert due(store) == [NOW + HOUR]
    store.set_habits(CHAT, Habits(quiet=Hours(time(12), time(15))), UTC, later)
    assert due(store) == [NOW + 3 * HOUR]
    store.set_habits(CHAT, Habits(ZoneInfo("Asia/Karachi"), Hours(time(12), time(15))), UTC, later)
    assert due(store) == [NOW + HOUR]
    store.subscribe(Subscription(CHAT, "iron"), NOW)
    store.time_anew(CHAT, UTC, later)
    assert due(store) == [later]


def test_urgent_news_that_quiet_hours_held_leave_once_these_let_them_pass(store: Store) -> None:
    store.set_habits(CHAT, Habits(quiet=Hours(time(11), time(15)), quiet_for_all=True), UTC, NOW)
    hold(store, "a")
    store.set_habits(CHAT, Habits(quiet=Hours(time(11), time(15))), UTC, NOW)
    assert due(store) == [NOW]


def test_a_message_knows_the_zone_of_its_chat(store: Store) -> None:
    store.set_habits(CHAT, NIGHT, UTC, NOW)
    store.finish_polls([], [], [delivery(chat="501"), delivery(chat="7")], NOW)
    zones = {each.destination.chat: each.zone for each in store.take_deliveries(NOW, terminal=False)}
    assert zones == {"501": ZoneInfo("Asia/Karachi"), "7": None}


def test_what_is_muted_is_remembered_and_never_sent(store: Store) -> None:
    store.finish_polls([], [], [delivery(chat="501", state=State.MUTED)], NOW)
    assert store.take_deliveries(NOW + HOUR, terminal=False) == ()
    assert store.due_held(NOW + HOUR) == ()
    assert ("501", "abcdefghij") in {(to.chat, story) for to, story in store.told(["abcdefghij"])}
