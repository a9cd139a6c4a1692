"""The emulator tells the bot what people do, as Telegram does."""

from __future__ import annotations

import asyncio

import pytest
from botapi import Emulator, ManualClock
from botapi.fixtures import ANN, ask, client, emulator
from botapi.rules import Json
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
)
from telegram.error import (
    BadRequest,
    Conflict,
)

__all__ = ["client", "emulator"]


async def test_an_offset_confirms_what_lies_below_it(emulator: Emulator, client: Bot) -> None:
    emulator.say(ANN, ANN, "one")
    emulator.say(ANN, ANN, "two")
    first, second = await client.get_updates()

    assert await client.get_updates(offset=first.update_id + 1) == (second,)
    assert await client.get_updates(offset=second.update_id + 1) == ()


async def test_unconfirmed_updates_come_again_up_to_the_limit(emulator: Emulator, client: Bot) -> None:
    emulator.say(ANN, ANN, "one")
    emulator.say(ANN, ANN, "two")

    await client.get_updates()

    assert [update.message.text for update in await client.get_updates(limit=1) if update.message] == ["one"]


async def test_a_negative_offset_forgets_all_but_the_last(emulator: Emulator, client: Bot) -> None:
    for text in ("one", "two", "three"):
        emulator.say(ANN, ANN, text)

    (last,) = await client.get_updates(offset=-1)

    assert last.message is not None
    assert last.message.text == "three"
    assert await client.get_updates() == (last,)


async def test_a_long_poll_answers_the_moment_something_happens(emulator: Emulator, client: Bot) -> None:
    poll = asyncio.create_task(client.get_updates(timeout=30))
    await emulator.wait_for(lambda: emulator.transcript[-1].method == "getUpdates")

    emulator.say(ANN, ANN, "now")

    assert len(await asyncio.wait_for(poll, 5)) == 1


async def test_a_long_poll_ends_empty_after_its_timeout(client: Bot) -> None:
    started = asyncio.get_running_loop().time()

    assert await client.get_updates(timeout=1) == ()

    assert asyncio.get_running_loop().time() - started >= 1.0


async def test_a_second_poller_ends_the_first(emulator: Emulator, client: Bot) -> None:
    first = asyncio.create_task(client.get_updates(timeout=30))
    await emulator.wait_for(lambda: emulator.transcript[-1].method == "getUpdates")

    await ask(emulator, "getUpdates")

    with pytest.raises(Conflict, match="make sure that only one bot instance is running"):
        await first


async def test_only_wanted_kinds_are_queued_and_the_wish_is_remembered(emulator: Emulator, client: Bot) -> None:
    await client.get_updates(allowed_updates=["callback_query"])
    emulator.say(ANN, ANN, "unheard")
    emulator.press(ANN, ANN, 1, "x")

    (update,) = await client.get_updates()

    assert update.callback_query is not None


async def test_updates_are_forgotten_after_a_day() -> None:
    clock = ManualClock()
    async with Emulator(clock=clock) as emulator:
        emulator.add_chat(ANN)
        emulator.say(ANN, ANN, "old")
        clock.advance(24 * 3600 + 1)
        emulator.say(ANN, ANN, "new")

        answer = await ask(emulator, "getUpdates")

    assert [update["message"]["text"] for update in answer["result"]] == ["new"]


async def test_an_edit_of_a_reader_and_a_channel_post_have_their_own_kinds(emulator: Emulator, client: Bot) -> None:
    emulator.add_chat(-1_005, "channel")
    said = emulator.say(ANN, ANN, "tpyo")
    emulator.change(ANN, said.id, "typo")
    emulator.say(-1_005, 0, "posted")

    _, edited, posted = await client.get_updates()

    assert edited.edited_message is not None
    assert edited.edited_message.text == "typo"
    assert posted.channel_post is not None
    assert posted.channel_post.from_user is None


async def test_a_press_on_a_deleted_message_names_one_that_cannot_be_read(emulator: Emulator, client: Bot) -> None:
    sent = await client.send_message(ANN, "gone soon")
    await client.delete_message(ANN, sent.message_id)
    emulator.press(ANN, ANN, sent.message_id, "m:1")

    (update,) = await client.get_updates()

    assert update.callback_query is not None
    assert update.callback_query.message is not None
    assert not update.callback_query.message.is_accessible


async def test_a_press_can_be_answered_once_and_soon(client: Bot, emulator: Emulator) -> None:
    query = emulator.press(ANN, ANN, 1, "m:1")

    assert await client.answer_callback_query(query, "Muted")

    assert emulator.answer(query) == {"text": "Muted", "show_alert": False}
    with pytest.raises(BadRequest, match="Query is too old and response timeout expired"):
        await client.answer_callback_query(query)


async def test_a_late_answer_to_a_press_is_refused() -> None:
    clock = ManualClock()
    async with Emulator(clock=clock) as emulator:
        emulator.add_chat(ANN)
        query = emulator.press(ANN, ANN, 1, "m:1")
        clock.advance(3600)

        answer = await ask(emulator, "answerCallbackQuery", callback_query_id=query)

    assert answer["description"].startswith("Bad Request: query is too old")


async def test_a_message_older_than_two_days_cannot_be_deleted() -> None:
    clock = ManualClock()
    async with Emulator(clock=clock) as emulator:
        emulator.add_chat(ANN)
        sent = await ask(emulator, "sendMessage", chat_id=ANN, text="old")
        clock.advance(48 * 3600 + 1)

        answer = await ask(emulator, "deleteMessage", chat_id=ANN, message_id=sent["result"]["message_id"])

    assert answer["description"] == "Bad Request: message can't be deleted"


async def test_commands_are_kept_by_scope(emulator: Emulator, client: Bot) -> None:
    await client.set_my_commands([BotCommand("start", "Begin")], BotCommandScopeAllGroupChats())

    assert await client.get_my_commands(BotCommandScopeAllGroupChats()) == (BotCommand("start", "Begin"),)
    assert emulator.commands("all_group_chats") == [{"command": "start", "description": "Begin"}]
    assert emulator.commands() == []


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ({"command": "Big", "description": "x"}, "BOT_COMMAND_INVALID"),
        ({"command": "ok", "description": "x" * 257}, "command description length must not exceed 256"),
    ],
)
async def test_a_wrong_command_is_refused(emulator: Emulator, command: Json, words: str) -> None:
    answer = await ask(emulator, "setMyCommands", commands=[command])

    assert answer["description"] == f"Bad Request: {words}"


async def test_waiting_updates_can_be_dropped(emulator: Emulator, client: Bot) -> None:
    emulator.say(ANN, ANN, "unread")

    await client.delete_webhook(drop_pending_updates=True)

    assert await client.get_updates() == ()


async def test_a_webhook_keeps_updates_back_until_it_is_deleted(emulator: Emulator, client: Bot) -> None:
    emulator.set_webhook()
    with pytest.raises(Conflict, match="webhook is active"):
        await client.get_updates()

    await client.delete_webhook()

    assert await client.get_updates() == ()


async def test_after_a_quiet_week_numbers_begin_anew_and_an_old_offset_confirms_none(
    emulator: Emulator, client: Bot
) -> None:
    emulator.renumber(5)
    emulator.say(ANN, ANN, "hello again")

    (update,) = await client.get_updates(offset=100_001)

    assert update.update_id == 5


async def test_who_asks_again_at_once_gets_one_update_at_a_time(emulator: Emulator, client: Bot) -> None:
    for _ in range(2):
        emulator.say(ANN, ANN, "hello")

    assert len(await client.get_updates()) == 2
    assert len(await client.get_updates()) == 1
