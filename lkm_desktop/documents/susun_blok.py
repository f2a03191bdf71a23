"""Each block of an `Isi` as pieces of a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from lkm_desktop.documents import flow, flow_borang, flow_tabel
from lkm_desktop.documents.bagan import bagan_bagian
from lkm_desktop.documents.facts import fact_parts, title_parts
from lkm_desktop.documents.fonts import clean, typeface
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
from lkm_desktop.documents.page import MM, Bagian, Naskah
from lkm_desktop.documents.sheet import Kolom
from lkm_desktop.documents.signature import tanda_bagian
from lkm_desktop.documents.wrap import wrap

#: where the right half of a letter's head begins, as a part of the width
KANAN = 0.58


@dataclass(frozen=True)
class Bidang:
    """Where blocks are set: width and height between the margins, x of the left margin (points), and the style."""

    lebar: float
    isi: float
    kiri: float
    gaya: Gaya


def parts_of(blok: tuple[Blok, ...], bidang: Bidang) -> list[Bagian]:
    """The pieces of blocks in order; signatures keep the last lines before them, copies their signatures."""
    parts: list[Bagian] = []
    for b in blok:
        made = _MAKERS[type(b)](b, bidang)
        if isinstance(b, Tanda) and made:
            parts = flow.hold_last(parts, bidang.isi)
        elif isinstance(b, Tembusan) and made:
            parts = flow.hold_last(parts, bidang.isi, 1)
        parts += made
    return parts


def _judul(b: Judul, bidang: Bidang) -> list[Bagian]:
    if not b.teks.strip():
        return []
    gaya = bidang.gaya
    return [*title_parts(b.teks, bidang.lebar, gaya.judul, b.bawah, b.nomor), flow.gap(gaya.sela(8), True)]


def _subjudul(b: SubJudul, bidang: Bidang) -> list[Bagian]:
    return flow.heading(b.teks, bidang.lebar, bidang.gaya) if b.teks.strip() else []


def _fakta(b: Fakta, bidang: Bidang) -> list[Bagian]:
    gaya, lebar = bidang.gaya, bidang.lebar
    wide = lebar * (KANAN - 0.03) if b.kanan else lebar
    parts = fact_parts(b.pasangan, wide, b.label_mm * MM, gaya, b.inden_mm * MM)
    if b.kanan:
        parts = flow.beside(parts, _half(b.kanan, bidang))
    return [*parts, flow.gap(gaya.sela(6))] if parts else []


def _half(lines: tuple[str, ...], bidang: Bidang) -> list[Bagian]:
    """Lines in the right half, at the size of facts."""
    face, size = typeface("biasa"), bidang.gaya.fakta
    start = bidang.lebar * KANAN
    return [_small(line, start, bidang.gaya)
            for text in lines for line in wrap(clean(text), face, size, bidang.lebar - start)]


def _small(text: str, start: float, gaya: Gaya, ikut: bool = True) -> Bagian:
    def draw(naskah: Naskah, atas: float) -> None:
        naskah.teks(naskah.kiri + start, atas - gaya.fakta, text, typeface("biasa"), gaya.fakta)

    return Bagian(gaya.baris_fakta, draw, ikut)


def _alamat(b: Alamat, bidang: Bidang) -> list[Bagian]:
    gaya = bidang.gaya
    if b.kanan:
        parts = _half(b.baris, bidang)
    else:
        lines = [line for text in b.baris for line in wrap(clean(text), typeface("biasa"), gaya.fakta, bidang.lebar)]
        parts = [_small(line, 0.0, gaya) for line in lines]
    return [*parts, flow.gap(gaya.sela(8), True)] if parts else []


def _alinea(b: Alinea, bidang: Bidang, mulai: float = 0.0) -> list[Bagian]:
    if not b.teks.strip():
        return []
    bentuk = flow.Bentuk(b.inden_mm * MM, b.awal_mm * MM, mulai, b.rata, b.gaya)
    return flow.paragraph(b.teks, bidang.lebar, bidang.gaya, bentuk, b.nomor, b.ikut)


def _berlabel(b: Berlabel, bidang: Bidang) -> list[Bagian]:
    wide = min(max(b.label_mm, 14) * MM, bidang.lebar * 0.4)
    items = [part for item in b.butir for part in _alinea(item, bidang, wide)]
    return flow.labelled(b.label, items, wide, bidang.gaya, b.gaya) if items else []


def _tabel(b: Tabel, bidang: Bidang) -> list[Bagian]:
    widths = lebar_tabel(b, bidang.lebar / MM, bidang.gaya)
    kolom = [Kolom(k.judul, mm * MM, k.rata) for k, mm in zip(b.kolom, widths, strict=True)]
    cells = [[sel(c) for c in row] for row in b.semua_baris()]
    bold = frozenset((r, c) for r, row in enumerate(cells) for c, cell in enumerate(row) if cell.gaya == "tebal")
    rows = [[cell.teks for cell in row] for row in cells]
    parts = flow_tabel.table(kolom, rows, bidang.kiri, bidang.gaya, b.tinggi_min_mm * MM, bold)
    if not rows:
        parts = [replace(part, ikut=False) for part in parts]
    if b.utuh:
        parts = [*(replace(part, ikut=True) for part in parts[:-1]), *parts[-1:]]
    if b.berekor:
        parts = [*parts[: -b.berekor], *(replace(part, ikut=True) for part in parts[-b.berekor :])]
    return [*parts, flow.gap(bidang.gaya.sela(6), bool(b.berekor))]


def _nama(b: Nama, bidang: Bidang) -> list[Bagian]:
    return [*flow_tabel.columns(b.nama, bidang.lebar, bidang.gaya), flow.gap(bidang.gaya.sela(5))] if b.nama else []


def _isian(b: Isian, bidang: Bidang) -> list[Bagian]:
    return flow_borang.blank_lines(b.label, b.nilai, b.garis, bidang.lebar, b.label_mm * MM, bidang.gaya)


def _centang(b: Centang, bidang: Bidang) -> list[Bagian]:
    return flow_borang.tick_boxes(b.label, b.pilihan, b.dipilih, bidang.lebar, b.label_mm * MM, bidang.gaya)


def _kotak(b: Kotak, bidang: Bidang) -> list[Bagian]:
    return flow_borang.box(b.baris, bidang.lebar, (b.lebar_mm, b.tinggi_mm), b.rata, bidang.gaya)


def _ruang(b: Ruang, bidang: Bidang) -> list[Bagian]:
    return [flow.gap(bidang.gaya.sela(b.mm * MM), b.ikut)]


def _grafik(b: GambarBagan, bidang: Bidang) -> list[Bagian]:
    part = bagan_bagian(b.bagan, bidang.lebar, b.tinggi_mm * MM, bidang.gaya.sel - 1, most=bidang.isi)
    return [part, flow.gap(bidang.gaya.sela(8))]


def _tanda(b: Tanda, bidang: Bidang) -> list[Bagian]:
    return tanda_bagian(b.penanda, b.tempat_tanggal, bidang.lebar, bidang.gaya, b.meterai)


def _tembusan(b: Tembusan, bidang: Bidang) -> list[Bagian]:
    if not b.baris:
        return []
    gaya = replace(bidang.gaya, ukuran=bidang.gaya.sel)
    plain = flow.Bentuk(rata="kiri")
    parts = [flow.gap(gaya.sela(10), True), *flow.paragraph(b.label, bidang.lebar, gaya, plain, ikut=True)]
    many = len(b.baris) > 1
    for n, line in enumerate(b.baris, 1):
        body = flow.paragraph(line, bidang.lebar, gaya, plain, f"{n}." if many else "", ikut=n < len(b.baris))
        parts += [part for part in body if not part.kosong]
    return parts


_MAKERS: dict[type, Callable[[Any, Bidang], list[Bagian]]] = {
    Judul: _judul, SubJudul: _subjudul, Fakta: _fakta, Alamat: _alamat, Alinea: _alinea, Berlabel: _berlabel,
    Tabel: _tabel, Nama: _nama, Isian: _isian, Centang: _centang, Kotak: _kotak, Ruang: _ruang, Tanda: _tanda,
    Tembusan: _tembusan, HalamanBaru: lambda _b, _bidang: [], GambarBagan: _grafik,
}  # fmt: skip
