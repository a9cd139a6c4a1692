"""How much speaks for it that an article tells of an incident: record linkage as of Fellegi and Sunter (1969).

Article and incident are compared aspect by aspect. That they agree in one, that they differ in it, or that only one of
them tells it counts for or against. The points are log odds and add up: above nought it is likelier that they are one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from math import inf, log1p
from typing import NamedTuple

from bot.account import Harm
from bot.core.facts import FOREIGN, Event
from bot.core.incident import LATER, SAME_EVENT, Incident, are_loose, is_same_kind, same_methods, veto
from bot.core.places import Place, conflict, is_great_city, narrowest, shared

# Log odds, fitted by logistic regression (no sign against sense) to 6,500 pairs of headlines and incidents that are one
# and 25,000 that are not, in three languages, invented by several hands. What is watched stands in nearly all articles:
# that both name its nation, or a gun, says nothing. What tells other victims or things is counted dearer than it was
# found: to melt two attacks into one is worse than to tell one twice.
POINTS: Mapping[str, float] = {
    "place": 1.6,
    "city": 1.1,
    "place mentioned": 0.9,
    "province": 0.4,
    "country": 0.5,
    "place open": 0.0,
    "strange place": -2.8,
    "other place mentioned": -3.4,
    "nation": 0.0,
    "nation there": 1.2,
    "nation not stated": 0.7,
    "nation concerned": 0.1,
    "nation of one": 0.9,
    "no nation": -0.3,
    "targets": 1.6,
    "targets of a sort": 0.6,
    "targets of one": -0.3,
    "targets may be": -1.2,
    "other targets": 0.0,
    "people": 1.5,
    "people of a sort": 0.2,
    "people of one": 0.2,
    "people may be": -2.5,
    "other people": -0.8,
    "people found there": 1.4,
    "other victims": -3.3,
    "actor": 0.0,
    "method": 0.0,
    "as many": 0.9,
    "as few": 0.5,
    "more": -0.5,
    "fewer": -1.9,
    "words": 0.0,
    "own things": -3.4,
    "own things too": 0.0,
    "other things": -4.2,
    "other things too": -0.4,
    "no kind": -0.2,
    "what came after": 0.0,
    "hours": -2.0,
    "hours till what came after": -1.2,
}
_BEFORE = 2.0  # before anything is compared
SURE = 2.0  # from which on an article may show that two stories are one

_FEW = 2  # as many dead as any two attacks may have
_MOST_WORDS = 3
_SORTS = frozenset({"vehicle", "market", "factory", "office", "school", "camp", "workers"})  # of which a town has many
_ANYBODY = frozenset({FOREIGN, "guards"})  # who may be beside anybody
_FOUND_AT = frozenset(
    {("checkpost", "security"), ("police station", "security"), ("camp", "security"), ("mine", "workers")}
    | {("mine", "miners"), ("factory", "workers"), ("school", "children"), ("school", "teachers")}
    | {("railway", "passengers"), ("vehicle", "passengers"), ("mosque", "clerics"), ("court", "lawyers")}
)  # fmt: skip
_THERE = frozenset({"place", "city"})
_DIFFERENT = frozenset({"other targets", "other people", "other things", "own things", "other place mentioned"})
_PASSING = frozenset(  # which any two may share, wherever they were
    {"place open", "nation not stated", "people", "people of a sort", "method", "as many", "as few", "words"}
    | {"what came after"}
)


class Compared(NamedTuple):
    """How an article and an incident stand to each other in one aspect, what both say of it, and how far it goes."""

    aspect: str
    both: tuple[str, ...] = ()
    amount: float = 1.0


def weigh(event: Event, at: datetime, incident: Incident) -> tuple[float, tuple[str, ...]]:
    """What speaks for it that the event is this incident, less what speaks against it; and what both say.

    Nothing speaks for what comes too late or is of no kind that the incident may be.
    """
    is_soon = abs(at - incident.last) <= LATER and (incident.is_reported or event.is_later)
    if not (incident.is_act and is_soon and is_same_kind(event, incident.event)):
        return -inf, ()
    compared = compare(event, at, incident)
    if all(each.aspect in _PASSING for each in compared if each.both):
        return -inf, ()
    points = _BEFORE + sum(POINTS[each.aspect] * each.amount for each in compared)
    return points, tuple(both for each in compared for both in each.both)


def disagreement(event: Event, at: datetime, incident: Incident) -> str:
    """In what a report of violence differs from an incident, if it does."""
    return next((each.aspect for each in compare(event, at, incident) if each.aspect in _DIFFERENT), "")


def are_one(event: Event, one: Incident, two: Incident) -> bool:
    """Whether an early report that tells two incidents shows them to be one: of one day, conflicting in nothing."""
    if event.is_later or abs(one.first - two.first) > SAME_EVENT or not (one.is_act and two.is_act):
        return False
    return not (veto(one.event, one.first, two) or veto(two.event, two.first, one))


def compare(event: Event, at: datetime, incident: Incident) -> tuple[Compared, ...]:
    """An article's event beside an incident, aspect by aspect, the place first."""
    known = incident.event
    place, nation = _place(event, known), _nation(event, known)
    return (
        place,
        nation,
        *((Compared("nation there"),) if place.aspect in _THERE and nation.aspect == "nation" else ()),
        *_victims(event, known),
        *_actors(event, known),
        *_methods(event, known),
        *_tolls(event, at, incident),
        *_words(event, incident),
        *(() if event.kinds else (Compared("no kind"),)),
        *_times(event, at, incident),
    )


