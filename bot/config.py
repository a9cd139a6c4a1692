"""The settings: read once at the start, from the environment, `.env` and the command line, into one frozen value."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, timedelta, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.errors import ConfigError

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800, "y": 31_557_600}
_ACCESS = ("invite", "open", "closed")
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_TOKEN = re.compile(r"\d+:[\w-]{3,}")
_LONGEST = timedelta(days=200 * 366)


class Secret(str):
    """A text that never prints itself: `repr` and formatting with `!r` show stars."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "'***'" if self else "''"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the owner chose. README.md explains every setting; a wrong value raises ConfigError that names it."""

    state: Path = Path("state")
    watchlists: Path = Path("watchlists")
    feeds: Path = Path("watchlists/feeds.opml")
    telegram_token: Secret = field(default=Secret(""), repr=False)
    telegram_api: str = ""
    owners: frozenset[int] = frozenset()
    access: str = "invite"
    allow_networks: str = ""
    fresh: timedelta = timedelta(hours=48)
    poll_every: timedelta | None = None
    settle: timedelta = timedelta(0)
    keep: timedelta = timedelta(days=365)
    timezone: tzinfo = UTC
    heartbeat_url: Secret = field(default=Secret(""), repr=False)
    log_level: str = "INFO"


def read_settings(environment: Mapping[str, str], options: Mapping[str, str | None]) -> Settings:
    """The settings that these variables and command-line options make; an option beats its variable.

    Raises ConfigError that names the variable, or one we do not know (BOT_… with a typo).
    """
    given = {name: value.strip() for name, value in environment.items() if name.startswith("BOT_") and value.strip()}
    given |= {f"BOT_{name.upper()}": value for name, value in options.items() if value is not None}
    _check_names(given)
    watchlists = Path(given.get("BOT_WATCHLISTS", "watchlists"))
    return Settings(
        state=Path(given.get("BOT_STATE", "state")),
        watchlists=watchlists,
        feeds=Path(given.get("BOT_FEEDS", watchlists / "feeds.opml")),
        telegram_token=_token(given),
        telegram_api=_address(given, "BOT_TELEGRAM_API").rstrip("/"),
        owners=_owners(given),
        access=_one_of(given, "BOT_ACCESS", _ACCESS, "invite"),
        allow_networks=given.get("BOT_ALLOW_NETWORKS", ""),
        fresh=_duration(given, "BOT_FRESH") or timedelta(hours=48),
        poll_every=_duration(given, "BOT_POLL_EVERY"),
        settle=_duration(given, "BOT_SETTLE") or timedelta(0),
        keep=_duration(given, "BOT_KEEP") or timedelta(days=365),
        timezone=_zone(given),
        heartbeat_url=Secret(_address(given, "BOT_HEARTBEAT_URL")),
        log_level=_one_of({k: v.upper() for k, v in given.items()}, "BOT_LOG_LEVEL", _LEVELS, "INFO"),
    )


def environment_of(folder: Path) -> dict[str, str]:
    """The process's environment over what a `.env` file in the folder says."""
    from dotenv import dotenv_values

    said = {name: value for name, value in dotenv_values(folder / ".env").items() if value is not None}
    return said | dict(os.environ)


def check_private(path: Path) -> None:
    """Raises ConfigError when other users of this machine can read a `.env` file that holds the token."""
    from dotenv import dotenv_values

    if path.exists() and path.stat().st_mode & 0o077 and dotenv_values(path).get("BOT_TELEGRAM_TOKEN"):
        raise ConfigError(path.name, f"other users of this machine can read the token in it: chmod 600 {path.name}")


def is_token(text: str) -> bool:
    """Whether a text looks like a bot's token."""
    return _TOKEN.fullmatch(text) is not None


def write_environment(path: Path, values: Mapping[str, str]) -> None:
    """Sets these in a `.env` file, which only its owner may read from then on; every other line stays."""
    from dotenv import set_key

    path.touch(mode=0o600)
    path.chmod(0o600)
    for name, value in values.items():
        set_key(path, name, value, quote_mode="never")


def duration(text: str) -> timedelta:
    """The duration of a number and one of `s m h d w y`, such as `90s`, `48h`, `1.5d`. Raises ValueError."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([smhdwy])", text.strip().lower(), re.ASCII)
    if not found:
        raise ValueError("is no duration; write a number and one of s m h d w y, such as 48h")
    seconds = float(found[1]) * _UNITS[found[2]]
    return timedelta(seconds=min(seconds, _LONGEST.total_seconds()))


def _check_names(given: Mapping[str, str]) -> None:
    """Stops at a name that is nearly one of ours; other programs may use the rest."""
    from difflib import get_close_matches

    known = [f"BOT_{setting.name.upper()}" for setting in fields(Settings)]
    for name in given:
        near = get_close_matches(name, known, 1, cutoff=0.85)
        if name not in known and near:
            raise ConfigError(name, f"is no setting; did you mean {near[0]}?")


def _token(given: Mapping[str, str]) -> Secret:
    token = given.get("BOT_TELEGRAM_TOKEN", "")
    if token and not is_token(token):
        raise ConfigError(
            "BOT_TELEGRAM_TOKEN", "is no bot token; copy the whole line that @BotFather gave, 123456:ABC…"
        )
    return Secret(token)


def _address(given: Mapping[str, str], name: str) -> str:
    address = given.get(name, "")
    if address and not re.match(r"https?://[^/\s]", address):
        raise ConfigError(name, "is no address; it starts with http:// or https://")
    return address


def _owners(given: Mapping[str, str]) -> frozenset[int]:
    numbers = [number.strip() for number in given.get("BOT_OWNERS", "").split(",") if number.strip()]
    for number in numbers:
        if not number.isdecimal():
            raise ConfigError("BOT_OWNERS", f"{number[:20]!r} is no user id; write numbers with commas between them")
    return frozenset(map(int, numbers))


def _one_of(given: Mapping[str, str], name: str, choices: tuple[str, ...], default: str) -> str:
    choice = given.get(name, default)
    if choice not in choices:
        raise ConfigError(name, f"cannot be {choice[:20]!r}; it is one of {', '.join(choices)}")
    return choice


def _duration(given: Mapping[str, str], name: str) -> timedelta | None:
    try:
        return duration(given[name]) if name in given else None
    except ValueError as error:
        raise ConfigError(name, f"{given[name][:20]!r} {error}") from None


def _zone(given: Mapping[str, str]) -> tzinfo:
    if name := given.get("BOT_TIMEZONE"):
        try:
            return ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            raise ConfigError(
                "BOT_TIMEZONE", f"{name[:40]!r} is no time zone; write one such as Asia/Karachi"
            ) from None
    from tzlocal import get_localzone

    return get_localzone()
