"""What machines read: the JSON shape of a delivery, as DESIGN and README promise it."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime, tzinfo
from typing import Any

from bot.core.layout import layout
from bot.core.spans import plain_text
from bot.model import Coverage, Delivery, Digest


def delivery_record(delivery: Delivery, at: datetime, zone: tzinfo) -> dict[str, Any]:
    """A delivery as a JSON object: times RFC 3339 in UTC, `text` as a reader in `zone` would get it."""
    text = plain_text(layout(delivery, at, zone))
    head = {"kind": delivery.kind.value, "chat": delivery.destination.chat}
    if isinstance(digest := delivery.facts, Digest):
        told = {"story": "", "article": "", "terms": [term for term, _ in digest.by_term], "title": text.split("\n")[0]}
        rest: dict[str, Any] = {"url": "", "source": "", "published": None, "at": utc(at), "sources": [], "text": text}
        context = {"context_url": digest.context.url if digest.context else ""}
        return head | told | rest | context | digest_record(digest)
    card = delivery.card
    return head | {
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
        "text": text,
        "context_url": card.context_url,
    }


def digest_record(digest: Digest) -> dict[str, Any]:
    """A digest as a JSON object."""
    coverage = digest.coverage or Coverage()
    return {
        "from": utc(digest.since),
        "to": utc(digest.until),
        "stories": digest.stories,
        "articles": digest.articles,
        "origins": digest.origins,
        "killed": asdict(digest.killed),
        "wounded": asdict(digest.wounded),
        "alerts": digest.alerts.made,
        "delivered": digest.alerts.delivered,
        "pending": digest.alerts.pending,
        "held": digest.alerts.held,
        "late": len(digest.late),
        "by_term": dict(digest.by_term),
        "feeds_failing": [each.feed for each in coverage.failing],
        "feeds_silent": [each.feed for each in coverage.silent],
        "items": [
            {
                "story": item.story,
                "title": item.title,
                "url": item.url,
                "terms": list(item.terms),
                "sources": list(item.outlets),
                "origins": item.origins,
            }
            for item in digest.items
        ],
    }


def utc(moment: datetime) -> str:
    """A time as RFC 3339 in UTC, to the second: `2026-03-03T12:00:00Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
