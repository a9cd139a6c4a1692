"""What became of a message, told from whatever the library raised: by class, by cause, by the service's own words.

The library's tree misleads: a refused message (BadRequest) and a broken line are both NetworkErrors, its `str` lowers
the case of what the service said, and the HTTP status survives only in some texts. So everything is compared folded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.errors import WireError
from bot.model import Closed, Outcome, Refused, Sent, TryAgain, Unknown

FAILURES = (TelegramError, KeyError, TypeError, ValueError, AttributeError)
"""All that a call may raise: the library's own errors, and what it trips over in an answer that is no answer."""

_UNTOLD_FLOOD_PAUSE = timedelta(seconds=30)  # a 429 whose body says nothing; the library's floor for a group is 3 s
_WORDS_CHARS = 200

# What the service says, with 400, of a chat or topic that takes nothing from us.
_CLOSED = (
    "chat not found",
    "chat_id is empty",
    "user not found",
    "peer_id_invalid",
    "thread not found",
    "topic_closed",
    "topic_deleted",
    "topic_id_invalid",
    "not enough rights",
    "have no rights to send",
    "need administrator rights",
    "chat_admin_required",
    "chat_write_forbidden",
    "chat_send_plain_forbidden",
    "chat_restricted",
    "channel_private",
    "group chat was deactivated",
    "user_is_blocked",
    "user_deactivated",
)
# What it says of a text that it may take plain and shorter.
_FIXABLE = (
    "can't parse entities",
    "can't parse messageentity",
    "entity url",
    "entity begin",
    "receive an entity",
    "message is too long",
    "text is too long",
)
_UNREADABLE = "parsing the server response"  # the library's words when the body is no JSON: a proxy's, say
_STATUS = re.compile(r"[^(.]*\((\d{3})\)")
_TOKEN = re.compile(r"\d+(?::|%3a)[\w-]{16,}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fixable:
    """The service refused only how the text is set: plain and shorter it may take it."""

    why: str


def outcome_of(error: Exception) -> Outcome | Fixable:
    """What a failed call to send or edit a message came to. Unknown when the service may have accepted it."""
    match error:
        case ChatMigrated():
            return Closed("the group became a supergroup", str(error.new_chat_id))
        case RetryAfter():
            return TryAgain("the service asks to wait", wait_of(error))
        case _ if _UNREADABLE in words_of(error).casefold():
            return _of_unreadable(error)
        case InvalidToken():
            return TryAgain("the service refuses the token")
        case Conflict():
            return TryAgain(words_of(error))
        case Forbidden():
            return Closed(words_of(error))
        case BadRequest():
            return _of_bad_request(words_of(error))
        case NetworkError():
            return _of_network_error(error)
        case _:
            return Unknown(f"the answer could not be read: {words_of(error)}")


def is_unchanged(error: Exception) -> bool:
    """Whether an edit was refused because the message already reads like that."""
    return isinstance(error, BadRequest) and "message is not modified" in words_of(error).casefold()


def is_refused_token(error: Exception) -> bool:
    """Whether the service itself refuses the token; a proxy's page with the same status does not count."""
    told = (words_of(each).casefold() for each in (error, error.__cause__) if each)
    return isinstance(error, InvalidToken) and not any(_UNREADABLE in each for each in told)


def wait_of(error: RetryAfter) -> timedelta:
    """How long the service asks to wait. The library gives seconds, or a timedelta when PTB_TIMEDELTA is set."""
    wait = error.retry_after
    return wait if isinstance(wait, timedelta) else timedelta(seconds=wait)


def words_of(error: BaseException) -> str:
    """What an error says, on one line, short, without a token."""
    said = " ".join(_TOKEN.sub("***", str(error)).split())
    return f"{said[:_WORDS_CHARS] or type(error).__name__}"


def _of_bad_request(said: str) -> Outcome | Fixable:
    folded = said.casefold()
    if "message is not modified" in folded:
        return Sent()
    if any(part in folded for part in _FIXABLE):
        return Fixable(said)
    return Closed(said) if any(part in folded for part in _CLOSED) else Refused(said)


def _of_network_error(error: NetworkError) -> Outcome:
    said = words_of(error)
    folded = said.casefold()
    if isinstance(error.__cause__, WireError) and not error.__cause__.sent:
        return TryAgain(said)
    if folded.startswith("too many requests"):
        return TryAgain(said, _UNTOLD_FLOOD_PAUSE)
    return Refused(said) if folded.startswith("request entity too large") else Unknown(said)


def _of_unreadable(error: Exception) -> Outcome:
    """An answer that is not the service's: with a 4xx nothing was accepted, and no chat or token is judged by it."""
    said = words_of(error)
    status = int(found[1]) if (found := _STATUS.match(said)) else 0
    if status == 413:
        return Refused(said)
    if status in {420, 429}:
        return TryAgain(said, _UNTOLD_FLOOD_PAUSE)
    return TryAgain(said) if 400 <= status < 500 else Unknown(said)
