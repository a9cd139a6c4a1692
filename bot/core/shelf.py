"""The stories at hand, with the ways to find those that an article may belong to.

Changes in place; bot.core.stories makes a value of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import combinations, islice
from typing import TypeVar

from bot.core.copies import LEAST_SHARED, Sketch, is_copy, sketch_of
from bot.core.credits import credit_of
from bot.core.facts import VIOLENT, Event, event_of
from bot.core.incident import Incident, differences, is_timely, veto
from bot.core.likeness import Alike, Vector, Wording, Wordings, wording_of
from bot.core.linkage import SURE, Weighed, are_one, disagreement, weigh
from bot.core.places import Place
from bot.core.tables import Tables
from bot.model import Correction, Telling

WINDOW = timedelta(hours=72)
_LIKE = 0.12  # of an article and its story, from 0 to 1
_ONE = 0.2  # of two stories that one article is like: they are one
_NOWHERE = ""  # where those tellings of violence stand that name no place
_LATEST = 20  # of the incidents whose place is open, or of all where an article leaves it open
Key = TypeVar("Key")
_COMMON = 100  # articles with a headline or a run of words beyond which it is a rubric or boilerplate


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """A telling with what was read in it, and the stories that used its words when it came, the most alike first."""

    telling: Telling
    event: Event
    wording: Wording
    vector: Vector
    sketch: Sketch
    credit: str
    likes: tuple[Alike, ...]


@dataclass(slots=True)
class _Story:
    incident: Incident
    reads: list[Read]
    parts: set[str]  # the stories that it is made of by now


class Shelf:
    """The stories of some tellings, in order of their times, and what was corrected about them before."""

    def __init__(self, tables: Tables | None = None, corrections: Iterable[Correction] = ()) -> None:
        self._tables = tables or Tables()
        self._taken = _taken_out(corrections)
        self.fill(())

    def fill(self, reads: tuple[Read, ...]) -> None:
        """Holds these tellings and no others."""
        self.reads: tuple[Read, ...] = ()
        self._last: Read | None = None
        self._copied: tuple[Sketch, Sequence[Read]] | None = None
        self._weighed: tuple[Event, Sequence[tuple[Weighed, Incident]]] | None = None
        self._stories: dict[str, _Story] = {}
        self._became: dict[str, str] = {}
        self._words = Wordings(self._tables.words)
        self._by_headline: dict[str, list[Read]] = {}
        self._by_run: dict[int, list[Read]] = {}
        self._by_place: dict[str, dict[str, None]] = {}
        self._violent: dict[str, None] = {}  # the one told last at the end
        for read in reads:
            self.put(read)
        self.reads = reads

    def read(self, telling: Telling) -> Read:
        """A telling as it is compared with those at hand; what was just read to be placed is not read again."""
        same = replace(telling, story="", origin="")
        last, self._last = self._last, None
        if last and last.telling == same:
            return replace(last, telling=telling)
        wording = wording_of(telling.title, telling.text)
        event = event_of(telling.title, telling.text, self._tables.gazetteer)
        sketch, credit = sketch_of(telling.title, telling.text), credit_of(telling.outlet, telling.text)
        if any(is_boilerplate(copied, telling, wording) for copied in self.copies(sketch)):
            wording = wording[0], frozenset()
        vector = self._words.vector(wording)
        self._last = Read(same, event, wording, vector, sketch, credit, self._alike(vector, telling.at))
        return replace(self._last, telling=telling)

    def put(self, read: Read) -> None:
        """Adds a telling to its story; where it shows that another story is the same one, it becomes part of it."""
        self._last = self._copied = None
        story = self.story_of(read.telling.story)
        two = self.one(read)
        self._weighed = None
        self.reads = (*self.reads, read)
        self._by_headline.setdefault(read.telling.headline, []).append(read)
        for run in read.sketch.hashes:
            self._by_run.setdefault(run, []).append(read)
        self._words.count(read.wording)
        self._join(story, read)
        for other in two if story in two else ():
            if other != story:
                self._melt(other, story)

    def drop(self, kept: tuple[Read, ...]) -> None:
        """Forgets all tellings but these."""
        self._last = self._copied = self._weighed = None
        gone = set(self.reads) - set(kept)
        for read in gone:
            _take(self._by_headline, read.telling.headline, read)
            for run in read.sketch.hashes:
                _take(self._by_run, run, read)
            self._words.count(read.wording, -1)
        for story in {self.story_of(read.telling.story) for read in gone}:
            left = [read for read in self._stories[story].reads if read not in gone]
            self._close(story)
            for read in left:
                self._join(story, read)
            if not left:
                self._became = {old: new for old, new in self._became.items() if new != story}
        self.reads = kept

    # ── what it knows ────────────────────────────────────────────────────────────────────────────────────────────────

    def story_of(self, story: str) -> str:
        """The story that a story is part of by now; itself as a rule."""
        return self._became.get(story, story)

    def incident(self, story: str) -> Incident:
        """What the tellings of a story say, taken together."""
        return self._stories[story].incident

    def told(self, story: str) -> Iterable[Read]:
        """The tellings of a story; none for one that is not at hand."""
        return self._stories[story].reads if story in self._stories else ()

    def with_headline(self, headline: str) -> Sequence[Read]:
        """The latest tellings under a headline."""
        return self._by_headline.get(headline, ())[-_COMMON:]

    def copies(self, sketch: Sketch) -> Sequence[Read]:
        """The tellings of the same text, those that share most of it first; looked up once for what is asked again."""
        if self._copied is None or self._copied[0] is not sketch:
            self._copied = sketch, tuple(self._copies(sketch))
        return self._copied[1]

    def _copies(self, sketch: Sketch) -> Iterator[Read]:
        runs = (self._by_run.get(run, ()) for run in sketch.hashes)
        shared = Counter(other for others in runs if len(others) <= _COMMON for other in others)
        near = (other for other, runs in shared.most_common() if runs >= LEAST_SHARED)
        return (other for other in near if is_copy(sketch, other.sketch))

    def weighed(self, read: Read) -> Sequence[tuple[Weighed, Incident]]:
        """The incidents that an article may tell, or might but for what parts them; looked up once."""
        if self._weighed is None or self._weighed[0] is not read.event:
            event, at = read.event, read.telling.at
            found = tuple((weigh(event, at, incident), incident) for incident in self._incidents_around(event))
            self._weighed = event, tuple(each for each in found if each[0].else_points > 0)
        return self._weighed[1]

    def one(self, read: Read) -> tuple[str, ...]:
        """The two stories, the older first, that an article shows to be one; none as a rule.

        They are one by its facts, or when they are those most like it and like each other.
        """
        sure = [each for weighed, each in self.weighed(read) if weighed.points > SURE and read.event.is_incident]
        sure = [each for each in sure if not veto(read.event, read.telling.at, each)]
        for one, two in combinations(sorted(sure, key=lambda each: (each.first, each.story)), 2):
            if are_one(read.event, one, two) and not self._was_parted(one.story, two.story):
                return one.story, two.story
        at_hand = [found.story for found in read.likes if found.story in self._stories]
        likes = [story for story in at_hand if not self.unlike(read, story)][:2]
        older = tuple(sorted(likes, key=lambda story: self.incident(story).first))
        return older if len(older) == 2 and self._are_one(*older) else ()

    def ruled_out(self, read: Read, story: str) -> str:
        """Why an article cannot be of a story however alike the words; empty when nothing parts them."""
        about = read.event, read.telling.at, self.incident(story)
        return veto(*about) or ", ".join(differences(*about))

    def unlike(self, read: Read, story: str) -> str:
        """Why an article cannot join a story by its words alone; empty when it can."""
        incident = self.incident(story)
        if why := self.ruled_out(read, story):
            return why
        are_violent = read.event.is_violent and incident.is_violent
        is_ours = read.event.is_incident or incident.is_act
        if not are_violent and not is_ours:
            is_violence = read.event.kinds & incident.event.kinds & (VIOLENT | {"raid"})
            return disagreement(read.event, read.telling.at, incident) if is_violence else ""
        if not is_timely(read.event, read.telling.at, incident):
            return "too long after it"
        if is_ours and not (incident.is_act and read.event.is_later):
            return "an incident is known by its facts alone"
        if other := disagreement(read.event, read.telling.at, incident):
            return other
        if is_ours:
            return ""
        strange = [word for word in read.wording[0] if self._words.is_rare(word) and not self._words.knows(story, word)]
        return f"it does not speak of {min(strange)}" if strange else ""

    def taken_out(self, story: str, read: Read) -> str:
        """The story that people took out of this one and that an article is like; this one if there is none.

        A part that its facts rule out is none: to be like it then says nothing.
        """
        told = (*self.with_headline(read.telling.headline), *self.copies(read.sketch)) if self._taken else ()
        like = {each.telling.story for each in told}
        for part in self._taken:
            found = self.story_of(part)
            if (
                part in like
                and self._is_out_of(part, story)
                and not veto(read.event, read.telling.at, self.incident(found))
            ):
                story = found
        return story

    # ── how it changes ───────────────────────────────────────────────────────────────────────────────────────────────

    def _incidents_around(self, event: Event) -> list[Incident]:
        """The incidents that the event may be by their places: the latest of those that leave the place open."""
        is_placed = any(place.is_specific for place in event.scene)
        around = [wide for place in event.scene for wide in place.within] if is_placed else []
        names = [*_around((*event.scene, *event.named), specific=is_placed), *_somewhere(around)]
        stories = dict.fromkeys(story for name in names for story in self._by_place.get(name, ()))
        open_ = self._by_place.get(_NOWHERE, ()) if is_placed else self._violent
        stories |= dict.fromkeys(islice(reversed(open_), _LATEST))
        return [self._stories[story].incident for story in stories]

    def _alike(self, vector: Vector, at: datetime) -> tuple[Alike, ...]:
        found = self._words.alike(vector, _LIKE)
        return tuple(alike for alike in found if abs(at - self.incident(alike.story).last) <= WINDOW)

    def _join(self, story: str, read: Read) -> None:
        known = self._stories.get(story)
        if known:
            known.incident = known.incident.told(read.event, read.telling.at)
            known.reads.append(read)
        else:
            known = self._stories[story] = _Story(Incident.of(story, read.event, read.telling.at), [read], set())
        known.parts.add(read.telling.story)
        self._words.add(story, read.vector)
        is_violent = bool(read.event.kinds & VIOLENT)
        nowhere = (_NOWHERE,) if is_violent and not read.event.scene else ()
        for name in (*_around(read.event.named), *_somewhere(read.event.scene), *nowhere):
            self._by_place.setdefault(name, {})[story] = None
        if is_violent:
            self._violent.pop(story, None)
            self._violent[story] = None

    def _close(self, story: str) -> None:
        del self._stories[story]
        self._violent.pop(story, None)
        self._words.forget(story)
        for name in [name for name, stories in self._by_place.items() if story in stories]:
            del self._by_place[name][story]
            if not self._by_place[name]:
                del self._by_place[name]

    def _are_one(self, story: str, other: str) -> bool:
        if self._words.likeness(story, other) < _ONE or self._was_parted(story, other):
            return False
        one, two = self.incident(story), self.incident(other)
        return not (one.is_act or two.is_act or veto(one.event, one.first, two))

    def _was_parted(self, story: str, other: str) -> bool:
        sides = (story, other), (other, story)
        return any(self._is_out_of(part, whole) for one, whole in sides for part in self._stories[one].parts)

    def _is_out_of(self, part: str, story: str) -> bool:
        return part in self._taken and not self._taken[part].isdisjoint(self._stories[story].parts)

    def _melt(self, story: str, into: str) -> None:
        reads = self._stories[story].reads
        self._close(story)
        for read in reads:
            self._join(into, read)
        self._became = {old: into if new == story else new for old, new in self._became.items()} | {story: into}


def _taken_out(corrections: Iterable[Correction]) -> dict[str, set[str]]:
    """What people took out of stories: each with all that it was one with then, and with what these had left.

    The last word counts: of two that left each other it is the later.
    """
    ones: dict[str, set[str]] = {}
    taken: dict[str, set[str]] = {}
    for each in corrections:
        one = ones.setdefault(each.story, {each.story})
        if each.deed == "merge":
            one |= ones.pop(each.other, {each.other})
            continue
        left = one.union(*(taken.get(part, ()) for part in one)) - {each.other}
        taken[each.other] = left
        for part in left & taken.keys():
            taken[part].discard(each.other)
        one.discard(each.other)
        ones[each.other] = {each.other}
    return taken


def is_boilerplate(read: Read, telling: Telling, wording: Wording) -> bool:
    """Whether one outlet puts the same text under headlines that have nothing in common: it describes itself."""
    is_own = bool(telling.outlet) and read.telling.outlet == telling.outlet
    return is_own and read.wording[0].isdisjoint(wording[0])


def _take(lists: dict[Key, list[Read]], key: Key, read: Read) -> None:
    """Takes a telling out of the list under a key, and an empty list away."""
    lists[key].remove(read)
    if not lists[key]:
        del lists[key]


def _somewhere(places: Iterable[Place]) -> Iterator[str]:
    """The names under which those tellings stand that say of a province or country no more than that it was there."""
    return (f"{place.name}, somewhere" for place in places if not place.is_specific)


def _around(places: Iterable[Place], *, specific: bool = False) -> Iterator[str]:
    """The names of places and of those they lie in, each once."""
    names = (each for place in places for each in (place, *place.within))
    return iter(dict.fromkeys(each.name for each in names if each.is_specific or not specific))
