"""What the registers of decisions and of follow-ups share: search, filters, sorting by heading, print, Excel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from lkm_desktop import format as fmt
from lkm_desktop.domain.rapat import JENIS_RAPAT
from lkm_desktop.services import dokumen
from lkm_desktop.services.registers import Query
from ui import excel, theme
from ui.context import Context
from ui.page import Page
from ui.pages.preview_request import TABLE, Request
from ui.pages.rapat.table import Table, Width
from ui.widgets import looks
from ui.widgets.inputs import ChoiceInput
from ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from lkm_desktop.documents.isi import Kertasnya
    from lkm_desktop.documents.pilihan import Pilihan

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


@dataclass(frozen=True)
class Column:
    """One column: its key when sorting ("" cannot be sorted by), heading, room."""

    key: str
    heading: str
    width: Width


@dataclass(frozen=True)
class Line:
    """One row of a list: ids of the record and of its meeting, its texts, whether it is to be marked as late."""

    id: str
    rapat_id: str
    cells: tuple[str, ...]
    late: bool = False


class LinesModel(QAbstractTableModel):
    """Lines as a table; the column that is late is painted so."""

    def __init__(self, columns: Sequence[Column], late_column: int) -> None:
        super().__init__()
        self.columns, self._late = tuple(columns), late_column
        self.lines: list[Line] = []

    def show(self, lines: list[Line]) -> None:
        """Replace the rows."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        """Rows; none below a row."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Columns; none below a row."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts on one line, whole in the tooltip."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(line.cells[index.column()].split())
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.cells[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and line.late and index.column() == self._late:
            return QColor(theme.WARN)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Headings."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].heading
        return None


class BookPage(Page):
    """A list over all meetings. Subclasses name columns and filters and read lines.

    noun: what is counted · paper: key of its book in DOKUMEN · first: how the list is sorted at first.
    """

    noun = ""
    paper = ""
    columns: tuple[Column, ...] = ()
    late_column = -1
    first = ""
    descending = False
    states: tuple[tuple[str, str], ...] = ()
    empty_words = ""
    abilities = frozenset({"ubah", "cari", "cetak", "ekspor"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._order, self._down = self.first, self.descending
        self._filtered = False
        self.search = SearchBox("Cari kata, nomor, orang")
        self.filters: dict[str, ChoiceInput] = {}
        self.add_filter("tahun", "Semua tahun", [])
        self.add_filter("jenis", "Semua jenis rapat", list(JENIS_RAPAT))
        self.add_filter("keadaan", "Semua keadaan", list(self.states))
        self.model = LinesModel(self.columns, self.late_column)
        self.table = Table(self.title, self.model)
        self.table.set_widths([column.width for column in self.columns])
        head = self.table.horizontalHeader()
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.sectionClicked.connect(self._sort_by)
        self.open_button = looks.button("Buka rapat", self.edit_record, "folder-open")
        self.back_button = looks.button("Daftar rapat", self.back, "arrow-left")
        self.export_button = looks.button("Excel", self.export, "file-spreadsheet")
        self.print_button = looks.button("Cetak buku", self.print_out, "printer", "primary")
        self.add_action(self.back_button, self.export_button, self.print_button)
        self._stack = QStackedWidget()
        self.body.addWidget(self._stack, 1)
        self.search.searched.connect(self.reload)
        self.search.left_down.connect(self.table.enter)
        self.table.opened.connect(self.edit_record)
        self.table.selectionModel().selectionChanged.connect(self.enable)
        self._show_order()

    def build(self, *actions: QWidget | None) -> None:
        """Put the page together; `actions` stand below the list, beside "Buka rapat"."""
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        line = looks.row()
        line.addWidget(self.search, 4)
        for edit in self.filters.values():
            line.addWidget(edit, 3)
        layout.addLayout(line)
        layout.addWidget(self.table, 1)
        self.below = QVBoxLayout()
        layout.addLayout(self.below)
        layout.addLayout(looks.row(self.open_button, *actions))
        self._stack.addWidget(holder)
        empty = QWidget()
        words = looks.label(self.empty_words, "muted")
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        centre = QVBoxLayout(empty)
        centre.addStretch(1)
        centre.addWidget(looks.picture("list", theme.ACCENT, 44), 0, Qt.AlignmentFlag.AlignHCenter)
        centre.addWidget(words)
        centre.addStretch(2)
        self._stack.addWidget(empty)

    def add_filter(self, key: str, every: str, choices: list[tuple[str, str]]) -> None:
        """A drop-down; its first entry keeps everything."""
        edit = ChoiceInput([("", every), *choices], required=True)
        edit.setAccessibleName(every.replace("Semua", "Saring", 1))
        edit.setProperty("semua", every)
        edit.edited.connect(self.reload)
        self.filters[key] = edit

    # --- what subclasses say ----------------------------------------------------------------------------------------

    def read(self, session: Any, query: Query) -> list[Line]:
        """Lines that the query keeps."""
        raise NotImplementedError

    def read_choices(self, session: Any) -> dict[str, list[tuple[str, str]]]:
        """Choices of filters that depend on the data."""
        raise NotImplementedError

    def workbook(self, session: Any, query: Query) -> bytes:
        """The list as a workbook."""
        raise NotImplementedError

    # --- what is shown ----------------------------------------------------------------------------------------------

    def open(self, **arguments: Any) -> None:
        """`keadaan`, `tahun`, `jenis`, `siapa` set the filters, all others being cleared; `cari` the search."""
        given = {key: str(arguments[key]) for key in self.filters if arguments.get(key)}
        if given or "cari" in arguments:
            for key, edit in self.filters.items():
                edit.set_value(given.get(key, ""))
            self.search.begin_with(str(arguments.get("cari") or ""))
            self._stale = False
            self.reload()

    def query(self) -> Query:
        """Search, filters and order as they stand."""
        chosen = {key: str(edit.value()) for key, edit in self.filters.items() if edit.value()}
        return Query(self.search.text(), chosen, self._order, self._down)

    def reload(self) -> None:
        """Read the list again and keep the highlighted row."""
        held, row = self.chosen(), max(self.table.currentIndex().row(), 0)
        with self.ctx.read() as s:
            for key, choices in self.read_choices(s).items():
                edit = self.filters[key]
                kept = edit.value()
                edit.set_choices([("", str(edit.property("semua"))), *choices])
                edit.set_value(kept if kept in dict(choices) else "")
            query = self.query()
            lines = self.read(s, query)
        self.model.show(lines)
        place = next((n for n, line in enumerate(lines) if held and line.id == held.id), min(row, len(lines) - 1))
        self.table.go_to(place)
        narrowed = bool(query.cari.strip() or query.saring)
        self._stack.setCurrentIndex(0 if lines or narrowed else 1)
        self.set_title(self.title, self.count_words(lines, narrowed))
        for made in (self.export_button, self.print_button):
            made.setEnabled(bool(lines))
        self.enable()

    def count_words(self, lines: list[Line], narrowed: bool) -> str:
        """How many are shown, and how many of them are late."""
        late = sum(line.late for line in lines)
        words = f"{fmt.ribuan(len(lines))} {self.noun}" + (" ditemukan" if narrowed else "")
        return words + (f"  ·  {late} terlambat" if late else "")

    def chosen(self) -> Line | None:
        """The highlighted line."""
        row = self.table.currentIndex().row()
        return self.model.lines[row] if 0 <= row < len(self.model.lines) else None

    def chosen_lines(self) -> list[Line]:
        """All highlighted lines."""
        return [self.model.lines[row] for row in self.table.rows() if row < len(self.model.lines)]

    def enable(self) -> None:
        """Buttons that need a line."""
        self.open_button.setEnabled(self.chosen() is not None)

    def take_focus(self) -> None:
        """The keys go to the list."""
        if self.model.lines:
            self.table.enter()
        else:
            super().take_focus()

    def leave(self) -> None:
        """What was said is over."""
        self.bar.clear()

    def _sort_by(self, section: int) -> None:
        key = self.columns[section].key
        if key:
            self._down = not self._down if key == self._order else False
            self._order = key
            self.reload()
        self._show_order()

    def _show_order(self) -> None:
        place = next((n for n, column in enumerate(self.columns) if column.key == self._order), -1)
        order = Qt.SortOrder.DescendingOrder if self._down else Qt.SortOrder.AscendingOrder
        self.table.horizontalHeader().setSortIndicator(place, order)

    # --- what can be done -------------------------------------------------------------------------------------------

    def back(self) -> None:
        """To the list of meetings."""
        self.ctx.go("rapat")

    def edit_record(self) -> None:
        """Enter and F2 open the meeting where it was decided."""
        line = self.chosen()
        if line is not None:
            self.ctx.go("rapat_isi", rapat_id=line.rapat_id, tab="keputusan")

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def print_out(self) -> None:
        """Ctrl+P: the list with its filters as a book."""
        self.preview_book(self.paper, self.query())

    def preview_book(self, paper: str, query: Query) -> None:
        """A book on the preview page."""
        from lkm_desktop.documents import DOKUMEN
        from lkm_desktop.documents.pilihan import Pilihan

        label = DOKUMEN[paper].label
        self.ctx.preview(Request(
            title=label,
            kind=paper,
            file_name=fmt.nama_berkas(label, date.today(), akhiran=".pdf"),
            draw=partial(_draw, self.ctx, paper),
            options=TABLE,
            start=Pilihan(kertas=DOKUMEN[paper].kertas, query=query),
            printed=partial(_printed, self.ctx, paper, label),
        ))

    def export(self) -> None:
        """Ctrl+E: the list with its filters as a workbook; says where it lies."""
        query = self.query()
        words = f"Buku kerja ({fmt.ribuan(len(self.model.lines))} {self.noun})"
        excel.save(self, self.title, self.paper, partial(self.workbook, query=query), words)


def _draw(ctx: Context, paper: str, choice: Pilihan) -> Kertasnya:
    from lkm_desktop import documents

    with ctx.read() as s:
        return documents.make_paper(s, paper, choice)


def _printed(ctx: Context, paper: str, label: str, data: bytes, choice: Pilihan, pages: int) -> None:
    with ctx.unit(f"Cetak {label.lower()}") as s:
        dokumen.record(s, paper, data, choice.kertas.nama if choice.kertas else "F4", pages)
