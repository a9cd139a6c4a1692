"""make bench: what a start, a round and a match cost, beside plain programs that do the same in the same run.

CPU seconds and ratios can be trusted, wall seconds on a shared machine cannot. Figures are medians of interleaved runs.
`python -m benchmarks matching` runs one part alone.
"""

from __future__ import annotations

import asyncio
import os
import platform
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from botapi import Emulator
from builders import item, rss
from program import Program
from web import FeedServer

from benchmarks.archive import archive
from benchmarks.asking import asking
from benchmarks.chat import chat
from benchmarks.crowd import crowd
from benchmarks.digest import digest
from benchmarks.hostile import hostile, soak
from benchmarks.matching import matching
from benchmarks.picture import picture
from benchmarks.polling import polling
from benchmarks.scale import scale
from benchmarks.sending import sending
from benchmarks.stories import stories
from benchmarks.table import ROOT, RUNS, cpu_seconds, resident_mb, row


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
    cpu = cpu_seconds(process.pid)
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
    for (name, figures), cpu, memory in zip(found.items(), (0.9, 1.4), (65, 85), strict=True):
        row(f"start to first poll, {name}", f"{median(f[0] for f in figures):.2f} CPU s", f"<= {cpu}")
        row(f"idle memory, {name}", f"{median(f[1] for f in figures):.0f} MB", f"<= {memory} MB")


async def service() -> None:
    """Prints what the whole program costs."""
    with TemporaryDirectory() as folder:
        async with FeedServer() as server:
            await starts(Path(folder), server)


def main(wanted: str = "") -> None:
    """Prints the table, or the rows of what is wanted: one of the parts."""
    parts: dict[str, Callable[[], None]] = {
        "matching": matching,
        "archive": archive,
        "stories": stories,
        "asking": asking,
        "polling": polling,
        "crowd": crowd,
        "sending": sending,
        "picture": picture,
        "chat": lambda: chat(lambda folder, urls, settings: program(folder, *urls, **settings)),
        "digest": digest,
        "service": lambda: asyncio.run(service()),
        "hostile": hostile,
        "soak": soak,
        "scale": scale,
    }
    if wanted not in ("", *parts):
        sys.exit(f"no benchmark is called {wanted}: there are {', '.join(parts)}")
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    row("what", "figure", "asked")
    for name, part in parts.items():
        if wanted in ("", name) and (wanted or name not in ("soak", "scale")):  # which take minutes
            part()


if __name__ == "__main__":
    main(*sys.argv[1:2])
