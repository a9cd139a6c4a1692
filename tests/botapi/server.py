"""The HTTP face: calls in, answers or planned faults out."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from time import monotonic

from aiohttp import web

from . import reading, rules, sending
from .calls import Call, Upload
from .faults import Fault, FaultPlan, Kind
from .methods import perform
from .rules import Json, Refusal
from .state import World

METHOD_ROOMS = (reading, sending)
_ALLOWED = 64 * 1024


class Polls:
    """Asking again at once with the same offset is slowed down: one update at a time, and three seconds a poll."""

    def __init__(self) -> None:
        self._offset: int | None = None
        self._began = self._ended = 0.0

    def limit(self, offset: int, wanted: int) -> int:
        """How many updates a poll gets."""
        return 1 if offset == self._offset and monotonic() < self._ended + 0.5 else wanted

    def seconds(self, offset: int, wanted: int) -> int:
        """How long a poll waits for an update; it begins now."""
        again = offset == self._offset and monotonic() < self._began + 3
        self._began = monotonic()
        return max(3, wanted) if again else wanted

    def end(self, offset: int) -> None:
        """A poll is answered."""
        self._offset, self._ended = offset, monotonic()


class Server:
    """Serves one bot's calls on 127.0.0.1 and writes the transcript."""

    def __init__(self, world: World, token: str, plan: FaultPlan) -> None:
        self.world = world
        self.token = token
        self.plan = plan
        self.transcript: list[Call] = []
        self.port = 0
        self._stopping = asyncio.Event()
        self._runner: web.AppRunner | None = None
        self._polls = Polls()

    async def start(self, port: int, routes: Callable[[web.Application], None] | None = None) -> None:
        """Listen; port 0 takes a free one. Works again after `stop`. `routes` may add paths of its own."""
        self._stopping.clear()
        app = web.Application(client_max_size=rules.UPLOAD_BYTES + _ALLOWED)
        app.router.add_route("*", "/bot{token:[^/]*}/{method}", self._answer_call)
        app.router.add_get("/file/bot{token:[^/]*}/{path:.+}", self._answer_file)
        if routes:
            routes(app)
        app.router.add_route("*", "/{rest:.*}", _not_found)
        self._runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=1.0, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        self.port = int(self._runner.addresses[0][1])

    async def stop(self) -> None:
        """Close every line; who waits is cut off."""
        self._stopping.set()
        self.world.changes.tell()
        if self._runner:
            await self._runner.cleanup()

    # ── calls ────────────────────────────────────────────────────────────────────────────────────────────────────────

    async def _answer_call(self, request: web.Request) -> web.StreamResponse:
        call = Call(request.match_info["method"], self.world.clock(), {})
        self.transcript.append(call)
        try:
            rules.check_token(request.match_info["token"], self.token)
            await _read_parameters(request, call)
        except Refusal as refusal:
            return self._close(call, refusal.code, refusal.body)
        fault = self.plan.take(call.method, call.chat)
        if fault:
            call.fault = fault.kind
            return await self._fail(request, call, fault)
        return self._close(call, *await self._carry_out(call))

    async def _carry_out(self, call: Call) -> tuple[int, Json]:
        try:
            updates = call.method.casefold() == "getupdates"
            result = await self._get_updates(call) if updates else perform(self.world, call)
        except Refusal as refusal:
            return refusal.code, refusal.body
        return 200, {"ok": True, "result": result}

    def _close(self, call: Call, status: int, answer: Json) -> web.Response:
        call.status, call.answer, call.done = status, answer, True
        self.world.changes.tell()
        return web.json_response(answer, status=status)

    async def _get_updates(self, call: Call) -> list[Json]:
        self._read_allowed(call)
        world = self.world
        world.poll += 1
        world.changes.tell()
        offset, patience = call.integer("offset"), min(rules.POLL_SECONDS, max(0, call.integer("timeout")))
        limit = self._polls.limit(offset, min(100, max(1, call.integer("limit", 100))))
        try:
            async with asyncio.timeout(self._polls.seconds(offset, patience) or None) as waiting:
                return await self._await_updates(offset, limit, forever=waiting.when() is not None)
        except TimeoutError:
            return []
        finally:
            self._polls.end(offset)

    async def _await_updates(self, offset: int, limit: int, *, forever: bool) -> list[Json]:
        world, poll = self.world, self.world.poll
        while True:
            if world.has_webhook:
                raise Refusal(409, rules.WEBHOOK)
            found = world.pending(offset, limit)
            if found or not forever or self._stopping.is_set():
                return found
            await world.changes.next()
            if poll != world.poll:
                raise Refusal(409, rules.OTHER_POLL)

    def _read_allowed(self, call: Call) -> None:
        if call.text("allowed_updates"):
            allowed = rules.read_json(call.text("allowed_updates"), "allowed updates")
            if isinstance(allowed, list):
                self.world.allowed = {str(kind) for kind in allowed} or None

    # ── faults ───────────────────────────────────────────────────────────────────────────────────────────────────────

    async def _fail(self, request: web.Request, call: Call, fault: Fault) -> web.StreamResponse:
        answer = await self._carry_out(call) if fault.accepted else (0, {})
        call.status, call.answer, call.done = fault.status if fault.kind is Kind.ANSWER else 0, answer[1], True
        self.world.changes.tell()
        if fault.delay and fault.kind is not Kind.DRIP:
            await self._wait(fault.delay)
        if fault.kind is Kind.SLOW:
            return self._close(call, *answer)
        if fault.kind is Kind.DRIP:
            return await self._drip(request, json.dumps(answer[1]).encode(), fault.delay)
        if fault.kind is Kind.ANSWER:
            return web.Response(status=fault.status, body=fault.body, content_type=fault.content_type)
        return await _cut(request, json.dumps(answer[1]).encode() if fault.half else b"")

    async def _wait(self, seconds: float) -> None:
        """Let so much time pass on the world's clock, which may be a real one."""
        until = self.world.clock() + seconds
        while not self._stopping.is_set() and (left := until - self.world.clock()) > 0:
            try:
                async with asyncio.timeout(left):
                    await self.world.changes.next()
            except TimeoutError:
                continue

    async def _drip(self, request: web.Request, body: bytes, seconds: float) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "application/json"})
        await response.prepare(request)
        for byte in body:
            await response.write(bytes((byte,)))
            await asyncio.sleep(seconds)
        return response

    # ── files ────────────────────────────────────────────────────────────────────────────────────────────────────────

    async def _answer_file(self, request: web.Request) -> web.Response:
        try:
            rules.check_token(request.match_info["token"], self.token)
        except Refusal as refusal:
            return web.json_response(refusal.body, status=refusal.code)
        path = request.match_info["path"]
        file = next((file for file in self.world.files.values() if file.path == path), None)
        if file is None:
            return web.json_response(Refusal(404, "Not Found").body, status=404)
        return web.Response(body=file.content)


async def _not_found(_: web.Request) -> web.Response:
    return web.json_response(Refusal(404, "Not Found").body, status=404)


async def _cut(request: web.Request, body: bytes) -> web.StreamResponse:
    """Close the line without an answer, or in the middle of one."""
    response = web.StreamResponse(headers={"Content-Length": str(len(body))})
    if body:
        await response.prepare(request)
        await response.write(body[: len(body) // 2])
    if request.transport:
        request.transport.close() if body else request.transport.abort()
    return response


async def _read_parameters(request: web.Request, call: Call) -> None:
    call.params.update(request.query)
    try:
        if request.content_type == "application/json":
            given = rules.read_json(await request.text(), "request")
            named = given.items() if isinstance(given, dict) else ()
            call.params.update({k: v if isinstance(v, str) else json.dumps(v) for k, v in named if v is not None})
            return
        await _read_form(request, call)
    except web.HTTPRequestEntityTooLarge:
        raise Refusal(413, "Request Entity Too Large") from None


async def _read_form(request: web.Request, call: Call) -> None:
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            call.uploads[name] = Upload(value.filename, value.file.read(), value.content_type)
        else:
            call.params[name] = value if isinstance(value, str) else bytes(value).decode(errors="replace")
