"""The form of a month as a korkot made it: a head with colons, a table of two times, one with RW, a list."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

KEPALA = ("Kelurahan", "Kecamatan", "Kota/Kab", "Nama BKM/LKM", "Bulan", "Koordinator BKM")
RELAWAN = ("Jumlah relawan terdaftar", "Relawan aktif", "Relawan miskin", "Relawan yang sudah dilatih")
KEGIATAN = ("Jumlah rapat rutin BKM", "Jumlah pertemuan KBK", "Jumlah pelatihan", "% anggota hadir rapat rutin")


def korkot(judul: str = "LAPORAN BULANAN BKM/LKM", kepala: Sequence[str] = KEPALA, nama: str = "Form 1") -> bytes:
    """The file. Cells: D3 to D8 the head, C14 to H17 relawan, H19 to H22 activities; sheets RW and Daftar Relawan."""
    keluar = io.BytesIO()
    wb = xlsxwriter.Workbook(keluar, {"in_memory": True})
    garis = wb.add_format({"border": 1})
    tebal = wb.add_format({"bold": 1, "border": 1, "align": "center", "bg_color": "#D9E1F2"})
    ws = wb.add_worksheet(nama)
    ws.set_column("B:B", 32)
    ws.merge_range("A1:H1", judul, tebal)
    for baris, teks in enumerate(kepala, 2):
        ws.write(baris, 0, teks)
        ws.write(baris, 2, ":")
        ws.merge_range(baris, 3, baris, 5, "", garis)
    _tabel(ws, len(kepala) + 4, tebal, garis)
    _rw(wb.add_worksheet("RW"), tebal)
    ws = wb.add_worksheet("Daftar Relawan")
    for kolom, teks in enumerate(("No", "Nama", "L/P", "RT", "RW")):
        ws.write(3, kolom, teks, tebal)
    ws.write("B10", "Jumlah")
    wb.close()
    return keluar.getvalue()


def _tabel(ws: Any, baris: int, tebal: Any, garis: Any) -> None:
    ws.merge_range(baris, 0, baris + 1, 0, "No", tebal)
    ws.merge_range(baris, 1, baris + 1, 1, "Uraian", tebal)
    ws.merge_range(baris, 2, baris, 4, "s/d bulan lalu", tebal)
    ws.merge_range(baris, 5, baris, 7, "Bulan ini", tebal)
    for kolom, teks in enumerate(("L", "P", "Jml", "L", "P", "Jml"), 2):
        ws.write(baris + 1, kolom, teks, tebal)
    ws.write(baris + 2, 0, "A. RELAWAN")
    for urut, teks in enumerate(RELAWAN):
        letak = baris + 3 + urut
        ws.write(letak, 0, urut + 1, garis)
        ws.write(letak, 1, teks, garis)
        for kolom in (2, 3, 5, 6):
            ws.write_blank(letak, kolom, None, garis)
        ws.write_formula(letak, 4, f"=C{letak + 1}+D{letak + 1}", garis)
        ws.write_formula(letak, 7, f"=F{letak + 1}+G{letak + 1}", garis)
    ws.write(baris + 7, 0, "B. KEGIATAN")
    for urut, teks in enumerate(KEGIATAN):
        ws.write(baris + 8 + urut, 0, urut + 1, garis)
        ws.write(baris + 8 + urut, 1, teks, garis)


def _rw(ws: Any, tebal: Any) -> None:
    for kolom, teks in enumerate(("RW", "Relawan L", "Relawan P", "Miskin")):
        ws.write(0, kolom, teks, tebal)
    for nomor in range(1, 4):
        ws.write(nomor, 0, f"RW {nomor:02}")
    ws.write("A5", "Jumlah")
    for huruf in "BCD":
        ws.write_formula(f"{huruf}5", f"=SUM({huruf}2:{huruf}4)")
