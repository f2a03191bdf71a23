"""The line where the signed sheet is typed: "1-9 12 15i 20s", names too, with completion of the name being typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from lkm_desktop.names import fold
from lkm_desktop.services.orang import OrangRingkas
from lkm_desktop.services.roll import Baris
from ui import icons
from ui.widgets.inputs import stays_on_only_row
from ui.widgets.person_picker import describe
from ui.widgets.search_box import DELAY_MS

HINT = "Ketik nomor atau nama dari kertas lalu Enter:  1-9 12 15i 20s"
LIMIT = 8
#: numbers and marks before the name of the last piece, or "43=" for a name on a spare row
_BEFORE_NAME = re.compile(r"^\s*(?:\d+\s*=|(?:\d[\d.\-–—]*[hisa]?\s+)*)\s*", re.IGNORECASE)


def name_part(text: str) -> tuple[str, str]:
    """(what stands before, the name being typed) of a line; no name gives an empty one."""
    start = max(text.rfind(mark) for mark in ",;\n") + 1
    head = _BEFORE_NAME.match(text[start:])
    cut = start + (head.end() if head else 0)
    name = text[cut:]
    return (text[:cut], name) if len(name.strip()) > 1 and not name[:1].isdigit() else (text, "")


class RollEntry(QLineEdit):
    """`entered(text)` on Enter, which keeps the focus; `row_picked(id)` and `person_picked(person)` from completion."""

    entered = Signal(str)
    row_picked = Signal(str)
    person_picked = Signal(object)
    left_down = Signal()

    def __init__(self, search: Callable[[str, int], Sequence[OrangRingkas]]) -> None:
        super().__init__()
        self.setPlaceholderText(HINT)
        self.setAccessibleName("Catat kehadiran: nomor atau nama, lalu Enter")
        self.setMaxLength(1000)
        self.setClearButtonEnabled(True)
        self.addAction(QAction(icons.icon("pencil"), "", self), QLineEdit.ActionPosition.LeadingPosition)
        self._search = search
        self._rows: Sequence[Baris] = ()
        self._hits: list[Baris | OrangRingkas] = []
        self._words = QStringListModel(self)
        self._completer = QCompleter(self._words, self)
        self._completer.setWidget(self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(LIMIT)
        self._popup = QListView()
        self._popup.setAccessibleName("Nama yang cocok")
        self._completer.setPopup(self._popup)
        self._completer.activated.connect(self._chosen)
        self._completer.highlighted.connect(self._arrowed)
        self._moved = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self.complete_now)
        self.textEdited.connect(self._timer.start)

    def set_rows(self, rows: Sequence[Baris]) -> None:
        """The roll whose names are completed first."""
        self._rows = rows

    def done(self) -> None:
        """What was typed is written: start anew, with nothing for Ctrl+Z to take back here."""
        self._timer.stop()
        self.setText("")

    # --- completion -------------------------------------------------------------------------------------------------

    def complete_now(self) -> None:
        """Show the names that fit what is being typed."""
        _, name = name_part(self.text())
        self._hits = self._found(name) if name else []
        if not self._hits:
            self._popup.hide()
            return
        self._words.setStringList([_line(hit) for hit in self._hits])
        if self.hasFocus():
            self._completer.complete()
            self._completer.blockSignals(True)
            self._popup.setCurrentIndex(self._words.index(0))
            self._completer.blockSignals(False)
            self._popup.installEventFilter(self)
            self._moved = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in a list of one."""
        if stays_on_only_row(watched, event):
            self._moved = True
            return True
        return super().eventFilter(watched, event)

    def _arrowed(self) -> None:
        self._moved = True

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab takes the highlighted name while some are offered."""
        index = self._popup.currentIndex()
        if not forward or not self._popup.isVisible() or not index.isValid():
            return super().focusNextPrevChild(forward)
        self._popup.hide()
        self._chosen(str(index.data()))
        return True

    def _found(self, name: str) -> list[Baris | OrangRingkas]:
        typed = fold(name).split()
        rows = [row for row in self._rows if typed and all(part in fold(row.nama) for part in typed)][:LIMIT]
        there = {row.orang_id for row in self._rows}
        people = [person for person in self._search(name, LIMIT) if person.id not in there] if typed else []
        found: list[Baris | OrangRingkas] = [*rows]
        return (found + list(people))[:LIMIT]

    def _chosen(self, text: str) -> None:
        hit = next((hit for hit in self._hits if _line(hit) == text), None)
        if hit is None:
            return
        before, _ = name_part(self.text())
        alone = not before.strip()
        if alone:
            self.done()
            if isinstance(hit, Baris):
                self.row_picked.emit(hit.id)
            else:
                self.person_picked.emit(hit)
            return
        self.setText(before + (str(hit.urut) + " " if isinstance(hit, Baris) else hit.nama + ", "))
        self.textEdited.emit(self.text())

    # --- keys -------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter tells, Esc clears, arrow down goes to the list; an open list of names has the first say."""
        popup = self._popup
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if popup.isVisible() and self._moved and popup.currentIndex().isValid():
                event.ignore()
                return
            popup.hide()
            self._timer.stop()
            self.entered.emit(self.text())
        elif key == Qt.Key.Key_Escape and not popup.isVisible() and self.text():
            self.done()
            self.textEdited.emit("")
        elif key == Qt.Key.Key_Down and not popup.isVisible():
            self.left_down.emit()
        elif popup.isVisible() and key in (Qt.Key.Key_Escape, Qt.Key.Key_Backtab):
            event.ignore()
        else:
            super().keyPressEvent(event)


def _line(hit: Baris | OrangRingkas) -> str:
    if isinstance(hit, Baris):
        return f"{hit.urut}.  {hit.nama}  ·  {hit.jabatan}"
    return f"{describe(hit)}  ·  belum di daftar"
