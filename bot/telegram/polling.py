"""Listening: updates come in whatever happens to the line, and one that nobody can read stops none behind it.

The library's own Updater dies in silence at a 401, asks for ever for an update that it cannot parse, and cannot be
stopped within a time. This loop asks again after every failure, at most 15 s later.

An update is written down before it is confirmed, so that a command outlives a process that dies with it in hand.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Any, ClassVar
from weakref import WeakValueDictionary

from telegram import Bot, Update
from telegram.constants import UpdateType
from telegram.error import Conflict, NetworkError, RetryAfter, TelegramError
from telegram.request import BaseRequest, RequestData

from bot import crash
from bot.actions import Actions
from bot.errors import StateError, WireError
from bot.model import Ask
from bot.telegram.commands import Commands
from bot.telegram.outcomes import FAILURES, wait_of, words_of

POLL_SECONDS = 10
LONGEST_PAUSE = 15.0
_LONGEST_ASKED_PAUSE = 25.0
_IDLE_PAUSE = 0.05  # an answer without updates takes the service seconds; a broken one may come at once
WANTED = (UpdateType.MESSAGE, UpdateType.CHANNEL_POST, UpdateType.CALLBACK_QUERY, UpdateType.MY_CHAT_MEMBER)

Handle = Callable[[Update], Awaitable[None]]

log = logging.getLogger(__name__)


class Calls(BaseRequest):
    """The library's calls over a wire of ours, each within `seconds`.

    Its own took three times the work, and its limits began anew with each byte of an answer.
    """

    __slots__ = ("_ask",)
    seconds: ClassVar[float] = 45.0

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    @property
    def read_timeout(self) -> float:
        """How long an answer may take."""
        return self.seconds

    async def initialize(self) -> None:
        """Does nothing: the wire is open when it is given."""

    async def shutdown(self) -> None:
        """Does nothing: who opened the wire closes it."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_limits: object, **_more: object
    ) -> tuple[int, bytes]:
        """The answer's status and body. Raises NetworkError, caused by a WireError, when there is none."""
        form, files = (request_data.json_parameters, request_data.multipart_data) if request_data else (None, {})
        try:
            return await self._ask(url, form, files, self.seconds)
        except WireError as error:
            raise NetworkError(str(error)) from error

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer; of a message of ours what it must have, since we know the rest. Raises TelegramError for none."""
        answer = BaseRequest.parse_json_payload(payload)
        if isinstance(message := answer.get("result"), dict) and "message_id" in message:
            answer["result"] = {name: message[name] for name in message.keys() & {"message_id", "date", "chat"}}
        return answer


class ReadableUpdates(Calls):
    """Replaces updates that the library cannot read by empty ones, so that they are confirmed like the others."""

    __slots__ = ()
    seconds: ClassVar[float] = 25.0

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer. Raises TelegramError when it is none."""
        answer = BaseRequest.parse_json_payload(payload)
        if answer.get("ok"):
            updates = answer.get("result")
            if not isinstance(updates, list):
                raise TelegramError("Invalid server response")
            answer["result"] = [readable for update in updates if (readable := _readable(update))]
        return answer


def _readable(update: object) -> dict[str, Any] | None:
    """The update if the library can read it, else no more than its number; None when it has none."""
    if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
        log.warning("event=unreadable_update update=none")
        return None
    try:
        Update.de_json(dict(update), None)
    except Exception as error:  # noqa: BLE001 - whatever the library trips over, the updates behind it must come
        log.warning("event=unreadable_update update=%d reason=%s", update["update_id"], type(error).__name__)
        return {"update_id": update["update_id"]}
    return update


class Listener:
    """Asks for updates until `run` is cancelled and has them answered: chats side by side, each in order."""

    def __init__(self, bot: Bot, actions: Actions, commands: Commands, handle: Handle) -> None:
        self._bot = bot
        self._actions = actions
        self._commands = commands
        self._handle = handle
        self._offset = 0
        self._pause = 0.0
        self._tasks: set[asyncio.Task[None]] = set()
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def run(self) -> None:
        """Listens for ever, first to what the last process left unanswered."""
        await self._take_up()
        while True:
            try:
                await self._ask()
                self._pause = 0.0
            except RetryAfter as error:
                await self._rest(error, least=min(_LONGEST_ASKED_PAUSE, wait_of(error).total_seconds()))
            except Conflict as error:
                await self._drop_webhook()
                await self._rest(error, least=3.0)
            except Exception as error:  # noqa: BLE001 - whatever it trips over, it must go on
                await self._rest(error, least=0.5)

    async def finish(self, limit: timedelta) -> None:
        """Waits for what is being answered, so long at most. Call it when `run` was cancelled.

        What is not answered by then is taken up by the next process.
        """
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=limit.total_seconds())
        for task in self._tasks:
            task.cancel()

    async def _take_up(self) -> None:
        for heard in await self._actions.unanswered():
            log.warning("event=taken_up update=%d done=%s", heard.number, heard.done)
            self._begin(Update.de_json(json.loads(heard.body), self._bot), done=heard.done)

    async def _ask(self) -> None:
        updates = await self._bot.get_updates(
            offset=self._offset, timeout=timedelta(seconds=POLL_SECONDS), allowed_updates=WANTED
        )
        if self._pause:
            log.warning("event=listening_again")
        if not updates:
            await asyncio.sleep(_IDLE_PAUSE)
            return
        ours = {each.update_id: each for each in updates if self._commands.admits(each)}
        new = await self._keep(ours)
        self._offset = updates[-1].update_id + 1  # not the highest ever: after a quiet week numbers begin anew
        for number in new:
            self._begin(ours[number], done=False)

    async def _keep(self, updates: dict[int, Update]) -> Sequence[int]:
        """Writes updates down; those that are new. When the disk refuses, people are answered all the same."""
        try:
            return await self._actions.hear({number: each.to_json() for number, each in updates.items()})
        except StateError as error:
            log.error("event=not_kept updates=%d reason=%s", len(updates), error)  # noqa: TRY400 - it says it all
            return tuple(updates)

    def _begin(self, update: Update, *, done: bool) -> None:
        task = asyncio.create_task(self._in_turn(update, done=done))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _rest(self, error: Exception, *, least: float) -> None:
        """Says what went wrong and waits: twice as long each time, never so long that people notice."""
        self._pause = max(least, min(LONGEST_PAUSE, 2 * self._pause))
        log.warning("event=not_listening pause=%.1f reason=%s", self._pause, words_of(error))
        await asyncio.sleep(self._pause)

    async def _drop_webhook(self) -> None:
        """A webhook that somebody set keeps us from asking."""
        try:
            await self._bot.delete_webhook(drop_pending_updates=False)
        except FAILURES as error:
            log.warning("event=webhook_stays reason=%s", words_of(error))

    async def _in_turn(self, update: Update, *, done: bool) -> None:
        """Answers an update. One whose effect was written by a process that died then is not carried out again."""
        chat = update.effective_chat.id if update.effective_chat else 0
        turn = self._turns.setdefault(chat, asyncio.Lock())
        async with turn:
            crash.passing(crash.Step.CHAT_HEARD)
            with self._actions.on_behalf_of(update.update_id, self._commands.who(update)):
                await (self._commands.say_done(update) if done else self._handle(update))
            crash.passing(crash.Step.CHAT_ANSWERED)
            await self._note(update.update_id)

    async def _note(self, number: int) -> None:
        try:
            await self._actions.answered(number)
        except StateError as error:  # the next process answers it once more
            log.error("event=not_written update=%d reason=%s", number, error)  # noqa: TRY400 - the text says it all
