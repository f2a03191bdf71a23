"""What every table found in a foreign sheet has: its heading, its columns, and which of them feed which field."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from lkm_desktop.errors import LkmError
from lkm_desktop.importers.arti import ArtiKolom, boleh_arti, pasang_legenda
from lkm_desktop.importers.daftar_arti import NilaiKolom
from lkm_desktop.importers.header import Kepala, cari_kepala, kepala_di
from lkm_desktop.importers.legenda import Legenda
from lkm_desktop.importers.mapping import Kolom
from lkm_desktop.importers.sel import Buku, Lembar, teks_sel
from lkm_desktop.importers.synonyms import BOLEH_BANYAK
from lkm_desktop.importers.tempel import berawal_data, tebak_judul
from lkm_desktop.services.impor_bahan import Arti, Bahan, Maju

#: rows of the heading of a table that has none
TANPA_JUDUL = (0, 0)
#: rows that are looked at to tell what a column without a heading holds
_LIHAT = 200
#: finds the heading of a sheet, None when there is none
Pencari = Callable[[Lembar], Kepala | None]


@dataclass
class TabelAsing(ABC):
    """A table to import. `kolom` is the proposed mapping; `lembar_lain` names every sheet: (name, rows, why not);
    `juga_berisi` names the other visible sheets that hold the same kind of rows; `legenda`: what codes mean, by
    column."""

    sumber: str
    lembar: Lembar
    kepala: Kepala
    kolom: list[Kolom]
    lembar_lain: list[tuple[str, int, str]] = field(default_factory=list)
    today: date = field(default_factory=date.today)
    juga_berisi: list[str] = field(default_factory=list)
    legenda: dict[int, Legenda] = field(default_factory=dict)

    @property
    def baris_judul(self) -> tuple[int, int]:
        """First and last row of the heading as Excel numbers them; (0, 0) for a table without one."""
        return (0, 0) if self.kepala.akhir < self.kepala.awal else (self.kepala.awal + 1, self.kepala.akhir + 1)

    @abstractmethod
    def boleh(self, ke: str) -> Collection[str]:
        """The fields that a column may feed in that register."""

    def peta(self, ke: str, pemetaan: dict[int, str | None] | None = None) -> dict[int, str]:
        """Column -> field for a register: the proposal, changed by what the user chose.

        A field that the user gave to another column is taken from its proposed one.
        """
        chosen = pemetaan or {}
        given = {f for f in chosen.values() if f} - BOLEH_BANYAK
        found = {k.indeks: k.field for k in self.kolom if k.field and k.indeks not in chosen and k.field not in given}
        found.update({place: f for place, f in chosen.items() if f})
        allowed = self.boleh(ke)
        return {place: f for place, f in sorted(found.items()) if f in allowed}

    def pasang_legenda(self, ke: str, legenda: Iterable[Legenda]) -> None:
        """Find out which columns the legends of the file explain."""
        heading = (self.kepala.awal, self.kepala.data)
        self.legenda = pasang_legenda(ke, self.lembar, self.kolom, self.kepala.judul, heading, legenda)

    @abstractmethod
    def olah(
        self, ke: str, pemetaan: dict[int, str | None] | None = None, koreksi: dict[tuple[int, str], str] | None = None,
        *, terima_rumus: bool = False, arti: Arti | None = None, maju: Maju | None = None,
    ) -> Bahan:  # fmt: skip
        """Read every row for the register `ke`."""

    @abstractmethod
    def nilai_kolom(self, ke: str, pemetaan: dict[int, str | None] | None, arti: Arti | None) -> list[NilaiKolom]:
        """The columns whose values may be codes, each with its different values and how often they stand there."""

    def arti(self, ke: str, peta: dict[int, str], dipilih: Arti | None) -> dict[int, ArtiKolom]:
        """What the values of the mapped columns mean: what the user chose, then the legends of the file."""
        hasil: dict[int, ArtiKolom] = {}
        for place, one in peta.items():
            chosen = (dipilih or {}).get(one, {})
            found = self.legenda.get(place)
            if boleh_arti(ke, one) and (chosen or found):
                where = found.tempat(self.lembar.nama) if found else ""
                hasil[place] = ArtiKolom(chosen, found.isi if found else {}, where)
        return hasil

    def legenda_field(self, ke: str, pemetaan: dict[int, str | None] | None = None) -> dict[str, dict[str, str]]:
        """What the legends of the file tell, by field."""
        peta = self.peta(ke, pemetaan)
        return {peta[k]: dict(one.isi) for k, one in self.legenda.items() if k in peta and boleh_arti(ke, peta[k])}

    def bahan(self, peta: dict[int, str]) -> Bahan:
        """The result to be filled, with the headings of the columns that are used."""
        made = Bahan(self.sumber, self.lembar.nama, lembar_lain=list(self.juga_berisi))
        if hidden := self.lembar.baris_tersembunyi:
            made.kode.append(f"Di lembar “{self.lembar.nama}” ada {hidden} baris tersembunyi; baris itu ikut dibaca.")
        made.judul = {peta[k.indeks]: k.judul or f"Kolom {k.huruf}" for k in reversed(self.kolom) if k.indeks in peta}
        return made


def semua_lembar(buku: Buku) -> list[tuple[str, int, str]]:
    """Every sheet of a file: name, rows, and why it cannot be read ("" when it can)."""
    return [
        (one.nama, len(one.baris), one.masalah or ("tersembunyi" if one.tersembunyi else "" if one.baris else "kosong"))
        for one in buku.lembar
    ]


def calon_lembar(buku: Buku, nama: str | None) -> list[Lembar]:
    """The sheets that may hold the table: the named one, else the visible ones with rows, else any with rows.

    Raises LkmError when there is no sheet of that name or it holds nothing.
    """
    if nama is None:
        return [o for o in buku.lembar if o.baris and not o.tersembunyi] or [o for o in buku.lembar if o.baris]
    found = [one for one in buku.lembar if one.nama.strip().lower() == nama.strip().lower()]
    if not found:
        there = ", ".join(one.nama for one in buku.lembar)
        raise LkmError(f"Lembar “{nama}” tidak ada di “{buku.nama}”.", f"Lembar yang ada: {there}.")
    if found[0].masalah or not found[0].baris:
        raise LkmError(f"Lembar “{nama}”: {found[0].masalah or 'lembar ini kosong.'}")
    return found


def pilih_lembar(
    calon: list[Lembar], baris_judul: tuple[int, int] | None, cari: Pencari = cari_kepala,
) -> tuple[Lembar, Kepala] | None:  # fmt: skip
    """The sheet with the best heading, or the first with the heading that the user points at; None without one.

    baris_judul (0, 0): the first sheet holds no heading; what stands in its columns is told from the cells.
    """
    if baris_judul == TANPA_JUDUL:
        return calon[0], tanpa_kepala(calon[0])
    if baris_judul is not None:
        return calon[0], kepala_di(calon[0], baris_judul[0] - 1, baris_judul[1] - 1)
    heads = [(one, head) for one in calon if (head := cari(one))]
    return max(heads, key=lambda pair: pair[1].nilai, default=None)


def _isi_lembar(lembar: Lembar) -> tuple[int, list[list[str]]]:
    """The first row with two filled cells, zero-based, and the rows from there on as text."""
    teks = [[teks_sel(s) for s in baris] for baris in lembar.baris[:_LIHAT]]
    awal = next((n for n, baris in enumerate(teks) if sum(map(bool, baris)) > 1), 0)
    return awal, [baris for baris in teks[awal:] if sum(map(bool, baris)) > 1]


def tanpa_kepala(lembar: Lembar) -> Kepala:
    """The heading of a sheet without one, by what stands in its columns; it takes no row, data begin at `awal`."""
    awal, baris = _isi_lembar(lembar)
    judul = tebak_judul(baris) if baris else []
    return Kepala(awal, awal - 1, tuple((satu,) for satu in judul), 0.0)


def tak_berjudul(lembar: Lembar) -> bool:
    """Whether a sheet plainly begins with data: people whose first row is like the others."""
    _, baris = _isi_lembar(lembar)
    return len(baris) > 1 and berawal_data(baris)
