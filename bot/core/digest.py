"""The digest: what was noticed in a time, weighed and counted for those who follow some lists.

A story counts when an article that is news in this time tells it: one that alerted, or was held back because its terms
are for the digest only or because a new feed brought much at once. What came too late, and what stands on an ambiguous
name that the list does not trust, is told apart.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, tzinfo

from bot.account import Account, Harm
from bot.core.card import card_of
from bot.core.changes import changes
from bot.core.phrases import said, tolls
from bot.core.spans import place_of
from bot.core.surges import BASELINE_DAYS, GUARD_DAYS, usual
from bot.core.timetable import moment_of
from bot.core.watched import Watched
from bot.model import (
    Alerts,
    Card,
    Chart,
    Coverage,
    Destination,
    Digest,
    Found,
    Held,
    Incident,
    Item,
    LateFind,
    Mute,
    Muted,
    News,
    Passage,
    Range,
    State,
    Surge,
    Tally,
    TermDays,
)

HISTORY = timedelta(days=BASELINE_DAYS + GUARD_DAYS + 2)
"""How far back a digest looks for what is usual."""
CHART_DAYS = 14
SHOWN = 30
"""Stories in a digest; /digest more tells the rest."""
_CHART_TERMS = 6  # chats show a taller picture smaller
_LEDGER_FROM = timedelta(hours=36)  # a longer time than this is no day any more
_COUNTED = frozenset({None, Held.DIGEST, Held.BACKLOG, Held.FLOOD})
_SUPERGROUPS = -1_000_000_000_000  # https://core.telegram.org/api/bots/ids: theirs lie below it


@dataclass(frozen=True, slots=True)
class Noted:
    """A story with news: all that it is told by, the ids of what of that is new, its account now and before.

    `before` is None when it began in this time.
    """

    news: tuple[News, ...]
    new: frozenset[str]
    account: Account
    before: Account | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """That a term was noticed in a story, and when."""

    story: str
    watchlist: str
    term: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Chronicle:
    """What was noticed and what could not be seen from `since` until before `until`; the same for all who read it.

    `mentions` reach back as far as HISTORY. `first` says when the archive began and when each term, as (watchlist,
    name), was noticed first; `incidents` are the ledger's lines with the times at which they were told first.
    """

    since: datetime
    until: datetime
    noted: tuple[Noted, ...] = ()
    late: tuple[News, ...] = ()
    mentions: tuple[Mention, ...] = ()
    began: datetime | None = None
    first: Mapping[tuple[str, str], datetime] = field(default_factory=dict)
    incidents: tuple[tuple[Incident, datetime], ...] = ()
    coverage: Coverage = field(default_factory=Coverage)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A held alert or update, by its number in the outbox: whether it is due now."""

    id: int
    story: str
    is_due: bool


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads a digest: which lists they follow and in which zone, and what they were told.

    `stories` has the state of each story's alert and the number of its message; `alerts` counts those that were made in
    this time by state. `held` is what waits for a summary or this digest; `waits` says that all their lists wait for
    it. No destination: it is about all chats together.
    """

    lists: tuple[str, ...]
    zone: tzinfo
    destination: Destination | None = None
    stories: Mapping[str, tuple[State, int]] = field(default_factory=dict)
    alerts: Mapping[State, int] = field(default_factory=dict)
    held: tuple[Waiting, ...] = ()
    waits: bool = False
    mutes: tuple[Mute, ...] = ()


# ── for all who follow the same lists ────────────────────────────────────────────────────────────────────────────────


def digest_of(chronicle: Chronicle, watched: Watched, lists: Sequence[str], zone: tzinfo) -> Digest:
    """The digest of these lists, with every story of the time."""
    own = [watched.lists[name] for name in lists if name in watched.lists]
    followed = {each.name for each in own}
    made = [each for noted in chronicle.noted if (each := _item(noted, watched, followed))]
    made.sort(key=lambda each: _weight(each[0]))
    items = tuple(item for item, _ in made)
    began = [item for item in items if item.is_new and item.severity.is_violent]
    mentions = [each for each in chronicle.mentions if each.watchlist in followed]
    by_term = _by_term(each for each in mentions if each.at >= chronicle.since)
    return Digest(
        day=_days(chronicle.until, zone, 1)[0][-1],
        since=chronicle.since,
        until=chronicle.until,
        lists=tuple(each.title or each.name for each in own),
        stories=len(items),
        articles=sum(item.articles for item in items),
        origins=sum(item.origins for item in items),
        attacks=len(began),
        killed=_sum(item.killed for item in began),
        wounded=_sum(item.wounded for item in began),
        items=items,
        by_term=by_term,
        unseen=tuple(dict.fromkeys(t.name for each in own for t in each.terms if t.name not in dict(by_term))),
        surges=tuple(_surges(chronicle, mentions, zone)),
        late=tuple(_late_finds(chronicle, watched, followed)),
        coverage=replace(chronicle.coverage, unconfirmed=sum(item.is_unconfirmed for item in items)),
        tally=Tally(matched=len(items), quiet=len(items)),
        context=next((passage for _, card in made if (passage := _passage(card))), None),
        ledger=_ledger(chronicle, mentions),
    )


def _item(noted: Noted, watched: Watched, lists: Collection[str]) -> tuple[Item, Card] | None:
    """A story as an item, with its card; None when nothing new in it concerns these lists."""
    told = [found for news in noted.news if news.held in _COUNTED and (found := _counting(news.found, watched, lists))]
    new = sum(found.article.id in noted.new for found in told)
    if not new:
        return None
    account = noted.account
    card = card_of(noted.news[0].story, told, watched, account)
    violent, first = account.severity.is_violent, told[0].article
    seen, published = first.seen, first.published
    watchlist = watched.lists[told[0].hits[0].watchlist]
    item = Item(
        story=card.story,
        watchlist=watchlist.title or watchlist.name,
        terms=card.terms,
        priority=card.priority,
        title=card.title,
        url=card.url,
        severity=account.severity,
        first=account.sightings[0].at if account.sightings else first.at,
        outlets=tuple(each.outlet for each in account.sightings) or (first.outlet,),
        origins=account.origins,
        articles=new,
        lag_minutes=round((seen - published) / timedelta(minutes=1)) if seen and published else None,
        place=place_of(account),
        tolls=tolls(account),
        claims=said(account.claims) if violent else "",
        killed=_range(account, Harm.KILLED) if violent else Range(),
        wounded=_range(account, Harm.WOUNDED) if violent else Range(),
        is_new=noted.before is None,
        is_unconfirmed=not any(hit.decided for found in told for hit in found.hits),
        changes=tuple(each.text for each in changes(noted.before, account)) if noted.before else (),
    )
    return item, card


def _counting(found: Found, watched: Watched, lists: Collection[str]) -> Found | None:
    """The article with the hits that stand and concern these lists; None without any."""
    hits = tuple(hit for hit in found.hits if hit.watchlist in lists and watched.counts(hit, found.article))
    return replace(found, hits=hits) if hits else None


def _weight(item: Item) -> tuple[object, ...]:
    """Sorts items: events first, then the loudest, the worst, what is new, what most newsrooms tell."""
    harm = (item.killed.high, item.wounded.high)
    news = (not item.is_new, not item.changes, -item.origins)
    return (
        not item.severity.is_event,
        item.priority.rank,
        -harm[0],
        -harm[1],
        *news,
        -item.first.timestamp(),
        item.story,
    )


def _range(account: Account, harm: Harm) -> Range:
    numbers = account.numbers(harm)
    return Range(numbers[0], numbers[-1]) if numbers else Range()


def _sum(ranges: Iterable[Range]) -> Range:
    total = Range()
    for each in ranges:
        total = Range(total.low + each.low, total.high + each.high)
    return total


def _by_term(mentions: Iterable[Mention]) -> tuple[tuple[str, int], ...]:
    """How many stories each term was noticed in, the most first."""
    counts = Counter(term for term, _ in {(each.term, each.story) for each in mentions})
    return tuple(sorted(counts.items(), key=lambda each: (-each[1], each[0])))


def _late_finds(chronicle: Chronicle, watched: Watched, lists: Collection[str]) -> Iterator[LateFind]:
    for news in chronicle.late:
        if found := _counting(news.found, watched, lists):
            article = found.article
            yield LateFind(article.title, article.url, article.outlet, article.at)


def _passage(card: Card) -> Passage | None:
    return Passage(card.context_title, card.context_url, card.context_term) if card.context_url else None


def _ledger(chronicle: Chronicle, mentions: Iterable[Mention]) -> tuple[Incident, ...]:
    """The incidents of this time, where it is longer than a day."""
    if chronicle.until - chronicle.since < _LEDGER_FROM:
        return ()
    return _incidents(chronicle, mentions, chronicle.since)


def ledger_of(chronicle: Chronicle, lists: Collection[str], zone: tzinfo) -> tuple[Incident, ...]:
    """The incidents of these lists that began in this time or on the chart's days."""
    _, ends = _days(chronicle.until, zone, CHART_DAYS)
    mentions = (each for each in chronicle.mentions if each.watchlist in lists)
    return _incidents(chronicle, mentions, min(chronicle.since, ends[0]))


