"""The whole way, as a user goes it: a real process, feeds over HTTP, Telegram over HTTP, an alert in the chat."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest
from botapi import Emulator, faults
from builders import Item, item, rss
from program import Program
from web import FeedServer

ANN, BOB = 501, 502
BUS = "Bus of engineers attacked near the Dasu dam"


@pytest.fixture
def ironwatch(tmp_path: Path, emulator: Emulator) -> Program:
    settings = {"BOT_TELEGRAM_TOKEN": emulator.token, "BOT_TELEGRAM_API": emulator.base_url, "BOT_POLL_EVERY": "1s"}
    return Program(tmp_path, settings)


def news(title: str, number: int = 1, text: str = "") -> Item:
    return item(title=title, summary=text, link=f"https://paper.example/{number}", published=datetime.now(UTC))


async def stop(process: asyncio.subprocess.Process) -> str:
    """Ends the service and gives what it wrote to standard error."""
    process.terminate()
    async with asyncio.timeout(10):
        _, err = await process.communicate()
    assert process.returncode == 0
    return err.decode()


async def test_a_newcomer_becomes_owner_subscribes_and_is_told_once(
    ironwatch: Program, server: FeedServer, emulator: Emulator
) -> None:
    ironwatch.poll(server.put("/feed", rss(news("Cricket"))))
    process = await ironwatch.start("run")
    assert process.stdout
    invitation = (await process.stdout.readline()).decode()
    code = invitation.partition("start=")[2].split()[0]
    emulator.say(ANN, ANN, f"/start {code}")
    await emulator.wait_for(lambda: len(emulator.sent(ANN)) == 1)
    emulator.say(ANN, ANN, "/subscribe iron")
    await emulator.wait_for(lambda: len(emulator.sent(ANN)) == 2)

    server.put("/feed", rss(news("Bus attacked on the road to Dasu", 2), news("Cricket")))
    await emulator.wait_for(lambda: len(emulator.sent(ANN)) == 3, 10)
    alert = emulator.sent(ANN)[-1]
    assert alert.text.splitlines()[:2] == ["🔴 ATTACK", "Bus attacked on the road to Dasu"]
    assert "https://paper.example/2" in alert.links
    assert not alert.silent

    await server.asked_again("/feed", 3)
    assert len(emulator.sent(ANN)) == 3
    err = await stop(process)
    assert emulator.token not in err
    assert emulator.violations == []


async def test_a_message_stays_true_as_its_story_grows(
    ironwatch: Program, server: FeedServer, emulator: Emulator
) -> None:
    ironwatch.settings["BOT_OWNERS"] = str(ANN)
    first, second, third = (server.put(f"/{name}", rss(news("Cricket"), title=name)) for name in ("APP", "Wire", "Geo"))
    ironwatch.poll(first, second, third)
    process = await ironwatch.start("run")
    emulator.say(ANN, ANN, "/subscribe iron")
    await emulator.wait_for(lambda: len(emulator.sent(ANN)) == 1, 10)
    server.put("/APP", rss(news(BUS, 2)))
    await emulator.wait_for(lambda: len(emulator.sent(ANN)) == 2, 10)
    server.put("/Wire", rss(news(BUS, 3)))
    await emulator.wait_for(lambda: "2 outlets" in emulator.sent(ANN)[1].text, 10)
    server.put("/Geo", rss(news(BUS, 4, "Nine people were killed.")))
    await emulator.wait_for(lambda: len(emulator.sent(ANN)) == 3, 10)
    err = await stop(process)

    _, alert, update = emulator.sent(ANN)
    assert alert.text.splitlines()[-1].endswith("· edit 1")  # the next edit waits for its minute
    assert (update.reply_to, update.text.splitlines()[1]) == (alert.id, "9 killed")
    assert (alert.silent, update.silent) == (False, False)
    assert len(emulator.calls("editMessageText")) == 1
    assert emulator.violations == []
    assert "Traceback" not in err


async def test_a_correction_beside_the_running_service_reaches_the_chat(
    ironwatch: Program, server: FeedServer, emulator: Emulator
) -> None:
    ironwatch.settings["BOT_OWNERS"] = str(ANN)
    ironwatch.poll(server.put("/APP", rss(news("Cricket"))), server.put("/Wire", rss(news("Cricket"))))
    process = await ironwatch.start("run")
    emulator.say(ANN, ANN, "/subscribe iron")
    await emulator.wait_for(lambda: len(emulator.sent(ANN)) == 1, 10)
    server.put("/APP", rss(news(BUS, 2)))
    await emulator.wait_for(lambda: len(emulator.sent(ANN)) == 2, 10)
    server.put("/Wire", rss(news(BUS, 3)))
    await emulator.wait_for(lambda: "2 outlets" in emulator.sent(ANN)[1].text, 10)

    link = "https://paper.example/3"
    (told,) = (await ironwatch("why", link, "--json")).json
    story = told["story"]["story"]
    parted = await ironwatch("split", story, link)
    assert (parted.code, "a story of its own" in parted.out) == (0, True)
    await emulator.wait_for(lambda: len(emulator.sent(ANN)) == 3, 10)
    assert "Paper 1" in emulator.sent(ANN)[2].text
    (told,) = (await ironwatch("why", link, "--json")).json
    assert [each["deed"] for each in told["story"]["corrections"]] == ["split"]

    assert (await ironwatch("merge", story, told["story"]["story"])).code == 0
    await emulator.wait_for(lambda: "Continues in" in emulator.sent(ANN)[2].text, 10)
    await stop(process)


async def test_a_stranger_hears_one_polite_sentence_and_gets_nothing(
    ironwatch: Program, server: FeedServer, emulator: Emulator
) -> None:
    ironwatch.settings["BOT_OWNERS"] = str(ANN)
    emulator.add_chat(BOB, title="Bob")
    ironwatch.poll(server.put("/feed", rss(news("Dasu bus attacked"))))
    process = await ironwatch.start("run")
    emulator.say(BOB, BOB, "/subscribe iron")
    await emulator.wait_for(lambda: len(emulator.sent(BOB)) == 1, 10)
    emulator.say(ANN, ANN, "/status")
    await emulator.wait_for(lambda: len(emulator.sent(ANN)) == 1, 10)
    await stop(process)
    assert len(emulator.sent(BOB)) == 1


async def test_an_alert_that_telegram_refused_for_a_moment_arrives(
    ironwatch: Program, server: FeedServer, emulator: Emulator
) -> None:
    ironwatch.settings["BOT_OWNERS"] = str(ANN)
    ironwatch.poll(server.put("/feed", rss(news("Cricket"))))
    process = await ironwatch.start("run")
    emulator.say(ANN, ANN, "/subscribe iron")
    await emulator.wait_for(lambda: len(emulator.sent(ANN)) == 1, 10)
    emulator.faults.add(faults.flood(1), "sendMessage")
    server.put("/feed", rss(news("Dasu bus attacked", 2)))
    await emulator.wait_for(lambda: len(emulator.sent(ANN)) == 2, 15)
    await stop(process)
    assert "Dasu bus attacked" in emulator.sent(ANN)[-1].text


async def test_one_round_sends_what_is_waiting_through_telegram(
    ironwatch: Program, server: FeedServer, emulator: Emulator
) -> None:
    ironwatch.settings["BOT_OWNERS"] = str(ANN)
    ironwatch.poll(server.put("/feed", rss(news("Cricket"))))
    process = await ironwatch.start("run")
    emulator.say(ANN, ANN, "/subscribe iron")
    await emulator.wait_for(lambda: len(emulator.sent(ANN)) == 1, 10)
    await stop(process)
    server.put("/feed", rss(news("Gwadar port closed", 2)))
    ended = await ironwatch("once", "--all")
    assert (ended.code, "1 alerts" in ended.out) == (0, True)
    alert = emulator.sent(ANN)[-1]
    assert "Gwadar port closed" in alert.text
    assert alert.silent


@pytest.mark.parametrize("command", ["run", "once"])
async def test_a_token_that_telegram_refuses_ends_the_start(ironwatch: Program, command: str) -> None:
    ironwatch.settings["BOT_TELEGRAM_TOKEN"] = "999:refused-by-everybody"
    ended = await ironwatch(command)
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert ended.err.startswith("ironwatch: BOT_TELEGRAM_TOKEN: ")
    assert "refused-by-everybody" not in ended.err


async def test_a_chat_watches_a_term_of_its_own_and_is_told_of_it_alone(
    ironwatch: Program, server: FeedServer, emulator: Emulator
) -> None:
    ironwatch.settings["BOT_OWNERS"] = f"{ANN},{BOB}"
    emulator.add_chat(BOB, title="Bob")
    ironwatch.poll(server.put("/feed", rss(news("Turbat airport opens"))))
    process = await ironwatch.start("run")
    emulator.say(BOB, BOB, "/subscribe iron")
    await emulator.wait_for(lambda: len(emulator.sent(BOB)) == 1, 10)
    await server.asked_again("/feed", 1)
    emulator.say(ANN, ANN, "/add Turbat = turbat NOT cricket")
    looked = (await emulator.wait_for(lambda: emulator.sent(ANN), 10))[0]
    assert "1 day: 1 hit in 1 story" in looked.text
    emulator.tap(ANN, ANN, looked.id, "Save")
    await emulator.wait_for(lambda: "is watched now" in emulator.sent(ANN)[0].text)

    server.put("/feed", rss(news("Blast in Turbat", 2), news("Cricket in Turbat", 3)))
    await emulator.wait_for(lambda: len(emulator.sent(ANN)) == 2, 10)
    assert "Blast in Turbat" in emulator.sent(ANN)[-1].text
    emulator.say(ANN, ANN, "/why https://paper.example/2")
    await emulator.wait_for(lambda: len(emulator.sent(ANN)) == 3, 10)
    assert "matched: Turbat (own): “Turbat” in the title" in emulator.sent(ANN)[-1].text
    await stop(process)
    assert len(emulator.sent(BOB)) == 1
