"""Which facts a text tells, of those that its words may stand for.

"No Chinese hurt" tells nothing of Chinese, a heart attack is no attack, the dam that a bus goes to was not hit, nor was
the hospital where its wounded lie. Some deeds are told by words that stand apart: "set two trucks on fire".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.core.lexicon import Named
from bot.core.scene import is_employer, is_named_as_hit, is_scene
from bot.core.vocabulary import Fact

_LADEN_BEFORE = re.compile(
    r"(?:(?:explosives?|bomb) (?:laden|packed|filled)|suicide|rigged) ?$"
)  # a car that is the weapon was not hit
_LADEN_AFTER = re.compile(r" ?(?:bomb|packed|laden|filled|loaded|rigged|full of explosives)\b")
_CASE_BEFORE = re.compile(  # a police station where one is registered, or where the dead are mourned
    r"\b(?:fir|case|complaint)(?: \w+){0,2} (?:at|in|with) (?:[\w'-]+ ){0,4}$"
    r"|(?<!\S)(?:مقدمہ|ایف ایی ار|جنازہ|جنازے)(?: (?!پر|میں)[^\s،:]+){0,4} $"
)
_CASE_AFTER = re.compile(r"(?! (?:پر|पर))(?: \S+){0,8} (?:مقدمہ|ایف ایی ار|جنازہ|मुकदमा|मामला|एफआईआर)")
_OFFICE = re.compile(  # a nation's: its citizens were not hit
    r" (?:embass|consul|ambassador|envoy|foreign min|fm\b|president|premier)| (?:سفار|سفیر|قونصل|وزارت|وزیر)"
    r"| (?:दूतावास|राजदूत|वाणिज्य दूत)"
    r"| (?:صدر|حکومت|قیادت|زبان(?! کے)|ساختہ|کرنسی)(?!\S)"
    r"| (?:(?:کی|کے|کا) )?(?:قیمت|نرخ|برامد|درامد|قلت|بحران|مافیا|بوری|ذخیرہ|مہنگی|سستی|ا?سکینڈل)"  # sugar
    r"| (?:\S+ ){0,3}فی کلو| (?:(?:شہری|باشندے|باشندہ) )?(?:ملوث|تہا|نکلا|نکلے)(?!\S)"  # whose who did it is
)
_FIGURE = re.compile(  # before a word of violence: nobody attacks with words, prices, weather or beasts
    r"(?<!\S)(?:لفظی|سیاسی|سایبر|خلایی|ایٹم|چہکوں کی|تنقید کا|مذاق کا|مہنگایی|بجلی|پٹرول|پیٹرول|ٹیکس|ڈرون کیمرے"
    r"|(?:کتوں|کتے|تیندوے|چیتے|شیر|ریچہ|بہیڑیوں|مکہیوں|ٹڈی دل|دل|وایرس) (?:کا|کے)) $"
    r"|(?:票房|热浪|台风|飓风|寒流|寒潮|暴雨|暴雪|洪水|风暴|沙尘|雾霾|蝗虫|黑客|骇客|网络|网路|病毒|口头|人身|言论|打卡|货币"
    r") ?$"
)
_PARENT = re.compile(r"的?(?:妈|母亲|爸|父亲)| (?:کی (?:ماں|والدہ)|کے والد|کا باپ)")
_NEGATED = re.compile(r"(?:\bno |\bnot |\bnon |کویی |कोई |暂无|没有|无)$")
_DEEDS: tuple[tuple[re.Pattern[str], tuple[Fact, ...]], ...] = (
    (
        re.compile(r"\bset(?:s|ting)? (?:[\w'-]+ ){1,5}(?:on fire|ablaze|alight)\b"),
        (("kind", "attack"), ("method", "fire")),
    ),
    (  # by the police or the army: "forces kill six terrorists"
        re.compile(
            r"\b(?:kills?|killed|guns? down|gunned down|shoots? dead|eliminates?|neutrali[sz]es?)"
            r" (?:(?!(?:as|in|by|after|when|while|near|at|of|with|and|before)\b)[\w'-]+ ){0,2}"
            r"(?:(?:bla|blf|ttp|iskp) men|terrorists?|militants?|kha?warij|insurgents?|bombers?|attackers?|dacoits?"
            r"|extremists?)\b"
        ),
        (("kind", "repelled"),),
    ),
    (re.compile(r"\b(?:involved in|wanted for|accused of|suspected of|behind) .* held\b"), (("kind", "raid"),)),
    (re.compile(r"(?:ہلاکتیں|اموات|تعداد) (?:\S+ ){1,2}(?:ہو ?گ|تک (?:جا )?پہنچ)"), (("stage", "later"),)),
    (re.compile("登山[^，。；： ]{0,16}[遇罹]难"), (("kind", "accident"),)),
)
_TAKEN = re.compile(  # what is a kidnapping only where it stands behind a word for people
    r" (?:[\w'-]+ )?(?:(?:snatched|seized|picked up|led away)"
    r"(?! by (?:police|ctd|fia|security|forces|rangers|troops))"
    r"(?= (?:from|by|at|in|near|on|off|outside|during|along)\b|[,;:.]|$)"
    r"|taken (?:at gunpoint|by (?:armed|gunmen|militants|insurgents|separatists|terrorists|rebels|ttp|taliban))"
    r"|(?:go|goes|went|gone) missing|vanish(?:es|ed)?\b|disappear(?:s|ed)?\b)"
)
_TAKING = re.compile(r"\b(?:snatch(?:ed|es)?|seize[sd]?) (?:(?!(?:from|of|by|off)\b)[\w'-]+ ){0,3}$")
_CITIZENS = re.compile(r" (?:nationals?|citizens?|couple|pair|duo|m[ae]n|wom[ae]n)\b")  # behind the name of a nation
_VISITORS = frozenset({"tourists", "drivers"})  # who go missing on a mountain or drive off
_TELL_NO_ATTACK = frozenset({("kind", "accident"), ("kind", "threat"), ("kind", "feared")})
_OF_CAPTIVES = frozenset({("kind", "kidnapping"), ("stage", "captive")})
_MEETING_PLACES = frozenset(
    {"police station", "hospital", "airport", "camp", "ministry", "consulate", "embassy", "polling"}
)


def told(text: str, words: Sequence[Named[Fact]]) -> list[Named[Fact]]:
    """The facts that a folded text tells, of those that its words may stand for, with what several tell together."""
    figures = [named for named in words if named.meaning[0] == "figure"]
    others = [named for named in words if named.meaning in _TELL_NO_ATTACK]
    people = [named for named in words if named.meaning[0] == "people"]
    facts = [
        named
        for named in words
        if not any(_is_figure(figure, named) for figure in figures)
        and not (named.meaning[0] in {"kind", "method"} and any(_is_longer(other, named) for other in others))
        and not (named.meaning[0] == "people" and any(_is_longer(other, named) for other in people))
        and _is_told(text, named)
    ]
    meanings = {named.meaning for named in facts}
    if ("stage", "later") in meanings or meanings >= _OF_CAPTIVES:
        facts = [named for named in facts if not _is_where_they_met(text, named)]
    deeds = _deeds(text) if facts else ()  # what was done to nobody and nothing that we know says little
    return [*facts, *_citizens(facts), *deeds, *_kidnappings(text, facts)]


def _holds(outer: Named[Fact], inner: Named[Fact]) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _is_figure(figure: Named[Fact], named: Named[Fact]) -> bool:
    """Whether a word is not meant, as the shooting of "film shooting"; a thing that is called so stands there."""
    return _is_longer(figure, named) or (figure[:2] == named[:2] and named.meaning[0] != "target")


def _is_longer(outer: Named[Fact], inner: Named[Fact]) -> bool:
    """Whether a word is part of a longer one, as the blast of "cylinder blast"."""
    return _holds(outer, inner) and outer[:2] != inner[:2]


def _is_told(text: str, named: Named[Fact]) -> bool:
    if named.meaning[0] == "target":
        before = text[max(0, named.start - 40) : named.start]
        is_car = named.meaning[1] == "vehicle"
        is_weapon = is_car and (_LADEN_BEFORE.search(before) or _LADEN_AFTER.match(text, named.end))
        is_workplace = named.meaning[1] == "mine" or not is_employer(text, *named[:2])  # miners are hit where they work
        has_case = named.meaning[1] == "police station" and (
            _CASE_BEFORE.search(before) or _CASE_AFTER.match(text, named.end)
        )
        return not is_weapon and not has_case and is_workplace and is_scene(text, *named[:2])
    if named.meaning[0] == "nation" and _OFFICE.match(text, named.end):
        return False
    if named.meaning[1] == "children" and _PARENT.match(text, named.end):
        return False
    before = text[max(0, named.start - 16) : named.start]
    return not (_NEGATED.search(before) or _FIGURE.search(before))


def _is_where_they_met(text: str, named: Named[Fact]) -> bool:
    """Whether a target is only where something was done about an attack: prayers at police lines, a base flown from."""
    is_place = named.meaning[0] == "target" and named.meaning[1] in _MEETING_PLACES
    return is_place and text[named.start : named.end].isascii() and not is_named_as_hit(text, *named[:2])


def _citizens(facts: Sequence[Named[Fact]]) -> Iterator[Named[Fact]]:
    """The nations whose name stands right before a word for people, as only Chinese writes it: 土耳其工程师."""
    people = {named.start for named in facts if named.meaning[0] == "people"}
    for named in facts:
        if named.meaning[0] == "interest" and named.end in people:
            yield named._replace(meaning=("nation", named.meaning[1]))


def _deeds(text: str) -> Iterator[Named[Fact]]:
    for deed, facts in _DEEDS:
        for found in deed.finditer(text):
            yield from (Named(*found.span(), fact) for fact in facts)


def _kidnappings(text: str, facts: Sequence[Named[Fact]]) -> Iterator[Named[Fact]]:
    """Where people were seized, or vanished: what is a kidnapping only because it befell people."""
    for named in facts:
        people = _CITIZENS.match(text, named.end) if named.meaning[0] == "nation" else None
        end = people.end() if people else named.end if named.meaning[0] == "people" else 0
        before = text[max(0, named.start - 40) : named.start]
        if end and named.meaning[1] not in _VISITORS and (_TAKEN.match(text, end) or _TAKING.search(before)):
            yield named._replace(meaning=("kind", "kidnapping"))
