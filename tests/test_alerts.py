"""Who is told what, and why nobody is."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from make import FEED, HOUR, MINUTE, NOW, article, found, hit, news, term, watchlist

from bot.core.alerts import alerts as alerts_of
from bot.core.alerts import hold, hold_backlog, wishes_of
from bot.core.watched import Watched
from bot.model import (
    TERMINAL,
    Delivery,
    Destination,
    Found,
    Held,
    Kind,
    News,
    Priority,
    Subscription,
    Term,
    Told,
    Undecided,
)

FRESH = timedelta(hours=48)
WATCHED = Watched.of([watchlist()])
HERE = Subscription(TERMINAL, "iron")


def alerts(
    told: list[News],
    wanted: list[Subscription],
    watched: Watched,
    now: datetime,
    heard: dict[tuple[Destination, str], Told] | None = None,
) -> tuple[Delivery, ...]:
    return alerts_of(told, wishes_of(wanted), watched, heard or {}, now)


def held(told: Found, *terms: Term, **given: object) -> Held | None:
    return hold(told, Watched.of([watchlist(*terms, **given)]), now=NOW, fresh=FRESH)


def undecided(told: Found) -> Found:
    return replace(told, hits=tuple(replace(each, decided=False) for each in told.hits))


@pytest.mark.parametrize(("age", "expected"), [(FRESH, None), (FRESH + MINUTE, Held.LATE)])
def test_news_older_than_the_limit_is_held_as_late(age: timedelta, expected: Held | None) -> None:
    assert held(found(article(published=NOW - age))) == expected


def test_news_without_date_counts_from_when_it_was_seen() -> None:
    assert held(found(article(published=None, seen=NOW))) is None


@pytest.mark.parametrize(
    ("rule", "expected"),
    [(Undecided.ALERT, None), (Undecided.SILENT, Held.UNDECIDED), (Undecided.TRUSTED, Held.UNDECIDED)],
)
def test_an_undecided_hit_follows_the_rule_of_its_list(rule: Undecided, expected: Held | None) -> None:
    assert held(undecided(found(article())), undecided=rule) == expected


def test_a_term_may_have_a_rule_of_its_own() -> None:
    loud = term(undecided=Undecided.ALERT)
    assert held(undecided(found(article())), loud, undecided=Undecided.SILENT) is None


@pytest.mark.parametrize("part", ["paper.example", "Paper", "the paper"])
def test_an_undecided_hit_of_a_trusted_outlet_alerts(part: str) -> None:
    assert held(undecided(found(article())), trusted=(part,)) is None


@pytest.mark.parametrize("part", ["Pap", "aper.example", "Other"])
def test_trust_names_whole_words_and_whole_hosts(part: str) -> None:
    assert held(undecided(found(article())), trusted=(part,)) is Held.UNDECIDED


def test_a_term_for_the_digest_alerts_nobody() -> None:
    assert held(found(article()), term(priority=Priority.DIGEST)) is Held.DIGEST


def test_a_hit_of_a_term_that_was_taken_off_the_list_alerts_nobody() -> None:
    assert held(found(article()), term("Gwadar")) is Held.UNDECIDED


def test_a_first_poll_alerts_its_three_newest_stories() -> None:
    backlog = [news(article(f"Dasu story {number}", published=NOW - number * HOUR)) for number in range(5)]
    reasons = [each.held for each in hold_backlog(backlog, frozenset([FEED.url]))]
    assert reasons == [None, None, None, Held.BACKLOG, Held.BACKLOG]


def test_a_feed_that_is_known_has_no_backlog() -> None:
    many = [news(article(f"Dasu story {number}")) for number in range(5)]
    assert hold_backlog(many, frozenset()) == tuple(many)


def test_what_is_late_does_not_use_up_the_first_polls_three() -> None:
    late = news(article("Dasu old", published=NOW), held=Held.LATE)
    rest = [news(article(f"Dasu {number}", published=NOW - HOUR * number)) for number in range(1, 4)]
    assert [each.held for each in hold_backlog([late, *rest], frozenset([FEED.url]))] == [Held.LATE, None, None, None]


def test_a_story_is_one_alert_a_destination() -> None:
    first = news(article())
    copy = replace(first, found=found(article("Dasu again", outlet="Other")), opened=False)
    group = Subscription(Destination("-100", 7), "iron")
    made = alerts([first, copy], [HERE, group], WATCHED, NOW)
    assert [(each.destination, each.key) for each in made] == [
        (TERMINAL, f"alert:{first.story}"),
        (group.destination, f"alert:{first.story}"),
    ]
    assert [sighting.outlet for sighting in made[0].card.sightings] == ["The Paper", "Other"]


def test_what_is_held_back_is_in_no_alert() -> None:
    assert alerts([news(article(), held=Held.LATE)], [HERE], WATCHED, NOW) == ()


def test_nobody_is_told_of_a_list_they_did_not_subscribe_to() -> None:
    assert alerts([news(article())], [Subscription(TERMINAL, "other")], WATCHED, NOW) == ()


def test_urgent_stories_go_out_first_then_by_publication() -> None:
    watched = Watched.of([watchlist(term("BLA", priority=Priority.URGENT), term("Dasu"))])
    told = [
        news(article("Dasu newer", published=NOW), "Dasu"),
        news(article("Dasu older", published=NOW - HOUR), "Dasu"),
        news(article("BLA newest", published=NOW), "BLA"),
    ]
    titles = [each.card.title for each in alerts(told, [HERE], watched, NOW)]
    assert titles == ["BLA newest", "Dasu older", "Dasu newer"]


def test_the_loudest_term_leads_the_card_whatever_its_place_on_the_list() -> None:
    watched = Watched.of([watchlist(term("Dasu"), term("BLA", priority=Priority.URGENT))])
    (made,) = alerts([news(article("Dasu bus: BLA named"), "Dasu", "BLA")], [HERE], watched, NOW)
    assert made.card.terms == ("BLA", "Dasu")
    assert made.card.priority is Priority.URGENT


def test_a_term_for_the_digest_is_not_named_on_an_alert() -> None:
    watched = Watched.of([watchlist(term("Dasu"), term("bus", priority=Priority.DIGEST))])
    (made,) = alerts([news(article("A bus near Dasu"), "Dasu", "bus")], [HERE], watched, NOW)
    assert made.card.terms == ("Dasu",)


def test_two_lists_that_watch_one_story_make_one_alert() -> None:
    told = article()
    both = Found(told, (hit(told), replace(hit(told, "Bus"), watchlist="own")))
    watched = Watched.of([watchlist(), watchlist(term("Bus"), name="own")])
    item = replace(news(told), found=both)
    (made,) = alerts([item], [HERE, Subscription(TERMINAL, "own")], watched, NOW)
    assert set(made.card.terms) == {"Dasu", "Bus"}


LOUD = Watched.of([watchlist(term("Besham"), term("Chinese", priority=Priority.URGENT))])


def test_a_story_that_was_told_is_not_told_again() -> None:
    item = news(article("Blast near Besham"), "Besham")
    assert alerts([item], [HERE], LOUD, NOW, {(TERMINAL, item.story): Told(frozenset({"Besham"}))}) == ()


def test_a_story_that_turns_out_urgent_is_an_update() -> None:
    item = news(article("Chinese engineers killed in Besham blast"), "Besham", "Chinese", opened=False)
    heard = {(TERMINAL, item.story): Told(frozenset({"Besham"}), updates=1)}
    (made,) = alerts([item], [HERE], LOUD, NOW, heard)
    assert (made.kind, made.key) == (Kind.UPDATE, f"update:{item.story}:2")
    assert made.card.remarks[0] == "Update to an earlier message: now also Chinese"


def test_an_urgent_term_is_news_once() -> None:
    item = news(article("Chinese engineers mourned in Besham"), "Besham", "Chinese", opened=False)
    heard = {(TERMINAL, item.story): Told(frozenset({"Besham", "Chinese"}))}
    assert alerts([item], [HERE], LOUD, NOW, heard) == ()


def test_who_heard_nothing_of_a_story_gets_its_alert() -> None:
    item = news(article("Chinese engineers mourned in Besham"), "Besham", "Chinese", opened=False)
    other = Subscription(Destination("5"), "iron")
    heard = {(TERMINAL, item.story): Told(frozenset({"Besham", "Chinese"}))}
    assert [each.destination for each in alerts([item], [HERE, other], LOUD, NOW, heard)] == [other.destination]
