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
_BARIS_TERSEMBUNYI = re.compile(rb'<row [^>]*\bhidden="(?:1|true)"')
_SEL_MANA_PUN = re.compile(rb"<c[\s/>]")
#: their absence shows that there is no formula, no error and no other way of writing cells: what to look for first,
#: and, where that stands, what it must be
_TIDAK_BIASA: tuple[tuple[bytes, tuple[bytes, ...]], ...] = (
    (b"<f", (b"<f>", b"<f ", b"<f/")), (b":f", (b":f>", b":f ", b":f/")), (b":c", (b":c ", b":c>")),
    (b't="e"', (b't="e"',)), (b"t='e'", (b"t='e'",)), (b"<!", (b"<!",)),
)  # fmt: skip
_POTONGAN = 1 << 20


@dataclass
class Pindai:
    """What a scan found; cells are (row, column), zero-based. `terisi` counts cells that hold something, `tersembunyi`
    rows that are hidden."""

    rumus: set[tuple[int, int]] = field(default_factory=set)
    galat: set[tuple[int, int]] = field(default_factory=set)
    baris: int = 0
    kolom: int = 0
    terisi: int = 0
    tersembunyi: int = 0

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


def sejak_1904(arsip: zipfile.ZipFile) -> bool:
    """Whether the workbook counts its days from 1904 on, as old Macintosh programs do."""
    buku: dict[str, list[dict[str, str]]] = {"workbookPr": []}
    _urai(arsip, "xl/workbook.xml", buku)
    return any(satu.get("date1904", "") in ("1", "true", "on") for satu in buku["workbookPr"])


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
            self.hasil.tersembunyi += atribut.get("hidden") in ("1", "true")
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


class _Cepat:
    """Extent of a sheet without formulas or errors, written in the usual way; `biasa` is False when a closer look is
    needed."""

    def __init__(self) -> None:
        self.biasa = True
        self._huruf: set[bytes] = set()
        self._nomor: set[bytes] = set()
        self._jumlah = self._tersembunyi = 0

    def lihat(self, xml: bytes) -> None:
        """Look at a piece that ends before a tag begins."""
        self.biasa = not any(awal in xml and any(t in xml for t in tanda) for awal, tanda in _TIDAK_BIASA)
        if not self.biasa:
            return
        alamat = _SEL_BIASA.findall(xml)
        self._jumlah += len(alamat)
        self._huruf.update([huruf for huruf, _ in alamat])
        self._nomor.update([nomor for _, nomor in alamat])
        if b" hidden=" in xml:
            self._tersembunyi += len(_BARIS_TERSEMBUNYI.findall(xml))
        tersebut = len(_SEL_MANA_PUN.findall(xml))
        self.biasa = tersebut == len(alamat) and self._jumlah <= BATAS_SEL and len(self._nomor) <= BATAS_BARIS

    def hasil(self) -> Pindai | None:
        """What was found, None where a closer look must say why it is refused."""
        kolom = max((nomor_kolom(h.decode()) + 1 for h in self._huruf), default=0)
        baris = max(map(int, self._nomor), default=0)
        if kolom > BATAS_KOLOM or baris > BATAS_BARIS or baris * kolom > BATAS_LUAS:
            return None
        return Pindai(baris=baris, kolom=kolom, terisi=self._jumlah, tersembunyi=self._tersembunyi)


def _pindai_cepat(arsip: zipfile.ZipFile, bagian: str) -> Pindai | None:
    cepat, sisa = _Cepat(), b""
    with arsip.open(bagian) as aliran:
        awal = True
        while potongan := aliran.read(_POTONGAN):
            xml = sisa + potongan
            if awal and b"<worksheet" not in xml[:2048]:
                return None
            awal = False
            batas = max(0, xml.rfind(b"<"))
            cepat.lihat(xml[:batas])
            if not cepat.biasa:
                return None
            sisa = xml[batas:]
    cepat.lihat(sisa)
    return cepat.hasil() if cepat.biasa and not awal else None


def pindai(arsip: zipfile.ZipFile, bagian: str) -> Pindai:
    """Scan one worksheet part.

    :raises LkmError: when it reaches outside the limits or defines entities.
    :raises expat.ExpatError: when the XML is broken.
    """
    if cepat := _pindai_cepat(arsip, bagian):
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
