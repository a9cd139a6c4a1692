"""What the service accepts as `reply_markup`."""

from __future__ import annotations

from . import rules
from .rules import Json, bad_request

Keyboard = tuple[tuple[Json, ...], ...]
_ACTIONS = ("callback_data", "url", "copy_text", "switch_inline_query", "switch_inline_query_current_chat", "web_app")


def read_keyboard(raw: str, *, inline_only: bool = False) -> Keyboard:
    """Judge `reply_markup`; the rows of an inline keyboard, empty rows left out, () for any other markup."""
    if not raw:
        return ()
    markup = rules.read_json(raw, "reply keyboard markup")
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" not in markup:
        if inline_only and markup:
            raise bad_request("inline keyboard expected")
        return ()
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" must be of type Array')
    return _checked_size(tuple(tuple(_checked_button(button) for button in row) for row in rows if row))


def _checked_size(rows: Keyboard) -> Keyboard:
    if any(len(row) > rules.BUTTONS_A_ROW for row in rows) or sum(map(len, rows)) > rules.BUTTONS:
        raise bad_request("reply markup is too long")
    return rows


def _checked_button(button: object) -> Json:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: Expected an Object")
    if "text" not in button:
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    if not str(button["text"]).strip():
        raise bad_request("Inline keyboard button text must be non-empty")
    actions = [action for action in _ACTIONS if action in button]
    if not actions:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    _check_action(actions[0], button[actions[0]])
    return button


def _check_action(action: str, value: object) -> None:
    if action == "callback_data" and not 1 <= len(str(value).encode()) <= rules.CALLBACK_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if action == "copy_text":
        text = value.get("text") if isinstance(value, dict) else None
        if not isinstance(text, str) or not 1 <= len(text) <= rules.COPY_TEXT_CHARS:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
    if action == "url":
        try:
            rules.check_link(str(value))
        except ValueError as reason:
            raise bad_request(f"Inline keyboard button URL '{value}' is invalid: {reason}") from None
