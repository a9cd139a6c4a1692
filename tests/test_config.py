"""The settings and what is said of wrong ones."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.config import Secret, duration, environment_of, read_settings
from bot.errors import ConfigError

TOKEN = "123456:" + "invented-" * 4


def test_without_any_setting_the_folders_of_the_checkout_are_used() -> None:
    settings = read_settings({}, {})
    assert (settings.state, settings.watchlists, settings.feeds) == (
        Path("state"),
        Path("watchlists"),
        Path("watchlists/feeds.opml"),
    )


def test_the_feeds_lie_among_the_watchlists_unless_said_otherwise() -> None:
    assert read_settings({"BOT_WATCHLISTS": "mine"}, {}).feeds == Path("mine/feeds.opml")
    assert read_settings({"BOT_WATCHLISTS": "mine", "BOT_FEEDS": "f.opml"}, {}).feeds == Path("f.opml")


def test_an_option_beats_its_variable() -> None:
    assert read_settings({"BOT_STATE": "one"}, {"state": "two", "fresh": None}).state == Path("two")


def test_an_empty_variable_is_as_if_it_were_not_set() -> None:
    assert read_settings({"BOT_POLL_EVERY": " "}, {}).poll_every is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("90s", timedelta(seconds=90)),
        ("0s", timedelta(0)),
        ("48h", timedelta(hours=48)),
        ("1.5 d", timedelta(hours=36)),
        ("2w", timedelta(weeks=2)),
        ("10m", timedelta(minutes=10)),
    ],
)
def test_a_duration_is_a_number_and_a_unit(text: str, expected: timedelta) -> None:
    assert duration(text) == expected


def test_a_hundred_years_are_fresh_enough() -> None:
    assert timedelta(days=36_000) < duration("100y") < timedelta(days=37_000)
    assert duration("99999999y") < timedelta(days=80_000)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_FRESH", "soon"),
        ("BOT_POLL_EVERY", "10"),
        ("BOT_TELEGRAM_TOKEN", "no token"),
        ("BOT_TELEGRAM_API", "api.example"),
        ("BOT_OWNERS", "12, @ali"),
        ("BOT_ACCESS", "everybody"),
        ("BOT_TIMEZONE", "Asia/Lahore"),
        ("BOT_TIMEZONE", "../../etc/passwd"),
        ("BOT_LOG_LEVEL", "LOUD"),
        ("BOT_POLL_EVRY", "10m"),
    ],
)
def test_a_wrong_setting_is_named(name: str, value: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read_settings({name: value}, {})
    assert caught.value.where == name
    assert "\n" not in str(caught.value)


def test_variables_of_other_programs_are_left_alone() -> None:
    read_settings({"BOT_COLOUR_SCHEME": "dark", "PATH": "/bin"}, {})


def test_the_settings_of_telegram_and_its_owners_are_read() -> None:
    settings = read_settings(
        {"BOT_TELEGRAM_TOKEN": TOKEN, "BOT_TELEGRAM_API": "http://127.0.0.1:8081/", "BOT_OWNERS": "1, 22"}, {}
    )
    assert settings.telegram_token == TOKEN
    assert settings.telegram_api == "http://127.0.0.1:8081"
    assert settings.owners == {1, 22}


def test_a_time_zone_may_be_chosen_and_is_the_machines_otherwise() -> None:
    assert read_settings({"BOT_TIMEZONE": "Asia/Karachi"}, {}).timezone == ZoneInfo("Asia/Karachi")
    assert read_settings({}, {}).timezone is not None


def test_the_token_prints_nowhere() -> None:
    settings = read_settings({"BOT_TELEGRAM_TOKEN": TOKEN}, {})
    assert TOKEN not in repr(settings)
    assert TOKEN not in repr(settings.telegram_token)
    assert repr(Secret("")) == "''"


def test_the_environment_beats_the_env_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("BOT_FRESH=1h\nBOT_STATE=there\nBOT_EMPTY\n")
    monkeypatch.setenv("BOT_FRESH", "2h")
    said = environment_of(tmp_path)
    assert (said["BOT_FRESH"], said["BOT_STATE"]) == ("2h", "there")
