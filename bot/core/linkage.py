"""How much speaks for it that an article tells of an incident: record linkage as of Fellegi and Sunter (1969).

Article and incident are compared aspect by aspect. That they agree in one, that they differ in it, or what the article
tells at all counts for or against. The points are log odds and add up: above nought it is likelier that they are one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from math import inf, log1p
from typing import NamedTuple

from bot.account import Harm
from bot.core.facts import FOREIGN, VIOLENT, Event
from bot.core.incident import (
    LATER,
    SAME_EVENT,
    Incident,
    are_loose,
    are_near,
    differences,
    same_methods,
    veto,
)
from bot.core.places import conflict, is_great_city, narrowest, shared

# Log odds, fitted as a choice: which of the incidents at hand an article tells, or none of them (the conditional logit
# of McFadden, 1974, with no sign against sense), to thousands of headlines of invented and real attacks by many hands
# in three languages, and to news about the same countries that tell of none. What is watched stands in nearly all: that
# both name a gun, or a number of dead, says little. What tells of other places, victims or things is counted dearer
# than it was found: to melt two attacks into one is worse than to tell one twice.
POINTS: Mapping[str, float] = {
    "place": 2.3,
    "city": 1.4,
    "place mentioned": 2.1,
    "province": 2.3,
    "country": 0.0,
    "place open": 0.0,
    "place nearby": 0.0,
    "strange place": -3.5,
    "other place mentioned": -3.6,
    "place spoken from": -0.8,
    "nation": 1.0,
    "nation not stated": -0.4,
    "nation concerned": 0.7,
    "nation of one": 0.0,
    "no nation": -1.3,
    "targets": 2.5,
    "targets of a sort": 1.4,
    "targets may be": 0.0,
    "other targets": 0.0,
    "people": 1.0,
    "people of a sort": 0.2,
    "people may be": -1.4,
    "other people": -0.3,
    "people found there": 1.2,
    "other victims": -2.0,
    "actor": -0.2,
    "method": 0.4,
    "as many": 0.1,
    "as few": 0.0,
    "more": -0.3,
    "fewer": -1.7,
    "words": 0.6,
    "own things": -4.1,
    "other things": -3.6,
    "harm": 1.1,
    "kidnapping": 1.7,
    "authors": 1.4,
    "no kind": -0.9,
    "nothing of it": -3.7,
    "told later": 0.9,
    "what came after": 0.2,
    "hours": -1.2,
    "hours there": -2.5,
    "later hours": -0.9,
    "later hours there": -0.8,
    "another kind of event": -7.8,
    "another way of attack": -6.3,
    "another target": -2.3,
    "another nationality": -3.3,
}
_BEFORE = 1.6  # before anything is compared
SURE = 2.0  # from which on an article may show that two stories are one

_FEW = 2  # as many dead as any two attacks may have
_MOST_WORDS = 3
_SORTS = frozenset(  # of which a town has many
    {"vehicle", "site", "market", "factory", "office", "school", "camp", "workers"}
)
_ANYBODY = frozenset({FOREIGN, "guards"})  # who may be beside anybody
_FOUND_AT = frozenset(
    {("checkpost", "security"), ("police station", "security"), ("camp", "security"), ("mine", "workers")}
    | {("mine", "miners"), ("factory", "workers"), ("school", "children"), ("school", "teachers")}
    | {("railway", "passengers"), ("vehicle", "passengers"), ("mosque", "clerics"), ("court", "lawyers")}
)  # fmt: skip
_TELLING = frozenset(  # what few attacks share; what shares none of it is another
    {"place", "city", "place mentioned", "province", "country", "nation", "nation concerned", "targets"}
    | {"targets of a sort", "people found there", "actor"}
)
_AT_PLACE = frozenset({"place", "city", "place nearby", "place mentioned"})
_CLOSE = _AT_PLACE | {"targets"}  # what advice of its own does not share
_DIFFERENT = frozenset({"other targets", "other people", "other things", "own things", "other place mentioned"})


class Compared(NamedTuple):
    """How an article and an incident stand to each other in one aspect, what both say of it, and how far it goes."""

    aspect: str
    both: tuple[str, ...] = ()
    amount: float = 1.0


class Weighed(NamedTuple):
    """What speaks for it that an article tells of an incident, less what speaks against it.

    `both` is what both say, `against` what parts them: without these the points would be `else_points`.
    """

    points: float
    both: tuple[str, ...]
    against: tuple[str, ...]
    else_points: float


def weigh(event: Event, at: datetime, incident: Incident) -> Weighed:
    """What speaks for it that the event is this incident; nothing where it comes too late or tells nothing of it."""
    is_soon = abs(at - incident.last) <= LATER and (incident.is_reported or event.is_later)
    may_be = event.kinds or incident.event.kinds & VIOLENT  # who names no kind of event speaks of violence, if of any
    if not (incident.is_act and is_soon and may_be):
        return Weighed(-inf, (), (), -inf)
    compared, against = compare(event, at, incident), differences(event, at, incident)
    certain = _TELLING if _tells_of_violence(event) else _CLOSE
    if certain.isdisjoint(each.aspect for each in compared):
        return Weighed(-inf, (), (), -inf)
    else_points = _BEFORE + sum(POINTS[each.aspect] * each.amount for each in compared)
    both = tuple(both for each in compared for both in each.both)
    return Weighed(else_points + sum(POINTS[each] for each in against), both, against, else_points)


def _tells_of_violence(event: Event) -> bool:
    """Whether it tells of violence or what came of it, and not only of security in general: advice, more guards."""
    if event.kinds:
        return event.kinds != {"threat"}
    return bool(event.is_later or event.is_aftermath or event.has_harm or event.methods)


def disagreement(event: Event, at: datetime, incident: Incident) -> str:
    """In what a report of violence differs from an incident, if it does."""
    return next((each.aspect for each in compare(event, at, incident) if each.aspect in _DIFFERENT), "")


def are_one(event: Event, one: Incident, two: Incident) -> bool:
    """Whether an early report that tells two incidents shows them to be one: of one day, conflicting in nothing."""
    if event.is_later or abs(one.first - two.first) > SAME_EVENT or not (one.is_act and two.is_act):
        return False
    sides = (one.event, one.first, two), (two.event, two.first, one)
    return not any(veto(*side) or differences(*side) for side in sides)


def compare(event: Event, at: datetime, incident: Incident) -> tuple[Compared, ...]:
    """An article's event beside an incident, aspect by aspect, the place first."""
    known = incident.event
    place = _place(event, known)
    return (
        place,
        _nation(event, known),
        *_victims(event, known),
        *_actors(event, known),
        *_methods(event, known),
        *_tolls(event, at, incident),
        *_words(event, incident),
        *_own(event),
        *_times(event, at, incident, is_there=place.aspect in _AT_PLACE),
    )


