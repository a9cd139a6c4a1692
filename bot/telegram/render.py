"""Deliveries as Telegram shows them: text with entities, never markup, so nothing in a feed can become markup."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from functools import lru_cache

from telegram import MessageEntity

from bot.core.layout import layout
from bot.core.spans import Line, Span, Style
from bot.model import Card, Chart, Delivery, Destination, Digest, Facts, Notice, Summary
from bot.telegram.links import is_linkable, joined, joints

LIMIT_UNITS = 4096  # https://core.telegram.org/bots/api#sendmessage counts code points; UTF-16 units are stricter
LIMIT_ENTITIES = 99  # from the hundredth on they vanish silently
_TITLE_CHARS = 290
_SNIPPET_CHARS = 200
_REMARKS = 8
_ANYWHERE, _ANY_TIME = Destination(""), datetime.min.replace(tzinfo=UTC)
_NOTICE_LINES = 40
_FSI, _PDI = "\u2068", "\u2069"
_GONE = "\0"
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_SPACES = dict.fromkeys((*range(0x09, 0x0E), *range(0x1C, 0x20), 0x85, 0x2028, 0x2029), " ")
_HIDDEN = dict.fromkeys(
    (*range(0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0))  # controls
    + (0x061C, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF),  # directions, blanks
    _GONE,
)
_ONE_FOR_ONE = _SURROGATES | _SPACES | _HIDDEN  # keeps every offset

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Text:
    """A message's text and what is set off in it; offsets and lengths count UTF-16 units, as the service does."""

    text: str
    entities: tuple[MessageEntity, ...] = ()


def message(delivery: Delivery, as_of: datetime, zone: tzinfo) -> Text:
    """A delivery's message, within every limit of the service; `as_of` is when it is sent, times are in `zone`.

    What a thousand chats are told in the same minute is set once.
    """
    alike = replace(delivery, destination=_ANYWHERE, created=_ANY_TIME, id=0, attempts=0, zone=None, message=0)
    return _set_message(alike, as_of.replace(second=0, microsecond=0), zone)


@lru_cache(maxsize=32)
def _set_message(delivery: Delivery, as_of: datetime, zone: tzinfo) -> Text:
    lines: list[Text] = []
    for facts in _shorter_and_shorter(delivery.facts):
        made = layout(replace(delivery, facts=facts), as_of, zone)
        lines = [_set(tuple(map(_fenced_span, line)) if isinstance(facts, Digest) else line) for line in made]
        if _size(lines) <= LIMIT_UNITS:
            break
    return _stack(_fit([line for line in lines if line.text.strip()]))


def page(lines: Iterable[str | Line]) -> Text:
    """Lines of a reply, within every limit of the service. In those made of spans nothing becomes a link by itself."""
    return _stack(_fit([Text(line) if isinstance(line, str) else _set(tuple(map(_visible, line))) for line in lines]))


def _visible(span: Span) -> Span:
    return replace(span, text=span.text.translate(_ONE_FOR_ONE))


def _fenced_span(span: Span) -> Span:
    return replace(span, text=fence(span.text.translate(_ONE_FOR_ONE)))


def clean(text: str) -> str:
    """The text on one line, without control characters and without those that turn or hide what stands around them."""
    return text.translate(_ONE_FOR_ONE).replace(_GONE, "").strip()


