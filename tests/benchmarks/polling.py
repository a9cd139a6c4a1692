"""What a poll costs, for us and for others, on the same invented feeds in the same run.

Rounds: full (a first poll), 304 (nothing changed, and the server says so), same (it does not, the body is the same),
new (one item of thirty is new). Each is a command over many feeds less the same command over few, so that starts do not
count; of the process and of all it started. Peers that are not installed are skipped by name; `make bench-peers`
installs them beside ours, each in an environment of its own.
"""

from __future__ import annotations

import asyncio
import random
import sys
from asyncio.subprocess import PIPE, Process
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from builders import Item, item, rss
from program import Program
from web import FeedServer

from benchmarks.costs import Cost, adopt, cost
from benchmarks.table import ROOT, row

FEEDS, FEW, ITEMS = 300, 4, 30
RUNS = 3
ROUNDS = ("full", "304", "same", "new")
ASKED = {"full": 1.8, "304": 10.0, "same": 80.0, "new": 15.0}
PEERS = ROOT / ".venv" / "peers"
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


class Ours:
    """Our own program."""

    name = "ours"

    def __init__(self) -> None:
        self._programs: dict[Path, Program] = {}

    async def poll(self, folder: Path, urls: Sequence[str]) -> Process:
        """Starts polling these feeds once, with what it remembers in the folder."""
        program = self._programs.get(folder) or self._programs.setdefault(folder, Program(folder))
        program.poll(*urls)
        return await program.start("once", "--all")


@dataclass(frozen=True, slots=True)
class Peer:
    """Another program: its name, the interpreter that has it, and the script that polls once."""

    name: str
    python: Path
    script: str

    async def poll(self, folder: Path, urls: Sequence[str]) -> Process:
        """The same."""
        return await asyncio.create_subprocess_exec(self.python, "-c", self.script, folder, *urls, stdout=PIPE)


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


async def compare(folder: Path, server: FeedServer) -> dict[tuple[str, str], list[Cost]]:
    """What a thousand feeds cost beyond a start, by who polls and by round, interleaved."""
    programs: list[Ours | Peer] = [Ours(), *installed()]
    took = defaultdict[tuple[str, str], list[Cost]](list)
    for run, round_ in product(range(RUNS), ROUNDS):
        urls = serve(server, round_)
        for program in programs:
            used = []
            for size in (FEEDS, FEW):
                at = folder / f"{program.name} {size} {run}"
                at.mkdir(exist_ok=True)
                used.append(await cost(program.poll(at, urls[:size])))
            many, few = used
            scale = 1000 / (FEEDS - FEW)
            took[program.name, round_].append(
                Cost((many.wall - few.wall) * scale, (many.cpu - few.cpu) * scale, many.memory_mb)
            )
    return took


async def _polling() -> None:
    adopt()
    with TemporaryDirectory() as folder:
        async with FeedServer() as server:
            took = await compare(Path(folder), server)
    for round_ in ROUNDS:
        own = max(_cpu(took["ours", round_]), 0.001)
        names = dict.fromkeys(name for name, each in took if each == round_ and name != "ours")
        beside = [f"{_memory(took['ours', round_]):.0f} MB"]
        for name in names:
            theirs = took[name, round_]
            beside.append(f"{name} {_cpu(theirs):.2f} CPU s, {_cpu(theirs) / own:.1f} x, {_memory(theirs):.0f} MB")
        row(f"1,000 feeds, {round_}", f"{own:.2f} CPU s", f">= {ASKED[round_]:g} x", "; ".join(beside))


def _cpu(costs: Sequence[Cost]) -> float:
    return median(each.cpu for each in costs)


def _memory(costs: Sequence[Cost]) -> float:
    return max(each.memory_mb for each in costs)


def polling() -> None:
    """Prints a row for each round: what a thousand feeds cost us, and how many times as much they cost others."""
    asyncio.run(_polling())
