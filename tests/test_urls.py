"""Which two addresses are one article."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.urls import Tracking, canonical_key, host_of

TRACKING = Tracking.read((Path(__file__).parents[1] / "bot/data/tracking.txt").read_text())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://paper.example/a/1", "https://paper.example/a/1"),
        ("https://www.paper.example/a", "https://paper.example/a/"),
        ("https://m.paper.example/a", "https://paper.example/a"),
        ("https://mobile.paper.example/a", "https://paper.example/a"),
        ("https://amp.paper.example/a", "https://paper.example/a"),
        ("https://paper.example/a/amp", "https://paper.example/a"),
        ("https://paper.example/a/amp.html", "https://paper.example/a"),
        ("https://paper.example/a?amp=1", "https://paper.example/a"),
        ("https://paper-example.cdn.ampproject.org/c/s/paper.example/a", "https://paper.example/a"),
        ("https://www.google.com/amp/s/paper.example/a", "https://paper.example/a"),
        ("https://www.google.com/url?q=https://paper.example/a&sa=U", "https://paper.example/a"),
        ("https://paper.example/a#comments", "https://paper.example/a"),
        ("https://paper.example:443/a", "https://paper.example/a"),
        ("https://paper.example./a", "https://paper.example/a"),
        ("https://reader:word@paper.example/a", "https://paper.example/a"),
        ("https://PAPER.example/a", "https://paper.example/a"),
        ("https://paper.example/a?utm_source=x&utm_medium=rss", "https://paper.example/a"),
        ("https://paper.example/a?at_medium=RSS&at_campaign=KARANGA", "https://paper.example/a"),
        ("https://paper.example/a?traffic_source=rss", "https://paper.example/a"),
        ("https://paper.example/a?b=2&a=1", "https://paper.example/a?a=1&b=2"),
        ("https://paper.example/%7Edesk/a", "https://paper.example/~desk/a"),
        ("https://paper.example/x/../a", "https://paper.example/a"),
        ("https://paper.example//a", "https://paper.example/a"),
        (" https://paper.example/a\n", "https://paper.example/a"),
    ],
)
def test_two_addresses_of_one_article_have_one_key(one: str, other: str) -> None:
    assert canonical_key(one, TRACKING) == canonical_key(other, TRACKING) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://paper.example/story.php?id=1", "https://paper.example/story.php?id=2"),
        ("https://paper.example/a", "https://paper.example/b"),
        ("https://paper.example/a", "https://paper.example/A"),
        ("https://paper.example/a", "https://journal.example/a"),
        ("https://paper.example:8443/a", "https://paper.example/a"),
        ("https://m.org/a", "https://org/a"),
        ("https://paper.example/a%2541", "https://paper.example/a%41"),
    ],
)
def test_two_articles_keep_two_keys(one: str, other: str) -> None:
    assert canonical_key(one, TRACKING) != canonical_key(other, TRACKING)


@pytest.mark.parametrize(
    "url", ["", "mailto:desk@paper.example", "javascript:alert(1)", "/a/1", "https://", "http://[::1"]
)
def test_what_is_no_web_address_has_no_key(url: str) -> None:
    assert canonical_key(url, TRACKING) == ""
    assert host_of(url) == ""


@given(
    st.from_regex(r"https?://(www\.|m\.)?[a-z]{1,8}\.[a-z]{2,4}(:[1-9]\d{1,3})?(/[\w%.~-]{0,9}){0,4}", fullmatch=True),
    st.dictionaries(st.text(max_size=4), st.text(max_size=4), max_size=3),
)
def test_a_key_keys_to_itself(url: str, query: dict[str, str]) -> None:
    key = canonical_key(f"{url}?{urlencode(query, errors='replace')}", TRACKING)
    assert canonical_key(f"https://{key}", TRACKING) == key


def test_a_family_of_parameters_is_covered_by_its_prefix_only() -> None:
    tracking = Tracking.read("utm_*  # campaigns\n\nref\n")
    assert tracking.covers("UTM_Term")
    assert tracking.covers("ref")
    assert not tracking.covers("reference")
