"""The full-text index and what people may read beside a running program, on a real database file."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make import FEED, HOUR, MINUTE, NOW, article, card, claim, delivery, hit, news, term, watchlist
from sqlite_utils import Database

from bot.core.match import Matcher
from bot.core.query import parse, show
from bot.core.text import fold
from bot.core.tree import And, AtLeast, Field, Near, Not, NotNear, Or, Phrase, Prefix, Tree
from bot.errors import StateError
from bot.model import TERMINAL, Article, Feed, Held, Kind, News, PageRead, Sent, State, Subscription, Visit
from bot.store.archive import Archive, Outage
from bot.store.database import DATABASE
from bot.store.schema import WORDS as INDEX
from bot.store.schema import migrations
from bot.store.store import Store
from bot.store.words import needed, words_of

LONG_AGO = NOW - timedelta(days=1000)
URDU = "کراچی میں چینی شہری پر حملہ"
CHINESE = "俾路支解放军袭击瓜达尔港"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path)) as opened:
        opened.sync_feeds([FEED], NOW)
        yield opened


@pytest.fixture
def archive(store: Store, tmp_path: Path) -> Iterator[Archive]:
    with closing(Archive(tmp_path)) as opened:
        yield opened


def bring(store: Store, *articles: Article, told: tuple[News, ...] = (), error: str = "", at: timedelta = HOUR) -> None:
    visit = Visit(claim(FEED), NOW + at, NOW + HOUR, error=error, articles=articles)
    store.finish_polls([visit], told, [], NOW + at)


def titles(archive: Archive, query: str) -> list[str]:
    return [found.title for found in archive.candidates(parse(query), LONG_AGO)]


# ── the index ────────────────────────────────────────────────────────────────────────────────────────────────────────

NAMES = ("کراچی", "چینی", "解放军", "俾路支", "Baloch", "Balochistan")
WORDS = (*NAMES, "Dasu", "dasu", "BLA", "BLAs", "isis-k", "ISIS K", "ISISK")
ODD = ("\u0301", "\u200d", "\0", '"', "«", "é", "https://dasu.example/BLA ", "www.x")
PIECES = (*WORDS, *ODD, " ", " ", "-", "’s ", "s ", ". ")
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=20)
WORD = re.compile(r"[a-z0-9\x80-\U0010ffff]+")
ATOMS: st.SearchStrategy[Tree] = st.builds(
    lambda kind, words, exact: kind(" ".join(words), exact),
    st.sampled_from([Phrase, Prefix]),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=2),
    st.booleans(),
)
PLACED = st.recursive(
    ATOMS,
    lambda parts: (
        st.builds(Near, parts, parts, st.integers(1, 5), st.booleans())
        | st.builds(NotNear, parts, parts, st.integers(1, 5))
        | st.lists(parts, min_size=2, max_size=3).map(lambda found: Or(tuple(found)))
    ),
    max_leaves=4,
)
TREES = st.recursive(
    PLACED | st.builds(AtLeast, st.integers(1, 2), PLACED) | st.builds(Field, st.just("title"), PLACED),
    lambda parts: (
        st.lists(parts, min_size=2, max_size=3).map(lambda found: Or(tuple(found)))
        | st.builds(lambda wanted, unwanted: And((wanted, Not(unwanted))), parts, parts)
        | st.lists(parts, min_size=2, max_size=3).map(lambda found: And(tuple(found)))
    ),
    max_leaves=6,
)


def proposes(tree: Tree, told: Article) -> bool:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(INDEX)
        connection.execute("INSERT INTO words (rowid, said) VALUES (1, ?)", [words_of(told.title, told.text)])
        return bool(connection.execute("SELECT 1 FROM words WHERE words MATCH ?", [needed(tree)]).fetchall())


@given(st.text(alphabet="aB9 -–’“\u00ad\u00a0ßæéÅ①ﬁ™İ\u0301\0'`_"))
def test_a_few_letters_with_accents_are_indexed_as_the_matcher_folds_them(few: str) -> None:
    text = "plain words of a paper " * 50 + few
    assert WORD.findall(words_of("", text).lower()) == WORD.findall(fold(text).text)


@given(TREES, TEXTS, TEXTS)
def test_the_index_proposes_whatever_the_matcher_notices(tree: Tree, title: str, text: str) -> None:
    told = article(title, text=text, url="https://paper.example/1")
    if Matcher([watchlist(term("asked", any=(), query=show(tree)))]).match(told):
        assert proposes(parse(show(tree)), told)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("BLA", "the BLAs of Kech"),
        ("ISIS-K", "an ISISK cell"),
        ("Baloch*", "in Balochistan"),
        ("AT&T", "says AT&T's head"),
        ("解放军", CHINESE),
        ("چینی", URDU),
        ("él*", "Élan"),
        ('"don’t stop"', "DON'T STOP now"),
        ("dam", "At the damhttps://paper.example/1"),
    ],
)
def test_every_spelling_of_a_word_is_proposed(query: str, text: str) -> None:
    assert proposes(parse(query), article("-", text=text))


@pytest.mark.parametrize("query", ["支军", "Dasu AND Gwadar", '"dam Dasu"', "Das", "ATLEAST/2(Quetta) AND Kech"])
def test_what_cannot_match_is_not_proposed(query: str) -> None:
    assert not proposes(parse(query), article(f"{CHINESE} 支持", text="The Dasu dam near Quetta. Dasus"))


@pytest.mark.parametrize(
    "hostile", ['"" OR words*', "NEAR(a b)", "a ^b : {c}", "-x + y", "'; DROP TABLE words;--", '""""']
)
def test_operators_of_the_index_mean_nothing_in_a_query(hostile: str) -> None:
    quoted = hostile.replace('"', '\\"').rstrip("*")
    assert not proposes(parse(f'"{quoted} zz"'), article("words a b c x y table drop"))


