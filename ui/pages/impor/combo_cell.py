"""A cell with a small arrow that opens a choice; what is chosen counts at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit, QStyle, QStyleOptionViewItem, QWidget

from ui import icons, theme
from ui.pages.rapat.table import Tinted

Index = QModelIndex | QPersistentModelIndex
Entries = Sequence[tuple[object, str]]


class ComboCell(Tinted):
    """Subclasses say what a cell offers. The value chosen is handed to the model as the edited value."""

    def __init__(self, view: QAbstractItemView, name: str) -> None:
        super().__init__(view)
        self._view, self._name = view, name

    def entries(self, index: Index) -> Entries:
        """(value, words) of what may be chosen; the first one for nothing."""
        raise NotImplementedError

    def free(self, index: Index) -> bool:
        """Whether other words may be typed."""
        return False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A small arrow says that there is a choice."""
        super().paint(painter, option, index)
        size = 14
        box = QRect(option.rect.right() - size - 6, option.rect.center().y() - size // 2, size, size)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.AlternateBase if index.row() % 2 else QPalette.ColorRole.Base
        ground = option.rect.adjusted(option.rect.width() - size - 12, 1, 0, -1)
        painter.fillRect(ground, option.palette.color(QPalette.ColorRole.Highlight if chosen else role))
        painter.drawPixmap(box, icons.pixmap("chevron-down", theme.BASE if chosen else theme.MUTED, size))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The combo of one cell."""
        combo = QComboBox(parent)
        combo.setAccessibleName(self._name)
        for value, words in self.entries(index):
            combo.addItem(words, value)
        combo.setEditable(self.free(index))
        combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line = combo.lineEdit()
        if line is not None:
            line.installEventFilter(self)
        combo.activated.connect(self._chosen)
        combo.installEventFilter(self)
        return combo

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the value in force."""
        if isinstance(editor, QComboBox):
            value = index.data(Qt.ItemDataRole.EditRole)
            place = editor.findData(value)
            editor.setCurrentIndex(max(place, 0))
            if place < 0 and editor.isEditable() and value:
                editor.setEditText(str(value))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Tell the model."""
        if isinstance(editor, QComboBox):
            typed = editor.currentText().strip()
            place = editor.findText(typed) if editor.isEditable() else editor.currentIndex()
            model.setData(index, editor.itemData(place) if place >= 0 else typed)

    def _chosen(self) -> None:
        editor = self.sender()
        if isinstance(editor, QComboBox):
            self._take(editor)

    def _take(self, editor: QComboBox) -> None:
        """What is chosen counts, once: completing a typed word tells it again when the combo closes."""
        if editor.property("selesai") is not True:
            editor.setProperty("selesai", True)
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)
            self._view.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the list as soon as the combo stands there; one to type in waits for the letters.

        Enter in its line counts here, before it can reach the table, which would open the next choice.
        """
        if isinstance(watched, QLineEdit):
            pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
            if pressed and isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                combo = watched.parentWidget()
                if isinstance(combo, QComboBox):
                    self._take(combo)
                return True
            return False
        if event.type() == QEvent.Type.Show and isinstance(watched, QComboBox) and not watched.isEditable():
            watched.showPopup()
        return super().eventFilter(watched, event)
