"""The grammar of the query language and its errors, apart from `query`, since the parser's library loads slowly."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile

from lark import Lark, Token, Transformer, UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from bot.core.atoms import atom_of
from bot.core.mistakes import FLAG, FLAG_HINT, misread, shown
from bot.core.text import fold, is_wordless
from bot.core.tree import (
    QUOTES,
    AtLeast,
    Atom,
    Field,
    Lang,
    Near,
    Not,
    NotNear,
    Source,
    Tree,
    all_of,
    any_of,
    depth,
    has_places,
)
from bot.errors import QueryError

MAX_DEPTH = 40  # far below the interpreter's limit; people write four or five
MAX_DISTANCE = 100  # words: a long paragraph
MAX_COUNT = 100

_GRAMMAR = rf"""
?start: either
?either: both (_OR both)*
?both: negation (_AND negation | exclusion)*
exclusion: _NOT nearness
?negation: nearness | _NOT negation -> exclusion
?nearness: operand
    | nearness NEAR operand -> near
    | nearness NOT_NEAR operand -> not_near
?operand: WORD+ -> words
    | QUOTED -> quoted
    | _EXACT (WORD | QUOTED) -> exact
    | "(" either ")"
    | ATLEAST operand -> at_least
    | _TITLE operand -> title
    | _SOURCE (WORD | QUOTED) -> source
    | _LANG WORD -> lang

