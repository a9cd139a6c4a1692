"""What a round over five thousand feeds costs that did not change, and the memory it takes with 150,000 items held.

It is a command over all of them less the same command over few with the same memory, so that a start does not count.
"""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import Process
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from program import Program
from web import FeedServer

from benchmarks.costs import Cost, adopt, cost
from benchmarks.invented import articles
from benchmarks.table import row
from bot.core.articles import article_id
from bot.model import Claim, Feed, Validators, Visit
from bot.store.store import Store

FEEDS, FEW, ITEMS = 5_000, 4, 30
TEXTS = 3_000  # after which they repeat, under other keys
AT_ONCE = 100
RUNS = 3
BARE = """
import asyncio, aiohttp, sys
async def main():
    async with aiohttp.ClientSession() as session:
        async def get(url):
            async with session.get(url, headers={"If-None-Match": '"v1"'}) as response:
                await response.read()
        await asyncio.gather(*map(get, sys.argv[1:]))
asyncio.run(main())
"""


def filled(folder: Path, urls: list[str]) -> Program:
    """The program after it read these feeds, each of thirty items."""
    folder.mkdir()
    made = Program(folder)
    made.poll(*urls)
    (folder / "state").mkdir(0o700)
    now, texts = datetime.now(UTC), cycle(articles(1, TEXTS))

    def visit(claim: Claim) -> Visit:
        ids = (article_id(f"{claim.feed.url}/{number}") for number in range(ITEMS))
        told = (
            replace(text, id=id_, key=id_, feed=claim.feed.url, seen=now)
            for id_, text in zip(ids, islice(texts, ITEMS), strict=True)
        )
        return Visit(claim, now, now, validators=Validators('"v1"', items=bytes(16 * ITEMS)), articles=tuple(told))

    with closing(Store(folder / "state")) as store:
        store.sync_feeds(map(Feed, urls), now)
        claims = store.claim_feeds(now, len(urls))
        for start in range(0, len(claims), AT_ONCE):
            store.finish_polls([visit(claim) for claim in claims[start : start + AT_ONCE]], [], [], now)
    return made


async def _crowd() -> None:
    adopt()
    with TemporaryDirectory() as name:
        async with FeedServer() as server:
            urls = [server.put(f"/{n}", headers={"ETag": '"v1"'}) for n in range(FEEDS)]
            many, few = (filled(Path(name, each), urls) for each in ("many", "few"))
            few.poll(*urls[:FEW])
            ours, bare = list[Cost](), list[float]()
            for _ in range(RUNS):
                all_, start = [await cost(each.start("once", "--all")) for each in (many, few)]
                ours.append(Cost(all_.wall - start.wall, all_.cpu - start.cpu, all_.memory_mb))
                loops = [await cost(_bare(urls[:count])) for count in (FEEDS, FEW)]
                bare.append(loops[0].cpu - loops[1].cpu)
    cpu = median(each.cpu for each in ours)
    row(f"{FEEDS:,} unchanged feeds", f"{FEEDS / median(each.wall for each in ours):,.0f} a second", ">= 2,000")
    row("the same, CPU", f"{cpu:.2f} CPU s", "<= 1.6 x", f"{cpu / median(bare):.1f} x a bare loop")
    row(f"the same, memory, {FEEDS * ITEMS:,} items held", f"{max(e.memory_mb for e in ours):.0f} MB", "<= 200 MB")


async def _bare(urls: list[str]) -> Process:
    pipe = asyncio.subprocess.PIPE
    return await asyncio.create_subprocess_exec(sys.executable, "-c", BARE, *urls, stdout=pipe)


def crowd() -> None:
    """Prints the rows."""
    asyncio.run(_crowd())
