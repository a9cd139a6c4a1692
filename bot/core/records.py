"""What machines read: the JSON shape of a delivery, as DESIGN and README promise it."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from typing import Any

from bot.core.layout import layout, plain_text
from bot.model import Delivery


def delivery_record(delivery: Delivery, at: datetime, zone: tzinfo) -> dict[str, Any]:
    """A delivery as a JSON object: times RFC 3339 in UTC, `text` as a reader in `zone` would get it."""
    card = delivery.card
    return {
        "kind": delivery.kind.value,
        "chat": delivery.destination.chat,
        "story": card.story,
        "article": card.article,
        "terms": list(card.terms),
        "title": card.title,
        "url": card.url,
        "source": card.outlet,
        "published": utc(card.published) if card.published else None,
        "at": utc(at),
        "sources": [sighting.outlet for sighting in card.account.sightings],
        "origins": card.account.origins,
        "text": plain_text(layout(delivery, at, zone)),
        "context_url": card.context_url,
    }


def utc(moment: datetime) -> str:
    """A time as RFC 3339 in UTC, to the second: `2026-03-03T12:00:00Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
