"""What an article says of an event, read with plain word lists. So far: whose nationality it leaves open."""

from __future__ import annotations

from bot.core.text import fold
from bot.model import Article

_FOREIGNERS = (
    ("foreigner", "foreign national", "foreign citizen", "foreign worker", "foreign engineer")
    + ("غیر ملکی", "外国人", "外國人", "外籍", "外国公民", "外国工人", "外国工程师", "विदेशी नागरिक")
)  # fmt: skip
_NATIONALITIES = (
    ("chinese", "china", "چینی", "چین", "中国", "中國", "中方", "中企", "चीन")
    + ("japan", "korea", "turk", "iran", "afghan", "indian", "america", "british", "russia", "german", "french")
    + ("swiss", "italian", "spanish", "canad", "australia", "philippin", "malays", "indonesia", "sri lanka")
)  # fmt: skip


def leaves_nationality_open(article: Article) -> bool:
    """Whether it speaks of foreigners and names no nationality that they could have."""
    text = fold(f"{article.title} {article.text}").text
    names_foreigners = any(fold(word).text in text for word in _FOREIGNERS)
    return names_foreigners and not any(fold(word).text in text for word in _NATIONALITIES)
