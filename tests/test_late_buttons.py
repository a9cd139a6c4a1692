"""Buttons that are pressed after a restart, a week later, or from far away; files and names that nobody should send."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from botapi import Emulator, Message
from make import NOW, card, claim, delivery, news
from talks import ADMIN, GROUP, MEMBER, NEWS, OWNER, Chat, chat, emulator, running

from bot.model import Carrier, Destination, Found, Scope, Visit
from bot.outbox import Outbox, Owners
from bot.store.store import Store

__all__ = ["chat", "emulator"]

WEEK = timedelta(days=8)
STORY = "abcdefghij"


async def alerted(chat: Chat, where: int) -> Message:
    """An alert on an article of the archive."""
    told = replace(news(NEWS[2]), found=Found(NEWS[2], ()))
    told = replace(told, telling=replace(told.telling, story=STORY))
    await chat.store.ask(Store.finish_polls, [Visit(claim(), NOW, NOW, articles=NEWS)], [told], (), NOW)
    alert = delivery(f"alert:{STORY}", facts=card(url=NEWS[2].url, title=NEWS[2].title))
    await chat.store.ask(Store.put, replace(alert, destination=Destination(str(where))))
    await delivered(chat)
    return chat.emulator.sent(where)[-1]


async def delivered(chat: Chat) -> int:
    """Sends what waits; how many messages that took."""
    carrier = Carrier(chat.service.send, chat.service.turn, terminal=False)
    return await Outbox(chat.store, Owners(), lambda: NOW + WEEK).deliver_all(carrier)


async def test_what_stands_below_an_alert_works_a_week_later_in_another_process(
    emulator: Emulator, tmp_path: Path
) -> None:
    async with running(emulator, tmp_path) as before:
        alert = await alerted(before, GROUP)
    async with running(emulator, tmp_path, now=NOW + WEEK) as after:
        count = len(emulator.sent(GROUP))
        assert await after.taps(GROUP, MEMBER, alert, "Why") == ""
        await emulator.wait_for(lambda: len(emulator.sent(GROUP)) == count + 1)
        assert f"article: Wire: {NEWS[2].title}" in emulator.sent(GROUP)[-1].text
        await after.taps(GROUP, MEMBER, alert, "More")
        await emulator.wait_for(lambda: len(emulator.sent(GROUP)) == count + 2)
        more = emulator.sent(GROUP)[-1]
        assert "On it: Mo" not in alert.text
        assert "You are on it." in await after.taps(GROUP, MEMBER, alert, "On it")
        assert await delivered(after) == 1
        assert await after.taps(GROUP, ADMIN, alert, "Mute") == "For how long?"
        await emulator.wait_for(lambda: "1 day" in emulator.world.chats[GROUP].messages[alert.id].buttons)
        await after.taps(GROUP, ADMIN, alert, "1 day")
        await emulator.wait_for(lambda: len(emulator.sent(GROUP)) == count + 3)
        (mute,) = await after.office.staff.actions.wishes.mutes(Destination(str(GROUP)))
        assert (mute.scope, mute.what, mute.until) == (Scope.STORY, STORY, NOW + WEEK + timedelta(days=1))
        assert "Evidence" in more.buttons


async def test_menus_work_a_week_later_and_offers_say_that_they_are_over(emulator: Emulator, tmp_path: Path) -> None:
    async with running(emulator, tmp_path) as before:
        lists, settings = await before.says(OWNER, OWNER, "/subscribe"), await before.says(OWNER, OWNER, "/settings")
        history = await _history(before)
        offer = await before.says(OWNER, OWNER, "/add Port = port")
        assert "hold for a day" in offer.text
    async with running(emulator, tmp_path, now=NOW + timedelta(days=1, seconds=1)) as after:
        for label in offer.buttons:
            assert "hold for a day" in await after.taps(OWNER, OWNER, offer, label)
        assert await after.text(OWNER) == ""
    async with running(emulator, tmp_path, now=NOW + WEEK) as after:
        assert "Following Iron" in await after.taps(OWNER, OWNER, lists, "Iron")
        assert await after.taps(OWNER, OWNER, settings, "Quiet 23:00–06:00") == "So it is."
        assert await after.taps(OWNER, OWNER, history, "Undo 1") == "Taken back."


async def _history(chat: Chat) -> Message:
    await chat.says(OWNER, OWNER, "/timezone Karachi")
    return await chat.says(OWNER, OWNER, "/history")


async def test_an_offer_that_was_made_before_a_restart_is_saved_within_the_day(
    emulator: Emulator, tmp_path: Path
) -> None:
    async with running(emulator, tmp_path) as before:
        offer = await before.says(OWNER, OWNER, "/add Port = port")
    async with running(emulator, tmp_path, now=NOW + timedelta(hours=23)) as after:
        assert await after.taps(OWNER, OWNER, offer, "Save") == "Saved."


async def test_a_press_on_a_message_that_is_out_of_reach_gets_a_sentence(chat: Chat) -> None:
    alert = await alerted(chat, GROUP)
    press = {"id": "q1", "from": {"id": MEMBER, "is_bot": False, "first_name": "Mo"}, "chat_instance": "c"}
    gone = {"chat": {"id": GROUP, "type": "group", "title": "Desk"}, "message_id": alert.id, "date": 0}
    before = len(chat.emulator.sent(GROUP))
    chat.emulator.inject({"callback_query": press | {"message": gone, "data": f"1e{STORY}"}})
    await chat.emulator.wait_for(lambda: len(chat.emulator.sent(GROUP)) > before)
    assert NEWS[2].title in chat.emulator.sent(GROUP)[-1].text


async def test_two_taps_at_once_take_a_story_on_once(chat: Chat) -> None:
    alert = await alerted(chat, GROUP)
    data = str(alert.button("On it")["callback_data"])
    taps = [chat.emulator.press(GROUP, MEMBER, alert.id, data) for _ in range(4)]
    said = [await chat.answer_to(each) for each in taps]
    assert [each.partition(".")[0] for each in said] == ["You are on it", *["You are on it already"] * 3]
    assert await delivered(chat) == 1


# ── names and files ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "name", ["\u202egro.live", "\u2067\u202d@evil", "evil\n/forget", "سارہ", "a" * 300, "\u200b", "☠\ufe0f"]
)
async def test_a_name_that_turns_hides_or_commands_is_plain_in_every_answer(chat: Chat, name: str) -> None:
    chat.emulator.add_user(ADMIN, name)
    said = [(await chat.says(GROUP, ADMIN, "/mute Dasu 2h")).text, (await chat.says(GROUP, ADMIN, "/history")).text]
    chat.emulator.add_user(MEMBER, name)
    said.append((await chat.says(GROUP, MEMBER, "/add Port = port")).text)
    said.append((await chat.says(GROUP, MEMBER, "/unmute")).text)
    for text in said:
        assert not set("\u202e\u202d\u2067\u200b") & set(text)
        assert text.count("\u2068") == text.count("\u2069")
        assert "@evil" not in text
        assert "\n/forget" not in text
        assert "a" * 100 not in text


async def test_a_file_of_twenty_megabytes_is_refused_before_it_is_fetched(chat: Chat) -> None:
    before = len(chat.emulator.calls("getFile"))
    chat.emulator.upload(OWNER, OWNER, "big.yaml", b"#" * (20 << 20), caption="/import")
    await chat.emulator.wait_for(lambda: chat.emulator.sent(OWNER))
    assert "1 MiB at most" in chat.emulator.sent(OWNER)[-1].text
    assert len(chat.emulator.calls("getFile")) == before


async def test_a_file_without_a_command_gets_the_next_step_and_a_forwarded_one_silence(chat: Chat) -> None:
    chat.emulator.upload(OWNER, OWNER, "a.yaml", b"x", caption="")
    await chat.emulator.wait_for(lambda: chat.emulator.sent(OWNER))
    assert "reply to it with /import" in chat.emulator.sent(OWNER)[-1].text


@pytest.mark.parametrize("said", ["/add@other_bot Port = port", "/ADD@OTHER_BOT Port = port", "/undo@other_bot"])
async def test_a_command_for_another_bot_changes_nothing_and_gets_no_answer(chat: Chat, said: str) -> None:
    before = len(chat.emulator.sent(GROUP))
    chat.emulator.say(GROUP, ADMIN, said)
    assert "1 term" in (await chat.says(GROUP, ADMIN, "/lists")).text
    assert len(chat.emulator.sent(GROUP)) == before + 1


@pytest.mark.parametrize("length", [64, 65, 4000])
async def test_the_longest_commands_get_a_short_answer(chat: Chat, length: int) -> None:
    for command in ("/add {} = x", "/add x = {}", "/lists {}", "/mute {} 2h", "/timezone {}", "/undo {}", "/why {}"):
        said = await chat.says(OWNER, OWNER, command.format("y" * length))
        assert 0 < len(said.text) <= 1500
