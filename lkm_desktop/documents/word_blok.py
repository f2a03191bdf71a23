"""Each block of an `Isi` in a .docx."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from docx.blkcntnr import BlockItemContainer
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from lkm_desktop.documents.bagan import png
from lkm_desktop.documents.flow_tabel import ZIGZAG, name_columns
from lkm_desktop.documents.gaya import Gaya
from lkm_desktop.documents.isi import (
    Alamat,
    Alinea,
    Berlabel,
    Blok,
    Centang,
    Fakta,
    GambarBagan,
    HalamanBaru,
    Isian,
    Judul,
    Kotak,
    Nama,
    Ruang,
    SubJudul,
    Tabel,
    Tanda,
    Tembusan,
    sel,
)
from lkm_desktop.documents.lebar import lebar_tabel
from lkm_desktop.documents.paper import MM
from lkm_desktop.documents.signature import Penanda, bermeterai, tata
from lkm_desktop.documents.susun_blok import KANAN
from lkm_desktop.documents.word_bantu import Rupa, baris, bersih, geser, kecilkan, sela, tabel, tambah

_COLON_MM = 3.5
_NUMBER_MM = 7.0
_TICKED, _OPEN = "☑", "☐"


@dataclass(frozen=True)
class Tulis:
    """Where blocks are written: the body, width between the margins in millimetres, the style."""

    tempat: BlockItemContainer
    lebar: float
    gaya: Gaya

    @property
    def teks(self) -> Rupa:
        """Running text."""
        return Rupa(self.gaya.ukuran, self.gaya.baris)

    @property
    def fakta(self) -> Rupa:
        """Facts and signatures."""
        return Rupa(self.gaya.fakta, self.gaya.baris_fakta)

    @property
    def sel(self) -> Rupa:
        """Cells of tables."""
        return Rupa(self.gaya.sel, self.gaya.baris_sel)


def tulis_blok(blok: Blok, w: Tulis) -> None:
    """Write one block at the end of the document."""
    _WRITERS[type(blok)](blok, w)


def _judul(b: Judul, w: Tulis) -> None:
    if not b.teks.strip():
        return
    size = w.gaya.judul
    small = [bersih(text) for text in (b.nomor, b.bawah) if text.strip()]
    bold = Rupa(size, size * 1.3, tebal=True, rata="tengah", ikut=True, sesudah=0 if small else w.gaya.sela(8))
    tambah(w.tempat, _one_line(b.teks), bold)
    for n, text in enumerate(small, 1):
        plain = Rupa(size - 2.5, (size - 2.5) * 1.3, rata="tengah", ikut=True)
        tambah(w.tempat, text, replace(plain, sesudah=w.gaya.sela(8) if n == len(small) else 0))


def _one_line(text: str) -> str:
    return bersih(text).replace("\n", " ")


def _subjudul(b: SubJudul, w: Tulis) -> None:
    if b.teks.strip():
        space = w.gaya.sela
        tambah(w.tempat, _one_line(b.teks), replace(w.teks, tebal=True, sebelum=space(10), sesudah=space(2), ikut=True))


def _fakta(b: Fakta, w: Tulis) -> None:
    if not b.pasangan and not b.kanan:
        return
    whole = w.lebar - b.inden_mm
    half = w.lebar * (1 - KANAN) if b.kanan else 0.0
    label = min(max(b.label_mm, 12), (whole - half) * 0.45)
    widths = [label, _COLON_MM, whole - half - label - _COLON_MM, *([half] if half else [])]
    table = tabel(w.tempat, max(1, len(b.pasangan)), widths, bergaris=False)
    if b.inden_mm:
        geser(table, b.inden_mm)
    for row, (name, value) in zip(table.rows, b.pasangan, strict=False):
        baris(row)
        cells = row.cells
        tambah(cells[0], _one_line(name), w.fakta)
        tambah(cells[1], ":", w.fakta)
        _value(cells[2], value, widths[2], w.fakta)
    if half:
        joined = table.cell(0, 3).merge(table.cell(len(table.rows) - 1, 3)) if len(table.rows) > 1 else table.cell(0, 3)
        for text in b.kanan:
            tambah(joined, bersih(text), w.fakta)
    sela(w.tempat, w.gaya.sela(6))


def _value(cell: _Cell, value: str, lebar_mm: float, rupa: Rupa) -> None:
    """The value, or a dotted line to write on."""
    tambah(cell, bersih(value) or _dotted(min(lebar_mm, 105), rupa.ukuran), rupa)


def _dotted(lebar_mm: float, ukuran: float) -> str:
    """A dotted line inside a cell, where a leader of tabs is not drawn everywhere."""
    return "." * int(lebar_mm * MM * 0.97 / (ukuran * 0.278))


def _dots(p: Paragraph, sampai_mm: float) -> None:
    p.paragraph_format.tab_stops.add_tab_stop(Mm(sampai_mm), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _alamat(b: Alamat, w: Tulis) -> None:
    for n, text in enumerate(b.baris, 1):
        after = w.gaya.sela(8) if n == len(b.baris) else 0.0
        left = w.lebar * KANAN if b.kanan else 0.0
        tambah(w.tempat, bersih(text), replace(w.fakta, kiri_mm=left, sesudah=after, ikut=True))


def _alinea(b: Alinea, w: Tulis) -> None:
    _paragraphs(w.tempat, b, w)


def _paragraphs(tempat: BlockItemContainer, b: Alinea, w: Tulis) -> None:
    if not b.teks.strip():
        return
    nomor = _one_line(b.nomor)
    inden = b.inden_mm or (_NUMBER_MM if nomor else 0.0)
    if nomor:
        inden = max(inden, len(nomor) * w.gaya.ukuran * 0.56 / MM + 1.4)
    for n, part in enumerate(bersih(b.teks).split("\n")):
        hung = nomor and n == 0
        p = tambah(tempat, f"{nomor}\t{part.strip()}" if hung else part.strip(), replace(
            w.teks, tebal=b.gaya == "tebal", miring=b.gaya == "miring", rata=b.rata, sesudah=w.gaya.sela(3),
            kiri_mm=inden, awal_mm=-inden if hung else b.awal_mm, ikut=b.ikut,
        ))
        if hung:
            p.paragraph_format.tab_stops.add_tab_stop(Mm(inden))
        p.paragraph_format.widow_control = True


def _berlabel(b: Berlabel, w: Tulis) -> None:
    items = [item for item in b.butir if item.teks.strip()]
    if not items:
        return
    label = min(max(b.label_mm, 14), w.lebar * 0.4)
    widths = [label - _COLON_MM, _COLON_MM, w.lebar - label]
    table = tabel(w.tempat, 1, widths, bergaris=False)
    cells = table.rows[0].cells
    tambah(cells[0], _one_line(b.label), replace(w.teks, tebal=b.gaya == "tebal"))
    tambah(cells[1], ":", w.teks)
    for item in items:
        _paragraphs(cells[2], item, w)
    sela(w.tempat, 1)


def _tabel(b: Tabel, w: Tulis) -> None:
    pad = w.gaya.sisi_sel
    widths = lebar_tabel(b, w.lebar, w.gaya)
    rows = b.semua_baris()
    table = tabel(w.tempat, len(rows) + 1, widths, bergaris=True, sisi=pad)
    shape = replace(w.sel, sebelum=pad, sesudah=pad)
    listed = iter(table.rows)
    head = next(listed)
    baris(head, kepala=True)
    for cell, k in zip(head.cells, b.kolom, strict=True):
        tambah(cell, _one_line(k.judul), replace(shape, tebal=True, rata="tengah", ikut=True))
    for n, (row, texts) in enumerate(zip(listed, rows, strict=True), 1):
        longest = max((len(sel(t).teks) for t in texts), default=0)
        baris(row, utuh=longest < 1200, tinggi=b.tinggi_min_mm * MM)
        for cell, text, k, wide in zip(row.cells, texts, b.kolom, widths, strict=True):
            if b.tinggi_min_mm:
                cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            if k.rata == ZIGZAG:
                _sign(cell, n, wide - 2 * pad / MM, w)
                continue
            found = sel(text)
            tambah(cell, bersih(found.teks), replace(shape, tebal=found.gaya == "tebal", rata=k.rata,
                                                      ikut=b.utuh and n < len(rows)))
    sela(w.tempat, w.gaya.sela(6))


def _sign(cell: _Cell, urut: int, lebar_mm: float, w: Tulis) -> None:
    """A numbered dotted line: odd numbers in the left half, even ones in the right half."""
    left = 0.0 if urut % 2 else lebar_mm / 2
    size = w.gaya.sel - 1.5
    tambah(cell, f"{urut}. {_dotted(lebar_mm / 2 - 6, size)}", replace(w.sel, ukuran=size, kiri_mm=left, sesudah=3))
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM


def _nama(b: Nama, w: Tulis) -> None:
    if not b.nama:
        return
    count = name_columns(b.nama, w.lebar * MM, w.gaya)
    rows = -(-len(b.nama) // count)
    table = tabel(w.tempat, rows, [w.lebar / count] * count, bergaris=False)
    for r, row in enumerate(table.rows):
        baris(row)
        for c, cell in enumerate(row.cells):
            n = c * rows + r
            text = f"{n + 1}.\t{_one_line(b.nama[n])}" if n < len(b.nama) else ""
            p = tambah(cell, text, replace(w.sel, kiri_mm=8, awal_mm=-8))
            p.paragraph_format.tab_stops.add_tab_stop(Mm(8))
    sela(w.tempat, w.gaya.sela(5))


def _isian(b: Isian, w: Tulis) -> None:
    rupa = replace(w.fakta, baris=w.gaya.baris_isian)
    start = min(max(b.label_mm, 12), w.lebar * 0.5)
    values = bersih(b.nilai).split("\n") if b.nilai.strip() else []
    for n in range(max(1, b.garis, len(values))):
        value = values[n] if n < len(values) else "\t"
        text = f"{_one_line(b.label)}\t: {value}" if n == 0 and b.label.strip() else value
        inden = start if b.label.strip() else 0.0
        first = -inden if n == 0 else _COLON_MM - 1
        p = tambah(w.tempat, text, replace(rupa, kiri_mm=inden, awal_mm=first if inden else 0, ikut=n < b.garis - 1))
        if inden:
            p.paragraph_format.tab_stops.add_tab_stop(Mm(inden))
        _dots(p, w.lebar)


def _centang(b: Centang, w: Tulis) -> None:
    marks = "     ".join(
        f"{_TICKED if name in b.dipilih else _OPEN} {_one_line(name)}".replace(" ", "\u00a0" if len(name) < 40 else " ")
        for name in b.pilihan
    )
    start = min(max(b.label_mm, 12), w.lebar * 0.5)
    if not b.label.strip():
        tambah(w.tempat, marks, replace(w.fakta, baris=w.gaya.baris_isian * 0.8))
        return
    shape = replace(w.fakta, baris=w.gaya.baris_isian * 0.8, kiri_mm=start + 2, awal_mm=-start - 2)
    p = tambah(w.tempat, f"{_one_line(b.label)}\t: {marks}", shape)
    p.paragraph_format.tab_stops.add_tab_stop(Mm(start))


def _kotak(b: Kotak, w: Tulis) -> None:
    table = tabel(w.tempat, 1, [min(b.lebar_mm, w.lebar)], bergaris=True, sisi=4)
    table.alignment = {"kiri": WD_TABLE_ALIGNMENT.LEFT, "tengah": WD_TABLE_ALIGNMENT.CENTER}.get(
        b.rata, WD_TABLE_ALIGNMENT.RIGHT)
    baris(table.rows[0], tinggi=b.tinggi_mm * MM)
    cell = table.rows[0].cells[0]
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for text in b.baris or ("",):
        tambah(cell, bersih(text), replace(w.sel, rata="tengah"))
    sela(w.tempat, w.gaya.sela(5))


def _ruang(b: Ruang, w: Tulis) -> None:
    sela(w.tempat, w.gaya.sela(b.mm * MM), b.ikut)


def _tanda(b: Tanda, w: Tulis) -> None:
    rows = tata(b.penanda)
    if not rows:
        return
    payer = bermeterai(b.penanda) if b.meterai.strip() else None
    widths = [w.lebar * 0.44, w.lebar * 0.12, w.lebar * 0.44]
    sela(w.tempat, w.gaya.sela(14), ikut=True)
    table = tabel(w.tempat, 3 * len(rows), widths, bergaris=False)
    listed = list(table.rows)
    for n, seats in enumerate(rows):
        last = n == len(rows) - 1
        right = max(place for place, p in enumerate(seats) if p)
        head, stamp, foot = listed[3 * n : 3 * n + 3]
        for row in (head, foot):
            baris(row)
        duty = payer is not None and payer in seats
        baris(stamp, tinggi=max(w.gaya.stempel, 23 * MM) if duty else w.gaya.stempel, pas=not duty)
        if seats[1]:
            for row in (head, stamp, foot):
                row.cells[0].merge(row.cells[2])
        for place, p in enumerate(seats):
            cells = (head.cells[place], stamp.cells[place], foot.cells[place])
            if p:
                dated = b.tempat_tanggal if n == 0 and place == right else ""
                _signer(p, cells, dated, b.meterai if p is payer else "", w, not last)
                head.cells[place].paragraphs[0].paragraph_format.space_before = Pt(w.gaya.sela(14) if n else 0)
            elif not seats[1]:
                _hold(cells, not last, w)


def _hold(cells: Sequence[_Cell], ikut: bool, w: Tulis) -> None:
    """Empty cells hold the block together too."""
    for place, cell in enumerate(cells):
        tambah(cell, "", replace(w.fakta, ikut=ikut or place < 2))


def _signer(p: Penanda, cells: Sequence[_Cell], dated: str, meterai: str, w: Tulis, ikut: bool) -> None:
    head, stamp, foot = cells
    shape = Rupa(w.gaya.fakta, w.gaya.baris_tanda, rata="tengah", ikut=True)
    head.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
    for text in (dated, p.keterangan, p.jabatan):
        if text.strip():
            tambah(head, _one_line(text), shape)
    if not any((dated, p.keterangan, p.jabatan)):
        tambah(head, "", shape)
    stamp.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    if meterai:
        _duty_box(stamp, meterai)
    else:
        tambah(stamp, "", Rupa(8, 10, ikut=True))
    name = _one_line(p.nama)
    tambah(foot, name or "." * 40, replace(shape, tebal=bool(name), garis=bool(name), ikut=ikut or bool(p.bawah)))
    if p.bawah.strip():
        tambah(foot, _one_line(p.bawah), replace(shape, ukuran=w.gaya.fakta - 1, ikut=ikut))


def _duty_box(cell: _Cell, words: str) -> None:
    """The place of the stamp-duty stamp."""
    table = tabel(cell, 1, [25], bergaris=True, sisi=7)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    baris(table.rows[0], tinggi=15 * MM)
    inner = table.rows[0].cells[0]
    inner.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    tambah(inner, bersih(words), Rupa(8, 10, rata="tengah", ikut=True))
    cell.add_paragraph()
    for p in cell.paragraphs:  # before and after the table
        kecilkan(p, 2)
        p.paragraph_format.keep_with_next = True


def _tembusan(b: Tembusan, w: Tulis) -> None:
    if not b.baris:
        return
    small = Tulis(w.tempat, w.lebar, replace(w.gaya, ukuran=w.gaya.sel))
    many = len(b.baris) > 1
    tambah(w.tempat, _one_line(b.label), replace(small.teks, sebelum=w.gaya.sela(10), ikut=True))
    for n, line in enumerate(b.baris, 1):
        _paragraphs(w.tempat, Alinea(line, nomor=f"{n}." if many else "", rata="kiri", ikut=n < len(b.baris)), small)


def _grafik(b: GambarBagan, w: Tulis) -> None:
    data, wide, tall = png(b.bagan, w.lebar * MM, b.tinggi_mm * MM, w.gaya.sel - 1)
    p = tambah(w.tempat, "", replace(w.sel, sesudah=w.gaya.sela(8)))
    picture = p.runs[0].add_picture(io.BytesIO(data), Pt(wide), Pt(tall))
    for edge in ("distT", "distB", "distL", "distR"):
        picture._inline.set(edge, "0")


def _halaman(_b: HalamanBaru, w: Tulis) -> None:
    sela(w.tempat, 1).paragraph_format.page_break_before = True


_WRITERS: dict[type, Callable[[Any, Tulis], None]] = {
    Judul: _judul, SubJudul: _subjudul, Fakta: _fakta, Alamat: _alamat, Alinea: _alinea, Berlabel: _berlabel,
    Tabel: _tabel, Nama: _nama, Isian: _isian, Centang: _centang, Kotak: _kotak, Ruang: _ruang, Tanda: _tanda,
    Tembusan: _tembusan, HalamanBaru: _halaman, GambarBagan: _grafik,
}  # fmt: skip
