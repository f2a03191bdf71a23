"""What the tabs of the page share: a read when shown, a row of buttons, a list beside a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from lkm_desktop.domain import REGISTERS
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services import orang, registers
from ui import mnemonics
from ui.context import Context
from ui.widgets import looks
from ui.widgets.field_form import FieldForm
from ui.widgets.flow import Flow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.pages.belajar.page import BelajarPage


class Tab(QWidget):
    """A part of the page; `read` is called when it is shown and when something changed."""

    def __init__(self, page: BelajarPage) -> None:
        super().__init__()
        self.page = page
        self.ctx: Context = page.ctx
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(10, 10, 10, 8)
        self.column.setSpacing(10)

    def named(self, choices: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        """The choices in the words of the office: BKM for LKM."""
        return [(code, words.replace("LKM", self.ctx.office.istilah)) for code, words in choices]

    def read(self) -> None:
        """Read what is shown again."""

    def start(self) -> None:
        """The keys go to where the tab begins."""

    def print_out(self) -> None:
        """Ctrl+P: the paper of the tab."""

    def new_record(self) -> None:
        """Ctrl+N."""

    def edit_record(self) -> None:
        """F2."""

    def delete_record(self) -> None:
        """Ctrl+Del."""

    def save(self) -> None:
        """Ctrl+S."""

    @property
    def tahun(self) -> int:
        """The year chosen on the page."""
        return self.page.tahun


def bar(*widgets: QWidget) -> QWidget:
    """Buttons in a line that goes on below when there is little room."""
    holder = QWidget()
    flow = Flow(holder)
    for widget in widgets:
        flow.addWidget(widget)
    return holder


class Source:
    """Where the forms of these pages get suggestions and people from; words are set when the page reads."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self.words: dict[str, list[str]] = {}

    def suggestions(self, key: str) -> list[str]:
        """Words already used in a field."""
        return self.words.get(key, [])

    def search_people(self, text: str, limit: int) -> list[orang.OrangRingkas]:
        """People that match."""
        with self._ctx.read() as s:
            return orang.search(s, text, limit)

    def person_name(self, person_id: str) -> str:
        """The name of a person; empty when unknown."""
        with self._ctx.read() as s:
            found = registers.rows(s, REGISTERS["orang"], [person_id], ["nama"])
        return found[0][0] if found else ""


class EntryPanel(QFrame):
    """A form beside a list. `closed(id)` when saved, with "" when given up; typed text waits while another page is
    shown. write: stores the values of a record (None: a new one) in one step and gives its id."""

    closed = Signal(str)

    def __init__(self, ctx: Context, form: FieldForm, save_words: str,
                 write: Callable[[str | None, dict[str, Any]], str]) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("card")
        self.ctx, self.form, self._write = ctx, form, write
        self.row_id: str | None = None
        self.dirty = False
        self.title = looks.label("", "h2", wrap=True)
        self.save_button = looks.button(save_words, self.save, "save", "primary")
        self.cancel_button = looks.button("Batal", self.give_up)
        inner = QWidget()
        inner.setObjectName("polos")
        self.inside = QVBoxLayout(inner)
        self.inside.setContentsMargins(0, 0, 8, 0)
        self.inside.addWidget(form)
        area = QScrollArea()
        area.setObjectName("polos")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 10, 12)
        layout.addWidget(self.title)
        layout.addWidget(area, 1)
        layout.addLayout(looks.row(None, self.cancel_button, self.save_button))
        form.edited.connect(self._edited)
        form.finished.connect(self.save)
        self.hide()

    def begin(self, title: str, row_id: str | None, values: dict[str, Any]) -> None:
        """Show a record, or the values of a new one."""
        self.row_id = row_id
        self.title.setText(title)
        self.form.set_values({key: values.get(key) for key in self.form.inputs})
        self.dirty = False
        self.show()
        mnemonics.refresh(self)
        self.form.focus_first()

    def _edited(self) -> None:
        self.dirty = True

    def values(self) -> dict[str, Any]:
        """What is typed."""
        return self.form.values()

    def save(self) -> bool:
        """Write; what is wrong is told under its field. False when something is."""
        if self.isHidden():
            return True
        wrong = self.form.problems()
        row_id = ""
        if not wrong:
            try:
                row_id = self._write(self.row_id, self.values())
            except FieldErrors as error:
                wrong = error.errors
            except LkmError as error:
                self.ctx.error(error)
                return False
        known = {key: text for key, text in wrong.items() if key in self.form.inputs}
        self.form.show_messages([(key, "salah", text) for key, text in known.items()])
        if wrong:
            self.form.focus_first(tuple(known))
            if len(known) < len(wrong):
                self.ctx.say("error", " ".join(text for key, text in wrong.items() if key not in known))
            return False
        self._close(row_id)
        return True

    def give_up(self) -> None:
        """Nothing changes."""
        self._close("")

    def _close(self, row_id: str) -> None:
        self.dirty = False
        self.hide()
        mnemonics.refresh(self)
        self.closed.emit(row_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up, Ctrl+Enter saves."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.save()
        else:
            super().keyPressEvent(event)


def place_of(ids: Sequence[str], wanted: str, row: int) -> int:
    """The row of an id, else the row where the mark was, within the list."""
    return ids.index(wanted) if wanted in ids else min(max(row, 0), len(ids) - 1)
