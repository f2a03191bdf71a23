"""Tab "Setelan": the deadline and the limits of the rules for odd numbers, each with its source."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from lkm_desktop.kota import setelan
from ui.pages.korkot.desk import View
from ui.widgets import looks
from ui.widgets.inputs import NumberInput


class SettingsTab(QWidget):
    """`save_wanted(values)`."""

    save_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.inputs: dict[str, NumberInput] = {}
        self.messages = {one.kunci: looks.label("", "err", wrap=True) for one in setelan.SEMUA}
        frame, card = looks.card(spacing=6)
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        for one in setelan.SEMUA:
            edit = NumberInput()
            edit.setFixedWidth(looks.chars(edit, 8))
            edit.setAccessibleName(one.label)
            self.inputs[one.kunci] = edit
            off = "; 0 untuk mematikan" if one.mati else ""
            remark = looks.label(f"{one.satuan}  Sumber: {one.sumber}{off}.".strip(), "muted")
            label = looks.label(one.label)
            label.setBuddy(edit)
            form.addRow(label, looks.row(edit, remark, self.messages[one.kunci], None))
        card.addLayout(form)
        self.save_button = looks.button("Simpan setelan", self.save, "save", "primary")
        card.addLayout(looks.row(self.save_button, None))
        area = QScrollArea()
        area.setObjectName("polos")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setObjectName("polos")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
        column.addStretch(1)
        area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 10, 0, 0)
        outer.addWidget(area)

    def show_view(self, view: View) -> None:
        """Show what is set."""
        for one in setelan.SEMUA:
            self.inputs[one.kunci].set_value(view.setelan.get(one.kunci, one.bawaan))
            self.messages[one.kunci].setText("")

    def save(self) -> None:
        """Ask for the numbers to be kept, unless one is impossible."""
        values: dict[str, int] = {}
        for one in setelan.SEMUA:
            edit = self.inputs[one.kunci]
            value = -1 if edit.problem() else int(edit.value() or 0)
            fits = one.terkecil <= value <= one.terbesar
            self.messages[one.kunci].setText("" if fits else f"Isi angka {one.terkecil} sampai {one.terbesar}.")
            if fits:
                values[one.kunci] = value
        if len(values) == len(setelan.SEMUA):
            self.save_wanted.emit(values)

    def start(self) -> None:
        """The keys go to the first number."""
        self.inputs[setelan.SEMUA[0].kunci].setFocus()
