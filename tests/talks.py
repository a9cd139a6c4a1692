"""A bot that people talk to about what is watched: over HTTP, with a strict Bot API and a real store."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from botapi import Emulator, Message
from botapi.fixtures import emulator
from make import NOW, article, claim, term, watchlist
from speaking import Speaking
from staff import Office, office

from bot.actions import Access
from bot.feeds.wire import Wire
from bot.model import Feed, Visit
from bot.shelf import read_own
from bot.store.store import Store
from bot.store.thread import StoreThread
from bot.telegram.pace import Pace
from bot.telegram.service import Connection, TelegramService

__all__ = [
    "ADMIN",
    "FILE",
    "FORUM",
    "GROUP",
    "MEMBER",
    "NEWS",
    "OWNER",
    "STRANGER",
    "Chat",
    "chat",
    "emulator",
    "running",
]

OWNER, ADMIN, MEMBER, STRANGER = 501, 502, 503, 504
GROUP, FORUM = -601, -1_001_000_000_701
FILE = "watchlist: iron\ntitle: Iron\nterms:\n  # the dam\n  - term: Dasu\n    any: [Dasu]   # one name\n  # the end\n"
NEWS = (
    article("Gwadar port opens a third berth", outlet="The Paper"),
    article("Gwadar port worker hurt at the harbour", outlet="The Paper", published=NOW - timedelta(days=2)),
    article("Bus attacked on the road to Dasu", outlet="Wire"),
)


@dataclass(slots=True)
class Chat(Speaking):
    """A running bot, its people's side and its staff."""

    emulator: Emulator
    store: StoreThread
    office: Office
    folder: Path
    service: TelegramService

    async def taps(self, chat: int, user: int, message: Message, label: str) -> str:
        """Somebody presses a button; what they read then. `shown` tells what became of the message."""
        return await self.answer_to(self.emulator.tap(chat, user, message.id, label))

    async def forges(self, chat: int, user: int, message: Message, data: str) -> str:
        """Somebody presses a button that carries what they like."""
        return await self.answer_to(self.emulator.press(chat, user, message.id, data))

    async def shown(self, chat: int, message: Message) -> Message:
        """A message once it was edited."""

        def edited() -> Message | None:
            found = next(each for each in self.emulator.sent(chat) if each.id == message.id)
            return found if found.edits > message.edits else None

        await self.emulator.wait_for(edited)
        return edited() or message

    async def text(self, chat: int) -> str:
        """The YAML of a chat's own list."""
        return (await self.store.ask(Store.own_list, str(chat))).text

    def notices(self, title: str) -> list[str]:
        """The terms that are noticed in an article of this title."""
        return [hit.term for hit in self.office.pipeline.matcher.match(article(title))]


async def the_paper(url: str) -> Feed:
    """Every address has the same feed."""
    return Feed(url, "The Paper")


@asynccontextmanager
async def running(emulator: Emulator, folder: Path, mode: str = "invite", now: datetime = NOW) -> AsyncIterator[Chat]:
    """A bot at work at that time, on what the folder holds; people and places are made anew unless they are there."""
    (folder / "watchlists").mkdir(exist_ok=True)
    (folder / "watchlists" / "iron.yaml").write_text(FILE)
    if OWNER not in emulator.world.chats:
        people(emulator)
    emulator.buckets.on = False
    store = await StoreThread.open(folder)
    access = Access(mode, frozenset({OWNER}))
    there = await office(store, folder, access, [watchlist(term("Dasu"))], the_paper, clock=lambda: now)
    await there.shelf.put_own(*map(read_own, await store.ask(Store.own_lists)))
    unpaced = Pace(count(0, 100).__next__)
    async with Wire() as wire:
        connection = Connection(emulator.token, wire.ask, wire.ask, emulator.base_url)
        service = TelegramService(connection, there.staff, UTC, lambda: now, unpaced)
        await service.start(listen=True)
        try:
            yield Chat(emulator, store, there, folder, service)
        finally:
            await service.stop()
            there.staff.librarian.close()
            await store.close()


def people(emulator: Emulator) -> None:
    """An owner, an admin, a member and a stranger; a group and a forum of theirs."""
    emulator.add_chat(OWNER, title="Ann")
    emulator.add_chat(ADMIN, title="Bea")
    emulator.add_chat(STRANGER, title="Zoe")
    for user, name in ((OWNER, "Ann"), (ADMIN, "Bea"), (MEMBER, "Mo"), (STRANGER, "Zoe")):
        emulator.add_user(user, name)
    emulator.add_chat(GROUP, "group", "Desk", members=[OWNER, MEMBER], admins=[ADMIN])
    emulator.add_chat(FORUM, "supergroup", "Forum", members=[OWNER], admins=[ADMIN], topics=[9])


@pytest.fixture
async def chat(emulator: Emulator, tmp_path: Path) -> AsyncIterator[Chat]:
    """A bot with an owner, a group of hers with an admin and a member, and three articles in its archive."""
    async with running(emulator, tmp_path) as there:
        await there.store.ask(Store.finish_polls, [Visit(claim(), NOW, NOW, articles=NEWS)], (), (), NOW)
        yield there
