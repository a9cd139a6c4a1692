"""What articles make of their stories and who is told: core's rules on what the store remembers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, tzinfo

from bot.account import Account
from bot.core.alerts import Tale, View, alerts, farewells, hold, wishes_of
from bot.core.floods import Weighing, tell_floods
from bot.core.places import Gazetteer
from bot.core.stories import StoryIndex, telling_of
from bot.model import Delivery, Destination, Found, Held, News
from bot.store.store import Store
from bot.store.thread import StoreThread


@dataclass(frozen=True, slots=True)
class Placed:
    """New articles in their stories, and the index with them.

    `continued` says which stories continue in which, `merges` what of that the articles showed: that story, then what
    continues in it.
    """

    news: tuple[News, ...]
    index: StoryIndex
    continued: Mapping[str, str]
    merges: tuple[tuple[str, str], ...] = ()

    def after(self, found: Found, held: Held | None) -> Placed:
        """This with one article more."""
        placement = self.index.place(found.article)
        telling = telling_of(found.article, placement.story, placement.origin)
        continued, merges = self.continued, self.merges
        for other in placement.also:
            into, gone = (continued.get(each, each) for each in (placement.story, other))
            if into != gone:
                continued = {old: into if new == gone else new for old, new in continued.items()} | {gone: into}
                merges = (*merges, (into, gone))
        held = held or (Held.RUBRIC if placement.is_rubric else None)
        item = News(found, telling, placement.opened, placement.why, held, continued.get(telling.story, ""))
        known = self.news
        if merges != self.merges:
            known = tuple(replace(each, continues=continued.get(each.telling.story, "")) for each in known)
        return Placed((*known, item), self.index.add(telling), continued, merges)


@dataclass(frozen=True, slots=True)
class Decision:
    """The stories as they stand now, who is told what, and who was told of these stories before."""

    accounts: Mapping[str, Account] = field(default_factory=dict)
    deliveries: tuple[Delivery, ...] = ()
    told: frozenset[tuple[Destination, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Decider:
    """Decides by the places that are known; `zone` is that of chats that chose none, `fresh` how old news may alert."""

    store: StoreThread
    gazetteer: Gazetteer
    zone: tzinfo
    fresh: timedelta

    async def decide(self, news: Sequence[News], view: View, now: datetime) -> Decision:
        """What new articles make of their stories."""
        touched = {item.story for item in news}
        if not touched:
            return Decision()
        known = await self.store.ask(Store.news, touched - {item.story for item in news if item.opens})
        return await self._told(self._tales(touched, known, news), view, now)

    async def anew(self, stale: Collection[str], view: View, now: datetime) -> Decision:
        """What stories are that were taken apart or put together. One that nobody was told of is new."""
        gone = {story: into for story, into in (await self.store.ask(Store.continued)).items() if story in stale}
        known = await self.store.ask(Store.news, [story for story in stale if story not in gone])
        told = await self.store.ask(Store.told, {*stale, *gone.values()})
        untold = {item.story for item in known} - {story for _, story in told}
        new = [
            item
            for item in known
            if item.story in untold and hold(item.found, view.watched, now=now, fresh=self.fresh) is None
        ]
        decided = await self._told(self._tales({item.story for item in known}, known, new), view, now)
        return Decision(decided.accounts, (*decided.deliveries, *farewells(gone, told, now)), decided.told)

    def _tales(self, stories: Collection[str], known: Iterable[News], new: Iterable[News]) -> list[Tale]:
        of_known, of_new = _by_story(known), _by_story(new)
        return [Tale.of(story, of_known[story], of_new[story], self.gazetteer) for story in stories]

    async def _told(self, tales: Sequence[Tale], view: View, now: datetime) -> Decision:
        wishes = wishes_of(await self.store.ask(Store.subscriptions))
        told = await self.store.ask(Store.told, {tale.story for tale in tales})
        attention = await self.store.ask(Store.attention, self.zone, now)
        news = [item for tale in tales for item in tale.news if item.found.article.id in tale.new]
        deliveries = attention.attend(alerts(tales, wishes, view, told, now), news, now)
        notices = tell_floods(news, wishes, Weighing(view.watched, self.gazetteer), now)
        return Decision(
            {tale.story: tale.account for tale in tales if tale.account.sightings},
            (*deliveries, *(attention.put_off(notice, wishes[notice.destination], now) for notice in notices)),
            frozenset(told),
        )


def _by_story(news: Iterable[News]) -> Mapping[str, list[News]]:
    """News by the stories that they tell; none of any other."""
    told = defaultdict[str, list[News]](list)
    for item in news:
        told[item.story].append(item)
    return told
