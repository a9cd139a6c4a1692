"""What is known before the first article comes: the tables that ship."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.core.likeness import WordCounts
from bot.core.places import Gazetteer


@dataclass(frozen=True, slots=True)
class Tables:
    """The places of the gazetteer, and how common words are in the news."""

    gazetteer: Gazetteer = field(default_factory=Gazetteer)
    words: WordCounts = field(default_factory=WordCounts)
