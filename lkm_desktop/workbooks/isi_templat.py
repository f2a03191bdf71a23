"""Fill cells of somebody else's workbook and leave the rest of it alone.

Only three kinds of parts may differ afterwards: sheets whose cells were filled or whose formulas depend on them (see
ooxml_rumus), the workbook's own part, where Excel is told to calculate anew, and, when a formula was written over, the
list of formulas (calcChain), which Excel makes again by itself. Pictures, charts, macros, styles, shared texts, rules
of formatting and validation, printer settings: byte for byte as they came.

Styles stay too: a value takes the format that its cell has. So a date is a real date where the cell is formatted as
one, and the text 05-08-2026 elsewhere, as a bare serial number would be read as an amount. Texts are stored inside
their cell and as texts, never as formulas.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from lxml import etree

from lkm_desktop.errors import LkmError
from lkm_desktop.services.sel_excel import Alamat, IsiSel, Rentang, alamat, nomor_seri, rentang
from lkm_desktop.workbooks.ooxml import BUKU, Ooxml, anak, lokal, rusak, semua_anak, serumpun
from lkm_desktop.workbooks.ooxml_rumus import lupakan_hasil
from lkm_desktop.workbooks.ooxml_sel import LembarXml

__all__ = ["IsiSel", "isi", "periksa"]

_GAYA = "xl/styles.xml"
_RANTAI = "xl/calcChain.xml"
#: formats of Excel's own list that show a date (ECMA-376 18.8.30; 27 to 36 and 50 to 58 are East Asian)
_TANGGAL = frozenset((*range(14, 18), 22, *range(27, 37), *range(50, 59)))
_PERSEN = frozenset((9, 10))
#: what stands in the workbook's part behind the place of calcPr
_SESUDAH_CALC = ("oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing",
                 "fileRecoveryPr", "webPublishObjects", "extLst")  # fmt: skip


def isi(data: bytes, nama: str, isian: Sequence[IsiSel]) -> bytes:
    """The file with its cells filled. `nama` is only for sentences.

    Raises LkmError when the file is no .xlsx or .xlsm, or a cell cannot be filled; nothing is half filled then.
    """
    with _berkata(nama):
        pengisi = _Pengisi(Ooxml(data, nama))
        for satu in isian:
            pengisi.tulis(satu)
        return pengisi.selesai()


def periksa(data: bytes, nama: str, isian: Sequence[IsiSel]) -> list[str]:
    """What stands in the way of filling, one sentence for each cell of `isian`, "" where nothing does.

    Raises LkmError when the file itself cannot be filled.
    """
    with _berkata(nama):
        pengisi = _Pengisi(Ooxml(data, nama))
        return [pengisi.halangan(satu) for satu in isian]


@contextmanager
def _berkata(nama: str) -> Iterator[None]:
    """Numbers of the file that are none become the sentence about a broken file."""
    try:
        yield
    except (ValueError, TypeError) as e:
        raise rusak(nama) from e


class _Pengisi:
    def __init__(self, buku: Ooxml) -> None:
        self._buku = buku
        self._lembar: dict[str, LembarXml] = {}
        self._terisi: dict[str, set[Alamat]] = {}
        self._rumus_hilang = False
        self._bentuk = _Bentuk(buku)
        sifat = anak(buku.akar(BUKU), "workbookPr")
        self._sejak_1904 = sifat is not None and sifat.get("date1904") in ("1", "true")

    def _xml(self, nama: str) -> LembarXml:
        if nama not in self._lembar:
            bagian = self._buku.lembar[nama]
            self._lembar[nama] = LembarXml(self._buku.akar(bagian), _kepala_tabel(self._buku, bagian))
        return self._lembar[nama]

    def halangan(self, satu: IsiSel) -> str:
        """Why this cell cannot be filled, or ""."""
        nama = self._buku.nama_lembar(satu.lembar)
        if nama is None:
            return f"Lembar “{satu.lembar}” tidak ada di berkas ini; lembarnya: {', '.join(self._buku.lembar)}."
        tempat = alamat(satu.sel)
        if tempat is None:
            return f"“{satu.sel}” bukan sel; tulis misalnya B7."
        xml = self._xml(nama)
        return xml.halangan(xml.utama(tempat), satu.timpa_rumus)

    def tulis(self, satu: IsiSel) -> None:
        """Fill one cell. Raises LkmError when it cannot be."""
        alasan = self.halangan(satu)
        nama, tempat = self._buku.nama_lembar(satu.lembar), alamat(satu.sel)
        if alasan or nama is None or tempat is None:
            raise LkmError(f"Formulir “{self._buku.nama}” belum diisi. {alasan}", "Perbaiki petanya, lalu isi lagi.")
        xml = self._xml(nama)
        tempat = xml.utama(tempat)
        nilai = self._nilai(satu, xml.gaya(tempat))
        self._rumus_hilang = xml.tulis(tempat, nilai) or self._rumus_hilang
        self._terisi.setdefault(nama, set()).add(tempat)
        self._buku.tandai(self._buku.lembar[nama])

    def _nilai(self, satu: IsiSel, gaya: int) -> int | float | str | bool | None:
        nilai = satu.nilai
        if isinstance(nilai, date):
            if self._bentuk.tanggal(gaya):
                return nomor_seri(nilai, self._sejak_1904)
            return f"{nilai.day:02}-{nilai.month:02}-{nilai.year:04}"
        bilangan = isinstance(nilai, int | float) and not isinstance(nilai, bool)
        if bilangan and satu.persen and not self._bentuk.persen(gaya):
            return round(float(nilai) * 100, 2)  # type: ignore[arg-type]
        return nilai

    def selesai(self) -> bytes:
        """Forget results that are no longer true, let Excel calculate, and put the file together."""
        if not self._terisi:
            return self._buku.bita()
        for nama in self._buku.lembar:
            self._xml(nama)
        if self._rumus_hilang:
            self._buku.buang(_RANTAI)
        if lupakan_hasil(self._buku, self._lembar, self._terisi):
            _hitung_ulang(self._buku)
        return self._buku.bita()


def _hitung_ulang(buku: Ooxml) -> None:
    """Tell Excel to calculate everything when it opens the file."""
    akar = buku.akar(BUKU)
    hitung = anak(akar, "calcPr")
    if hitung is None:
        hitung = etree.Element(serumpun(akar, "calcPr"))
        sesudah = next((a for a in akar if lokal(a) in _SESUDAH_CALC), None)
        if sesudah is not None:
            sesudah.addprevious(hitung)
        else:
            akar.append(hitung)
    hitung.set("fullCalcOnLoad", "1")
    buku.tandai(BUKU)


def _kepala_tabel(buku: Ooxml, bagian: str) -> list[Rentang]:
    """Rows of headings of the Excel tables on a sheet: their words must agree with the tables' own parts."""
    hasil = []
    for tujuan, jenis in buku.hubungan(bagian).values():
        if not jenis.endswith("/table") or not buku.ada(tujuan):
            continue
        tabel = buku.akar(tujuan)
        luas, baris = rentang(tabel.get("ref")), int(tabel.get("headerRowCount") or 1)
        if luas is not None and baris:
            hasil.append(luas._replace(baris_akhir=luas.baris + baris - 1))
    return hasil


