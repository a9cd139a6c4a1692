"""Methods that ask, and the small ones that answer a press or set the menu."""

from __future__ import annotations

import re

from . import rules
from .calls import Call
from .methods import method
from .rules import Json, bad_request
from .state import Chat, World


@method("getMe")
def get_me(world: World, _: Call) -> Json:
    """Who the bot is."""
    rights = {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}
    return {**world.bot.json(), **rights}


@method("deleteWebhook", "drop_pending_updates")
def delete_webhook(world: World, call: Call) -> bool:
    """End a webhook; waiting updates can be dropped."""
    world.has_webhook = False
    if call.flag("drop_pending_updates"):
        world.updates.clear()
    return True


@method("getChat", "chat_id")
def get_chat(world: World, call: Call) -> Json:
    """As `ChatFullInfo`."""
    chat = _visible(world, call)
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    return {
        **chat.json(),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }


@method("getChatMember", "chat_id user_id")
def get_chat_member(world: World, call: Call) -> Json:
    """As `ChatMember`."""
    chat = _visible(world, call)
    user = call.integer("user_id")
    if user not in world.users:
        raise bad_request("user not found")
    return world.member(chat, user)


@method("getChatAdministrators", "chat_id")
def get_chat_administrators(world: World, call: Call) -> list[Json]:
    """The owner and the administrators, other bots left out as the service does."""
    chat = _visible(world, call)
    if chat.kind == "private":
        raise bad_request("there are no administrators in the private chat")
    leaders = [user for user, status in chat.statuses.items() if status in {"creator", "administrator"}]
    return [world.member(chat, user) for user in leaders if user == world.bot.id or not world.users[user].is_bot]


def _visible(world: World, call: Call) -> Chat:
    chat = world.chat(call.chat)
    refusal = chat.refusal(world.bot.id)
    if refusal and chat.kind != "private":
        raise refusal
    return chat


@method("answerCallbackQuery", "callback_query_id text show_alert url cache_time")
def answer_callback_query(world: World, call: Call) -> bool:
    """Stop the button's spinner, once and soon."""
    query = world.queries.get(call.text("callback_query_id"))
    if query is None or query.answer is not None or world.clock() - query.at > rules.CALLBACK_SECONDS:
        raise bad_request(rules.QUERY_TOO_OLD)
    if len(call.text("text")) > rules.CALLBACK_ANSWER_CHARS:
        raise bad_request("MESSAGE_TOO_LONG")
    query.answer = {"text": call.text("text"), "show_alert": call.flag("show_alert")}
    world.changes.tell()
    return True


@method("setMyCommands", "commands scope language_code")
def set_my_commands(world: World, call: Call) -> bool:
    """Set the menu for a scope and a language."""
    commands = rules.read_json(call.text("commands") or "[]", "bot commands")
    if not isinstance(commands, list):
        raise bad_request("expected an Array of BotCommand")
    if len(commands) > rules.COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    world.commands[_menu(call)] = [_checked_command(command) for command in commands]
    return True


def _checked_command(command: object) -> Json:
    if not isinstance(command, dict) or not {"command", "description"} <= command.keys():
        raise bad_request("can't parse BotCommand: Can't find field \"command\"")
    name, description = str(command["command"]).removeprefix("/"), str(command["description"])
    if not re.fullmatch(r"[a-z0-9_]{1,32}", name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not description.strip():
        raise bad_request("Command description must be non-empty")
    if len(description) > 256:
        raise bad_request("Command description length must not exceed 256")
    return {"command": name, "description": description}


@method("getMyCommands", "scope language_code")
def get_my_commands(world: World, call: Call) -> list[Json]:
    """The menu of that very scope and language."""
    return world.commands.get(_menu(call), [])


def _menu(call: Call) -> tuple[str, str]:
    scope = call.record("scope", "BotCommandScope") or {"type": "default"}
    place = ":".join(str(scope[name]) for name in ("type", "chat_id", "user_id") if name in scope)
    return place, call.text("language_code")


@method("getFile", "file_id")
def get_file(world: World, call: Call) -> Json:
    """Where a file can be fetched."""
    file = world.files.get(call.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.content) > rules.DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    size = len(file.content)
    return {"file_id": file.id, "file_unique_id": f"u{file.id}", "file_size": size, "file_path": file.path}
