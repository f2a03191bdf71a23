"""Dropdowns. Excel takes short lists beside the cell; long ones, and words with a comma, stand in a hidden sheet."""

from __future__ import annotations

from collections.abc import Iterable

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from lkm_desktop.workbooks.lembar_bentuk import Kolom
from lkm_desktop.workbooks.lembar_teks import bersih

NAMA_LEMBAR = "_pilihan"
_SEBARIS = 255  # letters of a list that stands beside the cell, commas counted


class Pilihan:
    """The dropdowns of a workbook; `simpan` writes the hidden sheet when one is needed."""

    def __init__(self, wb: Workbook) -> None:
        self._wb = wb
        self._daftar: dict[tuple[str, ...], int] = {}

    @staticmethod
    def perlu(kolom: Iterable[Kolom]) -> bool:
        """True when one of these columns has words for the hidden sheet."""
        return any(k.pilihan and not _ringkas(k.pilihan) for k in kolom)

    def pasang(self, ws: Worksheet, awal: int, akhir: int, kolom: int, bentuk: Kolom) -> None:
        """A dropdown on these rows of a column, counted from 0."""
        kata = tuple(dict.fromkeys(w for w in map(bersih, bentuk.pilihan) if w))
        if not kata:
            return
        sumber: object = list(kata)
        if not _ringkas(kata):
            huruf = xl_col_to_name(self._daftar.setdefault(kata, len(self._daftar)))
            sumber = f"='{NAMA_LEMBAR}'!${huruf}$1:${huruf}${len(kata)}"
        ws.data_validation(awal, kolom, akhir, kolom, {
            "validate": "list", "source": sumber, "error_title": "Pilih dari daftar",
            "error_message": f"{bentuk.label[:80]}: pilih salah satu kata di daftar, atau kosongkan.",
        })  # fmt: skip

    def simpan(self) -> None:
        """Write the hidden sheet with the long lists."""
        if not self._daftar:
            return
        ws = self._wb.add_worksheet(NAMA_LEMBAR)
        for baris in range(max(map(len, self._daftar))):
            for kata, kolom in self._daftar.items():
                if baris < len(kata):
                    ws.write_string(baris, kolom, kata[baris])
        ws.hide()


def _ringkas(kata: Iterable[str]) -> bool:
    semua = tuple(kata)
    aman = not any("," in w or '"' in w or w != w.strip() or w.startswith("=") for w in semua)
    return aman and len(",".join(semua)) <= _SEBARIS
