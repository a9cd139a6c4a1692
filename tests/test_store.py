"""What is remembered, on a real database file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from make import FEED, HOUR, MINUTE, NOW, account, article, card, claim, delivery, news
from sqlite_utils import Database

from bot.account import Severity
from bot.core.sight import Gap, Sight
from bot.core.stories import telling_of
from bot.errors import StateError
from bot.model import (
    TERMINAL,
    Article,
    Delivery,
    Destination,
    Feed,
    Growth,
    Held,
    Kind,
    Notice,
    Outcome,
    Priority,
    Refused,
    Sent,
    State,
    Subscription,
    Told,
    TryAgain,
    Unknown,
    Validators,
    Visit,
)
from bot.store.database import DATABASE
from bot.store.rows import card_of_json, facts_json
from bot.store.schema import migrations
from bot.store.store import HeldBack, Store

OTHER = Feed("https://journal.example/feed", "Journal")
LATER = NOW + HOUR


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path)
    yield opened
    opened.close()


def visit(*articles: Article, feed: Feed = FEED, **given: Any) -> Visit:
    return replace(Visit(claim(feed), NOW, LATER, articles=articles), **given)


def queue(store: Store, *deliveries: Delivery) -> None:
    store.finish_polls([], [], deliveries, NOW)


def take(store: Store, *, terminal: bool = True, at: datetime = NOW) -> list[Delivery]:
    return list(store.take_deliveries(at, terminal=terminal))


# ── feeds ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_new_feed_is_due_at_once_and_not_known(store: Store) -> None:
    store.sync_feeds([FEED], NOW)
    (claimed,) = store.claim_feeds(NOW, 10)
    assert (claimed.feed, claimed.known, claimed.validators) == (FEED, False, Validators())


def test_a_feed_is_claimed_once_until_its_poll_is_finished(store: Store) -> None:
    store.sync_feeds([FEED], NOW)
    (claimed,) = store.claim_feeds(NOW, 10)
    assert store.claim_feeds(NOW, 10) == ()
    store.give_back([claimed])
    assert store.claim_feeds(NOW, 10) == (claimed,)


def test_the_longest_waiting_feed_comes_first(store: Store) -> None:
    store.sync_feeds([FEED, OTHER], NOW)
    store.postpone([(FEED.url, NOW - MINUTE), (OTHER.url, NOW - HOUR)])
    assert [each.feed for each in store.claim_feeds(NOW, 1)] == [OTHER]


def test_a_feed_rests_until_its_next_poll_unless_everything_is_asked_for(store: Store) -> None:
    store.sync_feeds([FEED], NOW)
    store.finish_polls([visit()], [], [], NOW)
    assert store.claim_feeds(NOW, 10) == ()
    assert len(store.claim_feeds(NOW, 10, everything=True)) == 1


def test_a_feed_that_was_read_is_not_postponed(store: Store) -> None:
    store.sync_feeds([FEED], NOW)
    store.finish_polls([visit()], [], [], NOW)
    store.postpone([(FEED.url, NOW)])
    assert store.claim_feeds(NOW, 10) == ()


def test_validators_are_kept_and_survive_an_unchanged_answer(store: Store) -> None:
    given = Validators('"v1"', "Tue, 03 Mar 2026 12:00:00 GMT", "ab" * 16, b"items" * 16)
    store.sync_feeds([FEED], NOW)
    store.finish_polls([visit(validators=given)], [], [], NOW)
    store.finish_polls([visit()], [], [], NOW)
    (claimed,) = store.claim_feeds(LATER, 10)
    assert (claimed.validators, claimed.known) == (given, True)


def test_failures_are_counted_in_a_row(store: Store) -> None:
    store.sync_feeds([FEED], NOW)
    for _ in range(2):
        store.finish_polls([visit(error="HTTP 503")], [], [], NOW)
    assert store.claim_feeds(LATER, 10)[0].failures == 2
    assert store.status().failing == 1
    assert store.failing() == ((FEED.url, "HTTP 503"),)
    store.finish_polls([visit()], [], [], NOW)
    assert store.claim_feeds(LATER, 10)[0].failures == 0
    assert store.status().failing == 0


def test_a_feed_taken_off_the_list_rests_and_comes_back_with_its_state(store: Store) -> None:
    store.sync_feeds([FEED, OTHER], NOW)
    store.finish_polls([visit(validators=Validators("tag"))], [], [], NOW)
    store.sync_feeds([OTHER], NOW)
    assert [each.feed for each in store.claim_feeds(LATER, 10)] == [OTHER]
    store.sync_feeds([FEED], NOW)
    assert store.claim_feeds(LATER, 10)[0].validators.etag == "tag"


def test_a_feed_that_a_chat_wants_is_polled_until_the_chat_and_the_list_let_go_of_it(store: Store) -> None:
    store.sync_feeds([FEED, OTHER], NOW)
    store.add_feed("1", FEED, 501, NOW)
    changed = replace(OTHER, language="ur")
    store.sync_feeds([changed], NOW)
    claimed = store.claim_feeds(NOW, 9)
    assert {each.feed for each in claimed} == {FEED, changed}
    store.give_back(claimed)
    store.remove_feed("1", FEED.url)
    assert [each.feed for each in store.claim_feeds(NOW, 9)] == [changed]


def test_feeds_that_answered_last_time_come_first(store: Store) -> None:
    store.sync_feeds([FEED, OTHER], NOW)
    store.finish_polls([visit(error="HTTP 503", next_poll=NOW - HOUR)], [], [], NOW)
    assert [each.feed for each in store.claim_feeds(NOW, 1)] == [OTHER]


def test_a_feed_that_moved_is_asked_there_until_it_fails_there(store: Store) -> None:
    store.sync_feeds([FEED], NOW)
    store.finish_polls([visit(moved_to="https://new.example/feed", validators=Validators("1"))], [], [], NOW)
    (claimed,) = store.claim_feeds(LATER, 1)
    assert (claimed.feed, claimed.address) == (FEED, "https://new.example/feed")
    store.finish_polls([visit(error="HTTP 404 Not Found")], [], [], NOW)
    assert store.claim_feeds(LATER, 1)[0].address == FEED.url


def test_a_feed_that_was_asked_in_the_future_is_due_because_the_clock_was_set_back(store: Store) -> None:
    store.sync_feeds([FEED, OTHER], NOW)
    store.finish_polls([visit(at=LATER, next_poll=LATER + HOUR), visit(feed=OTHER)], [], [], NOW)
    assert [each.feed for each in store.claim_feeds(NOW, 9)] == [FEED]


def test_putting_the_clock_right_by_a_moment_makes_nothing_due(store: Store) -> None:
    store.sync_feeds([FEED], NOW)
    store.finish_polls([visit(at=NOW + timedelta(seconds=2))], [], [], NOW)
    assert store.claim_feeds(NOW, 9) == ()


def test_a_failure_that_is_not_counted_leaves_the_feed_as_it_was(store: Store) -> None:
    store.sync_feeds([FEED], NOW)
    store.finish_polls([visit(error="no connection", counted=False)], [], [], NOW)
    assert (store.failing(), store.claim_feeds(NOW, 1)) == ((), ())
    assert store.claim_feeds(LATER, 1)[0].failures == 0


@pytest.mark.parametrize(("failures", "left"), [(0, 0), (1, 0), (3, 2)])
def test_a_failure_that_was_our_own_fault_is_taken_back(store: Store, failures: int, left: int) -> None:
    store.sync_feeds([FEED], NOW)
    for _ in range(failures):
        store.finish_polls([visit(error="no connection")], [], [], NOW)
    store.forgive([FEED.url], NOW)
    assert store.claim_feeds(NOW, 1)[0].failures == left
    assert store.failing() == (((FEED.url, "no connection"),) if left else ())


# ── sight ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_at_first_we_have_never_seen(store: Store) -> None:
    assert store.sight(NOW) == Sight()


def test_until_when_we_saw_is_remembered(store: Store) -> None:
    store.see(NOW)
    store.see(LATER)
    assert store.sight(NOW) == Sight(LATER)


def test_a_gap_is_told_once_to_every_destination_that_gets_anything(store: Store) -> None:
    gap = Gap(NOW, LATER)
    for chat in ("5", "6", "7"):
        for watchlist in ("iron", "hill"):
            store.subscribe(Subscription(Destination(chat), watchlist), NOW)
    store.close_destination(Destination("7"), "blocked")
    assert [store.tell_gap(gap, LATER) for _ in range(2)] == [2, 0]
    assert store.sight(LATER) == Sight(LATER, (gap,))
    assert store.sight(LATER + MINUTE) == Sight(LATER)
    (told, _) = store.take_deliveries(LATER, terminal=False, chats={"5", "6"})
    assert (told.kind, told.facts) == (Kind.NOTICE, gap.notice)


# ── articles ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_article_is_unseen_until_it_is_written(store: Store) -> None:
    told = article()
    assert store.unseen([told]) == (told,)
    store.finish_polls([visit(told)], [], [], NOW)
    assert store.unseen([told]) == ()


def test_an_article_that_comes_back_under_another_key_is_seen(store: Store) -> None:
    guid = "ab" * 16
    store.finish_polls([visit(article(also=(guid,)))], [], [], NOW)
    moved = article("Changed headline", url="https://paper.example/moved", also=(guid,))
    assert store.unseen([moved]) == ()


def test_one_article_in_two_feeds_of_a_batch_is_unseen_once(store: Store) -> None:
    assert len(store.unseen([article(), article(feed=OTHER.url)])) == 1


def test_thousands_of_keys_are_looked_up_at_once(store: Store) -> None:
    many = [article(f"Story {number}") for number in range(1200)]
    store.finish_polls([visit(*many[:1100])], [], [], NOW)
    assert store.unseen(many) == tuple(many[1100:])


def test_a_round_is_written_whole_or_not_at_all(store: Store) -> None:
    broken = delivery(kind=None)
    with pytest.raises(sqlite3.IntegrityError):
        store.finish_polls([visit(article())], [news(article())], [broken], NOW)
    assert store.unseen([article()]) == (article(),)
    assert store.tellings(NOW - HOUR) == ()


def test_stories_are_remembered_with_their_tellings(store: Store) -> None:
    told = article()
    item = replace(news(told), telling=telling_of(told, "story", "newsroom"))
    store.finish_polls([visit(told)], [item], [], NOW)
    assert store.tellings(NOW - HOUR) == (item.telling,)
    assert store.tellings(NOW + HOUR) == ()


def test_a_telling_comes_back_with_the_words_that_its_facts_are_read_from(store: Store) -> None:
    told = article("Bus attacked near Dasu", text="Five were killed.")
    store.finish_polls([visit(told)], [news(told)], [], NOW)
    (telling,) = store.tellings(NOW - HOUR)
    assert (telling.title, telling.text) == ("Bus attacked near Dasu", "Five were killed.")


def test_what_was_held_back_is_kept_with_its_reason(store: Store) -> None:
    old, new = article("Dasu old"), article("Dasu new")
    store.finish_polls([visit(old, new)], [news(old, held=Held.LATE), news(new)], [], NOW)
    assert store.held_back(9) == (HeldBack("Dasu old", "The Paper", NOW, Held.LATE),)


# ── subscriptions ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_subscription_is_added_once(store: Store) -> None:
    wish = Subscription(Destination("-100", 7), "iron")
    assert store.subscribe(wish, NOW)
    assert not store.subscribe(wish, NOW)
    assert store.subscriptions() == (wish,)


def test_a_subscription_ends_once(store: Store) -> None:
    wish = Subscription(TERMINAL, "iron")
    store.subscribe(wish, NOW)
    assert store.unsubscribe(wish)
    assert not store.unsubscribe(wish)
    assert store.subscriptions() == ()


def test_a_closed_destination_gets_nothing_until_it_is_opened(store: Store) -> None:
    wish = Subscription(Destination("5"), "iron")
    store.subscribe(wish, NOW)
    store.close_destination(wish.destination, "blocked")
    assert store.subscriptions() == ()
    store.open_destination(wish.destination)
    assert store.subscriptions() == (wish,)


def test_a_chat_that_was_upgraded_keeps_its_subscriptions(store: Store) -> None:
    store.subscribe(Subscription(Destination("-5", 3), "iron"), NOW)
    store.move_chat("-5", "-1005")
    assert store.subscriptions() == (Subscription(Destination("-1005", 3), "iron"),)


def test_owners_are_remembered(store: Store) -> None:
    store.add_owner(7, NOW)
    store.add_owner(7, NOW)
    assert store.owners() == {7}


# ── outbox ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_key_is_accepted_once_a_destination(store: Store) -> None:
    assert store.finish_polls([], [], [delivery(), delivery(), delivery(chat="5")], NOW) == 2
    assert store.finish_polls([], [], [delivery()], NOW) == 0


def test_the_facts_come_back_as_they_were(store: Store) -> None:
    queue(store, delivery())
    (taken,) = take(store)
    assert (taken.card, taken.created, taken.attempts) == (card(), NOW, 1)


def test_facts_survive_json_with_every_script() -> None:
    facts = card(title="بس پر حملہ", snippet="达苏 🚌", marks=((0, 2),), remarks=("Unconfirmed",), published=None)
    assert card_of_json(facts_json(facts)) == facts


def test_a_notice_waits_once_a_destination_and_key_and_comes_back_as_it_was(store: Store) -> None:
    notice = Notice("3 feeds fail", ("Geo since 22:10", "APP: 503"))
    chats = [TERMINAL, Destination("5")]
    assert [store.notify(chats, "notice:feeds:all:2026-03-03", notice, NOW) for _ in range(2)] == [2, 0]
    (taken,) = take(store)
    assert (taken.kind, taken.facts) == (Kind.NOTICE, notice)


# ── what was told ────────────────────────────────────────────────────────────────────────────────────────────────────


def alert(**given: Any) -> Delivery:
    return delivery("alert:s", facts=card(story="s", **given))


def revision(number: int = 1, *, chat: str = TERMINAL.chat, wait: timedelta = timedelta(0), **given: Any) -> Delivery:
    facts = card(story="s", **given)
    return delivery(f"revision:s:{number}", chat, kind=Kind.REVISION, facts=facts, created=LATER, not_before=NOW + wait)


def update(number: int = 1, **given: Any) -> Delivery:
    return delivery(f"update:s:{number}", kind=Kind.UPDATE, facts=card(story="s", changes=("6 killed",), **given))


def sent(store: Store, *, number: int = 7, now: datetime = NOW) -> list[str]:
    """Sends all that may leave now, and gives the keys."""
    keys = []
    while taken := store.take_deliveries(now, terminal=True):
        for each in taken:
            keys.append(each.key)
            store.settle(each, Sent(number), now)
    return keys


def told(store: Store) -> Told:
    return store.told(["s"])[TERMINAL, "s"]


def test_who_was_told_nothing_of_a_story_is_left_out(store: Store) -> None:
    queue(store, delivery("alert:other", facts=card(story="other")))
    assert store.told(["s"]) == {}


def test_an_alert_waits_until_it_leaves_and_takes_newer_facts_until_then(store: Store) -> None:
    queue(store, alert(title="Blast"))
    assert told(store).waits
    queue(store, alert(title="Blast kills nine"))
    (taken,) = take(store)
    assert taken.card.title == "Blast kills nine"
    queue(store, alert(title="Blast kills ten"))
    assert told(store).card.title == "Blast kills nine"
    assert not told(store).waits


def test_a_revision_waits_for_the_message_that_it_edits(store: Store) -> None:
    queue(store, alert())
    (taken,) = take(store)
    queue(store, revision())
    store.settle(taken, Unknown("line died"), NOW)
    (taken,) = take(store)
    assert taken.key == "alert:s"
    store.settle(taken, Sent(7), NOW)
    (edit,) = take(store)
    assert (edit.key, edit.message, edit.edit) == ("revision:s:1", 7, 1)


def test_one_revision_of_a_story_waits_the_newest(store: Store) -> None:
    queue(store, alert(), revision(title="old"))
    queue(store, revision(title="new"))
    sent(store)
    assert told(store).card.title == "new"
    assert (told(store).revision, told(store).edited) == (2, NOW)


def test_a_revision_waits_for_its_time_and_holds_up_nothing(store: Store) -> None:
    queue(store, alert(), revision(wait=MINUTE), delivery("alert:2", facts=card(story="2")))
    assert sent(store) == ["alert:s", "alert:2"]
    assert store.next_delivery(terminal=True) == NOW + MINUTE
    assert sent(store, now=NOW + MINUTE) == ["revision:s:1"]


def test_alerts_leave_before_edits(store: Store) -> None:
    queue(store, alert())
    sent(store)
    queue(store, revision(), delivery("alert:2", facts=card(story="2")))
    assert sent(store) == ["alert:2", "revision:s:1"]


@pytest.mark.parametrize("outcome", [Unknown("line died"), TryAgain("flood")])
def test_an_edit_is_never_in_doubt_and_newer_facts_overtake_it(store: Store, outcome: Outcome) -> None:
    queue(store, alert())
    sent(store)
    queue(store, revision(title="old"))
    (edit,) = take(store)
    store.settle(edit, outcome, NOW)
    (edit,) = take(store)
    assert (edit.key, edit.state) == ("revision:s:1", State.PENDING)
    queue(store, revision(2, title="new"))
    store.settle(edit, outcome, NOW)
    assert sent(store) == ["revision:s:2"]


def test_an_edit_that_was_under_way_is_made_again_after_a_crash_unless_overtaken(store: Store) -> None:
    queue(store, alert())
    sent(store)
    queue(store, revision())
    take(store)
    assert store.recover(NOW) == 0
    take(store)
    queue(store, revision(2))
    assert store.recover(NOW) == 0
    assert sent(store) == ["revision:s:2"]


def test_a_message_that_cannot_be_edited_ends_the_edits_and_their_answers(store: Store) -> None:
    queue(store, alert())
    sent(store)
    queue(store, revision())
    (edit,) = take(store)
    queue(store, revision(2), update())
    store.settle(edit, Refused("message to edit not found"), NOW)
    assert told(store).ended
    (left,) = take(store)
    assert (left.key, left.message) == ("update:s:1", 0)


def test_an_update_answers_the_alert(store: Store) -> None:
    queue(store, alert(terms=("Besham",)))
    sent(store)
    queue(store, update(terms=("Dasu",), title="Later"))
    (taken,) = take(store)
    assert taken.message == 7
    heard = told(store)
    assert (heard.update, heard.terms, heard.card.title) == (2, frozenset({"Besham", "Dasu"}), card().title)


def test_a_chat_that_moved_has_no_message_to_edit(store: Store) -> None:
    queue(store, alert())
    sent(store)
    queue(store, revision())
    store.move_chat(TERMINAL.chat, "-1005")
    assert store.told(["s"])[Destination("-1005"), "s"].ended
    assert store.take_deliveries(NOW, terminal=False) == ()


def test_every_state_of_a_story_is_kept_once(store: Store) -> None:
    item = news(article())
    for severity in (Severity.NEWS, Severity.NEWS, Severity.ATTACK):
        store.finish_polls([], [item], [], NOW, Growth({item.story: account(severity=severity)}))
    found = store._db.execute("SELECT n, facts ->> '$.severity' FROM revisions ORDER BY n").fetchall()
    assert found == [(1, "news"), (2, "attack")]


def test_what_tells_a_story_comes_back_with_its_hits(store: Store) -> None:
    item = news(article(), held=Held.LATE)
    store.finish_polls([visit(item.found.article)], [item], [], NOW)
    (back,) = store.news([item.story, "unknown"])
    assert back == replace(item, opened=False)


def test_of_a_story_with_very_many_articles_the_first_and_the_last_are_read(store: Store) -> None:
    many = [article(f"Dasu {number:03}", published=NOW + number * MINUTE) for number in range(310)]
    story = news(many[0]).telling
    told_ = [replace(news(each), telling=replace(news(each).telling, story=story.story)) for each in many]
    store.finish_polls([visit(*many)], told_, [], NOW)
    titles = [item.found.article.title for item in store.news([story.story])]
    assert (len(titles), titles[0], titles[50], titles[-1]) == (300, "Dasu 000", "Dasu 060", "Dasu 309")


# ── outbox ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_one_message_a_destination_is_under_way(store: Store) -> None:
    queue(store, delivery("alert:1"), delivery("alert:2"), delivery("alert:1", chat="5"))
    assert [each.key for each in take(store)] == ["alert:1"]
    assert take(store) == []
    assert [each.destination.chat for each in take(store, terminal=False)] == ["5"]


def test_a_destination_gets_its_messages_in_order(store: Store) -> None:
    queue(store, delivery("alert:1"), delivery("alert:2"))
    keys = []
    for _ in range(2):
        (taken,) = take(store)
        keys.append(taken.key)
        store.settle(taken, Sent(), NOW)
    assert keys == ["alert:1", "alert:2"]
    assert take(store) == []


def test_an_alert_that_waits_for_more_sources_leaves_at_once_when_it_turns_out_urgent(store: Store) -> None:
    queue(store, delivery(facts=card(priority=Priority.NORMAL), not_before=LATER))
    assert take(store) == []
    queue(store, delivery(facts=card(priority=Priority.URGENT)))
    assert [each.card.priority for each in take(store)] == [Priority.URGENT]


def test_urgent_messages_go_first_across_destinations(store: Store) -> None:
    queue(store, delivery(chat="1", facts=card(priority=Priority.NORMAL)), delivery(chat="2"))
    assert [each.destination.chat for each in take(store, terminal=False)] == ["2", "1"]


def test_a_message_that_waits_holds_up_its_own_destination_only(store: Store) -> None:
    queue(store, delivery("alert:1", chat="1"), delivery("alert:2", chat="1"), delivery("alert:1", chat="2"))
    first = next(each for each in take(store, terminal=False) if each.destination.chat == "1")
    store.settle(first, TryAgain("slow down"), NOW, retry_at=LATER)
    assert take(store, terminal=False) == []
    assert [each.key for each in take(store, terminal=False, at=LATER)] == ["alert:1"]


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (Sent(5), None),
        (Refused("too long"), None),
        (TryAgain("slow down"), State.PENDING),
        (Unknown("line died"), State.AMBIGUOUS),
    ],
)
def test_how_a_message_waits_after_an_outcome(store: Store, outcome: Outcome, state: State | None) -> None:
    queue(store, delivery())
    store.settle(take(store)[0], outcome, NOW)
    assert [each.state for each in take(store)] == ([state] if state else [])


def test_what_may_have_arrived_stays_marked_until_it_surely_did(store: Store) -> None:
    queue(store, delivery())
    store.settle(take(store)[0], Unknown("line died"), NOW)
    store.settle(take(store)[0], TryAgain("slow down"), NOW)
    assert take(store)[0].state is State.AMBIGUOUS


def test_a_message_under_way_when_the_process_died_is_resent_marked(tmp_path: Path) -> None:
    before = Store(tmp_path)
    queue(before, delivery())
    take(before)
    before.close()
    after = Store(tmp_path)
    assert after.recover(NOW) == 1
    assert [each.state for each in take(after)] == [State.AMBIGUOUS]
    after.close()


def test_a_closed_destination_keeps_what_waits_for_it(store: Store) -> None:
    queue(store, delivery(chat="5"))
    store.close_destination(Destination("5"), "blocked")
    assert take(store, terminal=False) == []
    store.open_destination(Destination("5"))
    assert len(take(store, terminal=False)) == 1


def test_the_status_counts_what_people_ask_for(store: Store) -> None:
    store.sync_feeds([FEED, OTHER], NOW)
    store.finish_polls([visit(article())], [news(article())], [delivery()], NOW)
    status = store.status()
    assert (status.feeds, status.articles, status.stories, status.waiting, status.sent) == (2, 1, 1, 1, 0)
    assert status.last_poll == NOW


def test_an_empty_store_has_an_empty_status(store: Store) -> None:
    assert store.status().last_poll is None


# ── the file ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_watchlists_are_kept_in_their_last_good_version(store: Store) -> None:
    store.keep_watchlist("iron.yaml", "old", NOW)
    store.keep_watchlist("iron.yaml", "new", NOW)
    assert store.kept_watchlists() == {"iron.yaml": "new"}


def test_a_file_that_is_no_database_is_named_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / DATABASE).write_bytes(b"this is no database at all " * 100)
    with pytest.raises(StateError, match=DATABASE):
        Store(tmp_path)
    assert (tmp_path / DATABASE).read_bytes().startswith(b"this is no database")


def test_the_files_are_for_their_owner_only_even_those_that_were_not(tmp_path: Path) -> None:
    (tmp_path / DATABASE).touch(0o644)
    store = Store(tmp_path)
    store.sync_feeds([FEED], NOW)
    assert {each.suffix: each.stat().st_mode & 0o777 for each in tmp_path.iterdir()} == {
        ".db": 0o600,
        ".db-wal": 0o600,
        ".db-shm": 0o600,
    }
    store.close()


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / DATABASE)) as other:
        other.execute("CREATE TABLE bookmarks (url)")
    before = (tmp_path / DATABASE).read_bytes()
    with pytest.raises(StateError, match="belongs to another program"):
        Store(tmp_path)
    assert (tmp_path / DATABASE).read_bytes() == before


def test_a_database_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    Store(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / DATABASE)) as newer, newer:
        newer.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('ironwatch', 'm999_x', '')"
        )
    before = (tmp_path / DATABASE).read_bytes()
    with pytest.raises(StateError, match="newer version"):
        Store(tmp_path)
    assert (tmp_path / DATABASE).read_bytes() == before


def test_a_first_start_that_was_killed_is_made_up_for(tmp_path: Path) -> None:
    with closing(Database(tmp_path / DATABASE)) as begun:
        migrations.ensure_migrations_table(begun)
    Store(tmp_path).close()


def test_a_store_that_cannot_write_says_so_and_stays_readable(tmp_path: Path) -> None:
    store = Store(tmp_path)
    blocker = sqlite3.connect(tmp_path / DATABASE)
    blocker.execute("BEGIN IMMEDIATE")
    store._db.execute("PRAGMA busy_timeout=1").fetchall()
    with pytest.raises(StateError, match="database is locked; end the program"):
        store.subscribe(Subscription(TERMINAL, "iron"), NOW)
    assert store.subscriptions() == ()
    blocker.close()
    store.close()


def test_the_tables_are_strict_and_keys_are_enforced(store: Store) -> None:
    tables = store._db.execute(
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type <> 'view'"
    ).fetchall()
    ours = {name: strict for name, strict in tables if not name.startswith(("sqlite_", "_sqlite", "words"))}
    assert ours
    assert all(ours.values())
    assert store._db.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert store._db.execute("PRAGMA synchronous").fetchone() == (2,)


def test_a_waiting_time_far_away_is_kept_exactly(store: Store) -> None:
    queue(store, delivery())
    far = NOW + timedelta(seconds=43_838)
    store.settle(take(store)[0], TryAgain("flood"), NOW, retry_at=far)
    assert take(store, at=far - timedelta(seconds=1)) == []
    assert len(take(store, at=far)) == 1
