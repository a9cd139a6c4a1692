"""What a message asks of us: who speaks, and which command it is, if it is one."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Message, MessageEntity
from telegram.constants import ChatType

from bot.telegram.access import Caller, name_of, speaks_as_chat
from bot.telegram.render import clean


@dataclass(frozen=True, slots=True)
class Command:
    """A command without its slash, in small letters, and what stands behind it, on one line and without hidden letters.

    `bot` is whom it names, if anyone.
    """

    name: str
    argument: str = ""
    bot: str = ""

    def is_for(self, username: str) -> bool:
        """Whether it may be for the bot of this name: it names that one or none."""
        return not self.bot or self.bot.casefold() == username.casefold()


def caller_of(message: Message) -> Caller:
    """Who speaks, and where."""
    as_chat = message.chat.type == ChatType.CHANNEL or speaks_as_chat(message.chat, message.sender_chat)
    user = 0 if message.sender_chat is not None or message.from_user is None else message.from_user.id
    name = name_of(message.from_user) if user and message.from_user else "an admin"
    return Caller(message.chat.id, message.chat.type, user, topic_of(message), as_chat, name)


def topic_of(message: Message) -> int:
    """The forum topic; 0 outside forums, where the same field numbers mere threads of replies."""
    return (message.message_thread_id or 0) if message.is_topic_message else 0


def is_for_others(message: Message) -> bool:
    """Whether a message is none of our business: forwarded, or written by another bot."""
    by_bot = message.from_user is not None and message.from_user.is_bot and message.sender_chat is None
    return message.forward_origin is not None or message.via_bot is not None or by_bot


def command_of(message: Message) -> Command | None:
    """The command that a message or a file's caption begins with, whichever bot it is for; None for any other text."""
    entities = (*message.entities, *message.caption_entities)
    if not any(each.type == MessageEntity.BOT_COMMAND and each.offset == 0 for each in entities):
        return None
    word, *rest = (message.text or message.caption or "").split(maxsplit=1)
    name, _, bot = word.removeprefix("/").partition("@")
    return Command(name.lower(), clean(" ".join(" ".join(rest).split())), bot)
