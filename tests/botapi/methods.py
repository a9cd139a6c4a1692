"""The methods of the Bot API that the emulator knows, by name; getUpdates waits and so lives in the server."""

from __future__ import annotations

from collections.abc import Callable

from .calls import Call
from .rules import Refusal
from .state import World

Method = Callable[[World, Call], object]
METHODS: dict[str, tuple[Method, frozenset[str]]] = {}


def method(name: str, parameters: str = "") -> Callable[[Method], Method]:
    """Enter a function as a Bot API method that understands these parameters."""

    def enter(function: Method) -> Method:
        METHODS[name.casefold()] = (function, frozenset(parameters.split()))
        return function

    return enter


def perform(world: World, call: Call) -> object:
    """Carry out a call; raises Refusal. Parameters that are not modelled count as violations."""
    found = METHODS.get(call.method.casefold())
    if found is None:
        raise Refusal(404, "Not Found: method not found")
    function, known = found
    attached = {value.removeprefix("attach://") for value in call.params.values() if value.startswith("attach://")}
    unknown = sorted({*call.params, *call.uploads} - known - attached)
    world.violate("parameter", call.integer("chat_id"), [f"{call.method}: {name}" for name in unknown])
    return function(world, call)
