"""Whatever people without a right say, press or forge: nobody trips over it, and nothing changes."""

from __future__ import annotations

import asyncio
import logging
import random
from datetime import UTC, datetime
from pathlib import Path

import pytest
from botapi import Message
from talks import ADMIN, FILE, GROUP, OWNER, STRANGER, Chat, chat, emulator

from bot.store.store import Store

__all__ = ["chat", "emulator"]

NEVER = datetime(2020, 1, 1, tzinfo=UTC)
CALLS_A_PERSON = 25  # thirty a minute are answered
WORDS = (
    *("own", "iron", "iron:", "own:", "own:1", "Port", "Dasu", "=", "port", "NEAR/5", "(", ")", "NOT", '"', "*", ":"),
    *(
        "hourly",
        "23:00-06:00",
        "2h",
        "https://paper.example/1",
        "\u202e",
        "\u2067",
        "\n",
        "\0",
        "x" * 300,
        "爆炸",
        "بم",
        "\ud7ff",
    ),
)


def saying(chance: random.Random, names: list[str]) -> str:
    """A command that exists, or nearly, with anything behind it."""
    name = chance.choice([*names, "", "nothing", "add@watch_test_bot", "add@other_bot"])
    return f"/{name} {' '.join(chance.choices(WORDS, k=chance.randrange(7)))}"


def code(chance: random.Random, known: list[str]) -> str:
    """The code of a button: one that exists, one that nearly does, or noise."""
    made = chance.choice([*known, "1sxxxxxxxxxxxx", "1l" + "a+" + "0" * 16, "", "1", "2s", "\0", "é" * 30])
    flipped = list(made)
    if flipped and chance.random() < 0.6:
        flipped[chance.randrange(len(flipped))] = chance.choice("0123456789abcstlfmueonwghi+-:?=_")
    return "".join(flipped)


async def state(chat: Chat) -> tuple[object, ...]:
    """All that somebody could have changed."""
    store = chat.store
    return (
        await store.ask(Store.own_lists),
        await store.ask(Store.subscriptions),
        await store.ask(Store.owners),
        await store.ask(Store.mutes, NEVER),
        [await store.ask(Store.changes, str(where)) for where in (GROUP, OWNER, STRANGER)],
        _texts(chat.folder / "watchlists"),
    )


def _texts(folder: Path) -> list[tuple[str, str]]:
    return [(path.name, path.read_text()) for path in sorted(folder.iterdir())]


async def offered(chat: Chat) -> list[Message]:
    """Messages whose buttons would change something for who may press them."""
    await chat.taps(GROUP, ADMIN, await chat.says(GROUP, ADMIN, "/add Port = port"), "Save")
    return [
        await chat.says(GROUP, ADMIN, said)
        for said in ("/add Quay = quay", "/edit Port = gwadar", "/subscribe", "/forget", "/unsubscribe")
    ]


async def worked_through(chat: Chat) -> None:
    """Waits until all that was said and pressed is answered, or met with silence."""
    await chat.emulator.wait_for(lambda: not chat.emulator.world.updates, 30)
    async with asyncio.timeout(30):
        while await chat.store.ask(Store.unanswered):  # noqa: ASYNC110 - the store tells nobody that it changed
            await asyncio.sleep(0.02)


@pytest.mark.parametrize("seed", range(4))
async def test_members_and_strangers_change_nothing(chat: Chat, seed: int, caplog: pytest.LogCaptureFixture) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same each time
    messages = await offered(chat)
    names = [command["command"] for command in chat.emulator.commands("all_private_chats")]
    assert "add" in names
    known = [str(button["callback_data"]) for each in messages for row in each.keyboard for button in row]
    before = await state(chat)
    for person in range(4):
        member = 1000 + person
        chat.emulator.add_user(member)
        chat.emulator.world.chats[GROUP].statuses[member] = "member"
        for _ in range(CALLS_A_PERSON):
            if chance.random() < 0.5:
                chat.emulator.say(GROUP, member, saying(chance, names))
                chat.emulator.say(STRANGER, STRANGER, saying(chance, names))
            else:
                chat.emulator.press(GROUP, member, chance.choice(messages).id, code(chance, known))
                chat.emulator.press(STRANGER, STRANGER, chance.choice(messages).id, code(chance, known))
    await worked_through(chat)
    assert await state(chat) == before
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []
    assert (chat.folder / "watchlists" / "iron.yaml").read_text() == FILE
