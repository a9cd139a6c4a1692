"""What the clock sets off, on a real store, with feeds and readers that the test speaks for."""

from __future__ import annotations

import asyncio
import hashlib
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from make import FEED, HOUR, MINUTE, NOW, claim, term, watchlist

from bot.core.urls import Tracking
from bot.errors import FetchError, ParseError, StateError
from bot.model import (
    TERMINAL,
    Carrier,
    Closed,
    Delivery,
    Destination,
    Entry,
    Feed,
    Habits,
    Hours,
    Kind,
    Notice,
    NotModified,
    Outcome,
    ParsedFeed,
    Priority,
    Refused,
    Response,
    Sent,
    Subscription,
    Summary,
    TryAgain,
    Undecided,
    Unknown,
    Validators,
)
from bot.pipeline import IN_FLIGHT, Pipeline, Rules
from bot.store.database import DATABASE
from bot.store.store import Store
from bot.store.thread import StoreThread
from bot.visits import Reader

OTHER = Feed("https://journal.example/feed", "Journal")
LETTERS = str.maketrans("0123456789", "ghijklmnop")
OTTERS = tuple(  # the first two are told apart, and the last shows that they are one
    Entry(title, link=f"https://o{place}.example/", published=NOW + place * MINUTE, source=f"O{place}")
    for place, title in enumerate(
        (
            "Otter census in Dasu valley finds forty animals",
            "Dasu: wardens praised for counting rare river mammals",
            "Otter census: Dasu wardens praised, forty rare river mammals counted",
            "Dasu wardens praised after census: forty rare river mammals, the otter census finds",
        )
    )
)
ATTACK = Entry("Bus attacked on the road to Dasu", link="https://paper.example/1", published=NOW)
Polled = Callable[..., Awaitable[None]]


class Clock:
    """Stands still until it is moved."""

    now = NOW

    def __call__(self) -> datetime:
        return self.now


class Web:
    """Feeds that say what the test wrote down; counts what was asked."""

    def __init__(self) -> None:
        self.pages: dict[str, list[Entry] | Exception | NotModified] = {}
        self.asked: list[tuple[str, Validators]] = []
        self.parsed = 0
        self.known: list[bytes] = []
        self.texts: dict[str, str | Exception] = {}
        self.read: list[str] = []
        self.moved: dict[str, str] = {}

    @property
    def reader(self) -> Reader:
        return Reader(self.fetch, self.parse, self.page)

    async def fetch(self, url: str, validators: Validators) -> Response | NotModified:
        self.asked.append((url, validators))
        page = self.pages[url]
        if isinstance(page, Exception):
            raise page
        if isinstance(page, NotModified):
            return page
        return Response(url, repr(page).encode(), etag=f'"{len(page)}"', moved_to=self.moved.get(url, ""))

    async def page(self, url: str) -> str:
        self.read.append(url)
        text = self.texts[url]
        if isinstance(text, Exception):
            raise text
        return text

    async def parse(self, response: Response, known: bytes) -> ParsedFeed:
        self.parsed += 1
        self.known.append(known)
        page = self.pages[response.url]
        assert isinstance(page, list)
        if any(entry.title == "unreadable" for entry in page):
            raise ParseError("an HTML page, not a feed")
        return ParsedFeed("rss20", entries=tuple(page), items=bytes(len(page)))


class Person:
    """Takes what is sent, with the outcomes that the test wrote down."""

    def __init__(self, *outcomes: Outcome) -> None:
        self.outcomes = list(outcomes)
        self.got: list[Delivery] = []

    async def send(self, delivery: Delivery) -> Outcome:
        self.got.append(delivery)
        return self.outcomes.pop(0) if self.outcomes else Sent()

    @property
    def titles(self) -> list[str]:
        return [delivery.card.title for delivery in self.got if delivery.kind is not Kind.NOTICE]


@pytest.fixture
def web() -> Web:
    return Web()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[StoreThread]:
    opened = await StoreThread.open(tmp_path)
    await opened.ask(Store.subscribe, Subscription(TERMINAL, "iron"), NOW)
    yield opened
    await opened.close()


@pytest.fixture
async def pipeline(store: StoreThread, clock: Clock) -> AsyncIterator[Pipeline]:
    made = Pipeline(store, Rules(tracking=Tracking.read("utm_*")), clock)
    await made.start(NOW)
    await made.watch([watchlist(term("Dasu"), term("Gwadar"))])
    yield made
    await made.stop()


@pytest.fixture
def polled(pipeline: Pipeline, store: StoreThread, web: Web, clock: Clock) -> Polled:
    """Serves these entries of the feed (or what else it answers), and polls everything once."""

    async def poll(*entries: Entry, answer: Exception | NotModified | None = None, feed: Feed = FEED) -> None:
        web.pages[feed.url] = answer or list(entries)
        await store.ask(Store.sync_feeds, [Feed(url) for url in web.pages], NOW)
        await pipeline.poll(clock.now, web.reader, everything=True)
        await pipeline.settle()

    return poll


async def told(pipeline: Pipeline, *outcomes: Outcome) -> Person:
    person = Person(*outcomes)
    await pipeline.outbox.deliver_all(Carrier(person.send))
    return person


async def test_an_entry_about_a_watched_term_is_told_once(pipeline: Pipeline, polled: Polled) -> None:
    await polled(ATTACK, Entry("Cricket", link="https://paper.example/2"))
    assert (await told(pipeline)).titles == [ATTACK.title]
    await polled(ATTACK)
    assert (await told(pipeline)).titles == []


async def test_one_new_item_makes_exactly_one_new_alert(pipeline: Pipeline, polled: Polled) -> None:
    await polled(ATTACK)
    await told(pipeline)
    await polled(Entry("Gwadar port closed", link="https://paper.example/3", published=NOW), ATTACK)
    assert (await told(pipeline)).titles == ["Gwadar port closed"]


