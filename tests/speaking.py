"""What people do at a bot that talks to the emulator."""

from __future__ import annotations

from botapi import Emulator, Message


class Speaking:
    """What both kinds of talk have."""

    __slots__ = ()
    emulator: Emulator

    async def says(self, chat: int, user: int, text: str, **where: object) -> Message:
        """Somebody says something; the bot's answer to it."""
        before = len(self.emulator.sent(chat))
        self.emulator.say(chat, user, text, **where)  # type: ignore[arg-type]  # topic, reply_to and raw fields
        await self.emulator.wait_for(lambda: self.emulator.sent(chat)[before:])
        return self.emulator.sent(chat)[-1]

    async def answer_to(self, query: str) -> str:
        """What the presser of a button reads."""
        await self.emulator.wait_for(lambda: self.emulator.answer(query))
        return str((self.emulator.answer(query) or {})["text"])
