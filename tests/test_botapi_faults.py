"""Closed chats, moves, paces and planned faults of the emulator."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import pytest
from botapi import Emulator, ManualClock, faults
from botapi.fixtures import ANN, GROUP, ask, client, emulator
from telegram import (
    Bot,
    ChatMemberAdministrator,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

__all__ = ["client", "emulator"]
pytestmark = pytest.mark.filterwarnings("ignore:.*retry_after")  # the library warns whenever it raises RetryAfter


CLOSED = [
    ("private", "kicked", "bot was blocked by the user"),
    ("private", "left", "bot can't initiate conversation with a user"),
    ("group", "kicked", "bot was kicked from the group chat"),
    ("supergroup", "kicked", "bot was kicked from the supergroup chat"),
    ("supergroup", "left", "bot is not a member of the supergroup chat"),
    ("channel", "left", "bot is not a member of the channel chat"),
]


@pytest.mark.parametrize(("kind", "status", "words"), CLOSED)
async def test_a_closed_chat_says_why(emulator: Emulator, client: Bot, kind: str, status: str, words: str) -> None:
    emulator.add_chat(88, kind, bot=status)

    with pytest.raises(Forbidden, match=f"Forbidden: {words}"):
        await client.send_message(88, "hello?")


async def test_a_deactivated_reader_is_named_as_such(emulator: Emulator, client: Bot) -> None:
    emulator.block(ANN, "user is deactivated")

    with pytest.raises(Forbidden, match="user is deactivated"):
        await client.send_message(ANN, "hello?")


async def test_a_block_is_told_and_ends_when_the_reader_writes(emulator: Emulator, client: Bot) -> None:
    emulator.block(ANN)
    emulator.say(ANN, ANN, "/start")

    updates = await client.get_updates()

    statuses = [update.my_chat_member.new_chat_member.status for update in updates if update.my_chat_member]
    assert statuses == ["kicked", "member"]
    assert (await client.send_message(ANN, "welcome back")).text == "welcome back"


async def test_a_group_that_moved_gives_its_new_id(emulator: Emulator, client: Bot) -> None:
    emulator.migrate(GROUP, -1_009)

    with pytest.raises(ChatMigrated) as moved:
        await client.send_message(GROUP, "hello?")

    assert moved.value.new_chat_id == -1_009
    assert (await client.send_message(-1_009, "here now")).chat_id == -1_009


async def test_a_move_is_told_from_both_sides(emulator: Emulator, client: Bot) -> None:
    emulator.migrate(GROUP, -1_009)

    old, new = await client.get_updates()

    assert old.message is not None
    assert new.message is not None
    assert (old.message.migrate_to_chat_id, new.message.migrate_from_chat_id) == (-1_009, GROUP)


async def test_members_and_administrators_can_be_asked_for(client: Bot) -> None:
    boss = await client.get_chat_member(GROUP, 502)
    leaders = await client.get_chat_administrators(GROUP)
    chat = await client.get_chat(GROUP)

    assert isinstance(boss, ChatMemberAdministrator)
    assert [leader.user.id for leader in leaders] == [502]
    assert chat.title == "Desk"


@pytest.mark.parametrize("status", ["creator", "administrator", "member", "restricted", "left", "kicked"])
async def test_the_library_reads_a_member_of_every_status(emulator: Emulator, client: Bot, status: str) -> None:
    emulator.set_member(GROUP, status, user=700)

    assert (await client.get_chat_member(GROUP, 700)).user.id == 700


async def test_a_burst_into_one_chat_is_told_to_wait_and_counted(emulator: Emulator, client: Bot) -> None:
    for number in range(5):
        await client.send_message(ANN, str(number))

    with pytest.raises(RetryAfter):
        await client.send_message(ANN, "too soon")

    assert [(slip.rule, slip.chat) for slip in emulator.violations] == [("rate", ANN)]


async def test_who_waits_as_told_is_let_through() -> None:
    clock = ManualClock()
    async with Emulator(clock=clock) as emulator:
        emulator.add_chat(ANN)
        answers = [await ask(emulator, "sendMessage", chat_id=ANN, text=str(n)) for n in range(6)]

        clock.advance(answers[-1]["parameters"]["retry_after"])

        assert answers[-1]["description"] == "Too Many Requests: retry after 1"
        assert (await ask(emulator, "sendMessage", chat_id=ANN, text="later"))["ok"]


async def test_a_group_takes_twenty_messages_a_minute() -> None:
    clock = ManualClock()
    async with Emulator(clock=clock) as emulator:
        emulator.add_chat(GROUP, "group")
        for number in range(20):
            assert (await ask(emulator, "sendMessage", chat_id=GROUP, text=str(number)))["ok"]
            clock.advance(2)

        answer = await ask(emulator, "sendMessage", chat_id=GROUP, text="one more")

    assert answer["parameters"] == {"retry_after": 20}


async def test_thirty_messages_a_second_are_the_most_in_all() -> None:
    async with Emulator(clock=ManualClock()) as emulator:
        for chat in range(1, 32):
            emulator.add_chat(chat)

        answers = [await ask(emulator, "sendMessage", chat_id=chat, text="hi") for chat in range(1, 32)]

    assert [answer["ok"] for answer in answers] == [True] * 30 + [False]


async def test_paces_can_be_switched_off(emulator: Emulator, client: Bot) -> None:
    emulator.buckets.on = False

    for number in range(8):
        await client.send_message(ANN, str(number))

    assert emulator.violations == []


FAULTS = [
    (faults.flood(43_838), RetryAfter, 0),
    (faults.refuse(401, "Unauthorized"), InvalidToken, 0),
    (faults.page(502), NetworkError, 0),
    (faults.page(500, accepted=True), NetworkError, 1),
    (faults.garbage(), TelegramError, 0),
    (faults.reset(accepted=False), NetworkError, 0),
    (faults.reset(accepted=True), NetworkError, 1),
    (faults.reset(accepted=True, half=True), NetworkError, 1),
]


@pytest.mark.parametrize(("fault", "error", "arrived"), FAULTS, ids=[str(n) for n in range(len(FAULTS))])
async def test_a_planned_fault_strikes_once(
    emulator: Emulator, client: Bot, fault: faults.Fault, error: type[TelegramError], arrived: int
) -> None:
    emulator.faults.add(fault, "sendMessage")

    with pytest.raises(error):
        await client.send_message(ANN, "first")

    assert len(emulator.messages(ANN)) == arrived
    assert (await client.send_message(ANN, "second")).text == "second"


async def test_a_hanging_call_took_effect_though_nobody_was_told(emulator: Emulator, client: Bot) -> None:
    emulator.faults.add(faults.hang(accepted=True), "sendMessage")

    with pytest.raises(TimedOut):
        await client.send_message(ANN, "lost?", read_timeout=0.2)

    assert [message.text for message in emulator.messages(ANN)] == ["lost?"]


async def test_a_fault_waits_for_its_chat_and_its_turn(emulator: Emulator, client: Bot) -> None:
    emulator.faults.add(faults.flood(7), "sendMessage", ANN, nth=2)

    await client.send_message(ANN, "first")
    await client.send_message(GROUP, "elsewhere")

    with pytest.raises(RetryAfter):
        await client.send_message(ANN, "second")


async def test_a_fault_may_last_until_it_is_cleared(emulator: Emulator, client: Bot) -> None:
    emulator.faults.add(faults.page(502), times=None)
    for _ in range(3):
        with pytest.raises(NetworkError):
            await client.get_me()

    emulator.faults.clear()

    assert (await client.get_me()).is_bot


async def test_an_outage_refuses_connections_and_ends_with_all_it_knew(emulator: Emulator, client: Bot) -> None:
    await client.send_message(ANN, "before")
    await emulator.stop()
    with pytest.raises(NetworkError, match="ConnectError"):
        await client.send_message(ANN, "meanwhile")

    await emulator.start(emulator.port)

    await client.send_message(ANN, "after")
    assert [message.text for message in emulator.messages(ANN)] == ["before", "after"]


async def test_a_long_poll_waits_again_after_an_outage(emulator: Emulator, client: Bot) -> None:
    await emulator.stop()
    await emulator.start(emulator.port)
    poll = asyncio.create_task(client.get_updates(timeout=30))
    await emulator.wait_for(lambda: emulator.world.poll)

    emulator.say(ANN, ANN, "back?")

    assert len(await asyncio.wait_for(poll, 5)) == 1


async def test_who_asks_again_too_early_is_refused_again() -> None:
    clock = ManualClock()
    async with Emulator(clock=clock) as emulator:
        emulator.add_chat(ANN)
        for _ in range(5):
            await ask(emulator, "sendMessage", chat_id=ANN, text="burst")
        clock.advance(0.5)
        refused = await ask(emulator, "sendMessage", chat_id=ANN, text="refused until 1.5")
        clock.advance(0.75)

        again = await ask(emulator, "sendMessage", chat_id=ANN, text="a token is there, the time is not")

    assert refused["parameters"] == again["parameters"] == {"retry_after": 1}


async def test_edits_count_as_messages(emulator: Emulator, client: Bot) -> None:
    sent = await client.send_message(ANN, "0")
    for number in range(1, 5):
        await client.edit_message_text(str(number), ANN, sent.message_id)

    with pytest.raises(RetryAfter):
        await client.edit_message_text("5", ANN, sent.message_id)


async def test_a_fault_may_strike_by_chance_and_the_same_way_in_every_run(emulator: Emulator, client: Bot) -> None:
    rule = emulator.faults.add(faults.page(502), "getMe", times=None, chance=0.5)
    for _ in range(20):
        with suppress(NetworkError):
            await client.get_me()

    assert (rule.seen, rule.struck) == (20, 7)


async def test_a_slow_answer_is_the_right_one(emulator: Emulator, client: Bot) -> None:
    emulator.faults.add(faults.slow(0.2), "sendMessage")
    sending = asyncio.create_task(client.send_message(ANN, "patience"))
    await emulator.wait_for(lambda: emulator.messages(ANN))

    assert not sending.done()
    assert (await sending).text == "patience"


async def test_a_dripping_answer_is_whole_in_the_end(emulator: Emulator, client: Bot) -> None:
    emulator.faults.add(faults.drip(0.0), "getMe")

    assert (await client.get_me()).id == emulator.bot.id


async def test_a_long_wait_passes_at_once_when_the_clock_is_moved() -> None:
    clock = ManualClock()
    async with Emulator(clock=clock) as emulator:
        emulator.faults.add(faults.slow(3600), "getMe")
        asking = asyncio.create_task(ask(emulator, "getMe"))
        await emulator.wait_for(lambda: emulator.calls("getMe"))

        clock.advance(3600)

        assert (await asking)["ok"]


async def test_a_bot_must_lead_a_channel_to_post_in_it(emulator: Emulator, client: Bot) -> None:
    emulator.add_chat(-1_077, "channel", bot="member")

    with pytest.raises(BadRequest, match="eed administrator rights in the channel chat"):
        await client.send_message(-1_077, "hello?")


async def test_a_bot_that_a_group_restricts_may_not_write(emulator: Emulator, client: Bot) -> None:
    emulator.add_chat(-77, "group", bot="restricted")

    with pytest.raises(BadRequest, match="ot enough rights to send text messages to the chat"):
        await client.send_message(-77, "hello?")