def _incidents(chronicle: Chronicle, mentions: Iterable[Mention], since: datetime) -> tuple[Incident, ...]:
    stories = {each.story for each in mentions}
    return tuple(
        incident for incident, at in chronicle.incidents if incident.story in stories and since <= at < chronicle.until
    )


# ── days ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def chart_of(chronicle: Chronicle, lists: Collection[str], zone: tzinfo) -> Chart:
    """The last fourteen days of these lists."""
    mentions = [each for each in chronicle.mentions if each.watchlist in lists]
    days, ends = _days(chronicle.until, zone, CHART_DAYS)
    counts = _daily(mentions, ends)
    terms = sorted(counts, key=lambda term: (-sum(counts[term]), term))
    shown, others = (
        (terms, []) if len(terms) <= _CHART_TERMS else (terms[: _CHART_TERMS - 1], terms[_CHART_TERMS - 1 :])
    )
    rows = [TermDays(term, counts[term]) for term in shown]
    if others:
        name = f"{len(others)} other terms"
        rest = (replace(each, term=name) for each in mentions if each.term in others)
        rows.append(TermDays(name, _daily(rest, ends)[name]))
    stories = {each.story for each in mentions}
    marks = Counter(_place(ends, at) for incident, at in chronicle.incidents if incident.story in stories)
    everything = _daily((replace(each, term="") for each in mentions), ends).get("", (0,) * len(days))
    unwatched = sum(chronicle.began is not None and end <= chronicle.began for end in ends[1:])
    return Chart(days, tuple(rows), tuple(marks[n] for n in range(1, len(ends))), everything, unwatched)


