"""The buttons below an alert, and the letters of what they set off."""

from __future__ import annotations

from functools import lru_cache

from telegram import InlineKeyboardMarkup

from bot.model import Card, Delivery, Kind
from bot.telegram.talk import button, menu

_OF_STORIES = frozenset({Kind.ALERT, Kind.UPDATE, Kind.REVISION})
MUTE, ON_IT, LET_GO, NOT_FOR_US, WHY, MORE = "m", "o", "g", "n", "w", "e"


def below(delivery: Delivery) -> InlineKeyboardMarkup | None:
    """What can be done about a story, below the message that tells it; None below any other message."""
    return story_buttons(delivery.card) if delivery.kind in _OF_STORIES else None


def story_buttons(card: Card) -> InlineKeyboardMarkup:
    """What can be done about a story: an alarm is taken on, other news may be none for this chat."""
    return _buttons(card.story, is_alarm=card.is_alarm)


@lru_cache(maxsize=32)
def _buttons(story: str, *, is_alarm: bool) -> InlineKeyboardMarkup:
    first = button("On it", ON_IT, story) if is_alarm else button("Not for us", NOT_FOR_US, story)
    return menu([first, button("Mute", MUTE, f"?{story}"), button("Why", WHY, story), button("More", MORE, story)])
