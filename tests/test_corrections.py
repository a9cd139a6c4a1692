"""Stories taken apart and put together: by people, and by articles that show it; and what their readers see of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from make import FEED, MINUTE, NOW, article, claim, term, watchlist
from test_stories import TABLES

from bot.core.stories import StoryIndex, telling_of
from bot.core.tables import Tables
from bot.errors import ConfigError
from bot.model import (
    TERMINAL,
    Carrier,
    Correction,
    Delivery,
    Destination,
    Entry,
    Feed,
    Kind,
    Link,
    Outcome,
    ParsedFeed,
    Priority,
    Sent,
    Subscription,
)
from bot.pipeline import Pipeline, Rules
from bot.store.store import Store
from bot.store.thread import StoreThread

OTHER = Feed("https://journal.example/feed", "Journal")
BUS = "Bus of engineers attacked near the Dasu dam"
PORT = "Gunmen storm the port complex in Gwadar"


class Clock:
    """Stands still until it is moved."""

    now = NOW

    def __call__(self) -> datetime:
        return self.now


class Desk:
    """A pipeline on a real store, and a reader who keeps what arrives."""

    def __init__(self, store: StoreThread, clock: Clock) -> None:
        self.store = store
        self.clock = clock
        self.rules = Rules()
        self.pipeline = self._pipeline()
        self.got: list[Delivery] = []
        self.number = 0

    def _pipeline(self) -> Pipeline:
        return Pipeline(self.store, self.rules, self.clock)

    async def start(self, tables: Tables | None = None) -> None:
        """Begins, or begins again as after a restart."""
        self.rules = Rules(tables=tables) if tables else self.rules
        self.pipeline = self._pipeline()
        await self.pipeline.start(self.clock.now)
        await self.pipeline.watch([watchlist(term("Dasu", priority=Priority.URGENT), term("Gwadar"), term("Besham"))])

    async def bring(self, title: str, feed: Feed = FEED, text: str = "") -> str:
        """One more article, a minute later; gives its link. What it makes is sent."""
        self.number += 1
        self.clock.now += MINUTE
        entry = Entry(title, text, f"https://paper.example/{self.number}", published=self.clock.now)
        await self.pipeline.take([(claim(feed), ParsedFeed("recorded", entries=(entry,)))], self.clock.now)
        await self.send()
        return entry.link

    async def send(self) -> None:
        async def take(delivery: Delivery) -> Outcome:
            self.got.append(delivery)
            return Sent(len(self.got))

        await self.pipeline.outbox.deliver_all(Carrier(take))

    async def why(self, link: str) -> str:
        """Why the article with a link stands where it does."""
        told = article(url=link, key=link.removeprefix("https://"))
        known = await self.store.ask(Store.news, set(self.stories))
        return next(each.why for each in known if each.found.article.id == told.id)

    async def mend(self) -> list[Delivery]:
        """Lets the messages show what was corrected, and gives what that sent."""
        before = len(self.got)
        self.clock.now += MINUTE
        await self.pipeline.mend(self.clock.now)
        await self.send()
        return self.got[before:]

    async def split(self, story: str, link: str) -> str:
        found = article(url=link, key=link.removeprefix("https://"))
        new, _ = await self.store.ask(Store.split, story, found.id, self.clock.now)
        return new

    async def merge(self, story: str, other: str) -> str:
        return await self.store.ask(Store.merge, story, other, self.clock.now)

    @property
    def stories(self) -> list[str]:
        """The stories that were alerted, in order."""
        return [each.card.story for each in self.got if each.kind is Kind.ALERT]


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    store = await StoreThread.open(tmp_path)
    await store.ask(Store.subscribe, Subscription(TERMINAL, "iron"), NOW)
    made = Desk(store, Clock())
    await made.start()
    yield made
    await made.pipeline.stop()
    await store.close()


def outlets(delivery: Delivery) -> list[str]:
    return [each.outlet for each in delivery.card.account.sightings]


# ── put together ─────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_of_two_merged_stories_the_second_message_says_where_it_goes_on(desk: Desk) -> None:
    await desk.bring(BUS)
    await desk.bring(PORT, OTHER)
    one, two = desk.stories
    assert await desk.merge(one, two) == one
    edits = {each.card.story: each for each in await desk.mend()}
    assert {each.kind for each in edits.values()} == {Kind.REVISION}
    assert outlets(edits[one]) == ["The Paper", "Journal"]
    assert edits[two].card.continues == Link(BUS, "https://paper.example/1")


async def test_what_is_like_a_merged_story_joins_the_one_that_it_continues_in(desk: Desk) -> None:
    await desk.bring(BUS)
    await desk.bring(PORT, OTHER)
    one, two = desk.stories
    await desk.merge(one, two)
    await desk.mend()
    await desk.bring(PORT, Feed("https://third.example/feed", "Third"))
    assert desk.stories == [one, two]
    assert (desk.got[-1].card.story, outlets(desk.got[-1])) == (one, ["The Paper", "Journal", "Third"])
    await desk.start()
    await desk.bring(PORT, Feed("https://fourth.example/feed", "Fourth"))
    assert desk.got[-1].card.story == one


async def test_who_knows_only_the_second_story_keeps_its_message_for_both(desk: Desk) -> None:
    await desk.store.ask(Store.unsubscribe, Subscription(TERMINAL, "iron"))
    await desk.bring(BUS)
    await desk.store.ask(Store.subscribe, Subscription(TERMINAL, "iron"), NOW)
    await desk.bring(PORT, OTHER)
    (two,) = desk.stories
    one = (await desk.store.ask(Store.tellings, NOW))[0].story
    await desk.merge(one, two)
    edit = next(each for each in await desk.mend() if each.kind is Kind.REVISION)
    assert (edit.key, edit.message, outlets(edit)) == (f"revision:{one}:1", 1, ["The Paper", "Journal"])
    await desk.bring(BUS, OTHER)
    assert len(desk.stories) == 1


async def test_an_alert_that_did_not_leave_yet_is_not_told_beside_the_story_that_it_is(desk: Desk) -> None:
    await desk.bring(BUS)
    desk.clock.now += MINUTE
    entry = Entry(PORT, link="https://journal.example/9", published=desk.clock.now)
    await desk.pipeline.take([(claim(OTHER), ParsedFeed("recorded", entries=(entry,)))], desk.clock.now)
    one, two = dict.fromkeys(each.story for each in await desk.store.ask(Store.tellings, NOW))
    await desk.merge(one, two)
    assert [each.kind for each in await desk.mend()] == [Kind.REVISION]
    assert desk.stories == [one]


async def test_news_that_comes_before_the_messages_say_so_is_no_second_alert(desk: Desk) -> None:
    await desk.store.ask(Store.unsubscribe, Subscription(TERMINAL, "iron"))
    await desk.bring(BUS)
    await desk.store.ask(Store.subscribe, Subscription(TERMINAL, "iron"), NOW)
    await desk.bring(PORT, OTHER)
    one, two = (each.story for each in await desk.store.ask(Store.tellings, NOW))
    await desk.merge(one, two)
    await desk.bring(PORT, Feed("https://third.example/feed", "Third"))
    await desk.mend()
    assert desk.stories == [two]
    assert outlets(desk.got[-1]) == ["The Paper", "Journal", "Third"]


@pytest.mark.parametrize("other", ["same", "merged", "unknown"])
async def test_what_is_one_story_already_or_none_is_refused(desk: Desk, other: str) -> None:
    await desk.bring(BUS)
    await desk.bring(PORT, OTHER)
    one, two = desk.stories
    await desk.merge(one, two)
    with pytest.raises(ConfigError, match=r"one story already|there is no story"):
        await desk.merge(one, {"same": one, "merged": two, "unknown": "nosuchone"}[other])


# ── taken apart ──────────────────────────────────────────────────────────────────────────────────────────────────────


async def told_twice(desk: Desk) -> tuple[str, str]:
    """A story of two reports; gives it and the second one's link."""
    await desk.bring(BUS, text="The first bus burnt out on the bridge, and its driver was taken to hospital at night.")
    link = await desk.bring(BUS, OTHER, "A second bus was shot at hours later, in another valley, by other people.")
    (story,) = desk.stories
    assert outlets(desk.got[-1]) == ["The Paper", "Journal"]
    return story, link


