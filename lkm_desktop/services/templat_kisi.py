"""A template as a grid of words: what stands in its cells, and which words tell what a cell is for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from lkm_desktop.services.sel_excel import Alamat, Rentang

KOSONG, TEKS, ANGKA, TANGGAL, RUMUS, GALAT = "kosong", "teks", "angka", "tanggal", "rumus", "galat"
#: how far the words for a cell may stand from it, in cells
_JAUH_KIRI, _JAUH_ATAS, _JAUH_BAGIAN = 14, 40, 20
_SATU_SATU = 2_000  # cells of one joined range
#: rows below the last filled one that a list may use
_BEBAS = 2_000


class Petak(NamedTuple):
    """One cell as it is read: its words and how they are kept (one of the kinds above)."""

    teks: str = ""
    jenis: str = KOSONG


_KOSONG = Petak()
_BERHURUF = re.compile(r"\(?(?:[A-Z]|[IVX]{1,4})[.)]\s+\w")
#: headings of one letter: laki-laki, perempuan, wanita, miskin, kawin, total
_SATU_HURUF = frozenset("LPWMKT")


class Judul(NamedTuple):
    """The words near a cell, nearest first: left of it, above it, and the heading of its section."""

    kiri: tuple[str, ...] = ()
    atas: tuple[str, ...] = ()
    bagian: str = ""

    @property
    def kata(self) -> str:
        """As a person would call the cell: "Relawan › Perempuan"."""
        depan = [self.bagian] if self.bagian and self.kiri else []
        return " › ".join([*depan, *reversed(self.kiri), *reversed(self.atas)])

    @property
    def sidik(self) -> tuple[str, ...]:
        """The same for the same words, whatever their spacing and capitals; empty without words."""
        return tuple(_lipat(t) for t in (self.bagian, *self.kiri, "|", *self.atas)) if self.kiri or self.atas else ()


@dataclass(frozen=True)
class KisiLembar:
    """One sheet. Rows as long as their last filled cell; places are counted from 1, as Excel does."""

    nama: str
    baris: Sequence[Sequence[Petak]]
    gabung: tuple[Rentang, ...] = ()
    tersembunyi: bool = False

    @property
    def lebar(self) -> int:
        """Columns up to the last filled or joined one."""
        return max([len(b) for b in self.baris] + [g.kolom_akhir for g in self.gabung], default=0)

    @property
    def tinggi(self) -> int:
        """Rows up to the last filled or joined one."""
        return max([len(self.baris)] + [g.baris_akhir for g in self.gabung])

    def petak(self, tempat: Alamat) -> Petak:
        """What stands in a cell; empty outside of the sheet."""
        if not 1 <= tempat.baris <= len(self.baris):
            return _KOSONG
        baris = self.baris[tempat.baris - 1]
        return baris[tempat.kolom - 1] if 1 <= tempat.kolom <= len(baris) else _KOSONG

    def utama(self, tempat: Alamat) -> Alamat:
        """Of joined cells the first one, which shows the value."""
        luas = self.luas(tempat)
        return Alamat(luas.baris, luas.kolom)

    def luas(self, tempat: Alamat) -> Rentang:
        """The joined cells that a cell belongs to, or the cell alone."""
        kecil, besar = self._gabungan
        if (luas := kecil.get(tempat)) is not None:
            return luas
        satu = Rentang(tempat.baris, tempat.kolom, tempat.baris, tempat.kolom)
        return next((g for g in besar if g.berisi(tempat)), satu)

    @cached_property
    def _gabungan(self) -> tuple[dict[Alamat, Rentang], list[Rentang]]:
        """Joined cells by place, and those too many to write down one by one."""
        besar = [g for g in self.gabung if g.banyak > _SATU_SATU]
        return {a: g for g in self.gabung if g.banyak <= _SATU_SATU for a in g.sel()}, besar

    def tampak(self, tempat: Alamat) -> Petak:
        """What one sees there, also in the middle of joined cells."""
        return self.petak(self.utama(tempat))


@dataclass(frozen=True)
class Kisi:
    """A whole template. nama: of its file."""

    nama: str
    lembar: tuple[KisiLembar, ...]

    def cari(self, nama: str) -> KisiLembar | None:
        """The sheet of that name; capitals do not matter."""
        sama = [satu for satu in self.lembar if satu.nama == nama]
        return next(iter(sama or [satu for satu in self.lembar if satu.nama.casefold() == nama.casefold()]), None)


def judul(lembar: KisiLembar, tempat: Alamat) -> Judul:
    """The words that tell what a cell is for."""
    tempat = lembar.utama(tempat)
    kiri, kolom = _kiri(lembar, tempat)
    return Judul(kiri, _atas(lembar, tempat, kolom), _bagian(lembar, tempat, kolom))


def _kiri(lembar: KisiLembar, tempat: Alamat) -> tuple[tuple[str, ...], int]:
    """Up to three texts left of a cell in its row, nearest first, and the column of the nearest."""
    hasil: list[str] = []
    terdekat, kolom, awal = 0, tempat.kolom - 1, max(0, tempat.kolom - 1 - _JAUH_KIRI)
    while kolom > awal and len(hasil) < 3:
        luas = lembar.luas(Alamat(tempat.baris, kolom))
        petak = lembar.petak(Alamat(luas.baris, luas.kolom))
        if petak.jenis == TEKS and berkata(petak.teks):
            hasil.append(_rapi(petak.teks))
            terdekat = terdekat or luas.kolom
        kolom = luas.kolom - 1
    return tuple(hasil), terdekat


def _atas(lembar: KisiLembar, tempat: Alamat, label: int) -> tuple[str, ...]:
    """The heading above a cell and, right above that, the headings of its group; `label`: column of the words left of
    it, 0 for none. A title that stretches over those words too is no heading of a column."""
    hasil: list[str] = []
    baris, awal = tempat.baris - 1, max(0, tempat.baris - 1 - _JAUH_ATAS)
    while baris > awal and len(hasil) < 3:
        luas = lembar.luas(Alamat(baris, tempat.kolom))
        petak = lembar.petak(Alamat(luas.baris, luas.kolom))
        kata = _rapi(petak.teks) if petak.jenis == TEKS and berkata(petak.teks) else ""
        if (hasil and not kata) or (kata and luas.kolom <= label):
            break
        if kata and kata not in hasil:
            hasil.append(kata)
        baris = luas.baris - 1
    return tuple(hasil)


def _bagian(lembar: KisiLembar, tempat: Alamat, kolom: int) -> str:
    """The heading of the section that a cell stands in: "A. Relawan" in a row of its own above."""
    for baris in range(tempat.baris - 1, max(0, tempat.baris - 1 - _JAUH_BAGIAN), -1):
        letak = judul_bagian(lembar, baris)
        if letak is not None and letak.kolom <= max(kolom, 1):
            return _rapi(lembar.petak(letak).teks)
    return ""


def judul_bagian(lembar: KisiLembar, baris: int) -> Alamat | None:
    """The one text of a row that heads a section: numbered by a letter, in capitals, joined over columns, or behind an
    empty row and right above the headings of a table."""
    isi = [(k, p) for k, p in _terisi(lembar, baris) if p.jenis != TEKS or berkata(p.teks) or ":" in p.teks]
    if len(isi) != 1 or isi[0][1].jenis != TEKS or isi[0][1].teks.rstrip().endswith(":"):
        return None
    letak, teks = Alamat(baris, isi[0][0]), isi[0][1].teks.strip()
    luas = lembar.luas(letak)
    lebar = luas.kolom_akhir - luas.kolom >= 2
    besar = teks.isupper() and len(teks) > 3 and not re.search(r"\d", teks)
    return letak if lebar or besar or _BERHURUF.match(teks) or _mengepalai_tabel(lembar, letak) else None


def _mengepalai_tabel(lembar: KisiLembar, letak: Alamat) -> bool:
    """Whether a text stands alone behind an empty row, right above two or more headings that begin in its column."""
    if next(_terisi(lembar, letak.baris - 1), None) is not None:
        return False
    bawah = list(_terisi(lembar, letak.baris + 1))
    return len(bawah) > 1 and bawah[0][0] == letak.kolom and all(p.jenis == TEKS and berkata(p.teks) for _, p in bawah)


def _terisi(lembar: KisiLembar, baris: int) -> Iterator[tuple[int, Petak]]:
    if 1 <= baris <= len(lembar.baris):
        for kolom, petak in enumerate(lembar.baris[baris - 1], 1):
            if petak.jenis != KOSONG:
                yield kolom, petak


def berkata(teks: str) -> bool:
    """Whether a text says something: a letter beside signs, and not only the number of a row ("a.", "IV)")."""
    polos = teks.strip()
    if not re.search(r"[^\W\d_]", polos) or re.fullmatch(r"\(?(?:[a-z]|[ivx]{1,4})[.)]", polos, re.IGNORECASE):
        return False
    return len(polos) > 1 or polos.upper() in _SATU_HURUF


def _rapi(teks: str) -> str:
    """A label without its number, colon and dots: "1. Jumlah RT :" -> "Jumlah RT"."""
    polos = " ".join(teks.split())
    polos = re.sub(r"^\(?(?:\d{1,2}|[a-zA-Z]|[IVX]{1,4})[.)]\s+", "", polos)
    return re.sub(r"[\s:.…_]+$", "", polos)[:80]


def _lipat(teks: str) -> str:
    return re.sub(r"[\W_]+", " ", teks).strip().casefold()


def tempat_daftar(lembar: KisiLembar, tempat: Alamat) -> int:
    """How many cells a list may use, its first one included: down to the next one that holds anything."""
    tempat = lembar.utama(tempat)
    for turun in range(1, _BEBAS):
        bawah = Alamat(tempat.baris + turun, tempat.kolom)
        if bawah.baris > lembar.tinggi:
            return _BEBAS
        if lembar.petak(bawah).jenis != KOSONG or not lembar.luas(bawah).tunggal:
            return turun
    return _BEBAS
