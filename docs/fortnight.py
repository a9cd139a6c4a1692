"""Draws docs/digest.png and docs/digest-page.png: an invented fortnight, of which the demo day is the last day.

Run by `make picture`. The page is pictured by Chromium where there is one.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import subprocess
from contextlib import redirect_stdout
from datetime import UTC, datetime
from importlib import resources
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from bot.app.stage import bundled_watchlists, replay
from bot.app.upkeep import draw_chart, open_press
from bot.config import Settings
from bot.handout import handout

HERE = Path(__file__).parent
DEMO = Path(str(resources.files("bot") / "data"))
ZONE = ZoneInfo("Asia/Karachi")
DESK = """\
watchlist: desk
title: Desk
terms:
  - {term: داسو منصوبہ, any: [داسو]}
  - {term: 瓜达尔港, any: [瓜达尔]}
"""


def draw() -> None:
    """Plays the fortnight and draws what is made of it."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        settings = _settings(folder)
        (folder / "before.jsonl").write_text("".join(_recorded(*each) for each in enumerate(_lines())))
        with redirect_stdout(StringIO()):
            recordings = [folder / "before.jsonl", DEMO / "demo.jsonl"]
            asyncio.run(replay(settings, recordings, into=settings.state, json_lines=True))
        with open_press(settings) as press:
            made = press.asked(None, 1, None, datetime.now(UTC))
        (HERE / "digest.png").write_bytes(asyncio.run(draw_chart(made.chart, ZONE)))
        page = folder / "digest.html"
        page.write_text(handout(made, made.digest.until, ZONE))
        _photograph(page)


def _settings(folder: Path) -> Settings:
    watchlists = folder / "watchlists"
    shutil.copytree(bundled_watchlists(), watchlists)
    (watchlists / "desk.yaml").write_text(DESK)
    return Settings(state=folder / "state", watchlists=watchlists, feeds=DEMO / "demo.opml", timezone=ZONE)


def _lines() -> list[str]:
    return (HERE / "fortnight.tsv").read_text().splitlines()


def _recorded(number: int, line: str) -> str:
    at, feed, title = line.split("\t")
    moment = datetime.strptime(f"{at} 2026", "%d %b %H:%M %Y").replace(tzinfo=ZONE).isoformat()
    link = f"https://{feed.partition('/')[0]}/{number}"
    entry = {"feed": f"https://{feed}", "title": title, "summary": "Pakistan", "link": link, "published": moment}
    return f"{json.dumps(entry)}\n"


def _photograph(page: Path) -> None:
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        print("no Chromium here: docs/digest-page.png stays as it is")
        return
    picture = HERE / "digest-page.png"
    options = ("--headless", "--no-sandbox", "--hide-scrollbars", "--window-size=1100,1250", f"--screenshot={picture}")
    subprocess.run([browser, *options, page.as_uri()], check=True, capture_output=True, timeout=60)  # noqa: S603 - our page


if __name__ == "__main__":
    draw()
