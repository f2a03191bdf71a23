"""What the user decided about an import, and the work done with it off the GUI thread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from lkm_desktop.importers import synonyms_buku
from lkm_desktop.importers.ingatan import catat_peta
from lkm_desktop.importers.synonyms import HANYA_INFO, KOLOM_TUJUAN
from lkm_desktop.importers.table import FIELD_TUJUAN
from lkm_desktop.services import impor
from lkm_desktop.services.impor import BERMASALAH, BarisRencana, Hasil, Rencana
from lkm_desktop.services.impor_bahan import TUJUAN_BUKU
from lkm_desktop.storage import Store, cadangan
from ui.pages.impor.source import Sheet
from ui.work import Progress

#: fields that a problem row may simply leave empty, for the bulk button
NUMBERS = {"nik": "NIK", "no_kk": "No. KK"}


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
    arti: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @classmethod
    def begin(cls, sheet: Sheet) -> Choices:
        """The choices that a source starts with: those remembered of one like it."""
        memory = sheet.memory
        if memory is None:
            return cls(sheet.ke)
        return cls(sheet.ke, memory.pemetaan, bawaan=memory.bawaan, arti=memory.arti)

    def moved(self, before: Sheet, after: Sheet) -> Choices:
        """The same choices for another part of the same source: columns are told by their headings. What was said of
        single rows goes."""
        chosen = {one.judul: self.pemetaan[one.indeks] for one in before.table.kolom if one.indeks in self.pemetaan}
        columns = {one.indeks: chosen[one.judul] for one in after.table.kolom if one.judul and one.judul in chosen}
        return replace(self, pemetaan=columns, koreksi={}, keputusan={})

    def with_column(self, column: int, key: str | None) -> Choices:
        """One column goes to another field, or nowhere."""
        return replace(self, pemetaan={**self.pemetaan, column: key})

    def with_meaning(self, key: str, value: str, words: str | None) -> Choices:
        """What a value of a field means; "" counts as empty, None takes the meaning back."""
        known = {k: v for k, v in self.arti.get(key, {}).items() if k != value}
        known |= {value: words} if words is not None else {}
        return replace(self, arti={**self.arti, key: known})

    def with_cells(self, cells: dict[tuple[int, str], str]) -> Choices:
        """Texts typed in place of cells; "" empties a cell."""
        return replace(self, koreksi={**self.koreksi, **cells})

    def with_decisions(self, decisions: dict[int, str]) -> Choices:
        """What to do with rows."""
        return replace(self, keputusan={**self.keputusan, **decisions})

    def taken_back(self, before: Choices, after: Choices) -> Choices:
        """These choices without the cells and decisions that `after` has beyond `before`; what came later stays."""
        cells = {place for place, text in after.koreksi.items() if before.koreksi.get(place) != text}
        rows = {number for number, words in after.keputusan.items() if before.keputusan.get(number) != words}
        return replace(
            self, koreksi=_restored(self.koreksi, before.koreksi, cells),
            keputusan=_restored(self.keputusan, before.keputusan, rows),
        )

    def without_row(self, number: int) -> Choices:
        """The row as the sheet has it, undecided."""
        cells = {place: text for place, text in self.koreksi.items() if place[0] != number}
        return replace(self, koreksi=cells, keputusan={k: v for k, v in self.keputusan.items() if k != number})


_K = TypeVar("_K", bound=Hashable)


def _restored(now: dict[_K, str], before: dict[_K, str], keys: set[_K]) -> dict[_K, str]:
    return {k: v for k, v in now.items() if k not in keys} | {k: before[k] for k in keys if k in before}


# --- work off the GUI thread ------------------------------------------------------------------------------------------


def plan(store: Store, sheet: Sheet, choices: Choices, progress: Progress) -> Rencana:
    """What would happen with every row; writes nothing."""
    with store.read() as s:
        return impor.rencana(
            s, sheet.table, choices.ke, choices.pemetaan, choices.koreksi, choices.keputusan, timpa=choices.timpa,
            terima_rumus=choices.terima_rumus, bawaan=choices.bawaan, arti=choices.arti, maju=progress,
        )


def write(
    store: Store, sheet: Sheet, choices: Choices, wanted: Rencana, label: str, progress: Progress
) -> tuple[Hasil, int]:
    """Write the plan in one step and remember how the sheet was used; gives what was written and the step's number,
    for taking it back. Raises LkmError."""
    cadangan.before(store, "Sebelum impor")
    with store.unit(label) as s:
        done = impor.terapkan(s, wanted, maju=progress)
        catat_peta(s, sheet.table, choices.ke, choices.pemetaan, choices.arti, choices.bawaan)
    newest = store.steps(1)
    return done, newest[0].id if newest and newest[0].label == label else 0


def rejected(sheet: Sheet, choices: Choices, wanted: Rencana) -> bytes:
    """The workbook of the rows that were left out, to mend and import again; b"" when none of them holds data."""
    from lkm_desktop.importers.tolakan import tolakan
    from lkm_desktop.workbooks.tolakan import tolakan_workbook

    found = tolakan(sheet.table, wanted, choices.pemetaan, choices.koreksi, choices.arti)
    return tolakan_workbook(found) if found.baris else b""


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


def number_words(cells: Iterable[tuple[int, str]]) -> str:
    """How many of which numbers, in words: "8 No. KK", "3 NIK dan 1 No. KK"."""
    counts = Counter(field for _, field in cells)
    return " dan ".join(f"{counts[key]} {words}" for key, words in NUMBERS.items() if counts[key])


def twins(wanted: Rencana) -> dict[int, str]:
    """Rows that wait only to be told that they are the same person as one earlier row of the sheet, as decisions."""
    return {
        row.nomor: row.calon[0].kunci
        for row in problem_rows(wanted)
        if len(row.calon) == len(row.alasan) == 1 and row.calon[0].kunci.startswith("baris:")
        and row.alasan[0].field == "nama"
    }


def problem_rows(wanted: Rencana) -> list[BarisRencana]:
    """Rows that cannot be written yet."""
    return [row for row in wanted.baris if row.status == BERMASALAH]


def formulas(wanted: Rencana) -> bool:
    """Whether some row waits because of a formula."""
    return any("rumus" in reason.teks for row in problem_rows(wanted) for reason in row.alasan)
