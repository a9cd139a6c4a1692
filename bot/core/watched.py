"""The watchlists in force, and what they say of a hit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.core.text import fold
from bot.model import Article, Hit, Priority, Term, Undecided, Watchlist


@dataclass(frozen=True, slots=True)
class Watched:
    """The watchlists in force, by name."""

    lists: Mapping[str, Watchlist] = field(default_factory=dict)

    @classmethod
    def of(cls, watchlists: Iterable[Watchlist]) -> Watched:
        """These watchlists."""
        return cls({watchlist.name: watchlist for watchlist in watchlists})

    def term(self, hit: Hit) -> Term | None:
        """The term of a hit; None when it was taken off the list since."""
        watchlist = self.lists.get(hit.watchlist)
        return next((term for term in watchlist.terms if term.name == hit.term), None) if watchlist else None

    def priority(self, hit: Hit) -> Priority:
        """How loud a hit may be; a term that is gone is for the digest."""
        term = self.term(hit)
        return term.priority if term else Priority.DIGEST

    def loudness(self, hit: Hit) -> tuple[int, int]:
        """Sorts hits: the loudest term first, then as the list has them."""
        term = self.term(hit)
        return (term.priority.rank, self.lists[hit.watchlist].terms.index(term)) if term else (len(Priority), 0)

    def counts(self, hit: Hit, article: Article) -> bool:
        """Whether a hit stands: decided, or undecided and the list (or the term) lets it pass from this outlet."""
        term = self.term(hit)
        if term is None:
            return False
        watchlist = self.lists[hit.watchlist]
        rule = term.undecided or watchlist.undecided
        return hit.decided or rule is Undecided.ALERT or (rule is Undecided.TRUSTED and is_trusted(article, watchlist))

    def is_urgent(self, hit: Hit, article: Article) -> bool:
        """Whether a hit stands and its term is urgent."""
        return self.counts(hit, article) and self.priority(hit) is Priority.URGENT

    def alerting(self, hit: Hit, article: Article) -> bool:
        """Whether a hit may alert: it stands, and its term is not for the digest only."""
        return self.counts(hit, article) and self.priority(hit) is not Priority.DIGEST


def is_trusted(article: Article, watchlist: Watchlist) -> bool:
    """Whether a part that the list trusts names the article's outlet or feed (whole words), or ends its host."""
    names = [f" {fold(name).text} " for name in (article.outlet, article.feed_title)]
    for part in watchlist.trusted:
        word = f" {fold(part).text} "
        if any(word in name for name in names) or f".{article.host}".endswith(f".{part.lower()}"):
            return True
    return False
