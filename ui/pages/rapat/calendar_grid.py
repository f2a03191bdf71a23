"""The month as a grid, Monday first: arrows move by days, PageUp and PageDown by months, Enter opens a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from lkm_desktop import format as fmt
from lkm_desktop.services.kalender_rapat import Hari
from ui import theme

Index = QModelIndex | QPersistentModelIndex
EARLIEST, LATEST = date(1950, 1, 1), date(2150, 12, 31)
_DAY = int(Qt.ItemDataRole.UserRole)
_NONE = QModelIndex()
_PAD = 3


class MonthModel(QAbstractTableModel):
    """Weeks of `Hari`; a cell's accessible text says day and meetings in full."""

    def __init__(self) -> None:
        super().__init__()
        self.weeks: list[list[Hari]] = []

    def show(self, weeks: list[list[Hari]]) -> None:
        """Replace the weeks."""
        self.beginResetModel()
        self.weeks = weeks
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        """Weeks."""
        return 0 if parent.isValid() else len(self.weeks)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Days of a week."""
        return 0 if parent.isValid() else 7

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The day for the painter, words for everyone else."""
        if not index.isValid():
            return None
        day = self.weeks[index.row()][index.column()]
        if role == _DAY:
            return day
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return spoken(day)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(found.singkat for found in day.rapat) or None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Names of the days."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return fmt.HARI[section]
        return None

    def place(self, day: date) -> QModelIndex:
        """Where a day stands; an invalid index when it is not shown."""
        for row, week in enumerate(self.weeks):
            for column, found in enumerate(week):
                if found.tanggal == day:
                    return self.index(row, column)
        return QModelIndex()


def spoken(day: Hari) -> str:
    """ "Senin, 10 November 2025, hari ini, 2 rapat: 19.30 Rapat rutin; 20.00 KBK"."""
    parts = [fmt.hari_tanggal(day.tanggal)]
    if day.tanggal == date.today():
        parts.append("hari ini")
    names = "; ".join(found.singkat for found in day.rapat)
    parts.append(f"{len(day.rapat)} rapat: {names}" if names else "tidak ada rapat")
    return ", ".join(parts)


class DayPainter(QStyledItemDelegate):
    """Number of the day on top, then as many meetings as fit, then how many more."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One day."""
        day = index.data(_DAY)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(option.rect, QColor(_ground(day, chosen)))
        if chosen:
            painter.setPen(QPen(QColor(theme.ACCENT), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
        room = option.rect.adjusted(_PAD, _PAD, -_PAD, -3)
        line = option.fontMetrics.lineSpacing()
        self._number(painter, option, day, QRect(room.left(), room.top(), room.width(), line))
        self._meetings(painter, option, day, room.adjusted(0, line + 3, 0, 0))
        painter.restore()

    def _number(self, painter: QPainter, option: QStyleOptionViewItem, day: Hari, room: QRect) -> None:
        font = option.font
        text = str(day.tanggal.day)
        if not day.dalam:
            text += f" {fmt.BULAN_PENDEK[day.tanggal.month - 1]}"
        today = day.tanggal == date.today()
        font.setBold(today or bool(day.rapat))
        painter.setFont(font)
        painter.setPen(QColor(theme.ACCENT if today else theme.TEXT if day.dalam else theme.MUTED))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        words = f"{text} · hari ini" if today else text
        if option.fontMetrics.horizontalAdvance(words) + 12 > room.width() and today:
            words = f"● {text}"
        painter.drawText(room, left, words)
        font.setBold(False)
        painter.setFont(font)

    def _meetings(self, painter: QPainter, option: QStyleOptionViewItem, day: Hari, room: QRect) -> None:
        line = option.fontMetrics.lineSpacing() + 2
        lines = max(room.height() // line, 0)
        shown = list(day.rapat) if len(day.rapat) <= lines else list(day.rapat)[: max(lines - 1, 0)]
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        top = room.top()
        for found in shown:
            bar = QRect(room.left(), top, room.width(), line - 2)
            painter.fillRect(bar, QColor(theme.ACCENT_SOFT))
            painter.fillRect(QRect(bar.left(), bar.top(), 3, bar.height()), QColor(theme.ACCENT))
            words = bar.adjusted(6, 0, 0, 0)
            painter.setPen(QColor(theme.TEXT if day.dalam else theme.MUTED))
            fits = option.fontMetrics.horizontalAdvance(found.singkat) <= words.width()
            text = found.singkat if fits else found.tersingkat if words.width() < 150 else found.singkat
            cut = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, words.width())
            painter.drawText(words, left, cut)
            top += line
        if len(shown) < len(day.rapat):
            painter.setPen(QColor(theme.MUTED))
            more = len(day.rapat) - len(shown)
            words_left = f"{more} lagi" if shown else f"{more} rapat"
            painter.drawText(QRect(room.left(), top, room.width(), line), left, words_left)


def _ground(day: Hari, chosen: bool) -> str:
    if chosen:
        return theme.BASE
    return theme.BASE if day.dalam else theme.ALTERNATE


class MonthGrid(QTableView):
    """`moved(day)` when another day is highlighted, `entered(day)` on Enter or a double click."""

    moved = Signal(object)
    entered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.month = MonthModel()
        self.setModel(self.month)
        self.setItemDelegate(DayPainter(self))
        self.setAccessibleName("Kalender rapat")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.setMinimumSectionSize(20)
            head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            head.setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.day = date.today()
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(self._twice)

    def minimumSizeHint(self) -> QSize:
        """Room for short words in each day."""
        letter = self.fontMetrics()
        return QSize(letter.averageCharWidth() * 8 * 7, letter.lineSpacing() * 2 * 6 + 40)

    def show_month(self, weeks: list[list[Hari]], day: date) -> None:
        """Show the weeks and highlight a day in them."""
        self.month.show(weeks)
        self.day = day
        self.setCurrentIndex(self.month.place(day))

    def today(self) -> Hari | None:
        """The highlighted day with its meetings."""
        found = self.currentIndex().data(_DAY)
        return found if isinstance(found, Hari) else None

    def go(self, day: date) -> None:
        """Highlight a day, in another month if need be."""
        self.day = min(max(day, EARLIEST), LATEST)
        self.moved.emit(self.day)

    def _clicked(self, index: QModelIndex) -> None:
        self.go(index.data(_DAY).tanggal)

    def _twice(self, index: QModelIndex) -> None:
        self.entered.emit(index.data(_DAY).tanggal)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Days, weeks, months; Home and End are the ends of the month, T is today."""
        key = event.key()
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        if key in steps:
            self.go(self.day + timedelta(steps[Qt.Key(key)]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.go(months_on(self.day, -1 if key == Qt.Key.Key_PageUp else 1))
        elif key == Qt.Key.Key_Home:
            self.go(self.day.replace(day=1))
        elif key == Qt.Key.Key_End:
            self.go(months_on(self.day.replace(day=1), 1) - timedelta(1))
        elif key == Qt.Key.Key_T and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.go(date.today())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(self.day)
        else:
            event.ignore()


def months_on(day: date, count: int) -> date:
    """The same day some months on, or the last one of a shorter month."""
    number = day.year * 12 + day.month - 1 + count
    year, month = divmod(number, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (following - timedelta(1)).day))