async def test_an_article_taken_out_is_alerted_and_the_message_is_true_again(desk: Desk) -> None:
    story, link = await told_twice(desk)
    new = await desk.split(story, link)
    sent = {each.kind: each for each in await desk.mend()}
    assert (sent[Kind.ALERT].card.story, outlets(sent[Kind.ALERT])) == (new, ["Journal"])
    assert (sent[Kind.REVISION].card.story, outlets(sent[Kind.REVISION])) == (story, ["The Paper"])


async def test_the_like_of_what_was_taken_out_joins_it_and_not_the_story(desk: Desk) -> None:
    story, link = await told_twice(desk)
    new = await desk.split(story, link)
    await desk.mend()
    await desk.bring(BUS, Feed("https://third.example/feed", "Third"))
    assert desk.got[-1].card.story == new
    assert desk.stories == [story, new]


async def test_a_merge_is_undone_by_taking_one_of_its_articles_out(desk: Desk) -> None:
    await desk.bring(BUS)
    link = await desk.bring(PORT, OTHER)
    one, two = desk.stories
    await desk.merge(one, two)
    await desk.mend()
    assert await desk.split(one, link) == two
    edits = {each.card.story: each for each in await desk.mend()}
    assert (outlets(edits[one]), edits[one].kind) == (["The Paper"], Kind.REVISION)
    assert (outlets(edits[two]), edits[two].card.continues) == (["Journal"], None)
    assert desk.stories == [one, two]


