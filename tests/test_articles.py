"""Entries made ours: keys, outlets, languages."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from make import FEED, HOUR, NOW, article

from bot.core.articles import article_id, articles_of, language_of, outlet_of, story_id
from bot.core.urls import Tracking
from bot.model import Article, Entry, Feed, ParsedFeed

TRACKING = Tracking.read("utm_*")


def taken(*entries: Entry, feed: Feed = FEED, **feed_says: Any) -> tuple[Article, ...]:
    return articles_of(ParsedFeed("rss20", entries=entries, **feed_says), feed, NOW, TRACKING)


def test_the_key_of_an_article_is_that_of_its_link() -> None:
    (made,) = taken(Entry("News", link="https://www.paper.example/a?utm_source=rss"))
    assert made.key == "paper.example/a"
    assert made.id == article_id("paper.example/a")


def test_the_link_is_kept_as_the_feed_gave_it() -> None:
    (made,) = taken(Entry("News", link="https://www.paper.example/a?utm_source=rss"))
    assert made.url == "https://www.paper.example/a?utm_source=rss"


def test_a_guid_is_a_second_key_of_the_same_article() -> None:
    (first,) = taken(Entry("News", link="https://paper.example/a", guid="7"))
    (moved,) = taken(Entry("News", link="https://paper.example/b", guid="7"))
    assert set(first.also) & set(moved.also)


def test_a_guid_that_several_items_share_says_nothing() -> None:
    made = taken(
        Entry("One", link="https://paper.example/a", guid="7"), Entry("Two", link="https://paper.example/b", guid="7")
    )
    assert [each.also for each in made] == [(), ()]


def test_guids_of_two_feeds_are_two_keys() -> None:
    other = Feed("https://journal.example/feed")
    assert taken(Entry("News", guid="7"))[0].id != taken(Entry("News", guid="7"), feed=other)[0].id


def test_twenty_five_items_without_link_and_guid_are_twenty_five_articles() -> None:
    assert len(taken(*(Entry(f"Item {number}") for number in range(25)))) == 25


def test_the_same_item_twice_in_a_body_is_one_article() -> None:
    assert len(taken(Entry("News", link="https://paper.example/a"), Entry("News", link="http://paper.example/a"))) == 1


def test_what_comes_through_an_aggregator_is_keyed_by_source_title_and_day() -> None:
    def through(code: str) -> Article:
        entry = Entry(
            "Bus Attacked",
            link=f"https://aggregator.example/rss/{code}",
            guid=code,
            published=NOW,
            source="The Paper",
            source_url="https://paper.example",
        )
        return taken(entry)[0]

    assert through("CBMiX").id == through("CBMiY").id
    assert through("CBMiX").also == ()


def test_the_same_headline_on_another_day_is_another_article_of_the_aggregator() -> None:
    def on(day: int) -> str:
        link, source = "https://aggregator.example/x", "https://paper.example"
        return taken(Entry("Briefing", link=link, published=NOW - day * 24 * HOUR, source_url=source))[0].id

    assert on(0) != on(1)


@pytest.mark.parametrize("published", [NOW, None])
def test_an_aggregator_that_encodes_links_and_guids_anew_brings_nothing_twice(published: datetime | None) -> None:
    keys = set()
    for poll in range(20):
        entry = Entry(
            "Bus attacked in Besham",
            link=f"https://aggregator.example/articles/CBMi{poll}",
            guid=f"CBMi{poll}",
            published=published,
            source="The Paper",
            source_url="https://paper.example",
        )
        parsed = ParsedFeed("rss20", entries=(entry,))
        keys |= {made.id for made in articles_of(parsed, FEED, NOW + poll * HOUR, TRACKING)}
    assert len(keys) == 1


def test_a_source_on_the_same_site_is_no_aggregator() -> None:
    (made,) = taken(
        Entry("News", link="https://paper.example/a", source="Desk", source_url="https://www.paper.example")
    )
    assert made.key == "paper.example/a"


@pytest.mark.parametrize(
    ("source", "feed_title", "expected"),
    [
        ("The Wire", "The Paper - Latest", "The Wire"),
        ("", "The Paper - Latest", "The Paper"),
        ("", "The Paper", "The Paper"),
        ("", "", "paper.example"),
    ],
)
def test_the_outlet_is_the_source_else_the_feeds_title_else_the_host(
    source: str, feed_title: str, expected: str
) -> None:
    assert outlet_of(source, feed_title, "https://www.paper.example/a") == expected


def test_a_date_in_the_future_is_clamped_to_when_it_was_seen() -> None:
    (made,) = taken(Entry("News", link="https://paper.example/a", published=NOW + HOUR))
    assert made.published == NOW


def test_an_entry_without_date_has_none_and_counts_from_when_it_was_seen() -> None:
    (made,) = taken(Entry("News", link="https://paper.example/a"))
    assert (made.published, made.at) == (None, NOW)


def test_an_entry_without_title_is_headed_by_its_first_words() -> None:
    (made,) = taken(Entry("", summary="A bus was attacked. " * 20, link="https://paper.example/a"))
    assert made.title.startswith("A bus was attacked.")
    assert len(made.title) <= 120


def test_an_article_with_neither_date_nor_sight_has_no_time() -> None:
    with pytest.raises(ValueError, match="neither date"):
        _ = article(published=None, seen=None).at


@pytest.mark.parametrize(
    ("title", "claimed", "expected"),
    [
        ("Bus attacked", "en-US", "en"),
        ("Bus attacked", "", ""),
        ("بس پر حملہ", "en", "ur"),
        ("بس پر حملہ", "ps", "ps"),
        ("巴士遇袭", "en", "zh"),
        ("バスが襲われた", "zh", "ja"),
        ("बस पर हमला", "", "hi"),
        ("CPEC 巴", "en", "en"),
        ("2026", "de_AT", "de"),
        ("Автобус", "uk", "uk"),
    ],
)
def test_the_language_is_what_the_script_says_else_what_is_claimed(title: str, claimed: str, expected: str) -> None:
    assert language_of(title, claimed) == expected


def test_the_opml_knows_the_language_better_than_the_feed() -> None:
    (made,) = taken(
        Entry("Nachricht", link="https://paper.example/a"), feed=Feed(FEED.url, language="de"), language="en"
    )
    assert made.language == "de"


def test_a_story_id_is_ten_characters_and_always_the_same() -> None:
    assert story_id(article_id("x")) == story_id(article_id("x"))
    assert len(story_id(article_id("x"))) == 10
