"""Talks about what a chat does not want to hear of for a while, and the sample that a new follower gets."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from botapi import Message
from botapi.fixtures import emulator
from lines import ADMIN, FORUM, GROUP, MEMBER, OWNER, Talk, bot
from make import HOUR, NOW, article, card, claim, delivery, hit, news

from bot.model import Article, Carrier, Destination, Found, Held, Mute, Scope, Visit
from bot.outbox import Outbox, Owners
from bot.store.store import Store

__all__ = ["bot", "emulator"]

DAY = timedelta(days=1)


async def alerted(bot: Talk, chat: int, story: str = "abcdefghij", topic: int = 0) -> Message:
    """The message of an alert that a chat got through the outbox."""
    alert = delivery(f"alert:{story}", facts=card(story=story))
    await bot.store.ask(Store.put, replace(alert, destination=Destination(str(chat), topic)))
    await delivered(bot)
    return bot.emulator.sent(chat)[-1]


async def delivered(bot: Talk) -> int:
    """Sends what waits in the outbox; how many messages that took."""
    carrier = Carrier(bot.service.send, bot.service.turn, terminal=False)
    return await Outbox(bot.store, Owners(), lambda: NOW).deliver_all(carrier)


async def noticed(bot: Talk, *articles: Article, held: Held | None = None) -> None:
    """Articles in which the list iron-brother found Dasu."""
    found = [Found(each, (replace(hit(each), watchlist="iron-brother"),)) for each in articles]
    told = [replace(news(each.article, held=held), found=each) for each in found]
    await bot.store.ask(Store.finish_polls, [Visit(claim(), NOW, NOW, articles=articles)], told, [], NOW)


async def mutes(bot: Talk, chat: int, topic: int = 0) -> list[tuple[Scope, str, timedelta, str]]:
    found = await bot.actions.wishes.mutes(Destination(str(chat), topic))
    return [(mute.scope, mute.what, mute.until - NOW, mute.by) for mute in found]


async def test_an_answer_to_an_alert_mutes_its_story_until_undone(bot: Talk) -> None:
    alert = await alerted(bot, GROUP)
    said = await bot.says(GROUP, ADMIN, "/mute 2h", reply_to=alert.id)
    assert said.text.startswith("Reader muted “Bus attacked on the road to Dasu” here until Tue 3 Mar 14:00 UTC.")
    assert await mutes(bot, GROUP) == [(Scope.STORY, "abcdefghij", 2 * HOUR, "Reader")]
    assert "admin" in await bot.taps(GROUP, MEMBER, said, "Undo", shows=False)
    assert "is heard here again" in await bot.taps(GROUP, ADMIN, said, "Undo")
    assert await mutes(bot, GROUP) == []


async def test_the_button_below_an_alert_asks_for_how_long(bot: Talk) -> None:
    alert = await alerted(bot, GROUP)
    assert "admin" in await bot.taps(GROUP, MEMBER, alert, "Mute", shows=False)
    await bot.taps(GROUP, ADMIN, alert, "Mute")
    assert labels(bot, GROUP, alert) == ["2 h", "1 day", "until Monday", "Back"]
    await bot.taps(GROUP, ADMIN, alert, "1 day")
    await bot.emulator.wait_for(lambda: "muted" in bot.emulator.sent(GROUP)[-1].text)
    assert labels(bot, GROUP, alert) == ["On it", "Mute", "Why", "More"]
    assert await mutes(bot, GROUP) == [(Scope.STORY, "abcdefghij", DAY, "Reader")]


def labels(bot: Talk, chat: int, message: Message) -> list[str]:
    """The buttons below a message as it is now."""
    now = next(each for each in bot.emulator.messages(chat) if each.id == message.id)
    return [str(button["text"]) for row in now.keyboard for button in row]


async def test_terms_and_sources_are_muted_by_name_and_listed(bot: Talk) -> None:
    await noticed(bot, article(outlet="Geo News"))
    assert "muted Dasu here until" in (await bot.says(OWNER, OWNER, "/mute dasu 3 days")).text
    assert (
        "muted Geo News here until Mon 9 Mar 00:00 UTC"
        in (await bot.says(OWNER, OWNER, "/mute Geo News until Monday")).text
    )
    assert [(scope, what) for scope, what, *_ in await mutes(bot, OWNER)] == [
        (Scope.SOURCE, "Geo News"),
        (Scope.TERM, "Dasu"),
    ]
    listed = await bot.says(OWNER, OWNER, "/unmute")
    assert "Dasu: until Fri 6 Mar 12:00 UTC (Reader)" in listed.text
    assert "is heard here again" in await bot.taps(OWNER, OWNER, listed, "End: Dasu")
    assert "Geo News is heard" in (await bot.says(OWNER, OWNER, "/unmute geo news")).text
    assert await mutes(bot, OWNER) == []


@pytest.mark.parametrize(
    ("said", "part"),
    [
        ("/mute", "Reply to an alert with /mute 2h"),
        ("/mute 2h", "Which story, term or source?"),
        ("/mute Dasu", "For how long?"),
        ("/mute Dassu 2h", "Did you mean Dasu?"),
        ("/mute Dasu until yesterday", "For how long?"),
        ("/mute @evil 2h", "No term or source"),
        ("/unmute Dasu", "not muted here"),
        ("/unmute", "Nothing is muted here"),
    ],
)
async def test_a_mute_that_says_too_little_gets_an_example(bot: Talk, said: str, part: str) -> None:
    assert part in (await bot.says(OWNER, OWNER, said)).text
    assert await mutes(bot, OWNER) == []


async def test_a_topic_is_muted_by_itself_and_another_chats_story_not_at_all(bot: Talk) -> None:
    alert = await alerted(bot, FORUM, topic=9)
    await bot.says(FORUM, ADMIN, "/mute 2h", reply_to=alert.id, topic=9)
    assert len(await mutes(bot, FORUM, 9)) == 1
    assert await mutes(bot, FORUM) == []
    forged = bot.emulator.press(GROUP, ADMIN, (await alerted(bot, GROUP, "klmnopqrst")).id, "1m1abcdefghij")
    assert "older menu" in await bot.answer_to(forged)
    assert await mutes(bot, GROUP) == []


async def test_an_undo_that_comes_late_says_so(bot: Talk) -> None:
    said = await bot.says(OWNER, OWNER, "/mute Dasu 2h")
    await bot.actions.wishes.unmute(Mute(Destination(str(OWNER)), Scope.TERM, "Dasu", NOW))
    assert "not muted any more" in await bot.taps(OWNER, OWNER, said, "Undo", shows=False)


# ── the sample ───────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_who_follows_a_list_first_is_shown_its_last_three_stories_once(bot: Talk) -> None:
    told = [article(f"Dasu news {number}", published=NOW - number * DAY) for number in range(5)]
    await noticed(bot, *told, held=Held.LATE)
    await bot.says(OWNER, OWNER, "/subscribe iron-brother")
    assert await delivered(bot) == 1
    lines = bot.emulator.sent(OWNER)[-1].text.splitlines()
    assert lines[0] == "SAMPLE, no news · Iron Brother: the last 3 stories"
    assert lines[1::2] == ["3 Mar · Dasu news 0", "2 Mar · Dasu news 1", "1 Mar · Dasu news 2"]
    await bot.says(OWNER, OWNER, "/unsubscribe iron-brother")
    await bot.says(OWNER, OWNER, "/subscribe iron-brother hourly")
    assert await delivered(bot) == 0


async def test_a_list_that_noticed_nothing_shows_no_sample(bot: Talk) -> None:
    await bot.says(OWNER, OWNER, "/subscribe rivers")
    assert await delivered(bot) == 0
