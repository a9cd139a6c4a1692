"""One alert an incident, whatever the order of its news and whatever happens meanwhile: the real store and pipeline."""

from __future__ import annotations

import asyncio
import shutil
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import TypeVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from make import FEED, MINUTE, NOW, article, claim, term, watchlist
from test_corrections import Clock, Desk
from test_stories import TABLES

from bot.account import Severity
from bot.errors import ConfigError
from bot.model import TERMINAL, Entry, Feed, Kind, ParsedFeed, Subscription
from bot.store.store import Store
from bot.store.thread import StoreThread

Kept = TypeVar("Kept")
USUAL, FEW = 100, 10  # examples in `make test`: each of these is a database with a history of its own
INCIDENTS = {
    "Gwadar": (
        "Gunmen attack convoy of Chinese engineers in Gwadar",
        "Convoy of Chinese engineers under fire in Gwadar, three hurt",
        "瓜达尔中国工程师车队遭枪击",
        "گوادر میں چینی انجینئرز کے قافلے پر فائرنگ",
        "Chinese engineers' convoy shot at in Gwadar; BLA claims attack",
    ),
    "Besham": (
        "Suicide bomber hits bus of Chinese engineers in Besham",
        "Five Chinese engineers killed in Besham bus bombing",
        "贝沙姆中国工程师大巴遭炸弹袭击 五人遇难",
        "बेशाम में चीनी इंजीनियरों की बस पर आत्मघाती हमला",
        "Besham bus bombing: toll of Chinese engineers rises to six",
    ),
    "Quetta": (
        "Grenade thrown at shop of Chinese traders in Quetta",
        "Chinese traders hurt in Quetta shop grenade attack",
        "کوئٹہ میں چینی تاجروں کی دکان پر دستی بم حملہ",
        "Grenade attack on Chinese traders' shop in Quetta wounds two",
    ),
}
OF = {title: place for place, titles in INCIDENTS.items() for title in titles}
LATER = ("Chinese firms ask for guards after {} attack", "Talks in Beijing after {} attack")
FEEDS = [FEED, *(Feed(f"https://{name}.example/feed", name.title()) for name in ("one", "two", "three"))]
WIDE = "attack OR convoy OR bombing OR bus OR shop OR 遭枪击 OR 遭炸弹袭击 OR فائرنگ OR حملہ OR हमला"
titles, feeds = st.sampled_from(sorted(OF)), st.sampled_from(FEEDS)


