"""Those who do what people in chats ask for, on a real store, with a real pipeline behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from make import NOW

from bot.actions import Access, Actions
from bot.digests import Digests
from bot.editor import Editor
from bot.librarian import Librarian
from bot.model import Watchlist
from bot.pipeline import Pipeline, Rules
from bot.scout import Scout
from bot.shelf import Shelf
from bot.store.thread import StoreThread
from bot.telegram.talk import Staff
from bot.visits import Discover, no_feed


@dataclass(frozen=True, slots=True)
class Office:
    """The staff, and the pipeline whose lists they change."""

    staff: Staff
    pipeline: Pipeline
    shelf: Shelf


async def office(
    store: StoreThread,
    folder: Path,
    access: Access | None = None,
    lists: Iterable[Watchlist] = (),
    discover: Discover = no_feed,
    *,
    clock: Callable[[], datetime] = lambda: NOW,
) -> Office:
    """An office whose state is in `folder`, whose shared files in the folder `watchlists` inside."""
    rules = Rules()
    pipeline = Pipeline(store, rules, clock)
    shelf = Shelf(pipeline.watch)
    await shelf.put_shared(lists)
    staff = Staff(
        Actions(store, lambda: pipeline.watched, access or Access(), clock),
        Editor(store, shelf, folder / "watchlists", clock),
        Librarian(folder, rules, lambda: pipeline.matcher, clock),
        Scout(store, discover, clock),
        Digests(store, folder, lambda: pipeline.watched, UTC, pipeline.written),
    )
    return Office(staff, pipeline, shelf)
