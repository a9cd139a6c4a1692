"""A shared file and its history are one: whatever the process dies between, the next one makes them say the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
from make import NOW
from talks import FILE, OWNER, Chat, chat, emulator

from bot.changes import Change, Deed, Draft
from bot.editor import Person
from bot.model import Destination
from bot.store.store import Store

__all__ = ["chat", "emulator"]

NEW = FILE.replace("any: [Dasu]", "any: [Dasu, Besham]")
CHANGE = Change(str(OWNER), OWNER, NOW, "iron", Deed.EDIT, "Dasu", "Dasu", "Dasu, Besham", FILE, NEW)


async def history(chat: Chat) -> list[tuple[str, bool]]:
    """What stands in the chat's history, and whether it was taken back."""
    return [(each.term, each.undone) for each in await chat.store.ask(Store.changes, str(OWNER))]


@pytest.mark.parametrize("is_written", [False, True])
async def test_a_change_that_was_noted_is_in_the_file_after_a_restart(chat: Chat, *, is_written: bool) -> None:
    path = chat.folder / "watchlists" / "iron.yaml"
    await chat.store.ask(Store.change, CHANGE)
    path.write_text(NEW if is_written else FILE)
    await chat.office.staff.editor.settle()
    assert (path.read_text(), await history(chat)) == (NEW, [("Dasu", False)])
    assert await chat.store.ask(Store.owed) == ()
    assert "Taken back" in (await chat.says(OWNER, OWNER, "/undo")).text
    assert path.read_text() == FILE


@pytest.mark.parametrize("is_written", [False, True])
async def test_an_undo_that_was_noted_is_in_the_file_after_a_restart(chat: Chat, *, is_written: bool) -> None:
    path = chat.folder / "watchlists" / "iron.yaml"
    number = await chat.store.ask(Store.change, CHANGE)
    await chat.store.ask(Store.paid, number)
    await chat.store.ask(Store.undo, replace(CHANGE, id=number))
    path.write_text(FILE if is_written else NEW)
    await chat.office.staff.editor.settle()
    assert (path.read_text(), await history(chat)) == (FILE, [("Dasu", True)])


async def test_a_change_whose_file_somebody_else_changed_meanwhile_never_was(chat: Chat) -> None:
    path = chat.folder / "watchlists" / "iron.yaml"
    by_hand = FILE.replace("# one name", "# by hand")
    await chat.store.ask(Store.change, CHANGE)
    path.write_text(by_hand)
    await chat.office.staff.editor.settle()
    assert (path.read_text(), await history(chat)) == (by_hand, [])
    number = await chat.store.ask(Store.change, CHANGE)
    await chat.store.ask(Store.paid, number)
    await chat.store.ask(Store.undo, replace(CHANGE, id=number))
    await chat.office.staff.editor.settle()
    assert (path.read_text(), await history(chat)) == (by_hand, [("Dasu", False)])


async def test_a_change_that_is_withdrawn_leaves_its_offer_as_it_was(chat: Chat) -> None:
    here = Destination(str(OWNER))
    offer = await chat.office.staff.editor.offer(Draft(Deed.EDIT, "iron", "Dasu", "dam"), Person(here, OWNER))
    number = await chat.store.ask(Store.change, CHANGE, offer.id)
    await chat.store.ask(Store.withdraw, number, offer.id)
    assert await chat.store.ask(Store.offered, offer.id, str(OWNER), NOW) == offer
    assert await history(chat) == []


async def test_a_list_whose_file_is_gone_owes_nothing_any_more(chat: Chat) -> None:
    await chat.store.ask(Store.change, CHANGE)
    (chat.folder / "watchlists" / "iron.yaml").unlink()
    await chat.office.staff.editor.settle()
    assert (await chat.store.ask(Store.owed), await history(chat)) == ((), [])
