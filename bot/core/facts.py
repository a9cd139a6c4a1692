"""What an article says of an event, read with plain word lists in English, Urdu, Chinese and Hindi.

The headline decides; the first sentences of the text speak only where it is silent. A place counts as the scene unless
people are going there, come from there, or only report from there ("BESHAM:", "to the Dasu dam", "Islamabad says").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.account import Harm
from bot.core.aftermath import came_after
from bot.core.claims import Responsibility, Stance, confirmed_by, is_correction, responsibility
from bot.core.hanzi import simplified
from bot.core.leftovers import leftovers, script_of
from bot.core.lexicon import Named
from bot.core.places import Gazetteer, Place, PlaceKind, is_busy, is_great_city, narrowest
from bot.core.scene import names_an_attack, scene_of, told_places
from bot.core.text import Folded, fold
from bot.core.told import told
from bot.core.tolls import ATTACKERS, Stated, looks_back, of_now, tolls
from bot.core.vocabulary import LEXICON, Fact
from bot.model import Article

_READ_CHARS = 800  # of the text: the lead, behind its dateline
_LEAD_CHARS = 600  # of the text: what comes later is background, and names other attacks

_FOREIGNERS = (
    ("foreigner", "foreign national", "foreign citizen", "foreign worker", "foreign engineer")
    + ("غیر ملکی", "外国人", "外國人", "外籍", "外国公民", "外国工人", "外国工程师", "विदेशी नागरिक")
)  # fmt: skip
_NATIONALITIES = (
    ("chinese", "china", "چینی", "چین", "中国", "中國", "中方", "中企", "चीन")
    + ("japan", "korea", "turk", "iran", "afghan", "indian", "america", "british", "russia", "german", "french")
    + ("swiss", "italian", "spanish", "canad", "australia", "philippin", "malays", "indonesia", "sri lanka")
)  # fmt: skip

VIOLENT = frozenset({"attack", "kidnapping"})
_MAY_BE_NAMED = VIOLENT | {"business", "threat"}
_INCIDENTS = frozenset({"attack", "kidnapping", "raid", "threat", "accident"})
_HARM = frozenset({("harm", "harm"), ("kind", "kidnapping"), ("kind", "killing"), ("kind", "repelled")})
_ESCORTS = frozenset({"drivers", "guards", "security"})
FOREIGN = "foreign"  # a nationality that is not stated yet: it goes with any

_DATELINE = re.compile(
    r"\s*(?:[A-Z][A-Z .'’\-]{2,30}(?:,[^:—–]{0,40})?(?:\s*\([^)]{1,30}\))?\s*(?::|—|–|--|-\s)"
    r"|[\u0621-\u06d3 ]{2,30}(?:[(（][^)）]{2,40}[)）]|:)"
    r"|[（(]?(?:新华社|中新社|中新网|中央社)?[^，。：:]{1,16}?(?:\d{1,2}月)?\d{1,2}日(?:综合)?[外专]?电[）)]?)"
)
_STUCK = re.compile(r"(?<=\d)(?=[\u0621-\u064a\u0671-\u06d3])|(?<=[\u0621-\u064a\u0671-\u06d3])(?=\d)")  # "5افراد"
_IN_A_CASE = re.compile(
    r"\bover (?:the )?(?:[\w'-]+ ){0,4}"
    r"(?:attacks?|blasts?|bomb\w*|killings?|murders?|ambush|shooting|stabbing|kidnapping|abduction|massacre)\b"
    r"|\bafter (?:the )?(?:[\w'-]+ ){0,2}(?:killings|murders)\b"
)
_CAPTIVES = re.compile(  # who are known to be kidnapped: "kidnapped engineers", not "engineers kidnapped in a raid"
    r"(?:^|\b(?:of|for|the|all|both|two|three|four|five|six|seven|eight|nine|ten|\d+|frees?|recovers?|rescues?|finds?)"
    r" )"
    r"(?:kidnapped|abducted|hijacked|captive|missing) (?!(?:from|in|by|at|near|on|off|after|as|while|with|when|and)\b)"
    r"|\b(?:rescue|release|recover|recovery|freedom|search|hunt|find|free)\b.*\b(?:kidnapped|abducted)\b"
)
_WOUNDED = re.compile(r"^(?:the )?(?:injured|wounded)\b")  # of what was told before
_SEIZED = re.compile(
    r"\b(?:kidnaps?|abducts?|hijacks?|takes? (?:\w+ )*hostages?)\b|[a-z] (?:kidnapped|abducted|snatched|whisked away)"
    r"(?= (?:from|by|at|in|near|on|off|outside|during)\b|[,;:.]|$)"
)
_HEADED = re.compile(r"^[^:]{3,40} (?:attack|assault|ambush|blast|bombing|siege)s?:")
_PARTLY = re.compile(r"\b(?:among|including)\b|سمیت|شامل|包括|其中|समेत|शामिल")
_DAY = re.compile(
    r"\b(?P<day>[0-3]?\d) (?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
    r"|\b(?P<month2>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* (?P<day2>[0-3]?\d)\b"
    r"|(?P<month3>1?\d)月(?P<day3>[0-3]?\d)日"
)
_PLACED = re.compile(
    r"\b(?:in|near|off|outside|from) ([a-z]{3,})(?:$|[,;:]| (?:in|after|as|while|on|kill\w*|attack|blast)\b)"
    r"|^(\w{3,}) ?:|(?:^|[،:] ?)(\w{3,}) (?:میں|کے قریب) "
    r"|(?:^|在)([\u4e00-\u9fff]{2,5}?)(?:遇|遭|被|发生|附近|中国|中企|中资|华人)"
)
_ASKING = ("?", "؟", "？")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"\b(?:the|of|in|since) (?:19|20)\d\d\b")  # who names it looks back
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:周|星期)[一二三四五六日天]")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Event:
    """What an article tells: what happened, where, to whom, by whom. Whatever it does not say is empty.

    `kinds` are attack, kidnapping, raid (arrests, foiled plots, operations), threat, accident, trial, business; `tells`
    are those that it does not only name as what something came after ("stocks fall after attack"). `scene`
    are the places where it happened, `named` all places that it speaks of. `targets` are things, `people` who was hit,
    `nations` whose citizens, `interest` nations that speak or are spoken of. `days` are dates as month and day,
    `weekdays` those of the headline: in the text they may say when somebody spoke.
    `has_harm`: it speaks of dead or wounded; `has_others`: of whom `people` are but some. `unread` are the words of
    its headline that no list knows, `strange_places` those of them that stand where a place would, `spoken_of` all of
    them with the things and people that it names, `scripts` what that is written in.
    `is_later`: told hours or days after the event (bodies, an inquiry, a new toll); `is_aftermath`: what may come with
    the news too (a claim); `is_again`: an event that says it is a further one; `is_past`: a look back.
    """

    kinds: frozenset[str] = frozenset()
    tells: frozenset[str] = frozenset()
    scene: tuple[Place, ...] = ()
    named: tuple[Place, ...] = ()
    targets: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    nations: frozenset[str] = frozenset()
    interest: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    methods: frozenset[str] = frozenset()
    tolls: tuple[Stated, ...] = ()
    responsibility: tuple[Responsibility, ...] = ()
    confirmed_by: str = ""
    days: frozenset[tuple[int, int]] = frozenset()
    weekdays: frozenset[str] = frozenset()
    has_harm: bool = False
    has_others: bool = False
    unread: frozenset[str] = frozenset()
    spoken_of: frozenset[str] = frozenset()
    strange_places: frozenset[str] = frozenset()
    scripts: frozenset[str] = frozenset()
    is_later: bool = False
    is_aftermath: bool = False
    is_again: bool = False
    is_past: bool = False
    is_correction: bool = False

    @property
    def place(self) -> Place | None:
        """The narrowest place where it happened; what is around it is in its `within`."""
        return self.scene[0] if self.scene else None

    def counted(self, harm: Harm) -> frozenset[int]:
        """The numbers of victims that it gives, whoever says them; "at least five" gives five."""
        return frozenset(toll.low for toll in self.tolls if toll.harm is harm and toll.low and toll.of != ATTACKERS)

    def dead(self) -> Mapping[str, int]:
        """The highest number of dead that it gives, by whose they are: empty for all, such as "Chinese" for some."""
        found: dict[str, int] = {}
        for toll in self.tolls:
            if toll.harm is Harm.KILLED and toll.low and toll.of != ATTACKERS:
                found[toll.of] = max(found.get(toll.of, 0), toll.low)
        return found

    @property
    def is_follow_up(self) -> bool:
        """Whether it tells what came after an event, and of the event nothing more."""
        return not self.kinds <= self.tells

    @property
    def is_incident(self) -> bool:
        """Whether something happened somewhere that we watch, by a group or to people whom we know."""
        is_here = any(place.kind is not PlaceKind.ABROAD for place in self.scene)
        is_ours = is_here or self.actors or (self.nations and (self.people or self.has_harm))
        return bool(self.kinds & _INCIDENTS and is_ours)

    @property
    def is_violent(self) -> bool:
        """Whether it tells of violence to people, wherever it happened."""
        return bool(self.kinds & VIOLENT and (self.people or self.has_harm or self.is_incident))


def event_of(title: str, text: str, gazetteer: Gazetteer) -> Event:
    """The event that an article tells of, as far as its headline and the first sentences of its text say it."""
    title, text = _readable(title), _readable(text[:_READ_CHARS])
    dateline = _DATELINE.match(text)
    start = dateline.end() if dateline else 0
    lead = text[start : start + _LEAD_CHARS]
    head, body = _Part.read(title, gazetteer), _Part.read(lead, gazetteer)
    if looks_back(body.folded.text):
        lead = of_now(lead)
        body = _Part.read(lead, gazetteer)
    event = _told(head, body)
    if dateline and (here := _reported_from(dateline[0], event, gazetteer)):
        event = replace(event, scene=here, named=narrowest((*here, *event.named)))
    if event.kinds & _MAY_BE_NAMED and (clauses := came_after(title, lead, gazetteer)):
        main, cause = (_Part.read(each, gazetteer) for each in (clauses.main, clauses.cause))
        return event if "threat" in _kinds(cause) else _followed(event, main, cause)
    return event


def _readable(raw: str) -> str:
    """A text in simplified characters, with a space between a number and the Urdu word that it is stuck to."""
    return raw if raw.isascii() else _STUCK.sub(" ", simplified(raw))


def _reported_from(dateline: str, event: Event, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Where a report was sent from, if that says more closely where it happened; great cities report on all others."""
    places = [named.meaning for named in gazetteer.find(fold(dateline)) if named.meaning.is_specific]
    wide = [place for place in event.scene if not place.is_specific]
    near = [place for place in places if not is_busy(place) and all(each.contains(place) for each in wide)]
    return narrowest(near) if len(wide) == len(event.scene) else ()


