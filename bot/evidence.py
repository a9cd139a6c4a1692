"""A story's record for people who must rely on it: CSV lines, and an HTML page that needs nothing beside itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields, replace
from datetime import datetime
from hashlib import sha256
from xml.etree.ElementTree import Element

from bot.account import Account, Said, Sighting
from bot.changes import called
from bot.core.card import SNIPPET_CHARS, snippet_of
from bot.core.paper import element, page, table
from bot.core.phrases import how_many
from bot.core.records import utc
from bot.incidents import FIELDS, csv_line, incident_cells
from bot.model import Correction, Incident
from bot.store.archive import Evidence, Record, Revision, Sending


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the record. `at` is when we saw it, or when it happened; what a kind does not have stays empty.

    `article` is the key that `why` and `split` take.
    """

    kind: str
    at: str = ""
    outlet: str = ""
    url: str = ""
    published: str = ""
    article: str = ""
    revision: str = ""
    what: str = ""
    number: str = ""
    quote: str = ""
    sha256: str = ""


_HEADINGS = {
    "incident": "Ledger",
    "article": "Articles",
    "match": "What matched",
    "revision": "How the story grew",
    "toll": "Tolls",
    "claimed": "Claims",
    "confirmed": "Confirmations",
    "retracted": "Retractions",
    "message": "Messages",
    "correction": "Corrections",
}
_STYLE = """
.at, .published { min-width: 6.5em; } .what, .quote, .url { min-width: 12em; } .outlet, .article { min-width: 7em; }
td.sha256, code { font: 11px monospace; overflow-wrap: anywhere; }
"""


def papers(evidence: Evidence, now: datetime) -> dict[str, str]:
    """The record as files, by their names: `STORY.csv` and `STORY.html`."""
    name = evidence.story
    return {f"{name}.csv": evidence_csv(evidence), f"{name}.html": evidence_html(evidence, now)}


def evidence_csv(evidence: Evidence) -> str:
    """The record as CSV with a line of headings; `kind` says what a line is."""
    cells = [tuple(field.name for field in fields(Line)), *map(astuple, _lines(evidence))]
    return "".join(f"{csv_line(each)}\n" for each in cells)


def evidence_html(evidence: Evidence, now: datetime) -> str:
    """The record as a page of its own, without scripts, pictures or anything else to load."""
    lines = tuple(_lines(evidence))
    digest = sha256(evidence_csv(evidence).encode()).hexdigest()
    written = f"Written {utc(now)}; all times are UTC. Titles and quotes are the outlets' own words. Numbers and claims"
    hashed = "An article's SHA-256 is that of its title, a line feed and its feed's text as they are kept, in UTF-8."
    parts = (
        element("p", f"{written} are theirs too, read by a program."),
        element("p", hashed, element("br"), f"SHA-256 of {evidence.story}.csv: ", element("code", digest)),
        *(part for kind in _HEADINGS for part in _table(kind, [line for line in lines if line.kind == kind])),
    )
    return page(f"Story {evidence.story}", parts, _STYLE)


def _table(kind: str, lines: list[Line]) -> Iterator[Element]:
    """A kind's lines with the columns that it has; nothing without lines."""
    names = [field.name for field in fields(Line)[1:] if any(getattr(line, field.name) for line in lines)]
    if names:
        yield element("h2", _HEADINGS[kind])
        yield table(names, ([getattr(line, name) for name in names] for line in lines))


# ── lines ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _lines(evidence: Evidence) -> Iterator[Line]:
    if evidence.incident:
        yield _incident(evidence.incident)
    for record in evidence.records:
        yield _article(record)
        yield from _matches(record)
    yield from _revisions(evidence.revisions)
    yield from map(_message, evidence.sendings)
    yield from map(_correction, evidence.corrections)


def _incident(incident: Incident) -> Line:
    told = zip(FIELDS, incident_cells(incident), strict=True)
    return Line("incident", what="; ".join(f"{name}: {cell}" for name, cell in told if cell and name != "story"))


def _article(record: Record) -> Line:
    article = record.article
    return Line(
        "article",
        at=utc(article.seen) if article.seen else "",
        outlet=article.outlet,
        url=article.url,
        published=utc(article.published) if article.published else "",
        article=article.key,
        what=article.title,
        quote=snippet_of(article, (match for hit in record.hits for match in hit.matches)).text,
        sha256=sha256(f"{article.title}\n{article.text}".encode()).hexdigest(),
    )


def _matches(record: Record) -> Iterator[Line]:
    for hit in record.hits:
        for role, matches in (("", hit.matches), ("with ", hit.context), ("without ", hit.vetoes)):
            for match in matches:
                what = f"{hit.term} ({called(hit.watchlist)}): {role}{match.alias} in the {match.field}"
                quote = match.quote[:SNIPPET_CHARS]
                yield Line("match", outlet=record.article.outlet, article=record.article.key, what=what, quote=quote)


def _revisions(revisions: Iterable[Revision]) -> Iterator[Line]:
    """Each state of the story, with the tolls and claims that it brought."""
    known: set[Line] = set()
    for revision in revisions:
        number = str(revision.number)
        yield Line("revision", at=utc(revision.at), revision=number, what=_summary(revision.account))
        for line in _reports(revision.account):
            if line not in known:
                known.add(line)
                yield replace(line, revision=number)


def _reports(account: Account) -> Iterator[Line]:
    for toll in account.tolls:
        yield _told("toll", toll.told, f"{how_many(toll)} {toll.harm}", str(toll.number))
    for kind, reports in (("claimed", account.claims), ("confirmed", account.confirmed)):
        yield from (_told(kind, report.told, report.what) for report in reports)
    yield from (_told("retracted", sighting) for sighting in account.retracted)


def _told(kind: str, sighting: Sighting, what: str = "", number: str = "") -> Line:
    return Line(kind, utc(sighting.at), sighting.outlet, sighting.url, what=what, number=number)


def _summary(account: Account) -> str:
    tolls = (f"{how_many(toll)} {toll.harm} ({toll.told.outlet})" for toll in account.tolls)
    parts = (
        *(account.severity.value, account.place, account.province, account.target, *tolls),
        *_reported("claimed", account.claims),
        *_reported("confirmed", account.confirmed),
        *(f"retracted by {sighting.outlet}" for sighting in account.retracted),
        f"outlets: {len(account.sightings)}, newsrooms: {account.origins}",
    )
    return "; ".join(filter(None, parts))


def _reported(deed: str, reports: Iterable[Said]) -> Iterator[str]:
    return (f"{deed} by {report.what} ({report.told.outlet})" for report in reports)


def _message(sending: Sending) -> Line:
    """A message without its chat: the record is for others too."""
    what = f"{sending.kind.value}: {sending.state.value} {utc(sending.changed)}"
    return Line("message", at=utc(sending.created), what=what)


def _correction(correction: Correction) -> Line:
    what = f"{correction.deed}: {correction.story}, {correction.other}, by {correction.by}"
    return Line("correction", at=utc(correction.at), what=what)
