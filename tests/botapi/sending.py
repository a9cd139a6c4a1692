"""Methods that write: send, edit, delete."""

from __future__ import annotations

import json
from dataclasses import replace

from . import rules, uploads
from .calls import Call
from .keyboards import read_keyboard
from .methods import method
from .rules import Json, bad_request
from .state import Chat, World
from .texts import Formatted, format_caption, format_text, read_entities
from .values import Message

_PLACE = "chat_id message_thread_id disable_notification reply_parameters reply_markup parse_mode protect_content"
_EDIT = "chat_id message_id reply_markup"


@method("sendMessage", f"{_PLACE} text entities link_preview_options")
def send_message(world: World, call: Call) -> Json:
    """Post a text."""
    entities = _entities(call, "entities")
    if not call.text("text"):
        raise bad_request("message text is empty")
    draft = _draft(world, call)
    chat = world.chats[draft.chat]
    formatted = format_text(call.text("text"), entities)
    preview = call.record("link_preview_options", "link preview options") or None
    return _deliver(world, chat, replace(draft, text=formatted.text, preview=preview), formatted)


@method("sendPhoto", f"{_PLACE} photo caption caption_entities")
def send_photo(world: World, call: Call) -> Json:
    """Post a picture."""
    return _send_file(world, call, "photo")


@method("sendDocument", f"{_PLACE} document caption caption_entities disable_content_type_detection")
def send_document(world: World, call: Call) -> Json:
    """Post a file."""
    return _send_file(world, call, "document")


def _send_file(world: World, call: Call, kind: str) -> Json:
    entities = _entities(call, "caption_entities")
    draft = _draft(world, call)
    formatted = format_caption(call.text("caption"), entities)
    draft = replace(draft, caption=formatted.text)
    file = uploads.take(world, call, kind)
    draft = replace(draft, photo=file) if kind == "photo" else replace(draft, document=file)
    return _deliver(world, world.chats[draft.chat], draft, formatted)


def _entities(call: Call, name: str) -> list[Json]:
    if call.text("parse_mode"):
        raise bad_request("unsupported parse_mode")
    return read_entities(call.text(name))


def _draft(world: World, call: Call) -> Message:
    """Everything about a message but its content, judged."""
    keyboard = read_keyboard(call.text("reply_markup"))
    chat = world.writable(call.chat)
    topic = call.integer("message_thread_id")
    if topic and topic not in chat.topics:
        raise bad_request("message thread not found")
    return Message(
        id=0,
        chat=chat.id,
        date=0,
        sender=None if chat.kind == "channel" else world.bot,
        keyboard=keyboard,
        topic=topic,
        reply_to=_reply_target(chat, call),
        silent=call.flag("disable_notification"),
        own=True,
    )


def _reply_target(chat: Chat, call: Call) -> int:
    wanted = call.record("reply_parameters", "reply parameters")
    if not wanted:
        return 0
    target = wanted.get("message_id")
    if isinstance(target, int) and target in chat.messages:
        return target
    if wanted.get("allow_sending_without_reply"):
        return 0
    raise bad_request("message to be replied not found")


def _deliver(world: World, chat: Chat, message: Message, formatted: Formatted) -> Json:
    world.pace(chat)
    world.violate("entities", chat.id, formatted.faults)
    return world.message_json(world.post(chat, replace(message, entities=formatted.entities)))


@method("editMessageText", f"{_EDIT} text entities parse_mode link_preview_options")
def edit_text(world: World, call: Call) -> Json:
    """Replace a text; without reply_markup the keyboard goes too."""
    entities = _entities(call, "entities")
    if not call.text("text"):
        raise bad_request("message text is empty")
    keyboard = read_keyboard(call.text("reply_markup"), inline_only=True)
    message = _editable(world, call)
    if not message.text:
        raise bad_request("there is no text in the message to edit")
    formatted = format_text(call.text("text"), entities)
    preview = call.record("link_preview_options", "link preview options") or None
    edited = replace(message, text=formatted.text, entities=formatted.entities, keyboard=keyboard, preview=preview)
    answer = _store_edit(world, message, edited)
    world.violate("entities", message.chat, formatted.faults)
    return answer


@method("editMessageReplyMarkup", _EDIT)
def edit_markup(world: World, call: Call) -> Json:
    """Replace the keyboard alone."""
    keyboard = read_keyboard(call.text("reply_markup"), inline_only=True)
    message = _editable(world, call)
    return _store_edit(world, message, replace(message, keyboard=keyboard))


def _editable(world: World, call: Call) -> Message:
    chat = world.writable(call.chat)
    if not call.text("message_id"):
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(call.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if not message.own:
        raise bad_request("message can't be edited")
    return message


def _store_edit(world: World, message: Message, edited: Message) -> Json:
    if edited.content() == message.content():
        raise bad_request(rules.NOT_MODIFIED)
    chat = world.chats[message.chat]
    world.pace(chat)
    edited = replace(edited, edited=world.now, edits=message.edits + 1)
    chat.messages[message.id] = edited
    world.changes.tell()
    return world.message_json(edited)


@method("deleteMessages", "chat_id message_ids")
def delete_messages(world: World, call: Call) -> bool:
    """Take away as many of these messages as can be."""
    chat = world.writable(call.chat)
    wanted = json.loads(call.text("message_ids"))
    if not 1 <= len(wanted) <= 100:
        raise bad_request("message identifiers are not specified")
    for number in wanted:
        if number in chat.messages and world.now - chat.messages[number].date <= rules.DELETE_SECONDS:
            del chat.messages[number]
    world.changes.tell()
    return True


@method("deleteMessage", "chat_id message_id")
def delete_message(world: World, call: Call) -> bool:
    """Take a message away: within 48 h, and in groups another's only as an administrator."""
    chat = world.writable(call.chat)
    message = chat.messages.get(call.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    foreign = not message.own and chat.kind != "private"
    if foreign and chat.statuses.get(world.bot.id) != "administrator":
        raise bad_request("message can't be deleted")
    if world.now - message.date > rules.DELETE_SECONDS:
        raise bad_request("message can't be deleted")
    del chat.messages[message.id]
    world.changes.tell()
    return True
