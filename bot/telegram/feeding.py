"""Feeds from the chat: /feeds, /addfeed, /removefeed."""

from __future__ import annotations

from dataclasses import dataclass

from bot.actions import Actions
from bot.changes import ChatFeed
from bot.core.spans import Line, Span, counted
from bot.scout import Scout
from bot.telegram import replies
from bot.telegram.access import Standing
from bot.telegram.sayings import theirs
from bot.telegram.talk import Call, Feature, Reply, Service


@dataclass(frozen=True, slots=True)
class Feeding:
    """What is polled, and what a chat added to it."""

    actions: Actions
    scout: Scout

    @property
    def service(self) -> Service:
        """Its commands."""
        return Service(
            (
                Feature("feeds", "What is read, and what was added here", self.feeds),
                Feature("addfeed", "Read one more feed: /addfeed ADDRESS", self.add, admins=True),
                Feature("removefeed", "Stop reading a feed that was added here", self.remove, admins=True),
            )
        )

    async def feeds(self, call: Call) -> Reply:
        """How many feeds are read, and those that were added here."""
        counts, added = await self.actions.status(), await self.scout.feeds(call.here.chat)
        failing = f", {counts.failing} of them failing" if counts.failing else ""
        return Reply.of(
            f"Read: {counted(counts.feeds, 'feed')}{failing}.",
            *(_told(number, each) for number, each in enumerate(added, start=1)),
            "/removefeed NUMBER takes one off." if added else "/addfeed ADDRESS adds one.",
        )

    async def add(self, call: Call) -> Reply:
        """Finds a feed and adds it. What it brings may alert every chat, so who came by an open door may not."""
        if self.actions.is_open and call.standing is not Standing.OWNER:
            return Reply(replies.ONLY_OWNERS_ADD)
        feed, is_new = await self.scout.add(call.said, call.person)
        title = (Span(feed.title or feed.url),)
        if not is_new:
            return Reply.of("This feed was added here already:", title, "/feeds shows all.")
        lines = "It is read from now on, for the lists of all chats; what it holds already alerts thrice at most."
        return Reply.of("Added:", title, (Span(feed.url),), lines, "/removefeed takes it off again.")

    async def remove(self, call: Call) -> Reply:
        """Takes off a feed that was added here."""
        gone = await self.scout.remove(call.said, call.person)
        return Reply(
            f"No longer read for this chat: {theirs(gone.feed.title or gone.feed.url)}. /feeds shows the rest."
        )


def _told(number: int, each: ChatFeed) -> Line:
    error = f" – fails: {each.error}" if each.error else ""
    return (Span(f"{number}. "), Span(each.feed.title or each.feed.url, url=each.feed.url), Span(error))