def test_deep_and_wide_queries_stay_within_what_the_index_takes() -> None:
    deep = "Dasu"
    for level in range(19):
        deep = f"(w{level} OR (Gwadar AND {deep}))"
    wide = " OR ".join(f"word{number}" for number in range(1500))
    assert proposes(parse(deep), article("w3 and Gwadar"))
    assert proposes(parse(wide), article("word1499"))


# ── what is stored ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_article_can_be_found_as_soon_as_it_is_written(store: Store, archive: Archive) -> None:
    bring(store, article(URDU), article("Port closed", text=CHINESE), article("Cricket"))
    assert titles(archive, "کراچی AND چینی") == [URDU]
    assert titles(archive, "瓜达尔") == ["Port closed"]


def test_what_came_last_comes_first_and_what_is_older_not_at_all(store: Store, archive: Archive) -> None:
    bring(store, *(article(f"Dasu {n}", seen=NOW + HOUR * n) for n in range(4)))
    found = archive.candidates(parse("Dasu"), NOW + HOUR)
    assert [each.title for each in found] == ["Dasu 3", "Dasu 2", "Dasu 1"]


def test_what_is_older_is_left_out_though_it_was_written_later(store: Store, archive: Archive) -> None:
    bring(store, article("Dasu new", seen=NOW + HOUR), article("Dasu old", seen=NOW))
    assert [each.title for each in archive.candidates(parse("Dasu"), NOW + MINUTE)] == ["Dasu new"]


def test_an_article_that_comes_again_is_indexed_once(store: Store, archive: Archive) -> None:
    told = article("Dasu dam")
    bring(store, told, told)
    bring(store, replace(told, title="Dasu dam closed"), article("Dasu bridge"))
    assert titles(archive, "Dasu") == ["Dasu bridge", "Dasu dam"]
    assert titles(archive, "closed") == []


def test_what_is_not_written_is_not_indexed(store: Store, archive: Archive) -> None:
    broken = news(article("Dasu dam"), opened=False)  # its story was never opened
    with pytest.raises(sqlite3.IntegrityError):
        bring(store, broken.found.article, told=(broken,))
    assert titles(archive, "Dasu") == []


def test_articles_of_an_earlier_version_are_indexed_when_it_is_opened(tmp_path: Path) -> None:
    old = Database(tmp_path / DATABASE)
    migrations.apply(old, stop_before="m002_archive")
    old.execute(
        "INSERT INTO articles (id, key, feed, feed_title, outlet, host, title, text, url, language, seen)"
        " VALUES ('x', 'k', '', '', '', '', 'Dasu dam', ?, '', '', 1800000000)",
        [CHINESE],
    )
    old.conn.commit()
    old.close()
    with pytest.raises(StateError, match="earlier version"):
        Archive(tmp_path)
    Store(tmp_path).close()
    with closing(Archive(tmp_path)) as archive:
        assert titles(archive, "Dasu AND 解放军") == ["Dasu dam"]


def test_the_archive_writes_nothing(archive: Archive) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        archive._db.execute("DELETE FROM articles")


def test_a_folder_without_news_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(StateError, match="holds no news yet"):
        Archive(tmp_path)
    (tmp_path / DATABASE).write_bytes(b"no database at all" * 99)
    with pytest.raises(StateError, match="not a database"):
        Archive(tmp_path)


def test_the_archive_spans_the_articles_seen(store: Store, archive: Archive) -> None:
    assert archive.span() is None
    bring(store, article("a", seen=NOW + HOUR), article("b", seen=NOW))
    assert archive.span() == (NOW, NOW + HOUR)


