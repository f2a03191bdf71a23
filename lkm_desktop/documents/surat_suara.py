"""Ballots: blank, to write names on, four to a sheet with lines to cut along (lkm-siklus.md 1.4).

A ballot is secret: it carries no serial number and nothing that differs from the others of its RT.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lkm_desktop.documents.fonts import clean_line, typeface
from lkm_desktop.documents.isi import Kertasnya
from lkm_desktop.documents.page import MM, Kertas, Naskah, Tepi
from lkm_desktop.documents.pemilihan_bantu import KOSONG, Berkas, berkas, untuk_rt
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.wrap import fit_size, wrap
from lkm_desktop.domain import Pemilihan
from lkm_desktop.errors import FieldErrors
from lkm_desktop.format import digits, ribuan
from lkm_desktop.services.fakta_rapat import angka_kata

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

#: ballots on one sheet, the most for one RT, and the most sheets that are made at once
_SELEMBAR, _PALING_BANYAK, _LEMBAR = 4, 2000, 2000
_INSET = 5 * MM  # from the line to cut along to the print
_LINE = 16 * MM  # between the lines to write on
_LEAST = 6.5 * MM
_GAP = 4 * MM
_DASH = 2.5 * MM
_FINE = 8.5
#: the same all round, so that four equal ballots lie on the sheet
TEPI_SURAT_SUARA = Tepi(12, 12, 12, 17)


def buat(s: Session, pilihan: Pilihan, kertas: Kertas) -> Kertasnya:
    """Ballots of an RT (`subjek`), or of every RT of an election; without any the RT is written by hand. Raises
    LkmError for an unknown election, FieldErrors (key `banyak`) for a number that is none."""
    f = berkas(s, "surat-suara", pilihan, rt=True)
    e = _rules(f)
    f = f.dengan(_limits(e))
    hint = "petunjuk_satu" if e.min_nama == e.max_nama else "petunjuk"
    kinds = [(own.kalimat("untuk"), own.kalimat(hint)) for own in (untuk_rt(f, row) for row in f.rt or (KOSONG,))]
    return _sheets(f, kertas, kinds, e.max_nama) if f.rt else _sheets(f, kertas, kinds, e.max_nama, "Surat suara RT")


def kelurahan(s: Session, pilihan: Pilihan, kertas: Kertas) -> Kertasnya:
    """Ballots of the rembug of the kelurahan. Raises like `buat`."""
    f = berkas(s, "surat-suara", pilihan)
    e = _rules(f)
    f = f.dengan(_limits(e))
    return _sheets(f, kertas, [(f.kalimat("untuk_kelurahan"), f.kalimat("petunjuk_kelurahan"))], e.kel_nama)


def _rules(f: Berkas) -> Pemilihan:
    """The election, or its usual rules for a blank form."""
    return f.pemilihan or Pemilihan(min_nama=2, max_nama=3, kel_nama=3, jumlah_anggota=13)


def _limits(e: Pemilihan) -> dict[str, str]:
    """How many names a ballot carries, as fill-ins."""
    return {key: angka_kata(getattr(e, key)) for key in ("min_nama", "max_nama", "kel_nama")}


def _sheets(
    f: Berkas, kertas: Kertas, kinds: Sequence[tuple[str, str]], lines: int, kaki: str = ""
) -> Kertasnya:
    """Sheets of each kind of ballot, (what for, how to vote), with the same number of each. `kaki`: words of the
    footer instead of what they are for."""
    tepi = (f.b.pilihan.tepi or TEPI_SURAT_SUARA).wajar()
    each = -(-_many(f) // _SELEMBAR)
    pages = each * len(kinds)
    if pages > _LEMBAR:
        most = _LEMBAR // len(kinds) * _SELEMBAR
        raise FieldErrors({"banyak": f"Surat suara {len(kinds)} RT sekaligus paling banyak {ribuan(most)} tiap RT."})
    feet = [kaki or f"Surat suara · {purpose}" for purpose, _ in kinds]
    title = feet[0] if len(feet) == 1 else f"Surat suara {f.nama}"
    naskah = Naskah(kertas, tepi, title, title, pages, f.b.kantor.lembaga, [each] * len(kinds), feet)
    for purpose, hint in kinds:
        words = (f.kalimat("judul"), purpose, f.kalimat("lembaga"), hint, f.kalimat("rahasia"), f.kalimat("paraf"))
        for _ in range(each):
            naskah.buka_halaman()
            _page(naskah, words, lines)
    return Kertasnya(naskah.selesai(), pages, _note(each, len(kinds)))


def _note(each: int, rt: int) -> str:
    """How many sheets and ballots there are, and what to do with them."""
    cut = "potong menurut garis putus-putus."
    if rt == 1:
        return f"{ribuan(each)} lembar berisi {ribuan(each * _SELEMBAR)} surat suara; {cut}"
    return (f"{ribuan(each * rt)} lembar untuk {rt} RT, tiap RT {ribuan(each)} lembar berisi"
            f" {ribuan(each * _SELEMBAR)} surat suara; {cut}")  # fmt: skip


def _many(f: Berkas) -> int:
    """How many ballots are wanted; one sheet to copy when nothing was typed."""
    typed = f.b.teks("banyak")
    if not typed:
        return _SELEMBAR
    number = int(digits(typed)[:9] or 0)
    if digits(typed) != typed.replace(".", "") or not 1 <= number <= _PALING_BANYAK:
        raise FieldErrors({"banyak": f"Banyaknya surat suara antara 1 dan {ribuan(_PALING_BANYAK)}."})
    return number


def _page(naskah: Naskah, words: Sequence[str], lines: int) -> None:
    """Four ballots and the two lines between them."""
    middle_x, middle_y = (naskah.kiri + naskah.kanan) / 2, (naskah.atas + naskah.bawah) / 2
    _cut(naskah, middle_x, middle_y)
    for left, right in ((naskah.kiri, middle_x), (middle_x, naskah.kanan)):
        for top, bottom in ((naskah.atas, middle_y), (middle_y, naskah.bawah)):
            _ballot(naskah, (left + _INSET, right - _INSET), (top - _INSET, bottom + _INSET), words, lines)


def _cut(naskah: Naskah, x: float, y: float) -> None:
    """The dashed lines to cut along, through that point."""
    across, upright = int(naskah.lebar / (2 * _DASH)), int(naskah.isi / (2 * _DASH))
    for n in range(across + 1):
        start = naskah.kiri + n * 2 * _DASH
        naskah.garis(start, y, min(start + _DASH, naskah.kanan), y)
    for n in range(upright + 1):
        start = naskah.bawah + n * 2 * _DASH
        naskah.garis(x, start, x, min(start + _DASH, naskah.atas))


def _ballot(naskah: Naskah, xs: tuple[float, float], ys: tuple[float, float], words: Sequence[str], lines: int) -> None:
    title, purpose, office, hint, secret, sign = words
    (left, right), (top, bottom) = xs, ys
    wide, centre = right - left, (left + right) / 2
    y = _centred(naskah, centre, top, title, "tebal", 14, wide)
    y = _centred(naskah, centre, y, purpose, "tebal", 11, wide)
    y = _centred(naskah, centre, y, office, "biasa", 9.5, wide)
    naskah.garis(left, y - 2, right, y - 2, 0.8)
    y = _centred(naskah, centre, y - 5, hint, "biasa", 9.5, wide)
    secrets = wrap(clean_line(secret), typeface("miring"), _FINE, wide)[:2]
    foot = bottom + 14 + len(secrets) * _FINE * 1.25 + _GAP
    step = max(_LEAST, min(_LINE, (y - _GAP - foot) / lines))
    for n in range(1, lines + 1):
        base = y - n * step
        naskah.teks_kanan(left + 14, base + 1, f"{n}.", typeface("biasa"), 10)
        naskah.titik(left + 18, base, right)
    for n, line in enumerate(reversed(secrets)):
        naskah.teks_tengah(centre, bottom + 16 + n * _FINE * 1.25, line, typeface("miring"), _FINE)
    naskah.teks(left, bottom + 2, clean_line(sign), typeface("biasa"), _FINE)
    start = left + typeface("biasa").width(clean_line(sign), _FINE) + 4
    naskah.titik(start, bottom + 1, min(right, start + 34 * MM))


def _centred(naskah: Naskah, x: float, top: float, text: str, style: str, size: float, wide: float) -> float:
    """Centred lines below `top`, at most three; returns where they end. A text of more than one line is set smaller
    when it then fits one."""
    face, text = typeface(style), clean_line(text)
    small = fit_size(text, face, size, size - 1.5, wide)
    size = small if face.width(text, small) <= wide else size
    for line in wrap(text, face, size, wide)[:3]:
        top -= size * 1.25
        naskah.teks_tengah(x, top + size * 0.3, line, face, size)
    return top
