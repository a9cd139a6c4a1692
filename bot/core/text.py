"""Text as it is compared: one spelling for every way of writing the same word, with the way back to the text as shown.

Case, width, Latin accents, Arabic letter variants, other scripts' digits and the many quotes fold together; every dash
and every run of white space is one space; invisible characters vanish. Indic vowel signs stay: they are letters.
Words are runs of letters, digits and marks. Scripts written without spaces have a word for every character.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain, count, repeat

_WITHIN_MARKS = (
    # (first, last) of marks that only decorate a letter; all other marks tell words apart
    (0x0300, 0x036F),  # Latin, Greek, Cyrillic
    (0x0483, 0x0489),  # Cyrillic
    (0x0591, 0x05C7),  # Hebrew points
    (0x0610, 0x061A),  # Arabic signs of honour
    (0x064B, 0x065F),  # Arabic harakat
    (0x0670, 0x0670),
    (0x06D6, 0x06ED),  # Koranic signs
    (0x08D3, 0x08FF),
    (0x093C, 0x093C),  # Devanagari nukta: half of all writers leave it out
    (0x180B, 0x180F),  # variation selectors, like the two blocks below
    (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF),
    (0xFE00, 0xFE0F),
    (0xFE20, 0xFE2F),
    (0xE0100, 0xE01EF),
)
_UNSPACED = (
    (0x0E01, 0x0E3A),  # Thai; U+0E3F is its currency sign
    (0x0E40, 0x0E4E),
    (0x0E81, 0x0EDF),  # Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17DD),  # Khmer
    (0x3005, 0x3007),  # Han, and kana from U+3041 on
    (0x3021, 0x3029),
    (0x3038, 0x303B),
    (0x3041, 0x309F),
    (0x30A1, 0x30FA),
    (0x30FC, 0x30FF),
    (0x31F0, 0x31FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xA9E0, 0xA9FE),  # Myanmar
    (0xAA60, 0xAA7F),
    (0xF900, 0xFAFF),
    (0x20000, 0x323AF),
)
_LETTERS = {
    # Letters that Unicode does not decompose, and what they are commonly written as
    **dict(zip("øđłıħŧŋðɖɗ", "odlihtndd", strict=False)),
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ß": "ss",
    # Arabic, Persian, Urdu, Pashto and Sindhi forms of one letter; hamza seats are decomposed already
    **dict.fromkeys("يىېۍ", "ی"),
    **dict.fromkeys("كڪ", "ک"),
    **dict.fromkeys("هةھۃە", "ہ"),
    "ٱ": "ا",
    "ګ": "گ",
    **dict.fromkeys("‘’‛‚′`´ʼʻʾʿˈ‹›", "'"),
    **dict.fromkeys("“”„‟″«»「」『』﹁﹂〝〞", '"'),
    # tatweel, Hangul fillers, marks of trade and NUL are no part of a word
    **dict.fromkeys("\u0640\u115f\u1160\u3164\u2122\u2120\0", ""),
}
_DASHES = "\u2212\u2043"  # minus and hyphen bullet, which Unicode does not count among the dashes
_REMEMBERED = 1 << 16  # characters remembered; a feed that sends every code point must not fill the memory


class _Characters(dict[int, str]):
    """What each character folds to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        if len(self) < _REMEMBERED:
            self[code] = folded
        return folded


class _Kinds(dict[int, str]):
    """What each folded character is to a word, worked out when it is first met.

    w: letter or digit, u: the same of a script without spaces, m: mark, -: no part of a word.
    """

    def __missing__(self, code: int) -> str:
        kind = _kind(chr(code))
        if len(self) < _REMEMBERED:
            self[code] = kind
        return kind


