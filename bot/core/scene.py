"""Where it happened, among the places that a text names: not where people were going, came from, or spoke."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core.lexicon import Named
from bot.core.places import Place, PlaceKind, is_great_city, narrowest

_TO_OR_FROM = re.compile(
    r"(?:\b(?:to|towards?|from|via|(?:heading|bound|left|leaving|leaves|departed) for|asks?|asked|urges?|tells?|told"
    r"|work(?:s|ed|ing)? (?:on|at|for)|visits?|visited)(?: the| a| an| \w+)?"
    r"|前往|[赴从至]|驶往|开往|途经|飞往|运抵|送往|驻|敦促|要求) ?$"
)
_BOUND_OR_SPEAKING = re.compile(
    r"(?: in \w+)? ?(?:(?:strongly |also |has )?(?:bound|visits?|thank(?:s|ed)|confirm(?:s|ed)|demand(?:s|ed)?|issues?"
    r"|says?|said|ask(?:s|ed)?|wants?|condemn(?:s|ed)?|vow(?:s|ed)?|urge[sd]?|voiced|express(?:es|ed)|blames?|rejects?"
    r"|promises?|denies|offers?|summons?|accuses?|pledges?|mourns?|welcomes?|sends?|calls? (?:for|on)|slams?|deplores?"
    r"|denounces?|advises?|warns?|activates?|announces?|lodges?|registers?|seeks?|assures?)\b"
    r"|(?:ڈیم |پراجیکٹ )?(?:سے|جا|جانے|جاتے|کی طرف|جانب)(?: |$)"
    r"|(?:बांध |परियोजना )?(?:से|जा|जाने|जाते|की ओर)(?: |$)"
    r"| (?:نے|کے (?:مطابق|ترجمان)|کی (?:\S+ )?مذمت|کا (?:\S+ ){0,4}?(?:مطالبہ|بیان|اظہار))(?: |$)"
    r"| (?:ने|के (?:मुताबिक|अनुसार|प्रवक्ता)|की (?:\S+ )?निंदा)(?: |$)"
    r"|(?:发言人|强烈|高度|严厉|再次|已|就){0,3}(?:谴责|敦促|提醒|要求|发表|发布|慰问|启动|呼吁|证实|表示|回应|重视|吁|促请|强调|派员|通报|建议|劝)|(?<=[使领]馆):"
    r"|方面|警方|政府|籍|(?:送别|迎接|起飞|启程)"
    r"| پر (?:\S+ )?(?:الوداع|رخصت|استقبال)| (?:پہنچا? |منتقل|روانہ|روانگی)"
    r"|(?:'s)? (?:\w+ )?(?:hospital|morgue)\b|医院| (?:کے )?(?:\w+ )?ہسپتال| (?:के )?(?:\w+ )?अस्पताल)"
)
_STAFF_BEFORE = re.compile(r"\b(?:staff|workers?|employees?|engineers?|officials?) (?:of|at|from) [\w' ]*$")
_STAFF_AFTER = re.compile(
    r" (?:project |company )?(?:workers?|employees?|staff|labou?rers?|technicians?|contractors?|engineers?|crew)\b"
    r"| کے (?:\S+ ){0,2}(?:ملاز|مزدور|انجین|ٹیکنیشن|کارکن|عمل)|(?:的)?(?:中方|中国)?(?:员工|工人|工程师|技术人员)"
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
_OF_AN_ATTACK = re.compile(r"(?: \w+)? (?:attack|assault|bombing|blast|explosion|shooting|ambush|killing|massacre)s?\b")


def scene_of(text: str, named: Sequence[Named[Place]]) -> tuple[Place, ...]:
    """The narrowest places where it happened; those that tell attacks apart, where there are any."""
    scenes = [each for each in named if is_scene(text, each.start, each.end)]
    here = [each.meaning for each in scenes if not _is_on_the_road(text, each)]
    around = [_wide(each.meaning) for each in scenes if each.meaning not in here]
    scene = narrowest(here if any(place.is_specific for place in here) else [*here, *around])
    return tuple(place for place in scene if place.is_specific) or scene


def is_scene(text: str, start: int, end: int) -> bool:
    """Whether what stands here in a folded text was hit, or is where it happened: nobody goes there or speaks."""
    if _OF_AN_ATTACK.match(text, end):  # "the wounded from the Quetta blast"
        return True
    return not _TO_OR_FROM.search(text[max(0, start - 24) : start]) and not _BOUND_OR_SPEAKING.match(text, end)


def is_employer(text: str, start: int, end: int) -> bool:
    """Whether it only says whose staff somebody is."""
    return bool(_STAFF_BEFORE.search(text[max(0, start - 40) : start]) or _STAFF_AFTER.match(text, end))


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
