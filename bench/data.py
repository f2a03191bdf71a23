"""What is measured on: a practice office of 10,000 people, an empty one, people for sheets. Seeded, all invented."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from bench.clock import Metrics

PEOPLE = 10_000


def office(folder: str) -> Metrics:
    """Make the practice office of 10,000 people, once per run."""
    place = Path(folder) / "office"
    if not place.exists():
        from lkm_desktop.latihan import make_practice

        store, _ = make_practice(place, orang=PEOPLE)
        store.close()
    return {}


def empty_office(folder: str) -> Metrics:
    """Make an office without people, once per run."""
    from lkm_desktop.storage import create_store

    if (Path(folder) / "empty").exists():
        return {}
    create_store(Path(folder) / "empty", {"nama": "Maju Bersama", "kelurahan": "Kelayan Tengah"}).close()
    return {}


def copy(folder: str, name: str) -> Path:
    """A copy of an office of this run that may be written to; an earlier copy goes."""
    target = Path(folder) / f"{name}-copy"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(Path(folder) / name, target)
    return target


def residents(count: int) -> list[dict[str, Any]]:
    """That many invented residents with NIK and family card, the same ones every time."""
    from lkm_desktop.services.contoh.orang import Pabrik

    rng = Random(2015)
    factory = Pabrik(rng, date(2025, 6, 30))
    found = []
    for number in range(count):
        jk = "LP"[number % 2]
        row = factory.buat(jk)
        born: date = row["tanggal_lahir"] + timedelta(days=number % 365)
        day = born.day + (40 if jk == "P" else 0)
        row["tanggal_lahir"] = born
        row["nik"] = f"6371{1 + number // 10_000:02}{day:02}{born:%m%y}{number % 10_000:04}"
        row["no_kk"] = f"637101{born:%d%m%y}{number // 3 % 10_000:04}"
        found.append(row)
    return found
