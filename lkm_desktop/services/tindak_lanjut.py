"""Follow-ups through time: what a meeting finds open from earlier ones, what it hears about them, and their register.

lkm-siklus.md 5.4: decisions of a meeting are carried out by someone until a day, and the next meeting of the kind asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Keputusan, LaporanTindakLanjut, Rapat, TindakLanjut, new_id
from lkm_desktop.domain.notulen import KEADAAN_TL
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services.kunci_notulen import tolak_bila_final
from lkm_desktop.services.rapat import one

TERBUKA, SELESAI, BATAL = (code for code, _ in KEADAAN_TL)


class Saat(NamedTuple):
    """Where a meeting stands among the others: day, hour, number."""

    tanggal: date
    jam: str
    nomor: int


@dataclass(frozen=True)
class Bawaan:
    """One follow-up of an earlier meeting as it stands at a later one.

    keadaan, catatan: what this later meeting recorded; "terbuka" and "" while it has recorded nothing · hari_lambat:
    days past the deadline on the day of the meeting, 0 when not late · laporan_lalu: the words of the last meeting
    before it that said something.
    """

    id: str
    isi: str
    penanggung_jawab: str
    tenggat: date | None
    asal_id: str
    asal: str
    asal_tanggal: date
    nomor_keputusan: str
    hari_lambat: int
    keadaan: str
    catatan: str
    dilaporkan: bool
    laporan_lalu: str = ""

    @property
    def minggu_lambat(self) -> int:
        """Whole weeks past the deadline."""
        return self.hari_lambat // 7

    @property
    def lambat(self) -> str:
        """ "terlambat 3 minggu", in days below a week; empty when in time."""
        return sebut_lambat(self.hari_lambat)


def sebut_lambat(hari: int) -> str:
    """How late something is, in words; empty for 0 days or less."""
    if hari <= 0:
        return ""
    return f"terlambat {hari // 7} minggu" if hari >= 7 else f"terlambat {hari} hari"


def hari_lambat(tenggat: date | None, hari: date) -> int:
    """Days past a deadline; 0 when there is none or it has not passed."""
    return max((hari - tenggat).days, 0) if tenggat else 0


def saat(rapat: Any) -> Saat:
    """The place of a meeting in time."""
    return Saat(rapat.tanggal, rapat.jam_mulai or "", rapat.nomor)


def dibawa(s: Session, rapat_id: str) -> list[Bawaan]:
    """What the meeting finds open from earlier ones of its kind, and what it closed itself; earliest deadline first.

    Seen from a later day the list stays what it was. A rembug of one RT or RW asks for those of that RT or RW only.
    Raises LkmError for an unknown meeting.
    """
    meeting = one(s, rapat_id)
    now = saat(meeting)
    reports = _reports(s, meeting.jenis)
    found = []
    for item, born, number in _items(s, meeting):
        told = reports.get(item.id, [])
        own = next((report for report, at in told if at.id == rapat_id), None)
        if own is None and _closed_before(s, item, now):
            continue
        before = [report for report, at in told if saat(at) < now and report.catatan]
        found.append(_bawaan(item, born, number or "", meeting.tanggal, own, before[-1].catatan if before else ""))
    return sorted(found, key=lambda b: (b.tenggat is None, b.tenggat or b.asal_tanggal, b.asal_tanggal))


def _bawaan(item: TindakLanjut, born: Rapat, number: str, day: date, own: Any, before: str | None) -> Bawaan:
    return Bawaan(
        item.id, item.isi, item.penanggung_jawab or "", item.tenggat, born.id, born.judul, born.tanggal, number,
        hari_lambat(item.tenggat, day), own.keadaan if own else TERBUKA, (own.catatan or "") if own else "",
        own is not None, before or "",
    )  # fmt: skip


def _items(s: Session, meeting: Rapat) -> list[Any]:
    """(follow-up, meeting it was born in, number of its decision) of earlier meetings of the kind."""
    query = (
        select(TindakLanjut, Rapat, Keputusan.nomor)
        .join(Rapat, Rapat.id == TindakLanjut.rapat_id)
        .join(Keputusan, Keputusan.id == TindakLanjut.keputusan_id, isouter=True)
        .where(
            TindakLanjut.dihapus.is_(None), Rapat.dihapus.is_(None), Rapat.jenis == meeting.jenis,
            Rapat.tanggal <= meeting.tanggal, Rapat.id != meeting.id,
        )
        .order_by(Rapat.tanggal, Rapat.nomor, TindakLanjut.urut)
    )  # fmt: skip
    for column, value in ((Rapat.rt, meeting.rt), (Rapat.rw, meeting.rw)):
        if value:
            query = query.where(column == value)
    return [row for row in s.execute(query) if saat(row[1]) < saat(meeting)]


def _reports(s: Session, jenis: str) -> dict[str, list[tuple[LaporanTindakLanjut, Rapat]]]:
    """By follow-up: what meetings of the kind heard, in their order."""
    query = (
        select(LaporanTindakLanjut, Rapat)
        .join(Rapat, Rapat.id == LaporanTindakLanjut.rapat_id)
        .where(LaporanTindakLanjut.dihapus.is_(None), Rapat.dihapus.is_(None), Rapat.jenis == jenis)
    )
    found: dict[str, list[tuple[LaporanTindakLanjut, Rapat]]] = {}
    for report, meeting in sorted(s.execute(query), key=lambda row: saat(row[1])):
        found.setdefault(report.tindak_lanjut_id, []).append((report, meeting))
    return found


def _closed_before(s: Session, item: TindakLanjut, now: Saat) -> bool:
    """Whether it was closed when that meeting began; without a day of closing it always was."""
    if item.keadaan == TERBUKA:
        return False
    closer = s.get(Rapat, item.selesai_rapat_id) if item.selesai_rapat_id else None
    if closer is not None:
        return saat(closer) < now
    return item.selesai is None or item.selesai <= now.tanggal


def lapor(s: Session, rapat_id: str, rows: Sequence[dict[str, Any]]) -> None:
    """Record what a meeting heard: rows with `tindak_lanjut_id`, `keadaan`, `catatan`.

    "selesai" and "batal" close the follow-up on the day of the meeting; a row that says nothing (still open, no words)
    takes an earlier report of this meeting back. Raises LkmError, also when the minutes are final, and FieldErrors with
    keys like "laporan.2.keadaan".
    """
    meeting = one(s, rapat_id)
    tolak_bila_final(s, rapat_id)
    codes = dict(KEADAAN_TL)
    wrong = {
        f"laporan.{n}.keadaan": "Pilih belum selesai, selesai, atau dibatalkan."
        for n, row in enumerate(rows) if (row.get("keadaan") or TERBUKA) not in codes
    }  # fmt: skip
    if wrong:
        raise FieldErrors(wrong)
    there = {
        report.tindak_lanjut_id: report
        for report in s.scalars(select(LaporanTindakLanjut).where(
            LaporanTindakLanjut.rapat_id == rapat_id, LaporanTindakLanjut.dihapus.is_(None)
        ))
    }  # fmt: skip
    for row in rows:
        item = s.get(TindakLanjut, row["tindak_lanjut_id"])
        if item is None or item.dihapus is not None:
            continue  # it went to the Sampah while it was being written about
        if _tell(s, rapat_id, item, there.get(item.id), row):
            s.flush()
            _settle(s, item, meeting)
    s.flush()


def _tell(
    s: Session, rapat_id: str, item: TindakLanjut, report: LaporanTindakLanjut | None, row: dict[str, Any]
) -> bool:  # fmt: skip
    """Write one report; whether anything changed."""
    state = row.get("keadaan") or TERBUKA
    words = " ".join(str(row.get("catatan") or "").split()) or None
    if state == TERBUKA and words is None:
        if report is not None:
            s.delete(report)
        return report is not None
    if report is None:
        report = LaporanTindakLanjut(id=new_id(), rapat_id=rapat_id, tindak_lanjut_id=item.id)
        s.add(report)
    changed = (report.keadaan, report.catatan) != (state, words)
    report.keadaan, report.catatan = state, words
    return changed


def _settle(s: Session, item: TindakLanjut, meeting: Rapat) -> None:
    """The state of a follow-up is what the last meeting said; what was closed outside a meeting stays closed."""
    told = _reports(s, meeting.jenis).get(item.id, [])
    last = told[-1] if told else None
    if last is not None and last[0].keadaan != TERBUKA:
        _set(item, last[0].keadaan, last[1].tanggal, last[1].id)
    elif item.selesai_rapat_id is not None:
        _set(item, TERBUKA, None, None)


def _set(item: TindakLanjut, state: str, day: date | None, meeting: str | None) -> None:
    for key, value in (("keadaan", state), ("selesai", day), ("selesai_rapat_id", meeting)):
        if getattr(item, key) != value:
            setattr(item, key, value)


def tandai(s: Session, ids: Iterable[str], keadaan: str, hari: date | None = None, catatan: str = "") -> int:
    """Close follow-ups outside a meeting on a day, or open them again (`keadaan` "terbuka"); gives how many changed.

    Raises FieldErrors (key `selesai`) for a closing without a day or before the meeting that asked for it, LkmError for
    a follow-up that is gone.
    """
    changed = 0
    for item_id in ids:
        item = s.get(TindakLanjut, item_id)
        if item is None or item.dihapus is not None:
            raise LkmError("Tindak lanjut ini sudah tidak ada.", "Muat ulang daftarnya.")
        if keadaan != TERBUKA:
            if hari is None:
                raise FieldErrors({"selesai": "Tanggal selesai harus diisi."})
            born = one(s, item.rapat_id)
            if hari < born.tanggal:
                raise FieldErrors({"selesai": "Tanggal selesai lebih awal daripada rapat yang memutuskannya."})
        before = (item.keadaan, item.selesai, item.catatan)
        _set(item, keadaan, hari if keadaan != TERBUKA else None, None)
        if catatan.strip():
            item.catatan = catatan.strip()
        changed += before != (item.keadaan, item.selesai, item.catatan)
    s.flush()
    return changed
