"""Talks about who is on which story, and what one shift leaves to the next."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from botapi.fixtures import emulator
from lines import ADMIN, FORUM, GROUP, MEMBER, OWNER, Talk, bot
from make import FEED, NOW, card, claim, delivery
from test_muting import alerted, delivered

from bot.core.sight import Gap
from bot.model import Destination, Kind, Visit
from bot.store.store import Store

__all__ = ["bot", "emulator"]


def reads(bot: Talk, chat: int, number: int) -> str:
    """The message of this number as it is now."""
    return next(each.text for each in bot.emulator.messages(chat) if each.id == number)


async def test_who_is_on_it_stands_in_the_message_and_the_buttons_stay(bot: Talk) -> None:
    alert = await alerted(bot, GROUP)
    assert await bot.taps(GROUP, MEMBER, alert, "On it", shows=False) == "You are on it. More, then Let go, ends that."
    assert await delivered(bot) == 1
    assert "On it: Reader, 12:00" in reads(bot, GROUP, alert.id).splitlines()
    assert (
        await bot.taps(GROUP, MEMBER, alert, "On it", shows=False)
        == "You are on it already. More, then Let go, ends that."
    )
    assert await delivered(bot) == 0
    assert (
        await bot.taps(GROUP, ADMIN, alert, "On it", shows=False)
        == "You are on it, after Reader. More, then Let go, ends that."
    )


async def test_a_story_of_another_chat_is_not_taken_on(bot: Talk) -> None:
    await alerted(bot, GROUP)
    message = await alerted(bot, FORUM, "klmnopqrst", topic=9)
    forged = bot.emulator.press(FORUM, ADMIN, message.id, "1oabcdefghij")
    assert "cannot be changed" in await bot.answer_to(forged)
    assert await delivered(bot) == 0


async def test_a_hand_over_tells_what_is_open_taken_changed_and_muted_since_the_last(bot: Talk) -> None:
    taken = await alerted(bot, GROUP, "aaaaaaaaaa")
    await alerted(bot, GROUP, "bbbbbbbbbb")
    await bot.taps(GROUP, MEMBER, taken, "On it", shows=False)
    update = delivery(
        "update:bbbbbbbbbb:1", kind=Kind.UPDATE, facts=card(story="bbbbbbbbbb", changes=("6 killed, was 3",))
    )
    await bot.store.ask(Store.put, replace(update, destination=Destination(str(GROUP))))
    await bot.says(GROUP, ADMIN, "/mute Dasu 2h")
    lines = (await bot.says(GROUP, ADMIN, "/handover")).text.splitlines()
    assert lines == [
        "Hand-over, since Mon 2 Mar 12:00 UTC",
        "Nobody on it: Bus attacked on the road to Dasu",
        "  changed: 6 killed, was 3",
        "Reader since 12:00: Bus attacked on the road to Dasu",
        "Muted: Dasu, until Tue 3 Mar 14:00 UTC (Reader)",
        "The next shift begins now.",
    ]


async def test_a_hand_over_tells_when_we_saw_nothing_and_which_feeds_do_not_answer(bot: Talk) -> None:
    gap = Gap(NOW - timedelta(hours=3), NOW - timedelta(hours=1))
    old = Gap(NOW - timedelta(hours=33), NOW - timedelta(hours=31))
    for each in (old, gap):
        await bot.store.ask(Store.tell_gap, each, NOW)
    await bot.store.ask(Store.see, NOW - timedelta(minutes=30))
    await bot.store.ask(Store.sync_feeds, [FEED], NOW)
    failed = Visit(claim(), NOW - timedelta(hours=2), NOW, error="HTTP 503")
    await bot.store.ask(Store.finish_polls, [failed], [], [], NOW)
    lines = (await bot.says(GROUP, MEMBER, "/handover")).text.splitlines()
    assert lines[2:] == [
        "Blind: everything, Tue 3 Mar 09:00 UTC – Tue 3 Mar 11:00 UTC",
        "Blind: everything, Tue 3 Mar 11:30 UTC – Tue 3 Mar 12:00 UTC",
        "Blind: The Paper - Latest since Tue 3 Mar 10:00 UTC: HTTP 503",
    ]


async def test_a_muted_story_is_told_by_its_headline_though_an_earlier_shift_was_told_of_it(bot: Talk) -> None:
    alert = await alerted(bot, GROUP)
    await bot.says(GROUP, ADMIN, "/handover")
    await bot.says(GROUP, ADMIN, "/mute 2h", reply_to=alert.id)
    assert "Muted: Bus attacked on the road to Dasu, until" in (await bot.says(GROUP, ADMIN, "/handover")).text


async def test_a_member_reads_the_hand_over_and_an_admin_begins_the_next_shift(bot: Talk) -> None:
    await alerted(bot, GROUP)
    assert "The next shift" not in (await bot.says(GROUP, MEMBER, "/handover")).text
    assert "Nobody on it" in (await bot.says(GROUP, ADMIN, "/handover")).text
    assert "No story was told here." in (await bot.says(GROUP, MEMBER, "/handover")).text


async def test_who_is_forgotten_is_on_nothing_by_name(bot: Talk) -> None:
    alert = await alerted(bot, GROUP)
    await bot.taps(GROUP, OWNER, alert, "On it", shows=False)
    await bot.actions.doors.forget(str(OWNER), OWNER)
    shift = await bot.store.ask(Store.shift, Destination(str(GROUP)), NOW + timedelta(hours=1))
    assert [each.taken and (each.taken.by, each.taken.user) for each in shift.cards] == [("somebody", 0)]
