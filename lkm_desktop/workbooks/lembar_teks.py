"""Words of a sheet: text that stays text, widths that fit, and names of sheets that Excel takes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from math import ceil

from lkm_desktop.workbooks.lembar_bentuk import JENIS_ANGKA, JENIS_BERGULUNG, JENIS_HARI, Kolom, Rumus

#: a text that begins like this would be read as a formula when its cell is edited
AWAL_RUMUS = ("=", "+", "-", "@", "\t")
#: characters that XML 1.0 cannot hold; Excel would call the whole file damaged
_TERLARANG = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TERPANJANG = 32767  # Excel's limit of characters in a cell, counted in UTF-16
_TITIK_LEBAR, _TEPI = 7, 5  # pixels of a unit of width, and those of a cell that are not for text
_TITIK_HURUF = 12  # pixels of 9 point
_LONGGAR = 0.97  # programs and printers differ by so much
_SATU_EM = 1000
_LEBIH = 1.15  # how much wider a column of text may be to need one line only


class _Huruf(dict[str, int]):
    """Widths of letters; one that is not known has a middling one."""

    def __missing__(self, huruf: str) -> int:
        return 600


#: widths of letters of Arial in thousandths of its size; digits and most small letters are 556
_HURUF = _Huruf({
    c: n for letters, n in (
        ("ijl'|", 222), (" .,:;/!ftI[]", 278), ("()-r\u2013", 333), ("ckvxyzsJ", 500), ("abdeghnopqu0123456789L", 556),
        ("FTZ", 611), ("ABEKPSVXY&", 667), ("CDHNRUw", 722), ("GOQ", 778), ("mM", 833), ("W@", 944),
    ) for c in letters
})  # fmt: skip
_SELEBAR = _HURUF.__getitem__
_JUDUL = 0.87  # units of width of a letter of a title
_TEPAT = 10**15  # from here on Excel would round a whole number
_AWAL_EXCEL = date(1900, 1, 1)


def bersih(teks: str) -> str:
    """The text without what XML cannot hold, line ends as Excel has them, cut at Excel's limit."""
    if not teks.isprintable():
        teks = _TERLARANG.sub("", teks.replace("\r\n", "\n").replace("\r", "\n"))
    if len(teks) > _TERPANJANG // 2:
        teks = teks.encode("utf-16-le")[: 2 * _TERPANJANG].decode("utf-16-le", "ignore")
    return teks


def kata(nilai: object) -> str:
    """A value in words, as it stands in a cell of text."""
    if nilai is None:
        return ""
    if isinstance(nilai, bool):
        return "Ya" if nilai else "Tidak"
    if isinstance(nilai, datetime):
        return f"{nilai:%d-%m-%Y %H:%M}"
    if isinstance(nilai, date):
        return f"{nilai:%d-%m-%Y}"
    return str(nilai)


def bilangan(nilai: object) -> float | None:
    """The number that Excel can keep exactly enough, or None: it is a text, or would lose digits."""
    if isinstance(nilai, bool) or not isinstance(nilai, int | float | Decimal):
        return None
    if isinstance(nilai, int):
        return nilai if -_TEPAT < nilai < _TEPAT else None
    hasil = float(nilai)
    return hasil if abs(hasil) < float("inf") else None  # not a number fails this too


def sebelum_excel(nilai: date) -> bool:
    """True for days that Excel cannot keep as a date."""
    return date(nilai.year, nilai.month, nilai.day) < _AWAL_EXCEL


