"""The schema that editors get: it knows the same keys as the reader."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.errors import ConfigError
from bot.store.files import parse_watchlist
from bot.store.schemafile import NAME, watchlist_schema, write_schema

FOLDER = Path(__file__).parents[1] / "watchlists"
SCHEMA = watchlist_schema()
TERM: dict[str, Any] = SCHEMA["properties"]["terms"]["items"]
SAMPLES = {"priority": "urgent", "undecided": "silent", "url": "https://review.example/"}


def refused(text: str) -> str:
    try:
        parse_watchlist(text, "x.yaml")
    except ConfigError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("key", sorted(set(TERM["properties"]) - {"term", "any"}))
def test_the_reader_knows_every_key_of_a_term_in_the_schema(key: str) -> None:
    value = "[x]" if TERM["properties"][key].get("type") == "array" else SAMPLES.get(key, "x")
    assert refused(f"watchlist: a\nterms:\n  - term: T\n    any: [t]\n    {key}: {value}\n") == ""


@pytest.mark.parametrize("key", sorted(SCHEMA["properties"]["context"]["properties"]))
def test_the_reader_knows_every_key_of_the_context_in_the_schema(key: str) -> None:
    context = f"context:\n  {key}: {SAMPLES.get(key, 'x')}\n"
    assert refused(f"watchlist: a\n{context}terms:\n  - term: T\n    any: [t]\n") == ""


@pytest.mark.parametrize("key", ["watchlist", "terms"])
def test_what_the_schema_requires_the_reader_requires(key: str) -> None:
    whole = {"watchlist": "watchlist: a\n", "terms": "terms:\n  - term: T\n    any: [t]\n"}
    assert key in SCHEMA["required"]
    assert key in refused("".join(text for name, text in whole.items() if name != key))


def test_neither_schema_nor_reader_knows_other_keys() -> None:
    assert SCHEMA["additionalProperties"] is TERM["additionalProperties"] is False
    assert "colour" in refused("watchlist: a\ncolour: red\nterms:\n  - term: T\n    any: [t]\n")


def test_the_schema_that_ships_is_the_one_that_is_written(tmp_path: Path) -> None:
    assert json.loads(write_schema(tmp_path).read_text()) == json.loads((FOLDER / NAME).read_text())


def test_a_schema_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=NAME):
        write_schema(tmp_path / "nowhere")
