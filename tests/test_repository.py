"""What the repository promises of itself: rooms, locks, documents."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from dataclasses import fields
from pathlib import Path

import click
import pytest

from bot.cli import cli
from bot.config import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ROOMS = {
    "aiohttp": "feeds",
    "ahocorasick_rs": "core",
    "anyascii": "picture",
    "apscheduler": "scheduler",
    "click": "cli",
    "defusedxml": "feeds",
    "dotenv": "config",
    "feedparser": "feeds",
    "lark": "core",
    "pebble": "workers",
    "resvg_py": "picture",
    "rich": "terminal",
    "ruamel": "store",
    "selectolax": "feeds",
    "sqlite_utils": "store",
    "telegram": "telegram",
    "trafilatura": "feeds",
    "uharfbuzz": "picture",
}


def imported_by(path: Path) -> set[str]:
    """The outside names that a module imports anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


def commands(group: click.Group, before: str = "") -> list[str]:
    """Every command with the words that lead to it."""
    found = []
    for name, command in group.commands.items():
        found += commands(command, f"{before}{name} ") if isinstance(command, click.Group) else [f"{before}{name}"]
    return found


@pytest.mark.parametrize(("library", "room"), ROOMS.items())
def test_each_outside_library_is_named_in_one_room(library: str, room: str) -> None:
    users = {
        path.relative_to(ROOT / "bot").with_suffix("").parts[0]
        for path in (ROOT / "bot").rglob("*.py")
        if library in imported_by(path)
    }
    assert users == {room}


def test_a_start_loads_only_the_libraries_that_the_service_cannot_wait_for() -> None:
    code = f"import sys, bot.cli, bot.app.serving; print(*sorted({set(ROOMS)} & set(sys.modules)))"
    loaded = subprocess.check_output([sys.executable, "-c", code], cwd=ROOT, text=True)
    assert loaded.split() == ["ahocorasick_rs", "aiohttp", "click", "pebble", "sqlite_utils"]


def test_every_dependency_has_a_room() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    names = {re.split(r"[<>=.]", one)[0] for one in declared}
    imports = {"python-dotenv": "dotenv", "python-telegram-bot": "telegram"}
    assert {imports.get(name, name.replace("-", "_")) for name in names} - {"tzdata"} == set(ROOMS)


@pytest.mark.parametrize("lock", ["requirements.lock", "tests/requirements.lock"])
def test_locks_pin_every_package_by_hash_and_name_no_index(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert "://" not in text
    pinned = re.split(r"\n(?=\S)", text.strip())
    assert all("--hash=sha256:" in one and "==" in one for one in pinned)


def test_what_runs_is_tested_in_the_same_version() -> None:
    def pins(lock: str) -> set[str]:
        return set(re.findall(r"^[\w.-]+==[^\s;\\]+", (ROOT / lock).read_text(), re.MULTILINE))

    assert pins("requirements.lock") <= pins("tests/requirements.lock")


@pytest.mark.parametrize("name", commands(cli))
def test_every_command_is_in_the_readme(name: str) -> None:
    assert f"`ironwatch {name}" in README or f"`{name}`" in README


@pytest.mark.parametrize("name", [f"BOT_{field.name.upper()}" for field in fields(Settings)])
def test_every_setting_is_in_the_readme(name: str) -> None:
    assert f"`{name}`" in README


def test_the_readme_names_no_setting_that_is_not_there() -> None:
    named = set(re.findall(r"\bBOT_[A-Z_]+", README))
    assert named == {f"BOT_{field.name.upper()}" for field in fields(Settings)}
