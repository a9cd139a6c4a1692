"""What passes between people and the features that serve them: a call, a press, a reply, and the table of features."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, MessageEntity

from bot.actions import Actions
from bot.core.spans import Line
from bot.digests import Digests
from bot.editor import Editor, Person
from bot.librarian import Librarian
from bot.model import Destination, Draw
from bot.scout import Scout
from bot.telegram.access import Caller, Standing
from bot.telegram.pictures import no_picture
from bot.telegram.reading import Command
from bot.telegram.render import page

VERSION = "1"  # of the codes behind buttons


@dataclass(frozen=True, slots=True)
class Times:
    """The clock, and the zone in which times of day are shown."""

    clock: Callable[[], datetime]
    zone: tzinfo


@dataclass(frozen=True, slots=True)
class Staff:
    """Those who do what people ask for: subscriptions and rights, lists, questions to the archive, feeds, digests.

    `draw` makes a digest's picture.
    """

    actions: Actions
    editor: Editor
    librarian: Librarian
    scout: Scout
    digests: Digests
    draw: Draw = no_picture


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that somebody asked for: who, and what that person is there now."""

    caller: Caller
    standing: Standing

    @property
    def here(self) -> Destination:
        """Where it was asked for."""
        return self.caller.destination

    @property
    def person(self) -> Person:
        """Who asked, for those who make changes."""
        return Person(self.here, self.caller.user)


@dataclass(frozen=True, slots=True)
class Call(Asked):
    """A command, and the message that it was given in."""

    command: Command
    message: Message

    @property
    def said(self) -> str:
        """What stands behind the command."""
        return self.command.argument


@dataclass(frozen=True, slots=True)
class Press(Asked):
    """A button that was pressed: what stands behind its code's letter."""

    code: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said in answer, with a menu below it or none, or with files (their names and what they hold)."""

    text: str
    menu: InlineKeyboardMarkup | None = None
    files: tuple[tuple[str, bytes], ...] = ()
    entities: tuple[MessageEntity, ...] = ()

    @classmethod
    def of(cls, *lines: str | Line, menu: InlineKeyboardMarkup | None = None) -> Reply:
        """Lines within the service's limits; those made of spans are somebody else's words."""
        made = page(line for line in lines if line)
        return cls(made.text, menu, entities=made.entities)


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a press came to: a sentence for who pressed, and what the message with the buttons says from now on.

    `buttons` alone may change below it; `tells` is a message to all; `deletes` are messages to be taken back.
    """

    said: str
    shows: Reply | None = None
    buttons: InlineKeyboardMarkup | None = None
    tells: Reply | None = None
    deletes: tuple[int, ...] = ()


Answer = Callable[[Call], Awaitable[Reply]]
OnPress = Callable[[Press], Awaitable[Pressed]]


@dataclass(frozen=True, slots=True)
class Feature:
    """A command: its name, its line in /help and in the menu, and what answers it.

    `admins` says that only those may use it who may change what is followed, `owners` that only owners may; others are
    told so.
    """

    name: str
    does: str
    answer: Answer
    admins: bool = False
    owners: bool = False

    def is_for(self, standing: Standing) -> bool:
        """Whether somebody of this standing may use it."""
        return standing is Standing.OWNER or (not self.owners and (standing.may_change or not self.admins))


@dataclass(frozen=True, slots=True)
class Service:
    """What one module of the chat offers: its commands, and its buttons by the letter that their codes begin with."""

    features: tuple[Feature, ...] = ()
    presses: Mapping[str, OnPress] = field(default_factory=dict)


def button(label: str, letter: str, code: str) -> InlineKeyboardButton:
    """A button whose code is `letter` and `code` behind the version of our codes: 64 bytes at most."""
    return InlineKeyboardButton(label, callback_data=f"{VERSION}{letter}{code}")


def menu(*rows: list[InlineKeyboardButton]) -> InlineKeyboardMarkup:
    """Rows of buttons."""
    return InlineKeyboardMarkup(rows)
