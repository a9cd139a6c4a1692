"""A digest as a page to hand on: what it says, its chart, and the incidents of the chart's days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo
from xml.etree.ElementTree import Element

from bot.core.bulletin import bulletin
from bot.core.chart import svg
from bot.core.paper import element, link, page, table
from bot.core.spans import Span, Style
from bot.digests import Edition
from bot.incidents import FIELDS, incident_cells, numbers_of
from bot.model import Incident

_TAGS = {Style.STRONG: "strong", Style.MARK: "mark", Style.QUIET: "small", Style.QUOTE: "q"}
_HEAD = 2  # lines before the chart: what there was of harm, and the counts
_STYLE = """
body { max-width: 70em; } p { margin: .35em 0; } svg { width: 100%; height: auto; margin: .5em 0; break-inside: avoid; }
small { display: block; font-weight: 600; color: #55606b; margin-top: 1em; } h2 { clear: both; }
@media (min-width: 45em), print { svg { float: right; width: 45%; margin: 0 0 1em 1.5em; } }
.wide { overflow-x: auto; } td.story { font: 11px monospace; } .date, .story { white-space: nowrap; }
.sources { min-width: 11em; } .sources span { display: block; } .place, .target, .actor { min-width: 5em; }
.province { min-width: 6.5em; }
@media print { @page { size: portrait; } }
"""


def handout(made: Edition, as_of: datetime, zone: tzinfo) -> str:
    """The digest as a page of its own, with all of its stories; times are in this zone."""
    (title, *rest), *others = bulletin(made.digest, as_of, zone)
    text = [element("p", *map(_span, line), dir="auto") for line in (rest, *others) if line]
    parts = (*text[:_HEAD], svg(made.chart, zone), *text[_HEAD:], *_ledger(made.ledger))
    return page(title.text, parts, _STYLE)


def _span(span: Span) -> Element | str:
    shown = link(span.url, span.text) if span.url else span.text
    return element(_TAGS[span.style], shown) if span.style in _TAGS else shown


def _ledger(incidents: Sequence[Incident]) -> Iterator[Element]:
    """Every number with the sources that give it."""
    if incidents:
        yield element("h2", "Ledger")
        lines = table(FIELDS, ((*incident_cells(each)[:-1], _sources(each)) for each in incidents))
        yield element("div", lines, **{"class": "wide"})


def _sources(incident: Incident) -> Element:
    told = ((link(each.url, each.outlet), numbers_of(each)) for each in incident.sources)
    return element("div", *(element("span", *parts) for parts in told))
