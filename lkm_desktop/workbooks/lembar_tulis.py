"""Writes one sheet, from top to bottom and in that order: rows are streamed, nothing above can be changed any more."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice
from math import ceil

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from lkm_desktop.errors import LkmError
from lkm_desktop.workbooks.lembar_bagan import buat_bagan
from lkm_desktop.workbooks.lembar_bawah import rencana
from lkm_desktop.workbooks.lembar_bentuk import Kolom, Lembar, Rumus, baris_keterangan, bergrup, kelompok, letak
from lkm_desktop.workbooks.lembar_cepat import BarisCepat
from lkm_desktop.workbooks.lembar_gaya import Gaya
from lkm_desktop.workbooks.lembar_halaman import SEHALAMAN, TITIK_LEBAR, Halaman, atur_halaman
from lkm_desktop.workbooks.lembar_kepala import lajur
from lkm_desktop.workbooks.lembar_pilihan import Pilihan
from lkm_desktop.workbooks.lembar_sel import SelKolom, susun_rumus, tulis_rumus, tulis_teks
from lkm_desktop.workbooks.lembar_tanda import susun_tanda
from lkm_desktop.workbooks.lembar_teks import bergulung, bilangan, garis, garis_judul, garis_kepala, lebar_kolom

_CONTOH = 3000  # rows looked at before writing
_PANJANG = 200  # rows of a long list
_BARIS_EXCEL = 1_048_576
_TINGGI = 12.0  # points of one line of 9 point text
_SEBARIS = 19  # pixels of a row of one line, where it matters how far down the page it is
_PIKSEL = 4 / 3  # pixels of a point
_BOLEH = {"select_locked_cells": True, "select_unlocked_cells": True, "sort": True, "autofilter": True,
          "format_cells": True, "format_columns": True, "format_rows": True}  # fmt: skip


class PenulisLembar:
    """One sheet on its way into the workbook."""

    def __init__(self, wb: Workbook, gaya: Gaya, pilihan: Pilihan, lembar: Lembar, nama: str) -> None:
        self._wb, self._gaya, self._pilihan, self._lembar, self._nama = wb, gaya, pilihan, lembar, nama
        self._baris = iter(lembar.baris)
        self._contoh = list(islice(self._baris, _CONTOH))
        isi = list(zip(*self._contoh, strict=True)) or [()] * len(lembar.kolom)
        self._lebar = [lebar_kolom(k, v) for k, v in zip(lembar.kolom, isi, strict=True)]
        beside = any(k.jumlah or k.rumus_total or k.kunci_kolom in lembar.total_lain for k in lembar.kolom[1:2])
        if beside or lembar.kolom[0].jenis in ("kode", "tengah"):
            self._lebar[0] = max(self._lebar[0], len(lembar.total) * 1.2 + 1)  # the word cannot run over its neighbour
        self._ws: Worksheet = wb.add_worksheet(nama)  # not sooner: the library forgets the file of an empty sheet
        self._kepala = letak(lembar).kepala - 1  # rows of the library are counted from 0
        self._jumlah: dict[str, float] = {}
        self._pas = bool(lembar.bagan or lembar.tanda_tangan)  # blocks that should not be cut by the end of a page
        self._perlu: dict[str, list[object]] = {kunci: [] for b in lembar.bagan for kunci in (b.kategori, *b.deret)}

    def tulis(self) -> None:
        """All of it."""
        tinggi = self._tinggi_kepala()
        self._bawah = rencana(self._lembar, self._lebar, bool(self._contoh))
        cetak = [*self._lebar, *self._bawah.tambahan]
        self._halaman = Halaman(self._lembar.rebah, sum(cetak), sum(tinggi.values()) * _PIKSEL)
        self._atur(cetak)
        self._di_atas()
        self._judul_kolom(tinggi)
        nomor = self._isi()
        data = nomor - self._kepala - 1  # rows of data
        akhir = len(self._lembar.kolom) - 1
        if (data or not self._lembar.kosong) and not self._lembar.tersembunyi:
            self._ws.autofilter(self._kepala, 0, nomor - 1, akhir)
        self._pilihan_kolom(data)
        if not data and self._lembar.kosong:
            nomor = self._garis_kosong(nomor)
        if self._lembar.total:
            nomor = self._total(nomor, data)
        ulang = not self._pas or not self._halaman.tanpa_ulang()
        nomor = self._bagan(nomor, data)
        if self._lembar.tanda_tangan:
            nomor = self._tanda_tangan(nomor)
        if not self._lembar.tersembunyi:  # LibreOffice prints a hidden sheet that has an area to print
            if ulang:
                self._ws.repeat_rows(min(tinggi), self._kepala)
            self._ws.print_area(0, 0, nomor - 1, len(cetak) - 1)

    def _tinggi_kepala(self) -> dict[int, float]:
        """Heights of the heading rows, in points."""
        kolom = self._lembar.kolom
        label = max(garis_kepala(k.label, n) for k, n in zip(kolom, self._lebar, strict=True))
        tinggi = {self._kepala: 8 + _TINGGI * min(3, label)}
        if bergrup(self._lembar):
            grup = max(garis_kepala(kolom[a].grup, sum(self._lebar[a:b])) for a, b in kelompok(kolom))
            tinggi = {self._kepala - 1: 5 + _TINGGI * min(3, max(1, grup)), **tinggi}
        return tinggi

    def _atur(self, cetak: Sequence[float]) -> None:
        ws, lembar = self._ws, self._lembar
        for i, n in enumerate(cetak):
            ws.set_column_pixels(i, i, ceil(n * TITIK_LEBAR))
        ws.freeze_panes(self._kepala + 1, lembar.beku if len(lembar.kolom) > 6 else 0)
        atur_halaman(ws, lembar, sum(cetak))
        if lembar.lindungi:
            ws.protect("", _BOLEH)

    def _di_atas(self) -> None:
        """Titles, then label lines."""
        nomor = 0
        for nomor, teks in enumerate(self._lembar.judul, 1):
            self._judul(nomor - 1, teks)
        awal = nomor
        lanes = lajur(self._lembar, self._lebar)
        for n in range(baris_keterangan(self._lembar)):
            nomor = awal + n + 1
            self._satu_garis(nomor - 1)
            for satu in lanes:
                if n < len(satu.garis):
                    tulis_teks(self._ws, nomor - 1, satu.label, satu.garis[n][0], self._gaya.label())
                    self._nilai_label(nomor - 1, satu.nilai, satu.garis[n][1])
        if nomor:
            self._satu_garis(nomor)

    def _judul(self, baris: int, teks: str) -> None:
        """A line above the table; one that is longer than the paper is wide goes on in the next lines of its row."""
        lebar = sum(self._lebar) + sum(self._bawah.tambahan)
        banyak = garis_judul(teks, lebar) if baris and lebar <= SEHALAMAN else 1
        kolom = len(self._lebar) + len(self._bawah.tambahan)
        gaya = self._gaya.judul(baris, banyak > 1 and kolom > 1)
        self._satu_garis(baris, banyak)
        if banyak > 1 and kolom > 1:
            self._ws.merge_range(baris, 0, baris, kolom - 1, "", gaya)
        tulis_teks(self._ws, baris, 0, teks, gaya)

    def _nilai_label(self, baris: int, kolom: int, nilai: object) -> None:
        """The value beside a label. A number or date needs its own width: it does not run over the next cells."""
        akhir, sejauh = kolom, sum(self._lebar[kolom : kolom + 1])
        while not isinstance(nilai, str) and sejauh < 14 and akhir + 1 < len(self._lebar):
            akhir += 1
            sejauh += self._lebar[akhir]
        if akhir > kolom:
            self._ws.merge_range(baris, kolom, baris, akhir, "", self._gaya.label())
        SelKolom.lepas(self._ws, kolom, nilai, self._gaya, baris)

    def _satu_garis(self, baris: int, garis: int = 1) -> None:
        """Set the height of a row for so many lines of text; must come before its cells."""
        tinggi = _tinggi(garis) if garis > 1 else _SEBARIS / _PIKSEL
        if self._pas or garis > 1:
            self._ws.set_row(baris, tinggi)
        self._halaman.maju(tinggi * _PIKSEL)

    def _judul_kolom(self, tinggi: dict[int, float]) -> None:
        kolom, grup = self._lembar.kolom, bergrup(self._lembar)
        for baris, points in tinggi.items():
            self._ws.set_row(baris, points)
            self._halaman.maju(points * _PIKSEL)
        for awal, akhir in kelompok(kolom) if grup else ():
            if not kolom[awal].grup:
                self._ws.write_blank(self._kepala - 1, awal, None, self._gaya.kepala_terbuka(True))
            elif akhir - awal > 1:
                self._ws.merge_range(self._kepala - 1, awal, self._kepala - 1, akhir - 1, "", self._gaya.kepala_grup())
                tulis_teks(self._ws, self._kepala - 1, awal, kolom[awal].grup, self._gaya.kepala_grup())
            else:
                tulis_teks(self._ws, self._kepala - 1, awal, kolom[awal].grup, self._gaya.kepala_grup())
        for i, k in enumerate(kolom):
            terbuka = grup and not k.grup
            gaya = self._gaya.kepala_terbuka(False) if terbuka else self._gaya.kepala()
            tulis_teks(self._ws, self._kepala, i, k.label, gaya)

    def _sel(self, *, total: bool = False) -> list[SelKolom]:
        kolom = self._lembar.kolom
        return [
            SelKolom(self._ws, k, i, self._gaya.sel(k.jenis, total=total, terbuka=self._terbuka(k) and not total),
                     susun_rumus(k.rumus, kolom))
            for i, k in enumerate(kolom)
        ]  # fmt: skip

    def _terbuka(self, kolom: Kolom) -> bool:
        return self._lembar.lindungi and not kolom.terkunci

    def _isi(self) -> int:
        """The rows of data; returns the row after them."""
        kolom, lebar = self._lembar.kolom, self._lebar
        gulung = [(i, lebar[i]) for i, k in enumerate(kolom) if bergulung(k)]
        jumlah = [(i, k.kunci_kolom or str(i)) for i, k in enumerate(kolom) if k.jumlah]
        bagan = [(i, self._perlu[k.kunci_kolom]) for i, k in enumerate(kolom) if k.kunci_kolom in self._perlu]
        self._jumlah = {kunci: 0 for _, kunci in jumlah}
        nomor = self._kepala + 1
        sekaligus = self._cepat()
        tulis = [] if sekaligus else [sel.tulis for sel in self._sel()]
        for nilai in chain(self._contoh, self._baris):
            if nomor >= _BARIS_EXCEL - 100:
                raise LkmError("Daftar ini lebih panjang daripada yang dapat dimuat satu lembar Excel. Data Anda aman; "
                               "saring daftarnya dahulu, lalu ekspor lagi.")  # fmt: skip
            teks = [(v, n) for i, n in gulung if type(v := nilai[i]) is str]
            baris = max((garis(v, n) for v, n in teks if len(v) >= n * 0.7 or "\n" in v), default=1)
            if sekaligus:
                sekaligus.tulis(nilai, _tinggi(baris) if baris > 1 else None)
            else:
                if baris > 1 or self._pas:
                    self._satu_garis(nomor, baris)
                for satu, v in zip(tulis, nilai, strict=True):
                    satu(nomor, v)
            for i, kunci in jumlah:
                self._jumlah[kunci] += bilangan(_hasil(nilai[i])) or 0
            for i, kumpul in bagan:
                kumpul.append(_hasil(nilai[i]))
            nomor += 1
        if sekaligus:
            sekaligus.selesai()
        return nomor

    def _cepat(self) -> BarisCepat | None:
        """The writer of long lists; None for sheets with formulas, or with charts that must know each row's height."""
        kolom = self._lembar.kolom
        rumus = any(k.rumus for k in kolom) or any(isinstance(v, Rumus) for row in self._contoh for v in row)
        if rumus or self._pas or len(self._contoh) < _PANJANG or not BarisCepat.dapat(self._ws):
            return None
        gaya = [self._gaya.sel(k.jenis, terbuka=self._terbuka(k)) for k in kolom]
        return BarisCepat(self._ws, kolom, gaya, self._kepala + 1)

    def _garis_kosong(self, nomor: int) -> int:
        self._satu_garis(nomor)
        tulis_teks(self._ws, nomor, 0, self._lembar.kosong, self._gaya.kosong())
        return nomor + 1

    def _total(self, nomor: int, data: int) -> int:
        """The total row; returns the row after it."""
        kolom = self._lembar.kolom
        self._satu_garis(nomor)
        for i, (k, sel) in enumerate(zip(kolom, self._sel(total=True), strict=True)):
            rumus = k.rumus_total or ("SUM({data})" if k.jumlah else "")
            nilai = self._jumlah[k.kunci_kolom or str(i)] if k.jumlah else self._lain(k, data)
            if i == 0:
                tulis_teks(self._ws, nomor, 0, self._lembar.total, self._gaya.kata_total())
            elif rumus and data and nilai is not None:
                huruf = xl_col_to_name(i)
                teks = rumus.replace("{data}", f"{huruf}{self._kepala + 2}:{huruf}{nomor}")
                tulis_rumus(self._ws, nomor, i, teks, nilai, self._gaya.sel(k.jenis, total=True).biasa)
            else:
                sel.tulis(nomor, nilai)
        return nomor + 1

    def _lain(self, kolom: Kolom, data: int) -> object:
        """What the total row holds where nothing is added up."""
        nilai = self._lembar.total_lain.get(kolom.kunci_kolom) if data or not kolom.rumus else None
        return nilai(self._jumlah) if callable(nilai) else nilai

    def _pilihan_kolom(self, data: int) -> None:
        for i, k in enumerate(self._lembar.kolom):
            if k.pilihan and data:
                self._pilihan.pasang(self._ws, self._kepala + 1, self._kepala + data, i, k)

    def _bagan(self, nomor: int, data: int) -> int:
        """Charts below the table, two beside each other where the paper is wide; returns the row after them."""
        semua, sejajar, lebar = self._lembar.bagan, self._bawah.sejajar, self._bawah.lebar_bagan
        if not semua or not data:
            return nomor
        nomor = self._lewati(nomor, _SEBARIS)
        for pertama in range(0, len(semua), sejajar):
            bersama = semua[pertama : pertama + sejajar]
            tinggi = max(b.tinggi for b in bersama) * _SEBARIS
            nomor = self._lewati(nomor, self._halaman.geser(tinggi))
            for i, bagan in enumerate(bersama):
                chart = buat_bagan(self._wb, bagan, self._nama, self._lembar.kolom, self._kepala + 1, data, self._perlu)
                chart.set_size({"width": lebar, "height": tinggi - 12})
                self._ws.insert_chart(nomor, 0, chart, {"x_offset": i * (lebar + 12), "y_offset": 6,
                                                        "object_position": 2, "description": bagan.judul})  # fmt: skip
            nomor = self._lewati(nomor, tinggi)
        return nomor

    def _lewati(self, nomor: int, tinggi: float) -> int:
        """Leave rows of together this height empty."""
        baris = ceil(tinggi / _SEBARIS)
        for n in range(nomor, nomor + baris):
            self._satu_garis(n)
        return nomor + baris

    def _tanda_tangan(self, nomor: int) -> int:
        """Signers beside each other; returns the row after them."""
        susun = susun_tanda(self._lembar.tanda_tangan)
        nomor = self._lewati(nomor, _SEBARIS)
        if self._halaman.muat_satu(len(susun) * _SEBARIS):
            self._ws.fit_to_pages(1, 1)
        else:
            nomor = self._lewati(nomor, self._halaman.geser(len(susun) * _SEBARIS))
        for n, garis_tanda in enumerate(susun):
            self._satu_garis(nomor + n)
            for letaknya, (teks, tebal) in zip(self._bawah.tempat, garis_tanda, strict=True):
                if teks:
                    tulis_teks(self._ws, nomor + n, letaknya.kolom, teks, self._gaya.tanda(tebal))
        return nomor + len(susun)


def _tinggi(garis: int) -> float:
    """Points of a row with so many lines of text, in whole pixels."""
    return int(min(400.0, 3 + _TINGGI * garis) * _PIKSEL + 0.5) / _PIKSEL


def _hasil(nilai: object) -> object:
    return nilai.nilai if isinstance(nilai, Rumus) else nilai
