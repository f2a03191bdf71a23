"""Which activity of a siklus a meeting belongs to: what may be chosen, and linking meetings that were held already."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import KegiatanSiklus, Rapat, Siklus, Tahap
from lkm_desktop.errors import LkmError
from lkm_desktop.services import rapat
from lkm_desktop.services.rapat import RapatRingkas

#: meetings this many days before the siklus begins may still be its first ones
AWAL = 60


@dataclass(frozen=True)
class PilihanKegiatan:
    """One activity that a meeting may belong to. kalimat: code, name and stage, as it is offered."""

    id: str
    kode: str
    nama: str
    kalimat: str


def pilihan(s: Session, ikut: Collection[str] = ()) -> list[PilihanKegiatan]:
    """Activities of every siklus that still runs, in their order, and those named by `ikut` whatever became of them.

    While more than one siklus is offered its name is said too.
    """
    open_now = and_(
        Siklus.selesai.is_(None), Siklus.dihapus.is_(None), Tahap.dihapus.is_(None), KegiatanSiklus.dihapus.is_(None)
    )
    query = (
        select(KegiatanSiklus, Tahap, Siklus)
        .join(Tahap, Tahap.id == KegiatanSiklus.tahap_id)
        .join(Siklus, Siklus.id == Tahap.siklus_id)
        .where(or_(open_now, KegiatanSiklus.id.in_(list(ikut))))
        .order_by(Siklus.mulai.desc(), Siklus.id, Tahap.urut, Tahap.id, KegiatanSiklus.urut, KegiatanSiklus.id)
    )
    rows = s.execute(query).all()
    many = len({siklus.id for _, _, siklus in rows}) > 1
    return [_offered(kegiatan, tahap, siklus.nama if many else "") for kegiatan, tahap, siklus in rows]


def _offered(kegiatan: KegiatanSiklus, tahap: Tahap, siklus: str) -> PilihanKegiatan:
    named = f"{kegiatan.kode} {kegiatan.nama}" if kegiatan.kode else kegiatan.nama
    parts = (named, tahap.singkat or tahap.nama, siklus)
    return PilihanKegiatan(kegiatan.id, kegiatan.kode or "", kegiatan.nama, " · ".join(p for p in parts if p))


def hari_rencana(s: Session, kegiatan_id: str, hari: date) -> date:
    """The day on which a new meeting of an activity is offered: its planned first day while that is still to come,
    else `hari`."""
    row = s.get(KegiatanSiklus, kegiatan_id)
    planned = row.rencana_mulai if row is not None else None
    return max(planned, hari) if planned is not None else hari


def judul(nama: str, rt: str | None, rw: str | None) -> str:
    """What a meeting of an activity is called: the activity with the place it is held in."""
    place = "/".join(f"{word} {number}" for word, number in (("RT", rt), ("RW", rw)) if number)
    return f"{nama}, {place}" if place else nama


def calon(s: Session, kegiatan_id: str, cari: str = "") -> list[RapatRingkas]:
    """Meetings that may be linked to an activity: of the time of its siklus, without an activity yet, newest first.

    Raises LkmError when the activity is gone.
    """
    tahap = s.get_one(Tahap, _kegiatan(s, kegiatan_id).tahap_id)
    siklus = s.get_one(Siklus, tahap.siklus_id)
    free = set(s.scalars(select(Rapat.id).where(Rapat.kegiatan_id.is_(None), Rapat.dihapus.is_(None))))
    first = siklus.mulai - timedelta(days=AWAL)
    return [
        row for row in rapat.rapat_list(s, cari)
        if row.id in free and row.tanggal >= first and (siklus.selesai is None or row.tanggal <= siklus.selesai)
    ]  # fmt: skip


def kaitkan(s: Session, kegiatan_id: str, rapat_ids: Collection[str]) -> None:
    """Meetings belong to an activity from now on; an empty code of theirs becomes its code. Raises LkmError."""
    kegiatan = _kegiatan(s, kegiatan_id)
    for rapat_id in rapat_ids:
        row = rapat.one(s, rapat_id)
        row.kegiatan_id = kegiatan_id
        row.kode_kegiatan = row.kode_kegiatan or kegiatan.kode
    s.flush()


def lepas(s: Session, rapat_id: str) -> None:
    """A meeting belongs to no activity any more; the code it had from there goes too. Raises LkmError."""
    row = rapat.one(s, rapat_id)
    kegiatan = s.get(KegiatanSiklus, row.kegiatan_id) if row.kegiatan_id else None
    if kegiatan is not None and row.kode_kegiatan == kegiatan.kode:
        row.kode_kegiatan = None
    row.kegiatan_id = None
    s.flush()


def _kegiatan(s: Session, kegiatan_id: str) -> KegiatanSiklus:
    row = s.get(KegiatanSiklus, kegiatan_id)
    if row is None or row.dihapus is not None:
        raise LkmError("Kegiatan ini sudah tidak ada.", "Muat ulang papan siklus dengan F5.")
    return row
