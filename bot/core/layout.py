"""A card or a notice as lines of styled text: the same words for the terminal, for Telegram and for JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo

from bot.account import Severity, Sighting
from bot.core.bulletin import bulletin
from bot.core.phrases import disputes, said, tolls
from bot.core.spans import Line, Span, Style, When, counted, mark_of, place_of, short_title
from bot.model import Card, Chart, Delivery, Digest, Notice, Priority, State, Summary

_MAY_REPEAT: Line = (Span("May repeat an earlier message: the line broke while it was sent", Style.QUIET),)
_OUTLETS_SHOWN = 3
_TITLE_CHARS = 300
_SUMMARY_TITLE_CHARS = 120
_TERMS_SHOWN = 4


def layout(delivery: Delivery, as_of: datetime, zone: tzinfo) -> tuple[Line, ...]:
    """The lines of a delivery's message, top to bottom, with times of day in `zone`. `as_of` is when it is sent."""
    when = When(as_of, zone)
    match delivery.facts:
        case Card() as card:
            lines = _update(card, when) if card.changes else _card(card, when, delivery.edit)
        case Summary() as summary:
            lines = _summary(summary, when)
        case Notice() as notice:
            lines = _notice(notice, when)
        case Digest() as digest:
            lines = bulletin(digest, as_of, zone)
        case Chart():
            lines = iter(())
    may_repeat = delivery.state is State.AMBIGUOUS
    return (*([_MAY_REPEAT] if may_repeat else ()), *filter(None, lines))


def shown(card: Card) -> tuple[Line, ...]:
    """What a reader sees of a card, whenever it is sent: two cards that show the same need no edit between them."""
    *lines, _ = _card(card, When(card.seen, UTC), 0)
    return tuple(lines)


def _notice(notice: Notice, when: When) -> Iterator[Line]:
    span = ""
    if notice.since and notice.until:
        until = replace(when, as_of=notice.since).clock(notice.until)
        span = f" {when.clock(notice.since)}–{until} {notice.until.astimezone(when.zone):%Z}"
    yield (Span(f"{notice.title}{span}", Style.STRONG),)
    yield from ((Span(line),) for line in notice.lines)


def _summary(summary: Summary, when: When) -> Iterator[Line]:
    stories = "1 story" if len(summary.cards) == 1 else f"{len(summary.cards)} stories"
    if summary.is_sample:
        last = "the last story" if len(summary.cards) == 1 else f"the last {stories}"
        yield (Span(f"SAMPLE, no news · {summary.title}: {last}", Style.STRONG),)
    else:
        since = f"{when.clock(summary.since)} {when.as_of.astimezone(when.zone):%Z}"
        yield (Span(f"Held since {since}: {stories}", Style.STRONG),)
    for card in summary.cards:
        mark = f"{mark_of(card.account.severity)} " if card.account.severity.is_event else ""
        day = f"{when.day(card.published or card.seen)} · " if summary.is_sample else ""
        yield (Span(f"{mark}{day}"), Span(card.title[:_SUMMARY_TITLE_CHARS], Style.STRONG, card.url))
        told = filter(None, (place_of(card.account), tolls(card.account), *_outlets(card, when)))
        yield (Span(" · ".join(told)), Span(f" · {' · '.join(card.terms[:_TERMS_SHOWN])}", Style.QUIET))


def _card(card: Card, when: When, edit: int) -> Iterator[Line]:
    account = card.account
    yield (Span(" · ".join(_banner(card)), Style.STRONG),)
    yield _headline(card)
    if card.continues:
        yield (Span("Continues in the message on: "), Span(card.continues.title[:_TITLE_CHARS], url=card.continues.url))
        yield _as_of(when, edit)
        return
    yield from ((Span(line),) for line in disputes(account, when.clock))
    if account.severity.is_violent:
        yield (Span(f"Claim: {said(account.claims) or 'none seen'}"),)
    yield from ((Span(line),) for line in _outlets(card, when))
    if card.snippet and card.snippet != card.title:
        yield (Span("“", Style.QUOTE), *_marked(card.snippet, card.marks, "", Style.QUOTE), Span("”", Style.QUOTE))
    for told in account.retracted:
        yield (Span(f"{told.outlet} took its report back, {when.clock(told.at)}", Style.STRONG),)
    for remark in card.remarks:
        yield (Span(remark, Style.STRONG),)
    yield (Span(f"Watched: {' · '.join(card.terms)}"),)
    yield _opinion(card)
    if card.taken:
        yield (Span(f"On it: {card.taken.by}, {when.clock(card.taken.at)}", Style.STRONG),)
    yield _as_of(when, edit)


def _update(card: Card, when: When) -> Iterator[Line]:
    """What has changed, in an answer to the message that stands above it."""
    yield (Span(" · ".join(filter(None, ("Update", place_of(card.account)))), Style.STRONG),)
    yield from ((Span(change, Style.STRONG),) for change in card.changes)
    yield _headline(card)
    yield _as_of(when)


def _headline(card: Card) -> Line:
    return _marked(card.title[:_TITLE_CHARS], card.title_marks, card.url, Style.STRONG)


def _as_of(when: When, edit: int = 0) -> Line:
    text = f"As of {when.clock(when.as_of)} {when.as_of.astimezone(when.zone):%Z}"
    return (Span(f"{text} · edit {edit}" if edit else text, Style.QUIET),)


def _banner(card: Card) -> Iterable[str]:
    """Severity, place, toll: what is on a locked phone. News that is no event is its term and its kind."""
    account, severity = card.account, card.account.severity
    if severity.is_event:
        return filter(None, (f"{mark_of(severity)} {severity.upper()}", place_of(account), tolls(account)))
    if severity is Severity.UNREAD and card.priority is Priority.URGENT:
        return filter(None, ("🔴 URGENT", place_of(account) or card.terms[0], tolls(account)))
    kind = "" if severity in {Severity.NEWS, Severity.UNREAD} else severity.value
    return filter(None, (card.terms[0], kind, tolls(account)))


def _outlets(card: Card, when: When) -> Iterator[str]:
    """Who told it, in order: on one line, unless there is nothing more urgent to read."""
    first, *others = card.account.sightings
    named = [f"{first.outlet} {when.clock(first.at)}"]
    lags = _lags(first, others[: _OUTLETS_SHOWN - 1])
    named += [f"{other.outlet} {lag}" for other, lag in zip(others, lags, strict=False)]
    counts = [f"{counted(len(others) + 1, 'outlet')}, {counted(card.account.origins, 'origin')}"] if others else []
    if card.account.severity.is_event:
        yield " · ".join(named + counts)
    else:
        yield " · ".join(named)
        yield from counts


def _lags(first: Sighting, others: Iterable[Sighting]) -> Iterator[str]:
    """How much later each told it; minutes after minutes are only a number."""
    before = ""
    for other in others:
        number, unit = _lag(first, other)
        yield f"+{number}" if unit == before == "min" else f"+{number} {unit}"
        before = unit


def _opinion(card: Card) -> Line:
    if not card.context_url:
        return ()
    on = f" on {card.context_term}" if card.context_term else ""
    return (Span("Opinion: "), Span(f"{short_title(card.context_title)} ↗", url=card.context_url), Span(on))


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


def _lag(first: Sighting, other: Sighting) -> tuple[int, str]:
    minutes = max(0, round((other.at - first.at) / timedelta(minutes=1)))
    if minutes < 60:
        return minutes, "min"
    return (minutes // 60, "h") if minutes < 48 * 60 else (minutes // (24 * 60), "d")
