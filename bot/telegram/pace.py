"""How fast one may talk to Telegram, so that it never has to say "too many requests".

The numbers are those of https://core.telegram.org/bots/faq: 30 messages a second in all, one a second and chat with
short bursts, 20 a minute and group; of a chat a little under them, since what leaves apart may arrive closer together.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many messages in any so many seconds."""

    most: int
    seconds: float


OVERALL = (Limit(30, 1.0), Limit(10, 0.32))
CHAT = Limit(3, 3.2)
GROUP = Limit(20, 62.0)
REPLIES = Limit(10, 62.0)  # of a group's twenty: what people ask for leaves room for what happens
REPLY_PATIENCE = timedelta(seconds=30)
LATE = 0.05  # seconds by which a turn may be taken late without making all later ones late
_REMEMBERED = 10_000


class Pace:
    """Knows when messages may leave. Its clock is the event loop's, which never jumps, unless another is given."""

    def __init__(self, clock: Callable[[], float] | None = None) -> None:
        self._clock = clock or (lambda: asyncio.get_running_loop().time())
        self._windows: dict[tuple[int, Limit], deque[float]] = {}
        self._holds: dict[int, float] = {}

    def wait(self, chat: int, *more: Limit) -> timedelta:
        """How long a message to the chat would have to wait now; `more` are limits beside the usual ones."""
        now = self._clock()
        waits = [self._free_at(key) - now for key in _limits(chat, more)]
        return timedelta(seconds=max(0.0, self._holds.get(chat, now) - now, *waits))

    def take(self, chat: int) -> timedelta:
        """The same; and a message that has not to wait counts as leaving now."""
        wait = self.wait(chat)
        if not wait:
            self._note(chat)
        return wait

    async def reply(self, chat: int) -> bool:
        """Waits for the turn of an answer to somebody; False when that would take too long.

        In a group answers leave at least half the room to what happens, whatever its members ask.
        """
        limits = _of_replies(chat)
        patience = REPLY_PATIENCE
        while wait := self.wait(chat, *limits):
            patience -= wait
            if patience < timedelta(0):
                return False
            await asyncio.sleep(wait.total_seconds())
        self._note(chat, *limits)
        return True

    def has_room(self, chat: int) -> bool:
        """Whether an answer would get its turn in time."""
        return self.wait(chat, *_of_replies(chat)) <= REPLY_PATIENCE

    def hold(self, chat: int, pause: timedelta) -> None:
        """Lets nothing leave to the chat for so long."""
        self._holds[chat] = max(self._clock() + pause.total_seconds(), self._holds.get(chat, 0.0))

    def _note(self, chat: int, *more: Limit) -> None:
        now = self._clock()
        for key in _limits(chat, more):
            at = max(self._free_at(key), now - LATE)
            self._windows.setdefault(key, deque(maxlen=key[1].most)).append(at)
        if len(self._windows) > _REMEMBERED:
            busy = {key: times for key, times in self._windows.items() if times[-1] + key[1].seconds > now}
            self._windows, self._holds = busy, {chat: until for chat, until in self._holds.items() if until > now}

    def _free_at(self, key: tuple[int, Limit]) -> float:
        """When one more fits: once the oldest of the last `most` is `seconds` old."""
        times = self._windows.get(key)
        return times[0] + key[1].seconds if times and len(times) == key[1].most else 0.0


def _of_replies(chat: int) -> tuple[Limit, ...]:
    return (REPLIES,) if chat < 0 else ()


def _limits(chat: int, more: tuple[Limit, ...]) -> list[tuple[int, Limit]]:
    """What holds for a message to a chat: groups and channels have negative numbers."""
    own = (CHAT, GROUP, *more) if chat < 0 else (CHAT, *more)
    return [*((0, limit) for limit in OVERALL), *((chat, limit) for limit in own)]
