"""A fill-in sheet as others send it back: cells changed, rows sorted, cut and pasted, columns moved."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import openpyxl

from lkm_desktop.importers.lembar_isian import baca
from lkm_desktop.importers.read import baca_bita
from lkm_desktop.services import lembar_isian
from lkm_desktop.services.lembar_isian_banding import Rencana, banding
from lkm_desktop.services.registers import Query
from lkm_desktop.storage import Store
from lkm_desktop.workbooks.lembar_isian import lembar_isian_workbook

KEPALA = 5  # row of the heading


def lembar(store: Store, daftar: str = "orang", kolom: tuple[str, ...] = (), kosong: int = 3, **saring: str) -> bytes:
    """The sheet of a register."""
    with store.read() as s:
        return lembar_isian_workbook(lembar_isian.susun(s, daftar, Query(saring=saring), kolom, kosong))


def ubah(data: bytes, fungsi: Callable[[Any], None]) -> bytes:
    """The sheet after somebody worked on it; saved by another program than ours."""
    wb = openpyxl.load_workbook(io.BytesIO(data))
    fungsi(wb.worksheets[0])
    keluar = io.BytesIO()
    wb.save(keluar)
    return keluar.getvalue()


def kolom(ws: Any, judul: str) -> int:
    """Number of the column with that heading."""
    kepala = next(b for b in ws.iter_rows(max_row=12) if any(s.value == "Kode" for s in b))
    return int(next(s.column for s in kepala if s.value == judul))


def isi(judul: str, nama: str, nilai: object) -> Callable[[Any], None]:
    """Somebody types into a cell of a person."""

    def tulis(ws: Any) -> None:
        ws.cell(baris(ws, nama), kolom(ws, judul)).value = nilai

    return tulis


def baris(ws: Any, nama: str) -> int:
    """The row of a person; "" is the first empty one."""
    k = kolom(ws, "Nama lengkap")
    return next(n for n in range(2, ws.max_row + 1) if (ws.cell(n, k).value or "") == nama and _di_bawah(ws, n))


def _di_bawah(ws: Any, n: int) -> bool:
    return any(ws.cell(m, kolom(ws, "Kode")).value == "Kode" for m in range(1, n))


def rencana(store: Store, data: bytes) -> Rencana:
    """What the sheet would change."""
    with store.read() as s:
        return banding(s, baca(baca_bita(data, "isian.xlsx")))
