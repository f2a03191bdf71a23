"""Faults at single system calls: python -m tests.faults.galat OFFICE JOB FAULTS EVERY prints one JSON object.

A warm process forks a child per run; strace fails, or kills it at, the k-th call that writes, syncs, cuts, deletes or
renames. FAULTS: comma-separated, of KILL, and ENOSPC, EIO, EROFS, each failing once, or for ever with a "+" behind.
EVERY: which calls, every n-th and the last ten.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from lkm_desktop.errors import LkmError
from lkm_desktop.storage import create_store, migrate, open_store
from lkm_desktop.storage.cadangan import list_backups, make_backup
from lkm_desktop.storage.files import write_atomic
from lkm_desktop.storage.pulih import restore_backup
from tests.conftest import OFFICE
from tests.faults import kerja
from tests.faults.anak import Child, Send, Told, fault_at, run_traced

MEMORY = Path("/dev/shm")
OLD, NEW = b"lama" * 5000, b"baru" * 40_000
UNITS = range(1, 5)


@dataclass
class Report:
    """Calls of one undisturbed run, runs made, children killed, runs with an error told, what was wrong, sentences."""

    calls: int = 0
    runs: int = 0
    killed: int = 0
    failed: int = 0
    problems: list[str] = field(default_factory=list)
    told: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0


Check = Callable[[Path, Told], list[str]]


@dataclass(frozen=True)
class Job:
    """What is disturbed: `prepare` lays the office out, `work` runs in the child, `check` looks afterwards."""

    prepare: Callable[[Path], None]
    work: Callable[[Path, Send], None]
    check: Check
    paths: tuple[str, ...] = ()


def told_or_done(send: Send, work: Callable[[], object]) -> None:
    """Do it; an LkmError is a sentence for the user, anything else a bug."""
    try:
        work()
        send("done")
    except LkmError as error:
        send(f"told {error}")


# ---- saving ------------------------------------------------------------------------------------------------------


def nothing(_office: Path) -> None:
    """The office as it is."""


def save(office: Path, send: Send) -> None:
    """Four units; a failed one is shown its true state and tried once more, as a user would."""
    try:
        store = open_store(office)
    except LkmError as error:
        send(f"told {error}")
        return
    for n in UNITS:
        send(f"begun {n}")
        for _ in range(2):
            try:
                kerja.do_unit(store, n)
            except LkmError as error:
                send(f"told {error}")
                continue
            send(f"saved {n}")
            break
    try:
        send(f"steps {len(store.steps())}")
    except LkmError as error:
        send(f"told {error}")
    store.close()


def saved(office: Path, told: Told) -> list[str]:
    """Everything acknowledged is there, nothing in part, the next start is silent and work goes on."""
    store = open_store(office)
    kerja.do_unit(store, 7)
    store.close()
    there, problems = kerja.examine_folder(office)
    lost = set(told.numbers("saved")) - set(there)
    return problems + ([f"hilang: {sorted(lost)}"] if lost else [])


# ---- backup ------------------------------------------------------------------------------------------------------


def one_backup(office: Path) -> None:
    """A backup, and a person since."""
    store = open_store(office)
    make_backup(store, "Pertama")
    kerja.do_unit(store, 1)
    store.close()


def back_up(office: Path, send: Send) -> None:
    """Make the second backup."""
    store = open_store(office)
    told_or_done(send, lambda: make_backup(store, "Kedua"))
    store.close()


def backed_up(office: Path, told: Told) -> list[str]:
    """The first backup is whole, the second whole or absent; the office is well and can be backed up again."""
    backups = list_backups(office)
    problems = [f"rusak: {b.path.name}" for b in backups if not b.baik]
    if len(backups) != 2 if "done" in told.lines else len(backups) not in (1, 2):
        problems.append(f"{len(backups)} cadangan")
    for backup in backups:
        with tempfile.TemporaryDirectory() as folder:
            restore_backup(backup.path, Path(folder) / "kantor")
            there, wrong = kerja.examine_folder(Path(folder) / "kantor")
            problems += wrong
            problems += ["isi salah"] if (1 in there) != (backup.urut == 2) else []
    store = open_store(office)
    make_backup(store, "Ketiga")
    store.close()
    litter = [p.name for p in (office / "cadangan").iterdir() if p.name.startswith(".")]
    return problems + ([f"sisa: {litter}"] if litter else [])


# ---- restore -----------------------------------------------------------------------------------------------------


def hot_office(office: Path) -> None:
    """A backup with unit 1 inside, unit 2 since, and a journal that a killed writer left."""
    store = open_store(office)
    kerja.do_unit(store, 1)
    make_backup(store, "Pertama")
    kerja.do_unit(store, 2)
    store.close()

    def die(send: Send) -> None:
        opened = open_store(office)
        with opened.unit("U3") as s:
            s.connection().exec_driver_sql("PRAGMA cache_size=5")
            kerja._import(s, 6)
            s.flush()
            send("hot")
            time.sleep(60)

    child = Child(die)
    child.go()
    child.wait_for_lines(1, 30)
    child.kill()
    child.finish()
    if (office / "data.lkm-journal").stat().st_size == 0:
        raise RuntimeError("no hot journal")


def restore(office: Path, send: Send) -> None:
    """Restore the backup over it."""
    told_or_done(send, lambda: restore_backup(list_backups(office)[0].path, office))


def restored(office: Path, told: Told) -> list[str]:
    """The old data or those of the backup, whole; and a second try works."""
    open_store(office).close()
    there, problems = kerja.examine_folder(office)
    allowed = [{1}] if "done" in told.lines else [{1}, {1, 2}]
    if told.words("told"):
        allowed = [{1, 2}]
    problems += [] if set(there) in allowed else [f"isi: {there}, anak: {told.lines}"]
    restore_backup(list_backups(office)[0].path, office)
    open_store(office).close()
    again, wrong = kerja.examine_folder(office)
    return problems + wrong + ([] if set(again) == {1} else [f"isi setelah ulang: {again}"])


# ---- migration ---------------------------------------------------------------------------------------------------


def older_program(office: Path) -> None:
    """Units in the schema of today; the program then learns one more."""
    migrate.SCRIPTS = FIRST
    store = open_store(office)
    for n in (1, 2, 3):
        kerja.do_unit(store, n)
    store.close()
    (office / "benar.lkm").write_bytes((office / "data.lkm").read_bytes())
    migrate.SCRIPTS = NEXT


FIRST = migrate.SCRIPTS
NEXT = Path(tempfile.gettempdir())


def learn_next_schema(folder: Path) -> None:
    """Write the artificial revision of the storage tests."""
    from tests.storage.test_migrate import BODY, REVISION

    global NEXT
    NEXT = folder / "migrations"
    shutil.copytree(FIRST, NEXT, ignore=shutil.ignore_patterns("__pycache__"))
    (NEXT / "versions" / "0005_next.py").write_text(REVISION.format(body=BODY), encoding="utf-8")


def upgrade(office: Path, send: Send) -> None:
    """The first start of the new version."""
    told_or_done(send, lambda: open_store(office).close())


def upgraded(office: Path, told: Told) -> list[str]:
    """Old or new, whole; the next start ends the work; the old file is kept."""
    data = (office / "data.lkm").read_bytes()
    if "done" not in told.lines and told.words("told") and data != (office / "benar.lkm").read_bytes():
        return [f"berubah walau gagal: {told.lines}"]
    store = open_store(office)
    revision = migrate.revision_of(store.engine)
    rows = [step.label for step in store.steps()]
    wrong = store.check()
    store.close()
    kept = (office / "cadangan" / "sebelum-0004.lkm").read_bytes() == (office / "benar.lkm").read_bytes()
    if revision != "0005" or rows[:3] != ["U3", "U2", "U1"] or not kept:
        wrong.append(f"skema {revision}, langkah {rows}, disimpan {kept}")
    return wrong


# ---- a new office, a file for the user ---------------------------------------------------------------------------


def empty(office: Path) -> None:
    """No office yet."""
    shutil.rmtree(office)


def make(office: Path, send: Send) -> None:
    """Make one."""
    told_or_done(send, lambda: create_store(office, dict(OFFICE)).close())


def made(office: Path, told: Told) -> list[str]:
    """It opens, or can be made at the same place."""
    try:
        open_store(office).close()
        return []
    except LkmError:
        if "done" in told.lines:
            return ["hilang"]
    create_store(office, dict(OFFICE)).close()
    return []


def old_file(office: Path) -> None:
    """A paper that is there already."""
    (office / "daftar.pdf").write_bytes(OLD)


def write(office: Path, send: Send) -> None:
    """Write it anew."""
    told_or_done(send, lambda: write_atomic(office / "daftar.pdf", NEW))


def written(office: Path, told: Told) -> list[str]:
    """Old or new, whole; without a kill nothing of ours stays."""
    data = (office / "daftar.pdf").read_bytes()
    problems = [] if data == NEW or (data == OLD and "done" not in told.lines) else [f"{len(data)} bita"]
    litter = [p.name for p in office.iterdir() if p.name.endswith(".part")]
    return problems + ([f"sisa: {litter}"] if litter and told.status == 0 else [])


JOBS = {
    "simpan": Job(nothing, save, saved, ("data.lkm", "data.lkm-journal")),
    "cadangkan": Job(one_backup, back_up, backed_up),
    "pulihkan": Job(hot_office, restore, restored),
    "perbarui": Job(older_program, upgrade, upgraded),
    "buat": Job(empty, make, made),
    "tulis": Job(old_file, write, written),
}


def one_run(template: Path, job: Job, fault: list[str]) -> tuple[Told, list[str]]:
    """Lay out, disturb, look. In memory, where a sync costs nothing; the calls are the same."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        office = Path(folder) / "kantor"
        shutil.copytree(template, office)
        job.prepare(office)
        told = run_traced(lambda send: job.work(office, send), fault, tuple(office / name for name in job.paths))
        problems = [f"bug: {text}" for text in told.words("bug")]
        try:
            problems += job.check(office, told)
        except Exception as error:  # whatever it is, it belongs in the report
            problems.append(f"sesudahnya: {type(error).__name__}: {error}")
        return told, [f"{fault}: {problem}" for problem in problems]


