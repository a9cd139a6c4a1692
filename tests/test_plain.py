"""The text of a piece of HTML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.text import plain


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("Dasu</p><p>dam", "Dasu dam"),
        ("Dasu<br>dam", "Dasu dam"),
        ("Dasu<BR/>dam", "Dasu dam"),
        ("<ul><li>Dasu</li><li>dam</li></ul>", "Dasu dam"),
        ("<table><tr><td>Dasu</td><td>dam</td></tr></table>", "Dasu dam"),
        ('Dasu<img src="a.png">dam', "Dasu dam"),
    ],
)
def test_block_elements_part_words(markup: str, text: str) -> None:
    assert plain(markup) == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<b>C</b>PEC", "CPEC"),
        ("C<em>PE</em>C", "CPEC"),
        ('<a href="https://paper.example/CPEC">rail</a>way', "railway"),
        ("CP<!-- note -->EC", "CPEC"),
        ("CP<wbr>EC", "CPEC"),
    ],
)
def test_inline_elements_do_not_part_words(markup: str, text: str) -> None:
    assert plain(markup) == text


@pytest.mark.parametrize("tag", ["script", "style", "template", "noscript", "iframe"])
def test_what_a_reader_never_sees_is_dropped(tag: str) -> None:
    assert plain(f"dam <{tag}>BLA</{tag}> opens") == "dam opens"


def test_letters_that_stand_only_in_attributes_are_dropped() -> None:
    assert plain('<img alt="CPEC > BLA" title="CPEC">rail') == "rail"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("Law &amp; order", "Law & order"),
        ("Law &amp;amp; order", "Law &amp; order"),
        ("&lt;b&gt;bold&lt;/b&gt;", "<b>bold</b>"),
        ("caf&eacute; &#x686;", "café چ"),
        ("one&nbsp;two", "one two"),
        ("Bhu&shy;tto", "Bhu\u00adtto"),
    ],
)
def test_entities_are_decoded_once(markup: str, text: str) -> None:
    assert plain(markup) == text


@pytest.mark.parametrize("text", ["a < b", "x<5 and y>3", "5 < 6 & 7", "AT&T", "<<<", "fish & chips;"])
def test_text_that_merely_looks_like_markup_survives(text: str) -> None:
    assert plain(text) == text


def test_white_space_in_markup_is_made_single_spaces() -> None:
    assert plain("<p>\n  one \t two\n</p>\n") == "one two"


@pytest.mark.parametrize("markup", ["<b>dam", "dam</b></p>", "<p>dam<", "<div><p><b>dam", "<table>dam"])
def test_broken_markup_keeps_its_words(markup: str) -> None:
    assert "dam" in plain(markup)


@pytest.mark.parametrize("markup", ["<b>\ud800</b>dam", "<b>\0</b>dam", "<title>dam", "<plaintext>dam", "<svg>dam"])
def test_odd_characters_and_elements_keep_the_words_beside_them(markup: str) -> None:
    assert "dam" in plain(markup)


@given(st.text().filter(lambda text: "<" not in text and "&" not in text))
def test_a_text_without_markup_comes_back_unchanged(text: str) -> None:
    assert plain(text) == text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cf", "Co", "Cn"]), max_size=50))
def test_escaping_a_text_and_stripping_it_gives_the_text(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    assert plain(f"<b>{escaped}</b>").split() == text.split()
