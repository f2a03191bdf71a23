"""What was not taken from a fill-in sheet, as a workbook to give back to those who filled it in."""

from __future__ import annotations

from collections.abc import Sequence

from lkm_desktop.workbooks.sheet import Kolom, Lembar, build

_KOLOM = (
    Kolom("Baris", 7.0), Kolom("Nama", 28.0), Kolom("Kolom", 16.0), Kolom("Isi kantor", 24.0),
    Kolom("Isi lembar", 24.0), Kolom("Sebab atau keterangan", 56.0, "panjang"),
)  # fmt: skip


def sisa_isian_workbook(nama: str, baris: Sequence[tuple[str, ...]]) -> bytes:
    """The .xlsx of what stayed behind. nama: of the sheet that came back · baris: row of the sheet, name, column, what
    the office has, what the sheet says, why."""
    judul = (f"Tidak diambil dari lembar isian: {len(baris)} hal", "Betulkan di lembar isiannya, lalu kembalikan lagi.")
    return build([Lembar("Tidak diambil", judul, _KOLOM, tuple(baris), f"dari {nama}", beku=2)], judul[0])
