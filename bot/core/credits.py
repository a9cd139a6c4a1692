"""Who is credited with a report: the news agency that its dateline, its brackets or its last line names.

An agency that is merely spoken to ("told Reuters") is not credited.
"""

from __future__ import annotations

import re

from bot.core.text import fold

_TABLE = """
AP: AP, Associated Press, The Associated Press, 美联社, 美聯社, ایسوسی ایٹڈ پریس
AFP: AFP, Agence France-Presse, 法新社, اے ایف پی, एएफपी
Reuters: Reuters, Thomson Reuters, 路透社, 路透, روئٹرز, رائٹرز, रॉयटर्स, रायटर
APP: APP, Associated Press of Pakistan, 巴联社, 巴基斯坦联合通讯社, اے پی پی
PPI: PPI, Pakistan Press International, پی پی آئی
INP: INP, Independent News Pakistan, آئی این پی
NNI: NNI, News Network International, این این آئی
Online: Online News Agency, آن لائن
IANS: IANS, Indo-Asian News Service, आईएएनएस
ANI: ANI, Asian News International, एएनआई
PTI: PTI, Press Trust of India, पीटीआई, भाषा
UNI: UNI, United News of India, यूएनआई, वार्ता
Xinhua: Xinhua, Xinhua News Agency, 新华社, 新華社, 新华网, 新华, شنہوا
CNS: China News Service, 中新社, 中新网, 中国新闻社
CCTV: CCTV, 央视, 央视新闻
Anadolu: AA, Anadolu, Anadolu Agency
DPA: DPA, 德新社
EFE: EFE
TASS: TASS, 塔斯社
Kyodo: Kyodo, Kyodo News, 共同社
Pajhwok: Pajhwok, Pajhwok Afghan News
Khaama: Khaama Press
"""
AGENCIES = {
    fold(spelling).text: agency
    for agency, spellings in (line.split(": ") for line in _TABLE.strip().splitlines())
    for spelling in spellings.split(", ")
}
_NAME = "|".join(map(re.escape, sorted(AGENCIES, key=len, reverse=True)))
_HEAD_CHARS, _TAIL_CHARS = 200, 80
_HEAD = re.compile(
    rf"\( ?(?P<bracket>{_NAME}) ?\)|^by (?P<by>{_NAME})\b|^据(?P<said>{_NAME})[^\s，。]{{0,4}}报道"
    rf"|^(?P<first>{_NAME})(?: ?:|[^\s，。]{{0,8}}\d{{1,2}}月\d{{1,2}}日)"
    rf"|^[^.!?。]{{0,40}} (?P<dateline>{_NAME}) ?:"
)
_TAIL = re.compile(
    r"(?:[\[(/.!?\"'۔।。]|source ?:|courtesy|inputs? from|来源[:：]?) ?(?:the )?" rf"(?P<last>{_NAME}) ?[\])]?\.?$"
)


def credit_of(outlet: str, text: str) -> str:
    """The agency that is credited with a text, or that tells it itself; empty when none is."""
    agency = AGENCIES.get(fold(outlet).text, "")
    if agency or not text:
        return agency
    found = _HEAD.search(fold(text[:_HEAD_CHARS]).text) or _TAIL.search(fold(text[-_TAIL_CHARS:]).text)
    return AGENCIES[next(filter(None, found.groups()))] if found else ""
