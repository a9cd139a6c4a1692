"""What a chart counts: each story once a day, and once for each of its terms."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.digest import Chronicle, Mention, chart_of, ledger_of
from bot.model import Chart, Incident

UNTIL = datetime(2026, 3, 4, tzinfo=UTC)
FIRST = date(2026, 2, 18)
MENTIONS = st.builds(
    Mention,
    story=st.sampled_from("abcde"),
    watchlist=st.sampled_from(["iron", "own"]),
    term=st.sampled_from([f"T{n}" for n in range(9)]),
    at=st.integers(1, 15 * 24 * 60).map(lambda minutes: UNTIL - timedelta(minutes=minutes)),
)


def charted(*mentions: Mention, incidents: tuple[tuple[Incident, datetime], ...] = ()) -> Chart:
    chronicle = Chronicle(UNTIL - timedelta(days=1), UNTIL, mentions=mentions, incidents=incidents)
    return chart_of(chronicle, ["iron"], UTC)


def day_of(mention: Mention) -> int:
    return (mention.at.date() - FIRST).days


@given(st.lists(MENTIONS, max_size=60))
def test_every_number_is_a_number_of_different_stories(mentions: list[Mention]) -> None:
    chart = charted(*mentions)
    ours = [each for each in mentions if each.watchlist == "iron" and day_of(each) >= 0]
    shown = [row.term for row in chart.terms if not row.term.endswith("other terms")]
    assert list(chart.days) == [FIRST + timedelta(days=n) for n in range(14)]
    assert len(chart.terms) <= 6
    for day in range(14):
        today = [each for each in ours if day_of(each) == day]
        assert chart.stories[day] == len({each.story for each in today})
        for row in chart.terms:
            terms = {row.term} if row.term in shown else {each.term for each in ours} - set(shown)
            assert row.stories[day] == len({each.story for each in today if each.term in terms})


def mention(story: str, term: str, ago: timedelta) -> Mention:
    return Mention(story, "iron", term, UNTIL - ago)


def test_the_last_of_many_terms_stands_for_all_others() -> None:
    hour = timedelta(hours=1)
    busy = [mention(f"{n}{term}", term, hour) for term in "ABCDE" for n in range(3)]
    rare = [mention("s", "F", hour), mention("s", "G", hour), mention("t", "G", hour)]
    *_, last = charted(*busy, *rare).terms
    assert (last.term, last.stories[-1]) == ("2 other terms", 2)
    assert charted(*busy, rare[0]).terms[-1].term == "F"


@pytest.mark.parametrize(("began", "unwatched"), [(None, 0), (1, 13), (1.5, 12), (14, 0), (99, 0)])
def test_days_before_the_archive_began_are_counted(began: float | None, unwatched: int) -> None:
    first = None if began is None else UNTIL - timedelta(days=began, seconds=-1)
    chronicle = Chronicle(UNTIL - timedelta(days=1), UNTIL, began=first)
    assert chart_of(chronicle, ["iron"], UTC).unwatched == unwatched


def test_incidents_are_counted_when_they_began_and_listed_with_all_their_days() -> None:
    incidents = tuple(
        (Incident(story, "2026-02-20", "", "", "", "", None, None, ()), UNTIL - timedelta(days=ago))
        for story, ago in (("a", 1), ("b", 13), ("c", 15), ("other", 1))
    )
    told = tuple(mention(story, "Dasu", timedelta(hours=1)) for story in "abc")
    chart = charted(*told, incidents=incidents)
    assert chart.incidents == (0, 1, *(0,) * 11, 1)
    chronicle = Chronicle(UNTIL - timedelta(days=1), UNTIL, mentions=told, incidents=incidents)
    assert [each.story for each in ledger_of(chronicle, ["iron"], ZoneInfo("UTC"))] == ["a", "b"]