async def test_the_same_article_in_two_feeds_is_one_alert(pipeline: Pipeline, polled: Polled) -> None:
    await polled(ATTACK)
    await polled(Entry(ATTACK.title, link=f"{ATTACK.link}?utm_source=x", published=NOW), feed=OTHER)
    assert len((await told(pipeline)).got) == 1


async def test_a_changed_headline_or_date_is_no_new_article(pipeline: Pipeline, polled: Polled) -> None:
    await polled(ATTACK)
    await told(pipeline)
    await polled(Entry("Dasu bus: five dead", link=ATTACK.link, published=NOW + MINUTE))
    assert (await told(pipeline)).got == []


async def test_an_item_that_leaves_its_feed_and_returns_is_no_news(pipeline: Pipeline, polled: Polled) -> None:
    await polled(ATTACK)
    await told(pipeline)
    await polled(Entry("Cricket", link="https://paper.example/2"))
    await polled(ATTACK)
    assert (await told(pipeline)).got == []


async def test_two_stories_that_open_and_turn_out_to_be_one_in_the_same_poll_are_one_alert(
    pipeline: Pipeline, polled: Polled, store: StoreThread
) -> None:
    await polled()
    await polled(*OTTERS)
    assert await store.ask(Store.failing) == ()
    assert (await told(pipeline)).titles == [OTTERS[0].title]


async def test_a_story_that_turns_out_to_continue_one_told_before_adds_its_sources_there(
    pipeline: Pipeline, polled: Polled, clock: Clock
) -> None:
    await polled()
    await polled(OTTERS[0])
    await told(pipeline)
    await polled(*OTTERS)
    clock.now += MINUTE
    await pipeline.mend(clock.now)
    (edit,) = (await told(pipeline)).got
    assert edit.kind is Kind.REVISION
    assert len(edit.card.account.sightings) == 4


async def test_a_feed_that_brings_something_urgent_is_asked_again_sooner(
    pipeline: Pipeline, polled: Polled, store: StoreThread
) -> None:
    await pipeline.watch([watchlist(term("Dasu", priority=Priority.URGENT))])
    past = [Entry(f"Cricket {n}", link=f"https://paper.example/c{n}", published=NOW - n * 4 * HOUR) for n in range(9)]
    await polled(*past)
    (calm,) = await store.ask(Store.claim_feeds, NOW, 1, everything=True)
    await store.ask(Store.give_back, [calm])
    await polled(ATTACK, *past)
    (awake,) = await store.ask(Store.claim_feeds, NOW, 1, everything=True)
    assert (calm.rhythm.urgent, awake.rhythm.urgent) == (None, NOW)
    assert calm.rhythm.hours


async def test_a_first_poll_tells_the_three_newest_stories(pipeline: Pipeline, polled: Polled) -> None:
    backlog = [
        Entry(f"Dasu story {number}", link=f"https://paper.example/{number}", published=NOW - number * HOUR)
        for number in range(10)
    ]
    await polled(*backlog)
    assert (await told(pipeline)).titles == ["Dasu story 2", "Dasu story 1", "Dasu story 0"]
    assert pipeline.tally.held == {"backlog": 7}


# ── feeds of odd shapes ──────────────────────────────────────────────────────────────────────────────────────────────


def attacks(count: int, *, first: int = 0, **given: Any) -> list[Entry]:
    """Entries of incidents that have nothing in common, a minute apart."""
    return [
        Entry(f"Dasu: {town(number)}", link=f"https://paper.example/{number}", published=NOW - number * MINUTE, **given)
        for number in range(first, first + count)
    ]


def town(number: int) -> str:
    return hashlib.sha256(str(number).encode()).hexdigest().translate(LETTERS)[:12]


async def test_a_huge_first_poll_tells_three_stories(pipeline: Pipeline, polled: Polled) -> None:
    await polled(*attacks(300))
    assert len((await told(pipeline)).got) == 3


@pytest.fixture
async def known_feed(pipeline: Pipeline, polled: Polled, clock: Clock) -> None:
    """The feed brought twenty stories in as many hours, and is asked again after ten minutes."""
    await polled(*(replace(entry, published=NOW - n * HOUR) for n, entry in enumerate(attacks(20))))
    await told(pipeline)
    clock.now += 10 * MINUTE


@pytest.mark.usefixtures("known_feed")
async def test_an_archive_that_a_known_feed_tells_anew_is_twenty_alerts_and_one_note(
    pipeline: Pipeline, polled: Polled, clock: Clock
) -> None:
    for turn in range(2):
        await polled(*(replace(entry, link=f"{entry.link}-{turn}") for entry in attacks(300, first=20)))
        kinds = [each.kind for each in (await told(pipeline)).got if each.kind is not Kind.REVISION]
        assert kinds == ([] if turn else [*[Kind.ALERT] * 20, Kind.NOTICE])
        clock.now += 10 * MINUTE
    assert pipeline.tally.held["flood"] == 280 + 300


async def test_what_a_feed_told_long_ago_is_no_news_under_new_addresses_and_with_new_dates(
    pipeline: Pipeline, polled: Polled, clock: Clock
) -> None:
    await polled(*(replace(entry, published=NOW - n * 30 * HOUR) for n, entry in enumerate(attacks(18))))
    await told(pipeline)
    clock.now += 100 * HOUR
    new = Entry("Gwadar harbour closed", link="https://paper.example/new", published=clock.now)
    await polled(new, *(replace(entry, link=f"{entry.link}-b", published=clock.now) for entry in attacks(18)))
    got = (await told(pipeline)).got
    assert [each.card.title for each in got if each.kind is Kind.ALERT] == [new.title]
    assert pipeline.tally.held["flood"] == 18


