"""One incident: the facts that the tellings of a story add up to, what rules an article out of it, what speaks for it.

A conflict of place, date, kind of event, target, victims, method or author rules it out whatever the likeness. Numbers
of dead never do: they change. In doubt nothing is joined: an alert too many is better than an attack that is missed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from operator import add
from typing import TypeVar

from bot.account import Harm
from bot.core.facts import FOREIGN, VIOLENT, Event
from bot.core.leftovers import shared_things
from bot.core.places import Place, PlaceKind, conflict, is_busy, shared

SAME_EVENT = timedelta(hours=18)  # a second attack of the same kind in one place is rarer than a slow first report
_CAPITAL = "Islamabad"
_AT_ONCE = timedelta(hours=3)
_PROMPT = timedelta(minutes=90)  # news of one event come in at intervals shorter than this
_PROMPT_IN_CITIES = timedelta(minutes=45)
_LATER = timedelta(hours=48)  # after the last telling: bodies are flown home, inquiries ordered
_SIGNS_ANYWHERE = 3  # what articles must share that name no common district
_FEW = 2
_SIGNS_OF_ANYBODY = 4  # when no nationality is among it
_SIGNS_NAMED = 2  # or only a place that one of them merely mentions
_RULED_OUT = (
    ("targets", "another target"),
    ("people", "other people"),
    ("nations", "another nationality"),
    ("actors", "another group"),
    ("days", "another date"),
    ("weekdays", "another day"),
)
_VAGUE = frozenset({"market", "factory"})  # which shop it was, say words that no list knows
_FOUND_AT = frozenset(
    {("checkpost", "security"), ("police station", "security"), ("camp", "security"), ("mine", "workers")}
    | {("mine", "miners"), ("factory", "workers"), ("school", "children"), ("school", "teachers")}
    | {("railway", "passengers"), ("vehicle", "passengers"), ("mosque", "clerics"), ("court", "lawyers")}
)  # fmt: skip
_ARSON = frozenset({"fire", "gun"})  # gunmen set fire to what they stop
_BLAST = "blast"
_BLASTS = frozenset({"bomb", "grenade", "rocket", "drone"})  # what a blast may turn out to be
Each = TypeVar("Each")
_VEHICLE = frozenset({"vehicle"})
_ANYBODY = frozenset({FOREIGN, "guards"})  # who may be beside anybody
_LOOSE = (
    frozenset({"workers", "passengers", "traders", "farmers", "children"}),  # one report's workers drive in another
    frozenset({"camp", "mine", "power"}),  # whose camp it is
)


@dataclass(frozen=True, slots=True)
class Incident:
    """What the tellings of one story say, taken together.

    `scenes` and `kinds` are those of each telling, `first` and `last` the times of the earliest and the latest.
    `shares` is how many tellings there are, how many of them tell of an incident, and how many of violence to people.
    `is_reported` is true once a telling was more than an echo of an event that we did not see.
    """

    story: str
    event: Event
    scenes: frozenset[tuple[Place, ...]]
    kinds: frozenset[frozenset[str]]
    first: datetime
    last: datetime
    is_reported: bool
    shares: tuple[int, int, int]

    @classmethod
    def of(cls, story: str, event: Event, at: datetime) -> Incident:
        """The incident that one telling makes."""
        return cls(
            story, event, frozenset({event.scene}), frozenset({event.kinds}), at, at, not event.is_later, _shares(event)
        )

    @property
    def is_act(self) -> bool:
        """Whether it is an incident, as most tellings say; a word in passing does not make it one."""
        return self.shares[1] * 2 >= self.shares[0]

    @property
    def is_violent(self) -> bool:
        """Whether it is violence to people, as most tellings say."""
        return self.shares[2] * 2 >= self.shares[0]

    def told(self, event: Event, at: datetime) -> Incident:
        """This incident with one telling more."""
        return replace(
            self,
            event=_together(self.event, event),
            scenes=self.scenes | {event.scene},
            kinds=self.kinds | {event.kinds},
            first=min(self.first, at),
            last=max(self.last, at),
            is_reported=self.is_reported or not event.is_later,
            shares=tuple(map(add, self.shares, _shares(event))),
        )


def veto(event: Event, incident: Incident) -> str:
    """Why the event cannot be this incident; empty when nothing rules it out.

    Places always rule each other out, everything else only where one of them tells of an incident.
    """
    is_news = not event.is_incident and not incident.is_act
    for scene in incident.scenes:
        if conflict(event.scene, scene) and not (is_news and _speaks_for_its_country((*event.scene, *scene))):
            return f"another place ({_names(event.scene)}, not {_names(scene)})"
    is_violence = event.is_violent and incident.is_violent
    if (is_violence or not is_news) and _differ(event.methods, incident.event.methods):
        return "another way of attack"
    return "" if is_news else _ruled_out(event, incident)


def _ruled_out(event: Event, incident: Incident) -> str:
    if _is_another_kind(event, incident):
        return "another kind of event"
    if event.is_past != incident.event.is_past:
        return "a look back"
    if event.is_again != incident.event.is_again:
        return "a further event"
    has_others = event.has_others or incident.event.has_others
    if not has_others and _are_others(event.people - _ANYBODY, incident.event.people - _ANYBODY):
        return "other people"
    are_counted = bool(event.counted(Harm.KIDNAPPED) & incident.event.counted(Harm.KIDNAPPED))
    for name, why in _RULED_OUT[are_counted:]:  # where people were taken from, each tells in another way
        if name == "people" and has_others:
            continue
        some, others = (frozenset(getattr(each, name)) - _ANYBODY for each in (event, incident.event))
        if name == "targets":
            one, other = (some & event.spoken_of) - _VEHICLE, (others & incident.event.spoken_of) - _VEHICLE
            some, others = (one, other) if one and other else (some, others)  # a school bus is no bank van
        if some and others and some.isdisjoint(others) and not any(some | others <= loose for loose in _LOOSE):
            return why
    return ""


def signs(event: Event, at: datetime, incident: Incident) -> tuple[str, ...]:
    """What shows that the event is this incident, the place first; none when that is too little.

    An early report must come within 18 hours of the first telling, what is told later within two days of the last one.
    """
    known = incident.event
    if not _is_same_kind(event, known) or not is_timely(event, at, incident):
        return ()
    found = _alike(event, known)
    scene, named = shared(event.scene, known.scene), shared(event.named, known.named)
    if event.is_follow_up and not event.scene:
        scene = _near(event, known, found)
    if scene and scene.is_specific:
        found = (*found, *_stage(event), *_unusual(event, known, scene))
        enough = _SIGNS_ANYWHERE if event.targets | known.targets else _SIGNS_NAMED
        if len(found) < enough and not _stage(event) and something_else(event, known):
            return ()
        found = found if _has_body(found) else (*found, *_promptness(event, at, incident, scene), *_toll(event, known))
        return (scene.name, *found) if _has_body(found) else ()
    if named and named.kind is PlaceKind.ROAD:
        found = (*found, *_stage(event))
    if named and (named.is_specific or named.kind is PlaceKind.ROAD):
        return (named.name, *found) if len(found) >= _SIGNS_NAMED and _has_body(found) else ()
    spoken_of = shared(event.named, known.scene)
    count = len(found) + bool(not event.scene and spoken_of)
    has_toll = any(event.counted(harm) & known.counted(harm) for harm in (Harm.KILLED, Harm.KIDNAPPED))
    enough = (_SIGNS_ANYWHERE if event.nations & known.nations else _SIGNS_OF_ANYBODY) - has_toll
    if abs(at - incident.first) > SAME_EVENT or count < enough:
        return ()
    if scene and not _is_nationwide(scene):
        return (scene.name, *found) if _has_body(found) else ()
    return (scene.name if scene else "scene open", *found) if has_toll and (scene or not event.scene) else ()


def are_one(event: Event, at: datetime, one: Incident, two: Incident) -> bool:
    """Whether an early report that tells both incidents shows them to be one: told on one day, conflicting in nothing.

    Much must speak for each, and the place of it be named: two attacks in one town share some of their facts.
    """
    if event.is_later or abs(one.first - two.first) > SAME_EVENT or not (one.is_act and two.is_act):
        return False
    if veto(event, one) or veto(event, two) or veto(one.event, two) or veto(two.event, one):
        return False
    return all(len(signs(event, at, each)) >= _SIGNS_ANYWHERE for each in (one, two))


def is_timely(event: Event, at: datetime, incident: Incident) -> bool:
    """Whether an early report comes within 18 hours of the first one, a later one within two days of the last."""
    if event.is_later:
        return incident.first - SAME_EVENT <= at <= incident.last + _LATER
    return incident.is_reported and abs(at - incident.first) <= SAME_EVENT


def is_at_once(event: Event, at: datetime, incident: Incident) -> bool:
    """Whether the same kind of event in the same place is told within three hours: first reports say little else.

    Not in the great cities, where two attacks in an afternoon are nothing rare.
    """
    scene = shared(event.scene, incident.event.scene)
    is_here = scene is not None and scene.is_specific and not is_busy(scene)
    return is_here and bool(event.kinds & incident.event.kinds) and abs(at - incident.last) <= _AT_ONCE


def _is_same_kind(event: Event, known: Event) -> bool:
    """Whether both tell the same kind of event; "bodies sent home" names none and belongs to any violent one."""
    return bool(event.kinds & known.kinds) or (event.is_later and not event.kinds and bool(known.kinds & VIOLENT))


def _alike(event: Event, known: Event) -> tuple[str, ...]:
    """What both say: whose citizens, what was hit, who, by whom, how, how many dead."""
    nations = known.nations if FOREIGN in event.nations else event.nations & (known.nations | known.interest)
    if not nations and known.nations:
        nations = event.interest & known.nations or (event.nations if FOREIGN in known.nations else frozenset())
    both = nations | event.targets & known.targets | event.people & known.people | event.actors & known.actors
    return (
        *sorted(both),
        *(sign for harm in (Harm.KILLED, Harm.KIDNAPPED) for sign in _counts(event, known, harm)),
        *sorted(f"by {each}" for each in _same_methods(event.methods, known.methods)),
    )


def _counts(event: Event, known: Event, harm: Harm) -> list[str]:
    """The numbers of people that both give, or nearly."""
    told = known.counted(harm)
    return sorted(f"about {each} {harm}" for each in event.counted(harm) if told & {each - 1, each, each + 1})


def _is_another_kind(event: Event, incident: Incident) -> bool:
    """Whether some telling is of another kind; an attack that is told as foiled is known by what it was aimed at."""
    others = [kinds for kinds in incident.kinds if kinds and event.kinds.isdisjoint(kinds)]
    if event.kinds & incident.event.kinds and event.targets & incident.event.targets:
        return False
    if event.kinds & incident.event.kinds and all(event.kinds | kinds <= VIOLENT for kinds in others):
        return False  # an attack in which people were taken
    return bool(event.kinds and others)


def _are_others(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether both say who it was more closely than "workers", and differ."""
    one, other = some - {"workers"}, others - {"workers"}
    return bool(one and other) and one.isdisjoint(other) and not any(one | other <= loose for loose in _LOOSE)


