"""A damaged database: found at the start, set aside, saved from."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from make import FEED, NOW, article, claim, delivery, news

from bot.core.query import parse
from bot.errors import StateError
from bot.model import TERMINAL, State, Subscription, Visit
from bot.store.archive import Archive
from bot.store.damage import Rescue, damage, rescue, set_aside
from bot.store.database import DATABASE
from bot.store.store import Store
from bot.store.thread import StoreThread

MANY = 600
PAGE = 4096


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A state folder as a run leaves it: a subscription, an alert that was being sent, hundreds of articles."""
    store = Store(tmp_path)
    store.sync_feeds([FEED], NOW)
    articles = tuple(article(f"Dasu story {number}", text="A long text. " * 40) for number in range(MANY))
    store.subscribe(Subscription(TERMINAL, "iron"), NOW)
    visit = Visit(claim(), NOW, NOW, articles=articles)
    store.finish_polls([visit], [news(articles[0])], [delivery()], NOW)
    store.take_deliveries(NOW, terminal=True)
    store.close()
    return tmp_path


def spoil(path: Path, *, at: int, size: int = 2 * PAGE) -> bytes:
    """Writes noise over a part of a file, and gives all of it as it is now."""
    data = bytearray(path.read_bytes())
    data[at : at + size] = bytes((position * 151 + 7) % 256 for position in range(size))
    path.write_bytes(data)
    return bytes(data)


def begun(folder: Path) -> Rescue:
    found = rescue(folder, NOW)
    assert found
    return found


def test_a_sound_database_stays_where_it_is(folder: Path) -> None:
    assert rescue(folder, NOW) is None
    assert [each.name for each in folder.iterdir()] == [DATABASE]


def test_a_folder_without_a_database_is_not_damaged(tmp_path: Path) -> None:
    assert rescue(tmp_path, NOW) is None


def test_noise_in_the_middle_is_found_and_the_file_is_set_aside_as_it_was(folder: Path) -> None:
    path = folder / DATABASE
    spoiled = spoil(path, at=path.stat().st_size // 2)
    found = begun(folder)
    assert found.aside == folder / f"{DATABASE}.damaged-20260303T120000Z"
    assert found.aside.read_bytes() == spoiled
    assert "Page" in found.why or "page" in found.why
    assert damage(path) == ""


def test_what_can_be_read_goes_on(folder: Path) -> None:
    path = folder / DATABASE
    spoil(path, at=path.stat().st_size // 2)
    found = begun(folder)
    store = Store(folder)
    assert found.subscriptions == len(store.subscriptions()) == 1
    assert MANY * 0.9 < found.articles < MANY
    assert store.recover(NOW) == 1
    assert [each.state for each in store.take_deliveries(NOW, terminal=True)] == [State.AMBIGUOUS]
    store.close()


def test_what_was_saved_can_be_searched(folder: Path) -> None:
    path = folder / DATABASE
    spoil(path, at=path.stat().st_size // 2)
    found = begun(folder)
    with closing(Archive(folder)) as archive:
        assert len(list(archive.candidates(parse("dasu"), NOW))) == found.articles


@pytest.mark.parametrize("bytes_", [bytes(20 * PAGE), b"no database at all " * 999, b"SQLite format 3\0" * 500])
def test_a_file_that_holds_nothing_is_set_aside_and_a_new_one_begun(tmp_path: Path, bytes_: bytes) -> None:
    (tmp_path / DATABASE).write_bytes(bytes_)
    found = begun(tmp_path)
    assert found.aside.read_bytes() == bytes_
    assert (found.articles, found.subscriptions) == (0, 0)
    Store(tmp_path).close()


def test_what_the_log_of_a_killed_process_holds_is_saved_too(folder: Path) -> None:
    killed = Store(folder)
    killed.subscribe(Subscription(TERMINAL, "late"), NOW)
    for each in (DATABASE, f"{DATABASE}-wal"):  # as they stand while the process lives, and after a kill
        (folder / f"{each}.copy").write_bytes((folder / each).read_bytes())
    killed.close()
    for each in (DATABASE, f"{DATABASE}-wal"):
        (folder / f"{each}.copy").replace(folder / each)
    spoil(folder / DATABASE, at=(folder / DATABASE).stat().st_size // 2)
    assert begun(folder).subscriptions == 2
    assert (folder / f"{DATABASE}.damaged-20260303T120000Z-wal").exists()


def test_rows_that_break_the_rules_of_their_tables_are_left_behind(folder: Path) -> None:
    with closing(sqlite3.connect(folder / DATABASE)) as loose, loose:
        loose.execute("INSERT INTO subscriptions VALUES (99, 'nobody', 0, 'instant')")
    path = folder / DATABASE
    spoil(path, at=path.stat().st_size // 2)
    assert begun(folder).subscriptions == 1


def test_nothing_that_was_set_aside_is_overwritten(folder: Path) -> None:
    path = folder / DATABASE
    set_aside(path, "damaged", NOW)
    Store(folder).close()
    with pytest.raises(StateError, match="is there already"):
        set_aside(path, "damaged", NOW)
    assert path.exists()


def test_a_database_of_another_program_is_not_called_damaged(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / DATABASE)) as other:
        other.execute("CREATE TABLE bookmarks (url)")
    with pytest.raises(StateError, match="belongs to another program"):
        rescue(tmp_path, NOW)


def test_what_cannot_be_opened_is_not_called_damaged(tmp_path: Path) -> None:
    (tmp_path / DATABASE).mkdir()
    with pytest.raises(StateError, match="check who may write there"):
        rescue(tmp_path, NOW)


async def test_damage_that_comes_while_it_is_open_is_said_with_what_to_do(folder: Path) -> None:
    store = await StoreThread.open(folder)
    spoil(folder / DATABASE, at=(folder / DATABASE).stat().st_size // 2)
    with pytest.raises(StateError, match="sets it aside"):
        await store.ask(lambda opened: opened._db.execute("SELECT sum(length(text)) FROM articles").fetchall())
    await store.close()


async def test_a_mistake_of_ours_is_not_taken_for_the_disks(folder: Path) -> None:
    store = await StoreThread.open(folder)
    with pytest.raises(sqlite3.OperationalError):
        await store.ask(lambda opened: opened._db.execute("SELECT * FROM nowhere").fetchall())
    await store.close()


@settings(max_examples=30)
@given(place=st.floats(0, 1), noise=st.binary(min_size=1, max_size=3 * PAGE), cut=st.booleans())
def test_whatever_becomes_of_the_file_a_new_one_is_begun_and_it_is_kept(
    tmp_path_factory: pytest.TempPathFactory, place: float, noise: bytes, cut: bool
) -> None:
    folder = tmp_path_factory.mktemp("spoiled")
    store = Store(folder)
    store.subscribe(Subscription(TERMINAL, "iron"), NOW)
    store.finish_polls([Visit(claim(), NOW, NOW, articles=(article(text="Long. " * 900),))], [], [], NOW)
    store.close()
    data = (folder / DATABASE).read_bytes()
    at = int(place * len(data))
    spoiled = data[:at] if cut else data[:at] + noise + data[at + len(noise) :]
    (folder / DATABASE).write_bytes(spoiled)
    try:
        found, refused = rescue(folder, NOW), ""
    except StateError as error:  # so far gone that it seems to be another's
        found, refused = None, str(error)
    if refused:
        assert "left alone" in refused
        assert (folder / DATABASE).read_bytes() == spoiled
        return
    if found:
        assert found.aside.read_bytes() == spoiled
        assert damage(folder / DATABASE) == ""
    Store(folder).close()
