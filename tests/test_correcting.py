"""Talks of owners who say which stories are one, and which are two."""

from __future__ import annotations

import pytest
from botapi.fixtures import emulator
from lines import ADMIN, GROUP, OWNER, Talk, bot
from test_story_buttons import ATTACK, DEAL, told

from bot.store.store import Store

__all__ = ["bot", "emulator"]


async def test_an_owner_makes_one_story_of_two_and_two_of_one(bot: Talk) -> None:
    attack, deal = await told(bot)
    said = (await bot.says(GROUP, OWNER, f"/merge {DEAL.url}", reply_to=attack.id)).text
    assert said.startswith("One story now: “Bus attacked")
    assert "one story already" in (await bot.says(GROUP, OWNER, f"/merge {DEAL.url}", reply_to=attack.id)).text
    into, gone = (str(each.button("Why")["callback_data"])[2:] for each in (attack, deal))
    assert await bot.store.ask(Store.continued) == {gone: into}
    assert f"1 article left story {into}" in (await bot.says(GROUP, OWNER, f"/split {DEAL.url}")).text
    assert await bot.store.ask(Store.continued) == {}
    assert "nothing to take apart" in (await bot.says(GROUP, OWNER, f"/split {DEAL.url}")).text
    assert "One story now" in (await bot.says(GROUP, OWNER, f"/merge {gone}", reply_to=attack.id)).text


async def test_who_is_no_owner_corrects_nothing(bot: Talk) -> None:
    attack, _ = await told(bot)
    for command in (f"/merge {DEAL.url}", f"/split {ATTACK.url}"):
        assert "owner" in (await bot.says(GROUP, ADMIN, command, reply_to=attack.id)).text
    assert await bot.store.ask(Store.stale) == {}


@pytest.mark.parametrize(
    ("said", "answers"),
    [
        ("/merge", True),
        ("/merge nothing", True),
        ("/merge https://", True),
        ("/merge https://other.example/1", True),
        ("/merge aaaaaaaaaa", True),
        (f"/merge {DEAL.url}", False),
        ("/split", True),
        ("/split nothing", True),
        ("/split https://other.example/1", False),
    ],
)
async def test_a_correction_that_names_nothing_known_gets_an_example(bot: Talk, said: str, *, answers: bool) -> None:
    attack, _ = await told(bot)
    reply = await bot.says(GROUP, OWNER, said, reply_to=attack.id if answers else 0)
    assert "\nExample: /" in reply.text
    assert await bot.store.ask(Store.stale) == {}
