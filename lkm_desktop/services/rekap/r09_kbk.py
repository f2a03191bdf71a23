"""R9: the sessions of the KBK that were held within the period, and how far their follow-ups are on the cut-off."""

from __future__ import annotations

from sqlalchemy import select

from lkm_desktop.domain import Rapat
from lkm_desktop.format import BULAN
from lkm_desktop.services import kbk
from lkm_desktop.services.buku_tindak_lanjut import BarisTindakLanjut
from lkm_desktop.services.kbk import Sesi
from lkm_desktop.services.rekap import tindak
from lkm_desktop.services.rekap.bahan import Bahan, Baris


def kumpulkan(b: Bahan) -> list[Baris]:
    """One row for each session, in the order of their days."""
    told = _counted(b)
    return [_row(b, one, told.get(one.rapat_id)) for one in kbk.daftar(b.s, b.periode.mulai, b.batas, b.sampai)]


def _counted(b: Bahan) -> dict[str, tuple[int | None, int | None]]:
    """Sessions of which only numbers were written down: men and women, each None when it was left empty."""
    query = select(Rapat.id, Rapat.jumlah_l, Rapat.jumlah_p).where(
        Rapat.jenis == kbk.JENIS, Rapat.mode == "jumlah", Rapat.tanggal.between(b.periode.mulai, b.batas)
    )
    return {meeting: (men, women) for meeting, men, women in b.s.execute(query)}


def _row(b: Bahan, one: Sesi, told: tuple[int | None, int | None] | None) -> Baris:
    men, women = told or ((one.l, one.p) if one.hadir else (None, None))
    return {
        "bulan": f"{BULAN[one.tanggal.month - 1]} {one.tanggal.year}", "sesi_ke": one.ke, "topik": one.nama,
        "nilai": one.nilai_kata, "l": men, "p": women,
        "hasil": one.hasil, "rtl": "; ".join(map(_words, one.rtl)), "status_rtl": tindak.kalimat(one.rtl, b.sampai),
    }  # fmt: skip


def _words(row: BarisTindakLanjut) -> str:
    return f"{row.isi.rstrip(' .')} ({row.penanggung_jawab})" if row.penanggung_jawab else row.isi.rstrip(" .")
