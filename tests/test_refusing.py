"""Talks about alerts that were not for a chat."""

from __future__ import annotations

from botapi import Message
from make import NOW, card, delivery
from talks import GROUP, MEMBER, OWNER, Chat, chat, emulator

from bot.model import Sent
from bot.store.store import Store

__all__ = ["chat", "emulator"]


async def alerted(chat: Chat, where: int, title: str, **facts: object) -> Message:
    """A message of the bot that tells of a story."""
    sent = await chat.says(where, OWNER, "/status")
    told = card(story=f"s{sent.id:09d}", article=f"a{sent.id}", title=title, **facts)
    await chat.store.ask(Store.finish_polls, (), (), [delivery(f"alert:{told.story}", str(where), facts=told)], NOW)
    for taken in await chat.store.ask(Store.take_deliveries, NOW, terminal=False):
        await chat.store.ask(Store.settle, taken, Sent(sent.id), NOW)
    return sent


async def refused(chat: Chat, where: int, *titles: str, **facts: object) -> Message:
    """What the bot says to the last of these alerts being refused."""
    for title in titles:
        alert = await alerted(chat, where, title, **facts)
        said = await chat.says(where, OWNER, "/notforus", reply_to=alert.id)
    return said


TITLES = ("Gwadar cricketers win", "Cricketers leave Gwadar port", "Port cup: cricketers again")


async def test_the_third_refusal_suggests_the_word_to_leave_out(chat: Chat) -> None:
    await chat.taps(OWNER, OWNER, await chat.says(OWNER, OWNER, "/add Port = gwadar OR port"), "Save")
    assert "2 of 3" in (await refused(chat, OWNER, *TITLES[:2], terms=("Port",))).text
    suggested = await refused(chat, OWNER, TITLES[2], terms=("Port",))
    assert "(gwadar OR port) NOT cricketers" in suggested.text
    assert await chat.taps(OWNER, OWNER, suggested, "Save") == "Saved."
    assert chat.notices(TITLES[0]) == []
    assert chat.notices("Gwadar port opens") == ["Port"]


async def test_a_term_of_aliases_becomes_a_query_without_the_word(chat: Chat) -> None:
    titles = [title.replace("port", "dam").replace("Port", "Dam") + " in Dasu" for title in TITLES]
    suggested = await refused(chat, OWNER, *titles, terms=("Dasu",))
    assert "Dasu NOT cricketers" in suggested.text
    assert await chat.taps(OWNER, OWNER, suggested, "Save") == "Saved."
    assert (chat.notices(titles[0]), chat.notices("Dasu dam opens")) == ([], ["Dasu"])


async def test_an_alert_refused_twice_counts_once(chat: Chat) -> None:
    alert = await alerted(chat, OWNER, TITLES[0], terms=("Port",))
    for _ in range(3):
        assert "1 of 3" in (await chat.says(OWNER, OWNER, "/notforus", reply_to=alert.id)).text


async def test_where_no_word_helps_the_source_is_named(chat: Chat) -> None:
    said = await refused(chat, OWNER, "Dam opens", "Road closed", "Bus late", terms=("Dasu",), outlet="Wire")
    assert "/mute Wire 30 days" in said.text


async def test_where_nothing_is_shared_that_is_said(chat: Chat) -> None:
    for number, outlet in enumerate(("Wire", "Paper", "Radio")):
        said = await refused(chat, OWNER, f"Dasu {number}", terms=("Dasu",), outlet=outlet)
    assert "share no word" in said.text


async def test_a_member_and_a_message_that_is_no_alert_change_nothing(chat: Chat) -> None:
    alert = await alerted(chat, GROUP, TITLES[0], terms=("Port",))
    assert "admin" in (await chat.says(GROUP, MEMBER, "/notforus", reply_to=alert.id)).text
    assert "Reply with /notforus" in (await chat.says(GROUP, OWNER, "/notforus")).text
    assert "1 of 3" in (await chat.says(GROUP, OWNER, "/notforus", reply_to=alert.id)).text
