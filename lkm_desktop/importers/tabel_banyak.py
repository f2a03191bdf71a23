"""Several tables of one file imported as one: columns with the same heading are one column, rows keep their sheet."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from lkm_desktop.importers.daftar_arti import NilaiKolom
from lkm_desktop.importers.legenda import Legenda
from lkm_desktop.importers.mapping import Kolom
from lkm_desktop.importers.sel import Lembar
from lkm_desktop.importers.synonyms import rapikan
from lkm_desktop.importers.tabel import TabelAsing
from lkm_desktop.services.impor_bahan import LANGKAH_TABEL, Arti, Bahan, BarisBahan, Maju, NomorBaris

#: column of the whole -> column of one part
Pindah = dict[int, int]


@dataclass
class TabelBanyak:
    """Tables for one register, read one after the other. `nama`: what each is called, in the same order.

    It is used like a single table: `kolom` and `peta` speak of columns of the whole, one for each different heading.
    """

    bagian: list[TabelAsing]
    nama: list[str]
    juga_berisi: list[str] = field(default_factory=list)
    lembar_lain: list[tuple[str, int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.kolom: list[Kolom] = []
        self._pindah: list[Pindah] = []
        tempat: dict[tuple[str, int], int] = {}
        for satu in self.bagian:
            pindah: Pindah = {}
            kali: dict[str, int] = {}
            for kolom in satu.kolom:
                kata = rapikan(kolom.judul) or kolom.judul
                kali[kata] = kali.get(kata, 0) + 1
                kunci = (kata or f"kolom {kolom.huruf}", kali[kata])
                if kunci not in tempat:
                    tempat[kunci] = len(self.kolom)
                    self.kolom.append(Kolom(len(self.kolom), kolom.judul, tempat=kolom.huruf))
                pindah[tempat[kunci]] = kolom.indeks
                _gabungkan(self.kolom[tempat[kunci]], kolom)
            self._pindah.append(pindah)
        self._samakan_legenda()

    def _samakan_legenda(self) -> None:
        """A legend that explains a column of one table explains the same column of the others."""
        tahu: dict[int, Legenda] = {}
        for satu, pindah in zip(self.bagian, self._pindah, strict=True):
            for umum, milik in pindah.items():
                if milik in satu.legenda:
                    tahu.setdefault(umum, satu.legenda[milik])
        for satu, pindah in zip(self.bagian, self._pindah, strict=True):
            for umum, milik in pindah.items():
                if umum in tahu:
                    satu.legenda.setdefault(milik, tahu[umum])

    @property
    def sumber(self) -> str:
        """Short name of the file."""
        return self.bagian[0].sumber

    @property
    def lembar(self) -> Lembar:
        """The sheet of the first table."""
        return self.bagian[0].lembar

    @property
    def baris_judul(self) -> tuple[int, int]:
        """First and last row of the first table's heading as Excel numbers them."""
        return self.bagian[0].baris_judul

    def boleh(self, ke: str) -> Collection[str]:
        """The fields that a column may feed in that register."""
        return self.bagian[0].boleh(ke)

    def legenda_field(self, ke: str, pemetaan: dict[int, str | None] | None = None) -> dict[str, dict[str, str]]:
        """What the legends of the file tell, by field."""
        hasil: dict[str, dict[str, str]] = {}
        for nomor, satu in enumerate(self.bagian):
            hasil.update(satu.legenda_field(ke, self._pemetaan(nomor, pemetaan)))
        return hasil

    def _pemetaan(self, nomor: int, pemetaan: dict[int, str | None] | None) -> dict[int, str | None]:
        """What the user chose, in the columns of one part. A field given to a column that this part lacks stays."""
        pindah = self._pindah[nomor]
        return {pindah[k]: f for k, f in (pemetaan or {}).items() if k in pindah}

    def peta(self, ke: str, pemetaan: dict[int, str | None] | None = None) -> dict[int, str]:
        """Column -> field; two columns may feed the same field when no table has both."""
        hasil: dict[int, str] = {}
        for nomor, satu in enumerate(self.bagian):
            kembali = {milik: umum for umum, milik in self._pindah[nomor].items()}
            peta = satu.peta(ke, self._pemetaan(nomor, pemetaan))
            hasil.update({kembali[k]: f for k, f in peta.items() if k in kembali})
        return dict(sorted(hasil.items()))

    def olah(
        self,
        ke: str,
        pemetaan: dict[int, str | None] | None = None,
        koreksi: dict[tuple[int, str], str] | None = None,
        *,
        terima_rumus: bool = False,
        arti: Arti | None = None,
        maju: Maju | None = None,
    ) -> Bahan:
        """Read the rows of every table; see `table.Tabel.olah`. Their numbers are `NomorBaris`."""
        lembar = ", ".join(dict.fromkeys(satu.lembar.nama for satu in self.bagian))
        hasil = Bahan(self.sumber, lembar, lembar_lain=list(self.juga_berisi), tabel=tuple(self.nama))
        for nomor, satu in enumerate(self.bagian):
            milik = {
                (baris % LANGKAH_TABEL, f): teks
                for (baris, f), teks in (koreksi or {}).items() if baris // LANGKAH_TABEL == nomor + 1
            }  # fmt: skip
            bahan = satu.olah(
                ke, self._pemetaan(nomor, pemetaan), milik, terima_rumus=terima_rumus, arti=arti, maju=maju
            )
            _tambahkan(hasil, bahan, nomor + 1, self.nama[nomor])
        dipakai = {judul for judul, _ in hasil.dikenal}
        hasil.diabaikan = [pasang for pasang in hasil.diabaikan if pasang[0] not in dipakai]
        hasil.tertinggal = [judul for judul in hasil.tertinggal if judul not in dipakai]
        return hasil

    def nilai_kolom(
        self, ke: str, pemetaan: dict[int, str | None] | None = None, arti: Arti | None = None
    ) -> list[NilaiKolom]:
        """The coded columns of every table."""
        return [
            one for nomor, satu in enumerate(self.bagian)
            for one in satu.nilai_kolom(ke, self._pemetaan(nomor, pemetaan), arti)
        ]  # fmt: skip

    def asal(self, nomor: int) -> tuple[TabelAsing, int]:
        """The table of a row, and its number there."""
        return self.bagian[nomor // LANGKAH_TABEL - 1], nomor % LANGKAH_TABEL

    def kolom_asal(self, nomor: int, kolom: int) -> int | None:
        """Where a column of the whole stands in the table of that row; None when that table lacks it."""
        return self._pindah[nomor // LANGKAH_TABEL - 1].get(kolom)


def _gabungkan(umum: Kolom, satu: Kolom) -> None:
    """One more table has this column: its field counts when none was known, its examples are added."""
    if umum.field is None and satu.field is not None:
        umum.field, umum.alasan = satu.field, ""
    umum.yakin = max(umum.yakin, satu.yakin)
    umum.alasan = umum.alasan or (satu.alasan if umum.field is None else "")
    umum.contoh = tuple(dict.fromkeys((*umum.contoh, *satu.contoh)))[:3]
    if umum.tempat != satu.huruf:
        umum.tempat = "…"


def _tambahkan(hasil: Bahan, bahan: Bahan, urut: int, nama: str) -> None:
    def pindah(baris: BarisBahan) -> BarisBahan:
        baris.nomor = NomorBaris(urut, baris.nomor, nama)
        if baris.sambung is not None:
            baris.sambung = NomorBaris(urut, baris.sambung, nama)
        return baris

    hasil.baris += map(pindah, bahan.baris)
    hasil.dilewati += [(NomorBaris(urut, nomor, nama), alasan) for nomor, alasan in bahan.dilewati]
    for daftar, baru in _daftar(hasil, bahan):
        daftar += [satu for satu in baru if satu not in daftar]
    for kunci, judul in bahan.judul.items():
        hasil.judul.setdefault(kunci, judul)


def _daftar(hasil: Bahan, bahan: Bahan) -> Sequence[tuple[list[Any], list[Any]]]:
    return (
        (hasil.dikenal, bahan.dikenal), (hasil.diabaikan, bahan.diabaikan), (hasil.tertinggal, bahan.tertinggal),
        (hasil.kode, bahan.kode),
    )  # fmt: skip


