"""What was changed from a chat, as /history and /undo tell it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo

from bot.changes import OWN, Change, Deed, called
from bot.core.spans import Line, Span, Style
from bot.core.spoken import daily_said
from bot.core.timetable import daily_of
from bot.model import Mode, Scope
from bot.telegram import replies
from bot.telegram.sayings import Lines, theirs

_DID = {Deed.ADD: "added", Deed.EDIT: "changed", Deed.REMOVE: "took off", Deed.IMPORT: "imported"}
_CHARS = 100


@dataclass(frozen=True, slots=True)
class Past:
    """Tells changes in a chat's `zone`. `titles` are those of lists by name, and of muted stories by id."""

    zone: tzinfo
    titles: Mapping[str, str]

    def told(self, number: int, change: Change, who: str) -> Line:
        """A change on a line: its number, when, who, what, before and after."""
        at = change.at.astimezone(self.zone)
        back = " (taken back)" if change.undone else ""
        start = Span(f"{number}. {at:%-d %b %H:%M} {who}: ")
        if change.deed.is_setting:
            topic = f" (topic {change.topic})" if change.topic else ""
            return (start, Span(f"{self.setting(change)}{topic}{back}"))
        list_ = "" if change.watchlist == OWN else f" ({change.watchlist})"
        told = " → ".join(_cut(each) for each in (change.was, change.now) if each)
        did = Span(f"{_DID[change.deed]} ")
        return (start, did, Span(change.term, Style.STRONG), Span(f"{list_}: {told}{back}"))

    def undone(self, change: Change) -> Lines:
        """For a change that was taken back."""
        where = "this chat's own list" if change.watchlist == OWN else theirs(change.watchlist)
        if change.deed.is_setting:
            yield f"Taken back. {theirs(self.setting(replace(change, before=change.after, after=change.before)))}."
        elif change.deed is Deed.IMPORT:
            yield f"Taken back: {where} is as it was before the import."
        elif change.was:
            yield f"Taken back: “{theirs(change.term)}” is as it was ({where})."
            yield (Span(change.was),)
        else:
            yield f"Taken back: “{theirs(change.term)}” is no longer watched ({where})."
        yield "/history shows what else can be taken back."

    def setting(self, change: Change) -> str:
        """What a change made of a setting, such as “quiet hours: none → 23:00-06:00”."""
        before, after = (json.loads(state) if state else {} for state in (change.before, change.after))
        match change.deed:
            case Deed.FOLLOW:
                what = f"list {_cut(self.titles.get(change.term, called(change.term)))}"
                was, now = _mode(before), _mode(after)
            case Deed.MUTE:
                what, was, now = f"mute of {self._muted(change.term)}", self._until(before), self._until(after)
            case Deed.ZONE:
                what, was, now = "time zone", before.get("zone", "the usual"), after.get("zone", "the usual")
            case Deed.QUIET:
                what, was, now = "quiet hours", _hours(before), _hours(after)
            case Deed.DIGEST:
                what, was, now = "digest", _daily(before), _daily(after)
            case _:
                what, was, now = (
                    f"feed {_cut(change.term)}",
                    *(("read" if each else "not read") for each in (before, after)),
                )
        return f"{what}: {was} → {now}"

    def _muted(self, name: str) -> str:
        scope, _, what = name.partition(":")
        return _cut(f"“{self.titles.get(what, 'a story')}”" if scope == Scope.STORY else what)

    def _until(self, state: Mapping[str, float]) -> str:
        if not state:
            return "none"
        return f"until {replies.date_and_time(datetime.fromtimestamp(state['until'], UTC), self.zone)}"


def _mode(state: Mapping[str, str]) -> str:
    return replies.WHEN[Mode(state["mode"])] if state else "not followed"


def _daily(state: Mapping[str, str]) -> str:
    return daily_said(daily_of(state["at"], state["days"])) if state else "none"


def _hours(state: Mapping[str, str]) -> str:
    return f"{state['quiet']}{', urgent too' if state['for_all'] else ''}" if state else "none"


def _cut(text: str) -> str:
    return text if len(text) <= _CHARS else f"{text[: _CHARS - 1]}…"
