"""The wall calendar of a year's learning agenda: twelve months on one page, to be read from a step away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lkm_desktop.documents.belajar_bantu import hari_ini, tahun_dari
from lkm_desktop.documents.facts import footer_text
from lkm_desktop.documents.fonts import clean_line, typeface
from lkm_desktop.documents.isi import Kertasnya
from lkm_desktop.documents.kop import kop_bagian
from lkm_desktop.documents.lembar import lembar
from lkm_desktop.documents.office import kop_of, printed_on
from lkm_desktop.documents.page import MM, Naskah
from lkm_desktop.documents.sheet import paint_parts
from lkm_desktop.documents.wrap import fit_size, wrap
from lkm_desktop.errors import LkmError
from lkm_desktop.format import BULAN, HARI
from lkm_desktop.services import kbk_agenda
from lkm_desktop.services.kbk_agenda import BATAL, BarisAgenda
from lkm_desktop.services.organisasi import kantor
from lkm_desktop.services.surat import isian_kantor
from lkm_desktop.services.templat import susunan

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from lkm_desktop.documents.paper import Kertas
    from lkm_desktop.documents.pilihan import Pilihan

#: type sizes of a topic tried, largest first; details are set a step smaller
UKURAN = (15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0)
_DETAIL = 0.82
_GAP = 3 * MM  # between the boxes of two months
_HEAD = 7.5 * MM
_SIDE = 2.6 * MM
_BETWEEN = 4.0
_LEAST = 20 * MM  # height of a month


@dataclass(frozen=True)
class Baris:
    """One printed line of a month: its text, style, and whether a topic begins with it."""

    teks: str
    gaya: str
    ukuran: float
    baru: bool


def buat(s: Session, pilihan: Pilihan, kertas: Kertas) -> Kertasnya:
    """The calendar of the year that `subjek` names; what was called off is left out.

    Raises LkmError for a subject that is no year, and for margins that leave the months no room.
    """
    year, office, sheet = tahun_dari(pilihan), kantor(s), lembar(kertas, pilihan)
    words = susunan(s, "kalender-kbk")
    given = {**isian_kantor(office), "tahun": str(year)}
    months: dict[int, list[BarisAgenda]] = {month: [] for month in range(1, 13)}
    for b in kbk_agenda.daftar(s, year, hari_ini(pilihan)):
        if b.keadaan != BATAL:
            months[b.bulan].append(b)
    title, below, call = (words(key, **given) for key in ("judul", "bawah", "ajakan"))
    naskah = Naskah(sheet.kertas, sheet.tepi, title, footer_text(title, "", printed_on(office, pilihan)), 1,
                    office.lembaga)  # fmt: skip
    naskah.buka_halaman()
    top = paint_parts(naskah, kop_bagian(kop_of(office, pilihan), sheet.lebar, kecil=True), naskah.atas)
    top = _headline(naskah, top, title, below)
    bottom = _call(naskah, call)
    _months(naskah, (top, bottom), months, 4 if kertas.mendatar else 3)
    return Kertasnya(naskah.selesai(), 1)


def _headline(naskah: Naskah, top: float, judul: str, bawah: str) -> float:
    """Title and the line under it; gives the y below them."""
    tebal, biasa = typeface("tebal"), typeface("biasa")
    middle = (naskah.kiri + naskah.kanan) / 2
    text = clean_line(judul)
    size = fit_size(text, tebal, 24, 12, naskah.lebar)
    naskah.teks_tengah(middle, top - size * 0.85, text, tebal, size)
    top -= size * 1.15
    if bawah.strip():
        below = clean_line(bawah)
        small = fit_size(below, biasa, 12, 9, naskah.lebar)
        naskah.teks_tengah(middle, top - small * 0.85, below, biasa, small)
        top -= small * 1.3
    return top - 5


def _call(naskah: Naskah, text: str) -> float:
    """The line at the foot; gives the y above it."""
    text, face = clean_line(text), typeface("miring")
    if not text:
        return naskah.bawah
    size = fit_size(text, face, 11, 8, naskah.lebar)
    lines = wrap(text, face, size, naskah.lebar)[:2]
    for n, line in enumerate(reversed(lines)):
        naskah.teks_tengah((naskah.kiri + naskah.kanan) / 2, naskah.bawah + 3 + n * size * 1.2, line, face, size)
    return naskah.bawah + len(lines) * size * 1.2 + 4


def _months(naskah: Naskah, span: tuple[float, float], months: dict[int, list[BarisAgenda]], across: int) -> None:
    top, bottom = span
    down = 12 // across
    wide = (naskah.lebar - (across - 1) * _GAP) / across
    high = (top - bottom - (down - 1) * _GAP) / down
    if high < _LEAST:
        raise LkmError("Tepi kertas terlalu lebar; kedua belas bulan tidak mendapat tempat.",
                       "Kecilkan tepinya atau pilih kertas yang lebih besar.")
    room = high - _HEAD - _SIDE
    for month, found in months.items():
        column, row = (month - 1) % across, (month - 1) // across
        left, up = naskah.kiri + column * (wide + _GAP), top - row * (high + _GAP)
        _month(naskah, (left, up, wide, high), month, _fitting(found, wide, room))


def _lines(month: Sequence[BarisAgenda], size: float, wide: float, detail: bool = True) -> list[Baris]:
    """The lines of a month at that type size: the day, the topic, then where and who leads."""
    room = wide - 2 * _SIDE
    found: list[Baris] = []
    for b in month:
        day = f"{HARI[b.tanggal.weekday()]} {b.tanggal.day}" if b.tanggal else ""
        more = ", ".join(part for part in (b.tempat, f"pemandu {b.pemandu}" if b.pemandu else "") if part)
        small = size * _DETAIL
        texts = [(day, "biasa", small), (b.topik, "tebal", size), (more if detail else "", "biasa", small)]
        lines = [(line, style, u) for text, style, u in texts if text
                 for line in wrap(clean_line(text), typeface(style), u, room)]
        found += [Baris(line, style, u, n == 0) for n, (line, style, u) in enumerate(lines)]
    return found


def _tall(lines: Sequence[Baris]) -> float:
    return sum(line.ukuran * 1.18 + (_BETWEEN if line.baru else 0) for line in lines)


def _fitting(month: Sequence[BarisAgenda], wide: float, room: float) -> list[Baris]:
    """The lines as large as they fit: then without details, then with the last topics counted only."""
    size = UKURAN[-1]
    for detail, u in ((detail, u) for detail in (True, False) for u in UKURAN):
        lines = _lines(month, u, wide, detail)
        if _tall(lines) <= room:
            return lines
    for kept in range(len(month) - 1, -1, -1):
        rest = Baris(f"dan {len(month) - kept} topik lain", "biasa", size * _DETAIL, True)
        lines = [*_lines(month[:kept], size, wide, detail=False), rest]
        if _tall(lines) <= room:
            return lines
    return []


def _month(naskah: Naskah, box: tuple[float, float, float, float], month: int, lines: Sequence[Baris]) -> None:
    """One month: its name on a grey band, its topics, dotted lines to write on while there is none."""
    left, up, wide, high = box
    naskah.kotak(left, up - _HEAD, wide, _HEAD, 0.86)
    naskah.kotak(left, up - high, wide, high, None, 1.0)
    naskah.teks(left + _SIDE, up - _HEAD / 2 - 4.7, BULAN[month - 1].upper(), typeface("tebal"), 13)
    y = up - _HEAD
    for line in lines:
        y -= line.ukuran * 1.18 + (_BETWEEN if line.baru else 0)
        naskah.teks(left + _SIDE, y + line.ukuran * 0.18, line.teks, typeface(line.gaya), line.ukuran)
    if not lines:
        for n in range(1, 4):
            y = up - _HEAD - n * (high - _HEAD) / 4
            naskah.titik(left + _SIDE, y, left + wide - _SIDE)
