"""From an outgoing letter to its line in the delivery book, in one step."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import EKSPEDISI, Ekspedisi, SuratKeluar
from lkm_desktop.errors import LkmError
from lkm_desktop.services import kartu


def of_letter(s: Session, surat_id: str) -> str | None:
    """The id of the line of that letter in the delivery book; None while it has none."""
    letter = _letter(s, surat_id)
    query = select(Ekspedisi.id).where(
        Ekspedisi.dihapus.is_(None), Ekspedisi.surat_nomor == letter.nomor, Ekspedisi.kepada == letter.kepada,
        Ekspedisi.tanggal >= letter.tanggal,
    )  # fmt: skip
    return s.scalar(query.order_by(Ekspedisi.tanggal).limit(1))


def from_letter(s: Session, surat_id: str, today: date | None = None) -> str:
    """Write the line of a letter that is sent today (or on its own day when that is later) and return its id.

    The letter gets the day as its `tanggal_kirim` when it has none. A letter that has its line already keeps it.
    Raises LkmError for a letter without an addressee, or with a cancelled number.
    """
    letter = _letter(s, surat_id)
    if letter.keadaan == "batal":
        raise LkmError(f"Nomor {letter.nomor} sudah dibatalkan, jadi tidak dikirim.", "Pilih surat lain.")
    if not letter.kepada:
        raise LkmError(f"Surat {letter.nomor} belum ada tujuannya.", "Isi dulu kolom Kepada.")
    known = of_letter(s, surat_id)
    if known is not None:
        return known
    day = letter.tanggal_kirim or max(today or date.today(), letter.tanggal)
    letter.tanggal_kirim = letter.tanggal_kirim or day
    values = {
        "tanggal": day, "surat_nomor": letter.nomor, "isi": letter.perihal or "Surat", "kepada": letter.kepada,
    }  # fmt: skip
    return kartu.save(s, EKSPEDISI, None, values)


def _letter(s: Session, surat_id: str) -> SuratKeluar:
    letter = s.get(SuratKeluar, surat_id)
    if letter is None or letter.dihapus is not None:
        raise LkmError("Surat ini sudah tidak ada.", "Muat ulang daftar dengan F5.")
    return letter
