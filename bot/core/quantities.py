"""Numbers of people as texts write them: digits, words in English, Urdu, Hindi and Chinese, dozens and scores."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.core.text import fold

_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty",
    "صفر ایک دو تین چار پانچ چہ سات آٹہ نو دس گیارہ بارہ تیرہ چودہ پندرہ سولہ سترہ اٹہارہ انیس بیس",
    "शून्य एक दो तीन चार पांच छह सात आठ नौ दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस बीस",
)
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))  # noqa: SIM905
_NAMED = {word: number for words in _WORDS for number, word in enumerate(words.split())} | _TENS
_NAMED |= {
    "تیس": 30,
    "چالیس": 40,
    "پچاس": 50,
    "سو": 100,
    "पाँच": 5,
    "छः": 6,
    "तीस": 30,
    "चालीस": 40,
    "पचास": 50,
    "सौ": 100,
}
_NAMED |= dict(zip("اکیس بائیس تئیس چوبیس پچیس چھبیس ستائیس اٹھائیس انتیس".split(), range(21, 30), strict=True))  # noqa: SIM905
_NAMED |= {"پینتیس": 35, "پینتالیس": 45, "ساٹھ": 60, "ستر": 70, "نوے": 90}
_NAMED |= {"a dozen": 12, "two dozen": 24, "three dozen": 36, "one hundred": 100, "a hundred": 100, "two hundred": 200}
_NAMED |= {"درجن": 12, "دو درجن": 24, "दर्जन": 12, "दो दर्जन": 24}
_VAGUE = {"dozens": 24, "scores": 40, "hundreds": 200, "درجنوں": 24, "दर्जनों": 24, "数十": 20, "數十": 20}
_NAMED = {fold(word).text: number for word, number in _NAMED.items()}
_VAGUE = {fold(word).text: number for word, number in _VAGUE.items()}
_ONES = "one two three four five six seven eight nine"
_HAN = dict(zip("一二三四五六七八九", range(1, 10), strict=True)) | {"两": 2, "兩": 2}
_HAN_DIGIT = "[" + "".join(_HAN) + "]"
_HAN_PEOPLE = (
    "(?:中国|阿富汗|巴基斯坦|塔吉克|日本|韩国|土耳其|伊朗|西班牙|外国|陆[籍人]|华人|武装|枪手|司机|工人|矿工|员工|劳工|工程师|旅客|乘客|平民"
    "|士兵|军人|官兵|警(?!车)|儿童|学童|学生|教师)"
)
_NAMES = "|".join(re.escape(word) for word in sorted({*_NAMED, *_VAGUE}, key=len, reverse=True))
_NUMBER = re.compile(
    r"(?<!\d[.,])(?<!\w)(?<!^[b-z] )(?<!\s[b-z] )(?P<digits>\d{1,3}|[1-9]\d?,\d{3})(?![\d\w]|[.,]\d)"
    rf"|(?<!\d[.,])(?<!\d)(?P<counted>\d{{1,3}})(?=[余餘多]?(?:[名人位个個死伤傷]|{_HAN_PEOPLE}))"
    rf"|(?<!\w)(?P<tens>{'|'.join(_TENS)}) (?P<ones>{_ONES.replace(' ', '|')})(?!\w)"
    rf"|(?<!\w)(?P<name>{_NAMES})(?!\w)"
    rf"|(?P<han>{_HAN_DIGIT}百|{_HAN_DIGIT}?十{_HAN_DIGIT}?|{_HAN_DIGIT}|[数數]十)(?=[余餘多]?[名人位个個死伤傷])"
)


class Quantity(NamedTuple):
    """A number and where it stands in a folded text; `high` is None where it says "dozens"."""

    start: int
    end: int
    low: int
    high: int | None


def quantities(folded: str) -> Iterator[Quantity]:
    """The numbers of a folded text, in reading order. Years, decimals and numbers of names (N-70) are none."""
    for found in _NUMBER.finditer(folded):
        low, is_exact = _value(found)
        yield Quantity(*found.span(), low, low if is_exact else None)


def _value(found: re.Match[str]) -> tuple[int, bool]:
    if digits := found["digits"] or found["counted"]:
        return int(digits.replace(",", "")), True
    if found["tens"]:
        return _TENS[found["tens"]] + _NAMED[found["ones"]], True
    word = found["name"] or found["han"]
    if word in _VAGUE:
        return _VAGUE[word], False
    return (_NAMED[word] if found["name"] else _han(word)), True


def _han(word: str) -> int:
    if word.endswith("百"):
        return _HAN[word[0]] * 100
    tens, ten, ones = word.rpartition("十")
    return (_HAN.get(tens, 1) * 10 if ten else 0) + _HAN.get(ones, 0)
