"""Talks about the digest: when it comes, now, more, and what arrives."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, date, time, timedelta, tzinfo
from pathlib import Path

from botapi import Emulator, Message, faults
from botapi.fixtures import emulator
from lines import ADMIN, FORUM, GROUP, MEMBER, OWNER, Talk, bot, talk
from make import NOW, article, claim, delivery, hit, news

from bot.actions import Access
from bot.model import (
    Carrier,
    Chart,
    Daily,
    Delivery,
    Destination,
    Found,
    Kind,
    Notice,
    Refused,
    Sent,
    State,
    TermDays,
    Visit,
)
from bot.outbox import Outbox, Owners
from bot.picture import FOLDERS, png
from bot.store.store import Store
from bot.telegram.pictures import Pictures

__all__ = ["bot", "emulator"]


async def wanted(bot: Talk, chat: int, topic: int = 0) -> Daily | None:
    return (await bot.actions.wishes.habits(Destination(str(chat), topic))).digest


async def follows(bot: Talk, chat: int = OWNER) -> None:
    await bot.says(chat, OWNER, "/subscribe iron-brother")


async def test_a_chat_chooses_when_its_digest_comes(bot: Talk) -> None:
    await follows(bot)
    said = (await bot.says(OWNER, OWNER, "/digest")).text
    assert "No digest comes here." in said
    assert "Example: /digest 07:30 weekdays" in said
    said = (await bot.says(OWNER, OWNER, "/digest 7.30am weekdays")).text
    assert said == "The digest comes here at 07:30 weekdays (UTC), next on Wed 4 Mar 07:30 UTC."
    assert await wanted(bot, OWNER) == Daily(time(7, 30), frozenset(range(5)))
    assert "at 07:30 Mon (UTC)" in (await bot.says(OWNER, OWNER, "/digest weekly")).text
    assert "at 07:30 every day (UTC)" in (await bot.says(OWNER, OWNER, "/digest on")).text
    assert "at 09:00 Mon (UTC)" in (await bot.says(OWNER, OWNER, "/digest 09:00 weekly")).text
    assert "No digest comes here." in (await bot.says(OWNER, OWNER, "/digest off")).text
    assert await wanted(bot, OWNER) is None


async def test_who_had_one_today_has_the_next_tomorrow(bot: Talk) -> None:
    await follows(bot)
    today = Delivery(Destination(str(OWNER)), "digest:2026-03-03", Kind.DIGEST, Notice("There"), created=NOW)
    await bot.store.ask(Store.put, today)
    assert "next on Wed 4 Mar 18:00" in (await bot.says(OWNER, OWNER, "/digest 18:00")).text


async def test_its_time_is_that_of_the_chats_zone(bot: Talk) -> None:
    await follows(bot)
    await bot.says(OWNER, OWNER, "/timezone Asia/Karachi")
    assert "(Asia/Karachi), next on Wed 4 Mar 07:30 PKT" in (await bot.says(OWNER, OWNER, "/digest 07:30")).text


async def test_a_topic_has_its_own_digest(bot: Talk) -> None:
    await bot.says(FORUM, OWNER, "/subscribe iron-brother", topic=9)
    await bot.says(FORUM, OWNER, "/digest 07:30", topic=9)
    assert (await wanted(bot, FORUM, 9), await wanted(bot, FORUM)) == (Daily(time(7, 30)), None)


async def test_what_is_no_time_changes_nothing_and_gets_an_example(bot: Talk) -> None:
    await follows(bot)
    await bot.says(OWNER, OWNER, "/digest 07:30")
    said = (await bot.says(OWNER, OWNER, "/digest in the morning")).text
    assert "Example: /digest 07:30 weekdays" in said
    assert await wanted(bot, OWNER) == Daily(time(7, 30))


async def test_a_list_that_is_told_once_a_day_says_why_there_is_one(bot: Talk) -> None:
    await bot.says(OWNER, OWNER, "/subscribe iron-brother digest")
    said = (await bot.says(OWNER, OWNER, "/digest off")).text
    assert "at 07:30 every day (UTC) because a list here is told once a day" in said


async def test_the_settings_say_when_it_comes(bot: Talk) -> None:
    await follows(bot)
    assert "No digest comes here; /digest 07:30" in (await bot.says(OWNER, OWNER, "/settings")).text
    await bot.says(OWNER, OWNER, "/digest 07:30 weekdays")
    assert "The digest comes at 07:30 weekdays" in (await bot.says(OWNER, OWNER, "/settings")).text


async def test_in_a_group_only_admins_set_it_and_all_may_ask_for_it(bot: Talk) -> None:
    await bot.says(GROUP, ADMIN, "/subscribe iron-brother")
    assert "admin" in (await bot.says(GROUP, MEMBER, "/digest 07:30")).text
    assert "No digest" in (await bot.says(GROUP, MEMBER, "/digest")).text
    assert (await bot.says(GROUP, MEMBER, "/digest now")).text == "Here it comes."


async def test_a_digest_that_is_set_can_be_taken_back(bot: Talk) -> None:
    await follows(bot)
    await bot.says(OWNER, OWNER, "/digest 07:30 weekdays")
    said = (await bot.says(OWNER, OWNER, "/undo")).text
    assert "digest: 07:30 weekdays → none" in said
    assert await wanted(bot, OWNER) is None


# ── now, more ────────────────────────────────────────────────────────────────────────────────────────────────────────


async def noticed(bot: Talk, *titles: str) -> None:
    """Articles of a minute ago in which the list iron-brother found Dasu."""
    at = NOW - timedelta(minutes=1)
    articles = [article(title, seen=at, published=at) for title in titles]
    found = [Found(each, (replace(hit(each), watchlist="iron-brother"),)) for each in articles]
    opened = [replace(news(each.article), found=each) for each in found]
    await bot.store.ask(Store.finish_polls, [Visit(claim(), at, at, articles=tuple(articles))], opened, [], at)


async def told(bot: Talk, chat: int = OWNER) -> list[Message]:
    """What comes of the outbox."""
    before = len(bot.emulator.sent(chat))
    carrier = Carrier(bot.service.send, bot.service.turn, terminal=False)
    await Outbox(bot.store, Owners(), lambda: NOW).deliver_all(carrier)
    return list(bot.emulator.sent(chat)[before:])


async def test_now_sums_up_the_last_day_at_once_and_once_a_minute(bot: Talk) -> None:
    await follows(bot)
    await noticed(bot, "Bus attacked on the road to Dasu")
    await bot.says(OWNER, OWNER, "/digest now")
    (message,) = await told(bot)
    assert message.text.startswith("Digest · Tue 3 Mar · 12:00 UTC\n")
    assert "Bus attacked on the road to Dasu" in message.text
    assert message.silent
    assert message.preview == {"is_disabled": True}
    assert "ask again in a minute" in (await bot.says(OWNER, OWNER, "/digest now")).text


async def test_now_of_many_days_has_the_ledger(bot: Talk) -> None:
    await follows(bot)
    assert "366 at most" in (await bot.says(OWNER, OWNER, "/digest now soon")).text
    assert (await bot.says(OWNER, OWNER, "/digest now 30")).text == "Here it comes."
    (message,) = await told(bot)
    assert "since 1 Feb" in message.text


async def test_who_follows_nothing_is_told_so(bot: Talk) -> None:
    assert "/subscribe" in (await bot.says(OWNER, OWNER, "/digest now")).text


async def test_a_day_of_500_stories_shows_the_top_and_more_shows_the_rest(bot: Talk) -> None:
    await follows(bot)
    await noticed(bot, *(f"Report {number} about Dasu" for number in range(100)))
    await bot.says(OWNER, OWNER, "/digest now")
    first = await told(bot)
    assert sum(message.text.count("Report ") for message in first) == 30
    assert "… and 70 more: " in "\n".join(message.text for message in first)
    shown = {line for message in first for line in message.text.splitlines() if "Report" in line}
    for left in (30, 30, 10):
        assert (await bot.says(OWNER, OWNER, "/digest more")).text == "Here they come."
        more = await told(bot)
        lines = {line for message in more for line in message.text.splitlines() if "Report" in line}
        assert len(lines) == left
        assert lines.isdisjoint(shown)
        shown |= lines
    assert "That is all" in (await bot.says(OWNER, OWNER, "/digest more")).text


async def test_more_without_a_digest_says_so(bot: Talk) -> None:
    assert "That is all" in (await bot.says(OWNER, OWNER, "/digest more")).text


# ── the picture ──────────────────────────────────────────────────────────────────────────────────────────────────────


async def drawn(chart: Chart, zone: tzinfo) -> bytes:
    return png(chart, zone, FOLDERS)


def picture(state: State = State.PENDING) -> Delivery:
    days = tuple(date(2026, 2, 18) + timedelta(days=n) for n in range(14))
    chart = Chart(days, (TermDays("Dasu", (1,) * 14),), (0,) * 14, (1,) * 14)
    return replace(delivery("chart:2026-03-04", str(OWNER), kind=Kind.CHART, facts=chart), state=state)


@asynccontextmanager
async def sending(emulator: Emulator, folder: Path) -> AsyncIterator[Talk]:
    async with talk(emulator, folder, Access(owners=frozenset({OWNER})), listen=False, draw=drawn) as running:
        yield running


async def test_the_picture_arrives_silently(emulator: Emulator, tmp_path: Path) -> None:
    async with sending(emulator, tmp_path) as bot:
        assert isinstance(await bot.service.send(picture()), Sent)
        assert isinstance(await bot.service.send(picture(State.AMBIGUOUS)), Sent)
    first, second = emulator.sent(OWNER)
    assert first.photo
    assert first.silent
    assert (first.caption, second.caption[:10]) == ("", "May repeat")


async def test_a_picture_that_is_not_allowed_closes_no_chat(emulator: Emulator, tmp_path: Path) -> None:
    async with sending(emulator, tmp_path) as bot:
        emulator.faults.add(
            faults.refuse(400, "Bad Request: not enough rights to send photos to the chat"), "sendPhoto"
        )
        assert isinstance(await bot.service.send(picture()), Refused)


async def test_without_a_picture_nothing_is_sent(bot: Talk) -> None:
    assert await bot.service.send(picture()) == Sent()
    assert list(bot.emulator.sent(OWNER)) == []


async def test_the_same_picture_is_drawn_once() -> None:
    calls: list[Chart] = []

    async def draw(chart: Chart, _zone: tzinfo) -> bytes:
        calls.append(chart)
        return b"png"

    pictures = Pictures(draw)
    charts = [Chart(incidents=(number,)) for number in (*range(20), 19, 19)]
    assert await asyncio.gather(*(pictures.of(chart, UTC) for chart in charts)) == [b"png"] * 22
    assert await pictures.of(charts[-1], UTC) == b"png"
    assert len(calls) == 20


async def test_what_could_not_be_drawn_is_tried_again() -> None:
    answers = [None, b"png"]

    async def draw(_chart: Chart, _zone: tzinfo) -> bytes | None:
        return answers.pop(0)

    pictures = Pictures(draw)
    assert [await pictures.of(Chart(), UTC) for _ in range(3)] == [None, b"png", b"png"]
