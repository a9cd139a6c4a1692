"""Tolls and claims in words: how many, of whom, and who says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime

from bot.account import CHINESE, Account, Harm, Said

_NAMED = 3  # outlets that give one number


def tolls(account: Account) -> str:
    """How many came to harm, at a glance: "6 killed, 5–6 Chinese · 4 wounded"."""
    return " · ".join(filter(None, (_toll(account, harm) for harm in Harm)))


def disputes(account: Account, clock: Callable[[datetime], str]) -> Iterator[str]:
    """Who gives which number, where they differ or were others before: "5 (Reuters) / 6 (Geo) · was 3 at 14:20"."""
    for harm in (Harm.KILLED, Harm.KIDNAPPED):
        was = account.was if harm is Harm.KILLED else None
        before = [f"was {was.number} at {clock(was.told.at)}"] if was else []
        numbers = " / ".join(_numbers(account, harm))
        if before or any(len(account.numbers(harm, of)) > 1 for of in ("", CHINESE)):
            yield " · ".join([numbers, *before])


def said(each: Sequence[Said]) -> str:
    """What is said and who reports it: "BLA (Reuters)"."""
    return " / ".join(f"{one.what} ({one.told.outlet})" for one in each)


def people(numbers: Iterable[int], of: str = "") -> str:
    """How many of whom, as a range where numbers differ: "5–6 Chinese", "6"; empty for no number."""
    ordered = sorted(numbers)
    span = "–".join(str(number) for number in dict.fromkeys((*ordered[:1], *ordered[-1:])))
    return f"{span} {of}".rstrip() if span else ""


def _toll(account: Account, harm: Harm) -> str:
    every, chinese = account.numbers(harm), account.numbers(harm, CHINESE)
    if every and chinese and every != chinese:
        return f"{people(every)} {harm.value}, {people(chinese, CHINESE)}"
    found = people(chinese, CHINESE) or people(every)
    return f"{found} {harm.value}" if found else ""


def _numbers(account: Account, harm: Harm) -> Iterator[str]:
    """Each statement with the outlets that make it, the lowest first."""
    outlets: dict[str, dict[str, int]] = {}
    for toll in account.tolls:
        if toll.harm is harm:
            outlets.setdefault(toll.told.outlet, {})[toll.of] = toll.number
    statements: dict[tuple[int, str], list[str]] = {}
    for outlet, numbers in outlets.items():
        statements.setdefault((max(numbers.values()), _statement(numbers)), []).append(outlet)
    for (_, statement), names in sorted(statements.items()):
        more = f" +{len(names) - _NAMED}" if len(names) > _NAMED else ""
        yield f"{statement} ({', '.join(names[:_NAMED])}{more})"


def _statement(numbers: dict[str, int]) -> str:
    """One outlet's numbers: "6, 5 Chinese", "5 Chinese + 1 Pakistani", "6"."""
    parts = {of: number for of, number in numbers.items() if of}
    told = " + ".join(people([number], of) for of, number in parts.items())
    every = numbers.get("", 0)
    return told if every in {0, sum(parts.values())} else ", ".join(filter(None, (str(every), told)))