async def test_what_tells_its_story_alone_cannot_be_taken_out(desk: Desk) -> None:
    link = await desk.bring(BUS)
    (story,) = desk.stories
    with pytest.raises(ConfigError, match="alone"):
        await desk.split(story, link)
    with pytest.raises(ConfigError, match="does not stand in story"):
        await desk.split(story, "https://paper.example/other")


async def test_old_news_taken_out_alerts_nobody(desk: Desk) -> None:
    story, link = await told_twice(desk)
    await desk.split(story, link)
    desk.clock.now += timedelta(days=3)
    assert await desk.mend() == []


async def test_a_correction_is_told_once(desk: Desk) -> None:
    story, link = await told_twice(desk)
    await desk.split(story, link)
    await desk.mend()
    assert await desk.mend() == []


async def test_another_chat_sees_it_too(desk: Desk) -> None:
    chat = Destination("5")
    await desk.store.ask(Store.subscribe, Subscription(chat, "iron"), NOW)
    story, link = await told_twice(desk)
    new = await desk.split(story, link)
    await desk.pipeline.mend(desk.clock.now)
    told = await desk.store.ask(Store.told, [story, new])
    assert (chat, new) in told
    assert told[chat, new].waits


# ── what an article shows ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("told", "corrections", "joined"),
    [
        ("0", "", "0"),
        ("01", "split01", "1"),
        ("2001", "split01 split12", "2"),
        ("01", "split01 split10", "0"),
        ("01", "split01 split10 split01", "1"),
        ("012", "split01 split12 split20", "0"),
        ("1002", "merge90 merge91 merge92 split91", "1"),
        ("01", "merge01 split01 merge90 split90", "1"),
        ("01", "split01 merge91 split91", "1"),
        ("012", "split01 split12 merge91 split91", "2"),
    ],
)
def test_what_is_like_what_people_took_out_joins_that(told: str, corrections: str, joined: str) -> None:
    title = "Morning briefing: what to watch on this day in the capital"
    tellings = (
        telling_of(article(title, url=f"https://paper.example/{number}"), story) for number, story in enumerate(told)
    )
    said = [Correction(NOW, each[:-2], each[-2], each[-1], "person") for each in corrections.split()]
    placement = StoryIndex.of(tellings, corrections=said).place(article(title, url="https://paper.example/9"))
    assert (placement.story, placement.also) == (joined, ())


