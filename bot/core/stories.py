"""Which hits tell the same event.

An article joins a story, in this order, when
1. its folded headline is one the story already has: from the same outlet within three days, from another outlet within
   one day and only if the headline is long enough to be no rubric ("Morning briefing");
2. half of its text stands in a text of the story: a wire copy;
3. its facts are those of the incident that the story tells (bot.core.incident);
4. its words are much like those of one of its articles, and neither tells of violence: likeness alone never joins two
   attacks.
For 2 to 4 nothing may conflict.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache

from bot.core.articles import story_id
from bot.core.facts import Event, event_of
from bot.core.incident import Incident, may_be_like, signs, veto
from bot.core.likeness import is_copy, likeness, sketch_of, weight, words_of
from bot.core.places import Gazetteer, Place
from bot.core.text import fold
from bot.model import Article, Telling

WINDOW = timedelta(hours=72)
_COPY_WINDOW = timedelta(hours=24)
_RUBRIC_BYTES = 30  # shorter than five English words or ten Chinese characters, a headline can be a rubric that recurs
_LIKE = 0.4  # of 1; articles about one event share about a third of their rare words
_WORDS_SHARED = 4  # fewer say nothing: "Morning briefing", "Stocks open higher"
_NEAR = 12  # articles that are looked at closely
_COMMON = 200  # articles with a word beyond which it no longer leads to them
_NOWHERE = Gazetteer()
_REMEMBERED = 64  # an article is read when it is placed and again when it is added


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an article belongs: its story, whether it opened it, and why."""

    story: str
    opened: bool
    why: str


@dataclass(frozen=True, slots=True)
class _Read:
    """A telling with what was read in it."""

    telling: Telling
    event: Event
    words: frozenset[str]
    sketch: frozenset[int]

    @classmethod
    def of(cls, telling: Telling, gazetteer: Gazetteer) -> _Read:
        return cls(telling, event_of(telling.title, telling.text, gazetteer), *_texture(telling.title, telling.text))


