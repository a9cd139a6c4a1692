"""Menus: one button a watchlist. A button says what it makes true, so pressing it twice or late does no harm."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Literal

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.changes import called
from bot.model import Watchlist
from bot.telegram.render import clean
from bot.telegram.talk import button

Which = Literal["all", "held"]

_BUTTONS = 50  # of the 100 that a keyboard holds
_LABEL_CHARS = 60
LETTER = "l"
_CODE = re.compile(r"([ah])([+-])([0-9a-f]{16})")
_WHICH: dict[str, Which] = {"a": "all", "h": "held"}


@dataclass(frozen=True, slots=True)
class Choice:
    """What a button stands for: whether its watchlist is to be subscribed, and which menu it belongs to."""

    which: Which
    subscribe: bool
    watchlist: str


def menu(lists: Sequence[Watchlist], held: Collection[str], which: Which) -> InlineKeyboardMarkup | None:
    """One button for each watchlist ("held": for those that are subscribed); None when there is none to show."""
    shown = [each for each in lists if which == "all" or each.name in held]
    rows = [[_button(each, which, subscribed=each.name in held)] for each in shown[:_BUTTONS]]
    return InlineKeyboardMarkup(rows) if rows else None


def read_choice(code: str, lists: Sequence[Watchlist]) -> Choice | None:
    """What a press means; None for a code that is none of ours, or of a list that is gone."""
    found = _CODE.fullmatch(code)
    if not found:
        return None
    name = next((each.name for each in lists if tag(each.name) == found[3]), "")
    return Choice(_WHICH[found[1]], found[2] == "+", name) if name else None


def title_of(watchlist: Watchlist) -> str:
    """What people call a watchlist."""
    return clean(watchlist.title) or clean(called(watchlist.name))


def named(said: str, lists: Iterable[Watchlist]) -> str:
    """The name of the list that somebody calls by its name or its title; what was said when there is none."""
    wanted = said.casefold()
    calls = ((each.name, {called(each.name).casefold(), title_of(each).casefold()}) for each in lists)
    return next((name for name, words in calls if wanted in words), said)


def _button(watchlist: Watchlist, which: Which, *, subscribed: bool) -> InlineKeyboardButton:
    label = f"{'✓ ' if subscribed else ''}{title_of(watchlist)}"[:_LABEL_CHARS]
    return button(label, LETTER, f"{which[0]}{'-' if subscribed else '+'}{tag(watchlist.name)}")


def tag(name: str) -> str:
    """A name of any length in 16 letters, the same after a restart: codes may have 64 bytes."""
    return blake2b(name.encode(), digest_size=8).hexdigest()
