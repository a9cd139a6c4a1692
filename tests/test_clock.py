"""A clock that is set while the service runs, with a library that lies to the process about the time of day."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from program import Program
from web import FeedServer

LIARS = [*Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1")]


@pytest.mark.timeout(180)
@pytest.mark.skipif(not LIARS, reason="needs libfaketime (apt install libfaketime)")
async def test_polling_goes_on_when_the_clock_is_set(tmp_path: Path) -> None:
    offset = tmp_path / "offset"
    offset.write_text("+0")
    lie = {
        "LD_PRELOAD": str(LIARS[0]),
        "FAKETIME_TIMESTAMP_FILE": str(offset),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    ironwatch = Program(tmp_path, {"BOT_POLL_EVERY": "1s", **lie})
    async with FeedServer() as server:
        ironwatch.poll(server.put("/feed", status=503))  # nothing to parse: under this library no process can sleep
        process = await ironwatch.start("run")
        await server.asked_again("/feed", 2)
        for hours in ("-1h", "+1h"):
            offset.write_text(hours)
            async with asyncio.timeout(60):  # a second or two, but not on a machine that is busy
                await server.asked_again("/feed", 2)
        process.terminate()
        _, err = await process.communicate()
    assert b"event=clock_set seconds=-3600" in err
