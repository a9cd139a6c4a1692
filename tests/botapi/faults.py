"""What goes wrong, and when: a plan of faults by method, chat, count and chance."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from . import rules


class Kind(StrEnum):
    """How a fault shows on the line."""

    ANSWER = "answer"
    RESET = "reset"
    HANG = "hang"
    SLOW = "slow"
    DRIP = "drip"


@dataclass(frozen=True, slots=True)
class Fault:
    """One failure.

    `accepted`: the call took effect before it failed, so the client cannot know. `delay` seconds of the emulator's
    clock pass first, or real ones between two bytes that drip. `half` closes the line in the middle of the body.
    """

    kind: Kind
    status: int = 200
    body: bytes = b""
    content_type: str = "application/json"
    accepted: bool = False
    delay: float = 0.0
    half: bool = False


def refuse(code: int, description: str, parameters: rules.Json | None = None) -> Fault:
    """A well-formed refusal, such as `refuse(401, "Unauthorized")`."""
    body = rules.Refusal(code, description, parameters).body
    return Fault(Kind.ANSWER, code, json.dumps(body).encode())


def flood(seconds: int) -> Fault:
    """429 with `retry_after`."""
    refusal = rules.flood(seconds)
    return refuse(refusal.code, refusal.description, refusal.parameters)


def page(status: int, *, accepted: bool = False) -> Fault:
    """An HTML page from a proxy in between, such as `page(502)`."""
    body = f"<html><body><h1>{status}</h1></body></html>".encode()
    return Fault(Kind.ANSWER, status, body, "text/html", accepted=accepted)


def garbage(body: bytes = b"\x00<not json", status: int = 200, *, accepted: bool = False) -> Fault:
    """Any bytes with any status; by default a 200 that is no JSON."""
    return Fault(Kind.ANSWER, status, body, accepted=accepted)


def reset(*, accepted: bool, half: bool = False) -> Fault:
    """The line breaks, before or after the call took effect; `half` breaks it inside the answer."""
    return Fault(Kind.RESET, accepted=accepted, half=half)


def hang(seconds: float = 3600.0, *, accepted: bool = False) -> Fault:
    """No answer for so long, then a closed line."""
    return Fault(Kind.HANG, accepted=accepted, delay=seconds)


def slow(seconds: float) -> Fault:
    """The right answer, so much later; the call takes effect at once."""
    return Fault(Kind.SLOW, accepted=True, delay=seconds)


def drip(seconds: float) -> Fault:
    """The right answer, byte by byte, so many real seconds apart."""
    return Fault(Kind.DRIP, accepted=True, delay=seconds)


@dataclass(slots=True)
class Rule:
    """A fault that strikes matching calls from the `nth` on, `times` times; None: for ever. Each with this `chance`."""

    fault: Fault
    method: str = ""
    chat: int = 0
    nth: int = 1
    times: int | None = 1
    chance: float = 1.0
    seen: int = 0
    struck: int = 0

    def strikes(self, method: str, chat: str, dice: Random) -> bool:
        """Whether this call is hit; counts it."""
        if self.method and self.method.casefold() != method.casefold():
            return False
        if self.chat and str(self.chat) != chat:
            return False
        self.seen += 1
        if self.seen < self.nth or (self.times is not None and self.struck >= self.times):
            return False
        if dice.random() >= self.chance:
            return False
        self.struck += 1
        return True


class FaultPlan:
    """Rules in the order they were added; the first that strikes decides. Chance is the same in every run."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self._dice = Random(0)  # noqa: S311 - no secret

    def add(
        self,
        fault: Fault,
        method: str = "",
        chat: int = 0,
        *,
        nth: int = 1,
        times: int | None = 1,
        chance: float = 1.0,
    ) -> Rule:
        """Plan a fault: for every method and chat unless named, from the `nth` matching call on, `times` times."""
        rule = Rule(fault, method, chat, nth, times, chance)
        self.rules.append(rule)
        return rule

    def clear(self) -> None:
        """Nothing goes wrong any more."""
        self.rules.clear()

    def take(self, method: str, chat: str) -> Fault | None:
        """The fault that hits this call, if any."""
        return next((rule.fault for rule in self.rules if rule.strikes(method, chat, self._dice)), None)
