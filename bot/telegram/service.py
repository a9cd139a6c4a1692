"""The bot on the line: connects, listens, sends. It outlives whatever the line or the service does."""

from __future__ import annotations

import asyncio
import logging
import warnings
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from enum import Enum
from typing import Any

from telegram import (
    Bot,
    InputFile,
    Message,
    ReplyParameters,
)
from telegram.error import InvalidToken
from telegram.ext import Application, ApplicationBuilder
from telegram.warnings import PTBDeprecationWarning

from bot.errors import ConfigError
from bot.model import Ask, Chart, Closed, Delivery, Kind, Outcome, Refused, Sent, TryAgain, Unknown
from bot.telegram.below import below
from bot.telegram.commands import NO_PREVIEW, Commands
from bot.telegram.outcomes import FAILURES, Fixable, is_refused_token, outcome_of, words_of
from bot.telegram.pace import Pace
from bot.telegram.pictures import Pictures
from bot.telegram.polling import Calls, Listener, ReadableUpdates
from bot.telegram.render import Text, message
from bot.telegram.talk import Staff, Times

START_PATIENCE = timedelta(seconds=5)
STOP_PATIENCE = timedelta(seconds=2.4)
_PLAIN_CHARS = 3000
_LONGEST_PAUSE = 30.0

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Connection:
    """The bot's token, how to ask, and the base address of another Bot API server (empty: Telegram's own).

    `hear` asks for updates: over a wire of its own messages that hang leave it room.
    """

    token: str = field(repr=False)
    ask: Ask
    hear: Ask
    api: str = ""

    def bot(self) -> Bot:
        """The library's bot, without its layer for limits and defaults, of which we use none."""
        base = self.api or "https://api.telegram.org"
        return Bot(
            *(self.token, f"{base}/bot", f"{base}/file/bot"),
            request=Calls(self.ask),
            get_updates_request=ReadableUpdates(self.hear),
        )


class _Line(Enum):
    """How the last attempt to connect went."""

    OPEN = "open"
    BROKEN = "broken"
    REFUSED = "refused"


