"""YAML text as plain nodes: every scalar is text, every node knows its line.

YAML can do far more than a watchlist needs, and most of it is a trap: `NO` becomes false, 12:30 a number, and a few
hundred bytes of aliases fill the memory. So nothing is constructed here. The parser's events become nodes, and what a
watchlist has no use for (anchors, aliases, merge keys, tags, a second document, deep nesting) is refused on sight.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError
from ruamel.yaml.scanner import Scanner, ScannerError

from bot.errors import ConfigError
from bot.store.nodes import QUERY_HINT, Items, Node, Pairs, Text, shown

MAX_DEPTH = 8

_UNENDED = re.compile("end of stream|stream end")
_KEY = re.compile(r"\s*(?:- +)*([\w-]+)\s*:(?:\s|$)")


@lru_cache(maxsize=4)  # a change reads the text before it for its terms and for its lines
def read_nodes(text: str, where: str) -> Node:
    """Reads one YAML 1.2 document.

    Lines count from 1. Raises ConfigError at `where:line` for what is no YAML or more than a watchlist needs.
    """
    yaml = YAML(typ="safe", pure=True)
    yaml.Scanner = _ShallowScanner
    try:
        return _document(iter(yaml.parse(text)))
    except _Refused as refused:
        line, what = refused.line, refused.what
    except MarkedYAMLError as error:
        line, what = _marked_line(error), _one_line(error.problem or "this is no YAML")
    except ReaderError as error:
        line, what = text.count("\n", 0, error.position) + 1, f"the character #x{error.character:04X} is not allowed"
    except (YAMLError, ValueError, OverflowError) as error:  # an escape or a version number out of range
        line, what = 1, f"this is no YAML: {_one_line(str(error))}"
    raise ConfigError(f"{where}:{line}", QUERY_HINT if _is_in_query(text, line) else what)


class _Refused(Exception):
    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line
        self.what = what


class _ShallowScanner(Scanner):
    """Stops at the bracket that is too deep: the stock scanner would first look 1,024 characters ahead."""

    def fetch_flow_collection_start(self, *args: Any, **named: Any) -> None:  # noqa: ANN401 - passed on
        if self.flow_level >= MAX_DEPTH:
            raise ScannerError(None, None, _too_deep(), self.reader.get_mark())
        super().fetch_flow_collection_start(*args, **named)


def _too_deep() -> str:
    return f"nested deeper than {MAX_DEPTH} levels: a watchlist needs four"


def _document(events: Iterator[Event]) -> Node:
    node: Node | None = None
    for event in events:
        if isinstance(event, NodeEvent):
            node = _node(event, events, MAX_DEPTH)
        elif isinstance(event, DocumentStartEvent) and node is not None:
            raise _Refused(_line(event), "a second document starts here: write one watchlist a file")
    if node is None:
        raise _Refused(1, "is empty: write at least `watchlist:` and `terms:`")
    return node


def _node(event: NodeEvent, events: Iterator[Event], room: int) -> Node:
    _check(event, room)
    if isinstance(event, ScalarEvent):
        below = event.style in {"|", ">"}  # then its end is where the next thing begins
        return Text(_line(event), event.value, int(event.start_mark.column), int(event.end_mark.line) + (not below))
    inner, closed = _inner(events, room - 1)
    in_brackets = isinstance(event, CollectionStartEvent) and event.flow_style
    end = closed if in_brackets or not inner else inner[-1].end  # without brackets its end is where the next begins
    if isinstance(event, SequenceStartEvent):
        return Items(_line(event), inner, end)
    return Pairs(_line(event), tuple(_pairs(inner)), end)


def _inner(events: Iterator[Event], room: int) -> tuple[tuple[Node, ...], int]:
    """The nodes up to the end of the list or mapping that has just begun, and the line on which that end stands."""
    nodes: list[Node] = []
    while isinstance(event := next(events), NodeEvent):
        nodes.append(_node(event, events, room))
    return tuple(nodes), int(event.end_mark.line) + 1


def _check(event: NodeEvent, room: int) -> None:
    if isinstance(event, AliasEvent):
        raise _Refused(_line(event), f"the alias {shown(event.anchor)} is not taken: write the text out")
    if event.anchor:
        raise _Refused(_line(event), f"the anchor {shown(event.anchor)} is not taken: write the text out")
    if isinstance(event, (ScalarEvent, CollectionStartEvent)) and event.ctag:
        raise _Refused(_line(event), "tags (!) are not taken: everything here is text")
    if not room and not isinstance(event, ScalarEvent):
        raise _Refused(_line(event), _too_deep())


def _pairs(nodes: tuple[Node, ...]) -> Iterator[tuple[Text, Node]]:
    seen: dict[str, int] = {}
    for key, value in zip(nodes[::2], nodes[1::2], strict=True):
        if not isinstance(key, Text):
            raise _Refused(key.line, "a key must be a word")
        if key.text == "<<":
            raise _Refused(key.line, "merge keys (<<) are not taken: write the keys out")
        if key.text in seen:
            raise _Refused(key.line, f"{shown(key.text)} stands twice, first on line {seen[key.text]}: keep one")
        seen[key.text] = key.line
        yield key, value


def _line(event: Event) -> int:
    return int(event.start_mark.line) + 1


def _marked_line(error: MarkedYAMLError) -> int:
    """Where to look: a quote or bracket that never ends is wrong where it opens, not on the last line."""
    problem, context = error.problem_mark, error.context_mark
    mark = context if context and _UNENDED.search(error.problem or "") else problem or context
    return mark.line + 1 if mark else 1


def _one_line(text: str) -> str:
    return " ".join(text.split())[:200]


def _is_in_query(text: str, line: int) -> bool:
    """Whether the last key that opens at or above the line is `query`."""
    for candidate in reversed(text.split("\n")[:line]):
        if found := _KEY.match(candidate):
            return found[1] == "query"
    return False
