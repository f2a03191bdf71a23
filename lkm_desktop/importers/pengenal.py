"""Workbooks that this program made and that are no sheet to import: each has a place of its own."""

from __future__ import annotations

from typing import NamedTuple

from lkm_desktop.importers.lembar_isian import adalah_lembar_isian
from lkm_desktop.importers.rekap import FORMAT, TANDA
from lkm_desktop.importers.sel import Buku, teks_sel

REKAP, LEMBAR_ISIAN = "rekap", "lembar_isian"


class BukuKita(NamedTuple):
    """One of our workbooks. jenis: REKAP or LEMBAR_ISIAN · kalimat, saran: what it is, and where it belongs."""

    jenis: str
    kalimat: str
    saran: str


def kenali_buku(buku: Buku) -> BukuKita | None:
    """What a workbook of ours is; None for a sheet of somebody else, and for a list that we exported."""
    isi = _tanda(buku)
    if isi.get("format") == FORMAT:
        siapa = " ".join(t for t in (isi.get("nama_lkm", ""), isi.get("periode", "")) if t)
        kalimat = f"“{buku.nama}” adalah rekap untuk korkot{f' ({siapa})' if siapa else ''}."
        return BukuKita(REKAP, kalimat, "Buka di Meja korkot.")
    if adalah_lembar_isian(buku):
        kalimat = f"“{buku.nama}” adalah lembar isian yang dibuat program ini."
        return BukuKita(LEMBAR_ISIAN, kalimat, "Buka di halaman Lembar isian.")
    return None


def _tanda(buku: Buku) -> dict[str, str]:
    """The keys and values of the hidden sheet by which a recap knows itself."""
    for lembar in buku.lembar:
        if lembar.nama.strip().lower() == TANDA:
            return {
                teks_sel(baris[0]).lower(): teks_sel(baris[1])
                for baris in lembar.baris[:60] if len(baris) > 1 and baris[0].nilai is not None
            }  # fmt: skip
    return {}
