"""What was noticed day by day and what could not be seen, for digests; beside a running `run`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from bot.account import Account, Severity
from bot.changes import OwnList
from bot.core.digest import HISTORY, Chronicle, Mention, Noted, Reader, Waiting
from bot.core.rhythm import is_silent
from bot.core.surges import LEAST_STORIES
from bot.core.watched import Watched
from bot.errors import ConfigError
from bot.model import Article, Blind, Coverage, Destination, Held, Hit, Incident, Mode, Mute, News, Scope, State
from bot.store import rows, stories
from bot.store.archive import Archive, FeedState, Outage, incident_of
from bot.store.lists import own_lists

_QUESTION_MARKS = 500
_LONGEST_HELD = timedelta(days=32)
_LISTED = 10
_SIGHTINGS = 8  # the column of the ledger that holds them
_LONGEST_DAY = timedelta(hours=25)
_LONG = timedelta(hours=1)  # a shorter failure is no more than a feed's usual wait
_DECIDED = ("", "yes", "no", "undecided")
_BEST = (State.SENT, State.AMBIGUOUS, State.SENDING, State.PENDING, State.HELD, State.MUTED, State.DEAD)


class Chronicles(Archive):
    """The days of one state folder. Raises StateError when it holds no database of ours that can be read."""

    def chronicle(self, since: datetime, until: datetime, watched: Watched) -> Chronicle:
        """All that was noticed from `since` until before `until`, as it stood then."""
        told = self._all(
            "SELECT story, article, held FROM tellings WHERE noticed >= ? AND noticed < ? ORDER BY noticed, rowid",
            *map(rows.seconds, (since, until)),
        )
        new: dict[str, set[str]] = {}
        for story, article, held in told:
            if held not in (Held.PAGE, Held.UNDECIDED):
                new.setdefault(story, set()).add(article)
        read = {story: tuple(stories.read_news(self._db, story)) for story in new}
        mentions = tuple(self._mentions(min(since, until - HISTORY), until, watched))
        span = self.span()
        return Chronicle(
            since=since,
            until=until,
            noted=tuple(self._noted(news, new[story], since, until) for story, news in read.items()),
            late=tuple(
                item
                for story, news in read.items()
                for item in news
                if item.held is Held.LATE and item.found.article.id in new[story]
            ),
            mentions=mentions,
            began=span[0] if span else None,
            first=self._first(mentions, until),
            incidents=tuple(self._incidents({each.story for each in mentions})),
            coverage=self._coverage(since, until, Counter(held for _, _, held in told)),
        )

    def _noted(self, news: tuple[News, ...], new: Collection[str], since: datetime, until: datetime) -> Noted:
        story = news[0].story
        account = self._account(story, until) or Account(Severity.UNREAD)
        return Noted(news, frozenset(new), account, self._account(story, since))

    def _account(self, story: str, before: datetime) -> Account | None:
        """A story as it stood then; None when it had not begun."""
        found = self._one(
            "SELECT facts FROM revisions WHERE story = ? AND at < ? ORDER BY n DESC LIMIT 1",
            *(story, rows.seconds(before)),
        )
        return rows.account_of_json(found[0]) if found else None

    def _mentions(self, since: datetime, until: datetime, watched: Watched) -> Iterator[Mention]:
        for story, watchlist, term, at, decided, outlet, host, feed in self._all(
            "SELECT story, watchlist, term, noticed, decided, articles.outlet, host, feed_title FROM tellings"
            " JOIN hits USING (article) JOIN articles ON articles.id = tellings.article"
            " WHERE noticed >= ? AND noticed < ? AND (held IS NULL OR held IN ('digest', 'backlog', 'flood'))",
            *map(rows.seconds, (since, until)),
        ):
            article = Article("", "", "", outlet=outlet, host=host, feed_title=feed)
            if watched.counts(Hit(watchlist, term, bool(decided), ()), article):
                yield Mention(story, watchlist, term, rows.moment(at))

    def _incidents(self, known: Iterable[str]) -> Iterator[tuple[Incident, datetime]]:
        """The ledger's lines of these stories, the earliest first, with when each was told first."""
        found = []
        wanted = sorted(known)
        for start in range(0, len(wanted), _QUESTION_MARKS):
            part = wanted[start : start + _QUESTION_MARKS]
            marks = ",".join("?" * len(part))
            found += self._all(f"SELECT * FROM ledger WHERE story IN ({marks})", *part)  # noqa: S608 - only question marks
        told = [(incident_of(*row), datetime.fromisoformat(json.loads(row[_SIGHTINGS])[0]["at"])) for row in found]
        return iter(sorted(told, key=lambda each: (each[1], each[0].story)))

    def _first(self, mentions: Iterable[Mention], until: datetime) -> dict[tuple[str, str], datetime]:
        """When each term was noticed first, of those that may be a surge; hits have no index that would tell of all."""
        told = {(each.watchlist, each.term, each.story) for each in mentions if until - each.at <= _LONGEST_DAY}
        counts = Counter((watchlist, term) for watchlist, term, _ in told)
        first = "SELECT min(noticed) FROM hits JOIN tellings USING (article) WHERE watchlist = ? AND term = ?"
        return {each: rows.moment(self._all(first, *each)[0][0]) for each in counts if counts[each] >= LEAST_STORIES}

    # ── what could not be seen ───────────────────────────────────────────────────────────────────────────────────────

    def _coverage(self, since: datetime, until: datetime, held: Counter[str | None]) -> Coverage:
        outages = [each for each in self.outages(since) if each.since < until]
        ended = [each for each in outages if each.until and each.until < until]
        pages = self._all(
            "SELECT outcome, count(*) FROM pages JOIN tellings USING (article) WHERE noticed >= ? AND noticed < ?"
            " GROUP BY outcome",
            *map(rows.seconds, (since, until)),
        )
        gaps = self._all(
            "SELECT since, until FROM gaps WHERE until >= ? AND since < ? ORDER BY since",
            *map(rows.seconds, (since, until)),
        )
        feeds = self.feeds()
        return Coverage(
            feeds=len(feeds),
            failing=tuple(Blind(_name(each), each.since) for each in outages if each not in ended),
            failed=tuple(Blind(_name(e), e.since, e.until) for e in ended if e.until and e.until - e.since >= _LONG),
            silent=tuple(
                Blind(_name(each), each.rhythm.newest)
                for each in feeds
                if each.rhythm.newest and not each.failing_since and is_silent(each.rhythm, until)
            ),
            gaps=tuple(Blind("", rows.moment(start), rows.moment(end)) for start, end in gaps),
            unread=sum(count for outcome, count in pages if outcome not in _DECIDED),
            waiting=sum(count for outcome, count in pages if not outcome),
            undecided=held[Held.UNDECIDED],
            flooded=held[Held.FLOOD],
        )

    # ── who reads it ─────────────────────────────────────────────────────────────────────────────────────────────────

    def everybody(self, lists: tuple[str, ...], zone: tzinfo, since: datetime, until: datetime) -> Reader:
        """All chats together: of each story the best that became of it anywhere."""
        found = self._all(
            "SELECT story, state FROM deliveries WHERE kind = 'alert' AND story IN"
            " (SELECT story FROM tellings WHERE noticed >= ? AND noticed < ?)",
            *map(rows.seconds, (since, until)),
        )
        found.sort(key=lambda each: _BEST.index(State(each[1])), reverse=True)
        alerts = self._all(
            "SELECT state, count(*) FROM deliveries WHERE kind = 'alert' AND created >= ? AND created < ?"
            " GROUP BY state",
            *map(rows.seconds, (since, until)),
        )
        told = {story: (State(state), 0) for story, state in found}
        return Reader(lists, zone, stories=told, alerts={State(state): count for state, count in alerts})

    def reader(
        self, here: Destination, zone: tzinfo, since: datetime, until: datetime, due: datetime | None = None
    ) -> Reader:
        """A destination: what it follows, what it was told, what it muted; `zone` is that of those that chose none.

        With what is held for it, and is `due` then.
        """
        found = self._one("SELECT id, zone FROM destinations WHERE chat = ? AND topic = ?", here.chat, here.topic)
        if not found:
            return Reader((), zone, here)
        number, own = found
        lists = self._all("SELECT watchlist, mode FROM subscriptions WHERE destination = ? ORDER BY watchlist", number)
        told = self._all(
            "SELECT story, state, message FROM deliveries WHERE destination = ? AND kind = 'alert' AND story IN"
            " (SELECT story FROM tellings WHERE noticed >= ? AND noticed < ?)",
            *(number, rows.seconds(since), rows.seconds(until)),
        )
        alerts = self._all(
            "SELECT state, count(*) FROM deliveries WHERE destination = ? AND created >= ? AND created < ?"
            " AND kind = 'alert' GROUP BY state",
            *(number, rows.seconds(since), rows.seconds(until)),
        )
        mutes = self._all(
            "SELECT scope, what, until, by, user FROM mutes WHERE destination = ? AND until > ? ORDER BY until",
            *(number, rows.seconds(until)),
        )
        return Reader(
            tuple(name for name, _ in lists),
            ZoneInfo(own) if own else zone,
            here,
            {story: (State(state), message or 0) for story, state, message in told},
            {State(state): count for state, count in alerts},
            held=self._held(number, due) if due else (),
            waits=all(mode == Mode.DIGEST for _, mode in lists),
            mutes=tuple(Mute(here, Scope(scope), what, rows.moment(end), *by) for scope, what, end, *by in mutes),
        )

    def _held(self, destination: int, due: datetime) -> tuple[Waiting, ...]:
        found = self._all(
            "SELECT id, story, not_before FROM deliveries WHERE destination = ? AND created > ? AND state = 'held'",
            *(destination, rows.seconds(due - _LONGEST_HELD)),
        )
        return tuple(Waiting(number, story, until <= rows.seconds(due)) for number, story, until in found)

    def zone_of(self, here: Destination) -> tzinfo | None:
        """The zone that a destination chose. Raises ConfigError for one that is not known."""
        found = self._one("SELECT zone FROM destinations WHERE chat = ? AND topic = ?", here.chat, here.topic)
        if not found:
            known = self._all("SELECT chat, topic FROM destinations ORDER BY id LIMIT ?", _LISTED)
            names = ", ".join(f"{chat}/{topic}" if topic else chat for chat, topic in known)
            raise ConfigError("--chat", f"no such chat is known; known are {names or 'none yet'}")
        return ZoneInfo(found[0]) if found[0] else None

    def is_recording(self) -> bool:
        """Whether nobody ever looked at live feeds with this state: then today is no day of its."""
        return self._one("SELECT 1 FROM sight") is None

    def own_lists(self) -> tuple[OwnList, ...]:
        """The own lists of all chats that have one."""
        return own_lists(self._db)


def _name(feed: FeedState | Outage) -> str:
    return feed.title or feed.url
