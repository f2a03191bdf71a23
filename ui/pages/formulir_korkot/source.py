"""What the page of forms asks of the office: forms, their sheets, values of a period; and what it writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lkm_desktop import isi_formulir
from lkm_desktop.errors import LkmError
from lkm_desktop.importers.templat_excel import baca_berkas, baca_bita
from lkm_desktop.isi_formulir import Terisi
from lkm_desktop.services import templat_excel
from lkm_desktop.services.rekap.angka import BY_KUNCI, KATALOG
from lkm_desktop.services.rekap.periode import Periode
from lkm_desktop.services.sel_excel import Alamat, alamat
from lkm_desktop.services.templat_excel import DAFTAR, Formulir, SelPeta
from lkm_desktop.services.templat_ganti import HILANG, Pindahan
from lkm_desktop.services.templat_kisi import Kisi
from lkm_desktop.services.templat_nilai import Nilai, NilaiSel, halangan, jenis_isi, kata, kata_isi, rencanakan
from lkm_desktop.services.templat_saran import Usulan
from ui.context import Context
from ui.work import Progress

FILTER = "Formulir Excel (*.xlsx *.xlsm *.xls)"
ENDINGS = (".xlsx", ".xlsm", ".xls")


@dataclass(frozen=True)
class Filled:
    """What the office writes into a cell: the words shown, the figure's name, whether it is a number, and why the cell
    cannot be filled, "" when it can."""

    words: str
    name: str
    number: bool
    problem: str = ""


@dataclass(frozen=True)
class Taken:
    """A file of the user that was read: its name, bytes and sheets."""

    name: str
    data: bytes
    grid: Kisi


def read_file(path: Path, _progress: Progress) -> Taken:
    """Look at a file in a child process. Raises LkmError."""
    data, grid = baca_berkas(path)
    return Taken(path.name, data, grid)


class Source:
    """One form and one period at a time; `load` reads both."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self.forms: list[Formulir] = []
        self.form: Formulir | None = None
        self.grid: Kisi | None = None
        self.cells: list[NilaiSel] = []
        self.figures: dict[str, str] = {}
        self._read: tuple[str, str] = ("", "")

    def load(self, form_id: str, period: Periode, upto: date) -> None:
        """Read the forms, the one of that id (or the first) and its values. Raises LkmError when its file is gone."""
        with self._ctx.read() as s:
            self.forms = templat_excel.daftar(s)
            self.form = next((f for f in self.forms if f.id == form_id), self.forms[0] if self.forms else None)
            self.cells = []
            if self.form is None:
                self.grid, self._read = None, ("", "")
                return
            if self._read != (self.form.id, self.form.sidik):
                self.grid = None
                self.grid = baca_bita(templat_excel.isi_berkas(s, self.form.id), self.form.berkas)
                self._read = (self.form.id, self.form.sidik)
            values = Nilai(s, period, upto)
            self.cells = [values.sel(p) for p in templat_excel.peta(s, self.form.id)]
            self.figures = {
                one.kunci: kata_isi(one.jenis == DAFTAR, jenis_isi(one), values.isi(one, {})) for one in KATALOG
            }

    def value(self, figure: str, narrowed: Mapping[str, str], period: Periode, upto: date) -> str:
        """A figure of the period in words, narrowed; "" when it is not known."""
        one = BY_KUNCI[figure]
        with self._ctx.read() as s:
            value = Nilai(s, period, upto).sel(SelPeta("", "", "", _kind(figure), figure, narrowed))
        return value.masalah or kata_isi(one.jenis == DAFTAR, jenis_isi(one), value.nilai)

    def worth(self, offers: Sequence[Usulan], period: Periode, upto: date) -> dict[tuple[str, str], str]:
        """What proposed cells would hold: (sheet, cell) -> words."""
        with self._ctx.read() as s:
            values = Nilai(s, period, upto)
            return {(u.sel.lembar, u.sel.sel): values.sel(u.sel).kata for u in offers}

    def blank(self) -> bytes:
        """The form as it came. Raises LkmError when the archive no longer has it."""
        assert self.form is not None
        with self._ctx.read() as s:
            return templat_excel.isi_berkas(s, self.form.id)

    def cell(self, sheet: str, place: Alamat) -> NilaiSel | None:
        """What is mapped to a cell."""
        return next((c for c in self.cells if c.sel.lembar == sheet and c.sel.sel == place.teks), None)

    def filled(self, sheet: str) -> dict[Alamat, Filled]:
        """What will stand in the cells of a sheet, lists with all their rows."""
        if self.grid is None:
            return {}
        found: dict[Alamat, Filled] = {}
        for one in self.cells:
            problem = halangan(self.grid, one)
            number = one.jenis not in ("kata", "")
            if one.sel.lembar != sheet:
                continue
            for cell in rencanakan(self.grid, [one]).isian:
                place = alamat(cell.sel)
                if place is not None:
                    words = kata(one.jenis, None if isinstance(cell.nilai, bool) else cell.nilai)
                    found[place] = Filled(words, one.nama, number)
            if problem and (place := alamat(one.sel.sel)) is not None:
                found[place] = Filled(one.kata, one.nama, number, problem[:1].upper() + problem[1:])
        return found

    # --- writing ----------------------------------------------------------------------------------------------------

    def add(self, taken: Taken) -> str:
        """Keep a file as a new form, called as the file; its id, "" when that failed (it is told then)."""
        stem = Path(taken.name).stem.replace("_", " ").strip()[:50] or "Formulir"
        stem = stem[:1].upper() + stem[1:]
        used = {f.nama.casefold() for f in self.forms}
        name, number = stem, 1
        while name.casefold() in used:
            number += 1
            name = f"{stem} ({number})"
        made = ""
        with (unit := self._ctx.unit(f"Ambil formulir {name}")) as s:
            made = templat_excel.tambah(s, name, taken.name, taken.data)
        return made if unit.ok else ""

    def rename(self, name: str) -> bool:
        """Another name; raises FieldErrors for one that is empty or taken."""
        assert self.form is not None
        with (unit := self._ctx.unit(f"Ubah nama formulir {self.form.nama}")) as s:
            templat_excel.ganti_nama(s, self.form.id, name)
        return unit.ok

    def trash(self) -> bool:
        """The form to the Sampah."""
        assert self.form is not None
        with (unit := self._ctx.unit(f"Hapus formulir {self.form.nama}")) as s:
            templat_excel.buang(s, self.form.id)
        return unit.ok

    def replace_file(self, taken: Taken, moved: Sequence[Pindahan]) -> bool:
        """The form's new file; cells that were not found are let go."""
        assert self.form is not None
        places = {m.sel.id: None if m.keadaan == HILANG else (m.lembar, m.tempat) for m in moved}
        with (unit := self._ctx.unit(f"Ganti berkas formulir {self.form.nama}")) as s:
            templat_excel.ganti_berkas(s, self.form.id, taken.name, taken.data, places)
        return unit.ok

    def map(self, sheet: str, place: Alamat, figure: str, narrowed: Mapping[str, str]) -> bool:
        """Give one cell a figure."""
        assert self.form is not None
        cell = SelPeta("", sheet, place.teks, _kind(figure), figure, dict(narrowed))
        with (unit := self._ctx.unit(f"Isi sel {place.teks} formulir {self.form.nama}")) as s:
            templat_excel.pasang(s, self.form.id, [cell])
        return unit.ok

    def map_all(self, chosen: Sequence[Usulan]) -> bool:
        """Give many cells the figures that were proposed, in one step."""
        assert self.form is not None
        with (unit := self._ctx.unit(f"Pasang {len(chosen)} sel formulir {self.form.nama}")) as s:
            templat_excel.pasang(s, self.form.id, [u.sel for u in chosen])
        return unit.ok

    def release(self, cell: NilaiSel) -> bool:
        """Let a cell go."""
        with (unit := self._ctx.unit(f"Lepas sel {cell.sel.sel}")) as s:
            templat_excel.lepas(s, [cell.sel.id])
        return unit.ok

    # --- filling ----------------------------------------------------------------------------------------------------

    def fill(self, period: Periode, upto: date) -> Terisi:
        """The filled file. Raises LkmError."""
        if self.form is None:
            raise LkmError("Belum ada formulir.", "Ambil dulu berkas formulirnya.")
        with self._ctx.read() as s:
            return isi_formulir.isi(s, self.form.id, period, upto, self.grid)

    def log(self, period: Periode, data: bytes) -> None:
        """Note that a filled form was given out."""
        if self.form is not None:
            with self._ctx.unit(f"Isi formulir {self.form.nama} {period.label}") as s:
                isi_formulir.catat(s, self.form.nama, period, data)


def _kind(figure: str) -> str:
    return DAFTAR if BY_KUNCI[figure].jenis == DAFTAR else templat_excel.ANGKA