def _days(until: datetime, zone: tzinfo, count: int) -> tuple[tuple[date, ...], tuple[datetime, ...]]:
    """The last days that end at this time of day, by the dates of their ends; and these ends, one more before them.

    One that ends at midnight is the day before it.
    """
    local = until.astimezone(zone)
    clock, last = local.time(), local.date()
    ends = [moment_of(last - timedelta(days=ago), clock, zone) for ago in range(count, 0, -1)]
    named = [(end - timedelta(microseconds=1)).astimezone(zone).date() for end in (*ends[1:], until)]
    return tuple(named), (*ends, until)


def _daily(mentions: Iterable[Mention], ends: Sequence[datetime]) -> dict[str, tuple[int, ...]]:
    """In how many stories each term was noticed from one end until before the next."""
    told = {(each.term, _place(ends, each.at), each.story) for each in mentions}
    counts = Counter((term, place) for term, place, _ in told)
    places = range(1, len(ends))
    terms = {term for term, place in counts if place in places}
    return {term: tuple(counts[term, place] for place in places) for term in terms}


def _place(ends: Sequence[datetime], at: datetime) -> int:
    """The number of the day in which that is, from 1 on; 0 and beyond the last for what is in none."""
    return bisect_right(ends, at)


def _surges(chronicle: Chronicle, mentions: Sequence[Mention], zone: tzinfo) -> Iterator[Surge]:
    """The terms whose last day is far above their baseline, which begins when they were noticed first."""
    if chronicle.began is None:
        return
    _, ends = _days(chronicle.until, zone, BASELINE_DAYS + GUARD_DAYS + 1)
    lists = {each.term: each.watchlist for each in mentions}
    for term, days in sorted(_daily(mentions, ends).items(), key=lambda each: -each[1][-1]):
        began = max(chronicle.began, chronicle.first.get((lists[term], term), chronicle.began))
        known = days[bisect_left(ends, began) :]
        if known and (before := usual(known)) is not None:
            yield Surge(term, days[-1], before)


