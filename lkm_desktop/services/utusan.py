"""Utusan of the RT, and the round of the kelurahan that begins with them (lkm-siklus.md 1.4, 1.5; BR14)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Pemilihan, PemilihanRT, Perolehan, new_id
from lkm_desktop.errors import LkmError
from lkm_desktop.names import fold
from lkm_desktop.services import pemilihan
from lkm_desktop.services.hitung_suara import TERPILIH
from lkm_desktop.services.pemilih import data_orang, hari_rt, sebutan_rt
from lkm_desktop.services.pemilihan_baris import sekarang


@dataclass(frozen=True)
class Utusan:
    """One utusan: the tally row of the RT that chose them, and their row in the round of the kelurahan ("" before it
    began). jk, umur: as typed, else by the register on the day of the vote · hadir: None while not noted."""

    id: str
    kelurahan_id: str
    rt_id: str
    sebutan: str
    orang_id: str | None
    nama: str
    jk: str
    umur: int | None
    rt: str
    rw: str
    suara: int | None
    hadir: bool | None
    kesediaan: bool


def utusan(s: Session, pemilihan_id: str) -> tuple[Utusan, ...]:
    """The utusan of all RTs, in the order of the RTs and their votes."""
    above = {row.utusan_id: row for row in _kelurahan(s, pemilihan_id)}
    chosen = _chosen(s, pemilihan_id)
    if not chosen:
        return ()
    day = hari_rt(s.get_one(Pemilihan, pemilihan_id), chosen[0][1])
    known = data_orang(s, (row.orang_id for row, _ in chosen), day)
    return tuple(_shown(row, rt, above.get(row.id), *known.get(row.orang_id, (None, ""))) for row, rt in chosen)


def _chosen(s: Session, pemilihan_id: str) -> list[tuple[Perolehan, PemilihanRT]]:
    query = (
        select(Perolehan, PemilihanRT)
        .join(PemilihanRT, PemilihanRT.id == Perolehan.pemilihan_rt_id)
        .where(Perolehan.pemilihan_id == pemilihan_id, Perolehan.dihapus.is_(None), PemilihanRT.dihapus.is_(None),
               Perolehan.hasil == TERPILIH)
    )  # fmt: skip
    rows = [(row, rt) for row, rt in s.execute(query)]
    return sorted(rows, key=lambda r: (r[1].urut, r[1].id, -(r[0].suara or 0), r[0].putusan or 0, fold(r[0].nama)))


def _kelurahan(s: Session, pemilihan_id: str) -> list[Perolehan]:
    query = select(Perolehan).where(Perolehan.pemilihan_id == pemilihan_id, Perolehan.pemilihan_rt_id.is_(None))
    return list(s.scalars(query.where(Perolehan.dihapus.is_(None))))


def _shown(row: Perolehan, rt: PemilihanRT, above: Perolehan | None, age: int | None, jk: str) -> Utusan:
    known = row.umur if row.umur is not None else age
    return Utusan(
        row.id, above.id if above else "", rt.id, sebutan_rt(rt), row.orang_id, row.nama, row.jenis_kelamin or jk,
        known, row.rt or rt.rt or "", row.rw or rt.rw or "", row.suara, above.hadir if above else None,
        above.kesediaan if above else False,
    )  # fmt: skip


def mulai_kelurahan(s: Session, pemilihan_id: str) -> int:
    """Bring every utusan into the round of the kelurahan; returns how many are new. Those who are no utusan any more
    and have no votes leave it. Raises LkmError when no RT has chosen utusan, or when a board was made already."""
    pemilihan.untuk_hasil(s, pemilihan_id)
    chosen = _chosen(s, pemilihan_id)
    if not chosen:
        raise LkmError("Belum ada utusan yang ditetapkan.", "Tetapkan dulu utusan terpilih di penghitungan tiap RT.")
    below = {row.id for row, _ in chosen}
    present = _kelurahan(s, pemilihan_id)
    for row in present:
        if row.utusan_id is not None and row.utusan_id not in below and row.suara is None:
            row.dihapus = sekarang()
    there = {row.utusan_id for row in present}
    new = [(row, rt) for row, rt in chosen if row.id not in there]
    s.add_all(_candidate(row, rt) for row, rt in new)
    s.flush()
    return len(new)


def _candidate(row: Perolehan, rt: PemilihanRT) -> Perolehan:
    return Perolehan(
        id=new_id(), pemilihan_id=row.pemilihan_id, utusan_id=row.id, orang_id=row.orang_id, nama=row.nama,
        jenis_kelamin=row.jenis_kelamin, umur=row.umur, rt=row.rt or rt.rt, rw=row.rw or rt.rw,
    )  # fmt: skip


def catat_hadir(s: Session, pemilihan_id: str, hadir: Mapping[str, tuple[bool | None, bool]]) -> None:
    """Note who came: {id of the row in the kelurahan: (hadir, kesediaan)}. The voters of the kelurahan, L and P, are
    counted from it as long as they were not typed otherwise."""
    election = pemilihan.untuk_hasil(s, pemilihan_id)
    rows = _kelurahan(s, pemilihan_id)
    gender = data_orang(s, (row.orang_id for row in rows), election.tanggal or date.today())
    before = _present(rows, gender)
    for row in rows:
        if row.id in hadir:
            row.hadir, row.kesediaan = hadir[row.id]
    if (election.kel_memilih_l, election.kel_memilih_p) in ((None, None), before):
        election.kel_memilih_l, election.kel_memilih_p = _present(rows, gender)
    s.flush()


def _present(
    rows: list[Perolehan], gender: Mapping[str | None, tuple[int | None, str]]
) -> tuple[int | None, int | None]:
    """Men and women present; nothing while somebody's L/P is unknown, as their sum would be wrong."""
    here = [row.jenis_kelamin or gender.get(row.orang_id, (None, ""))[1] for row in rows
            if row.hadir and row.utusan_id is not None]  # fmt: skip
    return (None, None) if "" in here else (here.count("L"), here.count("P"))
