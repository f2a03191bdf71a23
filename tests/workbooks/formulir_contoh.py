"""Templates as a korkot might send them, with everything in them that must survive: picture, chart, macros, rules."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import xlsxwriter
from PIL import Image

MAKRO = b"\xd0\xcf\x11\xe0 bukan makro sungguhan \x00\xff" * 40


def gambar() -> io.BytesIO:
    """A small picture."""
    keluar = io.BytesIO()
    Image.new("RGB", (40, 20), "navy").save(keluar, "PNG")
    keluar.seek(0)
    return keluar


def formulir(*, makro: bool = False) -> bytes:
    """The form of a month: two sheets, formulas with remembered results, and all that a form is decorated with."""
    keluar = io.BytesIO()
    wb = xlsxwriter.Workbook(keluar, {"in_memory": True})
    isi, rekap = wb.add_worksheet("Isian Bulanan"), wb.add_worksheet("Rekap")
    tebal = wb.add_format({"bold": True, "bg_color": "#DDDDDD"})
    angka = wb.add_format({"num_format": "#,##0", "border": 1, "bg_color": "#FFFF00"})
    tanggal = wb.add_format({"num_format": "dd mmmm yyyy"})
    persen = wb.add_format({"num_format": "0%"})
    isi.merge_range("A1:D1", "FORM BULANAN KORKOT", tebal)
    for baris, teks in enumerate(("Kelurahan", "Tanggal", "Jumlah relawan laki-laki", "Jumlah relawan perempuan"), 3):
        isi.write(f"A{baris}", teks)
    isi.merge_range("B3:D3", "", angka)
    isi.write_blank("B4", None, tanggal)
    isi.write_number("B5", 3, angka)
    isi.write_number("B6", 4, angka)
    isi.write_formula("B7", "=SUM(B5:B6)", angka, 7)
    isi.write_formula("B8", "=IF(B7=0,0,B6/B7)", persen, 4 / 7)
    isi.write_formula("B9", "=2*3", angka, 6)
    isi.write("A10", "Persen perempuan")
    isi.write_blank("B10", None, persen)
    rekap.write_formula("A1", "='Isian Bulanan'!B7*10", None, 70)
    rekap.write_formula("A2", '=A1&" orang"', None, "70 orang")
    rekap.write_formula("A3", "=jumlah_awal+1", None, 8)
    wb.define_name("jumlah_awal", "='Isian Bulanan'!$B$7")
    _hiasan(wb, isi, rekap, angka)
    if makro:
        wb.add_vba_project(io.BytesIO(MAKRO), is_stream=True)
    wb.close()
    return ubah(keluar.getvalue(), "xl/workbook.xml", lambda t: t.replace(' fullCalcOnLoad="1"', ""))


def _hiasan(wb: Any, isi: Any, rekap: Any, bentuk: Any) -> None:
    isi.insert_image("F2", "logo.png", {"image_data": gambar()})
    bagan = wb.add_chart({"type": "column"})
    bagan.add_series({"values": "='Isian Bulanan'!$B$5:$B$6"})
    rekap.insert_chart("D2", bagan)
    isi.conditional_format("B5:B6", {"type": "cell", "criteria": ">", "value": 100, "format": bentuk})
    isi.data_validation("B5:B6", {"validate": "integer", "criteria": ">=", "value": 0})
    isi.write_comment("B5", "Isi dari daftar relawan")
    isi.set_paper(14)
    isi.set_landscape()
    isi.freeze_panes(2, 1)
    isi.set_column("A:A", 34)
    isi.protect("rahasia", {"select_unlocked_cells": True})
    rekap.add_table("A10:B12", {"columns": [{"header": "RT"}, {"header": "Jumlah"}], "data": [["01", 2], ["02", 3]]})


def bagian(data: bytes) -> dict[str, bytes]:
    """Every part of a file."""
    with zipfile.ZipFile(io.BytesIO(data)) as arsip:
        return {nama: arsip.read(nama) for nama in arsip.namelist()}


def ubah(data: bytes, nama: str, fungsi: Callable[[str], str], **baru: str) -> bytes:
    """The file with one part changed as text, and further parts added."""
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as arsip:
        for satu, isi in bagian(data).items():
            arsip.writestr(satu, fungsi(isi.decode("utf-8")).encode("utf-8") if satu == nama else isi)
        for satu, teks in baru.items():
            arsip.writestr(satu, teks)
    return keluar.getvalue()


def polos(sel: str, *, sifat: str = "", buku: str = "", **lain: str) -> bytes:
    """A workbook of one sheet "Data" with this XML, as small as the format allows; `sifat` and `buku` stand before and
    behind the list of sheets, `lain` are parts instead of ours."""
    ruang = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    relasi = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    paket = "http://schemas.openxmlformats.org/package/2006"
    utama = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    jenis = (("workbook.xml", "sheet.main"), ("worksheets/sheet1.xml", "worksheet"), ("calcChain.xml", "calcChain"))
    isi = {
        "[Content_Types].xml": f'<Types xmlns="{paket}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        + "".join(f'<Override PartName="/xl/{n}" ContentType="{utama}.{j}+xml"/>' for n, j in jenis)
        + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{paket}/relationships"><Relationship Id="rId1" '
        f'Type="{relasi}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {ruang} xmlns:r="{relasi}">{sifat}<sheets><sheet name="Data" sheetId="1" '
        f'r:id="rId1"/></sheets>{buku}</workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{paket}/relationships"><Relationship Id="rId1" '
        f'Type="{relasi}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{relasi}/calcChain" '
        'Target="calcChain.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f"<worksheet {ruang}>{sel}</worksheet>",
        "xl/calcChain.xml": f'<calcChain {ruang}><c r="C1" i="1"/></calcChain>',
        **lain,
    }
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, teks in isi.items():
            arsip.writestr(nama, teks)
    return keluar.getvalue()


def sheet_xml(data: bytes, nomor: int = 1) -> str:
    """The XML of a sheet."""
    return bagian(data)[f"xl/worksheets/sheet{nomor}.xml"].decode("utf-8")


def xml_sel(data: bytes, sel: str, nomor: int = 1) -> str:
    """The XML of one cell, "" when it is not written down."""
    cocok = re.search(rf'<c [^>]*r="{sel}"[^>]*?(?:/>|>.*?</c>)', sheet_xml(data, nomor))
    return cocok[0] if cocok else ""


HARI = date(2026, 8, 5)
