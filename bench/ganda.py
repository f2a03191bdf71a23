"""People who may be one: finding them among 10,000, merging two of them, taking an import back."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from bench.clock import Clock, Metrics
from bench.common import Case, Goal, Line
from bench.data import PEOPLE, copy, empty_office, office, residents

__all__ = ["CASE", "empty_office", "everyone", "merge", "office", "ours", "quarter", "take_back"]

#: second records that are planted among the residents: one in so many
EVERY = 33
#: people compared with everyone by the standard way, and how many times more pairs all of them make
SAMPLE = 2_500


def _with_doubles(count: int) -> tuple[list[dict[str, Any]], set[frozenset[str]]]:
    """That many people, and the pairs of ids that are one person: another spelling, or a slip in the birth date."""
    rng, people = Random(7), [{**row, "nik": None, "no_kk": None} for row in residents(count)]
    planted = set()
    for number in range(0, count - EVERY, EVERY):
        known, other = people[number], people[number + 1]
        name, born = str(known["nama"]), known["tanggal_lahir"]
        place = rng.randrange(1, len(name))
        letter = name[place]
        slips: tuple[dict[str, Any], ...] = (
            {"nama": name[:place] + letter + name[place:]}, {"nama": name.upper()}, {"tanggal_lahir": None},
            {"tanggal_lahir": born + timedelta(days=1)}, {"tanggal_lahir": _swapped(born)},
        )  # fmt: skip
        same = {key: known[key] for key in ("nama", "tanggal_lahir", "jenis_kelamin", "rt", "rw")}
        people[number + 1] = {**other, **same, **slips[number // EVERY % len(slips)]}
        planted.add(frozenset((str(known["id"]), str(other["id"]))))
    return people, planted


def _swapped(day: date) -> date:
    return date(day.year, day.day, day.month) if day.day <= 12 else day


def _find(count: int) -> Metrics:
    from lkm_desktop.services.ganda import Bahan, bandingkan
    from lkm_desktop.services.ganda_nilai import ciri

    people, planted = _with_doubles(count)
    with Clock() as clock:
        found = bandingkan(Bahan([ciri(one) for one in people], 70, set()))
    keys = {frozenset(pair.kunci) for pair in found}
    share = 100 * len(keys & planted) / len(planted)
    if share < 80:
        raise RuntimeError(f"only {share:.0f} % of the planted doubles were found")
    return {**clock.metrics(), "found": float(len(found)), "share": share, "more": float(len(keys - planted))}


def ours(_folder: str) -> Metrics:
    """The whole register, from values to the sorted list of pairs."""
    return _find(PEOPLE)


def quarter(_folder: str) -> Metrics:
    """A quarter of the people."""
    return _find(PEOPLE // 4)


def everyone(_folder: str) -> Metrics:
    """Everyone with everyone by rapidfuzz, names alone: 2,500 people, a sixteenth of the pairs of 10,000."""
    from rapidfuzz import fuzz, process

    from lkm_desktop.names import fold

    names = [fold(str(one["nama"])) for one in _with_doubles(SAMPLE)[0]]
    with Clock() as clock:
        for place, name in enumerate(names):
            process.extract(name, names[place + 1 :], scorer=fuzz.ratio, score_cutoff=80, limit=None)
    return clock.metrics()


def merge(folder: str) -> Metrics:
    """One merge in the practice office of 10,000: the two with the most attendances become one."""
    from sqlalchemy import func, select

    from lkm_desktop.domain import Kehadiran
    from lkm_desktop.services import gabung_orang
    from lkm_desktop.storage import open_store

    store = open_store(copy(folder, "office"))
    with store.read() as s:
        query = select(Kehadiran.orang_id).where(Kehadiran.orang_id.is_not(None)).group_by(Kehadiran.orang_id)
        people = [str(one) for one in s.scalars(query.order_by(func.count().desc(), Kehadiran.orang_id).limit(40))]
        pair = next((a, b) for n, a in enumerate(people) for b in people[n + 1 :]
                    if not gabung_orang.rencana(s, a, [b]).halangan)  # fmt: skip
    with Clock() as clock, store.unit("Gabungkan") as s:
        gabung_orang.gabungkan(s, pair[0], [pair[1]])
    store.close()
    return clock.metrics()


def take_back(folder: str) -> Metrics:
    """An import of 10,000 people is taken back in an office that holds nothing else."""
    from sqlalchemy import insert

    from lkm_desktop import tarik_impor
    from lkm_desktop.domain import Orang
    from lkm_desktop.services import riwayat_impor
    from lkm_desktop.storage import open_store

    store, people = open_store(copy(folder, "empty")), residents(PEOPLE)
    with store.unit("Impor") as s:
        s.execute(insert(Orang), people)
        line = riwayat_impor.catat(s, "orang", "warga.xlsx", baru=len(people))
    with Clock() as clock:
        done = tarik_impor.tarik_kembali(store, line)
    store.close()
    if (done.kembali, done.tersisa) != (PEOPLE, 0):
        raise RuntimeError(f"taken back: {done}")
    return {**clock.metrics(), "file": float(Path(store.folder, "data.lkm").stat().st_size)}


CASE = Case(
    "ganda", "People who may be one, among 10,000", "bench.ganda",
    ("ours", "quarter", "everyone", "merge", "take_back"),
    (
        Line("pairs of 10,000 people", "ours/cpu", unit=" ms", scale=1000, goal=Goal(3000)),
        Line("10,000 people by 2,500", "ours/cpu", "quarter/cpu", goal=Goal(6)),
        Line("everyone with everyone (16 x 2,500) by ours", "everyone/cpu", "ours/cpu", scale=16),
        Line("planted doubles found", "ours/share", unit=" %", goal=Goal(90, at_least=True)),
        Line("others found beside them", "ours/more", unit=""),
        Line("memory while comparing, grown", "ours/grown", unit=" MB", scale=1e-6),
        Line("one merge", "merge/cpu", unit=" ms", scale=1000, goal=Goal(200)),
        Line("taking 10,000 rows back", "take_back/cpu", unit=" ms", scale=1000, goal=Goal(5000)),
    ),
    once=("office", "empty_office"), brief=("quarter",),
)  # fmt: skip
