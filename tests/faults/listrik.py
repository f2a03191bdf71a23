"""Power cuts in saving: python -m tests.faults.listrik OFFICE SETTING MODEL STATES SEED prints one JSON object.

Records one run of the real program (SETTING: see `rekam_kerja`) and examines the disks that a cut could leave behind.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3.dbapi2 import Error

from tests.faults import kerja, putus, rekam
from tests.faults.galat import MEMORY
from tests.faults.putus import Disk

UNITS = 48


@dataclass
class Report:
    """How many disks were whole, had lost a save that was acknowledged, or were damaged or half-written."""

    states: int = 0
    different: int = 0
    ok: int = 0
    lost: int = 0
    corrupt: int = 0
    saved: int = 0
    examples: list[str] = field(default_factory=list)
    seconds: float = 0.0


def examine(disk: Disk) -> tuple[dict[int, str], list[str]]:
    """What a start would find on such a disk."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        putus.write_disk(disk, Path(folder))
        try:
            return kerja.examine_folder(Path(folder))
        except (DBAPIError, Error) as error:
            return {}, [str(error)]


def judge(report: Report, found: tuple[dict[int, str], list[str]], marks: list[str]) -> None:
    """Count one state."""
    there, problems = found
    saved = [int(m.split()[1]) for m in marks if m.startswith("saved")]
    begun = max((int(m.split()[1]) for m in marks if m.startswith("begun")), default=0)
    redone = marks[-1:] == [f"saved {max(saved, default=0)}"]  # no undo is under way
    lost = set(kerja.with_a_step(saved)) - set(there) or (redone and kerja.undone(there, saved))
    report.states += 1
    report.saved = max(report.saved, len(saved))
    if problems or max(there, default=0) > begun:
        report.corrupt += 1
        report.examples += [f"setelah {marks[-1:]}: {problems[:2]}"][: 3 - len(report.examples)]
    elif lost:
        report.lost += 1
    else:
        report.ok += 1


def run(template: Path, setting: str, model: str, states: int, seed: int) -> Report:
    """Record once, cut `states` times."""
    begun, report = time.monotonic(), Report()
    with tempfile.TemporaryDirectory() as folder:
        office = Path(folder) / "kantor"
        shutil.copytree(template, office)
        start = putus.read_disk(office)
        events = rekam.record("tests.faults.rekam_kerja", office, [str(UNITS), setting])
    known: dict[bytes, tuple[dict[int, str], list[str]]] = {}
    for disk, marks in putus.cuts(events, start, model, states, seed):
        key = putus.fingerprint(disk)
        if key not in known:
            known[key] = examine(disk)
        judge(report, known[key], marks)
    report.different = len(known)
    report.seconds = round(time.monotonic() - begun, 1)
    return report


def main(arguments: list[str]) -> None:
    """Entry."""
    template, setting, model, states, seed = arguments
    print(json.dumps(asdict(run(Path(template), setting, model, int(states), int(seed)))))


if __name__ == "__main__":
    main(sys.argv[1:])
