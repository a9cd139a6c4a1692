"""Calls to a service: within their time, and told apart by whether they left."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator
from contextlib import closing

import pytest
from botapi import Emulator, faults
from botapi.fixtures import emulator

from bot.errors import WireError
from bot.feeds.wire import Wire

__all__ = ["emulator"]

CHAT = 501
SAID = {"chat_id": str(CHAT), "text": "Dasu & <b>"}


@pytest.fixture
async def wire() -> AsyncIterator[Wire]:
    async with Wire() as opened:
        yield opened


def method(emulator: Emulator, name: str) -> str:
    return f"{emulator.base_url}/bot{emulator.token}/{name}"


async def test_a_form_arrives_as_it_is(emulator: Emulator, wire: Wire) -> None:
    emulator.add_chat(CHAT)
    status, _ = await wire.ask(method(emulator, "sendMessage"), SAID, {}, 5)
    assert status == 200
    assert emulator.sent(CHAT)[0].text == "Dasu & <b>"


async def test_a_file_arrives_beside_its_form(emulator: Emulator, wire: Wire) -> None:
    emulator.add_chat(CHAT)
    form, files = {"chat_id": str(CHAT)}, {"document": ("list.yaml", b"terms: []", "text/yaml")}
    status, _ = await wire.ask(method(emulator, "sendDocument"), form, files, 5)
    assert status == 200
    assert emulator.sent(CHAT)[0].document


async def test_an_address_without_a_form_is_read(emulator: Emulator, wire: Wire) -> None:
    assert (await wire.ask(method(emulator, "getMe"), None, {}, 5))[0] == 200


@pytest.mark.parametrize("fault", [faults.page(302), faults.refuse(403, "Forbidden: bot was kicked"), faults.page(502)])
async def test_a_refusal_is_an_answer(emulator: Emulator, wire: Wire, fault: faults.Fault) -> None:
    emulator.faults.add(fault, "sendMessage")
    assert (await wire.ask(method(emulator, "sendMessage"), SAID, {}, 5))[0] >= 300


async def failing(wire: Wire, url: str, seconds: float = 5) -> WireError:
    with pytest.raises(WireError) as failed:
        await wire.ask(url, SAID, {}, seconds)
    return failed.value


async def test_what_reaches_nobody_was_not_sent(wire: Wire) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as once:
        port = once.getsockname()[1]
    assert not (await failing(wire, f"http://127.0.0.1:{port}/")).sent


@pytest.mark.parametrize("accepted", [False, True])
@pytest.mark.parametrize("half", [False, True])
async def test_what_is_broken_off_may_have_arrived(
    emulator: Emulator, wire: Wire, *, accepted: bool, half: bool
) -> None:
    emulator.add_chat(CHAT)
    emulator.faults.add(faults.reset(accepted=accepted, half=half), "sendMessage")
    error = await failing(wire, method(emulator, "sendMessage"))
    assert error.sent
    assert str(error).startswith("broken off: ")
    assert len(emulator.calls("sendMessage")) == 1  # and is not sent again here


@pytest.mark.parametrize("fault", [faults.hang(), faults.drip(0.05)], ids=["silence", "drops"])
async def test_an_answer_that_does_not_end_in_time_may_have_been_one(
    emulator: Emulator, wire: Wire, fault: faults.Fault
) -> None:
    emulator.faults.add(fault, "getMe")
    error = await failing(wire, method(emulator, "getMe"), seconds=0.3)
    assert error.sent
    assert str(error) == "no answer within 0.3 s"


@pytest.mark.parametrize("fault", [faults.hang(), faults.reset(accepted=False)], ids=["silence", "break"])
async def test_what_fails_does_not_tell_the_address(emulator: Emulator, wire: Wire, fault: faults.Fault) -> None:
    emulator.faults.add(fault, "getMe")
    error = await failing(wire, method(emulator, "getMe"), seconds=0.3)
    assert emulator.token not in f"{error!r}{error.__cause__!r}"


async def test_a_connection_that_the_service_closed_meanwhile_is_not_used_again(emulator: Emulator, wire: Wire) -> None:
    emulator.add_chat(CHAT)
    await wire.ask(method(emulator, "getMe"), {}, {}, 5)
    await emulator.stop()
    await emulator.start(emulator.port)
    assert (await wire.ask(method(emulator, "sendMessage"), SAID, {}, 5))[0] == 200
