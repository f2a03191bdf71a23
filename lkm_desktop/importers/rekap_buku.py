"""The sheets of a recap workbook as plain rows; guarded, and nothing but the sheets of a recap is unrolled."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterable
from datetime import date, datetime
from xml.parsers import expat

from lkm_desktop.errors import LkmError
from lkm_desktop.importers import guard
from lkm_desktop.importers.xlsx_scan import bagian_lembar, pindai

#: a value as the file holds it
Isi = str | float | bool | date | None
Baris = list[Isi]


def baca(data: bytes, nama: str, lembar: Iterable[str]) -> dict[str, list[Baris]]:
    """Rows of the sheets whose names begin with these words ("R1", "_lkm"), by that word; missing ones are left out.

    Sizes, locks, macros and hostile XML are looked at before anything is unrolled. Meant for the guarded child.

    :raises LkmError: one sentence, whatever is wrong with the file.
    """
    if guard.kenali(data, nama) != "xlsx":
        raise LkmError("Ini bukan rekap .xlsx.", "Minta kelurahan mengirim paket atau rekap .xlsx-nya.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as arsip:
            return _baca(data, arsip, set(lembar))
    except LkmError:
        raise
    except (expat.ExpatError, struct.error, ValueError, LookupError, zipfile.BadZipFile) as error:
        raise guard.rusak(nama) from error
    except BaseException as error:
        # the parser's own errors, and its panics (which are no Exception), both mean a broken file
        if type(error).__module__.startswith(("python_calamine", "pyo3")):
            raise guard.rusak(nama) from error
        raise


def _baca(data: bytes, arsip: zipfile.ZipFile, dicari: set[str]) -> dict[str, list[Baris]]:
    import python_calamine

    buku = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    hasil: dict[str, list[Baris]] = {}
    for nama, bagian in bagian_lembar(arsip).items():
        kata = nama.split(" ", 1)[0]
        if kata in dicari and kata not in hasil:
            pindai(arsip, bagian)  # refuses a sheet whose cells would fill the memory
            isi = buku.get_sheet_by_name(nama).to_python(skip_empty_area=False)
            hasil[kata] = [[_nilai(satu) for satu in baris] for baris in isi]
    return hasil


def _nilai(isi: object) -> Isi:
    if isinstance(isi, str):
        return isi.strip() or None
    if isinstance(isi, datetime):
        return isi.date() if isi.time().replace(microsecond=0).isoformat() == "00:00:00" else isi
    if isinstance(isi, bool | date):
        return isi
    return float(isi) if isinstance(isi, int | float) else None


def teks(isi: Isi) -> str:
    """A value as one reads it: whole numbers without ".0", dates as 2025-07-31, Ya and Tidak."""
    if isi is None:
        return ""
    if isinstance(isi, bool):
        return "Ya" if isi else "Tidak"
    if isinstance(isi, float):
        return str(int(isi)) if isi.is_integer() and abs(isi) < 1e15 else repr(isi)
    return isi if isinstance(isi, str) else isi.isoformat()
