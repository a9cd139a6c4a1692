"""What a browser makes of a page, and what would be markup if it were not text."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import strategies as st

HOSTILE_PARTS = st.sampled_from(
    ["<script>", "</td>", "'", '"', "&lt;", "-->", "]]>", " onclick=x", "x", "<!--", "\u202e"]
)


class Seen(HTMLParser):
    """What a browser makes of a page: its elements, where they lead, and what its cells say."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str | None] = []
        self.said = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes an element."""
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name in {"href", "src"} or name.startswith("on")]

    def handle_data(self, data: str) -> None:
        """Notes text."""
        self.said += data
