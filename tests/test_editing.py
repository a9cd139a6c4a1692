"""Talks about what is watched: add, change, take off; look first, save once; who may."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from botapi import Emulator
from make import NOW, article, card, claim, delivery, hit, news
from talks import ADMIN, FILE, FORUM, GROUP, MEMBER, NEWS, OWNER, STRANGER, Chat, chat, emulator, running

from bot.model import Destination, Found, Match, Sent, Visit
from bot.store.store import Store

__all__ = ["chat", "emulator"]


# ── a term, from the first thought to the alert ──────────────────────────────────────────────────────────────────────


async def test_a_term_is_looked_at_and_then_saved(chat: Chat) -> None:
    looked = await chat.says(OWNER, OWNER, "/add Port = gwadar NEAR/3 port")
    assert "1 day: 2 hits in " in looked.text
    assert "noisiest source The Paper" in looked.text
    assert "Gwadar port " in looked.text
    assert await chat.text(OWNER) == ""
    assert await chat.taps(OWNER, OWNER, looked, "Save") == "Saved."
    said = await chat.shown(OWNER, looked)
    assert "“Port” is watched now" in said.text
    assert "/undo" in said.text
    assert said.buttons == ()
    assert chat.notices("Gwadar port closed") == ["Port"]
    assert await chat.text(OWNER) == (
        "watchlist: own\ntitle: Own list\nterms:\n  - term: Port\n    query: gwadar NEAR/3 port\n"
    )


async def test_hits_that_a_list_catches_already_are_told(chat: Chat) -> None:
    assert "1 already caught by Dasu" in (await chat.says(OWNER, OWNER, "/add Bus = bus")).text


async def test_an_empty_archive_is_said_to_be_empty(emulator: Emulator, tmp_path: Path) -> None:
    async with running(emulator, tmp_path) as there:
        assert "empty" in (await there.says(OWNER, OWNER, "/add Port = port")).text


async def test_the_first_term_subscribes_the_place_where_it_was_added(chat: Chat) -> None:
    looked = await chat.says(FORUM, ADMIN, "/add Port = port", topic=9)
    await chat.taps(FORUM, ADMIN, looked, "Save")
    followed = await chat.office.staff.actions.subscribed(Destination(str(FORUM), 9))
    assert [name.partition(":")[0] for name in followed] == ["own"]
    assert "Own list" in (await chat.says(FORUM, ADMIN, "/status", topic=9)).text


async def test_a_list_of_one_chat_is_nothing_to_another(chat: Chat) -> None:
    await chat.taps(OWNER, OWNER, await chat.says(OWNER, OWNER, "/add Port = port"), "Save")
    assert "Own list" in (await chat.says(OWNER, OWNER, "/lists")).text
    assert "Own list" not in (await chat.says(GROUP, ADMIN, "/lists")).text
    for name in ("own", "own:1"):
        assert "no watchlist called" in (await chat.says(GROUP, ADMIN, f"/subscribe {name}")).text
    assert "caught by Port" not in (await chat.says(GROUP, ADMIN, "/test port")).text


async def test_a_term_is_changed_and_taken_off(chat: Chat) -> None:
    await chat.taps(OWNER, OWNER, await chat.says(OWNER, OWNER, "/add Port = port"), "Save")
    changed = await chat.says(OWNER, OWNER, "/edit port = gwadar AND port")
    await chat.taps(OWNER, OWNER, changed, "Save")
    assert "port → gwadar AND port" in (await chat.shown(OWNER, changed)).text
    assert chat.notices("The port of Karachi") == []
    assert "no longer watched" in (await chat.says(OWNER, OWNER, "/remove PORT")).text
    assert await chat.text(OWNER) == ""
    assert chat.notices("Gwadar port") == []


async def test_a_term_is_in_force_after_a_restart(emulator: Emulator, tmp_path: Path) -> None:
    async with running(emulator, tmp_path) as there:
        looked = await there.says(OWNER, OWNER, "/add Port = port")
    async with running(emulator, tmp_path) as there:
        data = str(looked.button("Save")["callback_data"])
        assert await there.forges(OWNER, OWNER, looked, data) == "Saved."
    async with running(emulator, tmp_path) as there:
        assert there.notices("The port") == ["Port"]


# ── mistakes ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("/add", "Example: /add Gwadar port = "),
        ("/add Port", "equals sign"),
        ("/add = port", "Example: /add"),
        ("/add Port = port NEAR", "character"),
        ("/add Port = (port", "Example: /test"),
        ("/add Port = NOT port", "Nothing was changed"),
        (f"/add {'x' * 65} = port", "1 to 64 characters"),
        ("/edit Port = port", "not on the list"),
        ("/remove Port", "not on the list"),
        ("/remove", "name of the term"),
        ("/test", "Example: /test"),
        ("/test (", "cannot be read"),
        ("/search", "Example: /search"),
        ("/search zzzz", "Nothing in the archive"),
        ("/why", "Reply to an alert"),
        ("/lists nothing", "no watchlist called"),
        ("/lists own", "Example: /add"),
    ],
)
async def test_a_mistake_gets_a_sentence_and_an_example(chat: Chat, said: str, hint: str) -> None:
    answer = await chat.says(OWNER, OWNER, said)
    assert hint in answer.text
    assert answer.buttons == ()
    assert await chat.text(OWNER) == ""


async def test_a_query_that_cannot_be_read_is_told_before_anything_else(chat: Chat) -> None:
    await chat.taps(OWNER, OWNER, await chat.says(OWNER, OWNER, "/add Port = port"), "Save")
    assert "cannot be read" in (await chat.says(OWNER, OWNER, "/add Port = (port")).text


async def test_a_term_that_is_there_is_changed_with_edit(chat: Chat) -> None:
    await chat.taps(OWNER, OWNER, await chat.says(OWNER, OWNER, "/add Port = port"), "Save")
    said = (await chat.says(OWNER, OWNER, "/add port = harbour")).text
    assert "“Port” is watched already" in said
    assert "Example: /edit Port = harbour" in said
    assert "Did you mean “Port”?" in (await chat.says(OWNER, OWNER, "/remove prt")).text


# ── who may ──────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_member_proposes_and_an_admin_saves(chat: Chat) -> None:
    proposal = await chat.says(GROUP, MEMBER, "/add Port = port")
    assert "Mo proposes this; an admin can save it." in proposal.text
    assert "admin" in await chat.taps(GROUP, MEMBER, proposal, "Save")
    assert await chat.text(GROUP) == ""
    assert await chat.taps(GROUP, ADMIN, proposal, "Save") == "Saved."
    assert "term: Port" in await chat.text(GROUP)


async def test_who_proposed_may_take_it_back_and_no_other_member(chat: Chat) -> None:
    proposal = await chat.says(GROUP, MEMBER, "/add Port = port")
    chat.emulator.add_user(505)
    chat.emulator.world.chats[GROUP].statuses[505] = "member"
    assert "admin" in await chat.taps(GROUP, 505, proposal, "Cancel")
    assert await chat.taps(GROUP, MEMBER, proposal, "Cancel") == "Cancelled."
    assert "cancelled already" in await chat.forges(
        GROUP, ADMIN, proposal, str(proposal.button("Save")["callback_data"])
    )
    assert await chat.text(GROUP) == ""


async def test_a_member_takes_nothing_off(chat: Chat) -> None:
    await chat.taps(GROUP, ADMIN, await chat.says(GROUP, ADMIN, "/add Port = port"), "Save")
    assert "admin" in (await chat.says(GROUP, MEMBER, "/remove Port")).text
    assert "term: Port" in await chat.text(GROUP)


async def test_an_admin_who_is_one_no_longer_saves_nothing(chat: Chat) -> None:
    chat.emulator.world.chats[GROUP].statuses[506] = "member"
    looked = await chat.says(GROUP, 506, "/add Port = port")
    assert "admin" in await chat.taps(GROUP, 506, looked, "Save")


async def test_saved_once_however_often_it_is_pressed(chat: Chat) -> None:
    looked = await chat.says(OWNER, OWNER, "/add Port = port")
    data = str(looked.button("Save")["callback_data"])
    answers = [chat.emulator.press(OWNER, OWNER, looked.id, data) for _ in range(3)]
    said = [await chat.answer_to(each) for each in answers]
    assert said == ["Saved.", "That was saved already.", "That was saved already."]
    assert (await chat.text(OWNER)).count("term:") == 1


async def test_a_button_of_another_chat_saves_nothing(chat: Chat) -> None:
    looked = await chat.says(OWNER, OWNER, "/add Port = port")
    data = str(looked.button("Save")["callback_data"])
    elsewhere = await chat.says(GROUP, ADMIN, "/lists")
    assert "older menu" in await chat.forges(GROUP, ADMIN, elsewhere, data)
    assert "private" in await chat.forges(STRANGER, STRANGER, looked, data)
    assert await chat.text(GROUP) == await chat.text(OWNER) == ""


async def test_tighten_shows_the_query_with_a_word_more_or_less(chat: Chat) -> None:
    looked = await chat.says(OWNER, OWNER, "/add Port = gwadar OR dasu")
    assert "3 hits" in looked.text
    assert await chat.taps(OWNER, OWNER, looked, "Tighten") == "Tighter, way 1 of 3."
    tighter = await chat.shown(OWNER, looked)
    assert "(gwadar OR dasu) NOT port" in tighter.text
    assert "1 hit in 1 story" in tighter.text
    assert await chat.taps(OWNER, OWNER, tighter, "Save") == "Saved."
    assert "query: (gwadar OR dasu) NOT port" in await chat.text(OWNER)


async def test_a_proposal_stays_one_when_it_is_tightened(chat: Chat) -> None:
    proposal = await chat.says(GROUP, MEMBER, "/add Port = gwadar")
    await chat.taps(GROUP, MEMBER, proposal, "Tighten")
    assert "Mo proposes this" in (await chat.shown(GROUP, proposal)).text
    assert "admin" in await chat.taps(GROUP, MEMBER, proposal, "Save")
    assert await chat.text(GROUP) == ""


# ── shared lists ─────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_an_owner_changes_a_shared_file_and_every_other_line_stays(chat: Chat) -> None:
    looked = await chat.says(OWNER, OWNER, "/add iron: Besham = besham")
    assert "(iron)" in looked.text
    assert await chat.taps(OWNER, OWNER, looked, "Save") == "Saved."
    added = "  - term: Besham\n    query: besham\n"
    assert (chat.folder / "watchlists" / "iron.yaml").read_text() == FILE.replace(
        "  # the end\n", f"{added}  # the end\n"
    )
    assert chat.notices("Besham") == ["Besham"]


async def test_an_admin_who_is_no_owner_is_shown_the_way_to_the_own_list(chat: Chat) -> None:
    for command in ("/add iron: Besham = besham", "/edit iron: Dasu = dam", "/remove iron: Dasu"):
        assert "own list: /add" in (await chat.says(GROUP, ADMIN, command)).text
    assert (chat.folder / "watchlists" / "iron.yaml").read_text() == FILE


async def test_a_file_that_somebody_changes_meanwhile_is_not_lost(chat: Chat) -> None:
    looked = await chat.says(OWNER, OWNER, "/edit iron: Dasu = dasu AND dam")
    path = chat.folder / "watchlists" / "iron.yaml"
    path.write_text(FILE + "about: A list\n")
    await chat.taps(OWNER, OWNER, looked, "Save")
    assert path.read_text().endswith("  # the end\nabout: A list\n")
    assert "query: dasu AND dam" in path.read_text()


async def test_a_colon_may_be_part_of_a_name(chat: Chat) -> None:
    looked = await chat.says(OWNER, OWNER, "/add Port: Gwadar = gwadar AND port")
    await chat.taps(OWNER, OWNER, looked, "Save")
    assert '"Port: Gwadar"' in await chat.text(OWNER)


# ── questions ────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_search_finds_articles_and_links_them(chat: Chat) -> None:
    found_ = await chat.says(GROUP, MEMBER, "/search gwadar")
    assert found_.text.splitlines()[0] == "2 articles, the newest first:"
    assert NEWS[0].url in found_.links


async def test_why_tells_the_stages_of_a_link(chat: Chat) -> None:
    said = (await chat.says(GROUP, MEMBER, f"/why {NEWS[0].url}")).text
    assert "matched: nothing" in said
    assert "seen: never" in (await chat.says(OWNER, OWNER, "/why https://other.example/1")).text


async def test_why_tells_each_word_once_and_the_times_of_the_chat(chat: Chat) -> None:
    await chat.taps(OWNER, OWNER, await chat.says(OWNER, OWNER, "/add Port = gwadar AND port"), "Save")
    await chat.says(OWNER, OWNER, "/timezone Karachi")
    twice = article("Gwadar port reopens", text="The port of Gwadar is open", url="https://paper.example/twice")
    name = next(each.name for each in await chat.office.staff.actions.lists(str(OWNER)) if "own" in each.name)
    hits = replace(hit(twice, "Gwadar", term="Port"), watchlist=name)
    more = (Match("port", "text", 4, 8, "port"), Match("gwadar", "text", 12, 18, "gwadar"))
    told = replace(news(twice, "Gwadar"), found=Found(twice, (replace(hits, matches=(*hits.matches, *more)),)))
    await chat.store.ask(Store.finish_polls, [Visit(claim(), NOW, NOW, articles=(twice,))], [told], (), NOW)
    said = (await chat.says(OWNER, OWNER, f"/why {twice.url}")).text
    assert "matched: Port (own): “Gwadar” in the title; “port” in the text" in said
    assert "3 Mar 2026 17:00 PKT" in said


async def test_why_in_reply_to_an_alert_is_about_its_link(chat: Chat) -> None:
    sent = await chat.says(OWNER, OWNER, "/help")
    alert = delivery(chat=str(OWNER), facts=card(url=NEWS[2].url))
    await chat.store.ask(Store.finish_polls, (), (), [alert], NOW)
    [taken] = await chat.store.ask(Store.take_deliveries, NOW, terminal=False)
    await chat.store.ask(Store.settle, taken, Sent(sent.id), NOW)
    assert NEWS[2].title in (await chat.says(OWNER, OWNER, "/why", reply_to=sent.id)).text
    assert "Reply to an alert" in (await chat.says(GROUP, MEMBER, "/why", reply_to=sent.id)).text


async def test_lists_shows_what_there_is_and_what_is_in_one(chat: Chat) -> None:
    await chat.says(GROUP, ADMIN, "/subscribe iron")
    assert "✓ Iron: 1 term. /lists iron" in (await chat.says(GROUP, MEMBER, "/lists")).text
    assert "Dasu: Dasu" in (await chat.says(GROUP, MEMBER, "/lists Iron")).text


# ── feeds ────────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_an_admin_adds_a_feed_and_takes_it_off_again(chat: Chat) -> None:
    assert "admin" in (await chat.says(GROUP, MEMBER, "/addfeed paper.example/new")).text
    said = (await chat.says(GROUP, ADMIN, "/addfeed paper.example/new")).text
    assert said.splitlines()[:2] == ["Added:", "The Paper"]
    listed = await chat.says(GROUP, MEMBER, "/feeds")
    assert listed.text.splitlines()[:2] == ["Read: 1 feed.", "1. The Paper"]
    assert listed.links == ("https://paper.example/new",)
    assert "added here already" in (await chat.says(GROUP, ADMIN, "/addfeed paper.example/new")).text
    assert "admin" in (await chat.says(GROUP, MEMBER, "/removefeed 1")).text
    assert "No longer read for this chat: The Paper" in (await chat.says(GROUP, ADMIN, "/removefeed 1")).text
    assert "Read: 0 feeds" in (await chat.says(GROUP, MEMBER, "/feeds")).text
    assert "Example: /addfeed https://" in (await chat.says(GROUP, ADMIN, "/addfeed")).text


async def test_where_everybody_may_come_in_only_owners_add_feeds(emulator: Emulator, tmp_path: Path) -> None:
    async with running(emulator, tmp_path, "open") as there:
        assert "Only an owner" in (await there.says(STRANGER, STRANGER, "/addfeed paper.example/new")).text
        assert "Added" in (await there.says(OWNER, OWNER, "/addfeed paper.example/new")).text
