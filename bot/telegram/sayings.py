"""What is said of changes to lists and of what the archive holds: lines that are ours, and spans that are others'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta, tzinfo
from math import ceil

from bot.backtest import BackTest, Sample
from bot.changes import OWN, Change, Deed, Draft
from bot.core.difference import Difference
from bot.core.spans import Line, Span, Style, counted
from bot.editor import NotEdited, definition
from bot.errors import IronwatchError, QueryError
from bot.telegram.links import inert
from bot.telegram.render import clean, fence

USAGE = {
    Deed.ADD: "Write a name, an equals sign, and the words to look for.",
    Deed.EDIT: "Write the term's name, an equals sign, and the new words to look for.",
    Deed.REMOVE: "Write the name of the term that shall go. /lists own shows them.",
}
_DOES = {Deed.ADD: "Add", Deed.EDIT: "Change"}
_UNSAVED = "Nothing is saved yet; the buttons hold for a day."
_DAY = timedelta(days=1)
_LINES = 30
_LINE_CHARS = 100
_SAMPLES = 3
_TITLE_CHARS = 120
_QUERY_CHARS = 600

Lines = Iterator[str | Line]


def theirs(text: str, chars: int = _QUERY_CHARS) -> str:
    """Somebody's words inside a line of ours: clean, short, nothing in them becomes a link."""
    return inert(fence(_cut(clean(text), chars)))


def only_owners(watchlist: str) -> str:
    """For who would change a shared list without being an owner."""
    return (
        f"{theirs(watchlist)} is shared by all chats: only an owner of the bot changes it. An admin can add the term to"
        " this chat's own list: /add TERM = QUERY"
    )


def mistaken(error: IronwatchError) -> str:
    """For something that cannot be done: what is wrong, and an example that would work."""
    if isinstance(error, QueryError):
        near = error.query[error.column - 1 : error.column + 19]
        place = f", at “{theirs(near)}”" if near.strip() else ""
        said = f"That query cannot be read: character {error.column}{place}: {theirs(error.what)}"
        return f"{said}\nNothing was changed. Example: /test (chinese NEAR/4 engineer*) AND pakistan*"
    if not isinstance(error, NotEdited):
        return theirs(str(error))
    command, _, rest = error.example.partition(" ")
    said = error.what.format(*map(theirs, error.words))
    return f"{said}\nExample: {command} {theirs(rest)}" if command else said


# ── changes ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def proposed(draft: Draft, test: BackTest) -> Lines:
    """A term that can be saved, with what it would have caught."""
    where = "this chat's own list" if draft.watchlist == OWN else theirs(draft.watchlist)
    yield f"{_DOES[draft.deed]} “{theirs(draft.term)}” ({where}):"
    yield (Span(draft.query[:_QUERY_CHARS], Style.STRONG),)
    yield from tested(test)
    yield f"{theirs(draft.by, 64)} proposes this; an admin can save it." if draft.by else _UNSAVED


def tested(test: BackTest) -> Lines:
    """What a query would have caught."""
    days = max(1, ceil((test.end - test.start) / _DAY))
    span = f"{days} {'day' if days == 1 else 'days'}"
    if not test.seen:
        yield "The archive is empty yet, so there is nothing to test it on: it fills as feeds are read."
        return
    if not test.hits:
        yield f"{span}: no hits. It may be rare, or spelt otherwise in the news."
        return
    parts = [
        f"{span}: {counted(test.hits, 'hit')} in {counted(test.stories, 'story')}",
        f"{test.per_day:.1f} a day",
        *(f"{count} already caught by {theirs(term, 40)}" for term, count in test.already_caught[:2]),
        *([f"noisiest source {theirs(test.noisiest[0], 40)}"] if test.noisiest and test.noisiest[0] else []),
    ]
    yield ", ".join(parts)
    yield from map(_sample, test.samples[:_SAMPLES])


def differing(draft: Draft, difference: Difference) -> Lines:
    """What an import would change."""
    where = "this chat's own list" if draft.watchlist == OWN else theirs(draft.watchlist)
    yield f"{theirs(draft.term)} for {where}: {difference}."
    told = [
        *(f"+ {term.name}: {definition(term)}" for term in difference.added),
        *(f"~ {new.name}: {definition(old)} → {definition(new)}" for old, new in difference.changed),
        *(f"− {term.name}" for term in difference.gone),
    ]
    yield from ((Span(_cut(line, _LINE_CHARS)),) for line in told[:_LINES])
    yield f"… and {len(told) - _LINES} more" if len(told) > _LINES else ""
    yield "Nothing is changed yet; the buttons hold for a day."


def changed(change: Change) -> Lines:
    """What was done, and how to take it back."""
    where = "this chat's own list" if change.watchlist == OWN else theirs(change.watchlist)
    term = f"“{theirs(change.term)}”"
    match change.deed:
        case Deed.ADD:
            yield f"Saved: {term} is watched now ({where})."
            yield (Span(change.now[:_QUERY_CHARS], Style.STRONG),)
        case Deed.EDIT:
            yield f"Saved: {term} is changed ({where})."
            yield (Span(f"{change.was[:_QUERY_CHARS]} → {change.now[:_QUERY_CHARS]}"),)
        case Deed.REMOVE:
            yield f"{term} is no longer watched ({where}). It looked for:"
            yield (Span(change.was[:_QUERY_CHARS]),)
        case Deed.IMPORT:
            yield f"Applied to {where}: {change.now}."
    shown = OWN if change.watchlist == OWN else change.watchlist
    yield f"/undo takes it back; /lists {theirs(shown)} shows the list."


def cancelled(draft: Draft) -> Lines:
    """For an offer that was taken back."""
    what = f"“{theirs(draft.term)}” stays as it was" if draft.deed is not Deed.IMPORT else "nothing was changed"
    yield f"Cancelled: {what}."
    if draft.asked:
        yield f"To try another query: /{draft.deed} {theirs(draft.term)} = …"


# ── the archive ──────────────────────────────────────────────────────────────────────────────────────────────────────


def found(query: str, samples: Sequence[Sample], zone: tzinfo) -> Lines:
    """The articles that a search found."""
    if not samples:
        yield f"Nothing in the archive fits {theirs(query)}. Fewer words find more; so does a prefix, such as bomb*."
        return
    yield f"{counted(len(samples), 'article')}, the newest first:"
    yield from (_sample(sample, zone) for sample in samples)


def _sample(sample: Sample, zone: tzinfo | None = None) -> Line:
    when = f"{sample.published.astimezone(zone):%-d %b}, " if sample.published else ""
    source = f"· {sample.source}, {when}" if sample.source else f"· {when}"
    return (Span(source), Span(_cut(sample.title, _TITLE_CHARS), url=sample.url))


def _cut(text: str, chars: int) -> str:
    return text if len(text) <= chars else f"{text[: chars - 1]}…"
