"""What doctor found and what was counted, in words for the terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, tzinfo
from typing import Any

from bot.core.records import utc
from bot.doctor import Finding
from bot.store.care import Stats

Row = dict[str, Any]
HEADINGS = ("", "What", "How it is", "What to do")
_SHOWN = 12


def finding_line(finding: Finding) -> tuple[str, str, str, str]:
    """A finding as a line of a table."""
    return ("WRONG" if finding.remedy else "fine", finding.check, finding.says, finding.remedy)


def finding_row(finding: Finding) -> Row:
    """A finding as a JSON object."""
    return {
        "check": finding.check,
        "fine": not finding.remedy,
        "says": finding.says,
        "remedy": finding.remedy,
    }


def stats_pairs(stats: Stats, zone: tzinfo) -> Iterator[tuple[str, str]]:
    """The counts, line by line; of terms and feeds the busiest."""
    if stats.start and stats.end:
        yield "time", f"{_time(stats.start, zone)} to {_time(stats.end, zone)}"
    yield "articles", f"{stats.articles:,}"
    yield "hits", f"{stats.hits:,}"
    yield "stories", f"{stats.stories:,}"
    yield "subscriptions", f"{stats.subscriptions:,}"
    yield "messages", ", ".join(f"{count:,} {state.value}" for state, count in stats.deliveries) or "none"
    yield "room", f"{stats.bytes / 1024**2:,.1f} MB"
    for term in stats.terms[:_SHOWN]:
        yield f"term {term.term}", f"articles {term.hits:,}, stories {term.stories:,}"
    for feed in stats.feeds[:_SHOWN]:
        newest = f", the last {_time(feed.newest, zone)}" if feed.newest else ""
        yield f"feed {feed.title or feed.url}", f"articles {feed.articles:,}{newest}"


def stats_row(stats: Stats) -> Row:
    """The counts as a JSON object."""
    return {
        "from": utc(stats.start) if stats.start else None,
        "to": utc(stats.end) if stats.end else None,
        "articles": stats.articles,
        "hits": stats.hits,
        "stories": stats.stories,
        "subscriptions": stats.subscriptions,
        "deliveries": {state.value: count for state, count in stats.deliveries},
        "bytes": stats.bytes,
        "terms": [
            {"watchlist": term.watchlist, "term": term.term, "hits": term.hits, "stories": term.stories}
            for term in stats.terms
        ],
        "feeds": [
            {
                "feed": feed.url,
                "title": feed.title,
                "articles": feed.articles,
                "newest": utc(feed.newest) if feed.newest else None,
            }
            for feed in stats.feeds
        ],
    }


def _time(moment: datetime, zone: tzinfo) -> str:
    return f"{moment.astimezone(zone):%-d %b %Y %H:%M %Z}"
