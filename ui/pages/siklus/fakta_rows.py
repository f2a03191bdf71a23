"""Rows of a list of facts, made from its declaration: short fields beside a text that grows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lkm_desktop.fields import Field
from lkm_desktop.services.fakta_borang import DaftarButir
from ui.pages.rapat.entries import Entries, Entry
from ui.pages.rapat.grow import GrowInput
from ui.widgets import looks
from ui.widgets.inputs import NumberInput, RtInput, SuggestInput, TextInput
from ui.widgets.press import is_enter

#: how much of the line a column takes beside the others; the widest that a suggestion makes its column, in characters,
#: and the frame around it in pixels; characters of the columns with a width of their own
_SHARE = {"isi": 6, "sebab": 5, "keterangan": 5, "oleh": 3, "bidang": 3}
_WIDEST, _FRAME = 28, 24
_WIDTH = {"rt": 4, "rw": 4, "jumlah": 7, "satuan": 8}


class RowText(GrowInput):
    """A text of a row: Enter goes on, Shift+Enter begins a line."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave a plain Enter to the row, unless a phrase was chosen."""
        chosen = self.offering and self.popup is not None and self.popup.moved
        if is_enter(event) and event.modifiers() in (_NONE, Qt.KeyboardModifier.KeypadModifier) and not chosen:
            event.ignore()
            return
        super().keyPressEvent(event)


_NONE = Qt.KeyboardModifier.NoModifier


class ButirRow(Entry):
    """One row of a list of facts."""

    def __init__(self, daftar: DaftarButir) -> None:
        super().__init__(daftar.satu)
        self.daftar = daftar
        self.names = {one.key: f"{one.label}, {daftar.satu}" for one in daftar.kolom}
        self.grid.setContentsMargins(0, 0, 0, 2)
        top = Qt.AlignmentFlag.AlignTop
        for column, spec in enumerate(daftar.kolom, 1):
            edit = _input(spec)
            self.add_input(spec.key, edit)
            self.grid.addWidget(edit, 0, column, top)
            self.grid.setColumnStretch(column, 0 if _chars(spec) else _SHARE.get(spec.key, 1))
        self._level()
        last = len(daftar.kolom) + 1
        self.grid.addWidget(self.remove, 0, last, top)
        self.grid.addWidget(self.message, 1, 1, 1, last)

    def _level(self) -> None:
        """Number and button stand beside the first line of the text."""
        high = self.fontMetrics().lineSpacing() + 20
        for part in (self.number, self.remove):
            part.setMinimumHeight(high)

    def changeEvent(self, event: QEvent) -> None:
        """Another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "daftar"):
            QTimer.singleShot(0, self, self._level)

    def is_empty(self) -> bool:
        """A row that holds no more than what was offered for it is no typed row."""
        return super().is_empty() or self.daftar.hanya_usulan(self.typed())

    def typed(self) -> dict[str, Any]:
        """What stands in the fields, as text where it is no value."""
        return {key: edit.text() if edit.problem() else edit.value() for key, edit in self.inputs.items()}

    def suggest(self, words: Sequence[str]) -> None:
        """Names go to those who see to it; the other fields keep the words of their column."""
        edit = self.inputs.get("oleh")
        if isinstance(edit, SuggestInput):
            edit.set_suggestions(words)

    def after(self, place: QWidget) -> QWidget | None:
        """The field that follows in this row; None behind the last one."""
        edits = list(self.inputs.values())
        found = edits.index(place) + 1 if place in edits else len(edits)
        return edits[found] if found < len(edits) else None


def _input(spec: Field) -> Any:
    """The field of a column, with the column's name where nothing is typed yet."""
    edit: Any
    if spec.kind == "panjang":
        edit = RowText(spec.label, 1, spec.label)
    else:
        makers = {"rt": RtInput, "angka": NumberInput}
        words = [words for _, words in spec.choices]
        edit = SuggestInput(words) if spec.kind == "saran" else makers.get(spec.kind, TextInput)()
        edit.setPlaceholderText(spec.label)
        longest = max((edit.fontMetrics().horizontalAdvance(choice) for choice in words), default=0)
        edit.setMinimumWidth(max(40, min(longest + _FRAME, looks.chars(edit, _WIDEST))))
    if _chars(spec):
        edit.setFixedWidth(looks.chars(edit, _chars(spec)))
    return edit


def _chars(spec: Field) -> int:
    """Width of a column with a width of its own; 0 for one that shares the line."""
    return _WIDTH.get(spec.key, spec.width if spec.kind in ("teks", "saran") and spec.width <= 12 else 0)


class ButirList(QWidget):
    """A list of facts under its heading: rows, a button for one more, and one that brings the usual rows."""

    def __init__(self, daftar: DaftarButir) -> None:
        super().__init__()
        self.daftar = daftar
        self.rows = Entries(self._row, f"Tambah {daftar.satu}")
        self.offer = looks.button("Isikan yang biasa", self.take_offer, "list", "tautan")
        self.offer.setAccessibleName(f"Isikan {daftar.label.lower()} yang biasa")
        if not daftar.usulan or daftar.langsung:
            self.offer.hide()  # never shown here: without a parent it would be a window and take the keys
        self.heading = looks.label(daftar.label, "h2")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(looks.row(self.heading, None, self.offer))
        if daftar.bantuan:
            layout.addWidget(looks.label(daftar.bantuan, "muted", wrap=True))
        layout.addWidget(self.rows)

    def _row(self) -> Entry:
        return ButirRow(self.daftar)

    def set_values(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Show stored rows, and those that stand in the form from the start."""
        shown = [dict(row) for row in rows]
        if self.daftar.langsung:
            shown = with_offers(shown, self.daftar.usulan)
        self.rows.set_values(shown)

    def values(self) -> list[dict[str, Any]]:
        """The rows in which something is typed."""
        return self.rows.values()

    def take_offer(self) -> None:
        """The usual rows that are not there yet come behind those that are."""
        self.rows.set_values(with_offers(self.rows.values(), self.daftar.usulan))
        self.rows.edited.emit()
        self.rows.arranged.emit()
        for entry in self.rows.entries:
            entry.show()
        if self.rows.entries:
            self.rows.entries[0].begin()

    def stops(self) -> list[QWidget]:
        """What Tab visits, in order."""
        first: list[QWidget] = [] if self.offer.isHidden() else [self.offer]
        return [*first, *self.rows.stops()]


def with_offers(rows: Sequence[dict[str, Any]], offers: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Rows with the offered ones that are missing, each behind the row of the offer before it. An offer is there when
    a row has its heading, or its text where it has no heading."""
    found, at = list(rows), 0
    for offer in offers:
        key = "bidang" if "bidang" in offer else "isi"
        places = [n for n, row in enumerate(found) if _same(row.get(key), offer[key])]
        if places:
            at = max(at, places[-1] + 1)
        else:
            at = at if rows else len(found)
            found.insert(at, dict(offer))
            at += 1
    return found


def _same(one: object, other: object) -> bool:
    return str(one or "").strip().casefold() == str(other or "").strip().casefold()
