"""Charts on paper: a piece of a page for tables and prose, and a picture for Word copies. Black on white."""

from __future__ import annotations

import io
from functools import partial

from PIL import Image, ImageDraw, ImageFont

from lkm_desktop.documents.fonts import FILES, clean_line, font_folder, typeface
from lkm_desktop.documents.page import Bagian, Naskah
from lkm_desktop.services.bagan import Bagan
from lkm_desktop.services.bagan_tata import Petak, Ruas, Tata, Tulisan, tata, tinggi_perlu

#: usual type size of a chart, in points
HURUF = 8.5
_DOTS = 300  # of the picture, in an inch
_FILL = 0.25  # grey of a bar that is filled: dark, and kinder to the ink than black


def bagan_bagian(bagan: Bagan, lebar: float, tinggi: float = 0.0, huruf: float = HURUF, most: float = 0.0,
                 kiri: float = 0.0) -> Bagian:
    """The chart as one piece of a page, `kiri` points from its left margin, `lebar` points wide.

    tinggi: points, never less than it needs, 0 for the height at which it is read well · most: the highest it may be
    then, 0 for no limit.
    """
    laid = susun_bagan(bagan, lebar, tinggi, huruf, most)
    return Bagian(laid.tinggi, partial(_gambar, laid, huruf, kiri))


def susun_bagan(bagan: Bagan, lebar: float, tinggi: float = 0.0, huruf: float = HURUF, most: float = 0.0) -> Tata:
    """The chart laid out in points, in the printed typeface."""
    def ukur(teks: str, tebal: bool) -> float:
        return typeface("tebal" if tebal else "biasa").width(clean_line(teks), huruf)

    high = max(tinggi, tinggi_perlu(bagan, lebar, ukur, huruf, rapat=bool(tinggi)))
    return tata(bagan, lebar, min(high, most) if most else high, ukur, huruf)


def _gambar(laid: Tata, huruf: float, kiri: float, naskah: Naskah, atas: float) -> None:
    left = naskah.kiri + kiri
    for shape in laid.bentuk:
        if isinstance(shape, Petak):
            fill = {"": None, "putih": 1.0, "penuh": _FILL}[shape.isi]
            naskah.kotak(left + shape.x, atas - shape.y - shape.tinggi, shape.lebar, shape.tinggi, fill,
                         0.6 if shape.tepi else 0.0)
        elif isinstance(shape, Ruas):
            naskah.garis(left + shape.x1, atas - shape.y1, left + shape.x2, atas - shape.y2, shape.tebal)
        else:
            face = typeface("tebal" if shape.tebal else "biasa")
            naskah.teks(left + shape.x, atas - shape.y, clean_line(shape.teks), face, huruf)


def png(bagan: Bagan, lebar: float, tinggi: float = 0.0, huruf: float = HURUF) -> tuple[bytes, float, float]:
    """The chart as a black and white picture for a Word copy: PNG, width and height in points."""
    laid = susun_bagan(bagan, lebar, tinggi, huruf)
    scale = _DOTS / 72
    image = Image.new("L", (round(laid.lebar * scale) + 1, round(laid.tinggi * scale) + 1), 255)
    pen = ImageDraw.Draw(image)
    faces = {tebal: ImageFont.truetype(str(font_folder() / FILES["tebal" if tebal else "biasa"]), round(huruf * scale))
             for tebal in (False, True)}
    for shape in laid.bentuk:
        _titik(pen, shape, scale, faces)
    out = io.BytesIO()
    image.save(out, "PNG", dpi=(_DOTS, _DOTS), optimize=True)
    return out.getvalue(), laid.lebar, laid.tinggi


def _titik(pen: ImageDraw.ImageDraw, shape: Petak | Ruas | Tulisan, scale: float,
           faces: dict[bool, ImageFont.FreeTypeFont]) -> None:
    if isinstance(shape, Petak):
        box = [v * scale for v in (shape.x, shape.y, shape.x + shape.lebar, shape.y + shape.tinggi)]
        fill = {"": None, "putih": 255, "penuh": round(255 * _FILL)}[shape.isi]
        pen.rectangle(box, fill, 0 if shape.tepi else None, max(1, round(0.6 * scale)) if shape.tepi else 0)
    elif isinstance(shape, Ruas):
        line = [v * scale for v in (shape.x1, shape.y1, shape.x2, shape.y2)]
        pen.line(line, 0, max(1, round(shape.tebal * scale)))
    else:
        pen.text((shape.x * scale, shape.y * scale), clean_line(shape.teks), 0, faces[shape.tebal], "ls")
