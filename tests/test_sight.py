"""Until when we saw, and what comes late."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from make import HOUR, MINUTE, NOW, card, delivery

from bot.core.layout import layout
from bot.core.sight import BLIND, Gap, Sight
from bot.core.spans import plain_text
from bot.model import Kind

KARACHI = ZoneInfo("Asia/Karachi")
GAP = Gap(NOW, NOW + 2 * HOUR)


def test_the_first_look_ever_follows_no_gap() -> None:
    assert Sight().at(NOW, None) == Sight(NOW)


@pytest.mark.parametrize(("away", "gaps"), [(BLIND, 0), (BLIND + MINUTE, 1), (-HOUR, 0)])
def test_more_than_a_quarter_of_an_hour_away_is_a_gap(away: timedelta, gaps: int) -> None:
    sight = Sight(NOW).at(NOW + away, None)
    assert sight.seen == NOW + away
    assert sight.gaps == (Gap(NOW, NOW + away),) * gaps


def test_offline_nothing_is_seen_and_the_gap_begins_with_the_outage() -> None:
    sight = Sight(NOW + 5 * MINUTE).at(NOW + 8 * MINUTE, NOW + 2 * MINUTE)
    assert sight.seen == NOW + 2 * MINUTE
    assert sight.at(NOW + 30 * MINUTE, NOW + 2 * MINUTE) == sight
    assert sight.at(NOW + HOUR, None).gaps == (Gap(NOW + 2 * MINUTE, NOW + HOUR),)


@pytest.mark.parametrize(
    ("published", "seen", "late"),
    [
        (NOW + HOUR, NOW + 3 * HOUR, True),
        (NOW, NOW + 2 * HOUR, True),
        (NOW - MINUTE, NOW + 3 * HOUR, False),
        (NOW + 2 * HOUR, NOW + 3 * HOUR, False),
        (NOW + 115 * MINUTE, NOW + 121 * MINUTE, False),
    ],
)
def test_what_was_published_in_a_gap_and_seen_long_after_says_so(published: object, seen: object, late: bool) -> None:
    facts = card(published=published, seen=seen, remarks=("Unconfirmed",))
    marked = Sight(NOW, (GAP,)).marked(facts)
    remarks = ("Comes late: it was published while we were blind", "Unconfirmed")
    assert marked.remarks == (remarks if late else ("Unconfirmed",))


def test_what_has_no_date_stays_as_it_is() -> None:
    undated = card(published=None)
    assert Sight(NOW, (GAP,)).marked(undated) == undated


@pytest.mark.parametrize(("hours", "said"), [(3, "Blind 17:00–19:00 PKT"), (12, "Blind 3 Mar 17:00–19:00 PKT")])
def test_a_chat_reads_in_its_own_time_from_when_to_when_we_were_blind(hours: int, said: str) -> None:
    lines = layout(delivery(kind=Kind.NOTICE, facts=GAP.notice), NOW + hours * HOUR, KARACHI)
    assert plain_text(lines).splitlines()[0] == said
