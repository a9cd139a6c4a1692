"""What a feed brings at once: how much of it is told, and what is said of the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from make import FEED, HOUR, MINUTE, NOW, article, news, term, watchlist

from bot.core.floods import FIRST_POLL_STORIES, Weighing, flood_notice, floods, hold_backlog, hold_flood, tell_floods
from bot.core.places import Gazetteer
from bot.core.rhythm import most_at_once
from bot.core.watched import Watched
from bot.model import TERMINAL, Destination, Held, News, Notice, Priority, Rhythm

WEIGH = Weighing(Watched.of([watchlist(term(), term("Gwadar", priority=Priority.URGENT))]), Gazetteer())


def stories(count: int) -> list[News]:
    """Stories about Dasu, the newest first."""
    return [news(article(f"Dasu story {number}", published=NOW - number * MINUTE)) for number in range(count)]


def flooded(told: list[News], most: float = 2) -> list[News]:
    """What of it is held back when a feed may tell so many stories at once."""
    return [item for item in hold_flood(told, {FEED.url: most}, WEIGH) if item.held]


def known(rate: float, *, days: float = 7) -> Rhythm:
    """Of a feed that brings so many items an hour, the last of them just now."""
    return Rhythm(NOW, HOUR, (rate * days,) * 24, timedelta(days=days))


# ── the first time ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_first_poll_alerts_its_three_newest_stories() -> None:
    reasons = [each.held for each in hold_backlog(stories(5), frozenset([FEED.url]))]
    assert reasons == [None] * FIRST_POLL_STORIES + [Held.BACKLOG, Held.BACKLOG]


def test_a_feed_that_is_known_has_no_backlog() -> None:
    assert hold_backlog(stories(5), frozenset()) == tuple(stories(5))


def test_what_is_late_does_not_use_up_the_first_polls_three() -> None:
    late = news(article("Dasu old", published=NOW), held=Held.LATE)
    told = hold_backlog([late, *stories(3)], frozenset([FEED.url]))
    assert [each.held for each in told] == [Held.LATE, None, None, None]


# ── later ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("rhythm", "after", "most"),
    [
        (known(1), 10 * MINUTE, 20),
        (known(40), 10 * MINUTE, 20),
        (known(40), 6 * HOUR, 3 * 40 * 168 * 6 / 174),
        (known(1), -HOUR, 20),
        (known(40, days=0.001), 6 * HOUR, 3 * 40 * 0.024 * 6 / 6.024),
        (Rhythm(NOW, MINUTE, (9.0,) * 24, 9 * MINUTE), HOUR, 100),
        (Rhythm(NOW), HOUR, 100),
    ],
)
def test_the_longer_a_feed_was_not_seen_the_more_it_may_tell(rhythm: Rhythm, after: timedelta, most: float) -> None:
    assert most_at_once(rhythm, NOW + after) == pytest.approx(max(20, most))


def test_a_feed_of_which_nothing_is_known_may_tell_anything() -> None:
    assert not flooded(stories(400), most_at_once(Rhythm(), NOW))


def test_what_is_no_more_than_a_feed_may_tell_is_told() -> None:
    assert not flooded(stories(3), 3)
    assert not flooded(stories(3) * 3000, 3)


def test_of_a_flood_incidents_are_told_first_then_what_is_urgent_then_the_newest() -> None:
    urgent = news(article("Gwadar port reviewed", published=NOW - HOUR), "Gwadar")
    attack = news(article("Gunmen attack bus near Dasu, five killed", published=NOW - 2 * HOUR))
    held = flooded([*stories(3), urgent, attack], 3)
    assert [item.found.article.title for item in held] == ["Dasu story 1", "Dasu story 2"]


def test_of_a_flood_only_new_stories_are_told_so_that_it_can_be_repeated() -> None:
    again = [replace(item, opened=False) for item in stories(4)]
    assert len(flooded(again)) == 4
    assert not floods(flooded(again))


def test_what_is_held_for_another_reason_makes_no_flood() -> None:
    late = [replace(item, held=Held.LATE) for item in stories(9)[2:]]
    assert flooded([*stories(2), *late]) == late


def test_other_feeds_are_told_beside_a_flood() -> None:
    other = news(article("Dasu elsewhere", published=NOW - 9 * HOUR, feed="https://journal.example/feed"))
    assert other not in flooded([*stories(4), other])


# ── what is said of it ───────────────────────────────────────────────────────────────────────────────────────────────


def test_whoever_follows_what_is_held_back_is_told_its_headlines_once() -> None:
    there = Destination("-100")
    (told,) = tell_floods(flooded(stories(4)), {TERMINAL: {"iron"}, there: {"other"}}, WEIGH, NOW)
    assert told.destination == TERMINAL
    assert isinstance(told.facts, Notice)
    assert told.facts.title == "Held back: 2 stories that The Paper - Latest brought at once"
    assert told.facts.lines[1:-1] == ("· Dasu story 2", "· Dasu story 3")


def test_a_notice_names_as_many_headlines_as_a_reader_reads_and_counts_the_others() -> None:
    lines = flood_notice(stories(40), 15).lines
    assert lines[1] == "· Dasu story 0"
    assert lines[16:-1] == ("… and 25 more",)


def test_owners_are_told_how_many_and_no_headline() -> None:
    (held,) = floods(flooded(stories(3))).values()
    notice = flood_notice(held)
    assert notice.title == "Held back: 1 story that The Paper - Latest brought at once"
    assert len(notice.lines) == 2
