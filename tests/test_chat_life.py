"""A chat with the real service, as a day goes: one process, one conversation."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from botapi import Emulator, Message
from builders import item, rss
from program import Program
from web import FeedServer

ANN = 501


def paper(*titles: str) -> bytes:
    """A feed with these headlines."""
    now = datetime.now(UTC)
    return rss(*(item(title, link=f"https://paper.example/{len(title)}", published=now) for title in titles))


async def says(emulator: Emulator, text: str) -> Message:
    """Ann says something; the answer."""
    before = len(emulator.sent(ANN))
    emulator.say(ANN, ANN, text)
    return await next_message(emulator, before)


async def next_message(emulator: Emulator, before: int) -> Message:
    await emulator.wait_for(lambda: len(emulator.sent(ANN)) > before, 10)
    return emulator.sent(ANN)[before]


async def test_a_day_in_a_chat(tmp_path: Path, server: FeedServer, emulator: Emulator) -> None:
    settings = {"BOT_TELEGRAM_TOKEN": emulator.token, "BOT_TELEGRAM_API": emulator.base_url}
    ironwatch = Program(tmp_path, settings | {"BOT_POLL_EVERY": "1s", "BOT_OWNERS": str(ANN)})
    ironwatch.poll(server.put("/feed", paper("Cricket")))
    process = await ironwatch.start("run")

    # Ann follows a list and wants to sleep.
    assert "Following Iron here" in (await says(emulator, "/subscribe iron")).text
    assert "Asia/Tokyo" in (await says(emulator, "/timezone tokyo")).text
    hour = timedelta(hours=1)
    here = datetime.now(UTC) + 9 * hour
    night = f"{here - hour:%H:%M}-{here + 2 * hour:%H:%M}"
    assert "held for one summary" in (await says(emulator, f"/quiet {night} all")).text

    # News comes, and waits until she is up.
    server.put("/feed", paper("Cricket", "Bus attacked on the road to Dasu", "Gwadar port opens a third berth"))
    await server.asked_again("/feed", 3)
    before = len(emulator.sent(ANN))
    assert "No quiet hours" in (await says(emulator, "/quiet off")).text
    summary = await next_message(emulator, before + 1)
    assert summary.text.splitlines()[0].endswith(": 2 stories")
    assert "JST" in summary.text

    # The next alert comes at once; she takes it on and mutes it.
    before = len(emulator.sent(ANN))
    server.put("/feed", paper("Cricket", "Engineers kidnapped at a bridge near Dasu town"))
    alert = await next_message(emulator, before)
    emulator.tap(ANN, ANN, alert.id, "On it")
    await emulator.wait_for(lambda: "On it: Ann" in now(emulator, alert).text, 10)
    emulator.tap(ANN, ANN, alert.id, "Mute")
    await emulator.wait_for(lambda: "2 h" in now(emulator, alert).buttons, 10)
    emulator.tap(ANN, ANN, alert.id, "2 h")
    assert "Ann muted “Engineers" in (await next_message(emulator, before + 1)).text

    # The shift ends.
    handover = (await says(emulator, "/handover")).text
    assert "Ann since" in handover
    assert "Muted: Engineers" in handover
    process.terminate()
    _, err = await process.communicate()
    assert process.returncode == 0
    assert "Traceback" not in err.decode()
    assert emulator.violations == []


def now(emulator: Emulator, message: Message) -> Message:
    """The message as it is now."""
    return next(each for each in emulator.messages(ANN) if each.id == message.id)
