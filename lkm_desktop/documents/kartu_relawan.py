"""Kartu relawan and name tags: sheets of cards with lines to cut along, in the size of a bank card, photo to be glued.

Sizes: the card is 85.6 x 54 mm (ISO/IEC 7810 ID-1), so that it fits every holder; ten stand on F4 and on A4. The name
tag is 90 x 60 mm, ten to a sheet of F4 and eight to one of A4, its name to be read across a table.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from reportlab.lib.utils import ImageReader
from sqlalchemy.orm import Session

from lkm_desktop.documents.facts import footer_text
from lkm_desktop.documents.fonts import Typeface, clean_line, typeface
from lkm_desktop.documents.isi import Kertasnya
from lkm_desktop.documents.kop import logo_gambar
from lkm_desktop.documents.office import printed_on
from lkm_desktop.documents.page import MM, Kertas, Naskah, Tepi, shorten
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.wrap import fit_size, wrap
from lkm_desktop.errors import LkmError
from lkm_desktop.services.organisasi import Kantor, kantor, penanda
from lkm_desktop.services.relawan_kartu import Kartu, berlaku, kartu

BENTUK = (("kartu", "Kartu relawan (foto dan tanda tangan)"), ("pengenal", "Tanda pengenal (nama besar)"))
_TEPI = Tepi(kiri=10, kanan=10, atas=8, bawah=17)
_BAWAH = 2 * MM  # kept free between the last cards and the footer
_DALAM = 2.9 * MM
_LOGO = 8 * MM
_FOTO = (20 * MM, 26 * MM)
_KECIL = 7.0
_BARIS = 7.6  # between the lines of the smallest type


@dataclass(frozen=True)
class Isikartu:
    """What every card of a sheet shares: office, place, logo, heading, until when it holds, who signs, and where."""

    lembaga: str
    wilayah: str
    logo: tuple[ImageReader, float, float] | None
    judul: str
    berlaku: str
    jabatan: str
    penanda: str
    tanggal: str


@dataclass(frozen=True)
class _Bentuk:
    """One form of card: millimetres, and how one is drawn at its upper left corner."""

    lebar_mm: float
    tinggi_mm: float
    gambar: Callable[[Naskah, Isikartu, Kartu, float, float], None]

    @property
    def lebar(self) -> float:
        return self.lebar_mm * MM

    @property
    def tinggi(self) -> float:
        return self.tinggi_mm * MM

    def baris(self, kertas: Kertas) -> int:
        """How many rows stand on a sheet."""
        return int((kertas.tinggi_mm - _TEPI.atas - _TEPI.bawah) // self.tinggi_mm)


def buat(s: Session, pilihan: Pilihan, kertas: Kertas) -> Kertasnya:
    """Cards of the relawan `pilihan.subjek` (ids or numbers, commas between), else of those `pilihan.query` shows.

    Raises LkmError for an unknown relawan, or when there is nobody.
    """
    today = pilihan.dicetak or date.today()
    asked, office = dict(pilihan.isian), kantor(s)
    cards = kartu(s, pilihan.subjek, pilihan.query)
    if not cards:
        raise LkmError("Tidak ada relawan untuk dicetak kartunya.", "Pilih relawannya atau ubah saringannya.")
    (_, chair), _ = penanda(s, today)
    shared = Isikartu(
        office.lembaga, _place(office), logo_gambar(office.logo, _LOGO), asked.get("judul") or "KARTU RELAWAN",
        asked.get("berlaku") or berlaku(s, today), f"Koordinator {office.istilah}",
        "" if pilihan.penanda == "tanpa" else chair, f"{office.tempat_surat}, {today:%d-%m-%Y}",
    )  # fmt: skip
    form = "pengenal" if asked.get("bentuk") == "pengenal" else "kartu"
    return draw(cards, shared, form, kertas, printed_on(office, pilihan))


def _place(office: Kantor) -> str:
    return ", ".join(part for part in (f"{office.wilayah} {office.kelurahan}", office.kecamatan, office.kota) if part)


def draw(cards: Sequence[Kartu], shared: Isikartu, bentuk: str, kertas: Kertas, dicetak: str = "") -> Kertasnya:
    """The sheets: two columns of cards in the middle of the page, dashed lines between them to cut along."""
    form = _BENTUK[bentuk]
    upright = kertas.tegak()
    title = dict(BENTUK)[bentuk].partition(" (")[0]
    rows = form.baris(upright)
    many = 2 * rows
    pages = ceil(len(cards) / many)
    naskah = Naskah(upright, _TEPI, title, footer_text(title, "", dicetak), pages, shared.lembaga)
    left = (upright.lebar - 2 * form.lebar) / 2
    top = naskah.atas - max(0.0, naskah.isi - rows * form.tinggi - _BAWAH) / 2
    for start in range(0, len(cards), many):
        naskah.buka_halaman()
        part = cards[start : start + many]
        _cuts(naskah, form, left, top, ceil(len(part) / 2))
        for n, card in enumerate(part):
            x, y = left + n % 2 * form.lebar, top - n // 2 * form.tinggi
            form.gambar(naskah, shared, card, x, y)
    return Kertasnya(naskah.selesai(), pages)


def _cuts(naskah: Naskah, form: _Bentuk, left: float, top: float, rows: int) -> None:
    bottom, right = top - rows * form.tinggi, left + 2 * form.lebar
    for n in range(rows + 1):
        naskah.putus(left, top - n * form.tinggi, right, top - n * form.tinggi)
    for n in range(3):
        naskah.putus(left + n * form.lebar, top, left + n * form.lebar, bottom)


# --- the card ---------------------------------------------------------------------------------------------------------


def _card(naskah: Naskah, shared: Isikartu, card: Kartu, x: float, y: float) -> None:
    lebar, tinggi = _BENTUK["kartu"].lebar, _BENTUK["kartu"].tinggi
    biasa, tebal = typeface("biasa"), typeface("tebal")
    kiri, kanan = x + _DALAM, x + lebar - _DALAM
    below = _head(naskah, shared, kiri, kanan, y - _DALAM)
    naskah.garis(kiri, below, kanan, below, 1.2)
    naskah.teks_tengah((kiri + kanan) / 2, below - 10.5, shorten(shared.judul, tebal, 8.5, kanan - kiri), tebal, 8.5)
    _photo(naskah, kiri, y - tinggi + _DALAM)
    text = kiri + _FOTO[0] + 3 * MM
    room = kanan - text
    head = _signed(naskah, shared, text, kanan, y - tinggi + _DALAM)
    line = _name(naskah, card.nama, (text, below - 14), room, below - 14 - head - 22.5) - 11
    place = f"   {card.tempat}" if card.tempat else ""
    naskah.teks(text, line, card.nomor, tebal, 8.5)
    naskah.teks(text + tebal.width(card.nomor, 8.5), line, place, biasa, 8.0)
    role = fit_size(clean_line(card.peran), biasa, 8.5, _KECIL, room)
    naskah.teks(text, line - 10.5, shorten(card.peran, biasa, role, room), biasa, role)


def _head(naskah: Naskah, shared: Isikartu, kiri: float, kanan: float, atas: float) -> float:
    """Logo, office and address on as many lines as they need; returns the y of the rule below."""
    biasa, tebal = typeface("biasa"), typeface("tebal")
    start = kiri
    if shared.logo is not None:
        picture, wide, tall = shared.logo
        naskah.foto(picture, kiri, atas - _LOGO / 2 - tall / 2, wide, tall)
        start = kiri + wide + 2 * MM
    name = clean_line(shared.lembaga).upper()
    room = kanan - start
    size = fit_size(name, tebal, 9.5, _KECIL, room)
    names = _most(wrap(name, tebal, size, room), 2, tebal, size, room)
    base = atas - size * 0.9
    for n, text in enumerate(names):
        base -= _BARIS * (n > 0)
        naskah.teks(start, base, text, tebal, size)
    for n, text in enumerate(_most(wrap(clean_line(shared.wilayah), biasa, _KECIL, room), 2, biasa, _KECIL, room)):
        base -= _BARIS + 0.7 * (n == 0)
        naskah.teks(start, base, text, biasa, _KECIL)
    return min(atas - _LOGO, base - 1.8) - 1.2 * MM


def _photo(naskah: Naskah, x: float, bawah: float) -> None:
    wide, tall = _FOTO
    naskah.kotak(x, bawah, wide, tall)
    for n, text in enumerate(("foto", "2 × 3")):
        naskah.teks_tengah(x + wide / 2, bawah + tall / 2 + 2 - 9 * n, text, typeface("biasa"), _KECIL)


def _name(naskah: Naskah, nama: str, sudut: tuple[float, float], room: float, tall: float) -> float:
    """The name as large as it fits into that width and height below its corner; returns its last baseline."""
    x, atas = sudut
    lines, size = _fitted(nama, room, 12.5, _KECIL, tall)
    base = atas - size * 0.72
    for n, text in enumerate(lines):
        naskah.teks(x, base - n * size * 1.12, text, typeface("tebal"), size)
    return base - (len(lines) - 1) * size * 1.12


def _fitted(text: str, room: float, largest: float, smallest: float, tall: float) -> tuple[list[str], float]:
    """A text in the largest size at which no word is cut and its lines, three at most, are as high as `tall`; a longer
    one is shortened."""
    face, text = typeface("tebal"), clean_line(text)
    size = largest
    while size > smallest and not _muat(text, face, size, room, tall):
        size -= 0.5
    most = max(1, min(3, int((tall + 0.3 * size) // (size * 1.12))))
    return _most(wrap(text, face, size, room), most, face, size, room), size


def _muat(text: str, face: Typeface, size: float, room: float, tall: float) -> bool:
    words_fit = all(face.width(word, size) <= room for word in text.split())
    lines = len(wrap(text, face, size, room))
    return words_fit and lines <= 3 and lines * size * 1.12 - 0.3 * size <= tall


def _most(lines: list[str], most: int, face: Typeface, size: float, room: float) -> list[str]:
    """At most so many lines; the rest is cut off the last, visibly."""
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], shorten(" ".join(lines[most - 1 :]), face, size, room)]


def _signed(naskah: Naskah, shared: Isikartu, kiri: float, kanan: float, bawah: float) -> float:
    """Place, day, title and name of who signs, below them until when it holds; returns the y above all."""
    biasa, tebal = typeface("biasa"), typeface("tebal")
    middle, room = (kiri + kanan) / 2, kanan - kiri
    names = _most(wrap(clean_line(shared.penanda), tebal, _KECIL, room), 2, tebal, _KECIL, room)
    if shared.berlaku:
        naskah.teks_tengah(middle, bawah + 1.5, shorten(shared.berlaku, biasa, _KECIL, room), biasa, _KECIL)
        bawah += 8.5
    bawah += _BARIS * max(0, len(names) - 1)
    for n, text in enumerate(names):
        naskah.teks_tengah(middle, bawah + 1.5 - n * _BARIS, text, tebal, _KECIL)
    if not names:
        naskah.titik(middle - 18 * MM, bawah + 1.5, middle + 18 * MM)
    naskah.teks_tengah(middle, bawah + 6.6 * MM + 1.5, shorten(shared.jabatan, biasa, _KECIL, room), biasa, _KECIL)
    naskah.teks_tengah(middle, bawah + 6.6 * MM + 9.5, shorten(shared.tanggal, biasa, _KECIL, room), biasa, _KECIL)
    return bawah + 6.6 * MM + 9.5 + _KECIL * 0.75


# --- the name tag -----------------------------------------------------------------------------------------------------


def _tag(naskah: Naskah, shared: Isikartu, card: Kartu, x: float, y: float) -> None:
    lebar, tinggi = _BENTUK["pengenal"].lebar, _BENTUK["pengenal"].tinggi
    biasa, tebal = typeface("biasa"), typeface("tebal")
    kiri, kanan, middle = x + _DALAM, x + lebar - _DALAM, x + lebar / 2
    below = _head(naskah, shared, kiri, kanan, y - _DALAM)
    naskah.garis(kiri, below, kanan, below, 1.2)
    room = kanan - kiri
    space = below - (y - tinggi)
    lines, size = _fitted(card.nama, room, 24.0, 10.0, space - 18 * MM)
    base = below - (space - 16 * MM - len(lines) * size * 1.1) / 2 - size
    for n, text in enumerate(lines):
        naskah.teks_tengah(middle, base - n * size * 1.1, text, tebal, size)
    foot = y - tinggi + _DALAM
    role = fit_size(clean_line(card.peran), biasa, 13.0, 9.0, room)
    naskah.teks_tengah(middle, foot + 7.5 * MM, shorten(card.peran, biasa, role, room), biasa, role)
    words = "  ·  ".join(part for part in (card.nomor, card.tempat) if part)
    naskah.teks_tengah(middle, foot + 2 * MM, shorten(words, biasa, 9.0, room), biasa, 9.0)


_BENTUK = {"kartu": _Bentuk(85.6, 54, _card), "pengenal": _Bentuk(90, 60, _tag)}