def _place(event: Event, known: Event) -> Compared:
    scene = narrowest(known.scene)
    if both := shared(event.scene, scene):
        return Compared(_breadth(both), (both.name,))
    if _is_elsewhere(event, known) or _is_elsewhere(known, event):
        return Compared("strange place")
    mentioned = shared(event.named, known.named)
    if mentioned and mentioned.is_specific:
        return Compared("place mentioned", (mentioned.name,))
    if conflict(event.named, known.named):
        return Compared("other place mentioned")
    return Compared("place open", ("scene open",))


def _is_elsewhere(one: Event, other: Event) -> bool:
    """Whether words stand where a place would that we do not know, and the other names a place without them."""
    strange = one.strange_places - other.unread
    return bool(strange and not one.scene and (other.strange_places or any(place.is_specific for place in other.scene)))


def _breadth(place: Place) -> str:
    if place.is_specific:
        return "city" if is_great_city(place) else "place"
    return "province" if place.within else "country"


def _nation(event: Event, known: Event) -> Compared:
    if both := event.nations & known.nations - {FOREIGN}:
        return Compared("nation", tuple(sorted(both)))
    if event.nations and known.nations:
        return Compared("nation not stated", (FOREIGN,))
    if both := event.interest & (known.nations | known.interest) | known.interest & event.nations:
        return Compared("nation concerned", tuple(sorted(both)))
    return Compared("nation of one" if event.nations or known.nations else "no nation")


def _victims(event: Event, known: Event) -> Iterator[Compared]:
    """What was hit and who, as far as they are told; Chinese here and lawyers there are nobody that both name."""
    some, others = (each.nations | each.targets | each.people for each in (event, known))
    if some and others and some.isdisjoint(others) and FOREIGN not in some | others:
        yield Compared("other victims")
    else:
        yield from _things("targets", event, known)
        yield from _things("people", event, known)


def _things(what: str, event: Event, known: Event) -> Iterator[Compared]:
    """Targets or people: the same, of the same sort, such as may be the same, others, or told by one alone."""
    some, others = (frozenset(getattr(each, what)) - _ANYBODY for each in (event, known))
    both, are_alike = some & others, are_loose(some, others)
    if both - _SORTS or (both and (both in (some, others) or are_alike)):
        yield Compared(what if both - _SORTS else f"{what} of a sort", tuple(sorted(both)))
    elif some and others:
        may_be = are_alike or not {"workers", "vehicle"}.isdisjoint(some ^ others)
        yield Compared(f"{what} may be" if may_be else f"other {what}")
    elif some or others:
        yield Compared(f"{what} of one")


def _go_together(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether one names a place and the other who is found there: a post and soldiers, a mine and workers."""
    pairs = [(one, other) for one in some for other in others]
    return some.isdisjoint(others) and any(pair in _FOUND_AT or pair[::-1] in _FOUND_AT for pair in pairs)


def _actors(event: Event, known: Event) -> Iterator[Compared]:
    if both := event.actors & known.actors:
        yield Compared("actor", tuple(sorted(both)))


def _methods(event: Event, known: Event) -> Iterator[Compared]:
    if both := same_methods(event.methods, known.methods):
        yield Compared("method", tuple(f"by {each}" for each in sorted(both)))


def _tolls(event: Event, at: datetime, incident: Incident) -> Iterator[Compared]:
    """Numbers of victims: as many, or fewer dead than were told before. To tell more is natural: tolls rise."""
    for harm in (Harm.KILLED, Harm.WOUNDED, Harm.KIDNAPPED):
        some, others = event.counted(harm), incident.event.counted(harm)
        if both := some & others:
            yield Compared("as many" if max(both) > _FEW else "as few", (f"{max(both)} {harm}",))
        elif some and others and harm is Harm.KILLED:
            sooner, later = (others, some) if at >= incident.last else (some, others)
            yield Compared("fewer" if max(later) < max(sooner) else "more")


def _words(event: Event, incident: Incident) -> Iterator[Compared]:
    """Words of both headlines that no list knows; whether what each speaks of goes with the other's or is its own."""
    known = incident.event
    if both := event.unread & known.unread:
        yield Compared("words", tuple(sorted(both)[:_MOST_WORDS]), min(len(both), _MOST_WORDS))
    some, others = event.spoken_of, known.spoken_of
    if _go_together(event.targets | event.people, known.targets | known.people):
        yield Compared("people found there")
        return
    if event.is_later or not (event.scripts <= known.scripts and some - others and others - some):
        return  # what came after is told in words of its own
    if some.isdisjoint(others):
        yield Compared("other things" if len(known.scripts) == 1 else "other things too")
    elif some & others <= event.unread | _SORTS:
        yield Compared("own things" if incident.shares[0] == 1 else "own things too")


def _times(event: Event, at: datetime, incident: Incident) -> Iterator[Compared]:
    """How long after the last telling it comes: the logarithm of one and the hours."""
    hours = log1p(abs(at - incident.last) / timedelta(hours=1))
    if event.is_later or event.is_aftermath:
        yield Compared("what came after", ("what came after",))
        yield Compared("hours till what came after", amount=hours)
    else:
        yield Compared("hours", amount=hours)
