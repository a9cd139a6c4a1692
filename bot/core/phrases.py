"""Tolls and claims in words: how many, of whom, and who says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from bot.account import CHINESE, Account, Harm, Said, Toll

_NAMED = 3  # outlets that give one number


def tolls(account: Account) -> str:
    """How many came to harm, at a glance: "6 killed, 5–6 Chinese · 4 wounded"."""
    return " · ".join(filter(None, (_toll(account, harm) for harm in Harm)))


def disputes(account: Account, clock: Callable[[datetime], str]) -> Iterator[str]:
    """Who gives which number, where they differ or were others before: "5 (Reuters) / 6 (Geo) · was 3 at 14:20"."""
    for harm in (Harm.KILLED, Harm.KIDNAPPED):
        was = account.was if harm is Harm.KILLED else None
        before = [f"was {how_many(was)} at {clock(was.told.at)}"] if was else []
        numbers = " / ".join(_numbers(account, harm))
        if before or any(len(account.numbers(harm, of)) > 1 for of in ("", CHINESE)):
            yield " · ".join([numbers, *before])


def said(each: Sequence[Said]) -> str:
    """What is said and who reports it: "BLA (Reuters)"."""
    return " / ".join(f"{one.what} ({one.told.outlet})" for one in each)


def how_many(toll: Toll) -> str:
    """How many of whom one outlet tells: "5 Chinese", "at least 5", "5–7", "up to 7"."""
    return f"{_span((toll.number - toll.spread, toll.number), is_least=toll.is_least)} {toll.of}".rstrip()


def _span(numbers: Sequence[int], *, is_least: bool) -> str:
    low, high = numbers[0], numbers[-1]
    if low == high:
        return f"at least {high}" if is_least else str(high)
    return f"{low}–{high}{'+' * is_least}" if low else f"up to {high}"


def _people(account: Account, harm: Harm, of: str = "") -> str:
    """How many of whom, all outlets taken together, as a range where numbers differ; empty where nobody says."""
    top = account.top(harm, of)
    return f"{_span(account.numbers(harm, of), is_least=top.is_least)} {of}".rstrip() if top else ""


def _toll(account: Account, harm: Harm) -> str:
    every, chinese = _people(account, harm), _people(account, harm, CHINESE)
    if every and chinese and f"{every} {CHINESE}" != chinese:
        return f"{every} {harm.value}, {chinese}"
    return f"{chinese or every} {harm.value}" if every or chinese else ""


def _numbers(account: Account, harm: Harm) -> Iterator[str]:
    """Each statement with the outlets that make it, the lowest first."""
    outlets: dict[str, dict[str, Toll]] = {}
    for toll in account.tolls:
        if toll.harm is harm:
            outlets.setdefault(toll.told.outlet, {})[toll.of] = toll
    statements: dict[tuple[int, str], list[str]] = {}
    for outlet, told in outlets.items():
        highest = max(toll.number for toll in told.values())
        statements.setdefault((highest, _statement(told)), []).append(outlet)
    for (_, statement), names in sorted(statements.items()):
        more = f" +{len(names) - _NAMED}" if len(names) > _NAMED else ""
        yield f"{statement} ({', '.join(names[:_NAMED])}{more})"


def _statement(told: dict[str, Toll]) -> str:
    """One outlet's numbers: "6, 5 Chinese", "5 Chinese + 1 Pakistani", "at least 6"."""
    every, parts = told.get(""), [toll for of, toll in told.items() if of]
    some = " + ".join(map(how_many, parts))
    is_all = every is None or (bool(parts) and every.number == sum(toll.number for toll in parts))
    return some if is_all else ", ".join(filter(None, (how_many(every) if every else "", some)))
