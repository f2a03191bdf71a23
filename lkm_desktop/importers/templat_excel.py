"""A template that the office is to fill, read as a grid of words. It is looked at in a child process first."""

from __future__ import annotations

from pathlib import Path

from lkm_desktop.errors import LkmError
from lkm_desktop.importers import read
from lkm_desktop.importers.sel import Buku, Lembar, Sel, teks_sel
from lkm_desktop.services.sel_excel import Rentang
from lkm_desktop.services.templat_kisi import Kisi, KisiLembar, Petak

#: rows of a sheet that are shown and looked at; a form has some dozens
_BARIS = 5_000


def baca_berkas(jalur: Path) -> tuple[bytes, Kisi]:
    """The bytes of a file of the user and what stands in its sheets.

    Raises LkmError: for anything but a sound .xlsx or .xlsm, in one sentence with what to do.
    """
    kisi = _kisi(read.baca(jalur, makro=True))
    try:
        return jalur.read_bytes(), kisi
    except OSError as e:
        raise LkmError(f"Berkas “{jalur.name}” tidak bisa dibaca.", "Periksa tempat penyimpanannya.") from e


def baca_bita(data: bytes, nama: str) -> Kisi:
    """What stands in a template that was read by a child before. Raises LkmError."""
    return _kisi(read.baca_bita(data, nama, makro=True))


def _kisi(buku: Buku) -> Kisi:
    if buku.jenis != "xlsx":
        raise LkmError(
            f"Berkas “{buku.nama}” berformat {_sebut(buku.jenis)}; formulir yang bisa diisi hanya .xlsx dan .xlsm.",
            "Buka di Excel atau LibreOffice, Simpan Sebagai “Buku Kerja Excel (*.xlsx)”, lalu pakai berkas baru itu.",
        )
    return Kisi(buku.nama, tuple(_lembar(satu) for satu in buku.lembar if not satu.masalah))


def _sebut(jenis: str) -> str:
    return {"xls": ".xls lama", "ods": ".ods", "csv": "teks (.csv)"}.get(jenis, jenis)


def _lembar(satu: Lembar) -> KisiLembar:
    baris = tuple(tuple(map(_petak, isi)) for isi in satu.baris[:_BARIS])
    gabung = tuple(Rentang(g.baris + 1, g.kolom + 1, g.baris_akhir + 1, g.kolom_akhir + 1) for g in satu.gabung)
    return KisiLembar(satu.nama, baris, gabung, satu.tersembunyi)


def _petak(sel: Sel) -> Petak:
    return Petak(teks_sel(sel), sel.jenis)
