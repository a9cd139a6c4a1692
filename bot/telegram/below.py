"""The buttons below an alert."""

from __future__ import annotations

from telegram import InlineKeyboardMarkup

from bot.model import Delivery, Kind
from bot.telegram.talk import button, menu

_OF_STORIES = frozenset({Kind.ALERT, Kind.UPDATE, Kind.REVISION})
MUTE, ON_IT = "m", "o"


def below(delivery: Delivery) -> InlineKeyboardMarkup | None:
    """What can be done about a story, below the message that tells it; None below any other message."""
    return story_buttons(delivery.card.story) if delivery.kind in _OF_STORIES else None


def story_buttons(story: str) -> InlineKeyboardMarkup:
    """What can be done about a story."""
    return menu([button("On it", ON_IT, story), button("Mute", MUTE, f"?{story}")])
