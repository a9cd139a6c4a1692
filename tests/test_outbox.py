"""What leaves the outbox, in which order, and what becomes of it: on a real store, through a carrier of the test's."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from make import HOUR, NOW, card, delivery

from bot.model import (
    Carrier,
    Closed,
    Delivery,
    Destination,
    Kind,
    Notice,
    Outcome,
    Priority,
    Refused,
    Sent,
    State,
    TryAgain,
    Unknown,
)
from bot.outbox import Outbox, Owners
from bot.store.database import DATABASE
from bot.store.store import Store
from bot.store.thread import StoreThread

SECOND = timedelta(seconds=1)
FLOOD = timedelta(seconds=43_838)
OWNER = "7"


class Clock:
    """Stands still until it is moved."""

    now = NOW

    def __call__(self) -> datetime:
        return self.now


class Post:
    """Carries messages with the outcomes the test wrote down, chat by chat; then everything arrives.

    `shut` are chats whose turn never comes, `down` says that there is no line at all.
    """

    def __init__(self, **outcomes: list[Outcome | Exception]) -> None:
        self.outcomes = {chat.removeprefix("c"): list(each) for chat, each in outcomes.items()}
        self.got: list[Delivery] = []
        self.waits: dict[str, list[timedelta]] = {}
        self.down = False

    async def send(self, delivery: Delivery) -> Outcome:
        self.got.append(delivery)
        left = self.outcomes.get(delivery.destination.chat)
        outcome = left.pop(0) if left else Sent(len(self.got))
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def turn(self, chat: str) -> timedelta | None:
        waits = self.waits.get(chat)
        return None if self.down else waits.pop(0) if waits else timedelta(0)

    @property
    def carrier(self) -> Carrier:
        return Carrier(self.send, self.turn, terminal=False)

    @property
    def keys(self) -> list[tuple[str, str]]:
        return [(each.destination.chat, each.key) for each in self.got]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[StoreThread]:
    opened = await StoreThread.open(tmp_path)
    yield opened
    await opened.close()


@pytest.fixture
async def outbox(store: StoreThread, clock: Clock) -> AsyncIterator[Outbox]:
    made = Outbox(store, Owners(telegram=True, users=frozenset({int(OWNER)})), clock)
    await made.start(NOW)
    yield made
    await made.stop()


async def put(store: StoreThread, *deliveries: Delivery) -> None:
    await store.ask(Store.finish_polls, [], [], deliveries, NOW)


def states(folder: Path) -> dict[str, str]:
    with closing(sqlite3.connect(folder / DATABASE)) as database:
        return dict(
            database.execute(
                "SELECT chat || ' ' || key, state FROM deliveries JOIN destinations d ON d.id = destination"
            )
        )


# ── in which order ───────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_chat_gets_its_messages_in_order_and_one_at_a_time(outbox: Outbox, store: StoreThread) -> None:
    post = Post()
    await put(store, *(delivery(f"alert:{number}", chat="5") for number in range(3)))
    assert await outbox.deliver(post.carrier) == 1
    assert await outbox.deliver_all(post.carrier) == 2
    assert [key for _, key in post.keys] == ["alert:0", "alert:1", "alert:2"]


async def test_two_topics_of_a_chat_never_have_messages_under_way_at_once(outbox: Outbox, store: StoreThread) -> None:
    topics = [delivery(chat="-5"), delivery(chat="-5")]
    topics[1] = Delivery(Destination("-5", 9), "alert:x", Kind.ALERT, card(), NOW)
    await put(store, *topics)
    assert await outbox.deliver(Post().carrier) == 1


async def test_the_most_urgent_chat_goes_first(outbox: Outbox, store: StoreThread) -> None:
    post, quiet = Post(), card(priority=Priority.NORMAL)
    await put(store, delivery(chat="1", facts=quiet), delivery(chat="2", facts=quiet), delivery(chat="3"))
    await outbox.deliver(post.carrier)
    await outbox.stop()
    assert [chat for chat, _ in post.keys] == ["3", "1", "2"]


async def test_a_chat_whose_turn_has_not_come_holds_up_no_other(outbox: Outbox, store: StoreThread) -> None:
    post = Post()
    post.waits = {"1": [SECOND]}
    await put(store, delivery(chat="1"), delivery(chat="2"))
    assert await outbox.deliver(post.carrier) == 1
    await outbox.stop()
    assert post.keys[0][0] == "2"


async def test_a_round_waits_for_every_turn(outbox: Outbox, store: StoreThread) -> None:
    post = Post()
    post.waits = {"1": [timedelta(milliseconds=1)] * 3}
    await put(store, delivery(chat="1"), delivery(chat="2"))
    assert await outbox.deliver_all(post.carrier) == 2


async def test_turns_that_follow_closely_are_waited_for_and_others_are_not(outbox: Outbox, store: StoreThread) -> None:
    post, soon = Post(), timedelta(milliseconds=1)
    post.waits = {"1": [soon, soon], "2": [HOUR] * 9}
    await put(store, delivery(chat="1"), delivery(chat="2"))
    assert await outbox.deliver(post.carrier, soon) == 1
    await outbox.stop()
    assert [chat for chat, _ in post.keys] == ["1"]


async def test_few_messages_are_under_way_at_once(outbox: Outbox, store: StoreThread) -> None:
    free, begun = asyncio.Event(), list[str]()

    async def send(taken: Delivery) -> Outcome:
        begun.append(taken.destination.chat)
        await free.wait()
        return Sent(1)

    await put(store, *(delivery(chat=str(chat)) for chat in range(40)))
    assert await outbox.deliver(Carrier(send, terminal=False)) == 15
    assert await outbox.deliver(Carrier(send, terminal=False)) == 0
    free.set()
    assert await outbox.deliver_all(Carrier(send, terminal=False)) == 25
    assert begun == [str(chat) for chat in range(40)]


async def test_a_stop_ends_the_wait_for_the_next_turn(outbox: Outbox, store: StoreThread) -> None:
    post, soon = Post(), timedelta(milliseconds=1)
    post.waits = {"1": [soon] * 1_000_000}
    await put(store, delivery(chat="1"))
    delivering = asyncio.create_task(outbox.deliver(post.carrier, soon))
    await asyncio.sleep(0)
    await outbox.stop()
    assert await delivering == 0


async def test_without_a_line_nothing_is_tried(outbox: Outbox, store: StoreThread, tmp_path: Path) -> None:
    post = Post()
    post.down = True
    await put(store, delivery(chat="1"))
    assert await outbox.deliver_all(post.carrier) == 0
    assert states(tmp_path) == {"1 alert:abcdefghij": "pending"}


# ── what becomes of a message ────────────────────────────────────────────────────────────────────────────────────────


async def test_a_long_wait_of_one_chat_delays_no_other_and_outlives_a_restart(
    outbox: Outbox, store: StoreThread, clock: Clock, tmp_path: Path
) -> None:
    post = Post(c1=[TryAgain("flood", FLOOD)])
    await put(store, delivery(chat="1"), delivery("alert:2", chat="1"), delivery(chat="2"))
    await outbox.deliver_all(post.carrier)
    assert post.keys[:2] == [("1", "alert:abcdefghij"), ("2", "alert:abcdefghij")]
    other = await StoreThread.open(tmp_path)
    after = Outbox(other, Owners(), clock)
    clock.now += FLOOD - SECOND
    assert await after.deliver_all(post.carrier) == 0
    clock.now += SECOND
    assert await after.deliver_all(post.carrier) == 2
    await other.close()


async def test_the_owner_is_told_once_of_a_long_wait(outbox: Outbox, store: StoreThread, clock: Clock) -> None:
    post = Post(c1=[TryAgain("flood", HOUR), TryAgain("flood", HOUR)])
    await put(store, delivery(chat="1"))
    for _ in range(3):
        await outbox.deliver_all(post.carrier)
        clock.now += HOUR
    notices = [each.facts for each in post.got if each.destination.chat == OWNER]
    assert notices == [Notice("Telegram lets nothing into chat 1 for 1.0 hours", ("Other chats go on.",))]
    assert post.keys[-1] == ("1", "alert:abcdefghij")


async def test_a_wait_written_under_a_wrong_clock_holds_up_nothing(outbox: Outbox, store: StoreThread) -> None:
    await put(store, delivery(chat="1"))
    await store.ask(Store.pause_chat, "1", NOW + timedelta(days=3650), "flood")
    assert await outbox.deliver_all(Post().carrier) == 1


async def test_what_cannot_be_rendered_is_dead_after_three_tries_and_the_queue_goes_on(
    outbox: Outbox, store: StoreThread, clock: Clock, tmp_path: Path
) -> None:
    post = Post(c1=[KeyError("outlet")] * 3)
    await put(store, delivery("alert:bad", chat="1"), delivery("alert:good", chat="1"))
    for _ in range(4):
        await outbox.deliver_all(post.carrier)
        clock.now += 10 * SECOND
    assert [key for chat, key in post.keys if chat == "1"] == ["alert:bad"] * 3 + ["alert:good"]
    assert states(tmp_path)["1 alert:bad"] == "dead"


async def test_facts_that_cannot_be_read_are_dead_and_the_queue_goes_on(
    outbox: Outbox, store: StoreThread, tmp_path: Path
) -> None:
    post = Post()
    await put(store, delivery("alert:bad", chat="1"), delivery("alert:good", chat="1"), delivery(chat="2"))
    with closing(sqlite3.connect(tmp_path / DATABASE)) as other, other:
        other.execute("UPDATE deliveries SET facts = '{}' WHERE key = 'alert:bad'")
    await outbox.deliver_all(post.carrier)
    assert sorted(post.keys) == [("1", "alert:good"), ("2", "alert:abcdefghij")]
    assert states(tmp_path)["1 alert:bad"] == "dead"


@pytest.mark.parametrize("outcome", [Refused("too long"), Closed("blocked")])
async def test_the_owner_is_told_what_was_given_up(outbox: Outbox, store: StoreThread, outcome: Outcome) -> None:
    post = Post(c1=[outcome])
    await put(store, delivery(chat="1"))
    await outbox.deliver_all(post.carrier)
    [notice] = [each.facts for each in post.got if each.destination.chat == OWNER]
    assert isinstance(notice, Notice)
    assert outcome.why in "".join(notice.lines)  # type: ignore[union-attr]  # both have a reason


async def test_a_notice_that_is_refused_leads_to_no_notice(outbox: Outbox) -> None:
    post = Post(c7=[Refused("too long")])
    await outbox.tell_owners("list", "iron.yaml", Notice("A list is broken"))
    assert await outbox.deliver_all(post.carrier) == 1


async def test_a_closed_chat_holds_its_messages_until_it_opens(
    outbox: Outbox, store: StoreThread, tmp_path: Path, clock: Clock
) -> None:
    post = Post(c1=[Closed("blocked")])
    await put(store, delivery("alert:1", chat="1"), delivery("alert:2", chat="1"))
    await outbox.deliver_all(post.carrier)
    assert [key for chat, key in post.keys if chat == "1"] == ["alert:1"]
    await store.ask(Store.open_destination, Destination("1"))
    clock.now += SECOND
    await outbox.deliver_all(post.carrier)
    assert [key for chat, key in post.keys if chat == "1"] == ["alert:1", "alert:1", "alert:2"]


async def test_what_may_have_arrived_keeps_its_mark_while_its_chat_is_closed(
    outbox: Outbox, store: StoreThread, clock: Clock
) -> None:
    post = Post(c1=[Unknown("line died")])
    await put(store, delivery(chat="1"))
    await outbox.deliver_all(post.carrier)
    await store.ask(Store.close_destination, Destination("1"), "blocked")
    await store.ask(Store.open_destination, Destination("1"))
    clock.now += SECOND
    await outbox.deliver_all(post.carrier)
    assert [each.state for each in post.got] == [State.PENDING, State.AMBIGUOUS]


async def test_while_the_disk_refuses_a_message_that_was_sent_is_not_sent_again(
    outbox: Outbox, store: StoreThread, tmp_path: Path
) -> None:
    arrived, free = asyncio.Event(), asyncio.Event()

    async def send(_: Delivery) -> Outcome:
        arrived.set()
        await free.wait()
        return Sent(1)

    await put(store, delivery(chat="1"), delivery(chat="2"))
    await store.ask(lambda opened: opened._db.execute("PRAGMA busy_timeout=1").fetchall())
    await outbox.deliver(Carrier(send, terminal=False))
    await arrived.wait()
    with closing(sqlite3.connect(tmp_path / DATABASE)) as other:
        other.execute("BEGIN IMMEDIATE")
        free.set()
        await asyncio.sleep(0.1)  # the first attempt to mark it fails meanwhile; whether it does, the end is the same
        other.rollback()
        other.close()
    assert await outbox.deliver_all(Carrier(send, terminal=False)) == 0
    assert states(tmp_path) == {"1 alert:abcdefghij": "sent", "2 alert:abcdefghij": "sent"}


async def test_what_left_together_is_marked_together(outbox: Outbox, store: StoreThread, tmp_path: Path) -> None:
    await put(store, *(delivery(chat=str(chat)) for chat in range(5)))
    said: list[str] = []
    await store.ask(lambda opened: opened._db.conn.set_trace_callback(said.append))
    assert await outbox.deliver_all(Post().carrier) == 5
    assert set(states(tmp_path).values()) == {"sent"}
    assert said.count("BEGIN IMMEDIATE") == 2  # once to claim, once to mark


async def test_an_ending_that_cannot_be_written_takes_no_other_along(
    outbox: Outbox, store: StoreThread, tmp_path: Path
) -> None:
    post = Post()
    post.outcomes["-5"] = [Closed("upgraded", moved_to="-1005")]
    await put(store, delivery(chat="-5"), delivery(chat="-1005"), delivery(chat="1"))
    kept = "CREATE TABLE u (d REFERENCES destinations (id)); INSERT INTO u VALUES (1)"
    await store.ask(lambda opened: opened._db.executescript(kept))  # a row of which a move knows nothing
    await outbox.deliver_all(post.carrier)
    assert states(tmp_path) == {
        "-5 alert:abcdefghij": "sending",
        "-1005 alert:abcdefghij": "sent",
        "1 alert:abcdefghij": "sent",
    }


async def test_after_a_stop_nothing_new_begins(outbox: Outbox, store: StoreThread) -> None:
    await put(store, delivery(chat="1"))
    await outbox.stop()
    assert await outbox.deliver_all(Post().carrier) == 0
