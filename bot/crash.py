"""Steps at which a test may end the process as a power cut would, to prove that nothing is lost at any of them.

With `BOT_CRASH_AT=send.answered:3` in its environment the process kills itself (SIGKILL: nothing is tidied up) when it
passes that step for the third time. In production no step is named, and passing one costs a comparison. It is no
setting: nobody who runs ironwatch needs it.
"""

from __future__ import annotations

import os
import signal
from enum import StrEnum


class Step(StrEnum):
    """Where it can be. `store.writing` is any transaction before its commit, `store.written` any after it."""

    SCHEMA = "schema.changing"
    STORE_WRITING = "store.writing"
    STORE_WRITTEN = "store.written"
    POLL_CLAIMED = "poll.claimed"
    POLL_FETCHED = "poll.fetched"
    POLL_PLACED = "poll.placed"
    STORY_MENDING = "story.mending"
    PAGE_TAKEN = "page.taken"
    PAGE_READ = "page.read"
    DIGEST_MADE = "digest.made"
    SEND_POSTING = "send.posting"
    SEND_ANSWERED = "send.answered"
    CHAT_HEARD = "chat.heard"
    CHAT_ANSWERED = "chat.answered"
    CHAT_MOVING = "chat.moving"
    MENU_EDITING = "menu.editing"
    FILE_WRITTEN = "file.written"


class _Trap:
    step = ""
    left = 0


def arm(at: str) -> None:
    """Names the step and the pass, such as `send.answered:3`; nothing disarms."""
    _Trap.step, _, times = at.partition(":")
    _Trap.left = int(times or 1)


def passing(step: Step) -> None:
    """Ends the process here and now, if a test asked for that."""
    if step != _Trap.step:
        return
    _Trap.left -= 1
    if _Trap.left == 0:
        os.kill(os.getpid(), signal.SIGKILL)


arm(os.environ.get("BOT_CRASH_AT", ""))
