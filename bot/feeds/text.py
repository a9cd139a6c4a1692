"""Markup in, the words a reader would see out."""

from __future__ import annotations

import re

_UNSEEN = ["script", "style", "template", "noscript", "iframe", "noframes", "noembed"]
_BLOCK = re.compile(
    r"<(?=/?(?:address|article|aside|blockquote|br|button|caption|center|dd|details|dialog|dir|div|dl|dt|fieldset"
    r"|figcaption|figure|footer|form|h[1-6]|header|hgroup|hr|img|input|legend|li|main|menu|nav|ol|optgroup|option|p|pre"
    r"|section|select|summary|table|tbody|td|textarea|tfoot|th|thead|title|tr|ul|video)\b)",
    re.IGNORECASE,
)


def plain(markup: str) -> str:
    """The text of a piece of HTML: unseen elements gone, entities decoded once, white space made single spaces.

    Block elements part words (`Dasu</p><p>dam` is two), inline ones do not (`<b>C</b>PEC` is one). What holds neither
    `<` nor `&` comes back unchanged.
    """
    if "<" not in markup and "&" not in markup:
        return markup
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(_BLOCK.sub(" <", markup))
    tree.strip_tags(_UNSEEN)
    root = tree.root
    return " ".join(root.text(deep=True).split()) if root else ""
