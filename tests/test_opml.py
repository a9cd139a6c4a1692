"""OPML in and out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import ConfigError
from bot.feeds.opml import MAX_BYTES, read_opml, write_opml
from bot.model import Feed

COURIER = '<outline type="rss" text="Courier" xmlUrl="https://courier.example/feed"/>'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "feeds.opml"


def read(path: Path, body: str) -> tuple[Feed, ...]:
    """The feeds of an OPML file with this body."""
    path.write_text(f'<opml version="2.0"><body>{body}</body></opml>', encoding="utf-8")
    return read_opml(path)


def complaint(path: Path) -> str:
    """The one line about a file that cannot be read, without its folder."""
    with pytest.raises(ConfigError) as caught:
        read_opml(path)
    return str(caught.value).replace(f"{path.parent}/", "")


def test_a_feed_is_read_with_its_title_group_and_language(path: Path) -> None:
    outline = '<outline text="Courier" xmlUrl=" https://courier.example/feed?a=1&amp;b=2 " language="ur-PK"/>'
    assert read(path, f'<outline text="Hills">{outline}</outline>') == (
        Feed("https://courier.example/feed?a=1&b=2", "Courier", "Hills", "ur"),
    )


def test_a_feeds_group_is_the_outline_just_above_it(path: Path) -> None:
    feeds = read(path, f'<outline text="Asia"><outline text="Hills">{COURIER}</outline></outline>')
    assert [feed.group for feed in feeds] == ["Hills"]


def test_a_feed_outside_of_groups_has_none(path: Path) -> None:
    assert [feed.group for feed in read(path, COURIER)] == [""]


def test_feeds_keep_the_order_of_the_file(path: Path) -> None:
    two = '<outline xmlUrl="https://{0}.example/a"/><outline xmlUrl="https://{0}.example/b"/>'
    body = "".join(f'<outline text="g{i}">{two.format(i)}</outline>' for i in range(3))
    assert [feed.url for feed in read(path, body)] == [f"https://{i}.example/{x}" for i in range(3) for x in "ab"]


def test_a_title_attribute_serves_where_there_is_no_text(path: Path) -> None:
    (feed,) = read(path, '<outline title="The Courier" xmlUrl="https://courier.example/"/>')
    assert feed.title == "The Courier"


def test_an_address_that_stands_twice_is_read_once(path: Path) -> None:
    assert len(read(path, COURIER + f'<outline text="again">{COURIER}</outline>')) == 1


@pytest.mark.parametrize("url", ["ftp://courier.example/feed", "file:///etc/passwd", "courier.example", "http://["])
def test_an_address_that_is_not_of_the_web_is_named_with_its_outline(path: Path, url: str) -> None:
    path.write_text(f'<opml><body><outline text="Courier" xmlUrl="{url}"/></body></opml>')
    assert complaint(path) == f"feeds.opml: outline \"Courier\": '{url}' is not an http(s) address"


def test_a_feed_without_an_address_is_named(path: Path) -> None:
    path.write_text('<opml><body><outline type="rss" text="Courier"/></body></opml>')
    assert complaint(path) == 'feeds.opml: outline "Courier": has no xmlUrl'


def test_broken_xml_is_told_with_its_line(path: Path) -> None:
    path.write_text("<opml>\n<body>\n<outline text=>\n</body></opml>")
    assert complaint(path) == "feeds.opml:3: broken XML at column 15"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "feeds.opml:1: broken XML at column 1"),
        (b"<rss/>", "feeds.opml: is no OPML: it has no <opml> with a <body>"),
        (b"<opml/>", "feeds.opml: is no OPML: it has no <opml> with a <body>"),
        (b"<!DOCTYPE opml><opml><body/></opml>", "feeds.opml: has a DOCTYPE, which we do not read: take it out"),
        (b" " * (MAX_BYTES + 1), "feeds.opml: is larger than 1 MiB"),
    ],
)
def test_what_is_no_opml_is_refused_in_one_line(path: Path, content: bytes, reason: str) -> None:
    path.write_bytes(content)
    assert complaint(path) == reason


@pytest.mark.parametrize("encoding", ["no-such-encoding", "utf-7", "zlib"])
def test_an_odd_encoding_is_refused(path: Path, encoding: str) -> None:
    path.write_text(f'<?xml version="1.0" encoding="{encoding}"?><opml><body/></opml>')
    assert complaint(path).startswith("feeds.opml")


def test_a_missing_file_is_named(path: Path) -> None:
    assert complaint(path) == "feeds.opml: cannot be read: No such file or directory"


def test_a_bomb_of_entities_is_refused(path: Path) -> None:
    path.write_text('<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;&b;">]><opml><body>&c;</body></opml>')
    assert "DOCTYPE" in complaint(path)


def test_outlines_may_nest_deeper_than_the_interpreter_calls(path: Path) -> None:
    depth = 3000
    feeds = read(path, '<outline text="g">' * depth + COURIER + "</outline>" * depth)
    assert [feed.group for feed in feeds] == ["g"]


TEXTS = st.text(max_size=20).map(lambda text: " ".join(text.split())).filter(str.isprintable)
FEEDS = st.lists(
    st.builds(
        Feed,
        url=st.integers(0, 10**6).map(lambda number: f"https://{number}.example/?a=1&b='\""),
        title=TEXTS,
        group=TEXTS.filter(bool),
        language=st.sampled_from(["", "en", "ur", "zh"]),
    ),
    unique_by=lambda feed: feed.url,
    max_size=8,
)


@given(FEEDS)
def test_what_is_written_reads_back_the_same(tmp_path_factory: pytest.TempPathFactory, feeds: list[Feed]) -> None:
    path = tmp_path_factory.mktemp("opml") / "feeds.opml"
    path.write_text(write_opml(feeds), encoding="utf-8")
    assert set(read_opml(path)) == set(feeds)


def test_characters_that_xml_forbids_are_left_out(path: Path) -> None:
    path.write_text(write_opml([Feed("https://courier.example/", "Cou\0ri\x1ber\ufffe")]), encoding="utf-8")
    assert [feed.title for feed in read_opml(path)] == ["Courier"]
