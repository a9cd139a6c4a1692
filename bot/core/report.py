"""What one article reports of an event, as a card, the ledger and the evidence tell it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.account import Harm, Severity, Sighting
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

    `severities` are the kinds of event that it tells; `tolls` are harm, whose (empty: all) and how many.
    """

    told: Sighting
    origin: str
    severities: frozenset[Severity] = frozenset()
    is_read: bool = True
    scene: tuple[Place, ...] = ()
    target: tuple[str, ...] = ()
    tolls: tuple[tuple[Harm, str, int], ...] = ()
    claims: tuple[str, ...] = ()
    confirmed: str = ""
    is_retraction: bool = False


def report_of(article: Article, origin: str, gazetteer: Gazetteer) -> Report:
    """What an article of a newsroom reports, as far as its headline and the beginning of its text say it."""
    event = event_of(article.title, article.text, gazetteer)
    return Report(
        told=Sighting(article.outlet, article.at, article.url),
        origin=origin,
        severities=_severities(event),
        is_read=article.language in _READ,
        scene=() if event.is_past else event.scene,
        target=tuple(sorted((*event.people, *event.targets))),
        tolls=() if event.is_past else _tolls(event),
        claims=_claims(event),
        confirmed=event.confirmed_by,
        is_retraction=event.is_correction,
    )


def _severities(event: Event) -> frozenset[Severity]:
    if event.is_past:
        return frozenset({Severity.PAST})
    told = frozenset(Severity(kind) for kind in event.tells if kind in _KINDS)
    return told or (frozenset({Severity.NEWS}) if event.is_follow_up else told)


def _tolls(event: Event) -> tuple[tuple[Harm, str, int], ...]:
    """How many: of several numbers the highest; where only some are counted, they are all that it knows of."""
    highest: dict[tuple[Harm, str], int] = {}
    for stated in event.tolls:
        number = stated.low if stated.high is None else stated.high
        if number and stated.of != ATTACKERS:
            for of in ("", stated.of.capitalize()):
                highest[stated.harm, of] = max(number, highest.get((stated.harm, of), 0))
    return tuple((harm, of, number) for (harm, of), number in highest.items())


def _claims(event: Event) -> tuple[str, ...]:
    """The groups that claim it."""
    return tuple(each.group for each in event.responsibility if each.stance is Stance.CLAIMED)
