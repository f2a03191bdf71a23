"""Step 2: which sheet, where its heading stands, and which column goes to which field."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QSpinBox,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from lkm_desktop.domain import REGISTERS
from lkm_desktop.domain.penugasan import BADAN, PENGELOLA
from lkm_desktop.importers.synonyms_buku import GABUNGAN
from lkm_desktop.services.impor_bahan import TUJUAN, TUJUAN_BUKU
from lkm_desktop.services.impor_nilai import utama
from ui import icons, theme
from ui.pages.impor.columns_model import IGNORED, TARGET, ColumnsModel
from ui.pages.impor.session import Choices, Sheet, targets
from ui.pages.rapat.table import Table, Tinted, Width
from ui.widgets import looks
from ui.widgets.flow import Flow
from ui.widgets.inputs import ChoiceInput

WIDTHS = (Width(5, 6), Width(14, 24, True), Width(14, 34, True), Width(27, 34), Width(14, 34))


class ColumnsStep(QWidget):
    """Tells `sheet_wanted(name, heading row or 0)`, `mapped(column, field)`, `default_wanted` and `target_wanted`."""

    sheet_wanted = Signal(str, int)
    mapped = Signal(int, object)
    default_wanted = Signal(object)
    target_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheets = ChoiceInput([], required=True)
        self.sheets.setMinimumContentsLength(16)
        self.heading = QSpinBox()
        self.heading.setRange(1, 200)
        self.heading.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.heading.setKeyboardTracking(False)
        self.heading.setMinimumHeight(self.sheets.sizeHint().height())
        self.target = ChoiceInput([(key, REGISTERS[key].title) for key in TUJUAN], required=True)
        self.target.setMinimumContentsLength(21)
        self.body = ChoiceInput([pair for pair in BADAN if pair[0] in PENGELOLA])
        self.model = ColumnsModel()
        self.table = Table("Kolom lembar", self.model)
        self.table.set_widths(WIDTHS)
        self.table.setItemDelegateForColumn(TARGET, _Target(self))
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.summary = looks.label("", "muted", wrap=True)
        self.ke = "orang"
        self._pairs: dict[str, QWidget] = {}
        self._lay_out()
        self.sheets.edited.connect(self._sheet_chosen)
        self.target.edited.connect(self._target_chosen)
        self.heading.valueChanged.connect(self._heading_chosen)
        self.body.edited.connect(self._body_chosen)
        self.model.mapped.connect(self.mapped)
        self.table.opened.connect(self.choose_target)
        self.table.clicked.connect(self._clicked)

    def _lay_out(self) -> None:
        line = Flow()
        shown = (("Masukkan ke", self.target), ("Lembar", self.sheets), ("Baris judul", self.heading))
        for words, edit in (*shown, ("Badan", self.body)):
            label = looks.label(words)
            label.setBuddy(edit)
            edit.setAccessibleName(words)
            pair = QWidget()
            pair.setLayout(looks.row(label, edit))
            line.addWidget(pair)
            self._pairs[words] = pair
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(line)
        layout.addWidget(self.summary)
        layout.addWidget(self.table, 1)
        layout.addWidget(looks.Elided("Enter memilih kolom tujuan  ·  panah berpindah baris", "kecil"))

    def set_titles(self, istilah: str) -> None:
        """Name the books in the office's own words."""
        self.target.set_choices([(key, REGISTERS[key].title_for(istilah)) for key in TUJUAN])

    def show_sheet(self, sheet: Sheet, choices: Choices) -> None:
        """Show the columns of a sheet with the mapping in force."""
        self.ke = choices.ke
        self.target.set_value(choices.ke)
        self.sheets.set_choices([(name, _named(name, rows, why)) for name, rows, why in sheet.table.lembar_lain])
        self.sheets.set_value(sheet.table.lembar.nama)
        self.heading.blockSignals(True)
        self.heading.setMaximum(max(len(sheet.table.lembar.baris), 1))
        self.heading.setValue(sheet.table.baris_judul[0])
        self.heading.blockSignals(False)
        self.model.show(sheet.table, choices.ke, choices.pemetaan)
        used, known = len(self.model.fields), self.has_name
        ignored = len(self.model.columns) - used
        words = f"{used} kolom diambil" + (f", {ignored} tidak diambil" if ignored else "") + "."
        lacking = REGISTERS[self.ke].field(utama(self.ke)).label.lower() if choices.ke in TUJUAN_BUKU else "nama"
        self.summary.setText(words if known else f"{words} Tentukan dulu kolom mana yang berisi {lacking}.")
        self.summary.setObjectName("muted" if known else "awas")
        self.summary.style().unpolish(self.summary)
        self.summary.style().polish(self.summary)
        asks_body = choices.ke == "pengelola" and "badan" not in self.model.fields.values()
        self._pairs["Badan"].setVisible(asks_body)
        self.body.set_value(choices.bawaan.get("badan"))
        if self.table.currentIndex().row() < 0:
            self.table.go_to(0, TARGET)

    @property
    def has_name(self) -> bool:
        """Whether some column holds what names a row (or number and date in one); without it there is no import."""
        fields = set(self.model.fields.values())
        return utama(self.ke) in fields or any(
            utama(self.ke) in GABUNGAN[self.ke][field] for field in fields & set(GABUNGAN.get(self.ke, {}))
        )

    def choose_target(self) -> None:
        """Open the choice of the current row."""
        index = self.model.index(self.table.currentIndex().row(), TARGET)
        self.table.setCurrentIndex(index)
        self.table.edit(index)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == TARGET:
            self.choose_target()

    def _sheet_chosen(self) -> None:
        self.sheet_wanted.emit(str(self.sheets.value()), 0)

    def _target_chosen(self) -> None:
        self.target_wanted.emit(str(self.target.value()))

    def _heading_chosen(self, row: int) -> None:
        self.sheet_wanted.emit(str(self.sheets.value()), row)

    def _body_chosen(self) -> None:
        value = self.body.value()
        self.default_wanted.emit({"badan": value} if value else {})


