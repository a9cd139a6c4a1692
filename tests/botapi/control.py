"""The same control over HTTP, for tests of a whole process: POST {base}/sim/NAME with JSON arguments."""

from __future__ import annotations

from dataclasses import asdict, is_dataclass
from typing import TYPE_CHECKING

from aiohttp import web

from .faults import Fault, Kind
from .rules import Json

if TYPE_CHECKING:
    from .emulator import Emulator

ACTIONS = {
    "add_user", "add_chat", "set_member", "block", "unblock", "migrate", "say", "change", "press", "tap", "inject",
    "renumber", "set_webhook", "messages", "sent", "calls", "answer", "commands",
}  # fmt: skip


def add_routes(app: web.Application, emulator: Emulator) -> None:
    """Serve `/sim/ACTION`, `/sim/transcript`, `/sim/violations` and `/sim/fault`."""

    async def act(request: web.Request) -> web.Response:
        name = request.match_info["name"]
        arguments: Json = await request.json() if request.can_read_body else {}
        try:
            return web.json_response(plain(_run(emulator, name, arguments)))
        except (KeyError, TypeError, ValueError) as wrong:
            return web.json_response({"error": str(wrong)}, status=400)

    app.router.add_post("/sim/{name}", act)


def _run(emulator: Emulator, name: str, arguments: Json) -> object:
    if name == "transcript":
        return emulator.transcript
    if name == "violations":
        return emulator.violations
    if name == "fault":
        return _plan(emulator, arguments)
    if name not in ACTIONS:
        raise ValueError(f"no action {name}; there are {', '.join(sorted(ACTIONS))}")
    return getattr(emulator, name)(**arguments)


def _plan(emulator: Emulator, arguments: Json) -> object:
    fault: Json = {**arguments.pop("fault")}
    fault |= {"kind": Kind(fault["kind"]), "body": str(fault.get("body", "")).encode()}
    return emulator.faults.add(Fault(**fault), **arguments)


def plain(value: object) -> object:
    """Make JSON of anything the emulator returns; file contents are told by their size."""
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    if isinstance(value, dict):
        return {str(name): plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(part) for part in value]
    if isinstance(value, bytes):
        return {"bytes": len(value)}
    return value
