"""The calendar of all meetings: the month, and beside it the meetings of the highlighted day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from lkm_desktop import format as fmt
from lkm_desktop.services.kalender_rapat import Acara, Hari
from ui.pages.rapat.calendar_grid import MonthGrid, months_on
from ui.pages.rapat.kit_source import KitSource
from ui.widgets import looks


class CalendarView(QWidget):
    """`opened(rapat_id)` and `new_wanted(day)`."""

    opened = Signal(str)
    new_wanted = Signal(object)

    def __init__(self, source: KitSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self.grid = MonthGrid()
        self.day_card = DayCard()
        self.heading = looks.label("", "h2")
        self.before = looks.tool("arrow-left", "Bulan sebelumnya", self._before, framed=True)
        self.after = looks.tool("arrow-right", "Bulan berikutnya", self._after, framed=True)
        self.today = looks.button("Hari ini", self._today)
        head = looks.row(self.before, self.after, self.heading, None, self.today)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(head)
        left.addWidget(self.grid, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addLayout(left, 3)
        line.addWidget(self.day_card, 1)
        self.grid.moved.connect(self.show_day)
        self.grid.entered.connect(self._entered)
        self.day_card.opened.connect(self.opened)
        self.day_card.new_wanted.connect(self.new_wanted)
        self.day_card.left.connect(self.take_focus)

    def read(self) -> None:
        """Read the month again."""
        self.show_day(self.grid.day)

    def show_day(self, day: date) -> None:
        """Highlight a day, and show its month."""
        self.grid.show_month(self._source.month(day.year, day.month), day)
        self.heading.setText(f"{fmt.BULAN[day.month - 1]} {day.year}")
        found = self.grid.today()
        if found is not None:
            self.day_card.show_day(found)

    def take_focus(self) -> None:
        """The keys go to the month."""
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _before(self) -> None:
        self.grid.go(months_on(self.grid.day, -1))

    def _after(self) -> None:
        self.grid.go(months_on(self.grid.day, 1))

    def _today(self) -> None:
        self.grid.go(date.today())
        self.take_focus()

    def _entered(self, day: date) -> None:
        """Enter: the meeting of that day, the choice between several, or a new one."""
        found = self.grid.today()
        if found is None or not found.rapat:
            self.new_wanted.emit(day)
        elif len(found.rapat) == 1:
            self.opened.emit(found.rapat[0].id)
        else:
            self.day_card.enter()


class DayCard(QFrame):
    """The meetings of one day; Enter opens one, Esc goes back to the month."""

    opened = Signal(str)
    new_wanted = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._day: Hari | None = None
        self.heading = looks.label("", "h2", wrap=True)
        self.count = looks.label("", "muted", wrap=True)
        self.list = QListWidget()
        self.list.setObjectName("daftar")
        self.list.setAccessibleName("Rapat pada hari ini")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.new_button = looks.button("Rapat di hari ini", self._new, "calendar-plus")
        self.hint = looks.label("Panah: hari. PageUp/PageDown: bulan. Enter: buka.", "muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.addWidget(self.heading)
        layout.addWidget(self.count)
        layout.addWidget(self.list, 1)
        self._filler = QWidget()
        layout.addWidget(self._filler, 1)
        layout.addWidget(self.new_button)
        layout.addWidget(self.hint)
        self.list.itemActivated.connect(self._open)

    def show_day(self, day: Hari) -> None:
        """Show a day's meetings."""
        self._day = day
        self.heading.setText(fmt.hari_tanggal(day.tanggal))
        today = "Hari ini. " if day.tanggal == date.today() else ""
        self.count.setText(today + (f"{len(day.rapat)} rapat." if day.rapat else "Belum ada rapat."))
        self.new_button.setAccessibleName(f"Rapat baru pada {fmt.hari_tanggal(day.tanggal)}")
        self.list.clear()
        lines = self.fontMetrics().lineSpacing()
        for found in day.rapat:
            item = QListWidgetItem(_words(found))
            item.setData(Qt.ItemDataRole.UserRole, found.id)
            item.setToolTip(f"{found.singkat}\n{found.jenis_label}")
            item.setSizeHint(QSize(0, lines * 4 + 10))
            self.list.addItem(item)
        self.list.setVisible(bool(day.rapat))
        self._filler.setVisible(not day.rapat)

    def enter(self) -> None:
        """The keys go to the day's meetings."""
        self.list.setCurrentRow(max(self.list.currentRow(), 0))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(str(item.data(Qt.ItemDataRole.UserRole)))

    def _new(self) -> None:
        if self._day is not None:
            self.new_wanted.emit(self._day.tanggal)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the month."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _words(found: Acara) -> str:
    return "\n".join(part for part in (found.singkat, found.tempat) if part)
