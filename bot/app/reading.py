"""The way to the feeds, and what is asked of it outside of the service."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from functools import partial
from typing import TYPE_CHECKING

from bot.app.desk import utc_now
from bot.config import Settings
from bot.feeds.discover import discovering
from bot.feeds.guard import Networks
from bot.feeds.opml import read_opml
from bot.feeds.page import read_page
from bot.feeds.parse import PRELOAD, Parser
from bot.model import Feed
from bot.pipeline import IN_FLIGHT
from bot.visits import Reader
from bot.workers import Workers

if TYPE_CHECKING:
    from bot.actions import Checked


@asynccontextmanager
async def open_feeds(networks: Networks, workers: Workers) -> AsyncIterator[Reader]:
    """The way to the feeds: one HTTP session behind the address guard, and worker processes that parse."""
    from bot.feeds.fetch import Fetcher

    async with Fetcher(networks) as fetcher:
        yield Reader(
            fetcher.fetch, Parser(workers).parse, partial(read_page, fetcher, workers), discovering(fetcher, workers)
        )


async def check_feeds(settings: Settings) -> None:
    """Asks every feed of the OPML once and prints how it answers; a bad one never ends the round."""
    from bot.terminal import show_checked

    feeds, networks = read_opml(settings.feeds), Networks.parse(settings.allow_networks)
    with closing(Workers(preload=PRELOAD)) as workers:
        async with open_feeds(networks, workers) as reader:
            checked = await _check_all(feeds, reader)
    show_checked(checked, utc_now())


async def find_feed(settings: Settings, url: str) -> Feed:
    """The feed at an address, or the one that the page there names. Raises ParseError when there is none."""
    with closing(Workers(preload=PRELOAD)) as workers:
        async with open_feeds(Networks.parse(settings.allow_networks), workers) as reader:
            return await reader.discover(url)


async def _check_all(feeds: Sequence[Feed], reader: Reader) -> list[Checked]:
    from bot.actions import check_feed
    from bot.terminal import progress

    clock, slots = asyncio.get_running_loop().time, asyncio.Semaphore(IN_FLIGHT)
    with progress("Asking feeds", len(feeds)) as step:

        async def check(feed: Feed) -> Checked:
            async with slots:
                checked = await check_feed(feed, reader.fetch, reader.parse, clock)
            step()
            return checked

        return await asyncio.gather(*map(check, feeds))
