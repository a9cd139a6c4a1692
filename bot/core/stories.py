"""Which hits tell the same event.

An article joins a story when its folded headline is one the story already has: from the same outlet within three days,
from another outlet within one day and only if the headline is long enough to be no rubric ("Morning briefing").
Likeness alone never joins two stories.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.core.articles import story_id
from bot.core.text import fold
from bot.model import Article, Telling

WINDOW = timedelta(hours=72)
_COPY_WINDOW = timedelta(hours=24)
_RUBRIC_BYTES = 30  # shorter than five English words or ten Chinese characters, a headline can be a rubric that recurs


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an article belongs: its story, whether it opened it, and why."""

    story: str
    opened: bool
    why: str


@dataclass(frozen=True, slots=True)
class StoryIndex:
    """The tellings of the last three days by headline. A value: `place` and `add` never change it."""

    tellings: Mapping[str, tuple[Telling, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, tellings: Iterable[Telling]) -> StoryIndex:
        """An index over these tellings."""
        by_headline: dict[str, tuple[Telling, ...]] = {}
        for telling in tellings:
            by_headline[telling.headline] = (*by_headline.get(telling.headline, ()), telling)
        return cls(by_headline)

    def place(self, article: Article) -> Placement:
        """The story that the article joins, or the one that it opens."""
        headline = headline_of(article)
        for telling in self.tellings.get(headline, ()):
            if _same(telling, article):
                return Placement(telling.story, opened=False, why=f"same headline as {telling.outlet}")
        return Placement(story_id(article.id), opened=True, why="a headline not told before")

    def add(self, telling: Telling) -> StoryIndex:
        """This index with one telling more."""
        known = self.tellings.get(telling.headline, ())
        return StoryIndex({**self.tellings, telling.headline: (*known, telling)})

    def since(self, moment: datetime) -> StoryIndex:
        """This index without the tellings older than `moment`."""
        return StoryIndex.of(telling for group in self.tellings.values() for telling in group if telling.at >= moment)


def headline_of(article: Article) -> str:
    """The folded title without the outlet's name at its end ("… - Paper", "… | Paper")."""
    folded = fold(article.title).text
    outlet = fold(article.outlet).text
    return folded.removesuffix(outlet).rstrip(" |") if outlet and folded != outlet else folded


def telling_of(article: Article, story: str) -> Telling:
    """What the index keeps of an article that belongs to `story`."""
    return Telling(story, headline_of(article), article.outlet, article.at)


def _same(telling: Telling, article: Article) -> bool:
    apart = abs(article.at - telling.at)
    if telling.outlet == article.outlet:
        return apart <= WINDOW
    return apart <= _COPY_WINDOW and len(telling.headline.encode()) >= _RUBRIC_BYTES
