"""Who says it: the police, the army, an embassy, a news agency, as a sentence names them beside a word of saying."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from bot.core.credits import AGENCIES
from bot.core.text import fold

_TABLE = """
police: police, police officer, police chief, police spokesman, senior police officer, SSP, SP, DIG, IG, DPO, cops
police: پولیس, پولیس حکام, ڈی پی او, ایس ایس پی, 警方, 警察, पुलिस
army: army, military, ISPR, army's media wing, military's media wing, security forces, security officials
army: security official, security sources, فوج, آئی ایس پی آر, سکیورٹی ذرائع, سکیورٹی حکام, 军方, 巴军方, 安全部队
army: सेना
hospital: hospital, hospital official, hospital officials, doctors, a doctor, medics, hospital sources
hospital: medical superintendent
hospital: ہسپتال, ہسپتال ذرائع, ڈاکٹر, ڈاکٹروں, 医院, 医院方面, 医护人员, अस्पताल, डॉक्टरों
rescuers: rescue officials, rescue official, rescuers, rescue 1122, rescue sources, ریسکیو, ریسکیو حکام, ریسکیو ذرائع
rescuers: 救援人员, 救援部门, बचाव दल
embassy: embassy, chinese embassy, consulate, chinese consulate, ambassador, سفارت خانہ, سفارت خانے, سفارتخانے
embassy: 使馆, 大使馆, 中国使馆, 中国大使馆, 驻巴基斯坦使馆, 中国驻巴基斯坦大使馆, 总领馆, दूतावास
ministry: foreign ministry, ministry, foreign office, foreign ministry spokesman, foreign ministry spokesperson
ministry: beijing
ministry: interior ministry, interior minister, وزارت خارجہ, ترجمان دفتر خارجہ, وزارت داخلہ, 外交部, 外交部发言人
ministry: 内政部, मंत्रालय
government: government, government spokesman, provincial government, chief minister, minister, deputy commissioner
government: assistant commissioner, commissioner, district administration, officials, an official, official
government: authorities
government: a senior official, local officials, حکام, سرکاری حکام, وزیر اعلی, ڈپٹی کمشنر, ترجمان حکومت, 官员
government: 当地官员, 政府
government: 政府官员, 地方官员, अधिकारियों, अधिकारी, प्रशासन, सरकार
witnesses: witnesses, eyewitnesses, a witness, residents, locals, عینی شاہدین, 目击者, प्रत्यक्षदर्शियों
TTP: TTP, tehreek-e-taliban pakistan, pakistani taliban, ٹی ٹی پی, 巴塔
BLA: BLA, baloch liberation army, the group, بی ایل اے, بلوچ لبریشن آرمی, 俾路支解放军, बीएलए
"""
_SAID = "said|say|says|told|tells|confirm|confirms|confirmed|report|reports|reported|reporting|put|puts|added|announced"
OFFICES = frozenset({"police", "army", "hospital", "rescuers", "embassy", "ministry", "government"})


@cache
def _speakers() -> Mapping[str, str]:
    """Who speaks, by every folded spelling."""
    pairs = (line.split(": ") for line in _TABLE.strip().splitlines())
    return {fold(word).text: who for who, words in pairs for word in words.split(", ")} | AGENCIES


@cache
def _saying(*, is_ascii: bool) -> re.Pattern[str]:
    """Who speaks beside a word of saying; of a sentence in plain ASCII only what can stand in one, which is quicker."""
    words = [word for word in _speakers() if word.isascii() or not is_ascii]
    who = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    latin = (
        rf"\b(?:according to|said|says|say|as per|quoting|citing) (?:the |a |local |senior )?(?P<behind>{who})(?!\w)"
        rf"|(?<!\w)(?P<front>{who})(?: (?!by\b)\w+){{0,3}}? (?:{_SAID})\b"
        rf"|^(?:the )?(?:chinese |pakistani )?(?P<first>{who}) ?:|[:,،] ?(?:the )?(?P<last>{who})$"
    )
    others = (
        rf"|(?<!\w)(?P<ur>{who})(?: (?!نے )\w+)?(?: کے| کا| نے| ذرایع کے)?(?: \S+){{0,3}}?"
        r" (?:مطابق|کہنا|کہا|بتایا|تصدیق)"
        rf"|(?<!\w)(?P<hi>{who})(?: के| ने| का)?(?: \S+){{0,3}}? (?:अनुसार|मुताबिक|कहा|कहना|बताया|पुष्टि)"
        rf"|据(?:当地|巴基斯坦)?(?P<ju>{who})|(?P<zh>{who})[^\s，。,]{{0,4}}(?:说|称|表示|证实|通报|报道)"
    )
    return re.compile(latin if is_ascii else latin + others)


def said_by(sentence: str) -> str:
    """Who says a folded sentence: a kind of office, an agency or a group; empty when it names none."""
    found = _saying(is_ascii=sentence.isascii()).search(sentence)
    return _speakers()[next(filter(None, found.groups()))] if found else ""
