"""The card beside the list: one record as a form, its history, or the search for the person of a new one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from lkm_desktop.errors import FieldErrors, LkmError
from ui import mnemonics
from ui.register.findings import without_code
from ui.register.form_card import FormCard
from ui.register.proposals import Proposals
from ui.register.source import RegisterSource

DRAFT_MS = 3000
NOTHING_CHOSEN = "Pilih satu baris untuk melihat isinya."


class FormPanel(FormCard):
    """Modes: empty, form, history, and picking a person. `saved(id, new)`, `trash_wanted(id)`, `restore_wanted(id)`."""

    saved = Signal(str, bool)
    trash_wanted = Signal(str)
    restore_wanted = Signal(str)
    extra_wanted = Signal(str)
    cancelled = Signal()
    error = Signal(str)

    def __init__(self, source: RegisterSource, parent: QWidget | None = None) -> None:
        super().__init__(source, parent)
        self.row_id: str | None = None
        self.is_new = False
        self.dirty = False
        self._values: dict[str, Any] = {}
        self._values_shown: dict[str, Any] = {}
        self._visited: set[str] = set()
        self._proposals = Proposals(source, self.form)
        #: whether saving was refused: from then on every wrong field is told
        self._tried = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_MS)
        self._timer.timeout.connect(self.keep_draft)
        self._connect()
        self.show_nothing()

    def _connect(self) -> None:
        self.form.edited.connect(self._edited)
        self.form.left.connect(self._left)
        self.form.finished.connect(self._finished)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.cancel)
        self.delete_button.clicked.connect(self._delete)
        self.restore_button.clicked.connect(self._restore)
        self.history_button.toggled.connect(self._toggle_history)
        self.extra_button.clicked.connect(self._do_extra)
        self.picker.picked.connect(self._picked)
        self.picker.new_wanted.connect(self._new_person)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.save)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.cancel)

    # --- modes ------------------------------------------------------------------------------------------------------

    def show_nothing(self, text: str = NOTHING_CHOSEN) -> None:
        """No record."""
        self._timer.stop()
        self.row_id, self.is_new, self.dirty, self._values = None, False, False, {}
        self.empty.setText(text)
        self.title.setText("")
        self.roles.setText("")
        self._mode(self.empty)
        self.setHidden(text == NOTHING_CHOSEN)  # the list then has the whole width

    def show_record(self, row_id: str, trashed: bool = False) -> None:
        """A stored record; in the Sampah it can only be brought back."""
        try:
            values = self.source.get(row_id)
        except LkmError as error:
            self.show_nothing(str(error))
            return
        self._fill(row_id, values, new=False)
        self.form.set_read_only(trashed)
        self._mode(self.area, trashed=trashed)
        if not trashed:
            self._show_check(all_fields=True)

    def show_draft(self, row_id: str | None, values: dict[str, Any]) -> None:
        """Typed values that were not saved yet."""
        self._fill(row_id, values, new=row_id is None)
        self.form.set_read_only(False)
        self._mode(self.area)
        self._set_dirty(True)
        self._show_check(all_fields=row_id is not None)
        self.form.focus_first()

    def start_new(self, nama: str = "") -> None:
        """A new record, with the name typed elsewhere if any; for a hat the person is looked for first."""
        if self.source.register.hat:
            self.show_nothing()
            self.is_new = True
            self.title.setText(f"Tambah {self.source.noun}")
            self.roles.setText("Siapa orangnya? Cari dulu, supaya tidak tercatat dua kali.")
            self._mode(self.picker)
            self.cancel_button.setEnabled(True)
            self.picker.start()
        elif nama:
            self._new_person(nama)
        else:
            self._blank(None)

    def _picked(self, person_id: str) -> None:
        self._blank(person_id)

    def _new_person(self, text: str) -> None:
        self._blank(None)
        if text and "nama" in self.form.inputs:
            self.form.inputs["nama"].set_value(text)
            self._edited()
        self.form.focus_first(["nama"])

    def _blank(self, person_id: str | None) -> None:
        try:
            values = self.source.blank(person_id)
        except LkmError as error:
            self.error.emit(str(error))
            return
        self._fill(None, values, new=True)
        self._proposals.begin(values)
        self.form.set_read_only(False)
        self._mode(self.area)
        if person_id:
            self._show_check(all_fields=False)
        self.form.focus_first()

    def _fill(self, row_id: str | None, values: dict[str, Any], *, new: bool) -> None:
        self._timer.stop()
        self.row_id, self.is_new, self._values = row_id, new, dict(values)
        self._visited.clear()
        self._proposals.forget()
        self._tried = False
        self.form.set_values(values)
        self._values_shown = self.form.values()
        self.roles.setText(self.source.roles(values))
        self.facts.setText(" ".join(self.source.facts(values)) if row_id else "")
        self.area.verticalScrollBar().setValue(0)
        self._set_dirty(False)

    def _mode(self, widget: QWidget, *, trashed: bool = False) -> None:
        editing = widget is self.area
        if self.parentWidget() is not None:
            self.show()
        self.stack.setCurrentWidget(widget)
        self.foot.setVisible(widget is not self.empty)
        self.delete_button.setVisible(editing and not self.is_new and not trashed)
        self.restore_button.setVisible(editing and trashed)
        self.save_button.setVisible(editing and not trashed)
        self.cancel_button.setVisible(not trashed)
        self.state.setVisible(not trashed)
        self.history_button.setVisible(editing and not self.is_new)
        self.facts.setVisible(widget is self.area and bool(self.facts.text()))
        self.extra_button.setVisible(self.extra is not None and editing and not self.is_new and not trashed)
        self.history_button.blockSignals(True)
        self.history_button.setChecked(False)
        self.history_button.blockSignals(False)
        mnemonics.refresh(self)

    def _toggle_history(self, on: bool) -> None:
        if on and self.row_id:
            self.history.show_changes(self.source.history(self.row_id, self._values))
        self.stack.setCurrentWidget(self.history if on else self.area)

    # --- editing ----------------------------------------------------------------------------------------------------

    @property
    def name(self) -> str:
        """The name in the form, for sentences."""
        return self.source.name_of(self.form.values()) or self.source.name_of(self._values)

    def values(self) -> dict[str, Any]:
        """What the form holds."""
        return self.form.values()

    def _edited(self) -> None:
        if self.row_id and self.dirty and not self.form.problems() and self.form.values() == self._values_shown:
            self._timer.stop()
            self._set_dirty(False)
            self.source.drop_draft(self.row_id)
            return
        self._set_dirty(True)
        self._timer.start()

    def _set_dirty(self, dirty: bool) -> None:
        self.dirty = dirty
        self.state.setText("Belum disimpan" if dirty else "")
        self.save_button.setEnabled(dirty or self.is_new)
        self.cancel_button.setEnabled(dirty or self.is_new)
        self.title.setText(self.name or (self.source.new_noun if self.is_new else ""))

    def _left(self, key: str) -> None:
        self._visited.add(key)
        self._proposals.follow()
        if self.dirty or self._tried:
            self._show_check(all_fields=self._tried)

    def _finished(self) -> None:
        self.save_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_check(self, *, all_fields: bool) -> bool:
        """Show what is wrong or odd; True when nothing forbids saving."""
        problems = self.form.problems()
        messages = [(key, "salah", text) for key, text in problems.items()]
        for told in self.source.check(self.row_id, self.form.values()):
            text = f"{told.teks} ({without_code(told.sumber)})" if told.sumber else told.teks
            if told.field not in problems:
                messages.append((told.field, told.level, text))
        wrong = any(level == "salah" for _, level, _ in messages)
        if not all_fields:
            filled = {key for key, value in self.form.values().items() if value not in (None, "")}
            known = self._visited | (filled if not self.is_new else set())
            messages = [m for m in messages if m[0] in known]
        self.form.show_messages(messages)
        return not wrong

    # --- saving -----------------------------------------------------------------------------------------------------

    def save(self) -> bool:
        """Save the form; False when something forbids it, told beside the fields."""
        if self.stack.currentWidget() is not self.area or not (self.dirty or self.is_new):
            return True
        self._tried = True
        if not self._show_check(all_fields=True):
            wrong = list(self.form.problems()) or self._wrong_keys()
            self.form.focus_first(wrong)
            self.state.setText("Perlu diperbaiki")
            return False
        try:
            row_id = self._write()
        except FieldErrors as error:
            self._set_dirty(True)
            self.form.show_messages([(key, "salah", text) for key, text in error.errors.items()])
            return False
        if row_id is None:
            return False
        new = self.is_new
        self.source.drop_draft(None if new else row_id)
        self.show_record(row_id)
        self.saved.emit(row_id, new)
        return True

    def _wrong_keys(self) -> list[str]:
        return [told.field for told in self.source.check(self.row_id, self.form.values()) if told.level == "salah"]

    def _write(self) -> str | None:
        from lkm_desktop.services import kartu

        verb = "Tambah" if self.is_new else "Ubah"
        unit = self.source.ctx.unit(f"{verb} {self.source.noun} {self.name}".strip())
        values = self.form.values()
        row_id = ""
        self.dirty = False
        with unit as s:
            row_id = kartu.save(s, self.source.register, self.row_id, values)
        if not unit.ok:
            self._set_dirty(True)
            return None
        return row_id

    def cancel(self) -> None:
        """Drop what was typed; the history and the picker close first."""
        if self.history_button.isChecked():
            self.history_button.setChecked(False)
            return
        if self.dirty or self.is_new:
            self.source.drop_draft(self.row_id)
        if self.is_new or self.row_id is None:
            self.show_nothing()
        elif self.dirty:
            self.show_record(self.row_id)
        self.cancelled.emit()

    def keep_draft(self) -> None:
        """Keep what was typed, in case the window or the power goes."""
        self._timer.stop()
        if self.dirty and self.stack.currentWidget() is not self.picker:
            self.source.keep_draft(self.row_id, self.form.texts())

    def _delete(self) -> None:
        if self.row_id:
            self.trash_wanted.emit(self.row_id)

    def _do_extra(self) -> None:
        if self.row_id:
            self.extra_wanted.emit(self.row_id)

    def _restore(self) -> None:
        if self.row_id:
            self.restore_wanted.emit(self.row_id)
