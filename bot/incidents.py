"""The ledger's incidents as JSON, as CSV and for the terminal."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields
from typing import Any

from bot.model import Incident, Source

FIELDS = tuple(field.name for field in fields(Incident))
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def incident_row(incident: Incident) -> dict[str, Any]:
    """An incident as a JSON object."""
    return asdict(incident)


def incident_cells(incident: Incident) -> list[str]:
    """An incident as texts, one a field."""
    *values, sources = (getattr(incident, name) for name in FIELDS)
    return ["" if value is None else str(value) for value in values] + ["; ".join(map(_source, sources))]


def csv_lines(incidents: Iterable[Incident]) -> Iterator[str]:
    """The incidents as lines of CSV."""
    return map(csv_line, (FIELDS, *map(incident_cells, incidents)))


def csv_line(cells: Iterable[str]) -> str:
    """Cells as a line of CSV. What a spreadsheet would take for a formula is quoted as text."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(map(_inert, cells))
    return " ".join(line.getvalue().split("\n"))


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _source(source: Source) -> str:
    return f"{source.outlet}{numbers_of(source)} {source.url}"


def numbers_of(source: Source) -> str:
    """The numbers that a source gives, to be written after its name; empty without any."""
    numbers = [f"{getattr(source, harm)} {harm}" for harm in ("killed", "wounded") if getattr(source, harm) is not None]
    return f" ({', '.join(numbers)})" if numbers else ""
