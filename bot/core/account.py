"""A story as far as it is told: what its reports add up to, whatever order they came in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta

from bot.account import Account, Harm, Said, Severity, Sighting, Toll
from bot.core.places import Place, PlaceKind
from bot.core.report import Report

_OVERTAKEN = timedelta(minutes=30)  # a lower number so much older than a higher one is no dispute, only early


def account_of(reports: Iterable[Report]) -> Account:
    """What these reports of one story add up to. The same reports give the same account in any order."""
    told = sorted(reports, key=_order)
    place = _place(told)
    around = place.within if place else ()
    tolls, was = _standing(told)
    return Account(
        severity=_severity(told),
        place=place.name if place else "",
        around=tuple(each.name for each in around),
        province=next((each.name for each in (place, *around) if each and each.kind is PlaceKind.PROVINCE), ""),
        target=", ".join(_most_told(each for report in told for each in report.target)),
        tolls=tolls,
        was=was,
        claims=_first_said((claim, report.told) for report in told for claim in report.claims),
        confirmed=_first_said((report.confirmed, report.told) for report in told if report.confirmed)[:1],
        retracted=tuple(report.told for report in told if report.is_retraction),
        sightings=_outlets(told),
        origins=len(set(_newsrooms(told).values())),
    )


def _order(report: Report) -> tuple[object, ...]:
    """The earliest first; what one outlet tells twice in one moment stands by what it says."""
    told, scene = report.told, tuple(place.name for place in report.scene)
    tolls = tuple((toll.harm, toll.of, toll.number, toll.spread, toll.is_least) for toll in report.tolls)
    return told.at, told.outlet, told.url, report.origin, scene, tolls, report.claims, report.confirmed


def is_outdated(report: Report, account: Account) -> bool:
    """Whether a report tells of fewer killed than are known of."""
    told = [toll.number for toll in report.tolls if toll.harm is Harm.KILLED and not toll.of]
    return bool(told) and max(told) < account.highest(Harm.KILLED)


def _severity(told: Sequence[Report]) -> Severity:
    """What most reports tell of. Violence comes before all else: the day after, an attack is arrests and mourning."""
    votes = Counter(severity for report in told for severity in report.severities)
    violent = {severity: count for severity, count in votes.items() if severity.is_violent}
    if found := violent or votes:
        return max(found, key=lambda severity: (found[severity], -tuple(Severity).index(severity)))
    is_unread = any(report.tolls or not report.is_read for report in told)
    return Severity.UNREAD if is_unread else Severity.NEWS


def _place(told: Sequence[Report]) -> Place | None:
    """The place that most reports agree with, the narrowest of equals; a road only where none names a place."""
    scenes = [report.scene for report in told if report.scene]
    named = dict.fromkeys(place for scene in scenes for place in scene)
    places = [place for place in named if place.kind is not PlaceKind.ROAD] or list(named)
    votes = {place: sum(any(_touch(place, other) for other in scene) for scene in scenes) for place in places}
    return max(places, key=lambda place: (votes[place], len(place.within)), default=None)


def _touch(place: Place, other: Place) -> bool:
    return place.contains(other) or other.contains(place)


def _most_told(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for word, _ in Counter(words).most_common(2))


def _standing(told: Sequence[Report]) -> tuple[tuple[Toll, ...], Toll | None]:
    """The tolls that stand, and what the number of killed was before.

    An outlet's number stands until it gives another one, or until a higher one is told half an hour later. So a number
    goes down only when those who told the higher one take it back.
    """
    standing: dict[tuple[Harm, str, str], Toll] = {}
    was: Toll | None = None
    for report in told:
        for new in report.tolls:
            harm, of = new.harm, new.of
            before = _highest(standing.values(), harm, of)
            standing = {key: toll for key, toll in standing.items() if not _is_overtaken(toll, new)}
            standing[harm, of, new.told.outlet] = new
            after = _highest(standing.values(), harm, of)
            if (harm, of) == (Harm.KILLED, "") and before and after and before.number != after.number:
                was = before
    return tuple(standing.values()), was


def _highest(tolls: Iterable[Toll], harm: Harm, of: str) -> Toll | None:
    """The toll with the highest number, the first of equals."""
    return max(
        (toll for toll in tolls if (toll.harm, toll.of) == (harm, of)), key=lambda toll: toll.number, default=None
    )


def _is_overtaken(toll: Toll, new: Toll) -> bool:
    is_same = (toll.harm, toll.of) == (new.harm, new.of)
    return is_same and toll.number < new.number and new.told.at - toll.told.at >= _OVERTAKEN


def _newsrooms(told: Sequence[Report]) -> dict[str, str]:
    """The outlet that told each origin's report first: its own later reports make no second newsroom."""
    first: dict[str, str] = {}
    for report in told:
        first.setdefault(report.origin, report.told.outlet)
    return first


def _first_said(said: Iterable[tuple[str, Sighting]]) -> tuple[Said, ...]:
    """What was said, each once, with the outlet that said it first."""
    first: dict[str, Said] = {}
    for what, told in said:
        first.setdefault(what, Said(what, told))
    return tuple(first.values())


def _outlets(told: Sequence[Report]) -> tuple[Sighting, ...]:
    """Each outlet once, at its first telling."""
    first: dict[str, Sighting] = {}
    for report in told:
        first.setdefault(report.told.outlet, report.told)
    return tuple(first.values())
