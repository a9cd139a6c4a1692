"""How fast one may talk to Telegram, so that it never has to say "too many requests"."""

from __future__ import annotations

import asyncio
from datetime import timedelta

PRIVATE_SECONDS = 1.05  # one message a second and chat is allowed
GROUP_SECONDS = 3.1  # 20 a minute and group
OVERALL_SECONDS = 0.04  # about 30 a second in all: https://core.telegram.org/bots/faq
_REMEMBERED = 10_000


class Pace:
    """Hands out the moments at which messages may leave. Counts in the event loop's time, which never jumps."""

    def __init__(self) -> None:
        self._chats: dict[int, float] = {}
        self._overall = 0.0

    async def turn(self, chat: int) -> None:
        """Waits until a message may leave to the chat."""
        await asyncio.sleep(self._book(chat))

    def note(self, chat: int) -> None:
        """Counts a message that leaves at once, such as a reply, so that the next one waits for it."""
        self._book(chat)

    def hold(self, chat: int, pause: timedelta) -> None:
        """Lets nothing leave to the chat for so long."""
        until = _now() + pause.total_seconds()
        self._chats[chat] = max(until, self._chats.get(chat, 0.0))

    def wait(self, chat: int) -> timedelta:
        """How long a message to the chat would wait now."""
        return timedelta(seconds=max(0.0, self._chats.get(chat, 0.0) - _now()))

    def _book(self, chat: int) -> float:
        """Takes the next moment that is free for the chat and overall; the seconds until then."""
        now = _now()
        start = max(now, self._chats.get(chat, 0.0), self._overall)
        self._overall = max(now, self._overall) + OVERALL_SECONDS
        self._chats[chat] = start + (GROUP_SECONDS if chat < 0 else PRIVATE_SECONDS)
        self._forget(now)
        return start - now

    def _forget(self, now: float) -> None:
        if len(self._chats) > _REMEMBERED:
            self._chats = {chat: free for chat, free in self._chats.items() if free > now}


def _now() -> float:
    return asyncio.get_running_loop().time()