def _told(head: _Part, body: _Part) -> Event:
    kinds = _kinds(head) or _claimed(head) or _harmed(head)
    taken_from = narrowest(head.named) if "kidnapping" in kinds else ()
    unread = leftovers(head.folded, head.spans) if kinds & _INCIDENTS else frozenset()
    people = _people(head)
    is_later = head.is_later(kinds) or (not kinds and body.says("stage", "later"))
    all_kinds = kinds or _kinds(body)
    return Event(
        kinds=all_kinds,
        tells=all_kinds,
        scene=_closer(head.scene, body.scene) or head.scene or taken_from or body.scene,
        named=narrowest((*head.named, *body.named)),
        targets=head.facts("target") or (frozenset() if is_later else body.facts("target")),
        people=people,
        has_others=bool(_PARTLY.search(head.folded.text)),
        nations=_nations(head.facts("nation") | body.facts("nation")),
        interest=head.facts("interest") | body.facts("interest"),
        actors=head.facts("actor") or body.facts("actor"),
        methods=head.facts("method"),
        tolls=tuple(dict.fromkeys(each for part in (head, body) if part.may_count for each in tolls(part.folded.text))),
        responsibility=tuple(dict.fromkeys(each for part in (head, body) for each in part.responsibility())),
        confirmed_by=(confirmed_by(head.folded) or confirmed_by(body.folded)) if all_kinds else "",
        days=_days(head.folded.text) or _days(body.folded.text),
        weekdays=frozenset(_WEEKDAY.findall(head.folded.text)),
        has_harm=head.says("harm", "harm") or body.says("harm", "harm"),
        unread=unread,
        strange_places=_strange_places(head.folded.text, unread),
        spoken_of=unread | head.facts("target") | people,
        scripts=frozenset({script_of(head.folded.text)}),
        is_later=is_later,
        is_aftermath=head.says("stage", "soon") or body.says("stage", "soon"),
        is_again=head.says("stage", "again"),
        is_past=head.says("stage", "past") or bool(_YEAR.search(head.folded.text)) or _only_asks(head, body),
        is_correction=is_correction(head.folded),
    )


