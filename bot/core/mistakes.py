"""What people write into a query that means something elsewhere and nothing here, and what to write instead."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import get_close_matches

from bot.core.text import fold, is_wordless

FLAG = re.compile(r"\(?(\?[A-Za-z]{1,3}|[A-Za-z]{1,3}\?)\)?")
FLAG_HINT = "is no operator: case is ignored anyway, and =Word minds it"
FIELDS = ("title", "source", "lang")
_SHOWN_CHARS = 40  # of a word that is named in an error
_INSTEAD = {
    **dict.fromkeys(("&", "&&", "+"), "AND"),
    **dict.fromkeys(("|", "||"), "OR"),
    **dict.fromkeys(("!", "-"), "NOT"),
    **dict.fromkeys(("ANDNOT", "AND_NOT", "AND-NOT", "BUTNOT"), "AND NOT"),
    "AND/OR": "OR",
    "ATLEAST": "ATLEAST/2",
}
_SMALL = ("and", "or", "not")
_NEAR = re.compile(
    r"(?P<no>(?i:not[_-]?))?(?:(?P<name>O?NEAR(?=[/\d]|$)|(?i:o?near(?=[/\d])|(?:w|within|pre|adj|before)(?=/)))|(?=[/~]\d+$)[/~])"
    r"[/(]*(?P<distance>\d*).*"
)
_ATLEAST = re.compile(r"(?i:atleast[/\d]).*")
_EXPRESSION = re.compile(r"[?\\|\[\]{}^~]|\.[*+]|\$$|^/.*/$")
_JOINER = re.compile(r"[,;，；、](?!\d)")
_WIDE = re.compile("[（）［］｛｝]")


def shown(word: str) -> str:
    """A word as an error names it: short, and without what no encoder takes."""
    encodable = word.encode(errors="replace").decode()
    return encodable if len(encodable) <= _SHOWN_CHARS else encodable[:_SHOWN_CHARS] + "…"


def misread(words: Sequence[str], place: int) -> str:
    """What is wrong with a word among its neighbours outside of quotes, and what to write instead; empty if nothing."""
    word = words[place]
    following = words[place + 1] if place + 1 < len(words) else ""
    said = _operator(word, following) or (len(words) > 1 and _phrase(words, place)) or _field(word) or _no_word(word)
    return f"`{shown(word)}` {said}" if said else ""


def _operator(word: str, following: str) -> str:
    if FLAG.fullmatch(word):
        return FLAG_HINT
    if instead := _INSTEAD.get(word, ""):
        return _meant(instead)
    if written := _NEAR.fullmatch(word):
        given = written["distance"] or (following if following.isdecimal() else "") or "4"
        name = "ONEAR" if (written["name"] or "N")[0] in "OoPp" else "NEAR"
        return _meant(f"{'NOT ' if written['no'] else ''}{name}/{int(given[:9]) or 4}")
    if _ATLEAST.fullmatch(word):
        return _meant("ATLEAST/2") + " A number and then a space or ( must follow"
    if word[0] in "-!+" and len(word) > 1:
        return _meant(f"{_INSTEAD[word[0]]} {shown(word[1:])}")
    plain = unicodedata.normalize("NFKC", word)
    return _meant(plain) if plain != word and plain in {"AND", "OR", "NOT"} else ""


def _phrase(words: Sequence[str], place: int) -> str:
    """What only a row of words can get wrong."""
    word = words[place]
    if word.lower() in _SMALL:
        return f"in small letters is a word like any other: write {word.upper()}, or put the whole phrase in quotes"
    if _JOINER.search(word):
        return "joins nothing with its comma: write OR between names, or put the whole phrase in quotes"
    if place == 0 and word[0] in "'‘`" and words[-1][-1] in "'’`":
        return 'opens a single quote, which is an apostrophe here: write "a phrase" in double quotes'
    return ""


def _field(word: str) -> str:
    field = re.match("([A-Za-z]*)[:：]", word)
    if not field:
        return ""
    if not field[1]:
        return "belongs to a field: write title: or source: or lang: without a space before the colon"
    close = get_close_matches(field[1].lower(), FIELDS, n=1)
    meant = f"; did you mean {close[0]}:? There are" if close else ": there are"
    return f"is no field{meant} title: source: lang:, anything else goes in quotes"


def _no_word(word: str) -> str:
    if wide := _WIDE.search(word):
        narrow = unicodedata.normalize("NFKC", wide[0])
        return f"holds a full-width {wide[0]}: write {narrow} to group, or put the whole phrase in quotes"
    if _EXPRESSION.search(word):
        return "is no word: there are no regular expressions here, use prefix* or put it in quotes"
    if is_wordless(fold(word.replace("*", "")).text) and "*" not in word:
        return "is neither word nor operator: leave it out or put the phrase in quotes"
    return ""


def _meant(instead: str) -> str:
    return f"is no operator; did you mean {instead}?"
