"""Connecting Telegram for the first time, as a person does it."""

from __future__ import annotations

import asyncio
from asyncio.subprocess import Process
from pathlib import Path

import pytest
from botapi import Emulator
from botapi.fixtures import emulator
from program import Program

__all__ = ["emulator"]

ANN = 501


@pytest.fixture
def ironwatch(tmp_path: Path, emulator: Emulator) -> Program:
    emulator.add_chat(ANN, title="Ann")
    return Program(tmp_path, {"BOT_TELEGRAM_API": emulator.base_url})


async def line(process: Process, part: str) -> str:
    """What is printed up to the line with this part."""
    assert process.stdout
    said = ""
    async with asyncio.timeout(20):
        while part not in said:
            more = await process.stdout.readline()
            assert more, said
            said += more.decode()
    return said


async def test_setup_finds_the_bot_and_its_owner_writes_the_settings_and_sends_a_test_alert(
    ironwatch: Program, emulator: Emulator
) -> None:
    env = ironwatch.folder / ".env"
    env.write_text("# mine\nBOT_FRESH=24h\nBOT_OWNERS=7\n")
    env.chmod(0o644)
    process = await ironwatch.start("setup")
    assert process.stdin
    process.stdin.write(f"hello\n1:refusedtoken\n{emulator.token}\n".encode())
    said = await line(process, "press Start")
    assert "Telegram refuses it" in said
    assert f"https://t.me/{emulator.bot.username}" in said
    emulator.say(ANN, ANN, "hello")
    emulator.say(ANN, ANN, "/start")
    out, err = await process.communicate()
    assert (process.returncode, "ironwatch run" in out.decode()) == (0, True), err.decode()
    assert "That is no bot token" in err.decode()
    assert env.read_text() == f"# mine\nBOT_FRESH=24h\nBOT_OWNERS=7,501\nBOT_TELEGRAM_TOKEN={emulator.token}\n"
    assert env.stat().st_mode & 0o777 == 0o600
    assert [message.text.splitlines()[0] for message in emulator.sent(ANN)] == ["🔴 TEST ALERT · nothing has happened"]
    assert emulator.token not in said + out.decode() + err.decode()


async def test_setup_that_gets_no_token_writes_nothing(ironwatch: Program) -> None:
    ended = await ironwatch("setup")
    assert ended.code == 1
    assert not (ironwatch.folder / ".env").exists()


async def test_setup_says_when_telegram_cannot_be_reached(ironwatch: Program, emulator: Emulator) -> None:
    ironwatch.settings["BOT_TELEGRAM_API"] = "http://127.0.0.1:9"
    ended = await ironwatch("setup", given=f"{emulator.token}\n")
    assert ended.code == 1
    assert ended.err.startswith("ironwatch: Telegram cannot be reached")
    assert len(ended.err.splitlines()) == 1


async def test_setup_beside_a_running_service_says_so(ironwatch: Program) -> None:
    running = await ironwatch.start("run")
    await line(running, "Watching")
    ended = await ironwatch("setup", given="")
    running.terminate()
    await running.communicate()
    assert (ended.code, str(running.pid) in ended.err) == (3, True)
