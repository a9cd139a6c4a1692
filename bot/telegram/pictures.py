"""The pictures of digests: those who follow the same lists get the same one, drawn once."""

from __future__ import annotations

from datetime import tzinfo

from bot.model import Chart, Draw

_REMEMBERED = 16


async def no_picture(_chart: Chart, _zone: tzinfo) -> bytes | None:
    """Draws nothing."""
    return None


class Pictures:
    """Draws charts, and remembers the last few."""

    def __init__(self, draw: Draw) -> None:
        self._draw = draw
        self._drawn: dict[tuple[Chart, tzinfo], bytes | None] = {}

    async def of(self, chart: Chart, zone: tzinfo) -> bytes | None:
        """The chart as PNG; None where it cannot be drawn."""
        key = chart, zone
        if key not in self._drawn:
            picture = await self._draw(chart, zone)
            self._drawn = dict([*self._drawn.items(), (key, picture)][-_REMEMBERED:])
        return self._drawn[key]
