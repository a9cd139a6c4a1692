"""One incident: the facts that the tellings of a story add up to, what rules an article out of it, and what parts them.

A conflict of place, date, target or author rules it out whatever the likeness. Another kind of event, method or
nationality speaks hard against it, and so does another name for a company's works; that is weighed with all else in
bot.core.linkage. Numbers of dead never rule anything out: they change.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from operator import add
from typing import TypeVar

from bot.core.facts import FOREIGN, Event
from bot.core.places import Place, PlaceKind, conflict, is_busy, narrowest, shared

_CAPITAL = "Islamabad"
_APART = frozenset({"accident", "business", "trial"})  # what is no attack, nor comes of one at once
SAME_EVENT = timedelta(hours=18)  # a second attack of the same kind in one place is rarer than a slow first report
LATER = timedelta(hours=48)  # after the last telling: bodies are flown home, inquiries ordered
_RULED_OUT = (
    ("actors", "another group"),
    ("days", "another date"),
    ("weekdays", "another day"),
)
_WAYS = (  # what one report tells of an attack, and what another
    frozenset({"fire", "gun"}),  # gunmen set fire to what they stop
    frozenset({"drone", "grenade"}),  # which drones drop
)
_BLAST = "blast"
_BLASTS = frozenset({"bomb", "grenade", "rocket", "drone"})  # what a blast may turn out to be
_VEHICLE = frozenset({"vehicle"})
_LOOSE = (
    frozenset({"workers", "passengers", "traders", "farmers", "children"}),  # one report's workers drive in another
    frozenset({"camp", "site", "mine", "power", "dam", "factory"}),  # whose camp it is
    frozenset({"camp", "office", "customs", "port"}),  # a compound of any of them
    *(frozenset({"vehicle", each}) for each in ("power", "dam", "mine", "school")),  # the shuttle of its staff
)
_WORKS = frozenset(  # a company's site goes by many names, and its people are hit on their way to it
    {"camp", "mine", "quarry", "power", "dam", "factory", "survey", "pylon", "rig", "site", "solar plant", "wind farm"}
    | {"waterworks", "vehicle", "army vehicle", "police vehicle"}
)
Each = TypeVar("Each")


@dataclass(frozen=True, slots=True)
class Incident:
    """What the tellings of one story say, taken together.

    `first` and `last` are the times of the earliest and the latest. `shares` is how many tellings there are, how many
    of them tell of an incident, and how many of violence to people.
    `is_reported` is true once a telling was more than an echo of an event that we did not see.
    """

    story: str
    event: Event
    first: datetime
    last: datetime
    is_reported: bool
    shares: tuple[int, int, int]

    @classmethod
    def of(cls, story: str, event: Event, at: datetime) -> Incident:
        """The incident that one telling makes."""
        return cls(story, event, at, at, not event.is_later, _shares(event))

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
            first=min(self.first, at),
            last=max(self.last, at),
            is_reported=self.is_reported or not event.is_later,
            shares=tuple(map(add, self.shares, _shares(event))),
        )


def veto(event: Event, at: datetime, incident: Incident) -> str:
    """Why the event cannot be this incident; empty when nothing rules it out.

    Places rule each other out, but for a site and the village by it and for what came after; everything else does so
    only where one of them tells of an incident.
    """
    known, is_news = incident.event, not event.is_incident and not incident.is_act
    scene = narrowest(known.scene)
    speaks = is_news and _speaks_for_its_country((*event.scene, *scene))
    may_be = speaks or are_near(event.scene, scene) or _is_told_from_elsewhere(event, incident)
    if conflict(event.scene, scene) and not may_be:
        return f"another place ({_names(event.scene)}, not {_names(scene)})"
    if event.is_violent and incident.is_violent and event.is_again != known.is_again:
        return "a further event"
    if is_news:
        return ""
    if _are_others(event, known) and not event.targets | known.targets <= _WORKS:
        return "another target"
    return _ruled_out(event, known)


def differences(event: Event, at: datetime, incident: Incident) -> tuple[str, ...]:
    """What parts the event from this incident and yet may be the same thing under another name; none for mere news."""
    known = incident.event
    if not event.is_incident and not incident.is_act:
        return ()
    are_other_kinds = event.kinds and known.kinds and event.kinds.isdisjoint(known.kinds)
    found = {
        "another kind of event": are_other_kinds and _are_apart(event, at, incident),
        "another way of attack": _differ(event.methods, known.methods),
        "another target": _are_others(event, known),
        "another nationality": _are_disjoint(event.nations - {FOREIGN}, known.nations - {FOREIGN}),
    }
    return tuple(name for name, is_so in found.items() if is_so)


def are_near(some: Collection[Place], others: Collection[Place]) -> bool:
    """Whether one names a site and the other a town of its district, no great city: a mine and the village by it."""
    pairs = [(one, other) for one in some for other in others if _is_site(one) != _is_site(other)]
    around = ((each, other) for one, other in pairs for each in one.within if each.is_specific and not is_busy(each))
    return any(each in other.within for each, other in around)


def _is_site(place: Place) -> bool:
    return place.kind is PlaceKind.SITE


def _is_told_from_elsewhere(event: Event, incident: Incident) -> bool:
    """Whether what came after may name other places of the country: "toll in Lasbela rises, funeral in Uthal".

    Hostages are moved, and found elsewhere.
    """
    known = incident.event
    named = shared(event.named, known.named)
    is_of_hostages = incident.is_reported and "kidnapping" in event.kinds & known.kinds
    is_in_country = not _are_disjoint(_countries(event.scene), _countries(known.scene))
    return bool(event.is_later and is_in_country and (is_of_hostages or (named and named.is_specific)))


def _countries(places: Iterable[Place]) -> frozenset[Place]:
    return frozenset(each for place in places for each in (place, *place.within) if each.kind is PlaceKind.COUNTRY)


def _ruled_out(event: Event, known: Event) -> str:
    if event.is_past != known.is_past:
        return "a look back"
    return next((why for name, why in _RULED_OUT if _are_disjoint(getattr(event, name), getattr(known, name))), "")


def _are_disjoint(some: frozenset[Each], others: frozenset[Each]) -> bool:
    """Whether both tell something, and nothing that the other tells too."""
    return bool(some and others) and some.isdisjoint(others)


def _are_others(event: Event, known: Event) -> bool:
    """Whether they name different targets: a school bus is no bank van, the bus of Chinese may be their plant's."""
    some, others = event.targets, known.targets
    one, other = (some & event.spoken_of) - _VEHICLE, (others & known.spoken_of) - _VEHICLE
    some, others = (one, other) if one and other else (some, others)
    is_shuttle = _VEHICLE & (some | others) and not event.nations & known.nations
    return bool(some and others) and some.isdisjoint(others) and bool(is_shuttle or not are_loose(some, others))


