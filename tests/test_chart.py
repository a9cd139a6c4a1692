"""The chart of a digest: what stands where, whatever the terms are called."""

from __future__ import annotations

import unicodedata
import zlib
from dataclasses import replace
from datetime import date, timedelta, timezone, tzinfo
from functools import cache
from itertools import pairwise
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resvg_py import svg_to_bytes

from bot.core.chart import WIDTH, label_of, svg, svg_text
from bot.model import Chart, TermDays

DAYS = tuple(date(2026, 2, 18) + timedelta(days=n) for n in range(14))
ZONE = ZoneInfo("Asia/Karachi")
QUIET = (0,) * 14
PAPER, BAND, BAR, TODAY, MARK = (255, 255, 255), (228, 238, 250), (95, 134, 179), (11, 58, 111), (185, 58, 0)
SCALE = 4
HOSTILE = [
    "<script>",
    "</text>",
    "]]>",
    "&#0;",
    '"',
    "'",
    "\0",
    "\x1b",
    "\u202e",
    "\u200b",
    "\ud800",
    "\ufffe",
    "a\u0301",
]
NAMES = st.text() | st.lists(st.sampled_from([*HOSTILE, "بلوچ", "俾路支", "W" * 50, "ﷺ", " "]), max_size=9).map("".join)


def chart(
    *terms: tuple[str, tuple[int, ...]], stories: tuple[int, ...] = QUIET, incidents: tuple[int, ...] = QUIET
) -> Chart:
    return Chart(DAYS, tuple(TermDays(*term) for term in terms), incidents, stories)


def texts(drawn: Chart) -> list[str]:
    """All that is written, from the top down and from left to right."""
    return [element.text or "" for element in svg(drawn, ZONE).iter("text")]


def pixel(drawn: Chart, x: float, y: float) -> tuple[int, ...]:
    """A pixel's colour, as resvg draws the chart at a quarter of its size."""
    return tuple(lines_of(drawn)[int(y / SCALE)][int(x / SCALE) * 4 :][:3])


