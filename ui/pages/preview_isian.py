"""The fields typed for one paper alone: its number and date first, then what its kind asks for."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from lkm_desktop.fields import Field
from ui.pages.preview_bawaan import bawaan, lengkap
from ui.pages.preview_sheet import RALAT, Sheet
from ui.pages.preview_source import LISTS, PaperSource
from ui.pages.rapat.grow import GrowInput
from ui.widgets import field_inputs, looks
from ui.widgets.inputs import ChoiceInput, LongInput, TextInput

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def to_text(spec: Field, value: Any) -> str:
    """A typed value as the papers read it: dates as 2015-09-21, yes as "1", no as ""."""
    if value is None or value is False:
        return ""
    if value is True:
        return "1"
    if spec.kind == "pilihan" and value == bawaan(spec).kode:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def from_text(spec: Field, text: str) -> Any:
    """The value to show for a stored text."""
    if spec.kind == "ya_tidak":
        return text == "1"
    if spec.kind == "tanggal":
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text or None
    if spec.kind == "pilihan":
        return text or bawaan(spec).kode
    return text or None


class FieldsPanel(QWidget):
    """Writes into the sheet at every key. `number_wanted` when the number shall be registered."""

    number_wanted = Signal()

    def __init__(self, sheet: Sheet, source: PaperSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = sheet
        self.inputs: dict[str, Any] = {}
        self.warning: QLabel | None = None
        self._fields = {spec.key: spec for spec in self._asked()}
        self._messages: dict[str, Any] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 4, 0)
        self._column.setSpacing(8)
        self._add_correction()
        if sheet.kind.nomor:
            self._add_number()
        for spec in self._fields.values():
            self._add(spec, source)
        self._column.addStretch(1)
        self.show_values()

    def _asked(self) -> tuple[Field, ...]:
        """The fields of the kind; a numbered letter that does not ask for its date gets one."""
        asked = self.sheet.kind.borang
        if self.sheet.kind.nomor and all(spec.key != "tanggal" for spec in asked):
            asked = (Field("tanggal", "Tanggal surat", "tanggal", 12), *asked)
        return tuple(spec for spec in asked if spec.key != "nomor")

    # --- building ---------------------------------------------------------------------------------------------------

    def _add_correction(self) -> None:
        self.correction = LongInput(3)
        self.correction.setPlaceholderText("Misalnya: jam rapat menjadi 20.00")
        self.correction_box = QWidget()
        column = QVBoxLayout(self.correction_box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        label = looks.label("Yang diubah (tercetak sebagai RALAT)", "bold")
        label.setBuddy(self.correction)
        self.correction.setAccessibleName("Yang diubah, tercetak sebagai ralat")
        self.correction.edited.connect(self._corrected)
        column.addWidget(label)
        column.addWidget(self.correction)
        self._column.addWidget(self.correction_box)

    def _add_number(self) -> None:
        self.number = TextInput()
        self.number.edited.connect(self._number_typed)
        self.number.installEventFilter(self)
        self.number_button = looks.button("Ambil n&omor", self.number_wanted.emit, "hash")
        self.number_note = looks.label("", "kecil", wrap=True)
        label = looks.label("Nomor")
        label.setBuddy(self.number)
        self.number.setAccessibleName("Nomor")
        self._messages["nomor"] = looks.label("", "err", wrap=True)
        self._messages["nomor"].hide()
        line = looks.row(self.number_button, self.number_note, spacing=6)
        line.setStretch(1, 1)
        cell = QVBoxLayout()
        cell.setSpacing(3)
        cell.addWidget(label)
        cell.addWidget(self.number)
        cell.addWidget(self._messages["nomor"])
        cell.addLayout(line)
        self._column.addLayout(cell)

    def _add(self, spec: Field, source: PaperSource) -> None:
        shown = lengkap(spec)
        edit: Any = field_inputs.make(shown, source)
        if spec.key in LISTS:
            edit = GrowInput(spec.label)
            edit.complete_with(source.people_lines)
        edit.setAccessibleName(spec.label)
        edit.setProperty("kunci", spec.key)
        label = looks.label(spec.label)
        label.setBuddy(edit)
        message = looks.label("", "err", wrap=True)
        message.hide()
        self.inputs[spec.key], self._messages[spec.key] = edit, message
        cell = QVBoxLayout()
        cell.setSpacing(3)
        cell.addWidget(label)
        cell.addWidget(edit)
        cell.addWidget(message)
        if spec.key == "tanggal":
            self.warning = looks.label("", "awas", wrap=True)
            cell.addWidget(self.warning)
        if shown.help:
            edit.setAccessibleDescription(shown.help)
            cell.addWidget(looks.label(shown.help, "kecil", wrap=True))
        self._column.addLayout(cell)
        edit.edited.connect(self._typed)
        edit.left.connect(self._left)
        edit.installEventFilter(self)
        for radio in edit.findChildren(QRadioButton):
            radio.installEventFilter(self)

    # --- values -----------------------------------------------------------------------------------------------------

    def show_values(self) -> None:
        """Show what the sheet holds; a field in use keeps its text when it says the same."""
        for key, edit in self.inputs.items():
            stored = self.sheet.isian.get(key, "")
            if (to_text(self._fields[key], edit.value()) != stored or not stored) and not edit.hasFocus():
                edit.set_value(from_text(self._fields[key], stored))
        if self.correction.value() != (self.sheet.isian.get(RALAT) or None):
            self.correction.set_value(self.sheet.isian.get(RALAT, ""))
        self.correction_box.setVisible(self.sheet.corrected)
        if self.sheet.kind.nomor:
            if self.number.text().strip() != self.sheet.isian.get("nomor", ""):
                self.number.set_value(self.sheet.isian.get("nomor", ""))
            self.show_number()
        self._show_warning()
        self.setEnabled(not self.sheet.locked)

    def _show_warning(self) -> None:
        if self.warning is not None:
            self.warning.setText(self.sheet.warning())
            self.warning.setVisible(bool(self.warning.text()))

    def show_number(self) -> None:
        """The proposed number, and whether the typed one is registered."""
        sheet = self.sheet
        typed = sheet.isian.get("nomor", "").strip()
        proposed = "" if typed else sheet.proposed()
        self.number.setPlaceholderText(proposed)
        registered = bool(sheet.surat_id) and typed == sheet.taken
        if registered:
            words = "Tercatat di agenda surat keluar."
        elif typed:
            words = "Belum tercatat; dicatat sendiri saat dicetak atau disimpan."
        else:
            words = "Selama kosong tercetak titik-titik."
        self.number_note.setText(words)
        self.number_button.setEnabled(not registered and not sheet.locked)
        self.number_button.setText("Ganti n&omor" if sheet.surat_id and typed else "Ambil n&omor")

    def show_errors(self, errors: dict[str, str]) -> None:
        """Sentences under the fields; the first gets the keys."""
        for key, message in self._messages.items():
            message.setText(errors.get(key, ""))
            message.setVisible(key in errors)
        if "nomor" in errors and self.sheet.kind.nomor:
            self.number.setFocus()

    def problems(self) -> dict[str, str]:
        """Sentences for required fields that are empty and for texts that are no value."""
        found = {}
        for key, edit in self.inputs.items():
            wrong = edit.problem()
            if not wrong and self._fields[key].required and edit.value() in (None, ""):
                wrong = f"{self._fields[key].label} belum diisi."
            if wrong:
                found[key] = wrong
        return found

    # --- typing -----------------------------------------------------------------------------------------------------

    def _typed(self) -> None:
        edit = self.sender()
        key = str(edit.property("kunci")) if edit is not None else ""
        if key in self.inputs:
            self._messages[key].hide()
            self.sheet.put(key, to_text(self._fields[key], self.inputs[key].value()))
            if key == "tanggal":
                self._show_warning()
                if self.sheet.kind.nomor:
                    self.show_number()

    def _left(self) -> None:
        edit = self.sender()
        key = str(edit.property("kunci")) if edit is not None else ""
        if key in self.inputs:
            wrong = self.inputs[key].problem()
            self._messages[key].setText(wrong)
            self._messages[key].setVisible(bool(wrong))

    def _number_typed(self) -> None:
        self._messages["nomor"].hide()
        self.sheet.put("nomor", " ".join(self.number.text().split()))
        self.show_number()

    def take_back(self) -> bool:
        """Ctrl+Z where no typing is left to undo: the field typed in before. False when there is none."""
        key = self.sheet.take_back()
        if key in self.inputs:
            self.inputs[key].set_value(from_text(self._fields[key], self.sheet.isian.get(key, "")))
            self.inputs[key].setFocus()
        self.show_values()
        return bool(key)

    def after_number(self) -> None:
        """The number is registered, its button greyed: the keys go on to the next field."""
        following = next(iter(self.inputs.values()), None)
        (following if following is not None else self.number).setFocus(Qt.FocusReason.TabFocusReason)

    def _corrected(self) -> None:
        self.sheet.put(RALAT, self.correction.toPlainText().strip())

    # --- keys -------------------------------------------------------------------------------------------------------

    def first(self) -> QWidget | None:
        """Where typing begins: what a correction changed, else the first empty field, else the first."""
        if self.sheet.corrected:
            return self.correction
        made = list(self.inputs.values())
        empty = (edit for edit in made if edit.value() in (None, "") and not isinstance(edit, ChoiceInput))
        widget: QWidget | None = next(empty, made[0] if made else None)
        return widget if widget is not None or not self.sheet.kind.nomor else self.number

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes to the next field; Ctrl+Z on a choice takes back what was typed or chosen last."""
        if not isinstance(event, QKeyEvent) or event.type() == QEvent.Type.KeyRelease:
            return False
        if event.matches(QKeySequence.StandardKey.Undo) and isinstance(watched, QComboBox | QRadioButton):
            event.accept()
            return event.type() == QEvent.Type.ShortcutOverride or self.take_back()
        if event.type() != QEvent.Type.KeyPress or event.key() not in _ENTER:
            return False
        if not isinstance(watched, QLineEdit | QComboBox | QRadioButton):
            return False
        completer = watched.completer() if isinstance(watched, QLineEdit) else None
        popup = completer.popup() if completer is not None else None
        if popup is not None and popup.isVisible():
            return False
        self.focusNextChild()
        return True
