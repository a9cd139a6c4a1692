"""A clock that is set while the service runs, with a library that lies to the process about the time of day."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
from pathlib import Path

import pytest
from builders import rss
from program import Program
from web import FeedServer


@pytest.fixture
def liar(tmp_path: Path) -> Path:
    """The library, built from clock.c, in a folder of the test's own."""
    compiler = shutil.which("cc")
    if not compiler:
        pytest.skip("needs a C compiler")
    library = tmp_path / "clock.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-o", library, Path(__file__).with_name("clock.c")], check=True)
    return library


@pytest.mark.timeout(180)
async def test_polling_goes_on_when_the_clock_is_set(tmp_path: Path, liar: Path) -> None:
    offset = tmp_path / "offset"
    offset.write_text("0")
    ironwatch = Program(tmp_path, {"BOT_POLL_EVERY": "1s", "LD_PRELOAD": str(liar), "CLOCK_OFFSET": str(offset)})
    async with FeedServer() as server:
        ironwatch.poll(server.put("/feed", rss()))
        process = await ironwatch.start("run")
        try:
            for seconds in ("0", "-3600", "3600"):
                offset.write_text(seconds)
                async with asyncio.timeout(50):  # a second or two, but not on a machine that is busy
                    await server.asked_again("/feed", 2)
        finally:
            process.terminate()
            _, err = await process.communicate()
    assert b"event=clock_set seconds=-3600" in err
