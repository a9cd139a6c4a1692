"""Feeds that repeat, shuffle, re-date and re-address what they bring: no flood, no repeat, no strangers made one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from benchmarks.invented import articles
from make import FEED, HOUR, MINUTE, NOW, claim, term, watchlist
from test_corrections import Clock, Desk
from test_stories import TABLES

from bot.model import TERMINAL, Entry, ParsedFeed, Subscription
from bot.store.store import Store
from bot.store.thread import StoreThread


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    store = await StoreThread.open(tmp_path)
    await store.ask(Store.subscribe, Subscription(TERMINAL, "iron"), NOW)
    made = Desk(store, Clock())
    await made.start(TABLES)
    await made.pipeline.watch([watchlist(term("Zorvex"), term("briefing"), term("attack"))])
    yield made
    await made.pipeline.stop()
    await store.close()


async def poll(desk: Desk, *entries: Entry) -> list[str]:
    """Lets the feed bring these entries; gives the titles that were alerted."""
    before = len(desk.got)
    await desk.pipeline.take([(claim(FEED), ParsedFeed("recorded", entries=entries))], desk.clock.now)
    await desk.pipeline.mend(desk.clock.now)
    await desk.send()
    return [each.card.title for each in desk.got[before:] if each.kind == "alert"]


def unlike(count: int) -> list[Entry]:
    """Entries that have nothing but a watched word in common, the newest first."""
    return [
        Entry(f"Zorvex {each.title}", each.text, f"https://paper.example/{number}", published=NOW - number * MINUTE)
        for number, each in enumerate(articles(17, count))
    ]


async def test_of_ranked_items_each_is_told_once(desk: Desk) -> None:
    items, chance, told = unlike(40), Random(1), list[str]()  # noqa: S311 - it must repeat
    for _ in range(60):
        desk.clock.now += MINUTE
        told += await poll(desk, *chance.sample(items, 5))
    assert sorted(told) == sorted(each.title for each in items)


@pytest.mark.parametrize("source", ["", "https://paper.example"])
async def test_an_aggregator_whose_ids_and_links_all_change_repeats_nothing(desk: Desk, source: str) -> None:
    items, told = unlike(12), list[str]()
    for turn in range(8):
        desk.clock.now += HOUR
        links = [f"https://news.google.com/rss/articles/CBMi{turn}x{number}?oc=5" for number in range(len(items))]
        new = (replace(each, link=link, guid=link, source_url=source) for each, link in zip(items, links, strict=True))
        told += await poll(desk, *new)
    assert sorted(told) == sorted(each.title for each in items)


async def test_an_archive_that_comes_again_is_late_or_known(desk: Desk) -> None:
    old = [replace(each, published=NOW - timedelta(days=9 + number)) for number, each in enumerate(unlike(30))]
    assert await poll(desk, *old) == []
    assert desk.pipeline.tally.held == {"late": 30}
    assert await poll(desk, *(replace(each, link=f"{each.link}-moved") for each in old)) == []
    assert await poll(desk, *(replace(each, published=NOW) for each in old)) == []


async def test_a_rubric_of_many_outlets_is_no_flood_and_merges_nobody(desk: Desk) -> None:
    links = [f"https://o{number}.example/" for number in range(40)]
    told = await poll(desk, *(Entry("Morning briefing", "", link, source=link, published=NOW) for link in links))
    assert desk.pipeline.tally.stories == 40
    assert (len(told), desk.pipeline.tally.held) == (10, {"rubric": 30})


async def test_a_rubric_of_one_outlet_is_told_once_but_for_an_attack_below_it(desk: Desk) -> None:
    briefings = [Entry("Morning briefing", f"Number {n}", f"https://p.example/{n}", published=NOW) for n in range(200)]
    assert len(await poll(desk, *briefings)) == 1
    attack = "Gunmen attacked a bus of Chinese engineers in Besham last night, police said."
    assert len(await poll(desk, replace(briefings[0], summary=attack, link="https://p.example/attack"))) == 1


async def test_clocks_and_dates_gone_wrong_tell_nothing_twice(desk: Desk) -> None:
    steps = (timedelta(0), timedelta(hours=-5), timedelta(days=3), timedelta(days=-400), timedelta(days=9000))
    dates = (None, NOW, datetime(1970, 1, 1, tzinfo=UTC), datetime(2099, 1, 1, tzinfo=UTC))
    chance, told = Random(2), list[str]()  # noqa: S311 - it must repeat
    for turn in range(2):
        for number, each in enumerate(unlike(40)):
            desk.clock.now = NOW + number * MINUTE + chance.choice(steps)
            told += await poll(desk, replace(each, published=dates[(number + turn) % len(dates)]))
    assert len(told) == len(set(told))
    assert len(told) + desk.pipeline.tally.held["late"] == 40
