"""Feeds that people add from a chat: found, tried out, and polled from then on like those of the OPML."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.changes import ChatFeed
from bot.editor import NotEdited, Person
from bot.errors import ParseError
from bot.model import Feed
from bot.store.store import Store
from bot.store.thread import StoreThread
from bot.visits import Clock

MAX_FEEDS = 100
_EXAMPLE = "/addfeed https://www.dawn.com/feeds/home"


class Scout:
    """Adds feeds to what is polled, and takes off those that were added. Who may is decided before."""

    def __init__(self, store: StoreThread, discover: Callable[[str], Awaitable[Feed]], clock: Clock) -> None:
        self._store = store
        self._discover = discover
        self._clock = clock

    async def feeds(self, chat: str) -> tuple[ChatFeed, ...]:
        """The feeds that were added from a chat, the first first."""
        return await self._store.ask(Store.chat_feeds, chat)

    async def add(self, said: str, person: Person) -> tuple[Feed, bool]:
        """Finds the feed at an address and adds it; False when it was added here before. Raises NotEdited."""
        if not said or " " in said:
            raise NotEdited("Give the address of a feed, or of a page that has one.", _EXAMPLE)
        if len(await self.feeds(person.here.chat)) >= MAX_FEEDS:
            raise NotEdited(f"A chat adds {MAX_FEEDS} feeds at most: take one off first.", "/removefeed 1")
        try:
            feed = await self._discover(said if "://" in said else f"https://{said}")
        except ParseError:
            raise NotEdited("I could not read a feed there. Check the address in a browser.", _EXAMPLE) from None
        return feed, await self._store.ask(Store.add_feed, person.here.chat, feed, person.user, self._clock())

    async def remove(self, said: str, person: Person) -> ChatFeed:
        """Takes off a feed that was added here, by its number, address or title. Raises NotEdited."""
        feeds = await self.feeds(person.here.chat)
        wanted = said.casefold()
        for number, each in enumerate(feeds, start=1):
            if wanted in {str(number), each.feed.url.casefold(), each.feed.title.casefold()}:
                await self._store.ask(Store.remove_feed, person.here.chat, each.feed.url)
                return each
        if not feeds:
            raise NotEdited("No feed was added from this chat; those of the OPML file are its owners'.", _EXAMPLE)
        raise NotEdited("Say which, by its number. /feeds shows them.", "/removefeed 1")
