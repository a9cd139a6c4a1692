"""The spellings of many atoms, looked for in a text; a few may change without all being indexed anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from ahocorasick_rs import AhoCorasick

from bot.core.atoms import Rule, spellings
from bot.core.text import is_boundary, kinds

PLACES_KEPT = 10_000  # of an atom in a field: in a million characters of real text a name stands far less often
CHANGES_KEPT = 2_000  # rules that come and go before a shard is made of them: so many are indexed in 10 ms
SHARD = 8_000  # rules alive in a shard from which on it is left alone: so many are indexed in 50 ms

Spelt = Mapping[Rule, tuple[str, ...]]
Found = dict[Rule, list[tuple[int, int]]]


class Spellings:
    """Finds the atoms of some rules in one pass over a text. A value; `of` are the spellings of each rule."""

    def __init__(self, rules: Iterable[Rule] = (), known: Spelt = MappingProxyType({})) -> None:
        """Index the rules; spellings that are `known` are not worked out again."""
        self.of: Spelt = {rule: known.get(rule) or spellings(rule.atom) for rule in rules}
        spelt: dict[str, tuple[Rule, ...]] = {}
        for rule, written in self.of.items():
            for spelling in written:
                spelt[spelling] = (*spelt.get(spelling, ()), rule)
        self._rules = tuple(spelt.values())
        self._automaton = AhoCorasick(list(spelt), store_patterns=False)

    def find(self, text: str, found: Found) -> None:
        """Adds the spans of a folded text that are spelt like a rule and begin a word, by their ends."""
        spans = self._automaton.find_matches_as_indexes(text, overlapping=True) if self._rules else []
        around, is_ascii = f"-{kinds(text)}-" if spans else "", text.isascii()
        for pattern, start, end in spans:
            if "-" in around[start : start + 2] or (not is_ascii and is_boundary(text, start)):
                for rule in self._rules[pattern]:
                    if len(places := found.setdefault(rule, [])) < PLACES_KEPT:
                        places.append((start, end))


@dataclass(frozen=True, slots=True)
class Index:
    """Finds the atoms of all rules. A value: `shards` hold most of them, `small` what came since they were made.

    Every shard costs a pass, so there is one after the start, and few ever after. `changes` counts the rules that came
    and went since the shards were made.
    """

    shards: tuple[Spellings, ...] = ()
    small: Spellings = field(default_factory=Spellings)
    changes: int = 0

    def find(self, text: str) -> Found:
        """Where a folded text is spelt like a rule: the first PLACES_KEPT spans of each, in order of their ends."""
        found: Found = {}
        for each in (*self.shards, self.small):
            each.find(text, found)
        return found

    def with_rules(self, added: Iterable[Rule], changes: int) -> Index:
        """The index with these rules too, after so many more of them came and went."""
        new = [rule for rule in added if not any(rule in shard.of for shard in self.shards)]
        small = Spellings([*self.small.of, *new], self.small.of) if new else self.small
        return Index(self.shards, small, self.changes + changes)

    def renewed(self, live: Collection[Rule]) -> Index:
        """An index of these rules alone; a great shard is kept as it is as long as half of its rules are alive."""
        kept: list[Spellings] = []
        melted = [self.small]
        for shard in self.shards:
            alive = sum(rule in live for rule in shard.of)
            (kept if alive >= max(SHARD, len(shard.of) // 2) else melted).append(shard)
        loose = [rule for rule in live if not any(rule in shard.of for shard in kept)]
        known = {rule: spelt for each in melted for rule, spelt in each.of.items()}
        return Index((*kept, Spellings(loose, known)))
