"""The shape of a watchlist file as a JSON schema, so that an editor completes keys and marks mistakes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bot.errors import ConfigError
from bot.model import Priority, Undecided

NAME = "watchlist.schema.json"

_TEXT: dict[str, Any] = {"type": ["string", "number", "boolean"]}  # YAML types what we read as text
_TEXTS = {"type": "array", "items": _TEXT}


def watchlist_schema() -> dict[str, Any]:
    """The schema of a watchlist file (JSON Schema 2020-12)."""
    rule = {"enum": [each.value for each in Undecided]}
    term = {
        "term": _TEXT | {"description": "The name of what is watched."},
        "priority": {"enum": [each.value for each in Priority]},
        "any": _TEXTS | {"description": "Names that always count."},
        "ambiguous": _TEXTS | {"description": "Names that count only with `with` and without `without`."},
        "with": _TEXTS | {"description": "Words of which one must stand in the same article."},
        "without": _TEXTS | {"description": "Words that make an ambiguous name not count."},
        "query": _TEXT | {"description": "AND OR NOT ( ) phrase prefix* NEAR/n ONEAR/n title: source: lang: =exact"},
        "note": _TEXT | {"description": "One line of ours."},
        "passage": _TEXT | {"description": "Up to ten words of the published piece, letter for letter."},
        "undecided": rule | {"description": "What follows when nothing decides an ambiguous name."},
    }
    watches = [{"required": [key]} for key in ("any", "ambiguous", "query")]
    context = dict.fromkeys(("title", "author", "publisher", "date", "url"), _TEXT)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "ironwatch watchlist",
        **_mapping({
            "watchlist": _TEXT | {"description": "The list's name, as in /subscribe NAME."},
            "title": _TEXT,
            "about": _TEXT,
            "context": _mapping(context),
            "undecided": rule,
            "trusted": _TEXTS | {"description": "Parts of outlets or hosts whose undecided hits alert."},
            "terms": {"type": "array", "items": _mapping(term, "term") | {"anyOf": watches}},
        }, "watchlist", "terms"),
    }  # fmt: skip


def write_schema(folder: Path) -> Path:
    """Writes the schema beside the watchlists and gives its path. Raises ConfigError when it cannot."""
    path = folder / NAME
    try:
        path.write_text(json.dumps(watchlist_schema(), indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise ConfigError(str(path), f"cannot be written: {error.strerror}") from error
    return path


def _mapping(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    made = {"type": "object", "properties": properties, "additionalProperties": False}
    return made | ({"required": list(required)} if required else {})
