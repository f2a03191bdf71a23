"""R9: the sessions of the KBK that were held within the period, and how far their follow-ups are on the cut-off."""

from __future__ import annotations

from lkm_desktop.format import BULAN
from lkm_desktop.services import kbk
from lkm_desktop.services.buku_tindak_lanjut import BarisTindakLanjut
from lkm_desktop.services.kbk import Sesi
from lkm_desktop.services.rekap import tindak
from lkm_desktop.services.rekap.bahan import Bahan, Baris


def kumpulkan(b: Bahan) -> list[Baris]:
    """One row for each session, in the order of their days."""
    return [_row(b, one) for one in kbk.daftar(b.s, b.periode.mulai, b.batas, b.sampai)]


def _row(b: Bahan, one: Sesi) -> Baris:
    return {
        "bulan": f"{BULAN[one.tanggal.month - 1]} {one.tanggal.year}", "sesi_ke": one.ke, "topik": one.nama,
        "nilai": one.nilai_kata, "l": one.l if one.hadir else None, "p": one.p if one.hadir else None,
        "hasil": one.hasil, "rtl": "; ".join(map(_words, one.rtl)), "status_rtl": tindak.kalimat(one.rtl, b.sampai),
    }  # fmt: skip


def _words(row: BarisTindakLanjut) -> str:
    return f"{row.isi.rstrip(' .')} ({row.penanggung_jawab})" if row.penanggung_jawab else row.isi.rstrip(" .")
