"""The door of the importer: what kind of file is this really, and may it be opened at all.

Only the first bytes and the zip directory decide, never the file's name. Every refusal is one sentence and what to do.
Limits and reasons: tests/importers (files that once broke other programs) and docs/decisions.md.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from lkm_desktop.errors import LkmError
from lkm_desktop.importers.sel import BATAS_BERKAS

SIMPAN_ULANG = "Buka berkas ini di Excel atau LibreOffice, lalu Simpan Sebagai .xlsx dan impor berkas baru itu."

_BATAS_ISI_ZIP = 5_000
#: most bytes that a zip may hold once unpacked, and from where on a suspicious ratio counts
_BATAS_TERURAI = 150 * 1024 * 1024
_CURIGA_TERURAI = 20 * 1024 * 1024
_BATAS_RASIO = 250
_POTONGAN = 1 << 20
_JARUM = tuple(j.encode(k) for j in ("<!DOCTYPE", "<!ENTITY") for k in ("utf-8", "utf-16-le", "utf-16-be"))
_BAGIAN_XML = (".xml", ".rels", ".vml")

_BUKAN_LEMBAR = (
    (b"%PDF", "PDF"), (b"\x89PNG", "gambar PNG"), (b"\xff\xd8\xff", "foto JPEG"), (b"GIF8", "gambar GIF"),
    (b"{\\rtf", "dokumen RTF"), (b"Rar!", "arsip RAR"), (b"7z\xbc\xaf", "arsip 7z"), (b"\x1f\x8b", "arsip GZ"),
    (b"MZ", "program Windows"), (b"SQLite format 3", "basis data"), (b"BZh", "arsip BZ2"),
)  # fmt: skip


def kenali(data: bytes, nama: str, *, makro: bool = False) -> str:
    """The kind of a file's content: "xlsx", "xls", "ods" or "csv" (any text).

    :param nama: short file name, only for the sentences.
    :param makro: a workbook with program code is let through; nothing here ever runs it.
    :raises LkmError: when the content is something else, is too large, locked, hostile or carries macros.
    """
    if not data:
        raise LkmError(f"Berkas “{nama}” kosong (0 byte).", "Minta salinan baru dari pengirimnya.")
    if len(data) > BATAS_BERKAS:
        raise terlalu_besar(nama, len(data))
    if data[:2] == b"PK":
        return _kenali_zip(data, nama, makro)
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        return "xls"
    for awal, sebutan in _BUKAN_LEMBAR:
        if data.startswith(awal):
            raise LkmError(
                f"Berkas “{nama}” adalah {sebutan}, bukan lembar kerja.", "Pilih berkas .xlsx, .xls, .ods atau .csv."
            )
    _tolak_web(data, nama)
    return "csv"


def terlalu_besar(nama: str, ukuran: int) -> LkmError:
    """The refusal of a file above the limit. `ukuran` in bytes."""
    batas, ini = BATAS_BERKAS >> 20, ukuran / (1 << 20)
    return LkmError(
        f"Berkas “{nama}” terlalu besar ({ini:.0f} MB; paling banyak {batas} MB).",
        "Hapus gambar dan lembar yang tidak perlu, atau pecah menurut RT/RW.",
    )


def rusak(nama: str) -> LkmError:
    """The refusal of a file that cannot be understood although it looks like a sheet."""
    return LkmError(f"Berkas “{nama}” rusak atau tidak lengkap sehingga tidak bisa dibaca.", SIMPAN_ULANG)


def bersandi(nama: str) -> LkmError:
    """The refusal of a file that is locked with a password."""
    return LkmError(
        f"Berkas “{nama}” dikunci dengan kata sandi.",
        "Buka di Excel, hapus kata sandinya (Berkas > Info > Proteksi), simpan, lalu impor lagi.",
    )


def bermakro(nama: str) -> LkmError:
    """The refusal of a file with program code."""
    return LkmError(
        f"Berkas “{nama}” berisi makro (kode program), jadi tidak dibuka.",
        "Di Excel pilih Simpan Sebagai “Buku Kerja Excel (*.xlsx)”, lalu impor berkas baru itu.",
    )


def _tolak_web(data: bytes, nama: str) -> None:
    """Web pages and flat XML that programs hand out under the name .xls."""
    awal = data[:4096].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if re.match(rb"<!doctype html|<html|<head|<body|<table|<meta|<div|<style|mime-version:", awal):
        raise LkmError(f"Berkas “{nama}” sebenarnya halaman web (HTML), bukan berkas Excel.", SIMPAN_ULANG)
    if awal.startswith((b"<?xml", b"<!doctype", b"<workbook", b"<!entity")):
        raise LkmError(f"Berkas “{nama}” adalah XML, bukan berkas Excel biasa.", SIMPAN_ULANG)


def _kenali_zip(data: bytes, nama: str, makro: bool) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as arsip:
            jenis = _jenis_zip(arsip, nama, makro)
            _periksa_isi(arsip, nama)
            return jenis
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError, RuntimeError) as e:
        raise rusak(nama) from e


def _jenis_zip(arsip: zipfile.ZipFile, nama: str, makro: bool) -> str:
    """Check the directory (counts, names, sizes, locks) and tell the kind. Nothing is unpacked but `mimetype`."""
    isi = arsip.infolist()
    daftar = [i.filename for i in isi]
    if len(isi) > _BATAS_ISI_ZIP:
        raise LkmError(f"Berkas “{nama}” berisi terlalu banyak bagian ({len(isi)}).", SIMPAN_ULANG)
    if len({n.lower().replace("\\", "/") for n in daftar}) < len(daftar):
        raise LkmError(f"Berkas “{nama}” berisi bagian yang namanya kembar, jadi tidak bisa dipercaya.", SIMPAN_ULANG)
    if any(i.flag_bits & 1 for i in isi):
        raise bersandi(nama)
    if any(i.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for i in isi):
        raise LkmError(f"Berkas “{nama}” dimampatkan dengan cara yang tidak dikenal.", SIMPAN_ULANG)
    _periksa_ukuran(isi, nama)
    kecil = {n.lower() for n in daftar}
    if not makro and (any(n.endswith(("vbaproject.bin", "vbadata.xml")) for n in kecil) or _makro_ods(kecil)):
        raise bermakro(nama)
    return _jenis_menurut_isi(arsip, kecil, nama)


def _jenis_menurut_isi(arsip: zipfile.ZipFile, kecil: set[str], nama: str) -> str:
    if "xl/workbook.xml" in kecil:
        return "xlsx"
    if "content.xml" in kecil:
        tipe = arsip.read("mimetype")[:200] if "mimetype" in arsip.namelist() else b""
        if b"spreadsheet" in tipe or not tipe:
            return "ods"
        raise LkmError(
            f"Berkas “{nama}” adalah dokumen LibreOffice, bukan lembar kerja.", "Pilih berkas .ods atau .xlsx."
        )
    if "xl/workbook.bin" in kecil:
        raise LkmError(f"Berkas “{nama}” berformat .xlsb, yang belum bisa dibaca.", SIMPAN_ULANG)
    if "word/document.xml" in kecil:
        raise LkmError(
            f"Berkas “{nama}” adalah dokumen Word.", "Salin tabelnya ke Excel, simpan sebagai .xlsx, lalu impor."
        )
    raise LkmError(
        f"Berkas “{nama}” adalah arsip ZIP atau jenis lain, bukan lembar kerja.",
        "Bila ini arsip ZIP, keluarkan dulu berkas Excel di dalamnya.",
    )


def _makro_ods(kecil: set[str]) -> bool:
    """LibreOffice keeps Basic modules in Basic/<library>/<module>.xml; the two index files alone are harmless."""
    indeks = ("script-lb.xml", "script-lc.xml")
    return any(n.startswith("basic/") and n.endswith(".xml") and not n.endswith(indeks) for n in kecil)


def _periksa_ukuran(isi: list[zipfile.ZipInfo], nama: str) -> None:
    """Refuse a zip bomb by its declared sizes; that they are true is checked while unpacking."""
    jumlah = sum(i.file_size for i in isi)
    curiga = any(i.file_size > _CURIGA_TERURAI and i.file_size > _BATAS_RASIO * max(1, i.compress_size) for i in isi)
    if jumlah > _BATAS_TERURAI or curiga:
        raise LkmError(
            f"Isi berkas “{nama}” membengkak menjadi {jumlah / (1 << 20):.0f} MB saat dibuka, jadi ditolak.",
            "Bila berkas ini milik Anda: salin tabelnya saja ke buku kerja baru, simpan, lalu impor.",
        )


def _periksa_isi(arsip: zipfile.ZipFile, nama: str) -> None:
    """Unpack every part once, throwing it away: sizes and checksums must be true, no XML may define entities."""
    for info in arsip.infolist():
        xml = info.filename.lower().endswith(_BAGIAN_XML)
        ekor = b""
        with arsip.open(info) as aliran:
            while potongan := aliran.read(_POTONGAN):
                if xml:
                    jendela = ekor + potongan
                    if any(jarum in jendela for jarum in _JARUM):
                        raise LkmError(
                            f"Berkas “{nama}” berisi definisi XML (DOCTYPE) yang berbahaya, jadi ditolak.", SIMPAN_ULANG
                        )
                    ekor = potongan[-40:]
