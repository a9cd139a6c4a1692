"""What the benchmarks share: how a row is printed, how often a figure is taken, how memory is read."""

from __future__ import annotations

import os
import resource
from pathlib import Path

ROOT = Path(__file__).parents[2]
RUNS = 5


def row(what: str, figure: str, asked: str, beside: str = "") -> None:
    """Prints a line of the table."""
    print(f"{what:46} {figure:>14} {asked:>12}  {beside}", flush=True)


def resident_mb(pid: int) -> float:
    """Resident memory of a process without its children."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * resource.getpagesize() / 2**20


def cpu_seconds(pid: int) -> float:
    """CPU seconds of a process and its children that ended."""
    words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, words[11:15])) / os.sysconf("SC_CLK_TCK")