async def test_a_few_stories_in_the_words_of_old_ones_are_told(
    pipeline: Pipeline, polled: Polled, clock: Clock
) -> None:
    await polled(*attacks(5))
    await told(pipeline)
    clock.now += 100 * HOUR
    await polled(*(replace(entry, link=f"{entry.link}-b", published=clock.now) for entry in attacks(5)))
    assert len((await told(pipeline)).got) == 5


@pytest.mark.usefixtures("known_feed")
async def test_an_attack_among_a_told_anew_archive_is_told(pipeline: Pipeline, polled: Polled) -> None:
    await polled(*attacks(300, first=20), replace(ATTACK, link="https://paper.example/a", published=NOW - 2 * HOUR))
    assert ATTACK.title in (await told(pipeline)).titles


async def test_all_is_told_that_a_wire_brings_after_hours_in_which_nobody_could_look(
    pipeline: Pipeline, polled: Polled, clock: Clock
) -> None:
    await polled(*(replace(entry, published=NOW - n * 10 * MINUTE) for n, entry in enumerate(attacks(90))))
    await told(pipeline)
    clock.now += 8 * HOUR
    await polled(*(replace(entry, published=clock.now - n * MINUTE) for n, entry in enumerate(attacks(90, first=100))))
    assert len((await told(pipeline)).got) == 90


async def test_guids_that_all_change_make_no_news(pipeline: Pipeline, polled: Polled) -> None:
    for turn in range(3):
        await polled(*(replace(entry, guid=f"{turn}-{entry.link}") for entry in attacks(20)))
        assert len((await told(pipeline)).got) == (0 if turn else 3)


async def test_addresses_that_all_change_their_form_make_no_news(pipeline: Pipeline, polled: Polled) -> None:
    await polled(*(replace(entry, link=entry.link.replace("https", "http")) for entry in attacks(20)))
    await told(pipeline)
    await polled(*(replace(entry, link=f"{entry.link}?utm_source=rss#top") for entry in attacks(20)))
    assert (await told(pipeline)).got == []


async def test_items_that_share_a_guid_are_told_apart_by_their_links(pipeline: Pipeline, polled: Polled) -> None:
    await polled()
    await polled(*attacks(3, guid="the-same"))
    assert len((await told(pipeline)).got) == 3


async def test_dates_in_the_far_future_make_no_flood_and_hold_up_nothing(pipeline: Pipeline, polled: Polled) -> None:
    far = datetime(2099, 1, 1, tzinfo=NOW.tzinfo)
    await polled(*(replace(entry, published=far) for entry in attacks(20)))
    assert len((await told(pipeline)).got) == 3
    await polled(*attacks(2, first=100))
    (first, second) = (await told(pipeline)).got
    assert max(first.card.published or far, second.card.published or far) < NOW


async def test_items_without_a_date_are_news_once(pipeline: Pipeline, polled: Polled, clock: Clock) -> None:
    await polled()
    undated = [replace(entry, published=None) for entry in attacks(4)]
    for turn in range(3):
        clock.now += HOUR
        await polled(*undated)
        assert len((await told(pipeline)).got) == (0 if turn else 4)


async def test_old_news_that_may_alert_finds_its_story(store: StoreThread, clock: Clock) -> None:
    pipeline = Pipeline(store, Rules(fresh=timedelta(days=9000)), clock)
    await pipeline.watch([watchlist()])
    title, old = "Bus of engineers attacked on the road to Dasu", NOW - timedelta(days=2000)
    for number, feed in enumerate((FEED, OTHER)):
        entry = Entry(title, link=f"https://paper.example/{number}", published=old)
        await pipeline.take([(claim(feed), ParsedFeed("recorded", entries=(entry,)))], NOW)
    assert len((await told(pipeline)).got) == 1


async def test_an_old_entry_is_archived_and_not_told(pipeline: Pipeline, polled: Polled) -> None:
    await polled(Entry("Dasu history", link="https://paper.example/old", published=NOW - timedelta(days=3)))
    assert (await told(pipeline)).got == []
    assert pipeline.tally.held == {"late": 1}


async def test_validators_go_back_to_the_server(polled: Polled, web: Web) -> None:
    await polled(ATTACK)
    await polled(answer=NotModified())
    assert [validators.etag for _, validators in web.asked] == ["", '"1"']


async def test_a_body_that_did_not_change_is_not_parsed_again(polled: Polled, web: Web) -> None:
    await polled(ATTACK)
    await polled(ATTACK)
    assert web.parsed == 1


@pytest.mark.parametrize(
    "answer",
    [FetchError("HTTP 503"), FetchError("address not allowed", permanent=True), ParseError("empty"), OSError("x")],
)
async def test_a_feed_that_fails_is_marked_alone_and_the_round_goes_on(
    pipeline: Pipeline, polled: Polled, store: StoreThread, web: Web, answer: Exception
) -> None:
    web.pages[OTHER.url] = answer
    await polled(ATTACK)
    assert len((await told(pipeline)).got) == 1
    assert (await store.ask(Store.status)).failing == 1
    assert pipeline.tally.failed == 1


async def test_the_parser_is_told_which_items_it_saw_last_time(polled: Polled, web: Web) -> None:
    await polled(ATTACK)
    await polled(ATTACK)
    await polled(ATTACK, Entry("News"))
    assert web.known == [b"", bytes(1)]


async def test_a_page_that_is_no_feed_is_asked_again_with_the_old_validators(
    polled: Polled, web: Web, pipeline: Pipeline
) -> None:
    await polled(Entry("unreadable"))
    await polled(ATTACK)
    assert [validators for _, validators in web.asked] == [Validators(), Validators()]
    assert (await told(pipeline)).titles == [ATTACK.title]


