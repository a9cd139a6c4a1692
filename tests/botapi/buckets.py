"""How fast one may send: 30 messages a second in all, one a second and chat with bursts, 20 a minute and group.

Telegram publishes no exact numbers ("may differ between bots and over time"); these are the ones its FAQ names, with a
burst of five a chat as observed.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

OVERALL_A_SECOND = 30
CHAT_A_SECOND = 1
CHAT_BURST = 5
GROUP_A_MINUTE = 20


class ManualClock:
    """Seconds since 1970 that pass only when told to; give it to `Emulator(clock=...)` for the long waits."""

    def __init__(self, now: float = 1_772_500_000.0) -> None:
        self.now = now
        self.heard: Callable[[], None] = lambda: None

    def __call__(self) -> float:
        return self.now

    def advance(self, seconds: float) -> None:
        """Let time pass at once."""
        self.now += seconds
        self.heard()


@dataclass(slots=True)
class Bucket:
    """Holds up to `burst` tokens and regains `rate` of them a second."""

    rate: float
    burst: float
    level: float
    at: float

    def wait(self, now: float) -> float:
        """Seconds until a token is there, 0 when one is."""
        self.level = min(self.burst, self.level + max(0.0, now - self.at) * self.rate)
        self.at = now
        return max(0.0, (1 - self.level) / self.rate)


@dataclass(slots=True)
class Window:
    """At most `most` events in any `seconds`."""

    most: int
    seconds: float
    times: deque[float] = field(default_factory=deque)

    def wait(self, now: float) -> float:
        """Seconds until one more fits, 0 when it does now."""
        while self.times and self.times[0] <= now - self.seconds:
            self.times.popleft()
        return 0.0 if len(self.times) < self.most else self.times[0] + self.seconds - now


class Buckets:
    """The service's patience. A client that was told to wait and asks again earlier is refused again.

    `on` may be switched at any time; while it is off nothing is counted.
    """

    def __init__(self, *, on: bool = True) -> None:
        self.on = on
        self._overall: Bucket | None = None
        self._chats: dict[int, Bucket] = {}
        self._groups: dict[int, Window] = {}
        self._deadlines: dict[int, float] = {}

    def take(self, chat: int, now: float, *, group: bool) -> int:
        """Let one message through and return 0, or return how many whole seconds to wait."""
        if not self.on:
            return 0
        wait = max(self._waits(chat, now, group=group))
        if wait > 0:
            seconds = max(1, math.ceil(wait))
            self._deadlines[chat] = now + seconds
            return seconds
        self._spend(chat, now, group=group)
        return 0

    def _waits(self, chat: int, now: float, *, group: bool) -> list[float]:
        self._overall = self._overall or Bucket(OVERALL_A_SECOND, OVERALL_A_SECOND, OVERALL_A_SECOND, now)
        bucket = self._chats.setdefault(chat, Bucket(CHAT_A_SECOND, CHAT_BURST, CHAT_BURST, now))
        waits = [self._deadlines.get(chat, now) - now, self._overall.wait(now), bucket.wait(now)]
        if group:
            waits.append(self._groups.setdefault(chat, Window(GROUP_A_MINUTE, 60.0)).wait(now))
        return waits

    def _spend(self, chat: int, now: float, *, group: bool) -> None:
        if self._overall:
            self._overall.level -= 1
        self._chats[chat].level -= 1
        if group:
            self._groups[chat].times.append(now)
