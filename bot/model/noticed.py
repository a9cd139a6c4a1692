"""What is noticed: matches, hits, and stories."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.account import Account
from bot.model.incoming import Article


@dataclass(frozen=True, slots=True)
class Match:
    """Where an alias stands: `article.<field>[start:end] == quote`; `field` is "title" or "text"."""

    alias: str
    field: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Hit:
    """An article × a term, with the reasons.

    `decided` is false when only ambiguous aliases stand there without their context. `context` are the matches that
    satisfied `with`; `vetoes` those of `without`.
    """

    watchlist: str
    term: str
    decided: bool
    matches: tuple[Match, ...]
    context: tuple[Match, ...] = ()
    vetoes: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """An article with all that was noticed in it.

    `sentence` is the sentence of the article's page that decided what title and summary had left open.
    """

    article: Article
    hits: tuple[Hit, ...]
    sentence: str = ""


class Held(StrEnum):
    """Why an article with hits alerted nobody. `page`: not yet, its page is to be read first."""

    LATE = "late"
    PAGE = "page"
    UNDECIDED = "undecided"
    DIGEST = "digest"
    BACKLOG = "backlog"
    FLOOD = "flood"
    RUBRIC = "rubric"


@dataclass(frozen=True, slots=True)
class Telling:
    """An article's place in a story: its headline (folded, without the outlet's name), who told it and when.

    `title` and `text` are the article's own; what happened is read from them again after a restart. `origin` is the
    newsroom behind it, the same for all copies of a report.
    """

    story: str
    headline: str
    outlet: str
    at: datetime
    title: str = ""
    text: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class News:
    """A new article with hits, in its story: whether it opened it, why it stands there, and why it is held back.

    Where the story that it joined turned out to be another one, it `continues` there.
    """

    found: Found
    telling: Telling
    opened: bool
    why: str
    held: Held | None = None
    continues: str = ""

    @property
    def story(self) -> str:
        """The id of the story that it tells."""
        return self.continues or self.telling.story

    @property
    def opens(self) -> bool:
        """Whether its story is new with it: it opened one, which is still one of its own."""
        return self.opened and not self.continues


@dataclass(frozen=True, slots=True)
class Correction:
    """Two stories that were found to be one (merge: `other` continues in `story`), or one that was two (split).

    `by` is "person", or "article" where one that was like both showed it.
    """

    at: datetime
    deed: str
    story: str
    other: str
    by: str


@dataclass(frozen=True, slots=True)
class Growth:
    """Stories as they stand now, and such as turned out to be one: that one, then what continues in it."""

    accounts: Mapping[str, Account] = field(default_factory=dict)
    merges: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PageRead:
    """What reading an article's page came to: its news as it stands now, and in one word or phrase, how that went."""

    news: News
    outcome: str
    at: datetime
