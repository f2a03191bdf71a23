"""The bench itself: cases made of parts, a fresh process per part, parts in turn, ratios per round."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from bench.clock import Metrics, status

ROOT = Path(__file__).resolve().parent.parent
#: seconds that one part may take before it counts as crashed
LIMIT = 180.0
#: results of one round: part -> metrics
Round = dict[str, Metrics]


class Crashed(Exception):
    """A part did not come to its end."""


@dataclass(frozen=True)
class Goal:
    """What a figure should be: at most (or at least) that much. `size` names the size the goal was set for, if other
    than the one measured."""

    limit: float
    at_least: bool = False
    size: str = ""

    def met(self, value: float) -> bool:
        """Whether the figure reaches the goal."""
        return value >= self.limit if self.at_least else value <= self.limit

    def text(self, unit: str) -> str:
        """ "<= 1.4x"; with the size where it differs."""
        words = f"{'>=' if self.at_least else '<='} {self.limit:g}{unit}"
        return f"{words} ({self.size})" if self.size else words


@dataclass(frozen=True)
class Line:
    """One line of the result: a figure computed from each round, with what it divides.

    top, bottom: "part/metric" · no bottom: the figure is `top` itself, times `scale`, in `unit`.
    """

    label: str
    top: str
    bottom: str = ""
    goal: Goal | None = None
    unit: str = "x"
    scale: float = 1.0
    value: Callable[[Round], float] | None = None

    def of(self, results: Round) -> float | None:
        """The figure of one round; None when a part could not measure it here."""
        try:
            if self.value is not None:
                return self.value(results)
            top = pick(results, self.top) * self.scale
            return top / pick(results, self.bottom) if self.bottom else top
        except (KeyError, ZeroDivisionError):
            return None


def pick(results: Round, place: str) -> float:
    """The metric at "part/metric". Raises KeyError when it was not measured."""
    part, _, metric = place.partition("/")
    return results[part][metric or "cpu"]


@dataclass(frozen=True)
class Case:
    """One goal: `module` has the functions named in `parts`; those in `once` run a single time, before the rounds.

    Parts in `brief` take so little that other work on the machine shows: they run three times in a round, least counts.
    """

    key: str
    title: str
    module: str
    parts: tuple[str, ...]
    lines: tuple[Line, ...]
    once: tuple[str, ...] = ()
    brief: tuple[str, ...] = ()
    #: seconds that one part may take before it counts as crashed
    limit: float = LIMIT


@dataclass
class Result:
    """A case with what every round measured."""

    case: Case
    prepared: Round = field(default_factory=dict)
    rounds: list[Round] = field(default_factory=list)

    def values(self, line: Line) -> list[float]:
        """The figure of each round, where it could be measured."""
        return [value for one in self.rounds if (value := line.of({**self.prepared, **one})) is not None]

    def middle(self, place: str) -> float | None:
        """The median of a metric over the rounds; None when it was not measured."""
        found = []
        for one in self.rounds:
            try:
                found.append(pick({**self.prepared, **one}, place))
            except KeyError:
                return None
        return median(found) if found else None


# --- one process ----------------------------------------------------------------------------------------------------


def run_part(case: Case, part: str, folder: Path) -> Metrics:
    """Run one part in a process of its own and give its metrics, with `whole`: all processor time of that process.

    `children` is the largest peak memory of any process that it started. Raises Crashed.
    """
    target = folder / "result.txt"
    target.unlink(missing_ok=True)
    command = [sys.executable, "-m", "bench.worker", case.module, part, str(folder), str(target)]
    errors = folder / "errors.txt"
    with errors.open("wb") as stream:
        process = subprocess.Popen(command, cwd=ROOT, env=environment(folder), stdout=stream, stderr=stream)
        code, whole, children = wait(process, case.limit)
    if code != 0 or not target.exists():
        words = errors.read_text(encoding="utf-8", errors="replace").strip()
        raise Crashed(f"{case.key}: {part} ended with code {code}\n{words[-3000:]}")
    metrics: Metrics = ast.literal_eval(target.read_text(encoding="ascii"))
    metrics["whole"] = metrics["process"] if whole is None else whole
    if children:
        metrics["children"] = children
    return metrics


def environment(folder: Path) -> dict[str, str]:
    """Settings of the program in the bench's own folder; no display; the same hashes every time."""
    own = {"LKM_DESKTOP_HOME": str(folder / "settings"), "QT_QPA_PLATFORM": "offscreen", "PYTHONHASHSEED": "0"}
    return {**os.environ, **own}


def wait(process: subprocess.Popen[bytes], limit: float) -> tuple[int, float | None, float]:
    """Exit code, processor seconds with children (None on Windows), largest peak memory among the children."""
    if sys.platform == "win32":
        return process.wait(timeout=limit), None, 0.0
    killer = threading.Timer(limit, process.kill)
    killer.start()
    children = 0.0
    try:
        while True:
            pid, state, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            children = max([children, *(status("VmHWM", child) or 0.0 for child in started_by(process.pid))])
            time.sleep(0.02)
    finally:
        killer.cancel()
    process.returncode = os.waitstatus_to_exitcode(state)
    return process.returncode, usage.ru_utime + usage.ru_stime, children


def started_by(pid: int) -> list[str]:
    """Ids of the processes that a process has started; empty where the system does not tell."""
    try:
        return Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return []


# --- all rounds -----------------------------------------------------------------------------------------------------


def run_round(case: Case, folder: Path) -> Round:
    """Every part of a case in turn, the brief ones two times more."""
    found = {part: run_part(case, part, folder) for part in case.parts}
    for part in case.brief * 2:
        again = run_part(case, part, folder)
        found[part] = {name: min(value, again.get(name, value)) for name, value in found[part].items()}
    return found


def run(cases: list[Case], folder: Path, rounds: int, seconds: float, say: Callable[[str], None]) -> list[Result]:
    """Prepare once, then measure all parts of all cases in turn, round after round.

    No further round is begun that would probably not end within `seconds`; there is always one.
    """
    begun = time.monotonic()
    results = [Result(case) for case in cases]
    for result in results:
        for part in result.case.once:
            say(f"prepare  {result.case.key}: {part}")
            result.prepared[part] = run_part(result.case, part, folder)
    for number in range(1, rounds + 1):
        start = time.monotonic()
        for result in results:
            say(f"round {number}/{rounds}  {result.case.key}")
            result.rounds.append(run_round(result.case, folder))
        took = time.monotonic() - start
        if number < rounds and time.monotonic() + took - begun > seconds:
            say(f"stopped after {number} rounds: another one would take longer than {seconds:.0f} s in all")
            break
    return results
