"""Who claims an attack, who confirms it, what is taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.core.attribution import said_by
from bot.core.claims import Responsibility, Stance, confirmed_by, is_correction, responsibility
from bot.core.text import fold

PHRASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "data/claims.tsv").read_text().splitlines()
    if not line.startswith("#")
]


def shown(each: Responsibility) -> str:
    return " ".join(filter(None, [each.stance, each.group, each.by and f"by {each.by}"]))


@pytest.mark.parametrize(("text", "expected"), PHRASES)
def test_a_claim_is_read_as_it_is_worded(text: str, expected: str) -> None:
    assert "; ".join(map(shown, responsibility(fold(text)))) == expected


def test_a_claim_and_a_denial_may_stand_side_by_side() -> None:
    text = "BLA claims the attack. TTP denies any role."
    assert responsibility(fold(text)) == (
        Responsibility(Stance.CLAIMED, "BLA"),
        Responsibility(Stance.DENIED, "TTP"),
    )


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Police confirmed that two were dead", "police"),
        ("The Chinese embassy confirmed the deaths", "embassy"),
        ("پولیس نے ہلاکتوں کی تصدیق کر دی", "police"),
        ("中国大使馆证实两人遇难", "embassy"),
        ("पुलिस ने मौतों की पुष्टि की", "police"),
        ("A shopkeeper confirmed it", ""),
        ("Police say two are dead", ""),
        ("BLA confirmed it", ""),
    ],
)
def test_an_office_confirms_in_words_of_its_own(text: str, office: str) -> None:
    assert confirmed_by(fold(text)) == office


@pytest.mark.parametrize(
    "text",
    [
        "Earlier report of Chinese deaths was wrong",
        "Embassy denies that Chinese are among the dead",
        "No Chinese nationals among the dead, says minister",
        "Correction: four were killed, not five",
        "چینی شہریوں کی ہلاکت کی خبر کی تردید",
        "使馆否认有中国公民伤亡",
        "चीनी नागरिकों की मौत की खबर का खंडन",
    ],
)
def test_what_is_taken_back_is_a_correction(text: str) -> None:
    assert is_correction(fold(text))


@pytest.mark.parametrize("text", ["Five killed in blast", "TTP denies role"])
def test_other_news_is_no_correction(text: str) -> None:
    assert not is_correction(fold(text))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("according to the army, three died", "army"),
        ("three died: police", "police"),
        ("xinhua reports three dead", "Xinhua"),
        ("police arrested three", ""),
        ("警方称三人死亡", "police"),
        ("ریسکیو کے مطابق تین ہلاک", "rescuers"),
    ],
)
def test_who_says_it_stands_beside_a_word_of_saying(text: str, speaker: str) -> None:
    assert said_by(fold(text).text) == speaker