def test_what_a_part_cannot_be_stays_in_the_story_that_it_left() -> None:
    gwadar, besham, later = (
        article("Chinese engineers attacked on Tuesday", text=f"Gunmen shot at a bus in {place}.", url=f"https://{url}")
        for place, url in (("Gwadar", "one.example"), ("Besham", "two.example"), ("Gwadar", "three.example"))
    )
    tellings = [telling_of(gwadar, "0"), telling_of(besham, "1")]
    index = StoryIndex.of(tellings, TABLES, [Correction(NOW, "split", "0", "1", "person")])
    assert index.place(later).story == "0"


ROAD = "Chinese engineers killed in suicide attack on road to Dasu"
TOWN = "Explosion hits bus near Besham"
BOTH = "Suicide bomber kills Chinese engineers on bus near Besham, on road to Dasu"


async def test_two_stories_that_a_report_shows_to_be_one_are_one_message_from_then_on(desk: Desk) -> None:
    await desk.start(TABLES)
    await desk.bring(ROAD)
    await desk.bring(TOWN, OTHER)
    one, two = desk.stories
    link = await desk.bring(BOTH, Feed("https://third.example/feed", "Third"))
    edits = {each.card.story: each for each in await desk.mend()}
    assert outlets(edits[one]) == ["The Paper", "Journal", "Third"]
    assert edits[two].card.continues == Link(ROAD, "https://paper.example/1")
    assert (await desk.why(link)).endswith("it shows that two stories are one")
    await desk.start()
    await desk.bring(TOWN, Feed("https://fourth.example/feed", "Fourth"))
    assert (desk.got[-1].kind, desk.got[-1].card.story) == (Kind.REVISION, one)
    assert desk.stories == [one, two]


async def test_two_stories_of_one_round_that_are_one_make_one_alert(desk: Desk) -> None:
    await desk.start(TABLES)
    entries = tuple(
        Entry(title, link=f"https://paper.example/r{number}", published=NOW + number * MINUTE)
        for number, title in enumerate((ROAD, TOWN, BOTH))
    )
    desk.clock.now += 5 * MINUTE
    await desk.pipeline.take([(claim(), ParsedFeed("recorded", entries=entries))], desk.clock.now)
    await desk.send()
    (one,) = desk.stories
    await desk.mend()
    assert list((await desk.store.ask(Store.continued)).values()) == [one]
    assert desk.stories == [one]


async def test_a_crash_before_the_messages_say_so_delays_it(desk: Desk) -> None:
    await desk.start(TABLES)
    await desk.bring(ROAD)
    await desk.bring(TOWN, OTHER)
    one, two = desk.stories
    await desk.bring(BOTH, Feed("https://third.example/feed", "Third"))
    await desk.start()
    assert {each.card.story for each in await desk.mend()} == {one, two}
    assert desk.stories == [one, two]


async def test_what_a_person_took_apart_no_article_puts_together(desk: Desk) -> None:
    await desk.start(TABLES)
    await desk.bring(ROAD)
    link = await desk.bring(TOWN, OTHER)
    one, two = desk.stories
    await desk.merge(one, two)
    assert await desk.split(one, link) == two
    await desk.mend()
    await desk.bring(BOTH, Feed("https://third.example/feed", "Third"))
    assert await desk.store.ask(Store.continued) == {}


def test_a_later_report_shows_no_two_attacks_to_be_one() -> None:
    told = [
        article(title, outlet=outlet, url=f"https://{outlet}.example/", published=NOW + number * MINUTE)
        for number, (title, outlet) in enumerate(((ROAD, "one"), (TOWN, "two"), (f"China condemns: {BOTH}", "three")))
    ]
    index = StoryIndex.of(tables=TABLES)
    for each in told[:2]:
        placement = index.place(each)
        assert placement.opened
        index = index.add(telling_of(each, placement.story))
    assert index.place(told[2]).also == ()
