"""Who claims an attack or denies it, who confirms what happened, and what is taken back, in the words of an article.

Only what stands there as a claim is one: a group that is named beside an attack, or blamed for it, has claimed nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.core.attribution import OFFICES, said_by
from bot.core.lexicon import outermost
from bot.core.text import Folded
from bot.core.vocabulary import LEXICON


class Stance(StrEnum):
    """What a group says of an attack; `unclaimed`: it is said that none has claimed it."""

    CLAIMED = "claimed"
    DENIED = "denied"
    UNCLAIMED = "unclaimed"


@dataclass(frozen=True, slots=True)
class Responsibility:
    """That a `group` claims an attack or denies it, or that none has claimed it; `by` is who reports that."""

    stance: Stance
    group: str = ""
    by: str = ""


_SENTENCES = re.compile(r"(?<=[.!?;؛۔।]) |[。；！？]")
_GROUP = r"§(\d+)§\)?"
_NOBODY = re.compile(
    r"\b(?:no (?:\w+ )?(?:group|one|organi[sz]ation|outfit)|nobody|none)\b.{0,30}\b(?:claim|responsib)"
    r"|\b(?:not|never|un)(?: yet| been| immediately)* ?claimed\b"
    r"|\bno(?: \w+)? claim of responsibility"
    r"|(?:کسی|تنظیم).{0,40}ذمہ داری.{0,20}(?:نہیں|نہ )|(?:尚无|暂无|没有|無|无).{0,12}(?:宣称|宣稱|声称|承认|负责|負責)"
    r"|किसी.{0,40}जिम्मेदारी.{0,12}नहीं"
)
_CLAIMED = re.compile(
    rf"{_GROUP}(?: \w+){{0,5}}? (?:claims?|claimed|claiming|takes?|took|accepts?|accepted|owns? up|owned up|admits?)\b"
    r"(?! (?:\w+ )?lives)"
    rf"|\b(?:claimed|accepted|taken) by (?:the )?(?:\w+ ){{0,3}}?{_GROUP}"
    rf"|\bresponsibility\b.{{0,60}}? by (?:the )?{_GROUP}"
    rf"|{_GROUP}(?: [\w']+){{0,3}}? (?:says?|said)(?: that)? (?:it|its|they|their|one of its|suicide)\b"
    rf"|{_GROUP} .{{0,60}}?ذمہ داری (?:\S+ )?(?:قبول|لی|لے)"
    rf"|{_GROUP}[^。]{{0,12}}(?:宣称|宣稱|声称|聲稱|承认|宣布)"
    rf"|{_GROUP} .{{0,60}}?जिम्मेदारी (?:\S+ )?(?:ली|ले)"
)
_DENIED = re.compile(
    rf"{_GROUP}(?: \w+){{0,4}}? (?:den(?:y|ies|ied)|rejects?|rejected|distance[sd]?)\b"
    rf"|{_GROUP} .{{0,40}}?(?:تردید|لاتعلقی)|{_GROUP}[^。]{{0,8}}(?:否认|否認)|{_GROUP} .{{0,40}}?(?:इनकार|खंडन)"
)
_CONFIRMED = re.compile(r"\bconfirm(?:s|ed)\b|تصدیق|证实|證實|पुष्टि")
_TAKEN_BACK = re.compile(
    r"\b(?:earlier|initial|previous|first) (?:\w+ ){0,6}(?:was|were|had been|proved?) (?:\w+ )?"
    r"(?:wrong|incorrect|false|mistaken)\b"
    r"|\bwithdraws? (?:its |the )?(?:report|story)|\bkill notice\b|撤回报道"
    r"|\b(?:retracts?|retracted|retraction|corrects?|corrected|correction|revised down|lowered)\b"
    r"|\bwrongly (?:said|reported)\b"
    r"|\b(?:den(?:y|ies|ied)|dismiss(?:es|ed)|rejects?|rejected)\b(?: \w+){0,5}"
    r" (?:reports?|chinese|casualt\w+|dead|killed|deaths)\b"
    r"|\bno (?:chinese|foreigners?|\w+ nationals?)(?: \w+){0,3} among the (?:dead|killed|victims|wounded)"
    r"|(?:ہلاکت|زخمی|خبر|اطلاعات|افواہ).{0,30}تردید|غلط (?:خبر|اطلاع)"
    r"|辟谣|闢謠|更正|不实|不属实|否认.{0,12}(?:伤亡|遇难|死亡)|(?:खबर|मौत|हताहत).{0,30}खंडन"
)


def responsibility(folded: Folded) -> tuple[Responsibility, ...]:
    """What a text says of who claims or denies an attack, in its order, each once."""
    named = [each for each in outermost(LEXICON.find(folded)) if each.meaning[0] == "actor"]
    marked = folded.text
    for number, each in reversed(list(enumerate(named))):
        marked = f"{marked[: each.start]}§{number}§{marked[each.end :]}"
    groups = [each.meaning[1] for each in named]
    return tuple(dict.fromkeys(each for part in _SENTENCES.split(marked) for each in _stances(part, groups)))


def confirmed_by(folded: Folded) -> str:
    """The first office that a text names as confirming something; empty when none does."""
    speakers = (said_by(part) for part in _SENTENCES.split(folded.text) if _CONFIRMED.search(part))
    return next((speaker for speaker in speakers if speaker in OFFICES), "")


def is_correction(folded: Folded) -> bool:
    """Whether a text takes something back that was reported before."""
    return _TAKEN_BACK.search(folded.text) is not None


def _stances(sentence: str, groups: Sequence[str]) -> Iterator[Responsibility]:
    teller = said_by(sentence)
    if _NOBODY.search(sentence):
        yield Responsibility(Stance.UNCLAIMED, by=teller)
        return
    for stance, pattern in ((Stance.DENIED, _DENIED), (Stance.CLAIMED, _CLAIMED)):
        for found in pattern.finditer(sentence):
            group = groups[int(next(filter(None, found.groups())))]
            yield Responsibility(stance, group, teller)
