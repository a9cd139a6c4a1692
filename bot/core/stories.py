"""Which hits tell the same event, and which of them are one newsroom's.

An article joins a story, in this order, when
1. most of its text stands in a text of the story, or the other way round: a wire copy;
2. its folded headline is one the story already has: from the same outlet within three days, from another outlet within
   one day and only if the headline is long enough to be no rubric ("Morning briefing");
3. more speaks for it that it tells the incident of the story than against it (bot.core.linkage);
4. its words are those of the story (bot.core.likeness), which holds for no incident but of what came after it.
Nothing may conflict. An article like two stories that are like each other makes them one, the older. What a person took
out of a story stays out of it, with the like of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import chain

from bot.core.articles import story_id
from bot.core.incident import veto
from bot.core.shelf import WINDOW, Read, Shelf, is_boilerplate
from bot.core.tables import Tables
from bot.core.text import fold
from bot.model import Article, Correction, Telling

__all__ = ["WINDOW", "Placement", "StoryIndex", "headline_of", "telling_of"]

_NEW = "an event not told before"
_COPY_WINDOW = timedelta(hours=24)
_MANY = 10  # articles under a short headline from which on it is a rubric
_RUBRIC_BYTES = 30  # shorter than five English words or ten Chinese characters, a headline can be a rubric that recurs


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an article belongs: its story, whether it opened it, why, and the newsroom behind it.

    `origin` is the same for all copies of one report, in whichever story they stand. `also` are stories that the
    article shows to be this one: what comes later joins this one. `is_rubric`: its headline says nothing of it.
    """

    story: str
    opened: bool
    why: str
    origin: str
    also: tuple[str, ...] = ()
    is_rubric: bool = False


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A story that an article may join: what speaks for it, and what rules it out, if something does."""

    story: str
    why: str
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class StoryIndex:
    """The tellings of the last days. A value: `place`, `add` and `since` never change it.

    All that were made from one share a shelf, which stands at the one that was asked last. To ask an older one is right
    too, but slow: the shelf is filled anew. Not for several threads.
    """

    _shelf: Shelf = field(default_factory=Shelf)
    _reads: tuple[Read, ...] = ()

    @classmethod
    def of(
        cls, tellings: Iterable[Telling] = (), tables: Tables | None = None, corrections: Iterable[Correction] = ()
    ) -> StoryIndex:
        """An index over these tellings, which heeds what was corrected before."""
        index = cls(Shelf(tables or Tables(), corrections))
        for telling in tellings:
            index = index.add(telling)
        return index

    @property
    def tellings(self) -> tuple[Telling, ...]:
        """What it remembers, in the order it was added."""
        return tuple(read.telling for read in self._reads)

    def place(self, article: Article) -> Placement:
        """The story that the article joins, or the one that it opens."""
        shelf = self._standing()
        new, refused = shelf.read(telling_of(article, "")), ""
        for candidate in _candidates(new, shelf):
            if not candidate.why_not:
                return _joined(_as_parted(candidate, new, shelf), article, new, shelf)
            refused = refused or f"{candidate.why}, but {candidate.why_not}"
        story = story_id(article.id)
        origin, is_rubric = _origin(article, new, story, shelf), _is_rubric(new, shelf)
        return Placement(story, opened=True, why=refused or _NEW, origin=origin, is_rubric=is_rubric)

    def add(self, telling: Telling) -> StoryIndex:
        """This index with one telling more."""
        shelf = self._standing()
        shelf.put(shelf.read(telling))
        return StoryIndex(shelf, shelf.reads)

    def since(self, moment: datetime) -> StoryIndex:
        """This index without the tellings older than `moment`."""
        if all(read.telling.at >= moment for read in self._reads):
            return self
        shelf = self._standing()
        shelf.drop(tuple(read for read in self._reads if read.telling.at >= moment))
        return StoryIndex(shelf, shelf.reads)

    def _standing(self) -> Shelf:
        if self._shelf.reads is not self._reads:
            self._shelf.fill(self._reads)
        return self._shelf


def headline_of(article: Article) -> str:
    """The folded title without the outlet's name at its end ("… - Paper", "… | Paper")."""
    folded = fold(article.title).text
    outlet = fold(article.outlet).text
    return folded.removesuffix(outlet).rstrip(" |") if outlet and folded != outlet else folded