def _differ(some: frozenset[str], others: frozenset[str]) -> bool:
    return bool(some and others) and not _same_methods(some, others) and not some | others <= _ARSON


def _same_methods(some: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """The ways of attack that both tell. A blast may be a bomb, a grenade, a rocket or what a drone dropped."""
    one, other = some - {_BLAST}, others - {_BLAST}
    if one & other or not (some and others):
        return one & other
    if not (one and other):
        return (one | other) & _BLASTS or some & others
    return _blast_of(some, other) or _blast_of(others, one)


def _blast_of(some: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """What a blast that some tell beside something else, and not more closely, was: "blasts and firing heard"."""
    return other & _BLASTS if _BLAST in some and not some & _BLASTS else frozenset()


def _has_body(found: Iterable[str]) -> bool:
    """Whether more is alike than the method and the number of dead, which any two attacks may share."""
    return any(not sign.startswith(("by ", "about ")) for sign in found)


def _promptness(event: Event, at: datetime, incident: Incident, scene: Place) -> tuple[str, ...]:
    """Whether it follows at once: the same kind of event in the same place, in great cities by the same method."""
    if not event.kinds & incident.event.kinds or event.is_later or something_else(event, incident.event):
        return ()
    in_city = is_busy(scene)
    has_method = bool(_same_methods(event.methods, incident.event.methods))
    is_prompt = abs(at - incident.last) <= (_PROMPT_IN_CITIES if in_city else _PROMPT)
    return ("at once",) if is_prompt and (has_method or not in_city) else ()


def something_else(event: Event, known: Event) -> str:
    """What an event speaks of, if two tell of different things and share none of those that we know."""
    things, others = event.targets | event.people, known.targets | known.people
    if things & others - _VAGUE or event.actors & known.actors or _go_together(things, others):
        return ""
    can_compare = event.scripts <= known.scripts
    strange = event.unread - known.unread if can_compare else frozenset()
    unshared = known.unread - event.unread if can_compare else frozenset()
    has_own = bool(things - others or strange) and bool(others - things or unshared)
    if shared_things(event.spoken_of, known.spoken_of) or (things & others and not has_own):
        return ""
    return min(things | strange, default="") if others | unshared else ""


def _go_together(things: frozenset[str], others: frozenset[str]) -> bool:
    """Whether one names a place and the other who is found there: a post and soldiers, a mine and workers."""
    pairs = [(one, other) for one in things for other in others]
    return any(pair in _FOUND_AT or pair[::-1] in _FOUND_AT for pair in pairs)


def _unusual(event: Event, known: Event, scene: Place) -> tuple[str, ...]:
    """Words of both headlines that no list knows: what was hit, where that is nothing usual. In great cities two."""
    words = shared_things(event.spoken_of, known.spoken_of) & event.unread
    return tuple(sorted(words)) if len(words) > is_busy(scene) else ()


def _toll(event: Event, known: Event) -> tuple[str, ...]:
    """Whether exactly as many died the same way: of more than two dead that is no chance in one place and day."""
    same = max(event.counted(Harm.KILLED) & known.counted(Harm.KILLED), default=0)
    is_sure = same > _FEW and _same_methods(event.methods, known.methods) and not something_else(event, known)
    return (f"{same} killed",) if is_sure else ()


def _stage(event: Event) -> tuple[str, ...]:
    return ("what came after",) if event.is_later or event.is_aftermath else ()


def _near(event: Event, known: Event, found: Iterable[str]) -> Place | None:
    """Where what follows happens, if the incident happened there; a great city or a mere mention needs more signs."""
    here, named = shared(event.named, known.scene), shared(event.named, known.named)
    if here and here.is_specific and (found or not is_busy(here)):
        return here
    return named if named and named.is_specific and not is_busy(named) and _has_body(found) else None


def _is_nationwide(place: Place) -> bool:
    return not place.within


def _together(known: Event, event: Event) -> Event:
    return replace(
        known,
        kinds=known.kinds | event.kinds,
        scene=_each_once(known.scene, event.scene),
        named=_each_once(known.named, event.named),
        targets=known.targets | event.targets,
        people=known.people | event.people,
        nations=known.nations | event.nations,
        interest=known.interest | event.interest,
        actors=known.actors | event.actors,
        methods=known.methods | event.methods,
        tolls=_each_once(known.tolls, event.tolls),
        responsibility=_each_once(known.responsibility, event.responsibility),
        confirmed_by=known.confirmed_by or event.confirmed_by,
        has_harm=known.has_harm or event.has_harm,
        has_others=known.has_others or event.has_others,
        unread=known.unread | event.unread,
        spoken_of=known.spoken_of | event.spoken_of,
        scripts=known.scripts | event.scripts,
        days=known.days | event.days,
        weekdays=known.weekdays | event.weekdays,
        is_again=known.is_again or event.is_again,
        is_correction=known.is_correction or event.is_correction,
    )


def _each_once(some: tuple[Each, ...], others: tuple[Each, ...]) -> tuple[Each, ...]:
    return tuple(dict.fromkeys((*some, *others)))


def _speaks_for_its_country(places: Iterable[Place]) -> bool:
    """Whether the capital is among them: "Islamabad and Beijing sign" is told of any project."""
    return any(place.name == _CAPITAL for place in places)


def _shares(event: Event) -> tuple[int, int, int]:
    """What a telling adds to the shares of its incident; what only follows an event says nothing of what it was."""
    return (0, 0, 0) if event.is_follow_up else (1, int(event.is_incident), int(event.is_violent))


def _names(places: Iterable[Place]) -> str:
    return ", ".join(place.name for place in places)
