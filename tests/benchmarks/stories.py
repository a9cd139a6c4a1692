"""What telling stories apart is worth and costs: likeness and wire copies on a corpus, and the time of a step.

The corpus is not ours to ship: `IRONWATCH_CORPUS` names it, else it is looked for beside the repository; without it
its rows are left out by name.
"""

from __future__ import annotations

import gc
import json
import os
import time
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from datetime import timedelta
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from make import NOW

from benchmarks.invented import articles
from benchmarks.table import ROOT, row
from bot.actions import story_rows
from bot.app.desk import tables
from bot.core.copies import is_copy, sketch_of
from bot.core.stories import StoryIndex, telling_of
from bot.core.text import fold
from bot.model import Article

CORPUS = Path(os.environ.get("IRONWATCH_CORPUS", ROOT.parent / "shared/corpus"))
PAIRS = 20_000
OPEN = 500
ASKED = {"boilerplate": 0.99, "cut50": 0.99, "newlead": 0.99, "drop30sentences": 0.95, "charnoise3": 0.84}


def stories() -> None:
    """Prints the rows."""
    _step()
    for name, print_rows in (("stories/dev.jsonl", _likeness), ("wire/dev.jsonl", _wire)):
        if (CORPUS / name).exists():
            print_rows([json.loads(line) for line in (CORPUS / name).open()])
        else:
            row(f"stories: no {name}", "left out", "")


def _step() -> None:
    told = [_at(article, number) for number, article in enumerate(articles(11, OPEN + 200))]
    index = StoryIndex.of((telling_of(each, each.id) for each in told[:OPEN]), tables())
    gc.freeze()  # as the program does once it has started: the tables are no garbage
    took = []
    for article in told[OPEN:]:
        start = time.process_time()
        index = index.add(telling_of(article, index.place(article).story))
        took.append(time.process_time() - start)
    row(f"a hit placed among {OPEN} open stories", f"{median(took) * 1000:.2f} ms", "<= 1 ms")


def _at(article: Article, number: int) -> Article:
    at = NOW + timedelta(minutes=number)
    return Article(
        f"{number:032x}", article.key, article.title, article.text, outlet=f"O{number}", published=at, seen=at
    )


def _likeness(rows: Sequence[dict[str, Any]]) -> None:
    for name, prefix, asked in (("headlines", "uci-", ">= 0.79"), ("headlines and snippets", "gn-", ">= 0.94")):
        some = [each for each in rows if each["id"].startswith(prefix)]
        start = time.process_time()
        found = story_rows(map(json.dumps, some), tables())
        seconds = time.process_time() - start
        score = b_cubed([each["story"] for each in some], [each["story"] if each else None for each in found])
        row(f"B³ of {len(some):,} {name}", f"{score:.3f}", asked, f"{len(some) / seconds:,.0f} /s")


def _wire(rows: Sequence[dict[str, Any]]) -> None:
    edits = Counter(each["edit"] for each in rows)
    found = Counter(each["edit"] for each in rows if is_copy(sketch_of("", each["a"]), sketch_of("", each["b"])))
    for edit, asked in ASKED.items():
        row(f"wire copies found: {edit}", f"{found[edit] / edits[edit]:.3f}", f">= {asked}")
    texts = {fold(each["a"].partition("\n")[0]).text: each["a"] for each in rows}  # one report stands there twice
    sketches, chance = [sketch_of("", text) for text in texts.values()], Random(3)  # noqa: S311 - figures must repeat
    false = sum(is_copy(*chance.sample(sketches, 2)) for _ in range(PAIRS))
    row(f"of {PAIRS:,} random pairs and {edits['unrelated']} others", f"{false + found['unrelated']} false", "0")


def b_cubed(truth: Sequence[Hashable], found: Sequence[Hashable]) -> float:
    """The harmonic mean of B³ precision and recall (Bagga and Baldwin 1998)."""
    cells, right, given = Counter(zip(truth, found, strict=True)), Counter(truth), Counter(found)
    precision = _mean((count * count / given[cell[1]] for cell, count in cells.items()), len(truth))
    recall = _mean((count * count / right[cell[0]] for cell, count in cells.items()), len(truth))
    return 2 * precision * recall / (precision + recall)


def _mean(shares: Iterable[float], count: int) -> float:
    return sum(shares) / count
