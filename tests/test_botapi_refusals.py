"""The emulator refuses what Telegram refuses, in its words."""

from __future__ import annotations

import json

import aiohttp
import pytest
from botapi import Emulator
from botapi.fixtures import ANN, GROUP, ask, client, emulator
from botapi.rules import Json, Refusal, check_link
from botapi.texts import format_text, read_entities, utf16
from hypothesis import given
from hypothesis import strategies as st
from telegram import (
    Bot,
    MessageEntity,
)
from telegram.error import (
    BadRequest,
)

__all__ = ["client", "emulator"]


def _rows(*buttons: Json) -> Json:
    return {"inline_keyboard": [list(buttons)]}


PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + bytes(8) + b"\x08\x02"

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
    emulator: Emulator, client: Bot, wrong: Json, words: str
) -> None:
    answer = await ask(emulator, "sendMessage", **{"chat_id": ANN, "text": "fine", **wrong})

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
async def test_a_wrong_keyboard_is_refused(emulator: Emulator, client: Bot, markup: Json, words: str) -> None:
    answer = await ask(emulator, "sendMessage", chat_id=ANN, text="fine", reply_markup=markup)

    assert answer["description"] == f"Bad Request: {words}"


async def test_the_longest_text_and_the_longest_callback_data_are_welcome(emulator: Emulator, client: Bot) -> None:
    keyboard = _rows({"text": "a", "callback_data": "ü" * 32})

    answer = await ask(emulator, "sendMessage", chat_id=ANN, text="😀" * 4_096, reply_markup=keyboard)

    assert answer["ok"]


async def test_entities_beyond_the_hundredth_vanish_and_are_counted(emulator: Emulator, client: Bot) -> None:
    entities = [MessageEntity("code", 2 * number, 1) for number in range(101)]

    sent = await client.send_message(ANN, "x " * 101, entities=entities)

    assert len(sent.entities) == 100
    assert [(slip.rule, slip.chat) for slip in emulator.violations] == [("entities", ANN)]


async def test_a_caption_ends_at_1024_characters(emulator: Emulator, client: Bot) -> None:
    await client.send_document(ANN, b"x", caption="c" * 1_024)

    with pytest.raises(BadRequest, match="caption is too long"):
        await client.send_document(ANN, b"x", caption="c" * 1_025)


async def test_bytes_that_are_no_picture_are_refused_as_a_photo(client: Bot) -> None:
    with pytest.raises(BadRequest, match=r"(?i)image_process_failed"):
        await client.send_photo(ANN, b"not a picture")


async def test_an_edit_must_change_something(emulator: Emulator, client: Bot) -> None:
    sent = await client.send_message(ANN, "same")

    with pytest.raises(BadRequest, match="Message is not modified: specified new message content and reply markup"):
        await client.edit_message_text("same", ANN, sent.message_id)


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
    emulator: Emulator, client: Bot, method: str, wrong: Json, words: str
) -> None:
    emulator.say(ANN, ANN, "mine, not the bot's")

    answer = await ask(emulator, method, chat_id=ANN, **wrong)

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
    answer = await ask(emulator, "sendCarrierPigeon")

    assert answer == {"ok": False, "error_code": 404, "description": "Not Found: method not found"}


async def test_a_parameter_that_is_not_modelled_is_counted(emulator: Emulator, client: Bot) -> None:
    await ask(emulator, "sendMessage", chat_id=ANN, text="x", mesage_thread_id=4)

    assert [slip.what for slip in emulator.violations] == ["sendMessage: mesage_thread_id"]


@given(st.text(max_size=40), st.integers(-2, 50), st.integers(-2, 50))
def test_an_accepted_entity_lies_inside_the_text_that_is_shown(text: str, offset: int, length: int) -> None:
    try:
        shown = format_text(text, [{"type": "bold", "offset": offset, "length": length}])
    except Refusal:
        return

    assert shown.text == shown.text.rstrip(" \n")
    assert all(0 <= e["offset"] < e["offset"] + e["length"] <= utf16(shown.text) for e in shown.entities)


def test_white_space_in_front_stays_where_an_entity_covers_it() -> None:
    shown = format_text("  ab", [{"type": "bold", "offset": 1, "length": 3}])

    assert (shown.text, shown.entities) == (" ab", ({"type": "bold", "offset": 0, "length": 3},))


async def test_an_empty_file_is_refused(client: Bot) -> None:
    with pytest.raises(BadRequest, match="File must be non-empty"):
        await client.send_document(ANN, b"")


async def test_another_members_message_can_be_deleted_only_by_an_administrator(emulator: Emulator, client: Bot) -> None:
    said = emulator.say(GROUP, ANN, "mine")
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await client.delete_message(GROUP, said.id)

    emulator.set_member(GROUP, "administrator")

    assert await client.delete_message(GROUP, said.id)


async def test_a_reply_may_go_out_without_its_target(client: Bot) -> None:
    sent = await client.send_message(ANN, "x", reply_to_message_id=99, allow_sending_without_reply=True)

    assert sent.reply_to_message is None


async def test_a_file_has_no_text_to_edit(client: Bot) -> None:
    sent = await client.send_document(ANN, b"x", caption="c")

    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await client.edit_message_text("text", ANN, sent.message_id)


async def test_a_picture_thinner_than_one_to_twenty_is_refused(client: Bot) -> None:
    thin = PNG[:16] + (10_000).to_bytes(4, "big") + (400).to_bytes(4, "big") + PNG[24:]

    with pytest.raises(BadRequest, match=r"(?i)photo_invalid_dimensions"):
        await client.send_photo(ANN, thin)


def test_entities_that_cross_are_counted() -> None:
    crossing = [{"type": "bold", "offset": 0, "length": 3}, {"type": "italic", "offset": 2, "length": 3}]

    assert format_text("abcdef", crossing).faults == ("entities cross at UTF-16 offset 2",)


async def test_an_edit_takes_inline_keyboards_only(emulator: Emulator, client: Bot) -> None:
    sent = await client.send_message(ANN, "x")

    answer = await ask(
        emulator,
        "editMessageReplyMarkup",
        chat_id=ANN,
        message_id=sent.message_id,
        reply_markup={"force_reply": True},
    )

    assert answer["description"] == "Bad Request: inline keyboard expected"


async def test_an_overlong_answer_to_a_press_is_refused(emulator: Emulator, client: Bot) -> None:
    query = emulator.press(ANN, ANN, 1, "m:1")

    with pytest.raises(BadRequest, match=r"(?i)message_too_long"):
        await client.answer_callback_query(query, "x" * 201)