async def test_a_server_that_asks_for_patience_gets_it(
    pipeline: Pipeline, polled: Polled, store: StoreThread, web: Web
) -> None:
    await polled(answer=FetchError("HTTP 429", retry_after=timedelta(hours=1)))
    assert await store.ask(Store.claim_feeds, NOW + 59 * MINUTE, 9) == ()
    assert len(await store.ask(Store.claim_feeds, NOW + 73 * MINUTE, 9)) == 1


async def test_a_feed_that_moved_for_good_is_asked_at_its_new_place(
    pipeline: Pipeline, polled: Polled, web: Web
) -> None:
    web.moved[FEED.url] = "https://new.example/feed"
    await polled(ATTACK)
    web.pages["https://new.example/feed"] = [ATTACK]
    await pipeline.poll(NOW, web.reader, everything=True)
    await pipeline.settle()
    assert [url for url, _ in web.asked] == [FEED.url, "https://new.example/feed"]


# ── offline ──────────────────────────────────────────────────────────────────────────────────────────────────────────


FEEDS = [Feed(f"https://{number}.example/feed") for number in range(5)]
UNHEARD = FetchError("name look-up failed", unheard=True)


@pytest.fixture
async def offline(pipeline: Pipeline, store: StoreThread, web: Web, clock: Clock) -> Pipeline:
    """A pipeline that has just found out, feed by feed, that it is offline."""
    await store.ask(Store.sync_feeds, FEEDS, NOW)
    for feed in FEEDS:
        web.pages[feed.url] = UNHEARD
    await poll(pipeline, web, clock)
    return pipeline


async def poll(pipeline: Pipeline, web: Web, clock: Clock) -> int:
    """Polls what is due and gives how many feeds that were."""
    count = await pipeline.poll(clock.now, web.reader)
    await pipeline.settle()
    return count


async def test_an_outage_of_our_own_counts_against_no_feed(offline: Pipeline, store: StoreThread) -> None:
    assert await store.ask(Store.failing) == ()


async def test_while_offline_one_feed_is_tried_now_and_then(offline: Pipeline, web: Web, clock: Clock) -> None:
    clock.now += 10 * MINUTE
    tried = []
    for _ in range(120):
        tried.append(await poll(offline, web, clock))
        clock.now += timedelta(seconds=1)
    assert set(tried) == {0, 1}
    assert sum(tried) == 3


async def test_all_feeds_are_asked_within_a_minute_of_coming_back(offline: Pipeline, web: Web, clock: Clock) -> None:
    clock.now += 6 * HOUR
    await poll(offline, web, clock)
    for feed in FEEDS:
        web.pages[feed.url] = [Entry(feed.url, link=f"{feed.url}/1", published=clock.now)]
    web.asked.clear()
    for _ in range(60):
        await poll(offline, web, clock)
        clock.now += timedelta(seconds=1)
    assert {url for url, _ in web.asked} == {feed.url for feed in FEEDS}


async def test_a_clock_that_is_set_back_while_offline_stops_no_trying(
    offline: Pipeline, web: Web, clock: Clock
) -> None:
    clock.now += 10 * MINUTE
    await poll(offline, web, clock)
    clock.now -= HOUR
    assert await poll(offline, web, clock) == 1


# ── blind ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
async def watching(store: StoreThread, clock: Clock) -> AsyncIterator[Pipeline]:
    """A pipeline that looks all the time."""
    made = await begin(store, clock)
    yield made
    await made.stop()


async def begin(store: StoreThread, clock: Clock) -> Pipeline:
    made = Pipeline(store, Rules(watches=True), clock)
    await made.start(clock.now)
    await made.watch([watchlist(term("Dasu"))])
    return made


def blind(person: Person) -> list[tuple[datetime | None, datetime | None]]:
    """The gaps that a person was told of."""
    return [(each.facts.since, each.facts.until) for each in person.got if isinstance(each.facts, Notice)]


async def test_a_first_start_is_not_blind(watching: Pipeline, web: Web, clock: Clock) -> None:
    await poll(watching, web, clock)
    assert (await told(watching)).got == []


async def test_who_looks_every_second_is_not_blind(watching: Pipeline, web: Web, clock: Clock) -> None:
    for _ in range(100):
        clock.now += MINUTE
        await poll(watching, web, clock)
    assert (await told(watching)).got == []


async def test_after_a_time_of_not_running_everybody_reads_from_when_to_when(
    watching: Pipeline, store: StoreThread, web: Web, clock: Clock
) -> None:
    await poll(watching, web, clock)
    clock.now += 2 * HOUR
    for _ in range(2):
        after = await begin(store, clock)
        await poll(after, web, clock)
    assert blind(await told(after)) == [(NOW, NOW + 2 * HOUR)]


async def test_what_was_published_while_we_were_blind_comes_late_and_says_so(
    watching: Pipeline, store: StoreThread, web: Web, clock: Clock
) -> None:
    await poll(watching, web, clock)
    clock.now += 2 * HOUR
    web.pages[FEED.url] = [Entry(ATTACK.title, link=ATTACK.link, published=NOW + HOUR)]
    await store.ask(Store.sync_feeds, [FEED], NOW)
    await poll(watching, web, clock)
    _, alert = (await told(watching)).got
    assert alert.card.remarks == ("Comes late: it was published while we were blind",)


async def test_being_offline_is_told_from_the_first_feed_that_was_not_heard(
    watching: Pipeline, store: StoreThread, web: Web, clock: Clock
) -> None:
    await store.ask(Store.sync_feeds, FEEDS, NOW)
    for answer in ([], UNHEARD, [ATTACK]):
        web.pages |= dict.fromkeys((feed.url for feed in FEEDS), answer)
        for _ in range(20):
            await poll(watching, web, clock)
            clock.now += MINUTE
    ((since, until),) = blind(await told(watching))
    assert since == NOW + 20 * MINUTE
    assert until == NOW + 40 * MINUTE


