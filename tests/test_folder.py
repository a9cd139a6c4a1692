"""The state folder, the thread in front of it, and the log lines."""

from __future__ import annotations

import logging
import os
import pickle
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from make import NOW

from bot.core.query import compile_term
from bot.errors import StateError, StateLocked
from bot.logs import OneLine
from bot.model import TERMINAL, Subscription
from bot.store.folder import hold
from bot.store.shared import read_shared, stamp
from bot.store.store import Store
from bot.store.thread import StoreThread

LIST = "watchlist: iron\nterms:\n  - term: Dasu\n    any: [Dasu]\n"


def test_the_folder_is_made_for_its_owner_only(tmp_path: Path) -> None:
    with hold(tmp_path / "deep" / "state"):
        assert stat.S_IMODE((tmp_path / "deep" / "state").stat().st_mode) == 0o700


def test_a_folder_that_was_open_to_others_is_made_private_unless_it_serves_them(tmp_path: Path) -> None:
    for name, file in (("state", ".gitignore"), ("shared", "letter.txt")):
        (tmp_path / name).mkdir()
        (tmp_path / name).chmod(0o755)
        (tmp_path / name / file).touch()
        with hold(tmp_path / name):
            pass
    assert stat.S_IMODE((tmp_path / "state").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "shared").stat().st_mode) == 0o755


def test_a_lock_that_points_elsewhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("precious")
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "lock").symlink_to(tmp_path / "letter.txt")
    with pytest.raises(StateError), hold(tmp_path / "state"):
        pass
    assert (tmp_path / "letter.txt").read_text() == "precious"


def test_a_folder_that_is_held_names_its_holder(tmp_path: Path) -> None:
    with hold(tmp_path), pytest.raises(StateLocked) as caught, hold(tmp_path):
        pass
    assert caught.value.pid == os.getpid()


def test_a_folder_is_free_again_after_the_block(tmp_path: Path) -> None:
    with hold(tmp_path):
        pass
    with hold(tmp_path):
        pass


def test_a_folder_is_free_again_when_its_holder_was_killed(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from bot.store.folder import hold\n"
        "with hold(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(StateLocked), hold(tmp_path):
            pass
        holder.kill()
    with hold(tmp_path):
        pass


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StateError, match="file"), hold(tmp_path / "file" / "state"):
        pass


async def test_a_store_is_asked_in_its_own_thread(tmp_path: Path) -> None:
    store = await StoreThread.open(tmp_path)
    wish = Subscription(TERMINAL, "iron")
    assert await store.ask(Store.subscribe, wish, NOW)
    assert await store.ask(Store.subscriptions) == (wish,)
    await store.close()


async def test_a_store_that_cannot_be_opened_raises(tmp_path: Path) -> None:
    with pytest.raises(StateError):
        await StoreThread.open(tmp_path / "nowhere")


def test_a_broken_watchlist_keeps_its_last_good_version(tmp_path: Path) -> None:
    (tmp_path / "iron.yaml").write_text("watchlist: [")
    shared = read_shared(tmp_path, {"iron.yaml": LIST})
    assert [each.name for each in shared.lists] == ["iron"]
    assert len(shared.kept) == 1
    assert str(shared.kept[0]).startswith(f"{tmp_path / 'iron.yaml'}:1")
    assert shared.lost == ()


def test_a_broken_watchlist_without_a_good_version_is_lost_alone(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("watchlist: [")
    (tmp_path / "iron.yaml").write_text(LIST)
    shared = read_shared(tmp_path, {})
    assert [each.name for each in shared.lists] == ["iron"]
    assert len(shared.lost) == 1


def test_two_files_with_one_name_are_one_list_and_a_mistake(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(LIST)
    shared = read_shared(tmp_path, {})
    assert len(shared.lists) == 1
    assert "b.yaml" in shared.lost[0].where


def test_the_trees_of_the_terms_come_with_the_lists_and_survive_the_way_from_a_worker(tmp_path: Path) -> None:
    (tmp_path / "iron.yaml").write_text(LIST + "  - term: Raid\n    query: raid NEAR/4 (Dasu OR Quetta)\n")
    shared = pickle.loads(pickle.dumps(read_shared(tmp_path, {})))  # noqa: S301 - our own
    assert shared.plans == {term: compile_term(term) for term in shared.lists[0].terms}


def test_a_stamp_changes_when_a_file_does(tmp_path: Path) -> None:
    file = tmp_path / "iron.yaml"
    file.write_text(LIST)
    before = stamp(tmp_path, tmp_path / "feeds.opml")
    assert stamp(tmp_path, tmp_path / "feeds.opml") == before
    file.write_text(LIST + "# more\n")
    assert stamp(tmp_path, tmp_path / "feeds.opml") != before


def line_of(message: str, *secrets: str, error: BaseException | None = None) -> str:
    info = (type(error), error, error.__traceback__) if error else None
    return OneLine(secrets).format(logging.LogRecord("bot.x", logging.INFO, "", 0, message, (), info))


def test_a_log_record_is_one_line_whatever_a_feed_puts_into_it() -> None:
    line = line_of("event=failed title=one\r\ntwo\x1b[2J\u2028three")
    assert line.isprintable()
    assert line.endswith("INFO bot.x event=failed title=one two [2J three")


def test_a_log_line_shows_no_token() -> None:
    token = "123456:" + "invented-" * 4
    assert "invented" not in line_of(f"POST https://api.example/bot{token}/getMe")
    assert "invented" not in line_of("at 9:short-invented", "9:short-invented")


def test_an_exception_stays_on_the_line_of_its_record() -> None:
    line = line_of("event=surprise", error=ValueError("wrong\nvalue"))
    assert "\n" not in line
    assert "ValueError: wrong value" in line
