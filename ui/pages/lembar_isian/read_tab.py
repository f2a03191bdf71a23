"""A fill-in sheet that came back: its changed cells and new people, each with a tick; what cannot be taken below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from lkm_desktop.services.lembar_isian_banding import BENTROK, KEADAAN, Rencana, Ubahan, sebut_saat
from lkm_desktop.services.lembar_isian_baru import Baru
from lkm_desktop.services.lembar_isian_tulis import bawaan
from ui import mnemonics, theme
from ui.pages.lembar_isian.source import ENDINGS, FILTER
from ui.pages.rapat.table import Width
from ui.widgets import looks
from ui.widgets.drop_area import DropArea
from ui.widgets.tick_table import TickLine, TickTable

HEADINGS = ("Baris", "Nama", "Kolom", "Isi kantor", "Isi lembar", "Keterangan")
WIDTHS = (Width(4, 5), Width(14, 24, True), Width(9, 14), Width(11, 20, True), Width(11, 20, True), Width(14, 34, True))
EMPTY_WORD = "(kosong)"
HINT = "Spasi mencentang  ·  yang dicentang diambil dari lembar, yang lain tetap seperti di kantor"


class ReadTab(QWidget):
    """`apply_wanted` for the button, `file_chosen(Path)`, `refused(sentence)`, `again_wanted`."""

    apply_wanted = Signal()
    file_chosen = Signal(object)
    refused = Signal(str)
    again_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.plan: Rencana | None = None
        self._lines: list[Ubahan | Baru | None] = []
        words = "Letakkan di sini lembar isian yang sudah diisi. Hanya yang berubah akan ditunjukkan."
        self.drop = DropArea(words, "Pilih lembar isian…", FILTER, ENDINGS)
        self.summary = looks.label("", "bold", wrap=True)
        self.gone = looks.label("", "muted", wrap=True)
        self.table = TickTable("Perubahan di lembar isian", HEADINGS, WIDTHS, frozenset({0}))
        self.all_button = looks.button("Centang semua", self._all, "check")
        self.none_button = looks.button("Hilangkan centang", self._none, "x")
        self.again_button = looks.button("Lembar lain…", self.again_wanted.emit, "file-input")
        self.apply_button = looks.button("Ambil", self.apply_wanted.emit, "check", "primary")
        self.detail = looks.label("", "muted", wrap=True)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.drop)
        self.stack.addWidget(self._list())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.addWidget(self.stack)
        self.drop.chosen.connect(self.file_chosen)
        self.drop.refused.connect(self.refused)
        self.table.ticks.changed.connect(self._count)
        self.table.pointed.connect(self._pointed)

    def _list(self) -> QWidget:
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.summary)
        layout.addWidget(self.gone)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.detail)
        layout.addWidget(looks.Elided(HINT, "kecil"))
        layout.addLayout(looks.row(self.again_button, None, self.none_button, self.all_button, self.apply_button))
        return made

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_plan(self, plan: Rencana | None) -> None:
        """Show what a sheet would change; None for no sheet."""
        self.plan = plan
        self.stack.setCurrentIndex(0 if plan is None else 1)
        if plan is None:
            self.table.ticks.show([], [])
            return
        changes, people = bawaan(plan)
        order = sorted(range(len(plan.ubahan)), key=lambda n: (plan.ubahan[n].keadaan != BENTROK, plan.ubahan[n].nomor))
        rows: list[tuple[TickLine, Ubahan | Baru | None, bool]] = []
        rows += [(_change(plan.ubahan[n]), plan.ubahan[n], n in changes) for n in order]
        rows += [(_person(one), one, n in people) for n, one in enumerate(plan.baru)]
        rows += [(_refused(h.nomor, h.nama, h.kolom, h.kalimat), None, False) for h in plan.halangan]
        self._lines = [what for _, what, _ in rows]
        self.table.ticks.show([line for line, _, _ in rows], [n for n, (_, _, on) in enumerate(rows) if on])
        self.table.go_to(0)
        self.summary.setText(f"{sebut_saat(plan.terbaca)}: {plan.kalimat}")
        self.gone.setText(f"Tidak ada lagi di lembar: {_few(plan.hilang)}." if plan.hilang else "")
        self.gone.setVisible(bool(plan.hilang))
        for made in (self.all_button, self.none_button):
            made.setEnabled(any(what is not None for what in self._lines))

    def chosen(self) -> tuple[set[int], set[int]]:
        """Places of the ticked changes and new people in the plan."""
        if self.plan is None:
            return set(), set()
        ticked = [self._lines[n] for n in self.table.ticks.ticked]
        changes = {n for n, one in enumerate(self.plan.ubahan) if any(one is what for what in ticked)}
        return changes, {n for n, one in enumerate(self.plan.baru) if any(one is what for what in ticked)}

    def left(self) -> list[tuple[str, ...]]:
        """The lines that are not ticked, or cannot be, as they stand in the table."""
        ticks = self.table.ticks
        return [line.texts for n, line in enumerate(ticks.lines) if n not in ticks.ticked]

    def _pointed(self, row: int) -> None:
        """The whole of the line with the cursor, which its columns may cut."""
        texts = self.table.ticks.lines[row].texts if 0 <= row < len(self.table.ticks.lines) else ()
        values = " menjadi ".join(texts[3:5]) if texts and texts[3] else "".join(texts[4:5])
        self.detail.setText("  ·  ".join(part for part in (*texts[1:3], values, *texts[5:]) if part))

    def _count(self) -> None:
        changes, people = self.chosen()
        parts = [f"{len(changes)} perubahan"] * bool(changes) + [f"{len(people)} orang baru"] * bool(people)
        self.apply_button.setText(f"Ambil {' dan '.join(parts)}" if parts else "Ambil")
        self.apply_button.setEnabled(bool(parts))
        mnemonics.refresh(self)

    def _all(self) -> None:
        self.table.ticks.set_all(True)

    def _none(self) -> None:
        self.table.ticks.set_all(False)

    def start(self) -> None:
        """The keys go to the list, or to the choice of a file."""
        if self.plan is None:
            self.drop.button.setFocus()
        else:
            self.table.enter()


def _change(u: Ubahan) -> TickLine:
    was = f"; semula {u.kata_asli or EMPTY_WORD}" if u.keadaan == BENTROK else ""
    note = "; ".join(part for part in (KEADAAN[u.keadaan] + was, u.catatan) if part)
    colour = "" if u.bawaan else theme.WARN
    texts = (str(u.nomor), u.nama, u.label, u.kata_lama or EMPTY_WORD, u.kata_baru or EMPTY_WORD, note)
    return TickLine(texts, True, colour)


def _person(one: Baru) -> TickLine:
    texts = (str(one.nomor), one.nama, "Orang baru", "", one.kata, one.catatan or "orang baru")
    return TickLine(texts, True, "" if one.bawaan else theme.WARN)


def _refused(row: int, name: str, column: str, sentence: str) -> TickLine:
    return TickLine((str(row) if row else "", name, column, "", "tidak diambil", sentence), False)


def _few(names: Sequence[str]) -> str:
    shown = ", ".join(names[:8])
    return f"{shown}, dan {len(names) - 8} lagi" if len(names) > 8 else shown
