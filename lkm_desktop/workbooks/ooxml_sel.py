"""One worksheet of a foreign file: its cells found, made where they are missing, and given a value in their own style.

Rules of the format (ECMA-376 18.3.1): rows and cells stand in order, both may leave out their address; a formula that
several cells share is written once, in the first of them; cells of an array formula belong together.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from openpyxl.formula.translate import Translator

from lkm_desktop.services.sel_excel import Alamat, Rentang, alamat, rentang
from lkm_desktop.workbooks.ooxml import anak, lokal, semua_anak, serumpun

_TERPANJANG = 32_767  # characters that Excel keeps in a cell
_TERLARANG = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SANDI = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # Excel reads _x0041_ inside a text as a letter
_RUANG = "{http://www.w3.org/XML/1998/namespace}space"
_ISI = ("f", "v", "is")


@dataclass
class Bersama:
    """A formula that several cells share: its text, the cell that holds it, and all cells."""

    teks: str = ""
    asal: Alamat | None = None
    sel: list[Alamat] = field(default_factory=list)


class LembarXml:
    """The tree of one worksheet. `kepala_tabel`: rows of headings of Excel tables, which must stay as they are."""

    def __init__(self, akar: Any, kepala_tabel: Sequence[Rentang] = ()) -> None:
        self.akar = akar
        self.kepala_tabel = tuple(kepala_tabel)
        self.data = anak(akar, "sheetData")
        if self.data is None:
            self.data = etree.SubElement(akar, serumpun(akar, "sheetData"))
        self._baris: dict[int, Any] = {}
        self._urut: list[int] = []
        self.bersama: dict[str, Bersama] = {}
        self.larik: list[Rentang] = []
        self._kenali()
        gabung = anak(akar, "mergeCells")
        self.gabung = [r for g in (gabung if gabung is not None else []) if (r := rentang(g.get("ref")))]

    def _kenali(self) -> None:
        for nomor, baris in _bernomor(semua_anak(self.data, "row"), "r"):
            self._baris[nomor] = baris
        self._urut = sorted(self._baris)
        for tempat, _, rumus in self.rumus():
            jenis = rumus.get("t")
            if jenis == "shared":
                satu = self.bersama.setdefault(rumus.get("si") or "", Bersama())
                satu.sel.append(tempat)
                if rumus.text and satu.asal is None:
                    satu.teks, satu.asal = rumus.text, tempat
            elif jenis in ("array", "dataTable") and (luas := rentang(rumus.get("ref"))) and not luas.tunggal:
                self.larik.append(luas)

    # --- reading ----------------------------------------------------------------------------------------------------

    def sel(self) -> Iterator[tuple[Alamat, Any]]:
        """Every cell that the sheet writes down."""
        for nomor, baris in list(self._baris.items()):
            for kolom, satu in _sel_baris(baris):
                yield Alamat(nomor, kolom), satu

    def rumus(self) -> Iterator[tuple[Alamat, Any, Any]]:
        """Every formula: place, cell, element of the formula."""
        for tempat, satu in self.sel():
            rumus = anak(satu, "f")
            if rumus is not None:
                yield tempat, satu, rumus

    def cari(self, tempat: Alamat) -> Any:
        """The cell, or None when the sheet does not write it down."""
        baris = self._baris.get(tempat.baris)
        return next((s for k, s in _sel_baris(baris) if k == tempat.kolom), None) if baris is not None else None

    def utama(self, tempat: Alamat) -> Alamat:
        """The cell that shows what is written there: of joined cells the first one."""
        luas = next((g for g in self.gabung if g.berisi(tempat)), None)
        return Alamat(luas.baris, luas.kolom) if luas else tempat

    def berumus(self, tempat: Alamat) -> bool:
        """Whether a formula fills this cell."""
        satu = self.cari(tempat)
        return (satu is not None and anak(satu, "f") is not None) or any(r.berisi(tempat) for r in self.larik)

    def halangan(self, tempat: Alamat, timpa_rumus: bool) -> str:
        """Why nothing may be written there, as a sentence; "" when it may."""
        larik = next((r for r in self.larik if r.berisi(tempat)), None)
        if larik is not None:
            dari, sampai = Alamat(larik.baris, larik.kolom), Alamat(larik.baris_akhir, larik.kolom_akhir)
            return f"Sel {tempat.teks} termasuk rumus larik {dari.teks}:{sampai.teks}; pilih sel lain."
        if any(r.berisi(tempat) for r in self.kepala_tabel):
            return f"Sel {tempat.teks} adalah judul kolom sebuah tabel Excel; pilih sel di bawahnya."
        if self.berumus(tempat) and not timpa_rumus:
            return f"Sel {tempat.teks} berisi rumus, jadi tidak ditimpa; pilih sel lain atau izinkan menimpa rumusnya."
        return ""

    def gaya(self, tempat: Alamat) -> int:
        """Number of the style that a value there has: of the cell, else of its row, else of its column."""
        satu, baris = self.cari(tempat), self._baris.get(tempat.baris)
        if satu is not None:
            return int(satu.get("s") or 0)
        if baris is not None and baris.get("s") and baris.get("customFormat") in ("1", "true"):
            return int(baris.get("s"))
        for kolom in semua_anak(self.akar, "cols"):
            for c in kolom:
                if lokal(c) == "col" and int(c.get("min")) <= tempat.kolom <= int(c.get("max")):
                    return int(c.get("style") or 0)
        return 0

    # --- writing ----------------------------------------------------------------------------------------------------

    def tulis(self, tempat: Alamat, nilai: int | float | str | bool | None) -> bool:
        """Put a value into a cell; the caller has asked `halangan`. Returns whether a formula went away."""
        gaya = self.gaya(tempat)
        satu = self._buat(tempat)
        rumus = anak(satu, "f")
        if rumus is not None and rumus.get("t") == "shared":
            self._pisahkan(rumus.get("si") or "")
        for lama in [a for a in satu if lokal(a) in _ISI]:
            satu.remove(lama)
        for kunci in ("t", "cm", "vm"):
            satu.attrib.pop(kunci, None)
        if gaya and not satu.get("s"):
            satu.set("s", str(gaya))
        _isi(satu, nilai)
        return rumus is not None

    def _buat(self, tempat: Alamat) -> Any:
        satu = self.cari(tempat)
        if satu is not None:
            return satu
        baris = self._baris.get(tempat.baris) if tempat.baris in self._baris else self._buat_baris(tempat.baris)
        satu = etree.Element(serumpun(self.akar, "c"), {"r": tempat.teks})
        sesudah = next((s for k, s in _sel_baris(baris) if k > tempat.kolom), None)
        if sesudah is not None:
            sesudah.addprevious(satu)
        else:
            _sisip_akhir(baris, satu, "c")
        self._lebarkan(baris, tempat)
        return satu

    def _buat_baris(self, nomor: int) -> Any:
        baris = etree.Element(serumpun(self.akar, "row"), {"r": str(nomor)})
        urut = bisect_left(self._urut, nomor)
        if urut < len(self._urut):
            self._baris[self._urut[urut]].addprevious(baris)
        else:
            _sisip_akhir(self.data, baris, "row")
        self._urut.insert(urut, nomor)
        self._baris[nomor] = baris
        return baris

    def _lebarkan(self, baris: Any, tempat: Alamat) -> None:
        """Let the row's span and the sheet's extent, hints to readers, include the new cell."""
        awal, _, akhir = (baris.get("spans") or "").partition(":")
        if awal.isdecimal() and akhir.isdecimal():
            baris.set("spans", f"{min(int(awal), tempat.kolom)}:{max(int(akhir), tempat.kolom)}")
        ukuran = anak(self.akar, "dimension")
        luas = rentang(ukuran.get("ref")) if ukuran is not None else None
        if luas is not None and not luas.berisi(tempat):
            dari = Alamat(min(luas.baris, tempat.baris), min(luas.kolom, tempat.kolom))
            sampai = Alamat(max(luas.baris_akhir, tempat.baris), max(luas.kolom_akhir, tempat.kolom))
            ukuran.set("ref", f"{dari.teks}:{sampai.teks}")

    def _pisahkan(self, si: str) -> None:
        """Give every cell of a shared formula its own text, so that one of them can go."""
        satu = self.bersama.pop(si, Bersama())
        if satu.asal is None:
            return
        penerjemah = Translator("=" + satu.teks, origin=satu.asal.teks)
        for tempat in satu.sel:
            sel = self.cari(tempat)
            rumus = anak(sel, "f") if sel is not None else None
            if rumus is not None:
                rumus.text = penerjemah.translate_formula(tempat.teks)[1:]
                for kunci in ("t", "si", "ref"):
                    rumus.attrib.pop(kunci, None)


def _bernomor(unsur: Sequence[Any], kunci: str) -> Iterator[tuple[int, Any]]:
    """Rows with their numbers; one that does not say its number follows the one before."""
    nomor = 0
    for satu in unsur:
        teks = satu.get(kunci) or ""
        nomor = int(teks) if teks.isdecimal() else nomor + 1
        yield nomor, satu


def _sel_baris(baris: Any) -> Iterator[tuple[int, Any]]:
    kolom = 0
    for satu in semua_anak(baris, "c"):
        tempat = alamat(satu.get("r") or "")
        kolom = tempat.kolom if tempat else kolom + 1
        yield kolom, satu


def _sisip_akhir(induk: Any, baru: Any, nama: str) -> None:
    """Behind the last child of that name; other children (extensions) stay last."""
    sebelum = semua_anak(induk, nama)
    if sebelum:
        sebelum[-1].addnext(baru)
        baru.tail, sebelum[-1].tail = sebelum[-1].tail, None
    else:
        induk.insert(0, baru)


def _isi(satu: Any, nilai: int | float | str | bool | None) -> None:
    if nilai is None or nilai == "":
        return
    if isinstance(nilai, str):
        satu.set("t", "inlineStr")
        teks = etree.SubElement(etree.SubElement(satu, serumpun(satu, "is")), serumpun(satu, "t"))
        teks.text = _SANDI.sub("_x005F_", _TERLARANG.sub("", nilai)[:_TERPANJANG].replace("\r\n", "\n"))
        teks.set(_RUANG, "preserve")
    else:
        if isinstance(nilai, bool):
            satu.set("t", "b")
        etree.SubElement(satu, serumpun(satu, "v")).text = repr(int(nilai) if isinstance(nilai, bool) else nilai)
    _urutkan(satu)


def _urutkan(satu: Any) -> None:
    """The value stands before an extension of the cell."""
    for tambahan in semua_anak(satu, "extLst"):
        satu.append(tambahan)