async def test_feeds_that_failed_before_an_outage_was_noticed_are_forgiven(
    pipeline: Pipeline, store: StoreThread, web: Web, clock: Clock
) -> None:
    for feed in FEEDS:
        web.pages[feed.url] = UNHEARD
        await store.ask(Store.sync_feeds, [feed], clock.now)
        await poll(pipeline, web, clock)
        clock.now += MINUTE
    assert await store.ask(Store.failing) == ()


async def test_feeds_under_way_or_waiting_are_given_back_when_we_stop(
    pipeline: Pipeline, store: StoreThread, web: Web
) -> None:
    feeds = [Feed(f"https://paper{number}.example/") for number in range(IN_FLIGHT + 9)]
    asked, full = list[str](), asyncio.Event()

    async def hang(url: str, validators: Validators) -> Response:
        asked.append(url)
        if len(asked) == IN_FLIGHT:
            full.set()
        await asyncio.Event().wait()
        raise AssertionError

    await store.ask(Store.sync_feeds, feeds, NOW)
    await pipeline.poll(NOW, Reader(hang, web.parse, web.page))
    await full.wait()
    await pipeline.stop()
    assert len(asked) == IN_FLIGHT
    assert len(await store.ask(Store.claim_feeds, NOW, 99)) == len(feeds)


async def test_what_a_feed_brought_is_written_when_we_stop(pipeline: Pipeline, store: StoreThread, web: Web) -> None:
    web.pages[FEED.url] = [ATTACK]
    arrived = asyncio.Event()

    async def fetch(url: str, validators: Validators) -> Response | NotModified:
        if url == FEED.url:
            return await web.fetch(url, validators)
        arrived.set()
        await asyncio.Event().wait()
        raise AssertionError

    await store.ask(Store.sync_feeds, [FEED, OTHER], NOW)
    await pipeline.poll(NOW, Reader(fetch, web.parse, web.page))
    await arrived.wait()
    await pipeline.stop()
    assert (await store.ask(Store.status)).articles == 1


async def test_a_feed_that_hangs_keeps_no_other_from_being_asked_and_written(
    pipeline: Pipeline, store: StoreThread, web: Web, clock: Clock
) -> None:
    others = [Feed(f"https://paper{number}.example/") for number in range(2 * IN_FLIGHT)]
    web.pages = {feed.url: NotModified() for feed in others}
    hanging = asyncio.Event()

    async def fetch(url: str, validators: Validators) -> Response | NotModified:
        if url == FEED.url:
            await hanging.wait()
            return NotModified()
        return await web.fetch(url, validators)

    await store.ask(Store.sync_feeds, [FEED, *others], NOW)
    for _ in range(3):
        wanted = pipeline.tally.polled + len(others)
        while pipeline.tally.polled < wanted:
            await pipeline.poll(clock.now, Reader(fetch, web.parse, web.page))
        clock.now += 10 * MINUTE
    hanging.set()
    await pipeline.settle()
    assert pipeline.tally.unchanged == 3 * len(others) + 1


async def test_an_alert_that_did_not_arrive_is_tried_again_later(
    pipeline: Pipeline, polled: Polled, clock: Clock
) -> None:
    await polled(ATTACK)
    assert len((await told(pipeline, TryAgain("flood", timedelta(seconds=30)))).got) == 1
    clock.now += timedelta(seconds=29)
    assert (await told(pipeline)).got == []
    clock.now += timedelta(seconds=1)
    assert (await told(pipeline)).titles == [ATTACK.title]


async def test_an_alert_that_may_have_arrived_is_resent_marked(
    pipeline: Pipeline, polled: Polled, clock: Clock
) -> None:
    await polled(ATTACK)
    await told(pipeline, Unknown("line died"))
    clock.now += MINUTE
    assert [each.state.value for each in (await told(pipeline)).got] == ["ambiguous"]


async def test_a_message_that_is_never_accepted_holds_up_nothing(pipeline: Pipeline, polled: Polled) -> None:
    await polled(ATTACK, Entry("Gwadar port closed", link="https://paper.example/3", published=NOW))
    kinds = [each.kind for each in (await told(pipeline, Refused("too long"))).got]
    assert kinds == [Kind.ALERT, Kind.ALERT, Kind.NOTICE]


async def test_a_chat_that_closed_keeps_its_alert_until_it_opens(
    pipeline: Pipeline, polled: Polled, store: StoreThread, clock: Clock
) -> None:
    await polled(ATTACK)
    await told(pipeline, Closed("blocked by the user"))
    clock.now += MINUTE
    assert (await told(pipeline)).got == []
    await store.ask(Store.open_destination, TERMINAL)
    alert, notice = (await told(pipeline)).got
    assert alert.card.title == ATTACK.title
    assert isinstance(notice.facts, Notice)
    assert notice.facts.title == "Chat terminal takes no messages any more"


async def test_a_chat_that_moved_gets_its_alert_at_its_new_place(
    pipeline: Pipeline, polled: Polled, store: StoreThread, clock: Clock
) -> None:
    await store.ask(Store.subscribe, Subscription(Destination("-5"), "iron"), NOW)
    await polled(ATTACK)
    person = Person(Closed("upgraded", moved_to="-1005"))
    await pipeline.outbox.deliver_all(Carrier(person.send, terminal=False))
    clock.now += MINUTE
    await pipeline.outbox.deliver_all(Carrier(person.send, terminal=False))
    assert [each.destination.chat for each in person.got] == ["-5", "-1005"]


