"""Look through the content of an .ods file without building it: sheets, formulas, joined cells, extent.

LibreOffice writes equal neighbours once with a repeat count, so a file of a few bytes may claim billions of cells; the
counts are added up here before the parser unrolls them.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field

from lkm_desktop.errors import LkmError
from lkm_desktop.importers.sel import BATAS_GABUNG, Gabung
from lkm_desktop.importers.xlsx_scan import Pindai, lokal, pengurai

_BATAS_ULANG = 1 << 24


@dataclass
class LembarOds:
    """What the scan knows of one sheet; `masalah` is set when its extent is refused."""

    nama: str
    gaya: str
    pindai: Pindai = field(default_factory=Pindai)
    gabung: list[Gabung] = field(default_factory=list)
    tersembunyi: bool = False
    masalah: LkmError | None = None


def _ulang(atribut: dict[str, str], nama: str) -> int:
    teks = atribut.get(nama, "1")
    return max(1, min(_BATAS_ULANG, int(teks))) if teks.isdecimal() and len(teks) < 12 else 1


class _Pemindai:
    """Streams content.xml; keeps only where the parser stands."""

    def __init__(self) -> None:
        self.lembar: list[LembarOds] = []
        self._kini: LembarOds | None = None
        self._gaya_tersembunyi: set[str] = set()
        self._gaya = ""
        self._baris = self._kolom = 0
        self._ulang_baris = 1
        self._dalam_sel = 0

    def mulai(self, tag: str, mentah: dict[str, str]) -> None:
        nama = lokal(tag)
        atribut = {lokal(k): v for k, v in mentah.items()}
        if nama == "style":
            self._gaya = atribut.get("name", "")
        elif nama == "table-properties" and atribut.get("display") == "false":
            self._gaya_tersembunyi.add(self._gaya)
        elif nama == "table" and self._dalam_sel == 0:
            self._kini = LembarOds(atribut.get("name", ""), atribut.get("style-name", ""))
            self._kini.tersembunyi = self._kini.gaya in self._gaya_tersembunyi
            self._baris = 0
            self.lembar.append(self._kini)
        elif nama == "table-row" and self._dalam_sel == 0:
            self._ulang_baris, self._kolom = _ulang(atribut, "number-rows-repeated"), 0
        elif nama in ("table-cell", "covered-table-cell"):
            self._dalam_sel += 1
            if self._dalam_sel == 1 and self._kini is not None:
                self._sel(self._kini, atribut)

    def selesai(self, tag: str) -> None:
        nama = lokal(tag)
        if nama in ("table-cell", "covered-table-cell"):
            self._dalam_sel -= 1
        elif nama == "table-row" and self._dalam_sel == 0:
            self._baris += self._ulang_baris
        elif nama == "table" and self._dalam_sel == 0:
            self._kini = None

    def _sel(self, lembar: LembarOds, atribut: dict[str, str]) -> None:
        lebar = _ulang(atribut, "number-columns-repeated")
        rumus = "formula" in atribut
        if lembar.masalah is None and (rumus or "value-type" in atribut):
            try:
                self._isi(lembar.pindai, lebar, rumus, atribut.get("value-type") == "error")
            except LkmError as e:
                lembar.masalah = e
        kanan, bawah = _ulang(atribut, "number-columns-spanned"), _ulang(atribut, "number-rows-spanned")
        if (kanan > 1 or bawah > 1) and len(lembar.gabung) < BATAS_GABUNG:
            lembar.gabung.append(Gabung(self._baris, self._kolom, self._baris + bawah - 1, self._kolom + kanan - 1))
        self._kolom += lebar

    def _isi(self, pindai: Pindai, lebar: int, rumus: bool, galat: bool) -> None:
        """A filled cell stands for a rectangle; its far corner decides whether it is refused."""
        pindai.catat(self._baris + self._ulang_baris - 1, self._kolom + lebar - 1)
        pindai.terisi += lebar * self._ulang_baris - 1
        tempat = pindai.rumus if rumus else pindai.galat
        if rumus or galat:
            tempat.update(
                (b, k)
                for b in range(self._baris, self._baris + self._ulang_baris)
                for k in range(self._kolom, self._kolom + lebar)
            )


def pindai_ods(arsip: zipfile.ZipFile) -> list[LembarOds]:
    """Scan all sheets, in the order of the file.

    :raises LkmError: when the file is locked with a password or defines entities.
    :raises expat.ExpatError: when the XML is broken.
    """
    pemindai = _Pemindai()
    p = pengurai()
    p.StartElementHandler = pemindai.mulai
    p.EndElementHandler = pemindai.selesai
    with arsip.open("content.xml") as aliran:
        while potongan := aliran.read(1 << 18):
            p.Parse(potongan, False)
    p.Parse(b"", True)
    for lembar in pemindai.lembar:
        if lembar.masalah is None:
            try:
                lembar.pindai.periksa_luas()
            except LkmError as e:
                lembar.masalah = e
    return pemindai.lembar


def ods_bersandi(arsip: zipfile.ZipFile) -> bool:
    """True when the manifest says that parts are encrypted."""
    nama = "META-INF/manifest.xml"
    return nama in arsip.namelist() and b"encryption-data" in arsip.read(nama)
