"""A form of typed text with repeating parts: a draft within two seconds, saved with Ctrl+S or Ctrl+Enter, all keys."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lkm_desktop.errors import FieldErrors, LkmError
from ui.pages.rapat.entries import Entries, Removed
from ui.pages.rapat.kept import Kept
from ui.pages.rapat.source import RapatSource
from ui.pages.rapat.typed_keys import ENTER, KeyPane, as_text, entry_of, on_part, page_speaks
from ui.widgets import looks
from ui.widgets.message_bar import MessageBar

#: a draft is written this long after the first key since the last one, however fast typing goes on: with the time that
#: writing takes, no more than two seconds are ever lost
DRAFT_MS = 1500


class Record(Protocol):
    """What a form is about."""

    @property
    def id(self) -> str:
        """Its id."""

    def names(self) -> list[str]:
        """Names to complete texts with."""


T = TypeVar("T", bound=Record)


class TypedForm(QWidget, Generic[T]):
    """`edited` on every change; `saved` after each save. Subclasses fill `content` and say what they hold.

    noun: what is typed here ("notulen"), also the first part of the draft's key.
    """

    edited = Signal()
    saved = Signal()

    noun = ""
    keys = ""

    def __init__(self, source: RapatSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._record: T | None = None
        self.dirty = False
        self._given_up: dict[str, Any] | None = None
        self._removed: list[Removed] = []
        self.lists: dict[str, Entries] = {}
        self._known: list[str] | None = None
        self.bar = MessageBar()
        self.kept = Kept(source, self.bar, self.noun)
        self.state = looks.label("", "muted")
        self.hint = looks.Elided(self.keys, "muted")
        self.cancel_button = looks.button("Batal", self.cancel)
        self.save_button = looks.button(f"Simpan {self.noun}", self.save, "save", "primary")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_MS)
        self._timer.timeout.connect(self.keep_draft)
        pane = KeyPane(self._key)
        pane.setObjectName("polos")
        self.content = QVBoxLayout(pane)
        self.content.setContentsMargins(2, 2, 10, 2)
        self.content.setSpacing(8)
        self.area = QScrollArea()
        self.area.setObjectName("polos")
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(pane)

    def foot(self) -> QWidget:
        """The line below: state, keys, buttons."""
        holder = QWidget()
        line = looks.row(self.state, self.cancel_button, self.save_button)
        line.insertWidget(1, self.hint, 1)
        holder.setLayout(line)
        return holder

    def add_list(self, key: str, entries: Entries) -> None:
        """Register a repeating part."""
        self.lists[key] = entries
        entries.complete_with(self.phrases)
        entries.edited.connect(self.typed)
        entries.arranged.connect(self.order_tabs)
        entries.removed.connect(self._note_removed)
        entries.key = key

    def phrases(self) -> list[str]:
        """What texts may be completed with: phrases of the office, names of this record; read when first asked."""
        if self._known is None:
            names = self._record.names() if self._record is not None else []
            self._known = [*self._source.phrases(), *names]
        return self._known

    # --- what subclasses say ----------------------------------------------------------------------------------------

    def values(self) -> dict[str, Any]:
        """What is typed now."""
        raise NotImplementedError

    def show_values(self, values: dict[str, Any]) -> None:
        """Show stored or kept values."""
        raise NotImplementedError

    def prepare(self, record: T) -> None:
        """Another state of what the form is about: names to complete with, what stands beside the form."""

    def stored(self, record: T) -> dict[str, Any]:
        """What is stored, as `show_values` takes it."""
        raise NotImplementedError

    def write(self, record: T) -> None:
        """Store what is typed. Raises FieldErrors, LkmError."""
        raise NotImplementedError

    def stops(self) -> list[QWidget]:
        """What Tab visits, in order, without the buttons below."""
        return []

    def start(self) -> None:
        """Put the cursor where the work begins."""

    # --- what is shown ----------------------------------------------------------------------------------------------

    @property
    def draft_key(self) -> str:
        """Where typed text is kept."""
        return f"{self.noun}:{self._record.id if self._record else ''}"

    def show_record(self, record: T) -> None:
        """Show a record, unless the same one is being typed."""
        other = self._record is None or self._record.id != record.id
        self._record = record
        self._known = None
        self.prepare(record)
        if other or not self.dirty:
            self.show_values(self.stored(record))
            self._removed.clear()
            self.set_dirty(False)
        if other:
            self._given_up = None
            self.bar.clear()
            self._offer_draft()

    # --- parts that were removed ------------------------------------------------------------------------------------

    def _note_removed(self, gone: Removed) -> None:
        self._removed.append(gone)
        if not self.kept.offering:
            self.bar.say("info", f"{gone.words} dihapus. Ctrl+Z mengembalikannya.", ("Kembalikan", self.take_back))

    def take_back(self) -> bool:
        """Ctrl+Z in a field without typing: the part that was removed last comes back; false when none was."""
        while self._removed:
            gone = self._removed.pop()
            if any(entries.put_back(gone) for entries in self.lists.values()):
                if not self.kept.offering:
                    self.bar.clear()
                return True
        if self._given_up is not None:
            self.bring_back()
            return True
        return False

    def order_tabs(self) -> None:
        """Tab goes down the page as it is read."""
        for one, following in pairwise([*self.stops(), self.cancel_button, self.save_button]):
            QWidget.setTabOrder(one, following)

    # --- saving -----------------------------------------------------------------------------------------------------

    def save(self) -> bool:
        """Write; false and a sentence under the wrong part when something is wrong."""
        if self._record is None:
            return False
        try:
            self.set_dirty(False)
            self.write(self._record)
        except FieldErrors as error:
            self.set_dirty(True)
            self.show_errors(error.errors)
            return False
        except LkmError as error:
            self.set_dirty(True)
            self.bar.say("error", str(error))
            return False
        self.show_errors({})
        self._timer.stop()
        self.kept.forget()
        self.bar.clear()
        self._offer_again()
        self.saved.emit()
        return True

    def show_errors(self, errors: dict[str, str]) -> None:
        """Mark what is wrong, by keys like "keputusan.2.isi", and go to the first."""
        first: QWidget | None = None
        for name, entries in self.lists.items():
            mine = {key.removeprefix(f"{name}."): text for key, text in errors.items() if key.startswith(f"{name}.")}
            found = entries.show_errors(mine)
            first = first or found
        if first is not None:
            first.setFocus()
            self.area.ensureWidgetVisible(first)

    def cancel(self) -> None:
        """Show what is stored again; what was typed since can be brought back until the page shows something else."""
        self._timer.stop()
        self._given_up = as_text(self.values()) if self.dirty else None
        self.kept.forget()
        self.bar.clear()
        if self._record is not None:
            self.show_values(self.stored(self._record))
        self._removed.clear()
        self.set_dirty(False)
        if self._given_up is not None:
            words = f"Ketikan {self.noun} dibatalkan. Ctrl+Z mengembalikannya."
            self.bar.say("info", words, ("Kembalikan", self.bring_back))
        else:
            self._offer_again()

    def bring_back(self) -> None:
        """What Batal took away is typed again."""
        if self._given_up is not None:
            self._show_typed(self._given_up)

    def _show_typed(self, values: dict[str, Any]) -> None:
        self._given_up = None
        self.bar.clear()
        self._removed.clear()
        self.show_values(values)
        self.set_dirty(True)
        self.keep_draft()
        self._offer_again()

    def set_dirty(self, dirty: bool) -> None:
        """Whether something is typed that is not stored."""
        self.dirty = dirty
        self.state.setText("Belum disimpan" if dirty else "")
        self.cancel_button.setEnabled(dirty)

    def typed(self) -> None:
        """A key was pressed in one of the fields."""
        self._given_up = None
        if not self.dirty:
            self.set_dirty(True)
        if not self._timer.isActive():
            self._timer.start()  # never pushed on by more typing
        self.edited.emit()

    # --- drafts -----------------------------------------------------------------------------------------------------

    def keep_draft(self) -> None:
        """Keep what is being typed, now. Dates are kept as typed."""
        self._timer.stop()
        if not self.dirty or self._record is None:
            return
        try:
            self.kept.keep(as_text(self.values()))
        except LkmError as error:
            self.state.setText("Belum disimpan; draf pun belum")
            self.bar.say("error", str(error))
        else:
            self.state.setText("Belum disimpan; ketikan aman sebagai draf")

    def _offer_draft(self) -> None:
        self.kept.look(self.draft_key)
        self._offer_again()

    def _offer_again(self) -> None:
        self.kept.offer(self.dirty, self.take_draft, self.drop_draft)

    def take_draft(self) -> None:
        """Go on with the kept text; what was typed meanwhile waits in its place."""
        self._timer.stop()
        taken = self.kept.take(as_text(self.values()) if self.dirty else None)
        if taken is not None:
            self._show_typed(taken)
            self.start()

    def drop_draft(self) -> None:
        """Throw the offered text away; what is typed now stays."""
        self.kept.drop()
        self._offer_again()

    def resume(self) -> None:
        """Go on at once with what was left unsaved; while something is being typed here, that comes first."""
        if not self.dirty and self.save_button.isEnabled():
            self.take_draft()

    # --- keys -------------------------------------------------------------------------------------------------------

    def _key(self, event: QKeyEvent) -> bool:
        """Keys that the field itself did not want; true when one did something."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        place = QApplication.focusWidget()
        if key in ENTER and held == Qt.KeyboardModifier.NoModifier:
            return isinstance(place, QLineEdit | QComboBox | QRadioButton) and self.focusNextChild()
        if key in ENTER and held == Qt.KeyboardModifier.ControlModifier:
            self.save()
            return True
        if key == Qt.Key.Key_Escape and held == Qt.KeyboardModifier.NoModifier:
            return self._escape()
        entry = entry_of(place)
        return entry is not None and place is not None and on_part(entry, place, Qt.Key(key), held)

    def _escape(self) -> bool:
        """Esc closes a message; without one it gives the typing up, which can be brought back."""
        if page_speaks(self):
            return False
        if self.bar.text and not self.kept.offering:
            self.bar.dismiss()
            return True
        if self.dirty:
            self.cancel()
        return self.dirty
