"""Who may do what in a chat: owners, administrators, members, strangers."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from enum import Enum

from telegram import Bot, Chat, ChatMember, User
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import TelegramError

from bot.actions import Actions
from bot.model import Destination
from bot.telegram.outcomes import words_of
from bot.telegram.render import clean

CACHED_SECONDS = 300.0
CALLS_A_MINUTE = 30
_REMEMBERED = 10_000
_NAME_CHARS = 40
_ADMINS = frozenset({ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR})
_OUTSIDE = frozenset({ChatMemberStatus.LEFT, ChatMemberStatus.BANNED})

log = logging.getLogger(__name__)


class Standing(Enum):
    """What somebody is in a chat. In a private chat everybody who may talk is its administrator."""

    STRANGER = "stranger"
    MEMBER = "member"
    ADMIN = "admin"
    OWNER = "owner"

    @property
    def may_change(self) -> bool:
        """Whether they may change what is followed here."""
        return self in {Standing.ADMIN, Standing.OWNER}


@dataclass(frozen=True, slots=True)
class Caller:
    """Who speaks, and where. `user` is 0 for a channel or group that speaks itself; then `as_chat` is true.

    `name` is what people call them.
    """

    chat: int
    kind: str
    user: int
    topic: int = 0
    as_chat: bool = False
    name: str = "an admin"

    @property
    def destination(self) -> Destination:
        """Where answers and subscriptions go."""
        return Destination(str(self.chat), self.topic)

    @property
    def is_private(self) -> bool:
        """Whether it is a talk with one person."""
        return self.kind == ChatType.PRIVATE

    @property
    def key(self) -> tuple[int, int]:
        """This person in this chat."""
        return self.chat, self.user


def speaks_as_chat(chat: Chat, sender_chat: Chat | None) -> bool:
    """Whether a message is by the chat itself: a channel's post, or an administrator who stays anonymous."""
    return sender_chat is not None and sender_chat.id == chat.id


def name_of(user: User) -> str:
    """What people call somebody, short."""
    return clean(user.full_name)[:_NAME_CHARS] or f"user {user.id}"


class Rights:
    """Tells standings. What Telegram says of members is believed for five minutes."""

    def __init__(self, bot: Bot, actions: Actions) -> None:
        self._bot = bot
        self._actions = actions
        self._members: OrderedDict[tuple[int, int], tuple[ChatMember, float]] = OrderedDict()

    async def standing(self, caller: Caller) -> Standing:
        """What a caller is. A group or channel is let in by an owner who is in it, or when everybody may talk."""
        owners = await self._actions.owners()
        if caller.user in owners:
            return Standing.OWNER
        known = await self._actions.may_talk(caller.user)
        if caller.is_private:
            return Standing.ADMIN if known else Standing.STRANGER
        if not known and (self._actions.owners_only or not await self._has_owner(caller.chat, owners)):
            return Standing.STRANGER
        if caller.as_chat or (caller.user and await self._status(caller.chat, caller.user) in _ADMINS):
            return Standing.ADMIN
        return Standing.MEMBER

    async def may_press(self, caller: Caller, standing: Standing) -> bool:
        """Whether somebody may press buttons: in a channel, which all may read, its admins; in a group who is in it."""
        if caller.is_private or standing.may_change:
            return True
        member = None if caller.kind == ChatType.CHANNEL else await self._member(caller.chat, caller.user)
        return caller.kind != ChatType.CHANNEL and (member is None or member.status not in _OUTSIDE)

    async def _has_owner(self, chat: int, owners: frozenset[int]) -> bool:
        for owner in sorted(owners):
            if await self._status(chat, owner) not in _OUTSIDE:
                return True
        return False

    async def name(self, chat: int, user: int) -> str:
        """What people call a member; for who is unknown, the number."""
        if not user:
            return "an admin"
        member = await self._member(chat, user)
        return name_of(member.user) if member else f"user {user}"

    async def _status(self, chat: int, user: int) -> str:
        """The member's status; "left" when Telegram does not know or cannot be asked."""
        member = await self._member(chat, user)
        return member.status if member else ChatMemberStatus.LEFT

    async def _member(self, chat: int, user: int) -> ChatMember | None:
        now = asyncio.get_running_loop().time()
        member, until = self._members.get((chat, user), (None, 0.0))
        if now < until:
            return member
        try:
            member = await self._bot.get_chat_member(chat, user)
        except TelegramError as error:
            log.warning("event=member_unknown chat=%d user=%d reason=%s", chat, user, words_of(error))
            return None
        self._members[chat, user] = (member, now + CACHED_SECONDS)
        if len(self._members) > _REMEMBERED:
            self._members.popitem(last=False)
        return member


class Verdict(Enum):
    """What to do with one more call."""

    ANSWER = "answer"
    REFUSE = "refuse"
    IGNORE = "ignore"


@dataclass(slots=True)
class _Recent:
    times: deque[float] = field(default_factory=deque)
    told: bool = False


class Patience:
    """Counts the calls of each person in each chat: 30 a minute are answered, the next is refused, more are ignored."""

    def __init__(self) -> None:
        self._recent: OrderedDict[tuple[int, int], _Recent] = OrderedDict()

    def judge(self, key: tuple[int, int]) -> Verdict:
        """Counts a call and tells what to do with it."""
        now = asyncio.get_running_loop().time()
        recent = self._recent.setdefault(key, _Recent())
        self._recent.move_to_end(key)
        if len(self._recent) > _REMEMBERED:
            self._recent.popitem(last=False)
        while recent.times and recent.times[0] <= now - 60:
            recent.times.popleft()
        if len(recent.times) < CALLS_A_MINUTE:
            recent.times.append(now)
            recent.told = False
            return Verdict.ANSWER
        first, recent.told = not recent.told, True
        return Verdict.REFUSE if first else Verdict.IGNORE


class Strangers:
    """Remembers whom we sent away, so that each is told once. A restart forgets them."""

    def __init__(self) -> None:
        self._told: OrderedDict[tuple[int, int], None] = OrderedDict()

    def is_new(self, key: tuple[int, int]) -> bool:
        """Whether this is the first time; it is not the next time."""
        new = key not in self._told
        self._told[key] = None
        if len(self._told) > _REMEMBERED:
            self._told.popitem(last=False)
        return new