async def test_what_comes_in_quiet_hours_is_one_summary_when_they_end(
    pipeline: Pipeline, polled: Polled, store: StoreThread, clock: Clock
) -> None:
    quiet = Habits(quiet=Hours(time(11), time(13)))
    await store.ask(Store.set_habits, TERMINAL, quiet, UTC, NOW)
    await polled(ATTACK, Entry("Port opens at Gwadar", link="https://paper.example/2", published=NOW))
    assert (await told(pipeline)).got == []
    clock.now = NOW + HOUR
    person = await told(pipeline)
    assert [delivery.key for delivery in person.got] == ["summary:2026-03-03T13:00"]
    (summary,) = (delivery.facts for delivery in person.got)
    assert isinstance(summary, Summary)
    assert {card.title for card in summary.cards} == {ATTACK.title, "Port opens at Gwadar"}
    assert (await told(pipeline)).got == []


async def test_a_recording_is_taken_as_if_it_had_been_polled(pipeline: Pipeline) -> None:
    await pipeline.take([(claim(), ParsedFeed("recorded", entries=(ATTACK,)))], NOW)
    assert (await told(pipeline)).titles == [ATTACK.title]
    assert pipeline.tally.entries == pipeline.tally.new == pipeline.tally.with_hits == 1


async def test_stories_told_before_a_restart_are_not_told_again(
    pipeline: Pipeline, polled: Polled, store: StoreThread, clock: Clock
) -> None:
    await polled(ATTACK)
    await told(pipeline)
    after = Pipeline(store, Rules(), clock)
    await after.watch([watchlist()])
    await after.start(NOW)
    again = Entry(ATTACK.title, link="https://paper.example/other-address", published=NOW)
    await after.take([(claim(), ParsedFeed("recorded", entries=(again,)))], NOW + MINUTE)
    assert (await told(after)).got == []


