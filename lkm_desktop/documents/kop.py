"""The letterhead (kop): up to two logos, the institution's lines centred between them, and the double rule."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass, field
from functools import lru_cache

from PIL import Image
from reportlab.lib.utils import ImageReader

from lkm_desktop.documents.fonts import Typeface, clean_line, typeface
from lkm_desktop.documents.page import MM, Bagian, Naskah
from lkm_desktop.documents.wrap import fit_size, wrap

_LOGO_MM = 23.0
_LOGO_SMALL_MM = 17.0
LOGO_GAP = 4 * MM
_LOGO_PIXELS = 420
_MAX_SIDE = 4000
_MAX_BYTES = 5_000_000
_MAX_LINES = 4  # of one entry
_RULE = 2.0
_RULE_GAP = 1.6


@dataclass(frozen=True)
class Kop:
    """What a letterhead says.

    baris: the kind of institution, its name (bold capitals), then kelurahan/kecamatan/kota, then address and phone ·
    nama: which of the lines is the name, counted from 0 · logo, logo_kanan: PNG or JPEG bytes · ruang_mm: instead of
    all that, blank space for paper with a printed head.
    """

    baris: tuple[str, ...] = ()
    logo: bytes | None = field(default=None, repr=False)
    logo_kanan: bytes | None = field(default=None, repr=False)
    ruang_mm: float = 0.0
    nama: int = 1

    def polos(self) -> Kop:
        """The same words without logos."""
        return Kop(self.baris, nama=self.nama)


#: leaves room for the printed head of the office's own paper
KOP_KOSONG = Kop(ruang_mm=38)


@dataclass(frozen=True)
class BarisKop:
    """One line of a letterhead: cleaned text, typeface, size in points."""

    text: str
    face: Typeface
    size: float

    @property
    def height(self) -> float:
        """Distance to the next baseline."""
        return self.size * 1.22


def kop_bagian(kop: Kop | None, lebar: float, kecil: bool = False) -> list[Bagian]:
    """The letterhead as pieces for a page of that inner width (points); `kecil` for registers. None draws nothing.

    The lines are centred on the page; when one of them would have to be broken beside a single logo, all are centred in
    the room that the logo leaves.
    """
    if kop is None:
        return []
    if not kop.baris:
        return [Bagian(kop.ruang_mm * MM, lambda _naskah, _atas: None, True)] if kop.ruang_mm else []
    height = tinggi_logo(kecil)
    left, right = _logo(kop.logo), _logo(kop.logo_kanan)
    reserve = max((_logo_size(i, height)[0] for i in (left, right) if i), default=0.0)
    beside = reserve + LOGO_GAP if reserve else 0.0
    lines, shift = _lines(kop, lebar - 2 * beside, kecil), 0.0
    if beside and not (left and right) and len(lines) > len(baris_kop(kop, lebar - 2 * beside, kecil)):
        lines, shift = _lines(kop, lebar - beside, kecil), beside / 2 if left else -beside / 2
    text_height = sum(line.height for line in lines)
    body = max(text_height, height if reserve else 0.0)
    total = body + 5 + _RULE + _RULE_GAP + 0.7 + (7 if kecil else 12)

    def draw(naskah: Naskah, atas: float) -> None:
        for image, kanan in ((left, False), (right, True)):
            if image:
                _draw_logo(naskah, image, height, atas - body / 2, kanan)
        y = atas - (body - text_height) / 2
        for line in lines:
            centre = (naskah.kiri + naskah.kanan) / 2 + shift
            naskah.teks_tengah(centre, y - line.size, line.text, line.face, line.size)
            y -= line.height
        y = atas - body - 5
        naskah.garis(naskah.kiri, y, naskah.kanan, y, _RULE)
        y -= _RULE / 2 + _RULE_GAP + 0.35
        naskah.garis(naskah.kiri, y, naskah.kanan, y, 0.7)

    return [Bagian(total, draw, True)]


def _lines(kop: Kop, room: float, kecil: bool) -> list[BarisKop]:
    """Each line shrunk to fit, then wrapped when it still does not."""
    return [BarisKop(part, line.face, line.size) for line in baris_kop(kop, room, kecil)
            for part in wrap(line.text, line.face, line.size, room)[:_MAX_LINES]]


def baris_kop(kop: Kop, room: float, kecil: bool = False) -> list[BarisKop]:
    """The lines in their typefaces, each shrunk to fit `room` points as far as it may be; not wrapped."""
    biasa, tebal = typeface("biasa"), typeface("tebal")
    found: list[BarisKop] = []
    for place, raw in enumerate(kop.baris):
        text = clean_line(raw)
        if not text:
            continue
        if place == kop.nama:
            text, face, largest, smallest = text.upper(), tebal, 15.0, 11.0
        elif place < kop.nama:
            face, largest, smallest = tebal, 12.0, 9.5
        else:
            face, largest, smallest = biasa, 10.0 if place == kop.nama + 1 else 9.0, 8.0
        if kecil:
            largest, smallest = largest - 2.0 if place <= kop.nama else 8.5, max(smallest - 1.5, 7.5)
        found.append(BarisKop(text, face, fit_size(text, face, largest, smallest, room)))
    return found


@dataclass(frozen=True, eq=False)
class _Picture:
    reader: ImageReader
    ratio: float
    image: Image.Image

    @property
    def png(self) -> bytes:
        out = io.BytesIO()
        self.image.save(out, "PNG")
        return out.getvalue()


def tinggi_logo(kecil: bool = False) -> float:
    """Greatest height of a logo in points."""
    return (_LOGO_SMALL_MM if kecil else _LOGO_MM) * MM


def logo_png(data: bytes | None, kecil: bool = False) -> tuple[bytes, float, float] | None:
    """The logo as it is printed: PNG, width and height in points; None when there is none or it cannot be read."""
    image = _logo(data)
    return (image.png, *_logo_size(image, tinggi_logo(kecil))) if image else None


def logo_gambar(data: bytes | None, tinggi: float) -> tuple[ImageReader, float, float] | None:
    """The logo to draw on a small paper: picture, width and height in points, at most `tinggi` high; None when there is
    none or it cannot be read."""
    image = _logo(data)
    return (image.reader, *_logo_size(image, tinggi)) if image else None


def _logo_size(image: _Picture, height: float) -> tuple[float, float]:
    """Width and height in points: at most `height` tall and a quarter wider than tall."""
    width = min(height * image.ratio, height * 1.25)
    return width, width / image.ratio


def _draw_logo(naskah: Naskah, image: _Picture, height: float, tengah: float, kanan: bool) -> None:
    wide, tall = _logo_size(image, height)
    x = naskah.kanan - wide if kanan else naskah.kiri
    naskah.foto(image.reader, x, tengah - tall / 2, wide, tall)


@lru_cache(maxsize=8)
def _logo(data: bytes | None) -> _Picture | None:
    """The logo on white, at print resolution; None when there is none or it cannot be read.

    A paper is needed tonight even when the logo is broken, so a bad file is left out, not reported here.
    """
    if not data or len(data) > _MAX_BYTES:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a picture with odd metadata is still a picture
            return _prepare(data)
    except Exception:  # Pillow raises many kinds for a damaged picture
        return None


def _prepare(data: bytes) -> _Picture | None:
    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as source:
        if max(source.size) > _MAX_SIDE or min(source.size) < 1:
            return None
        colour = source.convert("RGBA")
    colour.thumbnail((_LOGO_PIXELS, _LOGO_PIXELS), Image.Resampling.LANCZOS)
    white = Image.new("RGB", colour.size, "white")
    white.paste(colour, mask=colour.getchannel("A"))
    return _Picture(ImageReader(white), white.width / white.height, white)