class _Translation:
    """Puts something in the place of each character: by a table of bytes for ASCII, mostly all there is."""

    def __init__(self, name: str, characters: Mapping[int, str]) -> None:
        self._name = f"ironwatch.{name}"
        # An encoder finds what is not ASCII ten times as fast as a regular expression.
        codecs.register_error(self._name, self._foreign)
        self._characters = characters
        self._bytes = b"".join(characters[code].encode() or b"\0" for code in range(128)) + bytes(range(128, 256))
        self._dropped = bytes(code for code in range(128) if not characters[code])

    def __call__(self, text: str) -> str:
        encoded = text.encode("utf-8", "surrogatepass")
        if (len(encoded) - len(text)) * _FEW > len(text):
            return text.translate(self._characters)
        half = encoded.translate(self._bytes, self._dropped).decode("utf-8", "surrogatepass")
        return half if half.isascii() else self.foreign(half)

    def foreign(self, text: str) -> str:
        """The same, but ASCII is left as it is."""
        return text.encode("ascii", self._name).decode("utf-8", "surrogatepass")

    def _foreign(self, found: UnicodeError) -> tuple[bytes, int]:
        """What stands for a run of characters that the encoder stumbled over, and where it goes on."""
        if not isinstance(found, UnicodeEncodeError):
            raise found
        run = found.object[found.start : found.end]
        return run.translate(self._characters).encode("utf-8", "surrogatepass"), found.end


