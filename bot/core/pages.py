"""What the page behind an entry decides of the hits that the entry itself leaves open."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.model import Article, Found, Hit

SENTENCE_CHARS = 200
_ENDS = re.compile(r"[.!?。！？۔؟।]+[\s\"'”’»)]*|\n+")

YES, NO, UNDECIDED = "yes", "no", "undecided"


def decide(found: Found, page: str, match: Callable[[Article], tuple[Hit, ...]]) -> tuple[Found, str]:
    """The same article with its open hits judged again, as if its page stood behind its text; and the outcome.

    Yes: at least one became certain, and the sentence that made it so is kept. No: the page vetoed them all. Terms that
    only the page names are no hits: an article is about what its title and summary say.
    """
    article = found.article
    whole = replace(article, text=f"{article.text}\n{page}")
    again = {(hit.watchlist, hit.term): hit for hit in match(whole)}
    hits, sentence, outcome = [], "", NO
    for hit in found.hits:
        judged = hit if hit.decided else again.get((hit.watchlist, hit.term))
        if judged is None:
            continue
        hits.append(replace(hit, decided=judged.decided))
        if judged.decided and not hit.decided:
            outcome = YES
            sentence = sentence or _deciding_sentence(judged, whole.text, len(article.text) + 1)
        elif outcome == NO:
            outcome = UNDECIDED
    return replace(found, hits=tuple(hits), sentence=sentence), outcome


def _deciding_sentence(hit: Hit, text: str, page_start: int) -> str:
    """The first sentence of the page that gives the hit its context or names it in full."""
    spans = [match for match in (*hit.context, *hit.matches) if match.field == "text" and match.start >= page_start]
    if not spans:
        return ""
    start, end = spans[0].start, spans[0].end
    before = [found.end() for found in _ENDS.finditer(text, page_start, start)]
    after = _ENDS.search(text, end)
    first = max(before[-1] if before else page_start, start - SENTENCE_CHARS // 2)
    last = min(after.end() if after else len(text), first + SENTENCE_CHARS)
    return text[first:last].strip()