@dataclass(frozen=True, slots=True)
class StoryIndex:
    """The tellings of the last three days. A value: `place` and `add` never change it."""

    gazetteer: Gazetteer = _NOWHERE
    _read: tuple[_Read, ...] = ()
    _incidents: Mapping[str, Incident] = field(default_factory=dict)
    _by_headline: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    _by_word: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    _by_place: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, tellings: Iterable[Telling], gazetteer: Gazetteer = _NOWHERE) -> StoryIndex:
        """An index over these tellings that knows the places of the gazetteer."""
        return cls(gazetteer)._with(tellings)

    @property
    def tellings(self) -> tuple[Telling, ...]:
        """What it remembers, in the order it was added."""
        return tuple(read.telling for read in self._read)

    def place(self, article: Article) -> Placement:
        """The story that the article joins, or the one that it opens."""
        new = _Read.of(telling_of(article, ""), self.gazetteer)
        near = self._near(new)
        for placements in (self._same_headline(new), self._copies(new, near), self._same_incident(new)):
            if placement := next(placements, None):
                return placement
        if placement := next(self._alike(new, near), None):
            return placement
        return Placement(story_id(article.id), opened=True, why=self._why_new(new, near))

    def add(self, telling: Telling) -> StoryIndex:
        """This index with one telling more."""
        return self._with([telling])

    def since(self, moment: datetime) -> StoryIndex:
        """This index without the tellings older than `moment`."""
        if all(read.telling.at >= moment for read in self._read):
            return self
        return StoryIndex.of((telling for telling in self.tellings if telling.at >= moment), self.gazetteer)

    def _with(self, tellings: Iterable[Telling]) -> StoryIndex:
        read, incidents = list(self._read), dict(self._incidents)
        headlines, words, places = dict(self._by_headline), dict(self._by_word), dict(self._by_place)
        for number, telling in enumerate(tellings, len(read)):
            new = _Read.of(telling, self.gazetteer)
            read.append(new)
            headlines[telling.headline] = (*headlines.get(telling.headline, ()), number)
            for word in new.words:
                words[word] = (*words.get(word, ()), number)
            for name in _around(new.event.named):
                known = places.get(name, ())
                places[name] = known if telling.story in known else (*known, telling.story)
            incident = incidents.get(telling.story)
            incidents[telling.story] = (
                incident.told(new.event, telling.at) if incident else Incident.of(telling.story, new.event, telling.at)
            )
        return StoryIndex(self.gazetteer, tuple(read), incidents, headlines, words, places)

    # ── the four ways to join ────────────────────────────────────────────────────────────────────────────────────────

    def _same_headline(self, new: _Read) -> Iterator[Placement]:
        for number in self._by_headline.get(new.telling.headline, ()):
            telling = self._read[number].telling
            if _has_same_headline(telling, new.telling):
                yield Placement(telling.story, opened=False, why=f"same headline as {telling.outlet}")

    def _copies(self, new: _Read, near: list[_Read]) -> Iterator[Placement]:
        for read in near:
            if is_copy(new.sketch, read.sketch) and not veto(new.event, self._incidents[read.telling.story]):
                yield Placement(read.telling.story, opened=False, why=f"mostly the same text as {read.telling.outlet}")

    def _same_incident(self, new: _Read) -> Iterator[Placement]:
        """The incident that most speaks for, the latest of equals."""
        best: tuple[int, datetime, Incident, tuple[str, ...]] | None = None
        for incident in self._incidents_around(new.event):
            shown = signs(new.event, new.telling.at, incident)
            if shown and not veto(new.event, incident):
                better = best is None or (len(shown), incident.last) > best[:2]
                best = (len(shown), incident.last, incident, shown) if better else best
        if best:
            yield Placement(best[2].story, opened=False, why=f"same incident: {', '.join(best[3])}")

    def _alike(self, new: _Read, near: list[_Read]) -> Iterator[Placement]:
        for read in near:
            incident = self._incidents[read.telling.story]
            is_soon = abs(new.telling.at - read.telling.at) <= _COPY_WINDOW
            if (
                is_soon
                and len(new.words & read.words) >= _WORDS_SHARED
                and may_be_like(new.event, incident)
                and not veto(new.event, incident)
            ):
                score = likeness(new.words, read.words, self._weights(new.words | read.words))
                if score >= _LIKE:
                    yield Placement(
                        read.telling.story, opened=False, why=f"words much like those of {read.telling.outlet}"
                    )

    def _why_new(self, new: _Read, near: list[_Read]) -> str:
        for incident in (self._incidents[read.telling.story] for read in near[:1]):
            if why := veto(new.event, incident):
                return f"unlike what {near[0].telling.outlet} tells: {why}"
        return "an event not told before"

    # ── where to look ────────────────────────────────────────────────────────────────────────────────────────────────

    def _incidents_around(self, event: Event) -> list[Incident]:
        is_placed = any(place.is_specific for place in event.scene)
        names = _around((*event.scene, *event.named), specific=is_placed)
        stories = dict.fromkeys(story for name in names for story in self._by_place.get(name, ()))
        return [self._incidents[story] for story in stories]

    def _near(self, new: _Read) -> list[_Read]:
        """The articles that share the rarest words, the most alike first."""
        weights, shares = self._weights(new.words), Counter[int]()
        for word in new.words:
            numbers = self._by_word.get(word, ())
            if len(numbers) <= _COMMON:
                for number in numbers:
                    shares[number] += weights[word]  # type: ignore[assignment]
        return [self._read[number] for number, _ in shares.most_common(_NEAR)]

    def _weights(self, words: Iterable[str]) -> dict[str, float]:
        articles = len(self._read)
        return {word: weight(len(self._by_word.get(word, ())), articles) for word in words}


def headline_of(article: Article) -> str:
    """The folded title without the outlet's name at its end ("… - Paper", "… | Paper")."""
    folded = fold(article.title).text
    outlet = fold(article.outlet).text
    return folded.removesuffix(outlet).rstrip(" |") if outlet and folded != outlet else folded


def telling_of(article: Article, story: str) -> Telling:
    """What the index keeps of an article that belongs to `story`."""
    return Telling(story, headline_of(article), article.outlet, article.at, article.title, article.text)


@lru_cache(maxsize=_REMEMBERED)
def _texture(title: str, text: str) -> tuple[frozenset[str], frozenset[int]]:
    return words_of(title, text), sketch_of(text)


def _around(places: Iterable[Place], *, specific: bool = False) -> Iterator[str]:
    """The names of places and of those they lie in, each once."""
    names = (each for place in places for each in (place, *place.within))
    return iter(dict.fromkeys(each.name for each in names if each.is_specific or not specific))


def _has_same_headline(telling: Telling, other: Telling) -> bool:
    apart = abs(other.at - telling.at)
    if telling.outlet == other.outlet:
        return apart <= WINDOW
    return apart <= _COPY_WINDOW and len(telling.headline.encode()) >= _RUBRIC_BYTES
