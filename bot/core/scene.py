"""Where it happened, among the places that a text names: not where people were going, came from, or spoke."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.core.lexicon import Named
from bot.core.places import Place, PlaceKind, is_great_city, narrowest

_TO_OR_FROM = re.compile(
    r"(?:\b(?:to|towards?|from|via|(?:heading|bound|left|leaving|leaves|departed) (?:\w+ ){0,6}for"
    r"|asks?|asked|urges?|tells?|told|work(?:s|ed|ing)? (?:on|at|for)|visits?|visited"
    r"|(?:offered|buried|laid to rest|treated|hospitali[sz]ed|mourned|vigils?|(?:funerals?|prayers?) held|burial)"
    r" (?:in|at)"
    r")(?: the| a| an| \w+)?"
    r"|前往|[赴从由至]|返回|驶往|开往|途经|飞往|运抵|送往|驻|敦促|要求) ?$"
)
_BOUND_OR_SPEAKING = re.compile(
    r"(?: in \w+)? ?(?:(?:strongly |also |has )?(?:bound|visits?|thank(?:s|ed)|confirm(?:s|ed)|demand(?:s|ed)?|issues?"
    r"|says?|said|ask(?:s|ed)?|wants?|condemn(?:s|ed)?|vow(?:s|ed)?|urge[sd]?|voiced|express(?:es|ed)|blames?|rejects?"
    r"|promises?|denies|offers?|summons?|accuses?|pledges?|mourns?|welcomes?|sends?|calls? (?:for|on)|slams?|deplores?"
    r"|denounces?|advises?|warns?|activates?|announces?|lodges?|registers?|seeks?|assures?|without|plunge[sd]?"
    r"|in (?:the )?dark(?:ness)?|blacked out|loses power|urges|cm|chief minister|governor|cabinet|orders)\b"
    r"|(?:ڈیم |پراجیکٹ )?(?:سے|جا|جانے|جاتے|کی طرف|جانب)(?: |$)"
    r"|(?:बांध |परियोजना )?(?:से|जा|जाने|जाते|की ओर)(?: |$)"
    r"| (?:نے|کے (?:مطابق|ترجمان)|کی (?:\S+ )?مذمت|کا (?:\S+ ){0,4}?(?:مطالبہ|بیان|اظہار))(?: |$)"
    r"| (?:ने|के (?:मुताबिक|अनुसार|प्रवक्ता)|की (?:\S+ )?निंदा)(?: |$)"
    r"|(?:发言人|强烈|高度|严厉|再次|紧急|已|就|今[天日]|\d{1,2}日){0,3}(?:谴责|敦促|提醒|要求|发表|发布|慰问|启动|呼吁|证实|表示|回应|重视|吁|促请|强调|派员|通报|建议|劝)|(?<=[使领]馆):"
    r"|方面|警方|政府|籍|(?:送别|迎接|起飞|启程)"
    r"| پر (?:\S+ )?(?:الوداع|رخصت|استقبال)| (?:پہنچا? |منتقل|روانہ|روانگی)"
    r"|(?:'s)? (?:\w+ )?(?:hospital|morgue)\b|医院| (?:کے )?(?:\w+ )?ہسپتال| (?:के )?(?:\w+ )?अस्पताल)"
)
_STAFF_BEFORE = re.compile(r"\b(?:staff|workers?|employees?|engineers?|officials?) (?:of|at|from) [\w' ]*$")
_STAFF_AFTER = re.compile(
    r" (?:(?:project|company|power|plant) )?"
    r"(?:workers?|employees?|staff|labou?rers?|technicians?|contractors?|engineers?|crew)\b"
    r"| کے (?:\S+ ){0,2}(?:ملاز|مزدور|انجین|ٹیکنیشن|کارکن|عمل)|(?:的)?(?:中方|中国)?(?:员工|工人|工程师|技术人员)"
    r"|站?(?:项目|工程)?(?:暂停|停工|复工|恢复?施工)| پر (?:\S+ )?کام(?: |$)"
)
_BUS_AFTER = re.compile(
    r"(?:'s)? (?:(?:project|mining|copper|coal|company|staff|cargo) )*(?:bus|van|convoy|vehicles?|trucks?|trailers?)\b"
    r"| (?:\w+ )?project\b|项目|(?:的|运输|接驳|通勤|员工)*(?:车队|班车|大巴|巴士|车辆)"
    r"| (?:\S+ ){0,3}(?:بس|بسوں|گاڑی|گاڑیوں|قافلے|قافلوں|ٹرکوں|ٹرالروں|बस|काफिले|वाहन)(?: |$)"
)
_PROJECTS_AFTER = re.compile(
    r"(?:'s)? (?:hydropower |dam |power )*project(?:'s)? (?:\w+ )?"
    r"(?:bus|van|convoy|vehicles?|trucks?|staff|workers?|engineers?|personnel|employees?|crew)\b"
    r"|(?:水电站|大坝)?项目(?:的|中方|中国)*(?:车|班车|大巴|人员|员工|工程师)"
    r"| (?:ڈیم )?(?:پراجیکٹ|منصوبے) (?:کے|کی) | (?:बांध )?परियोजना (?:के|की) "
)
_OF_AN_ATTACK = re.compile(
    r"(?: (?!condemn|slam|denounc|deplor|blam|reject|den[iy]|confirm|report|mourn|vow|recall|mark|claim|prob|after)"
    r"\w+)? (?:attack|assault|bombing|blast|explosion|shooting|ambush|killing|massacre)s?\b"
    r"| (?:حمل|دہماک|हमल|धमाक)"
)

_HIT_BEFORE = re.compile(
    r"\b(?:attack|assault|blast|bomb|explo|storm|siege|shoot|firing|fire|ambush|hit|target|raid|kill|struck|blown up"
    r"|blew up)\w*(?: (?:on|at|in|of|outside|near|inside|into|against|by))?(?: the| a| an)?(?: \w+)? $"
)
_HIT_AFTER = re.compile(
    r"(?:'s)?(?: \w+)? (?:attack|assault|bomb|blast|explo|shoot|ambush|kill|massacre|carnage|stormed|hit\b|targeted"
    r"|victims|martyrs|incident|tragedy|siege|under)"
)
_NEAR_BEFORE = re.compile(
    r"\b(?:near|outside|off|close to|not far from|around"
    r"|(?:outskirts|suburbs?|(?:north|south)?(?:north|south|east|west)) of) $"
)
_NEAR_ENDS = re.compile(
    r"(?:$| ?[,;:.!?|–—]| (?:kill\w*|leav\w*|left|injur\w*|wound\w*|as|after|on|and|while|by|when|claim\w*|target\w*"
    r"|hit\w*|dead|over|for|with|from|in|at|amid|who|that|is|was|were|sa(?:ys|id)|\w+day)\b)"
)
_NEAR_AFTER = re.compile(
    r" کے (?:قریب|نزدیک|باہر|شمال|جنوب)| के (?:पास|निकट|करीब|नजदीक|बाहर)|市?(?:附近|郊|以[东西南北]|约?\d+多?公里)"
)
_HARMED_IN = re.compile(r"\b(?:killed|die|dies|dead|lives|hurt|injured|wounded|martyred) in (?:the )?$")
_KNOWN_BY_PLACE = re.compile(
    r"(?:'s)? (?:(?:terror|terrorist|bus|convoy|airport|station|dam|van) )?(?:incident|tragedy|victims|martyrs)\b"
)
_INSIDE_BEFORE = re.compile(
    r"(?:\b(?:in|inside|across|off|outside|near)(?: the)?(?: coast of)?(?: \w*(?:north|south|east|west|central)\w*)?"
    r"|在|于) ?$"
)
_INSIDE_AFTER = re.compile(
    r" ?:|[东西南北中]{1,2}部|境内|首都|沿海|一(?:处|座|家|所|金矿|矿)"
    r"|(?:\w{0,4}(?:矿|厂|港|营地|工地))?(?:发生|遇袭|遭(?:袭|遇|武装|枪|绑|劫))"
    r"| (?:میں|کے (?:شہر|صوبے|دارالحکومت|علاقے))(?: |$)| (?:में|के (?:शहर|प्रांत))(?: |$)"
)
_WAY_AFTER = re.compile(r" (?:\w+ )?(?:motorway|highway|expressway|road|railway|line|track|pipeline|route|section)\b")
_ANOTHER_WORD = re.compile(r"兰州|乌波|洋|河| (?:backed|led|linked|brokered|mediated|sponsored)\b")
_STRIKES = frozenset({"India", "Israel", "Russia", "Turkey", "Ukraine"})  # "India attack" may be one by India


def told_places(text: str, named: Sequence[Named[Place]], *, tells: bool) -> list[Named[Place]]:
    """These places, great cities as their environs where the text says no more than that it was near them.

    Those abroad only if it tells that something happened there, and in no nearer place.
    """
    told = [each for each in named if each.meaning.kind is not PlaceKind.ABROAD]
    if tells and not any(is_scene(text, each.start, each.end) for each in told):
        told = [each for each in named if each.meaning.kind is not PlaceKind.ABROAD or _is_inside(text, each)]
    return [_roughly(text, each) for each in told]


def scene_of(text: str, named: Sequence[Named[Place]]) -> tuple[Place, ...]:
    """The narrowest places where it happened; those that tell attacks apart, where there are any."""
    ends = _ends_of_ways(text, named)
    scenes = [each for each in named if each not in ends and is_scene(text, each.start, each.end)]
    here = [each.meaning for each in scenes if not _is_on_the_road(text, each)]
    around = [_wide(each.meaning) for each in scenes if each.meaning not in here]
    scene = narrowest(here if any(place.is_specific for place in here) else [*here, *around])
    return tuple(place for place in scene if place.is_specific) or scene


def _ends_of_ways(text: str, named: Sequence[Named[Place]]) -> set[Named[Place]]:
    """The two places that only name a way between them: "on the Sukkur-Multan motorway"."""
    pairs = [(one, other) for one, other in pairwise(named) if text[one.end : other.start] == " "]
    return {each for pair in pairs if _WAY_AFTER.match(text, pair[1].end) for each in pair}


def is_scene(text: str, start: int, end: int) -> bool:
    """Whether what stands here in a folded text was hit, or is where it happened: nobody goes there or speaks."""
    if _OF_AN_ATTACK.match(text, end):  # "the wounded from the Quetta blast"
        return True
    return not _TO_OR_FROM.search(text[max(0, start - 48) : start]) and not _BOUND_OR_SPEAKING.match(text, end)


def is_named_as_hit(text: str, start: int, end: int) -> bool:
    """Whether a folded text says outright that what stands here was attacked."""
    return bool(_HIT_AFTER.match(text, end) or _HIT_BEFORE.search(text[max(0, start - 60) : start]))


def names_an_attack(text: str, named: Named[Place]) -> bool:
    """Whether a place names an attack as one that readers know: "the Karachi incident"."""
    is_told = _HARMED_IN.search(text[max(0, named.start - 24) : named.start])
    return bool(_KNOWN_BY_PLACE.match(text, named.end) and not is_told)


def is_employer(text: str, start: int, end: int) -> bool:
    """Whether it only says whose staff somebody is, or whose work rests."""
    return bool(_STAFF_BEFORE.search(text[max(0, start - 40) : start]) or _STAFF_AFTER.match(text, end))


def _roughly(text: str, named: Named[Place]) -> Named[Place]:
    """A great city's environs in its stead, where it happened only near, outside or north of the city."""
    before, place = text[max(0, named.start - 24) : named.start], named.meaning
    is_near = _NEAR_BEFORE.search(before) and _NEAR_ENDS.match(text, named.end)
    if not (is_near or _NEAR_AFTER.match(text, named.end)):
        return named
    around = (each for each in place.within if each.kind is PlaceKind.ENVIRONS)
    return named._replace(meaning=next(around, place) if is_great_city(place) else place)


def _is_inside(text: str, named: Named[Place]) -> bool:
    """Whether the text says that something happened in this country: in Mali, Mali: …, a Mali mine attack."""
    if _ANOTHER_WORD.match(text, named.end):
        return False
    if _INSIDE_BEFORE.search(text[max(0, named.start - 40) : named.start]) or _INSIDE_AFTER.match(text, named.end):
        return True
    return named.meaning.name not in _STRIKES and bool(_OF_AN_ATTACK.match(text, named.end))


def _is_on_the_road(text: str, named: Named[Place]) -> bool:
    """Whether a site, or a town's project, only says whose people or cars were hit, somewhere in its region."""
    if _OF_AN_ATTACK.match(text, named.end):
        return False
    if named.meaning.kind is not PlaceKind.SITE:
        return bool(_PROJECTS_AFTER.match(text, named.end))
    return is_employer(text, named.start, named.end) or bool(_BUS_AFTER.match(text, named.end))


def _wide(place: Place) -> Place:
    """The great city that a place lies in, else the narrowest place around it that tells no attack from the next."""
    return next((each for each in place.within if is_great_city(each) or not each.is_specific), place)
