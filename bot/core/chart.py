"""A digest's chart as SVG, which a phone shows well in a light and in a dark chat.

One panel for all stories and a small one for each term, above the same days: every number stands at its bar and every
name at its panel, so that nothing has to be told by its colour.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from itertools import accumulate
from types import MappingProxyType
from xml.etree.ElementTree import Element, SubElement, tostring

from bot.model import Chart

WIDTH = 1080
_MARGIN, _INSIDE, _LABEL_SIZE = 40, 1000, 38
_PAPER, _EDGE, _INK, _QUIET = "#ffffff", "#c8d0d9", "#1b2127", "#55606b"
_BAR, _TODAY, _BAND, _LINE, _INCIDENT = "#5f86b3", "#0b3a6f", "#e4eefa", "#9aa5b1", "#b93a00"
_UNWATCHED = "#e6e6e6"
_FONTS = "'Ironwatch Sans', 'Noto Sans', system-ui, sans-serif"
_REGULAR = 0.92  # how wide letters are that are not bold
_RTL = "\u2067{}\u2069"  # an isolate: Urdu with a Latin name in it keeps its order
_MAX_MARKS = 3  # on one letter: more of them climb out of their line


# ── labels ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def label_of(term: str) -> str:
    """A term as it stands in the chart: readable, and short enough. Of a label it is the label itself."""
    return _shortened(_readable(term), _LABEL_SIZE)


def _readable(text: str) -> str:
    """A text without what is invisible, turns the line around or piles up; an ellipsis where nothing is left."""
    kept: list[str] = []
    marks = 0
    for character in unicodedata.normalize("NFC", text):
        kind = unicodedata.category(character)
        marks = marks + 1 if kind in {"Mn", "Me"} else 0
        if character.isspace():
            kept.append(" ")
        elif (kind[0] != "C" or character in "\u200c\u200d") and marks <= _MAX_MARKS:
            kept.append(character)
    return unicodedata.normalize("NFC", " ".join("".join(kept).split())) or "…"


def _shortened(label: str, size: float) -> str:
    """The label, cut with an ellipsis where it would pass the margin at that size of type, in pixels."""
    room = _INSIDE / size
    if _width(label) <= room:
        return label
    kept = sum(end + _em("…") <= room for end in accumulate(map(_em, label)))
    return f"{label[:kept].rstrip()}…"


def _width(text: str) -> float:
    """How wide a text usually is, in ems of a bold sans serif."""
    return sum(map(_em, text))


def _em(character: str) -> float:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0.0
    if unicodedata.east_asian_width(character) in {"W", "F"} or character in "MWmw@%…—":
        return 1.0
    if character in " fiIjlrt.,:;'|!()[]":
        return 0.4
    return 0.6 if character.islower() or character.isdigit() else 0.72


def _short(number: int) -> str:
    """A count in four characters at most: 987, 1.2k, 12k, 3.4M."""
    for step, unit in ((10**6, "M"), (10**3, "k")):
        if number >= 10 * step:
            return f"{min(number // step, 999)}{unit}"
        if number >= step:
            return f"{number * 10 // step / 10:g}{unit}"
    return str(number)


def _counted(number: int, one: str, more: str) -> str:
    return f"{number:,} {one if number == 1 else more}" if number else f"no {more}"


def _is_rtl(text: str) -> bool:
    letters = (unicodedata.bidirectional(character) for character in text if character.isalpha())
    return next(letters, "") in {"R", "AL"}


def _named(zone: tzinfo, day: date) -> str:
    """A zone with its letters on that day, where it has any: `Asia/Karachi (PKT)`, `Asia/Kabul (+0430)`, `UTC`."""
    name, letters = str(zone), f"{datetime.combine(day, time(), zone):%Z}"
    return _readable(name if letters in name else f"{name} ({letters})")


# ── drawing ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def svg_text(chart: Chart, zone: tzinfo, families: Mapping[str, str]) -> str:
    """As `svg`, as the text of a file."""
    return tostring(svg(chart, zone, families), encoding="unicode")


def svg(chart: Chart, zone: tzinfo, families: Mapping[str, str] = MappingProxyType({})) -> Element:
    """The chart of days in this zone as an SVG element, WIDTH pixels wide.

    Any label becomes text on one line. `families` are fonts by label, for who does not find them by itself.
    """
    return _Drawing(chart, zone, families).root


@dataclass(frozen=True, slots=True)
class _Style:
    """How a text is set."""

    size: float
    fill: str = _INK
    weight: str = "normal"
    anchor: str = "start"
    family: str = ""


class _Drawing:
    """Draws from the top down; `_y` is how far it has come."""

    def __init__(self, chart: Chart, zone: tzinfo, families: Mapping[str, str]) -> None:
        self._chart = chart
        self._families = families
        self._pitch = _INSIDE / len(chart.days)
        self._digits = min(30, self._pitch * 0.42)  # the size of what stands at a bar
        self.root = Element("svg", xmlns="http://www.w3.org/2000/svg", role="img")
        self._paper = self._rect(0, 0, WIDTH, 0, _PAPER)
        self._band = self._rect(_MARGIN + _INSIDE - self._pitch, 162, self._pitch, 0, _BAND)
        self._head(zone)
        self._panel("All stories", chart.stories, bars=160, marks=chart.incidents)
        self._axis()
        peak = max((max(row.stories) for row in chart.terms), default=0)
        for row in chart.terms:
            self._panel(row.term, row.stories, bars=42, peak=peak)
        self._legend()
        self._end()

    def _head(self, zone: tzinfo) -> None:
        today, stories, incidents = self._chart.days[-1], self._chart.stories[-1], self._chart.incidents[-1]
        title = f"{today.day} {today:%b}: {_counted(stories, 'story', 'stories')}"
        if incidents:
            title += f", {_counted(incidents, 'incident', 'incidents')}"
        SubElement(self.root, "title").text = title
        _text(self.root, (_MARGIN, 88), title, _Style(50, weight="bold"))
        span = f"Stories a day to {today:%a} {today.day} {today:%b %Y} · {_named(zone, today)}"
        _text(self.root, (_MARGIN, 138), span, _Style(32, _QUIET))
        self._y = 164.0

    def _panel(
        self, label: str, counts: Sequence[int], *, bars: float, peak: int = 0, marks: Sequence[int] = ()
    ) -> None:
        """A name, and a bar with its number for each day; above them the marks of incidents, if there are any."""
        self._label(label_of(label))
        self._y += 54
        for place, count in enumerate(marks):
            self._mark(place, count, self._y + 24)
        foot = self._y + (50 if any(marks) else 0) + 32 + bars
        self._rect(_MARGIN, foot - bars, self._pitch * self._chart.unwatched, bars, _UNWATCHED)
        for place, count in enumerate(counts):
            self._bar(place, count, bars * count / max(peak, *counts, 1), foot)
        self._rect(_MARGIN, foot, _INSIDE, 2, _LINE)
        self._y = foot + 6

    def _label(self, label: str) -> None:
        """A name in a box that cuts off whatever a font makes larger than we think."""
        box = {"x": str(_MARGIN), "y": f"{self._y - 14:g}", "width": f"{_INSIDE}", "height": "74", "overflow": "hidden"}
        style = _Style(_LABEL_SIZE, weight="bold", family=self._families.get(label, ""))
        _text(SubElement(self.root, "svg", box), (0, 56), label, style)

    def _bar(self, place: int, count: int, height: float, foot: float) -> None:
        is_today = place == len(self._chart.days) - 1
        if not count and not is_today:
            return
        fill, width = (_TODAY if is_today else _BAR), min(self._pitch * 0.68, 72)
        if count:
            height = max(height, 4)
            self._rect(self._middle(place) - width / 2, foot - height, width, height, fill)
        number = _Style(self._digits, fill if is_today else _INK, "bold" if is_today else "normal", "middle")
        _text(self.root, (self._middle(place), foot - height - 7), _short(count), number)

    def _mark(self, place: int, count: int, middle: float) -> None:
        if count:
            self._diamond(self._middle(place), middle)
        if count > 1:
            size = 24 if count < 100 else 16
            style = _Style(size, _PAPER, "bold", "middle")
            _text(self.root, (self._middle(place), middle + size * 0.37), _short(count), style)

    def _axis(self) -> None:
        """The days: below the first panel, and for all of them."""
        for place, day in enumerate(self._chart.days):
            weight = "bold" if place == len(self._chart.days) - 1 else "normal"
            for down, text in ((28, f"{day:%a}"[:2]), (62, str(day.day))):
                style = _Style(self._digits, weight=weight, anchor="middle")
                _text(self.root, (self._middle(place), self._y + down), text, style)
        self._y += 82

    def _legend(self) -> None:
        self._band.set("height", f"{self._y - 162:g}")
        middle, x = self._y + 36, float(_MARGIN)
        for fill, text in self._meanings():
            if fill == _INCIDENT:
                self._diamond(x + 16, middle)
            else:
                self._rect(x, middle - 16, 32, 32, fill)
            _text(self.root, (x + 46, middle + 10), text, _Style(30, _QUIET))
            x += 46 + _width(text) * 30 + 24
        self._y = middle + 40

    def _meanings(self) -> Iterator[tuple[str, str]]:
        yield _TODAY, "this day"
        yield _BAR, "days before"
        if any(self._chart.incidents):
            yield _INCIDENT, "incidents"
        if self._chart.unwatched:
            yield _UNWATCHED, "not watched"

    def _end(self) -> None:
        height = f"{self._y:g}"
        self.root.attrib |= {"width": str(WIDTH), "height": height, "viewBox": f"0 0 {WIDTH} {height}"}
        self._paper.attrib |= {"height": height, "stroke": _EDGE, "stroke-width": "4"}

    def _middle(self, place: int) -> float:
        return _MARGIN + self._pitch * (place + 0.5)

    def _rect(self, x: float, y: float, width: float, height: float, fill: str) -> Element:
        numbers = {"x": x, "y": y, "width": width, "height": height}
        return SubElement(self.root, "rect", {name: f"{value:.5g}" for name, value in numbers.items()}, fill=fill)

    def _diamond(self, x: float, y: float) -> None:
        corners = ((x, y - 21), (x + 21, y), (x, y + 21), (x - 21, y))
        points = " ".join(f"{across:.5g},{down:.5g}" for across, down in corners)
        SubElement(self.root, "polygon", points=points, fill=_INCIDENT)


def _text(into: Element, place: tuple[float, float], text: str, style: _Style) -> None:
    shown = _shortened(text, style.size * (1 if style.weight == "bold" else _REGULAR))
    element = SubElement(into, "text", x=f"{place[0]:.5g}", y=f"{place[1]:.5g}", fill=style.fill)
    element.attrib |= {"font-size": f"{style.size:g}", "font-weight": style.weight, "text-anchor": style.anchor}
    element.set("font-family", f"'{style.family}', {_FONTS}" if style.family else _FONTS)
    element.text = _RTL.format(shown) if _is_rtl(shown) else shown
