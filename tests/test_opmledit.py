"""Feeds that are added and removed by command: all other lines stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import item, rss
from hypothesis import given
from hypothesis import strategies as st
from program import Program
from web import FeedServer

from bot.errors import ConfigError
from bot.feeds.opml import read_opml, write_opml
from bot.feeds.opmledit import add_feeds, remove_feed
from bot.model import Feed

NEW = Feed("https://new.example/feed?a=1&b=2", 'The "New" & <Old>', language="ur")
KEPT = b"""<?xml version="1.0"?>
<!-- ours, by hand -->
<opml version="2.0"><head/><body>
  <outline text='Pakistan > all'>
\t<outline  text="One"   xmlUrl='https://one.example/feed'/>
    <outline text="Two" xmlUrl="https://two.example/?a&amp;b"></outline>  \r
  </outline>
</body></opml>
"""


@pytest.fixture
def opml(tmp_path: Path) -> Path:
    path = tmp_path / "feeds.opml"
    path.write_bytes(KEPT)
    return path


def test_a_feed_is_added_as_one_line_more(opml: Path) -> None:
    assert add_feeds(opml, [NEW, NEW]) == 1
    assert read_opml(opml)[-1] == NEW
    assert [line for line in opml.read_bytes().splitlines(True) if b"new.example" not in line] == KEPT.splitlines(True)


def test_a_feed_that_is_polled_is_not_added_again(opml: Path) -> None:
    assert add_feeds(opml, [Feed("https://two.example/?a&b", "Again")]) == 0
    assert opml.read_bytes() == KEPT


@pytest.mark.parametrize(("url", "line"), [("https://one.example/feed", 4), ("https://two.example/?a&b", 5)])
def test_a_feed_is_removed_with_its_line_alone(opml: Path, url: str, line: int) -> None:
    assert remove_feed(opml, url).url == url
    lines = KEPT.splitlines(keepends=True)
    assert opml.read_bytes().splitlines(keepends=True) == lines[:line] + lines[line + 1 :]


def test_what_was_added_can_be_removed_without_a_trace(opml: Path) -> None:
    add_feeds(opml, [NEW])
    remove_feed(opml, NEW.url)
    assert opml.read_bytes() == KEPT


def test_a_feed_that_is_not_there_is_named(opml: Path) -> None:
    with pytest.raises(ConfigError, match=r"holds no feed https://three\.example/"):
        remove_feed(opml, "https://three.example/")


@pytest.mark.parametrize(
    "content",
    [
        KEPT.replace(b"</outline>  \r", b"<outline text='x'/></outline>"),
        KEPT.replace(b"One", b"O").decode().encode("utf-16"),
    ],
)
def test_what_cannot_be_edited_safely_is_left_alone(opml: Path, content: bytes) -> None:
    opml.write_bytes(content)
    with pytest.raises(ConfigError, match="edit it by hand"):
        remove_feed(opml, "https://two.example/?a&b")
    assert opml.read_bytes() == content
    assert [path.name for path in opml.parent.iterdir()] == ["feeds.opml"]


def test_the_file_is_made_when_there_is_none(tmp_path: Path) -> None:
    assert add_feeds(tmp_path / "feeds.opml", [NEW]) == 1
    assert read_opml(tmp_path / "feeds.opml") == (NEW,)


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=9), max_size=4, unique=True))
def test_any_titles_are_added_and_removed(tmp_path_factory: pytest.TempPathFactory, titles: list[str]) -> None:
    path = tmp_path_factory.mktemp("opml") / "feeds.opml"
    path.write_text(write_opml([]))
    feeds = [Feed(f"https://{number}.example/", " ".join(title.split())) for number, title in enumerate(titles)]
    add_feeds(path, feeds)
    assert read_opml(path) == tuple(feeds)
    for feed in feeds:
        remove_feed(path, feed.url)
    assert path.read_text() == write_opml([])


async def test_a_page_is_enough_to_add_its_feed_by_command(tmp_path: Path) -> None:
    ironwatch = Program(tmp_path)
    async with FeedServer() as server:
        url = server.put("/feed", rss(item("one"), title="Valley Courier"))
        page = server.put("/", b'<html><link rel="alternate" type="application/rss+xml" href="/feed"></html>')
        added = await ironwatch("feeds", "add", page)
        nothing = await ironwatch("feeds", "add", server.put("/none", b"<html></html>"))
    assert (added.code, added.out) == (0, f"Valley Courier: {url} is polled from now on\n")
    assert (nothing.code, nothing.err) == (1, "ironwatch: no feed could be read there\n")
    exported = await ironwatch("feeds", "export")
    (tmp_path / "other.opml").write_text(exported.out)
    assert (await ironwatch("feeds", "import", "other.opml")).out == "0 of 1 feeds are new\n"
    assert (await ironwatch("feeds", "remove", url)).out == "Valley Courier is polled no longer\n"
    assert (await ironwatch("feeds", "list")).out == ""
