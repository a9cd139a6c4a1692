"""What one article reports of an event, as a card, the ledger and the evidence tell it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.account import Harm, Severity, Sighting, Toll
from bot.core.claims import Stance
from bot.core.facts import Event, event_of
from bot.core.places import Gazetteer, Place
from bot.core.tolls import ATTACKERS
from bot.model import Article

_READ = frozenset({"", "en", "ur", "zh", "hi"})  # languages that bot.core.vocabulary speaks
_KINDS = tuple(kind.value for kind in Severity)


@dataclass(frozen=True, slots=True)
class Report:
    """An article as a witness of its story. What it does not say is empty.

    `severities` are the kinds of event that it tells.
    """

    told: Sighting
    origin: str
    severities: frozenset[Severity] = frozenset()
    is_read: bool = True
    scene: tuple[Place, ...] = ()
    target: tuple[str, ...] = ()
    tolls: tuple[Toll, ...] = ()
    claims: tuple[str, ...] = ()
    confirmed: str = ""
    is_retraction: bool = False


def report_of(article: Article, origin: str, gazetteer: Gazetteer) -> Report:
    """What an article of a newsroom reports, as far as its headline and the beginning of its text say it."""
    event = event_of(article.title, article.text, gazetteer)
    told = Sighting(article.outlet, article.at, article.url)
    return Report(
        told=told,
        origin=origin,
        severities=_severities(event),
        is_read=article.language in _READ,
        scene=() if event.is_past else event.scene,
        target=tuple(sorted((*event.people, *event.targets))),
        tolls=() if event.is_past else _tolls(event, told),
        claims=_claims(event),
        confirmed=event.confirmed_by,
        is_retraction=event.is_correction,
    )


def _severities(event: Event) -> frozenset[Severity]:
    if event.is_past:
        return frozenset({Severity.PAST})
    told = frozenset(Severity(kind) for kind in event.tells if kind in _KINDS)
    return told or (frozenset({Severity.NEWS}) if event.is_follow_up else told)


def _tolls(event: Event, told: Sighting) -> tuple[Toll, ...]:
    """How many: of several numbers the highest; where only some are counted, they are all that it knows of."""
    highest: dict[tuple[Harm, str], Toll] = {}
    for stated in event.tolls:
        number = stated.low if stated.high is None else stated.high
        if number and stated.of != ATTACKERS:
            for of in dict.fromkeys(("", stated.of.capitalize())):
                toll = Toll(stated.harm, number, told, of, number - stated.low, is_least=stated.high is None)
                highest[stated.harm, of] = max(highest.get((stated.harm, of), toll), toll, key=lambda each: each.number)
    return tuple(highest.values())


def _claims(event: Event) -> tuple[str, ...]:
    """The groups that claim it."""
    return tuple(each.group for each in event.responsibility if each.stance is Stance.CLAIMED)
