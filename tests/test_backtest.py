"""Back-test, search and why: what the archive answers is what the live pipeline would have done."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from make import FEED, HOUR, MINUTE, NOW, article, claim, found, hit, news, term, watchlist

from bot.backtest import Ground, back_test, back_test_row, search
from bot.core.articles import article_id
from bot.core.match import Matcher
from bot.core.near import Lack, near_misses
from bot.core.tables import Tables
from bot.core.urls import Tracking
from bot.errors import ConfigError, QueryError
from bot.model import Article, Delivery, Entry, News, Outcome, Sent, Visit, Watchlist
from bot.pipeline import Pipeline, Rules
from bot.replay import Recorded, Recording, VirtualClock, play
from bot.store.archive import Archive
from bot.store.store import Store
from bot.store.thread import StoreThread
from bot.tally import Tally
from bot.why import why, why_row

DAY = timedelta(days=1)
BLA = term("BLA", any=(), ambiguous=("BLA",), with_=("Kech",), without=("FDA",))
IRON = watchlist(term("Dasu"), term("Gwadar"), BLA)


@contextmanager
def archive_of(*articles: Article, told: Sequence[News] = (), error: str = "") -> Iterator[Ground]:
    """An archive of these articles, written in their order, beside the store that wrote it."""
    with TemporaryDirectory() as folder, closing(Store(Path(folder))) as store:
        store.sync_feeds([FEED], NOW)
        store.finish_polls([Visit(claim(FEED), NOW, NOW, articles=articles)], told, [], NOW)
        if error:
            store.finish_polls([Visit(claim(FEED), NOW + HOUR, NOW, error=error)], [], [], NOW + HOUR)
        with closing(Archive(Path(folder))) as archive:
            yield ground(archive)


def ground(archive: Archive, *lists: Watchlist) -> Ground:
    watched = lists or (IRON,)
    return Ground(archive, watched, Matcher(watched), Tables(), Rules().fresh, NOW)


# ── back-test ────────────────────────────────────────────────────────────────────────────────────────────────────────

WORDS = (
    *("attack", "Dasu", "Gwadar", "Kech", "port", "rail", "BLA", "B.L.A."),
    *("چینی", "کراچی", "解放军", "瓜达尔", "3 killed"),
)
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join)
MINUTES = st.integers(0, 9 * 24 * 60)
QUERIES = (
    *("Dasu OR 解放军", "attack AND NOT Gwadar", "چینی NEAR/2 کراچی", "BLA", "title:por* OR rail"),
    *("ATLEAST/2(Kech) OR 瓜达尔", "attack OR killed", "Kech NOT NEAR/1 BLA"),
)


@given(st.lists(st.tuples(TEXTS, TEXTS, MINUTES), max_size=12), st.sampled_from(QUERIES))
@settings(max_examples=30, deadline=None)
def test_a_back_test_equals_a_replay_with_the_query_as_the_only_term(
    rows: list[tuple[str, str, int]], query: str
) -> None:
    recorded = Recording(tuple(sorted(map(_entry, rows), key=lambda each: each.at)), 0)
    with TemporaryDirectory() as folder, TemporaryDirectory() as other:
        asyncio.run(_replay(recorded, IRON, Path(folder)))
        tally = asyncio.run(_replay(recorded, watchlist(term("q", any=(), query=query)), Path(other)))
        with closing(Archive(Path(folder))) as archive:
            tested = back_test(query, ground(archive), 30)
    assert (tested.hits, tested.stories) == (tally.with_hits, tally.stories)


def _entry(row: tuple[str, str, int]) -> Recorded:
    title, text, minute = row
    at = NOW + minute * MINUTE
    return Recorded(at, FEED, Entry(title, text, f"https://paper.example/{article_id(repr(row))}", published=at))


async def _replay(recording: Recording, watched: Watchlist, folder: Path) -> Tally:
    async def send(_: Delivery) -> Outcome:
        return Sent()

    store, clock = await StoreThread.open(folder), VirtualClock()
    pipeline = Pipeline(store, Rules(), clock)
    await pipeline.watch([watched])
    await pipeline.start(NOW)
    await play(recording, pipeline, clock, send, lambda: None)
    await store.close()
    return pipeline.tally


def test_a_back_test_counts_hits_stories_and_what_is_caught_already() -> None:
    told = (
        article("Dasu dam reopened after the flood of last summer", text="Gwadar too.", outlet="Courier"),
        article("Power cut in Gwadar city", seen=NOW + 2 * DAY, published=NOW + 2 * DAY, outlet="Courier"),
        article("New road from Gwadar planned", seen=NOW + 4 * DAY, published=NOW + 4 * DAY),
    )
    with archive_of(*told, article("Cricket")) as ground:
        tested = back_test("Gwadar", ground)
    assert (tested.hits, tested.stories, tested.per_day) == (3, 3, 0.75)
    assert tested.already_caught == (("Gwadar", 3), ("Dasu", 1))
    assert tested.noisiest == ("Courier", 2)
    assert [sample.title for sample in tested.samples] == [each.title for each in told[::-1]]


def test_only_the_last_days_of_the_archive_count() -> None:
    told = [article(f"Gwadar {n}", seen=NOW + n * DAY, published=NOW + n * DAY) for n in range(9)]
    with archive_of(*told) as ground:
        tested = back_test("Gwadar", ground, 3)
    assert (tested.hits, tested.start, tested.end) == (4, NOW + 5 * DAY, NOW + 8 * DAY)


def test_an_undecided_name_is_caught_already_only_if_its_page_decided() -> None:
    vague, read = article("BLA statement"), article("BLA claim")
    open_ = replace(news(vague, "BLA"), found=found(vague, "BLA", decided=False))
    with archive_of(vague, read, told=[open_, news(read, "BLA")]) as ground:
        assert back_test("BLA", ground).already_caught == (("BLA", 1),)


def test_an_empty_archive_answers_with_nothing() -> None:
    with archive_of() as ground:
        row = back_test_row(back_test("Dasu", ground))
    assert (row["hits"], row["stories"], row["per_day"], row["noisiest"], row["samples"]) == (0, 0, 0, None, [])


def test_a_sample_quotes_where_the_words_stand() -> None:
    with archive_of(article("Morning briefing", text=f"{'Rain is expected. ' * 30}A bridge fell near Dasu.")) as ground:
        (sample,) = back_test("Dasu", ground).samples
    assert sample.words == ("Dasu",)
    assert "Dasu" in sample.quote
    assert len(sample.quote) <= 200


def test_the_first_article_of_a_story_speaks_for_it() -> None:
    title = "Dasu dam reopened after the flood of last summer"
    copies = [article(title, url=f"https://{name}.example/1", outlet=name) for name in ("courier", "journal")]
    with archive_of(*copies) as ground:
        (sample,) = back_test("Dasu", ground).samples
    assert sample.source == "courier"


def test_a_search_gives_the_newest_first_and_twenty_at_most() -> None:
    with archive_of(*(article(f"Dasu {n}", seen=NOW + n * MINUTE) for n in range(30))) as ground:
        found = search("Dasu", ground.archive)
    assert [sample.title for sample in found] == [f"Dasu {n}" for n in range(29, 9, -1)]


def test_a_bad_query_is_told_with_its_column() -> None:
    with archive_of() as ground, pytest.raises(QueryError, match="column 10"):
        back_test("Dasu AND (Kech", ground)


# ── what nearly matched ──────────────────────────────────────────────────────────────────────────────────────────────

FAR = term("far", any=(), query="Chinese NEAR/2 engineer*")
THREE = term("three", any=(), query="port AND strike AND navy")


@pytest.mark.parametrize(
    ("title", "lack", "query"),
    [
        ("BLA statement", Lack.CONTEXT, "BLA"),
        ("FDA accepts the BLA", Lack.VETOED, "BLA"),
        ("Gwadaris rally", Lack.SPELLING, "gwadar*"),
        ("bla of old", Lack.SPELLING, "bla"),
        ("Liberation of the Baloch by an army", Lack.APART, "(baloch* NEAR/5 liberation*) NEAR/5 army"),
        ("Chinese firms and many of their engineers", Lack.LOOSE, "chinese* AND engineer*"),
        ("A strike at the port", Lack.PART, "port AND strike"),
    ],
)
def test_what_a_term_lacked_is_told_with_the_query_that_matches(title: str, lack: Lack, query: str) -> None:
    army = term("army", any=("Baloch Liberation Army",))
    (miss,) = near_misses(article(title), [watchlist(term("Gwadar"), BLA, army, FAR, THREE)])
    assert (miss.lack, miss.query) == (lack, query)


def test_a_veto_is_named() -> None:
    (miss,) = near_misses(article("FDA accepts the BLA"), [IRON])
    assert (miss.words, miss.vetoes) == (("BLA",), ("FDA",))


@pytest.mark.parametrize("title", ["Cricket", "Dasu", "blame and black", "Chinese firms", "A strike", "Dasus"])
def test_what_is_far_off_or_matches_is_not_told(title: str) -> None:
    assert near_misses(article(title), [watchlist(term("Dasu"), BLA, FAR, THREE)]) == ()


# ── why ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

TRACKING = Tracking.read("utm_*")


def test_a_link_is_known_in_every_form_it_may_have() -> None:
    with archive_of(article("Dasu", url="https://paper.example/news/1")) as ground:
        for form in ("http://www.paper.example/news/1/?utm_source=x#top", " https://m.paper.example/news/1/amp "):
            assert why(form, ground, TRACKING).record is not None


def test_a_hit_is_told_with_its_reasons_its_story_and_no_guesses() -> None:
    told = article("Bus attacked on the road to Dasu")
    with archive_of(told, told=[news(told)]) as ground:
        row = why_row(why(told.url, ground, TRACKING))
    (matched,) = row["matched"]
    assert (matched["term"], matched["matches"]) == ("Dasu", [{"alias": "Dasu", "field": "title", "quote": "Dasu"}])
    assert (row["story"]["story"], row["held"], row["near"]) == (news(told).story, None, [])


def test_a_vetoed_name_is_explained_and_tested() -> None:
    told = article("FDA accepts the BLA")
    with archive_of(told, article("BLA filing")) as ground:
        row = why_row(why(told.url, ground, TRACKING))
    (near,) = row["near"]
    assert (row["matched"], near["lack"], near["vetoes"], near["query"], near["hits"]) == (
        [],
        "vetoed",
        ["FDA"],
        "BLA",
        2,
    )


def test_what_todays_lists_would_notice_is_told() -> None:
    told = article("Dasu dam")
    with archive_of(told) as ground:
        answer = why(told.url, ground, TRACKING)
    assert (answer.now, answer.near) == ((hit(told),), ())


def test_an_unknown_link_names_the_feeds_that_would_have_brought_it_and_when_they_failed() -> None:
    with archive_of(article("Dasu", url="https://news.example/1", host="news.example"), error="HTTP 503") as ground:
        row = why_row(why("https://news.example/2", ground, TRACKING))
    assert row["seen"] is None
    assert [feed["feed"] for feed in row["feeds"]] == [FEED.url]
    (outage,) = row["outages"]
    assert (outage["since"], outage["until"], outage["error"]) == ("2026-03-03T13:00:00Z", None, "HTTP 503")


@pytest.mark.parametrize("text", ["", "nonsense", "ftp://paper.example/1", "https://", "file:///etc/passwd"])
def test_what_is_no_link_is_refused(text: str) -> None:
    with archive_of() as ground, pytest.raises(ConfigError, match="no web address"):
        why(text, ground, TRACKING)
