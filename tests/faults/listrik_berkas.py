"""Power cuts in backup, restore and migration: python -m tests.faults.listrik_berkas OFFICE MODEL STATES SEED.

One recorded run makes a second backup, restores the first, and starts a newer version. Prints one JSON object. With
the word "rekam" first it is that recorded program itself.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from lkm_desktop.errors import LkmError
from lkm_desktop.storage import migrate, open_store
from lkm_desktop.storage.cadangan import list_backups, make_backup
from lkm_desktop.storage.pulih import restore_backup
from tests.faults import galat, kerja, putus, rekam
from tests.faults.galat import MEMORY
from tests.faults.listrik import Report
from tests.faults.putus import Disk


def recorded(office: Path, marks: Path, scripts: Path) -> None:
    """The program under strace."""
    store = open_store(office)
    kerja.do_unit(store, 2)
    rekam.mark(marks, "unit")
    make_backup(store, "Kedua")
    rekam.mark(marks, "cadangan")
    store.close()
    restore_backup(list_backups(office)[-1].path, office)
    rekam.mark(marks, "pulih")
    migrate.SCRIPTS = scripts
    open_store(office).close()
    rekam.mark(marks, "skema")


def problems_of(disk: Disk, marks: list[str], model: str) -> list[str]:
    """What is wrong with a disk on which the program had come that far."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        office = Path(folder)
        putus.write_disk(disk, office)
        try:
            return _wrong(office, marks, model)
        except LkmError as error:
            return [str(error)]


def _wrong(office: Path, marks: list[str], model: str) -> list[str]:
    backups = list_backups(office)
    found = [f"cadangan rusak: {b.path.name}" for b in backups if not b.baik]
    sure = 2 if "cadangan" in marks and (model == "posix" or "pulih" in marks) else 1
    found += ["cadangan hilang"] if len(backups) < sure else []
    migrate.SCRIPTS = galat.FIRST
    if "skema" in marks:
        migrate.SCRIPTS = galat.NEXT
    try:
        store = open_store(office)
    except LkmError:
        migrate.SCRIPTS = galat.NEXT
        store = open_store(office)
    labels = {step.label for step in store.steps()}
    found += store.check()
    store.close()
    own = {label for label in labels if label.startswith("U")}
    return found + ([] if own in _allowed(marks, model) else [f"langkah {sorted(own)} setelah {marks}"])


def _allowed(marks: list[str], model: str) -> list[set[str]]:
    """What may be there: the units of that moment, or around a restore those of the backup, which holds none."""
    before, after, restored = {"U1"}, {"U1", "U2"}, set[str]()
    if "unit" not in marks:
        return [before, after]
    if "cadangan" not in marks:
        return [after]
    # Windows cannot sync a folder: a rename lasts from the next sync of a file on
    return [restored] if "pulih" in marks and model == "posix" else [after, restored]


def run(template: Path, model: str, states: int, seed: int) -> Report:
    """Record once, cut `states` times."""
    begun, report = time.monotonic(), Report()
    with tempfile.TemporaryDirectory() as folder:
        galat.learn_next_schema(Path(folder))
        office = Path(folder) / "kantor"
        shutil.copytree(template, office)
        galat.one_backup(office)
        start = putus.read_disk(office)
        events = rekam.record("tests.faults.listrik_berkas", office, [str(galat.NEXT), "rekam"])
        known: dict[tuple[bytes, int], list[str]] = {}
        for disk, marks in putus.cuts(events, start, model, states, seed):
            key = putus.fingerprint(disk), len(marks)
            if key not in known:
                known[key] = problems_of(disk, marks, model)
            report.states += 1
            report.ok += not known[key]
            report.corrupt += bool(known[key])
            report.examples += [f"{marks}: {known[key]}"] if known[key] and len(report.examples) < 3 else []
    report.different = len(known)
    report.seconds = round(time.monotonic() - begun, 1)
    return report


def main(arguments: list[str]) -> None:
    """Entry."""
    if arguments[-1] == "rekam":
        recorded(Path(arguments[0]), Path(arguments[1]), Path(arguments[2]))
        return
    template, model, states, seed = arguments
    print(json.dumps(asdict(run(Path(template), model, int(states), int(seed)))))


if __name__ == "__main__":
    main(sys.argv[1:])
