"""Talks with the bot, over HTTP, with a strict Bot API at the other end and a real store behind it."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from datetime import UTC, timedelta
from itertools import count
from pathlib import Path
from traceback import format_exception
from typing import Any

import pytest
from botapi import Emulator, faults
from lines import (
    ADMIN,
    CHANNEL,
    FOREIGN,
    FORUM,
    GROUP,
    MEMBER,
    OWNER,
    STRANGER,
    Talk,
    bot,
    emulator,
    sender,
    talk,
    until,
)
from make import NOW, card, delivery
from staff import office

from bot.actions import Access
from bot.errors import ConfigError
from bot.feeds.wire import Wire
from bot.model import Closed, Delivery, Destination, Kind, Outcome, Refused, Sent, State, TryAgain, Unknown
from bot.store.thread import StoreThread
from bot.telegram.pace import Pace
from bot.telegram.service import Connection, TelegramService

__all__ = ["bot", "emulator", "sender"]

# ── a first talk ─────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_start_says_what_this_is_and_what_comes_next_and_subscribes_to_nothing(bot: Talk) -> None:
    said = (await bot.says(OWNER, OWNER, "/start")).text
    assert len(said.splitlines()) == 4
    assert "/subscribe" in said.splitlines()[-1]
    assert await bot.follows(OWNER) == ()


async def test_help_lists_every_command_of_the_menu(bot: Talk) -> None:
    said = (await bot.says(OWNER, OWNER, "/help")).text
    menu = [command["command"] for command in bot.emulator.commands(f"chat:{OWNER}")]
    assert {"start", "help", "subscribe", "unsubscribe", "status", "invite", "merge"} <= set(menu)
    assert {line.split()[0] for line in said.splitlines() if line[0] == "/"} == {f"/{command}" for command in menu}


@pytest.mark.parametrize(("user", "scope"), [(ADMIN, "all_chat_administrators"), (MEMBER, "all_group_chats")])
async def test_help_lists_what_the_person_may_do_as_the_menu_does(bot: Talk, user: int, scope: str) -> None:
    said = (await bot.says(GROUP, user, "/help")).text
    menu = [command["command"] for command in bot.emulator.commands(scope)]
    assert {line.split()[0] for line in said.splitlines() if line[0] == "/"} == {f"/{command}" for command in menu}


async def test_members_of_a_group_are_offered_only_what_they_may_do(bot: Talk) -> None:
    await bot.says(OWNER, OWNER, "/help")
    members, admins = (
        {command["command"] for command in bot.emulator.commands(scope)}
        for scope in ("all_group_chats", "all_chat_administrators")
    )
    assert {"subscribe", "unsubscribe"} <= admins - members
    assert {"status", "help"} <= members


@pytest.mark.parametrize("name", ["iron-brother", "Iron-Brother", "iron brother"])
async def test_subscribing_by_name_or_title_acts_at_once(bot: Talk, name: str) -> None:
    assert "Following Iron Brother" in (await bot.says(OWNER, OWNER, f"/subscribe {name}")).text
    assert await bot.follows(OWNER) == ("iron-brother",)


async def test_subscribing_again_says_that_it_is_so_already(bot: Talk) -> None:
    await bot.says(OWNER, OWNER, "/subscribe iron-brother")
    assert "already" in (await bot.says(OWNER, OWNER, "/subscribe iron-brother")).text


async def test_a_mistyped_name_gets_the_right_one_as_an_example(bot: Talk) -> None:
    said = (await bot.says(OWNER, OWNER, "/subscribe iron-bother")).text
    assert "did you mean “iron-brother”?" in said
    assert "Example: /subscribe iron-brother" in said


async def test_a_list_that_is_wanted_at_a_time_there_is_not_gets_those_that_there_are(bot: Talk) -> None:
    said = (await bot.says(OWNER, OWNER, "/subscribe iron brother weekly")).text
    assert "“weekly” is none of instant, hourly, digest." in said
    assert "/subscribe iron brother hourly" in said


async def test_unsubscribing_ends_it_and_says_so_once(bot: Talk) -> None:
    await bot.says(OWNER, OWNER, "/subscribe rivers")
    assert "No longer following" in (await bot.says(OWNER, OWNER, "/unsubscribe rivers")).text
    assert "was not followed" in (await bot.says(OWNER, OWNER, "/unsubscribe rivers")).text
    assert await bot.follows(OWNER) == ()


async def test_status_counts_and_names_what_is_followed_here(bot: Talk) -> None:
    await bot.says(OWNER, OWNER, "/subscribe iron-brother")
    said = (await bot.says(OWNER, OWNER, "/status")).text
    assert said.splitlines()[0] == "Feeds: 0; none read yet"
    assert said.splitlines()[-1] == "Followed here: Iron Brother"


@pytest.mark.parametrize(
    ("said", "hint"), [("/subscrib", "did you mean /subscribe?"), ("/xyzzy", "/help"), ("hello", "/subscribe")]
)
async def test_what_is_no_command_of_ours_gets_a_hint_in_a_private_chat(bot: Talk, said: str, hint: str) -> None:
    assert hint in (await bot.says(OWNER, OWNER, said)).text


async def test_what_a_person_types_cannot_become_a_link_in_the_answer(bot: Talk) -> None:
    assert "@someone" not in (await bot.says(OWNER, OWNER, "/subscribe @someone evil.example")).text


# ── menus ────────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_subscribe_alone_is_a_menu_that_shows_what_a_press_did(bot: Talk) -> None:
    menu = await bot.says(OWNER, OWNER, "/subscribe")
    assert menu.buttons == ("Iron Brother", "Iron")
    assert "Following Iron Brother" in await bot.taps(OWNER, OWNER, menu, "Iron Brother")
    assert bot.emulator.sent(OWNER)[-1].buttons == ("✓ Iron Brother", "Iron")
    assert await bot.follows(OWNER) == ("iron-brother",)


async def test_a_button_pressed_twice_does_what_it_said_once(bot: Talk) -> None:
    menu = await bot.says(OWNER, OWNER, "/subscribe")
    data = str(menu.button("Iron Brother")["callback_data"])
    first, second = (bot.emulator.press(OWNER, OWNER, menu.id, data) for _ in range(2))
    assert "Following" in await bot.answer_to(first)
    assert "already" in await bot.answer_to(second)
    assert await bot.follows(OWNER) == ("iron-brother",)


async def test_a_marked_button_ends_what_it_marks(bot: Talk) -> None:
    await bot.says(OWNER, OWNER, "/subscribe rivers")
    menu = await bot.says(OWNER, OWNER, "/subscribe")
    await bot.taps(OWNER, OWNER, menu, "✓ Iron")
    assert await bot.follows(OWNER) == ()


async def test_the_unsubscribe_menu_shrinks_to_a_sentence(bot: Talk) -> None:
    await bot.says(OWNER, OWNER, "/subscribe rivers")
    menu = await bot.says(OWNER, OWNER, "/unsubscribe")
    assert menu.buttons == ("✓ Iron",)
    await bot.taps(OWNER, OWNER, menu, "✓ Iron")
    shown = bot.emulator.sent(OWNER)[-1]
    assert (shown.id, shown.buttons) == (menu.id, ())
    assert "/subscribe" in shown.text


@pytest.mark.parametrize("data", ["0a+0123456789abcdef", "1a+0123456789abcdef", "", "1a+", "x" * 64, "دادہ"])
async def test_forged_and_outdated_buttons_get_a_sentence(bot: Talk, data: str) -> None:
    menu = await bot.says(OWNER, OWNER, "/subscribe")
    assert "older menu" in await bot.answer_to(bot.emulator.press(OWNER, OWNER, menu.id, data))


async def test_the_right_to_press_is_looked_up_at_each_press(bot: Talk) -> None:
    menu = await bot.says(GROUP, OWNER, "/subscribe")
    assert "admin" in await bot.taps(GROUP, MEMBER, menu, "Iron Brother", shows=False)
    assert await bot.follows(GROUP) == ()


async def test_a_press_on_a_message_that_is_gone_still_acts(bot: Talk) -> None:
    menu = await bot.says(OWNER, OWNER, "/subscribe")
    data = str(menu.button("Iron")["callback_data"])
    assert "Following" in await bot.answer_to(bot.emulator.press(OWNER, OWNER, 9999, data))


# ── who may ──────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_stranger_gets_one_polite_sentence_and_then_silence(bot: Talk) -> None:
    assert "private" in (await bot.says(STRANGER, STRANGER, "/start")).text
    assert await bot.is_silent_after(STRANGER, lambda: bot.emulator.say(STRANGER, STRANGER, "/subscribe iron-brother"))
    assert await bot.follows(STRANGER) == ()


async def test_in_open_access_everybody_may_subscribe(emulator: Emulator, tmp_path: Path) -> None:
    async with talk(emulator, tmp_path, Access("open")) as bot:
        await bot.says(STRANGER, STRANGER, "/subscribe iron-brother")
        assert await bot.follows(STRANGER) == ("iron-brother",)


async def test_the_one_time_link_makes_its_first_visitor_an_owner(emulator: Emulator, tmp_path: Path) -> None:
    async with talk(emulator, tmp_path, Access()) as bot:
        code = await bot.actions.first_owner_code()
        assert "private" in (await bot.says(STRANGER, STRANGER, "/start wrong-code")).text
        assert "owner" in (await bot.says(OWNER, OWNER, f"/start {code}")).text.splitlines()[0]
        assert await bot.actions.owners() == {OWNER}
        assert await bot.is_silent_after(STRANGER, lambda: bot.emulator.say(STRANGER, STRANGER, f"/start {code}"))


@pytest.mark.parametrize("user", [OWNER, ADMIN])
async def test_in_a_group_owners_and_admins_subscribe(bot: Talk, user: int) -> None:
    await bot.says(GROUP, user, "/subscribe iron-brother")
    assert await bot.follows(GROUP) == ("iron-brother",)


@pytest.mark.parametrize("command", ["/subscribe iron-brother", "/subscribe", "/unsubscribe iron-brother"])
async def test_in_a_group_a_member_is_told_to_ask_an_admin(bot: Talk, command: str) -> None:
    assert "admin" in (await bot.says(GROUP, MEMBER, command)).text
    assert await bot.follows(GROUP) == ()


async def test_a_member_of_a_group_may_ask_how_things_stand(bot: Talk) -> None:
    assert "Feeds" in (await bot.says(GROUP, MEMBER, "/status")).text


async def test_an_anonymous_admin_may_subscribe(bot: Talk) -> None:
    chat = {"id": GROUP, "type": "group", "title": "Desk"}
    await bot.says(GROUP, 0, "/subscribe iron-brother", sender_chat=chat)
    assert await bot.follows(GROUP) == ("iron-brother",)


async def test_somebody_who_speaks_as_another_channel_is_no_admin(bot: Talk) -> None:
    other = {"id": -1_001_000_000_999, "type": "channel", "title": "Other"}
    assert "admin" in (await bot.says(GROUP, 0, "/subscribe iron-brother", sender_chat=other)).text
    assert await bot.follows(GROUP) == ()


async def test_a_group_without_an_owner_in_it_is_sent_away_once(bot: Talk) -> None:
    assert "private" in (await bot.says(FOREIGN, STRANGER, "/subscribe iron-brother")).text
    assert await bot.is_silent_after(FOREIGN, lambda: bot.emulator.say(FOREIGN, STRANGER, "/status"))
    assert await bot.follows(FOREIGN) == ()


async def test_admins_are_looked_up_once_in_five_minutes(bot: Talk) -> None:
    for _ in range(3):
        await bot.says(GROUP, ADMIN, "/subscribe iron-brother")
    asked = [call.params["user_id"] for call in bot.emulator.calls("getChatMember")]
    assert asked.count(str(ADMIN)) == 1


async def test_a_channel_subscribes_by_its_own_post(bot: Talk) -> None:
    await bot.says(CHANNEL, 0, "/subscribe iron-brother")
    assert await bot.follows(CHANNEL) == ("iron-brother",)


async def test_a_forum_topic_subscribes_for_itself_and_is_answered_there(bot: Talk) -> None:
    assert (await bot.says(FORUM, ADMIN, "/subscribe iron-brother", topic=9)).topic == 9
    assert await bot.follows(FORUM, 9) == ("iron-brother",)
    assert await bot.follows(FORUM) == ()


async def test_the_thirty_first_command_of_a_minute_is_refused_and_the_next_ignored(
    emulator: Emulator, tmp_path: Path
) -> None:
    emulator.buckets.on = False
    unpaced = Pace(count(0, 100).__next__)
    async with talk(emulator, tmp_path, Access(owners=frozenset({OWNER})), pace=unpaced) as bot:
        for _ in range(30):
            await bot.says(GROUP, MEMBER, "/help")
        assert "wait" in (await bot.says(GROUP, MEMBER, "/help")).text
        assert await bot.is_silent_after(GROUP, lambda: bot.emulator.say(GROUP, MEMBER, "/help"))


# ── what is met with silence ─────────────────────────────────────────────────────────────────────────────────────────


ORIGIN = {"type": "user", "date": 1, "sender_user": {"id": 9, "is_bot": False, "first_name": "X"}}


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("/subscribe@other_bot rivers", {}),
        ("/subscribe rivers", {"forward_origin": ORIGIN}),
        ("/subscribe rivers", {"via_bot": {"id": 9, "is_bot": True, "first_name": "X"}}),
    ],
)
async def test_commands_that_are_not_for_us_get_silence(bot: Talk, text: str, fields: dict[str, object]) -> None:
    assert await bot.is_silent_after(OWNER, lambda: bot.emulator.say(OWNER, OWNER, text, **fields))  # type: ignore[arg-type]  # raw fields
    assert await bot.follows(OWNER) == ()


async def test_an_edited_command_gets_silence(bot: Talk) -> None:
    await bot.says(OWNER, OWNER, "/help")
    asked = bot.emulator.messages(OWNER)[0]
    assert await bot.is_silent_after(OWNER, lambda: bot.emulator.change(OWNER, asked.id, "/subscribe rivers"))
    assert await bot.follows(OWNER) == ()


@pytest.mark.parametrize("text", ["/xyzzy", "hello", "what about /subscribe"])
async def test_talk_in_a_group_gets_silence(bot: Talk, text: str) -> None:
    assert await bot.is_silent_after(GROUP, lambda: bot.emulator.say(GROUP, MEMBER, text))


async def test_a_command_that_names_us_is_ours(bot: Talk) -> None:
    said = await bot.says(GROUP, MEMBER, f"/help@{bot.service.username.upper()}")
    assert "/subscribe" in said.text


# ── the life of a chat ───────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_blocked_chat_is_closed_until_start(bot: Talk) -> None:
    await bot.says(OWNER, OWNER, "/subscribe iron-brother")
    bot.emulator.block(OWNER)
    await until(lambda: bot.follows(OWNER), ())
    bot.emulator.unblock(OWNER)
    assert "Iron Brother" in (await bot.says(OWNER, OWNER, "/start")).text
    assert await bot.follows(OWNER) == ("iron-brother",)


async def test_a_group_that_becomes_a_supergroup_keeps_its_subscriptions(bot: Talk) -> None:
    await bot.says(GROUP, ADMIN, "/subscribe iron-brother")
    bot.emulator.migrate(GROUP, -1_001_000_000_602)
    await until(lambda: bot.follows(-1_001_000_000_602), ("iron-brother",))
    assert await bot.follows(GROUP) == ()


async def test_a_surprise_is_told_to_the_person_and_logged_without_the_token(
    bot: Talk, caplog: pytest.LogCaptureFixture
) -> None:
    await bot.store.ask(lambda store: store._db.execute("DROP TABLE stories"))
    assert "logged" in (await bot.says(OWNER, OWNER, "/status")).text
    [line] = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
    assert line.startswith("event=handler_failed error=")
    assert bot.emulator.token not in caplog.text


async def test_a_reply_that_a_chat_no_longer_takes_closes_it(bot: Talk) -> None:
    await bot.says(GROUP, ADMIN, "/subscribe iron-brother")
    bot.emulator.faults.add(faults.refuse(403, "Forbidden: the group chat was deleted"), "sendMessage", GROUP)
    bot.emulator.say(GROUP, ADMIN, "/status")
    await until(lambda: bot.follows(GROUP), ())


# ── the line ─────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_refused_token_stops_the_start_and_stays_secret(
    emulator: Emulator, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    store, token = await StoreThread.open(tmp_path), "7000000001:AAbbCCddEEffGGhhIIjjKKll"
    staff = (await office(store, tmp_path)).staff
    async with Wire() as wire:
        connection = Connection(token, wire.ask, wire.ask, emulator.base_url)
        service = TelegramService(connection, staff, UTC, lambda: NOW)
        with pytest.raises(ConfigError, match="BOT_TELEGRAM_TOKEN: Telegram refuses this token") as refused:
            await service.start(listen=True)
    assert token not in caplog.text + "".join(format_exception(refused.value)) + repr(connection)
    await store.close()


async def test_without_a_network_the_start_returns_and_the_line_opens_later(emulator: Emulator, tmp_path: Path) -> None:
    emulator.faults.add(faults.page(502), "getMe")
    async with talk(emulator, tmp_path, Access(), listen=False) as bot:
        assert bot.service.turn(str(OWNER)) is None
        assert bot.service.username == ""
        await emulator.wait_for(lambda: len(emulator.calls("getMe")) == 2)

        async def name() -> str:
            return bot.service.username

        await until(name, emulator.bot.username)
        assert isinstance(await bot.service.send(to(OWNER)), Sent)


@pytest.mark.parametrize("fault", [faults.hang(), faults.refuse(401, "Unauthorized"), faults.garbage()])
async def test_stopping_takes_less_than_three_seconds_whatever_the_line_does(bot: Talk, fault: faults.Fault) -> None:
    bot.emulator.faults.add(fault, times=None)
    bot.emulator.say(OWNER, OWNER, "/status")
    await bot.emulator.wait_for(lambda: [call for call in bot.emulator.transcript if call.fault])
    async with asyncio.timeout(3):
        await bot.service.stop()


async def test_at_debug_no_log_line_holds_the_token(
    emulator: Emulator, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with talk(emulator, tmp_path, Access(owners=frozenset({OWNER}))) as bot:
        await bot.says(OWNER, OWNER, "/help")
    assert "event=connected" in caplog.text
    assert emulator.token not in caplog.text


# ── sending ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def to(chat: int, topic: int = 0, **given: Any) -> Delivery:
    return replace(delivery(**given), destination=Destination(str(chat), topic))


async def test_an_alert_arrives_as_a_card_with_links_and_without_a_preview(sender: Talk) -> None:
    assert await sender.service.send(to(OWNER)) == Sent(1)
    [message] = sender.emulator.sent(OWNER)
    assert message.text.splitlines()[1] == card().title
    assert message.links == (card().url, "https://review.example/?p=1")
    assert message.preview == {"is_disabled": True}
    assert sender.emulator.violations == []


async def test_what_the_library_cannot_read_in_our_own_message_does_not_count(sender: Talk) -> None:
    told = b'{"ok":true,"result":{"message_id":7,"date":1,"chat":{"id":501,"type":"private"},"entities":7}}'
    sender.emulator.faults.add(faults.garbage(told), "sendMessage")
    assert await sender.service.send(to(OWNER)) == Sent(7)


@pytest.mark.parametrize("sounds", [True, False])
async def test_what_may_not_sound_arrives_silently(sender: Talk, *, sounds: bool) -> None:
    await sender.service.send(to(OWNER, facts=card(sounds=sounds)))
    assert sender.emulator.sent(OWNER)[0].silent is not sounds


async def test_a_revision_edits_the_alert_in_place(sender: Talk) -> None:
    await sender.service.send(to(OWNER))
    alert = sender.emulator.sent(OWNER)[0]
    later = to(
        OWNER, key="revision:s:3", kind=Kind.REVISION, facts=card(title="Nine killed near Dasu"), message=alert.id
    )
    assert await sender.service.send(later) == Sent(alert.id)
    (edited,) = sender.emulator.sent(OWNER)
    assert edited.text.splitlines()[1] == "Nine killed near Dasu"
    assert edited.text.endswith("· edit 3")
    assert await sender.service.send(later) == Sent()  # made twice, it changes nothing


@pytest.mark.parametrize("gone", ["deleted", "foreign"])
async def test_an_edit_of_what_is_no_message_of_ours_is_refused(sender: Talk, gone: str) -> None:
    number = 99 if gone == "deleted" else sender.emulator.say(OWNER, OWNER, "hello").id
    later = to(OWNER, key="revision:s:1", kind=Kind.REVISION, message=number)
    assert isinstance(await sender.service.send(later), Refused)


async def test_an_update_answers_its_alert_and_stands_alone_when_that_is_gone(sender: Talk) -> None:
    await sender.service.send(to(OWNER))
    alert = sender.emulator.sent(OWNER)[0]
    facts = card(changes=("6 killed, was 3",), sounds=False)
    for number in (alert.id, 99):
        await sender.service.send(to(OWNER, key="update:s:1", kind=Kind.UPDATE, facts=facts, message=number))
    _, answer, alone = sender.emulator.sent(OWNER)
    assert (answer.reply_to, alone.reply_to) == (alert.id, 0)
    assert answer.text.splitlines()[:2] == ["Update", "6 killed, was 3"]
    assert answer.silent


async def test_an_alert_goes_into_its_topic(sender: Talk) -> None:
    await sender.service.send(to(FORUM, topic=9))
    assert sender.emulator.sent(FORUM)[0].topic == 9


async def test_what_may_repeat_says_so(sender: Talk) -> None:
    await sender.service.send(to(OWNER, state=State.AMBIGUOUS))
    assert sender.emulator.sent(OWNER)[0].text.startswith("May repeat")


async def test_a_text_whose_format_is_refused_goes_out_plain(sender: Talk) -> None:
    refusal = faults.refuse(400, "Bad Request: entity URL 'x' is invalid: Wrong HTTP URL")
    sender.emulator.faults.add(refusal, "sendMessage")
    assert isinstance(await sender.service.send(to(OWNER)), Sent)
    [message] = sender.emulator.sent(OWNER)
    assert (message.entities, message.text.splitlines()[1]) == ((), card().title)


@pytest.mark.parametrize(
    ("fault", "outcome", "arrived"),
    [
        (faults.reset(accepted=True), Unknown, 1),
        (faults.page(502), Unknown, 0),
        (faults.garbage(accepted=True), Unknown, 1),
        (faults.garbage(b'{"ok":false}'), Unknown, 0),
        (faults.garbage(b'{"ok":true,"result":true}'), Unknown, 0),
        (faults.refuse(401, "Unauthorized"), TryAgain, 0),
        (faults.refuse(400, "Bad Request: BUTTON_DATA_INVALID"), Refused, 0),
        (faults.refuse(403, "Forbidden: user is deactivated"), Closed, 0),
        (faults.refuse(413, "Request Entity Too Large"), Refused, 0),
    ],
    ids=["cut off", "502", "no JSON", "not ok", "no message", "401", "bad button", "403", "413"],
)
async def test_every_failure_of_a_send_is_told_as_what_it_is(
    sender: Talk, fault: faults.Fault, outcome: type[Outcome], arrived: int
) -> None:
    sender.emulator.faults.add(fault, "sendMessage")
    assert isinstance(await sender.service.send(to(OWNER)), outcome)
    assert len(sender.emulator.sent(OWNER)) == arrived


@pytest.mark.filterwarnings("ignore:.*retry_after")
async def test_a_flooded_chat_waits_and_holds_up_no_other(sender: Talk) -> None:
    sender.emulator.faults.add(faults.flood(43838), "sendMessage", OWNER)
    assert await sender.service.send(to(OWNER)) == TryAgain("the service asks to wait", timedelta(seconds=43838))
    wait = sender.service.turn(str(OWNER))
    assert wait
    assert wait > timedelta(hours=12)
    assert sender.service.turn(str(GROUP)) == timedelta(0)


async def test_a_group_that_moved_is_told_with_its_new_id(sender: Talk) -> None:
    sender.emulator.migrate(GROUP, -1_001_000_000_602)
    outcome = await sender.service.send(to(GROUP))
    assert isinstance(outcome, Closed)
    assert outcome.moved_to == "-1001000000602"


async def test_an_unknown_chat_is_closed(sender: Talk) -> None:
    assert isinstance(await sender.service.send(to(424242)), Closed)