_CHARACTERS = _Characters()
_KINDS = _Kinds()
_FEW = 20  # one character in twenty beyond ASCII is few
_ASCII = bytes(range(128))
_UNSPACED_CLASS = "[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in _UNSPACED) + "]"
_UNSPACED_CHARACTER = re.compile(_UNSPACED_CLASS)
_QUOTED = re.compile(rf"(?<![\"'])[\"']++(?={_UNSPACED_CLASS})")  # _drop_inner_quote looks at what is before
_SURPLUS = re.compile(rf"^ +| +$| +(?= )|(?<={_UNSPACED_CLASS})[\"']+(?={_UNSPACED_CLASS})")
_ADDRESS = re.compile(
    rf"(?i:https?://|(?<![a-z0-9])www\.)[^\s<>\"“”«»「」『』（）《》、。，；：！？{_UNSPACED_CLASS[1:]}+"
)
_SPACES = re.compile("  +")
_WORD = re.compile("um*|[wm]+")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is compared (`text`), beside the one it came from (`raw`)."""

    raw: str
    text: str
    _origins: list[int] = field(default_factory=list, repr=False, compare=False)  # filled when `span` is first asked

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in `raw`, the accents that were folded away included.

        Raises ValueError for an empty span or one outside the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no span {start}:{end} in {len(self.text)} characters")
        if len(self.raw) == len(self.text) and self.raw.isascii():
            return start, end
        if not self._origins:
            self._origins.extend(_origins(self.raw))
        return self._origins[start], _with_marks(self.raw, self._origins[end - 1] + 1)


def fold(raw: str) -> Folded:
    """The text as it is compared. Folding what is folded changes nothing."""
    text = _SPACES.sub(" ", _folded(raw)).strip(" ")
    if not text.isascii() and _UNSPACED_CHARACTER.search(foreign(text)):
        text = _QUOTED.sub(_drop_inner_quote, text)
    return Folded(raw, text)


def foreign(text: str) -> str:
    """The characters of a text that are not ASCII, in their order."""
    return text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")


def fold_foreign(raw: str) -> str:
    """The text with only those characters folded that are not ASCII, if they are few: for who folds ASCII anyway."""
    return raw if len(foreign(raw)) * _FEW > len(raw) else _folded.foreign(raw)


def without_addresses(raw: str) -> str:
    """The text with its web addresses struck out, character for character, so that nothing moves."""
    if "://" not in raw and not (("w." in raw or "W." in raw) and "www." in raw.lower()):
        return raw
    return _ADDRESS.sub(lambda address: "|" * len(address[0]), raw)


def is_boundary(folded: str, index: int) -> bool:
    """Whether a word may end before, or start at, this place of a folded text. The ends of the text are boundaries."""
    if index <= 0 or index >= len(folded):
        return True
    before, after = _KINDS[ord(folded[index - 1])], _KINDS[ord(folded[index])]
    if before == "-" or after == "-":
        return True
    return after != "m" and (after == "u" or _decorated(folded, index - 1) == "u")


def kinds(folded: str) -> str:
    """One letter for each character: - stands for no part of a word, so that a word may begin and end beside it."""
    return _kinds(folded)


def word_end(folded: str, index: int) -> int:
    """The end of the word that goes on at this place of a folded text; the place itself if it is a boundary."""
    while not is_boundary(folded, index):
        index += 1
    return index


def holds(folded: str, words: str) -> bool:
    """Whether these words stand in the text as whole words; both are folded."""
    start = folded.find(words)
    while start >= 0:
        if is_boundary(folded, start) and is_boundary(folded, start + len(words)):
            return True
        start = folded.find(words, start + 1)
    return False


def tokens(folded: str) -> tuple[tuple[int, int], ...]:
    """Where the words of a folded text stand; a script without spaces has a word for each character."""
    return tuple(match.span() for match in _WORD.finditer(kinds(folded)))


def is_wordless(folded: str) -> bool:
    """Whether a folded text holds no letter and no digit."""
    return not kinds(folded).strip("-")


def _fold_character(character: str) -> str:
    folded, further = "", _LETTERS.get(character, character)
    while further != folded:
        folded, further = further, _fold_once(further)
    return folded


def _fold_once(text: str) -> str:
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    if plain.startswith(" ") and not text.isspace():
        plain = plain.lstrip(" ")  # an accent that stands alone is decomposed to a space and the accent
    return "".join(map(_plain, plain))


def _plain(character: str) -> str:
    if character in _LETTERS:
        return _LETTERS[character]
    category = unicodedata.category(character)
    if category == "Pd" or character in _DASHES or character.isspace():
        return " "
    if category == "Cf" or _is_among(character, _WITHIN_MARKS):
        return ""
    if category == "Cs":
        return "\ufffd"  # half a character: no encoder takes it
    return str(unicodedata.decimal(character)) if category == "Nd" else character


def _kind(character: str) -> str:
    category = unicodedata.category(character)
    if category.startswith("M"):
        return "m"
    if category[0] in "LN":
        return "u" if _is_among(character, _UNSPACED) else "w"
    return "-"


def _decorated(folded: str, index: int) -> str:
    """The kind of the character here, or of the one that the marks here decorate."""
    while index > 0 and _KINDS[ord(folded[index])] == "m":
        index -= 1
    return _KINDS[ord(folded[index])]


def _is_among(character: str, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= ord(character) <= last for first, last in ranges)


def _drop_inner_quote(quotes: re.Match[str]) -> str:
    """Chinese quotes part of a name (“伊斯兰国”呼罗珊): between two such characters a quote says nothing."""
    before = quotes.string[quotes.start() - 1] if quotes.start() else ""
    return "" if before and _is_among(before, _UNSPACED) else quotes[0]


def _origins(raw: str) -> list[int]:
    """For each folded character the place in `raw` that it came from."""
    pieces = [_CHARACTERS[ord(character)] for character in raw]
    origins = list(chain.from_iterable(map(repeat, count(), map(len, pieces))))
    kept: list[int] = []
    position = 0
    for surplus in _SURPLUS.finditer("".join(pieces)):
        kept += origins[position : surplus.start()]
        position = surplus.end()
    return kept + origins[position:]


def _with_marks(raw: str, end: int) -> int:
    while end < len(raw) and not _CHARACTERS[ord(raw[end])] and unicodedata.category(raw[end]).startswith("M"):
        end += 1
    return end


_folded = _Translation("fold", _CHARACTERS)
_kinds = _Translation("kinds", _KINDS)
