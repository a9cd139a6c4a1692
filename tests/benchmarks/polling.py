"""What a poll costs, for us and for others, on the same invented feeds in the same run.

Rounds: full (a first poll), 304 (nothing changed, and the server says so), same (it does not, the body is the same),
new (one item of thirty is new). Each is a command over many feeds less the same command over few, so that starts do not
count; of the process and of all it started. Each round has feeds and folders of its own, filled before the first run.
Peers that are not installed are skipped by name; `make bench-peers` installs them beside ours, each in an environment
of its own.
"""

from __future__ import annotations

import asyncio
import random
import sys
from asyncio.subprocess import PIPE, Process
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import product
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from builders import Item, item, rss
from program import Program
from web import FeedServer

from benchmarks.costs import Cost, adopt, cost
from benchmarks.table import ROOT, row

FEW, ITEMS = 4, 30
RUNS = 3
ROUNDS = ("full", "304", "same", "new")
# How many times our cost a peer's is asked to be at least. (A bare loop does nothing but ask, so it may be cheaper.)
ASKED = {
    ("reader", "full"): 1.8,
    ("reader", "304"): 10.0,
    ("reader", "same"): 80.0,
    ("reader", "new"): 15.0,
    ("RSS-to-Telegram-Bot", "new"): 9.0,
    ("aiohttp + feedparser", "304"): 1 / 1.6,
}
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
# Its own fetch and parse, without its database. It reads the command line when imported, makes a folder in HOME, and
# leaves threads that would keep the process.
RSSTT = """
import asyncio, json, logging, os, pathlib, sys
logging.disable(logging.INFO)
folder, *urls = sys.argv[1:]
del sys.argv[1:]
os.environ.update(HOME=folder, TOKEN="1:x", API_ID="1", API_HASH="x", MANAGER="1", PROXY_BYPASS_PRIVATE="1")
from rsstt import aio_helper, env
from rsstt.web.feed import feed_get
kept = pathlib.Path(folder, "rsstt.json")
known = json.loads(kept.read_text()) if kept.exists() else {}
async def poll(url):
    got = await feed_get(url, headers={"If-None-Match": known.get(url, "")}, web_semaphore=False)
    if got.error:
        raise got.error
    if got.status == 200:
        known[url] = got.headers.get("ETag", "")
async def main():
    aio_helper.init()
    await asyncio.gather(*map(poll, urls))
env.loop.run_until_complete(main())
kept.write_text(json.dumps(known))
os._exit(0)
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


@cache
def paper(feed: int, newest: int) -> bytes:
    """A feed's body."""
    return rss(*items_of(feed, newest), title=f"Paper {feed}")


def serve(server: FeedServer, round_: str, newest: int, feeds: int) -> list[str]:
    """Makes the server answer as this round has it; the feeds' addresses."""
    tagged = {"ETag": '"v1"'} if round_ == "304" else {}
    return [server.put(f"/{round_}/{feed}", paper(feed, newest), headers=tagged) for feed in range(feeds)]


def _feeds(*counts: int) -> dict[str, int]:
    return dict(zip(ROUNDS, counts, strict=True))


class Ours:
    """Our own program."""

    name = "ours"
    feeds = _feeds(300, 1500, 1500, 300)

    def __init__(self) -> None:
        self._programs: dict[Path, Program] = {}

    async def poll(self, folder: Path, urls: Sequence[str]) -> Process:
        """Starts polling these feeds once, with what it remembers in the folder."""
        program = self._programs.get(folder) or self._programs.setdefault(folder, Program(folder))
        program.poll(*urls)
        return await program.start("once", "--all")


@dataclass(frozen=True, slots=True)
class Peer:
    """Another program: its name, the interpreter that has it, the script that polls once, and the feeds of each round.

    So many that the noise of a start is small beside them, so few that nobody waits for minutes.
    """

    name: str
    python: Path
    script: str
    feeds: Mapping[str, int]

    async def poll(self, folder: Path, urls: Sequence[str]) -> Process:
        """The same."""
        return await asyncio.create_subprocess_exec(self.python, "-c", self.script, folder, *urls, stdout=PIPE)


OTHERS = (
    Peer("reader", PEERS / "reader" / "bin" / "python", READER, _feeds(100, 600, 100, 100)),
    Peer("RSS-to-Telegram-Bot", PEERS / "rsstt" / "bin" / "python", RSSTT, _feeds(200, 600, 0, 200)),
    Peer("aiohttp + feedparser", Path(sys.executable), PLAIN, _feeds(100, 1000, 100, 100)),
)


def installed() -> Iterator[Peer]:
    """The peers that are there; the others are named."""
    for peer in OTHERS:
        if peer.python.exists():
            yield peer
        else:
            print(f"skipped: {peer.name} is not installed (make bench-peers)")


async def compare(folder: Path, server: FeedServer, programs: Sequence[Ours | Peer]) -> dict[tuple[str, str], Cost]:
    """What a thousand feeds cost beyond a start, by who polls and by round, interleaved."""
    took = defaultdict[tuple[str, str, bool], list[Cost]](list)
    for run, round_, program, is_few in product(range(RUNS + 1), ROUNDS, programs, (False, True)):
        feeds = program.feeds[round_]
        if not feeds or (round_ == "full" and not run):  # the first run fills the folders
            continue
        fills = not run and isinstance(program, Ours)  # a start of ours looks all over that it remembers
        asked = FEW if is_few and not fills else feeds
        urls = serve(server, round_, ITEMS + (run if round_ == "new" else 0), asked)
        at = folder / f"{program.name} {round_} {is_few} {run if round_ == 'full' else ''}"
        at.mkdir(exist_ok=True)
        used = await cost(program.poll(at, urls))
        if run:
            took[program.name, round_, is_few].append(used)
    return {
        (program.name, round_): _thousand(
            took[program.name, round_, False], took[program.name, round_, True], program.feeds[round_] - FEW
        )
        for program, round_ in product(programs, ROUNDS)
        if program.feeds[round_]
    }


def _thousand(many: Sequence[Cost], few: Sequence[Cost], more: int) -> Cost:
    """What a thousand feeds cost, by medians, and the most memory that was held; `more` feeds are many than few."""
    wall = median(each.wall for each in many) - median(each.wall for each in few)
    cpu = median(each.cpu for each in many) - median(each.cpu for each in few)
    return Cost(wall * 1000 / more, max(cpu * 1000 / more, 0.001), max(each.memory_mb for each in many))


async def _polling() -> None:
    adopt()
    programs: list[Ours | Peer] = [Ours(), *installed()]
    with TemporaryDirectory() as folder:
        async with FeedServer() as server:
            took = await compare(Path(folder), server, programs)
    for round_, program in product(ROUNDS, programs):
        what = f"1,000 feeds, {round_}: {program.name}"
        if found := took.get((program.name, round_)):
            ratio, asked = found.cpu / took["ours", round_].cpu, ASKED.get((program.name, round_))
            figure = "" if program.name == "ours" else f"{ratio:.1f} x"
            row(what, figure, f">= {asked:.2g} x" if asked else "", f"{found.cpu:.2f} CPU s, {found.memory_mb:.0f} MB")
        else:
            row(what, "-", "", "it keeps no body to compare with")


def polling() -> None:
    """Prints what a thousand feeds cost us in each round, and how many times as much they cost others."""
    asyncio.run(_polling())
