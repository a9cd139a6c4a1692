"""Listening: updates come in whatever happens to the line, and one that nobody can read stops none behind it.

The library's own Updater dies in silence at a 401, asks for ever for an update that it cannot parse, and cannot be
stopped within a time. This loop asks again after every failure, at most 15 s later.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from weakref import WeakValueDictionary

from telegram import Bot, Update
from telegram.constants import UpdateType
from telegram.error import Conflict, RetryAfter, TelegramError
from telegram.request import HTTPXRequest

from bot.telegram.outcomes import FAILURES, wait_of, words_of

POLL_SECONDS = 10
LONGEST_PAUSE = 15.0
_LONGEST_ASKED_PAUSE = 25.0
_IDLE_PAUSE = 0.05  # an answer without updates takes the service seconds; a broken one may come at once
WANTED = (UpdateType.MESSAGE, UpdateType.CHANNEL_POST, UpdateType.CALLBACK_QUERY, UpdateType.MY_CHAT_MEMBER)

Handle = Callable[[Update], Awaitable[None]]

log = logging.getLogger(__name__)


class ReadableUpdates(HTTPXRequest):
    """Replaces updates that the library cannot read by empty ones, so that they are confirmed like the others."""

    __slots__ = ()

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer. Raises TelegramError when it is none."""
        answer = HTTPXRequest.parse_json_payload(payload)
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
    """Asks for updates until `run` is cancelled and hands each to `handle`: chats side by side, each in order."""

    def __init__(self, bot: Bot, handle: Handle) -> None:
        self._bot = bot
        self._handle = handle
        self._offset = 0
        self._pause = 0.0
        self._tasks: set[asyncio.Task[None]] = set()
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def run(self) -> None:
        """Listens for ever."""
        while True:
            try:
                await self._ask()
                self._pause = 0.0
            except RetryAfter as error:
                await self._rest(error, least=min(_LONGEST_ASKED_PAUSE, wait_of(error).total_seconds()))
            except Conflict as error:
                await self._drop_webhook()
                await self._rest(error, least=3.0)
            except FAILURES as error:
                await self._rest(error, least=0.5)

    async def finish(self, limit: timedelta) -> None:
        """Waits for what is being handled, so long at most, and confirms it. Call it when `run` was cancelled."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=limit.total_seconds() / 2)
        for task in self._tasks:
            task.cancel()
        try:
            async with asyncio.timeout(limit.total_seconds() / 2):
                await self._bot.get_updates(offset=self._offset, timeout=0, allowed_updates=WANTED)
        except (TimeoutError, *FAILURES) as error:
            log.info("event=not_confirmed reason=%s", words_of(error))

    async def _ask(self) -> None:
        updates = await self._bot.get_updates(
            offset=self._offset, timeout=timedelta(seconds=POLL_SECONDS), allowed_updates=WANTED
        )
        if self._pause:
            log.warning("event=listening_again")
        if not updates:
            await asyncio.sleep(_IDLE_PAUSE)
        for update in updates:
            self._offset = max(self._offset, update.update_id + 1)
            task = asyncio.create_task(self._in_turn(update))
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

    async def _in_turn(self, update: Update) -> None:
        chat = update.effective_chat.id if update.effective_chat else 0
        turn = self._turns.setdefault(chat, asyncio.Lock())
        async with turn:
            await self._handle(update)
