"""The columns of a table of relawan that tell of trainings."""

from __future__ import annotations

from collections.abc import Sequence

from lkm_desktop.importers.pelatihan_sel import (
    PELATIHAN,
    TAHUN,
    bertanda,
    dari_daftar,
    dari_tanda,
    nama_kolom,
    tahun_sel,
)
from lkm_desktop.importers.pembaca_kolom import Kisi
from lkm_desktop.importers.rows import Baris
from lkm_desktop.importers.sel import teks_sel
from lkm_desktop.services.impor_bahan import IkutPelatihan

#: rows that tell whether a column is ticked
_LIHAT = 300


class KolomPelatihan:
    """The columns of a table that tell of trainings: ticked ones, named by their headings, and lists of names."""

    def __init__(self, kisi: Kisi, data: Sequence[Baris], judul: Sequence[Sequence[str]]) -> None:
        self._kisi = kisi
        tempat = [k for k, f in kisi.peta.items() if f == PELATIHAN]
        self._tanda = {
            k: nama_kolom(judul[k]) for k in tempat if k < len(judul) and bertanda(kisi.isi(data[:_LIHAT], k))
        }
        self._daftar = [k for k in tempat if k not in self._tanda]
        self._tahun = next((k for k, f in kisi.peta.items() if f == TAHUN), None)

    def __bool__(self) -> bool:
        return bool(self._tanda or self._daftar)

    def baca(self, indeks: int) -> tuple[IkutPelatihan, ...]:
        """The trainings of a row."""
        hasil = [dari_tanda(sebut, self._kisi.sel(indeks, k)) for k, sebut in self._tanda.items()]
        tahun = tahun_sel(self._kisi.sel(indeks, self._tahun)) if self._tahun is not None else None
        for k in self._daftar:
            hasil += dari_daftar(teks_sel(self._kisi.sel(indeks, k)), tahun)
        return tuple(satu for satu in hasil if satu is not None)

    def sebut(self, kolom: int) -> str:
        """How a column is used, in words."""
        return f"Pelatihan: {self._tanda[kolom].nama}" if kolom in self._tanda else "Pelatihan yang diikuti"
