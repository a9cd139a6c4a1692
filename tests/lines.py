"""A bot on the line: a real service and store, a strict Bot API at the other end, and both ends at hand."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC
from itertools import count
from pathlib import Path

import pytest_asyncio
from botapi import Emulator, Message
from botapi.fixtures import emulator
from make import NOW, term, watchlist
from speaking import Speaking
from staff import office

from bot.actions import Access, Actions
from bot.feeds.wire import Wire
from bot.model import Destination, Draw
from bot.store.thread import StoreThread
from bot.telegram.pace import Pace
from bot.telegram.pictures import no_picture
from bot.telegram.service import Connection, TelegramService

__all__ = ["emulator"]

OWNER, ADMIN, MEMBER, STRANGER = 501, 502, 503, 504
GROUP, FORUM, CHANNEL, FOREIGN = -601, -1_001_000_000_701, -1_001_000_000_801, -901
LISTS = (watchlist(term("Dasu"), name="iron-brother", title="Iron Brother"), watchlist(name="rivers"))


@dataclass(frozen=True, slots=True)
class Talk(Speaking):
    """A running bot, and both its ends: the people's and the store's."""

    emulator: Emulator
    store: StoreThread
    actions: Actions
    service: TelegramService

    async def taps(self, chat: int, user: int, message: Message, label: str, *, shows: bool = True) -> str:
        """Somebody presses a button; what the bot answers to it, once its message shows what that did."""
        before = [each.edits for each in self.emulator.sent(chat) if each.id == message.id]
        said = await self.answer_to(self.emulator.tap(chat, user, message.id, label))
        if shows:
            await self.emulator.wait_for(
                lambda: before != [each.edits for each in self.emulator.sent(chat) if each.id == message.id]
            )
        return said

    async def follows(self, chat: int, topic: int = 0) -> tuple[str, ...]:
        """What a place follows."""
        return await self.actions.subscribed(Destination(str(chat), topic))

    async def is_silent_after(self, chat: int, act: Callable[[], object]) -> bool:
        """Whether the bot says nothing in a chat to something that was worked through before what follows it."""
        before = len(self.emulator.sent(chat))
        act()
        await self.says(OWNER, OWNER, "/help")
        await self.says(OWNER, OWNER, "/help")
        return len(self.emulator.sent(chat)) == before + (2 if chat == OWNER else 0)


async def until(look: Callable[[], Awaitable[object]], wanted: object) -> None:
    """Waits until a look shows what is wanted."""
    async with asyncio.timeout(5):
        while await look() != wanted:  # noqa: ASYNC110 - the store tells nobody that it changed
            await asyncio.sleep(0.01)


@asynccontextmanager
async def talk(
    emulator: Emulator,
    folder: Path,
    access: Access,
    *,
    listen: bool = True,
    pace: Pace | None = None,
    draw: Draw = no_picture,
) -> AsyncIterator[Talk]:
    """A bot with an owner, a group and a forum that the owner is in, a channel of the owner's, and a foreign group."""
    emulator.add_chat(OWNER, title="Ann")
    emulator.add_chat(STRANGER, title="Zoe")
    emulator.add_chat(GROUP, "group", "Desk", members=[OWNER, MEMBER], admins=[ADMIN])
    emulator.add_chat(FORUM, "supergroup", "Forum", members=[OWNER], admins=[ADMIN], topics=[9])
    emulator.add_chat(CHANNEL, "channel", "News", admins=[OWNER])
    emulator.add_chat(FOREIGN, "group", "Elsewhere", admins=[STRANGER])
    store = await StoreThread.open(folder)
    staff = replace((await office(store, folder, access, LISTS)).staff, draw=draw)
    async with Wire() as wire, Wire() as ear:
        connection = Connection(emulator.token, wire.ask, ear.ask, emulator.base_url)
        service = TelegramService(connection, staff, UTC, lambda: NOW, pace)
        await service.start(listen=listen)
        try:
            yield Talk(emulator, store, staff.actions, service)
        finally:
            await service.stop()
            staff.librarian.close()
            await store.close()


@pytest_asyncio.fixture
async def bot(emulator: Emulator, tmp_path: Path) -> AsyncIterator[Talk]:
    """A bot that answers people, as fast as they ask."""
    emulator.buckets.on = False
    unpaced = Pace(count(0, 100).__next__)
    async with talk(emulator, tmp_path, Access(owners=frozenset({OWNER})), pace=unpaced) as running:
        yield running


@pytest_asyncio.fixture
async def sender(emulator: Emulator, tmp_path: Path) -> AsyncIterator[Talk]:
    """A bot that only sends."""
    async with talk(emulator, tmp_path, Access(owners=frozenset({OWNER})), listen=False) as running:
        yield running
