"""When a life ends: at a named step, when Telegram had accepted a message but not said so, or at any moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from bot.crash import Step


@dataclass(frozen=True, slots=True)
class Kill:
    """An end: at the `nth` pass of a step, else `seconds` after the start, else when a message was accepted."""

    step: Step | None = None
    nth: int = 1
    seconds: float = 0.0

    @property
    def crash_at(self) -> str:
        """The value of BOT_CRASH_AT, empty when the kill comes from outside."""
        return f"{self.step}:{self.nth}" if self.step else ""

    @property
    def name(self) -> str:
        """What it is counted under."""
        return self.step or ("at any moment" if self.seconds else "accepted, not answered")


# How often every life passes a step, at least. The schema is changed in first lives only.
PASSES = {
    Step.STORE_WRITING: 12,
    Step.STORE_WRITTEN: 12,
    Step.POLL_CLAIMED: 2,
    Step.POLL_FETCHED: 2,
    Step.POLL_PLACED: 1,
    Step.STORY_MENDING: 1,
    Step.PAGE_TAKEN: 1,
    Step.PAGE_READ: 1,
    Step.DIGEST_MADE: 1,
    Step.SEND_POSTING: 4,
    Step.SEND_ANSWERED: 4,
    Step.CHAT_HEARD: 3,
    Step.CHAT_ANSWERED: 3,
    Step.CHAT_MOVING: 1,
    Step.MENU_EDITING: 1,
    Step.FILE_WRITTEN: 1,
}
MOMENTS = 10


def first_kills() -> Iterator[Kill]:
    """The ends of a town's first lives: while the tables are made, or changed from an older version's."""
    return (Kill(Step.SCHEMA, nth) for nth in (1, 2, 4))


def kills(chance: Random) -> list[Kill]:
    """The ends of a town's further lives, shuffled."""
    named = [Kill(step, nth + 1) for step, most in PASSES.items() for nth in range(most)]
    moments = [Kill(seconds=chance.uniform(0.3, 3.0)) for _ in range(MOMENTS)]
    ends = [*named, *moments, Kill(), Kill()]
    chance.shuffle(ends)
    return ends