class TelegramService:
    """Sends deliveries, and answers people when it listens. `start` it once, then `stop` it."""

    def __init__(
        self,
        connection: Connection,
        staff: Staff,
        zone: tzinfo,
        clock: Callable[[], datetime],
        pace: Pace | None = None,
    ) -> None:
        hush_library()
        self._app = _application(connection)
        self._times = Times(clock, zone)
        self._pace = pace or Pace()
        self._commands = Commands(self._app, staff, self._pace, self._times)
        self._listener = Listener(self._app.bot, staff.actions, self._commands, self._app.process_update)
        self._pictures = Pictures(staff.draw)
        self._line: _Line | None = None
        self._known = False
        self._broken = asyncio.Event()
        self._first_attempt = asyncio.Event()
        self._life: asyncio.Task[None] | None = None
        self._listens = False

    @property
    def username(self) -> str:
        """The bot's name for links such as t.me/NAME; empty until the line is open."""
        return self._app.bot.username if self._line is _Line.OPEN else ""

    async def start(self, *, listen: bool) -> None:
        """Connects; when Telegram cannot be reached it goes on trying and returns after five seconds at most.

        `listen` also answers people. Raises ConfigError when Telegram refuses the token.
        """
        self._life = asyncio.create_task(self._live(listen=listen))
        attempt = asyncio.create_task(self._first_attempt.wait())
        await asyncio.wait({attempt}, timeout=START_PATIENCE.total_seconds())
        attempt.cancel()
        if self._line is _Line.REFUSED:
            await self.stop()
            raise ConfigError(
                "BOT_TELEGRAM_TOKEN", "Telegram refuses this token; copy it again from @BotFather (/mybots)"
            )

    async def stop(self) -> None:
        """Lets what people asked for be answered, then hangs up: within three seconds, whatever the line does."""
        if self._life:
            self._life.cancel()
            await asyncio.wait({self._life}, timeout=0.1)
        if self._listens:
            self._listens = False
            await self._listener.finish(STOP_PATIENCE)
        await self._app.bot.shutdown()

    def turn(self, chat: str) -> timedelta | None:
        """How long a message to a chat would have to wait; zero is a yes, and counts. None while there is no line."""
        return self._pace.take(int(chat)) if self._line is _Line.OPEN else None

    async def send(self, delivery: Delivery) -> Outcome:
        """Sends a message at once, and tells what became of it. Raises only what rendering it raises."""
        zone = delivery.zone or self._times.zone
        if isinstance(chart := delivery.facts, Chart):
            return await self._show(delivery, await self._pictures.of(chart, zone))
        text = message(delivery, self._times.clock(), zone)
        outcome = await self._try(delivery, self._post(delivery, text))
        if isinstance(outcome, Fixable):
            log.warning("event=sent_plain key=%s reason=%s", delivery.key, outcome.why)
            outcome = await self._try(delivery, self._post(delivery, Text(text.text[:_PLAIN_CHARS])))
        return Refused(outcome.why) if isinstance(outcome, Fixable) else outcome

    async def _show(self, delivery: Delivery, picture: bytes | None) -> Outcome:
        """Sends a picture, silently. Where there is none, or none is allowed, the text before it has told all."""
        if picture is None:
            return Sent()
        outcome = await self._try(delivery, self._post_picture(delivery, picture))
        match outcome:
            case Fixable(why=why) | Closed(why=why, moved_to=""):
                return Refused(why)
            case _:
                return outcome

    # ── sending ──────────────────────────────────────────────────────────────────────────────────────────────────────

    async def _try(self, delivery: Delivery, posting: Awaitable[int]) -> Outcome | Fixable:
        try:
            return Sent(await posting)
        except Exception as error:  # noqa: BLE001 - whatever the library trips over, the reader may have the message
            outcome = outcome_of(error)
        match outcome:
            case TryAgain(after=after) if after:
                self._pace.hold(int(delivery.destination.chat), after)
            case TryAgain() | Unknown():
                self._line = _Line.BROKEN
                self._broken.set()
        return outcome

    async def _post(self, delivery: Delivery, text: Text) -> int:
        """Sends or edits a message, and gives its number."""
        if delivery.kind is Kind.REVISION:
            return await self._edit(delivery, text)
        posted: Message = await self._app.bot.send_message(
            int(delivery.destination.chat),
            text.text,
            entities=text.entities,
            message_thread_id=delivery.destination.topic or None,
            reply_parameters=_answering(delivery.message),
            disable_notification=not delivery.sounds,
            link_preview_options=NO_PREVIEW,
            reply_markup=below(delivery),
        )
        return posted.message_id

    async def _post_picture(self, delivery: Delivery, picture: bytes) -> int:
        may_repeat = message(delivery, self._times.clock(), self._times.zone).text
        posted: Message = await self._app.bot.send_photo(
            int(delivery.destination.chat),
            InputFile(picture, "days.png"),
            may_repeat or None,
            message_thread_id=delivery.destination.topic or None,
            disable_notification=True,
        )
        return posted.message_id

    async def _edit(self, delivery: Delivery, text: Text) -> int:
        """Edits the alert's message; an edit without buttons would take them away."""
        await self._app.bot.edit_message_text(
            text.text,
            int(delivery.destination.chat),
            delivery.message,
            entities=text.entities,
            link_preview_options=NO_PREVIEW,
            reply_markup=below(delivery),
        )
        return delivery.message

    # ── the line ─────────────────────────────────────────────────────────────────────────────────────────────────────

    async def _live(self, *, listen: bool) -> None:
        """Connects, however long that takes; then listens, and connects again whenever the line breaks."""
        await self._open_line()
        if not listen:
            await self._keep_line()
            return
        self._listens = True
        await self._commands.offer_all()
        await self._attempt("webhook", self._app.bot.delete_webhook(drop_pending_updates=False))
        async with asyncio.TaskGroup() as both:
            both.create_task(self._keep_line())
            both.create_task(self._listener.run())

    async def _keep_line(self) -> None:
        """After a message that did not get through nothing leaves until the service answers again."""
        while True:
            await self._broken.wait()
            self._broken.clear()
            await self._open_line()

    async def _open_line(self) -> None:
        pause = 1.0
        while await self._connect() is not _Line.OPEN:
            self._first_attempt.set()
            await asyncio.sleep(pause)
            pause = min(_LONGEST_PAUSE, 2 * pause)
        self._first_attempt.set()

    async def _connect(self) -> _Line:
        """Asks who we are. The library's error quotes the token, so it ends here."""
        try:
            await (self._app.bot.get_me() if self._known else self._app.initialize())
            self._line, self._known = _Line.OPEN, True
            log.info("event=connected bot=%s", self._app.bot.username)
        except FAILURES as error:
            self._line = _Line.REFUSED if is_refused_token(error) else _Line.BROKEN
            why = (isinstance(error, InvalidToken) and error.__cause__) or error
            # At the start a refused token is told by ConfigError, in one line.
            level = logging.WARNING if self._first_attempt.is_set() or self._line is _Line.BROKEN else logging.DEBUG
            log.log(level, "event=not_connected line=%s reason=%s", self._line.value, words_of(why))
        return self._line

    async def _attempt(self, what: str, call: Awaitable[bool]) -> None:
        """Makes a call whose failure stops nothing."""
        try:
            await call
        except FAILURES as error:
            log.warning("event=not_set what=%s reason=%s", what, words_of(error))


def _answering(message: int) -> ReplyParameters | None:
    """What makes a message an answer to an earlier one, if that is still there."""
    return ReplyParameters(message, allow_sending_without_reply=True) if message else None


def _application(connection: Connection) -> Application[Any, Any, Any, Any, Any, Any]:
    """The library's application: no timer, no files, no updater of its own."""
    builder = ApplicationBuilder().bot(connection.bot()).concurrent_updates(concurrent_updates=True)
    return builder.updater(None).job_queue(None).build()


def hush_library() -> None:
    """Silences the library, which logs what people wrote."""
    logging.getLogger("telegram").setLevel(logging.CRITICAL)
    warnings.filterwarnings("ignore", message=r".*`retry_after`", category=PTBDeprecationWarning)
