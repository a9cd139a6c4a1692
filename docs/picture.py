"""Draws docs/alert.svg: the demo day's alert as the terminal shows it. Run by `make picture`."""

from __future__ import annotations

import asyncio
import io
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.terminal_theme import TerminalTheme

from bot.app import stage
from bot.core.layout import layout
from bot.core.spans import plain_text
from bot.model import Delivery, Kind, Outcome, Sent
from bot.terminal import CARD_WIDTH, card_panel

HERE = Path(__file__).parent
ZONE = ZoneInfo("Asia/Karachi")
SHOWN = "was 3"
THEME = TerminalTheme(
    (22, 27, 34),
    (230, 237, 243),
    [
        (22, 27, 34),
        (248, 81, 73),
        (63, 185, 80),
        (210, 153, 34),
        (88, 166, 255),
        (188, 140, 255),
        (57, 197, 207),
        (177, 186, 196),
    ],
)
# The usual template fetches its letters from the web; a picture in a README must not.
PAGE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-label="An alert after its edits">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
font-size: {char_height}px; line-height: {line_height}px; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>{lines}</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}<g class="{unique_id}-matrix">{matrix}</g></g>
</svg>
"""


def draw() -> None:
    """Plays the demo day and draws the first edit whose toll has risen."""
    told: list[Delivery] = []

    async def keep(delivery: Delivery) -> Outcome:
        told.append(delivery)
        return Sent()

    asyncio.run(stage.demo(keep))
    edits = [each for each in told if each.kind is Kind.REVISION]
    delivery = next(each for each in edits if SHOWN in plain_text(layout(each, each.created, ZONE)))
    console = Console(
        record=True, width=CARD_WIDTH + 2, file=io.StringIO(), force_terminal=True, color_system="truecolor"
    )
    console.print(card_panel(layout(delivery, delivery.created, ZONE), CARD_WIDTH, sounds=delivery.sounds))
    console.save_svg(str(HERE / "alert.svg"), title="ironwatch run", theme=THEME, code_format=PAGE, unique_id="alert")


if __name__ == "__main__":
    draw()