class StoryModel(RuleBasedStateMachine):
    """`desk` keeps what a reader got; `brought` are links of what was told, `parted` stories that people made new."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp(prefix="stories-"))
        self.loop = asyncio.Runner()
        self.loop.run(self._open())
        self.brought: list[tuple[str, str, Feed]] = []
        self.parted: list[str] = []

    async def _open(self) -> None:
        store = await StoreThread.open(self.folder)
        await store.ask(Store.subscribe, Subscription(TERMINAL, "iron"), Clock.now)
        self.desk = Desk(store, Clock())
        await self._start()

    async def _start(self) -> None:
        await self.desk.start(TABLES)
        await self.desk.pipeline.watch([watchlist(term("wide", any=(), query=WIDE))])

    # ── what happens ─────────────────────────────────────────────────────────────────────────────────────────────────

    @rule(title=titles, feed=feeds)
    def report(self, title: str, feed: Feed) -> None:
        self.brought.append((self.loop.run(self.desk.bring(title, feed)), title, feed))

    @rule(place=st.sampled_from(sorted(INCIDENTS)), said=st.sampled_from(LATER), feed=feeds)
    def tell_what_came_of_it(self, place: str, said: str, feed: Feed) -> None:
        self.loop.run(self.desk.bring(said.format(place), feed))

    @precondition(lambda self: self.brought)
    @rule(data=st.data(), hours=st.integers(-9, 9))
    def bring_again_with_another_title_and_date(self, data: st.DataObject, hours: int) -> None:
        link, title, feed = data.draw(st.sampled_from(self.brought))
        other = data.draw(st.sampled_from(INCIDENTS[OF[title]]))
        entry = Entry(other, "", link, published=self.desk.clock.now + timedelta(hours=hours))
        self._take(feed, entry)

    @precondition(lambda self: self.brought)
    @rule(data=st.data(), number=st.integers(0, 10**6))
    def bring_again_under_a_new_id(self, data: st.DataObject, number: int) -> None:
        _, title, feed = data.draw(st.sampled_from(self.brought))
        link = f"https://news.google.com/rss/articles/CBM{number:08}"
        self._take(feed, Entry(title, "", link, f"CBM{number:08}", published=self.desk.clock.now))

    @rule(minutes=st.integers(1, 20))
    def wait(self, minutes: int) -> None:
        self.desk.clock.now += minutes * MINUTE
        self.loop.run(self.desk.mend())

    @rule()
    def restart(self) -> None:
        async def again() -> None:
            await self.desk.store.close()
            self.desk.store = await StoreThread.open(self.folder)
            await self._start()

        self.loop.run(again())

    @precondition(lambda self: self.brought)
    @rule(data=st.data())
    def part(self, data: st.DataObject) -> None:
        link, *_ = data.draw(st.sampled_from(self.brought))
        told = article(url=link, key=link.removeprefix("https://"))
        known = self._ask(Store.news, self._stories())
        story = next(each.story for each in known if each.found.article.id == told.id)
        with suppress(ConfigError):  # it tells its story alone
            new = self.loop.run(self.desk.split(story, link))
            self.parted += [] if self._ask(Store.told, [new]) else [new]

    @precondition(lambda self: self.brought)
    @rule(data=st.data())
    def put_together(self, data: st.DataObject) -> None:
        stories = self._stories()
        one, two = (data.draw(st.sampled_from(stories)) for _ in range(2))
        with suppress(ConfigError):  # they are one already
            self.loop.run(self.desk.merge(one, two))

    # ── what holds ───────────────────────────────────────────────────────────────────────────────────────────────────

    @invariant()
    def no_incident_is_alerted_twice(self) -> None:
        alerted = [each.card for each in self.desk.got if each.kind is Kind.ALERT]
        unasked = Counter(card.story for card in alerted) - Counter(self.parted)
        first = {card.story: card for card in reversed(alerted)}  # a later alert of it is one that people asked for
        attacks = {story: card.title for story, card in first.items() if card.account.severity is Severity.ATTACK}
        incidents = Counter(OF[title] for story, title in attacks.items() if story in unasked)
        assert {*unasked.values(), *incidents.values()} <= {1}

    @invariant()
    def every_incident_is_told(self) -> None:
        told = {OF.get(each.card.title) for each in self.desk.got}
        assert {OF[title] for _, title, _ in self.brought} <= told

    def teardown(self) -> None:
        self.loop.run(self.desk.store.close())
        self.loop.close()
        shutil.rmtree(self.folder)

    # ── how ──────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _take(self, feed: Feed, entry: Entry) -> None:
        async def take() -> None:
            self.desk.clock.now += MINUTE
            await self.desk.pipeline.take([(claim(feed), ParsedFeed("r", entries=(entry,)))], self.desk.clock.now)
            await self.desk.send()

        self.loop.run(take())

    def _stories(self) -> list[str]:
        """All that were ever opened, by an article or a person, and have something to tell."""
        told, into = self._ask(Store.tellings, NOW), self._ask(Store.continued)
        return sorted({*(each.story for each in told), *into.values()})

    def _ask(self, method: Callable[..., Kept], *given: object) -> Kept:
        return self.loop.run(self.desk.store.ask(method, *given))


TestStoryModel = StoryModel.TestCase
TestStoryModel.settings = settings(max_examples=FEW if settings().max_examples == USUAL else settings().max_examples)
