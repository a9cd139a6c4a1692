"""Who is told what, and why nobody is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from make import HOUR, MINUTE, NOW, article, found, hit, news, term, watchlist

from bot.core.alerts import Tale, View, hold, wishes_of
from bot.core.alerts import alerts as alerts_of
from bot.core.places import Gazetteer
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
    *,
    known: Sequence[News] = (),
    settle: timedelta = timedelta(0),
) -> tuple[Delivery, ...]:
    """The deliveries that new articles make, of stories that were `known` by others."""
    tales = [
        Tale.of(
            story,
            [item for item in known if item.story == story],
            [item for item in told if item.story == story],
            Gazetteer(),
        )
        for story in {item.story for item in told}
    ]
    return alerts_of(tales, wishes_of(wanted), View(watched, settle=settle), heard or {}, now)


def heard_of(*told: News, watched: Watched = WATCHED, **given: Any) -> dict[tuple[Destination, str], Told]:
    """What the terminal was told when this was all that was known."""
    (made,) = alerts(list(told), [HERE], watched, NOW)
    card = made.card
    return {(TERMINAL, card.story): Told(card, card.account, NOW, frozenset(card.terms), **given)}


def joined(item: News, told: News) -> News:
    """The article as a further one of the other's story."""
    return replace(item, telling=replace(item.telling, story=told.story), opened=False)


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


def test_a_story_is_one_alert_a_destination() -> None:
    first = news(article())
    copy = replace(first, found=found(article("Dasu again", outlet="Other", published=NOW + MINUTE)), opened=False)
    group = Subscription(Destination("-100", 7), "iron")
    made = alerts([first, copy], [HERE, group], WATCHED, NOW)
    assert [(each.destination, each.key) for each in made] == [
        (TERMINAL, f"alert:{first.story}"),
        (group.destination, f"alert:{first.story}"),
    ]
    assert [sighting.outlet for sighting in made[0].card.account.sightings] == ["The Paper", "Other"]


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


OPENING = news(article("Blast near Besham"), "Besham")


def follow(*later: News, known: News = OPENING, now: datetime = NOW, **given: Any) -> tuple[Delivery, ...]:
    """What follows a story that was told."""
    heard = heard_of(known, watched=LOUD, **given)
    return alerts([joined(item, known) for item in later], [HERE], LOUD, now, heard, known=[known])


def test_an_article_that_changes_nothing_is_told_to_nobody() -> None:
    again = replace(OPENING, found=replace(OPENING.found, article=replace(OPENING.found.article, id="00" * 16)))
    assert follow(again) == ()


def test_another_outlet_edits_the_message_and_says_nothing() -> None:
    (made,) = follow(news(article("Blast heard near Besham", outlet="Wire", published=NOW + MINUTE), "Besham"))
    assert (made.kind, made.key) == (Kind.REVISION, f"revision:{OPENING.story}:1")
    assert [each.outlet for each in made.card.account.sightings] == ["The Paper", "Wire"]
    assert made.card.title == "Blast near Besham"


def test_a_headline_with_an_outdated_toll_gives_way() -> None:
    told = news(article("Three killed in Besham blast"), "Besham")
    later = news(article("Besham blast kills nine", outlet="Wire", published=NOW + HOUR), "Besham")
    edit, _ = follow(later, known=told)
    assert edit.card.title == "Besham blast kills nine"


def test_an_edit_comes_a_minute_after_the_last_one() -> None:
    later = news(article("Blast heard near Besham", outlet="Wire"), "Besham")
    (made,) = follow(later, revision=4, edited=NOW)
    assert (made.key, made.not_before) == (f"revision:{OPENING.story}:4", NOW + MINUTE)


def test_while_the_alert_waits_it_takes_what_is_new() -> None:
    (made,) = follow(news(article("Blast heard near Besham", outlet="Wire"), "Besham"), waits=True)
    assert (made.kind, made.key) == (Kind.ALERT, f"alert:{OPENING.story}")
    assert len(made.card.account.sightings) == 2


