"""How many were killed and wounded, as a text says it: in digits or words, in English, Urdu, Chinese and Hindi."""

from __future__ import annotations

import re

_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty",
    "صفر ایک دو تین چار پانچ چہ سات آٹہ نو دس گیارہ بارہ تیرہ چودہ پندرہ سولہ سترہ اٹہارہ انیس بیس",
    "शून्य एक दो तीन चार पांच छह सात आठ नौ दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस बीस",
)
_NUMBERS = {word: number for words in _WORDS for number, word in enumerate(words.split())} | {"پانچ": 5, "आठ": 8}
_HAN = dict(zip("一二三四五六七八九", range(1, 10), strict=True)) | {"两": 2, "兩": 2}
_HAN_NUMBER = r"\d{1,3}|[一二三四五六七八九两兩]?十[一二三四五六七八九]?|[一二三四五六七八九两兩]"

_DEAD = r"(?:killed|dead|slain|killings?|kills?|die|dies|died|deaths|ہلاک|ہلاکتیں|جاں بحق|شہید|मारे|मौत|मृत|मृतकों)"
_HURT = r"(?:wounded|injured|hurt|wounds?|injur(?:es|ing)|wounding|زخمی|घायल)"
_NUMBER = r"(?P<n>\d{1,3}(?![\d,.]\d)|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")"
_NEAR = r"(?: (?!and\b|attackers?\b|militants?\b|terrorists?\b|more\b|حملہ\b|हमलावर)[^\s,;.،؛۔।:]+){0,5}?"
_PEOPLE = r"(?:(?! ?(?:attackers?|militants?|terrorists?|gunmen|bombers?|more\b|حملہ آور|دہشت گرد|हमलावर|आतंकी)))"


def killed(folded: str) -> frozenset[int]:
    """The numbers of killed that a folded text gives; its attackers and "two more" are not counted."""
    return _tolls(folded, _DEAD, r"(?:遇难|遇難|死亡|身亡|丧生|喪生|被杀)")


def wounded(folded: str) -> frozenset[int]:
    """The numbers of wounded that a folded text gives."""
    return _tolls(folded, _HURT, r"(?:受伤|受傷|伤)")


def _tolls(folded: str, harm: str, han_harm: str) -> frozenset[int]:
    words = {
        _NUMBERS.get(found["n"], -1) if not found["n"].isdigit() else int(found["n"])
        for pattern in _patterns(harm)
        for found in re.finditer(pattern, folded)
    }
    han = {_han(found["n"]) for pattern in _han_patterns(han_harm) for found in re.finditer(pattern, folded)}
    return frozenset(words | han)


def _patterns(harm: str) -> tuple[str, ...]:
    active = r"\b(?:kill(?:s|ed|ing)?|wound(?:s|ing)|injur(?:es|ing)|claims?)\b" if "kill" in harm else rf"\b{harm}\b"
    before = rf"(?<![\w.,]){_NUMBER}\b{_PEOPLE}{_NEAR} {harm}(?!\w)"
    after = rf"{active} (?:at least |up to |nearly |over )?{_NUMBER}\b{_PEOPLE}"
    rises = rf"\btoll (?:\w+ ){{0,3}}?to {_NUMBER}\b"
    return (before, after, rises) if "kill" in harm else (before, after)


def _han_patterns(harm: str) -> tuple[str, ...]:
    return (
        rf"(?P<n>{_HAN_NUMBER})[名人][^,。;、\s\d一二三四五六七八九十]{{0,8}}{harm}",
        rf"{harm}(?:人数)?(?:升至|达|增至)?(?P<n>{_HAN_NUMBER})人",
    )


def _han(number: str) -> int:
    if number.isdigit():
        return int(number)
    tens, ten, ones = number.rpartition("十")
    return (_HAN.get(tens, 1) * 10 if ten else 0) + _HAN.get(ones, 0)