async def test_a_disk_that_refuses_loses_nothing_and_no_feed_is_asked_meanwhile(
    pipeline: Pipeline, store: StoreThread, web: Web, clock: Clock, *, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    web.pages[FEED.url] = [ATTACK]
    await store.ask(Store.sync_feeds, [FEED], NOW)
    await store.ask(lambda opened: opened._db.execute("PRAGMA busy_timeout=1").fetchall())
    with closing(sqlite3.connect(tmp_path / DATABASE)) as other:
        other.execute("BEGIN IMMEDIATE")
        await pipeline.poll(NOW, web.reader)
        with pytest.raises(StateError, match="database is locked"):
            await pipeline.settle()
        for _ in range(4):
            clock.now += timedelta(seconds=3)
            assert await pipeline.poll(clock.now, web.reader) == 0
    clock.now += timedelta(seconds=6)
    await pipeline.poll(clock.now, web.reader)
    await pipeline.settle()
    assert (await told(pipeline)).titles == [ATTACK.title]
    assert [url for url, _ in web.asked] == [FEED.url]
    assert [line.message.partition(" ")[0] for line in caplog.records] == ["event=not_written", "event=written_again"]


async def test_what_a_disk_wrote_though_it_said_no_is_not_told_twice(
    store: StoreThread, web: Web, clock: Clock
) -> None:
    class WroteAllTheSame(StoreThread):
        """Fails at the first commit of a poll, but only after the fact, as a disk can (fsync)."""

        failed = False

        async def ask(self, method: Any, *args: Any, **options: Any) -> Any:
            answer = await store.ask(method, *args, **options)
            if method is Store.finish_polls and not self.failed:
                self.failed = True
                raise StateError("disk I/O error")
            return answer

    made = Pipeline(WroteAllTheSame.__new__(WroteAllTheSame), Rules(), clock)
    await made.watch([watchlist(term("Dasu"))])
    again = Entry(ATTACK.title, link="https://paper.example/other-address", published=NOW)
    for entries in ([ATTACK], [ATTACK, again]):
        web.pages[FEED.url] = entries
        await store.ask(Store.sync_feeds, [FEED], NOW)
        await made.poll(clock.now, web.reader, everything=True)
        with suppress(StateError):
            await made.settle()
        clock.now += MINUTE
    assert (await told(made)).titles == [ATTACK.title]
    assert (await store.ask(Store.status)).articles == 2


async def test_feeds_that_are_read_about_the_same_time_are_written_together(
    store: StoreThread, web: Web, clock: Clock
) -> None:
    class Counts(StoreThread):
        """Counts the commits of polls."""

        commits = 0

        async def ask(self, method: Any, *args: Any, **options: Any) -> Any:
            self.commits += method is Store.finish_polls
            return await store.ask(method, *args, **options)

    counts = Counts.__new__(Counts)
    web.pages = {f"https://{number}.example/feed": [ATTACK] for number in range(10)}
    await store.ask(Store.sync_feeds, [Feed(url) for url in web.pages], NOW)
    made = Pipeline(counts, Rules(), clock)
    await made.poll(NOW, web.reader)
    await made.settle()
    assert ((await store.ask(Store.status)).last_poll, counts.commits) == (NOW, 1)


async def test_an_entry_that_cannot_be_stored_spoils_its_own_feed_only(
    pipeline: Pipeline, polled: Polled, store: StoreThread, web: Web
) -> None:
    web.pages[OTHER.url] = [Entry("Dasu \ud800", link="https://journal.example/1", published=NOW)]
    await polled(ATTACK)
    assert (await told(pipeline)).titles == [ATTACK.title]
    assert (await store.ask(Store.status)).failing == 1


# ── a story grows ────────────────────────────────────────────────────────────────────────────────────────────────────


BUS = "Bus of engineers attacked near the Dasu dam"  # a headline long enough to be known again at another outlet
FIRST = Entry(BUS, link="https://paper.example/2", published=NOW)
SECOND = Entry(BUS, link="https://journal.example/1", published=NOW + 4 * MINUTE)
TOLL = Entry(BUS, "Nine people were killed.", "https://journal.example/2", published=NOW + 9 * MINUTE)
FURTHER = Entry(BUS, link="https://third.example/1", published=NOW + 9 * MINUTE)
THIRD = Feed("https://third.example/feed", "Third")


@pytest.fixture
async def growing(store: StoreThread, clock: Clock) -> AsyncIterator[Pipeline]:
    """A pipeline whose one term is urgent."""
    made = Pipeline(store, Rules(), clock)
    await made.watch([watchlist(term("Dasu", priority=Priority.URGENT))])
    yield made
    await made.stop()


async def grow(pipeline: Pipeline, clock: Clock, entry: Entry, feed: Feed = OTHER, wait: timedelta = MINUTE) -> Person:
    """Brings one more entry a minute later, and sends what that makes."""
    clock.now += wait
    await pipeline.take([(claim(feed), ParsedFeed("recorded", entries=(entry,)))], clock.now)
    return await told(pipeline)


def kinds(person: Person) -> list[str]:
    return [delivery.kind.value for delivery in person.got]


async def test_a_second_source_edits_the_message_and_sends_none(growing: Pipeline, clock: Clock) -> None:
    assert kinds(await grow(growing, clock, FIRST, FEED)) == ["alert"]
    person = await grow(growing, clock, SECOND)
    assert kinds(person) == ["revision"]
    assert [each.outlet for each in person.got[0].card.account.sightings] == ["The Paper", "Journal"]


async def test_a_toll_that_rises_is_one_reply_and_one_edit(growing: Pipeline, clock: Clock) -> None:
    await grow(growing, clock, FIRST, FEED)
    person = await grow(growing, clock, TOLL)
    assert sorted(kinds(person)) == ["revision", "update"]
    update = next(each for each in person.got if each.kind is Kind.UPDATE)
    assert (update.card.changes, update.card.title, update.sounds) == (("9 killed",), TOLL.title, True)


async def test_what_a_reader_would_not_see_is_no_edit(growing: Pipeline, clock: Clock) -> None:
    await grow(growing, clock, FIRST, FEED)
    again = replace(FIRST, link="https://paper.example/3", published=NOW + MINUTE)
    assert kinds(await grow(growing, clock, again, FEED)) == []


async def test_edits_are_at_least_a_minute_apart(growing: Pipeline, clock: Clock) -> None:
    second = timedelta(seconds=1)
    await grow(growing, clock, FIRST, FEED)
    assert kinds(await grow(growing, clock, SECOND, wait=second)) == ["revision"]
    assert kinds(await grow(growing, clock, FURTHER, THIRD, wait=second)) == []
    clock.now += 58 * second
    assert kinds(await told(growing)) == []
    clock.now += second
    (edit,) = (await told(growing)).got
    assert (edit.key[-2:], len(edit.card.account.sightings)) == (":2", 3)


async def test_a_story_goes_on_after_a_restart(growing: Pipeline, store: StoreThread, clock: Clock) -> None:
    await grow(growing, clock, FIRST, FEED)
    after = Pipeline(store, Rules(), clock)
    await after.watch([watchlist(term("Dasu", priority=Priority.URGENT))])
    await after.start(clock.now)
    (edit,) = (await grow(after, clock, SECOND)).got
    assert (edit.kind, len(edit.card.account.sightings)) == (Kind.REVISION, 2)


async def test_the_tally_counts_edits_apart(growing: Pipeline, clock: Clock) -> None:
    for entry, feed in ((FIRST, FEED), (SECOND, OTHER), (TOLL, OTHER)):
        await grow(growing, clock, entry, feed)
    tally = growing.tally
    assert (tally.alerts, tally.revisions, tally.updates) == (1, 2, 1)


# ── pages ────────────────────────────────────────────────────────────────────────────────────────────────────────────

OPEN = Entry("BLA hits post, five hurt", link="https://paper.example/bla", published=NOW)
GUARDED = term("BLA", any=(), ambiguous=("BLA",), with_=("Quetta",), without=("FDA",))


@pytest.fixture
async def reading(store: StoreThread, clock: Clock) -> AsyncIterator[Pipeline]:
    """A pipeline that reads pages, and watches a name that needs its context."""
    made = Pipeline(store, Rules(pages=True), clock)
    await made.start(NOW)
    await made.watch([watchlist(GUARDED, term("Dasu"))])
    yield made
    await made.stop()


async def read(pipeline: Pipeline, web: Web) -> int:
    count = await pipeline.read_pages(web.page)
    await pipeline.pages_read()
    return count


async def bring(pipeline: Pipeline, *entries: Entry) -> None:
    await pipeline.take([(claim(), ParsedFeed("recorded", entries=entries))], NOW)


async def test_what_an_entry_leaves_open_waits_for_its_page(reading: Pipeline, web: Web) -> None:
    await bring(reading, OPEN)
    assert (await told(reading)).got == []
    web.texts[OPEN.link] = "Residents were warned. Police in Quetta said five were hurt. It rained."
    assert await read(reading, web) == 1
    (alert,) = (await told(reading)).got
    assert alert.card.terms == ("BLA",)
    assert alert.card.remarks == ("Its page says: “Police in Quetta said five were hurt.”",)


async def test_a_page_is_read_once(reading: Pipeline, web: Web) -> None:
    await bring(reading, OPEN)
    web.texts[OPEN.link] = "Quetta."
    await read(reading, web)
    assert await read(reading, web) == 0
    assert web.read == [OPEN.link]


async def test_a_page_that_names_an_exclusion_ends_it(reading: Pipeline, web: Web) -> None:
    await bring(reading, OPEN)
    web.texts[OPEN.link] = "The FDA took the application from Quetta Pharma."
    await read(reading, web)
    assert (await told(reading)).got == []
    assert reading.tally.held == {"undecided": 1}


@pytest.mark.parametrize(
    ("given", "alerts"),
    [
        ({"trusted": ("The Paper",)}, 1),
        ({}, 0),
        ({"undecided": Undecided.ALERT}, 1),
        ({"undecided": Undecided.SILENT}, 0),
    ],
)
@pytest.mark.parametrize("page", [FetchError("HTTP 403"), ParseError("holds no text"), "Nothing that decides."])
async def test_a_page_that_decides_nothing_leaves_it_to_the_lists_rule(
    reading: Pipeline, web: Web, given: dict[str, Any], alerts: int, page: str | Exception
) -> None:
    await reading.watch([watchlist(GUARDED, **given)])
    await bring(reading, OPEN)
    web.texts[OPEN.link] = page
    await read(reading, web)
    got = (await told(reading)).got
    assert len(got) == alerts
    assert all(each.card.remarks[0].startswith("Unconfirmed") for each in got)


async def test_other_hits_never_wait_for_a_page(reading: Pipeline, web: Web) -> None:
    await bring(reading, Entry("BLA named in Dasu case", link="https://paper.example/both", published=NOW))
    assert (await told(reading)).titles == ["BLA named in Dasu case"]
    assert await read(reading, web) == 0


async def test_an_old_article_is_not_worth_its_page(reading: Pipeline, web: Web) -> None:
    await bring(reading, Entry("BLA history", link="https://paper.example/old", published=NOW - 72 * HOUR))
    assert await read(reading, web) == 0
    assert reading.tally.held == {"late": 1}


async def test_a_page_that_was_being_read_when_the_process_ended_is_read_by_the_next(
    reading: Pipeline, store: StoreThread, web: Web, clock: Clock, tmp_path: Path
) -> None:
    arrived = asyncio.Event()

    async def hang(_url: str) -> str:
        arrived.set()
        await asyncio.Event().wait()
        return ""

    await bring(reading, OPEN)
    await reading.read_pages(hang)
    await arrived.wait()
    await reading.stop()
    other = await StoreThread.open(tmp_path)
    after = Pipeline(other, Rules(pages=True), clock)
    await after.watch([watchlist(GUARDED)])
    web.texts[OPEN.link] = "Quetta."
    assert await read(after, web) == 1
    assert len((await told(after)).got) == 1
    await other.close()


# ── the owners ───────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_without_telegram_the_owner_reads_a_notice_in_the_terminal_once_a_day(
    pipeline: Pipeline, clock: Clock
) -> None:
    owner, notice = Person(), Notice("A list is broken")
    assert [await pipeline.tell_owners("list", "iron.yaml", notice) for _ in range(2)] == [True, False]
    clock.now += timedelta(days=1)
    assert await pipeline.tell_owners("list", "iron.yaml", notice)
    await pipeline.outbox.deliver_all(Carrier(owner.send))
    assert [each.facts for each in owner.got] == [notice, notice]


