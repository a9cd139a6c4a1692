"""A Store in a thread of its own, so that the disk never stops the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from bot.errors import StateError
from bot.store.database import said
from bot.store.store import Store

P = ParamSpec("P")
T = TypeVar("T")


class StoreThread:
    """Asks one Store one thing after the other. Open it with `await StoreThread.open(folder)`."""

    def __init__(self, thread: ThreadPoolExecutor, store: Store) -> None:
        self._thread = thread
        self._store = store

    @classmethod
    async def open(cls, folder: Path) -> StoreThread:
        """Opens the store of a state folder. Raises StateError when it cannot be used."""
        thread = ThreadPoolExecutor(1, thread_name_prefix="store")
        try:
            return cls(thread, await asyncio.get_running_loop().run_in_executor(thread, Store, folder))
        except StateError:
            thread.shutdown(wait=False)
            raise

    async def ask(self, method: Callable[Concatenate[Store, P], T], *args: P.args, **options: P.kwargs) -> T:
        """Calls a method of the store, such as `await store.ask(Store.status)`, and raises what it raises.

        Raises StateError too when the disk or the file does not let it read.
        """
        call = partial(copy_context().run, method, self._store, *args, **options)
        with said(self._store.path):
            return await asyncio.get_running_loop().run_in_executor(self._thread, call)

    async def close(self) -> None:
        """Closes the store when what was asked before is done."""
        await self.ask(Store.close)
        self._thread.shutdown()