# ── one article ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_record_tells_all_that_became_of_an_article(store: Store, archive: Archive) -> None:
    told = article("Bus attacked on the road to Dasu", text="Near Dasu.")
    item, key = news(told), f"alert:{news(told).story}"
    store.subscribe(Subscription(TERMINAL, "iron"), NOW)
    visit = Visit(claim(FEED), NOW, NOW + HOUR, articles=(told,))
    store.finish_polls([visit], [item], [delivery(key, facts=card(story=item.story)), delivery("alert:other")], NOW)
    store.settle(store.take_deliveries(NOW, terminal=True)[0], Sent(), NOW + MINUTE)
    record = archive.record(told.id, "")
    assert record is not None
    assert (record.article, record.hits) == (told, item.found.hits)
    assert record.place is not None
    assert (record.place.story, record.place.why, record.place.held) == (item.story, "because", None)
    (sending,) = record.sendings
    assert (sending.kind, sending.state, sending.changed) == (Kind.ALERT, State.SENT, NOW + MINUTE)


def test_a_record_tells_what_a_page_decided(store: Store, archive: Archive) -> None:
    told = article("BLA attack", url="https://paper.example/bla")
    waiting = replace(news(told, "BLA"), held=Held.PAGE)
    bring(store, told, told=(waiting,))
    store.take_pages(1)
    found = replace(waiting.found, hits=(hit(told, "BLA"),), sentence="The BLA of Kech.")
    store.finish_page(PageRead(replace(waiting, found=found, held=None), "yes", NOW + HOUR), [])
    record = archive.record(told.id, "")
    assert record is not None
    assert record.page is not None
    assert (record.page.outcome, record.page.sentence, record.page.read) == ("yes", "The BLA of Kech.", NOW + HOUR)


def test_an_article_is_known_by_its_other_keys_and_by_its_exact_address(store: Store, archive: Archive) -> None:
    second = article("other").id
    told = article("Dasu", also=(second,))
    bring(store, told)
    by_key, by_address = archive.record(second, ""), archive.record("00" * 16, told.url)
    assert by_key is not None
    assert by_key == by_address
    assert archive.record("00" * 16, "https://paper.example/none") is None


# ── feeds ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_outage_is_told_while_it_lasts_and_afterwards(store: Store, archive: Archive) -> None:
    bring(store, error="HTTP 503", at=HOUR)
    bring(store, error="timed out", at=2 * HOUR)
    lasting = Outage(FEED.url, FEED.title, NOW + HOUR, None, "timed out")
    assert archive.outages(NOW + 9 * HOUR) == (lasting,)
    bring(store, at=3 * HOUR)
    bring(store, at=4 * HOUR)
    assert archive.outages(NOW) == (replace(lasting, until=NOW + 3 * HOUR),)
    assert archive.outages(NOW + 4 * HOUR) == ()


def test_only_polled_feeds_are_told(store: Store, archive: Archive) -> None:
    other = Feed("https://journal.example/feed", "Journal")
    bring(store, error="HTTP 503")
    store.sync_feeds([other], NOW)
    assert [feed.url for feed in archive.feeds()] == [other.url]
    assert archive.outages(NOW) == ()


# ── forgetting ───────────────────────────────────────────────────────────────────────────────────────────────────────

OLD, NEW = NOW - HOUR, NOW + HOUR


def seen(title: str, at: datetime) -> Article:
    return article(title, text=f"{URDU} {title} dam", seen=at)


def test_texts_are_forgotten_and_never_new_again(store: Store, archive: Archive) -> None:
    old, new = seen("Dasu school opens", OLD), seen("Dasu road closed", NEW)
    bring(store, old, new)
    assert store.forget_texts(NOW, 10) == 1
    assert titles(archive, "dasu") == titles(archive, "چینی") == ["Dasu road closed"]
    assert store.unseen([old, new]) == ()
    assert archive.record(old.id, "") is None
    assert archive.knew(old.id)
    assert archive.span() == (NEW, NEW)


def test_what_was_noticed_keeps_its_title_link_and_reasons(store: Store, archive: Archive) -> None:
    old = seen("Bus attacked near Dasu", OLD)
    bring(store, old, told=(news(old),))
    assert store.forget_texts(NOW, 10) == 1
    record = archive.record(old.id, "")
    assert record
    assert (record.article.title, record.article.text, record.article.url) == (old.title, "", old.url)
    assert record.hits
    assert record.place
    assert titles(archive, "dasu") == []
    assert archive.span() is None
    assert store.forget_texts(NOW, 10) == 0


def test_texts_are_forgotten_a_few_at_a_time_until_none_is_left(store: Store, archive: Archive) -> None:
    bring(store, *(seen(f"Dasu {number} BLAs 解放军 don't", OLD) for number in range(5)))
    assert [store.forget_texts(NOW, 2) for _ in range(4)] == [2, 2, 1, 0]
    assert titles(archive, "dasu OR 解放军 OR BLA") == []
    store._db.execute("CREATE VIRTUAL TABLE temp.said USING fts5vocab (main, words, row)")
    assert store._db.execute("SELECT * FROM temp.said").fetchall() == []