def _closer(scene: tuple[Place, ...], others: tuple[Place, ...]) -> tuple[Place, ...]:
    """Where it was in the environs of a great city, if the text says so."""
    environs = [place for place in scene if place.kind is PlaceKind.ENVIRONS]
    return tuple(each for each in others if not is_great_city(each) and any(place.contains(each) for place in environs))


def _people(head: _Part) -> frozenset[str]:
    """Who was hit, without those who only were beside citizens of a nation: "Chinese shot, driver dead"."""
    people = head.facts("people")
    return frozenset() if people <= _ESCORTS and head.facts("nation") else people


def _strange_places(headline: str, unread: frozenset[str]) -> frozenset[str]:
    """Words that no list knows and that stand where a place would: "checkpoint attacked in Shawal"."""
    found = (word for places in _PLACED.findall(headline) for word in places if word)
    return frozenset(word for word in found if word in unread or word.removesuffix("s") in unread)


def _followed(event: Event, main: _Part, cause: _Part) -> Event:
    """The event as what came after the one that its cause names: only the cause says whom and what that one hit."""
    return replace(
        event,
        kinds=_kinds(cause) & VIOLENT or frozenset({"attack"}),
        tells=_kinds(main),
        scene=cause.scene,
        targets=cause.facts("target"),
        people=cause.facts("people"),
        nations=_nations(cause.facts("nation")),
        interest=event.interest | event.nations,
        methods=cause.facts("method"),
        is_later=True,
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """The headline or the lead: its facts by aspect, the places it names, and those of them where it happened."""

    folded: Folded
    found: frozenset[Fact]
    named: tuple[Place, ...]
    scene: tuple[Place, ...]
    spans: tuple[tuple[int, int], ...]
    names_an_attack: bool

    @classmethod
    def read(cls, raw: str, gazetteer: Gazetteer) -> _Part:
        folded = fold(raw)
        words = LEXICON.find(folded)
        facts = told(folded.text, words)
        actors = [named for named in facts if named.meaning[0] == "actor"]
        named = [each for each in gazetteer.find(folded) if not any(_is_inside(each, actor) for actor in actors)]
        places = told_places(folded.text, named, tells=any(each.meaning[0] in ("kind", "harm") for each in facts))
        return cls(
            folded=folded,
            found=frozenset(named.meaning for named in facts),
            named=tuple(dict.fromkeys(named.meaning for named in places)),
            scene=scene_of(folded.text, places),
            spans=tuple(named[:2] for named in (*words, *places)),
            names_an_attack=any(names_an_attack(folded.text, named) for named in places),
        )

    def is_later(self, kinds: frozenset[str]) -> bool:
        """Whether it tells what came after an event of these kinds; of the kidnapped, that they are sought or freed."""
        text = self.folded.text
        is_known = self.names_an_attack or _IN_A_CASE.search(text) or (kinds & VIOLENT and self.says("stage", "then"))
        are_sought = self.says("stage", "captive") and not _SEIZED.search(text)
        of_captives = "kidnapping" in kinds and (are_sought or _CAPTIVES.search(text))
        return bool(self.says("stage", "later") or is_known or of_captives or _WOUNDED.search(text))

    def facts(self, aspect: str) -> frozenset[str]:
        """What it says of an aspect."""
        return frozenset(fact for about, fact in self.found if about == aspect)

    @property
    def may_count(self) -> bool:
        """Whether it speaks of people who came to harm: only then tolls are looked for, which takes a while."""
        return bool(self.found & _HARM)

    def responsibility(self) -> tuple[Responsibility, ...]:
        """Who claims or denies it; looked for only where a group is named or a claim spoken of."""
        is_told = self.facts("actor") or self.says("stage", "soon")
        return responsibility(self.folded) if is_told else ()

    def says(self, aspect: str, fact: str) -> bool:
        """Whether it says this of an aspect."""
        return (aspect, fact) in self.found


def _is_inside(named: Named[Place], other: Named[Fact]) -> bool:
    return other.start <= named.start and named.end <= other.end


def _kinds(part: _Part) -> frozenset[str]:
    """The kinds of event that a part tells; a word for killing makes an attack of what is nothing else."""
    kinds = set(part.facts("kind"))
    if "killing" in kinds:
        kinds.discard("killing")
        if kinds.isdisjoint({"attack", "accident", "raid", "foiled", "repelled"}):
            kinds.add("attack")
    if "fiction" in kinds:  # films, games and drills
        kinds = set() if not part.says("harm", "harm") else kinds - {"fiction"}
    if "trial" in kinds:
        return frozenset({"trial"})
    if "feared" in kinds:
        kinds = kinds - {"feared", "attack"} | {"threat"}
    if "raid" in kinds and _claimed(part):  # what a group claims is no raid of the police
        kinds = kinds - {"raid"} | {"attack"}
    text = part.folded.text
    if "raid" in kinds and not (part.says("stage", "aftermath") or _IN_A_CASE.search(text) or _HEADED.match(text)):
        kinds.discard("attack")
    if "repelled" in kinds:  # attackers were killed, in their attack or in their hideout
        kinds = kinds - {"repelled"} | {"raid"}
    if "foiled" in kinds:  # a plot that was foiled is a raid, an attack that was fought off with dead is both
        kinds = kinds - ({"foiled"} if part.says("harm", "harm") else {"foiled", "attack"}) | {"raid"}
    if "business" in kinds and "attack" in kinds:
        is_market_news = part.says("stage", "aftermath") and not part.says("harm", "harm")
        kinds.discard("attack" if is_market_news else "business")
    return frozenset(kinds)


def _claimed(head: _Part) -> frozenset[str]:
    """That it was an attack, where a group says of something that it was theirs."""
    is_claim = any(each.stance is Stance.CLAIMED for each in head.responsibility())
    return frozenset({"attack"}) if is_claim else frozenset()


def _harmed(head: _Part) -> frozenset[str]:
    """That it was an attack, where arms are named beside people who came to harm and nothing says what happened."""
    is_attack = head.facts("method") and head.says("harm", "harm")
    return frozenset({"attack"}) if is_attack else frozenset()


def _only_asks(head: _Part, body: _Part) -> bool:
    """Whether a question stands over a text that speaks of violence: who asks, weighs what others reported."""
    return head.folded.text.endswith(_ASKING) and not _kinds(head) and bool(_kinds(body) & VIOLENT)


def _nations(said: frozenset[str]) -> frozenset[str]:
    return said - {FOREIGN} or said


def _days(folded: str) -> frozenset[tuple[int, int]]:
    """The dates that a text gives, as month and day."""
    return frozenset(_day(found) for found in _DAY.finditer(folded)) if _DIGIT.search(folded) else frozenset()


def _day(found: re.Match[str]) -> tuple[int, int]:
    if found["month3"]:
        return int(found["month3"]), int(found["day3"])
    return _MONTHS.index(found["month"] or found["month2"]) + 1, int(found["day"] or found["day2"])


def leaves_nationality_open(article: Article) -> bool:
    """Whether it speaks of foreigners and names no nationality that they could have."""
    text = fold(f"{article.title} {article.text}").text
    names_foreigners = any(fold(word).text in text for word in _FOREIGNERS)
    return names_foreigners and not any(fold(word).text in text for word in _NATIONALITIES)
