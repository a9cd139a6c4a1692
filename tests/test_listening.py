"""Listening through everything: no line, service or crash makes the bot deaf, and nothing that was said is lost."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from botapi import Emulator, faults
from lines import ADMIN, GROUP, OWNER, STRANGER, Talk, bot, emulator, talk
from make import delivery
from telegram import Update

from bot.actions import Access
from bot.store.store import Store

__all__ = ["bot", "emulator"]

OWNERS = Access(owners=frozenset({OWNER}))


@pytest.mark.parametrize(
    "fault",
    [
        faults.refuse(401, "Unauthorized"),
        faults.refuse(404, "Not Found"),
        faults.garbage(),
        faults.garbage(b'{"ok":true,"result":true}'),
        faults.garbage(b'{"ok":false}'),
        faults.garbage(b"[]"),
        faults.page(502),
        faults.reset(accepted=False),
        faults.flood(1),
    ],
    ids=["401", "404", "no JSON", "no list", "not ok", "no object", "502", "cut off", "429"],
)
@pytest.mark.filterwarnings("ignore:.*retry_after")
async def test_listening_goes_on_after(bot: Talk, fault: faults.Fault, caplog: pytest.LogCaptureFixture) -> None:
    struck = bot.emulator.faults.add(fault, "getUpdates", times=2)
    await bot.says(OWNER, OWNER, "/help")
    await bot.emulator.wait_for(lambda: struck.struck == 2)
    assert "/subscribe" in (await bot.says(OWNER, OWNER, "/help")).text
    events = [record.getMessage().split()[0] for record in caplog.records]
    assert events.index("event=not_listening") < events.index("event=listening_again")


async def test_people_are_heard_while_every_message_hangs(bot: Talk) -> None:
    await bot.says(OWNER, OWNER, "/help")
    bot.emulator.faults.add(faults.hang(), "sendMessage", times=None)
    alerts = [asyncio.create_task(bot.service.send(delivery(chat=str(OWNER)))) for _ in range(20)]
    for word in ("/help", "/status", "/lists"):
        bot.emulator.say(OWNER, OWNER, word)
        await bot.emulator.wait_for(lambda: bot.emulator.world.updates == [])
    for alert in alerts:
        alert.cancel()


async def test_a_webhook_that_somebody_set_is_taken_away(bot: Talk) -> None:
    await bot.says(OWNER, OWNER, "/help")
    bot.emulator.set_webhook()
    bot.emulator.say(OWNER, OWNER, "/status")
    await bot.emulator.wait_for(lambda: "Feeds" in bot.emulator.sent(OWNER)[-1].text, seconds=9)
    assert len(bot.emulator.calls("deleteWebhook")) == 2


async def test_an_update_that_nobody_can_read_blocks_none_behind_it(bot: Talk) -> None:
    bot.emulator.inject({"message": {"message_id": "what", "chat": 7}})
    bot.emulator.inject({"callback_query": {"id": "1"}})
    assert "/subscribe" in (await bot.says(OWNER, OWNER, "/help")).text
    assert all(int(call.params["offset"]) < 100_010 for call in bot.emulator.calls("getUpdates"))


@pytest.mark.parametrize(
    "update",
    [
        {"message": {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private", "first_name": "X"}}},
        {
            "channel_post": {
                "message_id": 1,
                "date": 1,
                "chat": {"id": -7, "type": "channel", "title": "X"},
                "text": "/x",
            }
        },
        {"callback_query": {"id": "1", "from": {"id": 7, "is_bot": False, "first_name": "X"}, "chat_instance": "1"}},
        {"business_message": {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private", "first_name": "X"}}},
        {"invented_kind": {"id": 1}},
    ],
    ids=["no text", "no sender", "no message", "another kind", "unknown kind"],
)
async def test_odd_updates_surprise_nobody(
    bot: Talk, update: dict[str, object], caplog: pytest.LogCaptureFixture
) -> None:
    bot.emulator.inject(update, 100_050)
    bot.emulator.world.renumber(100_051)
    await bot.says(OWNER, OWNER, "/help")
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


async def test_what_one_person_says_is_answered_in_its_order(bot: Talk) -> None:
    for said in ("/status", "/subscribe rivers", "/help"):
        bot.emulator.say(OWNER, OWNER, said)
    await bot.emulator.wait_for(lambda: len(bot.emulator.sent(OWNER)) == 3)
    assert [each.text.split()[0] for each in bot.emulator.sent(OWNER)] == ["Feeds:", "Following", "Begin"]


async def test_numbers_that_begin_anew_after_a_quiet_week_are_read_and_confirmed(bot: Talk) -> None:
    await bot.says(OWNER, OWNER, "/help")
    bot.emulator.renumber(5)
    for _ in range(2):
        await bot.says(OWNER, OWNER, "/help")
    await bot.emulator.wait_for(lambda: bot.emulator.world.updates == [])


async def test_a_thousand_commands_of_one_person_delay_no_other_chat(bot: Talk) -> None:
    for _ in range(1000):
        bot.emulator.say(OWNER, OWNER, "/help")
    await bot.says(GROUP, ADMIN, "/help")
    assert len(bot.emulator.sent(OWNER)) < 10
    assert bot.emulator.violations == []


# ── what a process leaves behind ─────────────────────────────────────────────────────────────────────────────────────


async def test_what_was_said_while_we_were_away_is_answered(emulator: Emulator, tmp_path: Path) -> None:
    emulator.add_chat(OWNER)
    emulator.say(OWNER, OWNER, "/help")
    async with talk(emulator, tmp_path, OWNERS):
        await emulator.wait_for(lambda: emulator.sent(OWNER))


async def test_what_was_answered_is_not_answered_again_though_telegram_repeats_it(
    emulator: Emulator, tmp_path: Path
) -> None:
    emulator.faults.add(faults.hang(), "getUpdates", nth=2)
    emulator.add_chat(OWNER)
    emulator.say(OWNER, OWNER, "/help")
    async with talk(emulator, tmp_path, OWNERS):
        await emulator.wait_for(lambda: emulator.sent(OWNER))
    assert len(emulator.world.updates) == 1
    async with talk(emulator, tmp_path, OWNERS) as after:
        await after.says(GROUP, ADMIN, "/help")
        assert len(emulator.sent(OWNER)) == 0  # `talk` makes the chats anew


async def test_what_was_heard_and_not_answered_is_answered_by_the_next_process(
    emulator: Emulator, tmp_path: Path
) -> None:
    emulator.faults.add(faults.hang(), "getChatMember")
    async with talk(emulator, tmp_path, OWNERS):
        emulator.say(GROUP, ADMIN, "/subscribe rivers")
        await emulator.wait_for(lambda: emulator.calls("getChatMember"))
        await emulator.wait_for(lambda: emulator.world.updates == [])
    async with talk(emulator, tmp_path, OWNERS) as after:
        await emulator.wait_for(lambda: emulator.sent(GROUP))
        assert await after.follows(GROUP) == ("rivers",)


async def test_what_was_done_and_not_answered_is_said_to_be_done_and_not_done_again(
    emulator: Emulator, tmp_path: Path
) -> None:
    emulator.faults.add(faults.hang(), "sendMessage")
    async with talk(emulator, tmp_path, OWNERS):
        emulator.say(OWNER, OWNER, "/subscribe rivers")
        await emulator.wait_for(lambda: emulator.calls("sendMessage"))
    async with talk(emulator, tmp_path, OWNERS) as after:
        await emulator.wait_for(lambda: emulator.sent(OWNER))
        assert "was done just before I was restarted" in emulator.sent(OWNER)[0].text
        assert await after.follows(OWNER) == ("rivers",)


async def test_what_people_said_is_forgotten_once_it_is_answered(bot: Talk) -> None:
    await bot.says(OWNER, OWNER, "/help")
    await bot.says(OWNER, OWNER, "/status")
    assert len(await bot.store.ask(Store.unanswered)) <= 1  # the note about the last may be a moment behind it
    kept = await bot.store.ask(lambda store: store._db.execute("SELECT body FROM updates ORDER BY id").fetchall())
    assert kept[0] == ("",)


async def test_what_is_kept_of_an_update_is_all_of_it(bot: Talk) -> None:
    message = bot.emulator.upload(OWNER, OWNER, "iron.yaml", b"watchlist: x\n", caption="/import")
    update = Update.de_json({"update_id": 7, "message": bot.emulator.world.message_json(message)}, None)
    assert Update.de_json(json.loads(update.to_json()), None).to_dict() == update.to_dict()


async def test_strangers_leave_nothing_behind_but_their_first_words(bot: Talk) -> None:
    await bot.says(STRANGER, STRANGER, "hello")
    bot.emulator.say(GROUP, ADMIN, "what people talk about among themselves")
    await bot.says(OWNER, OWNER, "/help")
    numbers = await bot.store.ask(lambda store: store._db.execute("SELECT count(*) FROM updates").fetchone())
    assert numbers == (2,)
