"""The card beside the tree: the form of the row with the cursor, and its buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from lkm_desktop.services.papan_data import TahapPapan
from ui.pages.rapat.tall_area import TallArea
from ui.pages.siklus.edit_forms import RowForm, make_forms
from ui.pages.siklus.edit_source import EditSource
from ui.pages.siklus.edit_tree import KEGIATAN, NOUNS, SIKLUS, SYARAT, TAHAP, Node
from ui.widgets import looks


class RowCard(QFrame):
    """`edited` on every change; the buttons tell `saved`, `cancelled`, `deleted` and `moved(steps)`."""

    edited = Signal()
    saved = Signal()
    cancelled = Signal()
    deleted = Signal()
    moved = Signal(int)

    def __init__(self, source: EditSource) -> None:
        super().__init__()
        self.setObjectName("card")
        self._source = source
        self.forms = make_forms()
        self.heading = looks.label("", "h2", wrap=True)
        self.state = looks.label("", "muted")
        self.cancel_button = looks.button("Batal", self.cancelled.emit)
        self.save_button = looks.button("Simpan", self.saved.emit, "save", "primary")
        self.delete_button = looks.button("Hapus", self.deleted.emit, "trash-2", "bahaya")
        self.up_button = looks.tool("arrow-up", "Naikkan (Alt+Panah atas)", self._up, framed=True)
        self.down_button = looks.tool("arrow-down", "Turunkan (Alt+Panah bawah)", self._down, framed=True)
        self._stack = QStackedWidget()
        for form in self.forms.values():
            self._stack.addWidget(form)
            form.edited.connect(self.edited)
            form.finished.connect(self.saved)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self.heading)
        layout.addWidget(self._area(), 1)
        layout.addLayout(looks.row(
            self.delete_button, self.up_button, self.down_button, self.state, None, self.cancel_button,
            self.save_button))

    def _area(self) -> TallArea:
        area = TallArea()
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 4, 0)
        inner.addWidget(self._stack)
        inner.addStretch(1)
        area.setWidget(holder)
        for part in (area, holder):
            part.setObjectName("polos")
        area.viewport().setAutoFillBackground(False)
        holder.setAutoFillBackground(False)
        return area

    def _up(self) -> None:
        self.moved.emit(-1)

    def _down(self) -> None:
        self.moved.emit(1)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_row(self, node: Node, stage: TahapPapan | None, values: dict[str, object]) -> None:
        """Show a row; stage: the one that it is or belongs to. Raises LkmError when something of it is gone."""
        form = self.forms[node.kind]
        self._offer(node, stage, form)
        form.set_values(values)
        self._stack.setCurrentWidget(form)
        noun = NOUNS[node.kind] if node.id else f"{NOUNS[node.kind]} baru"
        inside = f" · {stage.singkat or stage.nama}" if stage is not None and node.kind != TAHAP else ""
        self.heading.setText(f"{noun}{inside}")

    def _offer(self, node: Node, stage: TahapPapan | None, form: RowForm) -> None:
        """Fill the choices of a form that depend on the office or on the stage."""
        if node.kind == SIKLUS:
            others = [(found.id, found.nama) for found in self._source.listed() if found.id != node.id]
            form.set_choices("sebelum_id", others)
        elif node.kind == KEGIATAN:
            form.set_choices("kit", self._source.kits())
        elif node.kind == SYARAT:
            found = [(activity.id, activity.nama) for activity in stage.kegiatan] if stage is not None else []
            form.set_choices("kegiatan_id", [("", "Seluruh tahap"), *found])

    def enable(self, node: Node, *, dirty: bool) -> None:
        """Which buttons are of use."""
        stored = node.kind != SIKLUS and bool(node.id)
        self.state.setText("Belum disimpan" if dirty else "")
        self.save_button.setEnabled(dirty)
        self.cancel_button.setEnabled(dirty or not node.id)
        for made in (self.up_button, self.down_button, self.delete_button):
            made.setEnabled(stored)
