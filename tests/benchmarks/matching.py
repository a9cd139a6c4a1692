"""What noticing terms costs: articles a second, how that falls with the number of terms, an edit, and memory."""

from __future__ import annotations

import gc
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from statistics import median

from benchmarks.invented import articles, names, terms, watchlist
from benchmarks.table import ROOT, RUNS, row
from bot.core.match import Matcher
from bot.core.query import compile_term
from bot.model import Article, Term
from bot.store.files import read_watchlists

ARTICLES = 600
EDITS = 400  # enough for changed words to be indexed anew
MEMORY = """
from benchmarks.invented import terms, watchlist
from benchmarks.table import resident_mb
from bot.core.match import Matcher
import os
matcher = Matcher([watchlist(*terms(3, 10_000))])
print(resident_mb(os.getpid()))
"""


def matching() -> None:
    """Prints the rows."""
    told = articles(7, ARTICLES)
    _shipped(told)
    _by_number_of_terms(told)
    _beside_an_alternation(told)
    _edits()
    asked = subprocess.run([sys.executable, "-c", MEMORY], capture_output=True, check=True, text=True)
    row("a process with 10,000 mixed terms", f"{float(asked.stdout):.0f} MB", "<= 150 MB")


def _shipped(told: tuple[Article, ...]) -> None:
    matcher = Matcher(read_watchlists(ROOT / "watchlists"))
    seconds = median(_seconds([partial(matcher.match, article) for article in told]) for _ in range(RUNS))
    row("articles matched, shipped watchlist", f"{ARTICLES / seconds:,.0f} /s", ">= 5,000")


def _by_number_of_terms(told: tuple[Article, ...]) -> None:
    few, most = terms(3, 100), terms(3, 10_000)
    lists = {"100": few, "1,000": most[:1000], "10,000": most, "silent": (*few, *terms(4, 9_900, "q"))}
    matchers = {name: Matcher([watchlist(*watched)]) for name, watched in lists.items()}
    works: dict[str, list[Callable[[], object]]] = {
        name: [partial(matcher.match, article) for article in told] for name, matcher in matchers.items()
    }
    seconds = _medians(works)
    hits = sum(len(matchers["1,000"].match(article)) for article in told) / ARTICLES
    speed = f"{ARTICLES / seconds['1,000']:,.0f} /s"
    row("articles matched, 1,000 mixed terms", speed, ">= 5,000", f"{hits:.1f} hits an article")
    row("100 terms and 9,900 that never fire", f"{seconds['silent'] / seconds['100']:.1f} x 100", "<= 3 x")
    row("10,000 mixed terms", f"{seconds['10,000'] / seconds['100']:.1f} x 100", "<= 20 x")


def _beside_an_alternation(told: tuple[Article, ...]) -> None:
    watched = names(5, 1000)
    matcher = Matcher([watchlist(*watched)])
    pattern = re.compile(r"\b(?:" + "|".join(re.escape(term.name) for term in watched) + r")\b", re.IGNORECASE)
    some = told[:100]
    seconds = _medians(
        {
            "ours": [partial(matcher.match, article) for article in some],
            "re": [partial(pattern.findall, f"{article.title} {article.text}") for article in some],
        }
    )
    # Lucene Monitor 8 with as many literal terms is 1.8 to 2.4 times as fast as the alternation, side by side
    beside = "24 x is ten times Lucene Monitor"
    row("1,000 names, beside one alternation", f"{seconds['re'] / seconds['ours']:.0f} x as fast", ">= 10 x", beside)


def _edits() -> None:
    took = sorted(_edit_seconds(terms(3, 10_000), terms(9, EDITS)))
    longest = f"longest {took[-1] * 1000:.0f} ms"
    row("a term changed among 10,000", f"{median(took) * 1000:.0f} ms", "< 100 ms", longest)


def _edit_seconds(watched: Iterable[Term], changed: Iterable[Term]) -> Iterator[float]:
    current = list(watched)
    matcher = Matcher([watchlist(*current)])
    for number, term in enumerate(changed):
        current[number * 7] = term
        edited = watchlist(*current)
        compile_term(term)  # parsed, as the file it comes from
        start = time.process_time()
        matcher = Matcher([edited], matcher)
        yield time.process_time() - start


def _medians(works: dict[str, list[Callable[[], object]]]) -> dict[str, float]:
    """CPU seconds of each work, from interleaved runs."""
    gc.collect()
    runs = [{name: _seconds(work) for name, work in works.items()} for _ in range(RUNS)]
    return {name: median(run[name] for run in runs) for name in works}


def _seconds(work: Iterable[Callable[[], object]]) -> float:
    start = time.process_time()
    for each in work:
        each()
    return time.process_time() - start
