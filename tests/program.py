"""The program as its users start it: a real process with its own folders and environment."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

LIST = """\
watchlist: iron
title: Iron
context: {title: "When Iron Bends: A Study", url: "https://review.example/?p=1"}
terms:
  - term: Dasu
    priority: urgent
    any: [Dasu]
    passage: bus near the dam
  - term: Gwadar
    any: [Gwadar]
"""


@dataclass(frozen=True, slots=True)
class Ended:
    """What a command came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> list[dict[str, Any]]:
        """Standard output, a JSON object a line."""
        return [json.loads(line) for line in self.out.splitlines()]


# Makes a process that root starts obey the rights of files like anybody else's: 24 is PR_CAPBSET_DROP, 1 and 2 are
# CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH.
_OBEDIENT = """\
import ctypes, os, sys
for capability in (1, 2):
    ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""


@dataclass(slots=True)
class Program:
    """Runs `python -m bot` in a folder that holds a watchlist and, once `poll` was called, an OPML.

    `obeys_rights` makes it obey the rights of files even if root runs the tests.
    """

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)
    obeys_rights: bool = False

    def __post_init__(self) -> None:
        (self.folder / "watchlists").mkdir()
        (self.folder / "watchlists" / "iron.yaml").write_text(LIST)
        self.poll()

    def poll(self, *urls: str) -> None:
        """Names the feeds."""
        outlines = "".join(f'<outline text="Paper {n} - Latest" xmlUrl="{url}"/>\n' for n, url in enumerate(urls))
        opml = f'<?xml version="1.0"?>\n<opml version="2.0"><body>\n{outlines}</body></opml>\n'
        (self.folder / "watchlists" / "feeds.opml").write_text(opml)

    async def start(self, *words: str, **streams: Any) -> Process:
        """Starts a command and leaves it running."""
        # as a user has it: no settings of ours, nothing compiled anew at each start, and no measuring, which doubles a
        # start and writes files of its own
        ours = ("BOT_", "COVERAGE_", "PYTHONDONTWRITEBYTECODE")
        clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        usual = {"BOT_ALLOW_NETWORKS": "127.0.0.0/8", "BOT_TIMEZONE": "Asia/Karachi", "PYTHONUNBUFFERED": "1"}
        return await asyncio.create_subprocess_exec(
            *(sys.executable, *(("-c", _OBEDIENT) if self.obeys_rights else ()), "-m", "bot", *words),
            cwd=self.folder,
            env=clean | usual | self.settings,
            stdin=streams.get("stdin", PIPE),
            stdout=PIPE,
            stderr=PIPE,
        )

    async def __call__(self, *words: str, given: str | Sequence[dict[str, Any]] = "") -> Ended:
        """Runs a command to its end, `given` on its standard input: text, or objects as JSON lines."""
        text = given if isinstance(given, str) else "".join(f"{json.dumps(row)}\n" for row in given)
        process = await self.start(*words)
        out, err = await process.communicate(text.encode())
        return Ended(process.returncode or 0, out.decode(), err.decode())
