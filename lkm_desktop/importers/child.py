"""What runs in the child process: guard, scan, parse. It knows nothing of the office and cannot harm it.

Only plain values cross back to the parent: per sheet its name, whether it is hidden, a sentence when it was refused,
rows, places of formulas and errors, joined ranges.
"""

from __future__ import annotations

import contextlib
import io
import os
import struct
import sys
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from multiprocessing.connection import Connection
from xml.parsers import expat

from lkm_desktop.errors import LkmError
from lkm_desktop.importers import guard
from lkm_desktop.importers.csv_read import baca_csv
from lkm_desktop.importers.ods_scan import ods_bersandi, pindai_ods
from lkm_desktop.importers.sel import BATAS_BERKAS, BATAS_GABUNG, BATAS_HURUF, BATAS_SEL, Gabung, huruf_kolom
from lkm_desktop.importers.xls_scan import Ole, buku_biff, pindai_xls, terkunci
from lkm_desktop.importers.xlsx_scan import Pindai, bagian_lembar, pindai, terlalu_banyak_sel

#: memory that the child may take on top of what it has at its start, in bytes
BATAS_MEMORI = 400 * 1024 * 1024
Isi = str | float | date | None
#: sheet as it crosses the process border
Mentah = dict[str, object]
#: finds what a scan knows of a sheet, by name and place in the file
Cari = Callable[[str, int], tuple[Pindai, list[Gabung]] | None]


def jalankan(jalur: str, nama: str, pipa: Connection, makro: bool = False) -> None:
    """Read the file and send ("buku", kind, sheets) or ("galat", sentence, suggestion). Entry of the child process."""
    _bungkam()
    batasi_memori()
    try:
        with open(jalur, "rb") as berkas:
            data = berkas.read(BATAS_BERKAS + 1)
        pipa.send(("buku", *baca_bita(data, nama, makro=makro)))
    except LkmError as e:
        pipa.send(("galat", e.message, e.suggestion))
    except MemoryError:
        pipa.send(("memori", "", ""))
    except OSError as e:
        pipa.send(("buka", str(e.errno or 0), ""))
    except Exception as e:  # a broken file may break any parser in any way; the parent turns it into one sentence
        pipa.send(("rusak", type(e).__name__, ""))
    finally:
        pipa.close()


def _bungkam() -> None:
    """Parsers may write to the error stream when they give up; the user reads our sentence instead."""
    with contextlib.suppress(OSError, ValueError):
        lubang = os.open(os.devnull, os.O_WRONLY)
        os.dup2(lubang, 2)
        os.close(lubang)


def batasi_memori() -> None:
    """Limit the address space where the system knows how (Linux); elsewhere the scans keep memory small."""
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        with open("/proc/self/statm", encoding="ascii") as berkas:
            kini = int(berkas.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (kini + BATAS_MEMORI, kini + BATAS_MEMORI))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def baca_bita(data: bytes, nama: str, *, makro: bool = False) -> tuple[str, list[Mentah]]:
    """Kind and sheets of a file's bytes. makro: see `guard.kenali`.

    :raises LkmError: with the sentence for the user; any other exception means a broken file.
    """
    jenis = guard.kenali(data, nama, makro=makro)
    try:
        if jenis == "csv":
            lembar = baca_csv(data, nama)
            baris = [[s.nilai for s in satu] for satu in lembar.baris]
            return jenis, [_mentah(lembar.nama, baris=baris)]
        if jenis == "xls":
            return jenis, _baca_xls(data, nama)
        with zipfile.ZipFile(io.BytesIO(data)) as arsip:
            return jenis, _baca_xlsx(data, arsip) if jenis == "xlsx" else _baca_ods(data, arsip, nama)
    except LkmError:
        raise
    except (expat.ExpatError, struct.error, ValueError, LookupError, zipfile.BadZipFile) as e:
        raise guard.rusak(nama) from e
    except BaseException as e:
        # the parser's own errors, and its panics (which are no Exception), both mean a broken file
        if type(e).__module__.startswith(("python_calamine", "pyo3")):
            raise guard.rusak(nama) from e
        raise


def _mentah(nama: str, tersembunyi: bool = False, baris: object = (), **lain: object) -> Mentah:
    return {"nama": nama, "tersembunyi": tersembunyi, "baris": baris, **lain}


def _baca_xlsx(data: bytes, arsip: zipfile.ZipFile) -> list[Mentah]:
    bagian = bagian_lembar(arsip)

    def cari(nama: str, _: int) -> tuple[Pindai, list[Gabung]] | None:
        return (pindai(arsip, bagian[nama]), []) if nama in bagian else None

    return _Kalamin(data).semua(cari)


