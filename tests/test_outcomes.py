"""Whatever the library raises is told as what became of the message."""

from __future__ import annotations

from datetime import timedelta

import pytest
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
from bot.telegram.outcomes import Fixable, is_refused_token, is_unchanged, outcome_of, words_of

pytestmark = pytest.mark.filterwarnings("ignore:.*retry_after")  # the library warns whenever it raises RetryAfter

PAGE = "Parsing the server response b'<html>chat not found</html>' failed"


def caused(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


def kind_of(error: Exception) -> type[Outcome | Fixable]:
    return type(outcome_of(error))


@pytest.mark.parametrize(
    "error",
    [
        caused(NetworkError("not sent: no route"), WireError("not sent: no route", sent=False)),
        NetworkError(f"Too Many Requests (429). {PAGE}"),
        NetworkError(f"Unknown HTTPError (420). {PAGE}"),
        Forbidden(f"Forbidden (403). {PAGE}"),
        BadRequest(f"Bad Request (400). {PAGE}"),
        InvalidToken("Unauthorized"),
        InvalidToken(f"Not Found (404). {PAGE}"),
        Conflict("Conflict: terminated by other getUpdates request"),
    ],
    ids=str,
)
def test_what_certainly_did_not_arrive_is_tried_again(error: Exception) -> None:
    assert kind_of(error) is TryAgain


@pytest.mark.parametrize(
    "error",
    [
        caused(NetworkError("no answer within 45 s"), WireError("no answer within 45 s", sent=True)),
        NetworkError("Unknown error in HTTP implementation: RuntimeError('Session is closed')"),
        NetworkError("Internal Server Error: restart"),
        NetworkError(f"Bad Gateway (502). {PAGE}"),
        NetworkError(f"Gateway Timeout (504). {PAGE}"),
        TelegramError("Invalid server response"),
        KeyError("result"),
        TypeError("'bool' object is not subscriptable"),
    ],
    ids=repr,
)
def test_what_may_have_arrived_is_unknown(error: Exception) -> None:
    assert kind_of(error) is Unknown


@pytest.mark.parametrize(
    "error",
    [
        BadRequest("Bad Request: text must be non-empty"),
        BadRequest("Bad Request: BUTTON_DATA_INVALID"),
        NetworkError("Request Entity Too Large"),
        NetworkError(f"Request Entity Too Large (413). {PAGE}"),
    ],
    ids=str,
)
def test_what_the_service_will_never_take_is_refused(error: Exception) -> None:
    assert kind_of(error) is Refused


@pytest.mark.parametrize(
    "error",
    [
        Forbidden("Forbidden: bot was blocked by the user"),
        Forbidden("Forbidden: user is deactivated"),
        Forbidden("Forbidden: bot was kicked from the supergroup chat"),
        Forbidden("Forbidden: bot is not a member of the channel chat"),
        Forbidden("Forbidden: the group chat was deleted"),
        Forbidden("Forbidden: bot can't initiate conversation with a user"),
        BadRequest("Bad Request: chat not found"),
        BadRequest("Bad Request: chat_id is empty"),
        BadRequest("Bad Request: message thread not found"),
        BadRequest("Bad Request: TOPIC_CLOSED"),
        BadRequest("Bad Request: not enough rights to send text messages to the chat"),
        BadRequest("Bad Request: CHAT_WRITE_FORBIDDEN"),
    ],
    ids=str,
)
def test_a_chat_that_takes_nothing_from_us_is_closed(error: Exception) -> None:
    assert kind_of(error) is Closed


def test_a_group_that_became_a_supergroup_is_closed_with_its_new_id() -> None:
    assert outcome_of(ChatMigrated(-1001)) == Closed("the group became a supergroup", "-1001")


@pytest.mark.parametrize("asked", [43838, timedelta(seconds=43838)])
def test_a_flood_is_waited_out_for_as_long_as_it_asks(asked: int | timedelta) -> None:
    outcome = outcome_of(RetryAfter(asked))
    assert isinstance(outcome, TryAgain)
    assert outcome.after == timedelta(seconds=43838)


def test_the_wait_is_read_when_the_library_gives_a_timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    assert outcome_of(RetryAfter(9)) == TryAgain("the service asks to wait", timedelta(seconds=9))


@pytest.mark.parametrize(
    "text", ["Too Many Requests", f"Too Many Requests (429). {PAGE}", f"Unknown HTTPError (420). {PAGE}"]
)
def test_a_flood_that_does_not_say_how_long_is_waited_out_for_half_a_minute(text: str) -> None:
    outcome = outcome_of(NetworkError(text))
    assert isinstance(outcome, TryAgain)
    assert outcome.after == timedelta(seconds=30)


def test_a_refused_token_is_tried_again() -> None:
    assert outcome_of(InvalidToken("Unauthorized")) == TryAgain("the service refuses the token")


def test_an_edit_that_changes_nothing_counts_as_sent() -> None:
    same = BadRequest("Bad Request: message is not modified: specified new message content is the same")
    assert (outcome_of(same), is_unchanged(same)) == (Sent(), True)


@pytest.mark.parametrize(
    "error",
    [
        BadRequest("Bad Request: can't parse entities: byte offset 0"),
        BadRequest("Bad Request: entity URL 'x' is invalid: Wrong HTTP URL"),
        BadRequest("Bad Request: message is too long"),
    ],
    ids=str,
)
def test_a_text_that_is_set_wrongly_is_worth_a_plain_second_try(error: Exception) -> None:
    assert kind_of(error) is Fixable


@pytest.mark.parametrize(
    ("error", "refused"),
    [
        (InvalidToken("Unauthorized"), True),
        (caused(InvalidToken("The token was rejected by the server."), InvalidToken("Not Found")), True),
        (
            caused(InvalidToken("The token was rejected by the server."), InvalidToken(f"Not Found (404). {PAGE}")),
            False,
        ),
        (NetworkError("Bad Gateway"), False),
    ],
)
def test_a_token_is_refused_by_the_service_and_by_no_page_in_between(error: Exception, *, refused: bool) -> None:
    assert is_refused_token(error) is refused


def test_the_words_of_an_error_are_one_short_line_without_the_token() -> None:
    said = words_of(TelegramError("at /bot7000000001:AAbbCCddEEffGGhhIIjjKKll/getMe\n" + "x" * 900))
    assert said.startswith("at /bot***/getMe xxx")
    assert len(said) <= 200


def test_an_error_without_words_is_told_by_its_kind() -> None:
    assert words_of(TimeoutError()) == "TimeoutError"
