"""The result as an aligned table, and as JSON with every single measurement."""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

from bench.common import Line, Result

PACKAGES = ("PySide6-Essentials", "SQLAlchemy", "sqlcipher3", "reportlab", "openpyxl", "python-calamine")
HEAD = ("", "ours", "other", "figure", "range", "goal", "")
_MEMORY = ("rss", "grown", "children")


def machine() -> dict[str, str]:
    """Where and with what the figures were measured."""
    found = {"date": date.today().isoformat(), "python": platform.python_version(), "system": platform.platform(),
             "processors": str(os.cpu_count() or 1)}  # fmt: skip
    return found | {name: version(name) for name in PACKAGES}


def rows(result: Result) -> list[tuple[str, ...]]:
    """The lines of one case as texts."""
    return [_row(result, line) for line in result.case.lines]


def _row(result: Result, line: Line) -> tuple[str, ...]:
    values = result.values(line)
    goal = line.goal.text(line.unit) if line.goal else "-"
    if not values:
        return line.label, "", "", "not measured", "", goal, ""
    value = median(values)
    verdict = "" if line.goal is None else "met" if line.goal.met(value) else "not met"
    reach = f"{figure(min(values))}..{figure(max(values))}" if len(values) > 1 else ""
    ours, other = (_amount(result, place) for place in (line.top, line.bottom))
    if not line.bottom:
        ours = ""  # the figure says it
    return line.label, ours, other, figure(value) + line.unit, reach, goal, verdict


def _amount(result: Result, place: str) -> str:
    """The median of a metric with its unit."""
    value = result.middle(place) if place else None
    if value is None:
        return ""
    if place.rpartition("/")[2] in _MEMORY:
        return f"{value / 1e6:.0f} MB"
    return f"{figure(value * 1000)} ms"


def figure(value: float) -> str:
    """Three digits that count: 0.0123, 1.23, 12.3, 123."""
    if value == 0:
        return "0"
    if abs(value) >= 100:
        return f"{value:.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}" if abs(value) >= 0.1 else f"{value:.3g}"


def table(results: Sequence[Result]) -> str:
    """All cases, aligned."""
    told = [(result, rows(result)) for result in results]
    everything = [HEAD, *(row for _, lines in told for row in lines)]
    wide = [max(len(row[n]) for row in everything) for n in range(len(HEAD))]
    out = [_line(HEAD, wide)]
    for result, lines in told:
        out += ["", f"{result.case.key}: {result.case.title}", *(_line(row, wide) for row in lines)]
    return "\n".join(out)


def _line(row: Sequence[str], wide: Sequence[int]) -> str:
    cells = [row[0].ljust(wide[0]), *(row[n].rjust(wide[n]) for n in range(1, 5)), row[5].ljust(wide[5]), row[6]]
    return ("  " + "  ".join(cells)).rstrip()


def save(path: Path, results: Sequence[Result]) -> None:
    """Write everything that was measured."""
    told: dict[str, Any] = {"machine": machine(), "command": sys.argv[1:], "cases": {}}
    for result in results:
        lines = [_as_json(result, line) for line in result.case.lines]
        told["cases"][result.case.key] = {
            "title": result.case.title, "lines": lines, "prepared": result.prepared, "rounds": result.rounds,
        }  # fmt: skip
    path.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _as_json(result: Result, line: Line) -> dict[str, Any]:
    values = result.values(line)
    found: dict[str, Any] = {"label": line.label, "unit": line.unit, "median": median(values) if values else None,
                             "per_round": values}  # fmt: skip
    if line.goal is not None:
        found["goal"] = line.goal.text(line.unit)
        found["met"] = line.goal.met(found["median"]) if values else None
    return found
