"""The emulator against Telegram's own library: texts and links are judged alike. Skipped where that is absent."""

from __future__ import annotations

import json
from html import escape
from typing import Any

import pytest
from botapi.rules import check_link
from botapi.texts import format_text, utf16
from hypothesis import given
from hypothesis import strategies as st

tdjson = pytest.importorskip("tdjson", reason="pip install tdjson: Python 3.11 on x86-64 only")

LETTERS = st.sampled_from("aZ9 \n\t.é漢😀🇵🇰\u200d\u00a0\u202e\u2028\x07&<>\"'")
HOSTS = st.sampled_from(
    ["paper.example", "PAPER.example", "localhost", "a.b:80", "a.b:0", "u@a.b", "[::1]", ".", "ü.example", "a b.c", ""]
)
SCHEMES = st.sampled_from(["http://", "https://", "HTTPS://", "", "ftp://", "javascript:"])
PATHS = st.just("") | st.text(st.sampled_from("/a?=#& %é"), max_size=6).map(lambda rest: f"/{rest}".rstrip())


def ask(request: str, **given: Any) -> dict[str, Any]:
    """What the library answers."""
    answer: dict[str, Any] = json.loads(tdjson.td_execute(json.dumps({"@type": request, **given}).encode()))
    return answer


@pytest.fixture(autouse=True, scope="module")
def _quiet() -> None:
    tdjson.td_execute(json.dumps({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0}).encode())


@given(st.text(LETTERS, max_size=8), st.text(LETTERS, max_size=8), st.text(LETTERS, max_size=8))
def test_a_text_is_cleaned_and_marked_as_by_the_service(before: str, bold: str, after: str) -> None:
    before, bold, after = f"a{before}", f"b{bold}b", f"{after}z"  # the service trims elsewhere
    span = {"offset": utf16(before), "length": utf16(bold)}
    marked = [{"@type": "textEntity", "type": {"@type": "textEntityTypeBold"}, **span}]
    answer = ask("getMarkdownText", text={"@type": "formattedText", "text": before + bold + after, "entities": marked})
    ours = format_text(before + bold + after, [{"type": "bold", **span}])
    start = answer["text"].index("**")
    assert ours.text == answer["text"].replace("**", "")
    assert ours.entities[0]["offset"] == utf16(answer["text"][:start])


@given(SCHEMES, HOSTS, PATHS)
def test_a_link_is_kept_or_refused_as_by_the_service(scheme: str, host: str, path: str) -> None:
    html = f'<a href="{escape(scheme + host + path)}">x</a>'
    answer = ask("parseTextEntities", text=html, parse_mode={"@type": "textParseModeHTML"})
    kept = [each["type"]["url"] for each in answer.get("entities", ()) if "url" in each["type"]]
    try:
        ours = [check_link(scheme + host + path)]
    except ValueError:
        ours = []
    assert ours == kept
