"""Agenda rapat: the meetings of a month, a year or all, in the order of their days, for the wall of the secretariat."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from lkm_desktop.documents.buku import Buku, KolomBuku
from lkm_desktop.documents.office import kop_of, place_and_date, printed_on, signers
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.domain.rapat import JENIS_RAPAT
from lkm_desktop.format import BULAN, hari, tanggal_pendek
from lkm_desktop.services.organisasi import kantor
from lkm_desktop.services.rapat import RapatRingkas, rapat_list
from lkm_desktop.services.registers import Query

_KOLOM = (
    KolomBuku("Hari, tanggal", 18), KolomBuku("Pukul", 6, "tengah"), KolomBuku("Nama rapat", 40),
    KolomBuku("Jenis", 18), KolomBuku("Tempat", 22), KolomBuku("Diundang", 7, "kanan"), KolomBuku("Catatan", 14),
)


def gather(s: Session, query: Query | None = None, pilihan: Pilihan | None = None) -> Buku:
    """Meetings, oldest first. query.saring may name `tahun` and `bulan` (numbers) and `jenis`; cari as in the list.

    The column Catatan stays empty, for the pen.
    """
    query, pilihan = query or Query(), pilihan or Pilihan()
    office, today = kantor(s), pilihan.dicetak or date.today()
    kind = query.saring.get("jenis", "")
    year, month = (_number(query.saring.get(key, "")) for key in ("tahun", "bulan"))
    found = rapat_list(s, query.cari, limit=1_000_000, jenis=kind, tahun=year)
    meetings = sorted(
        (m for m in found if month is None or m.tanggal.month == month), key=lambda m: (m.tanggal, m.jam, m.nomor)
    )
    words = [f"{office.wilayah} {office.kelurahan}", *_period(year, month)]
    if kind:
        words.append(dict(JENIS_RAPAT).get(kind, kind))
    if query.cari.strip():
        words.append(f"mengandung “{query.cari.strip()}”")
    return Buku(
        "AGENDA RAPAT", _KOLOM, tuple(_row(m) for m in meetings), ", ".join(words), kop_of(office, pilihan), "rapat",
        signers(s, office, pilihan, today), place_and_date(office, today), dicetak=printed_on(office, pilihan),
        lembaga=office.lembaga,
    )


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else None


def _period(year: int | None, month: int | None) -> list[str]:
    if month is not None:
        return [f"bulan {BULAN[month - 1]}" + (f" {year}" if year else "")]
    return [f"tahun {year}"] if year else []


def _row(m: RapatRingkas) -> tuple[str, ...]:
    invited = str(m.diundang) if m.diundang else ""
    day = f"{hari(m.tanggal)}, {tanggal_pendek(m.tanggal)}"
    return (day, m.jam, m.judul, m.jenis_label, m.tempat, invited, "")
