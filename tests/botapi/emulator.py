"""The test's side of the service: make chats, speak as their members, break things, look at what readers see."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from aiohttp import web

from . import control
from .buckets import Buckets, ManualClock
from .calls import Call
from .faults import FaultPlan
from .rules import Json
from .server import Server
from .state import Chat, Query, Violation, World
from .texts import utf16
from .values import File, Message, User

T = TypeVar("T")

BOT = User(7_000_000_001, "Watch", "watch_test_bot", is_bot=True)
TOKEN = f"{BOT.id}:TEST-token_0123456789-abcdefghijklmnop"


class Emulator:
    """A strict Telegram for one bot, on 127.0.0.1.

    `clock` gives seconds since 1970 for dates, paces, expiry and planned waits; long polls wait in real time. Use it as
    `async with Emulator() as emulator`, or `start` and `stop` it. Paces are on unless `paced=False`, and
    `emulator.buckets.on` switches them at any time.
    """

    def __init__(self, *, clock: Callable[[], float] = time.time, paced: bool = True, token: str = TOKEN) -> None:
        self.token = token
        self.bot = replace(BOT, id=int(token.partition(":")[0]))
        self.buckets = Buckets(on=paced)
        self.faults = FaultPlan()
        self.world = World(self.bot, clock, self.buckets)
        self._server = Server(self.world, token, self.faults)
        if isinstance(clock, ManualClock):
            clock.heard = self.world.changes.tell

    async def __aenter__(self) -> Emulator:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def start(self, port: int = 0) -> None:
        """Listen on 127.0.0.1; port 0 takes a free one. After `stop` it comes back with all it knew."""
        await self._server.start(port, self._add_routes)

    async def stop(self) -> None:
        """Close every line: from now on connections are refused, until `start(emulator.port)`."""
        await self._server.stop()

    def _add_routes(self, app: web.Application) -> None:
        control.add_routes(app, self)

    # ── where ────────────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def port(self) -> int:
        """The port it listens on."""
        return self._server.port

    @property
    def base_url(self) -> str:
        """The value for BOT_TELEGRAM_API: calls go to `{base}/bot{token}/{method}`."""
        return f"http://127.0.0.1:{self.port}"

    # ── what happened ────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def transcript(self) -> list[Call]:
        """Every call in the order of arrival, refused ones too."""
        return self._server.transcript

    @property
    def violations(self) -> list[Violation]:
        """Slips a real service forgives or answers with a wait; a good client makes none."""
        return self.world.violations

    def calls(self, method: str) -> list[Call]:
        """The calls of one method that were answered or cut off."""
        return [call for call in self.transcript if call.done and call.method.casefold() == method.casefold()]

    def messages(self, chat: int) -> list[Message]:
        """What readers of a chat see now: edits applied, deleted ones gone, the members' own among them."""
        return list(self.world.chats[chat].messages.values())

    def sent(self, chat: int) -> list[Message]:
        """What the bot wrote into a chat, as it stands now."""
        return [message for message in self.messages(chat) if message.own]

    def answer(self, query: str) -> Json | None:
        """What the presser of a button saw: `text` and `show_alert`; None while unanswered."""
        return self.world.queries[query].answer

    def commands(self, scope: str = "default", language: str = "") -> list[Json]:
        """The menu set for a scope, named as `type` or `type:chat` or `type:chat:user`."""
        return self.world.commands.get((scope, language), [])

    async def wait_for(self, true: Callable[[], T], seconds: float = 5.0) -> T:
        """Wait until `true()` is, and return its value. Raises TimeoutError that ends with the last calls."""
        try:
            async with asyncio.timeout(seconds):
                while not (value := true()):
                    await self.world.changes.next()
                return value
        except TimeoutError as late:
            last = "\n".join(f"  {call.method} {call.params} → {call.status}" for call in self.transcript[-5:])
            raise TimeoutError(f"not so after {seconds} s; the last calls:\n{last}") from late

    # ── chats and people ─────────────────────────────────────────────────────────────────────────────────────────────

    def add_user(self, user: int, first_name: str = "Reader", username: str = "") -> User:
        """Make a person known, or rename one."""
        self.world.users[user] = User(user, first_name, username)
        return self.world.users[user]

    def add_chat(
        self,
        chat: int,
        kind: str = "private",
        title: str = "",
        *,
        members: Iterable[int] = (),
        admins: Iterable[int] = (),
        topics: Iterable[int] = (),
        username: str = "",
        bot: str = "",
    ) -> Chat:
        """Make a chat: private, group, supergroup or channel. A private chat's id is its person's.

        `bot` is the bot's status there; by default administrator of a channel and member elsewhere, and "left" means
        that the person never pressed Start.
        """
        statuses = dict.fromkeys(members, "member") | dict.fromkeys(admins, "administrator")
        if kind == "private":
            statuses[chat] = "member"
        for user in statuses:
            self.world.users.setdefault(user, User(user))
        statuses[self.bot.id] = bot or ("administrator" if kind == "channel" else "member")
        made = Chat(chat, kind, title or f"{kind} {abs(chat)}", statuses, set(topics), username=username)
        self.world.chats[chat] = made
        return made

    def set_member(self, chat: int, status: str, user: int = 0, by: int = 0) -> None:
        """Change somebody's status, the bot's by default, and tell the bot (`my_chat_member`, else `chat_member`)."""
        place, who = self.world.chats[chat], user or self.bot.id
        self.world.users.setdefault(who, User(who))
        before = self.world.member(place, who)
        place.statuses[who] = status
        actor = by or next((one for one in place.statuses if one != self.bot.id), who)
        body = {
            "chat": place.json(),
            "from": self.world.users[actor].json(),
            "date": self.world.now,
            "old_chat_member": before,
            "new_chat_member": self.world.member(place, who),
        }
        self.world.push({"chat_member" if user and user != self.bot.id else "my_chat_member": body})

    def block(self, chat: int, why: str = "") -> None:
        """The bot is blocked or thrown out: 403 from now on, and it is told.

        `why` replaces the text after "Forbidden: ", such as "user is deactivated"; then nobody tells the bot.
        """
        if why:
            self.world.chats[chat].closed = why
        else:
            self.set_member(chat, "kicked")

    def unblock(self, chat: int) -> None:
        """The bot is welcome again, and it is told."""
        self.world.chats[chat].closed = ""
        self.set_member(chat, "member")

    def migrate(self, chat: int, new: int) -> None:
        """A group becomes the supergroup `new`: calls to the old id are refused with the new one; the bot is told."""
        old = self.world.chats[chat]
        self.world.chats[new] = Chat(new, "supergroup", old.title, dict(old.statuses), username=old.username)
        self._service_message(chat, {"migrate_to_chat_id": new})
        self._service_message(new, {"migrate_from_chat_id": chat})
        old.moved_to = new

    def _service_message(self, chat: int, extra: Json) -> None:
        sender = self.world.users[next(iter(self.world.chats[chat].statuses))]
        self._inject("message", chat, Message(0, chat, 0, sender, extra=extra))

    # ── what people do ───────────────────────────────────────────────────────────────────────────────────────────────

    def say(self, chat: int, user: int, text: str, *, topic: int = 0, reply_to: int = 0, **extra: object) -> Message:
        """Somebody writes a text; a command is marked as one. user 0: a channel post or an anonymous admin.

        `extra` are further fields of the message's JSON, such as `forward_origin`, `sender_chat` or `via_bot`.
        """
        entities = tuple(_commands(text))
        sender = self.world.users.setdefault(user, User(user)) if user else None
        draft = Message(
            0, chat, 0, sender, text, entities=entities, topic=topic, reply_to=reply_to, extra=extra or None
        )
        kind = "channel_post" if self.world.chats[chat].kind == "channel" else "message"
        return self._inject(kind, chat, draft)

    def upload(self, chat: int, user: int, name: str, content: bytes, *, caption: str = "") -> Message:
        """Somebody sends a file."""
        file = File(self.world.name("file"), name, content)
        self.world.files[file.id] = file
        sender = self.world.users.setdefault(user, User(user))
        entities = tuple(_commands(caption))
        return self._inject("message", chat, Message(0, chat, 0, sender, "", caption, entities, document=file))

    def change(self, chat: int, message_id: int, text: str) -> Message:
        """Somebody edits what they wrote."""
        place = self.world.chats[chat]
        message = place.messages[message_id]
        entities = tuple(_commands(text))
        place.messages[message_id] = replace(message, text=text, entities=entities, edited=self.world.now)
        kind = "edited_channel_post" if place.kind == "channel" else "edited_message"
        self.world.push({kind: self.world.message_json(place.messages[message_id])})
        return place.messages[message_id]

    def press(self, chat: int, user: int, message_id: int, data: str) -> str:
        """Somebody presses a button, or forges a press with any data; the id of the query, for `answer`."""
        query = Query(self.world.name("query"), self.world.clock())
        self.world.queries[query.id] = query
        place = self.world.chats[chat]
        message = place.messages.get(message_id)
        gone = {"chat": place.json(), "message_id": message_id, "date": 0}
        body = {
            "id": query.id,
            "from": self.world.users.setdefault(user, User(user)).json(),
            "message": self.world.message_json(message) if message else gone,
            "chat_instance": str(abs(chat) * 31 + 7),
            "data": data,
        }
        self.world.push({"callback_query": body})
        return query.id

    def tap(self, chat: int, user: int, message_id: int, label: str) -> str:
        """Somebody presses the button with these words; KeyError when the message does not carry it."""
        button = self.world.chats[chat].messages[message_id].button(label)
        return self.press(chat, user, message_id, str(button["callback_data"]))

    def renumber(self, first: int) -> None:
        """After a week without updates the service begins anew, at any number: the next update has this one."""
        self.world.renumber(first)

    def set_webhook(self) -> None:
        """Somebody sets a webhook: getUpdates is refused until it is deleted."""
        self.world.has_webhook = True
        self.world.changes.tell()

    def inject(self, update: Json, update_id: int | None = None) -> int:
        """Queue any update as it is, such as {"message": …}, even a broken one; an id of your own if you must."""
        return self.world.push(update, update_id)

    def _inject(self, kind: str, chat: int, draft: Message) -> Message:
        place = self.world.chats[chat]
        if place.kind == "private":
            self._reopen(place)
        message = self.world.post(place, draft)
        self.world.push({kind: self.world.message_json(message)})
        return message

    def _reopen(self, place: Chat) -> None:
        """Who writes to a bot lets it write back; the bot is told only when it had been blocked."""
        status = place.statuses[self.bot.id]
        if status == "kicked":
            self.set_member(place.id, "member")
        place.statuses[self.bot.id] = "member"


def _commands(text: str) -> Iterable[Json]:
    for found in re.finditer(r"(?<![\w/<>])/\w{1,64}(?:@\w{3,32})?", text, re.ASCII):
        offset = utf16(text[: found.start()])
        yield {"type": "bot_command", "offset": offset, "length": len(found[0])}
