"""The sign of life that a monitor waits for."""

from __future__ import annotations

import pytest
from make import MINUTE, NOW
from web import FeedServer

from bot.feeds.heartbeat import Heartbeat


async def test_a_monitor_is_pinged_once_a_minute_at_most(server: FeedServer) -> None:
    heart = Heartbeat(server.put("/key"))
    for seconds in (0, 30, 59, 60, 90, 20):
        await heart.beat(NOW + MINUTE * seconds / 60)
    assert server.requests["/key"] == 2


async def test_a_clock_that_is_set_back_stops_no_heart(server: FeedServer) -> None:
    heart = Heartbeat(server.put("/key"))
    await heart.beat(NOW)
    await heart.beat(NOW - 60 * MINUTE)
    assert server.requests["/key"] == 2


@pytest.mark.parametrize(("status", "reason"), [(200, ""), (500, "HTTP 500"), (404, "HTTP 404")])
async def test_a_monitor_that_refuses_is_logged_without_its_address(
    server: FeedServer, caplog: pytest.LogCaptureFixture, status: int, reason: str
) -> None:
    await Heartbeat(server.put("/key", status=status)).beat(NOW)
    assert caplog.messages == ([f"event=heartbeat_failed reason={reason}"] if reason else [])


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/key", "http://nobody.invalid/key", "http://[", "http://"])
async def test_a_monitor_that_cannot_be_reached_stops_nothing(url: str, caplog: pytest.LogCaptureFixture) -> None:
    await Heartbeat(url).beat(NOW)
    assert "event=heartbeat_failed" in caplog.text
    assert "key" not in caplog.text


async def test_without_an_address_there_is_no_heart() -> None:
    assert not Heartbeat("").is_due(NOW)
