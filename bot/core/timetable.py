"""When a feed is asked again, and when people are told. All rules about waiting are here; a feed is never given up on.

A local time becomes a moment by its zone alone (PEP 495, fold 0): of one that the clock shows twice it is the first,
and one that the clock skips comes as much later as it jumps.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from hashlib import blake2b

from bot.core import rhythm
from bot.model import Daily, Hours, Rhythm

UNLEARNT = timedelta(minutes=10)
LONGEST = rhythm.LONGEST
_SHORTEST_RETRY = timedelta(minutes=1)
_LONGEST_FRESH = timedelta(hours=1)  # what caches are told is often meant for pages, not for news
CATCH_UP = timedelta(hours=12)  # how late a digest may come
LONGEST_DIGEST = timedelta(days=31)
_JITTER = 0.2  # of a wait, so that feeds that failed together do not come back together


def next_poll(
    now: datetime, every: timedelta | None, learnt: Rhythm, *, fresh_for: timedelta = timedelta(0)
) -> datetime:
    """When to ask a feed again that answered. `every` is a fixed interval (BOT_POLL_EVERY), None the learnt one.

    It is ten minutes until the feed has a rhythm. An answer that stays good longer (`fresh_for`, the server's word to
    caches) is waited for, an hour at most.
    """
    if every is not None:
        return now + every
    return now + max(rhythm.wait(learnt, now) or UNLEARNT, min(fresh_for, _LONGEST_FRESH))


def next_try(
    now: datetime, url: str, failures: int, *, every: timedelta | None, retry_after: timedelta | None
) -> datetime:
    """When to ask a feed again that failed `failures` times in a row (1 for the first time).

    The wait doubles from ten minutes to six hours. What the server asked for (Retry-After) is honoured between one
    minute and six hours: never earlier than asked within them. A fixed interval knows no back-off.
    """
    if every is not None:
        return now + every
    jitter = _JITTER * share_of(url, failures)
    if retry_after is not None:
        return now + min(max(retry_after, _SHORTEST_RETRY) * (1 + jitter), LONGEST)
    wait = min(UNLEARNT * (1 << min(failures - 1, 10)), LONGEST)
    return now + wait * (1 - jitter)


def share_of(url: str, salt: int = 0) -> float:
    """A number in [0, 1) that is always the same for this address: spreads feeds evenly without chance."""
    digest = blake2b(f"{salt} {url}".encode(errors="replace"), digest_size=8).digest()
    return int.from_bytes(digest) / 2**64


def next_send(now: datetime, attempts: int) -> datetime:
    """When to send a message again that may not have been delivered: after 1, 2, 4 … 256 s."""
    return now + timedelta(seconds=1 << min(attempts - 1, 8))


def moment_of(day: date, clock: time, zone: tzinfo) -> datetime:
    """When it is this local time on that day."""
    return datetime.combine(day, clock, zone).astimezone(UTC)


def quiet_end(now: datetime, quiet: Hours, zone: tzinfo) -> datetime | None:
    """When the quiet hours end that are now; None when there are none now. Hours that end as they begin are none."""
    today = now.astimezone(zone).date()
    for first in (today - timedelta(days=1), today):
        last = first + timedelta(days=quiet.end < quiet.start)
        start, end = moment_of(first, quiet.start, zone), moment_of(last, quiet.end, zone)
        if start <= now < end:
            return end
    return None


def daily_of(at: str, days: str) -> Daily:
    """A time of day as it is kept: `07:30`, `01234` (0 is Monday)."""
    return Daily(time.fromisoformat(at), frozenset(map(int, days)))


def next_daily(now: datetime, daily: Daily, zone: tzinfo) -> datetime:
    """The next such time of day."""
    today = now.astimezone(zone).date()
    days = (today + timedelta(days=ahead) for ahead in range(9))
    moments = (moment_of(day, daily.at, zone) for day in days if day.weekday() in daily.days)
    return next(moment for moment in moments if moment > now)


def last_daily(now: datetime, daily: Daily, zone: tzinfo) -> datetime:
    """The last such time of day, now at the latest."""
    today = now.astimezone(zone).date()
    days = (today - timedelta(days=ago) for ago in range(-1, 9))
    moments = (moment_of(day, daily.at, zone) for day in days if day.weekday() in daily.days)
    return max(moment for moment in moments if moment <= now)


@dataclass(frozen=True, slots=True)
class Slot:
    """A digest that is due: the local day that names it, and the time it is about."""

    day: date
    since: datetime
    until: datetime


def digest_slot(now: datetime, daily: Daily, zone: tzinfo, covered: datetime) -> Slot | None:
    """The digest that is due now, where the last one was about the time until `covered`; None when it is too late.

    After a downtime only the last of several is made up for, at most twelve hours late, and it is about the time of all
    of them; of a later one the next is about its time too. At most a month is looked back on.
    """
    until = last_daily(now, daily, zone)
    if now - until > CATCH_UP:
        return None
    since = covered if covered < until else last_daily(until - timedelta(microseconds=1), daily, zone)
    return Slot(until.astimezone(zone).date(), max(since, until - LONGEST_DIGEST), until)


def next_hour(now: datetime, zone: tzinfo) -> datetime:
    """The next full hour on the local clock."""
    local = now.astimezone(zone)
    return (
        now + timedelta(hours=1) - timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)
    )
