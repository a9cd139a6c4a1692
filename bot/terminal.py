"""Alerts, tables and progress in the terminal; plain lines when nobody looks, JSON when a program reads."""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Any, TypeVar

from bot.core.bulletin import bulletin, parts_of
from bot.core.layout import layout
from bot.core.records import delivery_record
from bot.core.spans import Line, Style
from bot.model import Delivery, Digest, Kind, Notice, Outcome, Sent

if TYPE_CHECKING:  # for the service may run for hours before it has a card to draw
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    from bot.actions import Checked

log = logging.getLogger(__name__)
T = TypeVar("T")
CARD_WIDTH = 92
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_STYLES = {
    Style.PLAIN: "",
    Style.STRONG: "bold",
    Style.MARK: "bold black on yellow",
    Style.QUIET: "dim",
    Style.QUOTE: "italic",
}


class Terminal:
    """Where alerts go without Telegram. Prints cards to a person, one plain block to a pipe, JSON lines on request."""

    def __init__(self, zone: tzinfo, clock: Callable[[], datetime], *, json_lines: bool = False) -> None:
        self._zone = zone
        self._clock = clock
        self._json_lines = json_lines

    async def send(self, delivery: Delivery) -> Outcome:
        """Shows a delivery. It is with the reader as soon as it is written."""
        at = self._clock()
        if self._json_lines and isinstance(delivery.facts, Notice):
            log.warning("event=notice title=%s lines=%s", delivery.facts.title, " / ".join(delivery.facts.lines))
            return Sent()  # programs read what happened in the world; what happens to us stands in the log
        if self._json_lines and delivery.kind is not Kind.CHART:
            say_json(delivery_record(delivery, at, self._zone))
            return Sent()
        if delivery.kind in {Kind.REVISION, Kind.CHART}:
            return Sent()  # what is printed cannot be edited; whatever matters comes as an update too
        lines = layout(delivery, at, self._zone)
        _show_card(_console(), lines, sounds=delivery.sounds)
        return Sent()


def show_digest(digest: Digest, zone: tzinfo, now: datetime) -> None:
    """A digest, each part of it as a card; plain lines when standard output is no terminal."""
    console = _console()
    for part in parts_of(digest, zone):
        _show_card(console, list(bulletin(part, now, zone)), sounds=False)


def _console(*, stderr: bool = False) -> Console:
    from rich.console import Console

    return Console(stderr=stderr, highlight=False)


def _show_card(console: Console, lines: Sequence[Line], *, sounds: bool) -> None:
    if console.is_terminal:
        console.print(card_panel(lines, console.width, sounds=sounds))
    else:
        say("\n".join(map(_plain, lines)) + "\n")


def say(text: str) -> None:
    """Writes a line to standard output at once; what its encoding cannot hold is shown as escapes."""
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, "backslashreplace").decode(encoding), flush=True)  # noqa: T201


def say_json(record: dict[str, Any]) -> None:
    """Writes one JSON object on a line to standard output at once."""
    say(json.dumps(record, ensure_ascii=False))


def show_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table; tab-separated lines when standard output is no terminal."""
    from rich.table import Table

    console = _console()
    if not console.is_terminal:
        for row in rows:
            say("\t".join(_one_line(cell) for cell in row))
        return
    table = Table(*headings, box=None, header_style="bold", pad_edge=False)
    for row in rows:
        table.add_row(*map(_one_line, row))
    console.print(table)


def show_checked(checked: Sequence[Checked], now: datetime) -> None:
    """How feeds answered, a row each, then the sum."""
    rows = [
        (
            each.feed.title or each.feed.url,
            each.error or "fine",
            each.version,
            str(each.entries) if not each.error else "",
            _age(now - each.newest) if each.newest else "",
            f"{each.seconds:.1f} s",
        )
        for each in checked
    ]
    show_table(("Feed", "Status", "Format", "Entries", "Newest", "Took"), rows)
    failed = sum(bool(each.error) for each in checked)
    empty = sum(not each.error and not each.entries for each in checked)
    say(f"{len(checked)} feeds: {len(checked) - failed} answer, {empty} of them empty; {failed} failed")


def _age(age: timedelta) -> str:
    hours = age / timedelta(hours=1)
    if hours < 1:
        return f"{round(max(0, hours) * 60)} min"
    return f"{round(hours)} h" if hours < 48 else f"{round(hours / 24)} d"


def show_pairs(title: str, pairs: Iterable[tuple[str, str]]) -> None:
    """A titled list of name and value, for summaries."""
    from rich.padding import Padding
    from rich.panel import Panel
    from rich.table import Table
    from rich.text import Text

    console = _console()
    if not console.is_terminal:
        say(_one_line(title))
        for name, value in pairs:
            say(f"{name}: {_one_line(value)}")
        return
    grid = Table.grid(padding=(0, 2))
    for name, value in pairs:
        grid.add_row(Text(name, "dim"), Text(_printable(value)))
    console.print(Padding(Panel(grid, title=Text(_one_line(title)), title_align="left", expand=False), (1, 0)))


@contextmanager
def progress(what: str, total: int) -> Iterator[Callable[[], None]]:
    """A progress bar on standard error; gives what to call after each step. Silent when nobody looks."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = _console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=total)
        yield lambda: bar.advance(task)


def card_panel(lines: Sequence[Line], width: int, *, sounds: bool) -> Padding:
    """A card as it stands in a terminal of this width: its first line in the frame, red for what makes a noise."""
    from rich.padding import Padding
    from rich.panel import Panel
    from rich.text import Text

    banner, *body = (_rich(line) for line in lines)
    border = "red" if sounds else "blue"
    text = Text("\n").join(body)
    panel = Panel(
        text, title=banner, title_align="left", border_style=border, padding=(0, 1), width=min(width, CARD_WIDTH)
    )
    return Padding(panel, (0, 0, 1, 0), expand=False)


def _rich(line: Line) -> Text:
    from rich.text import Text

    text = Text(overflow="fold")
    for span in line:
        style = _STYLES[span.style]
        text.append(_printable(span.text), f"{style} link {span.url}".strip() if span.url else style)
    return text


def _plain(line: Line) -> str:
    """A line without style: each link's address follows what it is on."""
    parts: list[str] = []
    for position, span in enumerate(line):
        parts.append(span.text)
        ends = position + 1 == len(line) or line[position + 1].url != span.url
        if span.url and ends:
            parts.append(f" <{span.url}>")
    return _one_line("".join(parts))


def _one_line(text: str) -> str:
    return " ".join(_printable(text).split())


def _printable(text: str) -> str:
    """Without controls, line and paragraph separators and bidi overrides: a feed must not move the cursor."""
    return _UNPRINTABLE.sub(" ", text)
