"""What the papers of the KBK share: which year or month they are about, and follow-ups in words."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.errors import LkmError
from lkm_desktop.format import BULAN, tanggal_pendek
from lkm_desktop.services.buku_tindak_lanjut import BarisTindakLanjut


def hari_ini(pilihan: Pilihan) -> date:
    """The day of printing."""
    return pilihan.dicetak or date.today()


def tahun_dari(pilihan: Pilihan) -> int:
    """The year of the subject ("2026"), this year without one. Raises LkmError for a subject that is no year."""
    text = pilihan.subjek.strip()
    if not text:
        return hari_ini(pilihan).year
    if not (text.isdigit() and len(text) == 4 and 1990 <= int(text) <= 2200):
        raise LkmError(f"Tahun “{text}” tidak dikenal.", "Tulis empat angka, misalnya 2026.")
    return int(text)


def masa_dari(pilihan: Pilihan) -> tuple[date, date]:
    """First and last day of the subject: a month ("2026-03"), a year ("2026"), this month without one.

    Raises LkmError for a subject that is neither.
    """
    text, today = pilihan.subjek.strip(), hari_ini(pilihan)
    year, _, month = (text or f"{today:%Y-%m}").partition("-")
    if not (year.isdigit() and len(year) == 4 and 1990 <= int(year) <= 2200):
        raise LkmError(f"Masa laporan “{text}” tidak dikenal.", "Tulis tahun dan bulannya, misalnya 2026-03.")
    if not month:
        return date(int(year), 1, 1), date(int(year), 12, 31)
    if not month.isdigit() or not 1 <= int(month) <= 12:
        raise LkmError(f"Bulan “{month}” tidak ada.", "Tulis tahun dan bulannya, misalnya 2026-03.")
    return date(int(year), int(month), 1), date(int(year), int(month), monthrange(int(year), int(month))[1])


def masa_kata(mulai: date, selesai: date) -> str:
    """ "Maret 2026" for a month, "tahun 2026" for a year."""
    return f"{BULAN[mulai.month - 1]} {mulai.year}" if mulai.month == selesai.month else f"tahun {mulai.year}"


def rtl_kata(rows: tuple[BarisTindakLanjut, ...]) -> str:
    """What was agreed to do, by whom, until when."""
    return "; ".join(_one(row) for row in rows)


def _one(row: BarisTindakLanjut) -> str:
    who = ", ".join(part for part in (row.penanggung_jawab, tanggal_pendek(row.tenggat) if row.tenggat else "") if part)
    return f"{row.isi} ({who})" if who else row.isi


def status_kata(rows: tuple[BarisTindakLanjut, ...]) -> str:
    """How the follow-ups stand, in the order of `rtl_kata`."""
    return "; ".join(row.status for row in rows)
