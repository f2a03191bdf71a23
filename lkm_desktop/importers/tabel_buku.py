"""The table of a plain book found in a foreign sheet, and its rows as checked values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from lkm_desktop.domain import REGISTERS
from lkm_desktop.errors import LkmError
from lkm_desktop.fields import Field
from lkm_desktop.importers.arti import ArtiKolom, boleh_arti, kalimat
from lkm_desktop.importers.daftar_arti import NilaiKolom
from lkm_desktop.importers.dates import PolaTanggal, pola_kolom
from lkm_desktop.importers.header import Kepala, cari_kepala
from lkm_desktop.importers.kinds import Nilai
from lkm_desktop.importers.kolom_buku import nilai_kepala, petakan
from lkm_desktop.importers.nilai_buku import baca, hanya_tahun, pisah
from lkm_desktop.importers.rows import Baris, Pilahan, pilah
from lkm_desktop.importers.sel import KOSONG, TANGGAL, TEKS, Buku, Lembar, Sel, teks_sel
from lkm_desktop.importers.synonyms_buku import GABUNGAN, URUT, kolom_tujuan
from lkm_desktop.importers.tabel import TabelAsing, calon_lembar, pilih_lembar, semua_lembar
from lkm_desktop.importers.temuan import Telaah
from lkm_desktop.services.impor_bahan import Alasan, Arti, Bahan, BarisBahan, Maju, kunci_arti

_SUM = re.compile(r"(sub ?|grand ?)?(jumlah|total|jml)\b", re.IGNORECASE)
_TIAP = 500
#: dates of which offices often know only the year, and how that is said
_TAHUN_SAJA = {"tanggal_perolehan": "Tahun perolehan"}
_FOOT = "tanda tangan atau catatan kaki"


@dataclass
class TabelBuku(TabelAsing):
    """A table to import into the book `ke`; the counterpart of `table.Tabel`, which holds people."""

    ke: str = ""

    def boleh(self, ke: str) -> Collection[str]:
        """The columns that the book knows."""
        return kolom_tujuan(self.ke)

    def olah(
        self,
        ke: str,
        pemetaan: dict[int, str | None] | None = None,
        koreksi: dict[tuple[int, str], str] | None = None,
        *,
        terima_rumus: bool = False,
        arti: Arti | None = None,
        maju: Maju | None = None,
    ) -> Bahan:
        """Read every row; see `table.Tabel.olah`. Raises LkmError when the table was found for another book."""
        if ke != self.ke:
            raise LkmError("Lembar ini dibaca untuk buku lain.", "Pilih lagi berkasnya.")
        register = REGISTERS[ke]
        peta = self.peta(ke, pemetaan)
        found = self._rows(peta)
        bahan = self.bahan(peta)
        bahan.dilewati = [(place + 1, why) for place, why in found.dilewati]
        self._tell_columns(bahan, peta)
        fields = {place: register.fields[f] for place, f in peta.items() if f in register.fields}
        patterns = {
            place: replace(pola_kolom([_cell(row, place) for row in found.data]), sejak_1904=self.lembar.sejak_1904)
            for place, one in fields.items() if one.kind == "tanggal"
        }  # fmt: skip
        meanings = self.arti(ke, peta, arti)
        bahan.kode += self._codes(bahan, peta, meanings, found.data)
        read = _Reader(self, bahan, peta, fields, patterns, terima_rumus, meanings)
        for place, row in enumerate(found.data):
            if maju and place % _TIAP == 0:
                maju(place, len(found.data), "Membaca isi sel")
            bahan.baris.append(read.row(row, koreksi or {}))
        return bahan

    def _codes(
        self, bahan: Bahan, peta: dict[int, str], meanings: dict[int, ArtiKolom], data: list[Baris]
    ) -> list[str]:
        """How columns with a legend were read, in sentences."""
        told = [
            kalimat(bahan.judul.get(peta[place], ""), peta[place], one,
                    {kunci_arti(teks_sel(_cell(row, place))) for row in data})
            for place, one in meanings.items() if one.legenda
        ]  # fmt: skip
        return [text for text in told if text]

    def nilai_kolom(self, ke: str, pemetaan: dict[int, str | None] | None, arti: Arti | None) -> list[NilaiKolom]:
        """The columns whose values may be codes; see `table.Tabel.nilai_kolom`."""
        peta = self.peta(ke, pemetaan)
        meanings = self.arti(ke, peta, arti)
        data = self._rows(peta).data
        judul = self.bahan(peta).judul
        found = []
        for place, key in peta.items():
            if boleh_arti(ke, key) and (place in meanings or REGISTERS[ke].field(key).kind == "pilihan"):
                cells = Counter(cell for row in data if (cell := _cell(row, place)).nilai is not None)
                one = meanings.get(place, ArtiKolom())
                read = partial(_read_value, REGISTERS[ke].field(key), one, self.today)
                found.append(NilaiKolom(key, judul.get(key, ""), cells, one, read))
        return found

    def _rows(self, peta: dict[int, str]) -> Pilahan:
        """The rows that are data. A row with a date is never taken for a signature below the table."""
        register = REGISTERS[self.ke]
        mapped = set(peta.values())
        main = register.name if register.name in mapped else next(iter(sorted(_needed(self.ke) & mapped)), "")
        found = pilah(self.lembar, self.kepala, {k: "nama" if f == main else f for k, f in peta.items()})
        dates = [k for k, f in peta.items() if f in register.fields and register.field(f).kind == "tanggal"]
        for place, why in list(found.dilewati):
            row = Baris(place, self.lembar.baris)
            filled = sum(cell.nilai is not None for cell in row.sel)
            if why == _FOOT and filled > 2 and any(_is_date(_cell(row, k), self.today) for k in dates):
                found.dilewati.remove((place, why))
                found.data.append(row)
        for row in [row for row in found.data if _is_total(row)]:
            found.data.remove(row)
            found.dilewati.append((row.indeks, "baris jumlah"))
        found.data.sort(key=lambda row: row.indeks)
        found.dilewati.sort()
        return found

    def _tell_columns(self, bahan: Bahan, peta: dict[int, str]) -> None:
        words = kolom_tujuan(self.ke)
        for column in self.kolom:
            heading = column.judul or f"Kolom {column.huruf}"
            if column.indeks in peta:
                bahan.dikenal.append((heading, words[peta[column.indeks]]))
            elif column.judul or column.contoh:
                bahan.diabaikan.append((heading, column.alasan or "tidak dipilih"))
                if column.contoh:
                    bahan.tertinggal.append(heading)


@dataclass
class _Reader:
    """Reads the rows of one table under one mapping."""

    tabel: TabelBuku
    bahan: Bahan
    peta: dict[int, str]
    fields: dict[int, Field]
    patterns: dict[int, PolaTanggal]
    terima_rumus: bool
    arti: dict[int, ArtiKolom]

    def row(self, row: Baris, koreksi: dict[tuple[int, str], str]) -> BarisBahan:
        number = row.indeks + 1
        raw: dict[str, str] = {}
        made = BarisBahan(number, mentah=raw)
        years: list[tuple[str, int]] = []
        for place, key in self.peta.items():
            cell = _cell(row, place)
            if key == URUT or cell.nilai is None:
                continue
            raw[key] = teks_sel(cell)
            if key in _TAHUN_SAJA and (year := hanya_tahun(cell, self.tabel.today)):
                years.append((key, year))
            elif key in GABUNGAN.get(self.tabel.ke, {}):
                self._apart(made, GABUNGAN[self.tabel.ke][key], teks_sel(cell))
            else:
                self._take(made, key, self._value(place, cell))
        for key, year in years:
            self._keep_year(made, key, year)
        for (line, key), text in koreksi.items():
            if line == number and key in REGISTERS[self.tabel.ke].fields:
                self._correct(made, key, text)
        return made

    def _keep_year(self, made: BarisBahan, key: str, year: int) -> None:
        """A year is no date, so it is kept in words, and no day is invented."""
        words = f"{_TAHUN_SAJA[key]} {year}."
        said = str(made.nilai.get("keterangan") or "")
        made.nilai["keterangan"] = f"{said.rstrip('. ')}. {words}" if said else words
        heading = self.bahan.judul.get(key) or REGISTERS[self.tabel.ke].field(key).label
        made.catatan.append(Alasan(key, heading, "Hanya tahun, jadi dicatat di keterangan."))

    def _value(self, place: int, cell: Sel) -> Nilai:
        one = self.arti.get(place)
        if one is None:
            return self._read(self.fields[place], cell, self.patterns.get(place))
        unknown = one.asing(cell)
        return Nilai(masalah=unknown) if unknown else self._read(self.fields[place], one.terjemah(cell))

    def _read(self, spec: Field, cell: Sel, pattern: PolaTanggal | None = None) -> Nilai:
        return baca(spec, cell, pattern or PolaTanggal(), self.tabel.today, terima_rumus=self.terima_rumus)

    def _take(self, made: BarisBahan, key: str, value: Nilai) -> None:
        spec = REGISTERS[self.tabel.ke].field(key)
        heading = self.bahan.judul.get(key) or spec.label
        if value.masalah:
            made.masalah.append(Alasan(key, heading, value.masalah))
        elif value.isi is not None:
            wrong = spec.check(value.isi) if spec.check else None
            if wrong:
                made.masalah.append(Alasan(key, heading, wrong))
            else:
                made.nilai[key] = value.isi
        if value.catatan:
            made.catatan.append(Alasan(key, heading, value.catatan))

    def _apart(self, made: BarisBahan, parts: tuple[str, str], text: str) -> None:
        """Number and date of one cell; separate columns win over it."""
        register = REGISTERS[self.tabel.ke]
        for key, piece in zip(parts, pisah(text), strict=True):
            if piece and key not in self.peta.values():
                self._take(made, key, self._read(register.field(key), Sel(TEKS, piece)))

    def _correct(self, made: BarisBahan, key: str, text: str) -> None:
        """What the user typed in place of a cell; "" empties it."""
        made.masalah = [m for m in made.masalah if m.field != key]
        made.catatan = [m for m in made.catatan if m.field != key]
        made.nilai.pop(key, None)
        if text:
            self._take(made, key, self._read(REGISTERS[self.tabel.ke].field(key), Sel(TEKS, text)))


def _read_value(spec: Field, one: ArtiKolom, today: date, cell: Sel) -> Nilai:
    unknown = one.asing(cell)
    if unknown:
        return Nilai(masalah=unknown)
    return baca(spec, one.terjemah(cell), PolaTanggal(), today, terima_rumus=True)


def _needed(ke: str) -> set[str]:
    return {key for key in REGISTERS[ke].form if REGISTERS[ke].field(key).required}


def _cell(row: Baris, place: int) -> Sel:
    return row.sel[place] if place < len(row.sel) else KOSONG


def _is_total(row: Baris) -> bool:
    """A row that only sums: its first word is one of summing, and little else is filled."""
    texts = [text for cell in row.sel if (text := teks_sel(cell))]
    return bool(texts) and len(texts) <= 4 and _SUM.match(texts[0]) is not None


def _is_date(cell: Sel, today: date) -> bool:
    if cell.jenis == TANGGAL:
        return True
    spec = Field("", "", "tanggal")
    return cell.nilai is not None and baca(spec, cell, PolaTanggal(), today).isi is not None


def siapkan(
    isi: Telaah, ke: str, lembar: str | None = None, baris_judul: tuple[int, int] | None = None,
    today: date | None = None,
) -> TabelBuku:  # fmt: skip
    """Find the table of a book in a file: in the named sheet, else in the visible one with the best heading.

    Raises LkmError when there is no such sheet, or no heading that this book understands.
    """
    buku, measure = isi.bersih, partial(nilai_kepala, ke)
    chosen, head = _pick(buku, ke, lembar, baris_judul)
    columns = petakan(ke, head.judul, chosen.baris[head.data :])
    also = [
        one.nama for one in buku.lembar
        if one is not chosen and not one.tersembunyi and not one.masalah and cari_kepala(one, measure)
    ]  # fmt: skip
    made = TabelBuku(buku.nama, chosen, head, columns, semua_lembar(buku), today or date.today(), also, ke=ke)
    made.pasang_legenda(ke, isi.legenda)
    return made


def _pick(buku: Buku, ke: str, nama: str | None, baris_judul: tuple[int, int] | None) -> tuple[Lembar, Kepala]:
    found = pilih_lembar(calon_lembar(buku, nama), baris_judul, lambda one: cari_kepala(one, partial(nilai_kepala, ke)))
    if found is None:
        wanted = ", ".join(REGISTERS[ke].field(key).label for key in REGISTERS[ke].form[:3])
        raise LkmError(
            f"Baris judul kolom ({wanted}, ...) tidak ditemukan di “{buku.nama}”.",
            "Pastikan ada satu baris judul di atas datanya.",
        )
    return found
