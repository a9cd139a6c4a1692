"""What is told of a story, taken together: the values that its card, the ledger and its evidence are made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

CHINESE = "Chinese"  # whose harm is told apart from everybody's


class Severity(StrEnum):
    """What a story tells of. `news`: we read it, and nothing happened; `unread`: we cannot tell."""

    KIDNAPPING = "kidnapping"
    ATTACK = "attack"
    THREAT = "threat"
    EVACUATION = "evacuation"
    RAID = "raid"
    ACCIDENT = "accident"
    BUSINESS = "business"
    PAST = "look back"
    NEWS = "news"
    UNREAD = "unread"

    @property
    def is_violent(self) -> bool:
        """Whether somebody may claim it: an attack or a kidnapping."""
        return self in {Severity.KIDNAPPING, Severity.ATTACK}

    @property
    def is_event(self) -> bool:
        """Whether it is what sets off an alarm: violence, a threat of it, people being taken to safety."""
        return self.is_violent or self in {Severity.THREAT, Severity.EVACUATION}


class Harm(StrEnum):
    """What was done to people."""

    KILLED = "killed"
    WOUNDED = "wounded"
    KIDNAPPED = "kidnapped"


@dataclass(frozen=True, slots=True)
class Sighting:
    """One outlet's telling of a story: who, when, where to read it."""

    outlet: str
    at: datetime
    url: str


@dataclass(frozen=True, slots=True)
class Toll:
    """How many people came to harm, as one outlet tells it. `of` says which of them, such as "Chinese"; empty: all.

    `number` is the highest that it gives, `spread` how far below that it goes ("5 to 7" spreads by 2), `is_least` says
    that it gives no highest ("at least 5").
    """

    harm: Harm
    number: int
    told: Sighting
    of: str = ""
    spread: int = 0
    is_least: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """Something that one outlet reports: who claims an attack, who confirms it."""

    what: str
    told: Sighting


@dataclass(frozen=True, slots=True)
class Account:
    """A story as far as it is told.

    `around` are the places in which `place` lies. `tolls` are those that stand; `was` is how many were killed by what
    was told before. `claims` are groups with the outlet that reports it first, `confirmed` officials.
    """

    severity: Severity = Severity.NEWS
    place: str = ""
    around: tuple[str, ...] = ()
    province: str = ""
    target: str = ""
    tolls: tuple[Toll, ...] = ()
    was: Toll | None = None
    claims: tuple[Said, ...] = ()
    confirmed: tuple[Said, ...] = ()
    retracted: tuple[Sighting, ...] = ()
    sightings: tuple[Sighting, ...] = ()
    origins: int = 1

    def numbers(self, harm: Harm, of: str = "") -> tuple[int, ...]:
        """The different numbers that stand, the lowest first; "at least 5" disputes no 6."""
        told = [toll for toll in self.tolls if (toll.harm, toll.of) == (harm, of)]
        highest = self.highest(harm, of)
        standing = [toll for toll in told if toll.number == highest or not toll.is_least]
        return tuple(sorted({number for toll in standing for number in (toll.number - toll.spread, toll.number)}))

    def top(self, harm: Harm, of: str = "") -> Toll | None:
        """The toll with the highest number that stands, of equals an exact one; None where nobody gives one."""
        told = (toll for toll in self.tolls if (toll.harm, toll.of) == (harm, of))
        return max(told, key=lambda toll: (toll.number, not toll.is_least), default=None)

    def highest(self, harm: Harm, of: str = "") -> int:
        """The highest number that stands; 0 where nobody gives one."""
        toll = self.top(harm, of)
        return toll.number if toll else 0

    def renamed(self, name: Callable[[str], str]) -> Account:
        """This account with every outlet's name as `name` makes it."""

        def told(sighting: Sighting) -> Sighting:
            return replace(sighting, outlet=name(sighting.outlet))

        return replace(
            self,
            tolls=tuple(replace(toll, told=told(toll.told)) for toll in self.tolls),
            was=replace(self.was, told=told(self.was.told)) if self.was else None,
            claims=tuple(replace(said, told=told(said.told)) for said in self.claims),
            confirmed=tuple(replace(said, told=told(said.told)) for said in self.confirmed),
            retracted=tuple(map(told, self.retracted)),
            sightings=tuple(map(told, self.sightings)),
        )