def test_after_two_quiet_days_a_message_stays_as_it_is() -> None:
    later = news(article("Blast heard near Besham", outlet="Wire"), "Besham")
    assert follow(later, now=NOW + timedelta(hours=48, seconds=1)) == ()


def test_a_message_that_is_gone_is_not_edited_but_what_matters_is_said() -> None:
    later = news(article("Six killed in Besham blast", outlet="Wire"), "Besham")
    (made,) = follow(later, ended=True)
    assert (made.kind, made.card.changes) == (Kind.UPDATE, ("6 killed",))


def test_a_story_that_turns_out_urgent_is_an_edit_and_an_update() -> None:
    later = news(article("Chinese engineers hurt in Besham blast", published=NOW + MINUTE), "Besham", "Chinese")
    edit, update = follow(later, update=2)
    assert edit.card.title == "Chinese engineers hurt in Besham blast"
    assert (update.kind, update.key) == (Kind.UPDATE, f"update:{OPENING.story}:2")
    assert (update.card.changes, update.sounds) == (("Also watched: Chinese",), True)


def test_an_urgent_term_is_news_once() -> None:
    told = news(article("Chinese engineers hurt in Besham blast"), "Besham", "Chinese")
    later = news(article("Chinese engineers mourned in Besham", outlet="Wire"), "Besham", "Chinese")
    assert [each.kind for each in follow(later, known=told)] == [Kind.REVISION]


def test_who_heard_nothing_of_a_story_gets_its_alert_with_all_that_is_known() -> None:
    later = joined(news(article("Blast heard near Besham", outlet="Wire", published=NOW + MINUTE), "Besham"), OPENING)
    other = Subscription(Destination("5"), "iron")
    made = alerts([later], [HERE, other], LOUD, NOW, heard_of(OPENING, watched=LOUD), known=[OPENING])
    alert = next(each for each in made if each.destination == other.destination)
    assert alert.kind is Kind.ALERT
    assert len(alert.card.account.sightings) == 2


def test_what_was_known_before_alerts_nobody_anew() -> None:
    late = replace(joined(news(article("Besham history"), "Besham"), OPENING), held=Held.LATE)
    assert alerts([late], [HERE], LOUD, NOW, known=[OPENING]) == ()


def test_what_may_be_about_something_else_adds_nothing_to_the_story() -> None:
    unsure = replace(news(article("Besham blast", outlet="Wire"), "Besham"), held=Held.UNDECIDED)
    assert follow(unsure) == ()


# ── sound ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("title", "language", "sounds"),
    [
        ("Chinese engineers attacked", "en", True),
        ("Chinese engineers kidnapped", "en", True),
        ("Chinese firm signs loan agreement", "en", False),
        ("Chinese delegation arrives", "en", False),
        ("Chinese: Anschlag auf Ingenieure", "de", True),
        ("Attack on Chinese engineers, five years on", "en", False),
        ("Bus with Chinese workers falls into ravine, 5 dead", "en", False),
        ("Five Chinese workers dead at their camp, cause unknown", "en", True),
    ],
)
def test_an_urgent_story_sounds_with_an_event_or_when_it_cannot_be_read(
    title: str, language: str, *, sounds: bool
) -> None:
    (made,) = alerts([news(article(title, language=language), "Chinese")], [HERE], LOUD, NOW)
    assert made.sounds is sounds


def test_priority_is_the_ceiling() -> None:
    (made,) = alerts([news(article("Bomb kills nine in Besham"), "Besham")], [HERE], LOUD, NOW)
    assert not made.sounds


@pytest.mark.parametrize(("priority", "leaves"), [(Priority.NORMAL, NOW + HOUR), (Priority.URGENT, None)])
def test_a_first_alert_waits_for_more_sources_unless_it_is_urgent(priority: Priority, leaves: datetime | None) -> None:
    watched = Watched.of([watchlist(term(priority=priority))])
    (made,) = alerts([news(article("Talks on the Dasu road"), "Dasu")], [HERE], watched, NOW, settle=HOUR)
    assert made.not_before == leaves
