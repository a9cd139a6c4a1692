"""Places: which ones a text names, and which of them rule each other out.

A place lies within its parents: Besham within Shangla within Khyber Pakhtunkhwa within Pakistan. Two places conflict
when neither lies within the other. A road runs through many districts and rules nothing out; the environs of a city
may reach into any province of what they lie in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from bot.core.lexicon import Lexicon, Named, outermost
from bot.core.text import Folded


class PlaceKind(StrEnum):
    """How narrow a place is, the narrowest first. `ABROAD` is a country, a sea or a part of them beyond the watched."""

    SITE = "site"
    TOWN = "town"
    DISTRICT = "district"
    ROAD = "road"
    ENVIRONS = "environs"
    REGION = "region"
    PROVINCE = "province"
    COUNTRY = "country"
    ABROAD = "abroad"


_ORDER = tuple(PlaceKind)
_BUSY = frozenset({"Karachi", "Lahore", "Peshawar", "Quetta", "Islamabad", "Rawalpindi", "Kabul"})
_SPECIFIC = frozenset({PlaceKind.SITE, PlaceKind.TOWN, PlaceKind.DISTRICT})
_WIDE = frozenset({PlaceKind.REGION, PlaceKind.PROVINCE})


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer, known by its name. `within` are its parents, the nearest first."""

    name: str
    kind: PlaceKind = field(compare=False)
    within: tuple[Place, ...] = field(default=(), compare=False)

    @property
    def is_specific(self) -> bool:
        """Whether it is narrow enough to tell one attack from another: a site, a town or a district."""
        return self.kind in _SPECIFIC

    def contains(self, other: Place) -> bool:
        """Whether the other place lies in this one, or is this one."""
        return self == other or self in other.within


def is_busy(place: Place) -> bool:
    """Whether it is a great city, or in one: two attacks in an afternoon are nothing rare there."""
    return not _BUSY.isdisjoint(each.name for each in (place, *place.within))


def is_great_city(place: Place) -> bool:
    """Whether it is a great city itself: to name no more than that says little of where."""
    return place.name in _BUSY


def conflict(some: Collection[Place], others: Collection[Place]) -> bool:
    """Whether these sets of places rule each other out.

    They do when both name one and no narrowest place of one lies within, or around, a narrowest place of the other.
    """
    some, others = _bounded(some), _bounded(others)
    return bool(some) and bool(others) and not any(_touch(one, other) for one in some for other in others)


def shared(some: Collection[Place], others: Collection[Place]) -> Place | None:
    """The narrowest place in which both sets have something: Shangla, where one names it and the other Besham."""
    around = [one for one in some if any(one.contains(other) for other in others)]
    around += [other for other in others if any(other.contains(one) for one in some)]
    return min(around, key=_narrowness, default=None)


def narrowest(places: Collection[Place]) -> tuple[Place, ...]:
    """These places without those that only say in which district, province or country another one lies."""
    around = {parent for place in places for parent in place.within}
    return tuple(sorted({place for place in places if place not in around}, key=_narrowness))


class Gazetteer:
    """Place names in every spelling that is looked for. One without a table knows no place."""

    def __init__(self, spelt: Collection[tuple[str, Place]] = ()) -> None:
        self._lexicon: Lexicon[Place] = Lexicon(spelt)

    @classmethod
    def read(cls, table: str) -> Gazetteer:
        """A gazetteer from its table: name, kind, parents and spellings by language, with tabs between.

        Raises ValueError for a line whose kind or parent is not known.
        """
        return cls(tuple(_rows(table)))

    def find(self, folded: Folded) -> list[Named[Place]]:
        """Where places stand in a text. Within "Karachi airport" Karachi is not named."""
        return outermost(self._lexicon.find(folded))

    def places(self, folded: Folded) -> tuple[Place, ...]:
        """The places that a text names and those around them, the narrowest first, each once."""
        found = [named.meaning for named in self.find(folded)]
        around = [parent for place in found for parent in place.within]
        return tuple(sorted(dict.fromkeys((*found, *around)), key=_narrowness))


def _rows(table: str) -> Iterator[tuple[str, Place]]:
    known: dict[str, Place] = {}
    _, *lines = [line for line in table.splitlines() if line.strip() and not line.startswith("#")]
    for line in lines:
        name, kind, parents, *spellings = line.split("\t")
        try:
            nearest = [known[each] for each in parents.split("|") if each]
        except KeyError as unknown:
            raise ValueError(f"gazetteer: {name} lies in {unknown.args[0]}, which no line above it names") from None
        within = (*nearest, *(each for parent in nearest for each in parent.within))
        known[name] = Place(name, PlaceKind(kind), tuple(dict.fromkeys(within)) if len(nearest) > 1 else within)
        for spelling in "|".join(filter(None, spellings)).split("|"):
            yield spelling, known[name]


def _bounded(places: Collection[Place]) -> tuple[Place, ...]:
    return narrowest([place for place in places if place.kind is not PlaceKind.ROAD])


def _touch(one: Place, other: Place) -> bool:
    return one.contains(other) or other.contains(one) or _reaches(one, other) or _reaches(other, one)


def _reaches(one: Place, other: Place) -> bool:
    """Whether the environs of a city may reach into a province: what is near Karachi may be in Balochistan."""
    return one.kind is PlaceKind.ENVIRONS and other.kind in _WIDE and one.within[0] in other.within


def _narrowness(place: Place) -> tuple[int, str]:
    return _ORDER.index(place.kind), place.name
