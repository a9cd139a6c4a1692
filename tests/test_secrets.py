"""The token is in no log, no error, no file, no message and no list of processes: a canary that must never sing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from botapi import Emulator, faults
from builders import item, rss
from program import Program
from web import FeedServer

from bot.config import read_settings
from bot.feeds.wire import Wire
from bot.telegram.service import Connection

CANARY = "canary-that-must-not-sing-1234567890"
TOKEN = f"987654:{CANARY}"
ANN = 501


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    async with Emulator(token=TOKEN) as running:
        running.add_chat(ANN, title="Ann")
        yield running


@pytest.fixture
def ironwatch(tmp_path: Path, server: FeedServer, emulator: Emulator) -> Program:
    """The program with its token in a private `.env`, and at its most talkative."""
    (tmp_path / ".env").touch(0o600)
    (tmp_path / ".env").write_text(f"BOT_TELEGRAM_TOKEN={TOKEN}\n")
    settings = {
        "BOT_TELEGRAM_API": emulator.base_url,
        "BOT_OWNERS": str(ANN),
        "BOT_POLL_EVERY": "1s",
        "BOT_LOG_LEVEL": "DEBUG",
    }
    program = Program(tmp_path, settings)
    program.poll(server.put("/feed", rss(item(title="Cricket"))), "http://127.0.0.1:1/refused")
    return program


def family(pid: int) -> list[Path]:
    """A process and all that it started, as folders of /proc."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    children = [child for task in tasks for child in task.read_text().split()]
    return [Path(f"/proc/{pid}"), *(each for child in children for each in family(int(child)))]


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and path.name != ".env"]


async def test_the_token_shows_nowhere_whatever_goes_wrong(
    ironwatch: Program, server: FeedServer, emulator: Emulator
) -> None:
    running = await ironwatch.start("run")
    emulator.say(ANN, ANN, "/subscribe iron")
    await emulator.wait_for(lambda: len(emulator.sent(ANN)) == 1, 20)
    emulator.faults.add(faults.refuse(500, "oops"), "getUpdates")
    for fault in (faults.garbage(), faults.reset(accepted=True)):
        emulator.faults.add(fault, "sendMessage")
    news = item(title="Bus attacked on the road to Dasu", link="https://paper.example/1", published=datetime.now(UTC))
    server.put("/feed", rss(news))
    await emulator.wait_for(lambda: len(emulator.sent(ANN)) == 3, 30)
    started = family(running.pid)
    shown = [(each / "cmdline").read_bytes() for each in started]
    shown += [(each / "environ").read_bytes() for each in started]
    beside = [await ironwatch(*words) for words in (["doctor"], ["backup", "copy.db"])]
    running.terminate()
    shown += await running.communicate()
    shown += [text.encode() for ended in beside for text in (ended.out, ended.err)]
    shown += [path.read_bytes() for path in files(ironwatch.folder)]
    shown += [sent.text.encode() for sent in emulator.sent(ANN)]
    assert len(started) > 1
    assert b"event=" in b"".join(shown)
    assert [each for each in shown if CANARY.encode() in each] == []


def test_what_the_parsing_processes_inherit_does_not_name_the_token(tmp_path: Path) -> None:
    script = (
        "import os, sys\nsys.argv = ['ironwatch', 'watchlists', 'list']\nfrom bot.cli import main\nmain()\n"
        "print([value for value in os.environ.values() if 'canary' in value])"
    )
    Program(tmp_path)
    ended = subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        capture_output=True,
        cwd=tmp_path,
        env={"BOT_TELEGRAM_TOKEN": TOKEN, "PYTHONPATH": str(Path(__file__).parents[1])},
    )
    assert ended.stdout.endswith(b"[]\n")


def test_settings_and_connections_do_not_print_it() -> None:
    settings = read_settings({"BOT_TELEGRAM_TOKEN": TOKEN}, {})
    connection = Connection(settings.telegram_token, Wire().ask, Wire().ask)
    shown = f"{settings!r} {settings} {settings.telegram_token!r} {connection!r}"
    assert CANARY not in shown
    assert settings.telegram_token == TOKEN


CRASHES = {
    "a crash": "raise ValueError(f'bad address {token}')",
    "a thread's crash": "t = threading.Thread(target=lambda: 1 / int(f'no{token}')); t.start(); t.join()",
    "a record that cannot be formatted": "logging.getLogger('x').error('%d', token)",
    "a warning": "warnings.warn(token)",
    "the library's own error": (
        "from telegram import Bot; import asyncio\n"
        "async def ask():\n    async with Bot(token, base_url='http://127.0.0.1:1/bot') as bot: await bot.get_me()\n"
        "asyncio.run(ask())"
    ),
    "a task that nobody awaited": (
        "import asyncio\nasync def fail(): raise ValueError(token)\n"
        "async def main(): asyncio.create_task(fail()); await asyncio.sleep(0)\nasyncio.run(main())"
    ),
}


@pytest.mark.parametrize("code", CRASHES.values(), ids=CRASHES)
def test_what_nobody_caught_is_logged_without_it(code: str) -> None:
    script = (
        "import logging, sys, threading, warnings\nfrom bot.logs import start_logging\n"
        f"token = sys.argv[1]\nstart_logging('DEBUG', (token,))\n{code}"
    )
    ended = subprocess.run([sys.executable, "-c", script, TOKEN], check=False, capture_output=True)
    assert CANARY.encode() not in ended.stderr + ended.stdout


@pytest.mark.parametrize("command", ["run", "once", "stats"])
async def test_a_token_that_others_can_read_stops_the_start(ironwatch: Program, command: str) -> None:
    (ironwatch.folder / ".env").chmod(0o640)
    ended = await ironwatch(command)
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert ended.err.startswith("ironwatch: .env: ")
    assert "chmod 600 .env" in ended.err
    assert not (ironwatch.folder / "state").exists()


async def test_doctor_names_a_token_that_others_can_read(ironwatch: Program) -> None:
    (ironwatch.folder / ".env").chmod(0o644)
    ended = await ironwatch("doctor")
    assert (ended.code, "chmod 600" in ended.out) == (1, True)


async def test_an_open_file_without_a_token_stops_nothing(ironwatch: Program) -> None:
    (ironwatch.folder / ".env").write_text("BOT_FRESH=12h\n")
    (ironwatch.folder / ".env").chmod(0o644)
    assert (await ironwatch("once")).code == 0
