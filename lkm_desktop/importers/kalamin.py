"""Values of a workbook through python-calamine, row by row; a sheet is scanned before it is unrolled.

Runs in the reading child. Rows leave it in blocks, so that neither side ever holds a sheet twice.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta

from lkm_desktop.errors import LkmError
from lkm_desktop.importers.sel import BATAS_GABUNG, BATAS_HURUF, BATAS_SEL, Gabung, Isi, huruf_kolom
from lkm_desktop.importers.xlsx_scan import Pindai, terlalu_banyak_sel

#: rows of one message
BLOK = 500
Baris = tuple[Isi, ...]
#: ("lembar", what is known of it) · ("baris", rows of the sheet named last)
Pesan = tuple[str, object]
#: finds what a scan knows of a sheet, by name and place in the file
Cari = Callable[[str, int], tuple[Pindai, list[Gabung]] | None]
#: words that come again are kept once; beyond these sizes nothing comes again
_KATA_TERPANJANG, _KATA_TERBANYAK = 60, 20_000


def keterangan(nama: str, tersembunyi: bool = False, **lain: object) -> Pesan:
    """The message that begins a sheet."""
    return "lembar", {"nama": nama, "tersembunyi": tersembunyi, **lain}


def blok(baris: Iterable[Baris]) -> Iterator[Pesan]:
    """Rows in messages of up to `BLOK`; the empty ones behind the last filled row are left out."""
    isi: list[Baris] = []
    kosong = 0
    for satu in baris:
        if not satu:
            kosong += 1
            continue
        isi.extend([()] * kosong)
        kosong = 0
        isi.append(satu)
        if len(isi) >= BLOK:
            yield "baris", isi
            isi = []
    if isi:
        yield "baris", isi


class Kalamin:
    """All worksheets of a file as messages; a sheet that is refused keeps its sentence while the others are read."""

    def __init__(self, data: bytes, sejak_1904: bool = False) -> None:
        import python_calamine

        self._kalamin = python_calamine
        self._buku = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        self._sisa = BATAS_SEL
        self._sejak_1904 = sejak_1904

    def alirkan(self, cari: Cari, tersembunyi: Sequence[bool] = ()) -> Iterator[Pesan]:
        """The messages. `tersembunyi` tells which sheets are hidden where the parser does not know it."""
        tampak = self._kalamin.SheetVisibleEnum.Visible
        urut_kerja = -1
        for urut, meta in enumerate(self._buku.sheets_metadata):
            if meta.typ != self._kalamin.SheetTypeEnum.WorkSheet:
                continue
            urut_kerja += 1
            diketahui = urut_kerja < len(tersembunyi)
            sembunyi = tersembunyi[urut_kerja] if diketahui else meta.visible != tampak
            try:
                pindai, gabung = cari(meta.name, urut) or (Pindai(), [])
                yield from self._lembar(meta.name, sembunyi, pindai, gabung)
            except LkmError as e:
                yield keterangan(meta.name, sembunyi, masalah=e.message, saran=e.suggestion)

    def _lembar(self, nama: str, tersembunyi: bool, pindai: Pindai, gabung: list[Gabung]) -> Iterator[Pesan]:
        self._sisa -= pindai.terisi
        if self._sisa < 0:
            raise terlalu_banyak_sel()
        lembar = self._buku.get_sheet_by_name(nama)
        tinggi, lebar = (satu + 1 for satu in lembar.end or (-1, -1))
        if tinggi * lebar > 4 * BATAS_SEL:
            raise terlalu_banyak_sel()
        rentang = gabung or [Gabung(*a, *b) for a, b in lembar.merged_cell_ranges or []]
        yield keterangan(
            nama,
            tersembunyi,
            rumus=pindai.rumus,
            galat=pindai.galat,
            gabung=[tuple(g) for g in rentang[:BATAS_GABUNG]],
            jumlah=tinggi,
            sejak_1904=self._sejak_1904,
            baris_tersembunyi=pindai.tersembunyi,
        )
        # rows come from the first one on, but from the first filled column only
        yield from blok(Perapi(lembar.start[1] if lembar.start else 0).semua(lembar.iter_rows()))


class Perapi:
    """Makes rows plain: text without blank cells, numbers as float, dates, no empty tail. `geser`: empty columns left.

    Words that come again (RT, gender, work) become one object, which keeps the message and its receiver small.
    """

    def __init__(self, geser: int = 0) -> None:
        self._geser = (None,) * geser
        self._kata: dict[str, str] = {}

    def semua(self, baris: Iterable[Sequence[object]]) -> Iterator[Baris]:
        """Every row; raises LkmError for a cell that is too long."""
        for urut, satu in enumerate(baris):
            hasil = self._satu(satu, urut)
            while hasil and hasil[-1] is None:
                hasil.pop()
            yield (*self._geser, *hasil) if hasil else ()

    def _satu(self, baris: Sequence[object], urut: int) -> list[Isi]:
        kata, hasil = self._kata, list[Isi]()
        for isi in baris:
            if isinstance(isi, str):
                hasil.append(kata.get(isi) or self._teks(isi, urut, len(hasil)))
            elif type(isi) is float:
                hasil.append(isi)
            else:
                hasil.append(_lain(isi))
        return hasil

    def _teks(self, isi: str, baris: int, kolom: int) -> str | None:
        if not isi or isi.isspace():
            return None
        if len(isi) > BATAS_HURUF:
            raise LkmError(
                f"Sel {huruf_kolom(kolom + len(self._geser))}{baris + 1} berisi {len(isi)} huruf, terlalu panjang.",
                "Pendekkan isi sel itu atau hapus kolomnya, lalu simpan.",
            )
        if len(isi) <= _KATA_TERPANJANG:
            if len(self._kata) >= _KATA_TERBANYAK:
                self._kata.clear()
            self._kata[isi] = isi
        return isi


def _lain(isi: object) -> Isi:
    if isinstance(isi, bool):
        return "ya" if isi else "tidak"
    if isinstance(isi, int):
        return float(isi)
    if isinstance(isi, datetime):
        return isi.date()
    if isinstance(isi, date):
        return isi
    if isinstance(isi, time):
        return isi.strftime("%H:%M")
    return str(isi) if isinstance(isi, timedelta) else None
