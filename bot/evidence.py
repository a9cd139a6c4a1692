"""A story's record for people who must rely on it: CSV lines, and an HTML page that needs nothing beside itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields, replace
from datetime import datetime
from hashlib import sha256
from html import escape

from bot.account import Account, Said, Sighting
from bot.changes import called
from bot.core.card import SNIPPET_CHARS, snippet_of
from bot.core.phrases import how_many
from bot.core.records import utc
from bot.incidents import FIELDS, csv_line, incident_cells
from bot.model import Incident
from bot.store.archive import Correction, Evidence, Record, Revision, Sending


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
body { font: 14px/1.45 system-ui, sans-serif; color: #111; background: #fff; margin: 2em auto; padding: 0 1em; }
body { max-width: 90em; } h1 { font-size: 1.5em; } h2 { font-size: 1.1em; margin: 1.6em 0 .4em; }
table { border-collapse: collapse; width: 100%; } tr { break-inside: avoid; } thead { display: table-header-group; }
th, td { border: 1px solid #bbb; padding: .3em .5em; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
th { background: #eee; overflow-wrap: normal; } .at, .published { min-width: 6.5em; }
.what, .quote, .url { min-width: 12em; }
.outlet, .article { min-width: 7em; }
td.sha256, code { font: 11px monospace; overflow-wrap: anywhere; }
@media print { body { margin: 0; font-size: 9pt; max-width: none; } a { color: inherit; } @page { size: landscape; } }
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
    tables = "".join(_table(kind, [line for line in lines if line.kind == kind]) for kind in _HEADINGS)
    name = escape(evidence.story)
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Story {name}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer"><style>{_STYLE}</style></head><body>
<h1>Story {name}</h1>
<p>Written {utc(now)}; all times are UTC. Titles and quotes are the outlets' own words. Numbers and claims are theirs
too, read by a program.</p>
<p>An article's SHA-256 is that of its title, a line feed and its feed's text as they are kept, in UTF-8.<br>
SHA-256 of {name}.csv: <code>{digest}</code></p>
{tables}</body></html>
"""


def _table(kind: str, lines: list[Line]) -> str:
    """A kind's lines with the columns that it has; nothing without lines."""
    names = [field.name for field in fields(Line)[1:] if any(getattr(line, field.name) for line in lines)]
    if not names:
        return ""
    head = "".join(f'<th class="{name}">{name}</th>' for name in names)
    body = "".join(f"<tr>{''.join(_cell(name, getattr(line, name)) for name in names)}</tr>\n" for line in lines)
    return f"<h2>{_HEADINGS[kind]}</h2>\n<table><thead><tr>{head}</tr></thead><tbody>\n{body}</tbody></table>\n"


def _cell(name: str, text: str) -> str:
    shown = escape(text)
    if name == "url" and text.startswith(("https://", "http://")):
        shown = f'<a href="{shown}" rel="noopener noreferrer nofollow">{shown}</a>'
    return f'<td class="{name}" dir="auto">{shown}</td>'


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
