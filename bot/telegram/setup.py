"""The first talk with a new bot: whose token it is, who its owner is, and that messages arrive."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Self

from telegram import Update
from telegram.constants import ChatType, UpdateType
from telegram.error import Conflict, TelegramError

from bot.errors import ConfigError, IronwatchError
from bot.model import Ask, Delivery, Destination, Kind, Notice, Priority
from bot.telegram.outcomes import FAILURES, is_refused_token, words_of
from bot.telegram.reading import caller_of, command_of
from bot.telegram.render import message
from bot.telegram.service import Connection, hush_library

PATIENCE = timedelta(minutes=10)
_POLL_SECONDS = 10
_TEST = Notice(
    "🔴 TEST ALERT · nothing has happened",
    ("Alerts arrive here like this. This one makes a sound, as only urgent ones do.", "Next: /subscribe"),
    Priority.URGENT,
)


@dataclass(frozen=True, slots=True)
class Questions:
    """What a person is asked: for the token (again when it is refused), whether a name is theirs; and what is said."""

    token: Callable[[], str]
    is_you: Callable[[str], bool]
    say: Callable[[str], None]


async def introduce(ask: Ask, api: str, questions: Questions) -> tuple[int, str]:
    """Makes a new bot's owner known: the user id of who presses Start and says so, and the bot's token."""
    while True:
        token = questions.token()
        try:
            async with Introduction(Connection(token, ask, ask, api)) as talk:
                questions.say(f"This is @{talk.username}. Open https://t.me/{talk.username} and press Start.")
                user, name = await talk.next_start()
                while not questions.is_you(f"{name} (id {user}) pressed Start. Is that you?"):
                    user, name = await talk.next_start()
                await talk.send_test(user)
                return user, token
        except ConfigError as error:
            questions.say(str(error))


class Introduction:
    """A line to the bot of a token, for `async with`. Raises ConfigError when Telegram refuses the token.

    Raises IronwatchError with a sentence for whatever else stands in the way.
    """

    def __init__(self, connection: Connection) -> None:
        hush_library()
        self._bot = connection.bot()
        self._offset = 0

    async def __aenter__(self) -> Self:
        try:
            await self._bot.initialize()
        except FAILURES as error:
            await self._bot.shutdown()
            if is_refused_token(error):
                raise ConfigError("token", "Telegram refuses it; copy the whole line from @BotFather again") from None
            raise IronwatchError(f"Telegram cannot be reached ({words_of(error)}); try again later") from None
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._bot.shutdown()

    @property
    def username(self) -> str:
        """The bot's name, without its @."""
        return self._bot.username

    async def next_start(self) -> tuple[int, str]:
        """Waits until somebody sends /start in a private chat; who that is, by id and name."""
        try:
            async with asyncio.timeout(PATIENCE.total_seconds()):
                await self._bot.delete_webhook(drop_pending_updates=False)
                while True:
                    for update in await self._ask(_POLL_SECONDS):
                        self._offset = update.update_id + 1
                        if starter := _starter(update):
                            return starter
        except TimeoutError:
            raise IronwatchError("nobody pressed Start within ten minutes; run setup again") from None
        except Conflict:
            raise IronwatchError("another program listens with this token; stop it first") from None
        except TelegramError as error:
            raise IronwatchError(f"the line to Telegram broke ({words_of(error)}); run setup again") from None

    async def _ask(self, seconds: int) -> tuple[Update, ...]:
        return await self._bot.get_updates(self._offset, timeout=seconds, allowed_updates=[UpdateType.MESSAGE])

    async def send_test(self, user: int) -> None:
        """Sends a test alert, and confirms what was heard, so that the service does not answer it again."""
        now = datetime.now(UTC)
        text = message(Delivery(Destination(str(user)), "notice:test", Kind.NOTICE, _TEST, created=now), now, UTC)
        try:
            await self._bot.send_message(user, text.text, entities=text.entities)
            await self._ask(0)
        except TelegramError as error:
            raise IronwatchError(f"the test alert did not arrive: {words_of(error)}") from None


def _starter(update: Update) -> tuple[int, str] | None:
    """Who sends /start in private with this update, if anybody does."""
    said = update.message
    if said is None or said.chat.type != ChatType.PRIVATE:
        return None
    command, caller = command_of(said), caller_of(said)
    return (caller.user, caller.name) if command and command.name == "start" and caller.user else None
