"""A query as a tree: what the query language, the sugar of the watchlist files and the matcher share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

QUOTES = '"“”„‟«»＂'  # phones and word processors turn a straight quote into one of these
_RESERVED = re.compile(r"and|or|(?:(?:and|but)[_-]?)?not|(?:not[_-]?)?o?near(?:\d.*)?|atleast(?:\d.*)?", re.IGNORECASE)
_PLAIN_WORD = re.compile(r"\w(?:[\w.'’-]*\w)?")  # ends in a letter: `xy.*` would read like a regular expression


@dataclass(frozen=True, slots=True)
class Phrase:
    """Whole words, as the reader wrote them; `exact` minds the case of every letter."""

    text: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words of which the last may go on: Baloch* finds Balochistan."""

    text: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class And:
    """All of its parts, anywhere in the article."""

    parts: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of its parts."""

    parts: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part is nowhere in the article."""

    part: Tree


@dataclass(frozen=True, slots=True)
class Near:
    """Both sides in one field, at most `distance` words apart; neighbours are 1 apart. `ordered`: left comes first.

    It stands where the words of both sides stand: `(a NEAR/3 b) NEAR/5 c` has c within five words of that a or that b.
    """

    left: Tree
    right: Tree
    distance: int
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class NotNear:
    """The left side, at least once with no right side within `distance` words of it."""

    left: Tree
    right: Tree
    distance: int


@dataclass(frozen=True, slots=True)
class AtLeast:
    """The part stands in the article at `count` places or more."""

    count: int
    part: Tree


@dataclass(frozen=True, slots=True)
class Field:
    """The part holds within this field alone; "title" is the only one."""

    name: str
    part: Tree


@dataclass(frozen=True, slots=True)
class Source:
    """The words stand in the outlet's name, the feed's title or the host."""

    text: str


@dataclass(frozen=True, slots=True)
class Lang:
    """The article is in this language, a primary subtag such as "ur"."""

    tag: str


Tree = Phrase | Prefix | And | Or | Not | Near | NotNear | AtLeast | Field | Source | Lang
Atom = Phrase | Prefix
Triggers = frozenset[Atom]


def all_of(parts: Iterable[Tree]) -> Tree:
    """The tree that wants all parts: one part is itself, an And within an And is one And."""
    flat = tuple(inner for part in parts for inner in (part.parts if isinstance(part, And) else (part,)))
    return flat[0] if len(flat) == 1 else And(flat)


def any_of(parts: Iterable[Tree]) -> Tree:
    """The tree that wants one of the parts: one part is itself, an Or within an Or is one Or."""
    flat = tuple(inner for part in parts for inner in (part.parts if isinstance(part, Or) else (part,)))
    return flat[0] if len(flat) == 1 else Or(flat)


def children(tree: Tree) -> tuple[Tree, ...]:
    """The parts of a tree, in the order in which they are written."""
    match tree:
        case And(parts) | Or(parts):
            return parts
        case Near(left, right) | NotNear(left, right):
            return left, right
        case Not(part) | AtLeast(_, part) | Field(_, part):
            return (part,)
    return ()


def depth(tree: Tree) -> int:
    """How many levels a tree has. Works on a tree too deep for anything else."""
    levels, level = 0, [tree]
    while level:
        levels, level = levels + 1, [child for part in level for child in children(part)]
    return levels


def atoms(tree: Tree) -> Iterator[Atom]:
    """The phrases and prefixes of a tree, as often as they are written."""
    if isinstance(tree, Phrase | Prefix):
        yield tree
    for child in children(tree):
        yield from atoms(child)


def has_places(tree: Tree) -> bool:
    """Whether a tree stands at places in a text, so that it can be near something or be counted."""
    match tree:
        case Phrase() | Prefix():
            return True
        case Or() | Near() | NotNear():
            return all(map(has_places, children(tree)))
    return False


def triggers(tree: Tree) -> Triggers:
    """A small set of atoms of which one must stand in every article that the tree fits; empty if there is none such."""
    return triggers_among(tree, tuple(map(triggers, children(tree))))


def triggers_among(tree: Tree, parts: Sequence[Triggers]) -> Triggers:
    """The triggers of a tree, given those of its parts."""
    match tree:
        case Phrase() | Prefix():
            return frozenset((tree,))
        case Or():
            return frozenset().union(*parts) if all(parts) else frozenset()
        case And() | Near():
            return _cheapest(parts)
        case NotNear() | AtLeast() | Field():
            return parts[0]
    return frozenset()


def label(atom: Atom) -> str:
    """An atom as a person writes it into a list of aliases."""
    return ("=" if atom.exact else "") + atom.text + ("*" if isinstance(atom, Prefix) else "")


def show(tree: Tree) -> str:
    """The query in its canonical form. Parsing it gives the tree back."""
    match tree:
        case Phrase() | Prefix():
            return ("=" if tree.exact else "") + _quoted(tree.text, "*" if isinstance(tree, Prefix) else "")
        case And(parts):
            return " AND ".join(_show_within(part, And) for part in parts)
        case Or(parts):
            return " OR ".join(_show_within(part, Or) for part in parts)
        case Not(part):
            return f"NOT {_show_within(part, Not)}"
        case Near(left, right, distance, ordered):
            return f"{_show_within(left, Near)} {'ONEAR' if ordered else 'NEAR'}/{distance} {_show_within(right, Near)}"
        case NotNear(left, right, distance):
            return f"{_show_within(left, NotNear)} NOT NEAR/{distance} {_show_within(right, NotNear)}"
        case AtLeast(count, part):
            return f"ATLEAST/{count}({show(part)})"
        case Field(name, part):
            return f"{name}:{_show_within(part, Field)}"
        case Source(text):
            return f"source:{_quoted(text, '')}"
    return f"lang:{tree.tag}"


def _show_within(tree: Tree, outer: type) -> str:
    """The part of an `outer` tree; brackets wherever the eye might doubt what belongs together."""
    if isinstance(tree, Phrase | Prefix | AtLeast | Field | Source | Lang) or (
        outer in (And, Or) and _binds(tree, outer)
    ):
        return show(tree)
    return f"({show(tree)})"


def _binds(tree: Tree, outer: type) -> bool:
    return isinstance(tree, Not | Near | NotNear) or (outer is Or and isinstance(tree, And))


def _quoted(text: str, star: str) -> str:
    if _PLAIN_WORD.fullmatch(text) and not _RESERVED.fullmatch(unicodedata.normalize("NFKC", text)):
        return text + star
    escaped = "".join(f"\\{character}" if character in QUOTES + "\\" else character for character in text)
    return f'"{escaped}{star}"'


def _cheapest(parts: Iterable[Triggers]) -> Triggers:
    """The smallest set of any part; among equals the one whose shortest atom is longest, since that is seen least."""
    found = filter(None, parts)
    return min(found, key=lambda atoms: (len(atoms), -min(len(atom.text) for atom in atoms)), default=frozenset())
