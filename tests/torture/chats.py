"""What is owed to chats: menus that do what they say, shared files that say what the history says, groups that move."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from botapi import Emulator, Message

from bot.crash import Step
from bot.model import Destination, Subscription
from torture.kills import Kill

OWNER = 1


class Menus:
    """A menu shows what its last press made true, whatever came between the press and the edit."""

    LIST = "menu"
    CHAT = 31
    READER = Subscription(Destination("31"), LIST)

    def __init__(self, emulator: Emulator) -> None:
        self.counted: Counter[str] = Counter()
        self._emulator = emulator
        self._wanted = True
        emulator.add_chat(self.CHAT)
        emulator.say(self.CHAT, self.CHAT, "/settings")

    def ask(self, _: Kill) -> None:
        """Opens a menu of what is followed and might be; presses its button when it is there."""
        menus = self._menus()
        if not menus:
            self._emulator.say(self.CHAT, self.CHAT, "/settings")
            return
        self._wanted = not self._wanted
        self.counted["presses"] += 1
        code = "q" if self._wanted else "n"
        self._emulator.press(self.CHAT, self.CHAT, menus[-1].id, f"1h{code}")

    def broken(self, _: sqlite3.Connection) -> Iterator[str]:
        """Nothing: presses may wait."""
        yield from ()

    def unkept(self) -> Iterator[str]:
        """A menu that does not say what was pressed last."""
        if not (menus := self._menus()):
            yield "no menu came"
        elif self.counted["presses"] and ("Quiet here" in menus[-1].text) != self._wanted:
            if not self.counted["stale"]:  # a press that was carried out before a kill leaves its menu as it was
                self._emulator.press(self.CHAT, self.CHAT, menus[-1].id, "1hq" if self._wanted else "1hn")
            self.counted["stale"] = 1
            yield "a menu does not say what was pressed last"
        else:
            self.counted["stale"] = 0

    def told(self, counted: Counter[str]) -> str:
        """How many menus say something else."""
        return f"menus: {counted['presses']} presses, {counted['stale']} menus that say something else"

    def _menus(self) -> list[Message]:
        return [each for each in self._emulator.sent(self.CHAT) if each.text.startswith("Times here")]


class Edits:
    """A shared file says what the newest change in the history says, and every command changes it once."""

    LIST = "ledger"
    TEXT = "watchlist: ledger\nterms:\n  - {term: Kept, any: [Keptever]}\n  - {term: Moved, any: [Movedever]}\n"
    SAID = (f"/remove {LIST}: Moved", "/undo")

    def __init__(self, emulator: Emulator, folder: Path) -> None:
        self.counted: Counter[str] = Counter()
        self._emulator = emulator
        self._path = folder / f"{self.LIST}.yaml"
        emulator.add_chat(OWNER)

    def ask(self, _: Kill) -> None:
        """The owner takes a term off the file, or takes that back."""
        self._emulator.say(OWNER, OWNER, self.SAID[self.counted["edits"] % 2])
        self.counted["edits"] += 1

    def broken(self, database: sqlite3.Connection) -> Iterator[str]:
        """A history that does not follow from itself, or a file that is not its end, while nothing is owed."""
        if not database.execute("SELECT 1 FROM pragma_table_info('changes') WHERE name = 'owed'").fetchone():
            return
        changes = "SELECT before, after, undone, owed FROM changes WHERE watchlist = ? ORDER BY id"
        told = database.execute(changes, [self.LIST]).fetchall()
        for (before, after, undone, _), (then, *_) in pairwise(told):
            if then != (before if undone else after):
                yield f"a change of {self.LIST} began at what none had left"
        if told and not told[-1][3] and self._path.read_text() != told[-1][0 if told[-1][2] else 1]:
            yield f"{self.LIST} is not what its history says"

    def unkept(self) -> Iterator[str]:
        """A command that did not change the file, or did it twice."""
        is_there = "Moved" in self._path.read_text()
        self.counted["lost"] = int(is_there == bool(self.counted["edits"] % 2))
        if self.counted["lost"]:
            yield f"{self.LIST} {'has' if is_there else 'lacks'} its term after {self.counted['edits']} commands"

    def told(self, counted: Counter[str]) -> str:
        """How many were made, and how many files are not as they should be."""
        return f"edits of shared files: {counted['edits']}, {counted['lost']} files not what was last asked for"


class Moves:
    """A group that becomes a supergroup, again and again, is followed with all it has."""

    FIRST = -41
    LIST = "moving"
    READERS = (Subscription(Destination("-41"), "quarry"), Subscription(Destination("-41"), LIST))

    def __init__(self, emulator: Emulator) -> None:
        self.counted: Counter[str] = Counter()
        self._emulator = emulator
        self._here = self.FIRST
        emulator.add_user(41)
        emulator.add_chat(self.FIRST, "group", members=[41])

    def ask(self, kill: Kill) -> None:
        """Moves, for a kill at that."""
        if kill.step is Step.CHAT_MOVING:
            new = -1_000_000_000_041 - self.counted["moves"]
            self._emulator.migrate(self._here, new)
            self._here = new
            self.counted["moves"] += 1

    def broken(self, database: sqlite3.Connection) -> Iterator[str]:
        """A subscription that is nowhere, or in two places."""
        query = "SELECT count(*) FROM subscriptions WHERE watchlist = ?"
        if self.counted["moves"] and database.execute(query, [self.LIST]).fetchone() != (1,):
            yield "the group that moved follows its list nowhere, or in two places"

    def unkept(self) -> Iterator[str]:
        """Alerts that do not come to where the group is now."""
        if not any("Zorvex" in each.text for each in self._emulator.sent(self._here)):
            yield f"nothing came to {self._here}"

    def told(self, counted: Counter[str]) -> str:
        """How often it moved."""
        return f"moves: {counted['moves']} groups became supergroups"
