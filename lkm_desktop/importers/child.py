"""What runs in the child process: guard, scan, parse. It knows nothing of the office and cannot harm it.

Only plain values cross back to the parent, in messages: the kind of the file; per sheet its name, whether it is hidden,
a sentence when it was refused, places of formulas and errors, joined ranges; then its rows, block by block.
"""

from __future__ import annotations

import contextlib
import io
import os
import struct
import sys
import zipfile
from collections.abc import Iterator
from multiprocessing.connection import Connection
from xml.parsers import expat

from lkm_desktop.errors import LkmError
from lkm_desktop.importers import guard
from lkm_desktop.importers.csv_read import baris_csv
from lkm_desktop.importers.kalamin import Kalamin, Pesan, blok, keterangan
from lkm_desktop.importers.ods_scan import ods_bersandi, pindai_ods
from lkm_desktop.importers.sel import BATAS_BERKAS, Gabung
from lkm_desktop.importers.xls_scan import Ole, buku_biff, pindai_xls, terkunci
from lkm_desktop.importers.xls_scan import sejak_1904 as xls_1904
from lkm_desktop.importers.xlsx_scan import Pindai, bagian_lembar, pindai, sejak_1904

#: memory that the child may take on top of what it has at its start, in bytes
BATAS_MEMORI = 400 * 1024 * 1024


def jalankan(jalur: str, nama: str, pipa: Connection, makro: bool = False) -> None:
    """Read the file and send the messages of `alirkan`, then ("selesai",), or ("galat", sentence, suggestion) and the
    like instead. Entry of the child process."""
    bungkam()
    batasi_memori()
    try:
        with open(jalur, "rb") as berkas:
            data = berkas.read(BATAS_BERKAS + 1)
        for pesan in alirkan(data, nama, makro=makro):
            pipa.send(pesan)
        pipa.send(("selesai",))
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


def bungkam() -> None:
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


def alirkan(data: bytes, nama: str, *, makro: bool = False) -> Iterator[Pesan]:
    """A file's bytes as messages: ("jenis", kind), then for each sheet ("lembar", facts) and its ("baris", rows).

    :param makro: see `guard.kenali`.
    :raises LkmError: with the sentence for the user; any other exception means a broken file.
    """
    jenis = guard.kenali(data, nama, makro=makro)
    yield "jenis", jenis
    try:
        if jenis == "csv":
            yield keterangan(nama.rsplit(".", 1)[0] or nama)
            yield from blok(baris_csv(data, nama))
        elif jenis == "xls":
            yield from _baca_xls(data, nama)
        else:
            with zipfile.ZipFile(io.BytesIO(data)) as arsip:
                yield from _baca_xlsx(data, arsip) if jenis == "xlsx" else _baca_ods(data, arsip, nama)
    except (LkmError, GeneratorExit):
        raise
    except (expat.ExpatError, struct.error, ValueError, LookupError, zipfile.BadZipFile) as e:
        raise guard.rusak(nama) from e
    except BaseException as e:
        # the parser's own errors, and its panics (which are no Exception), both mean a broken file
        if type(e).__module__.startswith(("python_calamine", "pyo3")):
            raise guard.rusak(nama) from e
        raise


def _baca_xlsx(data: bytes, arsip: zipfile.ZipFile) -> Iterator[Pesan]:
    bagian = bagian_lembar(arsip)

    def cari(nama: str, _: int) -> tuple[Pindai, list[Gabung]] | None:
        return (pindai(arsip, bagian[nama]), []) if nama in bagian else None

    return Kalamin(data, sejak_1904(arsip)).alirkan(cari)


def _baca_ods(data: bytes, arsip: zipfile.ZipFile, nama: str) -> Iterator[Pesan]:
    if ods_bersandi(arsip):
        raise guard.bersandi(nama)
    daftar = pindai_ods(arsip)
    for satu in daftar:
        if satu.masalah:  # the parser unrolls every sheet at once, so one sheet out of bounds spoils the file
            raise LkmError(f"Lembar “{satu.nama}”: {satu.masalah.message}", satu.masalah.suggestion)

    def cari(_: str, urut: int) -> tuple[Pindai, list[Gabung]] | None:
        return (daftar[urut].pindai, daftar[urut].gabung) if urut < len(daftar) else None

    return Kalamin(data).alirkan(cari, [satu.tersembunyi for satu in daftar])


def _baca_xls(data: bytes, nama: str) -> Iterator[Pesan]:
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
    mac = xls_1904(buku)
    menurut_nama = {satu.nama: satu for satu in pindai_xls(buku)}

    def cari(lembar: str, _: int) -> tuple[Pindai, list[Gabung]] | None:
        satu = menurut_nama.get(lembar)
        return (satu.pindai, satu.gabung) if satu else None

    return Kalamin(data, mac).alirkan(cari)