def _are_apart(event: Event, at: datetime, incident: Incident) -> bool:
    """Whether events of two kinds cannot be one: only arrests and what else comes after may follow an attack."""
    known = incident.event
    if at < incident.first or _APART & (event.kinds | known.kinds) or event.kinds == {"kidnapping"}:
        return True  # nor do people who were kidnapped go free after an attack
    is_of_it = event.nations & known.nations or event.targets & known.targets or event.people & known.people
    return not event.is_later and not ("raid" in event.kinds and is_of_it)


def is_timely(event: Event, at: datetime, incident: Incident) -> bool:
    """Whether an early report comes within 18 hours of the first one, a later one within two days of the last."""
    if event.is_later:
        return incident.first - SAME_EVENT <= at <= incident.last + LATER
    return incident.is_reported and abs(at - incident.first) <= SAME_EVENT


def are_loose(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether what is named in two ways may be one: workers who drive, a mine's camp."""
    return any(some | others <= loose for loose in _LOOSE)


def _differ(some: frozenset[str], others: frozenset[str]) -> bool:
    are_of_one = same_methods(some, others) or any(some | others <= ways for ways in _WAYS)
    return bool(some and others) and not are_of_one


def same_methods(some: frozenset[str], others: frozenset[str]) -> frozenset[str]:
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


def _together(known: Event, event: Event) -> Event:
    return replace(
        known,
        kinds=known.kinds | event.kinds,
        scene=_scene(known, event),
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
        strange_places=known.strange_places | event.strange_places,
        scripts=known.scripts | event.scripts,
        days=known.days | event.days,
        weekdays=known.weekdays | event.weekdays,
        is_again=known.is_again or event.is_again,
        is_correction=known.is_correction or event.is_correction,
    )


def _scene(known: Event, event: Event) -> tuple[Place, ...]:
    """Where it happened. What is told later adds nothing: it names where people mourn or speak."""
    places = known.scene if known.scene and event.is_later else _each_once(known.scene, event.scene)
    return tuple(place for place in places if place.is_specific) or places


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
