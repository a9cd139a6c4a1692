"""Text as it is compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.text import fold, holds, is_boundary, tokens, without_addresses

HARD = "aB9 -–\u2011\u00ad\u200c\u00a0\n'’\"“”ﬁẞİée\u0301ﷺ½Å伊呼がタ\u3099ไทย์한كيةآ\u064bक़\u093cि٣\0\ud800"
TEXTS = st.text() | st.text(alphabet=HARD)


@given(TEXTS)
def test_folding_what_is_folded_changes_nothing(raw: str) -> None:
    once = fold(raw).text

    assert fold(once).text == once


@given(TEXTS)
def test_every_span_lies_in_the_text_as_shown(raw: str) -> None:
    folded = fold(raw)

    spans = [folded.span(at, at + 1) for at in range(len(folded.text))]

    assert all(0 <= start < end <= len(raw) for start, end in spans)
    assert spans == sorted(spans)


@given(TEXTS)
def test_what_a_span_shows_folds_to_the_span(raw: str) -> None:
    folded = fold(raw)
    words = [(start, end) for start, end in tokens(folded.text) if folded.text[start:end].isascii()]

    for start, end in words:
        first, last = folded.span(start, end)
        assert folded.text[start:end] in fold(raw[first:last]).text


@given(TEXTS)
def test_words_begin_and_end_at_boundaries(raw: str) -> None:
    folded = fold(raw.replace("\ud800", "")).text

    assert all(is_boundary(folded, start) and is_boundary(folded, end) for start, end in tokens(folded))


@pytest.mark.parametrize(
    ("raw", "same"),
    [
        ("ISIS-K", "ISIS K"),
        ("ISIS–K", "ISIS-K"),
        ("ISIS\u2011K", "ISIS-K"),
        ("ISIS\u2212K", "ISIS-K"),
        ("ISIS — K", "ISIS-K"),
        ("Dasu\u00a0dam", "Dasu dam"),
        ("Dasu \n\t dam", "Dasu dam"),
        ("Bhu\u00adtto", "Bhutto"),
        ("Gwa\u200bdar", "Gwadar"),
        ("Gwa\u200ddar", "Gwadar"),
        ("\ufeffGwadar", "Gwadar"),
        ("\u202eGwadar\u202c", "Gwadar"),
        ("Gwa\0dar", "Gwadar"),
        ("ＣＰＥＣ", "CPEC"),
        ("𝗖𝗣𝗘𝗖", "cpec"),
        ("CPEC™", "cpec"),
        ("Gwādar", "Gwadar"),
        ("Gwa\u0304dar", "Gwadar"),
        ("Balóch", "baloch"),
        ("İstanbul", "istanbul"),
        ("Straße", "STRASSE"),
        ("Łódź Ørsted Đorđe ısı", "lodz orsted dorde isi"),
        ("Ægir œuvre", "aegir oeuvre"),
        ("Σίσυφος", "σισυφοσ"),
        ("Да\u0301су", "дасу"),
        ("BLA’s", "BLA's"),
        ("Ba¨loch", "baloch"),
        ("Da´esh Daʿesh", "da'esh da'esh"),
        ("«Хорасан» “x”", '"хорасан" "x"'),
        ("سي\u200c پيك", "سی پیک"),
        ("كراچى", "کراچی"),
        ("ګوادر", "گوادر"),
        ("آأإٱ", "اااا"),
        ("ة ه ھ", "ہ ہ ہ"),
        ("بـــلوچ", "بلوچ"),
        ("بَلُوچ", "بلوچ"),
        ("ﻻ", "لا"),
        ("۱۹ ٣ ५ ５", "19 3 5 5"),
        ("क़िला", "किला"),
        ("פָּקִיסְטָן", "פקיסטן"),
        ("中国\u3000公民", "中国 公民"),
        ("“伊斯兰国”呼罗珊", "”伊斯兰国呼罗珊"),
        ("恐怖组织「伊斯兰国」呼罗珊", "恐怖组织伊斯兰国呼罗珊"),
        ("ｶﾞｰ", "ガー"),
        ("한국", "한국"),
    ],
)
def test_two_ways_of_writing_fold_to_one(raw: str, same: str) -> None:
    assert fold(raw).text == fold(same).text


@pytest.mark.parametrize(
    ("one", "other"),
    [("कि", "का"), ("बलूच", "बलच"), ("か", "が"), ("แม", "แม่"), ("达苏", "達蘇"), ("ب", "پ"), ("বি", "বা")],
)
def test_letters_that_tell_words_apart_stay(one: str, other: str) -> None:
    assert fold(one).text != fold(other).text


def test_a_span_takes_in_the_accents_that_were_folded_away() -> None:
    folded = fold("in Balo\u0301ch\u0301 land")

    start, end = folded.span(3, 9)

    assert folded.raw[start:end] == "Balo\u0301ch\u0301"


def test_a_span_is_found_behind_collapsed_spaces_and_dropped_quotes() -> None:
    folded = fold("  a –  b  “伊斯兰国”呼罗珊")
    start = folded.text.index("国呼")

    first, last = folded.span(start, start + 2)

    assert folded.raw[first:last] == "国”呼"


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (-1, 2), (0, 4)])
def test_an_empty_or_foreign_span_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no span"):
        fold("abc").span(start, end)


def test_half_a_surrogate_pair_can_be_encoded_once_folded() -> None:
    assert fold("BLA \ud83d raid").text.encode().decode() == "bla \ufffd raid"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("cpec 2.0", ["cpec", "2", "0"]),
        ("isis_k", ["isis", "k"]),
        ("bla's raid", ["bla", "s", "raid"]),
        ("在瓜达尔 port", ["在", "瓜", "达", "尔", "port"]),
        ("cpec项目", ["cpec", "项", "目"]),
        ("बलूच किला", ["बलूच", "किला"]),
        ("สี่", ["สี่"]),
        ("سی پیک", ["سی", "پیک"]),
        ("", []),
    ],
)
def test_words_are_letters_digits_and_marks(text: str, words: list[str]) -> None:
    folded = fold(text).text

    assert [folded[start:end] for start, end in tokens(folded)] == words


@pytest.mark.parametrize(
    ("text", "words", "answer"),
    [
        ("the dawn news", "dawn", True),
        ("dawn.com", "dawn", True),
        ("dawning, then dawn", "dawn", True),
        ("dawning", "dawn", False),
    ],
)
def test_a_text_holds_whole_words(text: str, words: str, *, answer: bool) -> None:
    assert holds(text, words) is answer


@pytest.mark.parametrize(
    ("raw", "left"),
    [
        ("see https://example.org/cr-isis-k-ey now", "see now"),
        ("see WWW.example.org/BLA, now", "see now"),
        ("见https://example.org/BLA达苏。", "见达苏。"),
        ("مزيد https://example.org/بی_ایل_اے نہیں", "مزيد نہیں"),
        ("(http://example.org/a?b=BLA)", "("),
        ("awww.so BLA", "awww.so BLA"),
        ("no address: http colon", "no address: http colon"),
    ],
)
def test_web_addresses_are_struck_out_in_place(raw: str, left: str) -> None:
    struck = without_addresses(raw)

    assert len(struck) == len(raw)
    assert struck.replace("|", "").split() == left.split()
