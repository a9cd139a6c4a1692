"""The atom search once more, in plain Python and by other means: slow, short, and equal to the matcher's."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from bot.core.text import Folded, fold, without_addresses
from bot.model import Article

_UNSPACED = ("CJK ", "HIRAGANA ", "KATAKANA", "THAI ", "LAO ", "KHMER ", "MYANMAR ")


def places(alias: str, article: Article) -> set[tuple[str, int, int]]:
    """Where an alias stands in an article, as (field, start, end) of the text as shown."""
    return {(name, *span) for name in ("title", "text") for span in _in_field(alias, getattr(article, name))}


def _in_field(alias: str, raw: str) -> Iterator[tuple[int, int]]:
    folded = fold(without_addresses(raw))
    for start in range(len(folded.text)):
        for end in range(start + 1, len(folded.text) + 1):
            if _stands(alias, folded, start, end):
                yield folded.span(start, end)


def _stands(alias: str, folded: Folded, start: int, end: int) -> bool:
    text, wanted = folded.text[start:end], fold(alias.strip("=*")).text
    if not (_is_edge(folded.text, start) and _is_edge(folded.text, end)):
        return False
    dotted = ".".join(wanted) if _is_acronym(alias) and alias.isalpha() and len(wanted) > 2 else wanted
    if text == dotted or _is_spelt(text, wanted):
        return _has_case(alias, folded, start, end)
    if alias.endswith("*"):
        stems = (stem for stem in range(start + 1, end) if _is_spelt(folded.text[start:stem], wanted))
        return any(not any(_is_edge(folded.text, at) for at in range(stem, end)) for stem in stems)
    if _is_acronym(alias) and text.endswith("s") and _is_spelt(text[:-1], wanted):
        first, last = folded.span(end - 1, end)
        return folded.raw[first:last].islower() and _has_case(alias, folded, start, end - 1)
    return False


def _is_spelt(text: str, wanted: str) -> bool:
    """Whether the text is the wanted words, some of them run together to five letters or more."""
    if text.replace(" ", "") != wanted.replace(" ", ""):
        return False
    gaps, wanted_gaps = _gaps(text), _gaps(wanted)
    if len(wanted_gaps) > 2 and gaps not in (set(), wanted_gaps):
        return False
    runs = [run for run in text.split(" ") if run not in wanted.split(" ")]
    return gaps <= wanted_gaps and all(sum(map(str.isalpha, run)) >= 5 for run in runs)


def _gaps(text: str) -> set[int]:
    return {len(text[:at].replace(" ", "")) for at, letter in enumerate(text) if letter == " "}


def _is_acronym(alias: str) -> bool:
    return alias.isupper() and not alias.startswith("=") and sum(map(str.isalpha, alias)) <= 6


def _has_case(alias: str, folded: Folded, start: int, end: int) -> bool:
    first, last = folded.span(start, end)
    quote = folded.raw[first:last]
    if alias.startswith("="):
        return _bare(quote) == _bare(alias)
    return not _is_acronym(alias) or quote.isupper()


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text)))


def _is_edge(text: str, at: int) -> bool:
    if at in {0, len(text)} or not (_is_wordy(text[at - 1]) and _is_wordy(text[at])):
        return True
    if unicodedata.category(text[at])[0] == "M":
        return False
    decorated = next((letter for letter in reversed(text[:at]) if unicodedata.category(letter)[0] != "M"), "a")
    return any(unicodedata.name(letter, "").startswith(_UNSPACED) for letter in (decorated, text[at]))


def _is_wordy(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LNM"
