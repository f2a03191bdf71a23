"""Look through the XML of an .xlsx workbook without building it: formulas, errors, extent.

The parser that reads the values tells neither formulas nor errors, and makes a rectangle up to the farthest cell; so
the farthest cell is looked for here first, and the sheet refused when it lies outside the limits.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from xml.parsers import expat

from lkm_desktop.errors import LkmError
from lkm_desktop.importers.sel import BATAS_BARIS, BATAS_KOLOM, BATAS_LUAS, BATAS_SEL, huruf_kolom

_ALAMAT = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
# What most programs write, for the quick look: plain tags, the address first.
_SEL_BIASA = re.compile(rb'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"')
#: their absence shows that there is no formula, no error and no other way of writing cells
_TIDAK_BIASA = (
    b"<f>", b"<f ", b"<f/", b":f>", b":f ", b":f/", b":c ", b":c>", b't="e"', b"t='e'", b"<!", b"<c>",
    b"<c\n", b"<c\t", b"<c\r",
)  # fmt: skip


@dataclass
class Pindai:
    """What a scan found; cells are (row, column), zero-based. `terisi` counts cells that hold something."""

    rumus: set[tuple[int, int]] = field(default_factory=set)
    galat: set[tuple[int, int]] = field(default_factory=set)
    baris: int = 0
    kolom: int = 0
    terisi: int = 0

    def catat(self, baris: int, kolom: int) -> None:
        """Count a filled cell.

        :raises LkmError: when it lies outside the limits; the sentence names the cell.
        """
        self.terisi += 1
        if kolom >= BATAS_KOLOM or baris >= BATAS_BARIS:
            raise di_luar_batas(baris, kolom)
        if self.terisi > BATAS_SEL:
            raise terlalu_banyak_sel()
        if baris >= self.baris:
            self.baris = baris + 1
        if kolom >= self.kolom:
            self.kolom = kolom + 1

    def periksa_luas(self) -> None:
        """Refuse a rectangle that is small on disk but large in memory."""
        if self.baris * self.kolom > BATAS_LUAS:
            raise LkmError(
                f"Tabelnya terlalu luas ({self.baris} baris × {self.kolom} kolom).", "Hapus kolom yang tidak perlu."
            )


def terlalu_banyak_sel() -> LkmError:
    """The refusal of a sheet with more filled cells than an office ever has."""
    return LkmError(
        f"Isinya lebih dari {BATAS_SEL:,} sel.".replace(",", "."), "Hapus kolom yang tidak perlu atau pecah tabelnya."
    )


def di_luar_batas(baris: int, kolom: int) -> LkmError:
    """The refusal of a cell beyond the limits; zero-based."""
    lewat = [f"{BATAS_BARIS:,} baris".replace(",", ".")] if baris >= BATAS_BARIS else []
    lewat += [f"{BATAS_KOLOM} kolom"] if kolom >= BATAS_KOLOM else []
    return LkmError(
        f"Isinya melebihi batas {' dan '.join(lewat)} (ada isi di sel {huruf_kolom(kolom)}{baris + 1}).",
        "Hapus isi di luar tabel, atau pecah tabelnya menurut RT/RW, lalu simpan.",
    )


def _tolak_doctype(*_: object) -> None:
    raise LkmError("Berkas berisi definisi XML (DOCTYPE) yang berbahaya, jadi ditolak.", "Simpan ulang sebagai .xlsx.")


def pengurai() -> expat.XMLParserType:
    """An XML parser that refuses document type definitions, and with them every entity trick."""
    p = expat.ParserCreate(namespace_separator=" ")
    p.StartDoctypeDeclHandler = _tolak_doctype
    p.EntityDeclHandler = _tolak_doctype
    p.buffer_text = True
    return p


def lokal(tag: str) -> str:
    """The name without its namespace."""
    return tag.rpartition(" ")[2]


def _urai(arsip: zipfile.ZipFile, bagian: str, pada: dict[str, list[dict[str, str]]]) -> None:
    """Collect the attributes of the elements named in `pada` from a small part."""

    def mulai(tag: str, atribut: dict[str, str]) -> None:
        nama = lokal(tag)
        if nama in pada:
            pada[nama].append({lokal(k): v for k, v in atribut.items()})

    p = pengurai()
    p.StartElementHandler = mulai
    with arsip.open(bagian) as aliran:
        while potongan := aliran.read(1 << 18):
            p.Parse(potongan, False)
    p.Parse(b"", True)


def bagian_lembar(arsip: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name -> part of the archive that holds it. Sheets that are charts or dialogs are left out."""
    buku: dict[str, list[dict[str, str]]] = {"sheet": []}
    _urai(arsip, "xl/workbook.xml", buku)
    hubungan: dict[str, list[dict[str, str]]] = {"Relationship": []}
    _urai(arsip, "xl/_rels/workbook.xml.rels", hubungan)
    tujuan = {h.get("Id", ""): h.get("Target", "") for h in hubungan["Relationship"]}
    daftar = set(arsip.namelist())
    hasil = {}
    for lembar in buku["sheet"]:
        target = tujuan.get(lembar.get("id", ""), "")
        jalur = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
        if jalur in daftar:
            hasil[lembar.get("name", "")] = jalur
    return hasil


