"""The emulator carries what python-telegram-bot sends and shows what readers see."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio
from botapi import Emulator
from botapi.fixtures import ANN, FORUM, GROUP, ask, client, emulator
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    MessageEntity,
    Update,
)
from telegram.ext import Application, ApplicationBuilder, CallbackQueryHandler, CommandHandler, ContextTypes

__all__ = ["client", "emulator"]
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + (640).to_bytes(4, "big") + (320).to_bytes(4, "big") + b"\x08\x02"


async def test_a_text_arrives_as_it_was_sent(emulator: Emulator, client: Bot) -> None:
    sent = await client.send_message(ANN, "Convoy hit", link_preview_options=LinkPreviewOptions(is_disabled=True))

    assert sent.from_user == client.bot
    assert sent.link_preview_options == LinkPreviewOptions(is_disabled=True)
    assert [message.text for message in emulator.messages(ANN)] == ["Convoy hit"]


async def test_entities_count_utf16_units_and_come_back(emulator: Emulator, client: Bot) -> None:
    link = MessageEntity("text_link", offset=3, length=4, url="https://Example.org")

    sent = await client.send_message(ANN, "🔴 news", entities=[link])

    assert sent.parse_entities() == {sent.entities[0]: "news"}
    assert emulator.messages(ANN)[0].links == ("https://example.org/",)


async def test_outer_white_space_goes_and_entities_move_along(emulator: Emulator, client: Bot) -> None:
    await client.send_message(ANN, "\n ab cd \n", entities=[MessageEntity("bold", 5, 4)])

    (message,) = emulator.messages(ANN)
    assert (message.text, message.marked("bold")) == ("ab cd", ("cd",))


async def test_an_edit_without_markup_takes_the_keyboard_away(emulator: Emulator, client: Bot) -> None:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Mute", callback_data="m:1")]])
    sent = await client.send_message(ANN, "first", reply_markup=keyboard)

    await client.edit_message_text("second", ANN, sent.message_id)

    (message,) = emulator.messages(ANN)
    assert (message.text, message.buttons, message.edits) == ("second", (), 1)


async def test_a_keyboard_can_change_alone(emulator: Emulator, client: Bot) -> None:
    sent = await client.send_message(ANN, "text")
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Undo", callback_data="u:1")]])

    await client.edit_message_reply_markup(ANN, sent.message_id, reply_markup=keyboard)

    assert emulator.messages(ANN)[0].button("Undo")["callback_data"] == "u:1"


async def test_an_earlier_look_at_a_message_does_not_change_with_it(emulator: Emulator, client: Bot) -> None:
    sent = await client.send_message(ANN, "first")
    (before,) = emulator.messages(ANN)

    await client.edit_message_text("second", ANN, sent.message_id)

    assert before.text == "first"


async def test_a_deleted_message_is_no_longer_read(emulator: Emulator, client: Bot) -> None:
    sent = await client.send_message(ANN, "oops")

    assert await client.delete_message(ANN, sent.message_id)

    assert emulator.messages(ANN) == []


async def test_a_reply_in_a_topic_names_both(emulator: Emulator, client: Bot) -> None:
    first = await client.send_message(FORUM, "first", message_thread_id=9)

    reply = await client.send_message(FORUM, "then", message_thread_id=9, reply_to_message_id=first.message_id)

    assert reply.message_thread_id == 9
    assert reply.reply_to_message is not None
    assert reply.reply_to_message.text == "first"


async def test_a_silent_message_is_known_as_silent(emulator: Emulator, client: Bot) -> None:
    await client.send_message(ANN, "hush", disable_notification=True)

    assert emulator.messages(ANN)[0].silent


async def test_an_uploaded_document_can_be_fetched_again(emulator: Emulator, client: Bot) -> None:
    sent = await client.send_document(ANN, b"watchlist: own\n", caption="yours", filename="own.yaml")

    assert sent.document is not None
    assert sent.document.file_name == "own.yaml"
    fetched = await sent.document.get_file()
    assert bytes(await fetched.download_as_bytearray()) == b"watchlist: own\n"


async def test_a_picture_is_measured(emulator: Emulator, client: Bot) -> None:
    sent = await client.send_photo(ANN, PNG, caption="chart")

    assert (sent.photo[0].width, sent.photo[0].height, sent.caption) == (640, 320, "chart")


async def test_a_document_of_a_reader_can_be_fetched(emulator: Emulator, client: Bot) -> None:
    emulator.upload(ANN, ANN, "mine.yaml", b"terms: []\n", caption="/import")

    (update,) = await client.get_updates()

    assert update.message is not None
    assert update.message.document is not None
    fetched = await update.message.document.get_file()
    assert bytes(await fetched.download_as_bytearray()) == b"terms: []\n"


App = Application[Bot, ContextTypes.DEFAULT_TYPE, dict[str, object], dict[str, object], dict[str, object], None]


async def _on_start(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.effective_message is not None
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Mute", callback_data="m:1")]])
    await update.effective_message.reply_text("Hello", reply_markup=keyboard)


async def _on_press(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.callback_query is not None
    await update.callback_query.answer("Muted")
    await update.callback_query.edit_message_text(f"Pressed {update.callback_query.data}")


@pytest_asyncio.fixture
async def polling(emulator: Emulator, client: Bot) -> AsyncIterator[None]:
    """A whole Application that answers /start with a button."""
    base = emulator.base_url
    builder = ApplicationBuilder().token(emulator.token).base_url(f"{base}/bot").job_queue(None)
    app = builder.build()
    app.add_handler(CommandHandler("start", _on_start))
    app.add_handler(CallbackQueryHandler(_on_press))
    async with app:
        await app.start()
        assert app.updater is not None
        await app.updater.start_polling()
        yield
        await app.updater.stop()
        await app.stop()


async def test_a_command_is_answered_and_its_button_works(emulator: Emulator, polling: None) -> None:
    emulator.say(ANN, ANN, "/start")
    (hello,) = await emulator.wait_for(lambda: emulator.sent(ANN))

    query = emulator.tap(ANN, ANN, hello.id, "Mute")

    await emulator.wait_for(lambda: emulator.sent(ANN)[0].text == "Pressed m:1")
    assert emulator.answer(query) == {"text": "Muted", "show_alert": False}
    assert emulator.violations == []


async def test_a_command_in_a_group_may_name_the_bot(emulator: Emulator, polling: None) -> None:
    emulator.say(GROUP, ANN, f"/start@{emulator.bot.username}")

    assert await emulator.wait_for(lambda: emulator.sent(GROUP))


async def test_waiting_in_vain_tells_the_last_calls(emulator: Emulator) -> None:
    await ask(emulator, "getMe")

    with pytest.raises(TimeoutError, match="getMe"):
        await emulator.wait_for(lambda: False, 0.05)


async def test_the_transcript_holds_what_was_asked_and_answered(emulator: Emulator, client: Bot) -> None:
    await client.send_message(ANN, "hello")

    (call,) = emulator.calls("sendMessage")
    assert (call.status, call.params["text"], call.chat) == (200, "hello", str(ANN))
    assert call.answer["result"]["text"] == "hello"


async def test_it_serves_as_a_process_that_is_steered_over_http() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "botapi", "--token", "1:abc",
        cwd=Path(__file__).parent, stdout=asyncio.subprocess.PIPE, env={"PATH": os.environ["PATH"]},
    )  # fmt: skip
    assert process.stdout is not None
    base = f"http://127.0.0.1:{(await process.stdout.readline()).split()[1].decode()}"
    async with aiohttp.ClientSession() as session:
        await session.post(f"{base}/sim/add_chat", json={"chat": 5})
        await session.post(f"{base}/bot1:abc/sendMessage", json={"chat_id": 5, "text": "hi"})
        async with session.post(f"{base}/sim/messages", json={"chat": 5}) as response:
            messages = await response.json()
    process.terminate()

    assert [message["text"] for message in messages] == ["hi"]
    assert await process.wait() == 0


async def test_a_fault_can_be_planned_over_http(emulator: Emulator) -> None:
    plan = {"fault": {"kind": "answer", "status": 502, "body": "<html>"}, "method": "getMe"}
    url = f"{emulator.base_url}/bot{emulator.token}/getMe"

    async with aiohttp.ClientSession() as session:
        await session.post(f"{emulator.base_url}/sim/fault", json=plan)
        async with session.get(url) as response:
            assert response.status == 502
