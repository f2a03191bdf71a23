"""Every table of a file: below each other, beside each other, one to a sheet; where it stands and what it holds.

Legends of codes are taken out first, then each sheet is cut into its tables (`belah`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lkm_desktop.importers.belah import PALING, Petikan, belah
from lkm_desktop.importers.header import Kepala
from lkm_desktop.importers.jendela import Petak, jendela, seluruh
from lkm_desktop.importers.kenali import JADWAL, daftar_orang
from lkm_desktop.importers.legenda import Legenda, cari_legenda
from lkm_desktop.importers.rows import bagian_nama
from lkm_desktop.importers.sel import BarisPolos, Buku, Lembar, teks_sel
from lkm_desktop.importers.split import ambil_rtrw
from lkm_desktop.services.impor_bahan import TUJUAN_ORANG


@dataclass(frozen=True)
class Temuan:
    """One table of a file.

    kunci: names it in this file · nama: for the user, its sheet or its title · lembar: the part of the sheet that
    holds it · petak: where · baris: filled rows below the heading · ke: what it is recognised as (a register,
    "jadwal"), "" when its heading means nothing to us · yakin: how surely · tersembunyi: whether its sheet is hidden.
    """

    kunci: str
    nama: str
    lembar: Lembar
    petak: Petak
    baris: int
    ke: str = ""
    kepala: Kepala | None = None
    yakin: float = 0.0
    tersembunyi: bool = False

    @property
    def tempat(self) -> str:
        """Sheet and rectangle: "Warga, A3:H45"."""
        return f"{self.lembar.nama}, {self.petak.nama}"


class Telaah:
    """What is found in a file: its legends, and the tables of its visible sheets. Looked for when first asked.

    Hidden sheets are looked through for legends too; their tables count when no visible sheet holds anything.
    """

    def __init__(self, buku: Buku) -> None:
        self.buku = buku

    @cached_property
    def legenda(self) -> list[Legenda]:
        """What codes mean, wherever it is told in the file."""
        return [one for satu in self.buku.lembar if satu.baris for one in cari_legenda(satu)]

    @cached_property
    def bersih(self) -> Buku:
        """The file without its legends."""
        return Buku(self.buku.nama, self.buku.jenis, [self._tanpa_legenda(satu) for satu in self.buku.lembar])

    def _tanpa_legenda(self, lembar: Lembar) -> Lembar:
        petak = [one.petak for one in self.legenda if one.lembar == lembar.nama and one.field and not one.satu_sel]
        return jendela(lembar, seluruh(lembar), bagian_nama(lembar.nama), petak) if petak else lembar

    @cached_property
    def semua(self) -> list[Temuan]:
        """Every table, in the order of the sheets, those of hidden sheets too."""
        return [one for satu in self.bersih.lembar if satu.baris for one in self._di(satu)]

    @cached_property
    def tabel(self) -> list[Temuan]:
        """The tables of the visible sheets; those of hidden ones when no visible sheet holds anything."""
        return [satu for satu in self.semua if not satu.tersembunyi] or self.semua

    def _di(self, lembar: Lembar) -> list[Temuan]:
        petikan = list(belah(lembar, seluruh(lembar), bagian_nama(lembar.nama)))[:PALING]
        dikenal = [satu for satu in petikan if satu.temuan]
        if not dikenal and any(one.lembar == lembar.nama for one in self.legenda):
            return []
        return list(_bernama(self.bersih, lembar, dikenal or petikan[:1]))

    def di_lembar(self, nama: str) -> list[Temuan]:
        """The tables of one sheet."""
        return [satu for satu in self.semua if satu.lembar.nama == nama]


# --- names ------------------------------------------------------------------------------------------------------------


def _bernama(buku: Buku, lembar: Lembar, petikan: list[Petikan]) -> Iterator[Temuan]:
    """The tables of a sheet with names that tell them apart."""
    urut = next(n for n, satu in enumerate(buku.lembar) if satu is lembar)
    terpakai: set[str] = set()
    for satu in petikan:
        ke, kepala = satu.temuan or ("", None)
        petak = _rapat(satu)
        nama = lembar.nama if len(petikan) == 1 else _judul(satu) or f"{lembar.nama} {petak.nama}"
        if nama.casefold() in terpakai:
            nama = f"{nama} ({petak.nama})"
        terpakai.add(nama.casefold())
        if kepala is not None and ke in TUJUAN_ORANG:
            kata = " ".join((buku.nama.rpartition(".")[0] or buku.nama, lembar.nama, *_titel(satu)))
            ke = daftar_orang(kepala, kata)
        isi = BarisPolos.dari(satu.lembar.baris).isi
        baris = sum(any(n is not None for n in one) for one in isi[kepala.data if kepala else satu.petak.atas :])
        yield Temuan(f"{urut}:{petak.atas}:{petak.kiri}", nama, satu.lembar, petak, baris, ke, kepala,
                     kepala.nilai if kepala else 0.0, lembar.tersembunyi)  # fmt: skip


def _rapat(satu: Petikan) -> Petak:
    """The rectangle without empty rows and columns around, from its heading on when it has one."""
    isi = BarisPolos.dari(satu.lembar.baris).isi
    atas = satu.temuan[1].awal if satu.temuan else satu.petak.atas
    baris = [n for n in range(atas, len(isi)) if any(one is not None for one in isi[n])]
    kolom = {k for n in baris for k, one in enumerate(isi[n]) if one is not None}
    if not baris:
        return satu.petak
    return Petak(baris[0], min(kolom), baris[-1] + 1, max(kolom) + 1)


def _titel(satu: Petikan) -> list[str]:
    """The rows above the heading, as words."""
    if satu.temuan is None:
        return []
    rows = satu.lembar.baris[satu.petak.atas : satu.temuan[1].awal]
    return [" ".join(teks) for row in rows if (teks := [t for s in row if (t := teks_sel(s))])]


def _judul(satu: Petikan) -> str:
    """A short title: "RT 03", or the nearest title row that is not too long."""
    titel = _titel(satu)
    rt, rw, _ = ambil_rtrw(" ".join(titel))
    if rt:
        return f"RT {rt}" + (f" RW {rw}" if rw else "")
    return next((one for one in reversed(titel) if len(one) <= 40), "")


def punya(temuan: Sequence[Temuan], ke: str) -> list[Temuan]:
    """Those that are recognised as a table of that kind; tables of people serve every register of people."""
    orang = ke in TUJUAN_ORANG
    return [one for one in temuan if one.ke == ke or (orang and one.ke in TUJUAN_ORANG)]


__all__ = ["JADWAL", "Telaah", "Temuan", "punya"]