def _own(event: Event) -> Iterator[Compared]:
    """What an article tells that makes it likelier to follow another than to be the first of its kind."""
    if not event.kinds:
        yield Compared("no kind" if _tells_of_violence(event) else "nothing of it")
    if event.has_harm:
        yield Compared("harm")
    if event.actors:
        yield Compared("authors")
    if "kidnapping" in event.kinds:
        yield Compared("kidnapping")


def _place(event: Event, known: Event) -> Compared:
    """Where it happened; where that is told roughly, also what else they name: Dasu's convoy is not Mohmand's."""
    scene = narrowest(known.scene)
    both, mentioned = shared(event.scene, scene), shared(event.named, known.named)
    if both and both.is_specific:
        return Compared("city" if is_great_city(both) else "place", (both.name,))
    if conflict(event.scene, scene) and are_near(event.scene, scene):
        return Compared("place nearby")
    if _is_elsewhere(event, known) or _is_elsewhere(known, event):
        return Compared("strange place")
    if mentioned and mentioned.is_specific:
        return Compared("place mentioned", (mentioned.name,))
    if conflict(event.named, known.named):
        return Compared("place spoken from" if event.is_later else "other place mentioned")
    if both:
        return Compared("province" if both.within else "country", (both.name,))
    return Compared("place open", ("scene open",))


def _is_elsewhere(one: Event, other: Event) -> bool:
    """Whether words stand where a place would that we do not know, and the other names a place without them."""
    strange = one.strange_places - other.unread
    return bool(strange and not one.scene and (other.strange_places or any(place.is_specific for place in other.scene)))


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
    """Targets or people: the same, of the same sort, such as may be the same, or others."""
    some, others = (frozenset(getattr(each, what)) - _ANYBODY for each in (event, known))
    both, are_alike = some & others, are_loose(some, others)
    if both - _SORTS or (both and (both in (some, others) or are_alike)):
        yield Compared(what if both - _SORTS else f"{what} of a sort", tuple(sorted(both)))
    elif some and others:
        may_be = are_alike or not {"workers", "vehicle"}.isdisjoint(some ^ others)
        yield Compared(f"{what} may be" if may_be else f"other {what}")


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
        elif harm is Harm.KILLED:
            yield from _rises(event.dead(), incident.event.dead(), is_later=at >= incident.last)


def _rises(dead: Mapping[str, int], known: Mapping[str, int], *, is_later: bool) -> Iterator[Compared]:
    """Whether more or fewer of the same people are dead than the other tells."""
    whose = next((of for of in dead if of in known), None)
    if whose is not None:
        sooner, later = (known, dead) if is_later else (dead, known)
        yield Compared("fewer" if later[whose] < sooner[whose] else "more")


def _words(event: Event, incident: Incident) -> Iterator[Compared]:
    """Words of both headlines that no list knows; whether what each speaks of goes with the other's or is its own."""
    known = incident.event
    if both := event.unread & known.unread:
        yield Compared("words", tuple(sorted(both)[:_MOST_WORDS]), min(len(both), _MOST_WORDS))
    some, others = event.spoken_of, known.spoken_of
    if _go_together(event.targets | event.people, known.targets | known.people):
        yield Compared("people found there", ("people found there",))
        return
    if event.is_later or not (event.scripts <= known.scripts and some - others and others - some):
        return  # what came after is told in words of its own
    if some.isdisjoint(others) and len(known.scripts) == 1:
        yield Compared("other things")
    elif incident.shares[0] == 1 and some & others <= event.unread | _SORTS:
        yield Compared("own things")


def _times(event: Event, at: datetime, incident: Incident, *, is_there: bool) -> Iterator[Compared]:
    """How long after the last telling it comes: the logarithm of one and the hours."""
    hours = log1p(abs(at - incident.last) / timedelta(hours=1))
    is_after = event.is_later or event.is_aftermath
    if is_after:
        yield Compared("told later" if event.is_later else "what came after", ("what came after",))
    yield Compared(f"{'later ' if is_after else ''}hours{' there' if is_there else ''}", amount=hours)