def _baca_ods(data: bytes, arsip: zipfile.ZipFile, nama: str) -> list[Mentah]:
    if ods_bersandi(arsip):
        raise guard.bersandi(nama)
    daftar = pindai_ods(arsip)
    for satu in daftar:
        if satu.masalah:  # the parser unrolls every sheet at once, so one sheet out of bounds spoils the file
            raise LkmError(f"Lembar “{satu.nama}”: {satu.masalah.message}", satu.masalah.suggestion)

    def cari(_: str, urut: int) -> tuple[Pindai, list[Gabung]] | None:
        return (daftar[urut].pindai, daftar[urut].gabung) if urut < len(daftar) else None

    hasil = _Kalamin(data).semua(cari)
    for mentah, satu in zip(hasil, daftar, strict=False):
        mentah["tersembunyi"] = satu.tersembunyi
    return hasil


def _baca_xls(data: bytes, nama: str) -> list[Mentah]:
    ole = Ole(data)
    if "encryptedpackage" in ole.isi:
        raise guard.bersandi(nama)
    if "worddocument" in ole.isi:
        raise LkmError(
            f"Berkas “{nama}” adalah dokumen Word.", "Salin tabelnya ke Excel, simpan sebagai .xlsx, lalu impor."
        )
    if not {"workbook", "book"} & set(ole.isi):
        raise LkmError(f"Berkas “{nama}” bukan lembar kerja Excel.", "Pilih berkas .xlsx, .xls, .ods atau .csv.")
    buku = buku_biff(ole)
    if terkunci(buku):
        raise guard.bersandi(nama)
    if {"_vba_project_cur", "_vba_project", "vba"} & set(ole.isi):
        raise guard.bermakro(nama)
    menurut_nama = {satu.nama: satu for satu in pindai_xls(buku)}

    def cari(lembar: str, _: int) -> tuple[Pindai, list[Gabung]] | None:
        satu = menurut_nama.get(lembar)
        return (satu.pindai, satu.gabung) if satu else None

    return _Kalamin(data).semua(cari)


class _Kalamin:
    """Values through python-calamine, sheet by sheet, each scanned before it is unrolled."""

    def __init__(self, data: bytes) -> None:
        import python_calamine

        self._kalamin = python_calamine
        self._buku = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        self._sisa = BATAS_SEL

    def semua(self, cari: Cari) -> list[Mentah]:
        """All worksheets; a sheet that is refused keeps its sentence while the others are read."""
        hasil = []
        tampak = self._kalamin.SheetVisibleEnum.Visible
        for urut, meta in enumerate(self._buku.sheets_metadata):
            if meta.typ != self._kalamin.SheetTypeEnum.WorkSheet:
                continue
            try:
                pindai_, gabung = cari(meta.name, urut) or (Pindai(), [])
                mentah = self._lembar(meta.name, pindai_, gabung)
            except LkmError as e:
                mentah = _mentah(meta.name, masalah=e.message, saran=e.suggestion)
            mentah["tersembunyi"] = meta.visible != tampak
            hasil.append(mentah)
        return hasil

    def _lembar(self, nama: str, pindai_: Pindai, gabung: list[Gabung]) -> Mentah:
        self._sisa -= pindai_.terisi
        if self._sisa < 0:
            raise terlalu_banyak_sel()
        lembar = self._buku.get_sheet_by_name(nama)
        if lembar.total_height * lembar.total_width > 4 * BATAS_SEL:
            raise terlalu_banyak_sel()
        baris = [_rapikan(satu, urut) for urut, satu in enumerate(lembar.to_python(skip_empty_area=False))]
        while baris and not baris[-1]:
            baris.pop()
        rentang = gabung or [Gabung(*a, *b) for a, b in lembar.merged_cell_ranges or []]
        return _mentah(
            nama,
            baris=baris,
            rumus=pindai_.rumus,
            galat=pindai_.galat,
            gabung=[tuple(g) for g in rentang[:BATAS_GABUNG]],
        )


def _rapikan(baris: Sequence[object], urut: int) -> list[Isi]:
    """A row of plain values without its empty tail."""
    hasil = [_nilai(isi, urut, kolom) for kolom, isi in enumerate(baris)]
    while hasil and hasil[-1] is None:
        hasil.pop()
    return hasil


def _nilai(isi: object, baris: int, kolom: int) -> Isi:
    if isinstance(isi, str):
        if len(isi) > BATAS_HURUF:
            raise LkmError(
                f"Sel {huruf_kolom(kolom)}{baris + 1} berisi {len(isi)} huruf, terlalu panjang.",
                "Pendekkan isi sel itu atau hapus kolomnya, lalu simpan.",
            )
        return isi if isi and not isi.isspace() else None
    if isinstance(isi, bool):
        return "ya" if isi else "tidak"
    if isinstance(isi, int | float):
        return float(isi)
    if isinstance(isi, datetime):
        return isi.date()
    if isinstance(isi, date):
        return isi
    if isinstance(isi, time):
        return isi.strftime("%H:%M")
    return str(isi) if isinstance(isi, timedelta) else None
