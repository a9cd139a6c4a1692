"""The rows of the outbox: what may leave next, at what cost, and what a move does to them. On a real store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from make import HOUR, NOW, delivery

from bot.model import Closed, Delivery, Destination, Sent, Subscription, TryAgain
from bot.store.store import Store


@pytest.fixture
def rows(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path)
    yield opened
    opened.close()


def states(rows: Store) -> dict[str, str]:
    told = "SELECT chat || ' ' || key, state FROM deliveries JOIN destinations d ON d.id = destination"
    return dict(rows._db.execute(told))


def fill(rows: Store, *deliveries: Delivery) -> None:
    rows.finish_polls([], [], deliveries, NOW)


def take(rows: Store, chat: str = "1", at: datetime = NOW) -> Delivery:
    (taken,) = rows.take_deliveries(at, terminal=False, chats=[chat])
    return taken


def test_an_outcome_is_written_once_though_the_disk_said_it_was_not(rows: Store) -> None:
    fill(rows, delivery(chat="1"))
    first = take(rows)
    rows.settle(first, TryAgain("slow down"), NOW)
    again = take(rows)
    rows.settle(first, Sent(1), NOW)
    assert states(rows) == {"1 alert:abcdefghij": "sending"}
    rows.settle(again, Sent(2), NOW)
    assert states(rows) == {"1 alert:abcdefghij": "sent"}


def test_a_chat_that_moved_brings_all_it_has_to_the_chat_it_became(rows: Store) -> None:
    for chat, name in (("-5", "iron"), ("-5", "rivers"), ("-1005", "rivers"), ("-1005", "roads")):
        rows.subscribe(Subscription(Destination(chat), name), NOW)
    fill(rows, delivery("alert:1", chat="-5"), delivery("alert:2", chat="-5"), delivery("alert:2", chat="-1005"))
    rows.pause_chat("-5", NOW + HOUR, "flood")
    rows.close_destination(Destination("-1005"), "the bot was removed")
    for _ in range(2):
        rows.move_chat("-5", "-1005")
    new = Destination("-1005")
    assert set(rows.subscriptions()) == {Subscription(new, name) for name in ("iron", "rivers", "roads")}
    assert states(rows) == {"-1005 alert:1": "pending", "-1005 alert:2": "pending"}
    assert rows.chats_waiting(NOW, terminal=False) == ()
    assert take(rows, "-1005", NOW + HOUR).key == "alert:1"


def test_a_message_under_way_when_its_chat_moved_is_still_settled(rows: Store) -> None:
    fill(rows, delivery("alert:1", chat="-5"))
    taken = take(rows, "-5")
    rows.move_chat("-5", "-1005")
    rows.settle(taken, Closed("upgraded", moved_to="-1005"), NOW)
    assert states(rows) == {"-1005 alert:1": "pending"}


LOOKS: tuple[Callable[[Store], object], ...] = (
    lambda rows: rows.chats_waiting(NOW, terminal=False),
    lambda rows: rows.take_deliveries(NOW, terminal=False, chats=["250", "251"]),
    lambda rows: rows.due_held(NOW),
)


def steps(rows: Store, look: Callable[[Store], object]) -> int:
    hundreds: list[None] = []
    rows._db.conn.set_progress_handler(lambda: hundreds.append(None), 100)
    look(rows)
    rows._db.conn.set_progress_handler(None, 0)
    return len(hundreds)


@pytest.mark.parametrize("look", LOOKS, ids=["waiting", "taken", "held"])
def test_a_turn_costs_the_same_however_many_chats_wait(rows: Store, look: Callable[[Store], object]) -> None:
    fill(rows, *(delivery(chat=str(chat)) for chat in range(300)))
    few = steps(rows, look)
    rows.recover(NOW)
    fill(rows, *(delivery(chat=str(chat)) for chat in range(300, 1500)))
    assert steps(rows, look) <= 1.2 * few + 5
