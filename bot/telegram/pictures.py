"""The pictures of digests: those who follow the same lists get the same one, drawn once."""

from __future__ import annotations

import asyncio
from datetime import tzinfo

from bot.model import Chart, Draw

_REMEMBERED = 16


async def no_picture(_chart: Chart, _zone: tzinfo) -> bytes | None:
    """Draws nothing."""
    return None


class Pictures:
    """Draws charts, and remembers the last few; who asks for one that is being drawn waits for it."""

    def __init__(self, draw: Draw) -> None:
        self._draw = draw
        self._drawn: dict[tuple[Chart, tzinfo], asyncio.Future[bytes | None]] = {}

    async def of(self, chart: Chart, zone: tzinfo) -> bytes | None:
        """The chart as PNG; None where it cannot be drawn now."""
        key = chart, zone
        if key not in self._drawn:
            drawing = asyncio.ensure_future(self._draw(chart, zone))
            self._drawn = dict([*self._drawn.items(), (key, drawing)][-_REMEMBERED:])
        picture = await asyncio.shield(self._drawn[key])
        if picture is None:
            self._drawn.pop(key, None)
        return picture
