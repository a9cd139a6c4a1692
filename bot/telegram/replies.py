"""The sentences that people read: short, and each with the next step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, tzinfo
from difflib import get_close_matches
from typing import Protocol

from bot.changes import called
from bot.core.spans import Line, Span, Style, counted
from bot.model import Mode, Watchlist
from bot.telegram.links import inert
from bot.telegram.menus import title_of
from bot.telegram.render import clean

ABOUT = (
    "I read news feeds and tell you once when something you watch happens.\n"
    "Every alert names its sources and links to the passage that explains why it matters.\n"
    "The rest of the time I am quiet."
)
NEXT = "Next: /subscribe to choose what to follow."
NOW_OWNER = "You are now an owner of this bot."
NOW_GUEST = "Welcome: you were invited."
STRANGER = "This bot is private. Please ask its owner to let you in."
STRANGE_GROUP = "This bot is private. Once one of its owners is here, an admin can /subscribe."
ONLY_ADMINS = "Only an admin can change what is followed here. /status shows what is."
NOT_YOURS = "These buttons are for the admins of a channel, and for the members of a group."
ONLY_OWNERS = "Only an owner of this bot does that, since it is the same for all chats. /help shows what you can do."
TOO_MANY = "That was a lot at once. Please wait a minute."
NO_ROOM = "Too much was said here in the last minute for an answer to it. Press again in a minute."
DONE = "That was done just before I was restarted. /status shows how things stand."
NOT_WRITTEN = "I cannot write anything down just now: my disk is full or broken. Please try again later."
WENT_WRONG = "Something went wrong here; it is logged."
OLD_BUTTON = "This button is from an older menu. Send the command again for a new one."
OLD_OFFER = "This button is from an older menu: such ones hold for a day. Send the command again for a new one."
NO_LISTS = "There is no watchlist yet. An owner can put one into the folder watchlists/."
NOTHING_HELD = "Nothing is followed here. /subscribe shows what there is."
CHOOSE = "What shall be followed here? ✓ marks what is; press again to stop it."
CHOOSE_END = "Which shall end here?"
REPLY_TO_IMPORT = "To put this file in force as the chat's own list, reply to it with /import."
ONLY_COMMANDS = "I read commands only. Try /subscribe, or /help for all of them."


class Counts(Protocol):
    """What the state of things is told from."""

    @property
    def feeds(self) -> int: ...  # noqa: D102
    @property
    def failing(self) -> int: ...  # noqa: D102
    @property
    def articles(self) -> int: ...  # noqa: D102
    @property
    def stories(self) -> int: ...  # noqa: D102
    @property
    def waiting(self) -> int: ...  # noqa: D102
    @property
    def sent(self) -> int: ...  # noqa: D102
    @property
    def last_poll(self) -> datetime | None: ...  # noqa: D102


_PARTS = {
    "Begin": ("start", "subscribe", "unsubscribe", "status", "digest"),
    "In reply to an alert": ("why", "more", "mute", "notforus", "evidence", "merge"),
    "How this chat is told": ("settings", "quiet", "timezone", "unmute"),
    "What is watched": ("lists", "add", "edit", "remove", "test", "export", "import", "feeds", "addfeed", "removefeed"),
    "Look back": ("handover", "history", "undo", "search", "split"),
}
_ELSE = "People and this chat"


def help_with(commands: Mapping[str, str]) -> Iterator[str | Line]:
    """What there is, a part after the other, line by line."""
    placed = {name for names in _PARTS.values() for name in names}
    for title, names in (*_PARTS.items(), (_ELSE, tuple(name for name in commands if name not in placed))):
        if lines := [f"/{name} – {commands[name]}" for name in names if name in commands]:
            yield (Span(title, Style.STRONG),)
            yield from lines
    yield "Example: /subscribe iron-brother"


def unknown(command: str, commands: Iterable[str]) -> str:
    """For a command that does not exist."""
    near = get_close_matches(command, commands, 1)
    return f"There is no such command{f'; did you mean /{near[0]}?' if near else '.'} /help shows all of them."


def unknown_list(error: str, near: str, command: str) -> str:
    """For a watchlist that does not exist; `error` says so."""
    return f"{inert(clean(error))}\nExample: /{command} {near or 'iron-brother'}; /{command} alone is a menu."


def unknown_mode(said: str, name: str) -> str:
    """For a subscription that shall be told at a time which there is not."""
    return f"“{inert(said)}” is none of instant, hourly, digest.\nExample: /subscribe {inert(name)} hourly"


ONLY_OWNERS_ADD = "Only an owner adds feeds here, since everybody may use this bot."
WHEN = {Mode.INSTANT: "at once", Mode.HOURLY: "once an hour", Mode.DIGEST: "once a day"}
_TOLD = {
    Mode.INSTANT: "new stories from now on, each at once",
    Mode.HOURLY: "new stories in one message an hour, urgent ones at once",
    Mode.DIGEST: "new stories in the digest alone; /digest says when it comes",
}


def subscribed(watchlist: Watchlist, mode: Mode, *, new: bool) -> str:
    """For a subscription that now is."""
    title = inert(title_of(watchlist))
    if not new:
        return f"{title} is followed here already. /status shows how things stand."
    return f"Following {title} here: {_TOLD[mode]}. /unsubscribe {called(watchlist.name)} ends it."


def unsubscribed(name: str, *, was: bool) -> str:
    """For a subscription that now is not."""
    if not was:
        return f"{inert(clean(name))} was not followed here. /status shows what is."
    return f"No longer following {inert(clean(name))} here. /subscribe {name} takes it up again."


def followed(titles: Sequence[str]) -> str:
    """What a chat follows, as a line."""
    return f"Followed here: {', '.join(map(inert, titles))}" if titles else NOTHING_HELD


def status(counts: Counts, titles: Sequence[str], as_of: datetime, zone: tzinfo) -> str:
    """How things stand; times of day in `zone`."""
    read = f"last read {_clock(counts.last_poll, as_of, zone)}" if counts.last_poll else "none read yet"
    failing = f", {counts.failing} failing" if counts.failing else ""
    return (
        f"Feeds: {counts.feeds}{failing}; {read}\n"
        f"Archive: {counted(counts.articles, 'article')}, {counted(counts.stories, 'story')}\n"
        f"Messages: {counts.sent:,} sent, {counts.waiting:,} waiting\n"
        f"{followed(titles)}"
    )


def date_and_time(moment: datetime, zone: tzinfo) -> str:
    """A time with its day, as people in the zone say it."""
    local = moment.astimezone(zone)
    return f"{local:%a} {local.day} {local:%b %H:%M %Z}"


def _clock(moment: datetime, as_of: datetime, zone: tzinfo) -> str:
    local = moment.astimezone(zone)
    day = "" if local.date() == as_of.astimezone(zone).date() else f"{local.day} {local:%b} "
    return f"{day}{local:%H:%M} {local:%Z}"
