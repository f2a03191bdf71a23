"""The rows that an import left out, as a workbook: their cells, and why; to be mended and imported again."""

from __future__ import annotations

from lkm_desktop.services.impor_tolakan import KOLOM_ALASAN, Tolakan
from lkm_desktop.workbooks.sheet import Kolom, Lembar, build

_LEBAR = {"kode": 20.0, "tanggal": 12.0, "tahun": 12.0, "teks": 26.0}


def tolakan_workbook(isi: Tolakan) -> bytes:
    """The .xlsx of rejected rows, one line of advice above them, what their codes mean on a second sheet.

    The name of the file they come from stands only in the footer: an RT in it would be read as that of every row.
    """
    kolom = tuple(
        Kolom(judul, 60.0 if judul == KOLOM_ALASAN else _LEBAR[jenis], "panjang" if judul == KOLOM_ALASAN else jenis)
        for judul, jenis in isi.kolom
    )
    judul = (
        f"Belum masuk: {len(isi.baris)} baris",
        "Betulkan selnya di sini, simpan, lalu impor berkas ini. Dua kolom terakhir boleh dibiarkan.",
    )
    lembar = [Lembar("Belum masuk", judul, kolom, isi.baris, f"dari {isi.sumber}", beku=0)]
    if isi.kode:
        arti = (Kolom("Kolom", 30.0), Kolom("Kode", 8.0, "kode"), Kolom("Arti", 40.0))
        lembar.append(Lembar("Keterangan kode", (), arti, isi.kode, rebah=False, beku=0))
    return build(lembar, judul[0])
