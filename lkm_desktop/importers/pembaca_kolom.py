"""The cells of the mapped columns of one table, read row by row; equal cells of a column are read once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from lkm_desktop.importers.arti import ArtiKolom
from lkm_desktop.importers.kinds import Konteks, Nilai
from lkm_desktop.importers.pelatihan_sel import PELATIHAN, TAHUN
from lkm_desktop.importers.rows import Baris
from lkm_desktop.importers.sel import JENIS_ISI, KOSONG, BarisPolos, Isi, Lembar, Sel, teks_sel
from lkm_desktop.importers.synonyms import HANYA_INFO
from lkm_desktop.importers.text import idem
from lkm_desktop.importers.values import baca_sel, konteks_kolom

#: readings that a column remembers; one with more different cells is a column of numbers or names
_INGATAN = 5_000
Turun = dict[tuple[int, int], Sel]
#: columns that are not read cell by cell into a field of their own
_TERSENDIRI = HANYA_INFO | {PELATIHAN, TAHUN}
#: what a ditto mark never repeats
_SENDIRI = HANYA_INFO | {"nama", "nik", "kode", "nomor"}


class Kolom:
    """One column: what it means, what all of it tells about its cells, and what was read in it so far.

    arti: what its values mean, where the user or a legend says so.
    """

    def __init__(self, indeks: int, field: str, konteks: Konteks, terima_rumus: bool, arti: ArtiKolom | None) -> None:
        self.indeks, self.field, self.konteks, self.arti = indeks, field, konteks, arti
        self._terima_rumus = terima_rumus
        self._ingatan: dict[Isi, Nilai] = {}

    def baca(self, isi: Isi) -> Nilai:
        """The reading of a plain cell with this value."""
        hasil = self._ingatan.get(isi)
        if hasil is None:
            hasil = self.sekali(Sel(JENIS_ISI[type(isi)], isi))
            if hasil.isi == isi and type(hasil.isi) is type(isi):
                hasil = Nilai(isi, hasil.masalah, hasil.catatan)  # one object for the sheet and for the plan
            if len(self._ingatan) < _INGATAN:
                self._ingatan[isi] = hasil
        return hasil

    def sekali(self, sel: Sel) -> Nilai:
        """The reading of any cell, not remembered."""
        if self.arti is not None:
            if asing := self.arti.asing(sel):
                return Nilai(masalah=asing)
            if self.arti.arti(sel) is not None:  # words by themselves, whatever the other cells of the column are
                kata = self.arti.terjemah(sel)
                return baca_sel(self.field, kata, Konteks(today=self.konteks.today), terima_rumus=self._terima_rumus)
        return baca_sel(self.field, sel, self.konteks, terima_rumus=self._terima_rumus)


class Kisi:
    """The cells of a table under one mapping; the cells that a joined range covers have the value they share."""

    def __init__(self, lembar: Lembar, peta: Mapping[int, str], turun: Turun) -> None:
        self._baris, self._sejak_1904 = BarisPolos.dari(lembar.baris), lembar.sejak_1904
        self.peta = dict(peta)
        self._turun = turun
        self._sama: Turun = {}
        #: rows whose cells are not only what stands in them
        self._khas = {*(indeks for indeks, _ in turun), *self._baris.khusus}

    def sel(self, indeks: int, kolom: int) -> Sel:
        """One cell; below the first cell of a joined range, and where a ditto mark stands, the one above it."""
        if (indeks, kolom) in self._sama:
            return self._sama[indeks, kolom]
        satu = self._baris.sel(indeks, kolom)
        return self._turun.get((indeks, kolom), satu) if satu.nilai is None else satu

    def samakan(self, data: Iterable[Baris]) -> None:
        """Give ditto marks ("idem", "sda", a quotation mark) the value of the row above, but not in names and numbers
        that belong to one person only. A mark below nothing is empty."""
        urutan = [b.indeks for b in data]
        for kolom, nama_field in self.peta.items():
            tanda = self._tanda_idem(urutan, kolom) if nama_field not in _SENDIRI else set()
            if not tanda:
                continue
            atas = KOSONG
            for indeks in urutan:
                satu = self.sel(indeks, kolom)
                if satu.nilai in tanda:
                    self._sama[indeks, kolom] = atas
                    self._khas.add(indeks)
                elif satu.nilai is not None:
                    atas = satu

    def _tanda_idem(self, urutan: Iterable[int], kolom: int) -> set[Isi]:
        isi = self._baris.isi
        berbeda = {isi[i][kolom] for i in urutan if kolom < len(isi[i])}
        return {satu for satu in berbeda if isinstance(satu, str) and idem(satu)}

    def baris(self, indeks: int) -> Sequence[Sel]:
        """A row's cells."""
        return self._baris[indeks]

    def isi(self, data: Iterable[Baris], kolom: int) -> Iterator[Sel]:
        """The cells of a column in these rows."""
        return (self.sel(b.indeks, kolom) for b in data)

    def kolom(
        self, data: Sequence[Baris], today: date, terima_rumus: bool, kamus: Mapping[int, ArtiKolom]
    ) -> list[Kolom]:
        """The columns with what the whole of each tells; those that are only listed are left out.

        Cells whose meaning is told by `kamus` say nothing of the others.
        """
        hasil = []
        for k, nama_field in self.peta.items():
            if nama_field not in _TERSENDIRI:
                arti = kamus.get(k)
                isi = (s for s in self.isi(data, k) if arti is None or arti.arti(s) is None)
                konteks = konteks_kolom(nama_field, isi, today)
                konteks.tanggal = replace(konteks.tanggal, sejak_1904=self._sejak_1904)
                hasil.append(Kolom(k, nama_field, konteks, terima_rumus, arti))
        return hasil

    def baca(self, indeks: int, kolom: Sequence[Kolom]) -> dict[str, Nilai]:
        """The readings of a row's filled cells, by field."""
        isi = self._baris.isi[indeks]
        if indeks in self._khas:
            return {k.field: k.sekali(s) for k in kolom if (s := self.sel(indeks, k.indeks)) is not KOSONG}
        lebar = len(isi)
        return {
            k.field: k.baca(satu)
            for k in kolom if k.indeks < lebar and (satu := isi[k.indeks]) is not None
        }  # fmt: skip

    def mentah(self, indeks: int, kolom: Sequence[Kolom]) -> Mentah:
        """A row's cells as the sheet has them, by field; made when they are asked for."""
        return Mentah(self, indeks, kolom)


class Mentah(Mapping[str, str]):
    """The texts of a row's filled cells by field, read from the sheet each time: most rows are never looked at."""

    __slots__ = ("_indeks", "_kisi", "_kolom")

    def __init__(self, kisi: Kisi, indeks: int, kolom: Sequence[Kolom]) -> None:
        self._kisi, self._indeks, self._kolom = kisi, indeks, kolom

    def _teks(self) -> dict[str, str]:
        return {k.field: teks for k in self._kolom if (teks := teks_sel(self._kisi.sel(self._indeks, k.indeks)))}

    def sel(self, field: str) -> Sel:
        """The cell of a field; KOSONG when no column feeds it."""
        return next((self._kisi.sel(self._indeks, k.indeks) for k in self._kolom if k.field == field), KOSONG)

    def __getitem__(self, field: str) -> str:
        return self._teks()[field]

    def __iter__(self) -> Iterator[str]:
        return iter(self._teks())

    def __len__(self) -> int:
        return len(self._teks())

    def __eq__(self, lain: object) -> bool:
        return self._teks() == lain

    __hash__ = None  # type: ignore[assignment]
