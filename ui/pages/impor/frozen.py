"""The names of the preview's rows, held in sight while the table is scrolled to the right."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from ui import theme


class FrozenColumn(QTableView):
    """A picture of the table's first column, laid over its left edge. Mouse and keys go to the table below it."""

    #: width of the rule at its right edge, in pixels
    LINE = 2

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self._take_model(table.model(), table.selectionModel())
        self.setAccessibleName("Nama baris yang terlihat")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        rule = f"border-right: {self.LINE}px solid {theme.MUTED}"
        self.setStyleSheet(f"QTableView {{ border: 0; {rule}; border-radius: 0 }}")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAutoScroll(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(table.horizontalHeader().defaultAlignment())
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.hide()

    def _take_model(self, model: QAbstractItemModel, selection: QItemSelectionModel) -> None:
        self.setModel(model)
        self.setSelectionModel(selection)

    def follow(self, value: int) -> None:
        """Show the names once the table is scrolled by `value` pixels, hide them when it is back at the left."""
        self.setVisible(value > 0 and self.model().columnCount() > 1)
        self.fit()

    def fit(self) -> None:
        """Lie exactly over the table's first column and its heading."""
        if self.isHidden():
            return
        table, head = self._table, self._table.horizontalHeader()
        for column in range(self.model().columnCount()):
            self.setColumnHidden(column, column > 0)
        self.setColumnWidth(0, table.columnWidth(0))
        self.setIconSize(table.iconSize())
        self.verticalHeader().setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
        self.horizontalHeader().setFixedHeight(head.height())
        corner = table.viewport().geometry().topLeft() - QPoint(0, head.height())
        height = head.height() + table.viewport().height()
        self.setGeometry(corner.x(), corner.y(), table.columnWidth(0) + self.LINE, height)
        self.verticalScrollBar().setValue(table.verticalScrollBar().value())
        self.raise_()

    def covered(self) -> int:
        """How many pixels of the table's left edge lie under the names."""
        return 0 if self.isHidden() else self.width()
