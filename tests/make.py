"""Values for tests: each builder makes a whole, plausible one; name only what the test is about."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.account import Account, Severity, Sighting
from bot.core.articles import article_id, story_id
from bot.core.stories import telling_of
from bot.model import (
    TERMINAL,
    Article,
    Card,
    Claim,
    Context,
    Delivery,
    Destination,
    Feed,
    Found,
    Hit,
    Kind,
    Match,
    News,
    Priority,
    Term,
    Watchlist,
)

NOW = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
FEED = Feed("https://paper.example/feed", "The Paper - Latest", "Pakistan", "en")
OP_ED = Context(
    title="When Iron Bends: A Study", author="A. Writer", publisher="The Review", url="https://review.example/?p=1"
)


def article(title: str = "Bus attacked on the road to Dasu", **given: Any) -> Article:
    """An article; its key and id follow from the address."""
    url = given.pop("url", f"https://paper.example/{article_id(title)[:8]}")
    key = given.pop("key", url.removeprefix("https://"))
    usual: dict[str, Any] = {"outlet": "The Paper", "host": "paper.example", "feed": FEED.url, "feed_title": FEED.title}
    times: dict[str, Any] = {"published": NOW, "seen": NOW}
    return Article(id=article_id(key), key=key, title=title, url=url, **usual | times | given)


def hit(told: Article, word: str = "Dasu", *, term: str = "", field: str = "title", decided: bool = True) -> Hit:
    """A hit on the first place where the word stands in that field of the article."""
    start = getattr(told, field).index(word)
    return Hit("iron", term or word, decided, (Match(word, field, start, start + len(word), word),))


def found(told: Article, *words: str, **given: Any) -> Found:
    """The article with a hit on each word of its title; on Dasu when none is named."""
    return Found(told, tuple(hit(told, word, **given) for word in words or ("Dasu",)))


def news(told: Article, *words: str, opened: bool = True, **given: Any) -> News:
    """The article as the opening of a story of its own."""
    return News(found(told, *words), telling_of(told, story_id(told.id)), opened, "because", **given)


def term(name: str = "Dasu", **given: Any) -> Term:
    """A term that is watched by its own name."""
    usual: dict[str, Any] = {"any": (name,)}
    return Term(name, **usual | given)


def watchlist(*terms: Term, **given: Any) -> Watchlist:
    """A watchlist called iron, with a published context."""
    usual: dict[str, Any] = {"name": "iron", "terms": terms or (term(),), "title": "Iron", "context": OP_ED}
    return Watchlist(**usual | given)


def claim(feed: Feed = FEED, **given: Any) -> Claim:
    """A feed that is known."""
    usual: dict[str, Any] = {"known": True}
    return Claim(feed, **usual | given)


def sighting(outlet: str = "The Paper", at: datetime = NOW, url: str = "https://paper.example/1") -> Sighting:
    """An outlet's telling."""
    return Sighting(outlet, at, url)


def account(**given: Any) -> Account:
    """An attack as one outlet tells it."""
    usual: dict[str, Any] = {"severity": Severity.ATTACK, "sightings": (sighting(),)}
    return Account(**usual | given)


def card(**given: Any) -> Card:
    """An alert's facts."""
    usual: dict[str, Any] = {
        "story": "abcdefghij",
        "priority": Priority.URGENT,
        "terms": ("Dasu",),
        "title": "Bus attacked on the road to Dasu",
        "url": "https://paper.example/1",
        "outlet": "The Paper",
        "article": "paper.example/1",
        "published": NOW,
        "seen": NOW,
        "account": account(),
        "snippet": "The bus was taking engineers to the Dasu dam.",
        "marks": ((36, 40),),
        "context_title": OP_ED.title,
        "context_url": OP_ED.url,
        "context_term": "Dasu",
        "sounds": True,
    }
    return Card(**usual | given)


def delivery(key: str = "alert:abcdefghij", chat: str = TERMINAL.chat, **given: Any) -> Delivery:
    """An alert for a chat."""
    usual: dict[str, Any] = {"kind": Kind.ALERT, "facts": card(), "created": NOW}
    return Delivery(Destination(chat), key, **usual | given)


def table(name: str) -> list[list[str]]:
    """The rows of a table in tests/data, without its comments."""
    lines = (Path(__file__).parent / "data" / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


class Unspeakable(Exception):
    """An error that pickles and cannot be made again: it wants two words and remembers one."""

    def __init__(self, what: str, _why: str) -> None:
        super().__init__(what)


def fail_unspeakably() -> None:
    """A job for a worker process."""
    raise Unspeakable("lost", "in transit")