async def test_the_owner_is_told_once_of_a_feed_that_fails_and_once_that_it_answers(
    pipeline: Pipeline, polled: Polled, clock: Clock
) -> None:
    owner = Person()
    for answer in (FetchError("HTTP 503"), None):
        for _ in range(3):
            await polled(answer=answer)
            clock.now += HOUR
            await pipeline.outbox.report_feeds()
    await pipeline.outbox.deliver_all(Carrier(owner.send))
    assert [each.facts for each in owner.got] == [
        Notice("Feeds: 1 failing", (f"{FEED.url}: failing for 60 min: HTTP 503",)),
        Notice("Feeds: 1 well again", (f"{FEED.url}: answers again",)),
    ]


async def test_a_report_waits_for_an_owner(store: StoreThread, clock: Clock, web: Web) -> None:
    pipeline = Pipeline(store, Rules(telegram=True), clock)
    web.pages[FEED.url] = FetchError("HTTP 503")
    await store.ask(Store.sync_feeds, [FEED], NOW)
    await poll(pipeline, web, clock)
    clock.now += HOUR
    await pipeline.outbox.report_feeds()
    await store.ask(Store.add_owner, 7, NOW)
    await pipeline.outbox.report_feeds()
    owner = Person()
    await pipeline.outbox.deliver_all(Carrier(owner.send, terminal=False))
    assert len(owner.got) == 1


async def test_a_feed_that_falls_silent_is_told(
    pipeline: Pipeline, polled: Polled, clock: Clock, store: StoreThread
) -> None:
    await polled(*(Entry(f"Item {n}", link=f"https://paper.example/{n}", published=NOW - n * HOUR) for n in range(5)))
    clock.now += timedelta(days=2)
    await polled(answer=NotModified())
    await pipeline.outbox.report_feeds()
    line = f"{FEED.url}: nothing new for 2 days, usually never longer than 60 min"
    assert [each.facts for each in (await told(pipeline)).got] == [Notice("Feeds: 1 silent", (line,))]


async def test_with_telegram_every_owner_is_told_in_a_private_chat(store: StoreThread, clock: Clock) -> None:
    await store.ask(Store.add_owner, 7, NOW)
    pipeline, owners = Pipeline(store, Rules(telegram=True, owners=frozenset({5})), clock), Person()
    await pipeline.tell_owners("list", "iron.yaml", Notice("A list is broken"))
    await pipeline.outbox.deliver_all(Carrier(owners.send, terminal=False))
    assert [each.destination for each in owners.got] == [Destination("5"), Destination("7")]


async def test_texts_are_kept_while_news_may_still_join_their_story(
    store: StoreThread, polled: Polled, clock: Clock
) -> None:
    await polled(ATTACK)
    hasty = Pipeline(store, Rules(keep=MINUTE), clock)
    assert await hasty.tidy(NOW + 47 * HOUR) == 0
    assert await hasty.tidy(NOW + 500 * HOUR) == 1
