"""The global options of every command, and the settings that they, the environment and `.env` come to."""

from __future__ import annotations

import asyncio
import gc
import os
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar

import click

from bot.config import Settings, check_private, environment_of, read_settings

T = TypeVar("T")
Command = TypeVar("Command", bound=Callable[..., Any])

OPTIONS = {
    "state": "Folder that remembers (BOT_STATE; ./state).",
    "watchlists": "Folder of watchlists (BOT_WATCHLISTS; ./watchlists).",
    "feeds": "OPML file of feeds (BOT_FEEDS; feeds.opml among the watchlists).",
    "fresh": "How old news may be to alert, such as 48h (BOT_FRESH).",
}


def with_settings(command: Command) -> Command:
    """Adds the global options to a command, so that they may stand before or after its name."""
    for name, text in reversed(OPTIONS.items()):
        command = click.option(f"--{name}", metavar=name.upper(), help=text)(command)
    return command


def settings_of(given: dict[str, str | None], *, check: bool = True) -> Settings:
    """The settings: the command's options over the ones before its name, over the environment and `.env`.

    `check` refuses a `.env` that is open to others.
    """
    from bot.logs import start_logging

    before = click.get_current_context().find_root().params
    options = {name: given[name] if given[name] is not None else before.get(name) for name in OPTIONS}
    settings = read_settings(environment_of(Path.cwd()), options)
    if check:
        check_private(Path.cwd() / ".env")
    os.environ.pop("BOT_TELEGRAM_TOKEN", None)  # the processes that parse what strangers wrote need not know it
    start_logging(settings.log_level, (settings.telegram_token, settings.heartbeat_url))
    return settings


def perform(work: Coroutine[Any, Any, T]) -> T:
    """Runs to its end what waits for the outside."""
    gc.freeze()
    gc.enable()
    return asyncio.run(work)
