"""Talks about who is let in, what is forgotten, and what becomes of chats."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest_asyncio
from botapi import Emulator
from botapi.fixtures import emulator
from lines import ADMIN, CHANNEL, FORUM, GROUP, MEMBER, OWNER, STRANGER, Talk, bot, talk, until
from make import NOW, card, delivery

from bot.actions import Access
from bot.model import Carrier, Destination, Mute, Notice, Scope, Sent, Subscription
from bot.outbox import Outbox, Owners
from bot.store.store import Store

__all__ = ["bot", "emulator"]


@pytest_asyncio.fixture
async def closed(emulator: Emulator, tmp_path: Path) -> AsyncIterator[Talk]:
    """A bot that only its owners may use."""
    async with talk(emulator, tmp_path, Access("closed", frozenset({OWNER}))) as running:
        yield running


def code_in(text: str) -> str:
    """The code of a link t.me/bot?start=CODE."""
    found = re.search(r"\?start=([\w-]{1,64})$", text)
    assert found
    return found[1]


async def notices(bot: Talk) -> list[Notice]:
    """What the owners are told of ourselves."""
    waiting = await bot.store.ask(Store.take_deliveries, NOW, terminal=False, chats={str(OWNER)})
    return [each.facts for each in waiting if isinstance(each.facts, Notice)]


# ── invitations ──────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_an_invitation_lets_one_person_in_once(bot: Talk) -> None:
    bot.emulator.add_chat(505, title="Yan")
    code = code_in((await bot.says(OWNER, OWNER, "/invite")).text)
    assert "private" in (await bot.says(STRANGER, STRANGER, "/start wrong")).text
    assert "you were invited" in (await bot.says(STRANGER, STRANGER, f"/start {code}")).text
    assert "Following" in (await bot.says(STRANGER, STRANGER, "/subscribe iron-brother")).text
    assert "private" in (await bot.says(505, 505, f"/start {code}")).text


async def test_an_invitation_ends_when_it_says(bot: Talk) -> None:
    said = (await bot.says(OWNER, OWNER, "/invite 3 days")).text
    assert "until Fri 6 Mar 12:00 UTC" in said
    assert "Example: /invite 3 days" in (await bot.says(OWNER, OWNER, "/invite forever")).text
    assert not await bot.store.ask(Store.take_invite, b"", STRANGER, NOW)
    await bot.store.ask(Store.forget_ended, NOW + timedelta(days=3))
    assert "private" in (await bot.says(STRANGER, STRANGER, f"/start {code_in(said)}")).text


async def test_only_owners_invite_and_only_in_private(bot: Talk) -> None:
    assert "private chat" in (await bot.says(GROUP, OWNER, "/invite")).text
    assert "Only an owner" in (await bot.says(GROUP, ADMIN, "/invite")).text
    assert "admin" in (await bot.says(GROUP, MEMBER, "/invite")).text


async def test_an_invitation_is_kept_as_a_digest_only(bot: Talk) -> None:
    code = code_in((await bot.says(OWNER, OWNER, "/invite")).text)
    kept = await bot.store.ask(lambda store: store._db.execute("SELECT digest FROM invites").fetchone()[0])
    assert (len(kept), code.encode() in kept) == (16, False)


# ── closed to all but owners ─────────────────────────────────────────────────────────────────────────────────────────


async def test_where_access_is_closed_a_group_listens_to_owners_only(closed: Talk) -> None:
    assert "private" in (await closed.says(GROUP, ADMIN, "/subscribe iron-brother")).text
    assert await closed.is_silent_after(GROUP, lambda: closed.emulator.say(GROUP, MEMBER, "/status"))
    assert "Following" in (await closed.says(GROUP, OWNER, "/subscribe iron-brother")).text


# ── forgetting ───────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_forgetting_asks_erases_and_admits_what_stays(bot: Talk) -> None:
    await bot.says(OWNER, OWNER, "/subscribe iron-brother")
    alert = replace(delivery(), destination=Destination(str(OWNER)))
    await bot.store.ask(Store.put, alert)
    (taken,) = await bot.store.ask(Store.take_deliveries, NOW, terminal=False, chats={str(OWNER)})
    outcome = await bot.service.send(taken)
    assert isinstance(outcome, Sent)
    await bot.store.ask(Store.settle, taken, outcome, NOW, retry_at=NOW)
    asked = await bot.says(OWNER, OWNER, "/forget")
    assert "1 subscription, 0 mutes, 1 record of messages" in asked.text
    assert "BOT_OWNERS names you" in asked.text
    assert await bot.follows(OWNER) == ("iron-brother",)
    assert await bot.taps(OWNER, OWNER, asked, "Erase") == "Erased."
    assert "older than 48 hours stay with Telegram" in bot.emulator.sent(OWNER)[-1].text
    await bot.emulator.wait_for(lambda: bot.emulator.calls("deleteMessages"))
    assert outcome.message_id not in [each.id for each in bot.emulator.messages(OWNER)]
    assert await bot.follows(OWNER) == ()
    tables = ("deliveries", "subscriptions", "destinations", "people")
    assert [await count(bot, table) for table in tables] == [0, 0, 0, 0]


async def count(bot: Talk, table: str) -> int:
    found = await bot.store.ask(lambda store: store._db.execute(f"SELECT count(*) FROM {table}").fetchone())  # noqa: S608
    return int(found[0])


async def test_a_chats_own_list_is_forgotten_with_its_history_and_its_number_stays_taken(bot: Talk) -> None:
    await bot.taps(OWNER, OWNER, await bot.says(OWNER, OWNER, "/add Dam = dam"), "Save")
    own = await bot.store.ask(Store.own_list, str(OWNER))
    assert own.text
    await bot.actions.doors.forget(str(OWNER), OWNER)
    assert [await count(bot, table) for table in ("changes", "offers", "subscriptions")] == [0, 0, 0]
    assert not (await bot.store.ask(Store.own_list, str(OWNER))).text
    await bot.taps(GROUP, OWNER, await bot.says(GROUP, OWNER, "/add Dam = dam"), "Save")
    assert (await bot.store.ask(Store.own_list, str(GROUP))).name != own.name


async def test_who_thinks_again_loses_nothing(bot: Talk) -> None:
    await bot.says(GROUP, ADMIN, "/subscribe iron-brother")
    asked = await bot.says(GROUP, ADMIN, "/forget")
    assert "admin" in await bot.taps(GROUP, MEMBER, asked, "Erase", shows=False)
    assert "Nothing was erased" in await bot.taps(GROUP, ADMIN, asked, "Cancel")
    assert await bot.follows(GROUP) == ("iron-brother",)


async def test_a_persons_name_is_erased_in_other_chats_too(bot: Talk) -> None:
    group = Destination(str(GROUP))
    await bot.actions.wishes.mute(Mute(group, Scope.TERM, "Dasu", NOW + timedelta(days=1), "Ann", OWNER))
    await bot.actions.doors.forget(str(OWNER), OWNER)
    (mute,) = await bot.actions.wishes.mutes(group)
    assert (mute.by, mute.user) == ("somebody", 0)


async def test_who_forgets_a_group_stays_who_they_are(bot: Talk) -> None:
    code = code_in((await bot.says(OWNER, OWNER, "/invite")).text)
    await bot.actions.doors.come_in(ADMIN, code)
    asked = await bot.says(GROUP, ADMIN, "/forget")
    await bot.taps(GROUP, ADMIN, asked, "Erase")
    assert await bot.store.ask(Store.guests) == {ADMIN}


# ── the life of a chat ───────────────────────────────────────────────────────────────────────────────────────────────


async def subscribe(bot: Talk, chat: int, topic: int = 0) -> None:
    await bot.store.ask(Store.subscribe, Subscription(Destination(str(chat), topic), "iron-brother"), NOW)


async def test_a_group_that_throws_the_bot_out_rests_with_all_its_topics_and_the_owners_hear_once(bot: Talk) -> None:
    await subscribe(bot, FORUM)
    await subscribe(bot, FORUM, 9)
    bot.emulator.set_member(FORUM, "kicked")
    await until(lambda: bot.follows(FORUM, 9), ())
    assert [notice.title for notice in await notices(bot)] == ["Supergroup “Forum” takes no messages any more"]
    bot.emulator.set_member(FORUM, "member")
    await bot.says(FORUM, ADMIN, "/start", topic=9)
    assert await bot.follows(FORUM) == await bot.follows(FORUM, 9) == ("iron-brother",)


async def test_a_channel_rests_while_the_bot_is_no_administrator(bot: Talk) -> None:
    await subscribe(bot, CHANNEL)
    bot.emulator.set_member(CHANNEL, "member")
    await until(lambda: bot.follows(CHANNEL), ())
    bot.emulator.set_member(CHANNEL, "administrator")
    await until(lambda: bot.follows(CHANNEL), ("iron-brother",))


async def test_who_blocked_the_bot_is_not_taken_up_again_by_unblocking(bot: Talk) -> None:
    await subscribe(bot, OWNER)
    bot.emulator.block(OWNER)
    await until(lambda: bot.follows(OWNER), ())
    bot.emulator.unblock(OWNER)
    await bot.says(GROUP, OWNER, "/help")
    assert await bot.follows(OWNER) == ()


async def test_a_topic_rests_while_it_is_closed(bot: Talk) -> None:
    await subscribe(bot, FORUM, 9)
    await subscribe(bot, FORUM)
    bot.emulator.say(FORUM, ADMIN, "", topic=9, forum_topic_closed={})
    await until(lambda: bot.follows(FORUM, 9), ())
    assert await bot.follows(FORUM) == ("iron-brother",)
    bot.emulator.say(FORUM, ADMIN, "", topic=9, forum_topic_reopened={})
    await until(lambda: bot.follows(FORUM, 9), ("iron-brother",))


async def sent_out(bot: Talk, chat: int, topic: int, story: str, now: datetime = NOW) -> int:
    """Sends an alert there, and what else waits; how many calls that took."""
    alert = replace(delivery(f"alert:{story}", facts=card(story=story)), destination=Destination(str(chat), topic))
    await bot.store.ask(Store.put, alert)
    before = len(bot.emulator.calls("sendMessage"))
    carrier = Carrier(bot.service.send, bot.service.turn, terminal=False)
    outbox = Outbox(bot.store, Owners(telegram=True, users=frozenset({OWNER})), lambda: now)
    await outbox.deliver_all(carrier)
    return len(bot.emulator.calls("sendMessage")) - before


async def test_a_deleted_topic_rests_alone_and_is_tried_once(bot: Talk) -> None:
    await subscribe(bot, FORUM, 9)
    await subscribe(bot, FORUM)
    bot.emulator.world.chats[FORUM].topics.clear()
    assert await sent_out(bot, FORUM, 9, "aaaaaaaaaa") == 2
    told = bot.emulator.sent(OWNER)[-1].text
    assert told.startswith(f"Topic 9 of chat {FORUM} takes no messages any more\n")
    assert "deleted: /subscribe in another one" in told.replace("\u2060", "")
    assert await bot.follows(FORUM, 9) == ()
    assert await sent_out(bot, FORUM, 9, "bbbbbbbbbb") == 0
    assert await sent_out(bot, FORUM, 0, "cccccccccc") == 1
    assert await bot.follows(FORUM) == ("iron-brother",)


async def test_who_is_deactivated_rests_with_what_waits_and_is_tried_once(bot: Talk) -> None:
    await subscribe(bot, STRANGER)
    bot.emulator.block(STRANGER, "user is deactivated")
    assert await sent_out(bot, STRANGER, 0, "aaaaaaaaaa") == 2
    assert "user is deactivated" in bot.emulator.sent(OWNER)[-1].text
    assert await sent_out(bot, STRANGER, 0, "bbbbbbbbbb") == 0
    assert await bot.follows(STRANGER) == ()
    bot.emulator.world.chats[STRANGER].closed = ""
    await bot.actions.doors.open(str(STRANGER))
    assert await sent_out(bot, STRANGER, 0, "cccccccccc", NOW + timedelta(hours=1)) == 3


async def test_a_chat_that_follows_nothing_goes_without_a_word(bot: Talk) -> None:
    bot.emulator.set_member(GROUP, "kicked")
    await bot.says(OWNER, OWNER, "/help")
    assert await notices(bot) == []


# ── roles × commands × chats ─────────────────────────────────────────────────────────────────────────────────────────


@pytest_asyncio.fixture
async def hurried(tmp_path: Path) -> AsyncIterator[Talk]:
    """A bot with a group that follows a list, at a service that knows no floods."""
    access = Access(owners=frozenset({OWNER}))
    async with Emulator(paced=False) as emulator, talk(emulator, tmp_path, access) as running:
        await subscribe(running, GROUP)
        await running.emulator.wait_for(lambda: offered(running, f"chat:{OWNER}"))
        yield running


def offered(bot: Talk, scope: str) -> set[str]:
    """The commands that clients offer to such people."""
    return {str(each["command"]) for each in bot.emulator.commands(scope)}


async def remembered(bot: Talk) -> list[str]:
    """All that the database holds, but for the numbers of what was said."""
    dump = await bot.store.ask(lambda store: list(store._db.conn.iterdump()))
    return [line for line in dump if not line.startswith('INSERT INTO "updates"')]


async def test_a_member_is_refused_what_members_are_not_offered_and_changes_nothing(hurried: Talk) -> None:
    refused = offered(hurried, f"chat:{OWNER}") - offered(hurried, "all_group_chats")
    assert {"subscribe", "quiet", "timezone", "mute", "unmute", "invite", "forget"} <= refused
    before = await remembered(hurried)
    for number, command in enumerate(sorted(refused)):
        group = -7000 - number  # one for each: what we say in a group in a minute is limited
        hurried.emulator.add_chat(group, "group", "Desk", members=[OWNER, MEMBER])
        assert "dmin" in (await hurried.says(group, MEMBER, f"/{command} Dasu 2h")).text
    assert await remembered(hurried) == before


async def test_a_stranger_is_told_once_and_then_met_with_silence_whatever_they_try(hurried: Talk) -> None:
    before = await remembered(hurried)
    assert "private" in (await hurried.says(STRANGER, STRANGER, "/start")).text
    for command in sorted(offered(hurried, "all_private_chats")):
        hurried.emulator.say(STRANGER, STRANGER, f"/{command} Dasu 2h")
    assert await hurried.is_silent_after(STRANGER, lambda: None)
    assert await remembered(hurried) == before
