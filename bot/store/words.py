"""The full-text index: the words of every article, and what a query needs of them.

The index holds core's own folded words, one for each character of a script without spaces, so that it cuts texts as the
matcher does. It only proposes: whatever a query can match is found, and the matcher decides. After a change of
`bot.core.text` that cuts or spells words differently, a migration has to fill the index again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from bot.core.atoms import Rule, spellings
from bot.core.text import fold, fold_foreign, foreign, kinds, tokens, without_addresses
from bot.core.tree import And, AtLeast, Atom, Field, Near, NotNear, Or, Phrase, Prefix, Tree, children, triggers

_LEVELS = 8  # brackets in brackets that FTS5's parser bears are about twenty
_AT_ONCE = 1000


def words_of(title: str, text: str) -> str:
    """The words of an article as the index holds them."""
    return "\n".join(_words(without_addresses(raw)) for raw in (title, text))


def _words(raw: str) -> str:
    """The tokenizer folds ASCII itself."""
    half = fold_foreign(raw)
    return half if half.isascii() and "\0" not in half else _cut(fold(half).text)


def fill(connection: sqlite3.Connection) -> None:
    """Puts every stored article into an index that is empty."""
    stored = connection.execute("SELECT number, title, text FROM articles ORDER BY number")
    while rows := stored.fetchmany(_AT_ONCE):
        connection.executemany(
            "INSERT INTO words (rowid, said) VALUES (?, ?)",
            [(number, words_of(title, text)) for number, title, text in rows],
        )


def needed(tree: Tree, levels: int = _LEVELS) -> str:
    """What every article that the tree fits has in the index, as an FTS5 expression; empty if there is no such thing.

    It holds nothing but quoted words and FTS5's own operators.
    """
    if not levels:
        return _either(triggers(tree))
    match tree:
        case Phrase() | Prefix():
            return _either((tree,))
        case And() | Near():
            return _joined(" AND ", filter(None, [needed(part, levels - 1) for part in children(tree)]))
        case Or(parts):
            alternatives = [needed(part, levels - 1) for part in parts]
            return _joined(" OR ", alternatives) if all(alternatives) else ""
        case NotNear(part) | AtLeast(_, part) | Field(_, part):
            return needed(part, levels)
    return ""


def _either(atoms: Iterable[Atom]) -> str:
    return _joined(" OR ", sorted({phrase for atom in atoms for phrase in _phrases(atom)}))


def _joined(operator: str, parts: Iterable[str]) -> str:
    """The parts in brackets where there are several; equal ones once."""
    each = list(dict.fromkeys(parts))
    return f"({operator.join(each)})" if len(each) > 1 else "".join(each)


def _phrases(atom: Atom) -> list[str]:
    """Every spelling of an atom as a row of words, of which the last may go on where the atom allows it."""
    rows = [_cut(spelling) for spelling in spellings(atom)]
    if isinstance(atom, Prefix):
        return [f'"{row}"*' for row in rows]
    plurals = [f"{row}s" for row in rows] if Rule.of(atom).capitals else []
    return [f'"{row}"' for row in (*rows, *plurals)]


def _cut(folded: str) -> str:
    """The words of a folded text, with nothing between them but what the tokenizer cuts at."""
    if not kinds(foreign(folded)).strip("w"):  # it cuts at nothing but ASCII, and so need we
        return folded
    return " ".join(folded[start:end] for start, end in tokens(folded))
