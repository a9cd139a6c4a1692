"""The limits of the Bot API and the words it refuses with.

Sources: core.telegram.org/bots/api, the open-source server (github.com/tdlib/telegram-bot-api) and Telegram's own
library, TDLib, whose answers were compared with these for texts, entities and links.
"""

from __future__ import annotations

import json
import re
from typing import Any

Json = dict[str, Any]

RAW_TEXT_BYTES = 32_768
TEXT_CHARS = 4_096
CAPTION_CHARS = 1_024
ENTITIES = 100
CALLBACK_DATA_BYTES = 64
BUTTONS_A_ROW = 8
BUTTONS = 100
COPY_TEXT_CHARS = 256
CALLBACK_ANSWER_CHARS = 200
CALLBACK_SECONDS = 30.0  # unpublished; "too old" was seen after well under a minute
DELETE_SECONDS = 48 * 3600.0
UPDATE_SECONDS = 24 * 3600.0
POLL_SECONDS = 50
COMMANDS = 100
UPLOAD_BYTES = 50 * 1024 * 1024
PHOTO_BYTES = 10 * 1024 * 1024
DOWNLOAD_BYTES = 20 * 1024 * 1024

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
WEBHOOK = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
OTHER_POLL = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


class Refusal(Exception):
    """A call that the service refuses, in its own words. `code` is also the HTTP status."""

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    @property
    def body(self) -> Json:
        """The answer as JSON."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(what: str) -> Refusal:
    """A 400 as it stands on the wire: prefixed, its first letter lowered unless it is a constant's name."""
    if not re.fullmatch(r"[A-Z0-9_]+", what):
        what = what[:1].lower() + what[1:]
    return Refusal(400, f"Bad Request: {what}")


def flood(seconds: int) -> Refusal:
    """A 429 that asks for `seconds` of silence."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


def migrated(new_chat: int) -> Refusal:
    """What every call to a group that became a supergroup is answered."""
    return Refusal(
        400,
        "Bad Request: group chat was upgraded to a supergroup chat",
        {"migrate_to_chat_id": new_chat},
    )


def check_token(given: str, own: str) -> None:
    """Refuse a token that is malformed or not ours, each in its own words."""
    if given == own:
        return
    if ":" not in given or given.startswith("0") or len(given) > 80 or "/" in given:
        raise Refusal(401, "Unauthorized: invalid token specified")
    raise Refusal(401, "Unauthorized")


def read_json(text: str, what: str) -> object:
    """Decode a JSON parameter; `what` names it in the refusal."""
    try:
        decoded: object = json.loads(text)
    except ValueError:
        raise bad_request(f"can't parse {what} JSON object") from None
    return decoded


_CONTROL = dict.fromkeys((*range(10), 11, 12, *range(14, 32)), " ")
_VANISHING = dict.fromkeys((0x0D, 0x30A, 0x333, 0x33F, *range(0x2028, 0x202F)), "")
CLEANED = {**_CONTROL, **_VANISHING}
"""What becomes of characters that the service does not keep, as `str.translate` takes it."""

_WEB = re.compile(r"(?:(?P<scheme>[^:/?#@\[\]]*)://)?(?P<authority>[^/?#]*)(?P<rest>.*)", re.DOTALL)
_APP = re.compile(r"(tg|ton):(?://)?(.+)", re.IGNORECASE | re.DOTALL)
_AUTHORITY = re.compile(r"(?:(?P<login>.*)@)?(?P<host>.+?)(?::(?P<port>[^:\]]*))?", re.DOTALL)
_HOST = re.compile(r"\[[0-9a-fA-F:.]+\]|[A-Za-z0-9\-._~!$&'()*+,;=%\u0080-\U0010ffff]*")
_LOGIN = re.compile(r"[A-Za-z0-9\-._~!$&'()*+,;=%:\u0080-\U0010ffff]*")


def check_link(url: str) -> str:
    """Give the address as the service keeps it, or raise ValueError with its reason for refusing it."""
    if app := _APP.fullmatch(url):
        return f"{app[1].lower()}://{app[2]}"
    found = _WEB.fullmatch(url)
    scheme = "http" if found is None or found["scheme"] is None else found["scheme"].lower()
    if found is None or scheme not in {"http", "https"}:
        raise ValueError("Unsupported URL protocol")
    rest = found["rest"].replace(" ", "%20")
    return f"{scheme}://{_checked_place(found['authority'])}{'' if rest.startswith('/') else '/'}{rest}"


def _checked_place(authority: str) -> str:
    found = _AUTHORITY.fullmatch(authority)
    if found is None or authority.endswith("@"):
        raise ValueError("URL host is empty")
    login, host, port = found["login"] or "", found["host"], found["port"]
    if port is not None and not (port.isascii() and port.isdigit() and 0 < int(port) < 65_536):
        raise ValueError("Wrong port number specified in the URL")
    if not _HOST.fullmatch(host):
        raise ValueError("Disallowed character in URL host")
    if host == ".":
        raise ValueError("Host is invalid")
    if not _LOGIN.fullmatch(login):
        raise ValueError("Disallowed character in URL userinfo")
    if "." not in host and not host.startswith("["):
        raise ValueError("Wrong HTTP URL")
    return f"{login}@{host.lower()}"[0 if login else 1 :] + (f":{port}" if port else "")
