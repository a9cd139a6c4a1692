"""What is new in a story since it was told last: the changes that are worth a reply, and which of them may sound.

Lower numbers and what is taken back matter as much, and arrive silently. More outlets are no change: an edit shows
them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.account import CHINESE, Account, Harm, Severity
from bot.core.phrases import how_many


@dataclass(frozen=True, slots=True)
class Change:
    """One change, as a reader is told of it."""

    text: str
    sounds: bool = False


def changes(before: Account, now: Account) -> tuple[Change, ...]:
    """What makes the story another one than it was before, the gravest first."""
    return (
        *_events(before, now),
        *_tolls(before, now),
        *_claims(before, now),
        *_retractions(before, now),
        *_places(before, now),
        *_confirmations(before, now),
    )


def _events(before: Account, now: Account) -> Iterator[Change]:
    """News that turns out to be an event, or an event that turns out to be another one."""
    if now.severity != before.severity and now.severity.is_event:
        was = f", not {before.severity.value}" if before.severity not in {Severity.NEWS, Severity.UNREAD} else ""
        sounds = not before.severity.is_event or now.severity is Severity.KIDNAPPING
        yield Change(f"Now told as {now.severity.value}{was}", sounds)


def _tolls(before: Account, now: Account) -> Iterator[Change]:
    is_known = {
        (Harm.KILLED, ""): bool(before.highest(Harm.KILLED)),
        (Harm.KIDNAPPED, ""): before.severity is Severity.KIDNAPPING,
    }
    has_victims = any(before.highest(harm, CHINESE) for harm in Harm)
    for harm, of in ((Harm.KILLED, ""), (Harm.KILLED, CHINESE), (Harm.KIDNAPPED, ""), (Harm.KIDNAPPED, CHINESE)):
        old, top = before.highest(harm, of), now.top(harm, of)
        if top and top.number != old:
            was = f", was {old}" if old else ""
            yield Change(f"{how_many(top)} {harm.value}{was}", sounds=not is_known.get((harm, of), has_victims))
    wounded = now.top(Harm.WOUNDED, CHINESE)
    if wounded and not has_victims:
        yield Change(f"{how_many(wounded)} wounded", sounds=True)


def _claims(before: Account, now: Account) -> Iterator[Change]:
    known = {said.what for said in before.claims}
    for said in now.claims:
        if said.what not in known and now.severity.is_violent:
            yield Change(f"Claim: {said.what} ({said.told.outlet})")


def _retractions(before: Account, now: Account) -> Iterator[Change]:
    for told in now.retracted:
        if told not in before.retracted:
            yield Change(f"{told.outlet} takes its report back")


def _places(before: Account, now: Account) -> Iterator[Change]:
    """A place that the one before neither holds nor lies in."""
    is_same = before.place in (now.place, *now.around) or now.place in before.around
    is_told = before.severity.is_event and now.severity.is_event and before.place and now.place
    if is_told and not is_same:
        yield Change(f"Place: {now.place}, not {before.place}")


def _confirmations(before: Account, now: Account) -> Iterator[Change]:
    if now.confirmed and not before.confirmed:
        (said,) = now.confirmed
        yield Change(f"Confirmed by {said.what} ({said.told.outlet})", sounds=True)
