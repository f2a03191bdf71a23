"""One import under way: the file that was read, what the user chose about it, and the work done off the GUI thread."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from lkm_desktop.errors import LkmError
from lkm_desktop.importers import synonyms_buku, table
from lkm_desktop.importers.read import baca
from lkm_desktop.importers.sel import Buku, teks_sel
from lkm_desktop.importers.synonyms import HANYA_INFO, KOLOM_TUJUAN
from lkm_desktop.importers.tabel_buku import TabelBuku
from lkm_desktop.importers.table import FIELD_TUJUAN, Tabel
from lkm_desktop.services import impor
from lkm_desktop.services.impor import BERMASALAH, BarisRencana, Hasil, Rencana
from lkm_desktop.services.impor_bahan import TUJUAN_BUKU
from lkm_desktop.storage import Store, cadangan
from ui.work import Cancelled, Progress

#: fields that a problem row may simply leave empty, for the bulk button
NUMBERS = ("nik", "no_kk")


@dataclass(frozen=True)
class Choices:
    """What the user decided. Frozen, so that the thread that plans never sees a half-made change."""

    ke: str = "orang"
    pemetaan: dict[int, str | None] = field(default_factory=dict)
    koreksi: dict[tuple[int, str], str] = field(default_factory=dict)
    keputusan: dict[int, str] = field(default_factory=dict)
    timpa: bool = False
    terima_rumus: bool = False
    bawaan: dict[str, Any] = field(default_factory=dict)

    def with_column(self, column: int, key: str | None) -> Choices:
        """One column goes to another field, or nowhere."""
        return replace(self, pemetaan={**self.pemetaan, column: key})

    def with_cells(self, cells: dict[tuple[int, str], str]) -> Choices:
        """Texts typed in place of cells; "" empties a cell."""
        return replace(self, koreksi={**self.koreksi, **cells})

    def with_decisions(self, decisions: dict[int, str]) -> Choices:
        """What to do with rows."""
        return replace(self, keputusan={**self.keputusan, **decisions})

    def without_row(self, number: int) -> Choices:
        """The row as the sheet has it, undecided."""
        cells = {place: text for place, text in self.koreksi.items() if place[0] != number}
        return replace(self, koreksi=cells, keputusan={k: v for k, v in self.keputusan.items() if k != number})


@dataclass(frozen=True)
class Sheet:
    """A file that was read, with the table found in it; `hint` is why the heading is only a guess."""

    path: Path
    book: Buku
    table: Tabel | TabelBuku
    hint: str = ""


# --- work off the GUI thread ------------------------------------------------------------------------------------------


def read_sheet(path: Path, progress: Progress, *, ke: str = "orang") -> Sheet:
    """Read a file and find its table for the register `ke`. Raises LkmError, or Cancelled when the user gave up."""

    def stopped() -> bool:
        try:
            progress(0, 0, f"Membaca {path.name}")
        except Cancelled:
            return True
        return False

    try:
        book = baca(path, batal=stopped)
    finally:
        progress(0, 0, f"Membaca {path.name}")  # Cancelled instead of a sentence
    return find_table(path, book, ke=ke)


def find_table(
    path: Path, book: Buku, name: str | None = None, heading: tuple[int, int] | None = None, *, ke: str = "orang"
) -> Sheet:
    """The table of a sheet; without a known heading the first filled row is proposed as one. Raises LkmError."""
    try:
        return Sheet(path, book, table.siapkan(book, name, heading, ke=ke))
    except LkmError as error:
        if heading is not None:
            raise
        return _guessed(path, book, name, error, ke)


def _guessed(path: Path, book: Buku, name: str | None, error: LkmError, ke: str) -> Sheet:
    """Let the user point at the heading: take the first row with two filled cells. Raises the error when none has."""
    for sheet in book.lembar:
        if name not in (None, sheet.nama):
            continue
        for number, row in enumerate(sheet.baris, 1):
            if sum(bool(teks_sel(cell)) for cell in row) > 1:
                guess = table.siapkan(book, sheet.nama, (number, number), ke=ke)
                return Sheet(path, book, guess, error.message)
    raise error


def plan(store: Store, sheet: Sheet, choices: Choices, progress: Progress) -> Rencana:
    """What would happen with every row; writes nothing."""
    with store.read() as s:
        return impor.rencana(
            s, sheet.table, choices.ke, choices.pemetaan, choices.koreksi, choices.keputusan, timpa=choices.timpa,
            terima_rumus=choices.terima_rumus, bawaan=choices.bawaan, maju=progress,
        )


def write(store: Store, sheet: Sheet, wanted: Rencana, label: str, progress: Progress) -> tuple[Hasil, int]:
    """Write the plan in one step; gives what was written and the step's number, for taking it back. Raises LkmError."""
    cadangan.before(store, "Sebelum impor")
    with store.unit(label) as s:
        done = impor.terapkan(s, wanted, maju=progress)
    newest = store.steps(1)
    return done, newest[0].id if newest and newest[0].label == label else 0


# --- words ------------------------------------------------------------------------------------------------------------


def targets(ke: str) -> list[tuple[str | None, str]]:
    """The fields that a column may go to, with their words."""
    if ke in TUJUAN_BUKU:
        return [(key, words) for key, words in synonyms_buku.kolom_tujuan(ke).items() if key != synonyms_buku.URUT]
    return [(key, words) for key, words in KOLOM_TUJUAN.items() if key in FIELD_TUJUAN[ke]]


def target_words(ke: str, field: str) -> str:
    """The words of a field that a column goes to."""
    known = synonyms_buku.kolom_tujuan(ke) if ke in TUJUAN_BUKU else KOLOM_TUJUAN
    return known.get(field, field)


def is_kept(field: str | None) -> bool:
    """Whether what stands in a column of that field is stored."""
    return field is not None and field not in HANYA_INFO


def number_problems(wanted: Rencana) -> dict[tuple[int, str], str]:
    """Cells of NIK and KK that stop their rows, as corrections that empty them."""
    return {
        (row.nomor, reason.field): ""
        for row in wanted.baris if row.status == BERMASALAH
        for reason in row.alasan if reason.field in NUMBERS
    }


def problem_rows(wanted: Rencana) -> list[BarisRencana]:
    """Rows that cannot be written yet."""
    return [row for row in wanted.baris if row.status == BERMASALAH]


def formulas(wanted: Rencana) -> bool:
    """Whether some row waits because of a formula."""
    return any("rumus" in reason.teks for row in problem_rows(wanted) for reason in row.alasan)
