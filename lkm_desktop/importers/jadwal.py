"""The korkot's master schedule in a foreign sheet: which rows name a stage or an activity, and when it is planned.

Understands columns Mulai and Selesai (or Rencana over both), one column Jadwal ("5-9 Mei 2026"), and months as columns
with marks, cut into weeks or not. Colours of cells are not read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from lkm_desktop.errors import LkmError
from lkm_desktop.format import BULAN
from lkm_desktop.importers.dates import PolaTanggal, baca_tanggal, pola_kolom
from lkm_desktop.importers.header import Kepala, baris_nomor, cari_kepala, kepala_lagi
from lkm_desktop.importers.kolom_jadwal import (
    JADWAL,
    KEGIATAN,
    KODE,
    MULAI,
    SELESAI,
    TAHAP,
    Kolom,
    nilai_kepala,
    petakan,
)
from lkm_desktop.importers.rentang import Rentang, Tahun, baca_rentang, tahun_dekat
from lkm_desktop.importers.sel import GALAT, KOSONG, RUMUS, TANGGAL, TEKS, Buku, Lembar, Sel, teks_sel
from lkm_desktop.importers.text import bersihkan, kosong
from lkm_desktop.services.impor_jadwal import BarisJadwal, TabelJadwal

_JUMLAH = re.compile(r"(sub ?|grand ?)?(jumlah|total|jml)\b", re.IGNORECASE)
_KAKI = re.compile(r"\W*(mengetahui|menyetujui|disahkan|dibuat oleh|catatan\s*:|keterangan\s*:|nip\b)", re.IGNORECASE)
_ANGKA_TANGGAL = re.compile(r"\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}")
_TAHUN = re.compile(r"\b(20\d\d)\b")


def siapkan(buku: Buku, acuan: date, lembar: str | None = None, today: date | None = None) -> TabelJadwal:
    """Find the schedule in a file: in the named sheet, else in the visible one with the best heading.

    :param acuan: first day of the siklus; a date without a year is the first one around or after it, unless a title of
        the sheet names one year.
    :raises LkmError: when there is no such sheet, or no heading with a name and a time.
    """
    chosen, head = _pilih(buku, lembar)
    reader = _Pembaca(chosen, head, acuan, today or date.today())
    rows, skipped = reader.baca()
    known = tuple((one.judul, one.arti_kata) for one in reader.kolom if one.arti)
    others = tuple(one.nama for one in buku.lembar if one is not chosen and one.baris and not one.tersembunyi)
    return TabelJadwal(buku.nama, chosen.nama, tuple(rows), tuple(skipped), known, others)


def _pilih(buku: Buku, nama: str | None) -> tuple[Lembar, Kepala]:
    sheets = [one for one in buku.lembar if one.baris and (nama is not None or not one.tersembunyi)]
    if nama is not None:
        sheets = [one for one in sheets if one.nama.strip().lower() == nama.strip().lower()]
        if not sheets:
            there = ", ".join(one.nama for one in buku.lembar)
            raise LkmError(f"Lembar “{nama}” tidak ada atau kosong di “{buku.nama}”.", f"Lembar yang ada: {there}.")
    found = [(one, head) for one in map(_bulan_jadi_teks, sheets) if (head := cari_kepala(one, nilai_kepala))]
    if not found:
        raise LkmError(
            f"Jadwal tidak ditemukan di “{buku.nama}”.",
            "Pastikan ada baris judul dengan kolom Kode atau Kegiatan, dan kolom Mulai, Selesai, Jadwal, atau bulan.",
        )
    return max(found, key=lambda pair: pair[1].nilai)


def _bulan_jadi_teks(lembar: Lembar) -> Lembar:
    """The sheet with month headings that Excel keeps as dates (1 May 2026 shown as "Mei") turned into words."""
    rows = list(lembar.baris)
    for place, row in enumerate(rows[:60]):
        months = [cell for cell in row if cell.jenis == TANGGAL]
        if len(months) >= 3 and all(isinstance(cell.nilai, date) and cell.nilai.day == 1 for cell in months):
            rows[place] = [_kata_bulan(cell) for cell in row]
    return replace(lembar, baris=rows)


def _kata_bulan(sel: Sel) -> Sel:
    if sel.jenis != TANGGAL or not isinstance(sel.nilai, date):
        return sel
    return Sel(TEKS, f"{BULAN[sel.nilai.month - 1]} {sel.nilai.year}")


@dataclass
class _Pembaca:
    """Reads the rows of one sheet under its heading."""

    lembar: Lembar
    kepala: Kepala
    acuan: date
    today: date

    def __post_init__(self) -> None:
        above = " ".join(teks_sel(cell) for row in self.lembar.baris[: self.kepala.awal] for cell in row)
        years = {int(year) for year in _TAHUN.findall(above)}
        begin = date(years.pop(), 1, 1) if len(years) == 1 else self.acuan
        self.tahun: Tahun = tahun_dekat(begin, 0 if begin is not self.acuan else 60)
        self.kolom: list[Kolom] = petakan(self.lembar, self.kepala, self.tahun)
        self.tempat = {one.arti: one.indeks for one in reversed(self.kolom) if one.arti}
        self.bulan = [one for one in self.kolom if one.rentang is not None]
        data = self.lembar.baris[self.kepala.data :]
        self.pola: dict[int, PolaTanggal] = {
            place: pola_kolom([_sel(row, place) for row in data])
            for arti, place in self.tempat.items() if arti in (MULAI, SELESAI)
        }  # fmt: skip

    def baca(self) -> tuple[list[BarisJadwal], list[tuple[int, str]]]:
        """The rows that name something, and the others with the reason; rows as Excel numbers them."""
        rows: list[BarisJadwal] = []
        skipped: list[tuple[int, str]] = []
        stage = ""
        for place in range(self.kepala.data, len(self.lembar.baris)):
            cells = self.lembar.baris[place]
            texts = [teks_sel(cell) for cell in cells]
            if not any(texts):
                continue
            why = self._bukan_data(texts)
            if why:
                skipped.append((place + 1, why))
                if why == "tanda tangan atau catatan kaki":
                    break
                continue
            stage = self._teks(place, TAHAP) or stage
            rows.append(self._baris(place, stage))
        return rows, skipped

    def _bukan_data(self, texts: Sequence[str]) -> str:
        if baris_nomor(texts):
            return "nomor kolom"
        if kepala_lagi(texts, self.kepala):
            return "judul kolom berulang"
        first = next(text for text in texts if text)
        if _KAKI.match(first):
            return "tanda tangan atau catatan kaki"
        if _JUMLAH.match(first):
            return "baris jumlah"
        named = any(place < len(texts) and texts[place] for arti, place in self.tempat.items()
                    if arti in (KODE, TAHAP, KEGIATAN))  # fmt: skip
        return "" if named else "tanpa kode dan nama"

    def _baris(self, place: int, stage: str) -> BarisJadwal:
        cells = self.lembar.baris[place]
        name = self._teks(place, KEGIATAN)
        own = self._teks(place, TAHAP)
        try:
            span, problem = self._waktu(cells), ""
        except ValueError as error:
            span, problem = (None, None), str(error)
        timed = [self.tempat[arti] for arti in (MULAI, SELESAI, JADWAL) if arti in self.tempat]
        formula = any(_sel(cells, column).jenis == RUMUS for column in timed)
        return BarisJadwal(
            place + 1, self._teks(place, KODE), name or own, stage if name else "", span[0], span[1], problem,
            "Tanggalnya hasil rumus di lembar; periksa." if formula else "",
        )  # fmt: skip

    def _teks(self, place: int, arti: str) -> str:
        column = self.tempat.get(arti)
        if column is None:
            return ""
        text = bersihkan(teks_sel(_sel(self.lembar.baris[place], column)))
        return "" if kosong(text) else text

    # --- when -------------------------------------------------------------------------------------------------------

    def _waktu(self, cells: Sequence[Sel]) -> tuple[date | None, date | None]:
        """First and last day of a row. Raises ValueError with a sentence."""
        begin, end = self._hari(cells, MULAI), self._hari(cells, SELESAI)
        if begin is None and end is None and JADWAL in self.tempat:
            begin = self._hari(cells, JADWAL)
        if begin is None and end is None:
            span = self._tanda(cells)
            return span if span is not None else (None, None)
        first = begin[0] if begin else None
        last = end[1] if end else begin[1] if begin and (begin[0] != begin[1] or SELESAI not in self.tempat) else None
        if first and last and last < first:
            raise ValueError(f"Selesai {last:%d-%m-%Y} lebih awal daripada mulai {first:%d-%m-%Y}.")
        return first, last

    def _hari(self, cells: Sequence[Sel], arti: str) -> Rentang | None:
        """The days in the cell of a column; a cell "Mulai" may hold a whole span. Raises ValueError."""
        place = self.tempat.get(arti)
        cell = _sel(cells, place) if place is not None else KOSONG
        if cell.jenis == GALAT or (cell.jenis == RUMUS and cell.nilai is None):
            raise ValueError("Selnya berisi rumus tanpa hasil; tulis tanggalnya.")
        if cell.nilai is None:
            return None
        text = bersihkan(teks_sel(cell))
        if isinstance(cell.nilai, str) and not _ANGKA_TANGGAL.fullmatch(text):
            return None if kosong(text) else baca_rentang(text, self.tahun)
        day, problem = baca_tanggal(cell, lampau=False, pola=self.pola.get(place or 0, PolaTanggal()), today=self.today)
        if problem:
            raise ValueError(problem)
        return (day, day) if day is not None else None

    def _tanda(self, cells: Sequence[Sel]) -> Rentang | None:
        """The days that marks in columns of months and weeks cover; "5-9" in a column of a month names days of it."""
        spans = []
        for column in self.bulan:
            cell, span = _sel(cells, column.indeks), column.rentang
            text = bersihkan(teks_sel(cell))
            if span is None or cell.jenis == GALAT or not text.strip("-–—_. 0"):
                continue  # a dash or a zero is no mark; a square or a tick is one
            spans.append(_hari_dalam(text, span) or span)
        return (min(one[0] for one in spans), max(one[1] for one in spans)) if spans else None


def _hari_dalam(teks: str, bulan: Rentang) -> Rentang | None:
    """Days of a month that a cell names ("5-9"); None for a mark. Raises ValueError for days it does not have."""
    found = re.fullmatch(r"(\d{1,2})\s*(?:-|–|s/d|s\.d\.)\s*(\d{1,2})", teks)
    if found is None or bulan[0].day != 1:
        return None
    first, last = int(found[1]), int(found[2])
    if not 1 <= first <= last <= bulan[1].day:
        raise ValueError(f"“{teks}” bukan tanggal di {BULAN[bulan[0].month - 1]} {bulan[0].year}.")
    return bulan[0].replace(day=first), bulan[0].replace(day=last)


def _sel(baris: Sequence[Sel], kolom: int) -> Sel:
    return baris[kolom] if kolom < len(baris) else KOSONG
