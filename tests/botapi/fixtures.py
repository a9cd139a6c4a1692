"""Fixtures for tests that talk to the emulator: import `emulator` in conftest.py."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from .emulator import Emulator


@pytest_asyncio.fixture
async def emulator() -> AsyncIterator[Emulator]:
    """A fresh service with rate limits on and no chats."""
    async with Emulator() as running:
        yield running
