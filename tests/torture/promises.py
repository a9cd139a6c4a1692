"""What is owed: each promise gives every life something to do, and says after it, and at the end, what was broken."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import ClassVar, Protocol
from zoneinfo import ZoneInfo

from botapi import Emulator, Message
from builders import Item, item, rss
from web import FeedServer

from bot.crash import Step
from bot.model import Daily, Destination, Habits, Mode, Subscription
from bot.store.digests import DigestMade
from bot.store.store import Store
from torture.kills import Kill

FILLER = "<p>The road stayed shut for hours, and drivers waited beside the river until the evening came.</p>" * 5
FOLLOWED = "SELECT count(*) FROM subscriptions JOIN destinations ON id = destination WHERE chat = ? AND watchlist = ?"


class Promise(Protocol):
    """Something that holds whatever happens. `counted` are its figures, by name."""

    counted: Counter[str]

    def ask(self, kill: Kill) -> None:
        """Gives the next life something to do, and whatever its end needs."""

    def broken(self, database: sqlite3.Connection) -> Iterator[str]:
        """What does not hold after a life; `database` is a copy of what that life left behind."""

    def unkept(self) -> Iterator[str]:
        """What is still owed. Nothing, once a life was long enough."""

    def told(self, counted: Counter[str]) -> str:
        """A line for people about these figures of all towns."""


class Alerts:
    """Every item of the feed reaches every reader; a copy says that it may be one, and is one a crash and chat."""

    READERS = (
        Subscription(Destination("11"), "quarry"),
        Subscription(Destination("11"), "caves"),
        Subscription(Destination("-12"), "quarry"),
        Subscription(Destination("-1000000000013", 8), "quarry"),
        Subscription(Destination("-1000000000013", 9), "caves"),
    )
    TERMS: ClassVar = {"quarry": "Zorvex", "caves": "Morbex"}
    SHOWN = 60

    def __init__(self, emulator: Emulator, feeds: FeedServer, chance: Random) -> None:
        self.counted: Counter[str] = Counter()
        self._emulator = emulator
        self._feeds = feeds
        self._chance = chance
        self._news: list[Item] = []
        self._marked: Counter[int] = Counter()
        emulator.add_chat(11)
        emulator.add_chat(-12, "group")
        emulator.add_chat(-1_000_000_000_013, "supergroup", topics=[8, 9])
        self.url = feeds.url("/feed")
        self._publish()

    def ask(self, kill: Kill) -> None:
        """Publishes an item that names a term, and for a kill at a page one whose page has to be read."""
        self._happens("Zorvex")
        if kill.step in {Step.PAGE_TAKEN, Step.PAGE_READ}:
            self._happens("Morbex")
        self._publish()

    def _happens(self, term: str) -> None:
        title = " ".join((term, *(self._word() for _ in range(5))))
        page = f"<html><body><article><p>{title}.</p><p>It was seen in Quetta.</p>{FILLER}</article></body></html>"
        link = self._feeds.put(f"/{len(self._news)}", page.encode(), headers={"Content-Type": "text/html"})
        self._news.append(item(title, link=link, published=datetime.now(UTC)))

    def broken(self, database: sqlite3.Connection) -> Iterator[str]:
        """More marked copies in a chat than the one that may have been on its way at the crash."""
        for chat in {int(reader.destination.chat) for reader in self.READERS}:
            marked = sum(map(_is_marked, self._emulator.sent(chat)))
            if marked > self._marked[chat] + 1:
                yield f"{marked - self._marked[chat]} marked copies in chat {chat} after one crash"
            self._marked[chat] = marked

    def unkept(self) -> Iterator[str]:
        """Alerts that did not arrive."""
        self.counted.clear()
        for reader in self.READERS:
            chat, topic = int(reader.destination.chat), reader.destination.topic
            texts = [message for message in self._emulator.sent(chat) if message.topic == topic]
            for title in [each.title for each in self._news if self.TERMS[reader.watchlist] in each.title]:
                copies = [message for message in texts if title in message.text]
                self.counted["alerts"] += 1
                self.counted["lost"] += not copies
                self.counted["sent twice"] += len(copies) > 1
                self.counted["unmarked copies"] += sum(not _is_marked(copy) for copy in copies[1:])
                if not copies:
                    yield f"{title!r} did not reach {chat}/{topic}"
                if not all(map(_is_marked, copies[1:])):
                    yield f"{title!r} came twice to {chat}/{topic} without saying so"

    def told(self, counted: Counter[str]) -> str:
        """How many were lost, and how many came twice."""
        return (
            f"alerts: {counted['lost']} of {counted['alerts']} lost; {counted['sent twice']} came twice, "
            f"{counted['unmarked copies']} of them without saying so"
        )

    def _publish(self) -> None:
        self._feeds.put("/feed", rss(*self._news[-self.SHOWN :]))

    def _word(self) -> str:
        return "".join(self._chance.choices("bcdfghjklmnpqrstvwxz", k=4)).join(self._chance.choices("aeiou", k=2))


def _is_marked(message: Message) -> bool:
    return message.text.startswith("May repeat")


class Merges:
    """Two alerts that an article shows to be one story become one message, and the second says where it goes on."""

    READER = Subscription(Destination("14"), "roads")
    PLACES = (
        *(("Sibi", "Uthal"), ("Zhob", "Loralai"), ("Swat", "Mir Ali"), ("Chitral", "Ormara"), ("Khuzdar", "Pasni")),
        *(("Turbat", "Bannu"), ("Quetta", "Mingora"), ("Gilgit", "Wadh")),
    )

    def __init__(self, emulator: Emulator, feeds: FeedServer) -> None:
        self.counted: Counter[str] = Counter()
        self._emulator = emulator
        self._feeds = feeds
        self._news: list[Item] = []
        self._shown: list[str] = []
        self._open = ""
        emulator.add_chat(14)
        self.url = feeds.url("/roads")
        self._publish()

    def ask(self, kill: Kill) -> None:
        """Publishes two reports; and in a later life, or for a kill at that, the one that shows them to be one."""
        if not self._open and len(self._shown) < len(self.PLACES):
            town, self._open = self.PLACES[len(self._shown)]
            self._happens(f"Chinese engineers killed in suicide attack on road to {town}")
            self._happens(f"Explosion hits bus near {self._open}")
        if self._open and (kill.step is Step.STORY_MENDING or len(self._alive(self._open)) > 1):
            town = self.PLACES[len(self._shown)][0]
            self._happens(f"Suicide bomber kills four Chinese engineers on bus near {self._open}, on road to {town}")
            self._shown.append(self._open)
            self._open = ""

    def broken(self, _: sqlite3.Connection) -> Iterator[str]:
        """Nothing: until the messages are edited, both stand."""
        yield from ()

    def unkept(self) -> Iterator[str]:
        """Stories that are told as two, or not with what the last report says."""
        self.counted.clear()
        for place in self._shown:
            alive = self._alive(place)
            copies = self._repeats(place)
            self.counted["merges"] += 1
            self.counted["told as two"] += len(alive) > 1 + copies
            if len(alive) > 1 + copies or not any("4 Chinese killed" in message.text for message in alive):
                yield f"the attack near {place} is not one message: {[message.text for message in alive]}"

    def told(self, counted: Counter[str]) -> str:
        """How many are still told as two."""
        return f"merges: {counted['told as two']} of {counted['merges']} still told as two"

    def _alive(self, place: str) -> list[Message]:
        """The alerts of an attack that do not send their readers elsewhere."""
        told = (each for each in self._emulator.sent(14) if self._is_about(place, each.text))
        return [each for each in told if "Update" not in each.text and "Continues in" not in each.text]

    def _repeats(self, place: str) -> int:
        """How many of them were sent as what may repeat: the first copy, if there is one, is edited no more."""
        texts = (each.text("text") for each in self._emulator.calls("sendMessage") if each.chat == "14")
        return sum(text.startswith("May repeat") and self._is_about(place, text) for text in texts)

    def _is_about(self, place: str, text: str) -> bool:
        town = next(town for town, near in self.PLACES if near == place)
        return place in text or f"road to {town}" in text

    def _happens(self, title: str) -> None:
        link = self._feeds.url(f"/road/{len(self._news)}")
        self._news.append(item(title, link=link, published=datetime.now(UTC)))
        self._publish()

    def _publish(self) -> None:
        self._feeds.put("/roads", rss(*self._news))


class Digests:
    """Every chat whose digest is due has each of its parts, and a second copy of one says that it may be one."""

    def __init__(self, emulator: Emulator, state: Path) -> None:
        self.counted: Counter[str] = Counter()
        self._emulator = emulator
        self._state = state
        self._chats: list[int] = []

    def ask(self, _: Kill) -> None:
        """A new chat follows a list by digests alone, and the first is due."""
        chat, now = 3000 + len(self._chats), datetime.now(UTC)
        self._emulator.add_chat(chat)
        self._chats.append(chat)
        here, at = Destination(str(chat)), now - timedelta(minutes=1)
        with closing(Store(self._state)) as store:
            store.subscribe(Subscription(here, "quarry", Mode.DIGEST), now)
            store.set_habits(here, Habits(zone=ZoneInfo("UTC")), UTC, now)
            store.set_digest(here, Daily(at.time().replace(second=0, microsecond=0)))
            store.put_digests([DigestMade(here, next=at, covered=now - timedelta(hours=1))], now)

    def broken(self, _: sqlite3.Connection) -> Iterator[str]:
        """Copies that do not say so."""
        for chat in self._chats:
            titles = Counter(self._titles(chat))
            for title in (title for title, times in titles.items() if times > 1):
                yield f"{title!r} came {titles[title]} times to {chat}"

    def unkept(self) -> Iterator[str]:
        """Digests that did not arrive whole."""
        self.counted.clear()
        for chat in self._chats:
            titles = {*self._titles(chat), *self._titles(chat, marked=True)}
            parts = max((int(title.rpartition("/")[2]) for title in titles if "/" in title), default=1)
            self.counted["digests"] += 1
            self.counted["lost"] += len(titles) < parts or not titles
            if len(titles) < parts or not titles:
                yield f"of {parts} parts of its digest {len(titles)} reached {chat}"

    def told(self, counted: Counter[str]) -> str:
        """How many did not arrive."""
        return f"digests: {counted['lost']} of {counted['digests']} not whole"

    def _titles(self, chat: int, *, marked: bool = False) -> list[str]:
        """The first lines of the digests in a chat, as they say that they may repeat one or not."""
        texts = [each for each in self._emulator.sent(chat) if each.text and _is_marked(each) == marked]
        lines = [each.text.splitlines() for each in texts]
        return [each[marked] for each in lines if each[marked].startswith("Digest")]


class Commands:
    """Every command is answered, and what was answered is so. Every list is subscribed to and left in turn."""

    ASKERS = (21, 22, 23)
    LISTS = tuple(f"own{number}" for number in range(9))

    def __init__(self, emulator: Emulator) -> None:
        self.counted: Counter[str] = Counter()
        self._emulator = emulator
        self._said: dict[int, list[Message]] = {chat: [] for chat in self.ASKERS}
        self._waiting = 0
        for chat in self.ASKERS:
            emulator.add_chat(chat)

    def ask(self, _: Kill) -> None:
        """Everybody says something, unless many wait: an answer names a list, and is told from others by that."""
        for chat, said in self._said.items() if self._waiting < 2 * len(self.ASKERS) else ():
            turn, place = divmod(len(said), len(self.LISTS))
            word = "/unsubscribe" if turn % 2 else "/subscribe"
            said.append(self._emulator.say(chat, chat, f"{word} {self.LISTS[place]}"))

    def broken(self, database: sqlite3.Connection) -> Iterator[str]:
        """An answered command that did not do what its answer says."""
        if not any(self._said.values()):
            return  # the tables may not be made yet
        heard = dict(database.execute("SELECT id, json_extract(nullif(body, ''), '$.message.chat.id') FROM updates"))
        asked = [chat for chat in heard.values() if chat in self.ASKERS]
        coming = [each for each in self._emulator.world.updates if each.id not in heard]
        own = [each for each in coming if each.body.get("message", {}).get("chat", {}).get("id") in self.ASKERS]
        self._waiting = len(asked) + len(own)
        for chat, said in self._said.items():
            for command in said[-len(self.LISTS) :]:
                word, name = command.text.split()
                subscribes = word == "/subscribe"
                if self._answer(command, f"{'F' if subscribes else 'No longer f'}ollowing {name} ") is None:
                    continue
                if database.execute(FOLLOWED, [str(chat), name]).fetchone() != (subscribes,):
                    yield f"{command.text} in {chat} was answered and is not so"

    def unkept(self) -> Iterator[str]:
        """Commands without an answer."""
        said = [command for commands in self._said.values() for command in commands]
        unanswered = [command for command in said if self._answer(command, "") is None]
        answers = sum(len(self._emulator.sent(chat)) for chat in self.ASKERS)
        self.counted["commands"], self.counted["lost"] = len(said), len(unanswered)
        self.counted["answered twice"] = max(0, answers - len(said) + len(unanswered))
        yield from (f"{command.text} in {command.chat} was never answered" for command in unanswered)
        if answers < len(said):
            yield f"{len(said)} commands, {answers} answers"

    def told(self, counted: Counter[str]) -> str:
        """How many were lost, and how many answered twice."""
        return f"commands: {counted['lost']} of {counted['commands']} lost; {counted['answered twice']} answered twice"

    def _answer(self, command: Message, start: str) -> Message | None:
        answers = (each for each in self._emulator.sent(command.chat) if each.id > command.id)
        return next((each for each in answers if each.text.startswith(start)), None)
