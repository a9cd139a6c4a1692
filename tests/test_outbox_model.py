"""The outbox against a model of it: whatever happens in whatever order, nothing is lost and every copy says so."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import timedelta
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from make import NOW, card, delivery

from bot.model import Closed, Delivery, Destination, Outcome, Priority, Refused, Sent, State, TryAgain, Unknown
from bot.store.store import Store

CHATS = ("1", "2", "-3")
MOVED = "-1003"
USUAL, FEW = 100, 20  # examples in `make test`: each of these is a database with a history of its own
PRIORITIES = st.sampled_from([Priority.URGENT, Priority.NORMAL])


class OutboxModel(RuleBasedStateMachine):
    """`promised` is what the outbox took on, `arrived` what readers got, with whether it said that it may repeat."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp(prefix="outbox-"))
        self.store = Store(self.folder)
        self.now = NOW
        self.promised: list[tuple[str, str]] = []
        self.dead: set[str] = set()
        self.closed: set[str] = set()
        self.arrived: dict[str, list[tuple[str, bool]]] = {}
        self.way: list[Delivery] = []
        self.number = 0

    # ── what happens ─────────────────────────────────────────────────────────────────────────────────────────────────

    @rule(chat=st.sampled_from(CHATS), priority=PRIORITIES)
    def news(self, chat: str, priority: Priority) -> None:
        self.number += 1
        key = f"alert:{self.number}"
        where = MOVED if chat == "-3" and self._is_known(MOVED) else chat
        row = delivery(key, chat=where, facts=card(priority=priority))
        self.store.finish_polls([], [], [row, row], self.now)
        self.promised.append((chat, key))

    @rule()
    def take(self) -> None:
        taken = self.store.take_deliveries(self.now, terminal=False)
        chats = [each.destination.chat for each in (*self.way, *taken)]
        assert len(chats) == len(set(chats)), "two messages under way in one chat"
        self.way += taken

    @precondition(lambda self: self.way)
    @rule(data=st.data())
    def arrive(self, data: st.DataObject) -> None:
        self._settle(data, Sent(1), arrives=True)

    @precondition(lambda self: self.way)
    @rule(data=st.data(), arrives=st.booleans())
    def break_the_line(self, data: st.DataObject, arrives: bool) -> None:
        self._settle(data, Unknown("line died"), arrives=arrives)

    @precondition(lambda self: self.way)
    @rule(data=st.data(), after=st.sampled_from([None, timedelta(seconds=30), timedelta(seconds=43_838)]))
    def refuse_for_now(self, data: st.DataObject, after: timedelta | None) -> None:
        self._settle(data, TryAgain("flood", after))

    @precondition(lambda self: self.way)
    @rule(data=st.data())
    def refuse_for_good(self, data: st.DataObject) -> None:
        self.dead.add(self._settle(data, Refused("too long")).key)

    @precondition(lambda self: self.way)
    @rule(data=st.data())
    def close(self, data: st.DataObject) -> None:
        self.closed.add(self._settle(data, Closed("blocked")).destination.chat)

    @rule()
    def open(self) -> None:
        for chat in self.closed:
            self.store.open_destination(Destination(chat))
        self.closed.clear()

    @rule()
    def move(self) -> None:
        opens = self._is_known("-3")  # news of the same move a second time opens nothing that was closed since
        self.store.move_chat("-3", MOVED)
        self.closed -= {"-3", MOVED} if opens else set()

    @rule(accepted=st.booleans())
    def crash(self, accepted: bool) -> None:
        """The process dies; what was under way may have been accepted. A new one begins."""
        for each in self.way if accepted else ():
            self._arrives(each)
        self.way.clear()
        self.store.close()
        self.store = Store(self.folder)
        self.store.recover(self.now)

    @rule(seconds=st.sampled_from([1, 60, 50_000]))
    def wait(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    # ── what holds ───────────────────────────────────────────────────────────────────────────────────────────────────

    @invariant()
    def nothing_arrives_twice_in_silence(self) -> None:
        for got in self.arrived.values():
            seen: Counter[str] = Counter()
            for key, marked in got:
                assert marked or not seen[key], f"{key} came twice without saying so"
                seen[key] += 1

    def teardown(self) -> None:
        """In the end everything promised arrived, or was refused for good; the first copies came in order."""
        self.crash(accepted=False)
        self.open()
        for _ in range(3 * len(self.promised) + 3):
            self.now += timedelta(days=1)
            self.take()
            while self.way:
                taken = self.way.pop()
                self._arrives(taken)
                self.store.settle(taken, Sent(1), self.now)
        for chat in CHATS:
            wanted = [key for where, key in self.promised if where == chat]
            got = list(dict.fromkeys(key for key, _ in self.arrived.get(chat, ())))
            assert [key for key in wanted if key in got or key not in self.dead] == got
        self.nothing_arrives_twice_in_silence()
        self.store.close()
        shutil.rmtree(self.folder)

    # ── how ──────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _is_known(self, chat: str) -> bool:
        return (chat,) in list(self.store._db.execute("SELECT chat FROM destinations"))

    def _settle(self, data: st.DataObject, outcome: Outcome, *, arrives: bool = False) -> Delivery:
        taken = data.draw(st.sampled_from(self.way))
        self.way.remove(taken)
        if arrives:
            self._arrives(taken)
        self.store.settle(taken, outcome, self.now, retry_at=self.now + timedelta(seconds=1))
        return taken

    def _arrives(self, taken: Delivery) -> None:
        chat = "-3" if taken.destination.chat == MOVED else taken.destination.chat
        self.arrived.setdefault(chat, []).append((taken.key, taken.state is State.AMBIGUOUS))


TestOutboxModel = OutboxModel.TestCase
TestOutboxModel.settings = settings(max_examples=FEW if settings().max_examples == USUAL else settings().max_examples)
