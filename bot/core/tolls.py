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
    return _tolls(folded, _KILLED, _HAN_KILLED)


def wounded(folded: str) -> frozenset[int]:
    """The numbers of wounded that a folded text gives."""
    return _tolls(folded, _WOUNDED, _HAN_WOUNDED)


def _tolls(folded: str, patterns: tuple[re.Pattern[str], ...], han: tuple[re.Pattern[str], ...]) -> frozenset[int]:
    words = {_number(found["n"]) for pattern in patterns for found in pattern.finditer(folded)}
    return frozenset(words | {_han(found["n"]) for pattern in han for found in pattern.finditer(folded)})


def _patterns(harm: str, active: str) -> tuple[re.Pattern[str], ...]:
    before = rf"(?<![\w.,]){_NUMBER}\b{_PEOPLE}{_NEAR} {harm}(?!\w)"
    after = rf"\b{active} (?:at least |up to |nearly |over )?{_NUMBER}\b{_PEOPLE}"
    return re.compile(before), re.compile(after)


def _han_patterns(harm: str) -> tuple[re.Pattern[str], ...]:
    before = rf"(?P<n>{_HAN_NUMBER})[名人][^,。;、\s\d一二三四五六七八九十]{{0,8}}{harm}"
    after = rf"{harm}(?:人数)?(?:升至|达|增至)?(?P<n>{_HAN_NUMBER})人"
    return re.compile(before), re.compile(after)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word]


def _han(number: str) -> int:
    if number.isdigit():
        return int(number)
    tens, ten, ones = number.rpartition("十")
    return (_HAN.get(tens, 1) * 10 if ten else 0) + _HAN.get(ones, 0)


_RISES = re.compile(rf"\btoll (?:\w+ ){{0,3}}?to {_NUMBER}\b")
_KILLED = (*_patterns(_DEAD, r"(?:kill(?:s|ed|ing)?|claims?)"), _RISES)
_WOUNDED = _patterns(_HURT, r"(?:wound(?:s|ed|ing)|injur(?:es|ed|ing))")
_HAN_KILLED = _han_patterns(r"(?:遇难|遇難|死亡|身亡|丧生|喪生|被杀)")
_HAN_WOUNDED = _han_patterns(r"(?:受伤|受傷|伤)")
