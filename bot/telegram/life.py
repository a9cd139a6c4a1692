"""The life of a chat: the bot is blocked, removed, let in, made or unmade administrator; topics close and open."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Chat, ChatMember, ChatMemberRestricted, ChatMemberUpdated, Message
from telegram.constants import ChatMemberStatus, ChatType

from bot.actions import Actions
from bot.model import Destination
from bot.telegram.links import inert
from bot.telegram.reading import topic_of
from bot.telegram.render import clean

_GONE = frozenset({ChatMemberStatus.LEFT, ChatMemberStatus.BANNED})
_REMOVED = "the bot was blocked or removed"
_SILENCED = "the bot may not write there"
_TOPIC_CLOSED = "the topic was closed"


def is_of_life(message: Message) -> bool:
    """Whether a message is the service's own, about what became of a chat or topic."""
    moved = message.migrate_to_chat_id or message.migrate_from_chat_id
    return bool(moved or message.forum_topic_closed or message.forum_topic_reopened)


@dataclass(frozen=True, slots=True)
class Life:
    """Follows what becomes of chats. Subscriptions are never lost: they move, or rest until they are taken up again."""

    actions: Actions

    async def hear(self, message: Message) -> None:
        """A group became a supergroup, or a topic was closed or opened."""
        chat = str(message.chat.id)
        if message.migrate_to_chat_id:
            await self.actions.move_chat(chat, str(message.migrate_to_chat_id))
        elif message.migrate_from_chat_id:
            await self.actions.move_chat(str(message.migrate_from_chat_id), chat)
        elif message.forum_topic_closed:
            await self.actions.close_chat(Destination(chat, topic_of(message)), _TOPIC_CLOSED)
        else:
            await self.actions.open_chat(Destination(chat, topic_of(message)))

    async def on_member(self, changed: ChatMemberUpdated) -> None:
        """What the bot is in a chat has changed. Thrown out, it waits for /start; silenced, until it may speak."""
        chat, now = changed.chat, changed.new_chat_member
        if now.status in _GONE:
            await self.actions.doors.close(str(chat.id), _called(chat), _REMOVED)
        elif not _may_write(chat, now):
            await self.actions.doors.close(str(chat.id), _called(chat), _SILENCED)
        else:
            await self.actions.doors.open(str(chat.id), closed=_SILENCED)


def _may_write(chat: Chat, member: ChatMember) -> bool:
    """Whether somebody may send messages; into a channel only its administrators may."""
    if isinstance(member, ChatMemberRestricted):
        return member.can_send_messages
    return chat.type != ChatType.CHANNEL or member.status != ChatMemberStatus.MEMBER


def _called(chat: Chat) -> str:
    """A chat as owners know it."""
    kind = "The chat with" if chat.type == ChatType.PRIVATE else chat.type.capitalize()
    return f"{kind} “{inert(clean(chat.effective_name or str(chat.id)))}”"
