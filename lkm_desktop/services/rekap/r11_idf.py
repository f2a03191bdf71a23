"""R11: the newest self-assessment of the institution (IDF) that is not after the cut-off."""

from __future__ import annotations

from datetime import date

from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services import idf
from lkm_desktop.services.rekap.bahan import Bahan, Baris


def kumpulkan(b: Bahan) -> list[Baris]:
    """One row for each aspect, in the order of the sheet; none without an assessment."""
    found = idf.terakhir(b.s, b.sampai)
    if found is None:
        return []
    return [
        {"no": int(one.aspek.kode) if one.aspek.kode.isdigit() else None, "aspek": one.aspek.nama, "nilai": one.nilai,
         "level": one.kata_level, "bukti": one.bukti}
        for one in found.nilai
    ]  # fmt: skip


def catatan(b: Bahan) -> str:
    """When and by whom, and the whole in one sentence."""
    found = idf.terakhir(b.s, b.sampai)
    if found is None:
        return ""
    who = f" oleh {found.penilai}" if found.penilai else ""
    return f"Penilaian {tanggal_panjang(found.tanggal)}{who}. {found.kalimat}"


def tanggal(b: Bahan) -> date | None:
    """The day of the assessment."""
    found = idf.terakhir(b.s, b.sampai)
    return found.tanggal if found else None
