"""Which formulas of a foreign workbook hang on the cells that were filled, so that no old result is read as a new one.

Excel calculates the whole file when it opens it (`fullCalcOnLoad`), LibreOffice whatever has no result. Programs that
do not calculate (calamine, viewers on phones) show the result that the file remembers, and that one is wrong once a
cell behind it has changed. So the remembered results of exactly those formulas are taken out: they show nothing rather
than the number of last month. Results that do not depend on a filled cell stay. What a formula refers to is read from
its text; where that does not tell (INDIRECT, unknown names, parts of Excel tables), it is taken to depend.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from openpyxl.formula import Tokenizer

from lkm_desktop.services.sel_excel import BARIS_TERAKHIR, KOLOM_TERAKHIR, Alamat, Rentang, alamat, rentang
from lkm_desktop.workbooks.ooxml import BUKU, Ooxml, anak, rusak, semua_anak
from lkm_desktop.workbooks.ooxml_sel import LembarXml

#: functions whose references are made while calculating
_BEBAS = frozenset({"INDIRECT(", "OFFSET(", "CELL(", "INFO(", "GETPIVOTDATA(", "CALL(", "EVALUATE(", "GET.CELL("})
_UJUNG = re.compile(r"(\$?)([A-Z]{1,3})?(\$?)(\d{1,7})?")
_TERLUAS = 200_000  # cells of one array formula
_PUTARAN = 60  # rounds after which all that is left is taken to depend


class Acuan(NamedTuple):
    """A rectangle that a formula refers to; `tetap` tells which of its four numbers do not move ($)."""

    lembar: str
    luas: Rentang
    tetap: tuple[bool, bool, bool, bool]

    def geser(self, baris: int, kolom: int) -> Acuan:
        """As another cell that shares the formula means it."""
        b, k, ba, ka = self.luas
        tb, tk, tba, tka = self.tetap
        return Acuan(
            self.lembar,
            Rentang(b + baris * (not tb), k + kolom * (not tk), ba + baris * (not tba), ka + kolom * (not tka)),
            self.tetap,
        )


@dataclass
class Rumus:
    """One formula: where its results stand, its element's cell, and what it refers to (None: not known)."""

    lembar: str
    luas: Rentang
    acuan: list[Acuan] | None


def lupakan_hasil(buku: Ooxml, lembar: Mapping[str, LembarXml], terisi: Mapping[str, set[Alamat]]) -> bool:
    """Take out the remembered results of all formulas that depend on the filled cells.

    lembar: the trees of all worksheets · terisi: filled cells by sheet. Returns whether the workbook has formulas.
    Raises LkmError for an array formula over more cells than any sheet needs.
    """
    nama = _Nama(buku)
    semua = [rumus for satu, xml in lembar.items() for rumus in _rumus(satu, xml, nama)]
    if any(rumus.luas.banyak > _TERLUAS for rumus in semua):
        raise rusak(buku.nama)
    kotor = {satu.casefold(): set(sel) for satu, sel in terisi.items()}
    for satu in _tergantung(semua, kotor):
        if _hapus(lembar[satu.lembar], satu.luas):
            buku.tandai(buku.lembar[satu.lembar])
    return bool(semua)


def _hapus(xml: LembarXml, luas: Rentang) -> bool:
    ada = False
    for tempat in luas.sel():
        sel = xml.cari(tempat)
        hasil = anak(sel, "v") if sel is not None else None
        if hasil is not None:
            sel.remove(hasil)
            sel.attrib.pop("t", None)
            ada = True
    return ada


def _tergantung(semua: list[Rumus], kotor: dict[str, set[Alamat]]) -> Iterator[Rumus]:
    """The formulas that depend, directly or through others, on dirty cells."""
    sisa = semua
    for putaran in range(_PUTARAN):
        tetap: list[Rumus] = []
        for satu in sisa if putaran % 2 == 0 else reversed(sisa):
            if satu.acuan is not None and not any(_kena(a, kotor) for a in satu.acuan):
                tetap.append(satu)
                continue
            kotor.setdefault(satu.lembar.casefold(), set()).update(satu.luas.sel())
            yield satu
        if len(tetap) == len(sisa):
            return
        sisa = tetap if putaran % 2 == 0 else tetap[::-1]
    yield from sisa


def _kena(acuan: Acuan, kotor: Mapping[str, set[Alamat]]) -> bool:
    sel = kotor.get(acuan.lembar)
    if not sel:
        return False
    if acuan.luas.banyak < len(sel):
        return any(a in sel for a in acuan.luas.sel())
    return any(acuan.luas.berisi(a) for a in sel)


