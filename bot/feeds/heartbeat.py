"""A sign of life for a monitor of the owner's: who misses it knows that nobody watches."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

import aiohttp

_APART = timedelta(minutes=1)
_SECONDS = 10.0

log = logging.getLogger(__name__)


class Heartbeat:
    """Pings an address, once a minute at most; none does nothing.

    The address is the owner's setting like that of the Bot API, so it is not subject to the address guard. It may hold
    a key, so it is never logged.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._last: datetime | None = None

    def is_due(self, now: datetime) -> bool:
        """Whether a ping may be sent."""
        return bool(self._url) and (self._last is None or abs(now - self._last) >= _APART)

    async def beat(self, now: datetime) -> None:
        """Pings, if it is time. A monitor that cannot be reached is logged, and stops nothing."""
        if not self.is_due(now):
            return
        self._last = now
        try:
            async with (
                aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=_SECONDS)) as session,
                session.get(self._url) as answer,
            ):
                failed = f"HTTP {answer.status}" if answer.status >= 400 else ""
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            failed = type(error).__name__
        if failed:
            log.warning("event=heartbeat_failed reason=%s", failed)