class _Pemindai:
    """Streams one worksheet part; keeps only where the parser stands."""

    def __init__(self) -> None:
        self.hasil = Pindai()
        self._baris = -1
        self._kolom = -1
        self._dihitung = False

    def mulai(self, tag: str, atribut: dict[str, str]) -> None:
        nama = tag[tag.rfind(" ") + 1 :]
        if nama == "c":
            self._pindah(atribut.get("r"))
            self._dihitung = False
            if atribut.get("t") == "e":
                self.hasil.galat.add((self._baris, self._kolom))
        elif nama == "v" or nama == "t":
            self._hitung()
        elif nama == "f" and self._kolom >= 0:
            self._hitung()
            self.hasil.rumus.add((self._baris, self._kolom))
        elif nama == "row":
            nomor = atribut.get("r", "")
            self._baris = int(nomor) - 1 if nomor.isdecimal() and len(nomor) < 8 else self._baris + 1
            self._kolom = -1

    def _pindah(self, alamat: str | None) -> None:
        cocok = _ALAMAT.fullmatch(alamat) if alamat else None
        if not cocok:
            self._kolom += 1
            return
        self._baris, self._kolom = int(cocok[2]) - 1, nomor_kolom(cocok[1])

    def _hitung(self) -> None:
        if not self._dihitung and self._kolom >= 0:
            self._dihitung = True
            self.hasil.catat(self._baris, self._kolom)


def nomor_kolom(huruf: str) -> int:
    """Zero-based column of Excel's letters: "A" -> 0, "AB" -> 27."""
    kolom = 0
    for satu in huruf:
        kolom = kolom * 26 + ord(satu) - 64
    return kolom - 1


def _pindai_cepat(xml: bytes) -> Pindai | None:
    """Extent of a sheet without formulas or errors, written in the usual way; None when a closer look is needed."""
    if b"<worksheet" not in xml[:2048] or any(tanda in xml for tanda in _TIDAK_BIASA):
        return None
    hasil, huruf, jumlah, baris = Pindai(), set(), 0, 0
    for cocok in _SEL_BIASA.finditer(xml):
        jumlah += 1
        huruf.add(cocok[1])
        baris = max(baris, int(cocok[2]))
        if baris > BATAS_BARIS:
            return None
    if jumlah != xml.count(b"<c "):
        return None
    hasil.terisi, hasil.baris = jumlah, baris
    hasil.kolom = max((nomor_kolom(h.decode()) + 1 for h in huruf), default=0)
    di_dalam = hasil.kolom <= BATAS_KOLOM and jumlah <= BATAS_SEL
    return hasil if di_dalam and hasil.baris * hasil.kolom <= BATAS_LUAS else None


def pindai(arsip: zipfile.ZipFile, bagian: str) -> Pindai:
    """Scan one worksheet part.

    :raises LkmError: when it reaches outside the limits or defines entities.
    :raises expat.ExpatError: when the XML is broken.
    """
    if cepat := _pindai_cepat(arsip.read(bagian)):
        return cepat
    pemindai = _Pemindai()
    p = pengurai()
    p.StartElementHandler = pemindai.mulai
    with arsip.open(bagian) as aliran:
        while potongan := aliran.read(1 << 18):
            p.Parse(potongan, False)
    p.Parse(b"", True)
    pemindai.hasil.periksa_luas()
    return pemindai.hasil
