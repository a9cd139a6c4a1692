"""What one article reports of an event, as a card, the ledger and the evidence tell it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.account import Harm, Severity, Sighting
from bot.core.facts import Event, event_of
from bot.core.places import Gazetteer, Place
from bot.core.text import fold
from bot.model import Article

_LEAD_CHARS = 600
_READ = frozenset({"", "en", "ur", "zh", "hi"})  # languages that bot.core.vocabulary speaks
_KINDS = tuple(kind.value for kind in Severity)

_CLAIMED = re.compile(
    r"\bclaim(?:s|ed|ing)?\b.{0,40}\b(?:responsib|attack|bomb|blast|assault|kidnap|kill)|\bresponsibility\b.{0,30}\bclaimed"
    r"|ذمہ داری قبول|宣称|宣稱|声称|承认|जिम्मेदारी ली"
)
_UNCLAIMED = re.compile(
    r"\bno (?:group|one|organi[sz]ation|outfit|claim|immediate)|\bnobody|\bunclaimed|\byet to|\bden(?:y|ies|ied)\b"
    r"|کسی .{0,20}ذمہ داری|尚无|没有.{0,12}(?:宣称|声称)|किसी"
)
_CONFIRMED = re.compile(
    r"\b(police|army|military|officials?|ministry|embassy|consulate|government|foreign office|commissioner)\b"
    r".{0,24}\bconfirm|\bconfirm(?:s|ed)? by (?:the )?(police|army|military|officials?|ministry|embassy)"
    r"|(پولیس|حکام|سفارتخانے?|وزارت).{0,24}تصدیق|(使馆|使館|警方|官方|外交部).{0,8}(?:证实|證實|确认|確認)"
    r"|(पुलिस|दूतावास|मंत्रालय|सरकार).{0,24}पुष्टि"
)
_RETRACTED = re.compile(
    r"\b(?:retract(?:s|ed|ion)|withdraws? (?:its |the )?(?:report|story)|kill notice)\b|撤回报道|更正"
)


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
    said = fold(f"{article.title}. {article.text[:_LEAD_CHARS]}").text
    confirmed = _CONFIRMED.search(said)
    return Report(
        told=Sighting(article.outlet, article.at, article.url),
        origin=origin,
        severities=_severities(event),
        is_read=article.language in _READ,
        scene=() if event.is_past else event.scene,
        target=tuple(sorted((*event.people, *event.targets))),
        tolls=_tolls(event),
        claims=_claims(event, said),
        confirmed=next(filter(None, confirmed.groups()), "") if confirmed else "",
        is_retraction=bool(_RETRACTED.search(fold(article.title).text)),
    )


def _severities(event: Event) -> frozenset[Severity]:
    if event.is_past:
        return frozenset({Severity.PAST})
    return frozenset(Severity(kind) for kind in event.kinds if kind in _KINDS)


def _tolls(event: Event) -> tuple[tuple[Harm, str, int], ...]:
    """How many: where a text gives several numbers, the highest one counts all."""
    told = ((Harm.KILLED, event.killed), (Harm.WOUNDED, event.wounded))
    return () if event.is_past else tuple((harm, "", max(numbers)) for harm, numbers in told if numbers)


def _claims(event: Event, said: str) -> tuple[str, ...]:
    """The groups that claim it: named beside words of claiming that nobody takes back."""
    is_claimed = _CLAIMED.search(said) and not _UNCLAIMED.search(said)
    return tuple(sorted(event.actors)) if is_claimed else ()
