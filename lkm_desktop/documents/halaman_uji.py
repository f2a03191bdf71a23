"""Halaman uji: rulers and a frame to see whether the printer puts a page where it belongs (interface.md, paper traps).

A frame stands 10 mm from each edge with a ruler in millimetres along it; in the middle of each edge a scale runs from
the edge inward and shows how near the printer reaches. The sentences tell how to read the offset.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkm_desktop.documents.facts import fact_parts, title_parts
from lkm_desktop.documents.flow import Bentuk, gap, paginate_parts, paragraph
from lkm_desktop.documents.fonts import typeface
from lkm_desktop.documents.gaya import GAYA
from lkm_desktop.documents.office import printed_on
from lkm_desktop.documents.page import MM, Bagian, Kertas, Naskah, Tepi
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.services.organisasi import kantor
from lkm_desktop.services.templat import susunan

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

#: distance of the frame from the edges
BINGKAI_MM = 10
_SKALA_MM = 20  # length of the scales from the edge inward
_TICKS = {10: 5.0, 5: 3.5, 1: 2.0}  # every so many millimetres -> length of the tick
_BEBAS = 6  # to both sides of a scale the rulers have no ticks
_SIZE = 7.0
_TEPI = Tepi(kiri=38, kanan=38, atas=42, bawah=30)


#: what is read off the sheet with a ruler
_UKUR = ("Kiri", "Kanan", "Atas", "Bawah")


class _Lembar(Naskah):
    """A page without footer: the ruler of the frame stands there."""

    def _footer(self) -> None:
        return None


def buat(s: Session, pilihan: Pilihan, kertas: Kertas) -> bytes:
    """The test page as PDF, on whatever paper is asked for."""
    words = susunan(s, "halaman-uji")
    office = kantor(s)
    ukuran = f"{kertas.lebar_mm:g} x {kertas.tinggi_mm:g} mm"
    given = {"kertas": kertas.nama, "ukuran": ukuran, "tepi": str(BINGKAI_MM)}
    sheet = _Lembar(kertas, _TEPI, f"Halaman uji {kertas.nama}", f"Halaman uji {kertas.nama}", 1, office.lembaga)
    parts: list[Bagian] = [*title_parts(words("judul", **given), sheet.lebar),
                           *title_parts(f"{kertas.nama}: {ukuran}", sheet.lebar), gap(10)]
    for n, kunci in enumerate(("cetak", "bingkai", "geser", "skala", "batas"), 1):
        parts += paragraph(words(kunci, **given), sheet.lebar, GAYA, Bentuk(rata="kiri"), f"{n}.")
    parts += [gap(10), *fact_parts([(f"{name} (mm)", "") for name in _UKUR], sheet.lebar / 2, 40 * MM), gap(10)]
    parts += paragraph(f"{office.lembaga}, dicetak {printed_on(office, pilihan)}", sheet.lebar, GAYA,
                       Bentuk(rata="tengah"))
    sheet.buka_halaman()
    y = sheet.atas
    for part in paginate_parts(parts, sheet.isi)[0]:
        part.gambar(sheet, y)
        y -= part.tinggi
    _frame(sheet, kertas)
    _edge_scales(sheet, kertas)
    return sheet.selesai()


def _frame(sheet: Naskah, kertas: Kertas) -> None:
    """The frame with rulers inside it: millimetres from the paper's left edge, and from its top edge downwards."""
    wide, tall, inset = kertas.lebar_mm, kertas.tinggi_mm, BINGKAI_MM
    sheet.kisi([inset * MM, (wide - inset) * MM], [(tall - inset) * MM, inset * MM], 0.7)
    for mm in range(inset, int(wide - inset) + 1):
        if abs(mm - wide / 2) < _BEBAS:
            continue
        length, x = _tick(mm), mm * MM
        for edge, way in ((tall - inset, -1), (inset, 1)):
            sheet.garis(x, edge * MM, x, (edge + way * length) * MM)
            if mm % 10 == 0 and inset + 8 <= mm <= wide - inset - 8 and not _near_scale(mm, wide):
                base = (edge + way * 5.6) * MM - (_SIZE * 0.75 if way < 0 else 0)
                sheet.teks_tengah(x, base, str(mm), typeface("biasa"), _SIZE)
    for mm in range(inset, int(tall - inset) + 1):
        if abs(mm - tall / 2) < _BEBAS:
            continue
        length, y = _tick(mm), (tall - mm) * MM
        for edge, way in ((inset, 1), (wide - inset, -1)):
            sheet.garis(edge * MM, y, (edge + way * length) * MM, y)
            if mm % 10 == 0 and inset + 8 <= mm <= tall - inset - 8 and not _near_scale(mm, tall):
                _beside(sheet, (edge + way * 5.8) * MM, y - _SIZE * 0.36, str(mm), way)


def _tick(mm: int) -> float:
    return next(length for step, length in _TICKS.items() if mm % step == 0)


def _near_scale(mm: float, side: float) -> bool:
    """Whether a number would stand where the scale from the edge is."""
    return abs(mm - side / 2) < 9


def _beside(sheet: Naskah, x: float, y: float, text: str, way: int) -> None:
    if way > 0:
        sheet.teks(x, y, text, typeface("biasa"), _SIZE)
    else:
        sheet.teks_kanan(x, y, text, typeface("biasa"), _SIZE)


def _edge_scales(sheet: Naskah, kertas: Kertas) -> None:
    """In the middle of each edge, a line for each millimetre from the edge inward; the last one is named."""
    wide, tall = kertas.lebar_mm, kertas.tinggi_mm
    face = typeface("biasa")
    for mm in range(_SKALA_MM + 1):
        half = 2 + _tick(mm) / 2
        for x in (mm, wide - mm):
            sheet.garis(x * MM, (tall / 2 - half) * MM, x * MM, (tall / 2 + half) * MM)
        for y in (mm, tall - mm):
            sheet.garis((wide / 2 - half) * MM, y * MM, (wide / 2 + half) * MM, y * MM)
        if mm == _SKALA_MM:
            for x in (mm, wide - mm):
                sheet.teks_tengah(x * MM, (tall / 2 + 5.2) * MM, str(mm), face, _SIZE)
            for y in (mm, tall - mm):
                sheet.teks((wide / 2 + 5.2) * MM, y * MM - _SIZE * 0.36, str(mm), face, _SIZE)
