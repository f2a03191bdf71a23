"""Makers of foreign files for the import tests: good, untidy and hostile ones. Nothing here is used by the program."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import openpyxl
import xlwt

from lkm_desktop.importers.sel import ANGKA, KOSONG, TANGGAL, TEKS, Buku, Gabung, Lembar, Sel
from lkm_desktop.importers.table import Tabel, siapkan

HARI_INI = date(2025, 6, 30)
Baris = Sequence[Sequence[Any]]


def sel(isi: Any) -> Sel:
    """A cell as the reader gives it: str is text, int and float are numbers, dates are dates."""
    if isi is None or isi == "":
        return KOSONG
    if isinstance(isi, Sel):
        return isi
    if isinstance(isi, date):
        return Sel(TANGGAL, isi)
    return Sel(TEKS, isi) if isinstance(isi, str) else Sel(ANGKA, float(isi))


def lembar(baris: Baris, gabung: Sequence[tuple[int, int, int, int]] = (), nama: str = "Warga") -> Lembar:
    """A sheet in memory."""
    return Lembar(nama, [[sel(isi) for isi in satu] for satu in baris], [Gabung(*g) for g in gabung])


def tabel(baris: Baris, gabung: Sequence[tuple[int, int, int, int]] = (), nama: str = "warga.xlsx") -> Tabel:
    """The table of a sheet in memory, read on 30 June 2025."""
    return siapkan(Buku(nama, "xlsx", [lembar(baris, gabung)]), today=HARI_INI)


def xlsx(baris: Baris, *, lain: dict[str, Baris] | None = None, atur: Callable[[Any], None] | None = None) -> bytes:
    """A real .xlsx; strings that begin with "=" become formulas. `atur` may change the first sheet."""
    buku = openpyxl.Workbook()
    for nama, isi in {"Warga": baris, **(lain or {})}.items():
        halaman = buku.active if nama == "Warga" else buku.create_sheet(nama)
        halaman.title = nama
        for satu in isi:
            halaman.append(list(satu))
    if atur:
        atur(buku["Warga"])
    return simpan(buku)


def simpan(buku: Any) -> bytes:
    """The bytes of an openpyxl or xlwt workbook."""
    wadah = io.BytesIO()
    buku.save(wadah)
    return wadah.getvalue()


def xls(baris: Baris, atur: Callable[[Any], None] | None = None) -> bytes:
    """A real .xls of Excel 97."""
    buku = xlwt.Workbook()
    halaman = buku.add_sheet("Warga")
    for b, satu in enumerate(baris):
        for k, isi in enumerate(satu):
            if isinstance(isi, date):
                halaman.write(b, k, isi, xlwt.easyxf(num_format_str="DD-MM-YYYY"))
            elif isi not in ("", None):
                halaman.write(b, k, isi)
    if atur:
        atur(halaman)
    return simpan(buku)


def ods(baris: Baris) -> bytes:
    """A real .ods."""
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    buku = OpenDocumentSpreadsheet()
    halaman = Table(name="Warga")
    for satu in baris:
        urut = TableRow()
        for isi in satu:
            if isinstance(isi, date):
                satu_sel = TableCell(valuetype="date", datevalue=isi.isoformat())
            elif isinstance(isi, int | float):
                satu_sel = TableCell(valuetype="float", value=isi)
            else:
                satu_sel = TableCell(valuetype="string") if isi else TableCell()
            if isi not in ("", None):
                satu_sel.addElement(P(text=str(isi)))
            urut.addElement(satu_sel)
        halaman.addElement(urut)
    buku.spreadsheet.addElement(halaman)
    return simpan(buku)


WARGA: Baris = [
    ["No", "Nama Lengkap", "NIK", "L/P", "Tgl Lahir", "RT", "RW"],
    [1, "Ahmad Rifa'i", "6371011708700001", "L", "17-08-1970", "03", "01"],
    [2, "Siti Aminah", "6371015209850002", "P", "12-09-1985", "03", "01"],
    [3, "Noor Hasanah", "-", "P", "30-11-1965", "06", "03"],
]


def zip_baru(isi: dict[str, bytes], cara: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip with these members."""
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", cara) as arsip:
        for nama, data in isi.items():
            arsip.writestr(nama, data)
    return wadah.getvalue()


def isi_zip(data: bytes) -> dict[str, bytes]:
    """The members of a zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as arsip:
        return {nama: arsip.read(nama) for nama in arsip.namelist()}


def ganti(data: bytes, bagian: str, isi: bytes | Callable[[bytes], bytes]) -> bytes:
    """The same zip with one member replaced or added."""
    semua = isi_zip(data)
    semua[bagian] = isi(semua.get(bagian, b"")) if callable(isi) else isi
    return zip_baru(semua)


LEMBAR1 = "xl/worksheets/sheet1.xml"
_NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def lembar_xml(data: str, ekor: str = "") -> bytes:
    """The XML of a worksheet around rows."""
    return f'<?xml version="1.0"?><worksheet {_NS}><sheetData>{data}</sheetData>{ekor}</worksheet>'.encode()


def xlsx_dengan(data: str, ekor: str = "") -> bytes:
    """An .xlsx whose first sheet has exactly this XML."""
    return ganti(xlsx(WARGA), LEMBAR1, lembar_xml(data, ekor))


def sel_xml(alamat: str, teks: str) -> str:
    """A cell with inline text."""
    return f'<c r="{alamat}" t="inlineStr"><is><t>{teks}</t></is></c>'


def nama_ole(data: bytes, lama: str, baru: str, jenis: int = 2) -> bytes:
    """An OLE file whose directory entry `lama` is called `baru`; "" adds `baru` in an unused entry."""
    direktori = (struct.unpack_from("<I", data, 48)[0] + 1) * 512
    hasil = bytearray(data)
    for awal in range(direktori, direktori + 512, 128):
        panjang = struct.unpack_from("<H", data, awal + 64)[0]
        if data[awal : awal + max(0, panjang - 2)].decode("utf-16-le") == lama:
            kode = baru.encode("utf-16-le") + b"\0\0"
            hasil[awal : awal + 64] = kode.ljust(64, b"\0")
            struct.pack_into("<H", hasil, awal + 64, len(kode))
            hasil[awal + 66] = jenis
            return bytes(hasil)
    raise AssertionError(f"tidak ada entri {lama!r}")
