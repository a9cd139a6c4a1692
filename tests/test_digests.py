"""Digests as they come: once a local day in every zone, made up for, folded, with what was held for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make import FEED, HOUR, MINUTE, NOW, article, claim, news, term, watchlist

from bot.core.places import Gazetteer
from bot.core.tables import Tables
from bot.core.timetable import CATCH_UP, Slot, digest_slot, last_daily, next_daily
from bot.digests import Digests, Press
from bot.errors import ConfigError
from bot.model import (
    Carrier,
    Chart,
    Daily,
    Delivery,
    Destination,
    Digest,
    Entry,
    Feed,
    Habits,
    Held,
    Hours,
    Kind,
    Mode,
    Mute,
    Notice,
    Outcome,
    PageRead,
    ParsedFeed,
    Priority,
    Scope,
    Sent,
    State,
    Subscription,
    Summary,
    Visit,
)
from bot.pipeline import Pipeline, Rules
from bot.shelf import Shelf
from bot.store.chronicles import Chronicles
from bot.store.digests import DigestDue, DigestMade
from bot.store.store import Store
from bot.store.thread import StoreThread

CHAT, FORUM = Destination("501"), Destination("-1001000000701", 9)
HALF_PAST_SEVEN = Daily(time(7, 30))
WEEKDAYS = Daily(time(7, 30), frozenset(range(5)))
ZONES = (
    *("Asia/Karachi", "Asia/Shanghai", "Asia/Kabul", "Europe/Athens"),
    *("America/New_York", "Australia/Lord_Howe", "UTC"),
)
CLOCKS = (time(0), time(1, 30), time(1, 45), time(2), time(2, 15), time(2, 30), time(3, 30), time(7, 30), time(23, 59))
DAY = timedelta(days=1)


# ── when ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def slots(daily: Daily, zone: ZoneInfo, looks: list[datetime]) -> list[Slot]:
    """The digests that looks at these times make."""
    covered, last, due = last_daily(looks[0], daily, zone), None, looks[0]
    made = []
    for now in looks:
        if now < due:
            continue
        slot = digest_slot(now, daily, zone, covered) if now != looks[0] else None
        following = DigestDue(CHAT, daily, zone, covered, last, is_timed=True)
        if slot and slot.day != last:
            made.append(slot)
            covered, last = slot.until, slot.day
            following = replace(following, last=last)
        due = following.next_after(now, zone)
    return made


@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize("name", ZONES)
def test_every_local_date_of_a_year_has_exactly_one_digest(name: str, clock: time) -> None:
    zone, daily = ZoneInfo(name), Daily(clock)
    looks = [datetime(2026, 1, 1, tzinfo=UTC)]
    while looks[-1] < datetime(2027, 1, 3, tzinfo=UTC):
        looks.append(next_daily(looks[-1], daily, zone) + timedelta(seconds=1))
    made = [slot for slot in slots(daily, zone, looks) if date(2026, 1, 2) <= slot.day < date(2027, 1, 2)]
    assert [slot.day for slot in made] == [date(2026, 1, 2) + n * DAY for n in range(365)]
    assert all(before.until == after.since for before, after in pairwise(made))
    off = [slot.day for slot in made if slot.until.astimezone(zone).time() != clock]
    assert len(off) <= 1  # on the day on which the clock skips that time


@given(
    st.sampled_from(ZONES),
    st.sampled_from(CLOCKS),
    st.sampled_from([frozenset(range(7)), frozenset(range(5)), frozenset({0})]),
    st.lists(st.floats(0.01, 60), min_size=5, max_size=60),
    st.sampled_from([datetime(2026, 3, 5, tzinfo=UTC), datetime(2026, 10, 20, tzinfo=UTC)]),
)
def test_whenever_we_are_up_no_day_comes_twice_and_no_time_is_left_out(
    name: str, clock: time, days: frozenset[int], pauses: list[float], start: datetime
) -> None:
    zone, daily = ZoneInfo(name), Daily(clock, days)
    looks = [start]
    for hours in pauses:
        looks.append(looks[-1] + timedelta(hours=hours))
    made = slots(daily, zone, looks)
    assert len({slot.day for slot in made}) == len(made)
    assert all(before.until == after.since for before, after in pairwise(made))
    assert all(slot.since < slot.until for slot in made)


def test_what_is_more_than_twelve_hours_late_is_told_by_the_next_one() -> None:
    due = next_daily(NOW, HALF_PAST_SEVEN, UTC)
    before = due - DAY
    assert digest_slot(due + CATCH_UP, HALF_PAST_SEVEN, UTC, before) == Slot(due.date(), before, due)
    assert digest_slot(due + CATCH_UP + MINUTE, HALF_PAST_SEVEN, UTC, before) is None
    assert digest_slot(due + DAY, HALF_PAST_SEVEN, UTC, before) == Slot((due + DAY).date(), before, due + DAY)


def test_a_digest_looks_back_for_a_month_at_most_and_never_into_a_future_that_was_none() -> None:
    due = next_daily(NOW, HALF_PAST_SEVEN, UTC)
    for covered, since in ((due - 90 * DAY, due - 31 * DAY), (due + 90 * DAY, due - DAY)):
        slot = digest_slot(due, HALF_PAST_SEVEN, UTC, covered)
        assert slot
        assert slot.since == since


# ── a service ────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class Desk:
    """A pipeline on a real store with its digests, and a clock that the test moves."""

    store: StoreThread
    pipeline: Pipeline
    digests: Digests
    now: datetime = NOW
    got: list[Delivery] = field(default_factory=list)

    async def reads(self, *titles: str, feed: Feed = FEED, at: datetime | None = None) -> None:
        """A feed brings these."""
        entries = tuple(Entry(t, link=f"{feed.url}/{t.replace(' ', '-')}", published=at or self.now) for t in titles)
        await self.pipeline.take([(claim(feed), ParsedFeed("rss20", entries=entries))], self.now)

    async def goes_to(self, moment: datetime) -> list[Delivery]:
        """What arrives as time passes, looked at once a minute at a quarter to and past each half hour."""
        before = len(self.got)
        while self.now < moment:
            self.now = min(moment, self.now + 15 * MINUTE)
            await self.digests.look(self.now)
            await self.pipeline.outbox.deliver_all(Carrier(self._take, terminal=False))
        return self.got[before:]

    async def follows(self, here: Destination = CHAT, mode: Mode = Mode.INSTANT, daily: Daily | None = None) -> None:
        await self.store.ask(Store.subscribe, Subscription(here, "iron", mode), self.now)
        if daily:
            await self.store.ask(Store.set_digest, here, daily)
        await self.digests.look(self.now)

    async def _take(self, delivery: Delivery) -> Outcome:
        self.got.append(delivery)
        return Sent(100 + len(self.got))


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    store = await StoreThread.open(tmp_path)
    made: list[Desk] = []
    pipeline = Pipeline(store, Rules(tables=Tables(Gazetteer())), lambda: made[0].now if made else NOW)
    shelf = Shelf(pipeline.watch)
    urgent = term("Dasu", priority=Priority.URGENT)
    await shelf.put_shared([watchlist(urgent, term("Gwadar"), term("Hub", priority=Priority.DIGEST))])
    await pipeline.start(NOW)
    made.append(Desk(store, pipeline, Digests(store, tmp_path, lambda: pipeline.watched, UTC, pipeline.written)))
    yield made[0]
    await pipeline.stop()
    await store.close()


def digests(got: list[Delivery]) -> list[Digest]:
    return [each.facts for each in got if isinstance(each.facts, Digest)]


MORNING = datetime(2026, 3, 4, 7, 30, tzinfo=UTC)


async def test_a_digest_comes_once_at_its_time_with_its_picture_behind_it(desk: Desk) -> None:
    await desk.follows(daily=HALF_PAST_SEVEN)
    await desk.reads("Bus attacked on the road to Dasu", "Gwadar port loan signed")
    await desk.goes_to(MORNING - MINUTE)
    got = await desk.goes_to(MORNING + 5 * HOUR)
    assert [(each.key, each.kind) for each in got] == [
        ("digest:2026-03-04", Kind.DIGEST),
        ("chart:2026-03-04", Kind.CHART),
    ]
    (digest,) = digests(got)
    assert (digest.since, digest.until) == (MORNING - DAY, MORNING)
    assert [item.title for item in digest.items] == ["Bus attacked on the road to Dasu", "Gwadar port loan signed"]
    assert (digest.tally.matched, digest.tally.delivered) == (2, 2)
    assert isinstance(got[1].facts, Chart)
    assert not got[0].sounds


async def test_days_follow_each_other_without_a_gap(desk: Desk) -> None:
    await desk.follows(daily=HALF_PAST_SEVEN)
    told = digests(await desk.goes_to(MORNING + 3 * DAY))
    assert [digest.day for digest in told] == [date(2026, 3, 4) + n * DAY for n in range(4)]
    assert all(before.until == after.since for before, after in pairwise(told))


async def test_weekdays_leave_the_weekend_to_monday(desk: Desk) -> None:
    await desk.follows(daily=WEEKDAYS)
    told = digests(await desk.goes_to(datetime(2026, 3, 9, 9, 0, tzinfo=UTC)))
    assert [digest.day.weekday() for digest in told] == [2, 3, 4, 0]
    assert told[-1].until - told[-1].since == 3 * DAY


async def test_a_topic_has_its_own(desk: Desk) -> None:
    await desk.follows(daily=HALF_PAST_SEVEN)
    await desk.follows(FORUM, daily=Daily(time(8)))
    await desk.reads("Gwadar port loan signed")
    got = await desk.goes_to(MORNING + HOUR)
    times = Counter(each.destination for each in got if each.kind is Kind.DIGEST)
    assert times == {CHAT: 1, FORUM: 1}


async def test_messages_have_addresses_in_supergroups_only(desk: Desk) -> None:
    await desk.follows(daily=HALF_PAST_SEVEN)
    await desk.follows(FORUM, daily=HALF_PAST_SEVEN)
    await desk.reads("Gwadar port loan signed")
    got = await desk.goes_to(MORNING)
    links = {each.destination: each.facts.items[0].link for each in got if isinstance(each.facts, Digest)}
    assert links[CHAT] == ""
    assert links[FORUM].startswith("https://t.me/c/1000000701/9/10")


async def test_nothing_is_sent_at_once_when_a_time_of_today_is_chosen(desk: Desk) -> None:
    await desk.follows(daily=Daily(time(11, 45)))
    assert await desk.goes_to(NOW + 2 * HOUR) == []


async def test_another_time_on_the_same_day_makes_no_second_digest(desk: Desk) -> None:
    await desk.follows(daily=HALF_PAST_SEVEN)
    await desk.goes_to(MORNING + HOUR)
    await desk.store.ask(Store.set_digest, CHAT, Daily(time(18)))
    told = digests(await desk.goes_to(MORNING + 2 * DAY))
    assert [digest.day for digest in told] == [date(2026, 3, 5)]
    assert told[0].since == MORNING


async def test_a_clock_that_is_set_back_repeats_nothing(desk: Desk) -> None:
    await desk.follows(daily=HALF_PAST_SEVEN)
    await desk.goes_to(MORNING + HOUR)
    desk.now = MORNING - HOUR
    assert await desk.goes_to(MORNING + 2 * HOUR) == []
    assert [digest.day for digest in digests(await desk.goes_to(MORNING + DAY))] == [date(2026, 3, 5)]


async def test_after_a_downtime_one_is_made_up_for_and_says_since_when(desk: Desk) -> None:
    await desk.follows(daily=HALF_PAST_SEVEN)
    await desk.goes_to(MORNING)
    desk.now = MORNING + 3 * DAY + 11 * HOUR
    (digest,) = digests(await desk.goes_to(desk.now + HOUR / 2))
    assert (digest.since, digest.until, digest.due) == (MORNING, MORNING + 3 * DAY, MORNING + 3 * DAY)


async def test_one_that_is_too_late_is_folded_into_the_next(desk: Desk) -> None:
    await desk.follows(daily=HALF_PAST_SEVEN)
    await desk.goes_to(MORNING)
    desk.now = MORNING + DAY + 13 * HOUR
    (digest,) = digests(await desk.goes_to(MORNING + 2 * DAY))
    assert (digest.day, digest.since) == (date(2026, 3, 6), MORNING)


async def test_a_chat_that_follows_nothing_or_said_off_has_none(desk: Desk) -> None:
    await desk.follows(daily=HALF_PAST_SEVEN)
    await desk.store.ask(Store.set_digest, CHAT, None)
    await desk.store.ask(Store.set_digest, FORUM, HALF_PAST_SEVEN)
    assert await desk.goes_to(MORNING + HOUR) == []


async def test_a_group_that_became_a_supergroup_keeps_its_digest(desk: Desk) -> None:
    await desk.follows(daily=HALF_PAST_SEVEN)
    await desk.store.ask(Store.move_chat, CHAT.chat, "-1001")
    (got,) = await desk.goes_to(MORNING + HOUR)
    assert (got.destination, got.key) == (Destination("-1001"), "digest:2026-03-04")


async def test_where_both_were_followed_the_digest_of_the_group_goes_on(desk: Desk) -> None:
    await desk.follows(daily=HALF_PAST_SEVEN)
    await desk.follows(Destination("-1001"))
    await desk.store.ask(Store.move_chat, CHAT.chat, "-1001")
    assert [each.key for each in await desk.goes_to(MORNING + HOUR)] == ["digest:2026-03-04"]


async def test_a_zone_that_is_chosen_moves_the_next_digest(desk: Desk) -> None:
    await desk.follows(daily=HALF_PAST_SEVEN)
    await desk.store.ask(Store.set_habits, CHAT, Habits(ZoneInfo("Asia/Karachi")), UTC, NOW)
    (digest,) = digests(await desk.goes_to(MORNING - 4 * HOUR))
    assert digest.until == MORNING - 5 * HOUR


async def test_an_article_whose_page_decided_is_told_by_the_digest_of_then(desk: Desk) -> None:
    await desk.follows(daily=HALF_PAST_SEVEN)
    told = news(article("Gwadar port loan signed"), "Gwadar", held=Held.PAGE)
    await desk.store.ask(
        Store.finish_polls, [Visit(claim(), NOW, NOW, articles=(told.found.article,))], [told], [], NOW
    )
    (first,) = digests(await desk.goes_to(MORNING + HOUR))
    read = PageRead(replace(told, held=None), "yes", desk.now)
    await desk.store.ask(Store.finish_page, read, [])
    (second,) = digests(await desk.goes_to(MORNING + DAY))
    assert (first.stories, second.stories) == (0, 1)


async def test_a_chat_that_is_forgotten_leaves_no_time_behind(desk: Desk) -> None:
    await desk.follows(daily=HALF_PAST_SEVEN)
    await desk.store.ask(Store.forget, CHAT.chat, 0)
    left = await desk.store.ask(lambda store: store._db.execute("SELECT count(*) FROM digests").fetchone())
    assert left == (0,)


async def test_what_comes_before_a_digest_that_is_wanted_again_is_not_told(desk: Desk) -> None:
    await desk.follows(daily=HALF_PAST_SEVEN)
    await desk.goes_to(MORNING)
    await desk.store.ask(Store.set_digest, CHAT, None)
    await desk.goes_to(MORNING + 5 * DAY + HOUR)
    await desk.store.ask(Store.set_digest, CHAT, HALF_PAST_SEVEN)
    (digest,) = digests(await desk.goes_to(MORNING + 6 * DAY))
    assert digest.since == MORNING + 5 * DAY


# ── what is held ─────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_list_that_is_told_once_a_day_is_told_by_the_digest(desk: Desk) -> None:
    await desk.follows(mode=Mode.DIGEST)
    await desk.reads("Bus attacked on the road to Dasu", "Gwadar port loan signed", "Hub power plant sold")
    got = await desk.goes_to(MORNING + HOUR)
    assert [each.kind for each in got] == [Kind.DIGEST, Kind.CHART]
    (digest,) = digests(got)
    assert (digest.tally.here, digest.tally.quiet, digest.tally.held) == (2, 1, 0)
    assert await desk.goes_to(MORNING + DAY - MINUTE) == []


async def test_a_time_that_is_chosen_is_that_of_what_waits_for_the_digest(desk: Desk) -> None:
    await desk.follows(mode=Mode.DIGEST, daily=Daily(time(18)))
    await desk.reads("Gwadar port loan signed")
    got = await desk.goes_to(NOW + 6 * HOUR)
    assert [each.key for each in got] == ["digest:2026-03-03", "chart:2026-03-03"]


async def test_what_waits_for_the_digest_makes_no_summary_while_that_is_made(desk: Desk) -> None:
    await desk.follows(mode=Mode.DIGEST)
    await desk.reads("Gwadar port loan signed")
    await desk.goes_to(MORNING - MINUTE)
    desk.now = MORNING
    carrier = Carrier(desk._take, terminal=False)
    assert await desk.pipeline.outbox.deliver_all(carrier) == 0
    desk.now += HOUR  # it fails for long: then it is told in a summary all the same
    assert await desk.pipeline.outbox.deliver_all(carrier) == 1
    assert desk.got[-1].kind is Kind.SUMMARY


async def test_on_a_day_of_many_stories_a_digest_stands_for_all_that_waited_for_it(desk: Desk) -> None:
    await desk.follows(mode=Mode.DIGEST)
    for start in (0, 20):
        await desk.reads(
            *(f"Gwadar report number {'abcdefghijklmnopqrstuvwxyz'[n % 26] * 9}{n}" for n in range(start, start + 20))
        )
    got = await desk.goes_to(MORNING + HOUR)
    assert {each.kind for each in got} == {Kind.DIGEST, Kind.CHART}
    first, *_ = digests(got)
    assert first.tally.here == first.stories > 30


async def test_a_day_that_had_its_digest_leaves_what_is_held_to_others(desk: Desk) -> None:
    await desk.follows(mode=Mode.DIGEST)
    await desk.reads("Gwadar port loan signed")
    made = Delivery(CHAT, "digest:2026-03-04", Kind.DIGEST, Notice("There"), created=NOW)
    await desk.store.ask(Store.put, made)
    again = DigestMade(CHAT, MORNING + DAY, MORNING, (made,), told=(1,))
    assert await desk.store.ask(Store.put_digests, [again], MORNING) == 0
    assert await desk.store.ask(lambda store: store.due_held(MORNING))


async def test_what_quiet_hours_held_is_told_by_the_digest_or_after_them_and_never_twice(desk: Desk) -> None:
    await desk.follows(daily=HALF_PAST_SEVEN)
    await desk.store.ask(Store.set_habits, CHAT, Habits(quiet=Hours(time(12), time(9))), UTC, NOW)
    await desk.reads("Gwadar port loan signed")
    got = await desk.goes_to(MORNING + 3 * HOUR)
    assert [each.kind for each in got] == [Kind.DIGEST, Kind.CHART]
    assert digests(got)[0].tally.here == 1


async def test_without_a_digest_what_was_held_comes_in_a_summary(desk: Desk) -> None:
    await desk.follows()
    await desk.store.ask(Store.set_habits, CHAT, Habits(quiet=Hours(time(12), time(9))), UTC, NOW)
    await desk.reads("Gwadar port loan signed")
    (summary,) = await desk.goes_to(MORNING + 3 * HOUR)
    assert isinstance(summary.facts, Summary)


async def test_what_is_muted_is_named_with_who_and_until_when(desk: Desk) -> None:
    await desk.follows(daily=HALF_PAST_SEVEN)
    until = NOW + 3 * DAY
    await desk.store.ask(Store.mute, Mute(CHAT, Scope.TERM, "Gwadar", until, "Ali", 77))
    await desk.reads("Gwadar port loan signed")
    got = await desk.goes_to(MORNING)
    (digest,) = digests(got)
    assert [(each.what, each.by, each.until) for each in digest.muted] == [("Gwadar", "Ali", until)]
    assert (digest.tally.muted, digest.items[0].told) == (1, State.MUTED)


async def test_a_digest_that_cannot_be_made_holds_up_no_other_and_what_waits_for_it_is_told(desk: Desk) -> None:
    await desk.follows(mode=Mode.DIGEST)
    await desk.follows(FORUM, daily=Daily(time(8)))
    await desk.reads("Gwadar port loan signed")
    [good] = await desk.store.ask(lambda store: store._db.execute("SELECT facts FROM revisions").fetchone())
    await desk.store.ask(lambda store: store._db.execute("UPDATE revisions SET facts = '{}x'"))
    await desk.goes_to(MORNING - MINUTE)
    (summary,) = await desk.goes_to(MORNING + MINUTE)
    assert (summary.kind, summary.destination) == (Kind.SUMMARY, CHAT)
    await desk.store.ask(lambda store: store._db.execute("UPDATE revisions SET facts = ?", [good]))
    (told,) = digests(await desk.goes_to(MORNING + HOUR))
    assert told.stories == 1


# ── for who asks ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
async def press(desk: Desk, tmp_path: Path) -> AsyncIterator[Press]:
    """Two days of news that two chats follow, and what digests are made on."""
    await desk.follows()
    await desk.follows(Destination("502"), Mode.DIGEST)
    await desk.reads("Bomb kills six on the road to Dasu", "Gwadar port loan signed", "Hub power plant sold")
    await desk.reads("Gwadar airport opened in winter", at=NOW - 9 * DAY)
    desk.now += DAY
    await desk.reads("Blast kills two in Gwadar", "Dasu tunnel opens", "Cricket in the rain")
    with closing(Chronicles(tmp_path)) as archive:
        yield Press(archive, desk.pipeline.watched, UTC)


@pytest.mark.parametrize("days", [1, 2, 7])
async def test_every_number_is_a_count_in_the_database(press: Press, days: int) -> None:
    digest = press.asked(None, days, date(2026, 3, 4), NOW).digest
    span = f"BETWEEN {digest.since.timestamp()} AND {digest.until.timestamp() - 1}"
    told = f"FROM tellings WHERE noticed {span} AND (held IS NULL OR held IN ('digest', 'backlog'))"

    def counts(query: str) -> list[tuple[Any, ...]]:
        return press.archive._all(query)

    [numbers] = counts(f"SELECT count(DISTINCT story), count(*) {told}")
    assert (digest.stories, digest.articles) == numbers
    terms = told.replace("WHERE", "JOIN hits USING (article) WHERE")
    assert dict(digest.by_term) == dict(counts(f"SELECT term, count(DISTINCT story) {terms} GROUP BY 1"))
    made = f"FROM deliveries WHERE kind = 'alert' AND created {span}"
    assert counts(f"SELECT count(*), sum(state = 'held') {made}") == [(digest.alerts.made, digest.alerts.held)]
    late_ones = f"FROM tellings WHERE held = 'late' AND noticed {span}"
    [(late,)] = counts(f"SELECT count(*) {late_ones}")
    assert len(digest.late) == late
    if days > 1:
        [(incidents, killed)] = counts("SELECT count(*), sum(killed) FROM ledger")
        assert (len(digest.ledger), sum(each.killed or 0 for each in digest.ledger)) == (incidents, killed) == (2, 8)


async def test_a_recording_ends_with_its_newest_article_and_a_service_today(desk: Desk, press: Press) -> None:
    later = NOW + 30 * DAY
    assert press.asked(None, 1, None, later).digest.day == date(2026, 3, 4)
    await desk.store.ask(Store.see, later)
    assert press.asked(None, 1, None, later).digest.day == later.date()


async def test_who_asks_for_a_chat_reads_what_it_was_told(press: Press) -> None:
    assert press.asked(Destination("502"), 2, date(2026, 3, 4), NOW).digest.alerts.held == 4
    with pytest.raises(ConfigError, match="known are 501, 502"):
        press.asked(Destination("503"), 1, None, NOW)


async def test_who_is_forgotten_is_named_by_no_digest_that_waits(desk: Desk) -> None:
    await desk.follows(daily=HALF_PAST_SEVEN)
    await desk.store.ask(Store.mute, Mute(CHAT, Scope.TERM, "Gwadar", NOW + 3 * DAY, "Ali", 77))
    await desk.reads("Gwadar port loan signed")
    await desk.goes_to(MORNING - MINUTE)
    await desk.digests.look(MORNING)
    assert "Ali" in await dump(desk)
    await desk.store.ask(Store.forget, "502", 77)
    assert "Ali" not in await dump(desk)


async def test_a_digest_that_arrived_keeps_no_more_than_what_it_was_about(desk: Desk) -> None:
    await desk.follows(daily=HALF_PAST_SEVEN)
    await desk.reads("Gwadar port loan signed")
    await desk.goes_to(MORNING)
    facts = await desk.store.ask(lambda store: dict(store._db.execute("SELECT kind, facts FROM deliveries")))
    assert "Gwadar port loan" not in facts["digest"]
    assert "Gwadar" not in facts["chart"]
    name, digest, _ = await desk.store.ask(Store.last_digest, CHAT) or ("", None, 0)
    assert digest
    assert (name, digest.stories, digest.until) == ("2026-03-04", 1, MORNING)


async def dump(desk: Desk) -> str:
    """All that is in the database."""
    return await desk.store.ask(lambda store: "".join(store._db.conn.iterdump()))


# ── the queue ────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_an_alert_overtakes_the_digest_of_its_own_chat_and_of_all_others(desk: Desk) -> None:
    for number in range(5):
        await desk.follows(Destination(str(501 + number)), daily=HALF_PAST_SEVEN)
    await desk.reads("Gwadar port loan signed")
    await desk.goes_to(MORNING - MINUTE)
    desk.now = MORNING
    assert await desk.digests.look(desk.now) == 10
    await desk.reads("Bus attacked on the road to Dasu")
    taken = await desk.store.ask(Store.take_deliveries, desk.now, terminal=False)
    assert [each.kind for each in taken] == [Kind.ALERT] * 5


async def test_a_digest_that_fails_holds_up_no_alert(desk: Desk) -> None:
    await desk.follows(daily=HALF_PAST_SEVEN)
    await desk.goes_to(MORNING - MINUTE)
    desk.now = MORNING
    await desk.digests.look(desk.now)
    (digest,) = await desk.store.ask(Store.take_deliveries, desk.now, terminal=False)
    await desk.store.ask(Store.recover, desk.now)
    await desk.reads("Bus attacked on the road to Dasu")
    (head,) = await desk.store.ask(Store.take_deliveries, desk.now, terminal=False)
    assert (digest.kind, head.kind) == (Kind.DIGEST, Kind.ALERT)