def run(template: Path, name: str, faults: list[str], every: int, share: int) -> Report:
    """All faults at the chosen calls: every n-th, and of the last ten one in `share`, another one for each fault."""
    begun, job, report = time.monotonic(), JOBS[name], Report()
    sentences: Counter[str] = Counter()
    quiet, report.problems = one_run(template, job, [])
    report.calls = len(quiet.calls)
    for number, fault in enumerate(faults):
        last = range(max(1, report.calls - 9 + number % share), report.calls + 1, share)
        for call in sorted({*range(1, report.calls + 1, every), *last}):
            told, problems = one_run(template, job, fault_at(fault, call, quiet.calls))
            report.runs += 1
            report.killed += told.status == -9
            report.failed += bool(told.words("told"))
            report.problems += problems
            if told.status != (-9 if fault == "KILL" else 0):
                report.problems.append(f"{fault} {call}: berakhir {told.status}")
            sentences.update(told.words("told"))
    report.told = dict(sentences)
    report.seconds = round(time.monotonic() - begun, 1)
    return report


def main(arguments: list[str]) -> None:
    """Entry."""
    template, name, faults, every, share = arguments
    with tempfile.TemporaryDirectory() as folder:
        learn_next_schema(Path(folder))
        print(json.dumps(asdict(run(Path(template), name, faults.split(","), int(every), int(share)))))


if __name__ == "__main__":
    main(sys.argv[1:])