# ── for one chat ─────────────────────────────────────────────────────────────────────────────────────────────────────


def read_by(digest: Digest, reader: Reader) -> Digest:
    """The digest as these readers get it: with what became of each story there, and where its message is."""
    held = {each.id: each.story for each in reader.held}
    here = {held[number] for number in told_here(digest, reader)}
    items = tuple(_told(item, reader, here) for item in digest.items)
    titles = {item.story: item.title for item in items}
    states = Counter(_outcome(item, here) for item in items)
    return replace(
        digest,
        items=items,
        muted=tuple(Muted(titles.get(each.what, each.what), each.by, each.until, each.user) for each in reader.mutes),
        tally=Tally(matched=len(items), **states),
        alerts=_alerts(reader.alerts),
    )


def told_here(digest: Digest, reader: Reader) -> tuple[int, ...]:
    """The numbers of what was held and is told by this digest: what it shows, and what waits for it anyhow."""
    shown = {item.story for item in digest.items[:SHOWN]}
    return tuple(each.id for each in reader.held if each.story in shown or (each.is_due and reader.waits))


def _told(item: Item, reader: Reader, here: Collection[str]) -> Item:
    state, message = reader.stories.get(item.story, (None, 0))
    link = message_link(reader.destination, message)
    return replace(item, told=State.SENT if item.story in here else state, link=link)


def _alerts(states: Mapping[State, int]) -> Alerts:
    made, sent, held = sum(states.values()), states.get(State.SENT, 0), states.get(State.HELD, 0)
    pending = sum(states.get(state, 0) for state in (State.PENDING, State.SENDING, State.AMBIGUOUS))
    return Alerts(made, sent, pending, held)


def _outcome(item: Item, here: Collection[str]) -> str:
    """What became of a story, as the name of its count in the tally."""
    if item.story in here:
        return "here"
    match item.told:
        case None:
            return "quiet"
        case State.SENT:
            return "delivered"
        case State.MUTED | State.HELD:
            return item.told.value
        case State.DEAD:
            return "refused"
        case _:
            return "pending"


def message_link(destination: Destination | None, message: int) -> str:
    """The address of a message; empty where messages have none, as in private chats and small groups.

    See https://core.telegram.org/api/links#private-message-links.
    """
    chat = destination.chat if destination else ""
    if not destination or not message or not chat.startswith("-") or int(chat) >= _SUPERGROUPS:
        return ""
    topic = f"{destination.topic}/" if destination.topic else ""
    return f"https://t.me/c/{_SUPERGROUPS - int(chat)}/{topic}{message}"
