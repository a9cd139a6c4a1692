"""Talks about when a chat is told: time zone, quiet hours, hourly and daily subscriptions."""

from __future__ import annotations

from datetime import time
from zoneinfo import ZoneInfo

import pytest
from botapi.fixtures import emulator
from lines import ADMIN, FORUM, GROUP, MEMBER, OWNER, Talk, bot

from bot.errors import WordsError
from bot.model import Destination, Habits, Hours, Mode
from bot.store.store import Store
from bot.wishes import zone_called

__all__ = ["bot", "emulator"]


async def habits(bot: Talk, chat: int, topic: int = 0) -> Habits:
    return await bot.actions.wishes.habits(Destination(str(chat), topic))


async def test_a_chat_chooses_its_zone_and_reads_its_times_in_it(bot: Talk) -> None:
    assert "Times here are those of UTC; it is 12:00" in (await bot.says(OWNER, OWNER, "/timezone")).text
    assert "it is 17:00 now" in (await bot.says(OWNER, OWNER, "/timezone asia/karachi")).text
    assert (await habits(bot, OWNER)).zone == ZoneInfo("Asia/Karachi")
    said = (await bot.says(OWNER, OWNER, "/timezone Asia/Karaci")).text
    assert "Did you mean Asia/Karachi" in said
    assert (await habits(bot, OWNER)).zone == ZoneInfo("Asia/Karachi")


@pytest.mark.parametrize(
    ("said", "zone"), [("Karachi", "Asia/Karachi"), ("new york", "America/New_York"), ("utc", "UTC")]
)
def test_a_city_names_its_zone(said: str, zone: str) -> None:
    assert zone_called(said) == ZoneInfo(zone)


@pytest.mark.parametrize("said", ["Atlantis", "../../etc/passwd", "\0", "", "x" * 5000])
def test_what_is_no_zone_is_told_with_an_example(said: str) -> None:
    with pytest.raises(WordsError, match="no time zone called"):
        zone_called(said)


async def test_quiet_hours_are_set_read_and_ended(bot: Talk) -> None:
    assert "No quiet hours" in (await bot.says(OWNER, OWNER, "/quiet")).text
    assert "urgent alerts come all the same" in (await bot.says(OWNER, OWNER, "/quiet 11pm to 6am")).text
    assert await habits(bot, OWNER) == Habits(quiet=Hours(time(23), time(6)))
    assert "23:00–06:00 (UTC)" in (await bot.says(OWNER, OWNER, "/quiet")).text
    assert "urgent alerts too" in (await bot.says(OWNER, OWNER, "/quiet 23:00-06:00 ALL")).text
    assert (await habits(bot, OWNER)).quiet_for_all
    assert "No quiet hours" in (await bot.says(OWNER, OWNER, "/quiet 22:00-22:00")).text
    assert await habits(bot, OWNER) == Habits()


async def test_quiet_hours_that_cannot_be_read_change_nothing_and_get_an_example(bot: Talk) -> None:
    await bot.says(OWNER, OWNER, "/quiet 23:00-06:00")
    assert "Example: /quiet 23:00-06:00" in (await bot.says(OWNER, OWNER, "/quiet at night")).text
    assert (await habits(bot, OWNER)).quiet


async def test_each_topic_of_a_forum_has_its_own_hours_and_members_change_none(bot: Talk) -> None:
    await bot.says(FORUM, ADMIN, "/quiet 23:00-06:00", topic=9)
    assert (await habits(bot, FORUM, 9)).quiet
    assert not (await habits(bot, FORUM)).quiet
    for command in ("/quiet 23:00-06:00", "/timezone Asia/Karachi"):
        assert "admin" in (await bot.says(GROUP, MEMBER, command)).text
    assert await habits(bot, GROUP) == Habits()


async def test_a_list_is_followed_hourly_or_daily(bot: Talk) -> None:
    assert "one message an hour" in (await bot.says(OWNER, OWNER, "/subscribe iron-brother hourly")).text
    assert "the digest alone" in (await bot.says(OWNER, OWNER, "/subscribe Iron Brother DIGEST")).text
    (subscription,) = await bot.store.ask(Store.subscriptions)
    assert (subscription.watchlist, subscription.mode) == ("iron-brother", Mode.DIGEST)


# ── the menu ─────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_the_settings_are_a_menu_that_changes_in_place(bot: Talk) -> None:
    await bot.says(GROUP, ADMIN, "/subscribe iron-brother")
    await bot.says(GROUP, ADMIN, "/quiet 22:00-05:00")
    menu = await bot.says(GROUP, ADMIN, "/settings")
    assert "Iron Brother: at once." in menu.text
    assert "admin" in await bot.taps(GROUP, MEMBER, menu, "Hold urgent too", shows=False)
    await bot.taps(GROUP, ADMIN, menu, "Hold urgent too")
    assert await habits(bot, GROUP) == Habits(quiet=Hours(time(22), time(5)), quiet_for_all=True)
    await bot.taps(GROUP, ADMIN, menu, "No quiet hours")
    await bot.taps(GROUP, ADMIN, menu, "Iron Brother: once an hour")
    assert await habits(bot, GROUP) == Habits()
    assert await bot.actions.wishes.modes(Destination(str(GROUP))) == {"iron-brother": Mode.HOURLY}
    shown = next(each for each in bot.emulator.messages(GROUP) if each.id == menu.id)
    assert "Iron Brother: once an hour." in shown.text


async def test_a_settings_button_of_a_list_that_is_not_followed_any_more_does_nothing(bot: Talk) -> None:
    await bot.says(OWNER, OWNER, "/subscribe iron-brother")
    menu = await bot.says(OWNER, OWNER, "/settings")
    await bot.actions.unsubscribe(Destination(str(OWNER)), "iron-brother")
    assert "older menu" in await bot.taps(OWNER, OWNER, menu, "Iron Brother: once a day", shows=False)
    assert await bot.follows(OWNER) == ()
