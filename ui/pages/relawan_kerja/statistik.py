"""Statistik relawan: R5 by RW, groups and charts; every number opens the list of the people behind it."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from lkm_desktop.services import statistik_relawan, statistik_tahun
from lkm_desktop.services.statistik_relawan import BELUM, KOLOM_R5, Saring, Statistik
from ui import ask, excel
from ui.context import Context
from ui.page import Page
from ui.pages import preview_papers
from ui.pages.rapat.table import Table, Width
from ui.widgets import looks
from ui.widgets.bagan import BaganView
from ui.widgets.inputs import ChoiceInput
from ui.widgets.plain_table import PlainModel

_NUMBER = Width(5, 9)
_PARTS = ("Uraian", "L", "P", "Jumlah")
HINT = "Enter atau klik dua kali pada angka membuka daftar orangnya"
_YEARS = 4  # years that are offered
NOBODY = "Belum ada relawan yang terdaftar dan aktif."


def make(ctx: Context) -> Page:
    """The page."""
    return StatistikPage(ctx)


class CellTable(Table):
    """Arrows go from number to number; `cell(row, column)` on Enter or double click."""

    cell = Signal(int, int)

    def __init__(self, name: str, model: QAbstractItemModel) -> None:
        super().__init__(name, model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.opened.connect(self._opened)

    def _opened(self, row: int) -> None:
        self.cell.emit(row, self.currentIndex().column())

    def fit_height(self, most: int) -> None:
        """As high as its rows, at most so many of them."""
        rows = min(max(self.model().rowCount(), 1), most)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows * self.verticalHeader()
                            .defaultSectionSize() + 4)


class StatistikPage(Page):
    """The recap and one group at the left, the charts at the right."""

    title = "Statistik relawan"
    help_key = "statistik_relawan"
    tables = frozenset({"relawan", "orang", "rapat", "kehadiran", "pelatihan", "peserta_pelatihan", "penugasan",
                        "aturan"})
    abilities = frozenset({"cetak", "ekspor"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.found: Statistik | None = None
        heads = ("RW", *(words.replace(" ", "\n") for words, _ in KOLOM_R5))
        self.r5_model = PlainModel(heads, frozenset(range(1, len(KOLOM_R5) + 1)))
        self.r5 = CellTable("Rekap relawan tiap RW", self.r5_model)
        self.r5.set_widths((Width(5, 10, True), *[Width(8, 9, True)] * len(KOLOM_R5)))
        self.part_model = PlainModel(_PARTS, frozenset({1, 2, 3}))
        self.part = CellTable("Rincian", self.part_model)
        self.part.set_widths((Width(16, 30, True), _NUMBER, _NUMBER, _NUMBER))
        self.group = ChoiceInput([], required=True)
        self.group.setAccessibleName("Rincian menurut")
        self.group.setSizeAdjustPolicy(ChoiceInput.SizeAdjustPolicy.AdjustToContents)
        self.notes = looks.label("", "muted", wrap=True)
        self.rule = looks.label("", "kecil", wrap=True)
        self.charts = [BaganView() for _ in range(3)]
        self.print_button = looks.button("Cetak…", self.print_out, "printer", "primary")
        self.rules_button = looks.button("Batas keaktifan", self.to_rules, "settings")
        self.excel_button = looks.button("Excel…", self.export, "file-spreadsheet")
        self.add_action(self.rules_button, self.excel_button, self.print_button)
        self.body.addWidget(self._recap())
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self._numbers(), 1)
        line.addWidget(self._charts(), 1)
        self.body.addLayout(line, 1)
        self.group.edited.connect(self._show_group)
        self.r5.cell.connect(self._open_r5)
        self.part.cell.connect(self._open_part)

    def _recap(self) -> QFrame:
        card, layout = looks.card(margin=10, spacing=6)
        layout.addWidget(self.r5)
        layout.addWidget(self.notes)
        return card

    def _numbers(self) -> QFrame:
        card, layout = looks.card(margin=10, spacing=6)
        words = looks.label("Rincian menurut")
        words.setBuddy(self.group)
        layout.addLayout(looks.row(words, self.group, None))
        layout.addWidget(self.part, 1)
        layout.addWidget(looks.Elided(HINT, "kecil"))
        layout.addWidget(self.rule)
        return card

    def _charts(self) -> QScrollArea:
        inner = QWidget()
        inner.setObjectName("polos")
        column = QVBoxLayout(inner)
        column.setContentsMargins(6, 0, 6, 0)
        column.setSpacing(14)
        for view in self.charts:
            column.addWidget(view)
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("polos")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName("Bagan relawan")
        area.setWidget(inner)
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        return area

    # --- what is shown ----------------------------------------------------------------------------------------------

    def open(self, **arguments: Any) -> None:
        """`kelompok` shows that group, `setahun` exports the statistics of a year."""
        if arguments.get("kelompok") and self.found is not None:
            self.group.set_value(str(arguments["kelompok"]))
            self._show_group()
        if arguments.get("setahun"):
            self.export_year()

    def reload(self) -> None:
        """Count again."""
        with self.ctx.read() as s:
            self.found = found = statistik_relawan.statistik(s)
        first = self.group.count() == 0
        self.group.set_choices([(one.kunci, one.judul) for one in found.kelompok])
        if first and any(one.kunci == "rt" for one in found.kelompok):
            self.group.set_value("rt")  # men and women are in the table above already
        rows = [(row.rw or BELUM, *(str(n) for n in row.angka)) for row in found.r5]
        self.r5_model.set_rows([*rows, ("Jumlah", *(str(n) for n in found.seluruh))])
        self.r5.fit_height(5)
        told = f"{found.jumlah} relawan aktif: {found.l} L, {found.p} P" if found.jumlah else NOBODY
        self.set_title(self.title, told)
        self.notes.setText(" ".join(found.catatan))
        self.notes.setVisible(bool(found.catatan))
        self.rule.setText(found.aturan)
        made = statistik_relawan.bagan(found)
        for n, view in enumerate(self.charts):
            view.setVisible(n < len(made))
            view.show_bagan(made[n] if n < len(made) else None)
        self._show_group()

    def _show_group(self) -> None:
        if self.found is None or not self.group.value():
            return
        lines = self.found.satu(str(self.group.value())).baris
        self.part_model.set_rows([(one.label, str(one.l), str(one.p), str(one.jumlah)) for one in lines])

    def take_focus(self) -> None:
        """The keys go to the recap."""
        self.r5.enter()

    # --- lists behind numbers ---------------------------------------------------------------------------------------

    def _open_r5(self, row: int, column: int) -> None:
        if self.found is None:
            return
        if row >= len(self.found.r5):
            self._list(KOLOM_R5[column - 1][1] if column else ())
        elif column:
            self._list(self.found.r5[row].saring(column - 1))
        else:
            self._list(self.found.r5[row].saring(0)[:1])

    def _open_part(self, row: int, column: int) -> None:
        lines = self.found.satu(str(self.group.value())).baris if self.found else ()
        if row < len(lines):
            more = (("jenis_kelamin", _PARTS[column]),) if column in (1, 2) else ()
            self._list((*lines[row].saring, *more))

    def _list(self, saring: Saring) -> None:
        """The register with exactly these filters."""
        self.ctx.go("relawan", saring=dict(saring), bersih=True)

    def to_rules(self) -> None:
        """Where the thresholds are set."""
        self.ctx.go("pengaturan", bagian="aturan")

    def print_out(self) -> None:
        """Ctrl+P."""
        self.ctx.preview(preview_papers.request(self.ctx, "statistik-relawan"))

    def export(self) -> None:
        """Ctrl+E: these statistics, or those of a whole year, as a workbook with charts."""
        with self.ctx.read() as s:
            years = statistik_tahun.tahun_tersedia(s)[:_YEARS]
        words = ["Relawan saja", *(f"Setahun {year}" for year in years)]
        chosen = ask.choose("Ekspor Excel", "Statistik relawan yang tampak di sini, atau statistik setahun: relawan, "
                            "rapat, KBK, partisipasi siklus, kehadiran anggota, dan pelatihan?", words)  # fmt: skip
        if chosen is not None:
            self._export(None if chosen == 0 else years[chosen - 1])

    def export_year(self) -> None:
        """The workbook of a year, which one is asked where there are several."""
        with self.ctx.read() as s:
            years = statistik_tahun.tahun_tersedia(s)[:_YEARS]
        words = [f"Tahun {year}" for year in years]
        chosen = ask.choose("Statistik setahun", "Statistik tahun mana?", words) if len(years) > 1 else 0
        if years and chosen is not None:
            self._export(years[chosen])

    def _export(self, year: int | None) -> None:
        """Write R5, all counts and R10, or everything of a year."""
        from lkm_desktop.workbooks.relawan import statistik_workbook
        from lkm_desktop.workbooks.statistik import statistik_tahun_workbook

        if year is None:
            excel.save(self, "Statistik relawan", "statistik", statistik_workbook)
        else:
            excel.save(self, f"Statistik tahun {year}", "statistik", partial(statistik_tahun_workbook, tahun=year))
