"""What a question to the archive takes: back-tests of selective queries over a hundred thousand stored articles."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.invented import articles, terms
from benchmarks.table import row
from bot.backtest import Ground, back_test
from bot.core.articles import article_id
from bot.core.match import Matcher
from bot.core.tables import Tables
from bot.model import Article, Claim, Feed, Validators, Visit
from bot.store.archive import Archive
from bot.store.store import Store

STORED = 100_000
QUERIES = 100
SELECTIVE = 100  # hits, of a thousand articles one
FRESH = timedelta(hours=48)
END = datetime(2026, 3, 3, tzinfo=UTC)


def archive() -> None:
    """Prints the rows."""
    with TemporaryDirectory() as folder:
        fill(Path(folder))
        with closing(Archive(Path(folder))) as opened:
            ground = Ground(opened, (), Matcher(()), Tables(), FRESH, END)
            tested = [_tested(query, ground) for query in _queries()]
    took = sorted(seconds for seconds, hits in tested if hits <= SELECTIVE)
    p95, middle = (f"{took[int(len(took) * share)] * 1000:.0f} ms" for share in (0.95, 0.5))
    row(f"selective back-test, {STORED:,} articles, p95", p95, "<= 300 ms", f"median {middle}, {len(took)} queries")
    seconds, hits = max(tested)
    row("the slowest of all back-tests", f"{seconds:.1f} s", "", f"{hits:,} hits")


def fill(folder: Path) -> None:
    """Thirty days of invented articles."""
    with closing(Store(folder)) as store:
        for part in _parts():
            claim = Claim(Feed("https://paper.example/feed"))
            store.finish_polls([Visit(claim, END, END, validators=Validators(), articles=tuple(part))], [], [], END)


def _parts() -> Iterator[list[Article]]:
    apart = timedelta(days=30) / STORED
    told = articles(11, STORED)
    dated = (replace(each, id=article_id(each.key), seen=END - apart * n) for n, each in enumerate(told))
    part: list[Article] = []
    for each in dated:
        part.append(each)
        if len(part) == 2_000:
            yield part
            part = []


def _queries() -> list[str]:
    """Queries as people write them: those of the invented terms that are queries, and names of one or two words."""
    mixed = terms(13, 4 * QUERIES)
    return [term.query or f'"{(term.any or term.ambiguous)[0]}"' for term in mixed][:QUERIES]


def _tested(query: str, ground: Ground) -> tuple[float, int]:
    """CPU seconds of a back-test, and its hits."""
    start = time.process_time()
    hits = back_test(query, ground).hits
    return time.process_time() - start, hits