class _Target(Tinted):
    """A combo of the fields, opened at once; what is chosen counts at once."""

    def __init__(self, step: ColumnsStep) -> None:
        super().__init__(step)
        self._step = step

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """A small arrow says that there is a choice."""
        super().paint(painter, option, index)
        size = 14
        box = QRect(option.rect.right() - size - 6, option.rect.center().y() - size // 2, size, size)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.AlternateBase if index.row() % 2 else QPalette.ColorRole.Base
        ground = option.rect.adjusted(option.rect.width() - size - 12, 1, 0, -1)
        painter.fillRect(ground, option.palette.color(QPalette.ColorRole.Highlight if chosen else role))
        painter.drawPixmap(box, icons.pixmap("chevron-down", theme.BASE if chosen else theme.MUTED, size))

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """The combo of one column."""
        combo = QComboBox(parent)
        combo.setAccessibleName("Masuk ke")
        combo.addItem(IGNORED, None)
        for key, words in targets(self._step.ke):
            combo.addItem(words, key)
        combo.activated.connect(self._chosen)
        combo.installEventFilter(self)
        return combo

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Show the field in force."""
        if isinstance(editor, QComboBox):
            place = editor.findData(index.data(Qt.ItemDataRole.EditRole))
            editor.setCurrentIndex(max(place, 0))

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Tell the choice."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())

    def _chosen(self) -> None:
        editor = self.sender()
        if isinstance(editor, QComboBox):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)
            self._step.table.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the list as soon as the combo stands there."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QComboBox):
            watched.showPopup()
        return super().eventFilter(watched, event)


def _named(name: str, rows: int, why: str) -> str:
    return f"{name} ({why})" if why else f"{name} ({rows} baris)"
