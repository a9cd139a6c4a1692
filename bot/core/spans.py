"""What messages are set of: runs of styled text, times in the reader's zone, and a few words that all of them share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import Enum

from bot.account import Account, Severity

_PROVINCES = {"Khyber Pakhtunkhwa": "KP", "Gilgit-Baltistan": "GB", "Azad Kashmir": "AJK"}


class Style(Enum):
    """How a span is set. Every medium maps these to what it has."""

    PLAIN = "plain"
    STRONG = "strong"
    MARK = "mark"
    QUIET = "quiet"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style; `url` makes it a link."""

    text: str
    style: Style = Style.PLAIN
    url: str = ""


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class When:
    """When a message is sent, and the zone of its readers."""

    as_of: datetime
    zone: tzinfo

    def clock(self, moment: datetime) -> str:
        """The local time of day, with the date when it is not the day of `as_of`."""
        local = moment.astimezone(self.zone)
        is_today = local.date() == self.as_of.astimezone(self.zone).date()
        return f"{local:%H:%M}" if is_today else f"{self.day(moment)} {local:%H:%M}"

    def day(self, moment: datetime) -> str:
        """The local day, with the year when it is not that of `as_of`."""
        day = moment.astimezone(self.zone).date()
        this_year = self.as_of.astimezone(self.zone).year
        return f"{day.day} {day:%b}" if day.year == this_year else f"{day.day} {day:%b %Y}"


def plain_text(lines: Sequence[Line]) -> str:
    """The lines as text without style."""
    return "\n".join("".join(span.text for span in line) for line in lines)


def mark_of(severity: Severity) -> str:
    """The sign of an event: red for violence."""
    return "🔴" if severity.is_violent else "🟠"


def place_of(account: Account) -> str:
    """Where it was, with the province in short."""
    province = account.province if account.province != account.place else ""
    return ", ".join(filter(None, (account.place, _PROVINCES.get(province, province))))


def counted(number: int, noun: str) -> str:
    """A number with its noun."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"


def short_title(title: str) -> str:
    """A work's title without its subtitle."""
    return title.partition(":")[0].strip() or "context"
