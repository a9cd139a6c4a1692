"""What tells two versions of a watchlist apart."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.model import Term, Watchlist


@dataclass(frozen=True, slots=True)
class Difference:
    """What a new text changes in a list: terms `added` and `gone`, `changed` ones as they were and are."""

    added: tuple[Term, ...] = ()
    changed: tuple[tuple[Term, Term], ...] = ()
    gone: tuple[Term, ...] = ()
    head: bool = False

    def __str__(self) -> str:
        counts = f"{len(self.added)} added, {len(self.changed)} changed, {len(self.gone)} gone"
        return f"{counts}, and what the list says of itself" if self.head else counts


def difference(old: Watchlist | None, new: Watchlist) -> Difference:
    """What the new version of a list changes; of a list that is new, all is added."""
    before, after = {term.name: term for term in old.terms} if old else {}, {term.name: term for term in new.terms}
    return Difference(
        added=tuple(term for name, term in after.items() if name not in before),
        changed=tuple((before[name], term) for name, term in after.items() if before.get(name, term) != term),
        gone=tuple(term for name, term in before.items() if name not in after),
        head=old is not None and replace(old, terms=()) != replace(new, terms=()),
    )
