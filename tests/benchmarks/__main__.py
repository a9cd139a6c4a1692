"""make bench: what a start, a round and a match cost, beside plain programs that do the same in the same run.

CPU seconds and ratios can be trusted, wall seconds on a shared machine cannot. Figures are medians of interleaved runs.
"""

from __future__ import annotations

import asyncio
import os
import platform
import re
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from botapi import Emulator
from builders import item, rss
from program import Program
from web import FeedServer

from bot.core.match import Matcher
from bot.model import Article
from bot.store.files import read_watchlists

ROOT = Path(__file__).parents[2]
RUNS = 5
FEEDS, FEW = 200, 4
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


def row(what: str, figure: str, asked: str, beside: str = "") -> None:
    """Prints a line of the table."""
    print(f"{what:46} {figure:>14} {asked:>12}  {beside}", flush=True)


def ticks(pid: int) -> float:
    """CPU seconds of a process and its children that ended."""
    words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, words[11:15])) / os.sysconf("SC_CLK_TCK")


def resident_mb(pid: int) -> float:
    """Resident memory of a process without its children."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * resource.getpagesize() / 2**20


async def cpu_of(start: Callable[[], object]) -> float:
    """CPU seconds that a process and its children take from start to end."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    await start()  # type: ignore[misc]  # whatever it is, it is awaited
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def program(folder: Path, *urls: str, **settings: str) -> Program:
    """The program with the watchlist that ships and these feeds."""
    folder.mkdir()
    made = Program(folder, settings)
    (folder / "watchlists" / "iron.yaml").write_bytes((ROOT / "watchlists" / "iron-brother.yaml").read_bytes())
    made.poll(*urls)
    return made


async def started(made: Program, server: FeedServer) -> tuple[float, float]:
    """CPU seconds until the first poll, and idle memory some seconds later."""
    server.requests.clear()
    process = await made.start("run")
    while not server.requests:
        await asyncio.sleep(0.005)
    cpu = ticks(process.pid)
    await asyncio.sleep(4)
    memory = resident_mb(process.pid)
    process.terminate()
    await process.communicate()
    return cpu, memory


async def starts(folder: Path, server: FeedServer) -> None:
    """How dear a start is, and how much memory the service holds when nothing happens."""
    url = server.put("/start", rss(item(title="Cricket")))
    async with Emulator() as emulator:
        telegram = {"BOT_TELEGRAM_TOKEN": emulator.token, "BOT_TELEGRAM_API": emulator.base_url, "BOT_OWNERS": "1"}
        found: dict[str, list[tuple[float, float]]] = {"terminal": [], "Telegram": []}
        for run in range(RUNS):
            found["terminal"].append(await started(program(folder / f"t{run}", url), server))
            found["Telegram"].append(await started(program(folder / f"g{run}", url, **telegram), server))
    for (name, figures), cpu, memory in zip(found.items(), (1.0, 1.5), (70, 90), strict=True):
        row(f"start to first poll, {name}", f"{median(f[0] for f in figures):.2f} CPU s", f"<= {cpu}")
        row(f"idle memory, {name}", f"{median(f[1] for f in figures):.0f} MB", f"<= {memory} MB")


async def rounds(folder: Path, server: FeedServer) -> None:
    """What a round over feeds that did not change costs beyond the start of the command."""
    urls = [server.put(f"/f{n}", rss(item(title=f"Item {n}")), headers={"ETag": '"v1"'}) for n in range(FEEDS)]
    many, few = program(folder / "many", *urls), program(folder / "few", *urls[:FEW])
    await many("once", "--all")
    await few("once", "--all")

    async def bare(count: int) -> None:
        process = await asyncio.create_subprocess_exec(sys.executable, "-c", BARE, *urls[:count])
        await process.wait()

    ours, plain = [], []
    for _ in range(RUNS):
        ours.append(await cpu_of(lambda: many("once", "--all")) - await cpu_of(lambda: few("once", "--all")))
        plain.append(await cpu_of(lambda: bare(FEEDS)) - await cpu_of(lambda: bare(FEW)))
    ratio = median(ours) / max(median(plain), 0.001)
    row(f"a round over {FEEDS} unchanged feeds", f"{median(ours):.2f} CPU s", "<= 0.3", f"{ratio:.1f} x a bare loop")


def matching() -> None:
    """How many articles a second the matcher reads, beside one compiled alternation of the same names."""
    watchlists = read_watchlists(ROOT / "watchlists")
    matcher = Matcher(watchlists)
    names = {name for each in watchlists for term in each.terms for name in (*term.any, *term.ambiguous)}
    pattern = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in sorted(names)), re.IGNORECASE)
    text = "Ministers met on Tuesday to talk about roads, rails and the price of wheat; nobody else was told. " * 5
    articles = [Article(str(n), str(n), f"Morning report number {n}", text) for n in range(2000)]

    def seconds(work: Callable[[Article], object]) -> float:
        start = time.process_time()
        for article in articles:
            work(article)
        return time.process_time() - start

    pairs = [(seconds(matcher.match), seconds(lambda a: pattern.findall(a.title + a.text))) for _ in range(RUNS)]
    ours, plain = (median(figures) for figures in zip(*pairs, strict=True))
    row("articles matched", f"{len(articles) / ours:,.0f} /s", ">= 5,000", f"{plain / ours:.1f} x an alternation")


async def main() -> None:
    """Prints the table."""
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    row("what", "figure", "asked")
    matching()
    with TemporaryDirectory() as folder:
        async with FeedServer() as server:
            await rounds(Path(folder), server)
            await starts(Path(folder), server)


asyncio.run(main())
