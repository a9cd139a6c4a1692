"""What watches over the process: systemd, by the socket that it names, or nobody."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Self

_USUAL_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Supervisor:
    """Told that the process is up, alive (`every_seconds`) and stopping; without an address nobody is.

    https://www.freedesktop.org/software/systemd/man/latest/sd_notify.html - one datagram, so no library.
    """

    address: str = ""
    every_seconds: float = _USUAL_SECONDS

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Self:
        """The supervisor that started us. A sign of life comes twice in the time in which it expects one."""
        expected = environment.get("WATCHDOG_USEC", "")
        every = int(expected) / 2_000_000 if expected.isdecimal() and int(expected) else _USUAL_SECONDS
        return cls(environment.get("NOTIFY_SOCKET", ""), every)

    def tell(self, state: str) -> None:
        """Says READY=1, WATCHDOG=1 or STOPPING=1. A supervisor that does not hear is its own affair."""
        if not self.address:
            return
        where = f"\0{self.address[1:]}" if self.address.startswith("@") else self.address
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line, suppress(OSError):
            line.sendto(state.encode(), where)