def units(text: str) -> int:
    """The length of a text in UTF-16 units, in which the service counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


# ── the card's texts ─────────────────────────────────────────────────────────────────────────────────────────────────


def _clean(card: Card) -> Card:
    """The card without hostile characters. Where marks count characters, each is replaced by one that goes later."""
    return replace(
        card,
        title=card.title.translate(_ONE_FOR_ONE)[:_TITLE_CHARS],
        snippet=card.snippet.translate(_ONE_FOR_ONE),
        terms=tuple(map(clean, card.terms)),
        remarks=tuple(map(clean, card.remarks[:_REMARKS])),
        changes=tuple(map(clean, card.changes)),
        account=card.account.renamed(clean),
        continues=card.continues and replace(card.continues, title=clean(card.continues.title)),
        taken=card.taken and replace(card.taken, by=clean(card.taken.by)),
        context_title=clean(card.context_title),
        context_term=clean(card.context_term),
    )


def _shorter_and_shorter(facts: Facts) -> Iterator[Facts]:
    """The facts fit to be shown; a card then with less of its snippet, then of its title: other lines are cut last."""
    if isinstance(facts, Digest | Chart):
        yield facts  # cleaned as lines: nothing in it counts characters
        return
    if isinstance(facts, Notice):
        yield replace(facts, title=clean(facts.title), lines=tuple(map(clean, facts.lines[:_NOTICE_LINES])))
        return
    if isinstance(facts, Summary):
        yield replace(facts, title=clean(facts.title), cards=tuple(_fenced(_clean(card)) for card in facts.cards))
        return
    card = _clean(facts)
    shorter = (
        card,
        replace(card, snippet=_cut(card.snippet, _SNIPPET_CHARS)),
        replace(card, snippet=""),
        replace(card, snippet="", title=_cut(card.title, 80)),
    )
    yield from map(_fenced, shorter)


def _cut(text: str, chars: int) -> str:
    return text if len(text) <= chars else f"{text[:chars]}…"


def _fenced(card: Card) -> Card:
    """The card with right-to-left texts fenced off, so that the times, names and quotes beside them stay in order."""
    return replace(
        card,
        title=fence(card.title),
        title_marks=_behind_fence(card.title, card.title_marks),
        snippet=fence(card.snippet),
        marks=_behind_fence(card.snippet, card.marks),
        terms=tuple(map(fence, card.terms)),
        changes=tuple(map(fence, card.changes)),
        account=card.account.renamed(fence),
        continues=card.continues and replace(card.continues, title=fence(card.continues.title)),
        taken=card.taken and replace(card.taken, by=fence(card.taken.by)),
    )


def fence(text: str) -> str:
    """The text, held together if it runs from right to left, so that what stands beside it keeps its place."""
    return f"{_FSI}{text}{_PDI}" if _runs_left(text) else text


def _behind_fence(text: str, marks: Sequence[Range]) -> tuple[Range, ...]:
    shift = int(_runs_left(text))
    return tuple((start + shift, end + shift) for start, end in marks if end <= len(text))


def _runs_left(text: str) -> bool:
    return not text.isascii() and any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)


# ── the lines ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _set(line: Line) -> Text:
    """A line as text and entities; neighbours of one kind are one entity."""
    spans = [replace(span, text=span.text.replace(_GONE, "")) for span in line]
    on_bold = any(span.style is Style.STRONG for span in spans)
    text, runs = "", dict[tuple[str, str], list[Range]]()
    for span, part in zip(spans, _jointed(spans), strict=True):
        start, end = units(text), units(text + part)
        text += part
        for kind in _kinds(span, on_bold=on_bold):
            known = runs.setdefault(kind, [])
            if known and known[-1][1] == start:
                start_before = known.pop()[0]
                known.append((start_before, end))
            else:
                known.append((start, end))
    return Text(text, tuple(_entity(*kind, run) for kind, found in runs.items() for run in found if run[0] < run[1]))


def _jointed(spans: Sequence[Span]) -> Iterator[str]:
    """The spans' texts in which nothing becomes a link by itself. Inside a link of ours nothing can, so it stays."""
    places = joints("".join(span.text for span in spans))
    start = 0
    for span in spans:
        end = start + len(span.text)
        inside = [place - start for place in places if start < place <= end]
        yield joined(span.text, [place for place in inside if not is_linkable(span.url) or place == len(span.text)])
        start = end


def _kinds(span: Span, *, on_bold: bool) -> list[tuple[str, str]]:
    """What sets a span off: kinds of entity, each with its address. Marked words in a bold line are underlined too."""
    kinds = []
    if is_linkable(span.url):
        kinds.append((MessageEntity.TEXT_LINK, span.url))
    if span.style in {Style.STRONG, Style.MARK}:
        kinds.append((MessageEntity.BOLD, ""))
    if span.style is Style.MARK and on_bold:
        kinds.append((MessageEntity.UNDERLINE, ""))
    if span.style is Style.QUIET:
        kinds.append((MessageEntity.ITALIC, ""))
    return kinds


def _entity(kind: str, url: str, run: Range) -> MessageEntity:
    return MessageEntity(kind, run[0], run[1] - run[0], url=url or None)


# ── the message ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _size(lines: Sequence[Text]) -> int:
    return sum(units(line.text) + 1 for line in lines) - 1


def _fit(lines: list[Text]) -> list[Text]:
    """The lines within the limit: while they are over it, the longest one loses its end."""
    while (over := _size(lines) - LIMIT_UNITS) > 0:
        longest = max(range(len(lines)), key=lambda place: len(lines[place].text))
        text = lines[longest].text
        lines[longest] = _clamp(lines[longest], max(len(text) - over - 1, LIMIT_UNITS // len(lines) // 2 - 1))
    return lines


def _clamp(line: Text, chars: int) -> Text:
    """The line's first so many characters, and what is set off in them."""
    text = line.text[:chars]
    end = units(text)
    kept = (
        MessageEntity(each.type, each.offset, min(each.length, end - each.offset), url=each.url)
        for each in line.entities
        if each.offset < end
    )
    return Text(f"{text}…", tuple(kept))


def _stack(lines: Sequence[Text]) -> Text:
    """The lines one under the other. If there are too many entities, links are kept before styles."""
    entities: list[MessageEntity] = []
    at = 0
    for line in lines:
        entities += MessageEntity.shift_entities(at, line.entities)
        at += units(line.text) + 1
    kept = sorted(entities, key=lambda each: each.type != MessageEntity.TEXT_LINK)[:LIMIT_ENTITIES]
    text = "\n".join(line.text for line in lines)
    return Text(text, tuple(sorted(kept, key=lambda each: (each.offset, -each.length))))
