"""Talks about what was changed: who did it, taking it back, lists as files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from botapi import Emulator
from make import NOW
from talks import ADMIN, FILE, FORUM, GROUP, MEMBER, OWNER, Chat, chat, emulator, running

from bot.changes import OWN, Change, Deed, Draft
from bot.editor import Person
from bot.model import Destination
from bot.store.store import Store

__all__ = ["chat", "emulator"]

YAML = b"""\
watchlist: harbours   # mine
terms:
  - term: Port
    query: port
  - term: Quay
    any: [quay]
"""


async def saved(chat: Chat, where: int, who: int, command: str, label: str = "Save") -> None:
    """Somebody adds or changes a term and saves it."""
    looked = await chat.says(where, who, command)
    assert await chat.taps(where, who, looked, label) in {"Saved.", "Applied."}


async def uploaded(chat: Chat, where: int, who: int, content: bytes, caption: str = "/import") -> str:
    """Somebody sends a file with a caption; what the bot says to it."""
    before = len(chat.emulator.sent(where))
    chat.emulator.upload(where, who, "lists.yaml", content, caption=caption)
    await chat.emulator.wait_for(lambda: chat.emulator.sent(where)[before:])
    return chat.emulator.sent(where)[-1].text.replace("\u2060", "")


# ── history and undo ─────────────────────────────────────────────────────────────────────────────────────────────────


async def test_changes_are_told_with_who_when_before_and_after(chat: Chat) -> None:
    await saved(chat, GROUP, ADMIN, "/add Port = port")
    await saved(chat, GROUP, OWNER, "/edit Port = gwadar AND port")
    await chat.says(GROUP, ADMIN, "/remove Port")
    said = (await chat.says(GROUP, MEMBER, "/history")).text.splitlines()
    assert said == [
        "1. 3 Mar 12:00 Bea: took off Port: gwadar AND port",
        "2. 3 Mar 12:00 Ann: changed Port: port → gwadar AND port",
        "3. 3 Mar 12:00 Bea: added Port: port",
        "/undo takes back the newest that stands, /undo 3 the third here.",
    ]


async def test_undo_goes_back_step_by_step(chat: Chat) -> None:
    texts = [await chat.text(OWNER)]
    for command in ("/add Port = port", "/add Quay = quay", "/edit Port = gwadar AND port"):
        await saved(chat, OWNER, OWNER, command)
        texts.append(await chat.text(OWNER))
    await chat.says(OWNER, OWNER, "/remove Quay")
    for text in reversed(texts):
        assert "Taken back" in (await chat.says(OWNER, OWNER, "/undo")).text
        assert await chat.text(OWNER) == text
    assert chat.notices("The port and the quay") == []
    assert "Everything that can be" in (await chat.says(OWNER, OWNER, "/undo")).text
    assert (await chat.says(OWNER, OWNER, "/history")).text.count("(taken back)") == 4


async def test_what_is_taken_back_is_in_force_at_once(chat: Chat) -> None:
    await saved(chat, OWNER, OWNER, "/add Port = port")
    await chat.says(OWNER, OWNER, "/remove Port")
    await chat.says(OWNER, OWNER, "/undo")
    assert chat.notices("The port") == ["Port"]


async def test_a_member_takes_nothing_back(chat: Chat) -> None:
    await saved(chat, GROUP, ADMIN, "/add Port = port")
    assert "admin" in (await chat.says(GROUP, MEMBER, "/undo")).text
    assert "term: Port" in await chat.text(GROUP)


async def test_a_change_to_a_shared_file_is_taken_back_by_owners_only(chat: Chat) -> None:
    await saved(chat, GROUP, OWNER, "/edit iron: Dasu = dasu AND dam")
    assert "only an owner" in (await chat.says(GROUP, ADMIN, "/undo")).text
    await chat.says(GROUP, OWNER, "/undo")
    assert (chat.folder / "watchlists" / "iron.yaml").read_text() == FILE


async def test_taking_back_keeps_what_somebody_else_changed_since(chat: Chat) -> None:
    await saved(chat, OWNER, OWNER, "/add iron: Besham = besham")
    path = chat.folder / "watchlists" / "iron.yaml"
    path.write_text(path.read_text() + "about: A list\n")
    assert "Taken back" in (await chat.says(OWNER, OWNER, "/undo")).text
    assert path.read_text() == FILE + "about: A list\n"


async def test_a_term_that_was_changed_by_hand_since_is_left_alone(chat: Chat) -> None:
    await saved(chat, OWNER, OWNER, "/edit iron: Dasu = dasu AND dam")
    path = chat.folder / "watchlists" / "iron.yaml"
    by_hand = path.read_text().replace("dasu AND dam", "dasu AND road")
    path.write_text(by_hand)
    assert "was changed since" in (await chat.says(OWNER, OWNER, "/undo")).text
    assert path.read_text() == by_hand


async def test_only_the_last_twenty_changes_are_kept(chat: Chat) -> None:
    editor, ann = chat.office.staff.editor, Person(Destination(str(OWNER)), OWNER)
    for number in range(22):
        await editor.make(Draft(Deed.ADD, OWN, f"T{number}", f"port{number}"), ann)
    changes = await editor.history(str(OWNER))
    assert [each.term for each in changes] == [f"T{number}" for number in range(21, 1, -1)]


async def test_a_change_to_a_text_that_is_another_by_now_changes_nothing(chat: Chat) -> None:
    await saved(chat, OWNER, OWNER, "/add Port = port")
    before = await chat.text(OWNER)
    stale = Change(str(OWNER), OWNER, NOW, OWN, Deed.ADD, "Quay", "", "quay", "watchlist: old", "watchlist: new")
    assert not await chat.store.ask(Store.change, stale)
    assert not await chat.store.ask(Store.undo, stale)
    assert not await chat.store.ask(Store.change, replace(stale, before=before), "an offer that is gone")
    assert await chat.text(OWNER) == before


SETTINGS = (
    ("/subscribe iron hourly", "list Iron: not followed → once an hour"),
    ("/subscribe iron", "list Iron: once an hour → at once"),
    ("/timezone Karachi", "time zone: the usual → Asia/Karachi"),
    ("/quiet 23:00-06:00 all", "quiet hours: none → 23:00-06:00, urgent too"),
    ("/quiet off", "quiet hours: 23:00-06:00, urgent too → none"),
    ("/mute Dasu 2h", "mute of Dasu: none → until Tue 3 Mar 19:00 PKT"),
    ("/unmute Dasu", "mute of Dasu: until Tue 3 Mar 19:00 PKT → none"),
    ("/addfeed paper.example/new", "feed https://paper.example/new: not read → read"),
    ("/removefeed 1", "feed https://paper.example/new: read → not read"),
    ("/unsubscribe iron", "list Iron: at once → not followed"),
)


async def set_here(chat: Chat) -> tuple[object, ...]:
    """All that can be set for the group."""
    here, wishes = Destination(str(GROUP)), chat.office.staff.actions.wishes
    feeds = await chat.store.ask(Store.chat_feeds, str(GROUP))
    return await wishes.modes(here), await wishes.habits(here), await wishes.mutes(here), feeds


async def test_what_is_set_stands_in_the_history_and_is_taken_back_step_by_step(chat: Chat) -> None:
    states = []
    for command, told in SETTINGS:
        states.append(await set_here(chat))
        await chat.says(GROUP, ADMIN, command)
        newest = (await chat.says(GROUP, MEMBER, "/history")).text.replace("\u2060", "").splitlines()[0]
        assert newest.endswith(f"Bea: {told}")
    assert await set_here(chat) != states[0]
    for (_, told), state in zip(reversed(SETTINGS), reversed(states), strict=True):
        said = (await chat.says(GROUP, ADMIN, "/undo")).text.replace("\u2060", "")
        what, _, states_told = told.partition(": ")
        was, now = states_told.split(" → ")
        assert said == f"Taken back. {what}: {now} → {was}.\n/history shows what else can be taken back."
        assert await set_here(chat) == state
    assert (await chat.says(GROUP, MEMBER, "/history")).text.count("(taken back)") == len(SETTINGS)


async def test_any_change_is_taken_back_by_its_number_or_its_button_once(chat: Chat) -> None:
    await chat.says(GROUP, ADMIN, "/timezone Karachi")
    await saved(chat, GROUP, ADMIN, "/add Port = port")
    await chat.says(GROUP, ADMIN, "/quiet 23:00-06:00")
    assert "“Port” is no longer watched" in (await chat.says(GROUP, ADMIN, "/undo 2")).text
    assert "taken back already" in (await chat.says(GROUP, ADMIN, "/undo 2")).text
    history = await chat.says(GROUP, ADMIN, "/history")
    assert history.buttons == ("Undo 1", "Undo 3")
    data = str(history.button("Undo 3")["callback_data"])
    assert "admin" in await chat.taps(GROUP, MEMBER, history, "Undo 3")
    assert await chat.taps(GROUP, ADMIN, history, "Undo 3") == "Taken back."
    shown = await chat.shown(GROUP, history)
    assert shown.buttons == ("Undo 1",)
    assert "time zone: the usual → Asia/Karachi (taken back)" in shown.text
    assert await chat.forges(GROUP, ADMIN, history, data) == "That is taken back already."
    assert "too long ago" in await chat.forges(OWNER, OWNER, await chat.says(OWNER, OWNER, "/help"), data)
    assert (await chat.says(GROUP, MEMBER, "/history")).buttons == ()


@pytest.mark.parametrize("said", ["/undo 2", "/undo 0", "/undo x", "/undo -1", "/undo ²"])
async def test_a_number_that_no_change_has_gets_an_example(chat: Chat, said: str) -> None:
    await chat.says(OWNER, OWNER, "/timezone Karachi")
    assert "Example: /undo 3" in (await chat.says(OWNER, OWNER, said)).text


async def test_what_was_set_in_another_way_since_is_left_alone(chat: Chat) -> None:
    await chat.says(OWNER, OWNER, "/quiet 23:00-06:00")
    await chat.says(OWNER, OWNER, "/quiet 22:00-06:00")
    assert "set in another way since" in (await chat.says(OWNER, OWNER, "/undo 2")).text
    assert "22:00–06:00" in (await chat.says(OWNER, OWNER, "/quiet")).text


async def test_what_was_set_in_a_topic_says_so_and_is_taken_back_there(chat: Chat) -> None:
    await chat.says(FORUM, ADMIN, "/quiet 23:00-06:00", topic=9)
    said = (await chat.says(FORUM, ADMIN, "/history")).text
    assert "quiet hours: none → 23:00-06:00 (topic 9)" in said
    await chat.says(FORUM, ADMIN, "/undo")
    assert "No quiet hours" in (await chat.says(FORUM, ADMIN, "/quiet", topic=9)).text


async def test_where_everybody_may_come_in_only_owners_take_back_feeds(emulator: Emulator, tmp_path: Path) -> None:
    async with running(emulator, tmp_path, "open") as there:
        await there.says(GROUP, OWNER, "/addfeed paper.example/new")
        assert "Only an owner" in (await there.says(GROUP, ADMIN, "/undo")).text
        assert "Taken back" in (await there.says(GROUP, OWNER, "/undo")).text


async def test_a_person_who_is_forgotten_stands_in_no_history(chat: Chat) -> None:
    await chat.says(GROUP, OWNER, "/mute Dasu 2h")
    await chat.says(GROUP, OWNER, "/addfeed paper.example/new")
    await chat.office.staff.actions.doors.forget(str(OWNER), OWNER)
    changes = await chat.store.ask(Store.changes, str(GROUP))
    assert [each.user for each in changes] == [0, 0]
    assert not [each for each in changes if str(OWNER) in each.after or "Ann" in each.after]
    for _ in changes:
        assert "Taken back" in (await chat.says(GROUP, ADMIN, "/undo")).text


@pytest.mark.parametrize("command", ["/history", "/undo"])
async def test_where_nothing_was_changed_there_is_an_example(chat: Chat, command: str) -> None:
    assert "Example: /add" in (await chat.says(OWNER, OWNER, command)).text


# ── files ────────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_file_is_looked_at_applied_sent_back_and_taken_back(chat: Chat) -> None:
    await saved(chat, OWNER, OWNER, "/add Port = gwadar AND port")
    await saved(chat, OWNER, OWNER, "/add Pier = pier")
    before = await chat.text(OWNER)
    said = await uploaded(chat, OWNER, OWNER, YAML)
    assert said.splitlines()[0].startswith("lists.yaml for this chat's own list: 1 added, 1 changed, 1 gone")
    assert "+ Quay: quay" in said
    assert "~ Port: gwadar AND port → port" in said
    assert "− Pier" in said
    assert await chat.text(OWNER) == before
    asked = chat.emulator.sent(OWNER)[-1]
    assert await chat.taps(OWNER, OWNER, asked, "Apply") == "Applied."
    assert chat.notices("A quay, a pier, a port") == ["Port", "Quay"]
    exported = await chat.says(OWNER, OWNER, "/export")
    assert exported.document
    assert (exported.document.name, exported.document.content) == ("own.yaml", YAML)
    assert "as it was before" in (await chat.says(OWNER, OWNER, "/undo")).text
    assert await chat.text(OWNER) == before


async def test_a_file_is_imported_by_a_reply_to_it(chat: Chat) -> None:
    file = chat.emulator.upload(OWNER, OWNER, "lists.yaml", YAML)
    await chat.emulator.wait_for(lambda: chat.emulator.sent(OWNER))
    assert "reply to it with /import" in chat.emulator.sent(OWNER)[-1].text
    asked = await chat.says(OWNER, OWNER, "/import", reply_to=file.id)
    assert await chat.taps(OWNER, OWNER, asked, "Apply") == "Applied."
    assert await chat.text(OWNER) == YAML.decode()


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        (b"watchlist: a\nterms:\n  - term: Port\n    query: (port\n", "lists.yaml:4"),
        (b"watchlist: a\nterms: &x [*x]\n", "lists.yaml:2"),
        (b"watchlist: a\nterms:\n  - term: Port\n    any: [\xff]\n", "line 4"),
        (b"\x00", "lists.yaml:1"),
        (b"watchlist: a\nterms:\n" + b"".join(b"  - {term: T%d, any: [t%d]}\n" % (n, n) for n in range(201)), "200"),
        (b"#" * (1 << 20) + b"#", "1 MiB"),
    ],
    ids=["query", "alias", "encoding", "binary", "too many", "too large"],
)
async def test_a_file_that_is_no_list_changes_nothing_and_says_where(chat: Chat, content: bytes, hint: str) -> None:
    await saved(chat, OWNER, OWNER, "/add Port = port")
    before = await chat.text(OWNER)
    assert hint in await uploaded(chat, OWNER, OWNER, content)
    assert await chat.text(OWNER) == before


async def test_a_file_of_twenty_megabytes_is_not_even_fetched(chat: Chat) -> None:
    assert "1 MiB" in await uploaded(chat, OWNER, OWNER, b"#" * (20 << 20))
    assert chat.emulator.calls("getFile") == []


async def test_a_file_that_changes_nothing_offers_nothing(chat: Chat) -> None:
    await uploaded(chat, OWNER, OWNER, YAML)
    await chat.taps(OWNER, OWNER, chat.emulator.sent(OWNER)[-1], "Apply")
    assert "nothing to apply" in await uploaded(chat, OWNER, OWNER, YAML)
    assert chat.emulator.sent(OWNER)[-1].buttons == ()


async def test_a_member_imports_nothing_and_exports_what_all_see(chat: Chat) -> None:
    assert "admin" in await uploaded(chat, GROUP, MEMBER, YAML)
    exported = await chat.says(GROUP, MEMBER, "/export iron")
    assert exported.document
    assert (exported.document.name, exported.document.content) == ("iron.yaml", FILE.encode())


async def test_an_owner_replaces_a_shared_file(chat: Chat) -> None:
    new = FILE.replace("any: [Dasu]", "any: [Dasu, Kohistan]").encode()
    assert "only an owner" in await uploaded(chat, GROUP, ADMIN, new, "/import iron")
    assert "watchlist: iron" in await uploaded(chat, OWNER, OWNER, YAML, "/import iron")
    assert "0 added, 1 changed, 0 gone" in await uploaded(chat, OWNER, OWNER, new, "/import iron")
    await chat.taps(OWNER, OWNER, chat.emulator.sent(OWNER)[-1], "Apply")
    assert (chat.folder / "watchlists" / "iron.yaml").read_bytes() == new


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("/import", "caption"),
        ("/import nothing", "no watchlist"),
        ("/export", "/add"),
        ("/export nothing", "no watchlist"),
    ],
)
async def test_a_mistake_with_files_gets_a_sentence(chat: Chat, said: str, hint: str) -> None:
    assert hint in (await chat.says(OWNER, OWNER, said)).text
