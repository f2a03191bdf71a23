"""Goal 5b: one save of one form: processor time, time, and how often the disk is told to write through."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from bench.clock import Clock, Metrics
from bench.common import Case, Goal, Line
from bench.data import copy, office

__all__ = ["CASE", "floor", "office", "ours", "syncs"]

SAVES = 100
TRACED = 20
CALLS = "fsync,fdatasync,sync_file_range,msync,sync,syncfs"


def ours(folder: str, count: int) -> Metrics:
    """That many saves of different people, each one named step of its own; figures per save."""
    from lkm_desktop.domain import REGISTERS
    from lkm_desktop.services import kartu, registers
    from lkm_desktop.storage import open_store

    register = REGISTERS["orang"]
    store = open_store(copy(folder, "office"))
    with store.read() as s:
        people = registers.ids(s, register, registers.Query())
    with Clock() as clock:
        for number, person in enumerate(people[:count]):
            with store.unit("Ubah warga") as s:
                kartu.save(s, register, person, {"alamat": f"Gang Baru No. {number}"})
    store.close()
    return {"cpu": clock.cpu / max(count, 1), "wall": clock.wall / max(count, 1)}


def floor(folder: str, count: int) -> Metrics:
    """Appending 4 KiB and waiting until the disk has it; figures per append."""
    block = b"x" * 4096
    with (Path(folder) / "floor.bin").open("wb", buffering=0) as out, Clock() as clock:
        for _ in range(count):
            out.write(block)
            os.fsync(out.fileno())
    return {"cpu": clock.cpu / count, "wall": clock.wall / count}


def syncs(folder: str) -> Metrics:
    """How many calls that wait for the disk one save makes, counted by strace; nothing where it is missing."""
    if shutil.which("strace") is None:
        return {}
    many, none = _traced(folder, TRACED), _traced(folder, 0)
    return {"syncs": (many - none) / TRACED} if many >= 0 and none >= 0 else {}


def _traced(folder: str, count: int) -> int:
    """Calls of a process that opens the office and saves that often; -1 where tracing is not allowed."""
    log = Path(folder) / "trace.txt"
    worker = [sys.executable, "-m", "bench.worker", "bench.save", f"ours:{count}", folder, str(Path(folder) / "traced")]
    command = ["strace", "-f", "-qq", "-e", f"trace={CALLS}", "-o", str(log), *worker]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode != 0 or not log.exists():
        return -1
    lines = log.read_text(encoding="ascii", errors="replace").splitlines()
    return sum(1 for line in lines if any(f" {call}(" in line for call in CALLS.split(",")))


CASE = Case(
    "save",
    "one changed person saved as one step with history; other: appending 4 KiB and one fsync",
    "bench.save",
    (f"ours:{SAVES}", f"floor:{SAVES}"),
    (
        Line("syncs per save", "syncs/syncs", goal=Goal(1), unit=""),
        Line("time per save (wall) to append + fsync", f"ours:{SAVES}/wall", f"floor:{SAVES}/wall", Goal(3)),
        Line("processor time per save", f"ours:{SAVES}/cpu", unit=" ms", scale=1000),
    ),
    once=("office", "syncs"),
)
