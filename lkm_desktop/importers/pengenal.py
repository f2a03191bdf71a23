"""Workbooks that this program made and that are no sheet to import: each has a place of its own."""

from __future__ import annotations

from typing import NamedTuple

from lkm_desktop.importers.sel import Buku, teks_sel

#: hidden sheet by which our workbooks know themselves: rows of key and value
_TANDA = "_lkm"


class BukuKita(NamedTuple):
    """One of our workbooks. jenis: "rekap" or "lembar_isian" · kalimat, saran: what it is, and where it belongs."""

    jenis: str
    kalimat: str
    saran: str


def kenali_buku(buku: Buku) -> BukuKita | None:
    """What a workbook of ours is; None for a sheet of somebody else, and for a list that we exported."""
    isi = _tanda(buku)
    if isi.get("format", "").startswith("rekap-lkm"):
        siapa = " ".join(t for t in (isi.get("nama_lkm", ""), isi.get("periode", "")) if t)
        return BukuKita("rekap", f"“{buku.nama}” adalah rekap untuk korkot{f' ({siapa})' if siapa else ''}.",
                        "Buka di Meja korkot.")  # fmt: skip
    if isi.get("format", "").startswith("lembar-isian"):
        return BukuKita("lembar_isian", f"“{buku.nama}” adalah lembar isian yang dibuat program ini.",
                        "Buka di halaman Lembar isian.")  # fmt: skip
    return None


def _tanda(buku: Buku) -> dict[str, str]:
    for lembar in buku.lembar:
        if lembar.nama.strip().lower() == _TANDA:
            return {
                teks_sel(baris[0]).lower(): teks_sel(baris[1])
                for baris in lembar.baris[:60] if len(baris) > 1 and baris[0].nilai is not None
            }  # fmt: skip
    return {}
