"""A form made from Field declarations: labels with keys, messages under the fields, Enter goes on; dicts in and out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from lkm_desktop.fields import Field
from ui.widgets import field_inputs, inputs, looks, printable
from ui.widgets.choice_inputs import RadioInput
from ui.widgets.field_inputs import FieldSource

#: fields that stand on one line, with the words for both
PAIRS: dict[tuple[str, str], str] = {
    ("tempat_lahir", "tanggal_lahir"): "Tempat, tanggal lahir",
    ("rt", "rw"): "RT / RW",
    ("mulai", "selesai"): "Mulai – selesai",
    ("rencana_mulai", "rencana_selesai"): "Rencana",
    ("sk_nomor", "sk_tanggal"): "No. SK, tanggal",
    ("status", "status_tanggal"): "Keadaan, sejak",
    ("jam_mulai", "jam_selesai"): "Jam mulai – selesai",
    ("tanggal", "sampai"): "Tanggal – sampai",
    ("periode_mulai", "periode_selesai"): "Masa bakti",
    ("lurah_nama", "lurah_nip"): "Lurah, NIP",
    ("surat_nomor", "surat_tanggal"): "Nomor, tanggal surat",
    ("peserta_l", "peserta_p"): "Peserta L / P",
    ("jumlah", "satuan"): "Jumlah, satuan",
    ("status", "tanggal_selesai"): "Status, tanggal selesai",
    ("penerima", "tanggal_terima"): "Diterima oleh, tanggal",
    ("ba_nomor", "ba_tanggal"): "Nomor, tanggal BA",
    ("kk_l", "kk_p"): "KK miskin L / P",
    ("jiwa_l", "jiwa_p"): "Jiwa miskin L / P",
    ("pjm_mulai", "pjm_selesai"): "PJM tahun – tahun",
    ("lpj_mulai", "lpj_selesai"): "LPJ sejak – sampai",
    ("masa_mulai", "masa_selesai"): "Ditinjau sejak – sampai",
    ("rplp_versi", "rplp_tanggal"): "RPLP versi, disahkan",
    ("rtplp_versi", "rtplp_tanggal"): "RTPLP versi, disahkan",
    ("uji_tanggal", "uji_tempat"): "Tanggal, tempat",
    ("basis_mulai", "basis_selesai"): "Pemilihan di RT",
    ("min_nama", "max_nama"): "Nama surat RT, min–maks",
    ("jam_buka", "jam_tutup"): "Dibuka – ditutup jam",
    ("akta", "tanggal_akta"): "No. akta, tanggal",
    ("jumlah_rt", "jumlah_rw"): "Jumlah RT / RW",
    ("jumlah_kk", "jumlah_kk_miskin"): "Jumlah KK / KK miskin",
}


@dataclass(frozen=True)
class Group:
    """Fields under one heading; an empty title has none."""

    title: str
    fields: tuple[Field, ...]


class FieldForm(QWidget):
    """`values()` and `set_values()` speak dicts by field key.

    Signals: `edited` on every change, `left(key)` when a field is left, `finished` on Enter in the last field.
    """

    edited = Signal()
    left = Signal(str)
    finished = Signal()

    def __init__(self, groups: Sequence[Group], source: FieldSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source = source
        self.inputs: dict[str, Any] = {}
        self.labels: dict[str, Any] = {}
        self._fields: dict[str, Field] = {}
        self._notes: dict[str, Any] = {}
        self._messages: dict[str, Any] = {}
        self._extra: dict[str, Any] = {}
        self._told: list[tuple[str, str, str]] = []
        self._row = 0
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 4, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        outer.addLayout(self._grid)
        outer.addStretch(1)
        for group in groups:
            self._add_group(group)

    # --- building ---------------------------------------------------------------------------------------------------

    def _add_group(self, group: Group) -> None:
        if group.title:
            heading = looks.label(group.title, "h2")
            heading.setContentsMargins(0, 8 if self._row else 0, 0, 0)
            self._grid.addWidget(heading, self._row, 0, 1, 2)
            self._row += 1
        waiting = list(group.fields)
        while waiting:
            first = waiting.pop(0)
            partner = waiting[0] if waiting and (first.key, waiting[0].key) in PAIRS else None
            if partner is not None:
                waiting.pop(0)
            self._add_row(first, partner)

    def _add_row(self, first: Field, partner: Field | None) -> None:
        words = PAIRS[(first.key, partner.key)] if partner else first.label
        row_label = looks.label(words)
        row_label.setTextFormat(Qt.TextFormat.AutoText)
        edit = self._make(first)
        row_label.setBuddy(edit)
        self.labels[first.key] = row_label
        note = looks.label("", "muted")
        note.hide()
        if partner is None:
            line = looks.row(edit, note)
            narrow = edit.maximumWidth() < 10_000
            if narrow:
                line.addStretch(1)
        else:
            line = looks.row(edit, self._make(partner), note)
            if all(self.inputs[f.key].maximumWidth() < 10_000 for f in (first, partner)):
                line.addStretch(1)
        message = looks.label("", "err", wrap=True)
        message.hide()
        for key in [first.key] + ([partner.key] if partner else []):
            self._notes[key], self._messages[key] = note, message
        cell = QVBoxLayout()
        cell.setSpacing(2)
        cell.addLayout(line)
        cell.addWidget(message)
        tall = first.kind == "panjang"
        self._grid.addWidget(row_label, self._row, 0, Qt.AlignmentFlag.AlignTop)
        row_label.setMinimumHeight(edit.sizeHint().height() if not tall else 28)
        self._grid.addLayout(cell, self._row, 1)
        self._row += 1

    def input_for(self, spec: Field) -> Any:
        """The input of a field; another form may choose its own."""
        return field_inputs.make(spec, self.source)

    def _make(self, spec: Field) -> QWidget:
        edit: Any = self.input_for(spec)
        edit.setAccessibleName(spec.label + (" (wajib)" if spec.required else ""))
        if spec.help:
            edit.setToolTip(spec.help)
            edit.setAccessibleDescription(spec.help)
        self._fields[spec.key] = spec
        self.inputs[spec.key] = edit
        edit.setProperty("kunci", spec.key)
        edit.edited.connect(self._edited)
        edit.left.connect(self._left)
        edit.installEventFilter(self)
        for radio in edit.findChildren(QRadioButton):
            radio.installEventFilter(self)
        made: QWidget = edit
        return made

    # --- values -----------------------------------------------------------------------------------------------------

    def values(self) -> dict[str, Any]:
        """The typed values of every field, and what `set_values` brought beyond the fields."""
        return {**self._extra, **{key: edit.value() for key, edit in self.inputs.items()}}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show a record; keys without a field are kept and given back."""
        self._extra = {key: value for key, value in values.items() if key not in self.inputs}
        for key, edit in self.inputs.items():
            edit.set_value(values.get(key))
        self.clear_messages()
        self._show_notes()

    def texts(self) -> dict[str, Any]:
        """What stands in the fields, wrong dates as typed: the draft of the form."""
        return {
            key: edit.text() if edit.problem() else edit.value()
            for key, edit in self.inputs.items()
        } | self._extra

    def problems(self) -> dict[str, str]:
        """Sentences for fields whose text is no value at all, and for empty required ones."""
        found = {}
        for key, edit in self.inputs.items():
            wrong = edit.problem()
            spec = self._fields[key]
            nothing = (None,) if spec.kind == "pilihan" else (None, "")  # "" may be a choice of a closed list
            if not wrong and spec.required and edit.value() in nothing:
                wrong = f"{spec.label} perlu diisi."
            if wrong:
                found[key] = wrong
        return found

    # --- messages ---------------------------------------------------------------------------------------------------

    def clear_messages(self) -> None:
        """No field is marked."""
        self.show_messages(())

    def show_messages(self, messages: Sequence[tuple[str, str, str]]) -> None:
        """Mark fields. Each message is (key, level "salah"/"peringatan"/"info", sentence)."""
        self._told = [message for message in messages if message[0] in self.inputs]
        self._mark()

    def _mark(self) -> None:
        """What was told, and what of the typed text cannot be printed."""
        for key, edit in self.inputs.items():
            self._messages[key].hide()
            self._messages[key].setText("")
            looks.mark(edit, "salah", False)
            looks.mark(edit, "awas", False)
            edit.setAccessibleDescription(self._fields[key].help)
        odd = [(key, "info", printable.remark(edit.value())) for key, edit in self.inputs.items()]
        texts: dict[int, list[str]] = {}
        for key, level, sentence in [*self._told, *(message for message in odd if message[2])]:
            shown = self._messages[key]
            lines = texts.setdefault(id(shown), [])
            lines.append(sentence)
            shown.setText("\n".join(lines))
            if level == "salah" or len(lines) == 1:
                shown.setObjectName({"salah": "err", "peringatan": "awas"}.get(level, "muted"))
                looks.mark(shown, "jenis", level)
                shown.style().unpolish(shown)
                shown.style().polish(shown)
            shown.show()
            if level != "info":
                looks.mark(self.inputs[key], "salah" if level == "salah" else "awas", True)
            self.inputs[key].setAccessibleDescription(sentence)

    def _edited(self) -> None:
        """What was wrong with a field is no longer said once the field is changed."""
        sender = self.sender()
        key = str(sender.property("kunci")) if sender is not None else ""
        rest = [told for told in self._told if told[0] != key or told[1] != "salah"]
        if len(rest) < len(self._told):
            self._told = rest
            self._mark()
        self.edited.emit()

    def focus_first(self, keys: Sequence[str] = ()) -> None:
        """Put the cursor in the first of those fields, or in the first field."""
        for key in self.inputs:
            if not keys or key in keys:
                self.inputs[key].setFocus(Qt.FocusReason.OtherFocusReason)
                if isinstance(self.inputs[key], QLineEdit):
                    self.inputs[key].selectAll()
                return

    def set_read_only(self, closed: bool) -> None:
        """Grey the fields out (a record in the Sampah)."""
        for edit in self.inputs.values():
            edit.setEnabled(not closed)

    def _show_notes(self) -> None:
        for key, edit in self.inputs.items():
            if self._fields[key].kind == "tanggal" and key != "sk_tanggal":
                self._notes[key].setText(edit.note())
                self._notes[key].setVisible(bool(edit.note()))

    def _left(self) -> None:
        sender = self.sender()
        if isinstance(sender, QWidget):
            key = str(sender.property("kunci"))
            self._show_notes()
            if printable.remark(self.inputs[key].value()) or self._messages[key].text():
                self._mark()
            self.left.emit(key)

    def changeEvent(self, event: QEvent) -> None:
        """Another text size: narrow fields get their width anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.refit()
            QTimer.singleShot(0, self, self.refit)  # the fields themselves get the new font after the form

    def refit(self) -> None:
        """Give narrow fields their width again, for the font in force."""
        for edit in getattr(self, "inputs", {}).values():
            inputs.refit(edit)

    # --- keys -------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes to the next field, as in Excel, past words already chosen; in the last one it is `finished`."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        if event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            return False
        if not isinstance(watched, QLineEdit | QComboBox | QRadioButton):
            return False
        completer = watched.completer() if isinstance(watched, QLineEdit) else None
        popup = completer.popup() if completer is not None else None
        if popup is not None and popup.isVisible():
            return False
        self._go_on(watched)
        return True

    def _go_on(self, widget: QWidget) -> None:
        edits = list(self.inputs.values())
        owner = next((e for e in edits if e is widget or e.isAncestorOf(widget)), None)
        rest = edits[edits.index(owner) + 1 :] if owner is not None else []
        following = next((e for e in rest if e.isEnabled() and e.isVisible() and not _is_chosen(e)), None)
        if following is None:
            self.finished.emit()
            return
        following.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(following, QLineEdit):
            following.selectAll()


def _is_chosen(edit: object) -> bool:
    """Whether this is a choice between words that was made: letters typed there would be lost."""
    return isinstance(edit, RadioInput) and edit.value() is not None
