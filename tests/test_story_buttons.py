"""Talks at the buttons below alerts: what each does, who may, and when it is pressed twice, late, or by nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from botapi import Emulator, Message
from botapi.fixtures import emulator
from lines import ADMIN, CHANNEL, FORUM, GROUP, MEMBER, OWNER, STRANGER, Talk, bot, talk
from make import NOW, account, article, card, claim, delivery, hit, news, sighting
from test_muting import delivered, labels
from test_shifts import reads

from bot.account import Severity
from bot.actions import Access
from bot.model import Card, Destination, Found, Growth, Kind, Scope, Visit
from bot.store.store import Store
from bot.telegram.pace import Pace

__all__ = ["bot", "emulator"]

ATTACK = article("Bus attacked on the road to Dasu", url="https://paper.example/bus")
DEAL = article("Dasu loan agreed", url="https://wire.example/loan", outlet="Wire", host="wire.example")
LIST = "iron-brother"
REST = ["Mute", "Why", "More"]


async def told(bot: Talk, chat: int = GROUP, topic: int = 0) -> tuple[Message, Message]:
    """The messages that tell a chat of an attack and of a loan, both in the archive."""
    items = [
        replace(news(each), found=Found(each, (replace(hit(each), watchlist="iron-brother"),)))
        for each in (ATTACK, DEAL)
    ]
    accounts = {items[0].story: account(), items[1].story: account(severity=Severity.BUSINESS)}
    visit = Visit(claim(), NOW, NOW, articles=(ATTACK, DEAL))
    await bot.store.ask(Store.finish_polls, [visit], items, [], NOW, Growth(accounts=accounts))
    for item in items:
        facts = _card(item.story, item.found.article.title, item.found.article.url, accounts[item.story].severity)
        alert = delivery(f"alert:{item.story}", facts=facts)
        await bot.store.ask(Store.put, replace(alert, destination=Destination(str(chat), topic)))
        await delivered(bot)
    attack, deal = bot.emulator.sent(chat)[-2:]
    return attack, deal


def _card(story: str, title: str, url: str, severity: Severity) -> Card:
    outlets = (sighting("The Paper", NOW, url), sighting("Wire", NOW + timedelta(minutes=4), "https://wire.example/2"))
    return card(
        story=story,
        title=title,
        url=url,
        article=url.removeprefix("https://"),
        account=account(severity=severity, sightings=outlets),
    )


async def says_next(bot: Talk, chat: int, user: int, message: Message, label: str) -> Message:
    """The message that a press brings."""
    before = len(bot.emulator.sent(chat))
    await bot.taps(chat, user, message, label, shows=False)
    await bot.emulator.wait_for(lambda: bot.emulator.sent(chat)[before:])
    return bot.emulator.sent(chat)[before]


async def test_an_alarm_is_taken_on_and_other_news_may_be_none_for_us(bot: Talk) -> None:
    attack, deal = await told(bot)
    assert labels(bot, GROUP, attack) == ["On it", *REST]
    assert labels(bot, GROUP, deal) == ["Not for us", *REST]
    assert all(len(str(button["callback_data"])) <= 64 for row in attack.keyboard for button in row)


async def test_an_edit_brings_the_buttons_again_and_they_follow_what_the_story_became(bot: Talk) -> None:
    _, deal = await told(bot)
    story = str(deal.button("Why")["callback_data"])[2:]
    grown = _card(story, "Loan signing bombed in Dasu", DEAL.url, Severity.ATTACK)
    edit = delivery(f"revision:{story}:1", str(GROUP), kind=Kind.REVISION, facts=grown)
    await bot.store.ask(Store.put, edit)
    assert await delivered(bot) == 1
    assert labels(bot, GROUP, deal) == ["On it", *REST]


async def test_why_answers_as_the_command_does(bot: Talk) -> None:
    attack, _ = await told(bot)
    pressed = await says_next(bot, GROUP, MEMBER, attack, "Why")
    assert "matched: Dasu (iron-brother)" in pressed.text
    assert pressed.text == (await bot.says(GROUP, MEMBER, "/why", reply_to=attack.id)).text


async def test_more_names_every_source_and_offers_what_the_card_has_no_room_for(bot: Talk) -> None:
    attack, deal = await told(bot)
    more = await says_next(bot, GROUP, MEMBER, attack, "More")
    assert more.links == (ATTACK.url, ATTACK.url, "https://wire.example/2")
    assert "Tue 3 Mar 12:04 UTC · Wire" in more.text
    assert labels(bot, GROUP, more) == ["Evidence", "Not for us", "Mute Dasu 1 day", "Mute The Paper 1 day"]
    assert more.text == (await bot.says(GROUP, MEMBER, "/more", reply_to=attack.id)).text
    assert "On it" in labels(bot, GROUP, await says_next(bot, GROUP, MEMBER, deal, "More"))


async def test_the_record_of_a_story_comes_as_files_without_what_concerns_other_chats(bot: Talk) -> None:
    attack, _ = await told(bot)
    await told(bot, FORUM, 9)
    before = len(bot.emulator.sent(GROUP))
    await bot.taps(GROUP, MEMBER, await says_next(bot, GROUP, MEMBER, attack, "More"), "Evidence", shows=False)
    await bot.emulator.wait_for(lambda: len(bot.emulator.sent(GROUP)) == before + 3)
    table, page = (each.document for each in bot.emulator.sent(GROUP)[-2:])
    assert table
    assert page
    assert [each.name.rpartition(".")[2] for each in (table, page)] == ["csv", "html"]
    record = table.content.decode()
    assert ATTACK.url in record
    assert record.count("\nmessage,") == 1
    before = len(bot.emulator.sent(GROUP))
    bot.emulator.say(GROUP, MEMBER, f"/evidence {ATTACK.url}")
    await bot.emulator.wait_for(lambda: len(bot.emulator.sent(GROUP)) == before + 2)
    said = bot.emulator.sent(GROUP)[before]
    assert "The record of “Bus attacked" in said.caption
    assert said.document
    assert said.document.content.decode() == record


@pytest.mark.parametrize("said", ["/evidence", "/more", "/evidence https://other.example/x", "/more aaaaaaaaaa"])
async def test_a_story_that_was_not_told_here_has_no_record_here(bot: Talk, said: str) -> None:
    await told(bot, FORUM, 9)
    assert "Example: /" in (await bot.says(GROUP, MEMBER, said)).text


async def test_not_for_us_is_noted_as_the_command_does_by_admins_only(bot: Talk) -> None:
    _, deal = await told(bot)
    assert "admin" in await bot.taps(GROUP, MEMBER, deal, "Not for us", shows=False)
    assert "Noted: 1 of 3" in (await says_next(bot, GROUP, ADMIN, deal, "Not for us")).text
    noted = await says_next(bot, GROUP, ADMIN, deal, "Not for us")
    assert "Noted: 1 of 3" in noted.text
    undo = str(noted.button("Undo")["callback_data"])
    assert "admin" in await bot.taps(GROUP, MEMBER, noted, "Undo", shows=False)
    assert await bot.taps(GROUP, ADMIN, noted, "Undo") == "Taken back."
    assert await bot.answer_to(bot.emulator.press(GROUP, ADMIN, noted.id, undo)) == "That is taken back already."
    unwanted = "SELECT count(*) FROM unwanted"
    assert await bot.store.ask(lambda store: store._db.execute(unwanted).fetchone()) == (0,)


async def test_who_is_on_it_lets_go_and_nobody_else_does_it_for_them(bot: Talk) -> None:
    attack, _ = await told(bot)
    await bot.taps(GROUP, MEMBER, attack, "On it", shows=False)
    more = await says_next(bot, GROUP, MEMBER, attack, "More")
    assert "is on it" in await bot.taps(GROUP, ADMIN, more, "Let go", shows=False)
    assert await delivered(bot) == 1
    assert "On it: Reader" in reads(bot, GROUP, attack.id)
    assert await bot.taps(GROUP, MEMBER, more, "Let go", shows=False) == "You are not on it any more."
    assert await bot.taps(GROUP, MEMBER, more, "Let go", shows=False) == "Nobody is on it."
    assert await delivered(bot) == 1
    assert "On it:" not in reads(bot, GROUP, attack.id)
    assert labels(bot, GROUP, attack) == ["On it", *REST]


async def test_a_term_and_a_source_are_muted_from_more_and_taken_back(bot: Talk) -> None:
    attack, _ = await told(bot)
    more = await says_next(bot, GROUP, OWNER, attack, "More")
    assert "admin" in await bot.taps(GROUP, MEMBER, more, "Mute Dasu 1 day", shows=False)
    muted = await says_next(bot, GROUP, ADMIN, more, "Mute Dasu 1 day")
    assert "Reader muted Dasu here until Wed 4 Mar 12:00 UTC." in muted.text
    await says_next(bot, GROUP, ADMIN, more, "Mute The Paper 1 day")
    held = await bot.actions.wishes.mutes(Destination(str(GROUP)))
    assert {(mute.scope, mute.what) for mute in held} == {(Scope.TERM, "Dasu"), (Scope.SOURCE, "The Paper")}
    assert "heard here again" in await bot.taps(GROUP, ADMIN, muted, "Undo")


async def test_where_too_much_is_said_a_press_is_told_that_no_answer_comes(emulator: Emulator, tmp_path: Path) -> None:
    pace = Pace(lambda: 0.0)
    async with talk(emulator, tmp_path, Access(owners=frozenset({OWNER})), pace=pace) as bot:
        attack, _ = await told(bot, OWNER)
        pace.hold(OWNER, timedelta(minutes=1))
        assert "Too much was said here" in await bot.taps(OWNER, OWNER, attack, "Why", shows=False)


@pytest.mark.parametrize("outlet", ["\u202eevil\n\n", "\u200b", "", "x" * 300, "سماء"])
async def test_an_outlets_name_is_short_and_plain_on_a_button(bot: Talk, outlet: str) -> None:
    facts = card(outlet=outlet, account=account(sightings=(sighting(outlet),)))
    await bot.store.ask(Store.put, delivery("alert:abcdefghij", str(GROUP), facts=facts))
    await delivered(bot)
    more = await says_next(bot, GROUP, MEMBER, bot.emulator.sent(GROUP)[-1], "More")
    assert all(len(label) <= 40 and not set("\u202e\n\u200b") & set(label) for label in more.buttons)
    assert "Mute  1 day" not in more.buttons


@pytest.mark.parametrize("label", ["On it", "Mute", "Why", "More"])
async def test_a_stranger_presses_in_vain(bot: Talk, label: str) -> None:
    attack, _ = await told(bot, OWNER)
    before = len(bot.emulator.sent(OWNER))
    assert "private" in await bot.taps(OWNER, STRANGER, attack, label, shows=False)
    assert (len(bot.emulator.sent(OWNER)), await delivered(bot)) == (before, 0)


@pytest.mark.parametrize(("chat", "user"), [(CHANNEL, MEMBER), (CHANNEL, STRANGER), (GROUP, STRANGER)])
async def test_who_only_reads_a_channel_or_a_public_group_presses_in_vain(bot: Talk, chat: int, user: int) -> None:
    attack, _ = await told(bot, chat)
    before = len(bot.emulator.sent(chat))
    for label in labels(bot, chat, attack):
        assert "buttons are for" in await bot.taps(chat, user, attack, label, shows=False)
    assert (len(bot.emulator.sent(chat)), await delivered(bot)) == (before, 0)


async def test_a_channels_admin_presses(bot: Talk) -> None:
    attack, _ = await told(bot, CHANNEL)
    assert "You are on it" in await bot.taps(CHANNEL, OWNER, attack, "On it", shows=False)


@pytest.mark.parametrize("letter", "omnwge")
@pytest.mark.parametrize("code", ["", "?", "=", "t", "aaaaaaaaaa", "=aaaaaaaaaa", "taaaaaaaaaa", "é" * 20])
async def test_a_button_of_no_story_of_this_chat_does_nothing(bot: Talk, letter: str, code: str) -> None:
    menu = await bot.says(OWNER, OWNER, "/settings")
    before = len(bot.emulator.sent(OWNER))
    said = await bot.answer_to(bot.emulator.press(OWNER, OWNER, menu.id, f"1{letter}{code}"))
    assert "older menu" in said or "cannot be changed" in said or "not muted any more" in said
    assert len(bot.emulator.sent(OWNER)) == before


async def test_the_buttons_of_a_story_that_continues_in_another_are_those_of_that_one(bot: Talk) -> None:
    attack, deal = await told(bot)
    into, gone = (str(each.button("Why")["callback_data"])[2:] for each in (attack, deal))
    await bot.store.ask(Store.merge, into, gone, NOW)
    assert "Bus attacked" in (await says_next(bot, GROUP, MEMBER, deal, "More")).text
    assert "You are on it" in await bot.answer_to(bot.emulator.press(GROUP, MEMBER, deal.id, f"1o{gone}"))
    assert await delivered(bot) == 1
    assert "On it: Reader" in reads(bot, GROUP, attack.id)
