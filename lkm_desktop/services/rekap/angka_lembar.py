"""How figures are made of the sheets alone: the same from our data and from a recap that was read from a file.

Every function ends with the rows and with what the figure is narrowed by; `katalog_lembar` binds what stands before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from lkm_desktop.services.idf import ASPEK, Nilai, Penilaian
from lkm_desktop.services.rekap.angka_dasar import (
    NilaiAngka,
    Saring,
    Sumber,
    bagian,
    berapa,
    di_tempat,
    jumlah,
    tambah,
)
from lkm_desktop.services.rekap.bahan import Baris
from lkm_desktop.services.rekap.r02_anggota import AKTIF, BERHENTI
from lkm_desktop.services.rekap.r06_siklus import ditanya

Rumus = Callable[[Sumber, Saring], NilaiAngka]
#: sheets whose figures may be narrowed to a RW or RT
BERTEMPAT = ("R4", "R7")
PEMILIHAN = "R7"


def _rows(kode: str, sumber: Sumber, saring: Saring) -> Sequence[Baris]:
    return di_tempat(sumber(kode), saring) if kode in BERTEMPAT else sumber(kode)


def profil(kunci: str, sumber: Sumber, _saring: Saring) -> NilaiAngka:
    """A cell of R1."""
    value: NilaiAngka = next((row[kunci] for row in sumber("R1")), None)
    return value


def total(kode: str, kunci: str, sumber: Sumber, saring: Saring) -> NilaiAngka:
    """The sum of a column; without an election there is nothing to add up."""
    if kode == PEMILIHAN and not sumber(kode):
        return None
    return jumlah(_rows(kode, sumber, saring), kunci)


def banyak(kode: str, sama: Mapping[str, object], sumber: Sumber, saring: Saring) -> NilaiAngka:
    """How many rows of a sheet have these values."""
    return berapa(_rows(kode, sumber, saring), **sama)


def terisi(kode: str, kunci: str, sama: Mapping[str, object], sumber: Sumber, saring: Saring) -> NilaiAngka:
    """How many of these rows have something in that column."""
    rows = _rows(kode, sumber, saring)
    return sum(row[kunci] is not None and all(row[key] == value for key, value in sama.items()) for row in rows)


def berawal(kode: str, kunci: str, awal: str, sumber: Sumber, saring: Saring) -> NilaiAngka:
    """How many rows have a text there that begins so."""
    return sum(str(row[kunci] or "").startswith(awal) for row in _rows(kode, sumber, saring))


def persen(kode: str, atas: str, bawah: tuple[str, ...], sumber: Sumber, saring: Saring) -> NilaiAngka:
    """A share of sums of columns: one of them over several together."""
    rows = _rows(kode, sumber, saring)
    return bagian(jumlah(rows, atas), tambah(*(jumlah(rows, key) for key in bawah)))


def persen_baris(kode: str, kunci: str, nilai: str, dari: tuple[str, ...], sumber: Sumber, saring: Saring
                 ) -> NilaiAngka:  # fmt: skip
    """The share of rows with one value among those with any of these values."""
    rows = _rows(kode, sumber, saring)
    return bagian(berapa(rows, **{kunci: nilai}), sum(row[kunci] in dari for row in rows))


def jumlah_lp(kode: str, kunci: tuple[str, str], sumber: Sumber, saring: Saring) -> NilaiAngka:
    """L + P of a sheet, unknown where a row knows only one of them."""
    rows = _rows(kode, sumber, saring)
    if kode == PEMILIHAN and not sumber(kode):
        return None
    if any((row[kunci[0]] is None) != (row[kunci[1]] is None) for row in rows):
        return None
    return tambah(*(jumlah(rows, key) for key in kunci))


def anggota_miskin(sumber: Sumber, _saring: Saring) -> NilaiAngka:
    """Members of the cut-off day who count as poor."""
    return berapa(sumber("R2"), status=AKTIF, miskin=True)


def anggota_berhenti(sumber: Sumber, saring: Saring) -> NilaiAngka:
    """Members who left within the period."""
    return berawal("R2", "status", BERHENTI, sumber, saring)


def siklus_persen_miskin(sumber: Sumber, _saring: Saring) -> NilaiAngka:
    """The share of the poor among the participants who were asked; unknown where that number is."""
    rows = [row for row in sumber("R6") if row["total"] and row["miskin"] is not None]
    asked = [ditanya(row) for row in rows]
    return bagian(jumlah(rows, "miskin"), tambah(*asked))


def pemilihan_persen(sumber: Sumber, saring: Saring) -> NilaiAngka:
    """Turnout where every RT knows its adults and voters by L and P."""
    rows = _rows("R7", sumber, saring)
    keys = ("dewasa_l", "dewasa_p", "memilih_l", "memilih_p")
    if any(row[key] is None for row in rows for key in keys):
        return None
    men, women, voted_l, voted_p = (jumlah(rows, key) for key in keys)
    return bagian(tambah(voted_l, voted_p), tambah(men, women))


def idf_nilai(sumber: Sumber, _saring: Saring) -> NilaiAngka:
    """The weighted mark of the assessment, 0 to 100 with two decimals."""
    marks = {row["no"]: row["nilai"] for row in sumber("R11")}
    parts = tuple(Nilai(one, marks.get(int(one.kode) if one.kode.isdigit() else None)) for one in ASPEK)
    found = Penilaian("", date.min, "", "", parts, 0).jumlah
    return None if found is None else round(found, 2)
