"""What the steps with typing share: the typed form of the meetings, for sheets and forms of an election."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from lkm_desktop.errors import FieldErrors, LkmError
from ui.pages.pemilihan.source import PemilihanSource
from ui.pages.rapat.typed_form import TypedForm
from ui.pages.rapat.typed_keys import ENTER, as_text
from ui.widgets import looks

Values = dict[str, Any]
SAFE = "Belum disimpan; ketikan tetap aman."


@dataclass(frozen=True)
class Subject:
    """What a step types: its id (the end of the draft's key), what is stored, and where it belongs (words for steps
    of undo). owner: the election."""

    id: str
    stored: Values = field(default_factory=dict)
    owner: str = ""
    words: str = ""

    def names(self) -> list[str]:
        """No names to complete texts with."""
        return []


class Typed(TypedForm[Subject]):
    """noun: what is typed here, for buttons and sentences; page: the first part of the keys of its drafts.

    Unlike a form of minutes it knows when typing came back to what is stored, and keeps errors that concern no field.
    """

    page = ""

    def __init__(self, source: PemilihanSource, parent: QWidget | None = None) -> None:
        super().__init__(source, parent)
        self.source = source
        self.state = looks.Elided("", "muted")  # never forces the window wider
        self._baseline: Any = None

    @property
    def subject(self) -> Subject | None:
        """What is shown."""
        return self._record

    def foot_line(self, *extra: QWidget) -> QHBoxLayout:
        """The line below: further buttons, state, Batal, Simpan."""
        line = looks.row(*extra, self.state, self.cancel_button, self.save_button)
        line.setStretchFactor(self.state, 1)
        return line

    # --- what subclasses say ----------------------------------------------------------------------------------------

    def take_open(self) -> None:
        """Take what stands in an open cell."""

    def save_subject(self, subject: Subject) -> None:
        """Store what is typed as one named step. Raises FieldErrors, LkmError."""
        raise NotImplementedError

    # --- for the form of the meetings -------------------------------------------------------------------------------

    @property
    def draft_key(self) -> str:
        """Where typed text is kept."""
        return f"{self.page}:{self._record.id if self._record else ''}"

    def stored(self, record: Subject) -> Values:
        """What is stored."""
        return record.stored

    def write(self, record: Subject) -> None:
        """Store; why it was refused is told here too, for not every fault has a field."""
        try:
            self.save_subject(record)
        except FieldErrors as error:
            self.bar.say("error", f"{next(iter(error.errors.values()))} {SAFE}")
            raise

    def show_record(self, record: Subject) -> None:
        """Show a record, unless the same one is being typed; typing of another one is kept as a draft."""
        if self._record is not None and self._record.id != record.id:
            self.take_open()
            self.keep_draft()
        super().show_record(record)
        if not self.dirty:
            self._baseline = as_text(self.values())

    def forget(self) -> None:
        """Nothing is shown any more; typing is kept as a draft."""
        self.keep_draft()
        self._record = None
        self.set_dirty(False)
        self.bar.clear()

    def save(self) -> bool:
        """Write what is typed, the open cell too."""
        self.take_open()
        return super().save()

    def cancel(self) -> None:
        """Back to what is stored."""
        self.take_open()
        super().cancel()
        self.show_errors({})
        self._baseline = as_text(self.values())

    def typed(self) -> None:
        """A key was pressed: is it another text than the stored one?"""
        if as_text(self.values()) != self._baseline:
            super().typed()
        elif self.dirty:
            self._timer.stop()
            self.set_dirty(False)
            self.kept.forget()
            self.edited.emit()
        else:
            self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves, Esc closes a message or gives typing up."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in ENTER and held == Qt.KeyboardModifier.ControlModifier:
            self.save()
        elif event.key() != Qt.Key.Key_Escape or held or not self._escape():
            super().keyPressEvent(event)


def told(error: LkmError) -> str:
    """The sentence of an error, of its first field if it has any."""
    return next(iter(error.errors.values())) if isinstance(error, FieldErrors) else str(error)


def tone(label: QLabel, kind: str) -> None:
    """Give a label another look: err, awas, baik, muted, bold."""
    if label.objectName() != kind:
        label.setObjectName(kind)
        label.style().unpolish(label)
        label.style().polish(label)
