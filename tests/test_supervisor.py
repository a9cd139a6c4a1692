"""systemd hears that the service is up, that it lives, and that it stops."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path

import pytest
from program import Program

from bot.supervisor import Supervisor


async def test_systemd_hears_of_a_start_of_life_and_of_the_stop(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(tmp_path / "notify"))
        systemd.setblocking(False)
        program = Program(tmp_path, {"NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": "400000"})
        running = await program.start("run")

        async def heard() -> bytes:
            async with asyncio.timeout(30):
                return await asyncio.get_running_loop().sock_recv(systemd, 99)

        assert [await heard() for _ in range(3)] == [b"READY=1", b"WATCHDOG=1", b"WATCHDOG=1"]
        running.terminate()
        await running.communicate()
        rest = [await heard()]
        while rest[-1] != b"STOPPING=1":
            rest.append(await heard())
        assert set(rest) <= {b"WATCHDOG=1", b"STOPPING=1"}


@pytest.mark.parametrize(
    ("environment", "seconds"),
    [
        ({}, 30.0),
        ({"WATCHDOG_USEC": "120000000"}, 60.0),
        ({"WATCHDOG_USEC": "0"}, 30.0),
        ({"WATCHDOG_USEC": "x"}, 30.0),
    ],
)
def test_life_is_shown_twice_in_the_time_that_is_given(environment: dict[str, str], seconds: float) -> None:
    assert Supervisor.of(environment).every_seconds == seconds


@pytest.mark.parametrize("address", ["", "/nowhere/notify", "@nobody-listens-here"])
def test_nobody_has_to_listen(address: str) -> None:
    Supervisor(address).tell("READY=1")
