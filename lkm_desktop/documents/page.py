"""The page: one PDF being drawn. Text and lines go into buffers as raw PDF operators, a page at a time (linear, fast).

Coordinates are points from the lower left corner. A `Naskah` has a fixed number of pages, known before drawing starts:
every document lays itself out first, so "Halaman x dari y" needs no second pass.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from lkm_desktop.documents.fonts import Typeface, clean_line, typeface
from lkm_desktop.documents.paper import A4, F4, FOLIO, KERTAS, MM, TEPI_DAFTAR, TEPI_NASKAH, Kertas, Tepi

__all__ = [
    "A4", "F4", "FOLIO", "KERTAS", "MM", "TEPI_DAFTAR", "TEPI_NASKAH", "Bagian", "Kertas", "Naskah", "Tepi", "ruang",
]

_ESCAPE = str.maketrans({"(": "\\(", ")": "\\)", "\\": "\\\\"})
_FOOT_SIZE = 8.0
_FOOT_BASE = 11.5 * MM
_THIN = 0.5


@dataclass(frozen=True, slots=True)
class Bagian:
    """One piece of a page that is never cut: its height in points and how it is drawn below a given top.

    ikut: it may not be the last thing on a page (a heading, the first line of a paragraph) · kosong: mere space, left
    out at the top of a page · For rows of a table: kisi, the x of its vertical rules · kepala, the row repeated when a
    page starts with this piece · sambung, the piece goes on with the row above it.
    """

    tinggi: float
    gambar: Callable[[Naskah, float], None]
    ikut: bool = False
    kosong: bool = False
    kisi: tuple[float, ...] = ()
    kepala: Bagian | None = None
    sambung: bool = False


def ruang(tinggi: float, ikut: bool = False) -> Bagian:
    """Empty space of that height in points."""
    return Bagian(tinggi, lambda _naskah, _atas: None, ikut, kosong=True)


class Naskah:
    """A PDF in the making: page frame, footer, and the drawing verbs that all documents use."""

    def __init__(self, kertas: Kertas, tepi: Tepi, judul: str, kaki: str, jumlah: int, penulis: str = "",
                 surat: Sequence[int] = (), kaki_surat: Sequence[str] = ()) -> None:
        """judul: the document's title in the file · kaki: left text of every footer · jumlah: number of pages ·
        surat: pages of each letter in the file when they are counted letter by letter · kaki_surat: left text of the
        footers of each letter, where they differ."""
        self.kertas, self.tepi, self.jumlah = kertas, tepi, jumlah
        own = tuple(kaki_surat) if len(kaki_surat) == len(surat) else (kaki,) * len(surat)
        self._hitungan = [(n, pages, words) for pages, words in zip(surat or (jumlah,), own or (kaki,), strict=True)
                          for n in range(1, pages + 1)]
        self.kiri = tepi.kiri * MM
        self.kanan = kertas.lebar - tepi.kanan * MM
        self.atas = kertas.tinggi - tepi.atas * MM
        self.bawah = tepi.bawah * MM
        self.nomor = 0
        self._kaki = kaki
        self._canvas = Canvas("", pagesize=(kertas.lebar, kertas.tinggi), pageCompression=1, invariant=1, lang="id-ID",
                              initialFontName=typeface("biasa").name, initialFontSize=10)
        self._canvas.setTitle(clean_line(judul))
        self._canvas.setAuthor(clean_line(penulis))
        self._canvas.setSubject(clean_line(kaki))
        self._canvas.setCreator("LKM Desktop")
        self._text: list[str] = []
        self._lines: list[str] = []
        self._font: tuple[Typeface, int, float] | None = None
        self._fonts: dict[tuple[Typeface, int, float], str] = {}

    @property
    def lebar(self) -> float:
        """Width between the margins, in points."""
        return self.kanan - self.kiri

    @property
    def isi(self) -> float:
        """Height between the margins, in points."""
        return self.atas - self.bawah

    def buka_halaman(self) -> None:
        """Start the next page; the one before gets its footer."""
        if self.nomor:
            self._flush()
        self.nomor += 1

    def _footer(self) -> None:
        known = self.nomor <= len(self._hitungan)
        nomor, dari, kaki = self._hitungan[self.nomor - 1] if known else (self.nomor, self.jumlah, self._kaki)
        halaman = f"Halaman {nomor} dari {dari}"
        biasa = typeface("biasa")
        room = self.lebar - biasa.width(halaman, _FOOT_SIZE) - 12
        self.teks(self.kiri, _FOOT_BASE, shorten(kaki, biasa, _FOOT_SIZE, room), biasa, _FOOT_SIZE)
        self.teks_kanan(self.kanan, _FOOT_BASE, halaman, biasa, _FOOT_SIZE)
        self.garis(self.kiri, _FOOT_BASE + 10, self.kanan, _FOOT_BASE + 10)

    def selesai(self) -> bytes:
        """The finished PDF. The number of pages drawn must be the number announced."""
        self._flush()
        if self.nomor != self.jumlah:
            raise AssertionError(f"{self.nomor} pages drawn, {self.jumlah} announced")
        data = self._canvas.getpdfdata()
        assert isinstance(data, bytes)
        return data

    # --- text: x and y are the start of the baseline ---

    def teks(self, x: float, y: float, text: str, face: Typeface, size: float, spasi: float = 0.0) -> None:
        """Cleaned one-line text. `spasi`: extra points at each space (justified lines)."""
        if not text:
            return
        out = self._text
        if spasi:
            out.append(f"{spasi:.3f} Tw")
        if text.isascii():
            self._use(face, 0, size)
            if "(" in text or ")" in text or "\\" in text:
                text = text.translate(_ESCAPE)
            out.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm ({text}) Tj")
        else:
            out.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
            for subset, codes in face.font.splitString(text, self._canvas._doc):
                self._use(face, subset, size)
                out.append(f"<{codes.hex()}> Tj")
        if spasi:
            out.append("0 Tw")

    def teks_kanan(self, x: float, y: float, text: str, face: Typeface, size: float) -> None:
        """Text that ends at x."""
        self.teks(x - face.width(text, size), y, text, face, size)

    def teks_tengah(self, x: float, y: float, text: str, face: Typeface, size: float) -> None:
        """Text centred on x."""
        self.teks(x - face.width(text, size) / 2, y, text, face, size)

    def _use(self, face: Typeface, subset: int, size: float) -> None:
        font = (face, subset, size)
        if font != self._font:
            self._font = font
            operator = self._fonts.get(font)
            if operator is None:
                name = face.font.getSubsetInternalName(subset, self._canvas._doc)
                operator = self._fonts[font] = f"{name} {size:g} Tf"
            self._text.append(operator)

    # --- lines ---

    def garis(self, x1: float, y1: float, x2: float, y2: float, tebal: float = _THIN) -> None:
        """A black line, `tebal` points wide (0.5 or more: it must survive the photocopier)."""
        self._lines.append(f"{tebal:g} w {x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S")

    def titik(self, x1: float, y: float, x2: float) -> None:
        """A dotted line to write on. It is drawn, so it does not appear among the words of the page."""
        self._lines.append(f"q 1 J 0.8 w [0 2.4] 0 d {x1:.2f} {y:.2f} m {x2:.2f} {y:.2f} l S Q")

    def putus(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """A dashed line to cut along."""
        self._lines.append(f"q 0.5 w [4 3] 0 d {x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S Q")

    def kisi(self, xs: list[float], ys: list[float], tebal: float = _THIN) -> None:
        """A grid: every x from the first to the last y, every y from the first to the last x."""
        top, bottom, left, right = ys[0], ys[-1], xs[0], xs[-1]
        path = [f"{tebal:g} w"]
        path += [f"{x:.2f} {top:.2f} m {x:.2f} {bottom:.2f} l" for x in xs]
        path += [f"{left:.2f} {y:.2f} m {right:.2f} {y:.2f} l" for y in ys]
        path.append("S")
        self._lines.append("\n".join(path))

    def kotak(self, x: float, y: float, lebar: float, tinggi: float, isi: float | None = None, tebal: float = _THIN
              ) -> None:
        """A rectangle with its lower left corner at x, y. isi: grey inside, 0 black to 1 white, None for none · tebal:
        width of its outline, 0 for none."""
        path = f"{x:.2f} {y:.2f} {lebar:.2f} {tinggi:.2f} re"
        if isi is not None:
            self._lines.append(f"{isi:g} g {path} f 0 g")
        if tebal:
            self._lines.append(f"{tebal:g} w {path} S")

    def foto(self, image: ImageReader, x: float, y: float, lebar: float, tinggi: float) -> None:
        """A picture with its lower left corner at x, y."""
        self._canvas.drawImage(image, x, y, lebar, tinggi)

    def _flush(self) -> None:
        self._footer()
        self._canvas.addLiteral("\n".join(["2 J", *self._lines, "BT", *self._text, "ET"]))
        self._canvas.showPage()
        self._text, self._lines, self._font = [], [], None


def shorten(text: str, face: Typeface, size: float, width: float) -> str:
    """Cleaned one-line text cut to a width, with an ellipsis."""
    text = clean_line(text)
    if face.width(text, size) <= width:
        return text
    room = width - face.width("…", size)
    kept = 0
    for kept, char in enumerate(text):  # noqa: B007 - the count is what is wanted
        room -= face.width(char, size)
        if room < 0:
            break
    return text[:kept].rstrip() + "…"
