"""A card or a notice as lines of styled text: the same words for the terminal, for Telegram and for JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import Enum

from bot.model import Card, Facts, Notice, Priority, Sighting, Summary


class Style(Enum):
    """How a span is set. Every medium maps these to what it has."""

    PLAIN = "plain"
    STRONG = "strong"
    MARK = "mark"
    QUIET = "quiet"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style; `url` makes it a link."""

    text: str
    style: Style = Style.PLAIN
    url: str = ""


Line = tuple[Span, ...]
_MAY_REPEAT: Line = (Span("May repeat an earlier message: the line broke while it was sent", Style.QUIET),)
_OUTLETS_SHOWN = 3
_TITLE_CHARS = 300
_SUMMARY_TITLE_CHARS = 120
_TERMS_SHOWN = 4


def layout(facts: Facts, as_of: datetime, zone: tzinfo, *, may_repeat: bool = False) -> tuple[Line, ...]:
    """The lines of what is told, top to bottom, with times of day in `zone`. `as_of` is when it is sent."""
    match facts:
        case Card():
            lines = _lines(facts, as_of, zone)
        case Summary():
            lines = _summary(facts, as_of, zone)
        case Notice():
            lines = _notice(facts)
    return (*([_MAY_REPEAT] if may_repeat else ()), *filter(None, lines))


def plain_text(lines: Sequence[Line]) -> str:
    """The lines as text without style."""
    return "\n".join("".join(span.text for span in line) for line in lines)


def _notice(notice: Notice) -> Iterator[Line]:
    yield (Span(notice.title, Style.STRONG),)
    yield from ((Span(line),) for line in notice.lines)


def _summary(summary: Summary, as_of: datetime, zone: tzinfo) -> Iterator[Line]:
    stories = "1 story" if len(summary.cards) == 1 else f"{len(summary.cards)} stories"
    if summary.is_sample:
        yield (Span(f"SAMPLE, no news · {summary.title}: the last {stories}", Style.STRONG),)
    else:
        since = f"{_clock(summary.since, as_of, zone)} {as_of.astimezone(zone):%Z}"
        yield (Span(f"Held since {since}: {stories}", Style.STRONG),)
    for card in summary.cards:
        mark = "🔴 " if card.priority is Priority.URGENT else ""
        at = (card.published or card.seen).astimezone(zone).date()
        day = f"{_day(at, as_of.astimezone(zone).date())} · " if summary.is_sample else ""
        yield (Span(f"{mark}{day}"), Span(card.title[:_SUMMARY_TITLE_CHARS], Style.STRONG, card.url))
        yield (*_outlets(card, as_of, zone), Span(f" · {' · '.join(card.terms[:_TERMS_SHOWN])}", Style.QUIET))


def _lines(card: Card, as_of: datetime, zone: tzinfo) -> Iterator[Line]:
    yield _banner(card)
    yield _marked(card.title[:_TITLE_CHARS], card.title_marks, card.url, Style.STRONG)
    yield _outlets(card, as_of, zone)
    if card.snippet and card.snippet != card.title:
        yield (Span("“", Style.QUOTE), *_marked(card.snippet, card.marks, "", Style.QUOTE), Span("”", Style.QUOTE))
    for remark in card.remarks:
        yield (Span(remark, Style.STRONG),)
    yield (Span(f"Watched: {' · '.join(card.terms)}"),)
    yield _opinion(card)
    yield (Span(f"As of {_clock(as_of, as_of, zone)} {as_of.astimezone(zone):%Z}", Style.QUIET),)


def _banner(card: Card) -> Line:
    if card.priority is Priority.URGENT:
        return (Span(f"🔴 URGENT · {card.list_title}", Style.STRONG),)
    return (Span(card.list_title, Style.STRONG),)


def _outlets(card: Card, as_of: datetime, zone: tzinfo) -> Line:
    first, *others = card.sightings
    named = [f"{first.outlet} {_clock(first.at, as_of, zone)}"]
    named += [f"{other.outlet} {_lag(first, other)}" for other in others[: _OUTLETS_SHOWN - 1]]
    if len(card.sightings) > 1:
        named.append(f"{len(card.sightings)} outlets, {card.origins} {'origin' if card.origins == 1 else 'origins'}")
    return (Span(" · ".join(named)),)


def _opinion(card: Card) -> Line:
    if not card.context_url:
        return ()
    on = f" on {card.context_term}" if card.context_term else ""
    return (Span("Opinion: "), Span(f"{_short(card.context_title)} ↗", url=card.context_url), Span(on))


def _short(title: str) -> str:
    """A work's title without its subtitle."""
    return title.partition(":")[0].strip() or "context"


def _marked(text: str, marks: Sequence[tuple[int, int]], url: str, style: Style) -> Line:
    """The text in `style`, with the marked spans set off."""
    spans, done = [], 0
    for start, end in marks:
        if end > len(text):
            break
        spans += [Span(text[done:start], style, url), Span(text[start:end], Style.MARK, url)]
        done = end
    spans.append(Span(text[done:], style, url))
    return tuple(span for span in spans if span.text)


def _lag(first: Sighting, other: Sighting) -> str:
    minutes = max(0, round((other.at - first.at) / timedelta(minutes=1)))
    if minutes < 60:
        return f"+{minutes} min"
    return f"+{minutes // 60} h" if minutes < 48 * 60 else f"+{minutes // (24 * 60)} d"


def _clock(moment: datetime, as_of: datetime, zone: tzinfo) -> str:
    """The local time of day, with the date when it is not the day of `as_of`."""
    local, today = moment.astimezone(zone), as_of.astimezone(zone).date()
    return f"{local:%H:%M}" if local.date() == today else f"{_day(local.date(), today)} {local:%H:%M}"


def _day(day: date, today: date) -> str:
    return f"{day.day} {day:%b}" if day.year == today.year else f"{day.day} {day:%b %Y}"