def lebar_kolom(kolom: Kolom, nilai: Iterable[object]) -> float:
    """Wide enough for the longest value seen and the longest word of the heading, but no wider than it may be.

    Numbers and dates may be wider than that: one that does not fit would be shown as ####. Text may be a little wider
    where that keeps all of it on one line.
    """
    semua = list(nilai)
    judul = max(map(len, kolom.label.split(" "))) + 3  # the filter has a button there
    angka = [n for n in map(bilangan, map(_nilai, semua)) if n is not None] if kolom.jenis in JENIS_ANGKA else []
    if kolom.jumlah and angka:
        angka.append(sum(angka))
    tampak = max((len(_tampak(n, kolom.jenis)) for n in angka), default=0) + 2.0
    if len(angka) >= len(semua) > 0:
        return max(tampak, min(kolom.lebar, judul))
    isi = max(map(_panjang, semua), default=0) + 1.5
    pas = max(min(kolom.lebar, max(isi, judul)), isi if kolom.jenis in JENIS_HARI and semua else 0)
    if kolom.lebar < isi < kolom.lebar * _LEBIH + 3 and bergulung(kolom):
        segaris = max(sum(map(_SELEBAR, kata(_nilai(v)))) for v in semua)
        perlu = (segaris * _TITIK_HURUF / _SATU_EM / _LONGGAR + _TEPI) / _TITIK_LEBAR
        pas = max(pas, perlu + 0.1) if perlu <= kolom.lebar * _LEBIH else pas
    return max(pas, tampak if angka else 0)


def _nilai(nilai: object) -> object:
    return nilai.nilai if isinstance(nilai, Rumus) else nilai


def _panjang(nilai: object) -> int:
    nilai = _nilai(nilai)
    teks = kata(nilai)
    return max(map(len, teks.split("\n"))) if "\n" in teks else len(teks)


def _tampak(n: float, jenis: str) -> str:
    """About what the cell will show."""
    if jenis == "persen":
        return f"{n:.0%}"
    if jenis == "tahun":
        return f"{n:.0f}"
    words = f"{n:,.2f}" if jenis == "desimal" or n != int(n) else f"{n:,.0f}"
    return f"Rp{words}" if jenis == "rupiah" else words


def garis(teks: str, lebar: float) -> int:
    """How many lines a wrapped text takes in a column of this width: words as wide as Arial has them."""
    if len(teks) < lebar * 0.7 and "\n" not in teks:
        return 1
    muat = max(_SATU_EM, (lebar * _TITIK_LEBAR - _TEPI) * _LONGGAR * _SATU_EM / _TITIK_HURUF)
    return sum(_lipatan(baris, muat) for baris in teks.split("\n"))


def _lipatan(baris: str, muat: float) -> int:
    """Lines of one paragraph, whose words go to the next line when they do not fit, and are cut when they never do."""
    if sum(map(_SELEBAR, baris)) <= muat:
        return 1
    hasil, sisa = 1, muat
    for satu in baris.split(" "):
        panjang = float(sum(map(_SELEBAR, satu)))
        if panjang > sisa and sisa < muat:
            hasil, sisa = hasil + 1, muat
        if panjang > muat:
            hasil += ceil(panjang / muat) - 1
            panjang %= muat
        sisa -= panjang + _HURUF[" "]
    return hasil


def garis_judul(teks: str, lebar: float) -> int:
    """Lines of a title of 10 points over columns that are together this wide."""
    return ceil(len(teks) * _JUDUL / max(1.0, lebar))


def garis_kepala(label: str, lebar: float) -> int:
    """Lines of a bold heading."""
    return int(-(-len(label) * 1.2 // max(1.0, lebar - 1)))


def bergulung(kolom: Kolom) -> bool:
    """True when text of this column wraps."""
    return kolom.jenis in JENIS_BERGULUNG


def nama_lembar(nama: str, terpakai: set[str]) -> str:
    """A sheet name that Excel takes: no []:*?/\\, no quote at the ends, 31 characters, unique in any case.

    The name is added to `terpakai`.
    """
    satu = " ".join(bersih(nama).split())
    dasar = re.sub(r"[\[\]:*?/\\]+", "-", satu)[:31].strip("' ") or "Lembar"
    if dasar.lower() == "history":  # Excel keeps this one for itself
        dasar = f"{dasar} 1"
    hasil, n = dasar, 1
    while hasil.lower() in terpakai:
        n += 1
        hasil = f"{dasar[: 30 - len(str(n))]} {n}"
    terpakai.add(hasil.lower())
    return hasil