_AND.2: /AND(?=[\s(){QUOTES}]|$)/
_OR.2: /OR(?=[\s(){QUOTES}]|$)/
_NOT.2: /NOT(?=[\s(){QUOTES}]|$)/
NEAR.2: /O?NEAR\/[0-9]+(?=[\s(){QUOTES}]|$)/
NOT_NEAR.3: /NOT\s+NEAR\/[0-9]+(?=[\s(){QUOTES}]|$)/
ATLEAST.2: /ATLEAST\/[0-9]+(?=[\s(){QUOTES}]|$)/
_TITLE.2: "title:"
_SOURCE.2: "source:"
_LANG.2: "lang:"
_EXACT.2: "="
QUOTED: /[{QUOTES}](?:\\.|[^{QUOTES}\\])*[{QUOTES}]/s
WORD: /[^\s(){QUOTES}]+/
%ignore /\s+/
"""
_OPERATORS = {
    "_AND": "AND",
    "_OR": "OR",
    "_NOT": "NOT",
    "_EXACT": "=",
    "_TITLE": "title:",
    "_SOURCE": "source:",
    "_LANG": "lang:",
}
NEVER_CLOSED = 'this quote is never closed: write " at the end of the phrase'


def read(query: str) -> Tree:
    """The tree of a query. Raises QueryError at the column (from 1) of what cannot be read."""
    _check_nesting(query)
    try:
        tree: Tree = _parser().parse(query)  # type: ignore[assignment] # the builder makes our tree of lark's
    except QueryError as error:
        raise QueryError(query, error.column, error.what) from None
    except UnexpectedInput as error:
        column, what = _explain(query, error)
        raise QueryError(query, column, what) from None
    if depth(tree) > MAX_DEPTH:
        raise QueryError(query, 1, f"this nests more than {MAX_DEPTH} levels deep: split it into several terms")
    return tree


class _Builder(Transformer[Token, Tree]):
    """Makes our tree while the query is read, one method a rule; a mistake carries its column and not yet its query."""

    def either(self, parts: list[Tree]) -> Tree:
        return any_of(parts)

    def both(self, parts: list[Tree]) -> Tree:
        return all_of(parts)

    def exclusion(self, parts: list[Tree]) -> Tree:
        return Not(parts[0])

    def near(self, parts: tuple[Tree, Token, Tree]) -> Tree:
        left, operator, right = parts
        _check_places(operator, left, right)
        return Near(left, right, _number(operator, MAX_DISTANCE), ordered=operator.startswith("O"))

    def not_near(self, parts: tuple[Tree, Token, Tree]) -> Tree:
        left, operator, right = parts
        _check_places(operator, left, right)
        return NotNear(left, right, _number(operator, MAX_DISTANCE))

    def at_least(self, parts: tuple[Token, Tree]) -> Tree:
        operator, part = parts
        _check_places(operator, part)
        return AtLeast(_number(operator, MAX_COUNT), part)

    def title(self, parts: list[Tree]) -> Tree:
        return Field("title", parts[0])

    def words(self, words: list[Token]) -> Tree:
        _check_words(words)
        return atom_of(" ".join(words), column=_column(words[0]))

    def quoted(self, parts: list[Token]) -> Tree:
        return _atom(parts[0])

    def exact(self, parts: list[Token]) -> Tree:
        return _atom(parts[0], exact=True)

    def source(self, parts: list[Token]) -> Tree:
        name = " ".join(_plain(parts[0]).split())
        if is_wordless(fold(name).text) or "*" in name:
            raise QueryError("", _column(parts[0]), "source: takes whole words of an outlet's name, without *")
        return Source(name)

    def lang(self, parts: list[Token]) -> Tree:
        tag = parts[0].lower().replace("_", "-").partition("-")[0]
        if not re.fullmatch("[a-z]{2,3}", tag):
            raise QueryError(
                "",
                _column(parts[0]),
                f"`{shown(parts[0])}` is no language: write its two letters, as in lang:ur or lang:zh",
            )
        return Lang(tag)


@cache
def _parser() -> Lark:
    return Lark(_GRAMMAR, parser="lalr", lexer="basic", transformer=_Builder())


def _check_nesting(query: str) -> None:
    if query.count("(") <= MAX_DEPTH:
        return
    level = 0
    for token in _tokens_before(query, len(query)):
        level += {"LPAR": 1, "RPAR": -1}.get(token.type, 0)
        if level > MAX_DEPTH:
            what = f"more than {MAX_DEPTH} parentheses are open here: split the query into several terms"
            raise QueryError(query, _column(token), what)


def _check_places(operator: Token, *parts: Tree) -> None:
    """NEAR and ATLEAST count places; depth goes first, since what looks into a tree must not run out of stack."""
    if any(depth(part) > MAX_DEPTH for part in parts):
        raise QueryError("", _column(operator), f"this nests more than {MAX_DEPTH} levels deep: split it")
    if not all(map(has_places, parts)):
        example = "as in (Quetta OR Gwadar) NEAR/3 raid"
        what = f"{operator} takes words, phrases or (one OR another), {example}; AND, NOT and title: stand outside"
        raise QueryError("", _column(operator), what)


def _check_words(words: list[Token]) -> None:
    """Refuses what looks like an operator of another tool, and says what to write here."""
    for place, word in enumerate(words):
        if what := misread(words, place):
            raise QueryError("", _column(word), what)


def _atom(token: Token, *, exact: bool = False) -> Atom:
    return atom_of(_plain(token), exact=exact, column=_column(token))


def _plain(token: Token) -> str:
    return re.sub(r"\\(.)", r"\1", token[1:-1], flags=re.DOTALL) if token.type == "QUOTED" else str(token)


def _number(operator: Token, most: int) -> int:
    name, _, digits = operator.partition("/")
    number = int(digits[:9])
    if not 1 <= number <= most:
        raise QueryError("", _column(operator), f"{name}/ takes a number from 1 to {most}")
    return number


def _column(token: Token) -> int:
    return (token.start_pos or 0) + 1


# ── what a mistake is called ─────────────────────────────────────────────────────────────────────────────────────────


def _explain(query: str, error: UnexpectedInput) -> tuple[int, str]:
    if isinstance(error, UnexpectedCharacters):
        return _stop(error), NEVER_CLOSED
    token = error.token if isinstance(error, UnexpectedToken) else Token("$END", "")
    at_end = token.type == "$END"
    before = _tokens_before(query, len(query) if at_end else token.start_pos or 0)
    last = before[-1] if before else Token("LPAR", "", start_pos=0)
    name = _OPERATORS.get(token.type, shown(token))
    if last.type not in {"WORD", "QUOTED", "RPAR"}:
        return _explain_gap(last, token, name)
    if at_end:
        return _column(_open_parentheses(before)[-1]), "this ( is never closed: write ) where the group ends"
    if token.type == "RPAR":
        return _column(token), "this ) closes nothing: leave it out, or write ( where the group begins"
    if flag := FLAG.match(query, token.start_pos or 0):
        return _column(token), f"`{flag[0]}` {FLAG_HINT}"
    if token.type == "WORD" and (what := misread([token], 0)):
        return _column(token), what
    if last.type == "WORD" and (what := misread([last, token], 0)):
        return _column(last), what
    what = f"an operator is missing before {name}: AND, OR or NEAR/4; a phrase goes in quotes as a whole"
    return _column(token), what


def _explain_gap(last: Token, token: Token, name: str) -> tuple[int, str]:
    """Something must follow `last` (an operator, a bracket, the beginning), and `token` is not it."""
    if last.type == "NEAR" and token.type in {"_NOT", "NOT_NEAR"}:
        return _column(last), f"{last} and NOT stand the other way round: did you mean NOT {last}?"
    if last.type != "LPAR":
        operator = _OPERATORS.get(last.type, str(last))
        return _column(last), f"{operator} needs a word, a phrase or ( after it"
    if token.type == "RPAR":
        return _column(last), "these parentheses are empty: put a word between them or leave them out"
    if token.type == "$END":
        return _column(last), "this ( is never closed: write ) where the group ends"
    return _column(token), f"{name} needs a word, a phrase or ) before it; to look for the word itself put it in quotes"


def _tokens_before(query: str, position: int) -> list[Token]:
    try:
        return list(takewhile(lambda token: (token.start_pos or 0) < position, _parser().lex(query)))
    except UnexpectedCharacters as error:
        raise QueryError(query, _stop(error), NEVER_CLOSED) from None


def _stop(error: UnexpectedCharacters) -> int:
    return error.pos_in_stream + 1  # type: ignore[operator] # lark declares None and sets a number


def _open_parentheses(tokens: list[Token]) -> list[Token]:
    stack: list[Token] = []
    for token in tokens:
        if token.type == "LPAR":
            stack.append(token)
        elif token.type == "RPAR":
            stack.pop()
    return stack
