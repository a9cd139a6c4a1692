"""A small web server on loopback whose answers a test sets, and which counts what it was asked."""

from __future__ import annotations

import asyncio
import socket
from collections import Counter
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.feeds.guard import Networks

LOOPBACK = Networks.parse("127.0.0.0/8")


class Names(AbstractResolver):
    """A resolver to which every name is this machine, or has the addresses given, the next ones at each look-up."""

    def __init__(self, *addresses: str | tuple[str, ...]) -> None:
        self._addresses = list(addresses or ("127.0.0.1",))

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        found = self._addresses.pop(0) if len(self._addresses) > 1 else self._addresses[0]
        return [_result(host, address, port) for address in ([found] if isinstance(found, str) else found)]

    async def close(self) -> None:
        pass


def _result(host: str, address: str, port: int) -> ResolveResult:
    kind = socket.AF_INET6 if ":" in address else socket.AF_INET
    return ResolveResult(hostname=host, host=address, port=port, family=kind, proto=0, flags=0)


class Nobody(Names):
    """A resolver whose name server cannot be reached."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        raise OSError(socket.EAI_AGAIN, "Temporary failure in name resolution")


@dataclass(slots=True)
class Route:
    """What one path answers: `delay` seconds before the first byte, `drip` seconds between the bytes of the body."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    drip: float = 0.0


class FeedServer:
    """An async context manager. `requests` counts by path, `asked` keeps the headers of the last request of a path,
    `most_at_once` is how many requests were under way together. A route with an ETag answers 304 to who has it.
    """

    def __init__(self) -> None:
        self.routes: dict[str, Route] = {}
        self.requests: Counter[str] = Counter()
        self.asked: dict[str, dict[str, str]] = {}
        self.most_at_once = 0
        self._under_way = 0
        self._arrived = asyncio.Event()
        self._port = 0

    def put(self, path: str, body: bytes = b"", **answer: object) -> str:
        """Sets what a path answers, see Route, and gives its address."""
        self.routes[path] = Route(body, **answer)  # type: ignore[arg-type]  # the fields of Route, by name
        return self.url(path)

    def redirect(self, path: str, target: str, status: int = 302) -> str:
        """Makes a path point elsewhere, and gives its address."""
        return self.put(path, status=status, headers={"Location": target})

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """The address of a path, under another name of this machine if wanted."""
        return f"http://{host}:{self._port}{path}"

    async def asked_again(self, path: str, times: int = 1) -> None:
        """Wait until a path was asked so many times more."""
        wanted = self.requests[path] + times
        while self.requests[path] < wanted:
            self._arrived.clear()
            await self._arrived.wait()

    async def __aenter__(self) -> Self:
        self._runner = web.ServerRunner(web.Server(self._answer, handler_cancellation=True), shutdown_timeout=0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self._port = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._runner.cleanup()

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        self.requests[request.path] += 1
        self.asked[request.path] = dict(request.headers)
        self._arrived.set()
        self._under_way += 1
        self.most_at_once = max(self.most_at_once, self._under_way)
        try:
            return await self._served(request, self.routes.get(request.path, Route(status=404)))
        finally:
            self._under_way -= 1

    async def _served(self, request: web.BaseRequest, route: Route) -> web.StreamResponse:
        await asyncio.sleep(route.delay)
        if "ETag" in route.headers and request.headers.get("If-None-Match") == route.headers["ETag"]:
            return web.Response(status=304, headers=route.headers)
        if not route.drip:
            return web.Response(status=route.status, body=route.body, headers=route.headers)
        response = web.StreamResponse(status=route.status, headers=route.headers)
        await response.prepare(request)
        for byte in route.body:
            await response.write(bytes((byte,)))
            await asyncio.sleep(route.drip)
        return response
