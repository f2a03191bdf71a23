"""The register of all follow-ups: what is open, late or closed, and whose it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Keputusan, LaporanTindakLanjut, Rapat, TindakLanjut
from lkm_desktop.domain.notulen import KEADAAN_TL
from lkm_desktop.domain.rapat import JENIS_RAPAT
from lkm_desktop.names import fold, plain
from lkm_desktop.services.keputusan import cocok
from lkm_desktop.services.registers import Query
from lkm_desktop.services.tindak_lanjut import TERBUKA, hari_lambat, saat, sebut_lambat

#: what the filter offers: open ones may be late or not
KEADAAN = (
    ("terbuka", "Belum selesai"), ("terlambat", "Terlambat"), ("selesai", "Selesai"), ("batal", "Dibatalkan"),
)  # fmt: skip
#: stands for "nobody is named" in the filter of persons
TANPA_NAMA = "–"


@dataclass(frozen=True)
class Saring:
    """What the register shows; empty means everything. siapa: a name as `orang` lists it, or TANPA_NAMA."""

    cari: str = ""
    tahun: int | None = None
    jenis: str = ""
    keadaan: str = ""
    siapa: str = ""
    urutan: str = "tenggat"
    naik: bool = True


def saring_dari(query: Query) -> Saring:
    """The filter of a print or export: `cari`, `saring` with tahun, jenis, keadaan, siapa, and the order."""
    given = query.saring
    year = given.get("tahun", "")
    return Saring(
        query.cari, int(year) if year.isdigit() else None, given.get("jenis", ""), given.get("keadaan", ""),
        given.get("siapa", ""), query.urut or "tenggat", not query.turun,
    )  # fmt: skip


@dataclass(frozen=True)
class BarisTindakLanjut:
    """One line of the register. keadaan: its code · lambat: days late while open · status: its state in words, such as
    "Terlambat 3 minggu" · kabar: the last words said about it in a meeting, or its note."""

    id: str
    isi: str
    penanggung_jawab: str
    tenggat: date | None
    keadaan: str
    selesai: date | None
    lambat: int
    status: str
    kabar: str
    rapat_id: str
    rapat: str
    rapat_tanggal: date
    jenis: str
    nomor: str
    keputusan: str


def daftar(s: Session, saring: Saring | None = None, hari: date | None = None) -> list[BarisTindakLanjut]:
    """Follow-ups that the filter keeps, in its order (the earliest deadline first, those without one last)."""
    saring, hari = saring or Saring(), hari or date.today()
    query = (
        select(TindakLanjut, Rapat, Keputusan.nomor, Keputusan.isi)
        .join(Rapat, Rapat.id == TindakLanjut.rapat_id)
        .join(Keputusan, Keputusan.id == TindakLanjut.keputusan_id, isouter=True)
        .where(TindakLanjut.dihapus.is_(None), Rapat.dihapus.is_(None))
        .order_by(Rapat.tanggal, Rapat.nomor, TindakLanjut.urut)
    )
    if saring.tahun:
        query = query.where(func.strftime("%Y", Rapat.tanggal) == str(saring.tahun))
    if saring.jenis:
        query = query.where(Rapat.jenis == saring.jenis)
    told = _told(s)
    rows = [_row(t, r, number, decision, told.get(t.id, ""), hari) for t, r, number, decision in s.execute(query)]
    kept = [row for row in rows if _matches(row, saring.cari) and _in_state(row, saring) and _of(row, saring.siapa)]
    kept.sort(key=_ORDERS.get(saring.urutan, _ORDERS["tenggat"]), reverse=not saring.naik)
    return kept


def _told(s: Session) -> dict[str, str]:
    """The last words about each follow-up."""
    query = select(LaporanTindakLanjut, Rapat).join(Rapat, Rapat.id == LaporanTindakLanjut.rapat_id).where(
        LaporanTindakLanjut.dihapus.is_(None), Rapat.dihapus.is_(None), LaporanTindakLanjut.catatan.is_not(None)
    )  # fmt: skip
    found = sorted(s.execute(query), key=lambda row: saat(row[1]))
    return {report.tindak_lanjut_id: report.catatan or "" for report, _ in found}


def _row(
    t: TindakLanjut, r: Rapat, number: str | None, decision: str | None, told: str, hari: date
) -> BarisTindakLanjut:  # fmt: skip
    late = hari_lambat(t.tenggat, hari) if t.keadaan == TERBUKA else 0
    return BarisTindakLanjut(
        t.id, t.isi, t.penanggung_jawab or "", t.tenggat, t.keadaan, t.selesai, late, _status(t, late),
        t.catatan or told, r.id, r.judul, r.tanggal, dict(JENIS_RAPAT).get(r.jenis, r.jenis), number or "",
        decision or "",
    )  # fmt: skip


def _status(t: TindakLanjut, late: int) -> str:
    words = sebut_lambat(late) or dict(KEADAAN_TL).get(t.keadaan, t.keadaan)
    return words[:1].upper() + words[1:]


def _matches(row: BarisTindakLanjut, cari: str) -> bool:
    text = (row.isi, row.penanggung_jawab, row.kabar, row.rapat, row.jenis, row.nomor, row.keputusan)
    return cocok(" ".join(text), cari)


def _in_state(row: BarisTindakLanjut, saring: Saring) -> bool:
    if saring.keadaan == "terlambat":
        return row.lambat > 0
    return not saring.keadaan or row.keadaan == saring.keadaan


def _of(row: BarisTindakLanjut, who: str) -> bool:
    if who == TANPA_NAMA:
        return not row.penanggung_jawab
    return not who or fold(row.penanggung_jawab) == fold(who)


_ORDERS: dict[str, Any] = {
    "tenggat": lambda row: (row.tenggat is None, row.tenggat or row.rapat_tanggal, row.rapat_tanggal),
    "siapa": lambda row: (not row.penanggung_jawab, fold(row.penanggung_jawab), row.tenggat or date.max),
    "isi": lambda row: plain(row.isi),
    "rapat": lambda row: (row.rapat_tanggal, plain(row.rapat)),
    "nomor": lambda row: (row.nomor, row.rapat_tanggal),
    "status": lambda row: (row.keadaan != TERBUKA, -row.lambat, row.selesai or date.max),
}


def orang(s: Session) -> list[str]:
    """Names of those who have something to do, each once however it is spelled, in the order of the alphabet."""
    query = select(TindakLanjut.penanggung_jawab).join(Rapat, Rapat.id == TindakLanjut.rapat_id).where(
        TindakLanjut.dihapus.is_(None), Rapat.dihapus.is_(None), TindakLanjut.penanggung_jawab.is_not(None)
    )  # fmt: skip
    found = {fold(name): name for name in s.scalars(query.order_by(TindakLanjut.penanggung_jawab)) if name}
    return sorted(found.values(), key=fold)


def tahun(s: Session) -> list[int]:
    """Years of the meetings that gave someone something to do, the newest first."""
    query = select(Rapat.tanggal).join(TindakLanjut, TindakLanjut.rapat_id == Rapat.id)
    found = s.scalars(query.where(TindakLanjut.dihapus.is_(None), Rapat.dihapus.is_(None)))
    return sorted({day.year for day in found}, reverse=True)


def terlambat(s: Session, hari: date) -> tuple[int, int]:
    """How many follow-ups are late on a day, and how many days the oldest of them."""
    late = [row.lambat for row in daftar(s, Saring(keadaan="terlambat"), hari)]
    return len(late), max(late, default=0)
