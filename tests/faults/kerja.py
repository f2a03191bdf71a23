"""The work of the fault tests: numbered units through the real services, and a check that finds any part missing.

Unit n is one step labelled `U<n>`; what it must have written follows from n alone, so that a half-written one shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from lkm_desktop.domain import ORANG, RELAWAN, Kehadiran, Keputusan, Orang, Rapat
from lkm_desktop.services import kartu, kehadiran, rapat, undangan
from lkm_desktop.storage import Store
from lkm_desktop.storage.engine import check_database, make_engine, raw
from lkm_desktop.storage.kunci import read_keys
from lkm_desktop.storage.riwayat import TABLES, as_json, primary

IMPORTED = 40
INVITED = 5
BULK = 20
KINDS = 6


def do_unit(store: Store, n: int) -> None:
    """Write unit n. Doing it again after a doubtful error is harmless: records carry ids made from n."""
    if n % KINDS == 5:
        if (store.undo_label or "").startswith("U"):
            store.undo()
            store.redo()
        return
    with store.unit(f"U{n}") as s:
        _WORK[n % KINDS](s, n)


def _id(n: int, part: int = 0) -> str:
    return f"{n:016x}{part:016x}"


def _person(s: Session, n: int) -> None:
    values = {"nama": f"U{n}", "nik": f"{n:016d}", "alamat": "Jl. Uji " * 20, "id": _id(n)}
    kartu.save(s, ORANG, None, values)
    if s.get(RELAWAN.entity, _id(n, 1)) is None:
        kartu.save(s, RELAWAN, None, {"orang_id": _id(n), "minat": "uji", "id": _id(n, 1)})


def _meeting(s: Session, n: int) -> None:
    found = rapat.save_rapat(
        s, None, {"id": _id(n), "judul": f"U{n}", "tanggal": date(2024, 1, 1), "agenda": "Satu\nDua"}
    )
    undangan.undang(s, found, list(s.scalars(select(Orang.id).order_by(Orang.id).limit(INVITED))))
    if s.scalar(select(Kehadiran.id).where(Kehadiran.tamu_nama == f"U{n} tamu")) is None:
        undangan.undang_luar(s, found, f"U{n} tamu")


def _marks(s: Session, n: int) -> None:
    found = s.scalar(select(Rapat.id).where(Rapat.mode == "daftar").order_by(Rapat.nomor.desc()).limit(1))
    if found is not None:
        kehadiran.record_kehadiran(s, found, "1-3 4i 5s" if n % 2 else "1-3s 4 5")
    s.execute(insert(Rapat).values(id=_id(n), nomor=1_000_000 + n, jenis="fgd", judul="", tingkat="RT", mode="jumlah",
                                   tanggal=date(2024, 1, 1)).prefix_with("OR IGNORE"))  # fmt: skip
    rows = [{"id": _id(n, k), "rapat_id": _id(n), "urut": k, "isi": f"U{n}"} for k in (1, 2)]
    s.execute(insert(Keputusan).prefix_with("OR IGNORE"), rows)


def _bulk(s: Session, n: int) -> None:
    some = select(Orang.id).order_by(Orang.id).limit(BULK)
    s.execute(update(Orang).where(Orang.id.in_(some)).values(keterangan=f"U{n}"))


def _import(s: Session, n: int) -> None:
    rows = [{"id": _id(n, k), "nama": f"U{n}", "status": "aktif", "alamat": "Jl. Impor " * 20} for k in range(IMPORTED)]
    s.execute(insert(Orang).prefix_with("OR IGNORE"), rows)


_WORK: tuple[Callable[[Session, int], None], ...] = (_import, _person, _meeting, _marks, _bulk)
#: kind -> (query that counts what unit n wrote, how many it must be)
_EXPECTED: dict[int, tuple[tuple[str, int], ...]] = {
    0: (("SELECT count(*) FROM orang WHERE nama = :u", IMPORTED),),
    1: (
        ("SELECT count(*) FROM orang WHERE nama = :u", 1),
        ("SELECT count(*) FROM relawan r JOIN orang o ON o.id = r.orang_id WHERE o.nama = :u", 1),
    ),
    2: (
        ("SELECT count(*) FROM rapat WHERE judul = :u", 1),
        ("SELECT count(*) FROM agenda a JOIN rapat r ON r.id = a.rapat_id WHERE r.judul = :u", 2),
        ("SELECT count(*) FROM kehadiran k JOIN rapat r ON r.id = k.rapat_id WHERE r.judul = :u", INVITED + 1),
    ),
    3: (("SELECT count(*) FROM keputusan WHERE isi = :u", 2),),
}


def prepare(store: Store) -> None:
    """Six people, so that every meeting has someone to invite."""
    with store.unit("Siapkan") as s:
        s.add_all([Orang(id=_id(0, k), nama=f"Warga {k}") for k in range(INVITED + 1)])


def with_a_step(numbers: Iterable[int]) -> list[int]:
    """Those units that leave a step of their own; every sixth only undoes and redoes the one before."""
    return [n for n in numbers if n % KINDS != 5]


def undone(states: dict[int, str], saved: Iterable[int]) -> list[int]:
    """Units that were done again and acknowledged, yet are taken back."""
    return [n for n in saved if n % KINDS == 5 and states.get(n - 1) == "diurungkan"]


def examine(connection: Any) -> tuple[dict[int, str], list[str]]:
    """(state of each unit that is there, everything wrong) on a raw connection to an office."""
    problems = check_database(connection)
    if problems:
        return {}, problems
    steps = connection.execute("SELECT label, keadaan FROM langkah WHERE label GLOB 'U[0-9]*'").fetchall()
    states = {int(label[1:]): state for label, state in steps}
    for n, state in states.items():
        problems += _missing(connection, n, state)
    if connection.execute("SELECT langkah_id FROM konteks").fetchall() != [(None,)]:
        problems.append("langkah terbuka")
    for name in TABLES:
        problems += _differs_from_history(connection, name)
    return states, problems


def _missing(connection: Any, n: int, state: str) -> list[str]:
    found = []
    for query, wanted in _EXPECTED.get(n % KINDS, ()):
        there = connection.execute(query, {"u": f"U{n}"}).fetchone()[0]
        if there != (wanted if state == "berlaku" else 0):
            found.append(f"unit {n} ({state}): {there} dari {wanted}: {query}")
    return found


def _differs_from_history(connection: Any, name: str) -> list[str]:
    """Rows that are not what the newest entry of the history says, or that no history knows."""
    table = TABLES[name]
    key = primary(table)
    query = (
        f"WITH last AS (SELECT baris, max(id) AS id FROM riwayat WHERE tabel = '{name}' GROUP BY baris) "
        f"SELECT count(*) FROM last JOIN riwayat r ON r.id = last.id LEFT JOIN {name} t ON t.{key} = r.baris "
        f"WHERE r.sesudah IS NOT CASE WHEN t.{key} IS NULL THEN NULL ELSE {as_json(table, 't')} END"
    )
    differing = connection.execute(query).fetchone()[0]
    unknown = connection.execute(
        f"SELECT count(*) FROM {name} t WHERE NOT EXISTS "
        f"(SELECT 1 FROM riwayat r WHERE r.tabel = '{name}' AND r.baris = CAST(t.{key} AS TEXT))"
    ).fetchone()[0]
    return [f"{name}: {differing} baris lain dari riwayat, {unknown} tanpa riwayat"] if differing or unknown else []


def examine_folder(folder: Path) -> tuple[dict[int, str], list[str]]:
    """`examine` for a closed office, opened as the program opens it; SQLite plays back what a killed writer left."""
    engine = make_engine(folder / "data.lkm", read_keys(folder)[0])
    try:
        with raw(engine) as connection:
            return examine(connection)
    finally:
        engine.dispose()