@cache
def lines_of(drawn: Chart) -> list[bytes]:
    """The lines of the picture, four bytes a pixel."""
    data = svg_to_bytes(svg_text(drawn, ZONE, {}), width=WIDTH // SCALE, skip_system_fonts=True)
    width, place, packed = int.from_bytes(data[16:20]), 8, b""
    while place < len(data):
        size, kind = int.from_bytes(data[place : place + 4]), data[place + 4 : place + 8]
        packed += data[place + 8 : place + 8 + size] if kind == b"IDAT" else b""
        place += 12 + size
    raw, step, above = zlib.decompress(packed), width * 4 + 1, bytes(width * 4)
    lines = []
    for start in range(0, len(raw), step):
        above = unfiltered_line(raw[start], raw[start + 1 : start + step], above)
        lines.append(above)
    return lines


def unfiltered_line(kind: int, line: bytes, above: bytes) -> bytes:
    out = bytearray(line)
    for n in range(len(out)):
        left, corner = (out[n - 4], above[n - 4]) if n >= 4 else (0, 0)
        nearest = min((left, above[n], corner), key=lambda each: abs(left + above[n] - corner - each))
        out[n] = (out[n] + (0, left, above[n], (left + above[n]) // 2, nearest)[kind]) & 255
    return bytes(out)


def middle(place: int) -> float:
    return 40 + 1000 / 14 * (place + 0.5)


def feet(drawn: Chart) -> list[float]:
    """Where the lines below the panels run."""
    lines = (each for each in svg(drawn, ZONE).iter("rect") if each.get("height") == "2")
    return [float(each.get("y", "")) for each in lines]


def test_bars_stand_where_stories_are_and_today_stands_out() -> None:
    drawn = chart(("Dasu", (3, *(0,) * 12, 3)), stories=(4, *(0,) * 12, 2), incidents=(0, 1, *(0,) * 12))
    everything, dasu = feet(drawn)
    for foot in (everything, dasu):
        assert [pixel(drawn, middle(n), foot - 12) for n in (0, 5, 13)] == [BAR, PAPER, TODAY]
    assert [pixel(drawn, middle(n) - 32, everything - 100) for n in (12, 13)] == [PAPER, BAND]
    assert pixel(drawn, middle(0), everything - 130) == BAR
    assert pixel(drawn, middle(13), everything - 130) != TODAY


def test_incidents_are_marked_on_the_day_on_which_they_began() -> None:
    drawn = chart(incidents=(0, 1, *(0,) * 11, 12))
    (first, second, _) = (each.get("points", "") for each in svg(drawn, ZONE).iter("polygon"))
    top = float(first.split()[0].split(",")[1])
    assert pixel(drawn, middle(1), top + 21) == MARK
    assert second.startswith(f"{middle(13):.5g},")
    assert "12" in texts(drawn)
    assert {"incidents", "not watched"}.isdisjoint(texts(chart()))


def test_days_on_which_nothing_was_read_are_not_shown_as_quiet() -> None:
    drawn = replace(chart(stories=(*QUIET[:13], 1)), unwatched=3)
    (foot,) = feet(drawn)
    assert [pixel(drawn, middle(n), foot - 12) for n in (2, 3)] == [(230, 230, 230), PAPER]
    assert "not watched" in texts(drawn)


def test_the_head_says_the_day_its_numbers_and_the_zone() -> None:
    drawn = chart(stories=(*QUIET[:13], 1_234), incidents=(*QUIET[:13], 1))
    assert texts(drawn)[:2] == [
        "3 Mar: 1,234 stories, 1 incident",
        "Stories a day to Tue 3 Mar 2026 · Asia/Karachi (PKT)",
    ]
    assert texts(chart())[0] == "3 Mar: no stories"


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        (ZoneInfo("Asia/Kabul"), "Asia/Kabul (+0430)"),
        (ZoneInfo("America/New_York"), "America/New_York (EST)"),
        (ZoneInfo("UTC"), "UTC"),
        (timezone(timedelta(hours=5), "PKT"), "PKT"),
    ],
)
def test_a_zone_stands_with_its_letters_of_that_day(zone: tzinfo, shown: str) -> None:
    assert list(svg(chart(), zone).iter("text"))[1].text == f"Stories a day to Tue 3 Mar 2026 · {shown}"


@pytest.mark.parametrize(
    ("number", "shown"),
    [(999, "999"), (1_000, "1k"), (1_999, "1.9k"), (10_500, "10k"), (2_340_000, "2.3M"), (10**12, "999M")],
)
def test_great_numbers_are_shortened_and_never_rounded_up(number: int, shown: str) -> None:
    assert shown in texts(chart(stories=(number, *QUIET[:13])))


def test_no_day_and_no_term_at_all_is_a_picture_too() -> None:
    assert feet(chart())
    assert "0" in texts(chart())


def test_urdu_with_a_latin_name_in_it_keeps_its_order() -> None:
    assert "\u2067بلوچ BLA گروپ\u2069" in texts(chart(("بلوچ BLA گروپ", QUIET)))


@given(NAMES)
def test_any_term_is_a_line_of_text_within_the_picture(name: str) -> None:
    drawn = chart((name, (2, *QUIET[:13])))
    read = ElementTree.fromstring(svg_text(drawn, ZONE, {label_of(name): "A & B"}))  # noqa: S314 - our own
    assert len(list(read.iter())) == len(list(svg(chart(("x", (2, *QUIET[:13]))), ZONE).iter()))
    height = float(read.get("height", ""))
    for each in read.iter("{http://www.w3.org/2000/svg}rect"):
        x, y, wide, high = (float(each.get(key, "")) for key in ("x", "y", "width", "height"))
        assert 0 <= x <= x + wide <= WIDTH
        assert 0 <= y <= y + high <= height


@given(NAMES)
def test_a_label_is_readable_short_and_its_own_label(name: str) -> None:
    label = label_of(name)
    assert label_of(label) == label
    assert label == label.strip() != ""
    assert {unicodedata.category(each) for each in label} & {"Cc", "Cs", "Cn", "Co", "Zl", "Zp"} == set()
    assert not set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f") & set(label)
    assert len(label) <= 200


def test_marks_do_not_pile_up_on_a_letter() -> None:
    assert label_of("Das" + "\u0323" * 50 + "u") == "Daṣ" + "\u0323" * 3 + "u"


def test_a_long_term_is_cut_with_an_ellipsis() -> None:
    label = label_of("Karakoram " * 30)
    assert label.endswith("Karakoram Ka…")
    assert 40 < len(label) < 60


def luminance(colour: tuple[int, ...]) -> float:
    parts = [each / 255 / 12.92 if each <= 10 else ((each / 255 + 0.055) / 1.055) ** 2.4 for each in colour]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_bars_and_marks_are_told_apart_without_any_colour() -> None:
    assert min(contrast(each, PAPER) for each in (BAR, TODAY, MARK)) >= 3
    assert min(contrast(each, BAND) for each in (TODAY, MARK)) >= 3
    assert contrast(BAR, TODAY) >= 3


def test_panels_follow_each_other_without_touching() -> None:
    terms = [(f"Term {n}", tuple(range(n, n + 14))) for n in range(6)]
    assert all(lower - upper > 110 for upper, lower in pairwise(feet(chart(*terms))))
