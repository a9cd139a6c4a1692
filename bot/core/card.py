"""An alert's facts: which article leads, what is quoted, which words are marked, where the context is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from bot.account import CHINESE, Account, Harm, Severity
from bot.core.facts import leaves_nationality_open
from bot.core.watched import Watched
from bot.model import Article, Card, Context, Found, Hit, Match, Priority, Term

SNIPPET_CHARS = 200
_LEAD_IN = 70  # characters shown before the first matched word, so that it is read in its sentence


def card_of(
    story: str, told: Sequence[Found], watched: Watched, account: Account, outdated: Collection[str] = ()
) -> Card:
    """The card of a story: `told` are its articles with the hits that may alert, the earliest first; never none.

    The first article with the loudest term leads: a blast near a town gives way to an attack on Chinese engineers. One
    that is `outdated` does so only if all are: its headline gives a toll that no longer stands.
    """
    hits = sorted(_each_term_once(told), key=watched.loudness)
    priority = watched.priority(hits[0])
    loudest = [found for found in told if any(hit.term == hits[0].term for hit in found.hits)]
    leads = min(loudest, key=lambda found: found.article.id in outdated)
    lead, watchlist = leads.article, watched.lists[hits[0].watchlist]
    matches = [match for hit in leads.hits for match in hit.matches]
    snippet = snippet_of(lead, matches)
    context_term = _term_with_passage(hits, watched)
    return Card(
        story=story,
        priority=priority,
        terms=tuple(dict.fromkeys(hit.term for hit in hits)),
        title=lead.title,
        title_marks=_spans(match for match in matches if match.field == "title"),
        url=lead.url,
        outlet=lead.outlet,
        article=lead.key,
        published=lead.published,
        seen=lead.at if lead.seen is None else lead.seen,
        account=account,
        snippet=snippet.text,
        marks=snippet.marks,
        remarks=_remarks(leads, told),
        context_title=watchlist.context.title,
        context_url=context_url(watchlist.context, context_term.passage if context_term else ""),
        context_term=context_term.name if context_term else "",
        sounds=priority is Priority.URGENT and is_alarming(account),
    )


def is_alarming(account: Account) -> bool:
    """Whether a story may make a noise: an event, Chinese victims, or news that we cannot read."""
    has_victims = any(account.highest(harm, CHINESE) for harm in Harm)
    return account.severity.is_event or account.severity is Severity.UNREAD or has_victims


def context_url(context: Context, passage: str) -> str:
    """The link to a passage of the context, as a text fragment; to its top without one.

    Hyphens are encoded too: a bare one separates the fragment's parts (https://wicg.github.io/scroll-to-text-fragment/).
    """
    if not passage or not context.url:
        return context.url
    return f"{context.url}#:~:text={quote(passage, safe='').replace('-', '%2D')}"


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of text with the spans in it that matched."""

    text: str = ""
    marks: tuple[tuple[int, int], ...] = ()


def snippet_of(article: Article, matches: Iterable[Match]) -> Snippet:
    """At most 200 characters of the text around the first match in it, cut between words; its start without one."""
    spans = _spans(match for match in matches if match.field == "text")
    text = article.text
    if len(text) <= SNIPPET_CHARS:
        return Snippet(text, spans)
    start = max(0, min(spans[0][0] - _LEAD_IN, len(text) - SNIPPET_CHARS + 2)) if spans else 0
    start = _after_space(text, start, spans[0][0]) if start else 0
    end = _before_space(text, start + SNIPPET_CHARS - 2)
    shown = f"{'…' * (start > 0)}{text[start:end]}{'…' * (end < len(text))}"
    offset = (start > 0) - start
    return Snippet(shown, tuple((a + offset, b + offset) for a, b in spans if a >= start and b <= end))


def _after_space(text: str, start: int, limit: int) -> int:
    """The first place after a space from `start` on, not beyond `limit`; `start` itself in a text without spaces."""
    space = text.find(" ", start, limit)
    return start if space < 0 else space + 1


def _before_space(text: str, end: int) -> int:
    """The last place before a space up to `end`, unless that would lose more than a quarter."""
    if end >= len(text):
        return len(text)
    space = text.rfind(" ", end - SNIPPET_CHARS // 4, end)
    return end if space < 0 else space


def _spans(matches: Iterable[Match]) -> tuple[tuple[int, int], ...]:
    """Sorted spans; where two overlap they become one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted({(match.start, match.end) for match in matches}):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _each_term_once(told: Sequence[Found]) -> list[Hit]:
    hits: dict[tuple[str, str], Hit] = {}
    for found in told:
        for hit in found.hits:
            hits.setdefault((hit.watchlist, hit.term), hit)
    return list(hits.values())


def _remarks(leads: Found, told: Sequence[Found]) -> tuple[str, ...]:
    remarks = [f"Its page says: “{leads.sentence}”"] if leads.sentence else []
    if not any(hit.decided for found in told for hit in found.hits):
        remarks.append("Unconfirmed: the name is ambiguous and nothing around it decides")
    if all(leaves_nationality_open(found.article) for found in told):
        remarks.append("Nationality not stated")
    return tuple(remarks)


def _term_with_passage(hits: Sequence[Hit], watched: Watched) -> Term | None:
    """The loudest of the matched terms that the context speaks of."""
    terms = [term for hit in hits if (term := watched.term(hit)) is not None]
    return next((term for term in terms if term.passage), None)
