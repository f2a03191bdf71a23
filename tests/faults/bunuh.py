"""kill -9 at random moments of writing: python -m tests.faults.bunuh OFFICE KILLS SEED prints one JSON object.

A child opens the office as the program does and writes units through the real services, saying when each is begun and
when it is saved; it dies in the middle, sometimes while it still plays back what the one before left.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

from lkm_desktop.storage import open_store
from tests.faults import kerja
from tests.faults.anak import Child, Send, Told

#: kills after which a fresh office is taken, so that checks stay quick
ROUNDS_PER_OFFICE = 25


@dataclass
class Report:
    """What happened: kills, how many left a hot journal, how many fell into a start, units acknowledged, problems."""

    kills: int = 0
    hot: int = 0
    in_start: int = 0
    saved: int = 0
    problems: list[str] = field(default_factory=list)
    seconds: float = 0.0


class Loop:
    """One series of kills on one office after another."""

    def __init__(self, template: Path, seed: int) -> None:
        self.template = template
        self.random = random.Random(seed)
        self.report = Report()

    def run(self, kills: int) -> Report:
        """Kill that many children, or stop at the first problem."""
        begun = time.monotonic()
        while self.report.kills < kills and not self.report.problems:
            with tempfile.TemporaryDirectory() as folder:
                office = Path(folder) / "kantor"
                shutil.copytree(self.template, office)
                self.one_office(office, min(ROUNDS_PER_OFFICE, kills - self.report.kills))
        self.report.seconds = round(time.monotonic() - begun, 1)
        return self.report

    def one_office(self, office: Path, rounds: int) -> None:
        """Kill again and again in one office; look after most kills, let some pile up."""
        saved: set[int] = set()
        begun = 0
        for n in range(rounds):
            told = self.one_kill(office, begun + 1)
            saved.update(told.numbers("saved"))
            begun = max([begun, *told.numbers("begun")])
            if self.random.random() < 0.75 or n == rounds - 1:
                self.look(office, saved, begun)

    def one_kill(self, office: Path, first: int) -> Told:
        """One child from start to death."""
        spilling = self.random.random() < 0.5

        def work(send: Send) -> None:
            store = open_store(office)
            if spilling:  # pages go to the file early, so that the journal is hot for most of a unit
                with store.read() as s:
                    s.connection().exec_driver_sql("PRAGMA cache_size=12")
            send("open")
            for n in range(first, first + 10_000):
                send(f"begun {n}")
                kerja.do_unit(store, n)
                send(f"saved {n}")

        child = Child(work)
        child.go()
        if self.random.random() < 0.15:
            time.sleep(self.random.uniform(0, 0.03))
        else:
            child.wait_for_lines(self.random.randint(1, 8), 30)
            time.sleep(self.random.uniform(0, 0.03))
        child.kill()
        told = child.finish()
        journal = office / "data.lkm-journal"
        self.report.kills += 1
        self.report.hot += journal.exists() and journal.stat().st_size > 0
        self.report.in_start += "open" not in told.lines
        self.report.saved += len(told.numbers("saved"))
        if told.status != -9:
            self.report.problems.append(f"anak berhenti sendiri: {told}")
        return told

    def look(self, office: Path, saved: set[int], begun: int) -> None:
        """The next start is silent, everything saved is there, nothing is there in part."""
        open_store(office).close()
        there, problems = kerja.examine_folder(office)
        lost = set(kerja.with_a_step(saved)) - set(there)
        if lost:
            problems.append(f"hilang: {sorted(lost)}")
        if max(there, default=0) > begun:
            problems.append(f"tidak pernah dimulai: {max(there)}")
        self.report.problems += problems


def main(arguments: list[str]) -> None:
    """Entry."""
    template, kills, seed = Path(arguments[0]), int(arguments[1]), int(arguments[2])
    print(json.dumps(asdict(Loop(template, seed).run(kills))))


if __name__ == "__main__":
    main(sys.argv[1:])
