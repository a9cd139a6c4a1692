"""A short `make torture`: real processes, killed for real at steps that matter most."""

from __future__ import annotations

from pathlib import Path

import pytest
from torture.kills import PASSES, Kill
from torture.towns import found

from bot.crash import Step

KILLS = (
    Kill(Step.POLL_PLACED),
    Kill(Step.STORY_MENDING),
    Kill(Step.DIGEST_MADE),
    Kill(Step.STORE_WRITING, 6),
    Kill(Step.SEND_POSTING, 2),
    Kill(Step.SEND_ANSWERED),
    Kill(Step.CHAT_HEARD),
    Kill(Step.CHAT_ANSWERED),
    Kill(Step.CHAT_MOVING),
    Kill(Step.MENU_EDITING),
    Kill(Step.FILE_WRITTEN),
    Kill(),
)


@pytest.mark.timeout(180)
async def test_whatever_step_the_service_is_killed_at_it_keeps_its_promises(tmp_path: Path) -> None:
    async with found(tmp_path / "town", seed=1) as town:
        await town.begin()
        for kill in KILLS:
            await town.live(kill)
        await town.live_on()
        assert town.broken == []
        assert not town.missed


def test_every_step_has_its_place_in_make_torture() -> None:
    assert set(PASSES) == set(Step) - {Step.SCHEMA}
