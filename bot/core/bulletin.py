"""A digest as lines of styled text, in parts that each fit into a message."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import groupby

from bot.core.digest import SHOWN
from bot.core.spans import Line, Span, Style, When, counted, mark_of, plain_text, short_title
from bot.model import Blind, Coverage, Digest, Incident, Item, Range, Source, State, Tally

_PART_UNITS = 3_400  # of the 4,096 of a message: what keeps addresses in it from being links takes room too
_PART_ITEMS = 24  # each is three entities at most, of a hundred
_INCIDENTS = 20
_SOURCES = 3
_TITLE_CHARS = 120
_NAME_CHARS = 40
_LISTED = 8
_LATE_SHOWN = 5
_CHANGES_SHOWN = 3
_LATE = timedelta(minutes=15)
_DAY = timedelta(hours=26)
_STATES = {State.MUTED: "muted", State.HELD: "held", State.DEAD: "not delivered"}

Value = Callable[[Incident], str]


def parts_of(digest: Digest, zone: tzinfo, skip: int = 0) -> tuple[Digest, ...]:
    """The digest in parts that each fit into a message, split between stories: its first SHOWN stories in all.

    With `skip` the SHOWN stories after so many, and nothing else.
    """
    items = [item for _, own in _sections(digest.items[skip : skip + SHOWN], digest.lists) for item in own]
    more = max(0, len(digest.items) - skip - len(items))
    shown = replace(digest, items=tuple(items), more=more, skipped=skip)
    if skip:
        shown = replace(shown, ledger=(), coverage=None)
    when = _when(digest, zone)
    groups: list[list[Item]] = [[]]
    room = _PART_UNITS - _units([*_head(shown, when), *_foot(shown, when)])
    for item in items:
        units = _units([_item(item, when)]) + _NAME_CHARS  # and a heading
        if groups[-1] and (units > room or len(groups[-1]) == _PART_ITEMS):
            groups.append([])
            room = _PART_UNITS
        groups[-1].append(item)
        room -= units
    parts = [replace(shown, items=tuple(group), ledger=(), coverage=None, more=0) for group in groups]
    parts[-1] = replace(parts[-1], coverage=shown.coverage, more=more)
    if shown.ledger:
        parts.append(replace(shown, items=(), coverage=None, more=0))
    return tuple(replace(part, part=n, parts=len(parts)) for n, part in enumerate(parts, 1))


def _units(lines: Iterable[Line]) -> int:
    return sum(len(line.encode("utf-16-le")) // 2 + 1 for line in plain_text(list(lines)).split("\n"))


def bulletin(digest: Digest, as_of: datetime, zone: tzinfo) -> Iterator[Line]:
    """The lines of a digest, or of one part of it; `as_of` is when it is sent."""
    when = _when(digest, zone)
    title = _title(digest, When(as_of, zone))
    if _is_quiet(digest):
        yield from _quiet(digest, title, when)
        return
    part = f" · {digest.part}/{digest.parts}" if digest.parts > 1 else ""
    yield (Span(f"{title}{part}", Style.STRONG),)
    if digest.skipped and digest.part == 1:
        yield (Span(f"From the {digest.skipped + 1:,}th of {digest.stories:,} stories on"),)
    elif digest.part == 1:
        if digest.due and as_of - digest.due > _LATE:
            yield (Span(f"Comes late: it was due at {when.clock(digest.due)}", Style.STRONG),)
        yield from _head(digest, when)
    yield from _items(digest, when)
    if digest.coverage is not None:
        yield from _foot(digest, when)
    yield from _ledger(digest, when)


def _is_quiet(digest: Digest) -> bool:
    return not (digest.stories or digest.late or digest.ledger) and digest.parts == 1


def _when(digest: Digest, zone: tzinfo) -> When:
    """Times of its last day go without a date."""
    return When(digest.until - timedelta(microseconds=1), zone)


def _quiet(digest: Digest, title: str, when: When) -> Iterator[Line]:
    """A day without news is one line."""
    account = " · ".join("".join(span.text for span in line) for line in _coverage(digest, when))
    yield (Span(title, Style.STRONG), Span(f" · No story seen{_span(digest, when)} · {account}"))


# ── the head ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _title(digest: Digest, now: When) -> str:
    """The day and the time of day; whole days without that, from the first to the last."""
    since, until = digest.since.astimezone(now.zone), digest.until.astimezone(now.zone)
    last = f"{digest.day:%a} {now.day(digest.until - timedelta(microseconds=1))}"
    if since.time() != time() or until.time() != time():
        return f"Digest · {last} · {until:%H:%M %Z}"
    is_one = since.date() == digest.day
    return f"Digest · {last if is_one else f'{since:%a} {since.day} {since:%b} to {last}'} · {until:%Z}"


def _span(digest: Digest, when: When) -> str:
    """Since when, where that is not just a day."""
    is_whole = not any(each.astimezone(when.zone).time() != time() for each in (digest.since, digest.until))
    if is_whole or digest.until - digest.since <= _DAY:
        return ""
    return f" since {when.clock(digest.since)}"


def _head(digest: Digest, when: When) -> Iterator[Line]:
    if digest.stories:
        yield (Span(" · ".join(_harm(digest)), Style.STRONG),)
    if not digest.stories:
        yield (Span(f"No story seen{_span(digest, when)}"),)
        return
    counts = ((digest.stories, "story"), (digest.articles, "article"), (digest.origins, "origin"))
    yield (Span(" · ".join(counted(number, noun) for number, noun in counts) + _span(digest, when)),)
    for surge in digest.surges:
        yield (
            Span(f"Surge: {surge.term}", Style.STRONG),
            Span(f", {counted(round(surge.stories), 'story')} in 24 hours, usually {surge.usual:.1f}"),
        )


def _harm(digest: Digest) -> Iterator[str]:
    is_old = any(item.severity.is_violent for item in digest.items)
    none = "No new attack seen" if is_old else "No attack seen"
    yield f"{counted(digest.attacks, 'attack')} seen" if digest.attacks else none
    for harm, number in (("killed", digest.killed), ("wounded", digest.wounded)):
        if number.high:
            yield f"{_range(number)} {harm}"


def _range(number: Range) -> str:
    return f"{number.low:,}–{number.high:,}" if number.low != number.high else f"{number.low:,}"


# ── the stories ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _items(digest: Digest, when: When) -> Iterator[Line]:
    for section, items in _sections(digest.items, digest.lists):
        yield (Span(section, Style.QUIET),)
        yield from (_item(item, when) for item in items)
    if digest.more:
        yield (Span(f"… and {digest.more:,} more: /digest more"),)


def _sections(items: Iterable[Item], lists: Sequence[str]) -> Iterable[tuple[str, list[Item]]]:
    """The stories under their lists and terms; those that were told before come last."""
    sections: dict[str, list[Item]] = {}
    for item in sorted(items, key=lambda item: not item.is_new):
        sections.setdefault(_section(item, lists), []).append(item)
    return sections.items()


def _section(item: Item, lists: Sequence[str]) -> str:
    if not item.is_new:
        return "Told before"
    return " · ".join([item.watchlist, item.terms[0]] if len(lists) > 1 else [item.terms[0]])


def _item(item: Item, when: When) -> Line:
    mark = f"{mark_of(item.severity)} " if item.severity.is_event else "· "
    known = () if item.changes else (item.tolls,)  # what changed says it already
    place = item.place if item.severity.is_event else ""  # other news only mentions it
    told = " · ".join(filter(None, (place, *known, *_outlets(item, when), *_remarks(item))))
    changed = " · ".join(item.changes[:_CHANGES_SHOWN])
    return (
        Span(mark),
        Span(" ".join(item.title.split())[:_TITLE_CHARS], Style.STRONG, item.link or item.url),
        Span(f" · {changed}" if changed else "", Style.STRONG),
        Span(f" · {told}"),
    )


def _outlets(item: Item, when: When) -> Iterator[str]:
    lag = f", seen +{_lag(item.lag_minutes)}" if item.lag_minutes and item.is_new else ""
    yield f"{item.outlets[0][:_NAME_CHARS]} {when.clock(item.first)}{lag}"
    if len(item.outlets) > 1:
        yield f"{counted(len(item.outlets), 'outlet')}, {counted(item.origins, 'origin')}"


def _lag(minutes: int) -> str:
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h"


def _remarks(item: Item) -> Iterator[str]:
    if item.severity.is_violent and not item.changes:
        yield f"claim: {item.claims or 'none seen'}"
    if not item.is_new and not item.changes:
        yield f"{counted(item.articles, 'article')} more"
    if item.is_unconfirmed:
        yield "unconfirmed"
    yield _STATES.get(item.told, "") if item.told else ""


# ── the account of it ────────────────────────────────────────────────────────────────────────────────────────────────


def _foot(digest: Digest, when: When) -> Iterator[Line]:
    if digest.late:
        late = digest.late[:_LATE_SHOWN]
        yield (Span("Came late, not alerted:"),)
        for find in late:
            told = f" · {find.outlet[:_NAME_CHARS]} {when.clock(find.published)}"
            yield (Span("· "), Span(find.title[:_TITLE_CHARS], url=find.url), Span(told))
        if more := len(digest.late) - len(late):
            yield (Span(f"… and {more} more that came late"),)
    if digest.muted:
        muted = (f"{each.what[:_NAME_CHARS]} ({_who(each.by)}to {when.clock(each.until)})" for each in digest.muted)
        yield (Span(f"Muted: {_listed(list(muted))}"),)
    if digest.unseen:
        yield (Span(f"No hits: {_listed([term[:_NAME_CHARS] for term in digest.unseen])}"),)
    yield from _coverage(digest, when)
    if digest.context:
        on = f" on {digest.context.term}" if digest.context.term else ""
        yield (Span("Opinion: "), Span(f"{short_title(digest.context.title)} ↗", url=digest.context.url), Span(on))


def _who(name: str) -> str:
    return f"{name[:_NAME_CHARS]}, " if name else ""


def _listed(names: Sequence[str]) -> str:
    more = [f"{len(names) - _LISTED} more"] if len(names) > _LISTED else []
    return ", ".join([*names[:_LISTED], *more])


def _coverage(digest: Digest, when: When) -> Iterator[Line]:
    """What could not be seen, and what became of what was."""
    coverage = digest.coverage or Coverage()
    if coverage.gaps:
        yield (Span(f"Blind: {_listed([_times(gap, when) for gap in coverage.gaps])}"),)
    if coverage.failing:
        failing = [f"{_feed(each)} since {when.clock(each.since)}" for each in coverage.failing]
        yield (Span(f"Failing: {_listed(failing)}"),)
    if coverage.failed:
        yield (Span(f"Failed: {_listed([f'{_feed(each)} {_times(each, when)}' for each in coverage.failed])}"),)
    if coverage.silent:
        silent = [f"{_feed(each)} since {when.clock(each.since)}" for each in coverage.silent]
        yield (Span(f"Silent: {_listed(silent)}"),)
    if not (coverage.gaps or coverage.failing or coverage.failed or coverage.silent):
        yield (Span(f"{counted(coverage.feeds, 'feed')}, none seen failing or silent"),)
    pages = [f"{counted(coverage.unread, 'page')} could not be read"] if coverage.unread else []
    pages += [f"{coverage.waiting} to be read"] if coverage.waiting else []
    pages += [f"{counted(coverage.undecided, 'article')} left out as ambiguous"] if coverage.undecided else []
    pages += [f"{coverage.unconfirmed} unconfirmed"] if coverage.unconfirmed else []
    pages += [f"{counted(coverage.flooded, 'article')} held back, too many at once"] if coverage.flooded else []
    if pages:
        yield (Span(", ".join(pages)),)
    yield (Span(_tally(digest.tally)),)


def _feed(blind: Blind) -> str:
    return blind.feed[:_NAME_CHARS]


def _times(blind: Blind, when: When) -> str:
    until = replace(when, as_of=blind.since).clock(blind.until) if blind.until else ""
    return f"{when.clock(blind.since)}–{until}"


def _tally(tally: Tally) -> str:
    told = (
        ("delivered", tally.delivered, True),
        ("told here", tally.here, False),
        ("muted", tally.muted, False),
        ("held", tally.held, False),
        ("not alerted", tally.quiet, False),
        ("refused", tally.refused, False),
        ("pending", tally.pending, True),
    )
    parts = [f"{count:,} {what}" for what, count, always in told if count or always]
    return f"{tally.matched:,} matched: {', '.join(parts)}"


# ── the ledger ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _ledger(digest: Digest, when: When) -> Iterator[Line]:
    """The incidents by number, then by province, actor and target with the numbers that each sum is made of."""
    incidents = digest.ledger
    if not incidents:
        return
    yield (Span(f"Ledger since {when.day(digest.since)}: {_sum(incidents)}", Style.STRONG),)
    numbered = list(enumerate(incidents, 1))
    for number, each in numbered[-_INCIDENTS:]:
        told = (_day(each.date), _place(each), each.target, *_numbers(each), f"claim: {each.actor or 'none seen'}")
        yield (Span(f"{number} · {' · '.join(filter(None, told))} · "), *_links(each.sources))
    if len(numbered) > _INCIDENTS:
        yield (Span(f"{len(numbered) - _INCIDENTS} earlier ones: ironwatch ledger"),)
    for name, value in _GROUPS:
        yield (Span(f"By {name}: "), Span(" · ".join(_grouped(numbered, value))))


def _links(sources: Sequence[Source]) -> Iterator[Span]:
    for place, source in enumerate(sources[:_SOURCES]):
        yield Span(", " if place else "")
        yield Span(source.outlet[:_NAME_CHARS], url=source.url)
    if len(sources) > _SOURCES:
        yield Span(f" +{len(sources) - _SOURCES}")


def _grouped(numbered: Sequence[tuple[int, Incident]], value: Value) -> Iterator[str]:
    ordered = sorted(numbered, key=lambda each: value(each[1]))
    groups = [(name, list(found)) for name, found in groupby(ordered, key=lambda each: value(each[1]))]
    for name, found in sorted(groups, key=lambda each: -len(each[1])):
        numbers = ", ".join(str(number) for number, _ in found)
        yield f"{name or 'not told'} {_sum([each for _, each in found])} ({numbers})"


def _sum(incidents: Sequence[Incident]) -> str:
    killed = sum(each.killed or 0 for each in incidents)
    wounded = sum(each.wounded or 0 for each in incidents)
    parts = [counted(len(incidents), "incident"), *([f"{killed} killed"] if killed else [])]
    return ", ".join([*parts, *([f"{wounded} wounded"] if wounded else [])])


def _day(text: str) -> str:
    day = date.fromisoformat(text)
    return f"{day.day} {day:%b}"


def _place(incident: Incident) -> str:
    return ", ".join(dict.fromkeys(filter(None, (incident.place, incident.province))))


def _numbers(incident: Incident) -> Iterator[str]:
    for harm in ("killed", "wounded"):
        if number := getattr(incident, harm):
            yield f"{number} {harm}"


_GROUPS: tuple[tuple[str, Value], ...] = (
    ("province", lambda each: each.province or each.place),
    ("claim", lambda each: each.actor or "none seen"),
    ("target", lambda each: each.target),
)
