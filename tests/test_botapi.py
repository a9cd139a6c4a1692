"""The emulator answers as Telegram does: python-telegram-bot talks to it over HTTP, plain calls test its words."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio
from botapi import Emulator, ManualClock, faults
from botapi.fixtures import emulator
from botapi.rules import Json, Refusal, check_link
from botapi.texts import format_text, read_entities, utf16
from hypothesis import given
from hypothesis import strategies as st
from telegram import (
    Bot,
    BotCommand,
    ChatMemberAdministrator,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    MessageEntity,
    Update,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.ext import Application, ApplicationBuilder, CallbackQueryHandler, CommandHandler, ContextTypes

__all__ = ["emulator"]
pytestmark = pytest.mark.filterwarnings("ignore:.*retry_after")  # the library warns whenever it raises RetryAfter

ANN, GROUP, FORUM = 501, -601, -1_001_000_000_701
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + (640).to_bytes(4, "big") + (320).to_bytes(4, "big") + b"\x08\x02"


@pytest_asyncio.fixture
async def bot(emulator: Emulator) -> AsyncIterator[Bot]:
    """The real library, pointed at the emulator, with a private chat, a group and a forum."""
    emulator.add_chat(ANN, title="Ann")
    emulator.add_chat(GROUP, "group", "Desk", members=[ANN], admins=[502])
    emulator.add_chat(FORUM, "supergroup", "Forum", members=[ANN], topics=[9])
    base = emulator.base_url
    async with Bot(emulator.token, base_url=f"{base}/bot", base_file_url=f"{base}/file/bot") as running:
        yield running


async def _call(emulator: Emulator, method: str, **parameters: object) -> Json:
    """A call as a form, without a library's own checks; the answer's JSON."""
    form = {name: value if isinstance(value, str) else json.dumps(value) for name, value in parameters.items()}
    url = f"{emulator.base_url}/bot{emulator.token}/{method}"
    async with aiohttp.ClientSession() as session, session.post(url, data=form) as response:
        answer: Json = await response.json()
    assert answer["ok"] or answer["error_code"] == response.status
    return answer


def _rows(*buttons: Json) -> Json:
    return {"inline_keyboard": [list(buttons)]}


# ── sending and editing ──────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_text_arrives_as_it_was_sent(emulator: Emulator, bot: Bot) -> None:
    sent = await bot.send_message(ANN, "Convoy hit", link_preview_options=LinkPreviewOptions(is_disabled=True))

    assert sent.from_user == bot.bot
    assert sent.link_preview_options == LinkPreviewOptions(is_disabled=True)
    assert [message.text for message in emulator.messages(ANN)] == ["Convoy hit"]


async def test_entities_count_utf16_units_and_come_back(emulator: Emulator, bot: Bot) -> None:
    link = MessageEntity("text_link", offset=3, length=4, url="https://Example.org")

    sent = await bot.send_message(ANN, "🔴 news", entities=[link])

    assert sent.parse_entities() == {sent.entities[0]: "news"}
    assert emulator.messages(ANN)[0].links == ("https://example.org/",)


async def test_outer_white_space_goes_and_entities_move_along(emulator: Emulator, bot: Bot) -> None:
    await bot.send_message(ANN, "\n ab cd \n", entities=[MessageEntity("bold", 5, 4)])

    (message,) = emulator.messages(ANN)
    assert (message.text, message.marked("bold")) == ("ab cd", ("cd",))


async def test_an_edit_without_markup_takes_the_keyboard_away(emulator: Emulator, bot: Bot) -> None:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Mute", callback_data="m:1")]])
    sent = await bot.send_message(ANN, "first", reply_markup=keyboard)

    await bot.edit_message_text("second", ANN, sent.message_id)

    (message,) = emulator.messages(ANN)
    assert (message.text, message.buttons, message.edits) == ("second", (), 1)


async def test_a_keyboard_can_change_alone(emulator: Emulator, bot: Bot) -> None:
    sent = await bot.send_message(ANN, "text")
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Undo", callback_data="u:1")]])

    await bot.edit_message_reply_markup(ANN, sent.message_id, reply_markup=keyboard)

    assert emulator.messages(ANN)[0].button("Undo")["callback_data"] == "u:1"


async def test_an_earlier_look_at_a_message_does_not_change_with_it(emulator: Emulator, bot: Bot) -> None:
    sent = await bot.send_message(ANN, "first")
    (before,) = emulator.messages(ANN)

    await bot.edit_message_text("second", ANN, sent.message_id)

    assert before.text == "first"


async def test_a_deleted_message_is_no_longer_read(emulator: Emulator, bot: Bot) -> None:
    sent = await bot.send_message(ANN, "oops")

    assert await bot.delete_message(ANN, sent.message_id)

    assert emulator.messages(ANN) == []


async def test_a_reply_in_a_topic_names_both(emulator: Emulator, bot: Bot) -> None:
    first = await bot.send_message(FORUM, "first", message_thread_id=9)

    reply = await bot.send_message(FORUM, "then", message_thread_id=9, reply_to_message_id=first.message_id)

    assert reply.message_thread_id == 9
    assert reply.reply_to_message is not None
    assert reply.reply_to_message.text == "first"


async def test_a_silent_message_is_known_as_silent(emulator: Emulator, bot: Bot) -> None:
    await bot.send_message(ANN, "hush", disable_notification=True)

    assert emulator.messages(ANN)[0].silent


async def test_an_uploaded_document_can_be_fetched_again(emulator: Emulator, bot: Bot) -> None:
    sent = await bot.send_document(ANN, b"watchlist: own\n", caption="yours", filename="own.yaml")

    assert sent.document is not None
    assert sent.document.file_name == "own.yaml"
    fetched = await sent.document.get_file()
    assert bytes(await fetched.download_as_bytearray()) == b"watchlist: own\n"


async def test_a_picture_is_measured(emulator: Emulator, bot: Bot) -> None:
    sent = await bot.send_photo(ANN, PNG, caption="chart")

    assert (sent.photo[0].width, sent.photo[0].height, sent.caption) == (640, 320, "chart")


async def test_a_document_of_a_reader_can_be_fetched(emulator: Emulator, bot: Bot) -> None:
    emulator.upload(ANN, ANN, "mine.yaml", b"terms: []\n", caption="/import")

    (update,) = await bot.get_updates()

    assert update.message is not None
    assert update.message.document is not None
    fetched = await update.message.document.get_file()
    assert bytes(await fetched.download_as_bytearray()) == b"terms: []\n"


# ── refusals ─────────────────────────────────────────────────────────────────────────────────────────────────────────

REFUSED_SENDS: list[tuple[Json, str]] = [
    ({"chat_id": ""}, "Bad Request: chat_id is empty"),
    ({"chat_id": 404}, "Bad Request: chat not found"),
    ({"text": ""}, "Bad Request: message text is empty"),
    ({"text": " \n\u200b"}, "Bad Request: text must be non-empty"),
    ({"text": "x" * 4_097}, "Bad Request: message is too long"),
    ({"text": "漢" * 10_923}, "Bad Request: text is too long"),
    ({"parse_mode": "HTML"}, "Bad Request: unsupported parse_mode"),
    ({"message_thread_id": 5}, "Bad Request: message thread not found"),
    ({"reply_parameters": {"message_id": 99}}, "Bad Request: message to be replied not found"),
    ({"entities": "[{"}, "Bad Request: can't parse entities JSON object"),
    ({"reply_markup": "{"}, "Bad Request: can't parse reply keyboard markup JSON object"),
]


@pytest.mark.parametrize(("wrong", "words"), REFUSED_SENDS, ids=[words for _, words in REFUSED_SENDS])
async def test_a_wrong_message_is_refused_in_the_official_words(
    emulator: Emulator, bot: Bot, wrong: Json, words: str
) -> None:
    answer = await _call(emulator, "sendMessage", **{"chat_id": ANN, "text": "fine", **wrong})

    assert answer == {"ok": False, "error_code": 400, "description": words}
    assert emulator.messages(ANN) == []


REFUSED_ENTITIES: list[tuple[Json, str]] = [
    ({"offset": 2, "length": 1}, "entity begins in a middle of a UTF-16 symbol at byte offset 5"),
    ({"offset": 0, "length": 2}, "entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 5"),  # noqa: E501 - the service's sentence
    ({"offset": 0, "length": 9}, "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 9"),  # noqa: E501 - the service's sentence
    ({"offset": 7, "length": 1}, "entity begins after the end of the text at UTF-16 offset 7"),
    ({"offset": -1, "length": 1}, "receive an entity with incorrect offset -1"),
    ({"offset": 0, "length": -1}, "receive an entity with incorrect length -1"),
    ({"type": "shout"}, "can't parse MessageEntity: Unsupported type specified"),
    ({"type": "text_link"}, 'can\'t parse MessageEntity: Can\'t find field "url"'),
    ({"type": "text_link", "url": "javascript:x()"}, "entity URL 'javascript:x()' is invalid: Wrong port number specified in the URL"),  # noqa: E501 - the service's sentence
    ({"type": "text_link", "url": "localhost"}, "entity URL 'localhost' is invalid: Wrong HTTP URL"),
]  # fmt: skip


@pytest.mark.parametrize(("wrong", "words"), REFUSED_ENTITIES, ids=[words for _, words in REFUSED_ENTITIES])
def test_a_wrong_entity_is_refused_in_the_words_of_the_service(wrong: Json, words: str) -> None:
    entities = json.dumps([{"type": "bold", "offset": 0, "length": 1, **wrong}])

    with pytest.raises(Refusal) as refused:
        format_text("a😀b", read_entities(entities))

    assert refused.value.description == f"Bad Request: {words}"


KEPT_LINKS = [
    ("https://example.org", "https://example.org/"),
    ("example.org/a b", "http://example.org/a%20b"),
    ("HTTPS://Example.ORG/Ab#:~:text=c", "https://example.org/Ab#:~:text=c"),
    ("mailto:ann@example.org", "http://mailto:ann@example.org/"),
    ("tg:resolve?domain=x", "tg://resolve?domain=x"),
    ("http://[::1]:80", "http://[::1]:80/"),
]


@pytest.mark.parametrize(("given", "kept"), KEPT_LINKS)
def test_a_link_is_kept_in_the_form_the_service_gives_it(given: str, kept: str) -> None:
    assert check_link(given) == kept


@pytest.mark.parametrize("link", ["ftp://example.org", "/there", "http://localhost/", "https://a.b:99999", "https://."])
def test_a_link_that_the_service_cannot_keep_is_refused(link: str) -> None:
    with pytest.raises(ValueError, match=r"URL|protocol|Host"):
        check_link(link)


REFUSED_KEYBOARDS: list[tuple[Json, str]] = [
    (_rows({"text": "a", "callback_data": ""}), "BUTTON_DATA_INVALID"),
    (_rows({"text": "a", "callback_data": "ü" * 33}), "BUTTON_DATA_INVALID"),
    (_rows({"text": " ", "callback_data": "x"}), "inline keyboard button text must be non-empty"),
    (_rows(*[{"text": "a", "callback_data": "x"}] * 9), "reply markup is too long"),
    ({"inline_keyboard": [[{"text": "a", "callback_data": "x"}]] * 101}, "reply markup is too long"),
    (_rows({"text": "a", "url": "nowhere"}), "inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL"),
    (_rows({"text": "a", "copy_text": {"text": "x" * 257}}), "BUTTON_COPY_TEXT_INVALID"),
    (_rows({"text": "a"}), "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
]


@pytest.mark.parametrize(("markup", "words"), REFUSED_KEYBOARDS, ids=[str(n) for n in range(len(REFUSED_KEYBOARDS))])
async def test_a_wrong_keyboard_is_refused(emulator: Emulator, bot: Bot, markup: Json, words: str) -> None:
    answer = await _call(emulator, "sendMessage", chat_id=ANN, text="fine", reply_markup=markup)

    assert answer["description"] == f"Bad Request: {words}"


async def test_the_longest_text_and_the_longest_callback_data_are_welcome(emulator: Emulator, bot: Bot) -> None:
    keyboard = _rows({"text": "a", "callback_data": "ü" * 32})

    answer = await _call(emulator, "sendMessage", chat_id=ANN, text="😀" * 4_096, reply_markup=keyboard)

    assert answer["ok"]


async def test_entities_beyond_the_hundredth_vanish_and_are_counted(emulator: Emulator, bot: Bot) -> None:
    entities = [MessageEntity("code", 2 * number, 1) for number in range(101)]

    sent = await bot.send_message(ANN, "x " * 101, entities=entities)

    assert len(sent.entities) == 100
    assert [(slip.rule, slip.chat) for slip in emulator.violations] == [("entities", ANN)]


async def test_a_caption_ends_at_1024_characters(emulator: Emulator, bot: Bot) -> None:
    await bot.send_document(ANN, b"x", caption="c" * 1_024)

    with pytest.raises(BadRequest, match="caption is too long"):
        await bot.send_document(ANN, b"x", caption="c" * 1_025)


async def test_bytes_that_are_no_picture_are_refused_as_a_photo(bot: Bot) -> None:
    with pytest.raises(BadRequest, match=r"(?i)image_process_failed"):
        await bot.send_photo(ANN, b"not a picture")


async def test_an_edit_must_change_something(emulator: Emulator, bot: Bot) -> None:
    sent = await bot.send_message(ANN, "same")

    with pytest.raises(BadRequest, match="Message is not modified: specified new message content and reply markup"):
        await bot.edit_message_text("same", ANN, sent.message_id)


REFUSED_EDITS = [
    ("editMessageText", {"message_id": 77, "text": "x"}, "message to edit not found"),
    ("editMessageText", {"text": "x"}, "message identifier is not specified"),
    ("editMessageText", {"message_id": 1, "text": "x"}, "message can't be edited"),
    ("editMessageReplyMarkup", {"message_id": 77}, "message to edit not found"),
    ("deleteMessage", {"message_id": 77}, "message to delete not found"),
    ("getChatAdministrators", {}, "there are no administrators in the private chat"),
    ("getChatMember", {"user_id": 404}, "user not found"),
    ("getFile", {"file_id": "none"}, "invalid file_id"),
    ("sendDocument", {}, "there is no document in the request"),
    ("sendPhoto", {"photo": "none"}, "wrong file identifier/HTTP URL specified"),
]


@pytest.mark.parametrize(("method", "wrong", "words"), REFUSED_EDITS, ids=[f"{m}: {w}" for m, _, w in REFUSED_EDITS])
async def test_what_does_not_exist_is_refused(
    emulator: Emulator, bot: Bot, method: str, wrong: Json, words: str
) -> None:
    emulator.say(ANN, ANN, "mine, not the bot's")

    answer = await _call(emulator, method, chat_id=ANN, **wrong)

    assert answer["description"] == f"Bad Request: {words}"


TOKENS = [
    ("1:wrong", 401, "Unauthorized"),
    ("nocolon", 401, "Unauthorized: invalid token specified"),
    ("0:zero", 401, "Unauthorized: invalid token specified"),
    ("1:" + "x" * 80, 401, "Unauthorized: invalid token specified"),
]


@pytest.mark.parametrize(("token", "code", "words"), TOKENS)
async def test_a_wrong_token_is_refused(emulator: Emulator, token: str, code: int, words: str) -> None:
    async with aiohttp.ClientSession() as session, session.get(f"{emulator.base_url}/bot{token}/getMe") as response:
        assert response.status == code
        assert await response.json() == {"ok": False, "error_code": code, "description": words}


async def test_an_unknown_method_is_not_found(emulator: Emulator) -> None:
    answer = await _call(emulator, "sendCarrierPigeon")

    assert answer == {"ok": False, "error_code": 404, "description": "Not Found: method not found"}


async def test_a_parameter_that_is_not_modelled_is_counted(emulator: Emulator, bot: Bot) -> None:
    await _call(emulator, "sendMessage", chat_id=ANN, text="x", mesage_thread_id=4)

    assert [slip.what for slip in emulator.violations] == ["sendMessage: mesage_thread_id"]


@given(st.text(max_size=40), st.integers(-2, 50), st.integers(-2, 50))
def test_an_accepted_entity_lies_inside_the_text_that_is_shown(text: str, offset: int, length: int) -> None:
    try:
        shown = format_text(text, [{"type": "bold", "offset": offset, "length": length}])
    except Refusal:
        return

    assert shown.text == shown.text.rstrip(" \n")
    assert all(0 <= e["offset"] < e["offset"] + e["length"] <= utf16(shown.text) for e in shown.entities)


# ── chats that are closed or move ────────────────────────────────────────────────────────────────────────────────────

CLOSED = [
    ("private", "kicked", "bot was blocked by the user"),
    ("private", "left", "bot can't initiate conversation with a user"),
    ("group", "kicked", "bot was kicked from the group chat"),
    ("supergroup", "kicked", "bot was kicked from the supergroup chat"),
    ("supergroup", "left", "bot is not a member of the supergroup chat"),
    ("channel", "left", "bot is not a member of the channel chat"),
]


@pytest.mark.parametrize(("kind", "status", "words"), CLOSED)
async def test_a_closed_chat_says_why(emulator: Emulator, bot: Bot, kind: str, status: str, words: str) -> None:
    emulator.add_chat(88, kind, bot=status)

    with pytest.raises(Forbidden, match=f"Forbidden: {words}"):
        await bot.send_message(88, "hello?")


async def test_a_deactivated_reader_is_named_as_such(emulator: Emulator, bot: Bot) -> None:
    emulator.block(ANN, "user is deactivated")

    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_message(ANN, "hello?")


async def test_a_block_is_told_and_ends_when_the_reader_writes(emulator: Emulator, bot: Bot) -> None:
    emulator.block(ANN)
    emulator.say(ANN, ANN, "/start")

    updates = await bot.get_updates()

    statuses = [update.my_chat_member.new_chat_member.status for update in updates if update.my_chat_member]
    assert statuses == ["kicked", "member"]
    assert (await bot.send_message(ANN, "welcome back")).text == "welcome back"


async def test_a_group_that_moved_gives_its_new_id(emulator: Emulator, bot: Bot) -> None:
    emulator.migrate(GROUP, -1_009)

    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(GROUP, "hello?")

    assert moved.value.new_chat_id == -1_009
    assert (await bot.send_message(-1_009, "here now")).chat_id == -1_009


async def test_a_move_is_told_from_both_sides(emulator: Emulator, bot: Bot) -> None:
    emulator.migrate(GROUP, -1_009)

    old, new = await bot.get_updates()

    assert old.message is not None
    assert new.message is not None
    assert (old.message.migrate_to_chat_id, new.message.migrate_from_chat_id) == (-1_009, GROUP)


async def test_members_and_administrators_can_be_asked_for(bot: Bot) -> None:
    boss = await bot.get_chat_member(GROUP, 502)
    leaders = await bot.get_chat_administrators(GROUP)
    chat = await bot.get_chat(GROUP)

    assert isinstance(boss, ChatMemberAdministrator)
    assert [leader.user.id for leader in leaders] == [502]
    assert chat.title == "Desk"


@pytest.mark.parametrize("status", ["creator", "administrator", "member", "restricted", "left", "kicked"])
async def test_the_library_reads_a_member_of_every_status(emulator: Emulator, bot: Bot, status: str) -> None:
    emulator.set_member(GROUP, status, user=700)

    assert (await bot.get_chat_member(GROUP, 700)).user.id == 700


# ── updates ──────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_an_offset_confirms_what_lies_below_it(emulator: Emulator, bot: Bot) -> None:
    emulator.say(ANN, ANN, "one")
    emulator.say(ANN, ANN, "two")
    first, second = await bot.get_updates()

    assert await bot.get_updates(offset=first.update_id + 1) == (second,)
    assert await bot.get_updates(offset=second.update_id + 1) == ()


async def test_unconfirmed_updates_come_again_up_to_the_limit(emulator: Emulator, bot: Bot) -> None:
    emulator.say(ANN, ANN, "one")
    emulator.say(ANN, ANN, "two")

    await bot.get_updates()

    assert [update.message.text for update in await bot.get_updates(limit=1) if update.message] == ["one"]


async def test_a_negative_offset_forgets_all_but_the_last(emulator: Emulator, bot: Bot) -> None:
    for text in ("one", "two", "three"):
        emulator.say(ANN, ANN, text)

    (last,) = await bot.get_updates(offset=-1)

    assert last.message is not None
    assert last.message.text == "three"
    assert await bot.get_updates() == (last,)


async def test_a_long_poll_answers_the_moment_something_happens(emulator: Emulator, bot: Bot) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await emulator.wait_for(lambda: emulator.transcript[-1].method == "getUpdates")

    emulator.say(ANN, ANN, "now")

    assert len(await asyncio.wait_for(poll, 5)) == 1


async def test_a_long_poll_ends_empty_after_its_timeout(bot: Bot) -> None:
    started = asyncio.get_running_loop().time()

    assert await bot.get_updates(timeout=1) == ()

    assert asyncio.get_running_loop().time() - started >= 1.0


async def test_a_second_poller_ends_the_first(emulator: Emulator, bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=30))
    await emulator.wait_for(lambda: emulator.transcript[-1].method == "getUpdates")

    await _call(emulator, "getUpdates")

    with pytest.raises(Conflict, match="make sure that only one bot instance is running"):
        await first


async def test_only_wanted_kinds_are_queued_and_the_wish_is_remembered(emulator: Emulator, bot: Bot) -> None:
    await bot.get_updates(allowed_updates=["callback_query"])
    emulator.say(ANN, ANN, "unheard")
    emulator.press(ANN, ANN, 1, "x")

    (update,) = await bot.get_updates()

    assert update.callback_query is not None


async def test_updates_are_forgotten_after_a_day() -> None:
    clock = ManualClock()
    async with Emulator(clock=clock) as emulator:
        emulator.add_chat(ANN)
        emulator.say(ANN, ANN, "old")
        clock.advance(24 * 3600 + 1)
        emulator.say(ANN, ANN, "new")

        answer = await _call(emulator, "getUpdates")

    assert [update["message"]["text"] for update in answer["result"]] == ["new"]


async def test_an_edit_of_a_reader_and_a_channel_post_have_their_own_kinds(emulator: Emulator, bot: Bot) -> None:
    emulator.add_chat(-1_005, "channel")
    said = emulator.say(ANN, ANN, "tpyo")
    emulator.change(ANN, said.id, "typo")
    emulator.say(-1_005, 0, "posted")

    _, edited, posted = await bot.get_updates()

    assert edited.edited_message is not None
    assert edited.edited_message.text == "typo"
    assert posted.channel_post is not None
    assert posted.channel_post.from_user is None


async def test_a_press_on_a_deleted_message_names_a_message_that_cannot_be_read(emulator: Emulator, bot: Bot) -> None:
    sent = await bot.send_message(ANN, "gone soon")
    await bot.delete_message(ANN, sent.message_id)
    emulator.press(ANN, ANN, sent.message_id, "m:1")

    (update,) = await bot.get_updates()

    assert update.callback_query is not None
    assert update.callback_query.message is not None
    assert not update.callback_query.message.is_accessible


async def test_a_press_can_be_answered_once_and_soon(bot: Bot, emulator: Emulator) -> None:
    query = emulator.press(ANN, ANN, 1, "m:1")

    assert await bot.answer_callback_query(query, "Muted")

    assert emulator.answer(query) == {"text": "Muted", "show_alert": False}
    with pytest.raises(BadRequest, match="Query is too old and response timeout expired"):
        await bot.answer_callback_query(query)


async def test_a_late_answer_to_a_press_is_refused() -> None:
    clock = ManualClock()
    async with Emulator(clock=clock) as emulator:
        emulator.add_chat(ANN)
        query = emulator.press(ANN, ANN, 1, "m:1")
        clock.advance(3600)

        answer = await _call(emulator, "answerCallbackQuery", callback_query_id=query)

    assert answer["description"].startswith("Bad Request: query is too old")


async def test_a_message_older_than_two_days_cannot_be_deleted() -> None:
    clock = ManualClock()
    async with Emulator(clock=clock) as emulator:
        emulator.add_chat(ANN)
        sent = await _call(emulator, "sendMessage", chat_id=ANN, text="old")
        clock.advance(48 * 3600 + 1)

        answer = await _call(emulator, "deleteMessage", chat_id=ANN, message_id=sent["result"]["message_id"])

    assert answer["description"] == "Bad Request: message can't be deleted"


async def test_commands_are_kept_by_scope(emulator: Emulator, bot: Bot) -> None:
    await bot.set_my_commands([BotCommand("start", "Begin")])

    assert await bot.get_my_commands() == (BotCommand("start", "Begin"),)
    assert emulator.commands("all_group_chats") == []


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ({"command": "Big", "description": "x"}, "BOT_COMMAND_INVALID"),
        ({"command": "ok", "description": "x" * 257}, "command description length must not exceed 256"),
    ],
)
async def test_a_wrong_command_is_refused(emulator: Emulator, command: Json, words: str) -> None:
    answer = await _call(emulator, "setMyCommands", commands=[command])

    assert answer["description"] == f"Bad Request: {words}"


# ── paces ────────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_burst_into_one_chat_is_told_to_wait_and_counted(emulator: Emulator, bot: Bot) -> None:
    for number in range(5):
        await bot.send_message(ANN, str(number))

    with pytest.raises(RetryAfter):
        await bot.send_message(ANN, "too soon")

    assert [(slip.rule, slip.chat) for slip in emulator.violations] == [("rate", ANN)]


async def test_who_waits_as_told_is_let_through() -> None:
    clock = ManualClock()
    async with Emulator(clock=clock) as emulator:
        emulator.add_chat(ANN)
        answers = [await _call(emulator, "sendMessage", chat_id=ANN, text=str(n)) for n in range(6)]

        clock.advance(answers[-1]["parameters"]["retry_after"])

        assert answers[-1]["description"] == "Too Many Requests: retry after 1"
        assert (await _call(emulator, "sendMessage", chat_id=ANN, text="later"))["ok"]


async def test_a_group_takes_twenty_messages_a_minute() -> None:
    clock = ManualClock()
    async with Emulator(clock=clock) as emulator:
        emulator.add_chat(GROUP, "group")
        for number in range(20):
            assert (await _call(emulator, "sendMessage", chat_id=GROUP, text=str(number)))["ok"]
            clock.advance(2)

        answer = await _call(emulator, "sendMessage", chat_id=GROUP, text="one more")

    assert answer["parameters"] == {"retry_after": 20}


async def test_thirty_messages_a_second_are_the_most_in_all() -> None:
    async with Emulator(clock=ManualClock()) as emulator:
        for chat in range(1, 32):
            emulator.add_chat(chat)

        answers = [await _call(emulator, "sendMessage", chat_id=chat, text="hi") for chat in range(1, 32)]

    assert [answer["ok"] for answer in answers] == [True] * 30 + [False]


async def test_paces_can_be_switched_off(emulator: Emulator, bot: Bot) -> None:
    emulator.buckets.on = False

    for number in range(8):
        await bot.send_message(ANN, str(number))

    assert emulator.violations == []


# ── faults ───────────────────────────────────────────────────────────────────────────────────────────────────────────

FAULTS = [
    (faults.flood(43_838), RetryAfter, 0),
    (faults.refuse(401, "Unauthorized"), InvalidToken, 0),
    (faults.page(502), NetworkError, 0),
    (faults.page(500, accepted=True), NetworkError, 1),
    (faults.garbage(), TelegramError, 0),
    (faults.reset(accepted=False), NetworkError, 0),
    (faults.reset(accepted=True), NetworkError, 1),
    (faults.reset(accepted=True, half=True), NetworkError, 1),
]


@pytest.mark.parametrize(("fault", "error", "arrived"), FAULTS, ids=[str(n) for n in range(len(FAULTS))])
async def test_a_planned_fault_strikes_once(
    emulator: Emulator, bot: Bot, fault: faults.Fault, error: type[TelegramError], arrived: int
) -> None:
    emulator.faults.add(fault, "sendMessage")

    with pytest.raises(error):
        await bot.send_message(ANN, "first")

    assert len(emulator.messages(ANN)) == arrived
    assert (await bot.send_message(ANN, "second")).text == "second"


async def test_a_hanging_call_took_effect_though_nobody_was_told(emulator: Emulator, bot: Bot) -> None:
    emulator.faults.add(faults.hang(accepted=True), "sendMessage")

    with pytest.raises(TimedOut):
        await bot.send_message(ANN, "lost?", read_timeout=0.2)

    assert [message.text for message in emulator.messages(ANN)] == ["lost?"]


async def test_a_fault_waits_for_its_chat_and_its_turn(emulator: Emulator, bot: Bot) -> None:
    emulator.faults.add(faults.flood(7), "sendMessage", ANN, nth=2)

    await bot.send_message(ANN, "first")
    await bot.send_message(GROUP, "elsewhere")

    with pytest.raises(RetryAfter):
        await bot.send_message(ANN, "second")


async def test_a_fault_may_last_until_it_is_cleared(emulator: Emulator, bot: Bot) -> None:
    emulator.faults.add(faults.page(502), times=None)
    for _ in range(3):
        with pytest.raises(NetworkError):
            await bot.get_me()

    emulator.faults.clear()

    assert (await bot.get_me()).is_bot


# ── the whole library ────────────────────────────────────────────────────────────────────────────────────────────────

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
async def polling(emulator: Emulator, bot: Bot) -> AsyncIterator[None]:
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
    await _call(emulator, "getMe")

    with pytest.raises(TimeoutError, match="getMe"):
        await emulator.wait_for(lambda: False, 0.05)


async def test_the_transcript_holds_what_was_asked_and_answered(emulator: Emulator, bot: Bot) -> None:
    await bot.send_message(ANN, "hello")

    (call,) = emulator.calls("sendMessage")
    assert (call.status, call.params["text"], call.chat) == (200, "hello", str(ANN))
    assert call.answer["result"]["text"] == "hello"


# ── as a process ─────────────────────────────────────────────────────────────────────────────────────────────────────


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
