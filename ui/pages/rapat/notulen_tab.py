"""Tab 3: the minutes. Kept as a draft while typing, saved with Ctrl+S; names of those present fill themselves in."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.format import tanggal_kata
from ui.pages.rapat.counts_card import Column
from ui.pages.rapat.grow import GrowInput
from ui.pages.rapat.notulen_rows import Decision, Entries, Point
from ui.pages.rapat.present_card import PresentCard
from ui.pages.rapat.source import Meeting, RapatSource
from ui.widgets import looks
from ui.widgets.inputs import SuggestInput
from ui.widgets.message_bar import MessageBar

DRAFT_MS = 3000
HEAD = ("pimpinan", "notulis", "pembukaan", "penutup")


class NotulenTab(QWidget):
    """`edited` on every change; `saved` after each save."""

    edited = Signal()
    saved = Signal()

    def __init__(self, source: RapatSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._meeting: Meeting | None = None
        self.dirty = False
        self.bar = MessageBar()
        self.head: dict[str, Any] = {
            "pimpinan": SuggestInput(), "notulis": SuggestInput(),
            "pembukaan": GrowInput("Pembukaan", 1, "Siapa membuka rapat, dengan apa"),
            "penutup": GrowInput("Penutup", 1, "Pukul berapa ditutup, dengan apa"),
        }
        self.agenda = Entries(Point, "Tambah acara")
        self.decisions = Entries(Decision, "Tambah keputusan")
        self.present = PresentCard()
        self.state = looks.label("", "muted")
        self.cancel_button = looks.button("Batal", self.cancel)
        self.save_button = looks.button("Simpan notulen", self.save, "save", "primary")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_MS)
        self._timer.timeout.connect(self.keep_draft)
        self._build()
        for edit in (*self.head.values(), self.agenda, self.decisions):
            edit.edited.connect(self._typed)
        for entries in (self.agenda, self.decisions):
            entries.arranged.connect(self._order_tabs)
        self._set_dirty(False)

    def _build(self) -> None:
        content = QWidget()
        content.setObjectName("polos")
        inside = QVBoxLayout(content)
        inside.setContentsMargins(2, 2, 10, 2)
        inside.setSpacing(8)
        inside.addLayout(self._form(("pimpinan", "Pimpinan rapat"), ("notulis", "Notulis"), ("pembukaan", "Pembukaan")))
        inside.addWidget(looks.label("Agenda dan pembahasan", "h2"))
        inside.addWidget(self.agenda)
        inside.addWidget(looks.label("Keputusan", "h2"))
        inside.addWidget(self.decisions)
        inside.addLayout(self._form(("penutup", "Penutup")))
        inside.addStretch(1)
        self.area = QScrollArea()
        self.area.setObjectName("polos")
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(content)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.area, 1)
        line.addWidget(Column(self.present, 30))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 8)
        layout.setSpacing(8)
        layout.addWidget(self.bar)
        layout.addLayout(line, 1)
        layout.addLayout(looks.row(self.state, None, self.cancel_button, self.save_button))

    def _form(self, *fields: tuple[str, str]) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for key, label in fields:
            words = looks.label(label)
            words.setMinimumWidth(looks.chars(words, 14))
            words.setBuddy(self.head[key])
            self.head[key].setAccessibleName(label)
            form.addRow(words, self.head[key])
        return form

    def _order_tabs(self) -> None:
        """Tab goes down the page as it is read."""
        first = [self.head[key] for key in ("pimpinan", "notulis", "pembukaan")]
        last = [self.head["penutup"], self.present, self.cancel_button, self.save_button]
        for one, following in pairwise([*first, *self.agenda.stops(), *self.decisions.stops(), *last]):
            QWidget.setTabOrder(one, following)

    # --- what is shown ----------------------------------------------------------------------------------------------

    @property
    def draft_key(self) -> str:
        """Where typed minutes are kept."""
        return f"notulen:{self._meeting.id if self._meeting else ''}"

    def show_meeting(self, meeting: Meeting) -> None:
        """Show the minutes of a meeting, unless the same ones are being typed."""
        other = self._meeting is None or self._meeting.id != meeting.id
        self._meeting = meeting
        self._suggest(meeting)
        self.present.show_meeting(meeting, f"Hari {tanggal_kata(meeting.values['tanggal'])}.")
        if other or not self.dirty:
            self._show(meeting.notulen)
            self._set_dirty(False)
        if other:
            self.bar.clear()
            self._offer_draft()

    def _suggest(self, meeting: Meeting) -> None:
        names = [name for name in meeting.signers if name]
        names += [row.nama for row in meeting.roll.rows if row.nama not in names]
        for key, signer in zip(("pimpinan", "notulis"), meeting.signers, strict=True):
            self.head[key].set_suggestions(names)
            self.head[key].setPlaceholderText(f"misalnya {signer}" if signer else "")
        self.decisions.suggest(names)

    def _show(self, values: dict[str, Any]) -> None:
        for key in HEAD:
            self.head[key].set_value(values.get(key))
        self.agenda.set_values(values.get("agenda") or [])
        self.decisions.set_values(values.get("keputusan") or [])

    def values(self) -> dict[str, Any]:
        """The typed minutes."""
        return {
            **{key: self.head[key].value() for key in HEAD},
            "agenda": self.agenda.values(), "keputusan": self.decisions.values(),
        }

    def start(self) -> None:
        """Put the cursor in the first empty field at the top."""
        first = next((self.head[k] for k in ("pimpinan", "notulis") if not self.head[k].value()), None)
        (first or self.head["pembukaan"]).setFocus()

    # --- saving -----------------------------------------------------------------------------------------------------

    def save(self) -> bool:
        """Write the minutes; false and a sentence under the wrong part when something is wrong."""
        if self._meeting is None:
            return False
        try:
            self._set_dirty(False)
            self._source.save_notulen(self._meeting, self.values())
        except FieldErrors as error:
            self._set_dirty(True)
            self._show_errors(error.errors)
            return False
        except LkmError as error:
            self._set_dirty(True)
            self.bar.say("error", str(error))
            return False
        self._show_errors({})
        self._forget()
        self.bar.clear()
        self.saved.emit()
        return True

    def _show_errors(self, errors: dict[str, str]) -> None:
        lists = {"agenda": self.agenda, "keputusan": self.decisions}
        for entries in lists.values():
            for entry in entries.entries:
                entry.show_problem("", "")
        for key, text in errors.items():
            name, _, rest = key.partition(".")
            number, _, field = rest.partition(".")
            if name in lists and number.isdigit():
                field = field.removeprefix("tindak_lanjut.0.")
                entry = lists[name].filled()[int(number)]
                entry.show_problem(field, text)
                entry.inputs[field].setFocus()
                self.area.ensureWidgetVisible(entry)

    def cancel(self) -> None:
        """Show what is stored again; what was typed since is forgotten."""
        self._forget()
        self.bar.clear()
        if self._meeting is not None:
            self._show(self._meeting.notulen)
        self._set_dirty(False)

    def _set_dirty(self, dirty: bool) -> None:
        self.dirty = dirty
        self.state.setText("Belum disimpan" if dirty else "")
        self.cancel_button.setEnabled(dirty)

    def _typed(self) -> None:
        self._set_dirty(True)
        self._timer.start()
        self.edited.emit()

    # --- drafts -----------------------------------------------------------------------------------------------------

    def keep_draft(self) -> None:
        """Keep what is being typed, now. Dates are kept as typed."""
        self._timer.stop()
        if self.dirty and self._meeting is not None:
            self._source.keep_draft(self.draft_key, as_text(self.values()))
            self.state.setText("Belum disimpan; ketikan aman sebagai draf")

    def _forget(self) -> None:
        self._timer.stop()
        if self._meeting is not None and self._source.draft(self.draft_key) is not None:
            self._source.drop_draft(self.draft_key)

    def _offer_draft(self) -> None:
        if self._source.draft(self.draft_key) is not None:
            words = "Ada ketikan notulen yang belum disimpan."
            self.bar.say("info", words, ("Lanjutkan", self.take_draft), ("Buang", self.cancel))

    def take_draft(self) -> None:
        """Go on with the kept text."""
        kept = self._source.draft(self.draft_key)
        if kept is not None:
            self._show(kept)
            self._set_dirty(True)


def as_text(values: Any) -> Any:
    """The same values with every date as 2015-09-21, ready for a draft."""
    if isinstance(values, dict):
        return {key: as_text(value) for key, value in values.items()}
    if isinstance(values, list):
        return [as_text(value) for value in values]
    return values.isoformat() if hasattr(values, "isoformat") else values