class _Bentuk:
    """Which styles of the workbook show dates, and which percentages."""

    def __init__(self, buku: Ooxml) -> None:
        self._nomor: list[int] = []
        self._kode: dict[int, str] = {}
        if not buku.ada(_GAYA):
            return
        akar = buku.akar(_GAYA)
        gaya, kode = anak(akar, "cellXfs"), anak(akar, "numFmts")
        if gaya is not None:
            self._nomor = [int(x.get("numFmtId") or 0) for x in semua_anak(gaya, "xf")]
        for satu in semua_anak(kode, "numFmt") if kode is not None else []:
            self._kode[int(satu.get("numFmtId") or 0)] = _tanpa_kata(str(satu.get("formatCode") or ""))

    def tanggal(self, gaya: int) -> bool:
        """Whether a number with that style is shown as a date."""
        nomor = self._nomor[gaya] if 0 <= gaya < len(self._nomor) else 0
        return bool(re.search("[dy]", self._kode[nomor])) if nomor in self._kode else nomor in _TANGGAL

    def persen(self, gaya: int) -> bool:
        """Whether 0.45 with that style is shown as 45 %."""
        nomor = self._nomor[gaya] if 0 <= gaya < len(self._nomor) else 0
        return "%" in self._kode[nomor] if nomor in self._kode else nomor in _PERSEN


def _tanpa_kata(kode: str) -> str:
    """A code of a format without its quoted words, colours and escaped letters."""
    return re.sub(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.', "", kode).lower()
