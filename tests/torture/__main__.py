"""make torture: kill -9 at named steps and at any moment, and a line for each promise with what came of it.

`python -m torture 2` founds two towns; the default is as many as 500 kills need.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic

from torture.kills import kills
from torture.towns import DAMAGE, Town, found

TOWNS = 9
AT_ONCE = 3 * (os.cpu_count() or 1)  # they wait most of the time


async def history(folder: Path, seed: int) -> Town:
    """A town from its founding to its last life."""
    async with found(folder, seed) as town:
        await town.begin()
        for kill in kills(Random(seed)):
            await town.live(kill)
        await town.live_on()
        return town


async def torture(towns: int) -> bool:
    """Lets the towns live side by side; prints the sum, and says whether every promise was kept."""
    places = asyncio.Semaphore(AT_ONCE)

    async def one(seed: int) -> Town:
        async with places:
            return await history(Path(folder) / str(seed), seed)

    with TemporaryDirectory(prefix="torture-") as folder:
        start = monotonic()
        lived = await asyncio.gather(*map(one, range(towns)))
    return tell(lived, monotonic() - start)


def tell(towns: list[Town], seconds: float) -> bool:
    """Prints what was promised and what came of it, and says whether all was kept."""
    struck, missed = sum((t.kills for t in towns), Counter[str]()), sum((t.missed for t in towns), Counter[str]())
    print(f"{struck.total()} kill -9 in {len(towns)} towns and {seconds:.0f} s:")
    print("  " + ", ".join(f"{name} {count}" for name, count in sorted(struck.items())))
    for promises in zip(*(town.promises for town in towns), strict=True):
        print(promises[0].told(sum((promise.counted for promise in promises), Counter[str]())))
    broken = [what for town in towns for what in town.broken]
    broken += [f"no life ended at {name}" for name in set(missed) - set(struck)]
    print(f"databases: {sum(town.looks for town in towns)} looked into, {broken.count(DAMAGE)} damaged")
    print("\n".join(broken[:30]) if broken else "Every promise was kept.")
    return not broken


if __name__ == "__main__":
    sys.exit(not asyncio.run(torture(int(sys.argv[1]) if sys.argv[1:] else TOWNS)))
