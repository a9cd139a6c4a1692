"""How property tests run (the same examples in `make test`, new ones in `make fuzz`), and what many tests start."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest
from botapi import Emulator
from hypothesis import HealthCheck, settings
from web import LOOPBACK, FeedServer

from bot.feeds.fetch import Fetcher
from bot.workers import Workers

settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.register_profile("fuzz", max_examples=1_000, deadline=None, suppress_health_check=list(HealthCheck))
settings.load_profile("steady")


@pytest.fixture
def workers() -> Iterator[Workers]:
    """One process that parses."""
    made = Workers(1)
    yield made
    made.close()


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    """What asks the servers of this machine."""
    async with Fetcher(LOOPBACK) as made:
        yield made


@pytest.fixture
async def server() -> AsyncIterator[FeedServer]:
    """A web server whose answers the test sets."""
    async with FeedServer() as running:
        yield running


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    """Telegram, with one person."""
    async with Emulator() as running:
        running.add_chat(501, title="Ann")
        running.add_user(501, "Ann")
        yield running
