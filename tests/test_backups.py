"""Backups: whole or not there, and nothing is ever overwritten."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from make import FEED, NOW, article, claim, delivery, news

from bot.errors import ConfigError, StateError
from bot.model import TERMINAL, Sent, State, Subscription, Visit
from bot.store.backups import back_up, restore
from bot.store.database import DATABASE
from bot.store.store import Store

WISH = Subscription(TERMINAL, "iron")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "state").mkdir()
    return tmp_path / "state"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    """A store that is open and in use: what it wrote last stands in its log only."""
    opened = Store(folder)
    opened.sync_feeds([FEED], NOW)
    opened.subscribe(WISH, NOW)
    articles = tuple(article(f"Dasu story {number}", text="A long text. " * 40) for number in range(50))
    opened.finish_polls([Visit(claim(), NOW, NOW, articles=articles)], [news(articles[0])], [delivery()], NOW)
    yield opened
    opened.close()


@pytest.fixture
def backup(store: Store, folder: Path, tmp_path: Path) -> Path:
    assert store.subscriptions() == (WISH,)
    back_up(folder, tmp_path / "copy.db")
    return tmp_path / "copy.db"


def states(folder: Path) -> list[State]:
    store = Store(folder)
    store.recover(NOW)
    taken = store.take_deliveries(NOW, terminal=True)
    store.close()
    return [each.state for each in taken]


# ── backup ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_backup_is_one_private_file_that_can_be_read_where_nothing_may_be_written(backup: Path) -> None:
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    with closing(sqlite3.connect(f"file:{backup}?immutable=1", uri=True)) as copy:
        assert copy.execute("SELECT count(*) FROM articles").fetchone() == (50,)
        assert copy.execute("PRAGMA journal_mode").fetchone() != ("wal",)
    assert [each.name for each in backup.parent.iterdir() if each.is_file()] == ["copy.db"]


def test_a_newer_backup_takes_the_place_of_an_older_one(store: Store, folder: Path, backup: Path) -> None:
    store.unsubscribe(WISH)
    back_up(folder, backup)
    with closing(sqlite3.connect(backup)) as copy:
        assert copy.execute("SELECT count(*) FROM subscriptions").fetchone() == (0,)


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("held", [b"precious", b"", b"SQLite format 3\0"])
def test_a_file_that_is_no_backup_is_not_replaced(folder: Path, tmp_path: Path, held: bytes) -> None:
    (tmp_path / "letter.txt").write_bytes(held)
    with pytest.raises(ConfigError, match=r"letter\.txt: there is something else"):
        back_up(folder, tmp_path / "letter.txt")
    assert (tmp_path / "letter.txt").read_bytes() == held


@pytest.mark.usefixtures("store")
def test_the_database_is_not_replaced_by_its_own_backup(folder: Path) -> None:
    with pytest.raises(ConfigError, match="the database itself"):
        back_up(folder, folder / DATABASE)


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("name", ["", "nowhere/copy.db"])
def test_a_place_where_no_file_can_be_is_named(folder: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(ConfigError, match=str(tmp_path)):
        back_up(folder, tmp_path / name)


def test_a_damaged_database_is_not_backed_up(store: Store, folder: Path, tmp_path: Path) -> None:
    store.close()
    spoil(folder / DATABASE)
    with pytest.raises(StateError, match="damaged"):
        back_up(folder, tmp_path / "copy.db")
    assert [each.name for each in tmp_path.iterdir()] == ["state"]


def spoil(path: Path) -> None:
    data = bytearray(path.read_bytes())
    middle = len(data) * 3 // 4  # among articles, not in the tables that say whose it is
    data[middle : middle + 8_192] = bytes(range(256)) * 32
    path.write_bytes(data)


# ── restore ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_backup_comes_back_where_nothing_is_left(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    restored = restore(tmp_path / "new", backup, NOW)
    assert (restored.articles, restored.newest, restored.aside) == (50, NOW, None)
    store = Store(tmp_path / "new")
    assert store.subscriptions() == (WISH,)
    store.close()


def test_what_was_there_is_set_aside_with_its_log(store: Store, folder: Path, backup: Path) -> None:
    store.unsubscribe(WISH)
    restored = restore(folder, backup, NOW)
    assert restored.aside == folder / f"{DATABASE}.replaced-20260303T120000Z"
    with closing(sqlite3.connect(restored.aside)) as aside:
        assert aside.execute("SELECT count(*) FROM subscriptions").fetchone() == (0,)
    with closing(sqlite3.connect(folder / DATABASE)) as present:
        assert present.execute("SELECT count(*) FROM subscriptions").fetchone() == (1,)


def test_what_waited_when_the_backup_was_made_may_repeat(store: Store, folder: Path, backup: Path) -> None:
    store.settle(store.take_deliveries(NOW, terminal=True)[0], Sent(), NOW)
    store.close()
    restore(folder, backup, NOW)
    assert states(folder) == [State.AMBIGUOUS]


def test_what_was_under_way_when_the_backup_was_made_may_repeat(store: Store, folder: Path, tmp_path: Path) -> None:
    store.take_deliveries(NOW, terminal=True)
    back_up(folder, tmp_path / "copy.db")
    store.close()
    restore(folder, tmp_path / "copy.db", NOW)
    assert states(folder) == [State.AMBIGUOUS]


def test_what_was_sent_when_the_backup_was_made_stays_sent(store: Store, folder: Path, tmp_path: Path) -> None:
    store.settle(store.take_deliveries(NOW, terminal=True)[0], Sent(), NOW)
    back_up(folder, tmp_path / "copy.db")
    store.close()
    restore(folder, tmp_path / "copy.db", NOW)
    assert states(folder) == []


def test_a_damaged_backup_changes_nothing(store: Store, folder: Path, backup: Path) -> None:
    store.close()
    before = (folder / DATABASE).read_bytes()
    spoil(backup)
    with pytest.raises(StateError, match=r"copy\.db is damaged"):
        restore(folder, backup, NOW)
    assert (folder / DATABASE).read_bytes() == before
    assert [each.name for each in folder.iterdir()] == [DATABASE]


@pytest.mark.parametrize("held", [b"precious", b"", None])
def test_what_is_no_backup_changes_nothing(store: Store, folder: Path, tmp_path: Path, held: bytes | None) -> None:
    store.close()
    if held is not None:
        (tmp_path / "letter.txt").write_bytes(held)
    with pytest.raises(ConfigError, match=r"letter\.txt: no backup"):
        restore(folder, tmp_path / "letter.txt", NOW)
    assert [each.name for each in folder.iterdir()] == [DATABASE]


def test_a_backup_of_a_newer_version_changes_nothing(store: Store, folder: Path, backup: Path) -> None:
    store.close()
    with closing(sqlite3.connect(backup)) as newer, newer:
        newer.execute("UPDATE _sqlite_migrations SET name = 'm999_later' WHERE name = 'm001_first'")
    with pytest.raises(StateError, match=r"copy\.db was written by a newer version"):
        restore(folder, backup, NOW)
    assert [each.name for each in folder.iterdir()] == [DATABASE]


@pytest.mark.usefixtures("store")
def test_the_database_is_not_restored_from_itself(folder: Path) -> None:
    with pytest.raises(ConfigError, match="the database itself"):
        restore(folder, folder / DATABASE, NOW)
