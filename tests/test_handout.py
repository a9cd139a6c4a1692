"""A digest as a page to hand on, whatever the outlets and the watchlists say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from markup import HOSTILE_PARTS, Seen

from bot.account import Severity
from bot.digests import Edition
from bot.handout import handout
from bot.model import Chart, Coverage, Digest, Incident, Item, Priority, Source, TermDays

ZONE = ZoneInfo("Asia/Karachi")
DAYS = tuple(date(2026, 2, 18) + timedelta(days=n) for n in range(14))
UNTIL = datetime(2026, 3, 3, 19, tzinfo=UTC)
TEXTS = st.lists(HOSTILE_PARTS).map(lambda parts: "".join(parts)[:100])  # a longer headline would be cut


def a_chart(term: str) -> Chart:
    return Chart(DAYS, (TermDays(term, (1,) * 14),), (0,) * 14, (1,) * 14)


def an_edition(text: str = "x", url: str = "https://paper.example/1") -> Edition:
    sources = (Source(text, url, killed=3), Source("Daily", "https://daily.example/a"))
    incident = Incident("aaaaaaaaaa", "2026-03-03", text, text, text, "", 3, None, sources)
    item = Item("aaaaaaaaaa", text, (text,), Priority.NORMAL, text, url, Severity.ATTACK, UNTIL, (text,), place=text)
    day = (DAYS[-1], UNTIL - timedelta(days=1), UNTIL)
    digest = Digest(*day, (text, text), stories=1, items=(item,), unseen=(text,), coverage=Coverage(feeds=3))
    return Edition(digest, a_chart(text), (incident,))


def a_page(text: str = "x", url: str = "https://paper.example/1") -> str:
    return handout(an_edition(text, url), UNTIL, ZONE)


@given(TEXTS, st.sampled_from(["https://a.example/", "javascript:x", "data:,x", "/etc/passwd"]))
def test_what_anybody_says_stays_text_and_leads_to_the_web_only(hostile: str, start: str) -> None:
    seen = Seen(a_page(hostile, start + hostile))
    assert seen.tags == Seen(a_page()).tags
    web = ["https://daily.example/a"]
    assert seen.links == ([start + hostile] * 2 + web if start.startswith("https://") else web)
    assert seen.said.count(hostile) >= 8


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    page = a_page()
    assert "default-src 'none'; style-src 'unsafe-inline'" in page
    assert not {"script", "link", "img", "iframe", "object", "image", "use"} & Seen(page).tags
    assert "url(" not in page


def test_it_holds_the_text_the_chart_and_every_number_with_its_source() -> None:
    seen = Seen(a_page("Besham"))
    assert {"svg", "rect", "table", "strong"} <= seen.tags
    for said in ("Digest · Tue 3 Mar · PKT", "No hits: Besham", "3 Mar: 1 story", "Besham (3 killed)", "Daily"):
        assert said in seen.said


def test_a_quiet_day_is_a_page_too_and_without_incidents_there_is_no_ledger() -> None:
    edition = an_edition()
    quiet = replace(edition, digest=replace(edition.digest, stories=0, items=()), ledger=())
    page = handout(quiet, UNTIL, ZONE)
    assert "table" not in Seen(page).tags
    assert "No story seen" in page
