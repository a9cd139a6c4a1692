"""What a person sets off: who may, subscriptions, and articles on standard input."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from make import FEED, NOW, term, watchlist

from bot.actions import Access, Actions, UnknownList, check_feed, match_rows, story_rows
from bot.core.watched import Watched
from bot.errors import FetchError, ParseError
from bot.model import Destination, Entry, NotModified, ParsedFeed, Response, Validators
from bot.store.thread import StoreThread

ANN, BOB = 501, 502
CHAT = Destination("501")
WATCHED = Watched.of([watchlist(), watchlist(name="iron-brother")])


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[StoreThread]:
    opened = await StoreThread.open(tmp_path)
    yield opened
    await opened.close()


Make = Callable[..., Actions]


@pytest.fixture
def actions(store: StoreThread) -> Make:
    def make(mode: str = "invite", *owners: int) -> Actions:
        return Actions(store, lambda: WATCHED, Access(mode, frozenset(owners)), lambda: NOW)

    return make


@pytest.mark.parametrize(
    ("mode", "user", "may"),
    [("open", BOB, True), ("invite", BOB, False), ("closed", BOB, False), ("invite", ANN, True), ("closed", ANN, True)],
)
async def test_a_stranger_may_talk_only_where_access_is_open(actions: Make, mode: str, user: int, *, may: bool) -> None:
    assert await actions(mode, ANN).may_talk(user) is may


async def test_the_first_to_bring_the_code_becomes_owner(actions: Make) -> None:
    made = actions()
    code = await made.first_owner_code()
    assert len(code) <= 64
    assert not await made.become_owner(BOB, "wrong")
    assert await made.become_owner(ANN, code)
    assert await made.may_talk(ANN)


async def test_the_code_works_once(actions: Make) -> None:
    made = actions()
    code = await made.first_owner_code()
    await made.become_owner(ANN, code)
    assert not await made.become_owner(BOB, code)
    assert not await made.become_owner(BOB, "")
    assert await made.owners() == {ANN}


async def test_there_is_no_code_where_there_is_an_owner(actions: Make) -> None:
    assert await actions("invite", ANN).first_owner_code() == ""


async def test_the_code_stays_the_same_until_it_is_used(actions: Make) -> None:
    made = actions()
    assert await made.first_owner_code() == await made.first_owner_code()


async def test_a_list_is_subscribed_whatever_the_case_of_its_name(actions: Make) -> None:
    made = actions()
    assert await made.subscribe(CHAT, " Iron-Brother ")
    assert not await made.subscribe(CHAT, "iron-brother")
    assert await made.subscribed(CHAT) == ("iron-brother",)
    assert await made.subscribed(Destination("501", topic=3)) == ()


async def test_a_list_that_nobody_has_is_answered_with_the_nearest(actions: Make) -> None:
    with pytest.raises(UnknownList, match="did you mean “iron-brother”") as caught:
        await actions().subscribe(CHAT, "iron-bother")
    assert caught.value.near == "iron-brother"
    with pytest.raises(UnknownList):
        await actions().unsubscribe(CHAT, "zzz")


async def test_a_subscription_ends_even_when_its_list_is_gone(actions: Make, store: StoreThread) -> None:
    await actions().subscribe(CHAT, "iron")
    after = Actions(store, Watched, Access(), lambda: NOW)
    assert await after.unsubscribe(CHAT, "iron")
    assert await after.subscribed(CHAT) == ()


async def test_a_closed_chat_has_its_subscriptions_back_when_it_opens(actions: Make) -> None:
    made = actions()
    await made.subscribe(CHAT, "iron")
    await made.close_chat(CHAT, "blocked")
    assert await made.subscribed(CHAT) == ()
    await made.open_chat(CHAT)
    assert await made.subscribed(CHAT) == ("iron",)


async def test_a_moved_chat_takes_its_subscriptions_along(actions: Make) -> None:
    made = actions()
    await made.subscribe(CHAT, "iron")
    await made.move_chat(CHAT.chat, "-1001")
    assert await made.subscribed(Destination("-1001")) == ("iron",)


async def test_the_lists_and_the_status_can_be_asked_for(actions: Make) -> None:
    made = actions()
    assert [each.name for each in await made.lists(CHAT.chat)] == ["iron", "iron-brother"]
    assert (await made.status()).feeds == 0


# ── articles on standard input ───────────────────────────────────────────────────────────────────────────────────────


def line(**row: object) -> str:
    return json.dumps(row)


def test_an_ambiguous_name_without_its_context_is_undecided() -> None:
    watched = watchlist(term("BLA", any=(), ambiguous=("BLA",), with_=("Quetta",)))
    (row,) = match_rows([line(id=1, title="BLA files", text="")], [watched])
    assert row
    assert (row["terms"], row["undecided"]) == ([], ["BLA"])


@pytest.mark.parametrize("bad", ["{", "[]", "5", "null", line(title=5), line(text=["x"]), ""])
def test_a_line_that_is_no_article_is_none(bad: str) -> None:
    assert list(match_rows([bad], [watchlist()])) == [None]


def test_half_a_character_in_a_row_harms_nothing() -> None:
    (row,) = match_rows(['{"id": 1, "title": "Dasu \\ud800"}'], [watchlist()])
    assert row
    assert row["terms"] == ["Dasu"]


def test_two_lists_that_watch_one_term_name_it_once() -> None:
    (row,) = match_rows([line(title="Dasu")], [watchlist(), watchlist(name="own")])
    assert row
    assert row["terms"] == ["Dasu"]


@pytest.mark.parametrize("published", ["2026-03-03T07:00:00", "Tue, 03 Mar 2026 07:00:00 GMT", None, "", "yesterday"])
def test_a_story_is_found_whatever_way_its_date_is_written(published: str | None) -> None:
    (row,) = story_rows([line(id="a", title="Bus attacked", published=published)])
    assert row
    assert set(row) == {"id", "story", "origin"}


def test_a_broken_line_of_stories_is_none_in_its_place() -> None:
    first, second = story_rows(["{", line(id="a", title="Bus attacked")])
    assert first is None
    assert second


# ── feeds ────────────────────────────────────────────────────────────────────────────────────────────────────────────


async def fetched(_url: str, _validators: Validators) -> Response:
    return Response(FEED.url, b"x")


def ticking() -> Callable[[], float]:
    seconds = count()
    return lambda: float(next(seconds))


async def test_a_checked_feed_says_how_old_its_newest_entry_is() -> None:
    async def parse(_response: Response, _known: bytes) -> ParsedFeed:
        return ParsedFeed(
            "atom10", entries=(Entry("a", published=NOW - timedelta(1)), Entry("b", published=NOW), Entry("c"))
        )

    checked = await check_feed(FEED, fetched, parse, ticking())
    assert (checked.version, checked.entries, checked.newest, checked.seconds) == ("atom10", 3, NOW, 1.0)


@pytest.mark.parametrize("error", [FetchError("HTTP 503"), ParseError("empty")])
async def test_a_bad_feed_is_an_answer_too(error: Exception) -> None:
    async def parse(_response: Response, _known: bytes) -> ParsedFeed:
        raise error

    assert (await check_feed(FEED, fetched, parse, ticking())).error == str(error)


async def test_a_server_that_says_nothing_changed_is_fine_and_empty() -> None:
    async def unchanged(_url: str, _validators: Validators) -> NotModified:
        return NotModified()

    async def parse(_response: Response, _known: bytes) -> ParsedFeed:
        raise AssertionError

    checked = await check_feed(FEED, unchanged, parse, ticking())
    assert (checked.error, checked.entries) == ("", 0)
