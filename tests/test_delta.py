"""What is cut out of a body changes nothing of what is left: the parser says of new items what it says of all."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from builders import Item, atom, item, rss
from hypothesis import assume, example, given
from hypothesis import strategies as st

from bot.feeds.delta import cut, lean
from bot.feeds.parse import parse_feed
from bot.model import ParsedFeed

URL = "https://paper.example/feed"
XML = "application/rss+xml"
WORDS = st.text(alphabet="ab <>&;'\"é达]-?!x/", min_size=1, max_size=12)
ITEMS = st.lists(
    st.builds(item, title=WORDS, summary=WORDS, link=st.integers(1, 9).map(lambda n: f"https://paper.example/{n}")),
    min_size=1,
    max_size=6,
)
FORMS = st.sampled_from([rss, atom])
TYPES = st.sampled_from(["", XML, "text/xml", "text/html", "text/html; charset=utf-8", "application/octet-stream"])


def read(body: bytes, known: bytes = b"", content_type: str = XML) -> ParsedFeed:
    return parse_feed(body, content_type, URL, known)


def two(first: str = "one", second: str = "two", **feed: str) -> bytes:
    return rss(item(first), item(second), **feed)


def titles(parsed: ParsedFeed) -> list[str]:
    return [entry.title for entry in parsed.entries]


@given(FORMS, TYPES, ITEMS, ITEMS, st.randoms(use_true_random=False))
def test_new_items_are_read_as_if_all_were(
    form: Callable[..., bytes], content_type: str, before: Sequence[Item], new: Sequence[Item], chance: object
) -> None:
    old = read(form(*before), content_type=content_type)
    now = [*before, *new]
    chance.shuffle(now)  # type: ignore[attr-defined]  # hypothesis gives a Random
    whole = read(form(*now), content_type=content_type)
    assume(whole.items)
    fewer = read(form(*now), old.items, content_type)
    assert fewer.entries == tuple(entry for entry in whole.entries if entry not in old.entries)
    assert fewer.items == whole.items


def test_a_feed_without_news_is_not_parsed() -> None:
    before = read(two())
    assert read(two(title="Renamed"), before.items) == ParsedFeed("", items=before.items)


def test_an_item_that_changed_is_read_again() -> None:
    assert titles(read(two(second="two, updated"), read(two()).items)) == ["two, updated"]


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (two().replace(b"<rss ", b'<rss xmlns:x="urn:x" '), XML),  # other namespaces
        (two(), "text/xml; charset=utf-8"),  # another type
        (two().replace(b'"1.0"', b'"1.0" encoding="utf-8"'), XML),  # another declaration
    ],
)
def test_items_are_only_known_under_the_same_root_and_type(body: bytes, content_type: str) -> None:
    assert titles(read(body, read(two()).items, content_type)) == ["one", "two"]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(two().replace(b"two", b"t\xe9o"), id="not UTF-8"),
        pytest.param(two().replace(b'"1.0"', b'"1.0" encoding="windows-1252"'), id="another charset"),
        pytest.param(b"<!DOCTYPE rss>" + two(), id="a document type"),
        pytest.param(two().replace(b"<title>two", b"<item/><item>x</item><title>two"), id="an item within an item"),
        pytest.param(two().replace(b"</item></channel>", b"</channel>"), id="an item that never ends"),
        pytest.param(two().replace(b"<item>", b'<item xml:base="https://a.example/">', 1), id="a base of its own"),
        pytest.param(rss(), id="no items"),
    ],
)
def test_a_body_that_leaves_a_doubt_is_not_cut(body: bytes) -> None:
    assert cut(body, XML) is None


@pytest.mark.parametrize("noise", [b"<![CDATA[<item>]]>", b"<!-- <item> </entry> -->", b"<?php <item> ?>"])
def test_tags_in_quoted_text_are_no_items(noise: bytes) -> None:
    pieces = cut(two().replace(b"two", noise), XML)
    assert pieces
    assert len(pieces.spans) == 2


@pytest.mark.parametrize(
    ("endless", "items"), [(b"<![CDATA[", 2), (b"<!--", 2), (b"<?", 2), (b"<item ", 0), (b"<a", 2)]
)
def test_what_never_ends_is_scanned_once(endless: bytes, items: int) -> None:
    pieces = cut(two() + endless * 200_000, XML)
    assert (len(pieces.spans) if pieces else 0) == items


def test_a_root_that_never_ends_is_scanned_once() -> None:
    assert cut(b"<a" * 200_000 + two(), XML)


def test_a_body_whose_parser_complains_is_always_parsed_whole() -> None:
    ill_formed = two(second="two").replace(b"two", b"a & b")
    assert read(ill_formed).items == b""


def test_an_ill_formed_new_item_is_read_within_the_whole_body() -> None:
    ill_formed = rss(item("one"), item("two"), item("new")).replace(b"new", b"n & w")
    assert titles(read(ill_formed, read(two()).items)) == titles(read(ill_formed))


@pytest.mark.parametrize("content_type", ["text/xml", "text/html", "application/octet-stream"])
def test_a_feed_that_its_server_misnames_is_known_all_the_same(content_type: str) -> None:
    before = read(two(first="達蘇"), content_type=content_type)
    assert titles(read(rss(item("達蘇"), item("two"), item("new")), before.items, content_type)) == ["new"]


# ── what nobody reads ────────────────────────────────────────────────────────────────────────────────────────────────


def leant(body: bytes) -> bytes:
    """What is left of a body for the parser."""
    pieces = cut(body, XML)
    assert pieces
    return lean(pieces)


UNREAD = [
    b"<category>Asia</category>",
    b'<category domain="a>b"><![CDATA[<title>x</title>]]></category>',
    b'<category term="Asia"/>',
    b"<author>desk@paper.example (Desk)</author>",
    b"<author><name>Desk</name><uri>https://paper.example/desk</uri></author>",
    b'<enclosure url="https://paper.example/a.mp3" length="1" type="audio/mpeg"/>',
    b"<dc:creator><![CDATA[Desk]]></dc:creator>",
    b"<slash:comments>3</slash:comments>",
    b"<media:content url='https://paper.example/a/>.jpg'/>",
]
SPACES = b'<rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:slash="urn:slash" xmlns:media="urn:media" '


def test_of_what_stands_before_the_items_only_title_language_and_link_are_left() -> None:
    head = b"<description>x</description><pubDate>y</pubDate><ttl>5</ttl><language>en</language>"
    body = two().replace(b"<item>", head + b"<item>", 1)
    assert leant(body).count(b"<language>en</language><item>") == 1
    assert (read(body).title, read(body).language, titles(read(body))) == (read(two()).title, "en", ["one", "two"])


@pytest.mark.parametrize("unread", UNREAD)
def test_what_nobody_reads_of_an_item_is_left_out(unread: bytes) -> None:
    body = two().replace(b"<title>two", unread + b"<title>two").replace(b"<rss ", SPACES)
    assert leant(body) == leant(two().replace(b"<rss ", SPACES))


@pytest.mark.parametrize(
    "read_",
    [
        b"<![CDATA[<category>Asia</category>]]>",
        b"<!-- <category>Asia</category> -->",
        b"<category>Asia<title>inside</title></category>",
        b"<category>Asia",
        b"<categories>Asia</categories>",
        b"<dc:date>2026-03-03</dc:date>",
    ],
)
def test_nothing_else_is_left_out(read_: bytes) -> None:
    assert read_ in leant(two().replace(b"two", read_))


@given(FORMS, ITEMS, st.lists(st.sampled_from(UNREAD), max_size=5))
def test_an_item_is_read_as_if_nothing_was_left_out(
    form: Callable[..., bytes], items: Sequence[Item], unread: Sequence[bytes]
) -> None:
    body = form(*items).replace(b"<title>", b"".join(unread) + b"<title>").replace(b"<rss ", SPACES)
    assert read(body).entries == read(form(*items)).entries


@pytest.mark.parametrize(
    "endless",
    [b"<category ", b"<category>", b"<category a='", b"<category><![CDATA[", b"</name>"]
    + [b"<description>", b"<description>x", b"<description><![CDATA[", b"<description>&amp;<![CDATA[]]>"],
)
def test_what_nobody_reads_and_never_ends_is_scanned_once(endless: bytes) -> None:
    assert leant(two() + endless * 100_000).startswith(leant(two()))


# ── long texts ───────────────────────────────────────────────────────────────────────────────────────────────────────

BARE = ["a", " ", "\n", "é", "’", "達", "😀", "\x92", "\xa0", "\u2003", "Ã", "©", "\\", "u2019", "<b>’</b>"]
QUOTED = ["&lt;b&gt;", "&lt;", "&amp;", "&amp;nbsp;", "&nbsp;", "&#195;", "&#169;", "&#8217;", "<!-- ’ -->"]
CDATA = ["<![CDATA[<i>’é</i>]]>", "<![CDATA[&eacute;&]]>", "<![CDATA[Ã©]]>"]
WRITTEN = st.lists(st.sampled_from([*BARE, *QUOTED, *CDATA]), max_size=9).map("".join)
TAGS = st.sampled_from(["description", "content:encoded", 'description type="html"', "title", "dc:description"])


UNCUT = b"<!--<!DOCTYPE-->"


def described(*elements: tuple[str, str]) -> bytes:
    """A feed whose items hold one element each, written as it stands here."""
    items = "".join(f"<item><guid>x</guid><{tag}>{text}</{tag.split()[0]}></item>" for tag, text in elements)
    return two().replace(b"<item>", items.encode() + b"<item>", 1)


@given(st.lists(st.tuples(TAGS, WRITTEN), min_size=1, max_size=4))
@example([("description", "’\\u2019"), ("description", "\x92’"), ("description", "達Ã&#169;")])
@example([("description", "\u2003<![CDATA[Ã©]]>")])
def test_texts_are_read_as_if_the_parser_had_seen_all_their_characters(elements: Sequence[tuple[str, str]]) -> None:
    body = described(*elements)
    assert read(body).entries == read(body + UNCUT).entries


def test_the_parser_sees_long_texts_in_ascii() -> None:
    assert leant(described(("description", "the dam’s 達蘇"), ("content:encoded", "<![CDATA[<p>達蘇</p>]]>"))).isascii()


@pytest.mark.parametrize("said", ["\x7f\x7fa \\ud800 \\u12", "\x7f\x7f達\\", "\x7f達"])
def test_a_feed_that_sends_the_mark_itself_is_read(said: str) -> None:
    body = described(("description", said))
    assert titles(read(body))[1:] == titles(read(body + UNCUT))[1:] == ["one", "two"]
