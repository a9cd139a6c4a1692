"""Stories that are one, or two, from the chat: /merge and /split, by owners, since every chat sees what they change."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.editor import NotEdited
from bot.errors import ConfigError
from bot.telegram.sayings import theirs
from bot.telegram.talk import Call, Feature, Reply, Service, Staff

_STORY = re.compile("[a-z2-7]{10}")  # base32
_SOON = "The messages follow within seconds."
_MERGE = (
    "Reply to an alert with /merge and the link of an article in the other story, or the story's name that More shows.",
    "/merge https://www.dawn.com/news/1",
)
_SPLIT = ("Give the link of an article that does not belong to its story.", "/split https://www.dawn.com/news/1")


@dataclass(frozen=True, slots=True)
class Correcting:
    """A person's corrections of what was taken for one incident."""

    staff: Staff

    @property
    def service(self) -> Service:
        """Its commands."""
        return Service(
            (
                Feature("merge", "Two stories are one: reply to an alert with /merge LINK", self.merge, owners=True),
                Feature("split", "An article is a story of its own: /split LINK", self.split, owners=True),
            )
        )

    async def merge(self, call: Call) -> Reply:
        """Lets the story that is named continue in that of the alert replied to."""
        answered = call.message.reply_to_message
        wishes = self.staff.actions.wishes
        card = await wishes.story(call.here, message=answered.message_id) if answered else None
        other = await self._story(call.said)
        if card is None or not other:
            raise NotEdited(*_MERGE)
        try:
            await self.staff.actions.merge(card.story, other)
        except ConfigError:
            raise NotEdited("They are one story already, or the other one is not known.", _MERGE[1]) from None
        back = f"Were they two after all: /split and the link of an article of the other one. {_SOON}"
        return Reply(f"One story now: “{theirs(card.title, 200)}”.\n{back}")

    async def split(self, call: Call) -> Reply:
        """Makes the article of a link a story of its own, with its copies."""
        try:
            article, story = await self.staff.librarian.told_in(call.said)
            new, count = await self.staff.actions.split(story, article)
        except ConfigError:
            alone = "No such article is known, or it tells its story alone: there is nothing to take apart."
            raise NotEdited(alone if call.said.startswith("http") else _SPLIT[0], _SPLIT[1]) from None
        articles = "1 article" if count == 1 else f"{count} articles"
        return Reply(f"{articles} left story {story}: that is story {new} now. {_SOON}")

    async def _story(self, said: str) -> str:
        if _STORY.fullmatch(said):
            return said
        try:
            return (await self.staff.librarian.told_in(said))[1]
        except ConfigError:
            return ""
