"""From a body to entries."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import TypeVar, TypeVarTuple

import pytest
from builders import Item, atom, item, rss
from hostile import FEEDS
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import ParseError
from bot.feeds.parse import FIELD_CHARS, MAX_ENTRIES, PRELOAD, Parser, parse, parse_feed
from bot.model import Entry, ParsedFeed, Response
from bot.workers import Workers

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

URL = "https://paper.example/feeds/all.xml"
NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)


def only(body: bytes) -> Entry:
    """The one entry of a body."""
    (entry,) = parse_feed(body, "", URL).entries
    return entry


@pytest.mark.parametrize("form", [rss, atom])
def test_an_entry_is_read_with_all_it_says(form: Callable[[Item], bytes]) -> None:
    body = form(
        item(
            "Bridge opens",
            summary="<p>At the dam.</p>",
            link="https://paper.example/a/1",
            guid="tag:1",
            published=NOON,
            source=("Hill Post", "https://hill.example/feed"),
        )
    )
    assert only(body) == Entry(
        title="Bridge opens",
        summary="At the dam.",
        link="https://paper.example/a/1",
        guid="tag:1",
        published=NOON,
        source="Hill Post",
        source_url="https://hill.example/feed",
    )


def test_a_feed_tells_its_title_language_and_format() -> None:
    parsed = parse_feed(rss(item("a"), title="Valley &amp; Hill", language="ur-PK"), "", URL)
    assert (parsed.title, parsed.language, parsed.version, parsed.left_out) == ("Valley & Hill", "ur-PK", "rss20", 0)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b" \r\n", "empty"),
        (b"<!DOCTYPE html><html><body>Just a moment...</body></html>", "an HTML page, not a feed"),
        (b"\xef\xbb\xbf\n<HTML lang=en><p>hello", "an HTML page, not a feed"),
        (b'{"items": []}', "JSON, not a feed"),
        (b"/etc/passwd", "not a feed"),
        (b"https://paper.example/feed", "not a feed"),
        (b"\x1f\x8b\x08\x00", "not a feed"),
    ],
)
def test_what_is_no_feed_is_refused_with_the_reason(body: bytes, reason: str) -> None:
    with pytest.raises(ParseError, match=f"^{reason}$"):
        parse_feed(body, "text/xml", URL)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_body_that_declares_entities_is_refused_before_it_is_parsed(encoding: str) -> None:
    body = '<!DOCTYPE rss [<!ENTITY a "b">]><rss version="2.0"><channel><item><title>&a;</title></item></channel></rss>'
    with pytest.raises(ParseError, match="declares entities"):
        parse_feed(body.encode(encoding), "", URL)


def test_a_feed_without_items_is_a_feed() -> None:
    assert parse_feed(rss(), "", URL).entries == ()


def test_a_feed_cut_off_on_its_way_gives_the_items_that_arrived() -> None:
    body = rss(item("one", link="https://paper.example/1"), item("two", link="https://paper.example/2"))
    assert [entry.title for entry in parse_feed(body[:-60], "", URL).entries][:1] == ["one"]


@pytest.mark.parametrize("odd", ["&#x110000;", "&#99999999999;", "&#xD800;"])
def test_an_item_that_the_parser_stumbles_over_does_not_lose_the_others(odd: str) -> None:
    body = rss(item("one"), item("ODD"), item("three")).replace(b"ODD", f"two {odd} & more".encode())
    titles = [entry.title for entry in parse_feed(body, "", URL).entries]
    assert titles in (["one", "three"], ["one", "two  & more", "three"])


def test_items_that_say_nothing_are_left_out() -> None:
    body = rss(item("one"), item(guid="x"), item(summary="<br>"), item(link="javascript:alert(1)"))
    assert [entry.title for entry in parse_feed(body, "", URL).entries] == ["one"]


def test_items_beyond_the_limit_are_counted() -> None:
    parsed = parse_feed(rss(*[item("x")] * (MAX_ENTRIES + 3)), "", URL)
    assert (len(parsed.entries), parsed.left_out) == (MAX_ENTRIES, 3)


@pytest.mark.parametrize("oldest_first", [True, False])
def test_of_too_many_items_the_newest_are_kept_in_their_order(oldest_first: bool) -> None:
    dated = [item(str(n), published=NOON - timedelta(minutes=n)) for n in range(MAX_ENTRIES + 2)]
    order = list(reversed(dated)) if oldest_first else dated
    kept = [entry.title for entry in parse_feed(rss(*order), "", URL).entries]
    assert kept == [one.title for one in order if one not in dated[MAX_ENTRIES:]]


def test_the_charset_of_the_http_header_is_heeded() -> None:
    body = '<rss version="2.0"><channel><item><title>中巴经济走廊</title></item></channel></rss>'.encode("gb18030")
    (entry,) = parse_feed(body, "text/xml; charset=gb18030", URL).entries
    assert entry.title == "中巴经济走廊"


# ── texts ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_title_is_one_line_of_plain_text() -> None:
    assert only(rss(item("\n  <b>C</b>PEC &amp;\n rail \n"))).title == "CPEC & rail"


@pytest.mark.parametrize(
    ("summary", "content"), [("short", "<p>the long one</p>"), ("the long one", "<p>short</p>"), ("", "the long one")]
)
def test_the_longer_of_summary_and_content_is_kept(summary: str, content: str) -> None:
    assert only(rss(item("t", summary=summary, content=content))).summary == "the long one"


def test_length_is_judged_without_markup() -> None:
    body = rss(item("t", summary="the long one", content='<p class="very-long-name-of-a-class">short</p>'))
    assert only(body).summary == "the long one"


def test_markup_beyond_the_limit_is_cut() -> None:
    assert len(only(rss(item("t", summary="x" * (FIELD_CHARS + 5)))).summary) == FIELD_CHARS


def test_characters_that_no_store_takes_are_dropped() -> None:
    entry = only(b"<rss version='2.0'><channel><item><title>a\x00b\x1bc</title></item></channel></rss>")
    assert entry.title == "abc"


# ── links ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("link", "absolute"),
    [
        ("https://other.example/a?b=1&c=2", "https://other.example/a?b=1&c=2"),
        ("\n https://other.example/a\n", "https://other.example/a"),
        ("/a/1", "https://paper.example/a/1"),
        ("//other.example/a", "https://other.example/a"),
        ("?id=1", "https://paper.example/feeds/all.xml?id=1"),
        ("javascript:alert(1)", ""),
        ("tg://resolve?domain=x", ""),
        ("http://[", ""),
        ("https://paper.example/" + "a" * 5_000, ""),
    ],
)
def test_a_link_is_an_absolute_web_address_or_nothing(link: str, absolute: str) -> None:
    assert only(rss(item("t", link=link))).link == absolute


def test_a_relative_link_is_meant_from_the_page_that_the_feed_belongs_to() -> None:
    body = rss(item("t", link="/a/1"), link="https://valley.example/news/")
    assert only(body).link == "https://valley.example/a/1"


def test_a_relative_link_follows_the_base_that_the_feed_declares() -> None:
    assert only(atom(item("t", link="a/1"), base="https://valley.example/x/")).link == "https://valley.example/x/a/1"


def test_a_base_that_is_no_address_does_no_harm() -> None:
    body = rss(item("t", link="https://paper.example/a", guid="7")).replace(b"<item>", b'<item xml:base="link">')
    assert only(body).link == "https://paper.example/a"


# ── dates ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text",
    [
        "Tue, 03 Mar 2026 12:00:00 GMT",
        "Tue, 03 Mar 26 17:00:00 +0500",
        "Tue, 03 Mar 2026 17:00:00 +05:00",
        "2026-03-03T17:00:00+05:00",
    ],
)
def test_the_dates_that_outlets_write_are_read_as_utc(text: str) -> None:
    assert only(rss(item("t", published=text))).published == NOON


@pytest.mark.parametrize("text", ["yesterday", "Thu, 01 Jan 1970 00:00:00 GMT", "9999-12-31T00:00:00Z", "0000-00-00"])
def test_a_nonsense_date_is_no_date(text: str) -> None:
    assert only(rss(item("t", published=text))).published is None


def test_an_entry_that_was_only_updated_has_that_date() -> None:
    body = atom(item("t", published="2026-03-03T12:00:00Z")).replace(b"published>", b"updated>")
    assert only(body).published == NOON


@given(st.datetimes(datetime(1990, 1, 2), datetime(2099, 12, 30)), st.integers(-11, 14))  # noqa: DTZ001  # zone is added
def test_a_date_written_in_any_zone_is_the_same_moment(moment: datetime, hours: int) -> None:
    published = moment.replace(microsecond=0, tzinfo=timezone(timedelta(hours=hours)))
    assert only(rss(item("t", published=published))).published == published


# ── sources ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Bridge opens - Hill Post", "Bridge opens"),
        ("Bridge opens - HILL POST", "Bridge opens"),
        ("Bridge - old one - Hill Post", "Bridge - old one"),
        ("Bridge opens - Valley Post", "Bridge opens - Valley Post"),
    ],
)
def test_the_outlet_is_taken_off_the_title_when_the_item_names_it(title: str, shown: str) -> None:
    assert only(rss(item(title, source=("Hill Post", "https://hill.example")))).title == shown


def test_a_title_keeps_its_dash_when_no_source_is_named() -> None:
    assert only(rss(item("Bridge opens - Hill Post"))).title == "Bridge opens - Hill Post"


@given(st.lists(st.builds(Item, st.text(max_size=20), st.text(max_size=20)), max_size=4), st.booleans())
def test_no_text_in_a_feed_breaks_it(items: list[Item], as_atom: bool) -> None:
    body = (atom if as_atom else rss)(*items)
    parsed = parse_feed(body, "application/xml", URL)
    assert len(parsed.entries) <= len(items)


# ── in a worker ──────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_response_is_parsed_in_another_process() -> None:
    workers = Workers(1)
    try:
        parsed = await parse(workers, Response(URL, rss(item("one"))), b"")
        with pytest.raises(ParseError, match=r"^empty$"):
            await parse(workers, Response(URL, b""), b"")
    finally:
        workers.close()
    assert [entry.title for entry in parsed.entries] == ["one"]


async def test_a_parser_that_was_stopped_makes_no_feed() -> None:
    workers = Workers(1)
    workers.close()
    with pytest.raises(ParseError, match=r"^its parser was not started"):
        await parse(workers, Response(URL, rss(item("one"))), b"")


class CountedWorkers(Workers):
    """One process, and how many jobs it was given."""

    jobs = 0

    async def run(self, function: Callable[[*Ts], T], *args: *Ts, seconds: float) -> T:
        self.jobs += 1
        return await super().run(function, *args, seconds=seconds)


@pytest.fixture
def counted() -> Iterator[CountedWorkers]:
    made = CountedWorkers(1, preload=PRELOAD, quick_seconds=0.5)
    yield made
    made.close()


def said(outcome: ParsedFeed | BaseException) -> str:
    """The titles of a feed; of what is none the reason."""
    return " ".join(each.title for each in outcome.entries) if isinstance(outcome, ParsedFeed) else str(outcome)


async def outcomes(parser: Parser, *bodies: bytes, known: bytes = b"known before") -> list[str]:
    """What is said of bodies that are parsed all at once."""
    asked = (parser.parse(Response(URL, body), known) for body in bodies)
    given = await asyncio.gather(*asked, return_exceptions=True)
    return [said(got) for got in given]


async def test_feeds_that_were_read_before_share_a_job(counted: CountedWorkers) -> None:
    bodies = [rss(item(f"item {number}")) for number in range(10)]
    assert await outcomes(Parser(counted), *bodies, b"") == [*(f"item {number}" for number in range(10)), "empty"]
    assert counted.jobs == 2  # the first goes at once, the others while it is under way


async def test_feeds_that_were_never_read_share_a_job_but_fewer_of_them(counted: CountedWorkers) -> None:
    bodies = [rss(item(f"item {number}", summary="x" * 60_000)) for number in range(7)]
    assert await outcomes(Parser(counted), *bodies, known=b"") == [f"item {number}" for number in range(7)]
    assert counted.jobs == 3


async def test_feeds_that_were_read_before_share_no_job_with_others(counted: CountedWorkers) -> None:
    parser, known = Parser(counted), (b"", b"known before", b"known before", b"", b"")
    await asyncio.gather(*(parser.parse(Response(URL, rss(item("one"))), each) for each in known))
    assert counted.jobs == 3


@pytest.mark.parametrize("known", [b"", b"known before"])
async def test_a_feed_that_spoils_a_job_spoils_no_other_feed(counted: CountedWorkers, known: bytes) -> None:
    bodies = [rss(item("one")), FEEDS["addresses"]().body, rss(item("two"))]
    one, spoilt, two = await outcomes(Parser(counted, seconds=1.5), *bodies, known=known)
    assert (one, two) == ("one", "two")
    assert spoilt == "its parser took longer than 1.5 s"


async def test_who_leaves_while_a_job_is_under_way_spoils_no_other_feed(counted: CountedWorkers) -> None:
    parser = Parser(counted)
    first, *others = [
        asyncio.create_task(parser.parse(Response(URL, rss(item(title))), b"known before")) for title in ("a", "b", "c")
    ]
    await asyncio.sleep(0)  # the first is handed over, the others wait
    for leaving in (first, others[0]):
        leaving.cancel()
    assert (await others[1]).entries[0].title == "c"
