"""The catalogue of key figures: every number, word, date and list of the office that a form may ask for.

`hitung` gives one of them as it stood on the cut-off day, `ringkas` those that a recap tells by itself: a figure has
the same key and the same value in both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy.orm import Session

from lkm_desktop.services.rekap import katalog_kantor, katalog_lembar
from lkm_desktop.services.rekap.angka_dasar import (
    JENIS,
    RINCIAN,
    Angka,
    NilaiAngka,
    Saring,
    di_tempat,
)
from lkm_desktop.services.rekap.angka_kantor import Kantoran
from lkm_desktop.services.rekap.bahan import Bahan, Baris
from lkm_desktop.services.rekap.definisi import LEMBAR
from lkm_desktop.services.rekap.isi import Rekap, lembar
from lkm_desktop.services.rekap.periode import Periode
from lkm_desktop.services.rekap.r02_anggota import AKTIF

__all__ = ["BY_KUNCI", "DAFTAR", "JENIS", "KATALOG", "KELOMPOK", "RINCIAN", "Angka", "NilaiAngka", "Penghitung",
           "daftar", "hitung", "ringkas"]  # fmt: skip

_LEMBAR = {one.kunci: (one, rumus) for one, rumus in katalog_lembar.semua()}
_KANTOR = {one.kunci: (one, rumus) for one, rumus in katalog_kantor.semua()}
#: sheets whose rows may be narrowed to a RW or RT
_BERTEMPAT = ("R2", "R4", "R7")


def _lists() -> dict[str, tuple[Angka, str, str]]:
    """Every column of every sheet as a list: key -> figure, sheet, column."""
    found = {}
    for sheet in LEMBAR[1:]:
        for column in sheet.kolom:
            key = f"daftar_{sheet.kode.lower()}_{column.kunci}"
            places = ("rw", "rt") if sheet.kode in _BERTEMPAT else ()
            one = Angka(key, f"{sheet.judul}: {column.judul}", f"Daftar {sheet.judul}", places, "daftar")
            found[key] = (one, sheet.kode, column.kunci)
    return found


_DAFTAR = _lists()
#: lists to be written downwards, beginning with a cell
DAFTAR = tuple(one for one, _, _ in _DAFTAR.values())
#: headings in the order in which they are offered; lists come after them
KELOMPOK = ("Laporan", "Nama", "Profil", "Anggota", "Pengelola", "Relawan", "Rapat dan pertemuan", "Pertemuan rutin",
            "Tindak lanjut", "Siklus", "KBK", "Pelatihan", "Pemilihan", "IDF", "Surat dan buku")  # fmt: skip
KATALOG: tuple[Angka, ...] = (
    *sorted((one for one, _ in {**_LEMBAR, **_KANTOR}.values()), key=lambda one: KELOMPOK.index(one.kelompok)),
    *DAFTAR,
)
BY_KUNCI = {one.kunci: one for one in KATALOG}


class Penghitung:
    """Figures of one period and cut-off; everything is read once, whatever number of figures is asked for."""

    def __init__(self, s: Session, periode: Periode, sampai: date, *, hp: bool = True) -> None:
        self._b = Bahan(s, periode, sampai, hp=hp)
        self._kantor = Kantoran(self._b)
        self._rows: dict[str, list[Baris]] = {}

    def baris(self, kode: str) -> Sequence[Baris]:
        """The rows of a sheet."""
        if kode not in self._rows:
            self._rows[kode] = lembar(self._b, kode)
        return self._rows[kode]

    def nilai(self, kunci: str, rincian: Saring | None = None) -> NilaiAngka:
        """The value of one figure, None while it is not known. Raises KeyError for an unknown key, one of a list, or a
        narrowing that this figure does not know."""
        one = BY_KUNCI[kunci]
        saring = _known(one, rincian)
        value: NilaiAngka
        if kunci in _KANTOR:
            value = _KANTOR[kunci][1](self._kantor, saring)
        else:
            value = _LEMBAR[kunci][1](self.baris, saring)
        return None if value == "" else value

    def daftar(self, kunci: str, rincian: Saring | None = None) -> list[NilaiAngka]:
        """The values of a list, one below the other; members who left are not among them. Raises KeyError."""
        one, kode, column = _DAFTAR[kunci]
        rows = di_tempat(self.baris(kode), _known(one, rincian))
        if kode == "R2":
            rows = [row for row in rows if row["status"] == AKTIF]
        return [_words(row[column]) for row in rows]


def _known(one: Angka, rincian: Saring | None) -> Saring:
    given = {key: value for key, value in (rincian or {}).items() if value}
    for key in given:
        if key not in one.rincian:
            raise KeyError(f"{one.kunci}: {key}")
    return given


def _words(value: NilaiAngka) -> NilaiAngka:
    return ("Ya" if value else "Tidak") if isinstance(value, bool) else value


def hitung(s: Session, kunci: str, periode: Periode, sampai: date, rincian: Mapping[str, str] | None = None
           ) -> NilaiAngka:  # fmt: skip
    """The value of one figure on the cut-off day; `Penghitung` is quicker for many. Raises KeyError for an unknown key,
    one of a list, or a narrowing that this figure does not know."""
    return Penghitung(s, periode, sampai).nilai(kunci, rincian)


def daftar(s: Session, kunci: str, periode: Periode, sampai: date, rincian: Mapping[str, str] | None = None
           ) -> list[NilaiAngka]:  # fmt: skip
    """The values of a list, one below the other. Raises KeyError for a key that is no list."""
    return Penghitung(s, periode, sampai).daftar(kunci, rincian)


def ringkas(rekap: Rekap) -> dict[str, int | float]:
    """The numbers of the catalogue that a recap tells by itself, also one read from a file; unknown ones are left
    out, and those of sheets and columns that an older version did not have."""
    found: dict[str, int | float] = {}
    for key, (_, rumus) in _LEMBAR.items():
        try:
            value = rumus(rekap.lembar.__getitem__, {})
        except KeyError:
            continue
        if isinstance(value, int | float) and not isinstance(value, bool):
            found[key] = value
    return found
