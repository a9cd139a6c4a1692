"""Atoms: the words that a query looks for, how they are spelled in folded text, and when a place really is one.

An alias in capitals, of up to six letters, matches capitals only, with its plural (BLAs) and full stops (B.L.A.).
Between the words of an alias a space, a dash or nothing may stand, nothing only where at least five letters run
together: ISISK is ISIS-K, ISK is not IS-K. `=Hub` minds every letter's case, `Baloch*` goes on to the end of the word.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import product

from bot.core.text import Folded, fold, is_boundary, is_wordless, word_end
from bot.core.tree import Atom, Phrase, Prefix, label
from bot.errors import QueryError

_CAPITALS = 6  # longer names in capitals are headlines' style, not acronyms
_JOINED = 5  # shorter joined forms are other words
_JOINABLE = 3  # words of an alias of which any two may be joined; of a longer one all or none
_DOTTED = 3  # letters of an acronym from which on full stops may part them: i.s. ends too many sentences
_SHOUTED, _SHOUTED_LETTERS = 0.6, 10  # a title with a larger share of capitals among as many letters is in capitals


def atom_of(text: str, *, exact: bool = False, column: int = 1) -> Atom:
    """The atom that is written so, outside of quotes: a `*` at its end makes a prefix.

    Raises QueryError at `column` when the text has no letter or digit, or a `*` elsewhere.
    """
    written = " ".join(text.split())
    stem = written.removesuffix("*")
    if "*" in stem:
        place = stem.index("*")
        what = "a * may stand only at the end: for more words after it write ONEAR/1, as in Baloch* ONEAR/1 army"
        raise QueryError(text, column, what if place else "a * needs the beginning of a word before it, as in Baloch*")
    folded = fold(stem).text
    if is_wordless(folded) or stem.endswith(" "):
        raise QueryError(text, column, "this holds no word to look for: it needs a letter or a digit")
    if stem == written:
        return Phrase(stem, exact)
    if folded.isascii() and len(folded) < 2:
        raise QueryError(text, column, "this finds nearly every text: give at least two letters before the *")
    return Prefix(stem, exact)


def alias_of(text: str) -> Atom:
    """The atom of an alias in a watchlist: `=` before it minds case, `*` after it makes a prefix.

    Raises QueryError when it holds nothing to look for.
    """
    stripped = text.strip()
    return atom_of(stripped.removeprefix("="), exact=stripped.startswith("="))


def spellings(atom: Atom) -> tuple[str, ...]:
    """The folded texts of which one stands wherever the atom stands."""
    parts = fold(atom.text).text.split(" ")
    if len(parts) == 1 and not is_acronym(atom):
        return (parts[0],)
    gaps: list[tuple[str, ...]] = [("",) * (len(parts) - 1), (" ",) * (len(parts) - 1)]
    if len(parts) <= _JOINABLE:
        gaps = list(product(("", " "), repeat=len(parts) - 1))
    joined = ("".join(map("".join, zip(parts, (*between, ""), strict=True))) for between in gaps)
    dotted = [".".join(parts[0])] if is_acronym(atom) and atom.text.isalpha() and len(parts[0]) >= _DOTTED else []
    return tuple(dict.fromkeys([*(text for text in joined if _may_run_together(text, parts)), *dotted]))


def _may_run_together(spelling: str, parts: list[str]) -> bool:
    whole = set(parts)
    return all(word in whole or sum(map(str.isalpha, word)) >= _JOINED for word in spelling.split(" "))


def is_acronym(atom: Atom) -> bool:
    """Whether only capitals are meant."""
    return not atom.exact and atom.text.isupper() and sum(map(str.isalpha, atom.text)) <= _CAPITALS


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """When a place where the atom's spelling was found counts. `capitals`: only if it is written in capitals.

    Equal to itself alone, so that tables of rules are quick; whoever compiles makes one rule for each atom. `alias` is
    the atom as a person writes it.
    """

    atom: Atom
    capitals: bool
    alias: str

    @classmethod
    def of(cls, atom: Atom) -> Rule:
        """The rule of an atom."""
        return cls(atom, is_acronym(atom), label(atom))

    def place(self, folded: Folded, start: int, end: int) -> tuple[int, int] | None:
        """Where in the folded text the atom stands, given where its spelling does; None when it is part of a word."""
        return self.place_from(folded, start, end) if is_boundary(folded.text, start) else None

    def place_from(self, folded: Folded, start: int, end: int) -> tuple[int, int] | None:
        """The same for a spelling that is known to begin a word."""
        text = folded.text
        if isinstance(self.atom, Prefix):
            return (start, word_end(text, end)) if self._has_case(folded, start, end) else None
        if is_boundary(text, end):
            return (start, end) if self._has_case(folded, start, end) else None
        if self.capitals and text.startswith("s", end) and is_boundary(text, end + 1):
            plural = folded.span(end, end + 1)[0]
            is_small = folded.raw[plural].islower()
            return (start, end + 1) if is_small and self._has_case(folded, start, end) else None
        return None

    def _has_case(self, folded: Folded, start: int, end: int) -> bool:
        if not (self.capitals or self.atom.exact):
            return True
        first, last = folded.span(start, end)
        quote = folded.raw[first:last]
        return quote.isupper() if self.capitals else _letters(quote) == _letters(self.atom.text)


def is_shouted(title: str) -> bool:
    """Whether a title is set in capitals, so that capitals say nothing about a word in it."""
    letters = sum(map(str.isalpha, title))
    return letters >= _SHOUTED_LETTERS and sum(map(str.isupper, title)) > letters * _SHOUTED


def _letters(text: str) -> list[str]:
    """The letters and digits with their case, without accents and whatever stands between them."""
    return [letter for letter in unicodedata.normalize("NFKD", text) if letter.isalnum()]
