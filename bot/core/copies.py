"""Which texts are copies of one: a newsroom's report as others print it, cut, signed or led anew.

A copy keeps runs of three words whatever is done to it. A sketch holds hashes of these runs: all of a short text, one
in two or four of a longer one. Scripts without spaces are read character by character.
"""

from __future__ import annotations

from dataclasses import dataclass
from zlib import crc32

from bot.core.text import fold, tokens

_CHARS = 6_000  # of a text: more says nothing new about a copy
_STEPS = ((128, 1), (256, 2))  # up to so many words one in so many hashes is kept
_STEP = 4
_SHARE = 0.57  # of the shorter text; reports on one event share a tenth of their runs, market reports a half
_RUNS = 12  # a quoted sentence has fewer runs; shorter texts are copies only when nothing is changed
LEAST_SHARED = 8  # runs of both; "Read the full story here" has fewer


@dataclass(frozen=True, slots=True)
class Sketch:
    """Hashes of a text's runs of three words, one in `step` of them."""

    hashes: frozenset[int] = frozenset()
    step: int = 1

    def at(self, step: int) -> frozenset[int]:
        """What is left of it when only one in `step` is kept; `step` is a multiple of its own."""
        return self.hashes if step == self.step else frozenset(each for each in self.hashes if each % step == 0)


def sketch_of(title: str, text: str) -> Sketch:
    """The sketch of an article's text, or of its title when it has no text."""
    folded = fold((text or title)[:_CHARS]).text
    words = [folded[start:end] for start, end in tokens(folded)]
    step = next((step for limit, step in _STEPS if len(words) <= limit), _STEP)
    runs = zip(words, words[1:], words[2:], strict=False)
    hashes = (crc32(" ".join(run).encode(errors="replace")) for run in runs)
    return Sketch(frozenset(each for each in hashes if each % step == 0), step)


def is_copy(some: Sketch, others: Sketch) -> bool:
    """Whether most of the shorter text stands in the other; texts of a sentence must be the same throughout."""
    step = max(some.step, others.step)
    one, other = some.at(step), others.at(step)
    shorter = min(len(one), len(other))
    return shorter >= LEAST_SHARED and len(one & other) >= max(shorter * _SHARE, min(shorter, _RUNS))
