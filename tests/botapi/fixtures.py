"""Fixtures for tests that talk to the emulator; import `emulator` in conftest.py."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import aiohttp
import pytest_asyncio
from telegram import Bot

from .emulator import Emulator
from .rules import Json

ANN, GROUP, FORUM = 501, -601, -1_001_000_000_701


@pytest_asyncio.fixture
async def emulator() -> AsyncIterator[Emulator]:
    """A fresh service with rate limits on and no chats."""
    async with Emulator() as running:
        yield running


@pytest_asyncio.fixture
async def client(emulator: Emulator) -> AsyncIterator[Bot]:
    """The real library, pointed at the emulator, with a private chat, a group and a forum with topic 9."""
    emulator.add_chat(ANN, title="Ann")
    emulator.add_chat(GROUP, "group", "Desk", members=[ANN], admins=[502])
    emulator.add_chat(FORUM, "supergroup", "Forum", members=[ANN], topics=[9])
    base = emulator.base_url
    async with Bot(emulator.token, base_url=f"{base}/bot", base_file_url=f"{base}/file/bot") as running:
        yield running


async def ask(emulator: Emulator, method: str, **parameters: object) -> Json:
    """Make a call as a form, without any library's own checks, and give the answer's JSON."""
    form = {name: value if isinstance(value, str) else json.dumps(value) for name, value in parameters.items()}
    url = f"{emulator.base_url}/bot{emulator.token}/{method}"
    async with aiohttp.ClientSession() as session, session.post(url, data=form) as response:
        answer: Json = await response.json()
    assert answer["ok"] or answer["error_code"] == response.status
    return answer
