"""How many were killed, wounded or kidnapped, as a text says it in English, Urdu, Chinese and Hindi.

A sentence is read as a row of marks: numbers, harm, people, the words that tie them ("and", "including", "of them") and
those that part them. A number belongs to the harm that it follows at once ("kills five"), else to the next one ("five
Chinese engineers were killed"). What is added to a toll that is not told ("two more died") is no toll.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.account import Harm
from bot.core.attribution import said_by
from bot.core.lexicon import outermost
from bot.core.marks import MARKS, Meaning
from bot.core.quantities import Quantity, quantities
from bot.core.text import Folded, fold

ATTACKERS = "attackers"


@dataclass(frozen=True, slots=True)
class Stated:
    """A toll as a text states it: from `low` to `high` people, which is None for "at least".

    `of` is a nationality ("chinese", "foreign") or the attackers, empty for all victims; `by` is who says it (an
    office, an agency or a group), empty where the article says it itself.
    """

    harm: Harm
    low: int
    high: int | None
    of: str = ""
    by: str = ""


_SENTENCES = re.compile(r"(?<=[.!?;؛۔।]) |[。；！？]")
_LOOKS_BACK = re.compile(  # to another attack, and its toll
    r"\b(?:last (?:year|month|week)|in (?:january|february|march|april|june|july|august|september|october|november"
    r"|december)\b(?! \d{1,2}\b)|in (?:19|20)\d\d|(?:years?|months?) ago|previous(?:ly)?|similar attack)\b"
    r"|گزشتہ (?:سال|ماہ)|پچہلے (?:سال|ماہ)|سال قبل|(?:ہویے|گیے) تہے|(?:ہوا|گیا) تہا|(?:ہویی|گیی) تہی"
    r"|去年|此前|今年\d{1,2}月|(?:19|20)\d\d年|पिछले (?:साल|महीने)"
)
_FORCES_KILL = re.compile(
    r"^\W*(?:the |pakistani? )?(?:security forces|forces|troops|soldiers|army|military|police|rangers|commandos)"
    r" (?:kill|kills|killed|shoot dead|shot dead) (?:at least |up to |another )?$"
)
_NOBODY_NAMED = re.compile(r" (?:after|in|during|as|when|while|amid|following|near|at|on)\b|\W*$|[,;:]")
_COMMA = re.compile(r"[,،、]")
_COLON = re.compile(":")
_WORDS_BETWEEN = 8  # of a number and its harm
_TOLL_BETWEEN = 7  # of "death toll" and its number
_BEFORE = ("least", "over", "most", "about", "more", "between")  # stand before a number and change what it says


@dataclass(frozen=True, slots=True)
class _Mark:
    """A word, a number or a comma of a sentence with what it means."""

    start: int
    end: int
    means: frozenset[Meaning]
    number: Quantity | None = None

    def of(self, what: str) -> str:
        """Of which harm or people it is such a mark; empty when it is none."""
        return next((of for is_, of in self.means if is_ == what), "")

    def is_any(self, *whats: str) -> bool:
        """Whether it is a mark of one of these kinds."""
        return any(is_ in whats for is_, _ in self.means)


@dataclass(slots=True)
class _Count:
    """A number of people on the way to a toll; `tied` is the place of the harm that it belongs to, -1 without one."""

    low: int
    high: int | None
    people: str = ""
    tied: int = -1
    is_part: bool = False
    is_more: bool = False


def tolls(folded: str) -> tuple[Stated, ...]:
    """The tolls that a folded text states, in its order, each once."""
    found: dict[Stated, None] = {}
    for sentence in _SENTENCES.split(folded):
        if looks_back(sentence):
            continue
        said = _Sentence(sentence).tolls()
        by = said_by(sentence) if said else ""
        found |= dict.fromkeys(replace(toll, by=by) for toll in said)
    return tuple(found)


def looks_back(folded: str) -> bool:
    """Whether a folded text speaks of another attack, an earlier one."""
    return bool(_LOOKS_BACK.search(folded))


def of_now(raw: str) -> str:
    """A text without the sentences that look back to another attack; all of it where every one does."""
    recent = [sentence for sentence in _SENTENCES.split(raw) if not looks_back(fold(sentence).text)]
    return " ".join(recent) or raw


class _Sentence:
    """A sentence as a row of marks."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._row = _row(text)
        self._taken: set[int] = set()  # harm that follows its number: it governs no number after it

    def tolls(self) -> list[Stated]:
        """What it states."""
        counts = self._counts()
        stated = list(self._nobody())
        for tied in dict.fromkeys(count.tied for count in counts if count.tied >= 0):
            harm = Harm(self._harm(tied))
            told = {toll.harm for toll in stated}
            group = [each for each in counts if each.tied == tied and not (each.is_more and told <= {harm})]
            stated += _together(harm, group)
            if harm is Harm.KIDNAPPED and self._then_killed(tied):
                stated += _together(Harm.KILLED, group)
        return stated

    # ── numbers ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _counts(self) -> list[_Count]:
        counts: list[_Count] = []
        places: list[int] = []
        for place, mark in enumerate(self._row):
            if mark.number or mark.is_any("one", "same") or self._is_another(place):
                count = self._count(place, counts)
                if counts and self._goes_on(places[-1], place, count):
                    count.is_part |= counts[-1].is_part and counts[-1].tied == count.tied
                    count.tied = counts[-1].tied if count.tied < 0 else count.tied
                counts.append(count)
                places.append(place)
        return counts

    def _count(self, place: int, before: list[_Count]) -> _Count:
        mark = self._row[place]
        if mark.is_any("same"):
            low, high = (before[-1].low, before[-1].high) if before else (0, None)
        else:
            low, high = self._range(place)
        return _Count(
            *(low, high, self._people(place), self._tie(place)),
            is_part=self._is_part(place),
            is_more=any(self._row[each].is_any("more") for each in self._around(place)),
        )

    def _range(self, place: int) -> tuple[int, int | None]:
        """From what to what a number counts, with the words that qualify it."""
        number = self._row[place].number
        if number is None:
            return 1, 1
        marks = [self._row[each] for each in self._around(place)]
        if any(mark.is_any("over", "over-after") for mark in marks):
            return number.low + 1, None
        if any(mark.is_any("least") for mark in marks):
            return number.low, None
        is_most = any(mark.is_any("most") for mark in marks) and self._toll_before(place) < 0  # a toll goes up to it
        return (0, number.high) if is_most else (number.low, number.high)

    def _around(self, place: int) -> list[int]:
        """The marks that stand directly before and after one and qualify it."""
        found = []
        left = place
        while left > 0 and self._row[left - 1].is_any(*_BEFORE) and self._gap(left - 1, left) == 0:
            left -= 1
            found.append(left)
        right = place + 1
        if right < len(self._row) and self._row[right].is_any("over-after", "more") and self._gap(place, right) == 0:
            found.append(right)
        return found

    def _is_another(self, place: int) -> bool:
        """Whether it is "another" without a number: one more."""
        mark, after = self._row[place], self._row[place + 1 : place + 2]
        return mark.is_any("more") and bool(after) and after[0].is_any("harm") and "ore" not in self._said(mark)

    def _people(self, place: int) -> str:
        """Whom it counts: the nationality, or the attackers, that stand behind it."""
        if whose := self._row[place].of("people") or self._row[place].of("one"):
            return whose
        for mark in self._row[place + 1 :]:
            if mark.is_any("people"):
                return mark.of("people")
            if not mark.is_any("over-after", "more", "part-of"):
                break
        return ATTACKERS if self._is_of_forces(place) else ""

    def _is_of_forces(self, place: int) -> bool:
        """Whether security forces killed so many, and nothing says whom: attackers, as those who say so mean it."""
        mark = self._row[place]
        return bool(_FORCES_KILL.search(self._text[: mark.start])) and bool(_NOBODY_NAMED.match(self._text[mark.end :]))

    def _is_part(self, place: int) -> bool:
        """Whether it counts some of those whom another number counts."""
        first = min([place, *self._around(place)])
        if first > 0 and self._row[first - 1].is_any("part", "part-of"):
            return True
        for mark in self._row[place + 1 : place + 4]:
            if mark.is_any("part-end", "part-of"):
                return True
            if not mark.is_any("people", "over-after"):
                return False
        return False

    # ── harm ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _tie(self, place: int) -> int:
        """The place of the harm that a number belongs to, -1 without one."""
        first = min([place, *self._around(place)])
        if self._is_of_things(place) or (first and self._row[first - 1].is_any("freed")):
            return -1
        before = self._row[first - 1] if first else None
        if (stated := self._toll_before(first)) >= 0:
            return stated
        if before and before.is_any("harm") and first - 1 not in self._taken and self._gap(first - 1, first) <= 1:
            return first - 1
        found = self._next_harm(place)
        if found >= 0:
            self._taken.add(found)
        return found

    def _toll_before(self, place: int) -> int:
        """The place of "death toll" before a number that it rises to; -1 without one."""
        for each in range(place - 1, -1, -1):
            mark = self._row[each]
            if mark.is_any("toll"):
                return each if self._gap(each, place) <= _TOLL_BETWEEN else -1
            if mark.number or mark.is_any("harm", "comma"):
                return -1
        return -1

    def _is_of_things(self, place: int) -> bool:
        after = self._row[place + 1 : place + 2]
        return bool(after) and after[0].is_any("unit") and self._gap(place, place + 1) == 0

    def _next_harm(self, place: int) -> int:
        """The next harm to the right, past other numbers only where words tie them to this one."""
        is_tied = True
        for each in range(place + 1, len(self._row)):
            mark = self._row[each]
            if mark.is_any("harm"):
                return each if self._gap(place, each) <= _WORDS_BETWEEN else -1
            if mark.is_any("bar", "toll", "none", "no"):
                return -1
            if mark.is_any("comma"):
                is_tied = self._is_list(each)
            elif mark.is_any("and", "part", "part-end", "part-of"):
                is_tied = True
            elif mark.number or mark.is_any("one"):
                if not is_tied or (each == place + 1):
                    return -1
                is_tied = False
        return -1

    def _is_list(self, comma: int) -> bool:
        """Whether what follows a comma goes on with what is before: "among them two", "two civilians and a child"."""
        for mark in self._row[comma + 1 :]:
            if mark.is_any("and", "part", "part-end", "part-of"):
                return True
            if mark.is_any("harm", "comma", "bar"):
                return False
        return False

    def _goes_on(self, before: int, place: int, count: _Count) -> bool:
        """Whether a number goes on with the one before: "killed three Japanese and one Afghan"."""
        between = self._row[before + 1 : place]
        if any(mark.is_any("bar", "toll", "none") for mark in between) or self._is_of_things(place):
            return False
        is_joined = bool(between) and between[-1].is_any("and") and not any(mark.is_any("comma") for mark in between)
        return (count.tied < 0 and count.is_part) or (is_joined and (count.tied >= 0 or bool(count.people)))

    def _then_killed(self, place: int) -> bool:
        """Whether it says "abducted and killed"."""
        after = self._row[place + 1 : place + 3]
        return len(after) == 2 and after[0].is_any("and") and after[1].of("harm") == Harm.KILLED

    def _harm(self, place: int) -> str:
        return self._row[place].of("harm") or self._row[place].of("toll")

    def _nobody(self) -> Iterator[Stated]:
        """That nobody was hurt."""
        for place, mark in enumerate(self._row):
            if mark.is_any("none"):
                harms = (Harm.KILLED, Harm.WOUNDED) if mark.of("none") == "both" else (Harm.KILLED,)
                yield from (Stated(harm, 0, 0) for harm in harms)
            elif mark.is_any("no"):
                yield from self._none_of(place)

    def _none_of(self, place: int) -> Iterator[Stated]:
        people = ""
        for each in range(place + 1, len(self._row)):
            mark = self._row[each]
            if mark.number or not mark.is_any("people", "harm", "range", "casualties") or self._gap(each - 1, each) > 2:
                return
            people = mark.of("people") or people
            if mark.is_any("casualties"):
                yield from (Stated(harm, 0, 0, people) for harm in (Harm.KILLED, Harm.WOUNDED))
            elif mark.is_any("harm"):
                yield Stated(Harm(mark.of("harm")), 0, 0, people)

    # ── text ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _said(self, mark: _Mark) -> str:
        return self._text[mark.start : mark.end]

    def _gap(self, one: int, other: int) -> int:
        """How many words stand between two marks; four characters without spaces count as one."""
        between = self._text[self._row[one].end : self._row[other].start]
        return sum(1 if word.isascii() else 1 + len(word) // 6 for word in between.strip("名人位个個 ").split())


def _together(harm: Harm, group: list[_Count]) -> Iterator[Stated]:
    """The tolls of the numbers that share a word of harm: "five Chinese and a driver killed" is six killed."""
    whole = [count for count in group if not count.is_part and count.people != ATTACKERS]
    is_sum = len(whole) > 1
    for count in group:
        is_known = count.is_part and count.people in {ATTACKERS, ""}
        if not is_known and (count.people or not is_sum):
            yield Stated(harm, count.low, count.high, count.people)
    if is_sum:
        highs = [count.high for count in whole]
        high = None if None in highs else sum(high for high in highs if high is not None)
        yield Stated(harm, sum(count.low for count in whole), high)


# ── the row ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _row(text: str) -> list[_Mark]:
    """The marks of a sentence in reading order; a range is one number."""
    counted = _ranges(text, list(quantities(text)))
    spans: dict[tuple[int, int], set[Meaning]] = {}
    for named in outermost(MARKS.find(Folded(text, text))):
        within = [number for number in counted if number.start < named.end and named.start < number.end]
        if all(named.end - named.start > number.end - number.start for number in within):  # "no one"
            counted = [number for number in counted if number not in within]
            spans.setdefault(named[:2], set()).add(named.meaning)
    marks = [_Mark(*span, frozenset(means)) for span, means in spans.items()]
    marks += [_Mark(number.start, number.end, frozenset(), number) for number in counted]
    marks += [_Mark(*found.span(), frozenset({("comma", "")})) for found in _COMMA.finditer(text)]
    marks += [_Mark(*found.span(), frozenset({("bar", "")})) for found in _COLON.finditer(text)]
    return sorted(marks, key=lambda mark: mark.start)


_RANGE = re.compile(r" (?:to |or |سے |یا |से |या )?|[名人位个個]?[到至][^\d]{0,2}")
_BOTH = re.compile(r" and ")


def _ranges(text: str, counted: list[Quantity]) -> list[Quantity]:
    """These numbers, with two that make a range ("5 6", "five to seven") as one."""
    joined: list[Quantity] = []
    for number in counted:
        last = joined[-1] if joined else None
        if last and last.high and number.high and last.high < number.high <= last.high + 20:
            between = text[last.end : number.start]
            is_between = _BOTH.fullmatch(between) and text[: last.start].endswith("between ")
            if _RANGE.fullmatch(between) or is_between:
                joined[-1] = Quantity(last.start, number.end, last.low, number.high)
                continue
        joined.append(number)
    return joined