def telling_of(article: Article, story: str, origin: str = "") -> Telling:
    """What the index keeps of an article that belongs to `story`."""
    return Telling(story, headline_of(article), article.outlet, article.at, article.title, article.text, origin)


def _as_parted(candidate: _Candidate, new: Read, shelf: Shelf) -> _Candidate:
    """The candidate, or what a person took out of it and the article is like."""
    part = shelf.taken_out(candidate.story, new)
    why = f"{candidate.why}; a person took the like of it out of that story"
    return candidate if part == candidate.story else _Candidate(part, why)


def _joined(candidate: _Candidate, article: Article, new: Read, shelf: Shelf) -> Placement:
    one = shelf.one(new)
    story = one[0] if candidate.story in one else candidate.story
    also = tuple(each for each in one if each != story) if story in one else ()
    why = f"{candidate.why}; it shows that two stories are one" if also else candidate.why
    return Placement(story, opened=False, why=why, origin=_origin(article, new, story, shelf), also=also)


# ── the four ways to join ────────────────────────────────────────────────────────────────────────────────────────────


def _candidates(new: Read, shelf: Shelf) -> Iterator[_Candidate]:
    """The stories that it may join, what speaks most for it first."""
    for read in shelf.copies(new.sketch):
        if is_boilerplate(read, new.telling, new.wording):
            continue
        yield _candidate(read, f"mostly the same text as {_teller(read)}", new, shelf)
    for read in shelf.with_headline(new.telling.headline):
        if _has_same_headline(read.telling, new.telling) and not _only_shares_a_rubric(read, new):
            yield _candidate(read, f"same headline as {_teller(read)}", new, shelf)
    yield from _incidents(new, shelf)
    for alike in new.likes:
        yield _Candidate(alike.story, f"alike in words: {', '.join(alike.words)}", shelf.unlike(new, alike.story))


def _candidate(read: Read, why: str, new: Read, shelf: Shelf) -> _Candidate:
    story = shelf.story_of(read.telling.story)
    return _Candidate(story, why, shelf.ruled_out(new, story))


def _incidents(new: Read, shelf: Shelf) -> Iterator[_Candidate]:
    """The incidents that the event may be: first those that nothing rules out; of these, what most speaks for."""
    found = []
    for weighed, incident in shelf.weighed(new):
        parted = "" if weighed.points > 0 else ", ".join(weighed.against)
        why_not = veto(new.event, new.telling.at, incident) or parted
        found.append((not why_not, weighed.points, incident.last, incident.story, weighed.both, why_not))
    for _, _, _, story, both, why_not in sorted(found, reverse=True):
        yield _Candidate(story, f"same incident: {', '.join(both)}", why_not)


def _has_same_headline(telling: Telling, other: Telling) -> bool:
    apart = abs(other.at - telling.at)
    if telling.outlet and telling.outlet == other.outlet:
        return apart <= WINDOW
    return apart <= _COPY_WINDOW and not _is_short(telling)


def _only_shares_a_rubric(read: Read, new: Read) -> bool:
    """Whether one of two articles under a short headline tells of an incident and the other does not."""
    return _is_short(new.telling) and read.event.is_incident != new.event.is_incident


def _is_short(telling: Telling) -> bool:
    return len(telling.headline.encode()) < _RUBRIC_BYTES


def _is_rubric(new: Read, shelf: Shelf) -> bool:
    """Whether a short headline stands over many tellings at hand, and this one is not of an incident."""
    many = len(shelf.with_headline(new.telling.headline)) >= _MANY
    return many and _is_short(new.telling) and not new.event.is_incident


def _teller(read: Read) -> str:
    return read.telling.outlet or "another outlet"


# ── who is behind it ─────────────────────────────────────────────────────────────────────────────────────────────────


def _origin(article: Article, new: Read, story: str, shelf: Shelf) -> str:
    """The origin of the text that it copies, or of a telling of its story with its headline or its credit line."""
    same = (read for read in shelf.with_headline(new.telling.headline) if shelf.story_of(read.telling.story) == story)
    credited = (read for read in shelf.told(story) if new.credit and read.credit == new.credit)
    known = next(chain(shelf.copies(new.sketch), same, credited), None)
    return known.telling.origin if known else story_id(article.id)
