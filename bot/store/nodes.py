"""What a YAML file holds, as plain nodes that know their line, and how a mapping of known keys is read from them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from bot.errors import ConfigError

MAX_NAME = 64
QUERY_HINT = "YAML cannot hold this query plain: write `query: >-` and the query on the next line, indented"

# Control characters, line separators, bidi overrides and half surrogates: none of them may reach a message or a button.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")

_Choice = TypeVar("_Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar as it was written, whatever YAML would make of it.

    It starts at `line` and `column` and ends on line `end`, blank lines below it included. Lines count from 1, columns
    from 0.
    """

    line: int
    text: str
    column: int
    end: int


@dataclass(frozen=True, slots=True)
class Items:
    """A list. Its lines are counted as those of a text."""

    line: int
    items: tuple[Node, ...]
    end: int


@dataclass(frozen=True, slots=True)
class Pairs:
    """A mapping in the order of the file, each key once. Its lines are counted as those of a text."""

    line: int
    pairs: tuple[tuple[Text, Node], ...]
    end: int


Node = Text | Items | Pairs


class Fields:
    """A mapping whose keys are known. Whatever is wrong with it is a ConfigError that names file and line."""

    def __init__(self, node: Node, where: str, keys: tuple[str, ...]) -> None:
        if not isinstance(node, Pairs):
            raise _error(where, node, f"keys belong here, such as `{keys[0]}: …`")
        for key, _ in node.pairs:
            if key.text not in keys:
                raise _error(where, key, f"{shown(key.text)} is no key here{nearest(key.text, keys)}")
        self._node = node
        self._where = where
        self._values = {key.text: (key, value) for key, value in node.pairs}

    def line(self, key: str) -> int:
        """The line on which the key stands."""
        return self._values[key][0].line if key in self._values else self._node.line

    def error(self, key: str, what: str) -> ConfigError:
        """The error that says what is wrong with a key."""
        return ConfigError(f"{self._where}:{self.line(key)}", f"`{key}` {what}")

    def error_at(self, text: str, what: str) -> ConfigError:
        """The error about a text that stands here, at a key or in a list: it names the line of that text."""
        values = [value for _, value in self._values.values()]
        items = [item for value in values if isinstance(value, Items) for item in value.items]
        places = [node for node in (*items, *values) if isinstance(node, Text) and node.text.strip() == text.strip()]
        return _error(self._where, places[0] if places else self._node, what)

    def value(self, key: str) -> Node | None:
        """What stands at a key, None when the key is not there."""
        return self._values[key][1] if key in self._values else None

    def paragraph(self, key: str) -> str:
        """Text of one or more lines, empty when the key is not there."""
        value = self.value(key)
        if value is None:
            return ""
        if not isinstance(value, Text):
            raise self.error(key, f"must be text: {QUERY_HINT}" if key == "query" else "must be text")
        if _UNSEEN.search(value.text):
            raise self.error(key, "holds an invisible character: type it anew")
        return value.text.strip()

    def text(self, key: str) -> str:
        """Text of one line, empty when the key is not there."""
        text = self.paragraph(key)
        if "\n" in text:
            raise self.error(key, "must be one line")
        return text

    def name(self, key: str) -> str:
        """A text that must be there, short enough for a button and a command."""
        if key not in self._values:
            raise self.error(key, f"is missing: write `{key}: NAME`")
        name = self.text(key)
        if not 0 < len(name) <= MAX_NAME:
            raise self.error(key, f"must be a name of 1 to {MAX_NAME} characters")
        return name

    def choice(self, key: str, choices: type[_Choice]) -> _Choice | None:
        """One of a few words, None when the key is not there."""
        if key not in self._values:
            return None
        word = self.text(key)
        if word not in tuple(choices):
            raise self.error(key, f"cannot be {shown(word)}{nearest(word, choices)}")
        return choices(word)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, empty when the key is not there."""
        value = self.value(key)
        if value is None:
            return ()
        if not isinstance(value, Items):
            raise self.error(key, f"must be a list: write `{key}: [one, two]`")
        return tuple(self._item(key, item) for item in value.items)

    def _item(self, key: str, item: Node) -> str:
        if not isinstance(item, Text):
            raise _error(self._where, item, f"each of `{key}` must be text: put quotes around it")
        text = item.text.strip()
        if not text or "\n" in text or _UNSEEN.search(text):
            raise _error(self._where, item, f"each of `{key}` must be one line of visible text")
        return text

    def inner(self, key: str, keys: tuple[str, ...]) -> Fields:
        """The mapping at a key; an empty one when the key is not there."""
        value = self.value(key)
        return Fields(Pairs(self._node.line, (), self._node.line) if value is None else value, self._where, keys)

    def entries(self, key: str, keys: tuple[str, ...]) -> tuple[Fields, ...]:
        """The mappings of the list that must stand at a key."""
        value = self.value(key)
        if value is None:
            raise self.error(key, f"is missing: write `{key}:` and the list below it")
        if not isinstance(value, Items) or not value.items:
            raise self.error(key, f"must be a list whose entries start with `- {keys[0]}:`")
        return tuple(Fields(item, self._where, keys) for item in value.items)


def shown(text: str) -> str:
    """Text from a file as an error may show it: in quotes, short, on one line, nothing invisible."""
    return repr(text if len(text) <= 40 else text[:39] + "…")


def nearest(word: str, known: Iterable[str]) -> str:
    """The end of a sentence about an unknown word: the known one it looks like, else all of them."""
    names = list(known)
    close = difflib.get_close_matches(word.lower()[:MAX_NAME], names, n=1)
    return f"; did you mean `{close[0]}`?" if close else f"; known are {', '.join(names)}"


def _error(where: str, node: Node, what: str) -> ConfigError:
    return ConfigError(f"{where}:{node.line}", what)
