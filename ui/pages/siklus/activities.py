"""The activities of a stage with their meetings: one row each, an activity of one meeting in one row with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from lkm_desktop.services.papan_data import KegiatanPapan, RapatPapan
from ui import theme
from ui.pages.rapat.table import Width
from ui.pages.siklus import words
from ui.pages.siklus.fitting import SPELLINGS

Index = QModelIndex | QPersistentModelIndex
WIDTHS = (Width(20, 46, True), Width(11, 14), Width(4, 6), Width(3, 5), Width(15, 44))
_HEADINGS = ("Kegiatan", "Tanggal", "Hadir", "P", "Dokumen")
_NUMBERS = (2, 3)
_NONE = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Line:
    """One row: an activity, one of its meetings, or both in one."""

    activity: KegiatanPapan
    meeting: RapatPapan | None = None
    head: bool = True

    @property
    def key(self) -> tuple[str, str]:
        """What it is about, to find it again after reading anew."""
        return self.activity.id, self.meeting.id if self.meeting else ""


def lines(activities: Sequence[KegiatanPapan]) -> list[Line]:
    """The rows of a stage: activities in their order, below each its meetings."""
    found: list[Line] = []
    for activity in activities:
        if len(activity.rapat) == 1 and activity.perlu <= 1:
            found.append(Line(activity, activity.rapat[0]))
        else:
            found.append(Line(activity))
            found += [Line(activity, meeting, head=False) for meeting in activity.rapat]
    return found


class ActivitiesModel(QAbstractTableModel):
    """The rows of the chosen stage."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self._heading = _HEADINGS[0]

    def show(self, activities: Sequence[KegiatanPapan], heading: str) -> None:
        """Replace the rows; heading: of the first column."""
        self.beginResetModel()
        self.lines, self._heading = lines(activities), heading
        self.endResetModel()

    def row_of(self, key: tuple[str, str]) -> int:
        """The row of an activity and meeting; of the activity when the meeting is gone; -1 when both are."""
        same = [number for number, line in enumerate(self.lines) if line.activity.id == key[0]]
        exact = [number for number in same if self.lines[number].key == key]
        return (exact or same or [-1])[0]

    def rowCount(self, parent: Index = _NONE) -> int:
        """Rows; none below a row."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Columns; none below a row."""
        return 0 if parent.isValid() else len(_HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The headings."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heading if section == 0 else _HEADINGS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section in _NUMBERS else _LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts; activities in bold, numbers to the right, what is still to come in grey."""
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _cells(line)[column]
        if role == SPELLINGS:
            return _spellings(line, column)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return _spoken(line, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column in _NUMBERS else _LEFT
        if role == Qt.ItemDataRole.FontRole and column == 0 and line.head:
            return _bold()
        if role == Qt.ItemDataRole.ForegroundRole and column and line.meeting is None:
            return QColor(theme.MUTED)
        return None


def _bold() -> QFont:
    font = QFont()
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _cells(line: Line) -> tuple[str, ...]:
    activity, meeting = line.activity, line.meeting
    named = f"{activity.kode}  {activity.nama}" if activity.kode else activity.nama
    if meeting is None:
        plan = "" if activity.rapat else words.plan(activity.rencana_mulai, activity.rencana_selesai)
        there, women = _sums(activity)
        return named, plan, there, women, words.progress(activity)
    shown = named if line.head else f"      {words.meeting(activity, meeting)}"
    there, women = _present(meeting)
    return shown, words.day(meeting.tanggal), there, women, words.papers(meeting.dokumen)


def _spellings(line: Line, column: int) -> list[str] | None:
    """The same in fewer words, for a narrow column."""
    activity, meeting = line.activity, line.meeting
    full = _cells(line)[column]
    if column == 0:
        where = words.place(meeting) if meeting is not None else ""
        return [full, activity.nama] if line.head else [full, f"      {where}" if where else full]
    if column == 4:
        return [full, *(words.fewer(activity) if meeting is None else words.fewer_papers(meeting.dokumen))]
    return None


def _sums(activity: KegiatanPapan) -> tuple[str, str]:
    counted = [meeting for meeting in activity.rapat if meeting.daftar]
    if not counted:
        return "", ""
    return str(sum(meeting.hadir for meeting in counted)), str(sum(meeting.P for meeting in counted))


def _present(meeting: RapatPapan) -> tuple[str, str]:
    return (str(meeting.hadir), str(meeting.P)) if meeting.daftar else ("–", "–")


def _spoken(line: Line, column: int) -> str:
    """What a tooltip and a screen reader say of a cell."""
    activity, meeting = line.activity, line.meeting
    if column == 1 and meeting is None:
        plan = words.span(activity.rencana_mulai, activity.rencana_selesai)
        return f"Rencana {plan}" if plan else ""
    if column == 4 and meeting is not None:
        coming = "" if meeting.terlaksana else "belum dilaksanakan; "
        return coming + (words.papers(meeting.dokumen, spoken=True) or "tanpa berkas")
    if column == 4 and activity.kurang:
        return f"Belum ada di {', '.join(activity.kurang)}"
    return _cells(line)[column].strip()