def _rumus(lembar: str, xml: LembarXml, nama: _Nama) -> Iterator[Rumus]:
    """The formulas of one sheet; cells that share one get its references moved to their place."""
    bersama = {si: nama.acuan(satu.teks, lembar) for si, satu in xml.bersama.items() if satu.asal is not None}
    for tempat, _, unsur in xml.rumus():
        luas = Rentang(tempat.baris, tempat.kolom, tempat.baris, tempat.kolom)
        jenis, si = unsur.get("t"), unsur.get("si") or ""
        if jenis == "shared" and si in bersama and (asal := xml.bersama[si].asal):
            dasar = bersama[si]
            geser = (tempat.baris - asal.baris, tempat.kolom - asal.kolom)
            yield Rumus(lembar, luas, [a.geser(*geser) for a in dasar] if dasar is not None else None)
        elif jenis in ("array", "dataTable"):
            acuan = nama.acuan(unsur.text, lembar) if jenis == "array" and unsur.text else None
            yield Rumus(lembar, rentang(unsur.get("ref")) or luas, acuan)
        else:
            yield Rumus(lembar, luas, nama.acuan(unsur.text, lembar) if unsur.text else None)


class _Nama:
    """Reads references out of formulas; knows the workbook's names and the order of its sheets."""

    def __init__(self, buku: Ooxml) -> None:
        self._urut = [n.casefold() for n in buku.lembar]
        self._teks: dict[str, str] = {}
        daftar = anak(buku.akar(BUKU), "definedNames")
        for satu in semua_anak(daftar, "definedName") if daftar is not None else []:
            self._teks[str(satu.get("name")).casefold()] = str(satu.text or "")
        self._tahu: dict[tuple[str, str], list[Acuan] | None] = {}

    def acuan(self, teks: str, lembar: str, dalam: int = 0) -> list[Acuan] | None:
        """What a formula refers to; None when its text does not tell."""
        kunci = (teks, lembar)
        if kunci not in self._tahu:
            self._tahu[kunci] = self._baca(teks, lembar, dalam)
        return self._tahu[kunci]

    def _baca(self, teks: str, lembar: str, dalam: int) -> list[Acuan] | None:
        hasil: list[Acuan] = []
        try:
            bagian = Tokenizer("=" + teks.lstrip("=")).items
        except Exception:  # a tokenizer that stumbles over an unusual formula: it is taken to depend
            return None
        for satu in bagian:
            if satu.type == "FUNC" and satu.subtype == "OPEN" and satu.value.upper() in _BEBAS:
                return None
            if satu.type == "OPERAND" and satu.subtype == "RANGE":
                acuan = self._rujuk(satu.value, lembar, dalam)
                if acuan is None:
                    return None
                hasil += acuan
        return hasil

    def _rujuk(self, teks: str, lembar: str, dalam: int) -> list[Acuan] | None:
        """One operand: a range here or on another sheet, on several sheets, or a name."""
        depan, seru, tempat = teks.rpartition("!")
        if seru and "[" in depan:
            return []  # another workbook: nothing of it was filled here
        lembar_lembar = self._lembar(depan) if seru else [lembar.casefold()]
        if (dibaca := _daerah(tempat)) is not None:
            return [Acuan(satu, *dibaca) for satu in lembar_lembar]
        isi = self._teks.get(tempat.casefold())
        if isi is None or dalam > 5:
            return None
        return self.acuan(isi, lembar, dalam + 1)

    def _lembar(self, teks: str) -> list[str]:
        """The sheets of "Data!", "'Data RT'!" and "Jan:Des!"."""
        polos = teks.removeprefix("'").removesuffix("'").replace("''", "'").casefold()
        awal, titik, akhir = polos.partition(":")
        if titik and awal in self._urut and akhir in self._urut:
            a, b = sorted((self._urut.index(awal), self._urut.index(akhir)))
            return self._urut[a : b + 1]
        return [polos]


def _daerah(teks: str) -> tuple[Rentang, tuple[bool, bool, bool, bool]] | None:
    """ "$B$7", "B2:C9", "B:C" or "3:5" as a rectangle with what is fixed in it; None for a name."""
    awal, titik, akhir = teks.upper().partition(":")
    a, b = _UJUNG.fullmatch(awal), _UJUNG.fullmatch(akhir if titik else awal)
    if not a or not b or not (a[2] or a[4]) or bool(a[2]) != bool(b[2]) or bool(a[4]) != bool(b[4]):
        return None
    if not titik and not (a[2] and a[4]):
        return None
    baris = (int(a[4]), int(b[4])) if a[4] else (1, BARIS_TERAKHIR)
    kolom = (_kolom(a[2]), _kolom(b[2])) if a[2] else (1, KOLOM_TERAKHIR)
    tetap_baris = (bool(a[3]), bool(b[3])) if a[4] else (True, True)
    tetap_kolom = (bool(a[1]), bool(b[1])) if a[2] else (True, True)
    if not a[2]:  # "$3:$5": the sign before the number was read as that of a column
        tetap_baris = (bool(a[1] or a[3]), bool(b[1] or b[3]))
    luas = Rentang(min(baris), min(kolom), max(baris), max(kolom))
    return luas, (tetap_baris[0], tetap_kolom[0], tetap_baris[1], tetap_kolom[1])


def _kolom(teks: str) -> int:
    tempat = alamat(f"{teks}1")
    return tempat.kolom if tempat else KOLOM_TERAKHIR
