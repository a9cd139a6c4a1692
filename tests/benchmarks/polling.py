"""What a poll costs, for us and for others, on the same invented feeds in the same run.

Rounds: full (a first poll), 304 (nothing changed, and the server says so), same (it does not, the body is the same),
new (one item of thirty is new). Each is a command over many feeds less the same command over few, so that starts do not
count; of the process and of all it started. Peers that are not installed are skipped by name; `make bench-peers`
installs them beside ours, each in an environment of its own.
"""

from __future__ import annotations

import asyncio
import ctypes
import os
import random
import resource
import sys
from collections import defaultdict
from collections.abc import Awaitable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from builders import Item, item, rss
from program import Program
from web import FeedServer

from benchmarks.table import ROOT, row

FEEDS, FEW, ITEMS = 300, 4, 30
RUNS = 3
ROUNDS = ("full", "304", "same", "new")
ASKED = {"full": 1.8, "304": 10.0, "same": 80.0, "new": 15.0}
PEERS = ROOT / ".venv" / "peers"
_ADOPT = 36  # PR_SET_CHILD_SUBREAPER: what our children leave behind becomes ours, and its CPU time is counted
_WORDS = (
    "talks border officials minister team railway cotton export court billion visit energy workers police corridor",
    "agreement weather match bridge harvest school river budget market season ticket engine factory council power",
)

READER = """
import sys, reader
subject = reader.make_reader(sys.argv[1] + "/reader.sqlite")
for url in sys.argv[2:]:
    subject.add_feed(url, exist_ok=True)
values = [result.value for result in subject.update_feeds_iter(workers=4, scheduled=False)]
sys.exit(any(isinstance(value, Exception) for value in values))
"""
PLAIN = """
import asyncio, io, json, pathlib, sys
import aiohttp, feedparser
kept = pathlib.Path(sys.argv[1], "plain.json")
known = json.loads(kept.read_text()) if kept.exists() else {}
async def main():
    async with aiohttp.ClientSession() as session:
        async def poll(url):
            async with session.get(url, headers={"If-None-Match": known.get(url, "")}) as response:
                if response.status == 200:
                    body = await response.read()
                    feedparser.parse(io.BytesIO(body))
                    known[url] = response.headers.get("ETag", "")
        await asyncio.gather(*map(poll, sys.argv[2:]))
asyncio.run(main())
kept.write_text(json.dumps(known))
"""


def items_of(feed: int, newest: int) -> tuple[Item, ...]:
    """A feed's items, the newest first: each number is always the same item, of a kilobyte."""
    return tuple(_item(feed, number) for number in range(newest, newest - ITEMS, -1))


def _item(feed: int, number: int) -> Item:
    draw = random.Random(f"{feed} {number}")  # noqa: S311 - the same text each time, not a secret
    words = " ".join(_WORDS).split()
    said = " ".join(draw.choices(words, k=150))
    return item(
        title=" ".join(draw.choices(words, k=10)),
        summary=f"<p>{said} at the café — <b>today</b></p>",
        link=f"https://paper{feed}.example/{number}",
        guid=f"{feed}-{number}",
        published=datetime(2026, 3, 3, tzinfo=UTC) + timedelta(minutes=10 * number),
    )


def serve(server: FeedServer, round_: str) -> list[str]:
    """Makes the server answer as this round has it; the feeds' addresses."""
    newest = ITEMS + (round_ == "new")
    tagged = {"ETag": '"v1"'} if round_ in ("full", "304") else {}
    return [
        server.put(f"/f{feed}", rss(*items_of(feed, newest), title=f"Paper {feed}"), headers=tagged)
        for feed in range(FEEDS)
    ]


def _used() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


async def cost(work: Awaitable[int]) -> float:
    """CPU seconds of a command and of all it started, until the last of them has ended."""
    before = _used()
    if code := await work:
        raise RuntimeError(f"it ended with {code}")
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG) == (0, 0):  # noqa: ASYNC222 - it does not wait
            await asyncio.sleep(0.02)
    return _used() - before


class Ours:
    """Our own program."""

    name = "ours"

    def __init__(self) -> None:
        self._programs: dict[Path, Program] = {}

    async def poll(self, folder: Path, urls: Sequence[str]) -> int:
        """Polls these feeds once, with what it remembers in the folder; its exit code."""
        program = self._programs.get(folder) or self._programs.setdefault(folder, Program(folder))
        program.poll(*urls)
        return (await program("once", "--all")).code


@dataclass(frozen=True, slots=True)
class Peer:
    """Another program: its name, the interpreter that has it, and the script that polls once."""

    name: str
    python: Path
    script: str

    async def poll(self, folder: Path, urls: Sequence[str]) -> int:
        """The same."""
        process = await asyncio.create_subprocess_exec(self.python, "-c", self.script, folder, *urls)
        return await process.wait()


OTHERS = (
    Peer("reader", PEERS / "reader" / "bin" / "python", READER),
    Peer("aiohttp + feedparser", Path(sys.executable), PLAIN),
)


def installed() -> Iterator[Peer]:
    """The peers that are there; the others are named."""
    for peer in OTHERS:
        if peer.python.exists():
            yield peer
        else:
            print(f"skipped: {peer.name} is not installed (make bench-peers)")


async def compare(folder: Path, server: FeedServer) -> dict[tuple[str, str], list[float]]:
    """CPU seconds a thousand feeds, by who polls and by round, interleaved."""
    programs: list[Ours | Peer] = [Ours(), *installed()]
    took = defaultdict[tuple[str, str], list[float]](list)
    for run, round_ in product(range(RUNS), ROUNDS):
        urls = serve(server, round_)
        for program in programs:
            used = []
            for size in (FEEDS, FEW):
                at = folder / f"{program.name} {size} {run}"
                at.mkdir(exist_ok=True)
                used.append(await cost(program.poll(at, urls[:size])))
            took[program.name, round_].append((used[0] - used[1]) / (FEEDS - FEW) * 1000)
    return took


async def _polling() -> None:
    ctypes.CDLL(None).prctl(_ADOPT, 1, 0, 0, 0)
    with TemporaryDirectory() as folder:
        async with FeedServer() as server:
            took = await compare(Path(folder), server)
    for round_ in ROUNDS:
        own = max(median(took["ours", round_]), 0.001)
        names = dict.fromkeys(name for name, each in took if each == round_ and name != "ours")
        beside = ", ".join(f"{name} {median(took[name, round_]) / own:.1f} x" for name in names)
        row(f"1,000 feeds, {round_}", f"{own:.2f} CPU s", f">= {ASKED[round_]:g} x", beside)


def polling() -> None:
    """Prints a row for each round: what a thousand feeds cost us, and how many times as much they cost others."""
    asyncio.run(_polling())
