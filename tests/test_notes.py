"""What is set for a chat can be taken back: in the order of undoing, to the very state that was there before."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, time, timedelta
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from make import HOUR, NOW

from bot.model import Destination, Feed, Habits, Hours, Mode, Mute, Scope, Subscription
from bot.store.notes import UNDOABLE, Behalf, behalf
from bot.store.store import Store

PLACES = st.sampled_from([Destination("-5"), Destination("-5", 9)])
NAMES = st.sampled_from(["iron", "own:1", "a:b", "Gwadar: port"])
URLS = st.sampled_from(["https://one.example/", "https://two.example/"])
HABITS = st.builds(
    Habits,
    st.sampled_from([None, ZoneInfo("Asia/Karachi"), ZoneInfo("Asia/Tokyo")]),
    st.sampled_from([None, Hours(time(23), time(6)), Hours(time(1), time(2))]),
)
STEPS = st.one_of(
    st.tuples(st.just("follow"), PLACES, NAMES, st.sampled_from(Mode)),
    st.tuples(st.just("leave"), PLACES, NAMES),
    st.tuples(st.just("mute"), PLACES, st.sampled_from(Scope), NAMES, st.integers(1, 3)),
    st.tuples(st.just("unmute"), PLACES, st.sampled_from(Scope), NAMES),
    st.tuples(st.just("habits"), PLACES, HABITS),
    st.tuples(st.just("feed"), URLS),
    st.tuples(st.just("unfeed"), URLS),
)
_numbers = count(1)


@contextmanager
def somebody() -> Iterator[None]:
    """A person whose command is being carried out."""
    token = behalf.set(Behalf(next(_numbers), 501, NOW))
    try:
        yield
    finally:
        behalf.reset(token)


def carry_out(store: Store, step: tuple[object, ...]) -> None:
    match step:
        case "follow", Destination() as here, str(name), Mode() as mode:
            store.subscribe(Subscription(here, name, mode), NOW)
        case "leave", Destination() as here, str(name):
            store.unsubscribe(Subscription(here, name))
        case "mute", Destination() as here, Scope() as scope, str(what), int(hours):
            store.mute(Mute(here, scope, what, NOW + hours * HOUR, "Ann", 501))
        case "unmute", Destination() as here, Scope() as scope, str(what):
            store.unmute(Mute(here, scope, what, NOW))
        case "habits", Destination() as here, Habits() as habits:
            store.set_habits(here, habits, UTC, NOW)
        case "feed", str(url):
            store.add_feed("-5", Feed(url, "One"), 501, NOW)
        case _, str(url):
            store.remove_feed("-5", url)


def state(store: Store) -> tuple[object, ...]:
    """All that is set, and which feeds are polled for it."""
    return (
        store.subscriptions(),
        store.mutes(NOW),
        store.attention(UTC, NOW).habits,
        store.chat_feeds("-5"),
        [each.url for each in store.feed_health()],
    )


@given(st.lists(STEPS, max_size=10))
def test_what_was_set_is_taken_back_step_by_step(steps: list[tuple[object, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder, closing(Store(Path(folder))) as store:
        states = {0: state(store)}
        for step in steps:
            with somebody():
                carry_out(store, step)
            states[len(store.changes("-5"))] = state(store)
        for left, change in reversed(list(enumerate(reversed(store.changes("-5"))))):
            assert store.put_back(change, UTC, NOW)
            if left in states:
                assert state(store) == states[left]
        assert all(each.undone for each in store.changes("-5"))
        assert state(store) == states[0]


def test_what_nobody_asked_for_is_not_noted_nor_what_changes_nothing(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        store.subscribe(Subscription(Destination("-5"), "iron"), NOW)
        with somebody():
            store.subscribe(Subscription(Destination("-5"), "iron"), NOW)
            store.set_habits(Destination("-5"), Habits(), UTC, NOW)
            store.unmute(Mute(Destination("-5"), Scope.TERM, "Dasu", NOW))
        assert store.changes("-5") == ()


def test_only_the_last_twenty_are_kept_of_each_chat_for_ninety_days(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        for number in range(UNDOABLE + 2):
            with somebody():
                store.subscribe(Subscription(Destination("-5"), f"l{number}"), NOW)
        assert [each.term for each in store.changes("-5")] == [f"l{number}" for number in range(UNDOABLE + 1, 1, -1)]
        token = behalf.set(Behalf(1, 501, NOW + timedelta(days=91)))
        store.subscribe(Subscription(Destination("-6"), "iron"), NOW)
        behalf.reset(token)
        assert store.changes("-5") == ()


def test_a_mute_that_ended_by_itself_can_be_taken_back_all_the_same(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        with somebody():
            store.mute(Mute(Destination("-5"), Scope.TERM, "Dasu", NOW + HOUR, "Ann", 501))
        store.forget_ended(NOW + 2 * HOUR)
        (change,) = store.changes("-5")
        assert store.put_back(change, UTC, NOW)
