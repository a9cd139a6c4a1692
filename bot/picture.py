"""A digest's chart as PNG, drawn in a worker: what draws and reads fonts never comes into the service's own process."""

from __future__ import annotations

import logging
import os
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import WorkerStopped
from bot.model import Chart
from bot.workers import Workers

if TYPE_CHECKING:
    import uharfbuzz as hb

FOLDERS = tuple(
    Path(os.path.expanduser(folder))
    for folder in (
        *("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts"),
        *("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts"),
    )
)
_OURS = Path(str(resources.files("bot") / "data" / "fonts"))
_SUFFIXES = (".ttf", ".otf", ".ttc")
_OUTLINES = {"glyf", "CFF ", "CFF2"}  # tables; a font of pictures has others
_UNUSUAL = ("mono", "italic", "oblique", "condensed", "lastresort")  # the last has a box for every character

log = logging.getLogger(__name__)


async def draw(workers: Workers, chart: Chart, zone: tzinfo, *, seconds: float = 10.0) -> bytes | None:
    """The chart of days in this zone as PNG; None, and a line in the log, where it cannot be."""
    try:
        return await workers.run(png, chart, zone, FOLDERS, seconds=seconds)
    except (WorkerStopped, ImportError, ValueError) as error:
        log.warning("event=no_picture reason=%s", error)
        return None


def png(chart: Chart, zone: tzinfo, folders: Sequence[Path]) -> bytes:
    """The chart as PNG, for a worker. A label that no single font below the folders can write is transliterated.

    One font a label: of mixtures, resvg leaves out or boxes letters. Raises ImportError or ValueError when it cannot.
    """
    from anyascii import anyascii
    from resvg_py import svg_to_bytes

    from bot.core.chart import label_of, svg_text

    labels = [label_of(row.term) for row in chart.terms]
    ours = {each for face in _faces([_OURS], labels) for each in face.writes}
    faces = _faces(folders, set(labels) - ours)
    writers = {label: next((face for face in faces if label in face.writes), None) for label in labels}
    named = [label if label in ours or writers[label] else label_of(anyascii(label)) for label in labels]
    terms = tuple(replace(row, term=name) for row, name in zip(chart.terms, named, strict=True))
    families = {label: face.family for label, face in writers.items() if face}
    files = {str(face.file) for face in writers.values() if face} | {str(file) for file in _OURS.glob("*.ttf")}
    drawing = svg_text(replace(chart, terms=terms), zone, families)
    return svg_to_bytes(drawing, skip_system_fonts=True, font_files=sorted(files))


@dataclass(frozen=True, slots=True)
class _Face:
    """A font of a file, and the labels that it can write whole."""

    file: Path
    family: str
    style: str
    writes: frozenset[str]

    @property
    def oddity(self) -> tuple[bool, ...]:
        """What comes first fits the chart's own letters best; of Chinese, Japanese and Korean forms the Chinese do."""
        name = f"{self.family} {self.style}".lower()
        is_unusual = any(word in name for word in _UNUSUAL)
        return is_unusual, *(word not in name for word in ("sans", "bold", "noto", " sc "))


def _faces(folders: Sequence[Path], labels: Collection[str]) -> list[_Face]:
    """The fonts below these folders that can write one of the labels at least, the most fitting first."""
    if not labels:
        return []
    walks = (each for folder in folders for each in os.walk(folder))
    files = (Path(top, name) for top, _, names in walks for name in names if name.lower().endswith(_SUFFIXES))
    found = (face for file in sorted(files) for face in _read(file, labels) if face.writes)
    return sorted(found, key=lambda face: face.oddity)


def _read(file: Path, labels: Collection[str]) -> Iterator[_Face]:
    """The fonts in a file; none where it cannot be read."""
    import uharfbuzz as hb

    try:
        blob = hb.Blob.from_file_path(str(file))
    except hb.HarfBuzzError:
        return
    for index in range(max(1, hb.Face(blob).count)):
        face = hb.Face(blob, index)
        if _OUTLINES.isdisjoint(face.table_tags):
            continue
        font, family = hb.Font(face), face.get_name(16) or face.get_name(1) or "'"
        writes = frozenset(label for label in labels if all(_has(font, character) for character in label))
        if "'" not in family:  # else it could not be asked for
            yield _Face(file, family, face.get_name(2) or "", writes)


def _has(font: hb.Font, character: str) -> bool:
    return unicodedata.category(character) == "Cf" or bool(font.get_nominal_glyph(ord(character)))
